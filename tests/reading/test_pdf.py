"""PDF pages read as they look, whatever the order in which they were painted."""

from collections.abc import Callable
from io import BytesIO
from threading import Thread

import pypdf
import pypdfium2.raw as pdfium
import pytest
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
    read_object,
)

from gp_toolkit.model.document import Document, DocumentState, Part
from gp_toolkit.reading.limits import Limits
from gp_toolkit.reading.read import read

Pdf = Callable[..., bytes]
LABEL = "Date of next conference:"
VALUE = "Tuesday 2 June 2026"


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_a_label_and_its_value_on_one_line_are_cells_of_one_row(pdf: Pdf) -> None:
    page = [(72, 700, LABEL), (300, 700, VALUE), (72, 680, "Time:"), (300, 680, "10am")]
    document = read(pdf(page), "plan.pdf")
    assert document.state is DocumentState.READ
    assert _texts(document) == [f"{LABEL}\t{VALUE}", "Time:\t10am"]
    assert [(b.page, b.where) for b in document.blocks] == [
        (1, "page 1, line 1"),
        (1, "page 1, line 2"),
    ]


def test_values_painted_before_their_labels_stand_beside_them(pdf: Pdf) -> None:
    page = [(300, 700, VALUE), (300, 680, "10am"), (72, 680, "Time:"), (72, 700, LABEL)]
    assert _texts(read(pdf(page), "x")) == [f"{LABEL}\t{VALUE}", "Time:\t10am"]


def test_a_label_that_wraps_stays_one_label(pdf: Pdf) -> None:
    page = [
        (72, 700, "Date and time of"),
        (300, 700, VALUE),
        (72, 687, "next conference:"),
        (72, 660, "Venue:"),
        (300, 660, "Civic Centre,"),
        (300, 647, "Room 3"),
    ]
    assert _texts(read(pdf(page), "x")) == [
        f"Date and time of\nnext conference:\t{VALUE}",
        "Venue:\tCivic Centre,\nRoom 3",
    ]


def test_a_double_name_cut_at_its_hyphen_stands_where_it_begins(pdf: Pdf) -> None:
    page = [
        (72, 700, "Zachary OKAFOR-"),
        (72, 687, "LYONS"),
        (300, 700, "23/01/2014"),
    ]
    assert _texts(read(pdf(page), "x")) == ["Zachary OKAFOR-LYONS\t23/01/2014"]


def test_a_value_midway_beside_a_label_of_two_lines_belongs_to_it(pdf: Pdf) -> None:
    page = [
        (72, 700, "Date and time of"),
        (72, 687, "next conference"),
        (300, 693.5, VALUE),
    ]
    assert _texts(read(pdf(page), "x")) == [
        f"Date and time of\nnext conference\t{VALUE}"
    ]


def test_an_empty_value_does_not_take_the_next_label(pdf: Pdf) -> None:
    page = [(72, 700, LABEL), (300, 700, VALUE), (72, 687, "Venue:")]
    assert _texts(read(pdf(page), "x")) == [f"{LABEL}\t{VALUE}", "Venue:"]


def test_columns_less_than_a_letter_apart_are_parted_where_they_line_up(
    pdf: Pdf,
) -> None:
    """A gap of half the height of the line is a wide space, or parts two columns."""
    rows = [(72, 700, "Date:"), (105.5, 700, VALUE), (72, 686, "Time:")]
    row = (105.5, 686, "2 o'clock")
    assert _texts(read(pdf([*rows, row]), "x")) == [
        f"Date:\t{VALUE}",
        "Time:\t2 o'clock",
    ]
    elsewhere = (108, 686, "2 o'clock")
    assert _texts(read(pdf([*rows, elsewhere]), "x"))[0] == f"Date: {VALUE}"


def _frame(xs: list[float], ys: list[float]) -> list[tuple[float, float, float, float]]:
    across = [(xs[0], y, xs[-1] - xs[0], 0.5) for y in ys]
    down = [(x, ys[-1], 0.5, ys[0] - ys[-1]) for x in xs]
    return [*across, *down]


def test_a_ruled_table_keeps_wrapped_cells_whole(pdf: Pdf) -> None:
    page = [
        (75, 700, "Next review"),
        (75, 687, "conference"),
        (205, 700, VALUE),
        (205, 687, "at 10am"),
        (75, 665, "Venue"),
        (205, 665, "Civic Centre"),
    ]
    rules = _frame([70, 200, 400], [715, 680, 658])
    document = read(pdf(page, rules=rules), "x")
    assert [(b.text, b.table, b.row, b.where) for b in document.blocks] == [
        (
            f"Next review\nconference\t{VALUE}\nat 10am",
            1,
            1,
            "page 1, table 1, row 1",
        ),
        ("Venue\tCivic Centre", 1, 2, "page 1, table 1, row 2"),
    ]


def test_cells_close_together_are_parted_by_the_line_between(pdf: Pdf) -> None:
    page = [
        (75, 700, "Next"),
        (102, 700, "2 June 2026"),
        (75, 680, "A"),
        (102, 680, "B"),
    ]
    rules = _frame([70, 100, 300], [715, 695, 675])
    assert _texts(read(pdf(page, rules=rules), "x")) == ["Next\t2 June 2026", "A\tB"]


def test_words_struck_through_by_a_line_are_marked(pdf: Pdf) -> None:
    page = [(72, 700, "4"), (81, 700, "June"), (110, 700, "11 June")]
    document = read(pdf(page, rules=[(72, 703.5, 34, 0.6)]), "x")
    assert _texts(document) == ["~~4 June~~ 11 June"]
    underlined = read(pdf(page, rules=[(72, 698.5, 34, 0.6)]), "x")
    assert _texts(underlined) == ["4 June 11 June"]


def test_a_sentence_that_wraps_at_the_margin_is_one_line(pdf: Pdf) -> None:
    first = (
        "The conference agreed that the child protection plan should continue; the next"
    )
    page = [(72, 700, first), (72, 687, "review is on 2 June 2026."), (72, 674, "End.")]
    assert _texts(read(pdf(page), "x")) == [
        f"{first} review is on 2 June 2026.",
        "End.",
    ]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_loses_nothing(turn: int, pdf: Pdf) -> None:
    page = [(72, 700, LABEL), (300, 700, VALUE)]
    text = read(pdf(page, turn=turn), "x").text
    assert LABEL in text
    assert VALUE in text


def test_pages_are_numbered(pdf: Pdf) -> None:
    pages = [[(72, 700, f"Page {n}")] for n in (1, 2, 3)]
    assert [b.page for b in read(pdf(*pages), "x").blocks] == [1, 2, 3]


def test_form_values_stand_beside_their_label_and_are_listed(pdf: Pdf) -> None:
    fields = [("next_date", "Date of next conference", VALUE, (300, 695, 500, 712))]
    document = read(pdf([(72, 700, LABEL)], fields=fields), "x")
    assert [(b.text, b.part) for b in document.blocks] == [
        (f"{LABEL}\t{VALUE}", Part.BODY),
        (f"Date of next conference\t{VALUE}", Part.FORM_FIELD),
    ]


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("/T(a)/V/Yes/AS/Yes", "/T(b)/V/Off/AS/Off", "☒ Plan\t☐ No plan"),
        ("/T(a)/V/Off/AS/Off", "/T(b)/V/On/AS/On", "☐ Plan\t☒ No plan"),
        # A group: its boxes have no value of their own, and names of any kind.
        ("/AS/Off", "/AS/Choice2", "☐ Plan\t☒ No plan"),
        ("/AS/0", "/AS/Off", "☒ Plan\t☐ No plan"),
        # A button that only does something is no box.
        ("/T(a)/Ff 65536", "/T(b)/V/Yes/AS/Yes", "Plan\t☒ No plan"),
    ],
)
def test_boxes_of_a_form_are_shown_ticked_or_not(
    first: str, second: str, shown: str, pdf: Pdf
) -> None:
    page = [(72, 700, "Decision"), (218, 700, "Plan"), (318, 700, "No plan")]
    boxes = [(first, (200, 697, 214, 711)), (second, (300, 697, 314, 711))]
    document = read(pdf(page, boxes=boxes), "x")
    body = [block.text for block in document.blocks if block.part is Part.BODY]
    assert body == [f"Decision\t{shown}"]


def _locked(data: bytes, password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(data))
    writer.encrypt(password, algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("password", "state", "codes"),
    [
        (None, DocumentState.NEEDS_PASSWORD, ["password_needed"]),
        ("", DocumentState.NEEDS_PASSWORD, ["password_needed"]),
        ("guess", DocumentState.NEEDS_PASSWORD, ["wrong_password"]),
        ("Conference-7", DocumentState.READ, []),
    ],
)
def test_a_locked_pdf_opens_with_its_password_only(
    password: str | None, state: DocumentState, codes: list[str], pdf: Pdf
) -> None:
    data = _locked(pdf([(72, 700, LABEL + VALUE)]), "Conference-7")
    document = read(data, "x", password=password)
    assert document.state is state
    assert [p.code for p in document.problems] == codes


@pytest.mark.usefixtures("no_picture_reader")
def test_a_scanned_pdf_says_what_to_install(pdf: Pdf) -> None:
    document = read(pdf([], [], pictures=[1, 2]), "scan.pdf")
    assert document.state is DocumentState.UNREADABLE
    assert [p.code for p in document.problems] == ["scanned_pdf"]
    assert "Tesseract" in document.problems[0].message


@pytest.mark.usefixtures("no_picture_reader")
def test_scanned_pages_among_others_are_named(pdf: Pdf) -> None:
    text = [(72, 700, "Minutes of the review conference, page with words")]
    document = read(pdf(text, [], [], text, [], pictures=[2, 3, 5]), "mixed.pdf")
    assert document.state is DocumentState.PARTLY_READ
    (why,) = document.problems
    assert why.code == "scanned_pages"
    assert why.message.startswith("Pages 2–3 and 5 of the PDF")


@pytest.mark.usefixtures("no_picture_reader")
def test_a_stamp_on_a_scan_does_not_hide_that_it_is_one(pdf: Pdf) -> None:
    stamp = [(72, 800, "RECEIVED 26 MAR 2026 Example Surgery")]
    document = read(pdf(stamp, pictures=[1]), "scan.pdf")
    assert document.state is DocumentState.PARTLY_READ
    assert [p.code for p in document.problems] == ["scanned_pages"]


def test_pages_past_the_limit_are_said_to_be_unread(pdf: Pdf) -> None:
    pages = [[(72, 700, "words")]] * 3
    document = read(pdf(*pages), "x", limits=Limits(pages=2))
    assert [p.code for p in document.problems] == ["too_many_pages"]
    assert len(document.blocks) == 2


def test_a_pdf_cut_short_gives_what_is_left_or_says_it_is_damaged(pdf: Pdf) -> None:
    data = pdf(*[[(72, 700, f"words {n}")] for n in range(20)])
    for share in (0.3, 0.6, 0.9, 0.98):
        document = read(data[: int(len(data) * share)], "x")
        assert document.state in {
            DocumentState.READ,
            DocumentState.PARTLY_READ,
            DocumentState.UNREADABLE,
        }
        assert document.blocks or document.problems


def test_threads_may_read_pdfs_at_the_same_time(pdf: Pdf) -> None:
    data = pdf(*[[(72, 700 - 13 * n, f"{LABEL} {n}") for n in range(40)]] * 5)
    results: list[Document] = []
    threads = [
        Thread(target=lambda: results.extend(read(data, "x") for _ in range(5)))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 30
    assert len(set(results)) == 1


# Notes, hidden words, outlines, forms of Adobe's designer ---------------------------


def _with_annotation(data: bytes, **entries: str) -> bytes:
    """The PDF with one more annotation on its first page, given as PDF source."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(data))
    annotation = DictionaryObject({NameObject("/Type"): NameObject("/Annot")})
    for key, source in entries.items():
        value = read_object(BytesIO(source.encode("latin-1")), None)
        annotation[NameObject(f"/{key}")] = value
    writer.add_annotation(0, annotation)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["Text", "Highlight", "Stamp"])
def test_notes_stuck_on_a_page_are_kept_as_notes(kind: str, pdf: Pdf) -> None:
    data = _with_annotation(
        pdf([(72, 700, LABEL)]),
        Subtype=f"/{kind}",
        Contents="(Moved to 9 June)",
        Rect="[300 690 320 710]",
    )
    note = read(data, "x").blocks[-1]
    assert (note.text, note.part) == ("Moved to 9 June", Part.COMMENT)
    assert note.where == "page 1, note on the page"


def test_a_note_kept_only_as_rich_text_is_read(pdf: Pdf) -> None:
    data = _with_annotation(
        pdf([(72, 700, LABEL)]),
        Subtype="/Text",
        RC="(<body><p>Moved to <b>9 June</b> &amp; confirmed</p></body>)",
        Rect="[300 690 320 710]",
    )
    assert read(data, "x").blocks[-1].text.split() == [
        *("Moved", "to", "9", "June", "&", "confirmed")
    ]


def test_a_value_typed_onto_the_page_stands_beside_its_label(pdf: Pdf) -> None:
    data = _with_annotation(
        pdf([(72, 700, LABEL), (72, 660, "Venue: Civic Centre")]),
        Subtype="/FreeText",
        Contents=f"({VALUE})",
        DA="(/Helv 11 Tf)",
        Rect="[300 695 500 712]",
    )
    texts = _texts(read(data, "x"))
    assert texts[0] == f"{LABEL}\t{VALUE}"


def test_words_struck_out_on_the_finished_page_are_marked(pdf: Pdf) -> None:
    data = _with_annotation(
        pdf([(72, 700, "4"), (81, 700, "June"), (110, 700, "11 June")]),
        Subtype="/StrikeOut",
        QuadPoints="[70 711 105 711 70 697 105 697]",
        Rect="[70 697 105 711]",
    )
    assert _texts(read(data, "x"))[0] == "~~4 June~~ 11 June"


def test_words_that_cannot_be_seen_are_shown_apart(pdf: Pdf) -> None:
    """Somebody has hidden another date in the page."""
    data = pdf([(72, 700, LABEL), (300, 700, VALUE), (300, 600, "9 June 2026")], ink=2)
    document = read(data, "x")
    assert document.state is DocumentState.PARTLY_READ
    assert [p.code for p in document.problems] == ["hidden_text"]
    assert [(b.text, b.where) for b in document.blocks] == [
        (f"{LABEL}\t{VALUE}", "page 1, line 1"),
        ("9 June 2026", "page 1, hidden words"),
    ]


@pytest.mark.parametrize(("ink", "scanned"), [(0, True), (None, False)])
def test_what_a_copier_read_beneath_its_picture_counts_as_scanned(
    ink: int | None, scanned: bool, pdf: Pdf
) -> None:
    """A searchable scan is words without ink under a picture of the page.

    Words in ink over a picture, such as a crest, are words like any other.
    """
    line = "The next review conference is on Tuesday 2 June 2026."
    page = [(72, 700 - 20 * n, f"{n}. {line}") for n in range(8)]
    document = read(pdf(page, pictures=[1], ink=ink), "x")
    assert document.state is DocumentState.READ
    assert _texts(document) == [text for _, _, text in page]
    assert {b.scanned for b in document.blocks} == {scanned}


def test_a_page_that_pdfium_cannot_open_is_read_by_pypdf(
    pdf: Pdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pdfium.FPDF_LoadPage

    def broken(document: object, index: int) -> object:
        return None if index == 1 else real(document, index)

    monkeypatch.setattr(pdfium, "FPDF_LoadPage", broken)
    document = read(pdf(*[[(72, 700, f"words {n}")] for n in (1, 2, 3)]), "x")
    assert document.state is DocumentState.PARTLY_READ
    assert [p.code for p in document.problems] == ["partly_damaged"]
    assert _texts(document) == ["words 1", "words 2", "words 3"]


def test_a_form_of_adobes_designer_gives_its_answers_and_says_so(pdf: Pdf) -> None:
    template = (
        "<template xmlns='http://www.xfa.org/schema/xfa-template/3.3/'><subform>"
        "<field name='NextDate'><caption><value><text>Date of next conference</text>"
        "</value></caption></field></subform></template>"
    )
    datasets = (
        "<xfa:datasets xmlns:xfa='http://www.xfa.org/schema/xfa-data/1.0/'><xfa:data>"
        f"<form><NextDate>{VALUE}</NextDate></form></xfa:data></xfa:datasets>"
    )
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf([(72, 700, "Please wait...")])))
    packets = ArrayObject()
    for name, xml in (("template", template), ("datasets", datasets)):
        stream = DecodedStreamObject()
        stream.set_data(xml.encode())
        packets.extend([TextStringObject(name), writer._add_object(stream)])  # noqa: SLF001 (there is no other way)
    form = {NameObject("/XFA"): packets, NameObject("/Fields"): ArrayObject()}
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(form)
    writer.root_object[NameObject("/NeedsRendering")] = BooleanObject(True)
    out = BytesIO()
    writer.write(out)
    document = read(out.getvalue(), "x")
    assert document.state is DocumentState.PARTLY_READ
    assert [p.code for p in document.problems] == ["xfa_form"]
    assert f"Date of next conference\t{VALUE}" in _texts(document)
