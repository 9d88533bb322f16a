"""A conference that a person has confirmed: from here on it has consequences."""

import datetime as dt
from dataclasses import dataclass, field

from gp_toolkit.model.family import Adult, Child, Professional
from gp_toolkit.model.moving import ConferenceStatus, Moved
from gp_toolkit.model.reading import Action, Evidence, MeetingKind, Mode, ReportRequest

__all__ = ["Conference", "ConferenceStatus"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    """One child protection conference in the practice's diary.

    Attributes:
        id: Random, never shown; part of calendar identities.
        reference: The practice's case reference, such as "CP-0007": the only thing
            about the family that leaves the program in names and titles.
        kind: Initial, review, pre-birth or transfer-in.
        date: Civil date in Europe/London.
        start: Civil time, if known.
        end: Civil time, if known.
        venue: Place or joining details.
        mode: How it is held.
        authority: Id of the rule pack that its deadlines follow.
        status: Booked, cancelled or closed.
        sequence: Raised by one with each change; iCalendar SEQUENCE.
        changed_at: UTC moment of the last change; iCalendar LAST-MODIFIED.
        children: Whom it is about.
        adults: Parents, carers and others of the family.
        professionals: Chair, social worker and others.
        report: What the letter or minutes asked of the GP's report.
        actions: For the GP or the practice.
        previous: Date of the conference before this one, if known.
        strategy_date: Of the strategy discussion that led to an initial conference.
        notified: When another authority told of the child's move, before a transfer-in
            conference.
        record_received: When the record of this conference came.
        core_groups: Days of core groups still to come when the record was made.
        evidence: The lines that the date rests on.
        document: Name or id of the document it was read from.
        confirmed_by: Who confirmed it; None only in a headless run, where nothing is
            stored.
        moves: What happened to it since, the oldest first.
    """

    id: str
    reference: str
    kind: MeetingKind
    date: dt.date
    authority: str
    changed_at: dt.datetime
    start: dt.time | None = None
    end: dt.time | None = None
    venue: str | None = None
    mode: Mode | None = None
    status: ConferenceStatus = ConferenceStatus.BOOKED
    sequence: int = 0
    children: tuple[Child, ...] = ()
    adults: tuple[Adult, ...] = ()
    professionals: tuple[Professional, ...] = ()
    report: ReportRequest = field(default_factory=ReportRequest)
    actions: tuple[Action, ...] = ()
    previous: dt.date | None = None
    strategy_date: dt.date | None = None
    notified: dt.date | None = None
    record_received: dt.date | None = None
    core_groups: tuple[dt.date, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    document: str = ""
    confirmed_by: str | None = None
    moves: tuple[Moved, ...] = ()
