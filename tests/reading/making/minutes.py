"""Minutes with the next date in one place, for every place of every format.

The same words each time, so that what is found can only differ by the place.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gp_toolkit.model.document import Part
from tests.reading.conftest import make_mail, make_word
from tests.reading.making.old_word import (
    INNER_CELL,
    INNER_ROW_END,
    INSERTED,
    Para,
    line,
    make_old_word,
    row,
)
from tests.reading.making.open_document import make_open_document
from tests.reading.making.outlook import attachment, make_outlook, packed_rtf

DAY = "Tuesday 2 June 2026"
LABEL = "Date of next review conference"
NEXT = f"{LABEL}: {DAY} at 10am"
TITLE = "Review Child Protection Conference"
HELD = "Date of conference: Tuesday 10 March 2026"
CHILD = "Child: Ava Carter, born 4 June 2018"


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """One file.

    Attributes:
        name: Its name, which says format and place.
        data: Its bytes.
        where: How the place of the date must begin.
        part: The part that it must lie in.
        changed: Whether a tracked change touches it.
    """

    name: str
    data: bytes
    where: str = ""
    part: Part = Part.BODY
    changed: bool = False


def every_place() -> Iterator[Minutes]:
    """All of them."""
    yield from _word(strict=False)
    yield from _word(strict=True)
    yield from _old_word()
    yield from _rich_text()
    yield from _open_document()
    yield from _web_page()
    yield from _messages()


# Word ------------------------------------------------------------------------


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _tc(inner: str) -> str:
    return f"<w:tc>{inner}</w:tc>"


def _tbl(*cells: str) -> str:
    return f"<w:tbl><w:tr>{''.join(cells)}</w:tr></w:tbl>"


def _sdt(inner: str, properties: str = "") -> str:
    return (
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent>"
        "</w:sdt>"
    )


_RUN = f"<w:r><w:t>{NEXT}</w:t></w:r>"
_CELL = _tc(_p(LABEL))
_PICKER = "<w:date w:fullDate='2026-06-02T00:00:00Z'/>"
_EMPTY_PICKER = f"<w:showingPlcHdr/>{_PICKER}"
_BOUND = (
    "<w:showingPlcHdr/><w:dataBinding w:prefixMappings=\"xmlns:a='urn:a'\" "
    'w:xpath="/a:form[1]/a:next[1]" w:storeItemID="{1}"/><w:text/>'
)
_FIELD = (
    "<w:p><w:r><w:t xml:space='preserve'>" + LABEL + ": </w:t></w:r><w:r><w:fldChar "
    "w:fldCharType='begin'><w:ffData>{}</w:ffData></w:fldChar></w:r><w:r><w:instrText>"
    "FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r>"
    "<w:fldChar w:fldCharType='end'/></w:r></w:p>"
)
_BOX = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
    f"<w:txbxContent>{_p(NEXT)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{_p(NEXT)}</w:txbxContent>"
    "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
_BODIES = {
    "body": (_p(NEXT), "paragraph 4"),
    "table cell": (_tbl(_CELL, _tc(_p(DAY))), "table 1, row 1"),
    "nested table": (
        _tbl(_tc(_p("Plan") + _tbl(_CELL, _tc(_p(DAY))) + "<w:p/>")),
        "table 1, row 1, table 2, row 1",
    ),
    "content control in a line": (f"<w:p>{_sdt(_RUN)}</w:p>", "paragraph 4"),
    "content control round a paragraph": (_sdt(_p(NEXT)), "paragraph 4"),
    "content control round a cell": (_tbl(_CELL, _sdt(_tc(_p(DAY)))), "table 1, row 1"),
    "content control round a row": (
        f"<w:tbl>{_sdt(f'<w:tr>{_CELL}{_tc(_p(DAY))}</w:tr>')}</w:tbl>",
        "table 1, row 1",
    ),
    "value of a date picker": (
        _tbl(_CELL, _tc(f"<w:p>{_sdt('', _PICKER)}</w:p>")),
        "table 1, row 1",
    ),
    "value behind a placeholder": (
        _tbl(_CELL, _tc(_sdt(_p("Click to enter a date"), _EMPTY_PICKER))),
        "table 1, row 1",
    ),
    "bound property": (_tbl(_CELL, _tc(_sdt(_p("Next"), _BOUND))), "table 1, row 1"),
    "text box": (_BOX, "text box"),
    "tracked insertion": (f"<w:p><w:ins w:id='1'>{_RUN}</w:ins></w:p>", "paragraph 4"),
    "tracked move": (
        f"<w:p><w:moveTo w:id='1'>{_RUN}</w:moveTo></w:p>",
        "paragraph 4",
    ),
    "old form field": (
        _FIELD.format(f"<w:textInput><w:default w:val='{DAY}'/></w:textInput>"),
        "paragraph 4",
    ),
    "old form list": (
        _FIELD.format(
            "<w:ddList><w:result w:val='1'/><w:listEntry w:val='x'/><w:listEntry "
            f"w:val='{DAY}'/></w:ddList>"
        ),
        "paragraph 4",
    ),
    "link": (f"<w:p><w:hyperlink>{_RUN}</w:hyperlink></w:p>", "paragraph 4"),
    "included web page": ("<w:altChunk r:id='chunk'/>", "included document, line 1"),
}
_PARTS = {
    "header": ("hdr", _p(NEXT), Part.HEADER, "page header"),
    "footer": ("ftr", _p(NEXT), Part.FOOTER, "page footer"),
    "footnote": (
        "footnotes",
        f"<w:footnote>{_p(NEXT)}</w:footnote>",
        Part.FOOTNOTE,
        "footnote",
    ),
    "endnote": (
        "endnotes",
        f"<w:endnote>{_p(NEXT)}</w:endnote>",
        Part.ENDNOTE,
        "endnote",
    ),
    "comment": (
        "comments",
        f"<w:comment>{_p(NEXT)}</w:comment>",
        Part.COMMENT,
        "comment",
    ),
}
_OPENING = _p(TITLE) + _p(HELD) + _p(CHILD)


def _word(*, strict: bool) -> Iterator[Minutes]:
    flavour = "strict docx" if strict else "docx"
    extra = {
        "chunk:word/a.html": f"<html><body><p>{NEXT}</p></body></html>".encode(),
        "customXml/item1.xml": f"<form xmlns='urn:a'><next>{DAY}</next></form>".encode(),
        "customXml/itemProps1.xml": b'<d:item xmlns:d="urn:d" d:itemID="{1}"/>',
    }
    for place, (body, where) in _BODIES.items():
        yield Minutes(
            name=f"{place}.{flavour}",
            data=make_word(_OPENING + body, strict=strict, extra=extra),
            where=where,
            part=Part.TEXT_BOX if place == "text box" else Part.BODY,
            changed=place.startswith("tracked"),
        )
    for place, (root, inner, part, where) in _PARTS.items():
        data = make_word(_OPENING, strict=strict, parts={root: inner})
        yield Minutes(name=f"{place}.{flavour}", data=data, where=where, part=part)


# Old Word --------------------------------------------------------------------


def _old_word() -> Iterator[Minutes]:
    opening = [line(TITLE), line(HELD), line(CHILD)]

    def made(place: str, data: bytes, where: str, part: Part = Part.BODY) -> Minutes:
        changed = place.startswith("tracked")
        return Minutes(
            name=f"{place}.doc", data=data, where=where, part=part, changed=changed
        )

    yield made("body", make_old_word([*opening, line(NEXT)]), "paragraph 4")
    yield made("table", make_old_word([*opening, *row(LABEL, DAY)]), "table 1, row 1")
    inner = [
        Para([(f"{LABEL}\r", b"")], INNER_CELL),
        Para([(f"{DAY}\r", b"")], INNER_CELL),
        Para([("\r", b"")], INNER_ROW_END),
    ]
    nested = make_old_word([*opening, *inner, *row("Plan", "")])
    yield made("nested table", nested, "table 1, row 1, table 2, row 1")
    added = Para([(f"{NEXT}\r", INSERTED)])
    yield made("tracked insertion", make_old_word([*opening, added]), "paragraph 4")
    lines = [line(NEXT)]
    stories = {
        "footnote": (make_old_word(opening, notes=lines), Part.FOOTNOTE),
        "endnote": (make_old_word(opening, ends=lines), Part.ENDNOTE),
        "comment": (make_old_word(opening, comments=lines), Part.COMMENT),
        "text box": (make_old_word(opening, boxes=lines), Part.TEXT_BOX),
        "page header": (make_old_word(opening, headers=[[], lines]), Part.HEADER),
        "page footer": (
            make_old_word(opening, headers=[[], [], [], lines]),
            Part.FOOTER,
        ),
    }
    for place, (data, part) in stories.items():
        yield made(place, data, place, part)


# Rich text -------------------------------------------------------------------


def _rich_text() -> Iterator[Minutes]:
    opening = rf"{TITLE}\par {HELD}\par {CHILD}\par "
    row_of = rf"\trowd\cellx1\cellx2\pard\intbl {LABEL}\cell {DAY}\cell\row\pard "
    inner = (
        rf"\trowd\pard\intbl Plan\cell\pard\intbl\itap2 {LABEL}\nestcell {DAY}\nestcell"
        r"{\*\nesttableprops\trowd\nestrow}\pard\intbl\cell\row\pard "
    )
    bodies = {
        "body": (rf"{NEXT}\par", "paragraph 4", Part.BODY),
        "table": (row_of, "table 1, row 1", Part.BODY),
        "nested table": (inner, "table 1, row 1, table 2, row 1", Part.BODY),
        "tracked insertion": (rf"{{\revised {NEXT}}}\par", "paragraph 4", Part.BODY),
        "old form field": (
            (
                rf"{LABEL}: {{\field{{\*\fldinst FORM{{\*\formfield{{\fftype0{{\*\ffdeftext "
                rf"{DAY}}}}}}}}}{{\fldrslt }}}}\par"
            ),
            "paragraph 4",
            Part.BODY,
        ),
        "header": (rf"{{\header {NEXT}\par}}", "page header", Part.HEADER),
        "footer": (rf"{{\footer {NEXT}\par}}", "page footer", Part.FOOTER),
        "footnote": (rf"{{\footnote {NEXT}}}", "footnote", Part.FOOTNOTE),
        "endnote": (rf"{{\footnote\ftnalt {NEXT}}}", "endnote", Part.ENDNOTE),
        "comment": (rf"{{\*\annotation {NEXT}}}", "comment", Part.COMMENT),
        "text box": (
            rf"{{\shp{{\*\shpinst{{\shptxt {NEXT}\par}}}}}}\par",
            "text box",
            Part.TEXT_BOX,
        ),
    }
    for place, (body, where, part) in bodies.items():
        yield Minutes(
            name=f"{place}.rtf",
            data=rf"{{\rtf1\ansi {opening}{body}}}".encode(),
            where=where,
            part=part,
            changed=place.startswith("tracked"),
        )


# OpenDocument ----------------------------------------------------------------


def _open_document() -> Iterator[Minutes]:
    p = f"<text:p>{NEXT}</text:p>"
    cells = (
        f"<table:table-cell><text:p>{LABEL}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{DAY}</text:p></table:table-cell>"
    )
    table = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    nested = table.replace(cells, f"<table:table-cell>{table}</table:table-cell>")
    note = (
        "<text:p>x<text:note text:note-class='{}'><text:note-body>"
        f"{p}</text:note-body></text:note></text:p>"
    )
    added = (
        "<text:tracked-changes><text:changed-region text:id='i'><text:insertion/>"
        "</text:changed-region></text:tracked-changes><text:p><text:change-start "
        f"text:change-id='i'/>{NEXT}<text:change-end text:change-id='i'/></text:p>"
    )
    control = (
        "<office:forms><form:form><form:date form:id='c' form:current-value='"
        f"{DAY}'/></form:form></office:forms><text:p>{LABEL}: <draw:control "
        "draw:control='c'/></text:p>"
    )
    box = (
        f"<text:p><draw:frame><draw:text-box>{p}</draw:text-box></draw:frame></text:p>"
    )
    comment = f"<text:p>x<office:annotation>{p}</office:annotation></text:p>"
    bodies = {
        "body": (p, "paragraph 4", Part.BODY),
        "table": (table, "table 1, row 1", Part.BODY),
        "nested table": (nested, "table 1, row 1, table 2, row 1", Part.BODY),
        "tracked insertion": (added, "paragraph 4", Part.BODY),
        "form control": (control, "paragraph 4", Part.BODY),
        "text box": (box, "text box", Part.TEXT_BOX),
        "footnote": (note.format("footnote"), "footnote", Part.FOOTNOTE),
        "endnote": (note.format("endnote"), "endnote", Part.ENDNOTE),
        "comment": (comment, "comment", Part.COMMENT),
    }
    opening = "".join(f"<text:p>{t}</text:p>" for t in (TITLE, HELD, CHILD))
    for place, (body, where, part) in bodies.items():
        yield Minutes(
            name=f"{place}.odt",
            data=make_open_document(opening + body),
            where=where,
            part=part,
            changed=place.startswith("tracked"),
        )
    header = make_open_document(opening, header=p)
    footer = make_open_document(opening, footer=p)
    yield Minutes(name="header.odt", data=header, where="page header", part=Part.HEADER)
    yield Minutes(name="footer.odt", data=footer, where="page footer", part=Part.FOOTER)


# Web pages and messages ------------------------------------------------------


def _web_page() -> Iterator[Minutes]:
    opening = f"<h1>{TITLE}</h1><p>{HELD}</p><p>{CHILD}</p>"
    table = f"<table><tr><td>{LABEL}</td><td>{DAY}</td></tr></table>"
    note = f"<div style='mso-element:footnote'><p>{NEXT}</p></div>"
    bodies = {
        "body": (f"<p>{NEXT}</p>", "line 4", Part.BODY),
        "table": (table, "table 1, row 1", Part.BODY),
        "nested table": (
            f"<table><tr><td>{table}</td></tr></table>",
            "table 1, row 1",
            Part.BODY,
        ),
        "tracked insertion": (f"<p><ins>{NEXT}</ins></p>", "line 4", Part.BODY),
        "form": (f"<p>{LABEL}: <input value='{DAY}'></p>", "line 4", Part.BODY),
        "footnote": (note, "footnote", Part.FOOTNOTE),
    }
    for place, (body, where, part) in bodies.items():
        yield Minutes(
            name=f"{place}.html",
            data=f"<html><body>{opening}{body}</body></html>".encode(),
            where=where,
            part=part,
            changed=place.startswith("tracked"),
        )


def _messages() -> Iterator[Minutes]:
    letter = f"{TITLE}\n{HELD}\n{CHILD}\n{NEXT}\n"
    page = f"<p>{TITLE}</p><p>{HELD}</p><p>{CHILD}</p><p>{NEXT}</p>"
    minutes = make_word(_OPENING + _p(NEXT))
    held = "attachment “minutes.docx”, paragraph 4"
    values = {0x1A: "IPM.Note", 0x37: "Minutes", 0x0C1A: "Conference Team"}
    lines = "".join(rf"{text}\par " for text in letter.splitlines())
    rich = packed_rtf(rf"{{\rtf1\ansi {lines}}}".encode())
    attached = [attachment("minutes.docx", minutes)]
    for name, data, where in (
        ("plain body.eml", make_mail(letter), "e-mail body"),
        ("page body.eml", make_mail("", html=page), "e-mail body"),
        (
            "attachment.eml",
            make_mail("See attached.", attachments={"minutes.docx": minutes}),
            held,
        ),
        ("plain body.msg", make_outlook({**values, 0x1000: letter}), "e-mail body"),
        (
            "page body.msg",
            make_outlook({**values, 0x1013: page.encode()}),
            "e-mail body",
        ),
        ("rich body.msg", make_outlook({**values, 0x1009: rich}), "e-mail body"),
        ("attachment.msg", make_outlook(values, attached=attached), held),
    ):
        yield Minutes(name=name, data=data, where=where)
