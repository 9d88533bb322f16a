"""Wherever a Word form keeps the next date, the date is in the text."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.document import Block, DocumentState, Part
from gp_toolkit.reading.read import read
from tests.reading.conftest import make_word

DATE = "Tuesday 2 June 2026"
RUN = f"<w:r><w:t>{DATE}</w:t></w:r>"
P = f"<w:p>{RUN}</w:p>"
CELL = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
LABEL = CELL.format("Date of next conference")
TABLE = f"<w:tbl><w:tr>{LABEL}<w:tc>{{}}</w:tc></w:tr></w:tbl>"
SDT = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
BOX = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)

BODIES = {
    "a paragraph": P,
    "a paragraph in pieces": "<w:p><w:r><w:t>Tuesday </w:t></w:r><w:r><w:t>2 Ju</w:t>"
    "</w:r><w:r><w:t>ne 2026</w:t></w:r></w:p>",
    "a table cell": TABLE.format(P),
    "a nested table": TABLE.format(f"{TABLE.format(P)}<w:p/>"),
    "a content control in a line": f"<w:p>{SDT.format(RUN)}</w:p>",
    "a content control round a paragraph": SDT.format(P),
    "a content control round a cell": "<w:tbl><w:tr>"
    + LABEL
    + SDT.format(CELL.format(DATE))
    + "</w:tr></w:tbl>",
    "a content control round a row": "<w:tbl>"
    + SDT.format(f"<w:tr>{LABEL}{CELL.format(DATE)}</w:tr>")
    + "</w:tbl>",
    "controls within controls": SDT.format(f"<w:p>{SDT.format(SDT.format(RUN))}</w:p>"),
    "a text box": BOX.format(P),
    "a table in a text box": BOX.format(TABLE.format(P)),
    "a text box in a table": TABLE.format(BOX.format(P)),
    "a tracked insertion": f"<w:p><w:ins w:id='1' w:author='x'>{RUN}</w:ins></w:p>",
    "a tracked move": f"<w:p><w:moveTo w:id='1' w:author='x'>{RUN}</w:moveTo></w:p>",
    "a link": f"<w:p><w:hyperlink>{RUN}</w:hyperlink></w:p>",
    "a simple field": f"<w:p><w:fldSimple w:instr='REF x'>{RUN}</w:fldSimple></w:p>",
    "a smart tag": f"<w:p><w:smartTag>{RUN}</w:smartTag></w:p>",
    "custom XML": f"<w:customXml>{P}</w:customXml>",
    "hidden text": f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{DATE}</w:t></w:r></w:p>",
    "an old form field": "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData>"
    f"<w:textInput><w:default w:val='{DATE}'/></w:textInput></w:ffData></w:fldChar>"
    "</w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
    "an old drop-down field": "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData>"
    "<w:ddList><w:result w:val='1'/><w:listEntry w:val='to be confirmed'/>"
    f"<w:listEntry w:val='{DATE}'/></w:ddList></w:ffData></w:fldChar></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
}
PARTS = {
    "page header": ("hdr", P, Part.HEADER),
    "page header, table 1, row 1": ("hdr", TABLE.format(P), Part.HEADER),
    "page footer": ("ftr", P, Part.FOOTER),
    "footnote": ("footnotes", f"<w:footnote>{P}</w:footnote>", Part.FOOTNOTE),
    "endnote": ("endnotes", f"<w:endnote>{P}</w:endnote>", Part.ENDNOTE),
    "comment": ("comments", f"<w:comment>{P}</w:comment>", Part.COMMENT),
}
FLAVOURS = pytest.mark.parametrize("strict", [False, True], ids=["usual", "strict"])


def _holding(blocks: tuple[Block, ...]) -> list[Block]:
    return [block for block in blocks if DATE in block.text]


@FLAVOURS
@pytest.mark.parametrize("place", BODIES)
def test_the_date_is_found_once_in(
    place: str, *, strict: bool, word: Callable[..., bytes]
) -> None:
    document = read(word(BODIES[place], strict=strict), "minutes.docx")
    assert document.state is DocumentState.READ
    assert len(_holding(document.blocks)) == 1
    assert _holding(document.blocks)[0].text.count(DATE) == 1


@FLAVOURS
@pytest.mark.parametrize("place", PARTS)
def test_the_date_is_found_with_its_place_in(
    place: str, *, strict: bool, word: Callable[..., bytes]
) -> None:
    root, inner, part = PARTS[place]
    body = "<w:p><w:r><w:t>Minutes</w:t></w:r></w:p>"
    document = read(word(body, strict=strict, parts={root: inner}), "minutes.docx")
    (block,) = _holding(document.blocks)
    assert (block.part, block.where) == (part, place)


def _only(data: bytes) -> Block:
    (block,) = read(data, "minutes.docx").blocks
    return block


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("02/06/2026", "02/06/2026"),
        ("Tuesday 2 June 2026", "Tuesday 2 June 2026"),
        ("2.6.26", "2.6.26"),
        ("Tuesday 2 June", "Tuesday 2 June (2026-06-02)"),
        ("Click to enter a date", "Click to enter a date (2026-06-02)"),
        ("", "2026-06-02"),
    ],
)
def test_a_date_picker_gives_its_day_when_the_shown_text_does_not(
    shown: str, text: str, word: Callable[..., bytes]
) -> None:
    run = f"<w:r><w:t>{shown}</w:t></w:r>" if shown else ""
    picker = (
        "<w:p><w:sdt><w:sdtPr><w:date w:fullDate='2026-06-02T00:00:00Z'/></w:sdtPr>"
        f"<w:sdtContent>{run}</w:sdtContent></w:sdt></w:p>"
    )
    assert _only(word(picker)).text == text


def test_a_date_picker_round_a_cell_keeps_label_and_value_together(
    word: Callable[..., bytes],
) -> None:
    picker = (
        "<w:sdt><w:sdtPr><w:date w:fullDate='2026-06-02T00:00:00Z'/></w:sdtPr>"
        f"<w:sdtContent>{CELL.format('2 June')}</w:sdtContent></w:sdt>"
    )
    block = _only(word(f"<w:tbl><w:tr>{LABEL}{picker}</w:tr></w:tbl>"))
    assert block.text == "Date of next conference\t2 June\n(2026-06-02)"


def test_deleted_and_moved_away_text_is_left_out_and_the_line_says_so(
    word: Callable[..., bytes],
) -> None:
    body = (
        "<w:p><w:r><w:t>Next: </w:t></w:r>"
        "<w:del w:id='1' w:author='x'><w:r><w:delText>4 June</w:delText></w:r></w:del>"
        "<w:moveFrom w:id='2' w:author='x'><w:r><w:t>9 June</w:t></w:r></w:moveFrom>"
        "<w:ins w:id='3' w:author='x'><w:r><w:t>11 June</w:t></w:r></w:ins></w:p>"
    )
    block = _only(word(body))
    assert (block.text, block.changed) == ("Next: 11 June", True)


def test_a_deleted_table_row_is_left_out(word: Callable[..., bytes]) -> None:
    rows = (
        f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{CELL.format('4 June')}"
        f"{CELL.format('10am')}</w:tr>"
        f"<w:tr>{CELL.format('11 June')}{CELL.format('2pm')}</w:tr>"
    )
    assert _only(word(f"<w:tbl>{rows}</w:tbl>")).text == "11 June\t2pm"


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("<w:strike/>", "~~4 June~~ 11 June"),
        ("<w:dstrike w:val='true'/>", "~~4 June~~ 11 June"),
        ("<w:strike w:val='0'/>", "4 June 11 June"),
        ("<w:strike w:val='false'/>", "4 June 11 June"),
        ("<w:rStyle w:val='gone'/>", "~~4 June~~ 11 June"),
    ],
)
def test_struck_out_words_are_marked(
    mark: str, text: str, word: Callable[..., bytes]
) -> None:
    struck = "".join(
        f"<w:r><w:rPr>{mark}</w:rPr><w:t>{piece}</w:t></w:r>"
        for piece in ("4 J", "une")
    )
    styles = (
        "<w:style w:type='character' w:styleId='base'><w:rPr><w:strike/></w:rPr></w:style>"
        "<w:style w:type='character' w:styleId='gone'><w:basedOn w:val='base'/></w:style>"
    )
    body = f"<w:p>{struck}<w:r><w:t xml:space='preserve'> 11 June</w:t></w:r></w:p>"
    assert _only(word(body, parts={"styles": styles})).text == text


def test_rows_keep_cells_lines_and_numbers(word: Callable[..., bytes]) -> None:
    lines = "<w:tc><w:p><w:r><w:t>10am</w:t><w:br/><w:t>Room 3</w:t></w:r></w:p>"
    lines += "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p></w:tc>"
    merged = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    first = f"<w:tr>{CELL.format('Next')}{lines}</w:tr>"
    table = f"<w:tbl>{first}<w:tr>{merged}{CELL.format('2 June')}</w:tr></w:tbl>"
    blocks = read(word(P + table), "minutes.docx").blocks
    assert [(b.text, b.where, b.table, b.row) for b in blocks[1:]] == [
        ("Next\t10am\nRoom 3\na b", "table 1, row 1", 1, 1),
        ("\t2 June", "table 1, row 2", 1, 2),
    ]


def test_tables_of_the_body_are_numbered_before_those_of_the_header(
    word: Callable[..., bytes],
) -> None:
    blocks = read(word(TABLE.format(P), parts={"hdr": TABLE.format(P)}), "x").blocks
    assert [(b.part, b.table) for b in blocks] == [(Part.HEADER, 2), (Part.BODY, 1)]


def test_a_nested_row_follows_the_row_it_lies_in(word: Callable[..., bytes]) -> None:
    inner = f"<w:tbl><w:tr>{CELL.format('Time')}{CELL.format('10am')}</w:tr></w:tbl>"
    table = TABLE.format(f"{P}{inner}<w:p/>")
    blocks = read(word(table), "minutes.docx").blocks
    assert [(b.text, b.where) for b in blocks] == [
        (f"Date of next conference\t{DATE}", "table 1, row 1"),
        ("Time\t10am", "table 1, row 1, table 2, row 1"),
    ]


def test_a_frame_round_the_page_keeps_the_order_of_what_is_in_it(
    word: Callable[..., bytes],
) -> None:
    inner = f"<w:tbl><w:tr>{CELL.format('Time')}{CELL.format('10am')}</w:tr></w:tbl>"
    before, after = (f"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>" for t in ("one", "two"))
    frame = f"<w:tbl><w:tr><w:tc>{before}{inner}{after}</w:tc></w:tr></w:tbl>"
    assert read(word(frame), "x").text == "one\nTime\t10am\ntwo"


@pytest.mark.parametrize(
    ("on", "shown", "text"),
    [
        ("1", "☒", "☒ Review"),
        ("0", "☐", "☐ Review"),
        ("1", "", "☒ Review"),
        ("0", "", "☐ Review"),
    ],
)
def test_tick_boxes_show_whether_they_are_ticked(
    on: str, shown: str, text: str, word: Callable[..., bytes]
) -> None:
    run = f"<w:r><w:t>{shown}</w:t></w:r>" if shown else ""
    body = (
        f"<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='{on}'/>"
        f"</w14:checkbox></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"
        "<w:r><w:t xml:space='preserve'> Review</w:t></w:r></w:p>"
    )
    assert _only(word(body)).text == text


def test_headings_are_known_by_style_and_by_outline(
    word: Callable[..., bytes],
) -> None:
    styles = (
        "<w:style w:styleId='H'><w:name w:val='heading 2'/></w:style>"
        "<w:style w:styleId='Mine'><w:basedOn w:val='H'/></w:style>"
        "<w:style w:styleId='Plain'><w:name w:val='Normal'/></w:style>"
    )
    marks = (
        "<w:pStyle w:val='Mine'/>",
        "<w:pStyle w:val='Plain'/>",
        "<w:outlineLvl w:val='0'/>",
        "<w:outlineLvl w:val='9'/>",
    )
    body = "".join(f"<w:p><w:pPr>{mark}</w:pPr>{RUN}</w:p>" for mark in marks)
    blocks = read(word(body, parts={"styles": styles}), "x").blocks
    assert [block.heading for block in blocks] == [True, False, True, False]


def test_text_in_a_part_that_nothing_points_to_is_still_shown(
    word: Callable[..., bytes],
) -> None:
    stray = (
        "<w:hdr xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        f"{P}</w:hdr>"
    )
    data = word("<w:p/>", extra={"word/header9.xml": stray.encode()})
    assert _only(data).part is Part.HEADER


def test_stored_building_blocks_are_set_apart(word: Callable[..., bytes]) -> None:
    stored = (
        "<w:glossaryDocument xmlns:w='http://schemas.openxmlformats.org/"
        f"wordprocessingml/2006/main'><w:docParts>{P}</w:docParts></w:glossaryDocument>"
    )
    extra = {"word/glossary/document.xml": stored.encode()}
    blocks = read(word("<w:p><w:r><w:t>x</w:t></w:r></w:p>", extra=extra), "x").blocks
    assert [b.part for b in blocks] == [Part.BODY, Part.BUILDING_BLOCK]


def test_an_included_web_page_is_read_in_its_place(word: Callable[..., bytes]) -> None:
    body = "<w:altChunk r:id='chunk'/>"
    page = f"<html><body><p>{DATE}</p></body></html>".encode()
    block = _only(word(body, extra={"chunk:word/a.html": page}))
    assert (block.text, block.where) == (DATE, "included document, line 1")


INCLUDED = {
    "a.rtf": rb"{\rtf1 Next: " + DATE.encode() + rb"\par}",
    "a.txt": f"Next: {DATE}".encode(),
    "a.mht": b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>Next: "
    + DATE.encode(),
    "a.docx": make_word(f"<w:p><w:r><w:t>Next: {DATE}</w:t></w:r></w:p>"),
}


@FLAVOURS
@pytest.mark.parametrize("name", INCLUDED)
def test_an_included_document_of_any_kind_is_read(
    name: str, *, strict: bool, word: Callable[..., bytes]
) -> None:
    body = f"{P}<w:altChunk r:id='chunk'/>{P}"
    extra = {f"chunk:word/{name}": INCLUDED[name]}
    document = read(word(body, strict=strict, extra=extra), "x")
    assert document.state is DocumentState.READ
    assert document.text == f"{DATE}\nNext: {DATE}\n{DATE}"
    assert document.blocks[1].where.startswith("included document, ")


def test_an_included_document_that_is_elsewhere_is_said_to_be_missing(
    word: Callable[..., bytes],
) -> None:
    document = read(word(P + "<w:altChunk r:id='none'/>"), "x")
    assert document.state is DocumentState.PARTLY_READ
    assert [p.code for p in document.problems] == ["outside_content"]


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_templates_and_files_with_macros_are_read_too(
    kind: str, word: Callable[..., bytes]
) -> None:
    assert _only(word(P, main_type=kind)).text == DATE


def _flat(body: str, header: str) -> bytes:
    part = (
        '<pkg:part pkg:name="/word/{}.xml"><pkg:xmlData><w:{} xmlns:w="{}">{}</w:{}>'
        "</pkg:xmlData></pkg:part>"
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package '
        'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        + part.format(
            "document", "document", space, f"<w:body>{body}</w:body>", "document"
        )
        + part.format("header1", "hdr", space, header, "hdr")
        + "</pkg:package>"
    ).encode()


def test_a_word_file_laid_flat_is_read_like_a_packed_one() -> None:
    document = read(_flat(TABLE.format(P), P), "minutes.xml")
    assert document.state is DocumentState.READ
    assert [(b.text, b.part, b.where) for b in document.blocks] == [
        (f"Date of next conference\t{DATE}", Part.BODY, "table 1, row 1"),
        (DATE, Part.HEADER, "page header"),
    ]


def test_a_word_file_of_2003_saved_as_xml_is_read() -> None:
    data = (
        '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/'
        f'office/word/2003/wordml"><w:body>{P}<w:sectPr><w:hdr>{P}</w:hdr></w:sectPr>'
        "</w:body></w:wordDocument>"
    )
    blocks = read(data.encode(), "minutes.xml").blocks
    assert [(b.text, b.part) for b in blocks] == [
        (DATE, Part.HEADER),
        (DATE, Part.BODY),
    ]
