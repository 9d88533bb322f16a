"""What a practice adds to its area's procedure: its own earlier days and closures."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from gp_toolkit.model.deadline import Milestone


class Part(StrEnum):
    """How much of a day the practice is closed. Persisted."""

    DAY = "day"
    MORNING = "morning"
    AFTERNOON = "afternoon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Days on which the practice is closed, wholly or in part.

    Attributes:
        first: The first day.
        last: The last day, itself closed too.
        why: Such as "Staff training".
        part: How much of each day.
    """

    first: dt.date
    last: dt.date
    why: str
    part: Part = Part.DAY

    def holds(self, day: dt.date) -> bool:
        """Whether it is about a day."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """A training afternoon that comes every month.

    Attributes:
        weekday: 0 for Monday to 4 for Friday.
        week: 1 for the first such weekday of a month to 4 for the fourth; 0 for each.
        why: Such as "Protected learning time".
    """

    weekday: int
    week: int = 0
    why: str = "Training afternoon"

    def holds(self, day: dt.date) -> bool:
        """Whether it is on a day."""
        right_week = self.week in (0, (day.day - 1) // 7 + 1)
        return day.weekday() == self.weekday and right_week


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The practice's own day for something, before the local procedure's.

    Attributes:
        milestone: For what.
        working_days: How many working days before.
    """

    milestone: Milestone
    working_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRules:
    """A practice's own rules, laid over its area's. None makes anything later.

    Attributes:
        draft_working_days: The report is drafted this many working days before the
            first day on which it is wanted; 0 for no such day.
        earlier: Own days before those of the local procedure.
        closures: Days or half-days on which the practice is closed.
        training: Afternoons that come every month.
        afternoon_from: When a morning's work ends on a day closed in the afternoon.
        record_chase_working_days: After the day on which the record was expected.
        review_chase_weeks: Before the latest day for the next review.
    """

    draft_working_days: int = 0
    earlier: tuple[Earlier, ...] = ()
    closures: tuple[Closure, ...] = ()
    training: tuple[Training, ...] = ()
    afternoon_from: dt.time = dt.time(13)
    record_chase_working_days: int = 1
    review_chase_weeks: int = 4


NONE_OF_ITS_OWN = HouseRules()
"""A practice that follows its area's procedure and adds nothing."""
