"""The day a document was sent out or written."""

import datetime as dt
from collections.abc import Sequence

from gp_toolkit.finding.binding import Bound, is_day
from gp_toolkit.finding.document_kind import Nature
from gp_toolkit.finding.rows import title_rows
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.vocabulary import Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import DocumentKind

_SENT = (
    DocumentKind.INVITATION,
    DocumentKind.REARRANGEMENT,
    DocumentKind.CANCELLATION,
    DocumentKind.OUTCOME_LETTER,
)
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
    before = scan.sheet.text[bound.row.start : bound.mention.start].strip().lower()
    if bound.row.part is Part.EMAIL_HEADER:
        own = 9 if scan.base_depth == 0 else 5
        return own if before.startswith(("date", "sent")) else 0
    if bound.kind == "issued":
        return 8
    letter = nature.letter or nature.kind in _SENT
    if not letter or bound.row not in title_rows(scan, 20):
        return 0
    return 6 if scan.words[_ALONE].fullmatch(before) else 0
