"""Dates that a scanner or a typist has spoilt: O for 0, l for 1, `Jvne`.

What is mended is always flagged: a person looks at it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gp_toolkit.finding.text.marks import matches
from gp_toolkit.finding.text.months import MONTHS

_DIGIT = "[0-9OoQlI|SBZ]"
NUMERIC = re.compile(
    rf"(?<![\w./\-])(?P<d>{_DIGIT}{{1,2}})\s?(?P<s>[./\-])\s?(?P<m>{_DIGIT}{{1,2}})"
    rf"\s?(?P=s)\s?(?P<y>{_DIGIT}{{4}}|{_DIGIT}{{2}})(?![\w]|[./\-]\w)"
)
TEXTUAL = re.compile(
    rf"(?<![\w./\-])(?<!\w')(?P<d>{_DIGIT}{{1,2}})(?P<o>st|nd|rd|th)?\s(?:of\s)?"
    r"(?P<m>[A-Za-z0-9]{3,10})\.?,?(?:\s(?P<y>(?:2[0Oo]|19)[0-9OoQlI|SBZ]{2}))?(?!\w)"
)
_MENDED = str.maketrans("OoQlI|SBZ", "000111582")
_ALIKE = str.maketrans("01", "ol")


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """A spoilt date and what it seems to say. `year` is None if none is written."""

    start: int
    end: int
    day: int
    month: int
    year: int | None


def find_misread(text: str, places: Sequence[int]) -> Iterator[Misread]:
    """Spoilt dates: only those that are not plain dates as they stand."""
    for match in matches(NUMERIC, text, places):
        written = match["d"] + match["m"] + match["y"]
        if written.isdigit() or not any(c.isdigit() for c in written):
            continue
        day, month, year = (int(match[g].translate(_MENDED)) for g in "dmy")
        if 1 <= day <= 31 and 1 <= month <= 12:
            yield Misread(
                start=match.start(),
                end=match.end(),
                day=day,
                month=month,
                year=year + 2000 if year < 100 else year,
            )
    for match in matches(TEXTUAL, text, places):
        found = _textual(match)
        if found:
            yield found


def _textual(match: re.Match[str]) -> Misread | None:
    if not (match["o"] or match["y"]):
        return None
    month = _nearest_month(match["m"])
    digits = match["d"].translate(_MENDED)
    if month is None or not 1 <= int(digits) <= 31:
        return None
    year = match["y"]
    return Misread(
        start=match.start(),
        end=match.end(),
        day=int(digits),
        month=month,
        year=int(year.translate(_MENDED)) if year else None,
    )


def _nearest_month(word: str) -> int | None:
    """The month whose full name is one slip away; exact names count too."""
    low = word.lower().translate(_ALIKE)
    if low in MONTHS:
        return MONTHS.index(low) + 1
    near = [i for i, name in enumerate(MONTHS, 1) if _one_slip(low, name)]
    if not near:
        near = [i for i, name in enumerate(MONTHS, 1) if low == name[:3]]
    return near[0] if len(near) == 1 else None


def _one_slip(word: str, name: str) -> bool:
    """At most one letter changed, added or lost; short names need their length."""
    if len(name) < 4:
        return word == name
    if len(word) == len(name):
        return sum(a != b for a, b in zip(word, name, strict=True)) <= 1
    longer, shorter = sorted((word, name), key=len, reverse=True)
    if len(longer) - len(shorter) != 1 or len(shorter) < 5:
        return False
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
