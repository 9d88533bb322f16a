"""Days before a conference that some rules count from, typed in by a person."""

import datetime as dt
from dataclasses import dataclass, replace

from gp_toolkit.casework.desk import Desk, Procedures
from gp_toolkit.casework.schedule import anchors_of, kept
from gp_toolkit.model.clock import today
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.deadline import Milestone, StartDay
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.practice import Act, User
from gp_toolkit.procedures.deadlines import counted_from
from gp_toolkit.procedures.packs import FIRST_DAY, Anchor

_LONGEST_BEFORE = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedFrom:
    """A day that rules for a conference count from.

    Attributes:
        which: What happened on it.
        day: None as long as it is not known.
        milestones: What falls due by it.
    """

    which: StartDay
    day: dt.date | None
    milestones: tuple[Milestone, ...]


def start_days_of(
    procedures: Procedures, conference: Conference
) -> tuple[CountedFrom, ...]:
    """The days that the local procedure counts from for this kind of conference."""
    pack, anchors = procedures.pack(conference.authority), anchors_of(conference)
    known = {
        StartDay.STRATEGY_DISCUSSION: conference.strategy_date,
        StartDay.NOTIFICATION: conference.notified,
    }
    return tuple(
        CountedFrom(which=which, day=day, milestones=milestones)
        for which, day in known.items()
        if (milestones := counted_from(Anchor(which.value), anchors, pack=pack))
    )


def enter_start_day(
    desk: Desk, conference_id: str, which: StartDay, day: dt.date, *, by: User
) -> Conference:
    """Keep a day that rules count from; the deadlines follow.

    Raises:
        UserProblem: `day_to_come`, `day_after_conference`, `day_long_ago`,
            `unknown_conference`.
    """
    desk.check(by, Act.MOVE_CONFERENCE)
    with desk.store.work() as work:
        conference = kept(work, conference_id)
        _check(day, conference, now=today(desk.clock))
        changed = replace(
            _with_day(conference, which, day),
            sequence=conference.sequence + 1,
            changed_at=desk.clock.now(),
        )
        work.save_conference(changed)
        detail = f"{which} on={day.isoformat()}"
        work.record(desk.event(by, Act.MOVE_CONFERENCE, conference_id, detail))
    return changed


def _with_day(conference: Conference, which: StartDay, day: dt.date) -> Conference:
    match which:
        case StartDay.STRATEGY_DISCUSSION:
            return replace(conference, strategy_date=day)
        case StartDay.NOTIFICATION:
            return replace(conference, notified=day)


def _check(day: dt.date, conference: Conference, *, now: dt.date) -> None:
    if day > now:
        raise UserProblem(
            "day_to_come", "This day has not come yet. Give the day it happened."
        )
    if day > conference.date:
        raise UserProblem(
            "day_after_conference",
            "This day is after the conference, but it led to the conference. Check "
            "the day.",
        )
    if day < max(FIRST_DAY, conference.date - _LONGEST_BEFORE):
        raise UserProblem(
            "day_long_ago",
            "This day is more than a year before the conference. Check the year.",
        )
