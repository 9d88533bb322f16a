"""Outlook parcels (winmail.dat) → content: the body and what is attached.

Outlook packs a message like this when it takes the receiver for another Outlook.

Source: [MS-OXTNEF] Transport Neutral Encapsulation Format.
"""

import struct
from collections.abc import Iterator
from enum import IntEnum

from gp_toolkit.model.document import Block, Part
from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.enclosed import Gathering, shown_name
from gp_toolkit.reading.html import html_blocks
from gp_toolkit.reading.mapi import unpacked_rtf
from gp_toolkit.reading.problems import CannotRead, problem
from gp_toolkit.reading.rtf import read_rich_text
from gp_toolkit.reading.rtf_tokens import code_page
from gp_toolkit.reading.words import decode, line_blocks


class Attribute(IntEnum):
    """Attributes of the parcel. Source: [MS-OXTNEF] 2.1.3."""

    SUBJECT = 0x00018004
    BODY = 0x0002800C
    CODE_PAGE = 0x00069007
    PROPERTIES = 0x00069003
    NEXT_ATTACHMENT = 0x00069002
    TITLE = 0x00018010
    DATA = 0x0006800F
    OF_ATTACHMENT = 0x00069005


# Properties. Source: [MS-OXPROPS].
_PLAIN, _RTF, _HTML, _LONG_NAME, _OBJECT = 0x1000, 0x1009, 0x1013, 0x3707, 0x3701

_NARROW, _WIDE, _OBJECT_TYPE, _BYTES, _MANY = 0x1E, 0x1F, 0x0D, 0x102, 0x1000
_SIZES = {
    2: 4,
    3: 4,
    4: 4,
    5: 8,
    6: 8,
    7: 8,
    0xA: 4,
    0xB: 4,
    0x14: 8,
    0x40: 8,
    0x48: 16,
}


def read_winmail(data: bytes, request: Request) -> Content:
    """The text of a parcel and of its attachments, each block with its source.

    Raises:
        CannotRead: `damaged_file` when nothing of it can be told.
    """
    reading = _Reading(request)
    whole = True
    for attribute, value in _attributes(data):
        if attribute is None:
            whole = False
        else:
            reading.take_attribute(attribute, value)
    reading.finish()
    content = reading.content()
    if not whole:
        if not content.blocks:
            raise CannotRead("damaged_file", format="parcel from Outlook")
        reading.problems.append(problem("partly_damaged"))
    return reading.content()


class _Reading(Gathering):
    """One pass over one parcel."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        self._encoding = "cp1252"
        self._bodies: dict[int, bytes] = {}
        self._name = ""
        self._held = b""

    def take_attribute(self, attribute: int, value: bytes) -> None:
        """Take in the next attribute."""
        match attribute:
            case Attribute.CODE_PAGE:
                number = int.from_bytes(value[:4], "little")
                self._encoding = code_page(number) or self._encoding
            case Attribute.SUBJECT:
                subject = " ".join(self._text(value).split())
                if subject:
                    where = "e-mail header"
                    text = f"Subject: {subject[:2000]}"
                    header = Block(text=text, part=Part.EMAIL_HEADER, where=where)
                    self.blocks.append(header)
            case Attribute.BODY:
                self._bodies[_PLAIN] = value
            case Attribute.PROPERTIES:
                self._take_properties(value)
            case Attribute.NEXT_ATTACHMENT:
                self.finish()
            case Attribute.TITLE:
                self._name = self._name or shown_name(self._text(value))
            case Attribute.DATA:
                self._held = value
            case Attribute.OF_ATTACHMENT:
                self._take_attachment(value)

    def finish(self) -> None:
        """The body or an attachment has ended: read it."""
        self.blocks.extend(self._body())
        self._bodies = {}
        if self._held:
            name = self._name or f"attachment {self.count + 1}"
            self.add(self._held, name)
        self._name, self._held = "", b""

    def _text(self, value: bytes) -> str:
        return value.decode(self._encoding, "replace").partition("\0")[0]

    def _take_properties(self, data: bytes) -> None:
        for number, kind, value in _properties(data):
            if number in {_PLAIN, _RTF, _HTML} and value:
                wide = kind == _WIDE
                text = value.decode("utf-16-le", "replace") if wide else ""
                self._bodies[number] = text.encode() if wide else value

    def _take_attachment(self, data: bytes) -> None:
        for number, kind, value in _properties(data):
            if number == _LONG_NAME:
                wide = kind == _WIDE
                text = value.decode("utf-16-le", "replace") if wide else ""
                self._name = shown_name(text.rstrip("\0") or self._text(value))
            elif number == _OBJECT and kind == _OBJECT_TYPE:
                self._held = value[16:]  # after the id of its interface

    def _body(self) -> tuple[Block, ...]:
        place = "e-mail body"
        if _HTML in self._bodies:
            page = decode(self._bodies[_HTML]) or ""
            blocks = html_blocks(page, place=place)
            if blocks:
                return blocks
        rich = unpacked_rtf(self._bodies.get(_RTF, b""), self.request.limits.file_bytes)
        if rich.lstrip().startswith(b"{\\rtf"):
            blocks = read_rich_text(rich, self.request).blocks
            if blocks:
                return blocks
        plain = self._bodies.get(_PLAIN, b"").rstrip(b"\0")
        text = decode(plain, declared=self._encoding) or ""
        return line_blocks(text.replace("\f", "\n"), place=place)


def _attributes(data: bytes) -> Iterator[tuple[int | None, bytes]]:
    """Number and value of each attribute; None at last when the parcel is cut short."""
    at = 6
    while at < len(data):
        if at + 9 > len(data):
            yield None, b""
            return
        number, size = struct.unpack_from("<II", data, at + 1)
        value = data[at + 9 : at + 9 + size]
        if len(value) < size:
            if value:
                yield number, value
            yield None, b""
            return
        yield number, value
        at += 9 + size + 2


def _properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Number, type and value of each property, of several values the first."""
    if len(data) < 4:
        return
    (count,) = struct.unpack_from("<I", data)
    at = 4
    for _ in range(min(count, len(data) // 8)):
        if at + 4 > len(data):
            return
        kind, number = struct.unpack_from("<HH", data, at)
        at = _after_name(data, at + 4) if number >= 0x8000 else at + 4
        values, at = _values(data, at, kind)
        yield number, kind & ~_MANY, values[0] if values else b""


def _after_name(data: bytes, at: int) -> int:
    """Where a property goes on after the name that it is known by."""
    kind, size = struct.unpack_from("<II", data[at + 16 : at + 24].ljust(8, b"\0"))
    return at + 24 + (-(-size // 4) * 4 if kind else 0)


def _values(data: bytes, at: int, kind: int) -> tuple[list[bytes], int]:
    plain = kind & ~_MANY
    sized = plain in {_NARROW, _WIDE, _OBJECT_TYPE, _BYTES}
    count = 1
    if sized or kind & _MANY:
        count = int.from_bytes(data[at : at + 4], "little")
        at += 4
    values: list[bytes] = []
    for _ in range(min(count, len(data) // 4)):
        size = _SIZES.get(plain, len(data))  # of an unknown type: nothing is left
        if sized:
            size = int.from_bytes(data[at : at + 4], "little")
            at += 4
        values.append(data[at : at + size])
        at += -(-size // 4) * 4
        if at > len(data):
            break
    return values, at
