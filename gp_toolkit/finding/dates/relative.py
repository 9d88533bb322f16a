"""Days told from the day of writing: `Tuesday next week`, `this day fortnight`.

Looked for beside the names of weekdays and a few other words only. What is found is
always asked about: whoever reads it later counts from another day.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gp_toolkit.finding.text.marks import Marks
from gp_toolkit.finding.text.months import (
    NUMBERS,
    WEEKDAY,
    add_days,
    weekday_number,
)

_WEEK = 7
_LONGEST = 30
_NOT_ON = r"(?![\w'])"
_NAMED = re.compile(
    rf"(?P<wd>{WEEKDAY})\b"
    rf"(?:,?\s(?P<next>(?:of\s)?next\sweek)|\s(?P<unit>week|fortnight))?{_NOT_ON}",
    re.IGNORECASE,
)
_COUNT = rf"(?<!\w)(?P<n>{'|'.join(NUMBERS)})\s(?P<unit>week|fortnight)s?"
_BEFORE_NAMED = re.compile(
    rf"(?:{_COUNT}(?:\s(?:on|from|this|next))?|\b(?P<coming>next|this(?:\scoming)?))"
    r",?\s$",
    re.IGNORECASE,
)
_DAY_OF_WRITING = re.compile(
    rf"(?P<day>today|tomorrow)(?:\s(?P<unit>week|fortnight))?{_NOT_ON}", re.IGNORECASE
)
_BEFORE_DAY = re.compile(rf"{_COUNT}(?:\sfrom)?\s$", re.IGNORECASE)
_THIS_DAY = re.compile(r"\bthis\sday\s(?:a\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A day told from another, as written at `text[start:end]`.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last.
        weekday: 0 = Monday; None where days are counted.
        days: How many days after that weekday, or after the day of writing.
        next_week: It is the weekday of the week after the day of writing.
    """

    start: int
    end: int
    weekday: int | None = None
    days: int = 0
    next_week: bool = False

    def counted_from(self, written: dt.date) -> dt.date:
        """The day that is meant in something written on a day.

        >>> tuesday = Relative(start=0, end=0, weekday=1, next_week=True)
        >>> tuesday.counted_from(dt.date(2026, 11, 25))  # a Wednesday
        datetime.date(2026, 12, 1)
        """
        if self.weekday is None:
            return add_days(written, self.days)
        ahead = self.weekday - written.weekday()
        if self.next_week:
            return add_days(written, ahead + _WEEK)
        return add_days(written, (ahead - 1) % _WEEK + 1 + self.days)


def find_relative(marks: Marks, places: Sequence[int]) -> Iterator[Relative]:
    """Days told from the day of writing, by a weekday at some places or by itself."""
    text = marks.text
    for place in places:
        match = _NAMED.match(text, place)
        if match is None or (place and text[place - 1].isalnum()):
            continue
        before = _BEFORE_NAMED.search(text, max(place - _LONGEST, 0), place)
        if not (before or match["next"] or match["unit"]):
            continue
        if before and before["n"]:
            days = _days(before["n"], before["unit"])
        else:
            days = _days("a", match["unit"]) if match["unit"] else 0
        yield Relative(
            start=before.start() if before else place,
            end=match.end(),
            weekday=weekday_number(match["wd"]),
            days=days,
            next_week=bool(match["next"]),
        )
    for place in marks.ahead:
        if found := _from_the_day(text, place):
            yield found


def _from_the_day(text: str, place: int) -> Relative | None:
    """`a fortnight today`, `today week`, `tomorrow`, `this day fortnight`."""
    match = _DAY_OF_WRITING.match(text, place)
    low = max(place - _LONGEST, 0)
    if match is None:
        this_day = _THIS_DAY.search(text, low, place)
        if this_day is None:
            return None
        end = place + len("fortnight")
        return Relative(start=this_day.start(), end=end, days=2 * _WEEK)
    before = _BEFORE_DAY.search(text, low, place)
    days = int(match["day"].lower() != "today")
    if before:
        days += _days(before["n"], before["unit"])
    elif match["unit"]:
        days += _days("a", match["unit"])
    elif not days:
        return None  # `from today` is no day to come
    return Relative(
        start=before.start() if before else place, end=match.end(), days=days
    )


def _days(count: str, unit: str) -> int:
    weeks = NUMBERS[count.lower()]
    return _WEEK * weeks * (2 if unit.lower() == "fortnight" else 1)
