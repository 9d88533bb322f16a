"""What can happen to a conference after it was confirmed, and what is kept of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from gp_toolkit.model.deadline import Milestone


class MoveKind(StrEnum):
    """What happened to a conference. Persisted."""

    RESCHEDULED = "rescheduled"
    CANCELLED = "cancelled"
    MERGED = "merged"
    PLAN_ENDED = "plan_ended"
    CHILD_MOVED = "child_moved"
    CLOSED = "closed"
    REOPENED = "reopened"


class ConferenceStatus(StrEnum):
    """Where a confirmed conference stands. Persisted."""

    BOOKED = "booked"
    CANCELLED = "cancelled"
    CLOSED = "closed"


POSSIBLE: Mapping[MoveKind, frozenset[ConferenceStatus]] = MappingProxyType(
    {
        MoveKind.RESCHEDULED: frozenset({ConferenceStatus.BOOKED}),
        MoveKind.CANCELLED: frozenset({ConferenceStatus.BOOKED}),
        MoveKind.MERGED: frozenset({ConferenceStatus.BOOKED}),
        MoveKind.PLAN_ENDED: frozenset({ConferenceStatus.BOOKED}),
        MoveKind.CHILD_MOVED: frozenset({ConferenceStatus.BOOKED}),
        MoveKind.CLOSED: frozenset({ConferenceStatus.BOOKED}),
        MoveKind.REOPENED: frozenset(
            {ConferenceStatus.CANCELLED, ConferenceStatus.CLOSED}
        ),
    }
)
"""From which status each move is possible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A deadline that had been met when the conference moved.

    Attributes:
        milestone: Which.
        done_on: The day on which it was met.
        due: The day by which it was due then.
        stands: False when a person said that it must be done again.
    """

    milestone: Milestone
    done_on: dt.date
    due: dt.date | None = None
    stands: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One line of a conference's history.

    Attributes:
        kind: What happened.
        at: UTC moment at which a person confirmed it.
        by: Id of that person.
        reason: Who told the practice and how, in the person's words; empty when a
            document in the inbox says it.
        document: Id of that document, if there is one.
        old_date: The day before the change.
        old_start: The time before the change.
        new_date: The day after it; None when there is none any more.
        new_start: The time after it.
        other: Case reference of the conference it was merged with.
        clinician: Who was to go before the change; empty for nobody.
        sent: What had been sent or done before.
    """

    kind: MoveKind
    at: dt.datetime
    by: str
    old_date: dt.date
    reason: str = ""
    document: str = ""
    old_start: dt.time | None = None
    new_date: dt.date | None = None
    new_start: dt.time | None = None
    other: str = ""
    clinician: str = ""
    sent: tuple[Sent, ...] = ()
