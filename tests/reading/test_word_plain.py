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


def _check(xml: bytes, *, must_parse: bool = True) -> None:
    root, _, _ = parse_xml(xml)
    if root is None:
        assert not must_parse
        return
    assert _blocks(flow_of(root, STYLES)) == _blocks(careful_flow_of(root, STYLES))


PIECES = st.sampled_from(
    [
        "<w:r><w:t>2 June</w:t></w:r>",
        "<w:r><w:t xml:space='preserve'> </w:t></w:r>",
        "<w:r><w:t/><w:tab/><w:t>10am</w:t><w:br/><w:t>Room</w:t></w:r>",
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>4 June</w:t></w:r>",
        "<w:r><w:rPr><w:rStyle w:val='gone'/></w:rPr><w:t>4 June</w:t></w:r>",
        "<w:ins><w:r><w:t>11 June</w:t></w:r></w:ins>",
        "<w:del><w:r><w:delText>9 June</w:delText></w:r></w:del>",
        "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>",
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>held</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r>",
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        "<w:proofErr/><w:bookmarkStart/>",
        "<w:r><w:noBreakHyphen/><w:sym w:font='Symbol' w:char='F0B7'/></w:r>",
    ]
)
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
PARAGRAPHS = st.builds(
    lambda properties, pieces: f"<w:p>\n{properties}{''.join(pieces)}</w:p>",
    PROPERTIES,
    st.lists(PIECES, max_size=3),
)
CELLS = st.builds(
    lambda inner: f"<w:tc>\n<w:tcPr/>{''.join(inner)}</w:tc>",
    st.lists(PARAGRAPHS, min_size=1, max_size=3),
)
ROWS = st.builds(
    lambda marks, cells: f"<w:tr>{marks}{''.join(cells)}</w:tr>",
    st.sampled_from(["", "", "<w:trPr><w:ins/></w:trPr>", "<w:trPr><w:del/></w:trPr>"]),
    st.lists(CELLS, max_size=3),
)
TABLES = st.builds(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>", st.lists(ROWS))
NESTED = st.builds(
    lambda table: f"<w:tbl><w:tr><w:tc>{table}<w:p/></w:tc></w:tr></w:tbl>", TABLES
)
ODD = st.sampled_from(
    ["<w:r><w:t>loose</w:t></w:r>", "<w:altChunk/>", "<w:sectPr/>", "<w:bookmarkEnd/>"]
)
CONTROL = st.builds(
    lambda p: f"<w:sdt><w:sdtContent>{p}</w:sdtContent></w:sdt>", PARAGRAPHS
)
BODIES = st.lists(PARAGRAPHS | TABLES | NESTED | ODD | CONTROL, max_size=5)


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
