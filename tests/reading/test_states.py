"""Every input ends in one state, with a message that says what to do next."""

import re
import struct
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import msoffcrypto
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from gp_toolkit.model.document import Document, DocumentState
from gp_toolkit.reading import problems
from gp_toolkit.reading.limits import Limits
from gp_toolkit.reading.read import read

Make = Callable[..., bytes]
PARAGRAPH = "<w:p><w:r><w:t>Next review: 2 June 2026</w:t></w:r></w:p>"
NOISE = b"".join(sha256(bytes([n])).digest() for n in range(255)) * 2
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def _zip(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def _code(document: Document) -> str:
    (why,) = document.problems
    return why.code


REFUSED = {
    "an empty file": (b"", "empty_file"),
    "a picture named as a PDF": (b"\x89PNG\r\n\x1a\n" + bytes(99), "picture"),
    "a photograph": (b"\xff\xd8\xff\xe0" + bytes(99), "picture"),
    "the name of an old Word file": (
        OLE + "WordDocument".encode("utf-16-le"),
        "damaged_file",
    ),
    "the name of a message saved by Outlook": (
        OLE + "__properties_version1.0".encode("utf-16-le"),
        "damaged_file",
    ),
    "some other old Office file": (OLE, "unsupported_format"),
    "an OpenDocument text without its text": (
        _zip(
            mimetype=b"application/vnd.oasis.opendocument.text", content__xml=b""
        ).replace(b"content/xml", b"content.xml"),
        "damaged_file",
    ),
    "an empty zip": (b"PK\x05\x06" + bytes(18), "no_text"),
    "a spreadsheet": (_zip(xl__workbook=b"<x/>"), "spreadsheet"),
    "Word saved as XML, cut off": (
        b"<?xml version='1.0'?><pkg:package>",
        "damaged_file",
    ),
    "zeros": (bytes(5000), "unsupported_format"),
    "random bytes": (bytes(range(256)) * 20, "unsupported_format"),
    "blank lines": (b"\r\n \r\n\r\n", "no_text"),
    "only the head of a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "damaged_file"),
    "only the head of a Word file": (b"PK\x03\x04" + bytes(40), "damaged_file"),
}


@pytest.mark.usefixtures("no_picture_reader")
@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_says_what_it_is_and_what_to_do(what: str) -> None:
    data, code = REFUSED[what]
    document = read(data, "minutes.pdf")
    assert document.state is DocumentState.UNREADABLE
    assert _code(document) == code
    assert document.blocks == ()


NOT_OPENED = {
    "a sealed e-mail": (
        b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03" + bytes(99),
        "sealed_mail",
    ),
    "an e-mail under PGP": (b"-----BEGIN PGP MESSAGE-----\n\nhQ", "sealed_mail"),
    "a message under a rights service": (
        b"\x76\xe8\x04\x60\xc4\x11\xe3\x86" + bytes(99),
        "protected_by_service",
    ),
    "another archive": (b"7z\xbc\xaf\x27\x1c" + bytes(99), "other_archive"),
}


@pytest.mark.parametrize("what", NOT_OPENED)
def test_what_is_not_opened_is_refused_and_says_what_to_do(what: str) -> None:
    data, code = NOT_OPENED[what]
    document = read(data, "minutes.docx")
    assert document.state is DocumentState.REFUSED
    assert _code(document) == code


@pytest.mark.parametrize("code", problems.codes())
def test_every_message_is_whole_and_tells_what_to_do(code: str) -> None:
    facts = dict.fromkeys(
        [
            "megabytes",
            "seconds",
            "format",
            "characters",
            "pages",
            "kind",
            "read",
            "number",
            "why",
            "depth",
            "parts",
        ],
        "7",
    )
    message = problems.problem(code, **facts).message
    assert message.endswith((".", "7"))
    assert not re.search(r"[{}]|\bNone\b|  ", message)
    assert len(re.findall(r"[.:;] ", message)) >= 1
    assert problems.state_of(code) is not DocumentState.READ


def test_text_of_thirty_megabytes_is_refused() -> None:
    document = read(b"Next review: 2 June 2026\n" * 1_260_000, "long.txt")
    assert document.state is DocumentState.REFUSED
    assert _code(document) == "too_large"
    assert "25 MB" in document.problems[0].message


def test_a_long_text_is_kept_up_to_a_limit_and_says_so() -> None:
    document = read(b"line of text\n" * 100, "x", limits=Limits(characters=130))
    assert document.state is DocumentState.PARTLY_READ
    assert _code(document) == "too_long"
    assert len(document.blocks) == 10
    one_line = read(b"x" * 500, "x", limits=Limits(characters=130))
    assert one_line.text == "x" * 130
    many = read(b"a\n\n" * 50, "x", limits=Limits(blocks=7))
    assert (len(many.blocks), _code(many)) == (7, "too_long")


@pytest.mark.parametrize("share", [0.97, 0.9, 0.8])
def test_a_word_file_cut_short_gives_what_can_be_saved(
    share: float, word: Make
) -> None:
    rows = "".join(
        f"<w:p><w:r><w:t>Line {n}: {hash((n, n)) % 99991}</w:t></w:r></w:p>"
        for n in range(3000)
    )
    data = word(PARAGRAPH + rows)
    document = read(data[: int(len(data) * share)], "minutes.docx")
    assert document.state is DocumentState.PARTLY_READ
    assert _code(document) == "partly_damaged"
    assert document.blocks[0].text == "Next review: 2 June 2026"
    assert len(document.blocks) > 1000


def test_a_word_file_with_broken_xml_gives_what_can_be_saved(word: Make) -> None:
    document = read(word(f"{PARAGRAPH}<w:p><w:r></w:p>{PARAGRAPH}"), "x")
    assert document.state is DocumentState.PARTLY_READ
    assert document.text.count("2 June 2026") == 2


def test_a_word_file_without_text_says_so(word: Make) -> None:
    assert _code(read(word("<w:p/>"), "x")) == "no_text"


def _locked(data: bytes, password: str) -> bytes:
    assert len(data) > 8192  # the library cannot lock a smaller one
    out = BytesIO()
    OOXMLFile(BytesIO(data)).encrypt(password, out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("password", "code"),
    [
        (None, "password_needed"),
        ("", "password_needed"),
        ("conference-7", "wrong_password"),
    ],
)
def test_a_locked_word_file_asks_for_its_password(
    password: str | None, code: str, word: Make
) -> None:
    data = _locked(word(PARAGRAPH, extra={"word/media/a.bin": NOISE}), "Conference-7")
    assert msoffcrypto.OfficeFile(BytesIO(data)).is_encrypted()
    document = read(data, "x", password=password)
    assert document.state is DocumentState.NEEDS_PASSWORD
    assert _code(document) == code


def test_a_locked_word_file_opens_with_its_password(word: Make) -> None:
    data = _locked(word(PARAGRAPH, extra={"word/media/a.bin": NOISE}), "Conference-7")
    document = read(data, "x", password="Conference-7")  # noqa: S106 (invented)
    assert document.state is DocumentState.READ
    assert document.media == "docx"
    assert document.text == "Next review: 2 June 2026"


# Bombs and tricks ------------------------------------------------------------------


def test_a_zip_bomb_is_refused_before_it_is_unpacked(word: Make) -> None:
    data = word(PARAGRAPH, extra={"word/media/a.bin": bytes(30_000_000)})
    document = read(data, "x")
    assert document.state is DocumentState.REFUSED
    assert _code(document) == "too_complex"


def test_a_zip_of_very_many_members_is_refused(word: Make) -> None:
    extra = {f"word/media/{n}.bin": b"x" for n in range(2100)}
    assert _code(read(word(PARAGRAPH, extra=extra), "x")) == "too_complex"


def test_a_bomb_whose_directory_is_cut_off_is_not_unpacked_either(word: Make) -> None:
    data = word(f"{PARAGRAPH}<w:p><w:r><w:t>{' ' * 9_000_000}</w:t></w:r></w:p>" * 4)
    document = read(data[:-400], "x", limits=Limits(unpacked_bytes=5_000_000))
    assert document.state in {DocumentState.REFUSED, DocumentState.PARTLY_READ}
    assert len(document.text) <= 5_000_000


def test_entities_are_neither_followed_nor_passed_over_in_silence(
    word: Make, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("outside text")
    xml = (
        f"<!DOCTYPE d [<!ENTITY x SYSTEM '{secret.as_uri()}'>]><w:document xmlns:w="
        "'http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p>"
        "<w:r><w:t>Next: &x;</w:t></w:r></w:p></w:body></w:document>"
    )
    document = read(word("", extra={"word/document2.xml": xml.encode()}), "x")
    assert document.state is DocumentState.PARTLY_READ
    assert _code(document) == "entities_ignored"
    assert "outside" not in document.text


def test_laughing_entities_do_not_swell(word: Make) -> None:
    entities = "<!ENTITY a0 'ha'>" + "".join(
        f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
    )
    xml = (
        f"<!DOCTYPE d [{entities}]><w:document xmlns:w='http://schemas.openxmlformats.org"
        "/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>x&a11;</w:t></w:r></w:p>"
        "</w:body></w:document>"
    )
    document = read(word("", extra={"word/document2.xml": xml.encode()}), "x")
    assert len(document.text) < 1000


def test_deep_nesting_ends_in_a_state(word: Make) -> None:
    body = "<w:sdt><w:sdtContent>" * 5000 + PARAGRAPH
    body += "</w:sdtContent></w:sdt>" * 5000
    assert read(word(body), "x").state in DocumentState


def test_a_file_inside_that_includes_itself_stops(word: Make) -> None:
    data = word("<w:altChunk r:id='chunk'/>", extra={"chunk:word/a.docx": b"x"})
    for _ in range(12):
        data = word("<w:altChunk r:id='chunk'/>", extra={"chunk:word/a.docx": data})
    assert _code(read(data, "x")) == "outside_content"


def test_a_member_whose_size_is_a_lie_does_not_pass(word: Make) -> None:
    data = bytearray(word(PARAGRAPH))
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 0xFFFFFFF0)
    assert _code(read(bytes(data), "x")) == "too_complex"


# Text ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_text_is_read_in_any_common_encoding(encoding: str) -> None:
    words = "Next conference – “review”\nTuesday 2 June 2026 café £5\n" * 5
    document = read(words.encode(encoding), "x.txt")
    assert document.state is DocumentState.READ
    assert document.media == "txt"
    assert document.text.splitlines() == words.splitlines()


def test_lines_keep_their_own_spacing_and_number() -> None:
    document = read(b"Date:\r\n\r\nNext   2 June 2026\tVenue\n  indented", "x")
    assert [(b.text, b.where) for b in document.blocks] == [
        ("Date:", "line 1"),
        ("Next   2 June 2026\tVenue", "line 3"),
        ("  indented", "line 4"),
    ]


def test_a_form_feed_begins_a_page() -> None:
    blocks = read(b"one\x0ctwo\nthree", "x").blocks
    assert [(b.text, b.page) for b in blocks] == [("one", 1), ("two", 2), ("three", 2)]


@pytest.mark.parametrize(
    ("text", "media"),
    [
        (b"Date: 3 March 2026\nTo: Dr Example\n\nDear Doctor", "txt"),
        (b"Subject: review\nDate of next: 2 June\n\nx", "txt"),
        (b"From: a@council.example\nSubject: x\n\nbody", "eml"),
        (b"Received: by x\nReceived: by y\nSubject: x\n\nbody", "eml"),
        (b"<!DOCTYPE html><p>x</p>", "html"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR", "ics"),
    ],
)
def test_letters_and_mails_are_told_apart(text: bytes, media: str) -> None:
    assert read(text, "x").media == media
