"""Paragraphs and tables → numbered blocks with their places."""

from collections.abc import Callable, Iterable

from gp_toolkit.model.document import Block, Part
from gp_toolkit.reading.flow import (
    Chunk,
    Flow,
    Paragraph,
    Row,
    Table,
    flow_text,
)


class BlockMaker:
    """Numbers paragraphs and tables through all parts of one file."""

    def __init__(
        self, include: Callable[[Chunk], Iterable[Block]] | None = None
    ) -> None:
        """Start at paragraph 1, table 1.

        Args:
            include: The blocks of a document included at a place, where the format
                can do that.
        """
        self._include = include
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, flow: Flow, part: Part, place: str = "") -> list[Block]:
        """The blocks of a flow; `place` says where it stands, such as "page header"."""
        made: list[Block] = []
        for item in flow:
            if isinstance(item, str):  # most are
                where, text = self._where(part, place), item.strip()
                if text:
                    made.append(Block(text=text, part=part, where=where))
            elif isinstance(item, Paragraph):
                made.extend(self._paragraph(item, part, place))
            elif isinstance(item, Table):
                made.extend(self._table(item, part, place))
            else:
                made.extend(self._include(item) if self._include else ())
        return made

    def _where(self, part: Part, place: str) -> str:
        """The place of the next paragraph."""
        if part is not Part.BODY or place:
            return place
        self._paragraphs += 1
        return f"paragraph {self._paragraphs}"

    def _paragraph(self, item: Paragraph, part: Part, place: str) -> Iterable[Block]:
        where = self._where(part, place)
        text = item.text.strip()
        if text:
            yield Block(
                text=text,
                part=part,
                where=where,
                heading=item.heading,
                changed=item.changed,
            )
        yield from self._boxes(item, part, place)

    def _boxes(self, item: Paragraph, part: Part, place: str) -> Iterable[Block]:
        for box in item.boxes:
            inside = part if part is not Part.BODY else Part.TEXT_BOX
            yield from self.blocks(box, inside, _join(place, "text box"))

    def _table(self, table: Table, part: Part, place: str) -> list[Block]:
        self._tables += 1
        number = self._tables
        start = _join(place, f"table {number}, row ")
        made: list[Block] = []
        for index, row in enumerate(table.rows, start=1):
            where = f"{start}{index}"
            if isinstance(row, Row):
                made += _RowMaker(self, part, where, number, index).blocks(row)
                continue
            words, heading, changed = (
                (row, False, False) if isinstance(row, str) else row
            )
            if words.strip():
                text = words.rstrip("\n ")
                block = Block(text, part, where, None, number, index, heading, changed)
                made.append(block)
        return made


class _RowMaker:
    """One row: its own block, then the tables and boxes that lie in its cells."""

    def __init__(
        self, maker: BlockMaker, part: Part, where: str, table: int, row: int
    ) -> None:
        self._maker = maker
        self._part = part
        self._where = where
        self._table = table
        self._row = row

    def blocks(self, row: Row) -> Iterable[Block]:
        if len(row.cells) == 1:
            yield from self._frame(row.cells[0], changed=row.changed)
            return
        own = [[p for p in cell if isinstance(p, Paragraph)] for cell in row.cells]
        yield from self._block(own, changed=row.changed)
        for cell in row.cells:
            yield from self._inner(cell)

    def _frame(self, cell: Flow, *, changed: bool) -> Iterable[Block]:
        """A lone cell is often a frame round a whole page: its order is kept."""
        run: list[Paragraph] = []
        for item in cell:
            if isinstance(item, Paragraph):
                run.append(item)
                continue
            yield from self._block([run], changed=changed)
            yield from self._inner([*run, item])
            run = []
        yield from self._block([run], changed=changed)
        yield from self._inner(list(run))

    def _block(self, cells: list[list[Paragraph]], *, changed: bool) -> Iterable[Block]:
        text = "\t".join(_cell_text(cell) for cell in cells)
        if text.strip():
            items = [item for cell in cells for item in cell]
            shown = [item for item in items if item.text.strip()]
            yield Block(
                text=text.rstrip("\n "),
                part=self._part,
                where=self._where,
                table=self._table,
                row=self._row,
                heading=bool(shown) and all(item.heading for item in shown),
                changed=changed or any(item.changed for item in items),
            )

    def _inner(self, cell: Flow) -> Iterable[Block]:
        for item in cell:
            if isinstance(item, Paragraph):
                for box in item.boxes:
                    inside = (
                        self._part if self._part is not Part.BODY else Part.TEXT_BOX
                    )
                    place = _join(self._where, "text box")
                    yield from self._maker.blocks(box, inside, place)
            else:
                yield from self._maker.blocks([item], self._part, self._where)


def _cell_text(cell: list[Paragraph]) -> str:
    """The lines of a cell; a tab inside it must not look like the next cell."""
    lines = (item.text.replace("\t", " ").strip() for item in cell)
    return "\n".join(line for line in lines if line)


def _join(place: str, more: str) -> str:
    return f"{place}, {more}" if place else more


PLACES = {
    Part.HEADER: "page header",
    Part.BODY: "",
    Part.TEXT_BOX: "text box",
    Part.FOOTER: "page footer",
    Part.FOOTNOTE: "footnote",
    Part.ENDNOTE: "endnote",
    Part.COMMENT: "comment",
}
"""Parts in the order in which a person meets them, and what they call them."""


def blocks_of(stories: Iterable[tuple[Part, Flow]]) -> tuple[Block, ...]:
    """The blocks of a whole file from its stories (body, headers, notes…).

    The body is numbered first: its first table is table 1, whatever the header holds.
    A header or footer that each section repeats is shown once.
    """
    order = list(PLACES)
    told: set[tuple[Part, str]] = set()
    made: dict[Part, list[Block]] = {}
    maker = BlockMaker()
    for part, flow in sorted(stories, key=lambda story: story[0] is not Part.BODY):
        if part in {Part.HEADER, Part.FOOTER}:
            words = flow_text(flow)
            if (part, words) in told:
                continue
            told.add((part, words))
        made.setdefault(part, []).extend(maker.blocks(flow, part, PLACES[part]))
    return tuple(b for part in order for b in made.get(part, ()))
