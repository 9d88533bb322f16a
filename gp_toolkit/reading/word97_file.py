"""The inside of a Word 97–2003 file: where its text lies, and what marks it.

Source: [MS-DOC] Word (.doc) Binary File Format. Offsets named `fc` count bytes of the
`WordDocument` stream, those named `cp` count characters of the document.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from gp_toolkit.reading.problems import CannotRead

_PAGE = 512
_FAR = 1 << 40
_HUGE_PROPERTIES = (0x6645, 0x6646)
_MOST_PIECES = 200_000

# Sizes of a property's value by the top three bits of its number; None: it says itself.
_SIZES = (1, 1, 2, 4, 2, 2, None, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text that lies in one place.

    Attributes:
        cp: Number of its first character in the document.
        fc: Offset of its first byte.
        count: Its characters.
        wide: Whether a character takes two bytes.
        marks: Properties that hold for all of it, as they lie in the file.
    """

    cp: int
    fc: int
    count: int
    wide: bool
    marks: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Properties of the bytes from `start` to `end`, as they lie in the file."""

    start: int
    end: int
    style: int = -1
    marks: bytes = b""


class Runs:
    """Runs that can be asked which holds at an offset."""

    def __init__(self, runs: list[Run]) -> None:
        """Put them in order."""
        self._runs = sorted(runs, key=lambda run: run.start)
        self._starts = [run.start for run in self._runs]

    def at(self, fc: int) -> Run | None:
        """The run that holds a byte."""
        index = bisect_right(self._starts, fc) - 1
        if index >= 0 and self._runs[index].start <= fc < self._runs[index].end:
            return self._runs[index]
        return None

    def next_start(self, fc: int) -> int:
        """Where the first run after an offset begins."""
        index = bisect_right(self._starts, fc)
        return self._starts[index] if index < len(self._starts) else _FAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Streams:
    """The streams of the file that its text needs."""

    word: bytes
    table: bytes
    data: bytes


@dataclass(slots=True)
class Layout:
    """All that the file information block leads to.

    Attributes:
        streams: The bytes.
        pieces: The text, in order.
        counts: Characters of each story, in the order of `STORIES`.
        letters: Runs of character properties.
        paragraphs: Runs of paragraph properties.
        whole: Whether everything that the text needs was there.
    """

    streams: Streams
    pieces: list[Piece] = field(default_factory=list)
    counts: tuple[int, ...] = ()
    letters: Runs = field(default_factory=lambda: Runs([]))
    paragraphs: Runs = field(default_factory=lambda: Runs([]))
    whole: bool = True

    def table_of(self, index: int) -> bytes:
        """The bytes in the table stream that the block's pair `index` points to."""
        at = 0x9A + 8 * index
        if len(self.streams.word) < at + 8:
            return b""
        start, length = struct.unpack_from("<II", self.streams.word, at)
        return self.streams.table[start : start + length]

    def ends_of(self, index: int, size: int) -> list[int]:
        """Character positions of a table whose entries take `size` bytes each."""
        data = self.table_of(index)
        if len(data) < 4:
            return []
        count = (len(data) - 4) // (4 + size)
        return list(struct.unpack_from(f"<{count + 1}I", data))


STORIES = ("body", "footnotes", "headers", "macros", "comments", "endnotes", "boxes")
"""Stories in the order in which their text follows; boxes of headers come after."""


def layout_of(streams: Streams) -> Layout:
    """Find the text and its marks.

    Raises:
        CannotRead: `damaged_file` when there is no text to be found.
    """
    word = streams.word
    layout = Layout(streams=streams)
    if len(word) < 0x1AA:
        raise CannotRead("damaged_file", format="Word file")
    layout.counts = struct.unpack_from("<8I", word, 0x4C)
    layout.pieces = list(_pieces(layout))
    if not layout.pieces:
        layout.whole = False
        layout.pieces = _without_table(word, layout.counts[0])
    layout.letters = Runs(list(_runs(layout, 12, paragraphs=False)))
    layout.paragraphs = Runs(list(_runs(layout, 13, paragraphs=True)))
    return layout


def _without_table(word: bytes, count: int) -> list[Piece]:
    """The text is usually in one run, which the block points to as well."""
    start, end = struct.unpack_from("<II", word, 0x18)
    if not 0 < start < end <= len(word):
        raise CannotRead("damaged_file", format="Word file")
    wide = end - start >= 2 * count > 0
    room = (end - start) // (2 if wide else 1)
    return [Piece(cp=0, fc=start, count=min(count or room, room), wide=wide)]


# The piece table --------------------------------------------------------------


def _pieces(layout: Layout) -> Iterator[Piece]:
    shared, table = parts_of(layout.table_of(33))
    count = min((len(table) - 4) // 12, _MOST_PIECES)
    if count < 1:
        return
    ends = struct.unpack_from(f"<{count + 1}I", table)
    for index in range(count):
        fc, prm = struct.unpack_from("<IH", table, 4 * (count + 1) + 8 * index + 2)
        wide = not fc & 0x40000000
        start = fc & 0x3FFFFFFF if wide else (fc & 0x3FFFFFFF) // 2
        letters = ends[index + 1] - ends[index]
        room = max(len(layout.streams.word) - start, 0) // (2 if wide else 1)
        if letters > room:
            layout.whole = False
        if letters > 0 and room > 0:
            yield Piece(
                cp=ends[index],
                fc=start,
                count=min(letters, room),
                wide=wide,
                marks=_piece_marks(prm, shared),
            )


def parts_of(clx: bytes) -> tuple[list[bytes], bytes]:
    """The shared properties and the piece table of a `Clx`."""
    shared: list[bytes] = []
    at = 0
    while at + 3 <= len(clx):
        if clx[at] == 1:
            (size,) = struct.unpack_from("<H", clx, at + 1)
            shared.append(clx[at + 3 : at + 3 + size])
            at += 3 + size
        elif clx[at] == 2:
            (size,) = struct.unpack_from("<I", clx[at + 1 : at + 5].ljust(4, b"\0"))
            return shared, clx[at + 5 : at + 5 + size]
        else:
            break
    return shared, b""


def _piece_marks(prm: int, shared: list[bytes]) -> bytes:
    if prm & 1:
        index = prm >> 1
        return shared[index] if index < len(shared) else b""
    short = {0x41: 0x0800, 0x42: 0x0801, 0x57: 0x0837}.get((prm >> 1) & 0x7F)
    return struct.pack("<HB", short, prm >> 8) if short else b""


# Pages of properties ----------------------------------------------------------


def _runs(layout: Layout, index: int, *, paragraphs: bool) -> Iterator[Run]:
    table = layout.table_of(index)
    count = (len(table) - 4) // 8
    word = layout.streams.word
    for number in range(max(count, 0)):
        (page,) = struct.unpack_from("<I", table, 4 * (count + 1) + 4 * number)
        start = (page & 0x3FFFFF) * _PAGE
        data = word[start : start + _PAGE]
        if len(data) < _PAGE:
            layout.whole = False
            continue
        yield from _page_runs(data, paragraphs=paragraphs)


def _page_runs(page: bytes, *, paragraphs: bool) -> Iterator[Run]:
    count = page[511]
    size = 13 if paragraphs else 1
    if 4 * (count + 1) + size * count > 511:
        return
    ends = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = 2 * page[4 * (count + 1) + size * index]
        style, marks = -1, b""
        if at and paragraphs:
            length = 2 * page[at] - 1
            begin = at + 1
            if page[at] == 0 and at + 1 < len(page):
                length, begin = 2 * page[at + 1], at + 2
            held = page[begin : min(begin + max(length, 0), 511)]
            if len(held) >= 2:
                (style,) = struct.unpack_from("<H", held)
                marks = held[2:]
        elif at:
            marks = page[at + 1 : min(at + 1 + page[at], 511)]
        if ends[index + 1] > ends[index]:
            yield Run(start=ends[index], end=ends[index + 1], style=style, marks=marks)


def properties(marks: bytes, data: bytes = b"") -> Iterator[tuple[int, bytes]]:
    """Number and value of each property; `data` is the stream of the huge ones."""
    at = 0
    while at + 2 <= len(marks):
        (number,) = struct.unpack_from("<H", marks, at)
        at += 2
        size = _SIZES[number >> 13]
        if size is None:
            size, at = _long_size(number, marks, at)
        value = marks[at : at + size]
        at += size
        if number in _HUGE_PROPERTIES and len(value) == 4 and data:
            (where,) = struct.unpack("<I", value)
            if where + 2 <= len(data):
                (length,) = struct.unpack_from("<H", data, where)
                # Without the stream: huge ones may not lead to others.
                yield from properties(data[where + 2 : where + 2 + length])
        else:
            yield number, value


def _long_size(number: int, marks: bytes, at: int) -> tuple[int, int]:
    """Length of a value that says its own, and where the value begins."""
    if number == 0xD608 and at + 2 <= len(marks):  # a table's definition
        (size,) = struct.unpack_from("<H", marks, at)
        return max(size - 1, 0), at + 2
    size = marks[at] if at < len(marks) else 0
    if number == 0xC615 and size == 255:  # tab stops: two lists with their counts
        gone = marks[at + 1] if at + 1 < len(marks) else 0
        new_at = at + 2 + 4 * gone
        new = marks[new_at] if new_at < len(marks) else 0
        return 2 + 4 * gone + 3 * new, at + 1
    return size, at + 1
