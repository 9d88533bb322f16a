"""A conference and its deadlines as calendar events, free of anything personal."""

import datetime as dt
import tomllib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from gp_toolkit.model.attendance import Attendance, AttendanceMode
from gp_toolkit.model.clock import LONDON
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.deadline import Deadline, Milestone

_IDENTITIES = uuid.UUID("6d5b0b1c-3a68-4b51-8f5e-0b3f0a0a7c11")
"""Namespace from which event identities are derived; never to be changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryEvent:
    """One entry of a calendar.

    Attributes:
        uid: Stable for one milestone of one conference, whatever its day.
        sequence: Of the conference's last change.
        changed_at: UTC moment of that change.
        title: Case reference and milestone: nothing personal.
        text: The working of a deadline: dates and rules only.
        start: UTC moment, or a date for an all-day event.
        end: Of the same kind as `start`, exclusive.
        alarm: How long before `start` the alarm sounds.
        busy: Whether the time is taken up.
        cancelled: Whether the event is struck out.
    """

    uid: str
    sequence: int
    changed_at: dt.datetime
    title: str
    text: str
    start: dt.datetime | dt.date
    end: dt.datetime | dt.date
    alarm: dt.timedelta
    busy: bool
    cancelled: bool = False


def events_for(
    conference: Conference,
    deadlines: Sequence[Deadline],
    *,
    attendance: Attendance | None = None,
) -> tuple[DiaryEvent, ...]:
    """One event for the conference and one for each milestone, by start.

    Of two deadlines with the same milestone the earlier stands, so that each
    milestone is one event that moves.
    """
    earliest: dict[Milestone, Deadline] = {}
    for deadline in sorted(deadlines, key=lambda d: d.due):
        earliest.setdefault(deadline.milestone, deadline)
    events = [
        _conference_event(conference, attendance),
        *(_reminder(conference, deadline) for deadline in earliest.values()),
    ]
    return tuple(sorted(events, key=lambda e: (_day(e.start), e.uid)))


def event_uid(conference_id: str, milestone: Milestone) -> str:
    """The identity of one milestone of one conference in every calendar."""
    name = uuid.uuid5(_IDENTITIES, f"{conference_id}/{milestone}")
    return f"{name}@gp-safeguarding-toolkit"


def _conference_event(
    conference: Conference, attendance: Attendance | None
) -> DiaryEvent:
    start, end = _conference_times(conference)
    return _event(
        conference,
        Milestone.CONFERENCE,
        text=_attendance_text(attendance),
        start=start,
        end=end,
        busy=attendance is None
        or attendance.mode in (AttendanceMode.ATTEND, AttendanceMode.DIAL_IN),
    )


def _conference_times(
    conference: Conference,
) -> tuple[dt.datetime, dt.datetime] | tuple[dt.date, dt.date]:
    if conference.start is None:
        return conference.date, conference.date + dt.timedelta(days=1)
    start = to_utc(conference.date, conference.start)
    usual = start + dt.timedelta(minutes=_data()["conference_minutes"])
    if conference.end is None or conference.end <= conference.start:
        return start, usual
    return start, to_utc(conference.date, conference.end)


def _attendance_text(attendance: Attendance | None) -> str:
    if attendance is None or attendance.mode is None:
        return "Who takes part is not arranged yet."
    return {
        AttendanceMode.ATTEND: "The practice attends.",
        AttendanceMode.DIAL_IN: "The practice dials in, as an exception.",
        AttendanceMode.REPORT_ONLY: "The practice sends its report only.",
    }[attendance.mode]


def _reminder(conference: Conference, deadline: Deadline) -> DiaryEvent:
    data = _data()
    start = to_utc(deadline.due, data["reminder_time"])
    return _event(
        conference,
        deadline.milestone,
        text=f"{deadline.working} Rule: {deadline.rule}.",
        start=start,
        end=start + dt.timedelta(minutes=data["reminder_minutes"]),
        busy=False,
    )


def _event(
    conference: Conference,
    milestone: Milestone,
    *,
    text: str,
    start: dt.datetime | dt.date,
    end: dt.datetime | dt.date,
    busy: bool,
) -> DiaryEvent:
    entry: Mapping[str, Any] = _data()["milestones"][milestone.value]
    cancelled = conference.status is ConferenceStatus.CANCELLED
    mark = "CANCELLED: " if cancelled else ""
    return DiaryEvent(
        uid=event_uid(conference.id, milestone),
        sequence=conference.sequence,
        changed_at=conference.changed_at,
        title=f"{mark}{conference.reference}: {entry['title']}",
        text=text,
        start=start,
        end=end,
        alarm=_on_a_weekday(start, dt.timedelta(hours=entry["alarm_hours"])),
        busy=busy and not cancelled,
        cancelled=cancelled,
    )


def _on_a_weekday(start: dt.datetime | dt.date, alarm: dt.timedelta) -> dt.timedelta:
    """The alarm's lead, lengthened so that it does not sound on a weekend."""
    while (start - alarm).weekday() >= 5:
        alarm += dt.timedelta(days=1)
    return alarm


def to_utc(day: dt.date, clock: dt.time) -> dt.datetime:
    """The UTC moment of a civil time in London.

    A time that the spring change skips is taken an hour later, as a wall clock would
    show it; of a time that the autumn change repeats the first is taken.
    """
    civil = dt.datetime.combine(day, clock, tzinfo=LONDON)
    return civil.astimezone(dt.UTC)


def _day(start: dt.datetime | dt.date) -> dt.date:
    return start.date() if isinstance(start, dt.datetime) else start


@cache
def _data() -> dict[str, Any]:
    text = (resources.files("gp_toolkit.diary") / "events.toml").read_text("utf-8")
    return tomllib.loads(text)
