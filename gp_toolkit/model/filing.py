"""Documents as the practice keeps them, and what a person decided about them."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from gp_toolkit.model.attendance import AttendanceMode
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.document import Document
from gp_toolkit.model.family import Adult, Child, Professional
from gp_toolkit.model.reading import Action, MeetingKind, Mode, Reading, ReportRequest


class Stage(StrEnum):
    """Where a filed document is on its way. Persisted."""

    TO_VERIFY = "to_verify"
    CONFIRMED = "confirmed"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledDocument:
    """A document in the practice's keeping.

    Attributes:
        id: Random.
        sha256: Of the original's bytes, in hexadecimal.
        received: UTC.
        filed_by: Id of the user.
        document: What was read.
        reading: What was found; a proposal until confirmed.
        stage: Where it is on its way.
        conferences: Ids of the conferences confirmed from it.
        note: Why it was set aside, in the person's words.
    """

    id: str
    sha256: str
    received: dt.datetime
    filed_by: str
    document: Document
    reading: Reading
    stage: Stage = Stage.TO_VERIFY
    conferences: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the form for a decision starts with; nothing of it is decided.

    Attributes:
        entry: Number of the entry of `Reading.next`, from 0.
        date: The booked day of the entry; None for anything less than a booking.
        possible_actions: Those that are the practice's only if the person says so.
    """

    authority: str
    entry: int | None = None
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
    possible_actions: tuple[Action, ...] = ()
    strategy_date: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person confirmed: the values as they stand on the form at that moment.

    Attributes:
        entry: Number of the entry of `Reading.next` that was confirmed, from 0; None
            when the person typed a date that the reading does not hold.
        replaces: Id of the conference that is moved to this date; None for a new one.
        strategy_date: Of the strategy discussion, for an initial conference.
    """

    kind: MeetingKind
    date: dt.date
    authority: str
    entry: int | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    venue: str | None = None
    mode: Mode | None = None
    children: tuple[Child, ...] = ()
    adults: tuple[Adult, ...] = ()
    professionals: tuple[Professional, ...] = ()
    report: ReportRequest = field(default_factory=ReportRequest)
    actions: tuple[Action, ...] = ()
    strategy_date: dt.date | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """Who goes to a conference, as a person decided it.

    Attributes:
        conference: Id.
        clinician: Name of the clinician.
        mode: How they take part.
        reasons: Of the proposal, kept as evidence; empty when chosen by hand.
        chosen_by: Id of the user.
        chosen_at: UTC.
    """

    conference: str
    clinician: str
    mode: AttendanceMode
    chosen_by: str
    chosen_at: dt.datetime
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A deadline that was met, so that the board can let it go.

    Attributes:
        conference: Id.
        milestone: Which deadline of the conference.
        done_on: The day on which it was done.
        by: Id of the user who said so.
        at: UTC moment at which they said so.
        stands: False once a person said, when the conference moved, that it must be
            done again.
    """

    conference: str
    milestone: Milestone
    done_on: dt.date
    by: str
    at: dt.datetime
    stands: bool = True
