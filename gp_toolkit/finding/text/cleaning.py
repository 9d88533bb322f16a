"""Text made even, with every character's place in the original kept.

What is taken out: soft hyphens, zero-width marks, struck-out words (`~~so~~`) and a
hyphen at the end of a line whose word goes on below. What is changed one for one:
curly quotes, odd spaces, odd dashes, the long s, i with or
without its dot, full-width and look-alike digits. Long words of the word files that one
letter has spoilt (`slips.py`) are put right.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from heapq import merge

from gp_toolkit.finding.text.slips import NO_SLIPS, Cut, Slips, find_cuts

_ONE_FOR_ONE = {
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
    "\u017f": "s",
    "\u0130": "I",
    "\u0131": "i",
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
}
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_TAKEN_OUT = re.compile(  # begins with one of few marks, so most text is leapt over
    rf"[{_UNSEEN}~\-](?:(?<=[{_UNSEEN}])"
    r"|(?<=~)~[^~]{1,2000}~~ ?"
    r"|(?<=[^\W\d_]-)[ ]?\n[ ]?(?=[a-z]))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clean:
    """Cleaned text: the pieces of the original that were kept, put together.

    Attributes:
        text: The cleaned words.
        starts: Where each piece begins in `text`.
        origins: Where each begins in the original.
    """

    text: str
    starts: tuple[int, ...] = field(repr=False)
    origins: tuple[int, ...] = field(repr=False)

    def origin(self, place: int) -> int:
        """Where in the original a character of `text`, or its end, stands."""
        piece = bisect_right(self.starts, place) - 1
        return self.origins[piece] + place - self.starts[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of `text[start:end]`."""
        first = self.origin(start)
        return first, first if end <= start else self.origin(end - 1) + 1

    def place(self, origin: int) -> int:
        """Where in `text` the first kept character at or after an offset stands."""
        piece = bisect_right(self.origins, origin) - 1
        place = self.starts[piece] + origin - self.origins[piece]
        last = piece + 1 == len(self.starts)
        return place if last else min(place, self.starts[piece + 1])


def clean(text: str, slips: Slips = NO_SLIPS) -> Clean:
    r"""Make text even.

    >>> clean("confer-\nence: ~~4 June~~ 11 June").text
    'conference: 11 June'
    """
    even = text
    for odd, plain in _ONE_FOR_ONE.items():
        if odd in even:  # far quicker than to look at every letter
            even = even.replace(odd, plain)
    taken = (Cut(*match.span()) for match in _TAKEN_OUT.finditer(even))
    pieces: list[str] = []
    starts, origins = [0], [0]
    for start, end, put in merge(taken, find_cuts(even, slips)):
        if start < origins[-1]:
            continue  # inside what is taken out
        pieces.append(even[origins[-1] : start])
        starts.append(starts[-1] + len(pieces[-1]))
        if put:
            origins.append(start)
            pieces.append(put)
            starts.append(starts[-1] + len(put))
        origins.append(end)
    pieces.append(even[origins[-1] :])
    return Clean(text="".join(pieces), starts=tuple(starts), origins=tuple(origins))
