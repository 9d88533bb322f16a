"""What a file is, is told by its content, whatever marks or encodings come first."""

import pytest

from gp_toolkit.reading.kinds import kind_of
from gp_toolkit.reading.read import read

DAY = "Tuesday 2 June 2026"
PAGE = f"<html><body><p>{DAY}</p></body></html>"
ENTRY = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260602T090000Z\r\nDURATION:PT90M\r\n"
    "SUMMARY:Review\r\nX-ALT-DESC;FMTTYPE=text/html:<p>Room 3</p>\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n"
)
FILES = {
    "a web page": (PAGE.encode(), "html", DAY),
    "a web page in UTF-16": (PAGE.encode("utf-16"), "html", DAY),
    "a piece of a web page": (f"<p>{DAY}".encode(), "html", DAY),
    "rich text after a mark": (
        b"\xef\xbb\xbf{\\rtf1 " + DAY.encode() + b"}",
        "rtf",
        DAY,
    ),
    "an invitation": (ENTRY.encode(), "ics", f"{DAY}, 10:00 to 11:30"),
    "an invitation in UTF-16": (ENTRY.encode("utf-16"), "ics", "Room 3"),
    "an entry without its calendar": (
        b"BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260602\r\nSUMMARY:x\r\nEND:VEVENT\r\n",
        "ics",
        f"When: {DAY}",
    ),
    "an e-mail that begins with its parts": (
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n"
        + DAY.encode()
        + b"\r\n--b--\r\n",
        "eml",
        DAY,
    ),
    "a letter that names its day": (f"Date: {DAY}\nTo: you\n".encode(), "txt", DAY),
    "text in UTF-16": (DAY.encode("utf-16"), "txt", DAY),
}


@pytest.mark.parametrize("what", FILES)
def test_the_kind_is_told_and_the_words_are_read(what: str) -> None:
    data, media, words = FILES[what]
    document = read(data, "misleading.pdf")
    assert document.media == media
    assert words in document.text


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xdb\xa5\x2d\0", "old_word_processor"),
        (b"\xffWPC", "old_word_processor"),
        (b"Rar!\x1a\x07\x01\0", "archive"),
        (b"\x1f\x8b\x08\0", "archive"),
        (b".pfile\x04", "protected"),
        (b"MIAGCSqGSIb3DQEHAqCA", "p7m"),
        (b"MIISNAYJKoZIhvcNAQcDoA==", "p7m"),
        (b"MIMSNFYGCSqGSIb3DQEHA6A=", "p7m"),
    ],
)
def test_what_is_not_opened_is_known_by_its_first_bytes(head: bytes, kind: str) -> None:
    assert kind_of(head + bytes(99)).value == kind
