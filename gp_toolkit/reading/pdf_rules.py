"""Ruled lines of a PDF page → the grids of its tables.

Coordinates are points, the origin at the lower left corner of the page as it is seen.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
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
    """One table: edges from left to right and from top to bottom, and its cells.

    `root[(row, column)]` names the slot in which a merged cell begins.
    """

    xs: list[float]
    ys: list[float]
    root: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    @property
    def box(self) -> Box:
        """The outline."""
        return Box(self.xs[0], self.ys[-1], self.xs[-1], self.ys[0])

    def slot(self, x: float, y: float) -> tuple[int, int]:
        """The cell at a point inside the outline."""
        column = max(0, sum(edge <= x for edge in self.xs[1:-1]))
        row = max(0, sum(edge >= y for edge in self.ys[1:-1]))
        return self.root[(row, column)]


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
    for box in boxes:
        wide, high = box.right - box.left, box.height
        if high <= _THIN and wide > _THIN:
            across.append(Rule((box.top + box.bottom) / 2, box.left, box.right))
        elif wide <= _THIN and high > _THIN:
            down.append(Rule((box.left + box.right) / 2, box.bottom, box.top))
        elif wide > _THIN and high > _THIN:
            across.append(Rule(box.top, box.left, box.right))
            across.append(Rule(box.bottom, box.left, box.right))
            down.append(Rule(box.left, box.bottom, box.top))
            down.append(Rule(box.right, box.bottom, box.top))
    return _merged(across), _merged(down)


def _merged(rules: list[Rule]) -> list[Rule]:
    """Pieces of one line made whole: each cell often draws its own edges."""
    if not rules:
        return []
    rules.sort(key=lambda r: r.at)
    lanes: list[list[Rule]] = [[rules[0]]]
    for rule in rules[1:]:
        if rule.at - lanes[-1][0].at <= _NEAR:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    whole: list[Rule] = []
    for lane in lanes:
        at = sum(r.at for r in lane) / len(lane)
        lane.sort(key=lambda r: r.low)
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

    for i, a in enumerate(across):
        for j, d in enumerate(down, start=len(across)):
            if (
                a.low - _NEAR <= d.at <= a.high + _NEAR
                and d.low - _NEAR <= a.at <= d.high + _NEAR
            ):
                group[find(i)] = find(j)
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
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            grid.root[(row, column)] = _root(grid, across, down, row, column)
    return grid


def _root(
    grid: Grid, across: list[Rule], down: list[Rule], row: int, column: int
) -> tuple[int, int]:
    """A slot belongs to the one above or beside it when no line parts them."""
    left, right = grid.xs[column], grid.xs[column + 1]
    top, bottom = grid.ys[row], grid.ys[row + 1]
    if row and not _parted(across, top, left, right):
        # A cell that spans both ways is held together by its first row.
        return grid.root[(row - 1, column)]
    if column and not _parted(down, left, bottom, top):
        beside = grid.root[(row, column - 1)]
        if beside[0] == row:
            return beside
    return row, column


def _parted(rules: list[Rule], at: float, low: float, high: float) -> bool:
    middle = (low + high) / 2
    return any(
        abs(rule.at - at) <= _NEAR and rule.low <= middle <= rule.high for rule in rules
    )
