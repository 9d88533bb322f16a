"""A page as a picture: the boxes lie on the quoted words, and nowhere else."""

import zipfile
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from gp_toolkit.casework.page_pictures import (
    PicturedPage,
    page_of,
    quote_on_page,
)
from gp_toolkit.model.document import Document, PageQuote
from gp_toolkit.model.reading import Evidence
from gp_toolkit.reading.limits import Limits
from gp_toolkit.reading.page_picture import draw_page
from gp_toolkit.reading.problems import CannotRead
from gp_toolkit.reading.read import read, request_for
from gp_toolkit.reading.sandbox import ReadingWorker
from tests.reading.making.envelope import base64_mail, signed
from tests.reading.making.outlook import attachment, make_outlook
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


# Pages of what lies in another file ---------------------------------------------------


def zip_of(*members: tuple[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def _other(pdf: Pdf) -> bytes:
    return pdf([(72, 300, "Agenda of another meeting")])


def _holders(pdf: Pdf, mail: Pdf) -> Iterator[tuple[str, bytes, str]]:
    """Files that hold the page, with the name by which it is known."""
    page = pdf([(72, 700, LABEL), (300, 700, VALUE)])
    both = {"agenda.pdf": _other(pdf), "minutes.pdf": page}
    yield "e-mail", mail("See attached.", attachments=both), "minutes.pdf"
    zipped = zip_of(("a/minutes.pdf", _other(pdf)), ("b/minutes.pdf", page))
    yield "zip with two of one name", zipped, "minutes.pdf (2)"
    held = mail("x", attachments={"all.zip": zipped})
    yield "zip in an e-mail", held, "all.zip › minutes.pdf (2)"
    forwarded = EmailMessage()
    forwarded["Subject"] = "Fw: minutes"
    forwarded.set_content("See below.")
    forwarded.add_attachment(message_from_bytes(mail("x", attachments=both)))
    data = forwarded.as_bytes()
    yield "forwarded e-mail", data, "forwarded e-mail 1 › minutes.pdf"
    values = {0x0037: "CP-0007"}
    outlook = make_outlook(values, attached=[attachment("minutes.pdf", page)])
    yield "Outlook message", outlook, "minutes.pdf"
    sealed = base64_mail(signed(mail("x", attachments=both)))
    yield "signed e-mail", sealed, "minutes.pdf"
    yield "signed document", signed(page), ""


def test_a_page_of_an_enclosed_file_is_drawn(
    worker: ReadingWorker, pdf: Pdf, mail: Pdf
) -> None:
    for holder, data, source in _holders(pdf, mail):
        document = read(data, holder)
        (block,) = [b for b in document.blocks if VALUE in b.text]
        assert (block.source, block.page) == (source, 1), holder
        evidence = _evidence(document, VALUE)
        place = PicturedPage(source=source, page=1)
        assert page_of(document, evidence) == place
        quote = quote_on_page(document, evidence)
        png = worker.draw(data, 1, [quote], source=source)
        assert png is not None, holder
        (box,) = _boxed(png)
        assert box[1] < 700 < box[3], holder


def test_a_scan_in_an_email_is_drawn(mail: Pdf) -> None:
    needs_picture_reader()
    scan = saved([scanned(drawn(MINUTES))], "PDF")
    data = mail("See attached.", attachments={"scan.pdf": scan})
    quote = PageQuote(text="Tuesday 8 September 2026")
    png = draw_page(data, 1, [quote], PATIENT, source="scan.pdf")
    assert len(_boxed(png)) >= 1


@pytest.mark.parametrize("source", ["", "minutes", "minutes.pdf › x", "other.pdf"])
def test_what_does_not_lie_in_a_file_cannot_be_drawn(
    source: str, worker: ReadingWorker, pdf: Pdf, mail: Pdf
) -> None:
    data = mail("x", attachments={"minutes.pdf": pdf([(72, 700, VALUE)])})
    assert worker.draw(data, 1, [], source=source) is None
