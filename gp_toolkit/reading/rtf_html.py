"""A web page wrapped in rich text, as Outlook keeps the body of a message.

Source: [MS-OXRTFEX] Rich Text Format (RTF) Extensions Algorithm.
"""

from gp_toolkit.reading.rtf_tokens import (
    code_page,
    decoded,
    joined,
    plain_bytes,
    tokens,
    without_first,
)
from gp_toolkit.reading.rtf_words import DESTINATIONS, SIGNS, Into

_BREAKS = {"par": "\r\n", "line": "\r\n"}
_HEAD = 4_096


def page_in(data: bytes) -> str:
    """The page that the file wraps; empty when it wraps none."""
    if b"\\fromhtml" not in data[:_HEAD]:
        return ""
    reader = _Unwrapping()
    for token in tokens(data):
        match token.kind:
            case "group":
                reader.group(token.name)
            case "word":
                reader.word(token.name, token.number)
            case "sign":
                reader.sign(token.name)
            case _:
                reader.text(token.text)
    return joined("".join(reader.pieces))


class _Unwrapping:
    """One pass: what Outlook added for its own use is left out."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._encoding = "cp1252"
        self._fallback = 1
        self._skip = 0
        self._starred = False
        self._silent = False  # between \htmlrtf and \htmlrtf0
        self._dead = False  # in a group that is not of the page
        self._outer: list[tuple[bool, bool, int]] = []

    def group(self, brace: str) -> None:
        self._skip = 0
        self._starred = False
        if brace == "{":
            self._outer.append((self._silent, self._dead, self._fallback))
        elif self._outer:
            self._silent, self._dead, self._fallback = self._outer.pop()

    def word(self, name: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if self._skip and name != "u":
            self._skip -= 1
        elif name == "htmltag":
            self._dead = False
        elif starred or DESTINATIONS.get(name) in {Into.DEAD, Into.FONTS, Into.STYLES}:
            self._dead = True
        elif name == "htmlrtf":
            self._silent = number != 0
        elif name == "ansicpg":
            self._encoding = code_page(number) or self._encoding
        elif name == "uc":
            self._fallback = max(number or 0, 0)
        elif name == "u":
            self._skip = self._fallback
            if number is not None and -0x8000 <= number <= 0xFFFF:
                self._say(chr(number % 0x10000))
        else:
            self._say(_BREAKS.get(name) or SIGNS.get(name, ""))

    def sign(self, name: str) -> None:
        if self._skip:
            self._skip -= 1
        elif name == "*":
            self._starred = True
        else:
            self._say({"~": "&nbsp;", "_": "&shy;"}.get(name) or SIGNS.get(name, ""))

    def text(self, text: bytes) -> None:
        text, self._skip = without_first(text, self._skip)
        self._say(decoded(plain_bytes(text), self._encoding))

    def _say(self, text: str) -> None:
        if not self._silent and not self._dead:
            self.pieces.append(text)
