"""What a document was found to say, each fact with the line it rests on.

A `Reading` is a proposal. Nothing in it is live until a person has confirmed it.
Dates are civil dates; times are 24-hour civil times in Europe/London.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from gp_toolkit.model.calendar import Nation
from gp_toolkit.model.family import Adult, Child, Professional


class DocumentKind(StrEnum):
    """What sort of document it is. Persisted."""

    CONFERENCE_RECORD = "conference_record"
    OUTCOME_LETTER = "outcome_letter"
    PLAN = "plan"
    CORE_GROUP_RECORD = "core_group_record"
    STRATEGY_RECORD = "strategy_record"
    INVITATION = "invitation"
    REARRANGEMENT = "rearrangement"
    CANCELLATION = "cancellation"
    OTHER = "other"


MOVES = (DocumentKind.CANCELLATION, DocumentKind.REARRANGEMENT)
"""The papers that say that a conference is off, or on another day; of a title with both, the first."""

AHEAD = (DocumentKind.INVITATION, *MOVES)
"""The papers about a conference to come, which record none."""


class MeetingKind(StrEnum):
    """What sort of meeting. Persisted.

    `meeting` is any next meeting of a document that is not about child protection;
    `strategy`, `core_group` and `other` are never the kind of a next conference.
    """

    INITIAL = "initial"
    REVIEW = "review"
    PRE_BIRTH = "pre_birth"
    TRANSFER_IN = "transfer_in"
    STRATEGY = "strategy"
    CORE_GROUP = "core_group"
    MEETING = "meeting"
    OTHER = "other"


CONFERENCES = (
    MeetingKind.INITIAL,
    MeetingKind.REVIEW,
    MeetingKind.PRE_BIRTH,
    MeetingKind.TRANSFER_IN,
)
"""The kinds that are child protection conferences."""


class Mode(StrEnum):
    """How a meeting is held. Persisted."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    HYBRID = "hybrid"
    TELEPHONE = "telephone"


class NextStatus(StrEnum):
    """What the document says about the next conference. Persisted."""

    BOOKED = "booked"
    DUE_BY = "due_by"
    WINDOW = "window"
    TO_BE_CONFIRMED = "to_be_confirmed"
    CANCELLED = "cancelled"
    ENDED = "ended"
    NOT_STATED = "not_stated"
    UNCLEAR = "unclear"


class Trust(StrEnum):
    """How far a finding can be relied on. `clear` is a promise: never wrong."""

    CLEAR = "clear"
    CHECK = "check"


class Warning(StrEnum):  # noqa: A001 (the contract's word)
    """Why a finding asks to be checked. Persisted; codes are never renamed."""

    WEEKDAY_MISMATCH = "weekday_mismatch"
    WEEKEND = "weekend"
    BANK_HOLIDAY = "bank_holiday"
    PAST = "past"
    BEYOND_LIMIT = "beyond_limit"
    TOO_SOON = "too_soon"
    YEAR_INFERRED = "year_inferred"
    IMPOSSIBLE_DATE = "impossible_date"
    SEVERAL_CANDIDATES = "several_candidates"
    POOR_SCAN = "poor_scan"
    TRACKED_CHANGE = "tracked_change"
    NOT_CHILD_PROTECTION = "not_child_protection"
    SUPERSEDED = "superseded"
    PARTLY_READ = "partly_read"
    SEVERAL_FAMILIES = "several_families"
    NO_CONFERENCE_DATE = "no_conference_date"
    KIND_UNSURE = "kind_unsure"
    VAGUE_DATE = "vague_date"
    TIME_UNSURE = "time_unsure"
    OUTCOME_CONFLICT = "outcome_conflict"
    NOTHING_FOUND = "nothing_found"
    NOBODY_NAMED = "nobody_named"
    OTHER_CHILD = "other_child"
    END_UNSURE = "end_unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The line a fact rests on.

    Attributes:
        quote: `text[start:end]` of the document.
        page: From 1; None where the format has no pages.
        where: The place in words, such as "table 2, row 4".
        start: Offset of the quote in `Document.text`.
        end: Offset after the quote's last character.
    """

    quote: str
    page: int | None
    where: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A rival day that a person may choose instead."""

    date: dt.date
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """What the document is.

    Attributes:
        kind: What sort of document.
        child_protection: Whether it is about child protection at all.
        authority: Id of the rule pack recognised from it, or None.
        issued: The day it was sent out or written, if stated.
    """

    kind: DocumentKind
    child_protection: bool
    authority: str | None = None
    issued: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The meeting that the document records or invites to."""

    kind: MeetingKind | None = None
    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    venue: str | None = None
    mode: Mode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextConference:
    """One next conference, or the stated absence of one.

    Attributes:
        kind: None when the document does not say.
        status: What is said; only `booked` can become an appointment.
        date: The booked day, the first day of a window, or the cancelled day.
        latest: The limit of `due_by`, or the last day of a window.
        children: Names; empty means all the children in the document.
        trust: `check` whenever `warnings` is not empty, and wherever else in doubt.
        warnings: Why to check.
        evidence: The lines it rests on; empty only for `not_stated`.
        candidates: Rivals, the best first.
        bank_holiday_in: The nations in which a booked day is a bank holiday, of those
            it was held against.
    """

    kind: MeetingKind | None
    status: NextStatus
    date: dt.date | None = None
    latest: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    venue: str | None = None
    mode: Mode | None = None
    children: tuple[str, ...] = ()
    trust: Trust = Trust.CHECK
    warnings: tuple[Warning, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    bank_holiday_in: tuple[Nation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreGroup:
    """A core group meeting still to come at the date of the document."""

    date: dt.date
    start: dt.time | None = None
    venue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """What the document asks of the GP's report: a stated day, not a rule."""

    due: dt.date | None = None
    due_time: dt.time | None = None
    send_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something the GP or the practice was asked to do."""

    text: str
    owner: str
    due: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything found in one document.

    Attributes:
        actions: Those for the GP or the practice.
        possible_actions: Those that may be: "Health to …", "all agencies to …". They
            are nobody's until a person says that they are the practice's.
    """

    document: DocumentFacts
    conference: Meeting = field(default_factory=Meeting)
    next: tuple[NextConference, ...] = ()
    core_groups: tuple[CoreGroup, ...] = ()
    children: tuple[Child, ...] = ()
    adults: tuple[Adult, ...] = ()
    professionals: tuple[Professional, ...] = ()
    report: ReportRequest = field(default_factory=ReportRequest)
    actions: tuple[Action, ...] = ()
    possible_actions: tuple[Action, ...] = ()
