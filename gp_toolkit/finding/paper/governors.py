"""The meeting words that can govern a date, and where they stand."""

import re
from enum import StrEnum

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Hit

_MAILBOX = re.compile(r"[\w.+\-]{0,40}@")


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
    return [
        h
        for h in scan.cues("meetings", start, end)
        if h.cue.kind != "plain" and not _in_address(scan.sheet.text, h)
    ]


def _in_address(text: str, hit: Hit) -> bool:
    """`lark.conf@eskmouth.example`: part of an e-mail address."""
    return bool(_MAILBOX.match(text, hit.end)) or text[hit.start - 1 : hit.start] == "@"


def is_place(scan: Scan, hit: Hit) -> bool:
    """`Sandpiper Clinic`, `Merrow Court`: part of a name, and so no meeting."""
    text = scan.sheet.text
    if hit.cue.kind != "other" or not text[hit.start].isupper():
        return False
    return bool(
        re.search(r"[A-Z][\w'\-]+\s$", text[max(hit.start - 24, 0) : hit.start])
    )
