"""Outlook parcels (winmail.dat): the body, and what is attached, are read."""

import struct
from collections.abc import Callable

import pytest

from gp_toolkit.model.document import DocumentState
from gp_toolkit.reading.read import read
from tests.reading.making.outlook import packed_rtf
from tests.reading.making.winmail import (
    BODY,
    CODE_PAGE,
    DATA,
    NEXT_ATTACHMENT,
    OF_ATTACHMENT,
    PROPERTIES,
    SUBJECT,
    TITLE,
    make_parcel,
    make_properties,
)

NEXT = "Next review: Tuesday 2 June 2026"
PAGE = b"<table><tr><td>Next review<td>Tuesday 2 June 2026</table>"


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ([(BODY, NEXT.encode() + b"\0")], NEXT),
        (
            [
                (
                    PROPERTIES,
                    make_properties((0x1009, 0x102, packed_rtf(b"{\\rtf1 Next}"))),
                )
            ],
            "Next",
        ),
        (
            [
                (BODY, b"Next"),
                (
                    PROPERTIES,
                    make_properties(
                        (0x8001, 0x1F, "x".encode("utf-16-le")),
                        (0x0E06, 0x40, bytes(8)),
                        (0x1013, 0x102, PAGE),
                    ),
                ),
            ],
            "Next review\tTuesday 2 June 2026",
        ),
    ],
    ids=["plain", "rich text", "page"],
)
def test_the_fullest_body_is_read(
    attributes: list[tuple[int, bytes]], text: str
) -> None:
    code = (CODE_PAGE, struct.pack("<II", 1252, 0))
    document = read(
        make_parcel(code, (SUBJECT, b"Minutes\0"), *attributes), "winmail.dat"
    )
    assert (document.media, document.state) == ("tnef", DocumentState.READ)
    assert [b.text for b in document.blocks] == ["Subject: Minutes", text]


def test_attachments_are_read_with_their_names(word: Callable[..., bytes]) -> None:
    minutes = word(f"<w:p><w:r><w:t>{NEXT}</w:t></w:r></w:p>")
    long_name = "the minutes.docx".encode("utf-16-le")
    inner = make_parcel((BODY, b"forwarded"))
    document = read(
        make_parcel(
            (BODY, b"See attached"),
            (NEXT_ATTACHMENT, bytes(14)),
            (TITLE, b"THEMIN~1.DOC\0"),
            (DATA, minutes),
            (OF_ATTACHMENT, make_properties((0x3707, 0x1F, long_name))),
            (NEXT_ATTACHMENT, bytes(14)),
            (OF_ATTACHMENT, make_properties((0x3701, 0x0D, bytes(16) + inner))),
        ),
        "winmail.dat",
    )
    assert document.state is DocumentState.READ
    assert [(b.text, b.source) for b in document.blocks] == [
        ("See attached", ""),
        (NEXT, "the minutes.docx"),
        ("forwarded", "attachment 2"),
    ]
    assert document.blocks[1].where == "attachment “the minutes.docx”, paragraph 1"


def test_a_parcel_in_an_e_mail_is_opened(mail: Callable[..., bytes]) -> None:
    parcel = make_parcel(
        (NEXT_ATTACHMENT, bytes(14)), (TITLE, b"a.txt\0"), (DATA, NEXT.encode())
    )
    document = read(mail("x", attachments={"winmail.dat": parcel}), "a.eml")
    assert document.blocks[-1].source == "winmail.dat › a.txt"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_parcel_cut_short_ends_in_a_state(share: float) -> None:
    whole = make_parcel((BODY, NEXT.encode() * 20), (SUBJECT, b"Minutes\0"))
    document = read(whole[: int(len(whole) * share)], "winmail.dat")
    assert document.state is DocumentState.PARTLY_READ
    assert document.text.startswith(NEXT)


def test_a_parcel_of_nothing_is_damaged() -> None:
    codes = [p.code for p in read(b"\x78\x9f\x3e\x22" + bytes(7), "x").problems]
    assert codes == ["damaged_file"]
