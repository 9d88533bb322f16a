"""The members of a zip in memory, listed and unpacked with few steps.

A Word file of two pages takes `zipfile` longer to open than all its words take to be
read. This reads the directory that nearly every writer makes, and leaves every other
(with a comment, of several disks, of more than 4 GB, with names not in plain letters)
to `zipfile`.

Source: PKWARE, "APPNOTE.TXT: .ZIP File Format Specification", 4.3.7, 4.3.12, 4.3.16.
"""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import NamedTuple

_LOCAL = struct.Struct("<4s5H3L2H")
_ENTRY = struct.Struct("<4s4x2H4x3L3H8xL")
_END = struct.Struct("<4s4H2LH")
_TOO_LARGE = 0xFFFFFFFF  # the true figure is in a field of its own
_LOCKED = 0x1
_NAME_IN_UTF_8 = 0x800


class BadMember(Exception):
    """A member is not what the directory says of it."""


class Member(NamedTuple):
    """What the directory says of a member, in the words of `zipfile.ZipInfo`."""

    filename: str
    flag_bits: int
    compress_type: int
    CRC: int
    compress_size: int
    file_size: int
    header_offset: int


def members_of(data: bytes) -> list[Member]:
    """The members in the order of the directory.

    Raises:
        Exception: The directory is damaged; of many kinds, as `zipfile` raises them.
    """
    found = _listed(data)
    if found is not None:
        return found
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [
            Member(*(getattr(info, name) for name in Member._fields))
            for info in archive.infolist()
        ]


def unpacked(data: bytes, member: Member) -> bytes:
    """All bytes of a member.

    Raises:
        BadMember: It is not what the directory says, or packed in a rare way.
        zlib.error: It is damaged.
    """
    held = begun(data, member, member.file_size + 1)
    if len(held) != member.file_size or zlib.crc32(held) != member.CRC:
        raise BadMember
    return held


def begun(data: bytes, member: Member, most: int) -> bytes:
    """The first bytes of a member, not checked.

    Args:
        data: The zip.
        member: What its directory says of the member.
        most: How many bytes at most; at least 1.

    Raises:
        BadMember: It is not where the directory says, or packed in a rare way.
        zlib.error: It is damaged.
    """
    at = member.header_offset
    if at + _LOCAL.size > len(data) or member.flag_bits & _LOCKED:
        raise BadMember
    header = _LOCAL.unpack_from(data, at)
    mark, name, extra = header[0], header[-2], header[-1]
    at += _LOCAL.size
    if mark != b"PK\3\4" or data[at : at + name] != _written(member):
        raise BadMember
    at += name + extra
    packed = memoryview(data)[at : at + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        return bytes(packed[:most])
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise BadMember
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)


def _written(member: Member) -> bytes:
    in_utf_8 = member.flag_bits & _NAME_IN_UTF_8
    return member.filename.encode("utf-8" if in_utf_8 else "cp437", "replace")


def _listed(data: bytes) -> list[Member] | None:
    """The members, where the directory is of the usual kind; otherwise None."""
    if len(data) < _END.size:
        return None
    end = len(data) - _END.size
    mark, disk, first, here, entries, size, at, comment = _END.unpack_from(data, end)
    if mark != b"PK\5\6" or at + size != end or disk or first or comment:
        return None
    found: list[Member] = []
    while at + _ENTRY.size <= end:
        mark, flags, method, crc, packed, whole, *sizes, offset = _ENTRY.unpack_from(
            data, at
        )
        name = data[at + _ENTRY.size : at + _ENTRY.size + sizes[0]]
        usual = name.isascii() and b"\0" not in name and mark == b"PK\1\2"
        if not usual or _TOO_LARGE in (packed, whole, offset):
            return None
        found.append(
            Member(name.decode("ascii"), flags, method, crc, packed, whole, offset)
        )
        at += _ENTRY.size + sum(sizes)
    return found if at == end and len(found) == entries == here else None
