"""Office files under a password: one way to open them, whatever their age."""

from io import BytesIO
from typing import Any

from msoffcrypto.exceptions import InvalidKeyError

from gp_toolkit.reading.problems import CannotRead


def unlocked(locked: Any, password: str, **how: bool) -> bytes:  # noqa: ANN401 (the library has no types)
    """The bytes of the file without its lock.

    Args:
        locked: The file, as `msoffcrypto` holds it.
        password: What the person typed.
        how: Options of the library for this kind of file.

    Raises:
        CannotRead: `wrong_password`, `unknown_lock`.
    """
    plain = BytesIO()
    try:
        locked.load_key(password=password, **how)
        locked.decrypt(plain)
    except MemoryError:
        raise
    except InvalidKeyError as error:
        raise CannotRead("wrong_password") from error
    except Exception as error:
        raise CannotRead("unknown_lock") from error
    return plain.getvalue()
