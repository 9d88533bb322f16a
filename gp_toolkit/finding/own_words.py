"""Whether a stretch of text says anything besides a date and its small change."""

import re

from gp_toolkit.finding.scan import Scan

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_LOOKED_AT = 160
_FILLER = frozenset(
    [
        "actual",
        "agreed",
        "am",
        "and",
        "approx",
        "arranged",
        "as",
        "at",
        "be",
        "before",
        "beginning",
        "between",
        "booked",
        "by",
        "commencing",
        "confirmed",
        "date",
        "dates",
        "day",
        "day's",
        "due",
        "during",
        "early",
        "end",
        "fixed",
        "for",
        "fri",
        "friday",
        "from",
        "handwriting",
        "handwritten",
        "held",
        "hours",
        "hrs",
        "hybrid",
        "illegible",
        "in",
        "initial",
        "is",
        "it",
        "late",
        "later",
        "location",
        "mid",
        "mon",
        "monday",
        "new",
        "next",
        "no",
        "noon",
        "not",
        "note",
        "now",
        "of",
        "on",
        "planned",
        "please",
        "pm",
        "provisional",
        "provisionally",
        "sat",
        "saturday",
        "scheduled",
        "set",
        "start",
        "starting",
        "sun",
        "sunday",
        "than",
        "that",
        "the",
        "this",
        "thu",
        "thurs",
        "thursday",
        "time",
        "times",
        "to",
        "transfer-in",
        "tue",
        "tues",
        "tuesday",
        "until",
        "venue",
        "via",
        "w/c",
        "was",
        "wc",
        "wed",
        "wednesday",
        "weds",
        "week",
        "when",
        "where",
        "will",
        "within",
    ]
)
"""Words that stand beside any date and name no meeting."""


def own_words(scan: Scan, start: int, end: int) -> bool:
    """Whether a stretch of text has words of its own, beyond "Date", "on", "at"."""
    for mention in scan.dates_in(start, end)[-1:]:
        end = min(end, mention.start) if mention.end >= end else end
    end = min(end, start + _LOOKED_AT)
    taken = [(d.start, d.end) for d in scan.dates_in(start, end)]
    taken.extend((t.start, t.end) for t in scan.times_in(start, end))
    taken.sort()
    place = 0
    for word in _LETTERS.finditer(scan.sheet.text, start, end):
        while place < len(taken) and taken[place][1] <= word.start():
            place += 1
        inside = place < len(taken) and taken[place][0] <= word.start()
        if not inside and word.group().lower() not in _FILLER:
            return True
    return False
