"""Compound files, the containers of old Office formats, made from their streams.

Source: [MS-CFB] Compound File Binary File Format.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

_SECTOR, _SMALL_SECTOR, _SMALL = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = Mapping[str, Any]
"""Name → bytes (a stream) or another tree (a storage)."""


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    child: int = _FREE
    right: int = _FREE
    start: int = _END
    size: int = 0


@dataclass
class _Writer:
    entries: list[_Entry] = field(default_factory=list)
    sectors: list[bytes] = field(default_factory=list)
    chain: list[int] = field(default_factory=list)
    small: bytearray = field(default_factory=bytearray)
    small_chain: list[int] = field(default_factory=list)

    def add(self, tree: Tree) -> int:
        """Entries of a storage; the number of the first."""
        names = sorted(tree, key=lambda name: (len(name), name.upper()))
        numbers = []
        for name in names:
            held = tree[name]
            stream = isinstance(held, bytes)
            self.entries.append(_Entry(name, 2 if stream else 1))
            number = len(self.entries) - 1
            numbers.append(number)
            if stream:
                self.entries[number].data = held
            else:
                self.entries[number].child = self.add(held)
        for before, after in pairwise(numbers):
            self.entries[before].right = after
        return numbers[0] if numbers else _FREE

    def put(self, data: bytes) -> int:
        start = len(self.sectors)
        for at in range(0, len(data), _SECTOR):
            self.sectors.append(data[at : at + _SECTOR].ljust(_SECTOR, b"\0"))
            self.chain.append(len(self.sectors))
        if len(self.sectors) == start:
            return _END
        self.chain[-1] = _END
        return start

    def put_small(self, data: bytes) -> int:
        start = len(self.small_chain)
        for at in range(0, len(data), _SMALL_SECTOR):
            self.small += data[at : at + _SMALL_SECTOR].ljust(_SMALL_SECTOR, b"\0")
            self.small_chain.append(len(self.small_chain) + 1)
        if len(self.small_chain) == start:
            return _END
        self.small_chain[-1] = _END
        return start


def make_ole(tree: Tree) -> bytes:
    """A compound file."""
    writer = _Writer(entries=[_Entry("Root Entry", 5)])
    writer.entries[0].child = writer.add(tree)
    for entry in writer.entries:
        if entry.kind == 2:
            entry.size = len(entry.data)
            put = writer.put_small if entry.size < _SMALL else writer.put
            entry.start = put(entry.data)
    root = writer.entries[0]
    root.size, root.start = len(writer.small), writer.put(bytes(writer.small))
    small_fat = b"".join(struct.pack("<I", n) for n in writer.small_chain)
    small_start = writer.put(small_fat.ljust(-(-len(small_fat) // 512) * 512, b"\xff"))
    directory = writer.put(b"".join(_packed(e) for e in writer.entries))
    return _whole(writer, directory, small_start, -(-len(small_fat) // _SECTOR))


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return (
        name.ljust(64, b"\0")
        + struct.pack(
            "<HBBIII", len(name), entry.kind, 1, _FREE, entry.right, entry.child
        )
        + bytes(36)
        + struct.pack("<IQ", entry.start, entry.size)
    )


def _whole(
    writer: _Writer, directory: int, small_start: int, small_sectors: int
) -> bytes:
    used = len(writer.sectors)
    fats = 1
    while fats * 128 < used + fats:
        fats += 1
    chain = writer.chain + [_FAT] * fats
    chain += [_FREE] * (fats * 128 - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIII", 0, fats, directory, 0, _SMALL)
    header += struct.pack("<IIII", small_start, small_sectors, _END, 0)
    places = [used + n if n < fats else _FREE for n in range(109)]
    header += struct.pack("<109I", *places)
    fat = b"".join(struct.pack("<I", n) for n in chain)
    return header + b"".join(writer.sectors) + fat
