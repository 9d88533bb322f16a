"""The meeting that a document records or invites to: its kind and its day."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from gp_toolkit.finding.meeting.governed_day import SURE, governed_score, heads_form
from gp_toolkit.finding.meeting.other_minutes import (
    is_of_minutes_approved,
    title_day_score,
)
from gp_toolkit.finding.meeting.own_day import (
    is_limit,
    is_told_in_passing,
    own_day_score,
)
from gp_toolkit.finding.paper.binding import Bound, is_day
from gp_toolkit.finding.paper.document_kind import Nature
from gp_toolkit.finding.paper.rows import title_rows
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.months import last_such_day
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import AHEAD, MeetingKind

_FILE_DATE = re.compile(r"(?<!\d)(\d{1,2})[._\- ](\d{1,2})[._\- ](20\d\d|\d\d)(?!\d)")
_CONVENED = Wording(r"\b{claims/convened}\s(?:on\s)?(?:the\s)?$")
_TO_BE_HELD = re.compile(r"\b(?:to|will) be held\b", re.IGNORECASE)
_OUTRIGHT = 8
_ANNOUNCED = 5
_HEADS_FORM = 8
_LATE_DAYS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The day of the meeting recorded, and the mention it was taken from.

    Attributes:
        date: The day; None if unknown.
        bound: Where it is written.
        rivals: Other days with an equal claim.
        supposed: Its year is not written, nor borne out by its weekday: it was taken
            from `today`.
        sure: A label or title says outright that it is the day of this meeting.
    """

    date: dt.date | None
    bound: Bound | None
    rivals: tuple[dt.date, ...] = ()
    supposed: bool = False
    sure: bool = False


NO_ANCHOR = Anchor(date=None, bound=None)


def find_anchor(
    scan: Scan,
    bounds: Sequence[Bound],
    nature: Nature,
    kind: MeetingKind | None,
    today: dt.date,
) -> Anchor:
    """The day of the meeting recorded.

    For an invitation it is the day invited to, which `next_conference` finds; here
    the answer is then None. A day still to come is a meeting recorded only if a label
    says so outright.
    """
    if nature.kind in AHEAD:
        return NO_ANCHOR
    scored = [
        (score, day, bound)
        for bound in bounds
        if (day := _day_of(bound, today)) is not None
        and (score := _anchor_score(scan, bound, nature, kind)) > 0
        and (score >= _OUTRIGHT or day <= today)
    ]
    if not scored:
        return Anchor(date=_file_date(scan), bound=None)
    newest = max(day for _, day, _ in scored)
    scored = [s for s in scored if s[0] >= _OUTRIGHT or (newest - s[1]).days <= 400]
    best = max(score for score, _, _ in scored)
    top = [(day, bound) for score, day, bound in scored if score == best]
    day, first = top[0]
    same = [b for _, d, b in scored if d == day and b.mention.date is not None]
    head = [b for b in same if b.row in title_rows(scan, 14)]
    timed = (b for b in head if scan.times_in(b.row.start, b.row.end))
    first = next(timed, next(iter(head), first))
    if first.mention.date is None:
        first = next(iter(same), first)
    rivals = {
        other
        for other, bound in top[1:]
        if other != day and not (other < day and _is_history(scan, bound, first))
    }
    return Anchor(
        date=day,
        bound=first,
        rivals=tuple(sorted(rivals)),
        supposed=first.mention.date is None and first.mention.weekday != day.weekday(),
        sure=best >= SURE,
    )


def _is_history(scan: Scan, bound: Bound, chosen: Bound) -> bool:
    """A day in running text, where another stands at the head of the paper."""
    head = title_rows(scan)
    return (
        chosen.row in head and bound.row not in head and is_told_in_passing(scan, bound)
    )


def is_announced(
    scan: Scan,
    bounds: Sequence[Bound],
    nature: Nature,
    kind: MeetingKind | None,
    today: dt.date,
) -> bool:
    """Whether the head of a paper gives its conference a day still to come."""
    head = title_rows(scan, 10)
    return any(
        bound.mention.date is not None
        and bound.mention.date > today
        and bound.row in head
        and (
            _anchor_score(scan, bound, nature, kind) >= _ANNOUNCED
            or _is_to_be_held(scan, bound)
        )
        for bound in bounds
        if is_day(bound.mention)
    )


def _is_to_be_held(scan: Scan, bound: Bound) -> bool:
    """`to be held in the Trinity Rooms / on Wednesday`, `has been convened for`."""
    if bound.kind not in ("conference", "next"):
        return False
    text, begin, end = scan.sheet.text, bound.start, bound.mention.start
    ahead = _TO_BE_HELD.search(text, begin, end)
    return bool(ahead or scan.words[_CONVENED].search(text, begin, end))


def _day_of(bound: Bound, today: dt.date) -> dt.date | None:
    """A mention's day; without a year, the last such day up to today."""
    mention = bound.mention
    if not is_day(mention):
        return None
    if mention.date is not None or not mention.day:
        return mention.date
    found = last_such_day(mention.month, mention.day, until=today)
    return found if found and (today - found).days <= _LATE_DAYS else None


def _anchor_score(
    scan: Scan, bound: Bound, nature: Nature, kind: MeetingKind | None
) -> int:
    mention = bound.mention
    if not is_day(mention) or bound.row.depth:
        return 0
    if bound.row.part in (Part.EMAIL_HEADER, Part.FOOTER):
        return 0
    title = bound.row in title_rows(scan, 14)
    score = max(
        own_day_score(scan, bound, kind),
        governed_score(scan, bound, nature, kind, title=title),
        0 if nature.child_protection else title_day_score(scan, bound),
        _HEADS_FORM if title and heads_form(scan, bound, nature) else 0,
    )
    if score and (is_limit(scan, bound) or is_of_minutes_approved(scan, bound)):
        return 0
    return score


def _file_date(scan: Scan) -> dt.date | None:
    """A date in the file's name: better than none."""
    match = _FILE_DATE.search(scan.sheet.document.name)
    if not match:
        return None
    day, month, year = (int(part) for part in match.groups())
    try:
        return dt.date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
