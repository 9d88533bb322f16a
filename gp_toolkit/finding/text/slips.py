r"""Long words that a typist or a scanner has spoilt by one letter, put right.

Only words that a word file lists, and only one slip: two letters that changed places,
a letter left out, struck twice or taken for another, or a blank inside the word.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import NamedTuple

_EDGES = "\"'()[]{}<>.,:;!?*/|\u2013-_#~"
_WORD = re.compile(r"\w+")
_SPLIT_AFTER, _LONG = 3, 9


class Cut(NamedTuple):
    """`text[start:end]` stands for other letters, or for none."""

    start: int
    end: int
    put: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slips:
    """Spoilt words, in small letters.

    Attributes:
        words: A spoilt word → the word that it was.
        tails: The second half of a word torn in two → its first halves.
    """

    words: Mapping[str, str] = field(default_factory=dict, repr=False)
    tails: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)

    def may_be_in(self, said: Collection[str]) -> bool:
        """Whether any of a paper's words, in small letters, is a slip or half a word."""
        known = (self.words.keys(), self.tails.keys())
        return not all(words.isdisjoint(said) for words in known)


NO_SLIPS = Slips()


def slips_of(words: Iterable[str], real: Collection[str]) -> Slips:
    """The slips that some long words suffer.

    Args:
        words: In small letters.
        real: Words that are what they are, though one letter makes a long word of them.

    >>> slips_of(["review"], ["reviewer"]).words["reveiw"]
    'review'
    """
    right = set(words)
    known = right.union(real)
    spoilt: dict[str, str] = {}
    tails: dict[str, set[str]] = {}
    for word in sorted(right):
        for slip in _spoilt(word):
            if slip not in known:
                spoilt.setdefault(slip, word)
        if len(word) >= _LONG:
            for place in range(_SPLIT_AFTER, len(word) - _SPLIT_AFTER):
                tails.setdefault(word[place:], set()).add(word[:place])
    halves = {t: frozenset(heads) for t, heads in tails.items() if t not in known}
    return Slips(words=spoilt, tails=halves)


def _spoilt(word: str) -> Iterator[str]:
    """Each slip of one letter; the last is never left out, so that an end stays one."""
    for place, letter in enumerate(word):
        before, after = word[:place], word[place + 1 :]
        if after:
            yield before + after
            yield before + after[0] + letter + after[1:]
        yield before + letter * 2 + after
        if place or len(word) >= _LONG:
            yield from (before + other + after for other in ascii_lowercase)


def find_cuts(text: str, slips: Slips) -> list[Cut]:
    """What in a text is to be read as other letters, in order.

    >>> find_cuts("Inital Confrence", slips_of(["initial", "conference"], []))
    [Cut(start=4, end=4, put='i'), Cut(start=11, end=11, put='e')]
    """
    if slips is NO_SLIPS:
        return []
    said = {token.strip(_EDGES) for token in set(text.lower().split())}
    found: set[Cut] = set()
    if not slips.words.keys().isdisjoint(said):  # few papers have any
        for match in _WORD.finditer(text):
            if right := slips.words.get(match.group().lower()):
                found.update(_mended(match.group(), right, match.start()))
    for tail in said & slips.tails.keys():
        found.update(
            Cut(match.end(1), match.end(1) + 1)
            for match in re.finditer(rf"(?i)(?<!\w)(\w{{3,16}}) {tail}(?!\w)", text)
            if match[1].lower() in slips.tails[tail]
        )
    return sorted(found)


def _mended(said: str, word: str, start: int) -> list[Cut]:
    """The one letter, or the two, that a spoilt word differs by."""
    low = said.lower()
    pairs = zip(low, word, strict=False)
    place = next((n for n, (a, b) in enumerate(pairs) if a != b), len(word))
    if len(said) > len(word):
        return [Cut(start + place, start + place + 1)]
    if len(said) < len(word):
        return [Cut(start + place, start + place, _alike(word[place], said[place]))]
    return [
        Cut(start + n, start + n + 1, _alike(word[n], said[n]))
        for n in range(place, len(word))
        if low[n] != word[n]
    ]


def _alike(letter: str, beside: str) -> str:
    """A letter, a capital beside one."""
    return letter.upper() if beside.isupper() else letter
