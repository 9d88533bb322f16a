"""What is asked of the practice for a conference: its report, by when, to whom."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from gp_toolkit.finding.binding import Bound, is_day
from gp_toolkit.finding.claims import Context
from gp_toolkit.finding.details import segment
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.values import emails_in
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import ReportRequest

_REPORT = re.compile(r"\breports?\b", re.IGNORECASE)
_SEND = re.compile(
    r"\b(?:send|sent|submit\w*|return\w*|e-?mail\w*|forward\w*|to)\b", re.IGNORECASE
)


def find_report_request(context: Context, bounds: Sequence[Bound]) -> ReportRequest:
    """A stated day for the report and where to send it; a rule is not a day."""
    scan = context.scan
    after = context.anchor.date or dt.date.min
    asked = [
        b
        for b in bounds
        if b.kind == "report"
        and is_day(b.mention)
        and b.mention.date is not None
        and b.mention.date > after
        and not b.row.depth
    ]
    send_to = tuple(_send_to(scan))
    if not asked:
        return ReportRequest(send_to=send_to)
    first = min(asked, key=lambda b: b.mention.date or dt.date.max)
    return ReportRequest(
        due=first.mention.date, due_time=_cut_off(scan, first), send_to=send_to
    )


def _cut_off(scan: Scan, bound: Bound) -> dt.time | None:
    start, end = segment(scan, bound)
    near = [
        t for t in scan.times_in(start, end) if abs(t.start - bound.mention.start) <= 60
    ]
    return near[0].time if near else None


def _send_to(scan: Scan) -> Iterator[str]:
    """Addresses in a sentence that speaks of the report, or just after it."""
    seen: set[str] = set()
    near = -9
    for row in scan.sheet.rows:
        if row.depth or row.part in (Part.EMAIL_HEADER, Part.FOOTER):
            continue
        words = scan.sheet.words(row)
        speaks = bool(_REPORT.search(words) and _SEND.search(words))
        follows = row.number - near <= 2 and bool(_SEND.search(words))
        if speaks:
            near = row.number
        if not (speaks or follows) or "@" not in words:
            continue
        for address in emails_in(words):
            if address.lower() not in seen:
                seen.add(address.lower())
                yield address
