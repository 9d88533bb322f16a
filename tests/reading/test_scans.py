"""Pages that came from a scanner: read where the computer can, never taken on trust."""

import datetime as dt
import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from gp_toolkit import bootstrap
from gp_toolkit.casework.filing import read_and_find
from gp_toolkit.model.document import Document, DocumentState
from gp_toolkit.model.reading import NextStatus, Trust, Warning
from gp_toolkit.reading import ocr, pictures
from gp_toolkit.reading.limits import Limits
from gp_toolkit.reading.ocr import Seen, SeenPage
from gp_toolkit.reading.pictures import from_both_ends
from gp_toolkit.reading.read import read
from gp_toolkit.reading.sandbox import ReadingWorker
from tests.reading.scanned_pages import (
    MINUTES,
    drawn,
    needs_picture_reader,
    saved,
    scanned,
)

Make = Callable[..., bytes]
TODAY = dt.date(2026, 3, 24)
NEXT = "Date of next review conference:\tTuesday 8 September 2026"
PATIENT = Limits(seconds=200.0, scan_seconds=180.0)
"""For machines that are busy with other things: the tests are not about speed."""


@pytest.fixture
def scan() -> Image.Image:
    needs_picture_reader()
    return scanned(drawn(MINUTES))


def _read(data: bytes) -> Document:
    return read(data, "scan", limits=PATIENT)


@pytest.mark.parametrize("kind", ["PDF", "PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"])
def test_a_scan_is_read_line_by_line_whatever_kind_of_file(
    kind: str, scan: Image.Image
) -> None:
    document = _read(saved([scan], kind))
    assert document.state is DocumentState.READ
    assert [b.text for b in document.blocks] == [line for line in MINUTES if line]
    assert {b.page for b in document.blocks} == {1}
    assert all(b.scanned for b in document.blocks)


def test_each_word_carries_how_sure_the_reader_was(scan: Image.Image) -> None:
    for block in _read(saved([scan], "PNG")).blocks:
        assert len(block.confidences) == len(block.text.split())
        assert all(0 <= sure <= 100 for sure in block.confidences)
        assert max(block.confidences) > 80


@pytest.mark.parametrize("kind", ["PDF", "TIFF"])
def test_the_date_of_a_scan_is_found_but_never_clear(
    kind: str, scan: Image.Image
) -> None:
    document = _read(saved([scan], kind))
    reading = read_and_find(bootstrap.procedures(), document, on=TODAY)
    (entry,) = reading.next
    assert (entry.status, entry.date) == (NextStatus.BOOKED, dt.date(2026, 9, 8))
    assert entry.start == dt.time(10, 30)
    assert entry.trust is Trust.CHECK
    assert Warning.POOR_SCAN in entry.warnings
    assert entry.evidence[0].page == 1


@pytest.mark.parametrize("degrees", [90, 180, 270, 3])
def test_a_page_that_lies_askew_is_put_right_first(
    degrees: int, scan: Image.Image
) -> None:
    turned = scan.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=250)
    texts = [b.text for b in _read(saved([turned], "PNG")).blocks]
    assert "Date of conference:\t10 March 2026" in texts
    assert NEXT in texts


def test_scanned_pages_among_pages_of_text_come_in_their_place(
    scan: Image.Image, pdf: Make
) -> None:
    text = [(72, 700, "Minutes of the review conference, page with words")]
    writer = pypdf.PdfWriter()
    for data in (pdf(text), saved([scan], "PDF"), pdf(text)):
        writer.append(BytesIO(data))
    out = BytesIO()
    writer.write(out)
    document = _read(out.getvalue())
    assert document.state is DocumentState.READ
    assert [b.page for b in document.blocks] == sorted(
        b.page or 0 for b in document.blocks
    )
    assert [b.page for b in document.blocks if b.text == NEXT] == [2]
    assert {b.page for b in document.blocks if b.scanned} == {2}


def test_a_stamp_typed_onto_a_scan_is_kept_beside_what_was_read(
    scan: Image.Image, pdf: Make
) -> None:
    stamp = pypdf.PdfReader(BytesIO(pdf([(60, 20, "RECEIVED 26 MAR 2026 Example")])))
    writer = pypdf.PdfWriter(clone_from=BytesIO(saved([scan], "PDF")))
    writer.pages[0].merge_page(stamp.pages[0])
    out = BytesIO()
    writer.write(out)
    texts = [b.text for b in _read(out.getvalue()).blocks]
    assert NEXT in texts
    assert sum("RECEIVED 26 MAR 2026" in text for text in texts) == 1


def test_a_scan_too_faint_to_be_sure_of_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Doubtful:
        at_once = 1

        def read(self, picture: Image.Image, *, until: float) -> SeenPage:
            del until
            word = Seen(
                text="Minvtes", left=9, top=9, right=300, bottom=60, confidence=40
            )
            return SeenPage(picture=picture, lines=((word,),))

    monkeypatch.setattr(pictures, "engine", Doubtful)
    document = _read(saved([drawn(())], "PNG"))
    assert document.state is DocumentState.PARTLY_READ
    assert [p.code for p in document.problems] == ["scan_unsure"]
    assert document.blocks[0].confidences == (40,)


def test_a_blank_page_says_that_there_is_no_text() -> None:
    needs_picture_reader()
    document = _read(saved([drawn(())], "PNG"))
    assert document.state is DocumentState.UNREADABLE
    assert [p.code for p in document.problems] == ["no_text"]


@pytest.mark.usefixtures("no_picture_reader")
@pytest.mark.parametrize(("kind", "code"), [("PDF", "scanned_pdf"), ("PNG", "picture")])
def test_without_a_reader_of_pictures_the_message_says_what_to_install(
    kind: str, code: str
) -> None:
    document = _read(saved([drawn(MINUTES)], kind))
    assert document.state is DocumentState.UNREADABLE
    (why,) = document.problems
    assert why.code == code
    assert "Tesseract OCR" in why.message


def test_pages_for_which_there_is_no_time_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of five pages the first and the last are read: dates stand at the ends."""

    class TwoPages:
        at_once = 1
        done = 0

        def read(self, picture: Image.Image, *, until: float) -> SeenPage:
            del until
            self.done += 1
            if self.done > 2:
                raise ocr.NotInTime
            word = Seen(
                text="Minutes", left=9, top=9, right=300, bottom=60, confidence=90
            )
            return SeenPage(picture=picture, lines=((word,),))

    monkeypatch.setattr("gp_toolkit.reading.pdf.engine", TwoPages)
    document = _read(saved([drawn(())] * 5, "PDF"))
    assert document.state is DocumentState.PARTLY_READ
    (why,) = document.problems
    assert why.code == "scan_unread"
    assert why.message.startswith("Pages 2–4 of the PDF were not read")
    assert [b.page for b in document.blocks] == [1, 5]


def test_a_scan_of_which_nothing_is_read_in_time_is_refused(scan: Image.Image) -> None:
    for kind in ("PDF", "PNG"):
        document = read(saved([scan], kind), "x", limits=Limits(scan_seconds=0.0))
        assert document.state is DocumentState.REFUSED
        assert [p.code for p in document.problems] == ["scan_too_slow"]


def test_pages_are_read_from_both_ends() -> None:
    assert list(from_both_ends([3, 4, 7, 9])) == [3, 9, 4, 7]


def test_the_worker_reads_scans_too(scan: Image.Image) -> None:
    with ReadingWorker(limits=PATIENT) as worker:
        document = worker.read(saved([scan], "PDF"), "scan.pdf")
    assert NEXT in [b.text for b in document.blocks]


# Hostile pictures ------------------------------------------------------------------


def test_a_picture_of_far_too_many_dots_is_refused_before_it_is_unpacked() -> None:
    needs_picture_reader()
    data = saved([Image.new("1", (9_000, 9_000))], "PNG")
    assert len(data) < 20_000
    document = read(data, "x", limits=Limits(dots=80_000_000))
    assert document.state is DocumentState.REFUSED
    assert [p.code for p in document.problems] == ["too_complex"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"])
def test_a_picture_cut_short_ends_in_a_state(kind: str) -> None:
    needs_picture_reader()
    data = saved([drawn(MINUTES[:4])], kind)
    for share in (0.01, 0.3, 0.9):
        document = _read(data[: int(len(data) * share)])
        assert document.state in DocumentState
        assert "reader_fault" not in [p.code for p in document.problems]
        assert document.blocks or document.problems


def test_a_picture_with_a_see_through_ground_is_read_on_white() -> None:
    needs_picture_reader()
    ink = drawn(MINUTES, skew=0).point(lambda grey: 255 - grey)
    letters = Image.new("RGBA", ink.size, (0, 0, 0, 0))
    letters.putalpha(ink)
    assert NEXT in [b.text for b in _read(saved([letters], "PNG")).blocks]


# Where Tesseract is ----------------------------------------------------------------


def test_tesseract_is_found_where_its_windows_installer_puts_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "Tesseract-OCR"
    folder.mkdir()
    (folder / "tesseract.exe").write_bytes(b"")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(ocr, "_knows_english", lambda path: path.endswith(".exe"))
    ocr.tesseract.cache_clear()
    try:
        assert ocr.tesseract() == str(folder / "tesseract.exe")
    finally:
        ocr.tesseract.cache_clear()


def test_tesseract_without_english_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_run", lambda *_, **__: b"List of languages\ndeu\n")
    ocr.tesseract.cache_clear()
    try:
        assert ocr.tesseract() is None
    finally:
        ocr.tesseract.cache_clear()


def test_all_pages_are_read_for_a_person_who_is_willing_to_wait(
    scan: Image.Image,
) -> None:
    hasty = Limits(scan_seconds=0.0)
    with ReadingWorker(limits=hasty) as worker:
        data = saved([scan, scan], "TIFF")
        assert worker.read(data, "x").state is DocumentState.REFUSED
        whole = worker.read(data, "x", patient=True)
        assert whole.state is DocumentState.READ
        assert {b.page for b in whole.blocks} == {1, 2}


def test_each_page_of_a_scan_is_told_while_it_is_read() -> None:
    """From the child process, in the thread that asked."""
    needs_picture_reader()
    told: list[tuple[int, int, int]] = []
    scan = saved([drawn(MINUTES)] * 3, "PDF")
    with ReadingWorker() as worker:
        document = worker.read(
            scan,
            "scan.pdf",
            patient=True,
            on_page=lambda done, of: told.append((done, of, threading.get_ident())),
        )
    assert document.state is DocumentState.READ
    me = threading.get_ident()
    assert told == [(1, 3, me), (2, 3, me), (3, 3, me)]


def test_the_points_of_a_list_stay_apart_though_bullets_look_like_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Tesseract reads a round bullet as “e”."""

    def line(top: int, *words: tuple[int, str]) -> tuple[Seen, ...]:
        return tuple(
            Seen(
                text=text,
                left=left,
                top=top,
                right=left + 20 * len(text),
                bottom=top + 40,
                confidence=90,
            )
            for left, text in words
        )

    class Points:
        at_once = 1

        def read(self, picture: Image.Image, *, until: float) -> SeenPage:
            del until
            lines = (
                line(300, (300, "e"), (400, "School"), (530, "attendance")),
                line(360, (300, "e"), (400, "Dental"), (530, "check")),
                line(700, (300, "e"), (330, "bay")),
            )
            return SeenPage(picture=picture, lines=lines)

    monkeypatch.setattr(pictures, "engine", Points)
    texts = [b.text for b in _read(saved([drawn(())], "PNG")).blocks]
    assert texts == ["• School attendance", "• Dental check", "e bay"]
