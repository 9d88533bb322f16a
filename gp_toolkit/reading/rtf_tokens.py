"""Rich text (.rtf) → its tokens: groups, control words and runs of words."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?"  # a control word
    rb"|((?:[^\\{}\r\n\x00]|\\'[0-9a-fA-F]{2})+)"  # words, some of them as \'hh
    rb"|([{}])"
    rb"|\\([^a-zA-Z])",  # a control sign
    re.DOTALL,
)
_BINARY = re.compile(rb"\\bin([0-9]{1,9}) ?")
_HEX = re.compile(rb"\\'([0-9a-fA-F]{2})")
_UNIT = re.compile(rb"\\'[0-9a-fA-F]{2}|.", re.DOTALL)


class Token(NamedTuple):
    """One token.

    Attributes:
        kind: "word" (a control word), "text", "group" or "sign".
        name: The control word, brace or sign.
        number: The control word's number, None without one.
        text: The bytes of a text token, single signs still in hexadecimal.
    """

    kind: str
    name: str
    number: int | None = None
    text: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file; bytes that are none of these are passed over."""
    for match in _TOKEN.finditer(_without_binary(data)):
        word, number, text, brace, sign = match.groups()
        if text is not None:
            yield Token("text", "", None, text)
        elif word is not None:
            yield Token("word", word.decode("ascii"), int(number) if number else None)
        elif brace is not None:
            yield Token("group", brace.decode("ascii"))
        else:
            yield Token("sign", sign.decode("latin-1"))


def _without_binary(data: bytes) -> bytes:
    """Pictures may be kept as bare bytes, which would look like anything."""
    if b"\\bin" not in data:
        return data
    pieces, at = [], 0
    while (match := _BINARY.search(data, at)) is not None:
        pieces.append(data[at : match.start()])
        at = match.end() + int(match[1])
    pieces.append(data[at:])
    return b"".join(pieces)


def without_first(text: bytes, count: int) -> tuple[bytes, int]:
    """Text without its first characters, and how many could not be taken away."""
    for match in _UNIT.finditer(text):
        if not count:
            return text[match.start() :], 0
        count -= 1
    return b"", count


def plain_bytes(text: bytes) -> bytes:
    """The bytes that a text token stands for."""
    if b"\\" not in text:
        return text
    return _HEX.sub(lambda match: bytes([int(match[1], 16)]), text)


# Source: RTF Specification 1.9.1, Font Table, \fcharsetN; and \ansi, \mac, \pc, \pca.
CHARSETS = {
    0: "",
    1: "",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
DEFAULTS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


def code_page(number: int | None) -> str:
    """The encoding with a Windows code page number; "" for one that is not known."""
    if number == 65001:
        return "utf-8"
    name = {10000: "mac_roman", 936: "gbk"}.get(number or 0, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return ""
    return name


def decoded(data: bytes, encoding: str) -> str:
    """The characters of a run in its encoding, whatever is wrong with it."""
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return data.decode("cp1252", "replace")


def joined(text: str) -> str:
    """Text with the halves of characters beyond the first plane put together."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
