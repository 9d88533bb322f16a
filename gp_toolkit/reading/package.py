"""The zip that a Word file is: opened within limits, salvaged when it is cut short."""

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from gp_toolkit.reading.limits import Limits
from gp_toolkit.reading.problems import CannotRead
from gp_toolkit.reading.zip_members import (
    BadMember,
    Member,
    begun,
    members_of,
    unpacked,
)

_CROOKED = re.compile(r"\A/|//|/\.|/\Z")
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One relationship of a part to another.

    Attributes:
        kind: The last word of its type, such as "footnotes"; both flavours of OOXML
            share it.
        target: Name of the other part, or an address when `outside`.
        outside: Whether the target is not in this file. Never followed.
    """

    kind: str
    target: str
    outside: bool


@dataclass(slots=True, kw_only=True)
class Package:
    """The members of the zip by name, without leading slash.

    Attributes:
        damaged: Set once something of it could not be had.
    """

    damaged: bool = False
    entities: bool = False
    _members: Mapping[str, bytes | Member] = field(default_factory=dict)
    _raw: bytes = b""
    _limits: Limits
    _links: dict[str, dict[str, Link]] = field(default_factory=dict)

    def names(self) -> tuple[str, ...]:
        """All members, in the order of the zip."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def bytes_of(self, name: str) -> bytes:
        """The bytes of a member; as much as can be had of a damaged one."""
        member = self._members.get(name)
        if member is None or isinstance(member, bytes):
            return member or b""
        try:
            return unpacked(self._raw, member)
        except (BadMember, zlib.error):
            self.damaged = True
            return _inflate(self._raw, member.header_offset, self._limits)[1]

    def with_members(self, members: Mapping[str, bytes]) -> "Package":
        """The same package with other bytes for these members."""
        return replace(self, _members={**self._members, **members})

    def head_of(self, name: str, most: int) -> bytes:
        """The first bytes of a member, without a look at whether it is whole."""
        member = self._members.get(name)
        if member is None or isinstance(member, bytes):
            return (member or b"")[:most]
        try:
            return begun(self._raw, member, most)
        except (BadMember, zlib.error):
            return _inflate(self._raw, member.header_offset, self._limits)[1][:most]

    def xml(self, name: str) -> etree._Element | None:
        """The root of a member that is XML, mended if need be; None if hopeless."""
        data = self.bytes_of(name)
        if not data.strip():
            return None
        root, whole, entities = parse_xml(data)
        self.damaged |= not whole
        self.entities |= entities
        return root

    def links(self, name: str) -> dict[str, Link]:
        """The relationships of a part ("" for the package), by their ids."""
        if name in self._links:
            return self._links[name]
        links = self._links[name] = {}
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return links
        for element in root.iter("{*}Relationship"):
            target = element.get("Target", "").replace("\\", "/")
            outside = element.get("TargetMode", "").lower() == "external"
            if not outside:
                target = self._spelling(_resolved(folder, target))
            kind = element.get("Type", "").rpartition("/")[2]
            link = Link(kind=kind, target=target, outside=outside)
            links[element.get("Id", "")] = link
        return links

    def _spelling(self, name: str) -> str:
        """The member's own spelling of a name: part names disregard case."""
        if name in self._members:
            return name
        lower = name.lower()
        return next((n for n in self._members if n.lower() == lower), name)


def _resolved(folder: str, target: str) -> str:
    """The name of a part that another one in a folder points to."""
    plain = f"{folder}/{target}" if folder else target
    if target and "." not in (target[0], target[-1]) and not _CROOKED.search(plain):
        return plain
    return posixpath.normpath(posixpath.join("/", folder, target))[1:]


def open_package(
    data: bytes,
    limits: Limits,
    *,
    what: str = "Word file",
    marks: tuple[str, ...] = ("word/",),
) -> Package:
    """The zip, once its directory has shown that it is safe to unpack.

    Args:
        data: The file.
        limits: What it may cost.
        what: The format, as a person would call it.
        marks: How the names of members begin that a damaged file must still have.

    Raises:
        CannotRead: `too_complex` past a limit, `damaged_file` when nothing is left.
    """
    try:
        members = members_of(data)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (zipfile fails in many ways on damaged zips)
        return salvage(data, limits, what, marks)
    if any(not 0 <= member.header_offset < len(data) for member in members):
        return salvage(data, limits, what, marks)  # the directory points past the file
    check_members(members, limits, what)
    return Package(
        _members={m.filename.replace("\\", "/").lstrip("/"): m for m in members},
        _raw=data,
        _limits=limits,
    )


def check_members(
    members: Sequence[zipfile.ZipInfo | Member], limits: Limits, what: str = ""
) -> None:
    """Refuse a zip that would unpack to far more than a document needs.

    Raises:
        CannotRead: `too_complex`; `damaged_file` for a locked member when `what` names
            a format that has none.
    """
    if len(members) > limits.members:
        raise CannotRead("too_complex")
    if sum(m.file_size for m in members) > limits.unpacked_bytes:
        raise CannotRead("too_complex")
    for member in members:
        if what and member.flag_bits & 1:
            raise CannotRead("damaged_file", format=what)
        words = not what or member.filename.lower().endswith((".xml", ".rels"))
        floor = limits.ratio_floor_bytes if words else limits.drawing_floor_bytes
        swollen = member.file_size > limits.ratio * max(member.compress_size, 1)
        if swollen and member.file_size > floor:
            raise CannotRead("too_complex")


def salvage(data: bytes, limits: Limits, what: str, marks: tuple[str, ...]) -> Package:
    """Members found by their local headers: a cut-off zip has lost its directory.

    Raises:
        CannotRead: `too_complex`, or `damaged_file` when no member has such a name.
    """
    members: dict[str, bytes] = {}
    total = 0
    at = data.find(b"PK\x03\x04")
    while at >= 0 and len(members) < limits.members:
        name, content = _inflate(data, at, limits)
        total += len(content)
        if total > limits.unpacked_bytes:
            raise CannotRead("too_complex")
        if name and content:
            members.setdefault(name.replace("\\", "/").lstrip("/"), content)
        at = data.find(b"PK\x03\x04", at + 4)
    if not any(name.lower().startswith(marks) for name in members):
        raise CannotRead("damaged_file", format=what)
    return Package(damaged=True, _members=members, _limits=limits)


def _inflate(data: bytes, at: int, limits: Limits) -> tuple[str, bytes]:
    """Name and bytes of the member whose local header is at an offset."""
    if at + _LOCAL_HEADER.size > len(data):
        return "", b""
    header = _LOCAL_HEADER.unpack_from(data, at)
    _, _, flags, method, _, _, _, packed, _, name_length, extra_length = header
    start = at + _LOCAL_HEADER.size
    name = data[start : start + name_length].decode("utf-8", "replace")
    start += name_length + extra_length
    if flags & 1 or method not in (0, 8):
        return name, b""
    if method == 0:
        return name, data[start : start + packed]
    return name, inflate(memoryview(data)[start:], limits)[0]


def inflate(packed: bytes | memoryview, limits: Limits) -> tuple[bytes, bool]:
    """What packed bytes of no trusted size unpack to, and whether that is all.

    The ratio of the limits bounds what they may become. Of damaged ones the good part
    before the first bad byte is kept.
    """
    unpack = zlib.decompressobj(-15)
    most = min(
        limits.unpacked_bytes, max(limits.ratio_floor_bytes, len(packed) * limits.ratio)
    )
    pieces: list[bytes] = []
    had = 0
    try:
        for step in range(0, len(packed), 4096):
            piece = unpack.decompress(packed[step : step + 4096], most - had)
            pieces.append(piece)
            had += len(piece)
            if unpack.eof or had >= most:
                break
    except zlib.error:
        pass
    return b"".join(pieces), unpack.eof


def parse_xml(data: bytes) -> tuple[etree._Element | None, bool, bool]:
    """The root of some XML, mended if need be; None if hopeless.

    Returns:
        The root, whether the XML was whole, and whether it declares entities (which
        are never resolved).
    """
    whole = True
    root: etree._Element | None
    try:
        root = etree.fromstring(data, _parser(recover=False))
    except (etree.XMLSyntaxError, ValueError):
        whole = False
        try:
            root = etree.fromstring(data, _parser(recover=True))
        except (etree.XMLSyntaxError, ValueError):
            root = None
    if root is None:
        return None, False, False
    return root, whole, root.getroottree().docinfo.internalDTD is not None


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
        collect_ids=False,
    )
