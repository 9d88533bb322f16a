"""One day, several children, each at a time of their own.

`9.30 am – Ellis Tranter` on a line below the day, or `10.00 Smith children, 11.15
Jones-Khan` after it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.dates.times import TimeMention
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.meeting.details import Details
from gp_toolkit.finding.people.names import People, named_in
from gp_toolkit.model.reading import NextStatus

_ROWS_BELOW = 8
_NAMES_FIRST = re.compile(
    r"[\s•\-–*\d.)]*[A-Z][\w'\-]+(?:[\s,&]|and\b|[A-Z][\w'\-]+){0,9}"
    r"(?:\((?:[^()\n]{0,30})\))?\s?[–\-:,]?\s*(?:at\s)?$"
)
"""`Finn Roe (DOB 01/02/2016) at`: nothing but names before a time."""
_REST = 30
_LEAD = re.compile(r"[\s(•\-–*]*(?:\d\.)?\s*(?:at\s)?$", re.IGNORECASE)


def with_slots(
    context: Context, claims: Sequence[Claim], people: People
) -> tuple[Claim, ...]:
    """Claims about all the children, parted where lines below give each a time."""
    if len(people.names) < 2:
        return tuple(claims)
    found: list[Claim] = []
    for claim in claims:
        parted = list(_parted(context, claim, people))
        found.extend(parted or [claim])
    return tuple(found)


def _parted(context: Context, claim: Claim, people: People) -> Iterator[Claim]:
    if claim.status is not NextStatus.BOOKED or claim.children or claim.bound is None:
        return
    slots = list(_slots(context, claim, people))
    named = [name for _, names in slots for name in names]
    times = {time.time for time, _ in slots}
    if len(slots) < 2 or len(times) < 2 or len(named) != len(set(named)):
        return
    for time, names in slots:
        details = Details(
            start=time.time,
            end=time.until,
            venue=claim.details.venue,
            mode=claim.details.mode,
        )
        yield replace(claim, details=details, children=names, warnings=claim.warnings)


def _slots(
    context: Context, claim: Claim, people: People
) -> Iterator[tuple[TimeMention, tuple[str, ...]]]:
    scan = context.scan
    bound = claim.bound
    if bound is None:
        return
    rows = scan.sheet.rows
    below = rows[bound.row.number + 1 : bound.row.number + 1 + _ROWS_BELOW]
    for row in below:
        if scan.days_in(row.start, row.end) and not _is_birth(context, row.start):
            times = scan.times_in(row.start, row.start + 12)
            if not times:
                return
        times = scan.times_in(row.start, row.end)
        if not times:
            continue
        lead = scan.sheet.text[row.start : times[0].start]
        rest = scan.sheet.text[times[0].end : row.end]
        if _LEAD.match(lead):
            names = named_in(rest, people)
        elif len(times) == 1 and _NAMES_FIRST.match(lead) and len(rest) <= _REST:
            names = named_in(lead, people)
        else:
            continue
        if names:
            yield times[0], names


def _is_birth(context: Context, place: int) -> bool:
    scan = context.scan
    row = scan.sheet.row_at(place)
    return any(h.cue.kind == "birth" for h in scan.cues("people", row.start, row.end))
