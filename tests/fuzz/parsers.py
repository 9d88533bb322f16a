"""Whole files of each format to begin from, and what its pieces look like."""

import random
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from tests.fuzz.mutations import mutated_member, mutated_stream
from tests.reading.conftest import make_mail, make_word
from tests.reading.making.old_word import (
    DELETED,
    INNER_CELL,
    INNER_ROW_END,
    Para,
    line,
    make_old_word,
    row,
)
from tests.reading.making.open_document import make_open_document
from tests.reading.making.outlook import (
    attachment,
    embedded,
    make_outlook,
    packed_rtf,
)
from tests.reading.making.winmail import (
    DATA,
    NEXT_ATTACHMENT,
    OF_ATTACHMENT,
    PROPERTIES,
    SUBJECT,
    make_parcel,
    make_properties,
)

DAY = "Tuesday 2 June 2026"


@dataclass(frozen=True)
class Parser:
    """A format under test.

    Attributes:
        seeds: Makes the files to begin from.
        words: Pieces to put in.
        inside: Puts something wrong with one part of a file that stays whole, for
            the formats that are containers.
    """

    seeds: Callable[[], list[bytes]]
    words: tuple[bytes, ...] = ()
    inside: Callable[[bytes, random.Random, Sequence[bytes]], bytes] | None = None


def _word() -> list[bytes]:
    run = f"<w:r><w:t>{DAY}</w:t></w:r>"
    cell = f"<w:tc><w:p>{run}</w:p></w:tc>"
    body = (
        f"<w:p><w:ins>{run}</w:ins><w:del>{run}</w:del></w:p><w:tbl><w:tr>{cell}"
        "<w:tc><w:sdt><w:sdtPr><w:date w:fullDate='2026-06-02'/></w:sdtPr>"
        f"<w:sdtContent><w:p>{run}</w:p></w:sdtContent></w:sdt><w:tbl><w:tr>{cell}{cell}"
        "</w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><w:fldChar "
        "w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry "
        f"w:val='x'/><w:listEntry w:val='{DAY}'/></w:ddList></w:ffData></w:fldChar>"
        "<w:fldChar w:fldCharType='end'/></w:r></w:p><w:altChunk r:id='chunk'/>"
    )
    notes = f"<w:footnote><w:p>{run}</w:p></w:footnote>"
    extra = {"chunk:word/a.html": b"<html><p>2 June</p>"}
    return [
        make_word(body, parts={"hdr": f"<w:p>{run}</w:p>"}, extra=extra),
        make_word(body, strict=True, parts={"footnotes": notes}, extra=extra),
    ]


def _old_word() -> list[bytes]:
    body = [
        line("Minutes", style=1),
        Para([("Next: \x13 X \x14", b""), ("4 June", DELETED), (f"\x15{DAY}\r", b"")]),
        Para([("Time\r", b"")], INNER_CELL),
        Para([("\r", b"")], INNER_ROW_END),
        *row("Next", DAY),
    ]
    stories = {"notes": [line("a")], "boxes": [line("b")], "comments": [line("c")]}
    return [
        make_old_word(body, headers=[[], [line("h")]], **stories),  # type: ignore[arg-type]  # each a list of Para
        make_old_word(body, narrow=True),
    ]


def _rich_text() -> list[bytes]:
    return [
        (
            r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}{\stylesheet{\s1 "
            r"heading 1;}}{\header H\par}\pard\s1 Minutes\par\trowd\pard\intbl Next\cell "
            rf"{DAY}\cell\row\pard{{\deleted 4 June}}{{\revised 11 \u8211\'96}}\par"
            r"{\field{\*\fldinst X{\*\formfield{\fftype2\ffres1{\*\ffl a}{\*\ffl b}}}}"
            r"{\fldrslt }}{\shp{\*\shpinst{\shptxt box\par}}}{\footnote note}}"
        ).encode(),
        rb"{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}2 June\htmlrtf x\htmlrtf0 \'96}",
    ]


def _open_document() -> list[bytes]:
    body = (
        "<text:tracked-changes><text:changed-region text:id='i'><text:insertion/>"
        "</text:changed-region></text:tracked-changes><text:p>Next:<text:s text:c='2'/>"
        f"<text:change-start text:change-id='i'/>{DAY}<text:change-end text:change-id='i'"
        "/><text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>"
        "</text:p><table:table><table:table-row><table:table-cell table:number-columns-"
        f"spanned='2'><text:p>{DAY}</text:p></table:table-cell><table:covered-table-cell/>"
        "</table:table-row></table:table><text:p><draw:frame><draw:text-box><text:p>b"
        "</text:p></draw:text-box></draw:frame></text:p>"
    )
    return [make_open_document(body), make_open_document(body, flat=True)]


def _mail() -> list[bytes]:
    attached = {"a.txt": b"2 June", "b.html": b"<p>2 June"}
    return [make_mail("Body", html="<p>Body", attachments=attached)]


def _outlook() -> list[bytes]:
    values = {0x1A: "IPM.Schedule.Meeting.Request", 0x37: "Next", 0x1000: DAY}
    rich = packed_rtf(rb"{\rtf1\ansi 2 June\par}")
    held = [attachment("a.txt", b"2 June"), embedded({0x37: "In", 0x1009: rich})]
    return [make_outlook({**values, 0x1009: rich}, attached=held)]


def _winmail() -> list[bytes]:
    rich = packed_rtf(rb"{\rtf1\ansi 2 June\par}")
    name = "a.txt".encode("utf-16-le")
    return [
        make_parcel(
            (SUBJECT, b"Minutes"),
            (PROPERTIES, make_properties((0x8001, 0x1F, name), (0x1009, 0x102, rich))),
            (NEXT_ATTACHMENT, bytes(14)),
            (DATA, DAY.encode()),
            (OF_ATTACHMENT, make_properties((0x3707, 0x1F, name))),
        )
    ]


def _web_page() -> list[bytes]:
    return [
        f"<html><body><h1>Minutes</h1><table><tr><td>Next<td>{DAY}</table><del cite='x'>"
        f"4 June</del><ins>11</ins><select><option selected>{DAY}</select>".encode()
    ]


def _invitation() -> list[bytes]:
    return [
        (
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
            b"DTSTART;TZID=Europe/London:20260602T100000\r\nDTEND;VALUE=DATE:20260603\r\n"
            b"SUMMARY:Review\r\nRRULE:FREQ=YEARLY\r\nATTENDEE;CN=x:mailto:a@b.example\r\n"
            b"END:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    ]


def _archive() -> list[bytes]:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Pack/a.txt", DAY)
        archive.writestr("b.eml", _mail()[0])
        archive.writestr("c.rtf", _rich_text()[0])
    return [out.getvalue()]


_XML = (b"<w:p>", b"</w:p>", b"<w:tc/>", b"<w:tr>", b"</w:tbl>", b"<w:sdt>", b"&amp;")
_ODF = (b"<text:p>", b"</text:p>", b"<table:table>", b"<text:note>", b"<draw:frame>")

PARSERS = {
    "docx": Parser(_word, _XML, inside=mutated_member),
    "doc": Parser(
        _old_word,
        (b"\x07\x00", b"\x13\x00", b"\x15\x00", b"\x16\x24\x01"),
        mutated_stream,
    ),
    "rtf": Parser(
        _rich_text,
        (b"{", b"}", rb"\row ", rb"\nestcell ", rb"\bin9 ", rb"\u-1", rb"\*", b"\\'"),
    ),
    "odt": Parser(_open_document, _ODF, inside=mutated_member),
    "eml": Parser(_mail, (b"\r\n\r\n", b"--", b"Content-Type: message/rfc822\r\n")),
    "msg": Parser(_outlook, (b"\xfe\xff\xff\xff", b"LZFu"), mutated_stream),
    "tnef": Parser(_winmail, (b"\x02\x0f\x80\x06\x00", b"\x02\x01\x13\x10")),
    "html": Parser(_web_page, (b"<table>", b"<td>", b"</tr>", b"<!--", b"&#0;")),
    "ics": Parser(_invitation, (b"BEGIN:VEVENT\r\n", b"TZID=", b"99999999T")),
    "zip": Parser(_archive, inside=mutated_member),
}
