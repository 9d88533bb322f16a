"""The arrows of the house run one way."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_arrows_run_one_way_and_the_core_needs_only_the_standard_library() -> None:
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as c; c()",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_core_loads_without_any_installed_package() -> None:
    """Started with `-S` (no site-packages), `model` and `finding` still import."""
    script = (
        "import sys; sys.path.insert(0, '.')\n"
        "import importlib, pathlib\n"
        "for room in ('model', 'finding'):\n"
        "    for path in sorted(pathlib.Path('gp_toolkit', room).glob('*.py')):\n"
        "        if path.stem != '__init__':\n"
        "            importlib.import_module(f'gp_toolkit.{room}.{path.stem}')\n"
    )
    result = subprocess.run(
        [sys.executable, "-S", "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_modules_are_small_enough_to_hold_in_the_head() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in sorted((ROOT / "gp_toolkit").rglob("*.py"))
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 500
    }
    assert long == {}, "split each into two rooms"
