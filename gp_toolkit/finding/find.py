"""The room's front door: any document in, a reading out."""

import datetime as dt
from collections.abc import Mapping, Sequence

from gp_toolkit.finding.authority import find_authority
from gp_toolkit.finding.binding import Bound, bind_all
from gp_toolkit.finding.claims import Context, collect
from gp_toolkit.finding.conference import find_anchor, meeting_kind
from gp_toolkit.finding.document_kind import tell_nature
from gp_toolkit.finding.issued import find_issued
from gp_toolkit.finding.names import people_of
from gp_toolkit.finding.next_conference import Weighing, loose_days, weigh
from gp_toolkit.finding.outcomes import find_outcome
from gp_toolkit.finding.scan import look_over
from gp_toolkit.finding.vocabulary import Words
from gp_toolkit.model.calendar import AuthorityMark, BankHolidays, Nation
from gp_toolkit.model.document import Document, DocumentState
from gp_toolkit.model.reading import (
    DocumentFacts,
    DocumentKind,
    Meeting,
    Reading,
)

_WITH_TEXT = (DocumentState.READ, DocumentState.PARTLY_READ)


def find(
    document: Document,
    *,
    words: Words,
    holidays: Mapping[Nation, BankHolidays],
    authorities: Sequence[AuthorityMark],
    today: dt.date,
) -> Reading:
    """Find what a document says about a child protection conference.

    Args:
        document: Of any kind whatever; one without text gives an empty reading.
        words: The cue files.
        holidays: By nation; England's are used where no authority is recognised.
        authorities: How councils can be recognised.
        today: The day that "past" is judged by.
    """
    if document.state not in _WITH_TEXT or not document.blocks:
        return Reading(
            document=DocumentFacts(kind=DocumentKind.OTHER, child_protection=False)
        )
    seen = look_over(document, words)
    nature = tell_nature(seen)
    authority = find_authority(seen, authorities)
    nation = authority.nation if authority else Nation.ENGLAND
    kind = meeting_kind(seen, nature)
    open_bounds = bind_all(seen)
    anchor = find_anchor(seen, open_bounds, nature, kind, today)
    issued = find_issued(seen, open_bounds, nature, today)
    counted = anchor.date or issued or today
    scan = seen.anchored(counted)
    bounds = bind_all(scan)
    context = Context(
        scan=scan,
        nature=nature,
        kind=kind,
        anchor=anchor,
        counted_from=counted,
        delivery=_delivery(bounds),
        today=today,
    )
    people = people_of(())
    outcome = find_outcome(scan, people)
    claims = collect(context, bounds)
    weighing = Weighing(
        context=context,
        outcome=outcome,
        holidays=holidays.get(nation),
        children=(),
        loose=loose_days(context, bounds),
    )
    coming = weigh(weighing, claims)
    return Reading(
        document=DocumentFacts(
            kind=nature.kind,
            child_protection=nature.child_protection,
            authority=authority.id if authority else None,
            issued=issued,
        ),
        conference=Meeting(kind=kind, date=anchor.date),
        next=coming,
    )


def _delivery(bounds: Sequence[Bound]) -> dt.date | None:
    for bound in bounds:
        if bound.kind == "delivery" and bound.mention.date:
            return bound.mention.date
    return None
