"""Ruled lines on the picture of a page, so that its tables are read cell by cell.

The picture is put straight by the slope of its lines of text and looked at in half its
size. A line is a long run of dots darker than the paper; an upright one counts only
where it meets a level one, because letters have long strokes too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from PIL import Image

from gp_toolkit.reading.ocr import DOTS_PER_INCH
from gp_toolkit.reading.pdf_rules import Box

_SMALLER = 2
_DOTS = DOTS_PER_INCH // _SMALLER
_POINTS = 72 / _DOTS
_DARKER = 50  # than the paper, of 255
_LEVEL, _UPRIGHT = _DOTS // 2, _DOTS // 4  # the shortest lines
_FILLED = 0.9  # of a run that may be broken by specks
_THICK = 6
_MEET = 6
_MOST_RUNS = 20_000


@dataclass(slots=True)
class _Run:
    """Dots from `low` to `high` in the rows (or columns) from `first` to `last`."""

    first: int
    last: int
    low: int
    high: int


def ruled_lines(picture: Image.Image, slope: float) -> list[Box]:
    """The lines of the tables, in points, the origin at the lower left corner.

    Args:
        picture: Grey, of `DOTS_PER_INCH`.
        slope: By how many dots its lines sink for each dot to the right.
    """
    # Loaded here: most files have no picture.
    numpy: Any = import_module("numpy")
    small = picture.convert("L").reduce(_SMALLER)
    straight = small.transform(
        small.size,
        Image.Transform.AFFINE,
        (1.0, -slope, 0.0, slope, 1.0, 0.0),
        fillcolor=255,
    )
    grey = numpy.asarray(straight)
    ink = grey < numpy.median(grey) - _DARKER
    level = _runs(numpy, ink, _LEVEL)
    upright = [
        run
        for run in _runs(numpy, ink.T, _UPRIGHT)
        if any(_meet(run, x) for x in level)
    ]
    height = ink.shape[0]
    return [
        *(_box(x.low, x.first, x.high, x.last, height) for x in level),
        *(_box(x.first, x.low, x.last, x.high, height) for x in upright),
    ]


def _runs(numpy: Any, ink: Any, length: int) -> list[_Run]:  # noqa: ANN401 (arrays)
    """Long runs along the rows, those of rows side by side made one line."""
    rows, width = ink.shape
    if width <= length or rows < 3:
        return []
    wide = ink.copy()  # a line that is not quite straight changes its row
    wide[1:] |= ink[:-1]
    wide[:-1] |= ink[1:]
    sums = numpy.zeros((rows, width + 1), dtype=numpy.int32)
    numpy.cumsum(wide, axis=1, out=sums[:, 1:])
    full = sums[:, length:] - sums[:, :-length] >= _FILLED * length
    edges = numpy.diff(full.astype(numpy.int8), axis=1, prepend=0, append=0)
    begins, ends = numpy.argwhere(edges == 1), numpy.argwhere(edges == -1)
    if len(begins) > _MOST_RUNS:  # a photograph
        return []
    found = zip(begins.tolist(), ends.tolist(), strict=True)
    pieces = (
        _Run(first=row, last=row, low=low, high=high + length - 1)
        for (row, low), (_, high) in found
    )
    return list(_joined(pieces))


def _joined(pieces: Iterator[_Run]) -> Iterator[_Run]:
    """Runs that lie upon one another made one; blocks of ink are no lines."""
    open_runs: list[_Run] = []
    for piece in pieces:
        still = [run for run in open_runs if run.last >= piece.first - 1]
        yield from _thin(run for run in open_runs if run.last < piece.first - 1)
        open_runs = still
        for run in open_runs:
            if run.low <= piece.high and piece.low <= run.high:
                run.last = piece.first
                run.low, run.high = min(run.low, piece.low), max(run.high, piece.high)
                break
        else:
            open_runs.append(piece)
    yield from _thin(iter(open_runs))


def _thin(runs: Iterator[_Run]) -> Iterator[_Run]:
    """A thick run is a block of ink: its two edges are lines."""
    for run in runs:
        if run.last - run.first < _THICK:
            yield run
        else:
            yield _Run(run.first, run.first, run.low, run.high)
            yield _Run(run.last, run.last, run.low, run.high)


def _meet(upright: _Run, level: _Run) -> bool:
    x, y = (upright.first + upright.last) / 2, (level.first + level.last) / 2
    across = level.low - _MEET <= x <= level.high + _MEET
    return across and upright.low - _MEET <= y <= upright.high + _MEET


def _box(left: float, top: float, right: float, bottom: float, height: int) -> Box:
    return Box(
        left * _POINTS,
        (height - bottom) * _POINTS,
        right * _POINTS,
        (height - top) * _POINTS,
    )
