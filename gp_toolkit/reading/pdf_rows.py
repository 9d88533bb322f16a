"""Words of a PDF page, each with its box → the lines and table rows a person sees.

A PDF only says where to paint which letters, in any order. Words that stand side by
side are one line, whatever the order they were painted in; a wide gap parts a label
from its value; a label that wraps in a narrow column stays one label.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from gp_toolkit.reading.pdf_columns import Band, Cell, Word, by_columns
from gp_toolkit.reading.pdf_rules import Box, Grid, Loose, Rule

# In heights of the line. A space between words is about a quarter; text set to both
# margins may stretch it to three quarters.
_CELL_GAP = 0.95
# Less of a gap will do between columns that line up from row to row.
_COLUMN_GAP = 0.4
_ALIGNED = 1.0
_WORD_GAP = 0.12
_SAME_LINE = 0.5
_CLOSE = 1.9


@dataclass(slots=True)
class Line:
    """One line or table row of the page, ready to be shown.

    Attributes:
        text: Cells parted by tabs, lines inside a cell by line feeds.
        table: Number of the ruled table on the page, from 1; 0 outside one.
        row: Number of the row in it, from 1; 0 outside one.
        words: What it is made of, in the order of the text.
    """

    text: str
    table: int = 0
    row: int = 0
    words: list[Word] = field(default_factory=list)

    def places(self) -> Iterator[tuple[int, int, Word]]:
        """Each word with where it begins and ends in the text."""
        place = 0
        for word in self.words:
            start = self.text.find(word.text, place)
            if start >= 0:
                place = start + len(word.text)
                yield start, place, word


def page_lines(
    words: Sequence[Word], tables: Sequence[Grid], rules: Loose, width: float
) -> list[Line]:
    """The lines of a page from top to bottom.

    Args:
        words: In the order in which they were painted.
        tables: Ruled tables, the smallest first.
        rules: Lines outside tables: one through a word strikes it out, one between
            words parts them.
        width: Of the page, in points.
    """
    _strike(words, rules.across)
    inside: list[list[Word]] = [[] for _ in tables]
    free: list[Word] = []
    # Written for speed, as `_bands` and `_band` are: they run for every word.
    outlines = [(*table.box, own) for table, own in zip(tables, inside, strict=True)]
    for word in words:
        left, bottom, right, top = word.box
        x, y = (left + right) / 2, (bottom + top) / 2
        for at_left, at_bottom, at_right, at_top, own in outlines:
            if at_left <= x <= at_right and at_bottom <= y <= at_top:
                own.append(word)
                break
        else:
            free.append(word)
    placed: list[tuple[float, Line]] = []
    for band in _paragraphs(_wrapped(by_columns(_bands(free, rules.down))), width):
        text = "\t".join(cell.text for cell in band.cells)
        placed.append((band.top, Line(text, words=_words_of(band.cells))))
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


def _words_of(cells: Sequence[Cell]) -> list[Word]:
    return [word for cell in cells for word in cell.words]


def _strike(words: Sequence[Word], rules: Sequence[Rule]) -> None:
    for rule in rules:
        for word in words:
            box = word.box
            if not box.bottom < rule.at < box.top:
                continue
            height = (rule.at - box.bottom) / box.height
            cover = min(rule.high, box.right) - max(rule.low, box.left)
            if 0.33 <= height <= 0.7 and cover >= 0.8 * (box.right - box.left):
                word.struck = True


def _bands(words: Sequence[Word], walls: Sequence[Rule] = ()) -> list[Band]:
    """Words side by side, line by line from the top."""
    rows: list[list[Word]] = []
    low = high = 0.0
    for word in sorted(words, key=_height_on_page, reverse=True):
        _, bottom, _, top = word.box
        overlap = min(high, top) - max(low, bottom)
        smaller = min(high - low, top - bottom)
        if rows and overlap >= _SAME_LINE * smaller:
            rows[-1].append(word)
        else:
            rows.append([word])
            low, high = bottom, top
    for row in rows:
        row.sort(key=_left_edge)
    starts = [_starts(row) for row in rows]
    bands = []
    for index, row in enumerate(rows):
        near = [*starts[max(0, index - 2) : index], *starts[index + 1 : index + 3]]
        aligned = {
            left
            for left in starts[index]
            if any(abs(left - other) <= _ALIGNED for some in near for other in some)
        }
        bands.append(_band(row, aligned, walls))
    return bands


def _height_on_page(word: Word) -> float:
    return word.box[1] + word.box[3]


def _left_edge(word: Word) -> float:
    return word.box[0]


def _starts(row: list[Word]) -> list[float]:
    """Left edges of words that stand further from the one before than is usual."""
    if len(row) < 2:
        return []
    gaps = [b.box[0] - a.box[2] for a, b in pairwise(row)]
    least = _COLUMN_GAP * row[0].box.height
    if len(gaps) >= 3:  # enough to know what is usual
        least = max(least, 1.8 * median(gaps))
    return [word.box[0] for gap, word in zip(gaps, row[1:], strict=True) if gap > least]


def _band(row: list[Word], aligned: set[float], walls: Sequence[Rule]) -> Band:
    boxes = [word.box for word in row]
    tops = [box[3] for box in boxes]
    bottoms = [box[1] for box in boxes]
    height = median([t - b for t, b in zip(tops, bottoms, strict=True)])
    widest = _CELL_GAP * height
    cells: list[list[Word]] = [[row[0]]]
    reach = boxes[0][2]
    for word, box in zip(row[1:], boxes[1:], strict=True):
        left, right = box[0], box[2]
        gap = left - reach
        if (
            gap > widest
            or left in aligned
            or (walls and gap > 0 and _walled(reach, box, walls))
        ):
            cells.append([word])
        else:
            cells[-1].append(word)
        reach = max(reach, right)
    return Band(
        _unbulleted([_cell(cell, height) for cell in cells]),
        top=max(tops),
        bottom=min(bottoms),
    )


def _walled(reach: float, box: Box, walls: Sequence[Rule]) -> bool:
    """Whether an upright line stands between one word and the next."""
    middle = (box.bottom + box.top) / 2
    return any(
        reach - 1 <= wall.at <= box.left + 1 and wall.low <= middle <= wall.high
        for wall in walls
    )


_BULLET = re.compile(r"[•●▪■◦·*–—o-]|\(?\w{1,2}[.)]")


def _unbulleted(cells: list[Cell]) -> list[Cell]:
    """A bullet or number belongs to the words after it, however far it stands off."""
    if len(cells) < 2 or not _BULLET.fullmatch(cells[0].text):
        return cells
    bullet, first, *rest = cells
    bullet.add(first, " ")
    bullet.right = first.right
    return [bullet, *rest]


def _cell(words: list[Word], height: float) -> Cell:
    first = words[0]
    pieces = [_marked(first)]
    space = _WORD_GAP * height
    end = most = first.box[2]
    for word in words[1:]:
        left, _, right, _ = word.box
        # A reader of pictures has parted the words itself, and its boxes are rough.
        if left - end > space or word.confidence is not None:
            pieces.append(" ")
        pieces.append(_marked(word) if word.struck else word.text)
        end = right
        most = max(most, right)
    text = "".join(pieces)
    if "~~" in text:
        text = text.replace("~~ ~~", " ").replace("~~~~", "")
    return Cell(
        text,
        left=first.box[0],
        right=most,
        first_word=first.box[2] - first.box[0],
        words=words,
    )


def _marked(word: Word) -> str:
    return f"~~{word.text}~~" if word.struck else word.text


# Labels and values without ruled lines -----------------------------------------


def _wrapped(bands: list[Band]) -> list[Band]:
    """Second lines of labels and values go back to the line they continue."""
    kept: list[Band] = []
    for band in _centred(bands):
        if kept and _continues(kept[-1], band):
            continue
        kept.append(band)
    return kept


def _centred(bands: list[Band]) -> list[Band]:
    """A value set midway beside a label of two lines joins both into one row."""
    made: list[Band] = []
    index = 0
    while index < len(bands):
        if index + 2 < len(bands) and _is_centred(*bands[index : index + 3]):
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
    if len(row.cells) < 2 or row.bottom - band.bottom > _CLOSE * band.height:
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


def _table_rows(table: Grid, words: list[Word]) -> list[tuple[float, Line]]:
    """Top edge and line of each row that says something."""
    slots: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        slots.setdefault(table.slot(*word.box.middle), []).append(word)
    rows: list[tuple[float, Line]] = []
    for row in range(len(table.ys) - 1):
        roots = dict.fromkeys(
            table.root[(row, column)] for column in range(len(table.xs) - 1)
        )
        alone = len(roots) == 1
        cells = [
            _slot_cell(slots.get(root, []), alone=alone)
            if root[0] == row
            else Cell("", 0, 0)
            for root in roots
        ]
        if any(cell.text for cell in cells):
            text = "\t".join(cell.text for cell in cells)
            line = Line(text, row=row + 1, words=_words_of(cells))
            rows.append((table.ys[row], line))
    return rows


def _slot_cell(words: list[Word], *, alone: bool) -> Cell:
    """The lines of a cell; a gap is a tab only where no other cell stands beside."""
    gap = "\t" if alone else " "
    whole = Cell("", 0, 0)
    for number, band in enumerate(_bands(words)):
        for place, cell in enumerate(band.cells):
            whole.add(cell, gap if place else "\n" if number else "")
    return whole
