"""One page of a PDF, as pdfium sees it: words, ruled lines, pictures, notes.

pdfium must not be called from two threads at once: whoever uses this module holds
`pdf.LOCK`.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import pypdfium2.raw as pdfium

from gp_toolkit.reading.pdf_calls import (
    bounds,
    handle_of,
    objects,
    render_mode,
    segment_count,
)
from gp_toolkit.reading.pdf_rules import Box
from gp_toolkit.reading.pdf_runs import Run, letters_of, words_of
from gp_toolkit.reading.pdf_text import INKLESS, Turn, text_of

_TAG = re.compile(r"<[^<>]*>")
_MOST_OF_A_FRAME = 5
_MOST_SEGMENTS = 400
_TINY = 3.0  # points: what programs sign their pages with, for nobody to read
_MOST_OBJECTS = 50_000


@dataclass(slots=True)
class Page:
    """What is painted on a page. Boxes are in points, as the page is seen.

    Attributes:
        width: In points.
        runs: Its words, in the order in which they were painted.
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
    runs: list[Run]
    text: str
    awry: bool = False
    lines: list[Box] = field(default_factory=list)
    picture_share: float = 0.0
    shapes: int = 0
    notes: list[str] = field(default_factory=list)
    hidden: list[Run] = field(default_factory=list)

    @property
    def hides_words(self) -> bool:
        """Whether hidden words are large enough that somebody may have hidden them."""
        return any(run.box.height > _TINY for run in self.hidden)

    @property
    def letters(self) -> int:
        """How many letters can be read on it, by an eye or by a program."""
        return letters_of(self.runs) + (letters_of(self.hidden) if self.is_layer else 0)

    @property
    def is_layer(self) -> bool:
        """Whether the hidden words are what a copier read of the picture over them."""
        return self.picture_share > 0.5 and bool(self.hidden)


def look_at(page: Any) -> Page:  # noqa: ANN401 (a ctypes pointer)
    """Everything on a page that matters to a reader.

    Args:
        page: As pdfium itself knows it: pypdfium2's own page costs too much here.

    Raises:
        pypdfium2.PdfiumError: Its text cannot be read.
    """
    width = pdfium.FPDF_GetPageWidthF(page)
    height = pdfium.FPDF_GetPageHeightF(page)
    degrees = 90 * pdfium.FPDFPage_GetRotation(page)
    turn = _turn(degrees, width, height)
    things = _look_at_objects(page, turn, width * height)
    text = text_of(page, degrees, turn, may_hide=things.may_hide_words)
    seen = Page(
        width=width,
        runs=text.runs,
        text=text.text,
        awry=text.awry,
        lines=things.lines,
        picture_share=things.picture_share,
        shapes=things.shapes,
        hidden=text.hidden,
    )
    _look_at_annotations(page, seen, turn)
    return seen


def _turn(degrees: int, width: float, height: float) -> Turn:
    """From the page's own coordinates to the page as it is seen.

    Args:
        degrees: Clockwise turn of the page.
        width: Of the page as seen.
        height: Of the page as seen.
    """
    match degrees % 360:
        case 90:
            return lambda x, y, z, w: Box(y, height - z, w, height - x)
        case 180:
            return lambda x, y, z, w: Box(width - z, height - w, width - x, height - y)
        case 270:
            return lambda x, y, z, w: Box(width - w, x, width - y, z)
        case _:
            return lambda *edges: tuple.__new__(Box, edges)


@dataclass(slots=True)
class _Things:
    """What stands on a page beside its words."""

    lines: list[Box] = field(default_factory=list)
    picture_share: float = 0.0
    shapes: int = 0
    may_hide_words: bool = False


def _look_at_objects(page: Any, turn: Turn, area: float) -> _Things:  # noqa: ANN401 (a ctypes pointer)
    things = _Things()
    share = 0.0
    texts, others = objects(page, _MOST_OBJECTS)
    for painted, kind in others:
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            segments = segment_count(painted)
            if segments <= _MOST_OF_A_FRAME:  # a line or a frame
                things.lines.append(turn(*bounds(painted)))
            else:
                things.shapes += 1
                if segments <= _MOST_SEGMENTS:
                    edges = _segments(handle_of(painted), segments)
                    things.lines.extend(turn(*edge) for edge in edges)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE or (
            kind == pdfium.FPDF_PAGEOBJ_FORM and _holds_picture(painted)
        ):
            left, bottom, right, top = bounds(painted)
            # Scanners cut a page into strips and layers: they count together.
            share += max(0.0, (right - left) * (top - bottom)) / max(area, 1.0)
            things.picture_share = max(0.001, min(share, 1.0))
    things.may_hide_words = things.picture_share > 0.5 or not INKLESS.isdisjoint(
        map(render_mode, texts)
    )
    return things


def _holds_picture(painted: int) -> bool:
    form = handle_of(painted)
    count = min(pdfium.FPDFFormObj_CountObjects(form), 1000)
    return any(
        pdfium.FPDFPageObj_GetType(pdfium.FPDFFormObj_GetObject(form, index))
        == pdfium.FPDF_PAGEOBJ_IMAGE
        for index in range(max(0, count))
    )


Edges = tuple[float, float, float, float]


def _segments(path: object, count: int) -> Iterator[Edges]:
    """The straight lines of a path of many."""
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


def _look_at_annotations(page: Any, seen: Page, turn: Turn) -> None:  # noqa: ANN401 (a ctypes pointer)
    """What was put on the page afterwards: values, notes, lines through words."""
    count = min(pdfium.FPDFPage_GetAnnotCount(page), 2000)
    for index in range(count):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            if kind == pdfium.FPDF_ANNOT_WIDGET:
                _add_words(annotation, _value(annotation), seen, turn)
            elif kind == pdfium.FPDF_ANNOT_FREETEXT:  # typed onto the page itself
                _add_words(annotation, _string(annotation, b"Contents"), seen, turn)
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
            seen.runs = words_of(seen.runs)
            for word in seen.runs:
                word.struck = word.struck or place.holds(*word.box.middle)


def _value(annotation: object) -> str:
    """What stands in a field of a form; of a box to tick, whether it is ticked.

    One box of a group has no value of its own, only the state that viewers show (`AS`).
    The name of being ticked is the maker's choice; only "Off" is fixed.
    """
    value, kind = _string(annotation, b"V"), _string(annotation, b"FT")
    state = "" if kind in {"Tx", "Ch", "Sig"} else _string(annotation, b"AS")
    if not state and kind != "Btn":
        return value
    if not state and not value:  # a button that only does something
        return ""
    return "☐" if (value or state) == "Off" else "☒"


def _add_words(annotation: object, value: str, seen: Page, turn: Turn) -> None:
    box = pdfium.FS_RECTF()
    if not value.strip() or not pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(box)):
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
        seen.runs.append(Run(" ".join(value.split()), place))


_few_letters = (ctypes.c_ushort * 1000)()


def _string(annotation: object, key: bytes) -> str:
    """Words kept with an annotation; empty for none, and for more than anyone writes."""
    buffer = _few_letters
    length = pdfium.FPDFAnnot_GetStringValue(
        annotation, key, buffer, ctypes.sizeof(buffer)
    )
    if not 2 < length < 200_000:
        return ""
    if length > ctypes.sizeof(buffer):
        buffer = (ctypes.c_ushort * (length // 2))()
        pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, length)
    return bytes(buffer)[: length - 2].decode("utf-16-le", "replace")
