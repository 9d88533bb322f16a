"""PDF pages of several shapes: milliseconds a page beside pdfium's own raw text.

Run `python benchmarks/pdf_pages.py [rounds]`. The files are made on the spot, by
LibreOffice from Word files of our own; the form is written byte by byte. The raw
extraction is the fastest that was found: pypdfium2 opens the file and each page and
gives its text, in whatever order, with no place, table or form value.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.reading import best, converted, minutes, raw_pdf
from gp_toolkit.reading.read import read
from tests.reading.conftest import make_pdf

PAGES = 8
_SENTENCES = (
    "The health visitor said that she had seen the children at home on three occasions.",
    "School reported that attendance has gone up to 94 per cent since the last review.",
    "Mother described how the family now manages mornings and who helps her with them.",
    "The social worker was worried that visits by the uncle had not been agreed.",
    "It was agreed that the plan continues, and that the core group looks at contact.",
)
_PAIRS = (
    ("Name of child", "Ava Quill"),
    ("Date of birth", "4 March 2019"),
    ("Address", "12 Invented Row, Northmere"),
    ("Type of conference", "Review child protection conference"),
    ("Date and time", "Tuesday 2 June 2026 at 10am"),
    ("Venue", "Civic Centre, Room 3"),
    ("Chair", "Rowan Fenwick"),
    ("Social worker", "Tess Marlow, telephone 01632 960112"),
    ("Category of plan", "Neglect"),
    ("Next review", "Tuesday 17 November 2026 at 1.30pm"),
)
_PLAN = (
    "Ava to be seen alone each week",
    "Social worker",
    "Weekly visits, in school and at home",
    "by Tuesday 16 June 2026",
    "Ava says what she wants to change",
)
_PRESENT = (
    ("Rowan Fenwick", "Independent chair", "Northmere Council", "Present"),
    ("Tess Marlow", "Social worker", "Children's services", "Present"),
    ("Dr Omar Ashby", "General practitioner", "Millbrook Surgery", "Report only"),
    ("Nia Redfern", "Health visitor", "Community trust", "By video"),
    ("Theo Carter", "Deputy head", "Northmere Primary", "Apologies"),
)


def _prose(document: Document) -> None:
    for number in range(9 * PAGES):
        words = _SENTENCES[number % 5 :] + _SENTENCES[: number % 5]
        document.add_paragraph(" ".join(words))


def _justified(document: Document) -> None:
    _prose(document)
    for paragraph in document.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _two_columns(document: Document) -> None:
    _prose(document)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "500")
    document.sections[0]._sectPr.append(columns)  # noqa: SLF001 (the library has no other way)


def _labels(document: Document) -> None:
    """Labels and values in a table without lines."""
    for _ in range(PAGES):
        for _ in range(2):
            _table(document, [*_PAIRS, ("Summary", " ".join(_SENTENCES))], "")
            document.add_paragraph()
        document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx gives it none


def _plan(document: Document) -> None:
    for _ in range(PAGES):
        _table(document, [_PLAN] * 12, "Table Grid")
        document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx gives it none


def _attendance(document: Document) -> None:
    for _ in range(PAGES):
        document.add_heading("Who was invited", 2)
        _table(document, list(_PRESENT) * 6, "Table Grid")
        document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx gives it none


def _table(document: Document, rows: list[tuple[str, ...]], style: str) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    if style:
        table.style = style
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _form() -> bytes:
    """A page of labels, its values in form fields."""
    places = [(label, value, 780 - 24 * n) for n, (label, value) in enumerate(_PAIRS)]
    labels = [(50, y, f"{label}:") for label, _, y in places]
    prose = [(50, 500 - 13 * n, text) for n, text in enumerate(_SENTENCES * 5)]
    fields = [
        (label.replace(" ", "_"), label, value, (250.0, y - 4.0, 540.0, y + 12.0))
        for label, value, y in places
    ]
    return make_pdf([*labels, *prose], fields=fields)


def shapes() -> Iterator[tuple[str, bytes | None]]:
    """Each shape with a file of its pages; None where LibreOffice is not there."""
    made: dict[str, Callable[[Document], None]] = {
        "dense prose": _prose,
        "justified prose": _justified,
        "two columns": _two_columns,
        "labels and values": _labels,
        "ruled plan": _plan,
        "attendance list": _attendance,
    }
    for name, fill in made.items():
        document = docx.Document()
        fill(document)
        out = BytesIO()
        document.save(out)
        yield name, converted(out.getvalue(), "pdf")
    yield "prose and tables", converted(minutes(), "pdf")
    yield "form with fields", _form()


def main(rounds: int) -> None:
    """Print the table."""
    print(f"{'':20}{'words':>6}{'read':>10}{'raw':>10}{'ratio':>8}   ms a page")
    whole_ours = whole_raw = 0.0
    for name, data in shapes():
        if data is None:
            print(f"{name:20} LibreOffice is not installed: left out")
            continue
        document = read(data, name)
        pages = max(block.page or 1 for block in document.blocks)
        words = len(document.text.split()) // pages
        ours = best(partial(read, data, ""), rounds) / pages
        raw = best(partial(raw_pdf, data), rounds) / pages
        print(f"{name:20}{words:6}{ours:10.3f}{raw:10.3f}{ours / raw:8.2f}")
        whole_ours += ours
        whole_raw += raw
    print(f"{'one page of each':26}{whole_ours:10.3f}{whole_raw:10.3f}", end="")
    print(f"{whole_ours / whole_raw:8.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
