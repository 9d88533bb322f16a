"""Clock times as British letters write them.

An hour from 1 to 6 is taken for the afternoon: nobody meets at night. That is said to
be unsure of a bare hour, and of six, which would be odd on either side of the day.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gp_toolkit.finding.dates.patterns import NUMBERED
from gp_toolkit.finding.dates.time_patterns import (
    AFTER_T,
    AT_HOUR,
    BARE_FOUR,
    BEFORE_HOURS,
    COLON,
    FOUR_RANGE,
    HOURS,
    MARKED,
    NOON,
    OCLOCK,
    RANGE,
    SPOILT,
    WORDS,
)
from gp_toolkit.finding.text.marks import Marks, Taken, marks_of, matches
from gp_toolkit.finding.text.months import NUMBERS

Finder = Callable[[Marks, Sequence[int]], Iterator["TimeMention"]]
_PART_OF_DAY = re.compile(r"\sin the (morning|afternoon|evening)\b", re.IGNORECASE)
_MENDED = str.maketrans("OlI", "011")
_EVENING = 18


class TimeMention(NamedTuple):
    """A time as written at `text[start:end]`, a tuple as `DateMention` is.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last.
        time: When it begins.
        until: When it ends, of a range.
        unsure: Morning or afternoon had to be supposed, or a slip mended.
        bare: Four digits or a bare hour, a time only beside a date or a label.
    """

    start: int
    end: int
    time: dt.time
    until: dt.time | None = None
    unsure: bool = False
    bare: bool = False


def find_times(
    text: str,
    *,
    taken: Sequence[tuple[int, int]] = (),
    marks: Marks | None = None,
) -> tuple[TimeMention, ...]:
    """Every time in a cleaned text, in order, none overlapping.

    Args:
        text: Cleaned text.
        taken: Spans that are dates and so are not times.
        marks: Of the text, if it was looked through already.

    >>> [t.time for t in find_times("10am, half past two and 1430hrs")]
    [datetime.time(10, 0), datetime.time(14, 30), datetime.time(14, 30)]
    """
    marks = marks or marks_of(text)
    letters = Taken(text)
    for start, end in taken:
        letters.take(start, end)
    kept: list[TimeMention] = []
    for finder, places_of in _FINDERS:
        found = finder(marks, letters.free(places_of(marks)))
        kept += [time for time in found if letters.take(time.start, time.end)]
    return tuple(sorted(kept))


def _civil(hour: int, minute: int, half: str | None) -> tuple[dt.time, bool] | None:
    """The time, and whether morning or afternoon was supposed."""
    half = (half or "").lower()
    mark = "p" if "p" in half else "a" if half else ""
    if mark and not 1 <= hour <= 12:
        return (dt.time(hour, minute), False) if 13 <= hour <= 23 else None
    if mark == "p":
        return dt.time(hour % 12 + 12, minute), False
    if mark == "a":
        return dt.time(hour % 12, minute), False
    if hour == 24:
        return None
    if 1 <= hour <= 6:
        return dt.time(hour + 12, minute), True
    return dt.time(hour, minute), False


def _is_odd(time: dt.time, *, exact: bool) -> bool:
    """Whether a time taken for the afternoon is to be asked about."""
    return not exact or time.hour == _EVENING


def _ranges(marks: Marks, places: Sequence[int]) -> Iterator[TimeMention]:
    for match in matches(RANGE, marks.text, places):
        marked = _is_range(match)
        if not marked and not _are_hours(match, marks.text):
            continue
        last = _side(match, "2", None)
        first = _side(match, "1", match["x2"])
        if first is None or last is None:
            continue
        begin, end = first[0], last[0]
        if begin >= end and not match["x1"] and begin.hour >= 12:
            begin = begin.replace(hour=begin.hour - 12)
        if begin >= end and not match["x2"] and end.hour < 12:
            end = end.replace(hour=end.hour + 12)
        if begin >= end:
            continue
        exact = bool(match["m1"] or match["m2"])
        unsure = first[1] and last[1] and _is_odd(begin, exact=exact)
        yield TimeMention(
            start=match.start(),
            end=match.end(),
            time=begin,
            until=end,
            unsure=unsure,
            bare=not marked,
        )


def _is_range(match: re.Match[str]) -> bool:
    """Whether one of two numbers is marked as a time of day."""
    marks = ("m1", "m2", "x1", "x2", "noon1", "noon2", "noonx1", "noonx2")
    return any(match[mark] for mark in marks)


def _are_hours(match: re.Match[str], text: str) -> bool:
    """Two bare numbers are hours after a day or a label, and beside `til`."""
    if not (_may_meet(int(match["h1"])) and _may_meet(int(match["h2"]))):
        return False
    if match["sep"].lower().startswith(("til", "'til", "unt")):
        return True
    begin = match.start()
    return bool(BEFORE_HOURS.search(text, max(begin - 14, 0), begin))


def _may_meet(hour: int) -> bool:
    """Whether people may meet at an hour of the clock."""
    return 1 <= hour <= 18


def _ranges_of_four(marks: Marks, places: Sequence[int]) -> Iterator[TimeMention]:
    """`1400 - 1530 hrs`."""
    for match in matches(FOUR_RANGE, marks.text, places):
        marked = bool(match["u1"] or match["u2"])
        hour, minute, last, rest = (int(match[g]) for g in ("h1", "m1", "h2", "m2"))
        begin, end = dt.time(hour, minute), dt.time(last, rest)
        working = 7 <= hour <= 19 and minute % 5 == 0 == rest % 5
        if begin < end and (marked or working):
            yield TimeMention(
                start=match.start(),
                end=match.end(),
                time=begin,
                until=end,
                bare=not marked,
            )


def _side(
    match: re.Match[str], side: str, other_half: str | None
) -> tuple[dt.time, bool] | None:
    if match[f"noon{side}"] or match[f"noonx{side}"]:
        return dt.time(12), False
    hour, minute = int(match[f"h{side}"]), int(match[f"m{side}"] or 0)
    half = match[f"x{side}"]
    if half is None and other_half and 1 <= hour <= 12:
        # `10-11.30am` is all morning, `11-12.30pm` begins in it, `1-2pm` is after it
        evening = "p" in other_half.lower() and (hour < 8 or hour == 12)
        half = "p" if evening else "a"
    return _civil(hour, minute, half)


def _single(
    pattern: re.Pattern[str],
    *,
    bare: bool = False,
    whole: bool = False,
) -> Finder:
    def finder(marks: Marks, places: Sequence[int]) -> Iterator[TimeMention]:
        for match in matches(pattern, marks.text, places):
            if NUMBERED.search(marks.text, max(match.start() - 14, 0), match.start()):
                continue  # `Room 5.02`
            groups = match.groupdict()
            hour, minute = int(groups["h"]), int(groups.get("m") or 0)
            if whole:
                found = (dt.time(hour, minute), False)
            else:
                civil = _civil(hour, minute, groups.get("x"))
                if civil is None:
                    continue
                found = civil
            padded = groups["h"].startswith("0")
            time = dt.time(hour, minute) if padded and not groups.get("x") else found[0]
            yield TimeMention(
                start=match.start("h"),
                end=match.end(),
                time=time,
                unsure=found[1] and _is_odd(found[0], exact=bool(groups.get("m"))),
                bare=bare,
            )

    return finder


def _in_words(marks: Marks, places: Sequence[int]) -> Iterator[TimeMention]:
    for pattern in (OCLOCK, WORDS) if "clock" in marks.low else (WORDS,):
        for match in matches(pattern, marks.text, places):
            half = _PART_OF_DAY.match(marks.text, match.end())
            told = ("a" if half[1][:1] in "mM" else "p") if half else None
            mention = _from_words(match, told)
            if mention:
                yield mention


def _from_words(match: re.Match[str], half: str | None) -> TimeMention | None:
    groups = match.groupdict()
    word = groups["h"].lower()
    hour = int(word) if word.isdigit() else NUMBERS[word]
    part, minutes = groups.get("part"), groups.get("mins")
    clock = "clock" in match.group().lower()
    if not (clock or part or (groups.get("x") and not word.isdigit())):
        return None
    minute = {"half": 30, "half past": 30, "quarter past": 15}.get(
        (part or "").lower(), 0
    )
    if minutes:
        minute = {"t": 30, "fi": 15}.get(minutes[:2].lower().rstrip("h"), 45)
    if (part or "").lower() == "quarter to":
        hour, minute = (hour - 1) or 12, 45
    half = groups.get("x") or (half if 1 <= hour <= 12 else None)
    civil = _civil(hour, minute, half) if hour <= 24 else None
    if civil is None:
        return None
    return TimeMention(
        start=match.start(),
        end=match.end(),
        time=civil[0],
        unsure=civil[1] and _is_odd(civil[0], exact=bool(part or minutes or clock)),
        bare=(part or "").lower() == "half" and not groups.get("x"),
    )


def _noons(marks: Marks, places: Sequence[int]) -> Iterator[TimeMention]:
    if "noon" not in marks.low and "midday" not in marks.low:
        return
    for match in matches(NOON, marks.text, places):
        yield TimeMention(start=match.start(), end=match.end(), time=dt.time(12))


def _spoilt(marks: Marks, _: Sequence[int]) -> Iterator[TimeMention]:
    # in dates too, or the 07am of `31/7.07am` would be an hour by itself
    for match in matches(SPOILT, marks.text, marks.spoilt_hours):
        hour = int(match["h"].translate(_MENDED))
        minute = int((match["m"] or "0").translate(_MENDED))
        civil = _civil(hour, minute, match["x"]) if hour < 24 and minute < 60 else None
        if civil:
            yield TimeMention(
                start=match.start(), end=match.end(), time=civil[0], unsure=True
            )


_FINDERS: tuple[tuple[Finder, Callable[[Marks], Sequence[int]]], ...] = (
    (_ranges, lambda marks: marks.hours),
    (_ranges_of_four, lambda marks: marks.fours),
    (_single(AFTER_T, whole=True), lambda marks: marks.short),
    (_single(MARKED), lambda marks: marks.short),
    (_single(HOURS, whole=True), lambda marks: marks.figures),
    (_single(COLON), lambda marks: marks.short),
    (_in_words, lambda marks: marks.hours),
    (_noons, lambda marks: marks.hours),
    (_single(AT_HOUR, bare=True), lambda marks: marks.short),
    (_spoilt, lambda marks: marks.spoilt_hours),
    (_single(BARE_FOUR, bare=True, whole=True), lambda marks: marks.fours),
)
"""Each finder with the places where its form may begin; those that come first win."""
