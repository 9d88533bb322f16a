"""The day of an invitation or notice whose sentence names no conference.

`Please come on Tuesday 29 September, 9.30 for 10 o'clock`; a table `Child | Date | Time`.
The paper itself says what it invites to, so the day is offered. It can be trusted only
where a plain label, `Date` or `When`, asks for the day of the one conference named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.claims.dated import face_warnings, with_details
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.paper.binding import Bound, is_day
from gp_toolkit.finding.paper.day_labels import column_tells, is_day_label
from gp_toolkit.finding.scan import Scan
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import (
    AHEAD,
    CONFERENCES,
    DocumentKind,
    MeetingKind,
    NextStatus,
)

_DECIDES = (DocumentKind.OUTCOME_LETTER, DocumentKind.PLAN)
_MOST_OFFERED = 4
_LINE = 110
_UNSEEN = (Part.HEADER, Part.FOOTER, Part.EMAIL_HEADER, Part.COMMENT)


def announced_days(context: Context, bounds: Sequence[Bound]) -> tuple[Claim, ...]:
    """Days still to come with a time of day that no known word governs.

    For a paper that announces a conference, or one with no other day at all.
    """
    nature = context.nature
    ahead = nature.kind in AHEAD or context.anchor.date is None
    if not nature.child_protection or not nature.firm or not ahead:
        return ()
    found = tuple(_announced(context, bounds))
    live = [claim for claim in found if not claim.old]
    days = len({claim.date for claim in live})
    labelled = [claim for claim in live if claim.strength == 3]
    if days > 1 and len({claim.date for claim in labelled}) == 1:
        return tuple(labelled)  # `Day | 5 November`, and some other day in the text
    if days > 1 and all(claim.strength == 3 for claim in live):
        return tuple(replace(claim, strength=1) for claim in live[:_MOST_OFFERED])
    return found if days == 1 else ()


def _announced(context: Context, bounds: Sequence[Bound]) -> Iterator[Claim]:
    after = context.issued or context.today
    for bound in bounds:
        day = bound.mention.date
        if day is None or day <= after or not is_day(bound.mention):
            continue
        if bound.governor is not None or bound.row.depth or bound.row.part in _UNSEEN:
            continue
        known = context.kind in CONFERENCES and context.nature.kind not in _DECIDES
        kind = context.kind if known else MeetingKind.REVIEW
        labelled = known and (
            is_day_label(context.scan, bound) or _is_day_of_its_own(context.scan, bound)
        )
        claim = with_details(
            context,
            Claim(
                status=NextStatus.BOOKED,
                kind=kind,
                strength=3 if labelled else 1,
                start=bound.start,
                end=bound.end,
                date=day,
                bound=bound,
                warnings=face_warnings(context, bound),
                old=_is_wrong(context, bound)
                or column_tells(context.scan, bound) == "old",
                moved=nature_moves(context),
            ),
        )
        if claim.details.start is not None:
            yield claim


def _is_day_of_its_own(scan: Scan, bound: Bound) -> bool:
    """A line that begins with the day, its weekday right: `Friday 4 December, 3pm`."""
    row, mention = bound.row, bound.mention
    return (
        row.table is None
        and bool(mention.weekday_agrees)
        and mention.year is not None
        and not scan.sheet.text[row.start : mention.start].strip()
        and row.end - row.start <= _LINE
    )


def nature_moves(context: Context) -> bool:
    """Whether the paper tells of a new day."""
    return context.nature.kind in (
        DocumentKind.REARRANGEMENT,
        DocumentKind.CANCELLATION,
    )


def _is_wrong(context: Context, bound: Bound) -> bool:
    """`WRONG: Tuesday 17 November`, beside the right day."""
    said = context.scan.cues("modifiers", bound.start, bound.mention.start)
    return any(hit.cue.kind == "moved_from" for hit in said)
