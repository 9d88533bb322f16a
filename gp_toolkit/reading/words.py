"""Plain text: bytes → characters → one block a line."""

import codecs
import re
from collections.abc import Iterator
from itertools import islice

from gp_toolkit.model.document import Block, Part
from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.problems import CannotRead

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END = re.compile("\r\n|[\n\r\x0b\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def read_words(data: bytes, request: Request) -> Content:
    """The lines of a text file; a form feed begins a page.

    Raises:
        CannotRead: `unsupported_format` for bytes that are no text.
    """
    text = decode(data)
    if text is None:
        raise CannotRead("unsupported_format")
    # One more than is kept, so that `read` sees that there was more.
    blocks = islice(_lines(text, "", Part.BODY), request.limits.blocks + 1)
    return Content(blocks=tuple(blocks))


def line_blocks(
    text: str, *, place: str = "", part: Part = Part.BODY
) -> tuple[Block, ...]:
    """One block for each line that is not blank, its words left as they are."""
    return tuple(_lines(text, place, part))


def _lines(text: str, place: str, part: Part) -> Iterator[Block]:
    pages = text.split("\f")
    number = 0
    for page, page_text in enumerate(pages, start=1):
        for line in _LINE_END.split(page_text):
            number += 1
            words = _CONTROL.sub("", line).rstrip()
            if words:
                yield Block(
                    text=words,
                    part=part,
                    where=f"{place}, line {number}" if place else f"line {number}",
                    page=page if len(pages) > 1 else None,
                )


def decode(data: bytes, *, declared: str | None = None) -> str | None:
    """The characters of a text in any common encoding; None for bytes of another kind.

    Args:
        data: The bytes.
        declared: Encoding that the sender named; tried first, not trusted.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            text = data.decode(marked, "replace").removeprefix("\ufeff")
            return text if _is_text(text) else None
    guesses = (_wide_encoding(data), declared, "utf-8", "cp1252", "latin-1")
    for encoding in filter(None, guesses):
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError, ValueError):
            continue
        if _is_text(text):
            return text
        if encoding == "utf-8":  # it fits too well to be any other
            return None
    return None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of English text is zero."""
    if len(data) % 2:
        return None
    head = data[:2000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half and odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if half and even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _is_text(text: str) -> bool:
    head = text[:200_000]
    return len(_CONTROL.findall(head)) * 50 <= len(head)
