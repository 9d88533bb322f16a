"""How much one file may ask of the reader."""

from dataclasses import dataclass

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may cost before it is refused.

    Attributes:
        file_bytes: Largest file looked at.
        unpacked_bytes: Largest total of a zip's members (a Word file is a zip).
        members: Most members of a zip.
        ratio: Most bytes that one byte of a zip member may unpack to.
        ratio_floor_bytes: Members that unpack to less than this may exceed `ratio`:
            a short part of blanks is no danger.
        drawing_floor_bytes: The same for members that are not text: drawings shrink
            more, and are never unpacked.
        depth: How deep attachments may lie within attachments.
        parts: Most parts of one e-mail.
        pages: Most pages of a PDF that are read.
        characters: Most characters of text that are kept of one file.
        blocks: Most paragraphs and table rows that are kept of one file.
        picture_bytes: A picture inside an e-mail smaller than this is taken for a
            logo or signature, not for a scanned page.
        dots: Most dots of one picture.
        key_rounds: Most rounds by which a password may be made a key.
        key_bytes: Most memory that making a key may take.
        seconds: Wall time for one file.
        scan_seconds: Of `seconds`, how long pictures of pages may be read; what is left
            over must do for the rest of the file.
        start_seconds: Wall time for the worker to start.
        memory_bytes: Memory of the worker.
    """

    file_bytes: int = 25 * _MEGABYTE
    unpacked_bytes: int = 200 * _MEGABYTE
    members: int = 2_000
    ratio: int = 200
    ratio_floor_bytes: int = _MEGABYTE
    drawing_floor_bytes: int = 10 * _MEGABYTE
    depth: int = 5
    parts: int = 200
    pages: int = 400
    characters: int = 5_000_000
    blocks: int = 100_000
    picture_bytes: int = 100_000
    dots: int = 80_000_000
    key_rounds: int = 2_000_000
    key_bytes: int = 512 * _MEGABYTE
    seconds: float = 22.0
    scan_seconds: float = 18.0
    start_seconds: float = 30.0
    memory_bytes: int = 1536 * _MEGABYTE


LIMITS = Limits()
"""The limits that the product ships with."""

PATIENT_SECONDS = 900.0
"""Wall time for a scan of which a person has asked that all pages be read."""
