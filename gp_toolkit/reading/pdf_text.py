"""What is written on one page of a PDF: pdfium's text, each word with its place.

pdfium must not be called from two threads at once: whoever uses this module holds
`pdf.LOCK`.
"""

import ctypes
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import accumulate, compress, count
from operator import add, gt, le
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from gp_toolkit.reading.pdf_calls import char_boxes
from gp_toolkit.reading.pdf_rules import Box
from gp_toolkit.reading.pdf_runs import Run, places_of, runs_of

Turn = Callable[[float, float, float, float], Box]
"""From left, bottom, right and top on the page itself to the page as it is seen."""

INKLESS = {
    pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
    pdfium.FPDF_TEXTRENDERMODE_CLIP,
}

# What pdfium gives for a hyphen at the end of a line; signs that no page shows; blanks.
_HYPHENS = "\x02\ufffe\u00ad"
_UNSEEN = "\0\1\3-\t\x0b\x0c\x0e-\x1f"
_BLANKS = "\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_BLANK = re.compile(f"[{_UNSEEN}{_BLANKS}]")
_RARE = re.compile(f"[{_HYPHENS}{_UNSEEN}{_BLANKS}]")


@dataclass(slots=True)
class Text:
    """What is written on a page.

    Attributes:
        text: All of it in pdfium's own order.
        runs: In the order in which they were painted.
        hidden: Words that are painted without ink.
        awry: Whether the words lie on their side or upside down.
    """

    text: str = ""
    runs: list[Run] = field(default_factory=list)
    hidden: list[Run] = field(default_factory=list)
    awry: bool = False


def text_of(page: Any, degrees: int, turn: Turn, *, may_hide: bool) -> Text:  # noqa: ANN401 (a ctypes pointer)
    """The text of a page.

    Args:
        page: The page, as pdfium itself knows it.
        degrees: By how much it is turned clockwise to be seen.
        turn: From the page itself to the page as it is seen.
        may_hide: Whether some of its words may be painted without ink.

    Raises:
        pypdfium2.PdfiumError: The page cannot be read.
    """
    raw = pdfium.FPDFText_LoadPage(page)
    if not raw:
        raise pypdfium2.PdfiumError("no text page")
    try:
        size = pdfium.FPDFText_CountChars(raw)
        if size <= 0:
            return Text()
        return _text(raw, size, degrees, turn, may_hide=may_hide)
    finally:
        pdfium.FPDFText_ClosePage(raw)


def _text(raw: Any, size: int, degrees: int, turn: Turn, *, may_hide: bool) -> Text:  # noqa: ANN401 (a ctypes pointer)
    units, halved = _units(raw, size)
    plain, hyphens = units, []
    if _RARE.search(units):
        hyphens = [match.start() for match in _HYPHEN.finditer(units)]
        units = _HYPHEN.sub("-", units)
        plain = _BLANK.sub(" ", units)
    found = Text(_mended(units) if halved else units)
    words, starts, lasts = _words(plain)
    if not words:
        return found
    if len(units) != size:  # characters that pdfium writes as none, or as two
        to_char = pdfium.FPDFText_GetCharIndexFromTextIndex
        starts = [to_char(raw, index) for index in starts]
        lasts = [to_char(raw, index) for index in lasts]
        hyphens = [to_char(raw, index) for index in hyphens]
    if halved:
        words = [_mended(word) for word in words]
    first, last = char_boxes(raw, starts), char_boxes(raw, lasts)
    if hyphens:
        cut = _cut_words(starts, lasts, hyphens)
        _keep_to_their_line(first, last, cut, char_boxes(raw, list(cut.values())))
    found.awry = _is_awry(first, last, degrees)
    edges = _joined(first, last)
    if degrees % 360:
        edges = [*map(list, zip(*map(turn, *edges), strict=True))]
    places = places_of(words, edges)
    if may_hide:
        singly = [places.word(number) for number in range(len(words))]
        inked = [_is_inked(raw, start) for start in starts]
        found.runs = list(compress(singly, inked))
        found.hidden = list(compress(singly, (not ink for ink in inked)))
    else:
        found.runs = runs_of(places)
    return found


def _words(text: str) -> tuple[list[str], list[int], list[int]]:
    """The words, and the numbers of the first and the last character of each."""
    # Written for speed, as sums over whole lists.
    pieces = text.replace("\r", " ").replace("\n", " ").split(" ")
    letters = list(accumulate(map(len, pieces)))  # up to and with each piece
    starts = map(add, (0, *letters), count())
    lasts = map(add, letters, count(-1))
    return (
        [piece for piece in pieces if piece],
        list(compress(starts, pieces)),
        list(compress(lasts, pieces)),
    )


def _cut_words(
    starts: list[int], lasts: list[int], hyphens: list[int]
) -> dict[int, int]:
    """Number of each word that a hyphen parts → its first hyphen."""
    found: dict[int, int] = {}
    for hyphen in hyphens:
        number = bisect_right(starts, hyphen) - 1
        if number >= 0 and starts[number] < hyphen < lasts[number]:
            found.setdefault(number, hyphen)
    return found


def _keep_to_their_line(
    first: list[float], last: list[float], cut: Iterable[int], hyphens: list[float]
) -> None:
    """Let a word that goes on below end at its hyphen, lest it lie over its neighbours.

    pdfium gives a word cut at the end of a line as one.

    Args:
        first: The boxes of the words' first letters.
        last: Those of their last letters; some are put right.
        cut: Which words have a hyphen.
        hyphens: The boxes of these hyphens.
    """
    for place, number in enumerate(cut):
        word = slice(4 * number, 4 * number + 4)
        _, top, _, _ = last[word]
        _, _, _, foot = first[word]
        if top <= foot:
            last[word] = hyphens[4 * place : 4 * place + 4]


def _units(raw: Any, size: int) -> tuple[str, bool]:  # noqa: ANN401 (a ctypes pointer)
    """The text in 16 bits a letter, and whether some letters come in two halves."""
    buffer = (ctypes.c_ushort * (size * 2 + 2))()
    given = max(0, pdfium.FPDFText_GetText(raw, 0, size, buffer) - 1)
    try:
        text = bytes(buffer)[: given * 2].decode("utf-16-le")
    except UnicodeDecodeError:
        text = ""
    if len(text) == given:
        return text, False
    return "".join(map(chr, buffer[:given])), True


def _mended(text: str) -> str:
    """Join the two halves in which letters beyond 16 bits come."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _is_awry(first: list[float], last: list[float], degrees: int) -> bool:
    """Whether words run anywhere but to the right on the page as it is seen.

    Args:
        first: The boxes of their first letters.
        last: Those of their last letters.
        degrees: By how much the page is turned.
    """
    across = sum(last[0::4]) - sum(first[0::4])
    up = sum(last[3::4]) - sum(first[3::4])
    forward = {0: across, 90: up, 180: -across, 270: -up}[degrees % 360]
    return forward < 0.5 * max(abs(across), abs(up))


def _joined(first: list[float], last: list[float]) -> list[list[float]]:
    """Left, bottom, right and top edges of words from their first and last letters."""
    # Written for speed: this runs for every word, and `min` would take thrice as long.
    lefts, rights = first[0::4], last[2::4]
    if any(map(gt, lefts, last[0::4])):  # some words run to the left
        lefts = list(map(min, lefts, last[0::4]))
        rights = list(map(max, rights, first[2::4]))
    heads = zip(first[1::4], last[1::4], strict=True)
    feet = zip(first[3::4], last[3::4], strict=True)
    tops = [a if a > b else b for a, b in heads]  # noqa: FURB136 (see above)
    bottoms = [a if a < b else b for a, b in feet]  # noqa: FURB136 (see above)
    if any(map(le, tops, bottoms)):
        flat = zip(bottoms, tops, strict=True)
        tops = [top if top > bottom else bottom + 1 for bottom, top in flat]
    return [lefts, bottoms, rights, tops]


def _is_inked(raw: Any, char: int) -> bool:  # noqa: ANN401 (a ctypes pointer)
    """Whether a character is painted so that it can be seen."""
    painted = pdfium.FPDFText_GetTextObject(raw, char)
    return not painted or pdfium.FPDFTextObj_GetTextRenderMode(painted) not in INKLESS
