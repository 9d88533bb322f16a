"""How the shipped templates look: calm, plain, and readable by a screen reader.

Real heading styles, heading rows marked as such, one language, a title; nothing is told
by colour alone. Lengths are in millimetres and points.
"""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

FONT = "Arial"
BLUE = RGBColor(0x00, 0x30, 0x87)
INK = RGBColor(0x21, 0x2B, 0x32)
GREY = RGBColor(0x42, 0x55, 0x63)
LINE = "AEB7BD"
LABEL_FILL = "F0F4F5"
HEAD_FILL = "E1ECF7"

TALL = 17
"""Least height of a row in which the GP writes at length."""

_MARGIN, _TEXT_WIDTH = 16, 178
_BODY = 10.0


def set_up(document: WordDocument, *, title: str, subject: str) -> None:
    """Page, styles, language and properties."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin, section.bottom_margin = Mm(20), Mm(17)
    section.header_distance = section.footer_distance = Mm(8)
    properties = document.core_properties
    properties.title, properties.subject = title, subject
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = "en-GB"
    _set_language(document)
    _set_text(document, "Normal", size=_BODY, before=0, after=3)
    _set_text(document, "Title", size=19, before=4, after=4, bold=True, colour=BLUE)
    _set_text(
        document, "Heading 1", size=13, before=11, after=4, bold=True, colour=BLUE
    )
    _set_text(document, "Heading 2", size=11, before=7, after=3, bold=True, colour=INK)
    for name, size, colour in (("Intro", 9.5, GREY), ("Note", 9, GREY)):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _set_text(document, name, size=size, before=0, after=4, colour=colour)
    for name in ("Heading 1", "Heading 2", "Title"):
        _paragraph_style(document, name).paragraph_format.keep_with_next = True


def _paragraph_style(document: WordDocument, name: str) -> ParagraphStyle:
    found = document.styles[name]
    if not isinstance(found, ParagraphStyle):
        raise TypeError(f"{name} is not a paragraph style")
    return found


def _set_text(
    document: WordDocument,
    name: str,
    *,
    size: float,
    before: float,
    after: float,
    bold: bool = False,
    colour: RGBColor = INK,
) -> None:
    chosen = _paragraph_style(document, name)
    font = chosen.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    font.color.rgb = colour
    fonts = chosen.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    layout = chosen.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.line_spacing = 1.08
    borders = chosen.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)


def _set_language(document: WordDocument) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


# --- top and bottom --------------------------------------------------------------------


def header_and_footer(document: WordDocument) -> None:
    """Confidential and case reference above, practice and page x of y below."""
    section = document.sections[0]
    head = section.header.paragraphs[0]
    _two_ends(head)
    _run(head, "Confidential – child protection", bold=True, colour=BLUE)
    _run(head, "\tCase reference {{ report.reference }}")
    foot = section.footer.paragraphs[0]
    _two_ends(foot)
    _run(foot, "{{ practice.name }}\tPage ")
    _number(foot, "PAGE")
    _run(foot, " of ")
    _number(foot, "NUMPAGES")


def _two_ends(paragraph: Paragraph) -> None:
    stops = paragraph.paragraph_format.tab_stops
    for stop in paragraph.style.paragraph_format.tab_stops if paragraph.style else ():
        stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(Mm(_TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _run(
    paragraph: Paragraph,
    text: str,
    *,
    bold: bool = False,
    colour: RGBColor = GREY,
    size: float = 9,
) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, colour


def _number(paragraph: Paragraph, field: str) -> None:
    for kind in ("begin", "instrText", "separate", "text", "end"):
        run = paragraph.add_run()
        run.font.size, run.font.color.rgb = Pt(9), GREY
        if kind == "instrText":
            element = OxmlElement("w:instrText")
            element.text = f" {field} "
        elif kind == "text":
            element = OxmlElement("w:t")
            element.text = "1"
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)  # noqa: SLF001 (python-docx has no fields of its own)


def masthead(document: WordDocument, *, title: str, guide: str) -> None:
    """The practice's name block, the title, and how to use the paper."""
    name = document.add_paragraph()
    name.paragraph_format.space_after = Pt(1)
    _run(name, "{{ practice.name }}", bold=True, colour=INK, size=12)
    block = document.add_paragraph(style="Note")
    block.add_run("{{ practice.address }}")
    block.add_run("\nTelephone {{ practice.telephone }}   E-mail {{ practice.email }}")
    _rule_below(block)
    document.add_paragraph(title, style="Title")
    intro(document, guide)


def _rule_below(paragraph: Paragraph) -> None:
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "6")):
        line.set(qn(f"w:{name}"), value)
    line.set(qn("w:color"), str(BLUE))
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 (no borders in python-docx)
    # Word wants the border straight after the style and what keeps lines together.
    before = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr")
    place = sum(properties.find(qn(f"w:{name}")) is not None for name in before)
    properties.insert(place, borders)


def intro(document: WordDocument, text: str) -> None:
    """A short explanation under a heading."""
    document.add_paragraph(text, style="Intro").paragraph_format.keep_with_next = True


def note(document: WordDocument, text: str) -> None:
    """Small print."""
    document.add_paragraph(text, style="Note")


# --- tables ----------------------------------------------------------------------------


def two_columns(
    document: WordDocument,
    rows: Sequence[tuple[str, str, float]],
    *,
    widths: tuple[float, float],
) -> None:
    """Label | value, with the least height of each row."""
    table = _table(document, widths)
    for label, value, height in rows:
        row = _new_row(table)
        _put(row.cells[0], label, bold=True)
        _shade(row.cells[0], LABEL_FILL)
        _put(row.cells[1], value)
        _finish(row, widths, height)
    _gap_after(document)


def rows_of(
    document: WordDocument,
    *,
    headings: Sequence[str],
    tags: Sequence[str],
    loop: tuple[str, str],
    widths: Sequence[float],
) -> None:
    """One row for each of a list, under a row of headings that repeats on each page."""
    table = _headed(document, headings, widths)
    one, many = loop
    for tag in (f"{{%tr for {one} in {many} %}}", None, "{%tr endfor %}"):
        row = _new_row(table)
        for cell, text in zip(row.cells, tags, strict=True):
            _put(cell, text if tag is None else "")
        if tag is not None:
            _put(row.cells[0], tag)
        _finish(row, widths, 0)
    _gap_after(document)


def blank_rows(
    document: WordDocument,
    *,
    headings: Sequence[str],
    tags: Sequence[str],
    widths: Sequence[float],
    blank: int,
) -> None:
    """A row of prompts and some empty rows to write in."""
    table = _headed(document, headings, widths)
    for texts in (tags, *([[""] * len(tags)] * blank)):
        row = _new_row(table)
        for cell, text in zip(row.cells, texts, strict=True):
            _put(cell, text)
        _finish(row, widths, 8)
    _gap_after(document)


def _headed(
    document: WordDocument, headings: Sequence[str], widths: Sequence[float]
) -> Table:
    table = _table(document, widths)
    row = _new_row(table)
    for cell, heading in zip(row.cells, headings, strict=True):
        _put(cell, heading, bold=True)
        _shade(cell, HEAD_FILL)
    mark = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 (python-docx cannot mark it)
    _finish(row, widths, 0)
    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    return table


def _table(document: WordDocument, widths: Sequence[float]) -> Table:
    table: Table = document.add_table(rows=0, cols=len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    properties = table._tbl.tblPr  # noqa: SLF001 (python-docx has no borders)
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("color", LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    # In the order that Word wants: indent, borders, layout, padding.
    layout = properties.find(qn("w:tblLayout"))
    if layout is None:
        raise ValueError("the table has no fixed layout")
    layout.addprevious(_indent())
    layout.addprevious(borders)
    layout.addnext(_padding())
    return table


def _indent() -> _Element:
    """As much as the padding, so that the borders stand in line with the text."""
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), "90")
    indent.set(qn("w:type"), "dxa")
    return indent


def _padding() -> _Element:
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 40), ("left", 90), ("bottom", 40), ("right", 90)):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(width))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    return margins


def _new_row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # untyped in python-docx
    return row


def _put(cell: _Cell, text: str, *, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    for run in paragraph.runs:
        run.text = ""
    run = paragraph.add_run(text)
    run.font.size = Pt(9.5)
    run.font.bold = bold


def _shade(cell: _Cell, fill: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 (python-docx cannot shade)


def _finish(row: _Row, widths: Sequence[float], height: float) -> None:
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = Mm(width)
    whole = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().insert(0, whole)  # noqa: SLF001 (python-docx cannot keep a row whole)
    if height:
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST


def _gap_after(document: WordDocument) -> None:
    """A thin paragraph: two tables in a row would otherwise become one."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(4)
