"""The command line where Windows differs: its letters, its `*`, its locked files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "example_minutes"
LETTER = "Conference: Łucja’s – review on 2 June 2026 …"


@pytest.mark.parametrize("letters", ["cp1252", "cp850", "ascii"])
def test_output_is_utf_8_whatever_the_console_is_set_to(
    letters: str, tmp_path: Path
) -> None:
    path = tmp_path / "Łucja – letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "gp_toolkit.cli", "read", str(path), "--json"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": letters, "PYTHONUTF8": "0"},
        cwd=ROOT,
    )
    said = json.loads(done.stdout.decode("utf-8"))
    assert said["file"] == path.name
    assert b"Traceback" not in done.stderr


def test_a_star_means_the_files_that_fit(run: Run, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.doc"):
        (tmp_path / name).write_text("Letter", encoding="utf-8")
    said = run("read", tmp_path / "*.txt", "--json")
    assert [line["file"] for line in said.lines] == ["a.txt", "b.txt"]
    missing = run("read", tmp_path / "*.pdf", "--json")
    assert [p["code"] for p in missing.data["problems"]] == ["file_not_found"]


def test_a_workbook_that_is_open_in_excel_is_told_and_nothing_is_left(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path, target: Path) -> Path:
        raise PermissionError(13, "in use", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    said = run(
        *("calendar", "--authority", "derby-city", "--conference", "review"),
        *("--date", "2026-05-26", "--reference", "CP-0007"),
        *("--out", tmp_path / "conference.ics"),
    )
    assert said.code == 3
    assert "close it there" in said.err
    assert list(tmp_path.iterdir()) == []
