"""Days written out: `the second of June two thousand and twenty-six`.

Looked for only beside a month that has an ordinal near it: most have none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gp_toolkit.finding.text.marks import Marks
from gp_toolkit.finding.text.months import (
    MONTH,
    ORDINALS,
    WEEKDAY,
    month_number,
    weekday_number,
)

_UNITS = "one two three four five six seven eight nine"
_NUMBERS = {word: number for number, word in enumerate(_UNITS.split(), 1)}
_BEFORE_MONTH, _AFTER_MONTH = 62, 36
"""How far from the month's first letter its ordinal can begin, either way."""
_ORDINAL = (
    rf"(?P<t>(?:twenty|thirty)[\s\-]{{1,2}})?(?P<o>{'|'.join(ORDINALS)})(?![a-z])"
)
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<wd>{WEEKDAY})\b[.,]{{0,2}}\s{{1,2}})?(?:the\s{{1,2}})?"
    rf"(?<!\w){_ORDINAL}\s{{1,2}}(?:day\s)?(?:of\s{{1,2}})?$",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"{MONTH}(?![a-z])", re.IGNORECASE)
_AFTER = re.compile(rf",?\s{{1,2}}(?:the\s){_ORDINAL}", re.IGNORECASE)
_YEAR = re.compile(
    r",?\s{1,2}(?:(?P<y>20\d\d)(?!\d)|(?:two thousand(?:\s{1,2}and)?|twenty)[\s\-]{1,2}"
    rf"(?P<t>twenty|thirty)(?:[\s\-]{{1,2}}(?P<u>{'|'.join(_NUMBERS)}))?(?![a-z]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A day written out. `year` and `weekday` are None where they are not."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None


def find_worded(marks: Marks, places: Sequence[int]) -> Iterator[Worded]:
    """Days whose number is a word, at the places where a month may begin."""
    text = marks.text
    for place in _near(places, marks.ordinals):
        month = _MONTH.match(text, place)
        if month is None:
            continue
        begin = max(place - _BEFORE_MONTH, 0)
        before = _BEFORE.search(text[begin:place])
        after = None if before else _AFTER.match(text, month.end())
        found = before or after
        day = _number(found) if found else 0
        if found is None or not 1 <= day <= 31 or (before and _is_a_count(before)):
            continue
        end = after.end() if after else month.end()
        year, end = worded_year(text, end)
        weekday = before["wd"] if before else None
        yield Worded(
            start=begin + before.start() if before else place,
            end=end,
            day=day,
            month=month_number(month.group()),
            year=year,
            weekday=weekday_number(weekday) if weekday else None,
        )


def _near(places: Sequence[int], ordinals: Sequence[int]) -> Iterator[int]:
    """The places of months that an ordinal stands near."""
    for place in places if ordinals else ():
        last = bisect_left(ordinals, place + _AFTER_MONTH) - 1
        if last >= 0 and ordinals[last] >= place - _BEFORE_MONTH:
            yield place


def worded_year(text: str, place: int) -> tuple[int | None, int]:
    """The year after a month, in figures or words, and where it ends."""
    match = _YEAR.match(text, place)
    if match is None:
        return None, place
    if match["y"]:
        return int(match["y"]), match.end()
    tens = 20 if match["t"].lower() == "twenty" else 30
    unit = _NUMBERS[match["u"].lower()] if match["u"] else 0
    return 2000 + tens + unit, match.end()


def _is_a_count(match: re.Match[str]) -> bool:
    """`a second May meeting`: neither "of" nor a weekday makes a day of it."""
    said = match.group().lower()
    return match["wd"] is None and not said.rstrip().endswith("of")


def _number(match: re.Match[str]) -> int:
    unit = ORDINALS[match["o"].lower()]
    if not match["t"]:
        return unit
    return unit + (20 if match["t"].lower().startswith("twenty") else 30)
