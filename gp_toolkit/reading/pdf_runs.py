"""Words of a PDF page, those that nothing could part taken together as one run.

A page has hundreds of words, and most stand in the midst of a line. To look at each
line once instead of at each of its words is what makes reading fast. Whatever could
matter to where a line is parted (a wide gap, a ruled line between two words, a line
through one of them) is looked at word by word: `Run.words`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import sub

from gp_toolkit.reading.pdf_rules import Box

# A space between words, in heights of the word before it: no less, and no more. Fonts
# differ: the usual space is from a quarter to nearly a half.
_LEAST_SPACE, _MOST_SPACE = 0.15, 0.6
# How far the feet of words in one line may stand apart, in heights.
_LEVEL = 0.3


@dataclass(slots=True)
class Places:
    """Where the words of a page stand, in the order in which they were painted.

    Attributes:
        words: The letters of each.
        lefts: The left edge of each, in points; so the other edges.
        heights: From the bottom to the top of each.
        gaps: From the right edge of each to the left edge of the next.
    """

    words: list[str]
    lefts: list[float]
    bottoms: list[float]
    rights: list[float]
    tops: list[float]
    heights: list[float]
    gaps: list[float]

    def word(self, number: int) -> "Run":
        """One of them by itself."""
        box = Box(
            self.lefts[number],
            self.bottoms[number],
            self.rights[number],
            self.tops[number],
        )
        return Run(self.words[number], box)


def places_of(words: list[str], edges: Iterable[list[float]]) -> Places:
    """The words of a page from their left, bottom, right and top edges."""
    lefts, bottoms, rights, tops = edges
    heights = list(map(sub, tops, bottoms))
    gaps = list(map(sub, lefts[1:], rights))
    return Places(words, lefts, bottoms, rights, tops, heights, gaps)


@dataclass(slots=True)
class Run:
    """One word, or several of one line with nothing but a space between them.

    Attributes:
        text: The letters; words are parted by one blank.
        box: Its place on the page.
        struck: Whether a line goes through it.
        confidence: How sure the reader of a picture was of it, 0 to 100; None for
            words that the page holds as text.
        places: Where its words stand; None for one word.
        first: Number of its first word in `places`.
        last: Number of its last word there.
    """

    text: str
    box: Box
    struck: bool = False
    confidence: int | None = None
    places: Places | None = None
    first: int = 0
    last: int = 0

    def words(self) -> list["Run"]:
        """Each word by itself."""
        at = self.places
        if at is None:
            return [self]
        return [at.word(number) for number in range(self.first, self.last + 1)]

    def heights(self) -> list[float]:
        """How high each of its words is, in points."""
        if self.places is None:
            return [self.box[3] - self.box[1]]
        return self.places.heights[self.first : self.last + 1]

    def first_height(self) -> float:
        """How high its first word is, in points."""
        if self.places is None:
            return self.box[3] - self.box[1]
        return self.places.heights[self.first]

    def first_width(self) -> float:
        """How wide its first word is, in points."""
        right = self.box[2] if self.places is None else self.places.rights[self.first]
        return right - self.box[0]


def letters_of(runs: Iterable[Run]) -> int:
    """How many letters they have, blanks not counted."""
    return sum([len(run.text) - run.text.count(" ") for run in runs])


def words_of(runs: Iterable[Run]) -> list[Run]:
    """Each word by itself."""
    return [word for run in runs for word in run.words()]


def runs_of(at: Places) -> list[Run]:
    """The words of a page, taken together where nothing but a space is between."""
    # Written for speed: this runs for every word of every page.
    words, lefts, bottoms, rights, tops = (
        at.words,
        at.lefts,
        at.bottoms,
        at.rights,
        at.tops,
    )
    least, most, level = _LEAST_SPACE, _MOST_SPACE, _LEVEL
    ends = [
        number
        for number, gap, height, foot, next_foot in zip(
            range(len(words)), at.gaps, at.heights, bottoms, bottoms[1:], strict=False
        )
        if not least * height < gap <= most * height
        or not -level * height < foot - next_foot < level * height
    ]
    ends.append(len(words) - 1)
    runs: list[Run] = []
    first = 0
    box = tuple.__new__
    for last in ends:
        if first == last:
            place = (lefts[last], bottoms[last], rights[last], tops[last])
            runs.append(Run(words[last], box(Box, place)))
        else:
            after = last + 1
            place = (
                lefts[first],
                min(bottoms[first:after]),
                rights[last],
                max(tops[first:after]),
            )
            text = " ".join(words[first:after])
            runs.append(Run(text, box(Box, place), False, None, at, first, last))
        first = last + 1
    return runs
