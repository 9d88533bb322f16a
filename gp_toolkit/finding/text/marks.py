"""A text looked through once: its words, and where a date or a time can begin.

A pattern tried only where it can begin costs a fraction of one tried at every letter,
and finds the same: each begins with a figure or with one of a few words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, product

from gp_toolkit.finding.text.months import (
    MONTH_WORDS,
    NUMBERS,
    TIMES_IN_WORDS,
    WEEKDAY_WORDS,
)

WORD = re.compile(r"([^\W_]+(?:'[^\W\d_]{1,2}(?![^\W_]))?)")
_FIGURES = re.compile(r"\d+")
_MOST_DIGITS = 4
_SLIP = re.compile(r"[01](?<=[a-z][01])(?=[a-z])")
_A_UNIT = re.compile(r"a[\s\-\u2013]{1,2}(?:calendar |working )?(?:day|week|month)")
_COUNTED = (*(word for word in NUMBERS if word != "a"), *TIMES_IN_WORDS)
_SPOILT = [
    "".join(digits) for n in (1, 2) for digits in product("0123456789oqlisbz", repeat=n)
]
_KINDS: Mapping[str, str] = {
    **dict.fromkeys(WEEKDAY_WORDS, "weekday"),
    **dict.fromkeys(MONTH_WORDS, "month"),
    "between": "between",
    **dict.fromkeys(("today", "tomorrow", "fortnight"), "ahead"),
    # with what a careless hand joins to a number: `tenam`, `sixo'clock`
    **{
        f"{number}{joined}": "count"
        for number in _COUNTED
        for joined in ("", "a", "am", "p", "pm", "o", "oclock")
    },
}
_SPOILT_DAYS = frozenset(
    f"{d}{o}" for d in _SPOILT for o in ("", "st", "nd", "rd", "th")
)
_SPOILT_HOURS = frozenset(f"{d}{half}" for d in ("", *_SPOILT) for half in ("am", "pm"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """A text with its words, and the places where dates and times can begin.

    Attributes:
        text: As it stands.
        low: The same in small letters, letter for letter.
        words: Its words in small letters, scanning slips such as `c0nference` put right.
        starts: Where each begins.
        gaps: What stands before each word, and after the last.
        short: Where one or two digits stand that no other digit touches.
        fours: Where four stand.
        figures: Both.
        days: One or two digits, and weekdays.
        months: Months and weekdays.
        counts: Up to three digits, and numbers in words.
        spans: One or two digits, and "between".
        ahead: Words that tell a day from the day of writing.
        spoilt_days: Words that a scanner may have made of a day of the month.
        spoilt_hours: Words that it may have made of an hour.
    """

    text: str = field(repr=False)
    low: str = field(repr=False)
    words: Sequence[str]
    starts: Sequence[int]
    gaps: Sequence[str]
    short: Sequence[int]
    fours: Sequence[int]
    figures: Sequence[int]
    days: Sequence[int]
    months: Sequence[int]
    counts: Sequence[int]
    spans: Sequence[int]
    ahead: Sequence[int]
    spoilt_days: Sequence[int]
    spoilt_hours: Sequence[int]


def marks_of(text: str) -> Marks:
    """Look a text through once."""
    low = small(text)
    pieces = WORD.split(_SLIP.sub(_to_letter, low))
    places = [0, *accumulate(map(len, pieces))]
    words, starts = pieces[1::2], places[1:-1:2]
    digits: dict[int, list[int]] = {1: [], 2: [], 3: [], 4: []}
    for match in _FIGURES.finditer(low):
        start, end = match.span()
        if end - start <= _MOST_DIGITS:
            digits[end - start].append(start)
    short = _together(digits[1], digits[2])
    found: dict[str, list[int]] = {
        "weekday": [],
        "month": [],
        "count": [],
        "between": [],
        "ahead": [],
    }
    for number, word in enumerate(words):
        if word in _KINDS:
            found[_KINDS[word]].append(starts[number])
    counts = [*found["count"], *(match.start() for match in _A_UNIT.finditer(low))]
    return Marks(
        text=text,
        low=low,
        words=words,
        starts=starts,
        gaps=pieces[::2],
        short=short,
        fours=digits[4],
        figures=_together(short, digits[4]),
        days=_together(short, found["weekday"]),
        months=_together(found["month"], found["weekday"]),
        counts=_together(short, digits[3], counts),
        spans=_together(short, found["between"]),
        ahead=found["ahead"],
        spoilt_days=_spoilt_days(low, words, starts),
        spoilt_hours=_spoilt_hours(words, starts),
    )


def small(text: str) -> str:
    r"""A text in small letters, each of them where it was.

    >>> len(small("\u0130stanbul Road"))
    13
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _to_letter(match: re.Match[str]) -> str:
    return "o" if match.group() == "0" else "l"


def _spoilt_days(
    low: str, words: Sequence[str], starts: Sequence[int]
) -> Sequence[int]:
    bars = (
        [place for place, sign in enumerate(low) if sign == "|"] if "|" in low else []
    )
    found = [starts[n] for n, word in enumerate(words) if word in _SPOILT_DAYS]
    return _together(found, bars)


def _spoilt_hours(words: Sequence[str], starts: Sequence[int]) -> Sequence[int]:
    """`lO.3O pm` begins up to two words before the half of the day."""
    return _together(
        starts[max(n - back, 0)]
        for n, word in enumerate(words)
        if word in _SPOILT_HOURS
        for back in range(3)
    )


def _together(*places: Iterable[int]) -> Sequence[int]:
    return sorted({place for some in places for place in some})


def matches(
    pattern: re.Pattern[str], text: str, places: Sequence[int]
) -> Iterator[re.Match[str]]:
    """As `pattern.finditer(text)`, tried at some places only."""
    last = 0
    for place in places:
        if place < last:
            continue
        match = pattern.match(text, place)
        if match:
            last = match.end()
            yield match
