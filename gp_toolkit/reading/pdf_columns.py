"""Pages set in two columns: the left one is read before the right one.

A label and its value also stand side by side, and must stay together. Columns are told
by what is in them: whole statements on both sides, and a sentence that goes on below.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gp_toolkit.reading.pdf_rules import Box

_NEAR = 3.0
_LEAST_BANDS = 6
_WHOLE_SHARE = 0.4
_STATEMENT = re.compile(r"[^:]+:\s+\S")
_LONG = 40


@dataclass(slots=True)
class Word:
    """A word as painted.

    Attributes:
        text: The letters.
        box: Its place on the page.
        struck: Whether a line goes through it.
        confidence: How sure the reader of a picture was of it, 0 to 100; None for a
            word that the page holds as text.
    """

    text: str
    box: Box
    struck: bool = False
    confidence: int | None = None


@dataclass(slots=True)
class Cell:
    """Words of one line that stand together, later with those that continue them."""

    text: str
    left: float
    right: float
    first_word: float = 0.0
    words: list[Word] = field(default_factory=list)

    def add(self, more: "Cell", by: str) -> None:
        """Take in the words of another cell, after a blank or on a line of their own."""
        self.text += by + more.text
        self.words.extend(more.words)


@dataclass(slots=True)
class Band:
    """One line of free text, while it is put together."""

    cells: list[Cell]
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """In points."""
        return self.top - self.bottom


def by_columns(bands: Sequence[Band]) -> list[Band]:
    """The lines of a page from top to bottom, columns one after the other."""
    made: list[Band] = []
    index = 0
    while index < len(bands):
        run = _run(bands, index)
        left = [
            Band([b.cells[0]], b.top, b.bottom) for b in run if not _is_right(b, run)
        ]
        right = [
            Band([b.cells[-1]], b.top, b.bottom) for b in run if _has_right(b, run)
        ]
        if len(run) >= _LEAST_BANDS and _are_columns(left, right):
            # Placed under one another, so that they stay in this order on the page.
            made.extend([*left, *_lowered(right, run[-1])])
            index += len(run)
        else:
            made.append(bands[index])
            index += 1
    return made


def _gutter(run: Sequence[Band]) -> float:
    return next(b.cells[1].left for b in run if len(b.cells) == 2)


def _is_right(band: Band, run: Sequence[Band]) -> bool:
    """Whether a line has words in the right column only."""
    return len(band.cells) == 1 and abs(band.cells[0].left - _gutter(run)) <= _NEAR


def _has_right(band: Band, run: Sequence[Band]) -> bool:
    return len(band.cells) == 2 or _is_right(band, run)


def _run(bands: Sequence[Band], start: int) -> list[Band]:
    """Lines from here on that keep clear of one gutter."""
    if len(bands[start].cells) != 2:
        return []
    edge = bands[start].cells[1].left
    run: list[Band] = []
    for band in bands[start:]:
        first = band.cells[0]
        beside = len(band.cells) == 2 and abs(band.cells[1].left - edge) <= _NEAR
        alone = len(band.cells) == 1 and (
            first.right < edge - _NEAR or abs(first.left - edge) <= _NEAR
        )
        if not (beside or alone) or (run and run[-1].bottom - band.top > 60):
            break
        run.append(band)
    return run


def _are_columns(left: Sequence[Band], right: Sequence[Band]) -> bool:
    return (
        _whole_share(left) >= _WHOLE_SHARE
        and _whole_share(right) >= _WHOLE_SHARE
        and (_goes_on_below(left) or _goes_on_below(right))
    )


def _whole_share(column: Sequence[Band]) -> float:
    """How much of a column is statements rather than bare labels or values."""
    texts = [band.cells[0].text for band in column]
    whole = sum(bool(_STATEMENT.match(t)) or len(t) > _LONG for t in texts)
    return whole / max(len(texts), 1)


def _goes_on_below(column: Sequence[Band]) -> bool:
    """Whether a sentence of the column breaks off and goes on in its next line."""
    return any(
        len(above.cells[0].text) > _LONG / 2
        and above.cells[0].text[-1:].isalpha()
        and below.cells[0].text[:1].islower()
        and above.bottom - below.bottom < 2 * below.height
        for above, below in pairwise(column)
    )


def _lowered(column: Sequence[Band], last: Band) -> list[Band]:
    """The bands in the same order, all placed just above the end of the last line."""
    step = last.height / (2 * (len(column) + 1))
    top = last.bottom + last.height / 2
    return [
        Band(band.cells, top - n * step, top - n * step - band.height)
        for n, band in enumerate(column, start=1)
    ]
