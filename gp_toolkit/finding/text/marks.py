"""A text looked through once: its words, and where a date or a time can begin.

A pattern tried only where it can begin costs a fraction of one tried at every letter,
and finds the same: each begins with a figure or with one of a few words.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, product

from gp_toolkit.finding.text.months import (
    MONTH_WORDS,
    NUMBERS,
    ORDINALS,
    TIMES_IN_WORDS,
    WEEKDAY_WORDS,
)

_ASCII = map(chr, range(128))
_SIGNS = "".join(sign for sign in _ASCII if not sign.isalnum() and sign != "'").encode()
_BLANKS = bytes.maketrans(_SIGNS, b" " * len(_SIGNS))
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_LONE_APOSTROPHE = re.compile(r"'(?:(?<![^\W_]')|(?![^\W\d_]{1,2}(?![^\W_])))")
_FIGURES = re.compile(r"\d+")
_SLIP = re.compile(r"[01](?<=[a-z][01])(?=[a-z])")
_BAR = re.compile(r"\|")
_A_UNIT = re.compile(r"a[\s\-\u2013]{1,2}(?:calendar |working )?(?:day|week|month)")
_COUNTED = (*(word for word in NUMBERS if word != "a"), *TIMES_IN_WORDS)
_SPOILT = [
    "".join(digits) for n in (1, 2) for digits in product("0123456789oqlisbz", repeat=n)
]
_HALVES = frozenset(f"{d}{half}" for d in ("", *_SPOILT) for half in ("am", "pm"))
_KINDS: Mapping[str, str] = {
    **dict.fromkeys(WEEKDAY_WORDS, "weekday"),
    **dict.fromkeys(MONTH_WORDS, "month"),
    "between": "between",
    **dict.fromkeys(("today", "tomorrow", "fortnight"), "ahead"),
    **{f"{word}{ending}": "ordinal" for word in ORDINALS for ending in ("", "'s")},
    # with what a careless hand joins to a number: `tenam`, `sixo'clock`
    **{
        f"{number}{joined}": "number"
        for number in _COUNTED
        for joined in ("", "a", "am", "p", "pm", "o", "oclock")
    },
    **{f"{d}{o}": "spoilt day" for d in _SPOILT for o in ("", "st", "nd", "rd", "th")},
    **dict.fromkeys(_HALVES, "half of the day"),
}
_LENGTHS = {1: "short", 2: "short", 3: "three", 4: "four"}
"""What a run of so many digits is called."""
_TOLD = frozenset((*_KINDS.values(), *_LENGTHS.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """A text with its words, and the places where dates and times can begin.

    Attributes:
        text: As it stands.
        low: The same in small letters, letter for letter.
        words: Its words in small letters, scanning slips such as `c0nference` put right.
            One sign parts two words; where more do, there are empty words between.
        different: The same, each once.
        before: How many letters stand in the words before each.
        short: Where one or two digits stand that no other digit touches.
        fours: Where four stand.
        figures: Both.
        days: One or two digits, and weekdays.
        months: Months and weekdays.
        hours: One or two digits, and numbers in words.
        counts: Up to three digits, numbers in words, and "a" before a length of time.
        ordinals: Ordinals in words.
        spans: One or two digits, and "between".
        ahead: Words that tell a day from the day of writing.
        spoilt_days: Words that a scanner may have made of a day of the month.
        spoilt_hours: Words that it may have made of an hour.
    """

    text: str = field(repr=False)
    low: str = field(repr=False)
    words: Sequence[str]
    different: Collection[str]
    before: Sequence[int]
    short: Sequence[int]
    fours: Sequence[int]
    figures: Sequence[int]
    days: Sequence[int]
    months: Sequence[int]
    hours: Sequence[int]
    counts: Sequence[int]
    ordinals: Sequence[int]
    spans: Sequence[int]
    ahead: Sequence[int]
    spoilt_days: Sequence[int]
    spoilt_hours: Sequence[int]


def marks_of(text: str) -> Marks:
    """Look a text through once."""
    low = small(text)
    words = words_of(low)
    different = set(words)
    odd = [word for word in different if not word.isalpha()]  # few are
    slips = {word: _SLIP.sub(_to_letter, word) for word in odd if _SLIP.search(word)}
    if slips:
        words = [slips.get(word, word) for word in words]
        different = set(words)
        odd += slips.values()
    before = [0, *accumulate(map(len, words))]
    beginnings = _beginnings(different, odd)
    telling = [n for n, word in enumerate(words) if word in beginnings]
    found: dict[str, list[int]] = {kind: [] for kind in _TOLD}
    for n in telling:
        for offset, kind in beginnings[words[n]]:
            found[kind].append(before[n] + n + offset)
    short, fours, weekdays = found["short"], found["four"], found["weekday"]
    hours = _together(short, found["number"])
    return Marks(
        text=text,
        low=low,
        words=words,
        different=different,
        before=before,
        short=short,
        fours=fours,
        figures=_together(short, fours),
        days=_together(short, weekdays),
        months=_together(found["month"], weekdays),
        hours=hours,
        counts=_together(hours, found["three"], _places(_A_UNIT, low)),
        ordinals=found["ordinal"],
        spans=_together(short, found["between"]),
        ahead=found["ahead"],
        spoilt_days=_together(found["spoilt day"], _places(_BAR, low)),
        spoilt_hours=_spoilt_hours(words, before, telling),
    )


def _beginnings(
    words: set[str], odd: Iterable[str]
) -> dict[str, list[tuple[int, str]]]:
    """The words that tell something: at which of their letters, and what."""
    found = {word: [(0, _KINDS[word])] for word in words & _KINDS.keys()}
    for word in odd:
        for start, end in _runs_of_digits(word):
            if end - start in _LENGTHS:
                found.setdefault(word, []).append((start, _LENGTHS[end - start]))
    return found


def _runs_of_digits(word: str) -> list[tuple[int, int]]:
    if word.isdecimal():
        return [(0, len(word))]
    return [run.span() for run in _FIGURES.finditer(word)]


def words_of(low: str) -> list[str]:
    """The words of a text in small letters: letters and figures, with `'s` and `'ll`.

    >>> words_of("mother's (mum) 12-year-old")
    ["mother's", '', 'mum', '', '12', 'year', 'old']
    """
    for sign in set(_BEYOND_ASCII.findall(low)):
        if not sign.isalnum():
            low = low.replace(sign, " ")
    # in bytes, for a table of bytes takes a fiftieth of the time of one of letters
    even = low.encode("utf-8", "surrogatepass").translate(_BLANKS)
    return _LONE_APOSTROPHE.sub(" ", even.decode("utf-8", "surrogatepass")).split(" ")


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


def _spoilt_hours(
    words: Sequence[str], before: Sequence[int], telling: Sequence[int]
) -> Sequence[int]:
    """`lO.3O pm` begins up to two words before the half of the day."""
    found: set[int] = set()
    for half in telling:
        if words[half] in _HALVES:
            near = [n for n in range(max(half - 8, 0), half + 1) if words[n]]
            found.update(before[n] + n for n in near[-3:])
    return sorted(found)


def _places(pattern: re.Pattern[str], low: str) -> list[int]:
    return [match.start() for match in pattern.finditer(low)]


def _together(*places: Sequence[int]) -> Sequence[int]:
    return sorted(chain.from_iterable(places))


class Taken:
    """Which letters of a text something was found in, a byte each."""

    def __init__(self, text: str) -> None:
        self._letters = bytearray(len(text))

    def take(self, start: int, end: int) -> bool:
        """Take `text[start:end]`, unless some of it is taken; whether that was done."""
        if any(self._letters[start:end]):
            return False
        self._letters[start:end] = b"\1" * (end - start)
        return True

    def free(self, places: Sequence[int]) -> list[int]:
        """Those of some places that are not taken."""
        letters = self._letters
        return [place for place in places if not letters[place]]


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
