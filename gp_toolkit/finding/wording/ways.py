"""The cues as ways from word to word, which the finder walks along a text.

A phrase with brackets stands for up to thousands of forms. To spell them all out would
take five times as long as to read all the word files, and most are never met. So a
phrase is kept as spots with words between them; a way, on which the phrases that begin
alike run together, is made only where a text leads.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gp_toolkit.finding.text.marks import words_of
from gp_toolkit.finding.wording.phrases import Piece, forms_of, plain_pieces
from gp_toolkit.model.errors import UserProblem

Spot = Mapping[str, Sequence[Any]]
"""A place in a phrase: the words that can come next, each with the spots that it leads
to. Where the phrase can be at its end, the cue stands under `_END`."""
_END = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Some phrases that mean one thing.

    Attributes:
        id: Unique in its group.
        group: The file it stands in, such as "meetings".
        kind: What it means, one of the words its module knows.
        phrases: As written in the file.
        source: Where the wording was seen.
        examples: Sentences in which it must be found.
        traps: Sentences in which it may not be found.
        meeting: The kind of meeting it names, where it names one; else empty.
        weight: How much it counts where cues are weighed; 1 unless told. A cue of
            weight 0 gives way to one that begins inside it and ends after it.
    """

    id: str
    group: str
    kind: str
    phrases: tuple[str, ...]
    source: str
    examples: tuple[str, ...]
    traps: tuple[str, ...] = ()
    meeting: str = ""
    weight: int = 1


@dataclass(slots=True, eq=False, kw_only=True)
class Way:
    """Where some words have led to.

    Attributes:
        ends: The longest cue of each group that ends here or on the way: the group,
            the cue, and the number of its last word, 0 for the first.
        on: The words that lead on, each with the way there; None until it is asked for.
    """

    ends: tuple[tuple[str, Cue, int], ...]
    on: dict[str, "Way | None"]
    _ahead: Spot = field(repr=False)
    _words: int = 0

    def follow(self, word: str) -> "Way":
        """The way that one of the words of `on` leads to."""
        way = self.on[word]
        if way is None:
            way = self.on[word] = _way(self._ahead[word], self.ends, self._words + 1)
        return way


def find_ways(cues: Iterable[Cue]) -> Way:
    """Where all ways begin.

    Raises:
        UserProblem: `wrong_words`, for a phrase that cannot be read.
    """
    return _way([spot for cue in cues for spot in _begin(cue)], (), 0)


def _way(
    spots: Iterable[Spot], ended: Iterable[tuple[str, Cue, int]], words: int
) -> Way:
    ahead = _together({id(spot): spot for spot in spots}.values())  # each once
    ends = {end[0]: end for end in ended}
    ends |= {cue.group: (cue.group, cue, words - 1) for cue in ahead.pop(_END, ())}
    return Way(
        ends=tuple(ends.values()),
        on=dict.fromkeys(ahead),
        _ahead=ahead,
        _words=words,
    )


def _begin(cue: Cue) -> Iterator[Spot]:
    """The spot before each phrase of a cue."""
    end: Spot = {_END: [cue]}
    for phrase in cue.phrases:
        if phrase.replace(" ", "").isalpha():
            spot = _before_words(phrase, end)
        else:
            spot = _before(plain_pieces(phrase), end)
        if _END in spot:
            raise UserProblem("wrong_words", f"The cue “{cue.id}” has an empty phrase.")
        yield spot


def _before(pieces: Sequence[Piece], end: Spot) -> Spot:
    """The spot before some pieces that lead to another."""
    spot = end
    knot: list[Piece] = []  # those that touch one another, as in `[un]born`
    for piece in reversed(pieces):
        knot.insert(0, piece)
        if not piece.glued:
            spot = _before_knot(knot, spot)
            knot = []
    return spot


def _before_knot(knot: Sequence[Piece], spot: Spot) -> Spot:
    piece = knot[0]
    if len(knot) > 1:  # only together are they words
        spots = [_before_words(form, spot) for form in forms_of(knot)]
    elif piece.word:
        return _before_words(piece.word, spot)
    else:
        spots = [_before(choice, spot) for choice in piece.choices]
        if piece.optional:
            spots.append(spot)
    return spots[0] if len(spots) == 1 else _together(spots)


def _before_words(text: str, spot: Spot) -> Spot:
    low = text.lower()
    if low.isalnum():
        return {low: [spot]}
    plain = low.replace(" ", "").isalnum()
    for word in reversed(low.split() if plain else words_of(low)):
        if word:
            spot = {word: [spot]}
    return spot


def _together(spots: Iterable[Spot]) -> dict[str, list[Any]]:
    """The words that lead on from any of some spots, in the order of the cues."""
    found: dict[str, list[Any]] = {}
    for spot in spots:
        for word, ahead in spot.items():
            found.setdefault(word, []).extend(ahead)
    return found
