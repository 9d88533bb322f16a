"""The day a document was sent out or written."""

import datetime as dt
import re
from collections.abc import Sequence

from gp_toolkit.finding.paper.binding import Bound, is_day
from gp_toolkit.finding.paper.document_kind import Nature
from gp_toolkit.finding.paper.rows import title_rows
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import DocumentKind

_SENT = (
    DocumentKind.INVITATION,
    DocumentKind.REARRANGEMENT,
    DocumentKind.CANCELLATION,
    DocumentKind.OUTCOME_LETTER,
)
_SIGNED = Wording(r"\s*{kinds/signed}\b")
_LINE = 110
_LEAD = 30
_IN_PASSING = 2
_AT_THE_END = 4
_LETTERHEAD = re.compile(r"(?:(?:[A-Z][\w&'.\-]*|and|of|for|the)\s){1,8}")
_ALONE = Wording(r"\s*(?:{kinds/dated})?\s*[:\-–]?\s*")


def find_issued(
    scan: Scan, bounds: Sequence[Bound], nature: Nature, today: dt.date
) -> dt.date | None:
    """A stated day of issue, never later than `today`.

    An e-mail's own date counts first, then "Date of letter", "Minutes circulated",
    then a date alone near the head of a letter.
    """
    scored = [
        (score, bound.mention.date)
        for bound in bounds
        if (score := _score(scan, bound, nature)) and bound.mention.date
    ]
    scored = [(score, day) for score, day in scored if day and day <= today]
    if not scored:
        return None
    best = max(score for score, _ in scored)
    return next(day for score, day in scored if score == best)


def _score(scan: Scan, bound: Bound, nature: Nature) -> int:
    if not is_day(bound.mention) or bound.row.depth or bound.mention.date is None:
        return 0
    text = scan.sheet.text
    line = text.rfind("\n", bound.row.start, bound.mention.start) + 1
    begin = max(line, bound.row.start)
    before = text[begin : bound.mention.start].strip().lower()
    if bound.row.part is Part.EMAIL_HEADER:
        own = 9 if scan.base_depth == 0 else 5
        return own if before.startswith(("date", "sent")) else 0
    letter = nature.letter or nature.kind in _SENT
    if bound.kind == "issued":
        return 8 if _is_own(bound, begin) else _IN_PASSING
    if not letter:
        return 0
    if bound.row in title_rows(scan, 20) and scan.words[_ALONE].fullmatch(before):
        return 6
    return _AT_THE_END if _ends_its_line(scan, bound, begin) else 0


def _is_own(bound: Bound, begin: int) -> bool:
    """`Date sent: …`, and not `your report dated 12 October was shared`."""
    governor = bound.governor
    if governor is None or bound.row.end - bound.row.start <= _LINE:
        return True
    return governor.start - begin <= _LEAD


def _ends_its_line(scan: Scan, bound: Bound, begin: int) -> bool:
    """`Bexcombe Council, 28 October 2026`, `Signed: Clifford Haynes, 8 July 2026`."""
    text = scan.sheet.text
    end = text.find("\n", bound.mention.end, bound.row.end)
    after = text[bound.mention.end : bound.row.end if end < 0 else end]
    before = text[begin : bound.mention.start]
    if (
        after.strip(" .")
        or len(before) > _LINE
        or scan.days_in(begin, bound.mention.start)
    ):
        return False
    head = bool(_LETTERHEAD.fullmatch(before)) and not bound.kind
    if not head and (
        not re.search(r",\s$", before) or bound.kind not in ("", "bare_meeting")
    ):
        return False
    return bound.row in title_rows(scan, 5) or bool(scan.words[_SIGNED].match(before))
