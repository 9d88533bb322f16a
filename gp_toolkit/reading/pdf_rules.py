"""Ruled lines of a PDF page → the grids of its tables.

Coordinates are points, the origin at the lower left corner of the page as it is seen.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

_NEAR = 3.0
_THIN = 3.0
_MOST_RULES = 400
_MOST_SLOTS = 6000


class Box(NamedTuple):
    """A rectangle on the page. A tuple, as a page has hundreds of them."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """In points."""
        return self.top - self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        """The centre."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(slots=True)
class Rule:
    """A line: `at` on its own axis, from `low` to `high` along the other."""

    at: float
    low: float
    high: float


@dataclass(slots=True)
class Grid:
    """One table: edges from left to right and from top to bottom.

    `merged[(row, column)]` names the slot in which the cell begins that also holds this
    one; a slot that begins a cell is not in it.
    """

    xs: list[float]
    ys: list[float]
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    @property
    def box(self) -> Box:
        """The outline."""
        return Box(self.xs[0], self.ys[-1], self.xs[-1], self.ys[0])

    def column(self, x: float) -> int:
        """Number of the column at a place inside the outline."""
        return bisect_right(self.xs, x, 1, len(self.xs) - 1) - 1

    def cells(self, row: int) -> list[tuple[int, int]]:
        """The slots in which the cells of a row begin, from left to right."""
        slots = [(row, column) for column in range(len(self.xs) - 1)]
        if self.merged:
            slots = list(dict.fromkeys([self.merged.get(s, s) for s in slots]))
        return slots


@dataclass(slots=True)
class Loose:
    """Lines and edges of shaded boxes that belong to no table."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)


def grids(boxes: Iterable[Box]) -> tuple[list[Grid], Loose]:
    """The tables that lines and frames on a page make.

    Args:
        boxes: Bounds of the lines and frames drawn on the page.

    Returns:
        The tables, smallest first, and the lines that belong to none.
    """
    across, down = _rules(boxes)
    if len(across) + len(down) > _MOST_RULES:
        return [], Loose()
    found: list[Grid] = []
    loose = Loose()
    for some_across, some_down in _clusters(across, down):
        grid = _grid(some_across, some_down)
        if grid is None:
            loose.across.extend(some_across)
            loose.down.extend(some_down)
        else:
            found.append(grid)
    found.sort(key=lambda g: (g.box.right - g.box.left) * g.box.height)
    return found, loose


def _rules(boxes: Iterable[Box]) -> tuple[list[Rule], list[Rule]]:
    across: list[Rule] = []
    down: list[Rule] = []
    for left, bottom, right, top in boxes:
        wide, high = right - left, top - bottom
        if high <= _THIN and wide > _THIN:
            across.append(Rule((top + bottom) / 2, left, right))
        elif wide <= _THIN and high > _THIN:
            down.append(Rule((left + right) / 2, bottom, top))
        elif wide > _THIN and high > _THIN:
            across.append(Rule(top, left, right))
            across.append(Rule(bottom, left, right))
            down.append(Rule(left, bottom, top))
            down.append(Rule(right, bottom, top))
    return _merged(across), _merged(down)


def _merged(rules: list[Rule]) -> list[Rule]:
    """Pieces of one line made whole: each cell often draws its own edges."""
    if not rules:
        return []
    rules.sort(key=attrgetter("at"))
    lanes: list[list[Rule]] = [[rules[0]]]
    for rule in rules[1:]:
        if rule.at - lanes[-1][0].at <= _NEAR:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    whole: list[Rule] = []
    for lane in lanes:
        at = sum(r.at for r in lane) / len(lane)
        lane.sort(key=attrgetter("low"))
        last = Rule(at, lane[0].low, lane[0].high)
        for rule in lane[1:]:
            if rule.low <= last.high + _NEAR:
                last.high = max(last.high, rule.high)
            else:
                whole.append(last)
                last = Rule(at, rule.low, rule.high)
        whole.append(last)
    return whole


def _clusters(
    across: list[Rule], down: list[Rule]
) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that touch one another, table by table."""
    group = list(range(len(across) + len(down)))

    def find(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    upright = [(d.at, d.low - _NEAR, d.high + _NEAR) for d in down]
    for i, a in enumerate(across):
        low, at, high = a.low - _NEAR, a.at, a.high + _NEAR
        root = find(i)
        for j, (x, bottom, top) in enumerate(upright, start=len(across)):
            if low <= x <= high and bottom <= at <= top and group[j] != root:
                group[find(j)] = root
    made: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index in range(len(group)):
        pair = made.setdefault(find(index), ([], []))
        if index < len(across):
            pair[0].append(across[index])
        else:
            pair[1].append(down[index - len(across)])
    return list(made.values())


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    xs = sorted({round(rule.at, 1) for rule in down})
    ys = sorted({round(rule.at, 1) for rule in across}, reverse=True)
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:
        return None
    if (len(xs) - 1) * (len(ys) - 1) > _MOST_SLOTS:
        return None
    grid = Grid(xs, ys)
    beside, above = _edges(down, xs), _edges(across, ys)
    columns = [(low + high) / 2 for low, high in pairwise(xs)]
    rows = [(high + low) / 2 for high, low in pairwise(ys)]
    # Most tables have no merged cells: then there is nothing to look for.
    upright = all(_covers(edge, rows[-1], rows[0]) for edge in beside[1:-1])
    merged = grid.merged
    for row, height in enumerate(rows):
        level = not row or _covers(above[row], columns[0], columns[-1])
        if level and upright:
            continue
        for column, middle in enumerate(columns):
            if not level and not _covers(above[row], middle, middle):
                # A cell that spans both ways is held together by its first row.
                upper = row - 1, column
                merged[(row, column)] = merged.get(upper, upper)
            elif column and not _covers(beside[column], height, height):
                # A slot belongs to the one beside it when no line parts them.
                other = merged.get((row, column - 1), (row, column - 1))
                if other[0] == row:
                    merged[(row, column)] = other
    return grid


def _edges(rules: list[Rule], places: list[float]) -> list[list[tuple[float, float]]]:
    """From where to where lines reach along each edge of a table."""
    rules = sorted(rules, key=attrgetter("at"))
    ats = [rule.at for rule in rules]
    return [
        [
            (rule.low, rule.high)
            for rule in rules[
                bisect_left(ats, at - _NEAR) : bisect_right(ats, at + _NEAR)
            ]
        ]
        for at in places
    ]


def _covers(edge: list[tuple[float, float]], start: float, end: float) -> bool:
    """Whether one line of an edge reaches from a place to another."""
    return any(low <= start and end <= high for low, high in edge)
