"""The fast way through the plain parts of a Word file gives what the careful one gives."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gp_toolkit.model.document import Block, Part
from gp_toolkit.reading.flow import Chunk, Flow
from gp_toolkit.reading.flow_blocks import BlockMaker
from gp_toolkit.reading.package import parse_xml
from gp_toolkit.reading.word_plain import plain_part
from gp_toolkit.reading.word_styles import Styles
from gp_toolkit.reading.word_tree import careful_flow_of, flow_of
from tests.reading.making.minutes import every_place

STYLES = Styles(headings=frozenset({"H"}), struck=frozenset({"gone"}))
WORD = {m.name: m.data for m in every_place() if m.name.endswith("docx")}
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def _blocks(flow: Flow) -> list[Block]:
    def include(chunk: Chunk) -> list[Block]:
        return [Block(text=f"included {chunk.id}")]

    return BlockMaker(include).blocks(flow, Part.BODY)


def _check(xml: bytes, *, must_parse: bool = True, must_be_plain: bool = False) -> None:
    """The fast way gives what the careful one gives, or leaves the part to it."""
    root, _, _ = parse_xml(xml)
    if root is None:
        assert not must_parse
        return
    part = plain_part(xml)
    flow = flow_of(part, STYLES) if part is not None else None
    if flow is None:
        assert not must_be_plain
        return
    assert _blocks(flow) == _blocks(careful_flow_of(root, STYLES))


RUN = "<w:r><w:t>2 June</w:t></w:r>"
PLAIN_PIECES = st.sampled_from(
    [
        RUN,
        "<w:r><w:t xml:space='preserve'> </w:t></w:r>",
        '<w:r w:rsidR="00A1"><w:t xml:space="preserve"> &amp; 3 &lt;&#x2019;\r\n</w:t></w:r>',
        "<w:r><w:t/><w:tab/><w:t>10am</w:t><w:br/><w:t>Room</w:t></w:r>",
        "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>",
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r>",
        "<w:proofErr/><w:bookmarkStart w:id='3' w:name='a&gt;b'/>",
        "<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>",
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{RUN}</w:sdtContent></w:sdt>",
        (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/><w:date/></w:sdtPr><w:sdtContent>{RUN}"
            "</w:sdtContent></w:sdt>"
        ),
    ]
)
CAREFUL_PIECES = st.sampled_from(
    [
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>4 June</w:t></w:r>",
        "<w:r><w:rPr><w:rStyle w:val='gone'/></w:rPr><w:t>4 June</w:t></w:r>",
        "<w:ins><w:r><w:t>11 June</w:t></w:r></w:ins>",
        '<w:ins w:id="1" w:author="Chair"><w:r><w:t>11 June</w:t></w:r></w:ins>',
        '<w:del w:id="2" w:author="Chair"><w:r><w:tab/></w:r></w:del>',
        "<w:moveFrom><w:r><w:t>12 June</w:t></w:r></w:moveFrom>",
        "<w:del><w:r><w:delText>9 June</w:delText></w:r></w:del>",
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        "<w:r><w:sym w:font='Symbol' w:char='F0B7'/></w:r>",
        "<w:r><w:t other='1'>odd</w:t></w:r>",
        (
            f"<w:sdt><w:sdtPr><w:date w:fullDate='2026-06-02T00:00:00Z'/></w:sdtPr>"
            f"<w:sdtContent>{RUN}</w:sdtContent></w:sdt>"
        ),
        (
            "<w:sdt><w:sdtPr><w:dropDownList w:lastValue='7'/></w:sdtPr>"
            "<w:sdtContent><w:r><w:t> </w:t></w:r></w:sdtContent></w:sdt>"
        ),
        (
            f"<w:r><w:pict><w:txbxContent><w:p>{RUN}</w:p><w:p/><w:tbl><w:tr><w:tc><w:p>"
            f"{RUN}</w:p></w:tc></w:tr></w:tbl></w:txbxContent></w:pict></w:r>"
        ),
    ]
)
PIECES = PLAIN_PIECES | CAREFUL_PIECES
PROPERTIES = st.sampled_from(
    [
        "",
        "<w:pPr><w:pStyle w:val='H'/></w:pPr>",
        "<w:pPr><w:pStyle w:val='H'/><w:outlineLvl w:val='9'/></w:pPr>",
        "<w:pPr><w:tabs><w:tab w:pos='9'/></w:tabs><w:outlineLvl w:val='1'/></w:pPr>",
        "<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>",
        "<w:pPr><w:pPrChange><w:pPr><w:pStyle w:val='H'/></w:pPr></w:pPrChange></w:pPr>",
    ]
)


def _paragraphs(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, properties, inner: f"{tag}\n{properties}{''.join(inner)}</w:p>",
        st.sampled_from(["<w:p>", '<w:p w:rsidR="00AF" w:rsidRDefault="00B1">']),
        PROPERTIES,
        st.lists(pieces, max_size=3),
    ) | st.just('<w:p w:rsidR="00AF"/>')


def _tables(
    paragraphs: st.SearchStrategy[str], marks: st.SearchStrategy[str]
) -> st.SearchStrategy[str]:
    cells = st.builds(
        lambda inner: f"<w:tc>\n<w:tcPr/>{''.join(inner)}</w:tc>",
        st.lists(paragraphs, min_size=1, max_size=3),
    )
    rows = st.builds(
        lambda marks, cells: f"<w:tr>{marks}{''.join(cells)}</w:tr>",
        marks,
        st.lists(cells, min_size=1, max_size=3),
    )
    return st.builds(
        lambda rows: f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>",
        st.lists(rows, min_size=1, max_size=3),
    )


PLAIN_PARAGRAPHS, PARAGRAPHS = _paragraphs(PLAIN_PIECES), _paragraphs(PIECES)
PLAIN_TABLES = _tables(PLAIN_PARAGRAPHS, st.just(""))
TABLES = _tables(
    PARAGRAPHS,
    st.sampled_from(["", "", "<w:trPr><w:ins/></w:trPr>", "<w:trPr><w:del/></w:trPr>"]),
)
NESTED = st.builds(
    lambda before, table, after: (
        f"<w:tbl><w:tr><w:tc>{before}{table}{after}<w:p/></w:tc>"
        "<w:tc><w:p/></w:tc></w:tr></w:tbl>"
    ),
    st.just("") | PARAGRAPHS,
    TABLES,
    st.just("") | TABLES,
)
# Content controls round a paragraph, a cell and a row.
CONTROLS = st.builds(
    lambda held, value: held.format(f"<w:sdtPr>{value}</w:sdtPr>"),
    st.sampled_from(
        [
            f"<w:sdt>{{}}<w:sdtContent><w:p>{RUN}</w:p></w:sdtContent></w:sdt>",
            (
                f"<w:tbl><w:tr><w:tc><w:p/></w:tc><w:sdt>{{}}<w:sdtContent><w:tc><w:p>{RUN}"
                "</w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>"
            ),
            (
                f"<w:tbl><w:sdt>{{}}<w:sdtContent><w:tr><w:tc><w:p>{RUN}</w:p></w:tc></w:tr>"
                "</w:sdtContent></w:sdt></w:tbl>"
            ),
            (
                f"<w:tbl><w:tr><w:tc><w:sdt>{{}}<w:sdtContent><w:p>{RUN}</w:p>"
                "</w:sdtContent></w:sdt></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
            ),
        ]
    ),
    st.sampled_from(["", "<w:date w:fullDate='2026-06-09T00:00:00Z'/>", "<w:text/>"]),
)
ODD = st.sampled_from(
    [
        RUN,
        "<w:altChunk/>",
        "<w:sectPr/>",
        "<w:bookmarkEnd/>",
        "<!-- <w:p/> -->",
        "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>",
        "<w:tbl><w:tr/></w:tbl>",
        "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:p/></w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:tc>{RUN}<w:p/></w:tc></w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:tc><w:p/>{RUN}</w:tc></w:tr></w:tbl>",
        f"<w:p><w:r><w:p>{RUN}</w:p></w:r></w:p>",
        f"<w:ins><w:p>{RUN}</w:p></w:ins>",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PLAIN_PARAGRAPHS | PLAIN_TABLES, max_size=5))
def test_what_is_plain_is_read_fast_and_alike(body: list[str]) -> None:
    xml = f"<w:document {NAMES}><w:body>{''.join(body)}</w:body></w:document>"
    _check(xml.encode(), must_be_plain=True)


@settings(max_examples=100, deadline=None)
@given(st.lists(PARAGRAPHS | _tables(PARAGRAPHS, st.just("")), max_size=5))
def test_paragraphs_that_need_care_are_cut_out_and_read_alike(body: list[str]) -> None:
    xml = f"<w:document {NAMES}><w:body>{''.join(body)}</w:body></w:document>"
    _check(xml.encode(), must_be_plain="gone" not in xml)


BODIES = st.lists(PARAGRAPHS | TABLES | NESTED | ODD | CONTROLS, max_size=5)


@settings(max_examples=150, deadline=None)
@given(BODIES)
def test_made_up_bodies_are_read_alike(body: list[str]) -> None:
    _check(
        f"<w:document {NAMES}><w:body>{''.join(body)}</w:body></w:document>".encode()
    )


@settings(max_examples=40, deadline=None)
@given(BODIES)
def test_made_up_headers_are_read_alike(body: list[str]) -> None:
    _check(f"<w:hdr {NAMES}>{''.join(body)}</w:hdr>".encode())


def test_thousands_of_drawings_without_words_do_not_hold_the_reader_up() -> None:
    drawing = "<w:p><w:r><w:drawing><w:a/></w:drawing></w:r></w:p>"
    body = drawing * 20_000 + f"<w:p>{RUN}</w:p>"
    xml = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    assert plain_part(xml.encode()) is None
    _check(xml.encode())


def _parts(data: bytes) -> list[bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = [n for n in archive.namelist() if n.startswith("word/")]
            return [archive.read(n) for n in names if n.endswith(".xml")]
    except Exception:  # noqa: BLE001 (damaged on purpose)
        return []


@pytest.mark.parametrize("name", WORD)
def test_minutes_are_read_alike(name: str) -> None:
    for part in _parts(WORD[name]):
        _check(part)


@pytest.mark.slow
def test_odd_files_are_read_alike(bad_inputs: Path) -> None:
    for path in sorted((bad_inputs / "docx").rglob("*.docx")):
        for part in _parts(path.read_bytes()):
            _check(part, must_parse=False)
