"""A day alone on its line, with no word that says what it is for."""

from collections.abc import Iterator, Sequence

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.claims.dated import face_warnings, with_details
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.paper.binding import Bound, is_day
from gp_toolkit.finding.paper.day_labels import is_day_label
from gp_toolkit.finding.paper.own_words import own_words
from gp_toolkit.finding.paper.rows import title_rows
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import AHEAD, CONFERENCES, MeetingKind, NextStatus

_LONGEST = 160
_UNSEEN = (Part.HEADER, Part.FOOTER, Part.EMAIL_HEADER, Part.COMMENT)


def lone_day(context: Context, bounds: Sequence[Bound]) -> Claim | None:
    """The only coming day that stands alone: perhaps the next meeting, so offered.

    It never comes to be trusted: no word says that it is a conference.
    """
    found = list(_lone(context, bounds))
    if len({bound.mention.date for bound in found}) != 1:
        return None
    bound = found[0]
    protection = context.nature.child_protection
    claim = Claim(
        status=NextStatus.BOOKED,
        kind=_kind_of(context) if protection else MeetingKind.MEETING,
        strength=1,
        start=bound.start,
        end=bound.end,
        date=bound.mention.date,
        bound=bound,
        warnings=face_warnings(context, bound),
    )
    return with_details(context, claim)


def _kind_of(context: Context) -> MeetingKind | None:
    """What an invitation invites to; after a conference comes a review."""
    ahead = context.nature.kind in AHEAD and context.kind in CONFERENCES
    return context.kind if ahead else MeetingKind.REVIEW


def _lone(context: Context, bounds: Sequence[Bound]) -> Iterator[Bound]:
    after = max(context.anchor.date or context.today, context.today)
    for bound in bounds:
        day = bound.mention.date
        if day is None or bound.governor is not None or not is_day(bound.mention):
            continue
        if bound.row.depth or bound.row.part in _UNSEEN or day == context.issued:
            continue
        misspelt = bound.mention.weekday_agrees is False and context.anchor.date
        if (day > after or misspelt) and _stands_alone(context, bound):
            yield bound


def _is_an_events(context: Context, bound: Bound) -> bool:
    """`Date – Sunday 2 July` amid the minutes of another day: that of some event."""
    nature, scan = context.nature, context.scan
    minutes = not nature.child_protection and context.anchor.date is not None
    return minutes and is_day_label(scan, bound)


def _stands_alone(context: Context, bound: Bound) -> bool:
    """Whether its row holds no other words and no other day.

    At the head of a flyer or notice a day with its weekday may have words beside it.
    """
    row = bound.row
    if row.end - row.start > _LONGEST:
        return False
    if len(context.scan.days_in(row.start, row.end)) > 1:
        return False
    if not own_words(context.scan, row.start, row.end):
        return not _is_an_events(context, bound)
    told = bound.mention.weekday is not None and row in title_rows(context.scan, 6)
    return told and not context.nature.child_protection
