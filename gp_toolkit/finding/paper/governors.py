"""The meeting words that can govern a date, and where they stand."""

import re
from enum import StrEnum

from gp_toolkit.finding.scan import GOVERNORS, Scan
from gp_toolkit.finding.wording.vocabulary import Hit, Wording

_ROOM = Wording(r"\s(?=[A-Z]){venues/building}\b", flags=0)
_WHEN = Wording(r"\b{claims/until}(?:\s(?:the|this|his|her|their|our))?\s\Z")


class How(StrEnum):
    """Where the governing word stands, the surest first."""

    SENTENCE = "sentence"
    AFTER = "after"
    CELL = "cell"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"
    COLUMN = "column"
    ABOVE = "above"


Found = tuple[Hit, How] | None
"""A governing word and where it stands."""


def governors(scan: Scan, start: int, end: int) -> list[Hit]:
    """The meeting words in a stretch of text that can govern a date."""
    return list(scan.cues(GOVERNORS, start, end))


def is_place(scan: Scan, hit: Hit) -> bool:
    """`Sandpiper Clinic`, `Merrow Court`: part of a name, and so no meeting."""
    text = scan.sheet.text
    if hit.cue.kind != "other" or not text[hit.start].isupper():
        return False
    if scan.words[_ROOM].match(text, hit.end):
        return True  # `Interview Suite`
    return bool(
        re.search(r"[A-Z][\w'\-]+\s$", text[max(hit.start - 24, 0) : hit.start])
    )


def is_when(scan: Scan, hit: Hit) -> bool:
    """`until the next conference`, in a table of tasks: when, and no label."""
    begin = scan.cell_at(hit.start).start
    return bool(
        scan.words[_WHEN].search(scan.sheet.text, max(begin, hit.start - 20), hit.start)
    )
