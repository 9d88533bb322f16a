"""One page of a PDF, as pdfium sees it: words with boxes, ruled lines, pictures.

pdfium must not be called from two threads at once: whoever uses this module holds
`pdf.LOCK`.
"""

import ctypes
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import compress

import pypdfium2
import pypdfium2.raw as pdfium

from gp_toolkit.reading.pdf_columns import Word
from gp_toolkit.reading.pdf_rules import Box

_WORD = re.compile(r"[^\s\x00-\x08\x0e-\x1f]+")
# What pdfium gives for a hyphen at the end of a line.
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": "-"})
_TAG = re.compile(r"<[^<>]*>")
_HALF = re.compile("[\ud800-\udfff]")
_MOST_OF_A_FRAME = 5
_MOST_SEGMENTS = 400
_TINY = 3.0  # points: what programs sign their pages with, for nobody to read
_MOST_OBJECTS = 50_000


@dataclass(slots=True)
class Page:
    """What is painted on a page. Boxes are in points, as the page is seen.

    Attributes:
        width: In points.
        words: In the order in which they were painted.
        text: All of it in pdfium's own order.
        awry: Whether the words lie on their side or upside down, so that their places
            on the page say nothing of their order.
        lines: Bounds of ruled lines and frames.
        picture_share: How much of the page its pictures cover, 0 to 1.
        shapes: How many curved shapes are drawn: letters, where a program has turned
            its text into outlines.
        notes: Text that somebody typed or stuck on afterwards.
        hidden: Words that are painted without ink, as a copier does that puts what it
            read beneath the picture of the page.
    """

    width: float
    words: list[Word]
    text: str
    awry: bool = False
    lines: list[Box] = field(default_factory=list)
    picture_share: float = 0.0
    shapes: int = 0
    notes: list[str] = field(default_factory=list)
    hidden: list[Word] = field(default_factory=list)

    @property
    def hides_words(self) -> bool:
        """Whether hidden words are large enough that somebody may have hidden them."""
        return any(word.box.height > _TINY for word in self.hidden)

    @property
    def is_layer(self) -> bool:
        """Whether the hidden words are what a copier read of the picture over them."""
        return self.picture_share > 0.5 and bool(self.hidden)


def look_at(page: pypdfium2.PdfPage) -> Page:
    """Everything on a page that matters to a reader."""
    width, height = page.get_size()
    degrees = page.get_rotation()
    turn = _turn(degrees, width, height)
    things = _look_at_objects(page, turn, width * height)
    seen = _look_at_words(page, degrees, turn, things)
    seen.width = width
    _look_at_annotations(page, seen, turn)
    return seen


Turn = Callable[[float, float, float, float], Box]


def _turn(degrees: int, width: float, height: float) -> Turn:
    """From the page's own coordinates to the page as it is seen.

    Args:
        degrees: Clockwise turn of the page.
        width: Of the page as seen.
        height: Of the page as seen.
    """
    match degrees % 360:
        case 90:
            return lambda l, b, r, t: Box(b, height - r, t, height - l)  # noqa: E741
        case 180:
            return lambda l, b, r, t: Box(width - r, height - t, width - l, height - b)  # noqa: E741
        case 270:
            return lambda l, b, r, t: Box(width - t, l, width - b, r)  # noqa: E741
        case _:
            return lambda *edges: tuple.__new__(Box, edges)


def _look_at_words(
    page: pypdfium2.PdfPage, degrees: int, turn: Turn, things: "_Things"
) -> Page:
    text_page = page.get_textpage()
    seen = Page(
        width=0,
        words=[],
        text="",
        lines=things.lines,
        picture_share=things.picture_share,
        shapes=things.shapes,
    )
    try:
        count = text_page.count_chars()
        if count <= 0:
            return seen
        buffer = (ctypes.c_ushort * (count * 2 + 2))()
        given = pdfium.FPDFText_GetText(text_page.raw, 0, count, buffer)
        units = buffer[: max(0, given - 1)]
        text = "".join(map(chr, units)).translate(_HYPHENS)
        same = len(units) == count
        words, across, up = _boxed(text_page.raw, text, turn, same=same)
        seen.words = words
        if things.may_hide_words:
            inked = list(_inked(text_page.raw, text, same=same))
            seen.words = list(compress(words, inked))
            seen.hidden = list(compress(words, (not ink for ink in inked)))
        seen.text = _mended(text)
        forward = {0: across, 90: up, 180: -across, 270: -up}[degrees % 360]
        seen.awry = forward < 0.5 * max(abs(across), abs(up))
        return seen
    finally:
        text_page.close()


def _boxed(
    raw: object, text: str, turn: Turn, *, same: bool
) -> tuple[list[Word], float, float]:
    """The words of a text page with the box from their first to their last letter.

    Also how far, all in all, the words run to the right and upwards.
    """
    # Written for speed: this runs for every word of every page.
    across = up = 0.0
    edges = (ctypes.c_float * 4)()
    pointer = ctypes.cast(edges, ctypes.POINTER(pdfium.FS_RECTF))
    loose_box = pdfium.FPDFText_GetLooseCharBox
    to_char = pdfium.FPDFText_GetCharIndexFromTextIndex
    halves = bool(_HALF.search(text))
    words: list[Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        first, last = (
            (start, end - 1) if same else (to_char(raw, start), to_char(raw, end - 1))
        )
        loose_box(raw, first, pointer)
        left, top, right, bottom = edges
        if first != last:
            loose_box(raw, last, pointer)
            a, d, c, b = edges
            if end - start > 3:
                across += a - left
                up += b - bottom
            left = min(a, left)
            right = max(c, right)
            bottom = min(b, bottom)
            top = max(d, top)
        if top <= bottom:
            top = bottom + 1
        shown = _mended(match[0]) if halves else match[0]
        words.append(Word(shown, turn(left, bottom, right, top)))
    return words, across, up


def _inked(raw: object, text: str, *, same: bool) -> Iterator[bool]:
    """For each word, whether it is painted so that it can be seen."""
    for match in _WORD.finditer(text):
        first = match.start()
        if not same:
            first = pdfium.FPDFText_GetCharIndexFromTextIndex(raw, first)
        painted = pdfium.FPDFText_GetTextObject(raw, first)
        yield not painted or not _is_inkless(painted)


def _is_inkless(painted: object) -> bool:
    return pdfium.FPDFTextObj_GetTextRenderMode(painted) in {
        pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
        pdfium.FPDF_TEXTRENDERMODE_CLIP,
    }


def _mended(text: str) -> str:
    """Join the two halves in which letters beyond 16 bits come."""
    if _HALF.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


@dataclass(slots=True)
class _Things:
    """What stands on a page beside its words."""

    lines: list[Box] = field(default_factory=list)
    picture_share: float = 0.0
    shapes: int = 0
    may_hide_words: bool = False


def _look_at_objects(page: pypdfium2.PdfPage, turn: Turn, area: float) -> _Things:
    raw = page.raw
    things = _Things()
    share = 0.0
    count = min(pdfium.FPDFPage_CountObjects(raw), _MOST_OBJECTS)
    for index in range(count):
        painted = pdfium.FPDFPage_GetObject(raw, index)
        kind = pdfium.FPDFPageObj_GetType(painted)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            things.may_hide_words = things.may_hide_words or _is_inkless(painted)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            segments = pdfium.FPDFPath_CountSegments(painted)
            things.shapes += segments > _MOST_OF_A_FRAME
            edges = _edges(painted, segments)
            things.lines.extend(turn(*edge) for edge in edges)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE or (
            kind == pdfium.FPDF_PAGEOBJ_FORM and _holds_picture(painted)
        ):
            left, bottom, right, top = _bounds(painted)
            # Scanners cut a page into strips and layers: they count together.
            share += max(0.0, (right - left) * (top - bottom)) / max(area, 1.0)
            things.picture_share = max(0.001, min(share, 1.0))
    things.may_hide_words = things.may_hide_words or things.picture_share > 0.5
    return things


def _holds_picture(form: object) -> bool:
    count = min(pdfium.FPDFFormObj_CountObjects(form), 1000)
    return any(
        pdfium.FPDFPageObj_GetType(pdfium.FPDFFormObj_GetObject(form, index))
        == pdfium.FPDF_PAGEOBJ_IMAGE
        for index in range(max(0, count))
    )


Edges = tuple[float, float, float, float]


def _bounds(painted: object) -> Edges:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(painted, *(ctypes.byref(e) for e in edges))
    left, bottom, right, top = (e.value for e in edges)
    return left, bottom, right, top


def _edges(path: object, count: int) -> Iterable[Edges]:
    """A line or frame by its bounds; a path of many lines line by line."""
    if count <= _MOST_OF_A_FRAME:
        return [_bounds(path)]
    if count > _MOST_SEGMENTS:
        return []
    return _segments(path, count)


def _segments(path: object, count: int) -> Iterator[Edges]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    before = start = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _straight(before, point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _straight(point, start)
        before = point


def _straight(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Edges]:
    left, right = sorted((a[0], b[0]))
    bottom, top = sorted((a[1], b[1]))
    if right - left < 1 or top - bottom < 1:
        yield left, bottom, right, top


_NOTES = {
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_FREETEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_SQUIGGLY,
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_STAMP,
    pdfium.FPDF_ANNOT_CARET,
    pdfium.FPDF_ANNOT_SQUARE,
    pdfium.FPDF_ANNOT_CIRCLE,
    pdfium.FPDF_ANNOT_LINE,
    pdfium.FPDF_ANNOT_INK,
}


def _look_at_annotations(page: pypdfium2.PdfPage, seen: Page, turn: Turn) -> None:
    """What was put on the page afterwards: values, notes, lines through words."""
    count = min(pdfium.FPDFPage_GetAnnotCount(page.raw), 2000)
    for index in range(count):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            if kind == pdfium.FPDF_ANNOT_WIDGET:
                _add_words(annotation, b"V", seen, turn)
            elif kind == pdfium.FPDF_ANNOT_FREETEXT:  # typed onto the page itself
                _add_words(annotation, b"Contents", seen, turn)
            elif kind == pdfium.FPDF_ANNOT_STRIKEOUT:
                _strike(annotation, seen, turn)
            if kind in _NOTES:
                rich = _TAG.sub(" ", _string(annotation, b"RC"))
                note = _string(annotation, b"Contents").strip() or unescape(rich)
                if note.strip():
                    seen.notes.append(note.strip())
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _strike(annotation: object, seen: Page, turn: Turn) -> None:
    """Mark the words that somebody has struck out on the finished page."""
    corners = pdfium.FS_QUADPOINTSF()
    count = min(pdfium.FPDFAnnot_CountAttachmentPoints(annotation), 500)
    for index in range(count):
        if pdfium.FPDFAnnot_GetAttachmentPoints(
            annotation, index, ctypes.byref(corners)
        ):
            xs = (corners.x1, corners.x2, corners.x3, corners.x4)
            ys = (corners.y1, corners.y2, corners.y3, corners.y4)
            place = turn(min(xs), min(ys), max(xs), max(ys))
            for word in seen.words:
                word.struck = word.struck or place.holds(*word.box.middle)


def _add_words(annotation: object, key: bytes, seen: Page, turn: Turn) -> None:
    value = _string(annotation, key).strip()
    box = pdfium.FS_RECTF()
    if not value or not pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(box)):
        return
    place = turn(
        min(box.left, box.right),
        min(box.bottom, box.top),
        max(box.left, box.right),
        max(box.bottom, box.top),
    )
    if place.height > 30:  # a field of several lines: its text begins at its top
        place = Box(place.left, place.top - 14, place.right, place.top)
    if place.height > 0:
        seen.words.append(Word(" ".join(value.split()), place))


def _string(annotation: object, key: bytes) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < length < 200_000:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, length)
    return _mended("".join(map(chr, buffer[: length // 2 - 1])))
