"""Days written out: `the second of June two thousand and twenty-six`.

Looked for beside the names of months only, so that it costs next to nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gp_toolkit.finding.text.months import MONTH, WEEKDAY, month_number, weekday_number

_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ORDINALS = {word: number for number, word in enumerate(_ONES.split(), 1)} | {
    "twentieth": 20,
    "thirtieth": 30,
}
_UNITS = "one two three four five six seven eight nine"
_NUMBERS = {word: number for number, word in enumerate(_UNITS.split(), 1)}
_LONGEST = 62
_ORDINAL = (
    rf"(?P<t>(?:twenty|thirty)[\s\-]{{1,2}})?(?P<o>{'|'.join(_ORDINALS)})(?![a-z])"
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


def find_worded(text: str, places: Sequence[int]) -> Iterator[Worded]:
    """Days whose number is a word, at the places where a month may begin."""
    for place in places:
        month = _MONTH.match(text, place)
        if month is None:
            continue
        begin = max(place - _LONGEST, 0)
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
    unit = _ORDINALS[match["o"].lower()]
    if not match["t"]:
        return unit
    return unit + (20 if match["t"].lower().startswith("twenty") else 30)
