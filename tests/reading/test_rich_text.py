"""Rich text: what is on the page is read, with its place; what is not is left out."""

import pytest

from gp_toolkit.model.document import DocumentState, Part
from gp_toolkit.reading.read import read

DATE = "Tuesday 2 June 2026"


def _rtf(body: str) -> bytes:
    head = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}"
        r"{\f1\fnil\fcharset2 Wingdings;}{\f2\fnil\fcharset238 Arial CE;}}"
        r"{\stylesheet{\s0 Normal;}{\s3\outlinelevel0 heading 1;}}"
        r"{\info{\title Not on the page}}{\*\generator Invented;}"
    )
    return f"{head}{body}}}".encode("latin-1")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rf"Next: \b {DATE}\b0\par", f"Next: {DATE}"),
        (r"2 June\~2026 \endash  10am\par", "2 June\xa02026 – 10am"),
        (r"Caf\'e9 \'96 10am", "Café – 10am"),
        (r"Se\u225\'e1n O\u8217\'92Rourke", "Seán O’Rourke"),
        (r"\uc0\u50\u32 June", "2 June"),
        (r"\uc2\u8211\'81\'82 June", "– June"),
        (r"\u-3913 ? x", "• x"),
        (r"\u55357 ?\u56517 ?", "📅"),
        (r"{\f2 \'9ae\'9ei}", "šeži"),
        (r"{\f1 \'fe} Review", "☑ Review"),
        (r"a\{b\}\\c", r"a{b}\c"),
        ("2 Ju\r\nne\\\r\n2026", "2 June\n2026"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt the form}}", "the form"),
        (r'{\field{\*\fldinst SYMBOL 254 \\f "Wingdings"}{\fldrslt }}', "☑"),
        (r"{\upr{2 J?ne}{\*\ud{2 J\u252 ?ne}}}", "2 Jüne"),
        (r"{\*\unknown not text}{\pict\wmetafile8 0102}{\listtext 1.\tab}x", "x"),
        (r"x{\*\bkmkstart Next}y{\*\bkmkend Next}", "xy"),
        (r"{\object{\*\objdata 0102}{\result in an object}}", "in an object"),
        (r"\strike 4 \b Ju\b0 ne\strike0  11 June", "~~4 June~~ 11 June"),
        (r"{\nonshppict{\pict 01}}2 June\line 10am", "2 June\n10am"),
    ],
)
def test_words_are_those_on_the_page(body: str, text: str) -> None:
    document = read(_rtf(body), "minutes.rtf")
    assert (document.media, document.state) == ("rtf", DocumentState.READ)
    assert "\n".join(block.text for block in document.blocks) == text


def test_bytes_of_a_picture_are_not_taken_for_words() -> None:
    data = _rtf("x{\\pict\\bin5 }}{{\\ 2}\\par y")
    assert read(data, "x").text == "x\ny"


def test_a_table_keeps_its_cells_and_lines() -> None:
    row = r"\trowd\cellx1\cellx2\pard\intbl {}\cell {}\cell\row"
    body = (
        r"Before\par"
        + row.replace("{}", "Next", 1).replace("{}", rf"{DATE}\par 10am", 1)
        + row.replace("{}", "Venue", 1).replace("{}", "", 1)
        + r"\pard After\par"
    )
    blocks = read(_rtf(body), "x").blocks
    assert [(b.text, b.where) for b in blocks] == [
        ("Before", "paragraph 1"),
        (f"Next\t{DATE}\n10am", "table 1, row 1"),
        ("Venue\t", "table 1, row 2"),
        ("After", "paragraph 2"),
    ]


def test_a_table_in_a_cell_keeps_its_place() -> None:
    body = (
        r"\trowd\cellx1\cellx2\pard\intbl Next\cell "
        rf"\pard\intbl\itap2 Date\nestcell {DATE}\nestcell"
        r"{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}{\nonesttables\par}"
        r"\pard\intbl\itap1 below\cell\row\pard "
    )
    blocks = read(_rtf(body), "x").blocks
    assert [(b.text, b.where) for b in blocks] == [
        ("Next\tbelow", "table 1, row 1"),
        (f"Date\t{DATE}", "table 1, row 1, table 2, row 1"),
    ]


STORIES = {
    "page header": (rf"{{\header {DATE}\par}}x", Part.HEADER),
    "page footer": (rf"{{\footerf {DATE}\par}}x", Part.FOOTER),
    "footnote": (rf"x{{\super\chftn{{\footnote\pard {DATE}}}}}", Part.FOOTNOTE),
    "endnote": (rf"x{{\footnote\ftnalt {DATE}}}", Part.ENDNOTE),
    "comment": (
        rf"x{{\*\atnid AB}}{{\*\atnauthor A}}{{\*\annotation {{\*\atndate 1}}{DATE}}}",
        Part.COMMENT,
    ),
    "text box": (
        (
            rf"x{{\shp{{\*\shpinst{{\sp{{\sn a}}{{\sv b}}}}{{\shptxt {DATE}\par}}}}"
            rf"{{\shprslt {DATE}}}}}"
        ),
        Part.TEXT_BOX,
    ),
}
BOXES = {
    "an old drawing": rf"x{{\*\do\dptxbx{{\dptxbxtext {DATE}\par}}}}",
    "lettering": rf"x{{\shp{{\*\shpinst{{\sp{{\sn gtextUNICODE}}{{\sv {DATE}}}}}}}}}",
}


@pytest.mark.parametrize("place", STORIES)
def test_the_date_is_found_once_with_its_place_in(place: str) -> None:
    body, part = STORIES[place]
    found = [b for b in read(_rtf(body), "x").blocks if DATE in b.text]
    assert [(b.text, b.part, b.where) for b in found] == [(DATE, part, place)]


@pytest.mark.parametrize("place", BOXES)
def test_a_text_box_is_also(place: str) -> None:
    found = [b for b in read(_rtf(BOXES[place]), "x").blocks if DATE in b.text]
    assert [(b.text, b.part) for b in found] == [(DATE, Part.TEXT_BOX)]


def test_deletions_are_left_out_and_both_changes_are_flagged() -> None:
    body = (
        r"Next: {\deleted 4 June}{\revised 11 June}\par Unchanged\par {\deleted x}\par"
    )
    blocks = read(_rtf(body), "x").blocks
    assert [(b.text, b.changed) for b in blocks] == [
        ("Next: 11 June", True),
        ("Unchanged", False),
    ]


def _form(more: str, result: str = "") -> str:
    return rf"{{\field{{\*\fldinst FORM {{\*\formfield{{{more}}}}}}}{{\fldrslt {result}}}}}"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (_form(rf"\fftype0{{\*\ffdeftext {DATE}}}"), DATE),
        (_form(r"\fftype0{\*\ffdeftext x}", DATE), DATE),
        (_form(r"\fftype1\ffres1{\*\ffname a}"), "☒"),
        (_form(r"\fftype1\ffres25\ffdefres0"), "☐"),
        (_form(rf"\fftype2\ffres1{{\*\ffl to come}}{{\*\ffl {DATE}}}"), DATE),
        (_form(r"\fftype2\ffres9{\*\ffl to come}"), ""),
    ],
)
def test_old_form_fields_give_what_they_hold(body: str, text: str) -> None:
    assert read(_rtf(f"Next: {body}."), "x").text == f"Next: {text}."


def test_headings_are_known_by_style_and_by_outline() -> None:
    body = r"\pard\s3 a\par\pard\s0 b\par\pard\outlinelevel1 c\par"
    assert [b.heading for b in read(_rtf(body), "x").blocks] == [True, False, True]


def test_a_header_that_each_section_repeats_is_shown_once() -> None:
    body = r"{\header H\par}a\sect{\header H\par}b\sect{\header Other\par}c"
    assert read(_rtf(body), "x").text == "H\nOther\na\nb\nc"


def test_a_file_cut_short_gives_what_it_has_and_says_so() -> None:
    document = read(_rtf(rf"Next: {DATE}\par{{\b more")[:-2], "x")
    assert document.text.startswith(f"Next: {DATE}")
    assert [p.code for p in document.problems] == ["partly_damaged"]


def test_groups_without_end_are_refused() -> None:
    document = read(b"{\\rtf1 " + b"{" * 100_000, "x")
    assert document.state is DocumentState.REFUSED


def test_a_web_page_wrapped_in_rich_text_is_read_as_a_page() -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0 Arial;}}"
        rb"{\*\htmltag64 <html><body><table><tr><td>}Next\htmlrtf {\f0 shadow\htmlrtf0 "
        rb"\htmlrtf }\htmlrtf0{\*\htmltag84 </td><td>}2 June\'a0 2026\u8211 ?"
        rb"{\*\htmltag92 </td></tr></table></body></html>}}"
    )
    (block,) = read(data, "x").blocks
    assert (block.text, block.table, block.row) == ("Next\t2 June 2026–", 1, 1)
