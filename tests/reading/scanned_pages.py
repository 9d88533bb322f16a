"""Invented pages as a scanner sends them: a little askew, speckled, squeezed."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from gp_toolkit.reading.ocr import engine

DOTS = 200
"""Dots per inch: what office scanners send by default."""

_FONTS = (
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
)
_PAPER, _INK = 250, 40

MINUTES = (
    "Derby City Council",
    "Minutes of the Review Child Protection Conference",
    "",
    "Date of conference:\t10 March 2026",
    "Child:\tAva Carter",
    "Date of birth:\t4 June 2018",
    "",
    "The conference heard that the family had been offered support and that",
    "the plan should continue. Everybody agreed to share reports before the",
    "next meeting. The health visitor will arrange a visit and tell the others.",
    "",
    "Date of next review conference:\tTuesday 8 September 2026",
    "Time:\t10.30am",
    "Venue:\tCivic Centre, Room 3",
)


def needs_picture_reader() -> None:
    """Skip a test, saying why, where nothing can read a picture."""
    if engine() is None:
        pytest.skip(
            "the program Tesseract (package tesseract-ocr-eng) is not installed"
        )


def drawn(lines: Sequence[str], *, size: float = 11, skew: float = 0.7) -> Image.Image:
    """A page of A4 in grey; a tab moves to the second column.

    Args:
        lines: From the top.
        size: Of the letters, in points.
        skew: Degrees by which the page lies askew, counter-clockwise.
    """
    page = Image.new("L", (round(8.27 * DOTS), round(11.69 * DOTS)), _PAPER)
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype(_font(), round(size * DOTS / 72))
    for number, line in enumerate(lines):
        for column, text in enumerate(line.split("\t")):
            place = (DOTS * (1 + 2.6 * column), DOTS + number * size * DOTS / 46)
            pen.text(place, text, font=font, fill=_INK)
    return page.rotate(skew, Image.Resampling.BICUBIC, fillcolor=_PAPER)


def scanned(page: Image.Image, *, noise: float = 0.12) -> Image.Image:
    """The page with the scanner's specks and blur, and what JPEG does to it."""
    specks = Image.effect_noise(page.size, 24)
    dirty = Image.blend(page, specks, noise).filter(ImageFilter.GaussianBlur(0.6))
    out = BytesIO()
    dirty.save(out, "JPEG", quality=60)
    return Image.open(BytesIO(out.getvalue()))


def saved(pages: Sequence[Image.Image], kind: str) -> bytes:
    """Pages as one file: "PDF" or "TIFF"; one page as any kind of picture."""
    out = BytesIO()
    first, *rest = pages
    if kind in ("PDF", "TIFF"):
        first.save(out, kind, save_all=True, append_images=rest, resolution=DOTS)
    else:
        first.save(out, kind, dpi=(DOTS, DOTS))
    return out.getvalue()


def _font() -> str:
    for path in _FONTS:
        if Path(path).is_file():
            return path
    pytest.skip("neither the fonts Liberation nor DejaVu are installed")


def ruled(
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    skew: float = 0.7,
    line: int = 3,
    shade: int = _INK,
    head: int | None = None,
    room: int = 12,
) -> Image.Image:
    """A page with a ruled table, an inch from the top.

    Args:
        rows: Cells; a line feed begins a new line within one.
        widths: Of the columns, in inches.
        skew: Degrees by which the page lies askew, counter-clockwise.
        line: How thick the lines are, in dots; 0 for none.
        shade: How dark they are.
        head: How dark the ground of the first row is.
        room: Dots between the last line of a row and its edge.
    """
    page = Image.new("L", (round(8.27 * DOTS), round(11.69 * DOTS)), _PAPER)
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype(_font(), round(11 * DOTS / 72))
    step = round(11 * DOTS / 56)
    edges = [DOTS + round(DOTS * sum(widths[:n])) for n in range(len(widths) + 1)]
    top = DOTS
    for number, cells in enumerate(rows):
        bottom = top + step * max(cell.count("\n") + 1 for cell in cells) + room
        ground = head if number == 0 else None
        ink = _PAPER if ground is not None and ground < 128 else _INK
        for left, right, cell in zip(edges, edges[1:], cells, strict=False):
            box = (left, top, right, bottom)
            if line or ground is not None:
                pen.rectangle(box, fill=ground, outline=shade, width=line)
            for place, text in enumerate(cell.split("\n")):
                pen.text(
                    (left + 14, top + room // 3 + place * step),
                    text,
                    font=font,
                    fill=ink,
                )
        top = bottom
    return page.rotate(skew, Image.Resampling.BICUBIC, fillcolor=_PAPER)
