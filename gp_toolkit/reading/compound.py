"""Compound files, the containers of .doc and .msg: streams in storages, like a disk.

A reader of our own, because libraries follow a directory that runs in a circle until the
process dies, and give nothing at all of a file that is cut short.

Source: [MS-CFB] Compound File Binary File Format.
"""

import struct
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NONE, _LAST_SECTOR = 0xFFFFFFFF, 0xFFFFFFFA
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_HEAD_PLACES = 109
_MOST_ENTRIES = 20_000


class NotCompound(Exception):
    """The bytes are not such a file, or too little of one is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """A compound file in memory. Names disregard case."""

    def __init__(self, data: bytes) -> None:
        """Read the tables and the directory.

        Raises:
            NotCompound: There is no directory to be found.
        """
        if len(data) < 512 or not data.startswith(MAGIC):
            raise NotCompound
        self._data = data
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in {9, 12}:
            raise NotCompound
        self._size = 1 << shift
        directory, self._small_limit = struct.unpack_from("<I4xI", data, 48)
        (small_table,) = struct.unpack_from("<I", data, 60)
        self._table = self._numbers(b"".join(map(self._sector, self._table_places())))
        self._small_table = self._numbers(self._chain(small_table))
        entries = self._entries(self._chain(directory))
        if not entries or entries[0].kind != _ROOT:
            raise NotCompound
        self._small = self._chain(entries[0].start)[: entries[0].size]
        self._tree: dict[tuple[str, ...], _Entry] = {}
        self._climb(entries)

    def names(self, *path: str) -> list[str]:
        """Names of what lies directly in a storage, in order."""
        depth, low = len(path), tuple(name.lower() for name in path)
        return sorted(
            entry.name
            for key, entry in self._tree.items()
            if len(key) == depth + 1 and key[:depth] == low
        )

    def is_storage(self, *path: str) -> bool:
        """Whether there is a storage at a path."""
        entry = self._tree.get(tuple(name.lower() for name in path))
        return entry is not None and entry.kind == _STORAGE

    def stream(self, *path: str) -> bytes:
        """The bytes of a stream, as many as are left; none when it is absent."""
        entry = self._tree.get(tuple(name.lower() for name in path))
        if entry is None or entry.kind != _STREAM:
            return b""
        if entry.size >= self._small_limit:
            return self._chain(entry.start)[: entry.size]
        pieces, sector = [], entry.start
        for _ in range(-(-entry.size // 64)):
            if sector >= len(self._small_table):
                break
            pieces.append(self._small[64 * sector : 64 * sector + 64])
            sector = self._small_table[sector]
        return b"".join(pieces)[: entry.size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    @staticmethod
    def _numbers(data: bytes) -> tuple[int, ...]:
        count = len(data) // 4
        return struct.unpack_from(f"<{count}I", data)

    def _table_places(self) -> list[int]:
        """The sectors of the table of sectors; the head names the first of them."""
        places = list(struct.unpack_from(f"<{_HEAD_PLACES}I", self._data, 76))
        further, count = struct.unpack_from("<II", self._data, 68)
        most = len(self._data) // self._size + 1
        for _ in range(min(count, most)):
            numbers = self._numbers(self._sector(further))
            if not numbers:
                break
            places += numbers[:-1]
            further = numbers[-1]
        return [n for n in places if n <= _LAST_SECTOR][:most]

    def _chain(self, start: int) -> bytes:
        """The sectors of a chain; one that runs in a circle ends with the file."""
        pieces, sector = [], start
        for _ in range(len(self._data) // self._size + 1):
            if sector > _LAST_SECTOR:
                break
            piece = self._sector(sector)
            if not piece:
                break
            pieces.append(piece)
            if sector >= len(self._table):
                break
            sector = self._table[sector]
        return b"".join(pieces)

    @staticmethod
    def _entries(data: bytes) -> list[_Entry]:
        entries = []
        for at in range(0, min(len(data) - 127, 128 * _MOST_ENTRIES), 128):
            length, kind = struct.unpack_from("<HB", data, at + 64)
            left, right, child = struct.unpack_from("<III", data, at + 68)
            start, size = struct.unpack_from("<II", data, at + 116)
            name = data[at : at + min(max(length - 2, 0), 62)]
            entries.append(
                _Entry(
                    name=name.decode("utf-16-le", "replace"),
                    kind=kind,
                    left=left,
                    right=right,
                    child=child,
                    start=start,
                    size=size,
                )
            )
        return entries

    def _climb(self, entries: list[_Entry]) -> None:
        """Give each entry its path; none is visited twice."""
        waiting: list[tuple[int, tuple[str, ...]]] = [(entries[0].child, ())]
        seen = {0}
        while waiting:
            number, above = waiting.pop()
            if number in seen or number >= len(entries):
                continue
            seen.add(number)
            entry = entries[number]
            path = (*above, entry.name.lower())
            waiting += [(entry.left, above), (entry.right, above)]
            if entry.kind in {_STORAGE, _STREAM}:
                self._tree.setdefault(path, entry)
            if entry.kind == _STORAGE:
                waiting.append((entry.child, path))
