"""A strict British date grammar: day first, always.

`find_dates` reports every mention of a day, a week, a month or an interval, each
with its span. It never rolls an impossible date over, never reads month first and
says when it had to supply the year or to mend a scanning slip.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from gp_toolkit.finding.misread import find_misread
from gp_toolkit.finding.months import (
    MONTH,
    NUMBERS,
    WEEKDAY,
    add_days,
    add_months,
    day_or_none,
    month_number,
    next_such_day,
    weekday_number,
)


class Shape(StrEnum):
    """What sort of mention it is."""

    DAY = "day"
    WINDOW = "window"
    INTERVAL = "interval"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date as written at `text[start:end]`.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last.
        shape: A day, a window of days, an interval from some anchor, or no such day.
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

    @property
    def weekday_agrees(self) -> bool | None:
        """Whether the written weekday is that day's; None if none is written."""
        if self.weekday is None or self.date is None:
            return None
        return self.date.weekday() == self.weekday


_W = rf"(?:(?P<wd>{WEEKDAY})\b[.,]{{0,2}}\s{{1,3}}(?:the\s{{1,2}})?)?"
_NOT_AFTER = r"(?<![\w£$])(?<![\d][./:\-])"
_YEAR = r"(?P<y>'?\d{4}|'?\d{2})(?!\d)"
_TEXTUAL = re.compile(
    rf"{_NOT_AFTER}{_W}(?P<d>\d{{1,2}})\s{{0,2}}(?P<o>st|nd|rd|th)?"
    rf"(?:\s{{1,2}}(?:day\s)?of)?[\s.,/\-\u2013]{{0,3}}(?P<m>{MONTH})(?![a-z])"
    rf"(?:\.?[\s,.\-/]{{0,3}}{_YEAR})?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w){_W}(?P<m>{MONTH})\.?\s{{1,2}}(?:the\s)?(?P<d>\d{{1,2}})"
    rf"(?:(?P<o>st|nd|rd|th)(?:[,\s]{{1,3}}(?P<y>\d{{4}}))?"
    rf"|,?\s{{1,2}}(?P<y2>\d{{4}}))(?![\d])",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    rf"{_NOT_AFTER}{_W}(?P<d>\d{{1,2}})\s?(?P<s>[./\-\u2013])\s?(?P<m>\d{{1,2}})\s?"
    r"(?P=s)\s?(?P<y>\d{4}|\d{2})(?![\d]|[./\-]\d)",
    re.IGNORECASE,
)
_SLASH = re.compile(
    rf"{_NOT_AFTER}{_W}(?P<d>\d{{1,2}})\s?/\s?(?P<m>\d{{1,2}})(?!\d|\s?/\s?\d)",
    re.IGNORECASE,
)
_DOTTED = re.compile(
    rf"{_NOT_AFTER}{_W}(?P<d>\d{{1,2}})\.(?P<m>\d{{2}})"
    r"(?!\d|\.\d|\s{0,2}(?:am|pm|a\.m|p\.m|hrs?|hours|noon)\b)",
    re.IGNORECASE,
)
_SPACED = re.compile(
    r"(?<![\d+])(?<!\d )(?P<d>\d{2}) (?P<m>\d{2}) (?P<y>\d{4}|\d{2})"
    r"(?!\d)(?! \d{5})(?! \d{1,3}(?!\d))"
)
_ISO = re.compile(
    r"(?<![\d\-/])(?P<y>(?:19|20)\d{2})(?P<s>[\-/.])(?P<m>\d{1,2})(?P=s)"
    r"(?P<d>\d{1,2})(?!\d|[./\-]\d)"
)
_MONTH_ONLY = re.compile(
    r"(?<![\w])(?:(?P<q>early|mid|middle of|late|(?:the )?(?:start|beginning|middle"
    r"|end) of|in|during)[\s\-]{1,2})?"
    rf"(?P<m>{MONTH})(?![\w'])(?:[\s,]{{1,2}}(?P<y>20\d{{2}})(?!\d))?",
    re.IGNORECASE,
)
_WEEK_BEFORE = re.compile(
    r"(?:\bw\.?\s?/?\s?[cb]\.?|\bw/?\s?comm?\.?|\bwk\s?(?:/\s?c|comm?\w{0,9}\.?)"
    r"|\bweeks?[\s\-](?:commencing|beginning|of|starting))"
    r"[\s:]{0,2}(?:the\s)?$",
    re.IGNORECASE,
)
_WEEK_ENDING = re.compile(
    r"(?:\bw/e|\bweek[\s\-]ending)[\s:]{0,2}(?:the\s)?$", re.IGNORECASE
)
_INTERVAL = re.compile(
    rf"(?<![\w./])(?P<n>\d{{1,3}}|{'|'.join(NUMBERS)})[\s\-\u2013]{{1,2}}"
    r"(?:calendar\s|(?P<w>working\s)|consecutive\s)?(?P<u>day|week|month)s?'?(?!\w)",
    re.IGNORECASE,
)
_CLINICAL = {12: "months", 52: "weeks", 40: "gestation"}
_LIST_GAP = re.compile(r"\s{0,2}(?:,|;|&|and|,\s?and|or)\s{0,2}")
_COUNTED = ("days", "weeks", "months")
_SPAN_OF_DAYS = re.compile(
    r"(?<![\w./:@])(?P<d>\d{1,2})(?:st|nd|rd|th)?\s{0,2}(?:&|and|or)\s{0,2}$",
    re.IGNORECASE,
)
_WEEKDAY_AFTER = re.compile(
    rf"(?:\s{{0,2}}\(|,?\s{{1,2}})(?P<wd>{WEEKDAY})\b(?!\.?,?\s{{1,2}}(?:the\s)?\d)",
    re.IGNORECASE,
)
_TIME_AFTER = re.compile(
    r"\s{0,2}(?:[:.]\s?\d{2}(?!\d)|a\.?m\b|p\.?m\b|noon|midday|o'?clock|hrs?\b|hours"
    r"|(?:-|\u2013|to)\s{0,2}\d)",
    re.IGNORECASE,
)
_ROAD_AFTER = re.compile(
    r"\s(?:[A-Z][a-z]{2,15}\s)?(?:Road|Rd|Street|St|Avenue|Ave|Close|Lane|Drive|Way"
    r"|Gardens|Terrace|Crescent|Place|Grove|Square|Hill|Court|House|Walk|Mews|Row"
    r"|View|Rise)\b(?!\s(?:hearing|Hearing|on\b))"
)


def find_dates(text: str, *, anchor: dt.date | None) -> tuple[DateMention, ...]:
    """Every date mention in a cleaned text, in order, none overlapping.

    Args:
        text: Cleaned text.
        anchor: The day from which a missing year and an interval are counted: the
            first such date after it. None leaves them open.

    >>> find_dates("on Tuesday 2nd June", anchor=dt.date(2026, 3, 10))[0].date
    datetime.date(2026, 6, 2)
    """
    return tuple(resolve(mention, anchor) for mention in scan_dates(text))


def scan_dates(text: str) -> tuple[DateMention, ...]:
    """As `find_dates`, with missing years and intervals left open."""
    kept: list[DateMention] = []
    starts: list[int] = []
    for finder in _FINDERS:
        for mention in finder(text):
            place = bisect_right(starts, mention.start)
            if place and kept[place - 1].end > mention.start:
                continue
            if place < len(kept) and kept[place].start < mention.end:
                continue
            kept.insert(place, mention)
            starts.insert(place, mention.start)
    shared = _with_shared_years(text, kept)
    return tuple(_as_window(text, mention) for mention in shared)


def _with_shared_years(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Of `5 August, 3 September and 1 October 2026` each is of 2026."""
    shared = list(mentions)
    for place in range(len(shared) - 2, -1, -1):
        mention, following = shared[place], shared[place + 1]
        if mention.shape is not Shape.DAY or mention.year is not None:
            continue
        if following.year is None or following.shape is not Shape.DAY:
            continue
        if not _LIST_GAP.fullmatch(text[mention.end : following.start]):
            continue
        rolls = (mention.month, mention.day) > (following.month, following.day)
        year = following.year - rolls
        date = day_or_none(year, mention.month, mention.day)
        shared[place] = replace(mention, year=year, date=date)
        if date is None:
            shared[place] = replace(shared[place], shape=Shape.IMPOSSIBLE)
    return shared


def resolve(mention: DateMention, anchor: dt.date | None) -> DateMention:
    """Supply what a mention leaves open, from an anchor."""
    if mention.shape is Shape.INTERVAL and anchor and mention.unit in _COUNTED:
        return replace(mention, latest=count_on(anchor, mention.count, mention.unit))
    if anchor is None or mention.date is not None or mention.year is not None:
        return mention
    if mention.shape is Shape.WINDOW and not mention.day:
        month_day = next_such_day(mention.month, 28, after=anchor)
        if month_day is None:
            return mention
        return _month_window(replace(mention, year_inferred=True), month_day.year)
    if mention.shape not in (Shape.DAY, Shape.WINDOW) or not mention.day:
        return mention
    found = next_such_day(mention.month, mention.day, after=anchor)
    if found is None:
        return replace(mention, shape=Shape.IMPOSSIBLE)
    latest = _week_end(found) if mention.shape is Shape.WINDOW else None
    return replace(mention, date=found, latest=latest, year_inferred=True)


def count_on(anchor: dt.date, count: int, unit: str) -> dt.date:
    """The last day of an interval: months clamp back, weeks are of seven days."""
    if unit == "months":
        return add_months(anchor, count)
    return add_days(anchor, count * 7 if unit == "weeks" else count)


def _week_end(first: dt.date) -> dt.date:
    return add_days(first, max(4 - first.weekday(), 0))


def _textual(text: str) -> Iterator[DateMention]:
    for match in _TEXTUAL.finditer(text):
        end = match.end()
        year = match["y"]
        if _is_hour(year) and _TIME_AFTER.match(text, end):
            year, end = None, match.end("m")
        if year is None:
            if _ROAD_AFTER.match(text, match.end("m")):
                continue
            if _is_verb(match["m"], text, match.end("m")) and not (
                match["o"] or match["wd"]
            ):
                continue
        yield from _listed_days(text, match, year)
        yield _day(text, match.start(), end, match, month_number(match["m"]), year)


def _is_hour(year: str | None) -> bool:
    return year is not None and len(year) == 2 and int(year) <= 24


def _is_verb(word: str, text: str, end: int) -> bool:
    """`2 may attend`, `March 10 march`: a small-letter may or march after a count."""
    follows = text[end : end + 2]
    return word in ("may", "march") and follows[:1] == " " and follows[1:].islower()


def _listed_days(
    text: str, match: re.Match[str], year: str | None
) -> Iterator[DateMention]:
    """The 2nd of `2nd or 9 June`."""
    if match["wd"]:
        return
    before = max(match.start() - 14, 0)
    other = _SPAN_OF_DAYS.search(text[before : match.start()])
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


def _month_first(text: str) -> Iterator[DateMention]:
    for match in _MONTH_FIRST.finditer(text):
        year = match["y"] or match["y2"]
        yield _day(
            text, match.start(), match.end(), match, month_number(match["m"]), year
        )


def _numeric(text: str) -> Iterator[DateMention]:
    for match in _NUMERIC.finditer(text):
        if int(match["m"]) > 31 or int(match["d"]) > 31:
            continue
        year = match["y"]
        yield _day(text, match.start(), match.end(), match, int(match["m"]), year)


def _iso(text: str) -> Iterator[DateMention]:
    for match in _ISO.finditer(text):
        yield _day(text, match.start(), match.end(), match, int(match["m"]), match["y"])


def _spaced(text: str) -> Iterator[DateMention]:
    for match in _SPACED.finditer(text):
        if 1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31:
            yield _day(
                text, match.start(), match.end(), match, int(match["m"]), match["y"]
            )


def _without_year(text: str) -> Iterator[DateMention]:
    for match in _SLASH.finditer(text):
        first, second = int(match["d"]), int(match["m"])
        unit = _CLINICAL.get(second)
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
    for match in _DOTTED.finditer(text):
        day, month = int(match["d"]), int(match["m"])
        looks_like_time = day <= 23 and month % 5 == 0 and not match["wd"]
        if 1 <= month <= 12 and 1 <= day <= 31 and not looks_like_time:
            yield _day(text, match.start(), match.end(), match, month, None)


def _months(text: str) -> Iterator[DateMention]:
    for match in _MONTH_ONLY.finditer(text):
        if not (match["q"] or match["y"]):
            continue
        small = match["m"][0].islower()
        if small and match["m"] in ("may", "march") and not match["y"]:
            continue
        mention = DateMention(
            start=match.start(),
            end=match.end(),
            shape=Shape.WINDOW,
            month=month_number(match["m"]),
            year=_year(match["y"]),
            unit=(match["q"] or "").lower(),
        )
        yield _month_window(mention, mention.year) if mention.year else mention


def _month_window(mention: DateMention, year: int) -> DateMention:
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


def _intervals(text: str) -> Iterator[DateMention]:
    for match in _INTERVAL.finditer(text):
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


def _mended(text: str) -> Iterator[DateMention]:
    for slip in find_misread(text):
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
    if weekday is None and (after := _WEEKDAY_AFTER.match(text, end)):
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


def _as_window(text: str, mention: DateMention) -> DateMention:
    """`w/c 1 June`: the working week from that day."""
    if mention.shape is not Shape.DAY:
        return mention
    before = text[max(mention.start - 22, 0) : mention.start]
    if _WEEK_BEFORE.search(before):
        latest = _week_end(mention.date) if mention.date else None
        return replace(mention, shape=Shape.WINDOW, latest=latest)
    if _WEEK_ENDING.search(before) and mention.date:
        first = add_days(mention.date, -min(mention.date.weekday(), 4))
        return replace(mention, shape=Shape.WINDOW, date=first, latest=mention.date)
    return mention


_FINDERS = (
    _iso,
    _textual,
    _numeric,
    _month_first,
    _spaced,
    _mended,
    _without_year,
    _intervals,
    _months,
)
