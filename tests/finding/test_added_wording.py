"""Adding a council's wording is a change of data, as docs/how-to/add-a-wording.md says."""

import datetime as dt
from importlib import resources

from gp_toolkit.finding.find import find
from gp_toolkit.finding.wording.vocabulary import Words, parse_words
from gp_toolkit.model.document import Block, Document, DocumentState
from gp_toolkit.model.reading import NextConference, NextStatus

LINES = (
    "Minutes of the Initial Child Protection Conference",
    "Date of conference: Tuesday 10 March 2026",
    "Child: Ava Carter, date of birth 4 June 2018",
    "Return to conference on: Thursday 4 June 2026 at 10am",
)
ADDED = """
[[cue]]
id = "anytown-decision-sheet"
kind = "next"
phrases = ["return to conference [on|date]"]
source = "Anytown decision sheet (2026)"
examples = ["Return to conference on: 4 June 2026"]
"""


def texts() -> dict[str, str]:
    folder = resources.files("gp_toolkit.finding") / "words"
    return {
        file.name.removesuffix(".toml"): file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }


def coming(words: Words) -> NextConference:
    reading = find(
        Document(
            name="minutes.docx",
            media="docx",
            state=DocumentState.READ,
            blocks=tuple(Block(text=line) for line in LINES),
        ),
        words=words,
        holidays={},
        authorities=(),
        today=dt.date(2026, 3, 24),
    )
    (entry,) = reading.next
    return entry


def test_a_wording_is_added_without_touching_code() -> None:
    before = texts()
    assert coming(parse_words(before)).trust.value == "check"
    after = parse_words({**before, "meetings": before["meetings"] + ADDED})
    entry = coming(after)
    assert (entry.status, entry.date) == (NextStatus.BOOKED, dt.date(2026, 6, 4))
    assert entry.trust.value == "clear"
