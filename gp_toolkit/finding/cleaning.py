"""Text made even, with every character's place in the original kept.

What is taken out: soft hyphens, zero-width marks, struck-out words (`~~so~~`) and a
hyphen at the end of a line whose word goes on below. What is changed one for one:
curly quotes, odd spaces, odd dashes, full-width and look-alike digits.
"""

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field

_ONE_FOR_ONE = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u02bc": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2212": "-",
        "\u2012": "\u2013",
        "\u2014": "\u2013",
        "\u2015": "\u2013",
        "\u00a0": " ",
        "\u2007": " ",
        "\u2008": " ",
        "\u2009": " ",
        "\u200a": " ",
        "\u202f": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u3000": " ",
        "\r": " ",
        "\u000b": "\n",
        "\u000c": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u2044": "/",
        "\u2215": "/",
        "\uff0f": "/",
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    }
)
_TAKEN_OUT = re.compile(
    "[\u00ad\u200b-\u200f\u2060\ufeff]"
    r"|~~[^~]{1,2000}~~ ?"
    r"|(?<=[^\W\d_])-[ ]?\n[ ]?(?=[a-z])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clean:
    """Cleaned text.

    Attributes:
        text: The cleaned words.
        origins: For each character of `text`, and for the end, its offset in the
            original; never falling.
    """

    text: str
    origins: "array[int]" = field(repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of `text[start:end]`."""
        if end <= start:
            return self.origins[start], self.origins[start]
        return self.origins[start], self.origins[end - 1] + 1

    def place(self, origin: int) -> int:
        """Where in `text` the first kept character at or after an offset stands."""
        return bisect_left(self.origins, origin)


def clean(text: str) -> Clean:
    r"""Make text even.

    >>> clean("confer-\nence: ~~4 June~~ 11 June").text
    'conference: 11 June'
    """
    even = text.translate(_ONE_FOR_ONE)
    pieces: list[str] = []
    origins: array[int] = array("q")
    last = 0
    for match in _TAKEN_OUT.finditer(even):
        pieces.append(even[last : match.start()])
        origins.extend(range(last, match.start()))
        last = match.end()
    pieces.append(even[last:])
    origins.extend(range(last, len(even) + 1))
    return Clean(text="".join(pieces), origins=origins)
