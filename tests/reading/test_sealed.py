"""What is signed in an S/MIME envelope is read; what is encrypted says what to do.

`envelopes/streamed.p7m` was written by OpenSSL, which leaves lengths open as many mail
programs do (`openssl cms -sign -nodetach -stream`).
"""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gp_toolkit.model.document import Document, DocumentState, Part
from gp_toolkit.reading.read import read
from tests.reading.making.envelope import base64_mail, encrypted, signed
from tests.reading.making.outlook import attachment, make_outlook

Make = Callable[..., bytes]
DATE = "Date of next review conference: Tuesday 2 June 2026"
STREAMED = (Path(__file__).parent / "envelopes" / "streamed.p7m").read_bytes()
ENTITY = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{DATE}\r\n".encode()
DER = signed(ENTITY)
PEM = b"-----BEGIN %s-----\n" + base64.encodebytes(DER) + b"-----END %s-----\n"
FORMS = {
    "der": DER,
    "streamed": STREAMED,
    "base64": base64.encodebytes(DER),
    "pkcs7 in pem": PEM % (b"PKCS7", b"PKCS7"),
    "cms in pem": PEM % (b"CMS", b"CMS"),
}


def body(document: Document) -> list[str]:
    return [b.text for b in document.blocks if b.part is not Part.EMAIL_HEADER]


@pytest.mark.parametrize("form", FORMS)
def test_a_signed_message_saved_by_itself_is_read(form: str) -> None:
    document = read(FORMS[form], "smime.p7m")
    assert (document.media, document.state) == ("p7m", DocumentState.READ)
    assert [(b.text, b.where) for b in document.blocks] == [
        (DATE, "e-mail body, line 1")
    ]


@pytest.mark.parametrize("envelope", [DER, STREAMED], ids=["der", "streamed"])
def test_an_email_in_a_signed_envelope_reads_like_any_other(envelope: bytes) -> None:
    document = read(base64_mail(envelope), "letter.eml")
    assert (document.media, document.state) == ("eml", DocumentState.READ)
    assert body(document) == [DATE]
    assert document.blocks[0].text == "Subject: CP-0007 review conference"


def test_an_outlook_message_in_a_signed_envelope_is_read() -> None:
    values = {0x0037: "CP-0007", 0x001A: "IPM.Note.SMIME"}
    held = attachment("smime.p7m", STREAMED)
    document = read(make_outlook(values, attached=[held]), "letter.msg")
    assert (document.state, body(document)) == (DocumentState.READ, [DATE])


def test_attachments_within_the_envelope_are_read(word: Make, mail: Make) -> None:
    minutes = word(f"<w:p><w:r><w:t>{DATE}</w:t></w:r></w:p>")
    inner = mail("See attached.", attachments={"minutes.docx": minutes})
    document = read(base64_mail(signed(inner)), "letter.eml")
    assert document.state is DocumentState.READ
    assert [(b.text, b.source) for b in document.blocks if b.part is Part.BODY] == [
        ("See attached.", ""),
        (DATE, "minutes.docx"),
    ]


def test_a_signed_document_that_is_no_message_is_read(word: Make) -> None:
    minutes = word(f"<w:p><w:r><w:t>{DATE}</w:t></w:r></w:p>")
    document = read(signed(minutes), "minutes.docx.p7m")
    assert (document.state, body(document)) == (DocumentState.READ, [DATE])


def test_a_signature_alone_is_nothing_to_read() -> None:
    (why,) = read(signed(ENTITY, apart=True), "smime.p7s").problems
    assert why.code == "no_text"


def test_envelopes_in_envelopes_end() -> None:
    data = ENTITY
    for _ in range(60):
        head = (
            b"Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64"
        )
        data = head + b"\r\n\r\n" + base64.encodebytes(signed(data))
        if len(data) > 1_000_000:
            break
    document = read(data, "letter.eml")
    assert document.state in {DocumentState.READ, DocumentState.PARTLY_READ}


@pytest.mark.parametrize("kind", ["enveloped-data", "signed-data"])
def test_an_encrypted_email_says_what_to_do(kind: str) -> None:
    document = read(base64_mail(encrypted(ENTITY), kind=kind), "letter.eml")
    (why,) = document.problems
    assert document.state is DocumentState.PARTLY_READ
    assert why.code == "unread_attachment"
    assert "print it to PDF" in why.message


def test_an_encrypted_message_saved_by_itself_is_refused() -> None:
    document = read(encrypted(ENTITY), "smime.p7m")
    assert document.state is DocumentState.REFUSED
    assert [p.code for p in document.problems] == ["sealed_mail"]


@settings(max_examples=100, deadline=None)
@given(at=st.integers(0, 5000), byte=st.integers(0, 255), end=st.integers(1, 5000))
def test_a_damaged_envelope_ends_in_a_state(at: int, byte: int, end: int) -> None:
    for envelope in (DER, STREAMED):
        data = bytearray(envelope[:end])
        data[at % len(data)] = byte
        for form in (bytes(data), base64_mail(bytes(data))):
            document = read(form, "letter")
            assert "reader_fault" not in [p.code for p in document.problems]
