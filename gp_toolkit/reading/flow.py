"""Paragraphs and tables in the order in which they stand, before they get their places.

Every word-processor format is read into this one shape; `flow_blocks` numbers it.
"""

from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(slots=True)
class Paragraph:
    """A paragraph's text, and the text boxes anchored in it."""

    text: str
    heading: bool = False
    changed: bool = False
    boxes: "list[Flow]" = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """A table row: the flow of each cell."""

    cells: "list[Flow]"
    changed: bool = False


class PlainRow(NamedTuple):
    """A row whose cells hold only words.

    Attributes:
        text: The cells, parted by tabs, with a line feed between their lines.
        heading: Whether all its lines are headings.
        changed: Whether a tracked change touches it.
    """

    text: str
    heading: bool = False
    changed: bool = False


@dataclass(slots=True)
class Table:
    """A table's rows, deleted ones left out; a plain one may be just its text."""

    rows: "list[Row | PlainRow | str]"


@dataclass(slots=True)
class Chunk:
    """A place where another document is included; `id` names the relationship."""

    id: str


Flow = list[str | Paragraph | Table | Chunk]
"""What stands one below another; a paragraph that is only words may be just those."""


@dataclass(slots=True)
class _Level:
    """A table that is being put together; level 0 is the page itself."""

    flow: Flow = field(default_factory=list)
    cells: list[Flow] = field(default_factory=list)
    rows: list[Row | PlainRow | str] = field(default_factory=list)


DEEPEST_TABLE = 50
"""Tables within tables beyond this are read as if they lay at this depth."""


class Assembler:
    """Puts a flow together from marks in file order, as old formats keep them.

    Those formats have no tree: a paragraph says how deep in tables it lies, and marks
    end a cell or a row.
    """

    def __init__(self) -> None:
        self._levels = [_Level()]

    def paragraph(self, made: Paragraph, level: int) -> None:
        """A paragraph at a depth in tables; 0 is outside all tables."""
        self._at(level).flow.append(made)

    def end_cell(self, level: int) -> None:
        """What has been added at this depth is one cell."""
        table = self._at(max(level, 1))
        table.cells.append(table.flow)
        table.flow = []

    def end_row(self, level: int, *, changed: bool = False, gone: bool = False) -> None:
        """The cells since the last row end are one row; `gone` drops it."""
        table = self._at(max(level, 1))
        cells, table.cells = table.cells, []
        if table.flow:  # a writer that forgot the last cell's end
            cells.append(table.flow)
            table.flow = []
        if cells and not gone:
            table.rows.append(Row(cells, changed=changed))

    def flow(self) -> Flow:
        """All of it; open tables are closed."""
        return self._at(0).flow

    def _at(self, level: int) -> _Level:
        level = min(level, DEEPEST_TABLE)
        while len(self._levels) - 1 > level:
            table = self._levels.pop()
            if table.flow or table.cells:
                left = [*table.cells, table.flow] if table.flow else table.cells
                table.rows.append(Row(left))
            if table.rows:
                self._levels[-1].flow.append(Table(table.rows))
        while len(self._levels) - 1 < level:
            self._levels.append(_Level())
        return self._levels[-1]


def flow_text(flow: Flow) -> str:
    """All the words of a flow: for comparing, not for output."""
    pieces: list[str] = []
    for item in flow:
        match item:
            case str():
                pieces.append(item)
            case Paragraph():
                pieces.append(item.text)
                pieces.extend(flow_text(box) for box in item.boxes)
            case Table():
                pieces.extend(piece for row in item.rows for piece in _row_texts(row))
    return "\n".join(pieces)


def _row_texts(row: Row | PlainRow | str) -> list[str]:
    match row:
        case str():
            return [row]
        case PlainRow():
            return [row.text]
        case Row():
            return [flow_text(cell) for cell in row.cells]
