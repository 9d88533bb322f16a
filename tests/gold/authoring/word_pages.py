"""Pieces of council paperwork in Word: label tables, content controls, tracked dates.

Used only to author `example_minutes/`; no test imports it.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def paper(*, letterhead: str, running: str, footer: str) -> WordDocument:
    """An A4 page with a council's letterhead, a running header and a footer."""
    doc = Document()
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    style = doc.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    section.header.paragraphs[0].text = running
    section.footer.paragraphs[0].text = footer
    head = doc.add_paragraph()
    run = head.add_run(letterhead)
    run.bold, run.font.size = True, Pt(14)
    return doc


def grid(
    doc: WordDocument, rows: Sequence[Sequence[str]], *, bold: str = "column"
) -> None:
    """A ruled table; the first column or the first row is in bold."""
    table = doc.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        cells = table.add_row().cells
        for place, text in enumerate(row):
            run = cells[place].paragraphs[0].add_run(text)
            run.bold = place == 0 if bold == "column" else number == 0
    doc.add_paragraph()


def controls(doc: WordDocument, rows: Sequence[tuple[str, str, str]]) -> None:
    """A form: label and a content control; the third item is a picker's ISO day."""
    table = doc.add_table(rows=0, cols=2, style="Table Grid")
    for label, shown, day in rows:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(label).bold = True
        cells[1].paragraphs[0]._p.append(parse_xml(_control(label, shown, day)))  # noqa: SLF001 (python-docx has no content controls)
    doc.add_paragraph()


def _control(label: str, shown: str, day: str) -> str:
    picker = (
        f'<w:date w:fullDate="{day}T00:00:00Z"><w:dateFormat w:val="dd MMMM yyyy"/>'
        '<w:lid w:val="en-GB"/><w:storeMappedDataAs w:val="dateTime"/>'
        '<w:calendar w:val="gregorian"/></w:date>'
        if day
        else "<w:text/>"
    )
    return (
        f'<w:sdt {_W}><w:sdtPr><w:alias w:val="{escape(label)}"/>{picker}</w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{escape(shown)}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def tracked(paragraph: Paragraph, *, old: str, new: str) -> None:
    """Replace words as a tracked change."""
    by = 'w:author="Business Support" w:date="2026-10-21T09:12:00Z"'
    for xml in (
        f'<w:del {_W} w:id="91" {by}><w:r><w:delText>{old}</w:delText></w:r></w:del>',
        f'<w:ins {_W} w:id="92" {by}><w:r><w:t>{new}</w:t></w:r></w:ins>',
    ):
        paragraph._p.append(parse_xml(xml))  # noqa: SLF001 (python-docx has no tracked changes)


def text_box(doc: WordDocument, lines: Sequence[str]) -> None:
    """A framed text box, in the older form that councils' templates still carry."""
    inside = "".join(
        f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{escape(line)}</w:t></w:r></w:p>"
        for line in lines
    )
    doc.add_paragraph()._p.append(  # noqa: SLF001 (python-docx has no text boxes)
        parse_xml(
            f'<w:r {_W} {_V}><w:pict><v:shape id="box" type="#_x0000_t202" '
            'style="width:440pt;height:64pt" strokecolor="#444444"><v:textbox>'
            f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape>"
            "</w:pict></w:r>"
        )
    )
