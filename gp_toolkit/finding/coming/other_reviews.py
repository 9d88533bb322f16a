"""Whether a "next review" is of something else: an illness, a tenancy, a form.

Long papers are full of such days. Beside a conference that is named outright, a bare
"review" is its rival only where it heads its line, its own words speak of the plan or
the children, it opens a sentence as "The next review", or has a time as meetings have.
"""

import re

from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Wording

_OF_THE_PLAN = Wording(r"\b{claims/of-the-plan}\b")
_NAMED_AFTER = Wording(
    r"[^()\n]{0,24}\((?:(?:this|it) is )?(?:an?\s|the\s)?{claims/other-process}\b"
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_OPENS = re.compile(r"\W*the\s(?:next\s)?review\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?\n]\s")
_NEAR = 30


def is_of_something_else(scan: Scan, bound: Bound) -> bool:
    """`Fluoxetine 20mg; next review on 29 October`, `29/07/2026 (CIN)`."""
    governor, text = bound.governor, scan.sheet.text
    if governor is None or bound.kind not in ("bare", "bare_meeting"):
        return False
    if scan.words[_NAMED_AFTER].match(text, bound.mention.end):
        return True
    said = text[governor.start : governor.end].lower()
    cell = scan.cell_at(governor.start)
    if "review" not in said or not _LETTERS.search(text, cell.start, governor.start):
        return False
    first = _piece_start(text, cell.start, governor.start)
    if _OPENS.match(text, first) or _has_time(scan, bound):
        return False
    return not scan.words[_OF_THE_PLAN].search(
        text, first, max(governor.end, bound.mention.end)
    )


def _has_time(scan: Scan, bound: Bound) -> bool:
    end = bound.mention.end
    return any(not time.bare for time in scan.times_in(end, end + _NEAR))


def _piece_start(text: str, begin: int, place: int) -> int:
    """Where the sentence begins; if it says nothing before the place, the one before."""
    stops = [stop.end() for stop in _STOP.finditer(text, begin, place)]
    if stops and not _LETTERS.search(text, stops[-1], place):
        stops.pop()
    return stops[-1] if stops else begin
