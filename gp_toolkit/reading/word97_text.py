"""The characters of a Word 97–2003 file, and the flow that their marks make."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from gp_toolkit.reading.flow import Assembler, Flow, Paragraph
from gp_toolkit.reading.symbols import symbol
from gp_toolkit.reading.word97_file import Layout, Run, properties
from gp_toolkit.reading.word97_form import form_value

# Properties, by their numbers. Source: [MS-DOC] 2.6.1 and 2.6.2.
_DELETED, _INSERTED = 0x0800, 0x0801
_STRUCK = (0x0837, 0x2A53)
_SPECIAL, _SYMBOL, _PICTURE = 0x0855, 0x6A09, 0x6A03
_IN_TABLE, _ROW_END, _DEPTH = 0x2416, 0x2417, 0x6649
_INNER_CELL, _INNER_ROW_END = 0x244B, 0x244C
_OUTLINE = 0x2640

_CELL, _PARAGRAPH = "\x07", "\r"
_FIELD_BEGIN, _FIELD_MIDDLE, _FIELD_END = "\x13", "\x14", "\x15"
_SIGNS = {
    "\x0b": "\n",
    "\x0c": "\n",
    "\x0e": "\n",
    "\x1e": "-",
    "\x1f": "",
    "\t": "\t",
    "\n": "\n",
}
_NARROW = {0xA0: "\xa0"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a run of characters looks.

    Attributes:
        gone: A tracked deletion.
        added: A tracked insertion.
        struck: Struck out.
        special: Its characters are signs to the program, not text.
        drawn: The sign of a picture font that stands for it.
        form: Offset of a form field's record in the data stream; -1 for none.
    """

    gone: bool = False
    added: bool = False
    struck: bool = False
    special: bool = False
    drawn: str = ""
    form: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a paragraph is.

    Attributes:
        depth: How deep in tables; 0 is outside.
        row_end: Whether it ends a table row.
        cell_end: Whether it ends a cell of a table within a table.
        heading: Whether it is a heading.
    """

    depth: int = 0
    row_end: bool = False
    cell_end: bool = False
    heading: bool = False


class Letters:
    """Characters by their positions, in runs of one look."""

    def __init__(self, layout: Layout) -> None:
        """Look at nothing yet."""
        self.data = layout.streams.data
        self._layout = layout
        self._fonts = _fonts(layout)
        self._looks: dict[bytes, Look] = {}
        self._shapes: dict[tuple[int, bytes], Shape] = {}

    def between(self, start: int, end: int) -> Iterator[tuple[str, int, int, Look]]:
        """Runs of text with the offset of their first byte and bytes a character."""
        for piece in self._layout.pieces:
            low, high = max(start, piece.cp), min(end, piece.cp + piece.count)
            if low >= high:
                continue
            size = 2 if piece.wide else 1
            at = piece.fc + (low - piece.cp) * size
            last = piece.fc + (high - piece.cp) * size
            while at < last:
                run = self._layout.letters.at(at)
                stop = min(run.end, last) if run else min(self._next(at), last)
                stop = at + max((stop - at) // size, 1) * size
                text = _decoded(self._layout.streams.word[at:stop], wide=piece.wide)
                yield text, at, size, self._look(run, piece.marks)
                at = stop

    def _next(self, fc: int) -> int:
        return self._layout.letters.next_start(fc)

    def _look(self, run: Run | None, more: bytes) -> Look:
        marks = (run.marks if run else b"") + more
        if marks not in self._looks:
            self._looks[marks] = self._seen(marks)
        return self._looks[marks]

    def _seen(self, marks: bytes) -> Look:
        held = dict(properties(marks))
        struck = any(_on(held.get(number, b"")) for number in _STRUCK)
        drawn, form = "", -1
        if len(held.get(_SYMBOL, b"")) == 4:
            font, number = struct.unpack("<HH", held[_SYMBOL])
            name = self._fonts[font] if font < len(self._fonts) else ""
            drawn = symbol(name, f"{number:X}")
        if len(held.get(_PICTURE, b"")) == 4:
            (form,) = struct.unpack("<i", held[_PICTURE])
        return Look(
            gone=_on(held.get(_DELETED, b"")),
            added=_on(held.get(_INSERTED, b"")),
            struck=struck,
            special=_on(held.get(_SPECIAL, b"")) or bool(drawn),
            drawn=drawn,
            form=form,
        )

    def shape_at(self, fc: int) -> Shape:
        """What the paragraph is that a byte belongs to."""
        run = self._layout.paragraphs.at(fc)
        if run is None:
            return Shape()
        key = (run.style, run.marks)
        if key not in self._shapes:
            self._shapes[key] = _shape(run, self.data)
        return self._shapes[key]


def _on(value: bytes) -> bool:
    return bool(value) and value[0] in {1, 0x81}


def _decoded(data: bytes, *, wide: bool) -> str:
    if wide:
        return data.decode("utf-16-le", "replace")
    return data.decode("cp1252", "replace")


def _shape(run: Run, data: bytes) -> Shape:
    held = dict(properties(run.marks, data))
    inside = _on(held.get(_IN_TABLE, b""))
    row_end = _on(held.get(_ROW_END, b"")) or _on(held.get(_INNER_ROW_END, b""))
    depth = int.from_bytes(held.get(_DEPTH, b""), "little", signed=True)
    outline = held.get(_OUTLINE, b"")
    # The first nine styles after the plain one are the headings, whatever their names.
    heading = outline[0] < 9 if outline else 1 <= run.style <= 9
    return Shape(
        depth=max(depth, 1 if inside or row_end else 0),
        row_end=row_end,
        cell_end=_on(held.get(_INNER_CELL, b"")),
        heading=heading and not row_end,
    )


def _fonts(layout: Layout) -> list[str]:
    """Names of the fonts, for the picture fonts among them."""
    table = layout.table_of(15)
    names: list[str] = []
    at = 4
    while at < len(table):
        size = table[at] + 1
        entry = table[at : at + size]
        name = entry[40:].decode("utf-16-le", "replace").partition("\0")[0]
        names.append(name.lower())
        at += size
    return names


@dataclass(slots=True)
class _Field:
    """An open field: where its shown text begins once its code has ended."""

    start: int
    value: str = ""
    coded: bool = True


@dataclass(slots=True)
class _Building:
    """The paragraph that is being put together, and the flow before it."""

    letters: Letters
    assembler: Assembler = field(default_factory=Assembler)
    pieces: list[str] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    changed: bool = False

    def run(self, text: str, fc: int, size: int, look: Look) -> None:
        """Take in a run of one look."""
        start = 0
        for index, letter in enumerate(text):
            if letter >= " " and not look.drawn and letter != "\xad":
                continue
            self.say(text[start:index], look)
            start = index + 1
            self.sign(letter, fc + index * size, look)
        self.say(text[start:], look)

    def say(self, text: str, look: Look) -> None:
        """Take in words."""
        if not text or any(f.coded for f in self.fields):
            return
        self.changed |= look.gone or look.added
        if look.gone or (look.special and text.strip("\x28") == ""):
            return
        text = "".join("•" if "\ue000" <= c <= "\uf8ff" else c for c in text)
        self.pieces.append(f"~~{text}~~" if look.struck and text.strip() else text)

    def sign(self, letter: str, fc: int, look: Look) -> None:
        """Take in a control character."""
        if letter in {_PARAGRAPH, _CELL}:
            self.end_paragraph(letter, fc, look)
        elif letter == _FIELD_BEGIN:
            self.fields.append(_Field(len(self.pieces)))
        elif letter == _FIELD_MIDDLE and self.fields:
            self.fields[-1].coded = False
            self.fields[-1].start = len(self.pieces)
        elif letter == _FIELD_END and self.fields:
            ended = self.fields.pop()
            shown = "".join(self.pieces[ended.start :])
            if not shown.strip():
                self.say(ended.value, look)
        elif letter == "\x01" and look.form >= 0 and self.fields:
            self.fields[-1].value = form_value(self.letters.data, look.form)
        elif look.drawn:
            self.say(look.drawn, Look(gone=look.gone, added=look.added))
        elif letter == "\x0c":
            self.end_paragraph(_PARAGRAPH, fc, look)
        else:
            self.say(_SIGNS.get(letter, ""), look)

    def end_paragraph(self, letter: str, fc: int, look: Look) -> None:
        """The paragraph, cell or row ends here."""
        shape = self.letters.shape_at(fc)
        text = "".join(self.pieces).replace("~~~~", "")
        self.pieces = []
        for open_field in self.fields:
            open_field.start = 0
        depth = max(shape.depth, 1 if letter == _CELL else 0)
        changed = self.changed or look.gone or look.added
        if shape.row_end:
            self.assembler.end_row(depth, changed=look.added, gone=look.gone)
        else:
            made = Paragraph(text, shape.heading, changed)
            self.assembler.paragraph(made, depth)
            if letter == _CELL or shape.cell_end:
                self.assembler.end_cell(depth)
        self.changed = False


def flow_between(letters: Letters, start: int, end: int) -> Flow:
    """The paragraphs and tables of the characters from `start` to before `end`."""
    building = _Building(letters)
    last = 0
    for text, fc, size, look in letters.between(start, end):
        building.run(text, fc, size, look)
        last = fc
    if "".join(building.pieces).strip():
        building.end_paragraph(_PARAGRAPH, last, Look())
    return building.assembler.flow()
