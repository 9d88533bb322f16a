"""The day of an invitation or notice whose sentence names no conference.

`Please come on Tuesday 29 September, 9.30 for 10 o'clock`; a table `Child | Date | Time`.
The paper itself says what it invites to, so the day is offered, never trusted.
"""

from collections.abc import Iterator, Sequence

from gp_toolkit.finding.binding import Bound, is_day
from gp_toolkit.finding.claim_dates import face_warnings, with_details
from gp_toolkit.finding.claims import Claim, Context
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import CONFERENCES, DocumentKind, MeetingKind, NextStatus

_AHEAD = (
    DocumentKind.INVITATION,
    DocumentKind.REARRANGEMENT,
    DocumentKind.CANCELLATION,
)
_UNSEEN = (Part.HEADER, Part.FOOTER, Part.EMAIL_HEADER, Part.COMMENT)


def announced_days(context: Context, bounds: Sequence[Bound]) -> tuple[Claim, ...]:
    """Days still to come with a time of day that no known word governs.

    For a paper that announces a conference, or one with no other day at all.
    """
    nature = context.nature
    ahead = nature.kind in _AHEAD or context.anchor.date is None
    if not nature.child_protection or not nature.firm or not ahead:
        return ()
    found = tuple(_announced(context, bounds))
    live = [claim for claim in found if not claim.old]
    return found if len({claim.date for claim in live}) == 1 else ()


def _announced(context: Context, bounds: Sequence[Bound]) -> Iterator[Claim]:
    after = context.issued or context.today
    for bound in bounds:
        day = bound.mention.date
        if day is None or day <= after or not is_day(bound.mention):
            continue
        if bound.governor is not None or bound.row.depth or bound.row.part in _UNSEEN:
            continue
        kind = context.kind if context.kind in CONFERENCES else MeetingKind.REVIEW
        claim = with_details(
            context,
            Claim(
                status=NextStatus.BOOKED,
                kind=kind,
                strength=1,
                start=bound.start,
                end=bound.end,
                date=day,
                bound=bound,
                warnings=face_warnings(context, bound),
                old=_is_wrong(context, bound),
                moved=nature_moves(context),
            ),
        )
        if claim.details.start is not None:
            yield claim


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
