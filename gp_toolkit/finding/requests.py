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
_MAY_YIELD = ("", "bare", "bare_meeting", "conference", "next", "plain", "other")
_BY = re.compile(
    r"\b(?:by|before|no later than|not later than|until)\s(?:the\s|close on\s|noon on\s"
    r"|midday on\s|end of\s|\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|noon)\s(?:on\s)?)?$",
    re.IGNORECASE,
)
_GOES_BACK = re.compile(
    r"\s*(?:those|if not|otherwise|please|it\b|they\b|any|we need|this)", re.IGNORECASE
)
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
        if is_report_day(scan, b)
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


def is_report_day(scan: Scan, bound: Bound) -> bool:
    """Whether a date is the day for the report: by its word, or by "reports … by"."""
    if bound.kind == "report":
        return True
    if bound.kind not in _MAY_YIELD:
        return False
    text = scan.sheet.text
    begin = max(bound.start, bound.mention.start - 160)
    before = text[begin : bound.mention.start]
    if not _BY.search(before):
        return False
    said = list(_REPORT.finditer(before))
    if said:
        tail = before[said[-1].end() :]
        return not re.search(r"[.;]\s", tail)
    if _GOES_BACK.match(before) and bound.start > bound.row.start:
        first, last = scan.sentence_at(bound.start - 1)
        return bool(_REPORT.search(text, first, last))
    return False


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
