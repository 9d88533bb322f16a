"""Words of a PDF page, each with its box → the lines and table rows a person sees.

A PDF only says where to paint which letters, in any order. Words that stand side by
side are one line, whatever the order they were painted in; a wide gap parts a label
from its value; a label that wraps in a narrow column stays one label.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from operator import attrgetter

from gp_toolkit.reading.pdf_bands import bands_of, marked
from gp_toolkit.reading.pdf_columns import Band, Cell, by_columns
from gp_toolkit.reading.pdf_rules import Box, Grid, Loose, Rule
from gp_toolkit.reading.pdf_runs import Run

# In heights of the line: further below, a line continues nothing.
_CLOSE = 1.9


@dataclass(slots=True)
class Line:
    """One line or table row of the page, ready to be shown.

    Attributes:
        text: Cells parted by tabs, lines inside a cell by line feeds.
        table: Number of the ruled table on the page, from 1; 0 outside one.
        row: Number of the row in it, from 1; 0 outside one.
        runs: What it is made of, in the order of the text.
    """

    text: str
    table: int = 0
    row: int = 0
    runs: list[Run] = field(default_factory=list)

    def places(self) -> Iterator[tuple[int, int, Run]]:
        """Each word with where it begins and ends in the text."""
        place = 0
        for run in self.runs:
            for word in run.words():
                start = self.text.find(word.text, place)
                if start >= 0:
                    place = start + len(word.text)
                    yield start, place, word


def page_lines(
    runs: Sequence[Run], tables: Sequence[Grid], rules: Loose, width: float
) -> list[Line]:
    """The lines of a page from top to bottom.

    Args:
        runs: Its words in the order in which they were painted.
        tables: Ruled tables, the smallest first.
        rules: Lines outside tables: one through a word strikes it out, one between
            words parts them.
        width: Of the page, in points.
    """
    if rules.across:
        runs = list(_struck(runs, rules.across))
    inside: list[list[Run]] = [[] for _ in tables]
    free = _share_out(runs, tables, inside)
    bands = _paragraphs(_wrapped(by_columns(bands_of(free, rules.down))), width)
    placed = [(band.top, _line(band.cells)) for band in bands]
    # Tables are numbered as they stand on the page, not by size.
    order = sorted(range(len(tables)), key=lambda i: -tables[i].ys[0])
    number = 0
    for index in order:
        rows = _table_rows(tables[index], inside[index])
        number += bool(rows)
        for top, line in rows:
            line.table = number
            placed.append((top, line))
    placed.sort(key=lambda item: -item[0])
    return [line for _, line in placed]


def _line(cells: Sequence[Cell], row: int = 0) -> Line:
    if len(cells) == 1:
        return Line(cells[0].text, row=row, runs=cells[0].runs)
    text = "\t".join([cell.text for cell in cells])
    return Line(text, row=row, runs=[run for cell in cells for run in cell.runs])


def _struck(runs: Iterable[Run], rules: Iterable[Rule]) -> Iterator[Run]:
    """The same words, those marked that a line goes through."""
    rules = sorted(rules, key=attrgetter("at"))
    heights = [rule.at for rule in rules]
    for run in runs:
        _, bottom, _, top = run.box
        near = rules[bisect_left(heights, bottom) : bisect_left(heights, top)]
        if not near:
            yield run
            continue
        for word in run.words():
            word.struck = word.struck or any(_goes_through(r, word.box) for r in near)
            yield word


def _goes_through(rule: Rule, word: Box) -> bool:
    height = (rule.at - word.bottom) / word.height
    cover = min(rule.high, word.right) - max(rule.low, word.left)
    return 0.33 <= height <= 0.7 and cover >= 0.8 * (word.right - word.left)


def _share_out(
    runs: Sequence[Run], tables: Sequence[Grid], inside: Sequence[list[Run]]
) -> Sequence[Run]:
    """Give each table its words; those that are left stand free."""
    if not tables:
        return runs
    outlines = [(*table.box, own) for table, own in zip(tables, inside, strict=True)]
    free: list[Run] = []
    waiting = list(reversed(runs))
    while waiting:
        run = waiting.pop()
        left, bottom, right, top = run.box
        x, y = (left + right) / 2, (bottom + top) / 2
        for at_left, at_bottom, at_right, at_top, own in outlines:
            if not at_bottom <= y <= at_top or right < at_left or left > at_right:
                continue
            if at_left <= left and right <= at_right:
                own.append(run)
                break
            if run.places is not None:  # the outline goes through it
                waiting.extend(reversed(run.words()))
                break
            if at_left <= x <= at_right:
                own.append(run)
                break
        else:
            free.append(run)
    return free


# Labels and values without ruled lines -----------------------------------------


def _wrapped(bands: list[Band]) -> list[Band]:
    """Second lines of labels and values go back to the line they continue."""
    kept: list[Band] = []
    for band in _centred(bands):
        if kept and len(kept[-1].cells) > 1 and _continues(kept[-1], band):
            continue
        kept.append(band)
    return kept


def _centred(bands: list[Band]) -> list[Band]:
    """A value set midway beside a label of two lines joins both into one row."""
    made: list[Band] = []
    index = 0
    while index < len(bands):
        if (
            index + 2 < len(bands)
            and bands[index + 1].cells[0].left > bands[index].cells[0].right
            and _is_centred(*bands[index : index + 3])
        ):
            first, value, last = bands[index : index + 3]
            label = first.cells[0]
            label.add(last.cells[0], "\n")
            label.right = max(label.right, last.cells[0].right)
            made.append(Band([label, *value.cells], first.top, last.bottom))
            index += 3
        else:
            made.append(bands[index])
            index += 1
    return made


def _is_centred(first: Band, value: Band, last: Band) -> bool:
    if len(first.cells) != 1 or len(last.cells) != 1:
        return False
    label, more = first.cells[0], last.cells[0]
    return (
        abs(label.left - more.left) <= 3
        and value.cells[0].left > max(label.right, more.right)
        and value.top > first.bottom + 0.1 * value.height
        and value.bottom < last.top - 0.1 * value.height
    )


def _continues(row: Band, band: Band) -> bool:
    """Whether a line continues one column of the row above; if so, it is added there."""
    if row.bottom - band.bottom > _CLOSE * band.height:
        return False
    if len(row.cells) == len(band.cells) == 2:
        return _both_continue(row, band)
    if len(band.cells) != 1:
        return False
    more = band.cells[0]
    label, value = row.cells[0], row.cells[1]
    if abs(more.left - label.left) <= 3 and more.right < value.left:
        if label.text.endswith((":", "?")) or not _is_rest_of_label(more.text):
            return False
        label.add(more, "\n")
    elif len(row.cells) == 2 and abs(more.left - value.left) <= 3:
        value.add(more, "\n")
    else:
        return False
    row.bottom = band.bottom
    return True


def _both_continue(row: Band, band: Band) -> bool:
    """Whether label and value both wrapped; if so, both are added to the row above."""
    pairs = list(zip(row.cells, band.cells, strict=True))
    if any(abs(more.left - above.left) > 3 for above, more in pairs):
        return False
    label, more = pairs[0]
    if label.text.endswith((":", "?")) or not more.text[:1].islower():
        return False
    for above, below in pairs:
        above.add(below, "\n")
    row.bottom = band.bottom
    return True


def _is_rest_of_label(text: str) -> bool:
    return text[:1].islower() or text.endswith((":", "?"))


# Paragraphs ---------------------------------------------------------------------

_STARTS_ANEW = re.compile(r"(?:[•●▪■◦·*–—-]|o\s|\(?\w{1,3}[.)])\s|[^.]{1,40}:\s")


def _paragraphs(bands: list[Band], width: float) -> list[Band]:
    """Lines that only wrapped at the margin are joined into one."""
    singles = [band.cells[0].right for band in bands if len(band.cells) == 1]
    margin = max(singles, default=0.0)
    kept: list[Band] = []
    for band in bands:
        if kept and margin > 0.75 * width and _goes_on(kept[-1], band, margin):
            cell, more = kept[-1].cells[0], band.cells[0]
            cell.add(more, " ")
            cell.right = more.right
            kept[-1] = Band([cell], kept[-1].top, band.bottom)
        else:
            kept.append(band)
    return kept


def _goes_on(band: Band, after: Band, margin: float) -> bool:
    """Whether the next line's first word is there only because it did not fit here."""
    if len(band.cells) != 1 or len(after.cells) != 1:
        return False
    cell, more = band.cells[0], after.cells[0]
    return (
        cell.right + more.first_word + 0.2 * after.height > margin
        and -40 <= more.left - cell.left <= 40
        and band.bottom - after.bottom <= _CLOSE * after.height
        and not _STARTS_ANEW.match(more.text)
    )


# Ruled tables --------------------------------------------------------------------


def _table_rows(table: Grid, runs: list[Run]) -> list[tuple[float, Line]]:
    """Top edge and line of each row that says something."""
    slots = _slots(table, runs)
    rows: list[tuple[float, Line]] = []
    for row, top in enumerate(table.ys[:-1]):
        roots = table.cells(row)
        alone = len(roots) == 1
        cells = [
            _slot_cell(slots[root], alone=alone)
            if root[0] == row and root in slots
            else Cell("", 0, 0)
            for root in roots
        ]
        if any(cell.text for cell in cells):
            rows.append((top, _line(cells, row + 1)))
    return rows


def _slots(table: Grid, runs: list[Run]) -> dict[tuple[int, int], list[Run]]:
    """What each cell holds; runs that reach from one into another are parted."""
    slots: dict[tuple[int, int], list[Run]] = {}
    xs, heights, merged = table.xs, table.ys[::-1], table.merged
    columns, rows = len(xs) - 1, len(heights) - 1
    for run in runs:
        left, bottom, right, top = run.box
        row = rows - bisect_left(heights, (bottom + top) / 2, 1, rows)
        column = bisect_right(xs, left, 1, columns) - 1
        if right <= xs[column + 1] or column == columns - 1:
            slot = row, column
            slots.setdefault(merged.get(slot, slot), []).append(run)
            continue
        words = run.words()
        places = [(row, table.column(word.box.middle[0])) for word in words]
        roots = [merged.get(place, place) for place in places]
        if len(set(roots)) == 1:
            words = [run]
        for root, word in zip(roots, words, strict=False):
            slots.setdefault(root, []).append(word)
    return slots


def _slot_cell(runs: list[Run], *, alone: bool) -> Cell:
    """The lines of a cell; a gap is a tab only where no other cell stands beside."""
    if not alone and (len(runs) == 1 or _are_lines(runs)):
        return Cell("\n".join([marked(run) for run in runs]), 0, 0, 0, runs)
    gap = "\t" if alone else " "
    whole = Cell("", 0, 0)
    for number, band in enumerate(bands_of(runs)):
        for place, cell in enumerate(band.cells):
            whole.add(cell, gap if place else "\n" if number else "")
    return whole


def _are_lines(runs: list[Run]) -> bool:
    """Whether they stand one below the other, each on a line of its own."""
    floor = inf
    for run in runs:
        if run.box[3] > floor:
            return False
        floor = run.box[1]
    return True
