"""What the reports are about: one conference of one family.

Built from a confirmed conference or from a mere reading, so that both go through the
same templates in the same way.
"""

import datetime as dt
from dataclasses import dataclass, field

from gp_toolkit.model.conference import Conference
from gp_toolkit.model.family import Adult, Child, PlanStatus, Professional
from gp_toolkit.model.reading import (
    CONFERENCES,
    Action,
    Evidence,
    MeetingKind,
    Mode,
    NextConference,
    NextStatus,
    Reading,
    ReportRequest,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCase:
    """One conference as the reports see it.

    Attributes:
        reference: Case reference; empty when there is none yet.
        confirmed: Whether a person has confirmed the date beside its source line.
        previous: Day of the conference before this one.
        papers_of: The day that the papers carry, if known: for the line of sources.

    The rest is as in `Conference`.
    """

    reference: str = ""
    kind: MeetingKind | None = None
    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    venue: str | None = None
    mode: Mode | None = None
    children: tuple[Child, ...] = ()
    adults: tuple[Adult, ...] = ()
    professionals: tuple[Professional, ...] = ()
    report: ReportRequest = field(default_factory=ReportRequest)
    actions: tuple[Action, ...] = ()
    previous: dt.date | None = None
    strategy_date: dt.date | None = None
    core_groups: tuple[dt.date, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    papers_of: dt.date | None = None
    confirmed: bool = False


def case_from_conference(conference: Conference) -> ReportCase:
    """The case of a conference in the practice's diary."""
    return ReportCase(
        reference=conference.reference,
        kind=conference.kind,
        date=conference.date,
        start=conference.start,
        end=conference.end,
        venue=conference.venue,
        mode=conference.mode,
        children=conference.children,
        adults=conference.adults,
        professionals=conference.professionals,
        report=conference.report,
        actions=conference.actions,
        previous=_before(conference.previous, conference.date),
        strategy_date=conference.strategy_date,
        core_groups=conference.core_groups,
        evidence=conference.evidence,
        confirmed=conference.confirmed_by is not None,
    )


def case_from_reading(reading: Reading, *, on: dt.date) -> ReportCase:
    """The case of a document that nobody has confirmed yet.

    The conference concerned is the next one that the document books: the first still
    to come on the day `on`, else the first booked. Where none is booked, its date is a
    gap.
    """
    entry = _entry(reading, on)
    booked = entry is not None and entry.status is NextStatus.BOOKED
    date = entry.date if entry and booked else None
    recorded = reading.conference
    was_conference = recorded.kind in CONFERENCES
    return ReportCase(
        kind=entry.kind if entry and entry.kind in CONFERENCES else None,
        date=date,
        start=entry.start if entry and booked else None,
        end=entry.end if entry and booked else None,
        venue=entry.venue if entry and booked else None,
        mode=entry.mode if entry and booked else None,
        children=_children(reading, entry),
        adults=reading.adults,
        professionals=reading.professionals,
        report=reading.report,
        actions=reading.actions,
        previous=_before(recorded.date, date) if was_conference else None,
        strategy_date=(
            recorded.date if recorded.kind is MeetingKind.STRATEGY else None
        ),
        core_groups=tuple(group.date for group in reading.core_groups),
        evidence=entry.evidence if entry and booked else (),
        papers_of=reading.document.issued,
    )


def _entry(reading: Reading, on: dt.date) -> NextConference | None:
    booked = [e for e in reading.next if e.status is NextStatus.BOOKED and e.date]
    coming = [e for e in booked if e.date and e.date >= on]
    return next(iter(coming or booked or reading.next), None)


def _children(reading: Reading, entry: NextConference | None) -> tuple[Child, ...]:
    """Those the entry names; where it names none, all whose plan has not ended."""
    if entry is not None and entry.children:
        known = {child.name: child for child in reading.children}
        return tuple(known.get(name) or Child(name=name) for name in entry.children)
    ended = (PlanStatus.NONE, PlanStatus.CHILD_IN_NEED)
    staying = tuple(c for c in reading.children if c.plan not in ended)
    return staying or reading.children


def _before(earlier: dt.date | None, day: dt.date | None) -> dt.date | None:
    """The earlier day, unless it is the conference itself or comes after it.

    An invitation gives the conference that it invites to as its own meeting.
    """
    if earlier is None or (day is not None and earlier >= day):
        return None
    return earlier
