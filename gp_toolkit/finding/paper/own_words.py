"""Whether a stretch of text says anything besides a date and its small change."""

import re

from gp_toolkit.finding.scan import Scan

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NAME = r"[A-Z][\w'\-]+(?:\s[A-Z][\w'\-]+){0,2}"
_NAMES = re.compile(
    rf"[\W\d]{{0,6}}{_NAME}(?:(?:,\s|\s&\s|\sand\s){_NAME}){{0,5}}\s?[:–\-]\s*(?:on\s)?"
)
_LOOKED_AT = 160


def own_words(scan: Scan, start: int, end: int) -> bool:
    """Whether a stretch of text has words of its own, beyond "Date", "on", "at"."""
    for mention in scan.dates_in(start, end)[-1:]:
        end = min(end, mention.start) if mention.end >= end else end
    end = min(end, start + _LOOKED_AT)
    filler = scan.words.forms("dates/small-change")
    for word in _LETTERS.finditer(scan.sheet.text, start, end):
        place = word.start()
        if word.group().lower() in filler:
            continue
        in_date = any(d.end > place for d in scan.dates_in(start, place + 1))
        if not in_date and all(t.end <= place for t in scan.times_in(start, place + 1)):
            return True
    return False


def is_label(scan: Scan, start: int, end: int) -> bool:
    """Whether a few capital words and a colon or dash lead up to a date: `FGB:`."""
    return end - start <= _LOOKED_AT and bool(
        _NAMES.fullmatch(scan.sheet.text, start, end)
    )


def is_names(scan: Scan, start: int, end: int) -> bool:
    """Whether a label can be nothing but names: `Kayla and Reece:`."""
    if not is_label(scan, start, end):
        return False
    label = scan.sheet.text[start:end]
    unlike = scan.words.forms("names/not-names")
    words = (word.group().lower() for word in _LETTERS.finditer(label))
    return not any(word in unlike for word in words if word != "and")
