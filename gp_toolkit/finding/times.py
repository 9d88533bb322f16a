"""Clock times as British letters write them.

A bare hour from 1 to 6 is taken for the afternoon, and said to be unsure.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gp_toolkit.finding.marks import Marks, marks_of, matches
from gp_toolkit.finding.months import NUMBERS

_MERIDIEM = r"(?P<{0}>[ap](?:m\b|\.\s?m\b\.?|\sm\b))"
_HOUR = r"(?P<{0}>[01]?\d|2[0-4])"
_MINUTE = r"(?P<{0}>[0-5]\d)"


def _clock(tag: str) -> str:
    return (
        rf"(?:(?:12\s?)?(?P<noon{tag}>noon|midday)\b"
        rf"|{_HOUR.format('h' + tag)}(?:\s?[:.]\s?{_MINUTE.format('m' + tag)}(?!\d))?"
        rf"\s{{0,2}}(?:{_MERIDIEM.format('x' + tag)})?(?:\s?(?P<noonx{tag}>noon))?)"
    )


_RANGE = re.compile(
    rf"(?<![\w£/.:\-]){_clock('1')}(?:\s?(?:hrs|hours))?\s{{0,2}}"
    rf"(?:-|\u2013|to|until|till)\s{{0,2}}{_clock('2')}"
    r"(?![\d/]|[.:]\d|\s?(?:days|weeks|months|years|minutes|mins|children|people))",
    re.IGNORECASE,
)
_MARKED = re.compile(
    rf"(?<![\w£/.:\-]){_HOUR.format('h')}(?:\s?[:.]\s?{_MINUTE.format('m')})?"
    rf"(?:\s{{0,2}}|\.\s?){_MERIDIEM.format('x')}(?![a-z])",
    re.IGNORECASE,
)
_COLON = re.compile(
    r"(?<![\w£/.:\-+])(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?:[:.][0-5]\d)?"
    r"(?:\s?(?:hrs?|hours|h)\b)?(?![\d/%]|[.:\-]\d)",
    re.IGNORECASE,
)
_AFTER_T = re.compile(r"(?<=\dT)(?P<h>[01]\d|2[0-3]):(?P<m>[0-5]\d)")
_HOURS = re.compile(
    r"(?<![\w£/.:\-])(?P<h>[01]\d|2[0-3])\s?[:.]?(?P<m>[0-5]\d)\s?(?:hrs?|hours|h)\b",
    re.IGNORECASE,
)
_OCLOCK = re.compile(
    rf"(?<!\w)(?P<h>\d{{1,2}}|{'|'.join(NUMBERS)})\s?o'?\s?clock", re.IGNORECASE
)
_WORDS = re.compile(
    rf"(?<!\w)(?:(?P<part>half past|quarter past|quarter to)\s)?"
    rf"(?P<h>\d{{1,2}}|{'|'.join(w for w in NUMBERS if w != 'a')})"
    rf"(?:\s(?P<mins>thirty|fifteen|forty[\s\-]five))?"
    rf"(?:\s{{0,2}}{_MERIDIEM.format('x')})?(?!\w)",
    re.IGNORECASE,
)
_NOON = re.compile(r"(?<!\w)(?:12\s?)?(?:noon|midday)\b", re.IGNORECASE)
_AT_HOUR = re.compile(
    r"(?P<h>[01]?\d|2[0-3])"
    r"(?![\w:/%]|\.\d|\s(?:weeks|months|years|days|st|nd|rd|th)\b"
    r"|\s[A-Z][a-z]{2,20}\s(?:Road|Street|Avenue|Close|Lane|Drive|Way|Place))",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:@\s{0,2}|\bat\s{1,2}|\btime[:\s]{1,3})$", re.IGNORECASE)
_BARE_FOUR = re.compile(r"(?<![\w£/.:\-])(?P<h>0[7-9]|1\d)(?P<m>[0-5][05])(?![\w/])")
_SPOILT = re.compile(
    r"(?<![\w])(?P<h>[0-9OlI]{1,2})(?:[:.](?P<m>[0-9OlI]{2}))?\s?(?P<x>am|pm)\b"
)
_MENDED = str.maketrans("OlI", "011")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time as written at `text[start:end]`.

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
        taken: Spans in order that are dates and so are not times.
        marks: Of the text, if it was looked through already.

    >>> [t.time for t in find_times("10am, half past two and 1430hrs")]
    [datetime.time(10, 0), datetime.time(14, 30), datetime.time(14, 30)]
    """
    marks = marks or marks_of(text)
    spans = list(taken)
    starts = [span[0] for span in spans]
    kept: list[TimeMention] = []
    for finder in _FINDERS:
        for mention in finder(marks):
            place = bisect_right(starts, mention.start)
            if place and spans[place - 1][1] > mention.start:
                continue
            if place < len(spans) and spans[place][0] < mention.end:
                continue
            spans.insert(place, (mention.start, mention.end))
            starts.insert(place, mention.start)
            kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: mention.start))


def _civil(hour: int, minute: int, half: str | None) -> tuple[dt.time, bool] | None:
    """The time, and whether morning or afternoon was supposed."""
    mark = (half or "")[:1].lower()
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


def _ranges(marks: Marks) -> Iterator[TimeMention]:
    for match in matches(_RANGE, marks.text, marks.counts):
        if not _is_range(match):
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
        unsure = first[1] and last[1]
        yield TimeMention(
            start=match.start(), end=match.end(), time=begin, until=end, unsure=unsure
        )


def _is_range(match: re.Match[str]) -> bool:
    """Two bare numbers are a range of hours only if they could be a meeting's."""
    marks = ("m1", "m2", "x1", "x2", "noon1", "noon2", "noonx1", "noonx2")
    return any(match[mark] for mark in marks)


def _side(
    match: re.Match[str], side: str, other_half: str | None
) -> tuple[dt.time, bool] | None:
    if match[f"noon{side}"] or match[f"noonx{side}"]:
        return dt.time(12), False
    hour, minute = int(match[f"h{side}"]), int(match[f"m{side}"] or 0)
    half = match[f"x{side}"]
    if half is None and other_half and 1 <= hour <= 12:
        # `10-11.30am` is all morning, `11-12.30pm` begins in it, `1-2pm` is after it
        evening = other_half[:1].lower() == "p" and (hour < 8 or hour == 12)
        half = "p" if evening else "a"
    return _civil(hour, minute, half)


def _single(
    pattern: re.Pattern[str],
    *,
    bare: bool = False,
    whole: bool = False,
    after: re.Pattern[str] | None = None,
) -> Callable[[Marks], Iterator[TimeMention]]:
    def finder(marks: Marks) -> Iterator[TimeMention]:
        for match in matches(pattern, marks.text, marks.figures):
            if after and not after.search(
                marks.text, max(match.start() - 8, 0), match.start()
            ):
                continue
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
                unsure=found[1],
                bare=bare,
            )

    return finder


def _in_words(marks: Marks) -> Iterator[TimeMention]:
    for pattern in (_OCLOCK, _WORDS):
        for match in matches(pattern, marks.text, marks.counts):
            mention = _from_words(match)
            if mention:
                yield mention


def _from_words(match: re.Match[str]) -> TimeMention | None:
    groups = match.groupdict()
    word = groups["h"].lower()
    hour = int(word) if word.isdigit() else NUMBERS[word]
    part, minutes = groups.get("part"), groups.get("mins")
    clock = "clock" in match.group().lower()
    if not (clock or part or (groups.get("x") and not word.isdigit())):
        return None
    minute = {"half past": 30, "quarter past": 15}.get((part or "").lower(), 0)
    if minutes:
        minute = {"t": 30, "fi": 15}.get(minutes[:2].lower().rstrip("h"), 45)
    if (part or "").lower() == "quarter to":
        hour, minute = (hour - 1) or 12, 45
    civil = _civil(hour, minute, groups.get("x")) if hour <= 24 else None
    if civil is None:
        return None
    return TimeMention(
        start=match.start(), end=match.end(), time=civil[0], unsure=civil[1]
    )


def _noons(marks: Marks) -> Iterator[TimeMention]:
    for match in matches(_NOON, marks.text, marks.counts):
        yield TimeMention(start=match.start(), end=match.end(), time=dt.time(12))


def _spoilt(marks: Marks) -> Iterator[TimeMention]:
    for match in _SPOILT.finditer(marks.text):
        hour = int(match["h"].translate(_MENDED))
        minute = int((match["m"] or "0").translate(_MENDED))
        civil = _civil(hour, minute, match["x"]) if hour < 24 and minute < 60 else None
        if civil:
            yield TimeMention(
                start=match.start(), end=match.end(), time=civil[0], unsure=True
            )


_FINDERS = (
    _ranges,
    _single(_AFTER_T, whole=True),
    _single(_MARKED),
    _single(_HOURS, whole=True),
    _single(_COLON),
    _in_words,
    _noons,
    _single(_AT_HOUR, bare=True, after=_AT),
    _spoilt,
    _single(_BARE_FOUR, bare=True, whole=True),
)
