"""Outlook parcels made from their attributes.

Source: [MS-OXTNEF] Transport Neutral Encapsulation Format.
"""

import struct

SUBJECT, BODY, CODE_PAGE = 0x00018004, 0x0002800C, 0x00069007
PROPERTIES, NEXT_ATTACHMENT = 0x00069003, 0x00069002
TITLE, DATA, OF_ATTACHMENT = 0x00018010, 0x0006800F, 0x00069005


def make_parcel(*attributes: tuple[int, bytes]) -> bytes:
    """A parcel of numbered attributes."""
    made = b"\x78\x9f\x3e\x22\x01\x00"
    for number, value in attributes:
        level = 2 if number in {NEXT_ATTACHMENT, TITLE, DATA, OF_ATTACHMENT} else 1
        made += struct.pack("<BII", level, number, len(value)) + value
        made += struct.pack("<H", sum(value) & 0xFFFF)
    return made


def make_properties(*values: tuple[int, int, bytes]) -> bytes:
    """Properties by number, type and value."""
    made = struct.pack("<I", len(values))
    for number, kind, value in values:
        made += struct.pack("<HH", kind, number)
        if number >= 0x8000:
            name = "x-next".encode("utf-16-le")
            made += bytes(16) + struct.pack("<II", 1, len(name)) + name
        if kind in {0x1E, 0x1F, 0x0D, 0x102}:
            made += struct.pack("<II", 1, len(value)) + value + bytes(-len(value) % 4)
        else:
            made += value
    return made
