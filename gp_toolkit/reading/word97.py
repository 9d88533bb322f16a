"""Word 97–2003 files (.doc) → content."""

import struct
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import msoffcrypto

from gp_toolkit.model.document import Part, Problem
from gp_toolkit.reading.compound import CompoundFile, NotCompound
from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.flow import Flow
from gp_toolkit.reading.flow_blocks import blocks_of
from gp_toolkit.reading.office_lock import unlocked
from gp_toolkit.reading.problems import CannotRead, problem
from gp_toolkit.reading.word95 import word95_flow
from gp_toolkit.reading.word97_file import STORIES, Layout, Streams, layout_of
from gp_toolkit.reading.word97_text import Letters, flow_between

_WORD_97 = 0xA5EC
_LOCKED = 0x0100
_OLDEST = 101  # smaller numbers are Word 6 and 95

# Tables of the file information block that part a story into notes, and the size of
# their entries. Source: [MS-DOC] 2.5.6 FibRgFcLcb97.
_NOTES = (
    ("footnotes", 3, Part.FOOTNOTE),
    ("endnotes", 47, Part.ENDNOTE),
    ("comments", 5, Part.COMMENT),
)
_HEADERS, _BOXES, _HEADER_BOXES = 11, 56, 58
_BOX_ENTRY = 22
_HEADER_KINDS = (
    Part.HEADER,
    Part.HEADER,
    Part.FOOTER,
    Part.FOOTER,
    Part.HEADER,
    Part.FOOTER,
)


def read_word97(data: bytes, request: Request) -> Content:
    """The text of an old Word file: body, headers, notes, comments and text boxes.

    Raises:
        CannotRead: `damaged_file`, `password_needed`, `wrong_password`, `unknown_lock`.
    """
    streams = _streams(data)
    if _is_locked(streams.word):
        if not request.password:
            raise CannotRead("password_needed")
        streams = _streams(_unlocked(data, request.password))
    magic, version = struct.unpack_from("<HH", streams.word.ljust(4, b"\0"))
    if magic != _WORD_97 or version < _OLDEST:
        flow = word95_flow(streams.word)
        return Content(
            blocks=blocks_of([(Part.BODY, flow)]), problems=(problem("word_95"),)
        )
    layout = layout_of(streams)
    blocks = blocks_of(_stories(layout))
    problems: tuple[Problem, ...] = ()
    if not layout.whole:
        problems = (problem("partly_damaged"),)
    return Content(blocks=blocks, problems=problems)


def _is_locked(word: bytes) -> bool:
    (flags,) = struct.unpack_from("<H", word[10:].ljust(2, b"\0"))
    return bool(flags & _LOCKED)


def _streams(data: bytes) -> Streams:
    try:
        held = CompoundFile(data)
    except NotCompound as error:
        raise CannotRead("damaged_file", format="Word file") from error
    word = held.stream("WordDocument")
    if len(word) < 0x20:
        raise CannotRead("damaged_file", format="Word file")
    second = bool(int.from_bytes(word[10:12], "little") & 0x0200)
    table = held.stream("1Table" if second else "0Table")
    return Streams(word=word, table=table, data=held.stream("Data"))


def _unlocked(data: bytes, password: str) -> bytes:
    try:
        locked = msoffcrypto.OfficeFile(BytesIO(data))
    except MemoryError:
        raise
    except Exception as error:  # it fails in many ways on damaged files
        raise CannotRead("unknown_lock") from error
    return unlocked(locked, password)


def _stories(layout: Layout) -> Iterator[tuple[Part, Flow]]:
    letters = Letters(layout)
    starts: dict[str, int] = {}
    cp = 0
    for name, count in zip((*STORIES, "header boxes"), layout.counts, strict=True):
        starts[name] = cp
        cp += count
    yield Part.BODY, flow_between(letters, 0, layout.counts[0])
    yield from _headers(layout, letters, starts["headers"])
    for name, index, part in _NOTES:
        # The last position ends the story's closing mark.
        for start, end in _spans(layout.ends_of(index, 0)[:-1]):
            base = starts[name]
            yield part, flow_between(letters, base + start, base + end)
    for name, index in (("boxes", _BOXES), ("header boxes", _HEADER_BOXES)):
        for start, end in _spans(layout.ends_of(index, _BOX_ENTRY)):
            base = starts[name]
            yield Part.TEXT_BOX, flow_between(letters, base + start, base + end)


def _headers(
    layout: Layout, letters: Letters, base: int
) -> Iterator[tuple[Part, Flow]]:
    """Six stories a section; the first six of all are lines between notes and text."""
    ends = layout.ends_of(_HEADERS, 0)[6:]
    for index, (start, end) in enumerate(pairwise(ends)):
        part = _HEADER_KINDS[index % 6]
        yield part, flow_between(letters, base + start, base + end)


def _spans(ends: list[int]) -> Iterator[tuple[int, int]]:
    for start, end in pairwise(ends):
        if start < end:
            yield start, end
