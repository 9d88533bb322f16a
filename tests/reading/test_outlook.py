"""Messages saved by Outlook: headers, one body, and what is attached."""

import datetime as dt
import struct
from collections.abc import Callable

import pytest

from gp_toolkit.model.document import Document, DocumentState, Part
from gp_toolkit.reading.read import read
from tests.reading.making.outlook import (
    Value,
    attachment,
    embedded,
    make_outlook,
    packed_rtf,
)

SENT = dt.datetime(2026, 4, 24, 8, 30, tzinfo=dt.UTC)
LETTER: dict[int, Value] = {
    0x001A: "IPM.Note",
    0x0037: "CP-0007 review conference",
    0x0C1A: "Conference Team",
    0x5D01: "conferences@council.example",
    0x0E04: "Safeguarding",
    0x0039: SENT,
}
PLAIN = "Next conference: Tuesday 2 June 2026"
PAGE = b"<html><body><table><tr><td>Next</td><td>2 June 2026</td></tr></table></body>"


def _body(document: Document) -> list[str]:
    return [b.text for b in document.blocks if b.part is not Part.EMAIL_HEADER]


def test_headers_come_first_with_the_time_it_was_sent_in_london() -> None:
    document = read(make_outlook({**LETTER, 0x1000: PLAIN}), "a.msg")
    assert (document.media, document.state) == ("msg", DocumentState.READ)
    assert [(b.text, b.where) for b in document.blocks] == [
        ("Subject: CP-0007 review conference", "e-mail header"),
        ("From: Conference Team <conferences@council.example>", "e-mail header"),
        ("To: Safeguarding", "e-mail header"),
        ("Date: Friday 24 April 2026, 09:30", "e-mail header"),
        (PLAIN, "e-mail body, line 1"),
    ]


RICH = packed_rtf(rb"{\rtf1\ansi\fromtext Next: 2 June 2026\par}")
WRAPPED = packed_rtf(rb"{\rtf1\fromhtml1{\*\htmltag <p>}Next: 2 June 2026}")


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({0x1000: "Next", 0x1013: PAGE}, ["Next\t2 June 2026"]),
        ({0x1000: PLAIN * 3, 0x1013: b"<p>Open in a browser</p>"}, [PLAIN * 3]),
        ({0x1009: RICH}, ["Next: 2 June 2026"]),
        ({0x1009: WRAPPED}, ["Next: 2 June 2026"]),
        ({0x1000: PLAIN, 0x1009: b"broken"}, [PLAIN]),
    ],
    ids=["table in a page", "page says less", "rich text", "wrapped page", "broken"],
)
def test_the_fullest_body_is_read(values: dict[int, Value], text: list[str]) -> None:
    assert _body(read(make_outlook({**LETTER, **values}), "x")) == text


def test_attachments_are_read_with_their_places(word: Callable[..., bytes]) -> None:
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Next</w:t></w:r></w:p></w:tc>"
    table += "<w:tc><w:p><w:r><w:t>2 June 2026</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    held = attachment("minutes.docx", word(table))
    document = read(make_outlook(LETTER, attached=[held]), "x")
    block = document.blocks[-1]
    assert (block.text, block.source) == ("Next\t2 June 2026", "minutes.docx")
    assert block.where == "attachment “minutes.docx”, table 1, row 1"


def test_a_forwarded_message_is_read_with_its_own_headers() -> None:
    inner = embedded({**LETTER, 0x1000: PLAIN, 0x3001: "x"}, [])
    document = read(make_outlook({**LETTER, 0x1000: "FYI"}, attached=[inner]), "x")
    assert document.state is DocumentState.READ
    last = document.blocks[-1]
    assert (last.text, last.source) == (PLAIN, "attachment 1")
    assert last.where == "attachment “attachment 1”, e-mail body, line 1"


@pytest.mark.parametrize(
    ("kind", "opening"),
    [
        ("IPM.Schedule.Meeting.Request", "Calendar invitation: "),
        ("IPM.Schedule.Meeting.Canceled", "Calendar invitation CANCELLED: "),
        ("IPM.Appointment", "Calendar entry: "),
    ],
)
def test_a_meeting_request_gives_its_time_and_place(kind: str, opening: str) -> None:
    start = dt.datetime(2026, 6, 2, 9, 0, tzinfo=dt.UTC)
    values: dict[int, Value] = {
        **LETTER,
        0x001A: kind,
        0x8001: start,
        0x8002: start + dt.timedelta(minutes=90),
        0x8003: "County Hall",
    }
    data = make_outlook(values, named={0x820D: 0x8001, 0x820E: 0x8002, 0x8208: 0x8003})
    assert _body(read(data, "x")) == [
        f"{opening}CP-0007 review conference",
        "When: Tuesday 2 June 2026, 10:00 to 11:30",
        "Location: County Hall",
    ]


def test_an_encrypted_message_says_so() -> None:
    sealed = attachment("smime.p7m", b"\x30\x82\x01\x00\x06\x09\x2a\x86\x48\x86\xf7")
    values: dict[int, Value] = {**LETTER, 0x001A: "IPM.Note.SMIME"}
    document = read(make_outlook(values, attached=[sealed]), "x")
    assert document.state is DocumentState.PARTLY_READ
    (why,) = document.problems
    assert why.code == "unread_attachment"
    assert "only your mail program has the key" in why.message


def test_a_signed_message_is_read(mail: Callable[..., bytes]) -> None:
    held = attachment("smime.p7m", mail(PLAIN))
    values: dict[int, Value] = {**LETTER, 0x001A: "IPM.Note.SMIME.MultipartSigned"}
    document = read(make_outlook(values, attached=[held]), "x")
    assert (document.state, _body(document)) == (DocumentState.READ, [PLAIN])


def test_what_is_only_linked_is_said_to_be_missing() -> None:
    held = attachment("minutes.docx", b"", **{"3705": 7})
    document = read(make_outlook(LETTER, attached=[held]), "x")
    assert "only a link" in document.problems[0].message


def test_a_logo_is_not_missed() -> None:
    more: dict[str, Value] = {"370E": "image/png", "3712": "logo@x"}
    held = attachment("logo.png", b"\x89PNG\r\n\x1a\n", **more)
    document = read(make_outlook({**LETTER, 0x1000: PLAIN}, attached=[held]), "x")
    assert document.state is DocumentState.READ


def test_messages_within_messages_end_at_a_depth() -> None:
    inner = embedded({**LETTER, 0x1000: PLAIN})
    for _ in range(7):
        inner = embedded(LETTER, [inner])
    document = read(make_outlook(LETTER, attached=[inner]), "x")
    assert PLAIN not in document.text
    assert any("more than 5 deep" in p.message for p in document.problems)


def test_a_message_cut_short_ends_in_a_state() -> None:
    whole = make_outlook({**LETTER, 0x1000: PLAIN * 300})
    for share in (0.2, 0.5, 0.8, 0.95):
        document = read(whole[: int(len(whole) * share)], "x")
        assert document.problems


def test_a_directory_that_runs_in_a_circle_ends_in_a_state() -> None:
    """Found by mutated files: a library followed it until the process died."""
    data = bytearray(make_outlook({**LETTER, 0x1000: PLAIN}))
    (directory,) = struct.unpack_from("<I", data, 48)
    at = (directory + 1) * 512
    for entry in range(1, 6):
        struct.pack_into("<III", data, at + 128 * entry + 68, entry, 1, 1)
    document = read(bytes(data), "x")
    assert "reader_fault" not in [problem.code for problem in document.problems]
