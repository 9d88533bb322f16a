"""Days in brackets that are told by the way."""

import re

from gp_toolkit.finding.dates.forms import DateMention
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.person_names import find_names

_OPENED = re.compile(r"\(\s?$")
_CLOSED = re.compile(r"\s?[),;]")
_WORDS_OF_AN_ASIDE = 4


def is_aside(scan: Scan, mention: DateMention) -> bool:
    """`Review conference (already set by the Chair on 1/9)`: told by the way."""
    before = scan.sheet.text[max(mention.start - 60, 0) : mention.start]
    inside = before.rpartition("(")[2] if "(" in before else ""
    closed = ")" in inside or scan.sheet.text[mention.end :][:1] != ")"
    return not closed and len(re.findall(r"[^\W\d_]{2,}", inside)) >= _WORDS_OF_AN_ASIDE


def is_birth_in_brackets(scan: Scan, mention: DateMention) -> bool:
    """`Rowan Geddes (21/11/2012)`: a day right after a person's name."""
    if mention.date is None or mention.year is None:
        return False
    text, start = scan.sheet.text, mention.start
    opened = text.find("(", max(start - 2, 0), start)
    if opened < 0 or not _OPENED.match(text, opened, start):
        return False
    if not _CLOSED.match(text, mention.end):
        return False
    blank = text[max(opened - 1, 0) : opened].isspace()
    lead = text[max(start - 60, 0) : opened - blank]
    return any(match.end() == len(lead) for match in find_names(lead, scan.words))
