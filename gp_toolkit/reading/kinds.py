"""What a file is, told from its first bytes and its inside, never from its name."""

import codecs
import re
from enum import StrEnum

from gp_toolkit.reading.compound import MAGIC, CompoundFile, NotCompound
from gp_toolkit.reading.zip_members import begun, members_of

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_SIGNED_DATA = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"  # PKCS #7, in DER

_PICTURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
)


class Kind(StrEnum):
    """Kinds of file; the value is the `Document.media`."""

    WORD = "docx"
    LOCKED_OFFICE = "locked_office"
    OLD_WORD = "doc"
    PDF = "pdf"
    EMAIL = "eml"
    TEXT = "txt"
    HTML = "html"
    CALENDAR = "ics"
    RICH_TEXT = "rtf"
    OPEN_DOCUMENT = "odt"
    OUTLOOK = "msg"
    WINMAIL = "tnef"
    PICTURE = "picture"
    ARCHIVE = "zip"
    SPREADSHEET = "office"
    WORD_XML = "word_xml"
    SEALED_MAIL = "p7m"
    PROTECTED = "protected"
    OLD_PROCESSOR = "old_word_processor"
    OTHER_ARCHIVE = "archive"
    OTHER = ""


# The same written in base64.
_SEALED = re.compile(rb"MI[\w+/]{0,6}(?:GCSqGSIb3DQEH|YJKoZIhvcNAQc|BgkqhkiG9w0BB)")
_MAGIC = (
    (b"\x78\x9f\x3e\x22", Kind.WINMAIL),
    # Source: [MS-OXORMMS] 2.2.4, the head of message.rpmsg; and of files under Microsoft
    # Purview protection.
    (b"\x76\xe8\x04\x60\xc4\x11\xe3\x86", Kind.PROTECTED),
    (b".pfile", Kind.PROTECTED),
    (b"-----BEGIN PGP MESSAGE", Kind.SEALED_MAIL),
    (b"-----BEGIN PKCS7", Kind.SEALED_MAIL),
    (b"-----BEGIN CMS", Kind.SEALED_MAIL),
    (b"\xdb\xa5", Kind.OLD_PROCESSOR),  # Word 1 and 2 for Windows
    (b"\x31\xbe\0\0", Kind.OLD_PROCESSOR),  # Word for DOS, Windows Write
    (b"\xffWPC", Kind.OLD_PROCESSOR),  # WordPerfect
    (b"7z\xbc\xaf\x27\x1c", Kind.OTHER_ARCHIVE),
    (b"Rar!\x1a\x07", Kind.OTHER_ARCHIVE),
    (b"\x1f\x8b\x08", Kind.OTHER_ARCHIVE),
    (b"BZh", Kind.OTHER_ARCHIVE),
    (b"\xfd7zXZ\x00", Kind.OTHER_ARCHIVE),
    (b"MSCF\0\0\0\0", Kind.OTHER_ARCHIVE),
)


def kind_of(data: bytes) -> Kind:
    """The kind of a file that is not empty; text that is nothing else is `TEXT`."""
    head = data[:1024]
    if head.startswith(MAGIC):
        return _ole_kind(data)
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return _zip_kind(data)
    if b"%PDF-" in head:
        return Kind.PDF
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if (head[:1] == b"\x30" and _SIGNED_DATA in head[:64]) or _SEALED.match(head):
        return Kind.SEALED_MAIL
    if picture_format(data):
        return Kind.PICTURE
    return _text_kind(data)


def picture_format(data: bytes) -> str:
    """The format of a picture, such as "PNG"; empty for anything else."""
    for magic, name in _PICTURES:
        if data.startswith(magic) and (name != "BMP" or data[6:10] == bytes(4)):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return "HEIC"
    return ""


_OLE_MARKS = (
    ("encryptedpackage", Kind.LOCKED_OFFICE),
    ("__properties_version1.0", Kind.OUTLOOK),
    ("worddocument", Kind.OLD_WORD),
    ("workbook", Kind.SPREADSHEET),
    ("book", Kind.SPREADSHEET),
    ("powerpoint document", Kind.SPREADSHEET),
    ("visiodocument", Kind.SPREADSHEET),
)


def _ole_kind(data: bytes) -> Kind:
    """Old Office files and locked new ones are told apart by their stream names."""
    try:
        names = {name.lower() for name in CompoundFile(data).names()}
    except NotCompound:  # damaged: its names may still be there
        small = data.lower()
        names = {n for n, _ in _OLE_MARKS if n.encode("utf-16-le") in small}
    return next((kind for name, kind in _OLE_MARKS if name in names), Kind.OTHER)


def _zip_kind(data: bytes) -> Kind:
    media = b""
    try:
        members = {m.filename: m for m in members_of(data)}
        names = {name.replace("\\", "/").lower() for name in members}
        if "mimetype" in members:  # what an OpenDocument file says that it is
            media = begun(data, members["mimetype"], 200)
    except Exception:  # noqa: BLE001 (damaged zips fail in many ways; salvage decides)
        names = {
            name.decode("utf-8", "replace").lower()
            for name in re.findall(
                rb"(?:\[Content_Types\]\.xml|(?:word|xl|ppt)/\w+\.xml|content\.xml)",
                data,
            )
        }
    if any(n.startswith("word/") for n in names):
        return Kind.WORD
    if any(n.startswith(("xl/", "ppt/", "visio/")) for n in names):
        return Kind.SPREADSHEET
    if "[content_types].xml" in names:
        return Kind.WORD
    if media.startswith(_OASIS):
        text = media.removeprefix(_OASIS).startswith((b"text", b"formula"))
        return Kind.OPEN_DOCUMENT if text else Kind.SPREADSHEET
    if "content.xml" in names and ("styles.xml" in names or _OASIS in data[:200]):
        return Kind.OPEN_DOCUMENT
    return Kind.ARCHIVE


_OASIS = b"application/vnd.oasis.opendocument."


_HEAD = 8_192
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|style|table|div|p|span|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_WORD_XML = re.compile(rb"<(?:pkg:package|w:wordDocument)\b")
_FLAT_OPEN_DOCUMENT = re.compile(rb"<office:document\s")
_CALENDAR = re.compile(rb"BEGIN:V(?:CALENDAR|EVENT)\s", re.IGNORECASE)
_HEADER_LINE = re.compile(rb"([!-9;-~]+)[ \t]*:")
_PARTED = re.compile(rb"Content-Type:[ \t]*multipart/", re.IGNORECASE)
_MAIL_ONLY = frozenset(
    b"message-id mime-version received return-path delivered-to content-type "
    b"content-transfer-encoding dkim-signature x-mailer reply-to".split()
)
_MAIL_TOO = frozenset(b"from to subject date cc bcc sender".split())


def _text_kind(data: bytes) -> Kind:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        kind = _text_kind(data[:_HEAD].decode("utf-16", "replace").encode())
        # The others are never written like that.
        return kind if kind in {Kind.HTML, Kind.CALENDAR} else Kind.TEXT
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:4096]
    if start.startswith(b"{\\rtf"):
        return Kind.RICH_TEXT
    if _CALENDAR.match(start):
        return Kind.CALENDAR
    if _FLAT_OPEN_DOCUMENT.search(start):
        return Kind.OPEN_DOCUMENT
    if _WORD_XML.search(start):
        return Kind.WORD_XML
    if _HTML.match(start):
        return Kind.HTML
    if _is_email(data):
        return Kind.EMAIL
    return Kind.TEXT


def _is_email(data: bytes) -> bool:
    """Whether the file opens with a block of mail headers.

    A letter may begin "Date: …" and "To: …" too, so a header that only mail has, or a
    sender with an address, must be among them.
    """
    lines = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")[:65536].splitlines()
    if lines and lines[0].startswith((b"From ", b">From ")):
        del lines[0]
    names: set[bytes] = set()
    address = False
    for line in lines:
        if line[:1] in (b" ", b"\t") and names and line.strip():
            continue
        match = _HEADER_LINE.match(line)
        if not match:
            break
        names.add(match[1].lower())
        address |= match[1].lower() == b"from" and b"@" in line
    if _PARTED.match(data.lstrip(b"\r\n")):
        return True
    known = len(names & _MAIL_ONLY) + len(names & _MAIL_TOO)
    return known >= 2 and (address or bool(names & _MAIL_ONLY))
