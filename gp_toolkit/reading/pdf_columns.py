"""Pages set in two columns: the left one is read before the right one.

A label and its value also stand side by side, and must stay together. Columns are told
by what is in them: whole statements on both sides, and a sentence that goes on below.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from gp_toolkit.reading.pdf_runs import Run

_NEAR = 3.0
_SAME = 0.05
_LEAST_BANDS = 6
_WHOLE_SHARE = 0.4
_STATEMENT = re.compile(r"[^:]+:\s+\S")
_LONG = 40


@dataclass(slots=True)
class Cell:
    """Words of one line that stand together, later with those that continue them.

    Attributes:
        text: The words.
        left: Where they begin, in points.
        right: Where they end.
        first_word: How wide the first word is.
        runs: What they are made of.
    """

    text: str
    left: float
    right: float
    first_word: float = 0.0
    runs: list[Run] = field(default_factory=list)

    def add(self, more: "Cell", by: str) -> None:
        """Take in the words of another cell, after a blank or on a line of their own."""
        self.text += by + more.text
        self.runs.extend(more.runs)


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
        if len(bands[index].cells) != 2:
            made.append(bands[index])
            index += 1
            continue
        run = _run(bands, index)
        start, found = _begin(run)
        made.extend(run[:start])
        index += start
        if found:
            made.extend(_one_after_the_other(run[start:]))
            index += len(run) - start
    return made


def _one_after_the_other(run: Sequence[Band]) -> list[Band]:
    """The left column, then the right one below it, so that they stay in this order."""
    gutter = run[0].cells[1].left
    left = [
        Band([b.cells[0]], b.top, b.bottom) for b in run if not _is_right(b, gutter)
    ]
    right = [
        Band([b.cells[-1]], b.top, b.bottom)
        for b in run
        if len(b.cells) == 2 or _is_right(b, gutter)
    ]
    return [*left, *_lowered(right, run[-1])]


def _is_right(band: Band, gutter: float) -> bool:
    """Whether a line has words in the right column only."""
    return len(band.cells) == 1 and abs(band.cells[0].left - gutter) <= _NEAR


def _run(bands: Sequence[Band], start: int) -> list[Band]:
    """Lines from one of two cells on that keep clear of the gutter between them."""
    edge = bands[start].cells[1].left
    run: list[Band] = []
    for band in islice(bands, start, None):
        first = band.cells[0]
        beside = len(band.cells) == 2 and abs(band.cells[1].left - edge) <= _NEAR
        alone = len(band.cells) == 1 and (
            first.right < edge - _NEAR or abs(first.left - edge) <= _NEAR
        )
        if not (beside or alone) or (run and run[-1].bottom - band.top > 60):
            break
        run.append(band)
    return run


@dataclass(slots=True)
class _Column:
    """What is known of a column, looked at from its last line upwards."""

    lines: int = 0
    whole: int = 0
    goes_on: bool = False
    below: Band | None = None
    words: str = ""

    def add(self, band: Band, cell: Cell) -> None:
        """The next line upwards."""
        text = cell.text
        self.lines += 1
        self.whole += len(text) > _LONG or bool(_STATEMENT.match(text))
        below = self.below
        if below is not None and not self.goes_on:
            self.goes_on = (
                len(text) > _LONG / 2
                and text[-1:].isalpha()
                and self.words[:1].islower()
                and band.bottom - below.bottom < 2 * below.height
            )
        self.below, self.words = band, text

    @property
    def is_text(self) -> bool:
        """Whether enough of it is statements rather than bare labels or values."""
        return self.whole >= _WHOLE_SHARE * self.lines


def _begin(run: Sequence[Band]) -> tuple[int, bool]:
    """The line of a run at which two columns begin, and whether there are any.

    Without columns it is the line from which on to look anew.
    """
    gutter = run[0].cells[1].left
    left, right = _Column(), _Column()
    start, found = len(run), False
    for index in range(len(run) - 1, -1, -1):
        band = run[index]
        both = len(band.cells) == 2
        is_right = not both and _is_right(band, gutter)
        if not is_right:
            left.add(band, band.cells[0])
        if both or is_right:
            right.add(band, band.cells[-1])
        if not both:
            continue
        if abs(band.cells[1].left - gutter) > _SAME:
            start, found = index, False
        elif (
            len(run) - index >= _LEAST_BANDS
            and (left.goes_on or right.goes_on)
            and left.is_text
            and right.is_text
        ):
            start, found = index, True
    return start, found


def _lowered(column: Sequence[Band], last: Band) -> list[Band]:
    """The bands in the same order, all placed just above the end of the last line."""
    step = last.height / (2 * (len(column) + 1))
    top = last.bottom + last.height / 2
    return [
        Band(band.cells, top - n * step, top - n * step - band.height)
        for n, band in enumerate(column, start=1)
    ]
