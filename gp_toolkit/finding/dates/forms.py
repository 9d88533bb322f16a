"""The forms of dates, one finder each; those that come first win.

Days come before the forms that leave the day open.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

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
    add_days,
    add_months,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date as written at `text[start:end]`.

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
        count: An interval's number.
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
    count: int = 0
    unit: str = ""
    told: Relative | None = None

    @property
    def weekday_agrees(self) -> bool | None:
        """Whether the written weekday is that day's; None if none is written."""
        if self.weekday is None or self.date is None:
            return None
        return self.date.weekday() == self.weekday


def _textual(marks: Marks) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(TEXTUAL, text, marks.days):
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
        yield _day(text, match.start(), end, match, month_number(match["m"]), year)


def _is_hour(year: str | None) -> bool:
    return year is not None and len(year) == 2 and int(year) <= 24


def _is_verb(word: str, text: str, end: int) -> bool:
    """`2 may attend`, `March 10 march`: a small-letter may or march after a count."""
    follows = text[end : end + 2]
    return word in ("may", "march") and follows[:1] == " " and follows[1:].islower()


def _spans(marks: Marks) -> Iterator[DateMention]:
    """`between 19 and 23 April 2027`, `12 to 16 October`: a window."""
    text = marks.text
    for match in matches(DAYS_BETWEEN, text, marks.spans):
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
            count=last - first,
        )


def _listed_days(
    text: str, match: re.Match[str], year: str | None
) -> Iterator[DateMention]:
    """The 2nd of `2nd or 9 June`."""
    if match["wd"]:
        return
    before = max(match.start() - 14, 0)
    other = SPAN_OF_DAYS.search(text[before : match.start()])
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


def _month_first(marks: Marks) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(MONTH_FIRST, text, marks.months):
        year = match["y"] or match["y2"]
        yield _day(
            text, match.start(), match.end(), match, month_number(match["m"]), year
        )


def _numeric(marks: Marks) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(NUMERIC, text, marks.days):
        if int(match["m"]) > 31 or int(match["d"]) > 31:
            continue
        if match["s"] == "." and is_section_number(text, match):
            continue
        year = match["y"]
        yield _day(text, match.start(), match.end(), match, int(match["m"]), year)


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


def _iso(marks: Marks) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(ISO, text, marks.fours):
        yield _day(text, match.start(), match.end(), match, int(match["m"]), match["y"])


def _spaced(marks: Marks) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(SPACED, text, marks.short):
        if 1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31:
            yield _day(
                text, match.start(), match.end(), match, int(match["m"]), match["y"]
            )


def _without_year(marks: Marks) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(SLASH, text, marks.days):
        first, second = int(match["d"]), int(match["m"])
        unit = CLINICAL.get(second)
        if unit and not match["wd"] and (second > 12 or first <= 12):
            yield DateMention(
                start=match.start(),
                end=match.end(),
                shape=Shape.INTERVAL,
                count=first,
                unit=unit,
            )
        elif 1 <= second <= 12 and 1 <= first <= 31:
            yield _day(text, match.start(), match.end(), match, second, None)
    for match in matches(DOTTED, text, marks.days):
        day, month = int(match["d"]), int(match["m"])
        looks_like_time = day <= 23 and month % 5 == 0 and not match["wd"]
        if is_section_number(text, match):
            continue
        if 1 <= month <= 12 and 1 <= day <= 31 and not looks_like_time:
            yield _day(text, match.start(), match.end(), match, month, None)


def _months(marks: Marks) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(MONTH_ONLY, text, marks.months):
        before = QUALIFIER.search(text, max(match.start() - 18, 0), match.start())
        said = before["q"].lower() if before else ""
        if not (said or match["y"]):
            continue
        small = match["m"][0].islower()
        if small and match["m"] in ("may", "march") and not match["y"]:
            continue
        mention = DateMention(
            start=before.start() if before else match.start(),
            end=match.end(),
            shape=Shape.WINDOW,
            month=month_number(match["m"]),
            year=_year(match["y"]),
            unit=said,
        )
        yield month_window(mention, mention.year) if mention.year else mention


def month_window(mention: DateMention, year: int) -> DateMention:
    """The days of a month, or its early, middle or late ones."""
    first, last = 1, 31
    if "early" in mention.unit or "start" in mention.unit or "beg" in mention.unit:
        last = 10
    elif "mid" in mention.unit:
        first, last = 11, 20
    elif "late" in mention.unit or "end" in mention.unit:
        first = 21
    start = dt.date(year, mention.month, 1)
    end = add_days(add_months(start, 1), -1)
    return replace(
        mention,
        date=start.replace(day=first),
        latest=end.replace(day=min(last, end.day)),
    )


def _intervals(marks: Marks) -> Iterator[DateMention]:
    text = marks.text
    for match in matches(INTERVAL, text, marks.counts):
        word = match["n"].lower()
        count = int(word) if word.isdigit() else NUMBERS[word]
        unit = "working_days" if match["w"] else match["u"].lower() + "s"
        yield DateMention(
            start=match.start(),
            end=match.end(),
            shape=Shape.INTERVAL,
            count=count,
            unit=unit,
        )


def _mended(marks: Marks) -> Iterator[DateMention]:
    for slip in find_misread(marks):
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


def _worded(marks: Marks) -> Iterator[DateMention]:
    for found in find_worded(marks.text, marks.months):
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
    start: int,
    end: int,
    match: re.Match[str],
    month: int,
    year: str | None,
) -> DateMention:
    groups = match.groupdict()
    weekday = groups.get("wd")
    if weekday is None and (after := WEEKDAY_AFTER.match(text, end)):
        weekday, end = after["wd"], after.end()
    number = _year(year)
    day = int(match["d"])
    date = day_or_none(number, month, day) if number else None
    open_year = number is None and day_or_none(2024, month, day) is not None
    return DateMention(
        start=start,
        end=end,
        shape=Shape.DAY if date or open_year else Shape.IMPOSSIBLE,
        date=date,
        day=day,
        month=month,
        year=number,
        weekday=None if weekday is None else weekday_number(weekday),
    )


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    number = int(written.lstrip("'"))
    return 2000 + number if number < 100 else number


FINDERS = (
    _iso,
    _worded,
    _spans,
    _textual,
    _numeric,
    _month_first,
    _spaced,
    _mended,
    _without_year,
)
OPEN_FINDERS = (_intervals, _months)
