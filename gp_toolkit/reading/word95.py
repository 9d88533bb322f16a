"""Word 6 and 95 files: their words, as far as they lie in one piece.

Nobody has made such files for 25 years, but forms have been copied since then. What was
struck out or deleted cannot be told here, so the file is always read in part.
"""

import struct

from gp_toolkit.reading.flow import Assembler, Flow, Paragraph
from gp_toolkit.reading.problems import CannotRead
from gp_toolkit.reading.word97_file import parts_of

_COMPLEX = 0x0004
_NAMED = {"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": ""}


def word95_flow(word: bytes) -> Flow:
    """The paragraphs and tables of the `WordDocument` stream.

    Raises:
        CannotRead: `damaged_file`.
    """
    assembler = Assembler()
    pieces: list[str] = []
    coded = 0
    cells = False
    ended = False  # whether a cell has just ended: a second mark then ends the row
    for letter in _text(word):
        if letter == "\x07":
            if ended and not "".join(pieces).strip() and cells:
                assembler.end_row(1)
                cells = ended = False
                continue
            assembler.paragraph(Paragraph("".join(pieces)), 1)
            assembler.end_cell(1)
            pieces, cells, ended = [], True, True
            continue
        if letter == "\r":
            assembler.paragraph(Paragraph("".join(pieces)), 1 if cells else 0)
            pieces = []
        elif letter == "\x13":
            coded += 1
        elif letter in "\x14\x15":
            coded = max(coded - 1, 0) if letter == "\x14" else coded
        elif not coded:
            pieces.append(
                letter if letter >= " " or letter == "\t" else _NAMED.get(letter, "")
            )
        ended = False
    if "".join(pieces).strip():
        assembler.paragraph(Paragraph("".join(pieces)), 0)
    return assembler.flow()


def _text(word: bytes) -> str:
    if len(word) < 0x168:
        raise CannotRead("damaged_file", format="Word file")
    flags, start, end = struct.unpack_from("<H", word, 10) + struct.unpack_from(
        "<II", word, 0x18
    )
    if not flags & _COMPLEX and 0 < start < end <= len(word):
        return word[start:end].decode("cp1252", "replace")
    where, size = struct.unpack_from("<II", word, 0x160)
    _, table = parts_of(word[where : where + size])
    count = max((len(table) - 4) // 12, 0)
    if not count:
        raise CannotRead("damaged_file", format="Word file")
    ends = struct.unpack_from(f"<{count + 1}I", table)
    pieces = []
    for index in range(count):
        (fc,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * index + 2)
        pieces.append(word[fc : fc + max(ends[index + 1] - ends[index], 0)])
    return b"".join(pieces).decode("cp1252", "replace")
