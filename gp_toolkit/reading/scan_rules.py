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
_LEVEL_GAP, _UPRIGHT_GAP = _DOTS // 5, _DOTS // 20  # a cell may be that low
_FILLED = 0.9  # of a run that may be broken by specks
_THICK = 9
_SPECK = 1  # dots of paper in dark ground
_EDGE = 5
_MEET = 6
_MOST_RUNS = 20_000


@dataclass(slots=True)
class _Run:
    """Dots from `low` to `high` in the rows (or columns) from `first` to `last`."""

    first: int
    last: int
    low: int
    high: int

    @property
    def middle(self) -> float:
        """Half way between the first and the last row."""
        return (self.first + self.last) / 2


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
    ink = _without_blocks(grey < numpy.median(grey) - _DARKER)
    level = _runs(numpy, ink, _LEVEL, _LEVEL_GAP)
    upright = [
        run
        for run in _runs(numpy, ink.T, _UPRIGHT, _UPRIGHT_GAP)
        if any(_meet(run, x) for x in level)
    ]
    height = ink.shape[0]
    return [
        *(_box(x.low, x.middle, x.high, x.middle, height) for x in level),
        *(_box(x.middle, x.low, x.middle, x.high, height) for x in upright),
    ]


def _without_blocks(ink: Any) -> Any:  # noqa: ANN401 (arrays)
    """The ink without the inside of dark cells and drawings: their edges stay.

    Specks of paper are filled first, no more: letters would grow together with lines.
    """
    filled = ~_grown(~_grown(ink, _SPECK), _SPECK)
    inside = ~_grown(~filled, _EDGE)
    return ink & ~inside


def _grown(ink: Any, by: int) -> Any:  # noqa: ANN401 (arrays)
    """Each dot made a square that reaches so many dots further to all sides."""
    for axis in (0, 1):
        wide = ink.copy()
        turned, source = (wide, ink) if axis == 0 else (wide.T, ink.T)
        for step in range(1, by + 1):
            turned[step:] |= source[:-step]
            turned[:-step] |= source[step:]
        ink = wide
    return ink


def _runs(numpy: Any, ink: Any, length: int, gap: int) -> list[_Run]:  # noqa: ANN401 (arrays)
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
    return list(_joined(pieces, gap))


def _joined(pieces: Iterator[_Run], gap: int) -> Iterator[_Run]:
    """Runs upon one another, or nearly so, made one; what is too thick is no line."""
    open_runs: list[_Run] = []
    for piece in pieces:
        done = [run for run in open_runs if run.last < piece.first - 1]
        yield from filter(_is_thin, done)
        open_runs = [run for run in open_runs if run.last >= piece.first - 1]
        for run in open_runs:
            if run.low - gap <= piece.high and piece.low <= run.high + gap:
                run.last = piece.first
                run.low, run.high = min(run.low, piece.low), max(run.high, piece.high)
                break
        else:
            open_runs.append(piece)
    yield from filter(_is_thin, open_runs)


def _is_thin(run: _Run) -> bool:
    return run.last - run.first < _THICK


def _meet(upright: _Run, level: _Run) -> bool:
    across = level.low - _MEET <= upright.middle <= level.high + _MEET
    return across and upright.low - _MEET <= level.middle <= upright.high + _MEET


def _box(left: float, top: float, right: float, bottom: float, height: int) -> Box:
    return Box(
        left * _POINTS,
        (height - bottom) * _POINTS,
        right * _POINTS,
        (height - top) * _POINTS,
    )
