"""OpenDocument texts: what is on the page is read, with its place."""

import pytest

from gp_toolkit.model.document import DocumentState, Part
from gp_toolkit.reading.read import read
from tests.reading.making.open_document import make_open_document

DATE = "Tuesday 2 June 2026"
P = f"<text:p>{DATE}</text:p>"
CELL = "<table:table-cell>{}</table:table-cell>"
LABEL = CELL.format("<text:p>Next conference</text:p>")
TABLE = f"<table:table><table:table-row>{LABEL}{CELL}</table:table-row></table:table>"

BODIES = {
    "paragraph 1": P,
    "a list": f"<text:list><text:list-item>{P}</text:list-item></text:list>",
    "a section": f"<text:section>{P}</text:section>",
    "a link": f"<text:p><text:a>{DATE}</text:a></text:p>",
    "a field": f"<text:p><text:date>{DATE}</text:date></text:p>",
    "table 1, row 1": TABLE.format(P),
    "table 1, row 1, table 2, row 1": TABLE.format(TABLE.format(P)),
    "a heading row": "<table:table><table:table-header-rows><table:table-row>"
    f"{CELL.format(P)}</table:table-row></table:table-header-rows></table:table>",
    "text box": f"<text:p><draw:frame><draw:text-box>{P}</draw:text-box><draw:image/>"
    "</draw:frame></text:p>",
    "a shape": f"<text:p><draw:custom-shape>{P}</draw:custom-shape></text:p>",
    "a frame of the page": f"<draw:frame><draw:text-box>{P}</draw:text-box></draw:frame>",
    "footnote": "<text:p>x<text:note text:note-class='footnote'><text:note-citation>1"
    f"</text:note-citation><text:note-body>{P}</text:note-body></text:note></text:p>",
    "endnote": "<text:p>x<text:note text:note-class='endnote'>"
    f"<text:note-body>{P}</text:note-body></text:note></text:p>",
    "comment": "<text:p>x<office:annotation><dc:creator>A</dc:creator>"
    f"{P}</office:annotation></text:p>",
    "a content control": f"<text:p><loext:content-control>{DATE}</loext:content-control>"
    "</text:p>",
    "a form control": "<office:forms><form:form><form:date form:id='c1' "
    f"form:current-value='{DATE}'/></form:form></office:forms>"
    "<text:p><draw:control draw:control='c1'/></text:p>",
    "an old form list": "<text:p><field:fieldmark field:type='"
    "vnd.oasis.opendocument.field.FORMDROPDOWN'>"
    "<field:param field:name='Dropdown_ListEntry' field:value='to come'/>"
    f"<field:param field:name='Dropdown_ListEntry' field:value='{DATE}'/>"
    "<field:param field:name='Dropdown_Selected' field:value='1'/></field:fieldmark>"
    "</text:p>",
    "a drop-down": "<text:p><text:drop-down><text:label text:value='to come'/>"
    f"{DATE}</text:drop-down></text:p>",
}
PARTS = {
    "text box": Part.TEXT_BOX,
    "footnote": Part.FOOTNOTE,
    "endnote": Part.ENDNOTE,
    "comment": Part.COMMENT,
}
FLAT = pytest.mark.parametrize("flat", [False, True], ids=["packed", "flat"])


@FLAT
@pytest.mark.parametrize("place", BODIES)
def test_the_date_is_found_once_in(place: str, *, flat: bool) -> None:
    document = read(make_open_document(BODIES[place], flat=flat), "minutes.odt")
    assert (document.media, document.state) == ("odt", DocumentState.READ)
    (block,) = [b for b in document.blocks if DATE in b.text]
    assert block.text.count(DATE) == 1
    if place in PARTS:
        assert block.part is PARTS[place]
    if place in PARTS or "1" in place:
        assert block.where == place


@FLAT
def test_headers_and_footers_are_read_from_the_styles(*, flat: bool) -> None:
    data = make_open_document("<text:p>x</text:p>", header=P, footer=P, flat=flat)
    blocks = read(data, "x").blocks
    assert [(b.part, b.where) for b in blocks] == [
        (Part.HEADER, "page header"),
        (Part.BODY, "paragraph 1"),
        (Part.FOOTER, "page footer"),
    ]


def test_deletions_are_left_out_and_both_changes_are_flagged() -> None:
    body = (
        "<text:tracked-changes><text:changed-region text:id='d'><text:deletion>"
        "<text:p>4 June</text:p></text:deletion></text:changed-region>"
        "<text:changed-region text:id='i'><text:insertion/></text:changed-region>"
        "<text:changed-region text:id='f'><text:format-change/></text:changed-region>"
        "</text:tracked-changes>"
        "<text:p>Next: <text:change text:change-id='d'/></text:p>"
        "<text:p><text:change-start text:change-id='i'/>11 June</text:p>"
        "<text:p>10am<text:change-end text:change-id='i'/></text:p>"
        "<text:p><text:change-start text:change-id='f'/>bold<text:change-end "
        "text:change-id='f'/></text:p>"
    )
    blocks = read(make_open_document(body), "x").blocks
    assert [(b.text, b.changed) for b in blocks] == [
        ("Next:", True),
        ("11 June", True),
        ("10am", True),
        ("bold", False),
    ]


def test_struck_out_words_are_marked() -> None:
    styles = (
        "<style:style style:name='T1'><style:text-properties "
        "style:text-line-through-style='solid'/></style:style>"
    )
    body = "<text:p><text:span text:style-name='T1'>4 June</text:span> 11 June</text:p>"
    assert (
        read(make_open_document(body, styles=styles), "x").text == "~~4 June~~ 11 June"
    )


def test_spaces_tabs_and_line_breaks_are_kept() -> None:
    body = (
        "<text:p>Next:<text:s text:c='2'/>2\n   June<text:tab/>10am<text:line-break/>"
        "Room<text:s/>3</text:p><text:h>Part</text:h>"
    )
    blocks = read(make_open_document(body), "x").blocks
    assert [(b.text, b.heading) for b in blocks] == [
        ("Next:  2 June\t10am\nRoom 3", False),
        ("Part", True),
    ]


def test_a_wide_cell_is_one_cell_and_a_tall_one_leaves_its_place() -> None:
    wide = "<table:table-cell table:number-columns-spanned='2'>{}</table:table-cell>"
    covered = "<table:covered-table-cell/>"
    rows = (
        f"<table:table-row>{wide.format('<text:p>Next</text:p>')}{covered}{CELL}"
        f"</table:table-row><table:table-row>{covered}{CELL}</table:table-row>"
    ).replace("{}", P)
    data = make_open_document(f"<table:table>{rows}</table:table>")
    assert [b.text for b in read(data, "x").blocks] == [f"Next\t{DATE}", f"\t{DATE}"]


@pytest.mark.parametrize(
    ("control", "text"),
    [
        ("<loext:content-control loext:checkbox='true' loext:checked='true'/>", "☒"),
        ("<loext:content-control loext:checkbox='true'>☐</loext:content-control>", "☐"),
        (
            (
                "<loext:content-control loext:date='true' loext:current-date='2026-06-02T'>"
                "2 June</loext:content-control>"
            ),
            "2 June (2026-06-02)",
        ),
        (
            (
                "<field:fieldmark field:type='x.FORMCHECKBOX'><field:param "
                "field:name='Checkbox_Checked' field:value='true'/></field:fieldmark>"
            ),
            "☒",
        ),
    ],
)
def test_controls_give_what_they_hold(control: str, text: str) -> None:
    assert read(make_open_document(f"<text:p>{control}</text:p>"), "x").text == text


def test_a_file_with_broken_xml_gives_what_can_be_saved() -> None:
    document = read(make_open_document(f"{P}<text:p></text:h>{P}"), "x")
    assert document.text.count(DATE) == 2
    assert [p.code for p in document.problems] == ["partly_damaged"]


def test_a_spreadsheet_of_the_same_family_is_told_apart() -> None:
    media = "application/vnd.oasis.opendocument.spreadsheet"
    document = read(make_open_document(P, media=media), "x")
    assert [p.code for p in document.problems] == ["spreadsheet"]
