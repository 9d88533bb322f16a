"""What a form field of a Word 97–2003 file holds.

Source: [MS-DOC] 2.9.78 FFData, 2.9.157 NilPICFAndBinData.
"""

import struct


def form_value(data: bytes, where: int) -> str:
    """The value of the form field whose record begins at an offset of the data stream."""
    if where + 6 > len(data):
        return ""
    length, head = struct.unpack_from("<iH", data, where)
    record = data[where + head : where + max(length, 0)]
    if len(record) < 10 or record[:4] != b"\xff\xff\xff\xff":
        return ""
    (bits,) = struct.unpack_from("<H", record, 4)
    kind, picked = bits & 3, (bits >> 2) & 0x1F
    _, at = _name(record, 10)
    if kind == 0:
        return _name(record, at)[0]
    if at + 2 > len(record):
        return ""
    (default,) = struct.unpack_from("<H", record, at)
    pick = default if picked == 25 else picked
    if kind == 1:
        return "☒" if pick else "☐"
    return _entry(record, at + 2, pick)


def _name(record: bytes, at: int) -> tuple[str, int]:
    """A counted text that ends in a zero, and where the next begins."""
    if at + 2 > len(record):
        return "", len(record)
    (count,) = struct.unpack_from("<H", record, at)
    text = record[at + 2 : at + 2 + 2 * count].decode("utf-16-le", "replace")
    return text, at + 2 + 2 * count + 2


def _entry(record: bytes, at: int, pick: int) -> str:
    """The picked entry of a list; five texts (format, help, macros…) come before it."""
    for _ in range(5):
        _, at = _name(record, at)
    if at + 6 > len(record) or record[at : at + 2] != b"\xff\xff":
        return ""
    (count,) = struct.unpack_from("<H", record, at + 2)
    at += 6
    for index in range(min(count, 256)):
        if at + 2 > len(record):
            return ""
        (letters,) = struct.unpack_from("<H", record, at)
        if index == pick:
            return record[at + 2 : at + 2 + 2 * letters].decode("utf-16-le", "replace")
        at += 2 + 2 * letters
    return ""
