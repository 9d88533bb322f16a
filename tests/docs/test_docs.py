"""The words beside the program are true: links lead somewhere, commands exist."""

import argparse
import re
from pathlib import Path

import pytest

from gp_toolkit.access.hardening import CHECKED
from gp_toolkit.cli.words import parser
from tests.docs import errors

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "example_minutes" / "README.md",
    ]
)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    broken = [to for to in LINK.findall(text) if not (page.parent / to).exists()]
    assert broken == []


def test_every_picture_is_used() -> None:
    shown = {
        (page.parent / to).resolve()
        for page in PAGES
        for to in LINK.findall(page.read_text(encoding="utf-8"))
    }
    pictures = {path.resolve() for path in (ROOT / "docs" / "images").iterdir()}
    assert pictures <= shown


def test_every_command_is_documented() -> None:
    text = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    for command in _commands():
        assert f"`gp-toolkit {command}" in text, command


def _commands() -> list[str]:
    (group,) = _groups(parser())
    return [name for name, inner in group.choices.items() if not _groups(inner)] + [
        f"{name} {sub}"
        for name, inner in group.choices.items()
        for deeper in _groups(inner)
        for sub in deeper.choices
    ]


def _groups(
    parser: argparse.ArgumentParser,
) -> list["argparse._SubParsersAction[argparse.ArgumentParser]"]:
    return [
        action
        for action in parser._actions  # noqa: SLF001 (as above)
        if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001
    ]


def test_ci_runs_the_test_command_of_the_readme() -> None:
    command = 'pip install -e ".[test]" && pytest'
    assert command in README
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_first_screen_of_the_readme_has_the_two_commands() -> None:
    first_screen = README.splitlines()[:20]
    assert "python -m pip install -e . && streamlit run app.py" in first_screen
    assert 'python -m pip install -e ".[test]" && pytest' in first_screen


def test_the_examples_are_described_one_by_one() -> None:
    described = (ROOT / "example_minutes" / "README.md").read_text(encoding="utf-8")
    for path in (ROOT / "example_minutes").glob("*.expected.json"):
        assert path.name.removesuffix(".expected.json") in described


def test_every_message_is_listed_as_the_program_says_it() -> None:
    same = errors.PAGE.read_text(encoding="utf-8") == errors.page()
    assert same, "write it anew: python -m tests.docs.errors"


def test_every_checked_setting_is_explained() -> None:
    text = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    assert {name for name in CHECKED if f"| `{name}` |" not in text} == set()
