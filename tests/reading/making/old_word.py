"""Word 97–2003 files made piece by piece, in the way Word lays them out.

Source: [MS-DOC] Word (.doc) Binary File Format.
"""

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from msoffcrypto.method.rc4 import DocumentRC4

from tests.reading.making.ole import make_ole

_TEXT_AT = 0x800
_LOCK_SIZE = 52
DELETED = b"\x00\x08\x01"
INSERTED = b"\x01\x08\x01"
STRUCK = b"\x37\x08\x01"
SPECIAL = b"\x55\x08\x01"
IN_TABLE = b"\x16\x24\x01"
ROW_END = IN_TABLE + b"\x17\x24\x01"
INNER = b"\x49\x66\x02\x00\x00\x00"
INNER_CELL = INNER + IN_TABLE + b"\x4b\x24\x01"
INNER_ROW_END = INNER + IN_TABLE + b"\x4c\x24\x01"


@dataclass(frozen=True)
class Para:
    """A paragraph: runs of text with their marks, the last with the closing mark."""

    runs: Sequence[tuple[str, bytes]]
    marks: bytes = b""
    style: int = 0


def line(text: str, *, style: int = 0) -> Para:
    """A plain paragraph."""
    return Para([(f"{text}\r", b"")], style=style)


def row(*cells: str, marks: bytes = b"") -> list[Para]:
    """A table row."""
    made = [Para([(f"{text}\x07", marks)], IN_TABLE) for text in cells]
    return [*made, Para([("\x07", marks)], ROW_END)]


def make_old_word(
    body: Sequence[Para],
    *,
    notes: Sequence[Para] = (),
    ends: Sequence[Para] = (),
    comments: Sequence[Para] = (),
    headers: Sequence[Sequence[Para]] = (),
    boxes: Sequence[Para] = (),
    data: bytes = b"",
    narrow: bool = False,
    flags: int = 0,
    password: str = "",
) -> bytes:
    """A Word 97 file.

    Args:
        body: The paragraphs of the page.
        notes: Footnotes, a paragraph each; `ends` and `comments` likewise.
        ends: Endnotes.
        comments: Comments.
        headers: Even header, odd header, even footer, odd footer, first header, first
            footer of the only section.
        boxes: Text boxes, a paragraph each.
        data: The data stream.
        narrow: One byte a character.
        flags: Further bits of the file information block.
        password: Locks the file with it, in the way of Word 97.
    """
    guard = [line("")]
    head = [p for story in headers for p in story]
    stories = [
        list(body),
        [*notes, *guard] if notes else [],
        [*head, *guard] if headers else [],
        [],
        [*comments, *guard] if comments else [],
        [*ends, *guard] if ends else [],
        [*boxes, *guard] if boxes else [],
        [],
    ]
    paragraphs = [p for story in stories for p in story]
    text = "".join(t for p in paragraphs for t, _ in p.runs)
    size = 1 if narrow else 2
    word = bytearray(bytes(_TEXT_AT))
    word += text.encode("cp1252" if narrow else "utf-16-le")
    word += bytes(-len(word) % 512)
    tables: dict[int, bytes] = {
        33: _piece_table(len(text), narrow=narrow),
        12: _pages(word, _letter_runs(paragraphs, size), paragraphs=False),
        13: _pages(word, _paragraph_runs(paragraphs, size), paragraphs=True),
    }
    for index, story in ((3, notes), (47, ends), (5, comments)):
        if story:
            tables[index] = _ends([_length(p) for p in story], extra=1)
    if headers:
        lengths = [sum(map(_length, story)) for story in headers]
        tables[11] = _ends([0] * 6 + lengths, extra=1)
    if boxes:
        lengths = [_length(p) for p in boxes] + [1]
        tables[56] = _ends(lengths) + bytes(22 * len(lengths))
    counts = [sum(map(_length, s)) for s in stories]
    if password:
        table = _finish(word, tables, counts, flags | 0x0100, lead=_LOCK_SIZE)
        return make_ole(_locked(word, table, password))
    table = _finish(word, tables, counts, flags)
    return make_ole({"WordDocument": bytes(word), "1Table": table, "Data": data})


def _locked(word: bytearray, table: bytes, password: str) -> dict[str, bytes]:
    """Source: [MS-OFFCRYPTO] 2.3.6, RC4; the head of both streams stays open."""
    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    struct.pack_into("<I", word, 14, _LOCK_SIZE)

    def rc4(data: bytes) -> bytes:
        return bytes(DocumentRC4.decrypt(password, salt, BytesIO(data)).read())

    digest = hashlib.md5(verifier, usedforsecurity=False).digest()
    head = struct.pack("<HH", 1, 1) + salt + rc4(verifier + digest)
    return {
        "WordDocument": bytes(word[:68]) + rc4(bytes(word))[68:],
        "1Table": head + rc4(table)[_LOCK_SIZE:],
    }


def _length(paragraph: Para) -> int:
    return sum(len(text) for text, _ in paragraph.runs)


def _finish(
    word: bytearray,
    tables: dict[int, bytes],
    counts: list[int],
    flags: int,
    lead: int = 0,
) -> bytes:
    struct.pack_into("<HH", word, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", word, 10, 0x1200 | flags)
    struct.pack_into("<H", word, 32, 14)
    struct.pack_into("<H", word, 62, 22)
    struct.pack_into("<8I", word, 0x4C, *counts)
    struct.pack_into("<H", word, 0x98, 93)
    table = bytearray(lead)
    for index, held in tables.items():
        struct.pack_into("<II", word, 0x9A + 8 * index, len(table), len(held))
        table += held
    return bytes(table).ljust(4096, b"\0")


def _piece_table(count: int, *, narrow: bool) -> bytes:
    fc = (_TEXT_AT * 2) | 0x40000000 if narrow else _TEXT_AT
    held = struct.pack("<IIHIH", 0, count, 0, fc, 0)
    return b"\x02" + struct.pack("<I", len(held)) + held


def _ends(lengths: Sequence[int], extra: int = 0) -> bytes:
    places = [0]
    for length in [*lengths, *[1] * extra]:
        places.append(places[-1] + length)
    return struct.pack(f"<{len(places)}I", *places)


Runs = list[tuple[int, int, bytes]]


def _letter_runs(paragraphs: Sequence[Para], size: int) -> Runs:
    runs: Runs = []
    at = _TEXT_AT
    for paragraph in paragraphs:
        for text, marks in paragraph.runs:
            held = bytes([len(marks)]) + marks if marks else b""
            runs.append((at, at + size * len(text), held))
            at += size * len(text)
    return runs


def _paragraph_runs(paragraphs: Sequence[Para], size: int) -> Runs:
    runs: Runs = []
    at = _TEXT_AT
    for paragraph in paragraphs:
        length = size * _length(paragraph)
        held = struct.pack("<H", paragraph.style) + paragraph.marks
        held += bytes(len(held) % 2)
        runs.append((at, at + length, bytes([0, len(held) // 2]) + held))
        at += length
    return runs


def _pages(word: bytearray, runs: Runs, *, paragraphs: bool) -> bytes:
    """Pages of properties added to the stream, and the table that points to them."""
    starts, numbers = [], []
    for first in range(0, len(runs), 8):
        some = [run for run in runs[first : first + 8] if run[1] > run[0]]
        page = bytearray(512)
        page[511] = len(some)
        places = [run[0] for run in some] + [some[-1][1]]
        struct.pack_into(f"<{len(places)}I", page, 0, *places)
        top = 510
        for index, (_, _, held) in enumerate(some):
            if held:
                top = (top - len(held)) // 2 * 2
                page[top : top + len(held)] = held
                page[4 * len(places) + (13 if paragraphs else 1) * index] = top // 2
        starts.append(places[0])
        numbers.append(len(word) // 512)
        word += page
    return struct.pack(f"<{len(starts) + 1}I", *starts, runs[-1][1]) + struct.pack(
        f"<{len(numbers)}I", *numbers
    )
