"""One page of a file as a picture, the quoted words boxed, to be looked at beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PIL import Image, ImageDraw, ImageSequence

from gp_toolkit.model.document import PageQuote
from gp_toolkit.reading.content import Request
from gp_toolkit.reading.kinds import Kind, kind_of
from gp_toolkit.reading.ocr import DOTS_PER_INCH, SeenPage, engine
from gp_toolkit.reading.pdf import LOCK, is_scan, lines_of_page, picture_of
from gp_toolkit.reading.pdf_page import look_at
from gp_toolkit.reading.pdf_rows import Line
from gp_toolkit.reading.pictures import lines_of, upright
from gp_toolkit.reading.problems import CannotRead
from gp_toolkit.reading.within import file_with_pages

_SHOWN_DOTS_PER_INCH = 110
_LONGEST = 1800
_GROUND, _EDGE = (255, 214, 10, 90), (177, 14, 30, 255)
_MARGIN = 2

Frame = tuple[float, float, float, float]


@dataclass(slots=True)
class _Seen:
    """A page: its picture, its lines, and where each word stands on the picture."""

    picture: Image.Image
    lines: list[Line]
    scale: float
    slope: float = 0.0

    def frame(self, box: Frame) -> Frame:
        """From points, the origin below on the left, to dots from above."""
        left, bottom, right, top = box
        height = self.picture.height
        sunk = self.slope * left * self.scale
        drift = self.slope * (height - (bottom + top) / 2 * self.scale)
        return (
            left * self.scale - drift - _MARGIN,
            height - top * self.scale + sunk - _MARGIN,
            right * self.scale - drift + _MARGIN,
            height - bottom * self.scale + sunk + _MARGIN,
        )


def draw_page(
    data: bytes,
    page: int,
    quotes: Sequence[PageQuote],
    request: Request,
    *,
    source: str = "",
) -> bytes:
    """A page as PNG, with a box round each word of the quotes that stands on it.

    Args:
        data: The file: a PDF, a picture, or one in which such a file lies.
        page: From 1.
        quotes: What to box. One that is not found on the page is passed over.
        source: The `Block.source` of the page in a file that holds others.
        request: The password, if any, and until when a scan may be read again.

    Raises:
        CannotRead: The file has no such page, or cannot be drawn.
    """
    data = file_with_pages(data, source, request)
    try:
        if kind_of(data) is Kind.PDF:
            seen = _pdf_page(data, page, request)
        else:
            seen = _frame(data, page, request)
    except (pypdfium2.PdfiumError, OSError, ValueError, SyntaxError) as error:
        raise CannotRead("damaged_file", format="page") from error
    frames = [seen.frame(box) for quote in quotes for box in _boxes(seen.lines, quote)]
    return _png(seen.picture, _joined(frames))


def _pdf_page(data: bytes, number: int, request: Request) -> _Seen:
    with LOCK:
        pdf = pypdfium2.PdfDocument(data, password=request.password)
        try:
            if not 1 <= number <= len(pdf):
                raise CannotRead("unsupported_format")
            pdf.init_forms()
            page = pdf[number - 1]
            found = look_at(page.raw)
            if is_scan(found):
                return _scan(picture_of(pdf, number), request)
            scale = _SHOWN_DOTS_PER_INCH / 72
            scale = min(scale, _LONGEST / max(*page.get_size(), 1))
            drawn: Image.Image = page.render(scale=scale).to_pil()
            found.runs.extend(found.hidden if found.is_layer else ())
            lines = [] if found.awry else lines_of_page(found)
            return _Seen(drawn.convert("RGB"), lines, scale)
        finally:
            pdf.close()


def _frame(data: bytes, number: int, request: Request) -> _Seen:
    with Image.open(BytesIO(data)) as opened:
        if opened.width * opened.height > request.limits.dots:
            raise CannotRead("too_complex")
        for count, frame in enumerate(ImageSequence.Iterator(opened), start=1):
            if count == number:
                return _scan(upright(frame), request)
    raise CannotRead("unsupported_format")


def _scan(picture: Image.Image, request: Request) -> _Seen:
    reader = engine()
    page = SeenPage(picture=picture, lines=())
    if reader is not None:
        page = reader.read(picture, until=request.until)
    shown = page.picture.convert("RGB")
    less = min(_SHOWN_DOTS_PER_INCH / DOTS_PER_INCH, _LONGEST / max(*shown.size, 1))
    size = (max(1, round(shown.width * less)), max(1, round(shown.height * less)))
    scale = DOTS_PER_INCH / 72 * less
    return _Seen(shown.resize(size), lines_of(page), scale, slope=page.slope)


def _boxes(lines: Sequence[Line], quote: PageQuote) -> Iterator[Frame]:
    """The boxes of the words that a quote touches."""
    text = "\n".join(line.text for line in lines)
    start = -1
    for _ in range(quote.nth + 1):
        start = text.find(quote.text, start + 1)
        if start < 0:
            return
    end = start + len(quote.text)
    begin = 0
    for line in lines:
        for first, last, word in line.places():
            if begin + first < end and begin + last > start:
                yield word.box
        begin += len(line.text) + 1


def _joined(frames: Sequence[Frame]) -> list[Frame]:
    """Frames of words that stand side by side made one."""
    made: list[Frame] = []
    for frame in frames:
        if made and _is_beside(made[-1], frame):
            one = made.pop()
            frame = (  # noqa: PLW2901 (grown to hold both)
                min(one[0], frame[0]),
                min(one[1], frame[1]),
                max(one[2], frame[2]),
                max(one[3], frame[3]),
            )
        made.append(frame)
    return made


def _is_beside(one: Frame, other: Frame) -> bool:
    height = min(one[3] - one[1], other[3] - other[1])
    overlap = min(one[3], other[3]) - max(one[1], other[1])
    return overlap > height / 2 and -height < other[0] - one[2] < height


def _png(picture: Image.Image, frames: Sequence[Frame]) -> bytes:
    veil = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(veil)
    for frame in frames:
        pen.rectangle(frame, fill=_GROUND, outline=_EDGE, width=2)
    shown = Image.alpha_composite(picture.convert("RGBA"), veil).convert("RGB")
    out = BytesIO()
    shown.quantize(64).save(out, "PNG")
    return out.getvalue()
