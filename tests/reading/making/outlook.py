"""Messages as Outlook saves them, made from their properties.

Source: [MS-OXMSG] Outlook Item (.msg) File Format.
"""

import datetime as dt
import struct
from collections.abc import Mapping, Sequence

from tests.reading.making.ole import Tree, make_ole

_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
Value = str | bytes | dt.datetime | int


def _properties(values: Mapping[int, Value], head: int) -> dict[str, bytes]:
    fixed = bytes(head)
    made: dict[str, bytes] = {}
    for number, value in values.items():
        match value:
            case str():
                held = value.encode("utf-16-le")
                made[f"__substg1.0_{number:04X}001F"] = held
                fixed += struct.pack("<HHIII", 0x1F, number, 6, len(held) + 2, 0)
            case bytes():
                made[f"__substg1.0_{number:04X}0102"] = value
                fixed += struct.pack("<HHIII", 0x102, number, 6, len(value), 0)
            case int():
                fixed += struct.pack("<HHIq", 0x3, number, 6, value)
            case _:
                ticks = (value - _EPOCH) // dt.timedelta(microseconds=1) * 10
                fixed += struct.pack("<HHIQ", 0x40, number, 6, ticks)
    made["__properties_version1.0"] = fixed
    return made


def attachment(name: str, data: bytes, **more: Value) -> Tree:
    """A file attached by value."""
    values: dict[int, Value] = {0x3707: name, 0x3701: data, 0x3705: 1}
    values |= {int(key, 16): value for key, value in more.items()}
    return _properties(values, 8)


def embedded(values: Mapping[int, Value], attached: Sequence[Tree] = ()) -> Tree:
    """A message attached to a message."""
    inner = _message(values, attached, head=24)
    return {**_properties({0x3705: 5}, 8), "__substg1.0_3701000D": inner}


def _message(
    values: Mapping[int, Value], attached: Sequence[Tree], *, head: int
) -> dict[str, bytes | Tree]:
    made: dict[str, bytes | Tree] = dict(_properties(values, head))
    for index, tree in enumerate(attached):
        made[f"__attach_version1.0_#{index:08X}"] = tree
    return made


def make_outlook(
    values: Mapping[int, Value],
    *,
    attached: Sequence[Tree] = (),
    named: Mapping[int, int] | None = None,
) -> bytes:
    """A message.

    Args:
        values: Number of each property → its value.
        attached: What `attachment` and `embedded` make.
        named: Id of a named property → its number, from 0x8000.
    """
    entries = b"".join(
        struct.pack("<IHH", known, 2 << 1, number - 0x8000)
        for known, number in (named or {}).items()
    )
    names = {
        "__substg1.0_00020102": bytes(16),
        "__substg1.0_00030102": entries,
        "__substg1.0_00040102": b"",
    }
    tree = _message(values, attached, head=32)
    return make_ole({**tree, "__nameid_version1.0": names})


def packed_rtf(text: bytes) -> bytes:
    """Rich text in the packed form, without any repetition found."""
    body = b""
    for at in range(0, len(text), 8):
        body += b"\0" + text[at : at + 8]
    return struct.pack("<IIII", len(body) + 12, len(text), 0x75465A4C, 0) + body
