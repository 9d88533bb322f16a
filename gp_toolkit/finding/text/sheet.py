"""A document laid out for finding: rows of cells over one cleaned text.

A table row is a row; so is a paragraph, whose cells are parted by tabs, bars or wide
gaps. Lines that a page break or a narrow column has cut in two are put together.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from gp_toolkit.finding.text.cleaning import Clean, clean
from gp_toolkit.finding.text.months import MONTH, WEEKDAY
from gp_toolkit.finding.text.slips import NO_SLIPS, Slips
from gp_toolkit.model.document import Block, Document, Part
from gp_toolkit.model.reading import Evidence

_CELL_GAP = re.compile(r"\t| {3,}| \| |[ ]?[.\u2026]{4,}[ ]?| \.{1,3} ")
_LINE = re.compile(r"[^\n]+")
_GAP_SIGNS = ("   ", " | ", " .", "....", "\u2026")
"""One of them stands in each gap, unless it is a tab."""
_LABEL = re.compile(r"\s{0,8}[A-Z(][^\n\t:]{0,60}:(?!\d)")
_BULLET = re.compile(r"\s{0,8}(?:[•\-–*▪◦o]\s|\(?\d{1,2}[.)]\s|[a-z]\)\s)")
_GOES_ON = re.compile(
    rf"\s{{0,4}}(?:[a-z(,&]|\d{{1,2}}(?:st|nd|rd|th)?\s|{WEEKDAY}\b|{MONTH}\b|20\d\d)"
)
_DAY_LEFT = re.compile(
    rf"(?:\b{WEEKDAY},?\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?|\b\d{{1,2}}(?:st|nd|rd|th))"
    r"(?:\sof)?\s*$",
    re.IGNORECASE,
)
_MONTH_LEFT = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH},?\s*$", re.IGNORECASE
)
_COPIES = re.compile(r"\s{0,8}(?:c\.?c\.?\b|cop(?:y|ies) to\b|enc\b)", re.IGNORECASE)
_NEW_SENTENCE = re.compile(r"[a-z]\. [A-Z][a-z]+ [A-Za-z]")
_OPEN_BRACKET = re.compile(r"\([^()\n]{0,60}$")
_LEFT_OPEN = re.compile(
    r"(?:[,(&/]|\b(?:on|at|for|the|of|to|by|is|in|and|a|an|from|with|or|be|held"
    r"|about|concerning))\s*$",
    re.IGNORECASE,
)
_FULL_LINE = 40
_LABEL_LINE = 30
_PLAIN = ("txt", "eml", "")
_WIDEST, _NARROWEST, _RAGGED, _BROKEN_LINES = 100, 44, 14, 3
_SMALL_WORDS, _FEW_SMALL_WORDS = 4, 2
_THREAD = re.compile(
    r"\s*(?:-{3,}\s?(?:original|forwarded)\s(?:message|appointment)|begin forwarded"
    r" message|on .{6,80} wrote:\s*$)",
    re.IGNORECASE,
)
_OPENS_THREAD = tuple("-bBoOfFsS>")
_SENDER = re.compile(r"\s*>?\s*(?:from|sender)\s?:", re.IGNORECASE)
_SENT_AS_WELL = re.compile(r"\bsent\s?:\s?\S", re.IGNORECASE)
_SENT = re.compile(r"\s*>?\s*(?:sent|date)\s?:", re.IGNORECASE)


class Cell(NamedTuple):
    """A piece of a row: `text[start:end]` of the sheet."""

    start: int
    end: int


class Row(NamedTuple):
    """A paragraph or a table row. A tuple, for long minutes have thousands.

    Attributes:
        number: Its place among the rows.
        start: Offset of its first character.
        end: Offset after its last.
        cells: Left to right; at least one.
        block: Index of the document's block that it begins in.
        table: Key of its table; None outside tables.
        heading: Whether the document marks it as a heading.
        part: Which part of the document.
        depth: 0 for the message itself, 1 for the one it quotes, and so on.
        source: The attachment it came from; empty for the file itself.
    """

    number: int
    start: int
    end: int
    cells: tuple[Cell, ...]
    block: int
    table: tuple[str, int] | None
    heading: bool
    part: Part
    depth: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A document's cleaned text with its rows."""

    document: Document
    clean: Clean = field(repr=False)
    text: str = field(repr=False)
    rows: tuple[Row, ...]
    original: str = field(repr=False)
    block_starts: tuple[int, ...] = field(repr=False)
    row_starts: tuple[int, ...] = field(repr=False)

    def row_at(self, place: int) -> Row:
        """The row that an offset falls in, or the last one before it."""
        number = bisect_right(self.row_starts, place)
        return self.rows[number - 1 if number else 0]

    def column_at(self, row: Row, place: int) -> int:
        """Which cell of its row an offset falls in."""
        for column, cell in enumerate(row.cells):
            if place < cell.end:
                return column
        return len(row.cells) - 1

    def words(self, row: Row) -> str:
        """A row's text."""
        return self.text[row.start : row.end]

    def cell_text(self, cell: Cell) -> str:
        """A cell's text."""
        return self.text[cell.start : cell.end]

    def block_at(self, origin: int) -> Block:
        """The block that an offset of the original text falls in."""
        place = bisect_right(self.block_starts, origin) - 1
        return self.document.blocks[max(place, 0)]

    def evidence(self, start: int, end: int) -> Evidence:
        """A quote of the original for `text[start:end]`, blanks at its ends cut."""
        first, last = self.clean.span(start, end)
        while first < last and self.original[first].isspace():
            first += 1
        while last > first and self.original[last - 1].isspace():
            last -= 1
        block = self.block_at(first)
        return Evidence(
            quote=self.original[first:last],
            page=block.page,
            where=block.where,
            start=first,
            end=last,
        )

    def changed(self, start: int, end: int) -> bool:
        """Whether a tracked change touches the blocks of `text[start:end]`."""
        first, last = self.clean.span(start, end)
        low = max(bisect_right(self.block_starts, first) - 1, 0)
        high = max(bisect_right(self.block_starts, max(last - 1, first)) - 1, 0)
        return any(b.changed for b in self.document.blocks[low : high + 1])


def lay_out(document: Document, slips: Slips = NO_SLIPS) -> Sheet:
    """A document's rows. Headers and footers come last: they repeat."""
    original = document.text
    even = clean(original, slips)
    starts: list[int] = []
    place = 0
    for block in document.blocks:
        starts.append(place)
        place += len(block.text) + 1
    rows = _with_depth(even.text, _merged(document, even, starts))
    return Sheet(
        document=document,
        clean=even,
        text=even.text,
        rows=rows,
        original=original,
        block_starts=tuple(starts),
        row_starts=tuple(row.start for row in rows),
    )


def _pieces(
    document: Document, even: Clean, starts: list[int]
) -> Iterator[tuple[int, int, int]]:
    """Start and end in the cleaned text, and the block, of each line of text."""
    bounds = [even.place(start) for start in starts]
    bounds.append(len(even.text) + 1)
    for index, block in enumerate(document.blocks):
        start, end = bounds[index], max(bounds[index + 1] - 1, bounds[index])
        one = start < end and even.text.find("\n", start, end) < 0
        if one or block.table is not None:
            yield start, end, index
        else:
            for line in _LINE.finditer(even.text, start, end):
                yield *line.span(), index


def _merged(document: Document, even: Clean, starts: list[int]) -> list[Row]:
    rows: list[Row] = []
    last_line = ""
    signs = [sign for sign in _GAP_SIGNS if sign in even.text]  # most have few of them
    wrapped = document.media in ("pdf", "picture", *_PLAIN)
    width = _width(document) if document.media in _PLAIN else 0
    for start, end, index in _pieces(document, even, starts):
        line = even.text[start:end]
        if not line.strip():
            last_line = ""
            continue
        block = document.blocks[index]
        table = None if block.table is None else (block.source, block.table)
        begin, first = start, index
        if table is None and rows and rows[-1].part is block.part:
            above = rows[-1]
            if above.table is None and (
                even.text[start - 1] != "\n"
                or _continues(even.text, above, last_line, line, signs, wrapped=wrapped)
                or _overflows(above, last_line, line, width)
            ):
                begin, first = above.start, above.block
                rows.pop()
        last_line = line
        rows.append(
            Row(
                number=len(rows),
                start=begin,
                end=end,
                cells=_cells(even.text, begin, end, signs),
                block=first,
                table=table,
                heading=document.blocks[first].heading,
                part=block.part,
                source=block.source,
            )
        )
    return rows


def _continues(
    text: str,
    row: Row,
    last_line: str,
    line: str,
    signs: Collection[str],
    *,
    wrapped: bool,
) -> bool:
    """Whether a line is the rest of the sentence that the row before it began."""
    if not last_line or row.heading:
        return False
    before = text[row.start : row.end].rstrip()
    if _LABEL.match(line) or _BULLET.match(line) or _COPIES.match(line):
        return False
    if _is_set_in(text, row, last_line, line):
        return True
    parted = "\t" in line or any(sign in line for sign in signs)
    if parted and _CELL_GAP.search(line.strip()):
        return _is_wrapped_label(row, before, line) or (
            len(before) >= _FULL_LINE
            and not _CELL_GAP.search(last_line.strip())
            and bool(_LEFT_OPEN.search(before[-12:]))
        )
    if not before or before[-1] in ".:;!?" or len(before) > 4000:
        return False
    if _LEFT_OPEN.search(before[-12:]) or _cuts_a_date(last_line, line):
        return True
    if line.lstrip()[:1].islower():
        return True
    if len(last_line.strip()) < 60:
        return False
    if _OPEN_BRACKET.search(last_line):
        return True
    return bool(_GOES_ON.match(line)) or (wrapped and _is_prose(last_line))


def _is_set_in(text: str, row: Row, last_line: str, line: str) -> bool:
    """Names set in below the sentence that goes on after them."""
    first = text[row.start : row.end].split("\n", 1)[0]
    if not line.startswith("  ") or first.startswith(" ") or len(first) < _FULL_LINE:
        return False
    small = sum(word[:1].islower() for word in first.split())
    follows = last_line.startswith("  ") or last_line == first
    runs_on = small >= _FEW_SMALL_WORDS or bool(_LEFT_OPEN.search(first[-12:]))
    return follows and runs_on and len(row.cells) == 1


def _cuts_a_date(last_line: str, line: str) -> bool:
    """`…will be on Tuesday 2nd` above `June 2026 at 1.30pm`."""
    if _DAY_LEFT.search(last_line[-24:]):
        return bool(re.match(rf"\s*{MONTH}\b", line, re.IGNORECASE))
    return bool(_MONTH_LEFT.search(last_line[-24:]) and re.match(r"\s*20\d\d\b", line))


def _is_wrapped_label(row: Row, before: str, line: str) -> bool:
    """`Date of review` above `conference        : Tuesday 2 February`."""
    label = _CELL_GAP.split(line, maxsplit=1)[0]
    return (
        len(row.cells) == 1
        and len(before) <= _LABEL_LINE
        and before[:1].isupper()
        and len(label) <= _LABEL_LINE
        and label[:1].islower()
    )


def _width(document: Document) -> int:
    """How wide a plain text was set, if its lines were broken at a width; else 0."""
    lengths = [
        len(line) for block in document.blocks for line in block.text.splitlines()
    ]
    width = max((n for n in lengths if n <= _WIDEST), default=0)
    broken = sum(width - _RAGGED <= n <= width for n in lengths)
    return width if width >= _NARROWEST and broken >= _BROKEN_LINES else 0


def _overflows(row: Row, last_line: str, line: str, width: int) -> bool:
    """Whether a line of running text broke off because the next word did not fit."""
    if not width or row.heading or len(row.cells) > 1:
        return False
    if last_line.rstrip()[-1:] in ".:;!?" or _CELL_GAP.search(line.strip()):
        return False
    if _LABEL.match(line) or _BULLET.match(line) or _COPIES.match(line):
        return False
    small = sum(word[:1].islower() for word in last_line.split())
    word = line.split(maxsplit=1)[0]
    return small >= _SMALL_WORDS and len(last_line.rstrip()) + 1 + len(word) > width


def _is_prose(line: str) -> bool:
    """Whether a line is running text: many small words, no address at its end."""
    small = sum(word[:1].islower() for word in line.split())
    running = (len(line) >= 70 and small >= 7) or (
        len(line) >= 60 and small >= 4 and _NEW_SENTENCE.search(line) is not None
    )
    return running and "@" not in line.rsplit(maxsplit=1)[-1]


def _cells(text: str, start: int, end: int, signs: Collection[str]) -> tuple[Cell, ...]:
    line = text[start:end]
    if not any(sign in line for sign in signs):
        return _between_tabs(line, start) if "\t" in line else (Cell(start, end),)
    cells: list[Cell] = []
    place = start
    for gap in _CELL_GAP.finditer(text, start, end):
        indent = gap.start() == place or text[gap.start() - 1] == "\n"
        if indent and "\t" not in gap.group():
            continue  # a line set in from the left
        if _in_running_text(text, start, gap):
            continue
        cells.append(Cell(start=place, end=gap.start()))
        place = gap.end()
    cells.append(Cell(start=place, end=end))
    return tuple(cells)


def _between_tabs(line: str, start: int) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for piece in line.split("\t"):
        cells.append(Cell(start, start + len(piece)))
        start += len(piece) + 1
    return tuple(cells)


def _in_running_text(text: str, start: int, gap: re.Match[str]) -> bool:
    """A wide blank on a later line of a sentence: `…for /   Ava CARTER   (dob …)`."""
    if gap.group().strip(" "):
        return False
    first = text.find("\n", start, gap.start())
    return first - start >= _FULL_LINE and text[gap.end() : gap.end() + 1] != ":"


def _with_depth(text: str, rows: list[Row]) -> tuple[Row, ...]:
    """Mark the rows of messages that a message quotes."""
    depth, source = 0, ""
    for place, row in enumerate(rows):
        if row.source != source:
            depth, source = 0, row.source
        if row.part is Part.BODY and _starts_thread(text, rows, place):
            depth += 1
        if depth:
            rows[place] = row._replace(depth=depth)
    return tuple(rows)


def _starts_thread(text: str, rows: list[Row], place: int) -> bool:
    row = rows[place]
    words = text[row.start : row.end]
    if not words.lstrip().startswith(_OPENS_THREAD):
        return False  # as most rows, told without a pattern
    if _THREAD.match(words):
        return True
    if not _SENDER.match(words) or row.table is not None:
        return False
    if place and _THREAD.match(text[rows[place - 1].start : rows[place - 1].end]):
        return False
    if _SENT_AS_WELL.search(words):
        return True
    following = rows[place + 1 : place + 4]
    return any(_SENT.match(text[r.start : r.end]) for r in following)
