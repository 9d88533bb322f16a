"""The forms of dates, one finder each; those that come first win.

Days come before the forms that leave the day open. A finder is given the places where
its form may begin.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from gp_toolkit.finding.dates.misread import find_misread
from gp_toolkit.finding.dates.patterns import (
    CLINICAL,
    DAYS_BETWEEN,
    DOTTED,
    HEADS_LINE,
    INTERVAL,
    ISO,
    MONTH_AFTER,
    MONTH_FIRST,
    MONTH_ONLY,
    NUMBERED,
    NUMERIC,
    QUALIFIER,
    ROAD_AFTER,
    SLASH,
    SPACED,
    SPAN_OF_DAYS,
    TEXTUAL,
    TIME_AFTER,
    TITLED,
    WEEKDAY_AFTER,
)
from gp_toolkit.finding.dates.relative import Relative
from gp_toolkit.finding.dates.worded import find_worded, worded_year
from gp_toolkit.finding.text.marks import Marks, matches
from gp_toolkit.finding.text.months import (
    NUMBERS,
    day_or_none,
    month_number,
    weekday_number,
)


class Shape(StrEnum):
    """What sort of mention it is."""

    DAY = "day"
    WINDOW = "window"
    INTERVAL = "interval"
    IMPOSSIBLE = "impossible"
    RELATIVE = "relative"


class DateMention(NamedTuple):
    """A date as written at `text[start:end]`.

    A named tuple, for long minutes have thousands of dates, and a frozen dataclass
    takes five times as long to make.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last.
        shape: A day, a window of days, an interval from some anchor, no such day, or a
            day told from the day of writing.
        date: The day; a window's first day; None for an interval without an anchor,
            an impossible date, or a day whose year is missing and cannot be supplied.
        latest: A window's last day.
        day: Day of the month as written, 0 if none.
        month: 1 to 12 as written, 0 if none.
        year: As written, two digits read as 20xx; None if missing.
        weekday: 0 = Monday, as written; None if missing.
        year_inferred: The year was supplied from the anchor.
        poor_scan: Letters had to be read as digits, or a month's name mended.
        length: How many units an interval has, or how many days on a window ends.
        unit: "days", "working_days", "weeks" or "months" of an interval; "gestation"
            for weeks of pregnancy.
        told: How a relative day is told.
    """

    start: int
    end: int
    shape: Shape = Shape.DAY
    date: dt.date | None = None
    latest: dt.date | None = None
    day: int = 0
    month: int = 0
    year: int | None = None
    weekday: int | None = None
    year_inferred: bool = False
    poor_scan: bool = False
    length: int = 0
    unit: str = ""
    told: Relative | None = None

    @property
    def weekday_agrees(self) -> bool | None:
        """Whether the written weekday is that day's; None if none is written."""
        if self.weekday is None or self.date is None:
            return None
        return self.date.weekday() == self.weekday


def _textual(marks: Marks, places: Sequence[int]) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(TEXTUAL, text, places):
        end = match.end()
        year = match["y"]
        if _is_hour(year) and TIME_AFTER.match(text, end):
            year, end = None, match.end("m")
        if year and len(year) == 2 and MONTH_AFTER.match(text, end):
            year, end = None, match.end("m")
        if year is None:
            if ROAD_AFTER.match(text, match.end("m")):
                continue
            if _is_verb(match["m"], text, match.end("m")) and not (
                match["o"] or match["wd"]
            ):
                continue
        yield from _listed_days(text, match, year)
        if year is None and (written := worded_year(text, match.end("m")))[0]:
            year, end = str(written[0]), written[1]
        month = month_number(match["m"])
        yield _day(text, match, month, year, end=end, weekday=match["wd"])


def _is_hour(year: str | None) -> bool:
    return year is not None and len(year) == 2 and int(year) <= 24


def _is_verb(word: str, text: str, end: int) -> bool:
    """`2 may attend`, `March 10 march`: a small-letter may or march after a count."""
    follows = text[end : end + 2]
    return word in ("may", "march") and follows[:1] == " " and follows[1:].islower()


def _spans(marks: Marks, places: Sequence[int]) -> Iterator[DateMention]:
    """`between 19 and 23 April 2027`, `12 to 16 October`: a window."""
    text = marks.text
    for match in matches(DAYS_BETWEEN, text, places):
        first, last = int(match["d"]), int(match["e"])
        if not first < last <= 31 or (match["s"] in ("and", "&") and not match["b"]):
            continue
        month, year = month_number(match["m"]), _year(match["y"])
        date = day_or_none(year, month, first) if year else None
        latest = day_or_none(year, month, last) if year else None
        if year and (date is None or latest is None):
            continue
        yield DateMention(
            start=match.start("d"),
            end=match.end(),
            shape=Shape.WINDOW,
            date=date,
            latest=latest,
            day=first,
            month=month,
            year=year,
            length=last - first,
        )


_JOINED = ("&", "and", "or")


def _listed_days(
    text: str, match: re.Match[str], year: str | None
) -> Iterator[DateMention]:
    """The 2nd of `2nd or 9 June`."""
    before = max(match.start() - 14, 0)
    lead = text[before : match.start()]
    if match["wd"] or not lead.lower().rstrip().endswith(_JOINED):
        return
    other = SPAN_OF_DAYS.search(lead)
    if other and 1 <= int(other["d"]) <= 31:
        start = before + other.start("d")
        month = month_number(match["m"])
        number = _year(year)
        date = day_or_none(number, month, int(other["d"])) if number else None
        yield DateMention(
            start=start,
            end=before + other.end("d"),
            date=date,
            day=int(other["d"]),
            month=month,
            year=number,
        )


def _month_first(marks: Marks, places: Sequence[int]) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(MONTH_FIRST, text, places):
        year = match["y"] or match["y2"]
        yield _day(text, match, month_number(match["m"]), year, weekday=match["wd"])


def _numeric(marks: Marks, places: Sequence[int]) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(NUMERIC, text, places):
        if int(match["m"]) > 31 or int(match["d"]) > 31:
            continue
        if match["s"] == "." and is_section_number(text, match):
            continue
        yield _day(text, match, int(match["m"]), match["y"], weekday=match["wd"])


def is_section_number(text: str, match: re.Match[str]) -> bool:
    """`4.12 Child Protection Review Conferences`, `Room 4.12.26`, `2.1.10 Reviews`."""
    if match["wd"]:
        return False
    if NUMBERED.search(text, max(match.start() - 14, 0), match.start()):
        return True
    year = match.groupdict().get("y")
    recent = year is not None and (len(year) == 4 or int(year) >= 20)
    heads_line = HEADS_LINE.search(text, max(match.start() - 12, 0), match.start())
    return bool(heads_line) and not recent and bool(TITLED.match(text, match.end()))


def _iso(marks: Marks, places: Sequence[int]) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(ISO, text, places):
        yield _day(text, match, int(match["m"]), match["y"])


def _spaced(marks: Marks, places: Sequence[int]) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(SPACED, text, places):
        if 1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31:
            yield _day(text, match, int(match["m"]), match["y"])


def _without_year(marks: Marks, places: Sequence[int]) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(SLASH, text, places):
        first, second = int(match["d"]), int(match["m"])
        unit = CLINICAL.get(second)
        if unit and not match["wd"] and (second > 12 or first <= 12):
            yield DateMention(
                start=match.start(),
                end=match.end(),
                shape=Shape.INTERVAL,
                length=first,
                unit=unit,
            )
        elif 1 <= second <= 12 and 1 <= first <= 31:
            yield _day(text, match, second, None, weekday=match["wd"])
    for match in matches(DOTTED, text, places):
        day, month = int(match["d"]), int(match["m"])
        looks_like_time = day <= 23 and month % 5 == 0 and not match["wd"]
        if is_section_number(text, match):
            continue
        if 1 <= month <= 12 and 1 <= day <= 31 and not looks_like_time:
            yield _day(text, match, month, None, weekday=match["wd"])


def _months(marks: Marks, places: Sequence[int]) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(MONTH_ONLY, text, places):
        before = QUALIFIER.search(text, max(match.start() - 18, 0), match.start())
        said = before["q"].lower() if before else ""
        if not (said or match["y"]):
            continue
        small = match["m"][0].islower()
        if small and match["m"] in ("may", "march") and not match["y"]:
            continue
        month, year = month_number(match["m"]), _year(match["y"])
        date, latest = month_window(said, month, year) if year else (None, None)
        yield DateMention(
            start=before.start() if before else match.start(),
            end=match.end(),
            shape=Shape.WINDOW,
            date=date,
            latest=latest,
            month=month,
            year=year,
            unit=said,
        )


def month_window(said: str, month: int, year: int) -> tuple[dt.date, dt.date]:
    """The first and last day of a month, or of what is said to be early or late in it.

    >>> month_window("mid", 6, 2026)
    (datetime.date(2026, 6, 11), datetime.date(2026, 6, 20))
    """
    first, last = 1, monthrange(year, month)[1]
    if "early" in said or "start" in said or "beg" in said:
        last = 10
    elif "mid" in said:
        first, last = 11, 20
    elif "late" in said or "end" in said:
        first = 21
    return dt.date(year, month, first), dt.date(year, month, last)


def _intervals(marks: Marks, places: Sequence[int]) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(INTERVAL, text, places):
        word = match["n"].lower()
        count = int(word) if word.isdigit() else NUMBERS[word]
        unit = "working_days" if match["w"] else match["u"].lower() + "s"
        yield DateMention(
            start=match.start(),
            end=match.end(),
            shape=Shape.INTERVAL,
            length=count,
            unit=unit,
        )


def _mended(marks: Marks, places: Sequence[int]) -> Iterator[DateMention]:
    for slip in find_misread(marks.text, places):
        date = day_or_none(slip.year, slip.month, slip.day) if slip.year else None
        impossible = slip.year is not None and date is None
        yield DateMention(
            start=slip.start,
            end=slip.end,
            shape=Shape.IMPOSSIBLE if impossible else Shape.DAY,
            date=date,
            day=slip.day,
            month=slip.month,
            year=slip.year,
            poor_scan=True,
        )


def _worded(marks: Marks, places: Sequence[int]) -> Iterator[DateMention]:
    for found in find_worded(marks, places):
        date = None
        if found.year is not None:
            date = day_or_none(found.year, found.month, found.day)
        possible = date or (
            found.year is None and day_or_none(2024, found.month, found.day)
        )
        yield DateMention(
            start=found.start,
            end=found.end,
            shape=Shape.DAY if possible else Shape.IMPOSSIBLE,
            date=date,
            day=found.day,
            month=found.month,
            year=found.year,
            weekday=found.weekday,
        )


def _day(
    text: str,
    match: re.Match[str],
    month: int,
    year: str | None,
    *,
    end: int = 0,
    weekday: str | None = None,
) -> DateMention:
    """The day of a match that ends where it ends, or earlier."""
    end = end or match.end()
    if weekday is None and (after := WEEKDAY_AFTER.match(text, end)):
        weekday, end = after["wd"], after.end()
    number = _year(year)
    day = int(match["d"])
    date = day_or_none(number, month, day) if number else None
    open_year = number is None and day_or_none(2024, month, day) is not None
    shape = Shape.DAY if date or open_year else Shape.IMPOSSIBLE
    named = None if weekday is None else weekday_number(weekday)
    # by position, for nearly all dates are made here, and names take twice the time
    return DateMention(match.start(), end, shape, date, None, day, month, number, named)


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    number = int(written.lstrip("'"))
    return 2000 + number if number < 100 else number


Places = Callable[[Marks], Sequence[int]]
Finder = Callable[[Marks, Sequence[int]], Iterator[DateMention]]
FINDERS: tuple[tuple[Finder, Places], ...] = (
    (_iso, lambda marks: marks.fours),
    (_worded, lambda marks: marks.months),
    (_spans, lambda marks: marks.spans),
    (_textual, lambda marks: marks.days),
    (_numeric, lambda marks: marks.days),
    (_month_first, lambda marks: marks.months),
    (_spaced, lambda marks: marks.short),
    (_mended, lambda marks: marks.spoilt_days),
    (_without_year, lambda marks: marks.days),
)
"""Each with the places where its form may begin."""
OPEN_FINDERS: tuple[tuple[Finder, Places], ...] = (
    (_intervals, lambda marks: marks.counts),
    (_months, lambda marks: marks.months),
)
