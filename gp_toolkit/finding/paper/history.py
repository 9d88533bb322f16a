"""What a document tells of earlier days, and so is no decision of this meeting."""

import datetime as dt
import re
from collections.abc import Sequence

from gp_toolkit.finding.dates.forms import DateMention
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Cell, Row
from gp_toolkit.finding.wording.vocabulary import Hit

_RECENT = dt.timedelta(days=3)


def is_chronology(scan: Scan, row: Row, anchor: dt.date | None) -> bool:
    """A row of a table that begins with a day before the conference."""
    if row.table is None or anchor is None:
        return False
    first = row.cells[0]
    days = scan.days_in(first.start, first.end)
    told = days and not re.search(r"[^\W\d_]{4,}", _without_days(scan, first, days))
    return bool(told and days[-1].date and days[-1].date < anchor - _RECENT)


def _without_days(scan: Scan, cell: Cell, days: Sequence[DateMention]) -> str:
    return scan.sheet.text[days[-1].end : cell.end]


def is_history(scan: Scan, hit: Hit, last: int, anchor: dt.date | None) -> bool:
    """`that plan ended on 22 February 2018`: another time."""
    if anchor is None:
        return False
    days = scan.days_in(hit.end, min(last, hit.end + 14))
    return bool(days and days[0].date and days[0].date < anchor - _RECENT)


def tells_of_earlier(scan: Scan, hit: Hit, anchor: dt.date | None) -> bool:
    """Whether the sentence names only days before the conference."""
    if anchor is None:
        return False
    days = [d.date for d in scan.days_in(*scan.sentence_at(hit.start)) if d.date]
    return bool(days) and max(days) < anchor - _RECENT
