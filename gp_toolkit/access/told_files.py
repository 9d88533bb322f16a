"""A file of the app answers only to the session that was told of it.

Streamlit keeps downloads and uploads of all sessions together and hands them to whoever
asks by name. A name is a fingerprint of the content, or stands in another person's list
of downloads on a shared computer. So the gate notes which names each session was sent,
and answers as if there were no others.
"""

import hashlib
import re
from collections import OrderedDict

FILE_PATHS = ("/media/", "/_stcore/upload_file/")
"""Below these are the files of sessions."""

MOST_SESSIONS = 256
"""Sessions whose names are kept; the one longest without a message makes room."""

_BEGINNING = re.compile(b"|".join(path.encode() for path in FILE_PATHS))
_LONGEST = 127


class ToldFiles:
    """Which files' addresses each session was sent."""

    def __init__(self) -> None:
        self._told: OrderedDict[bytes, set[str]] = OrderedDict()

    def note(self, token: str, message: bytes) -> None:
        """Note the addresses in a message to a session."""
        addresses = addresses_in(message)
        if not addresses:
            return
        name = _hash(token)
        self._told.setdefault(name, set()).update(addresses)
        self._told.move_to_end(name)
        if len(self._told) > MOST_SESSIONS:
            self._told.popitem(last=False)

    def was_told(self, token: str | None, address: str) -> bool:
        """Whether a session was sent an address."""
        return token is not None and address in self._told.get(_hash(token), ())


def addresses_in(message: bytes) -> set[str]:
    r"""The addresses of files in a message of Streamlit's.

    Its messages are protocol buffers: the byte before a short text is its length.

    >>> sorted(addresses_in(b"\x0a\x0c/media/a.txt2 and more"))
    ['/media/a.txt']
    """
    found = set()
    for match in _BEGINNING.finditer(message, 1):
        start = match.start()
        length = message[start - 1]
        if len(match[0]) < length <= _LONGEST:
            text = message[start : start + length]
            found.add(text.decode("utf-8", "replace"))
    return found


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
