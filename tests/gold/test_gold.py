"""Every gold document is read as its author expects, or no worse than it was.

The documents and expectations were written by people who had not seen the program. A
`clear` entry that is wrong is never accepted; other losses are, only where the saved
baseline knows them (`python -m tests.gold.score --save`, refused in CI).
"""

import json
from functools import cache
from pathlib import Path

import pytest

from tests.gold.score import (
    DOCUMENTS,
    documents,
    known_losses,
    main,
    new_losses,
    scored,
)
from tests.gold.scoring import Scored

PAIRS = tuple(documents(DOCUMENTS))


@cache
def result_of(path: Path, expectation: Path) -> Scored:
    return scored(path, expectation)


@pytest.mark.parametrize(
    ("path", "expectation"), PAIRS, ids=[path.name for path, _ in PAIRS]
)
def test_a_document_is_read_no_worse_than_before(
    path: Path, expectation: Path | None
) -> None:
    assert expectation is not None, f"{path.name} has no expectation beside it"
    result = result_of(path, expectation)
    assert not result.wrong_clear, f"wrong while clear: {result.wrong_clear}"
    known = known_losses().get(path.name, [])
    whys = {check.label: check.why for check in result.checks}
    lost = [f"{one}: {whys.get(one)}" for one in new_losses(result, known)]
    assert not lost, "\n".join(lost)


def test_the_documents_are_many_and_of_all_sorts() -> None:
    expected = [
        json.loads(wanted.read_text(encoding="utf-8"))
        for _, wanted in PAIRS
        if wanted is not None
    ]
    negative = [
        e for e in expected if e.get("document", {}).get("child_protection") is False
    ]
    asking = [
        e
        for e in expected
        if e not in negative
        and any(n.get("trust") == "check" for n in e.get("next", []))
    ]
    assert len(expected) >= 80
    assert len(asking) >= 20
    assert len(negative) >= 15
    assert {path.suffix for path, _ in PAIRS} >= {
        ".docx", ".pdf", ".txt", ".eml", ".html", ".rtf", ".odt",
    }  # fmt: skip


def test_the_baseline_is_not_written_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "1")
    before = known_losses()
    assert main(["--save", "--only", PAIRS[0][0].name]) == 1
    assert known_losses() == before
