"""E-mails give their headers, one body, and what is attached."""

import email
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from gp_toolkit.model.document import Document, DocumentState, Part
from gp_toolkit.reading.limits import Limits
from gp_toolkit.reading.read import read

Make = Callable[..., bytes]
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
TABLE = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Next</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>2 June 2026</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


def _body(document: Document) -> list[str]:
    return [b.text for b in document.blocks if b.part is not Part.EMAIL_HEADER]


def test_headers_come_first_and_are_told_apart(mail: Make) -> None:
    document = read(mail("Dear colleague,\n\nplease note 2 June 2026.\n"), "a.eml")
    assert document.state is DocumentState.READ
    assert document.media == "eml"
    assert [(b.text, b.part, b.where) for b in document.blocks] == [
        ("Subject: CP-0007 review conference", Part.EMAIL_HEADER, "e-mail header"),
        (
            "From: Conference Team <conferences@council.example>",
            Part.EMAIL_HEADER,
            "e-mail header",
        ),
        (
            "To: Safeguarding <safeguarding@practice.example>",
            Part.EMAIL_HEADER,
            "e-mail header",
        ),
        ("Date: Tue, 24 Mar 2026 09:30:00 +0000", Part.EMAIL_HEADER, "e-mail header"),
        ("Dear colleague,", Part.BODY, "e-mail body, line 1"),
        ("please note 2 June 2026.", Part.BODY, "e-mail body, line 3"),
    ]


def test_only_one_form_of_the_body_is_read(mail: Make) -> None:
    page = "<p>Review: 2 June 2026</p>"
    assert _body(read(mail("Review: 2 June 2026", html=page), "x")) == [
        "Review: 2 June 2026"
    ]


@pytest.mark.parametrize("plain", ["", "\n \n", "Open in a browser."])
def test_the_html_body_is_read_when_the_plain_one_says_little(
    plain: str, mail: Make
) -> None:
    page = (
        "<html><head><style>p {}</style></head><body><p>Dear  all,<br>note:</p><table>"
        "<tr><th>Next conference</th><td>Tuesday 2&nbsp;June 2026</td></tr></table>"
        "<s>4 June</s><script>var x</script><img src='http://192.0.2.1/x.png'></body>"
    )
    assert _body(read(mail(plain, html=page), "x")) == [
        "Dear all,",
        "note:",
        "Next conference\tTuesday 2 June 2026",
        "~~4 June~~",
    ]


def test_an_attached_word_file_keeps_its_places(mail: Make, word: Make) -> None:
    data = mail("See attached.", attachments={"minutes.docx": word(TABLE)})
    document = read(data, "a.eml")
    assert document.state is DocumentState.READ
    block = document.blocks[-1]
    assert (block.text, block.source) == ("Next\t2 June 2026", "minutes.docx")
    assert block.where == "attachment “minutes.docx”, table 1, row 1"
    assert (block.table, block.row) == (1, 1)


def test_a_pdf_named_as_something_else_is_read_as_a_pdf(mail: Make, pdf: Make) -> None:
    page = pdf([(72, 700, "Next review: 2 June 2026")])
    document = read(mail("x", attachments={"letter.dat": page}), "x")
    assert document.blocks[-1].text == "Next review: 2 June 2026"
    assert document.blocks[-1].page == 1


def test_an_attachment_that_cannot_be_read_is_said_so_and_the_rest_is_kept(
    mail: Make, word: Make
) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(500)
    attachments = {"scan.pdf": picture, "minutes.docx": word(TABLE)}
    document = read(mail("Body", attachments=attachments), "x")
    assert document.state is DocumentState.PARTLY_READ
    assert _body(document) == ["Body", "Next\t2 June 2026"]
    (why,) = document.problems
    assert why.code == "unread_attachment"
    assert "Attachment 1" in why.message
    assert "PNG" in why.message
    assert "scan" not in why.message.replace("scanner", "")


def test_a_forwarded_mail_is_read_with_its_own_attachment(
    mail: Make, word: Make
) -> None:
    inner = mail("Inner body", attachments={"minutes.docx": word(TABLE)})
    outer = EmailMessage()
    outer["From"] = "Reception <reception@practice.example>"
    outer["Subject"] = "FW"
    outer.set_content("Please file")
    outer.add_attachment(email.message_from_bytes(inner, policy=email.policy.default))
    document = read(outer.as_bytes(), "x")
    assert document.state is DocumentState.READ
    assert document.blocks[-1].text == "Next\t2 June 2026"
    assert document.blocks[-1].source.endswith("› minutes.docx")
    assert "Inner body" in _body(document)


def test_mails_within_mails_stop_at_a_depth(mail: Make) -> None:
    data = mail("innermost")
    for _ in range(30):
        data = mail("wrap", attachments={"forwarded.eml": data})
    document = read(data, "x", limits=Limits(depth=3))
    assert document.state is DocumentState.PARTLY_READ
    assert any("3 deep" in p.message for p in document.problems)
    assert _body(document).count("wrap") == 4


def test_a_mail_of_very_many_parts_is_read_up_to_the_limit(mail: Make) -> None:
    attachments = {f"note{n}.txt": b"note" for n in range(30)}
    document = read(mail("Body", attachments=attachments), "x", limits=Limits(parts=10))
    assert [p.code for p in document.problems] == ["too_many_parts"]
    assert _body(document)[0] == "Body"


INVITATION = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//example//EN\r
METHOD:{method}\r
BEGIN:VEVENT\r
UID:1@council.example\r
DTSTAMP:20260324T090000Z\r
DTSTART:{start}\r
DTEND:20260602T103000Z\r
SUMMARY:Review child protection conference\r
LOCATION:Civic Centre\\, Room 3\r
DESCRIPTION:Dial in: 020 7946 0123\\nPlease send your report.\r
END:VEVENT\r
END:VCALENDAR\r
"""


@pytest.mark.parametrize(
    ("start", "when"),
    [
        # Summer time: nine in UTC is ten on the clock in London.
        ("20260602T090000Z", "When: Tuesday 2 June 2026, 10:00 to 11:30"),
        ("20260602T090000", "When: Tuesday 2 June 2026, 09:00 to 11:30"),
    ],
)
def test_an_invitation_gives_civil_time_in_london(
    start: str, when: str, mail: Make
) -> None:
    invitation = INVITATION.format(method="REQUEST", start=start)
    document = read(mail("Please join", invitation=invitation), "x")
    assert _body(document) == [
        "Please join",
        "Calendar invitation: Review child protection conference",
        when,
        "Location: Civic Centre, Room 3",
        "Dial in: 020 7946 0123",
        "Please send your report.",
    ]


def test_a_cancelled_invitation_says_so(mail: Make) -> None:
    invitation = INVITATION.format(method="CANCEL", start="20260602T090000Z")
    text = read(mail("x", invitation=invitation), "x").text
    assert "Calendar invitation CANCELLED: Review" in text


def test_an_attached_locked_file_asks_for_its_password(mail: Make) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    locked = ole + "EncryptedPackage".encode("utf-16-le") + bytes(900)
    document = read(mail("Body", attachments={"m.docx": locked}), "x")
    assert document.state is DocumentState.PARTLY_READ
    assert _body(document) == ["Body"]


def test_a_logo_in_a_signature_is_not_taken_for_a_scan() -> None:
    message = EmailMessage()
    message["From"] = "a@council.example"
    message["Subject"] = "x"
    message.set_content("x")
    message.add_alternative("<p>Body text</p>", subtype="html")
    related = message.get_body(("html",))
    assert isinstance(related, EmailMessage)
    related.add_related(b"\x89PNG" + bytes(900), "image", "png", cid="<logo>")
    assert read(message.as_bytes(), "x").state is DocumentState.READ


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "no-such"])
def test_a_body_in_an_odd_encoding_is_read(encoding: str) -> None:
    real = "utf-8" if encoding == "no-such" else encoding
    head = (
        "From: a@council.example\nSubject: =?utf-8?q?Caf=C3=A9?=\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset={encoding}\n"
        "Content-Transfer-Encoding: 8bit\n\n"
    )
    document = read(head.encode() + "Café – 2 June".encode(real), "x")
    assert document.blocks[0].text == "Subject: Café"
    assert _body(document) == ["Café – 2 June"]
