"""Word files under a password: opened with what the person typed."""

from io import BytesIO

import msoffcrypto

from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.kinds import Kind, kind_of
from gp_toolkit.reading.office_lock import unlocked
from gp_toolkit.reading.problems import CannotRead
from gp_toolkit.reading.word import read_word


def read_locked(data: bytes, request: Request) -> Content:
    """The text of a locked Word file.

    Raises:
        CannotRead: `password_needed`, `wrong_password`, `protected_by_service`,
            `unknown_lock`,
            `damaged_file`, `spreadsheet`.
    """
    if "DRMEncrypted".encode("utf-16-le") in data:
        raise CannotRead("protected_by_service")
    try:
        locked = msoffcrypto.OfficeFile(BytesIO(data))
        by_password = getattr(locked, "type", "") in {"agile", "standard"}
    except MemoryError:
        raise
    except Exception as error:
        raise CannotRead("damaged_file", format="locked Word file") from error
    if not by_password:
        raise CannotRead("protected_by_service")
    if not request.password:
        raise CannotRead("password_needed")
    plain = unlocked(locked, request.password, verify_password=True)
    if kind_of(plain) is not Kind.WORD:
        raise CannotRead("spreadsheet")
    return read_word(plain, request)
