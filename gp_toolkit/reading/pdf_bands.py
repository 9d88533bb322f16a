"""Words of a PDF page → the lines they stand in, parted into cells where gaps are wide."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median

from gp_toolkit.reading.pdf_columns import Band, Cell
from gp_toolkit.reading.pdf_rules import Box, Rule
from gp_toolkit.reading.pdf_runs import Run, words_of

# In heights of the line. A space between words is about a quarter; text set to both
# margins may stretch it to three quarters.
_CELL_GAP = 0.95
# Less of a gap will do between columns that line up from row to row.
_COLUMN_GAP = 0.4
_ALIGNED = 1.0
_WORD_GAP = 0.12
_SAME_LINE = 0.5


def bands_of(runs: Sequence[Run], walls: Sequence[Rule] = ()) -> list[Band]:
    """Words side by side, line by line from the top.

    Args:
        runs: In the order in which they were painted.
        walls: Upright lines that part the words on their two sides.
    """
    if walls:
        runs = list(_apart_at(runs, walls))
    rows = [_in_order(row) for row in _rows(runs)]
    starts = [_starts(row) for row in rows]
    bands = []
    for index, row in enumerate(rows):
        lefts = starts[index]
        if lefts:
            near = starts[max(0, index - 2) : index] + starts[index + 1 : index + 3]
            lefts = [left for left in lefts if _is_near(left, near)]
        bands.append(_band(row, lefts, walls))
    return bands


def _is_near(left: float, others: Sequence[Sequence[float]]) -> bool:
    for some in others:
        for other in some:
            if -_ALIGNED <= left - other <= _ALIGNED:
                return True
    return False


def _apart_at(runs: Sequence[Run], walls: Sequence[Rule]) -> Iterator[Run]:
    """The words of a run one by one where an upright line stands among them."""
    for run in runs:
        left, bottom, right, top = run.box
        middle = (bottom + top) / 2
        if any(left <= w.at <= right and w.low <= middle <= w.high for w in walls):
            yield from run.words()
        else:
            yield run


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Those at one height, from the top."""
    rows: list[list[Run]] = []
    low, high = inf, inf
    for run in sorted(runs, key=_height_on_page, reverse=True):
        _, bottom, _, top = run.box
        if top > low:
            overlap = min(high, top) - max(low, bottom)
            if overlap >= _SAME_LINE * min(high - low, top - bottom):
                rows[-1].append(run)
                continue
        rows.append([run])
        low, high = bottom, top
    return rows


def _height_on_page(run: Run) -> float:
    return run.box[1] + run.box[3]


def _in_order(row: list[Run]) -> list[Run]:
    """From left to right; word by word where runs are painted over one another."""
    if len(row) == 1:
        return row
    row.sort(key=_left_edge)
    if any(run.box[2] > after.box[0] for run, after in pairwise(row)):
        return sorted(words_of(row), key=_left_edge)
    return row


def _left_edge(run: Run) -> float:
    return run.box[0]


def _starts(row: list[Run]) -> list[float]:
    """Left edges of words that stand further from the one before than is usual.

    A row in which some of these stand in the midst of a run is parted into words.
    """
    inner: list[float] = []
    for run in row:
        if run.places is not None:
            inner += run.places.gaps[run.first : run.last]
    outer = _between(row) if len(row) > 1 else []
    gaps = inner + outer
    least = _COLUMN_GAP * row[0].first_height()
    if not gaps or max(gaps) <= least:
        return []
    if len(gaps) >= 3:  # enough to know what is usual
        least = max(least, 1.8 * median(gaps))
    if inner and max(inner) > least:
        row[:] = words_of(row)
        outer = _between(row)
    lefts = [run.box[0] for run in row[1:]]
    return [left for gap, left in zip(outer, lefts, strict=True) if gap > least]


def _between(row: list[Run]) -> list[float]:
    """The gaps between runs that stand side by side."""
    return [after.box[0] - run.box[2] for run, after in pairwise(row)]


def _band(row: list[Run], aligned: Sequence[float], walls: Sequence[Rule]) -> Band:
    _, bottom, reach, top = row[0].box
    if len(row) == 1:
        return Band([cell_of(row, top - bottom)], top, bottom)
    heights: list[float] = []
    for run in row:
        heights += run.heights()
    height = median(heights)
    widest = _CELL_GAP * height
    cells: list[list[Run]] = [[row[0]]]
    for run in row[1:]:
        left, low, right, high = run.box
        gap = left - reach
        if (
            gap > widest
            or left in aligned
            or (walls and gap > 0 and _walled(reach, run.box, walls))
        ):
            cells.append([run])
        else:
            cells[-1].append(run)
        reach = max(reach, right)
        bottom, top = min(bottom, low), max(top, high)
    return Band(_unbulleted([cell_of(cell, height) for cell in cells]), top, bottom)


def _walled(reach: float, box: Box, walls: Sequence[Rule]) -> bool:
    """Whether an upright line stands between one word and the next."""
    middle = (box.bottom + box.top) / 2
    return any(
        reach - 1 <= wall.at <= box.left + 1 and wall.low <= middle <= wall.high
        for wall in walls
    )


_BULLET = re.compile(r"[•\uf0b7\uf0a7\uf0d8●▪■◦·*–—o-]|\(?\w{1,2}[.)]")


def _unbulleted(cells: list[Cell]) -> list[Cell]:
    """A bullet or number belongs to the words after it, however far it stands off."""
    if len(cells) < 2 or not _BULLET.fullmatch(cells[0].text):
        return cells
    bullet, first, *rest = cells
    bullet.add(first, " ")
    bullet.right = first.right
    return [bullet, *rest]


def cell_of(runs: list[Run], height: float) -> Cell:
    """Words of one line that nothing parts, in their order."""
    first = runs[0]
    left, _, end, _ = first.box
    if len(runs) == 1:
        return Cell(marked(first), left, end, first.first_width(), runs)
    pieces = [marked(first)]
    space = _WORD_GAP * height
    most = end
    for run in runs[1:]:
        start, _, right, _ = run.box
        # A reader of pictures has parted the words itself, and its boxes are rough.
        if start - end > space or run.confidence is not None:
            pieces.append(" ")
        pieces.append(marked(run))
        end = right
        most = max(most, right)
    text = "".join(pieces)
    if any(run.struck for run in runs):
        text = text.replace("~~ ~~", " ").replace("~~~~", "")
    return Cell(text, left, most, first.first_width(), runs)


def marked(run: Run) -> str:
    """The words, and signs that they are struck out."""
    return f"~~{run.text}~~" if run.struck else run.text
