"""A page as a picture: the boxes lie on the quoted words, and nowhere else."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from gp_toolkit.casework.page_pictures import quote_on_page
from gp_toolkit.model.document import Document, PageQuote
from gp_toolkit.model.reading import Evidence
from gp_toolkit.reading.limits import Limits
from gp_toolkit.reading.page_picture import draw_page
from gp_toolkit.reading.problems import CannotRead
from gp_toolkit.reading.read import read, request_for
from gp_toolkit.reading.sandbox import ReadingWorker
from tests.reading.scanned_pages import (
    MINUTES,
    drawn,
    needs_picture_reader,
    saved,
    scanned,
)

Pdf = Callable[..., bytes]
LABEL, VALUE = "Date of next conference:", "Tuesday 2 June 2026"
PATIENT = request_for(Limits(scan_seconds=1e5), None)
"""However long the tests before this one took."""

SCALE = 110 / 72
HEIGHT = 842


def _boxed(png: bytes) -> list[tuple[float, float, float, float]]:
    """The outlines of the boxes in points, from the lower left corner of the page."""
    bands = Image.open(BytesIO(png)).convert("RGB").split()
    levels = ((140, True), (90, False), (90, False))
    marks = [
        band.point([255 * ((v > level) == over) for v in range(256)])
        for band, (level, over) in zip(bands, levels, strict=True)
    ]
    red = ImageChops.darker(ImageChops.darker(marks[0], marks[1]), marks[2])
    found: list[tuple[float, float, float, float]] = []
    while box := red.getbbox():
        row = red.crop((0, box[1], red.width, box[1] + 1)).getbbox()
        assert row is not None
        left, top = row[0], box[1]
        right = left
        while right < red.width and red.getpixel((right, top)):
            right += 1
        bottom = top
        while bottom < red.height and red.getpixel((left, bottom)):
            bottom += 1
        red.paste(0, (left, top, right, bottom))
        found.append(
            (
                left / SCALE,
                HEIGHT - bottom / SCALE,
                right / SCALE,
                HEIGHT - top / SCALE,
            )
        )
    return found


def _evidence(document: Document, quote: str, *, nth: int = 0) -> Evidence:
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(quote, start + 1)
    return Evidence(quote=quote, page=1, where="", start=start, end=start + len(quote))


def test_the_quoted_words_are_boxed_where_they_stand(pdf: Pdf) -> None:
    data = pdf([(72, 700, LABEL), (300, 700, VALUE), (72, 500, "Time: 10am")])
    png = draw_page(data, 1, [PageQuote(text=f"{LABEL}\t{VALUE}")], PATIENT)
    assert Image.open(BytesIO(png)).size == (910, 1287)
    label, value = _boxed(png)
    assert label[0] == pytest.approx(72, abs=5)
    assert value[0] == pytest.approx(300, abs=5)
    for box in (label, value):
        assert box[1] < 700 < box[3]
        assert box[3] - box[1] < 30


def test_words_that_are_not_quoted_are_not_boxed(pdf: Pdf) -> None:
    data = pdf([(72, 700, LABEL), (300, 700, VALUE)])
    assert len(_boxed(draw_page(data, 1, [PageQuote(text=VALUE)], PATIENT))) == 1
    assert _boxed(draw_page(data, 1, [PageQuote(text="another")], PATIENT)) == []
    assert _boxed(draw_page(data, 1, [], PATIENT)) == []


def test_the_same_words_twice_are_boxed_where_the_quote_is(pdf: Pdf) -> None:
    data = pdf([(72, 700, VALUE), (72, 600, VALUE), (72, 500, VALUE)])
    document = read(data, "x")
    for nth, height in enumerate((700, 600, 500)):
        quote = quote_on_page(document, _evidence(document, VALUE, nth=nth))
        (box,) = _boxed(draw_page(data, 1, [quote], PATIENT))
        assert box[1] < height < box[3]


def test_a_scan_is_shown_upright_with_the_words_boxed() -> None:
    needs_picture_reader()
    page = scanned(drawn(MINUTES)).rotate(90, expand=True)
    quote = PageQuote(text="Tuesday 8 September 2026")
    png = draw_page(saved([page], "PNG"), 1, [quote], PATIENT)
    shown = Image.open(BytesIO(png))
    assert shown.height > shown.width
    assert len(_boxed(png)) >= 1


@pytest.mark.parametrize("page", [0, 2, 99])
def test_a_page_that_is_not_there_cannot_be_drawn(page: int, pdf: Pdf) -> None:
    with pytest.raises(CannotRead):
        draw_page(pdf([(72, 700, "x")]), page, [], PATIENT)


def test_the_worker_draws_and_is_silent_about_what_it_cannot(
    worker: ReadingWorker, pdf: Pdf
) -> None:
    data = pdf([(72, 700, VALUE)])
    drawing = worker.draw(data, 1, [PageQuote(text=VALUE)])
    assert drawing is not None
    assert drawing.startswith(b"\x89PNG")
    assert worker.draw(data, 7, []) is None
    assert worker.draw(b"%PDF-1.7 broken", 1, []) is None
    assert worker.draw(b"words", 1, []) is None
    assert worker.read(b"words", "x").text == "words"
