"""Every example document is read as a careful administrator would read it.

The expectations were written from the documents, not from what the program says.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.gold.readings import told

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "example_minutes"
FORMATS = {".docx", ".pdf", ".txt", ".eml"}
DOCUMENTS = sorted(p for p in EXAMPLES.iterdir() if p.suffix in FORMATS)

# How the entries of each list are recognised, whatever their order.
KEYS: Mapping[str, tuple[str, ...]] = {
    "next": ("status", "date", "children"),
    "core_groups": ("date",),
    "children": ("name",),
    "adults": ("name",),
    "professionals": ("role", "name"),
    "actions": ("owner", "due"),
    "evidence": ("quote",),
}


def test_there_are_at_least_twelve_examples_in_four_formats() -> None:
    assert len(DOCUMENTS) >= 12
    assert {p.suffix for p in DOCUMENTS} == FORMATS


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_example_is_read_as_its_expectation_says(path: Path) -> None:
    expected_file = path.with_suffix(".expected.json")
    assert expected_file.exists(), f"{path.name} has no expected JSON beside it"
    expected = json.loads(expected_file.read_text(encoding="utf-8"))
    differences = _differences(expected, told(path, expected.pop("today")))
    assert not differences, "\n" + "\n".join(f"{path.name}: {d}" for d in differences)


def _differences(expected: Any, found: Any, where: str = "") -> list[str]:  # noqa: ANN401 (JSON is of any type)
    """Each place where the two part, expected value first."""
    name = where.rsplit(".", 1)[-1]
    if isinstance(expected, dict) and isinstance(found, dict):
        return [
            line
            for key, value in expected.items()
            for line in _differences(
                value, found.get(key, "(no such field)"), f"{where}.{key}".strip(".")
            )
        ]
    if isinstance(expected, list) and isinstance(found, list):
        return _differences_of_lists(expected, found, where)
    same = _overlap(expected, found) if name in {"quote", "text"} else expected == found
    return [] if same else [f"{where}: expected {expected!r}, found {found!r}"]


def _differences_of_lists(
    expected: list[Any], found: list[Any], where: str
) -> list[str]:
    name = where.rsplit(".", 1)[-1]
    if (
        name == "warnings"
    ):  # more reasons to check do no harm; the real one must be there
        missing = sorted(set(expected) - set(found))
        return [f"{where}: lost {missing}"] if missing else []
    if name not in KEYS or any(isinstance(item, str) for item in expected):
        same = sorted(map(str, expected)) == sorted(map(str, found))
        return [] if same else [f"{where}: expected {expected!r}, found {found!r}"]
    left, lines = list(found), []
    for item in expected:
        match = next((f for f in left if _same_entry(item, f, KEYS[name])), None)
        label = " ".join(str(item.get(key)) for key in KEYS[name])
        if match is None:
            lines.append(f"{where}: lost {label}")
            continue
        left.remove(match)
        lines += _differences(item, match, f"{where}[{label}]")
    if name != "evidence":  # a reading may rest on more lines than the one named
        lines += [f"{where}: gained {item!r}" for item in left]
    return lines


def _same_entry(expected: Any, found: Any, keys: tuple[str, ...]) -> bool:  # noqa: ANN401 (JSON is of any type)
    return all(
        _overlap(expected[key], found[key])
        if key == "quote"
        else expected[key] == found[key]
        for key in keys
    )


def _overlap(one: object, other: object) -> bool:
    """Whether one text holds the other, however either is broken into lines."""
    first, second = (" ".join(str(text).split()) for text in (one, other))
    return bool(first and second) and (first in second or second in first)
