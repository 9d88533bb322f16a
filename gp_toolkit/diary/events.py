"""A conference and its deadlines as calendar events, free of anything personal."""

import datetime as dt
import tomllib
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from gp_toolkit.model.attendance import Attendance, AttendanceMode
from gp_toolkit.model.clock import LONDON
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.deadline import Deadline, Milestone
from gp_toolkit.model.practice import Privacy

_IDENTITIES = uuid.UUID("6d5b0b1c-3a68-4b51-8f5e-0b3f0a0a7c11")
"""Namespace from which event identities are derived; never to be changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryEvent:
    """One entry of a calendar.

    Attributes:
        milestone: What it stands for.
        uid: Stable for one milestone of one conference, whatever its day.
        sequence: Raised with each change.
        changed_at: UTC moment of the last change.
        title: Case reference and milestone: nothing personal.
        text: The working of a deadline: dates and rules only.
        place: Where, if the practice lets its calendars tell; else empty.
        start: UTC moment, or a date for an all-day event.
        end: Of the same kind as `start`, exclusive.
        alarm: How long before `start` the alarm sounds; None when nothing is left to
            do, because it was done or struck out.
        busy: Whether the time is taken up.
        cancelled: Whether the event is struck out.
    """

    milestone: Milestone
    uid: str
    sequence: int
    changed_at: dt.datetime
    title: str
    text: str
    start: dt.datetime | dt.date
    end: dt.datetime | dt.date
    alarm: dt.timedelta | None
    busy: bool
    place: str = ""
    cancelled: bool = False

    @property
    def day(self) -> dt.date:
        """The civil day in London on which it stands."""
        return _day(self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What else decides how the events of a conference look.

    Attributes:
        attendance: Who takes part.
        done: Milestones that were met.
        privacy: How much may be told.
    """

    attendance: Attendance | None = None
    done: Collection[Milestone] = ()
    privacy: Privacy = Privacy.REFERENCE


def events_for(
    conference: Conference,
    deadlines: Sequence[Deadline],
    circumstances: Circumstances = Circumstances(),
) -> tuple[DiaryEvent, ...]:
    """One event for the conference and one for each milestone, by start.

    Of two deadlines with the same milestone the earlier stands, so that each
    milestone is one event that moves. It stands on the day to work to: the practice's
    own, if it has one.
    """
    earliest: dict[Milestone, Deadline] = {}
    for deadline in sorted(deadlines, key=lambda d: d.work_to):
        if deadline.milestone is not Milestone.CONFERENCE:
            earliest.setdefault(deadline.milestone, deadline)
    events = [
        _conference_event(conference, circumstances),
        *(_reminder(conference, d, circumstances) for d in earliest.values()),
    ]
    return tuple(sorted(events, key=lambda e: (e.day, e.uid)))


def struck_out(conference: Conference, day: dt.date, *, done: bool) -> bool:
    """Whether a milestone stands in calendars as cancelled.

    What was done stays: it is history. Of a cancelled conference all else is struck
    out; of a closed one what was still to come when it was closed.
    """
    match conference.status:
        case ConferenceStatus.BOOKED:
            return False
        case ConferenceStatus.CANCELLED:
            return not done
        case ConferenceStatus.CLOSED:
            closed_on = conference.changed_at.astimezone(LONDON).date()
            return not done and day > closed_on


def event_uid(conference_id: str, milestone: Milestone) -> str:
    """The identity of one milestone of one conference in every calendar."""
    name = uuid.uuid5(_IDENTITIES, f"{conference_id}/{milestone}")
    return f"{name}@gp-safeguarding-toolkit"


def _conference_event(
    conference: Conference, circumstances: Circumstances
) -> DiaryEvent:
    start, end = _conference_times(conference)
    attendance = circumstances.attendance
    return _event(
        conference,
        Milestone.CONFERENCE,
        circumstances,
        working=_attendance_text(attendance),
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


def _reminder(
    conference: Conference, deadline: Deadline, circumstances: Circumstances
) -> DiaryEvent:
    data = _data()
    start = to_utc(deadline.work_to, data["reminder_time"])
    return _event(
        conference,
        deadline.milestone,
        circumstances,
        working=_working(deadline),
        start=start,
        end=start + dt.timedelta(minutes=data["reminder_minutes"]),
        busy=False,
    )


def _working(deadline: Deadline) -> str:
    """Why the day, and why the practice's own day before it if it has one."""
    by_rule = f"{deadline.working} Rule: {deadline.rule}."
    if deadline.target is None:
        return by_rule
    return f"Own day: {deadline.target.working} By the procedure: {by_rule}"


def _event(
    conference: Conference,
    milestone: Milestone,
    circumstances: Circumstances,
    *,
    working: str,
    start: dt.datetime | dt.date,
    end: dt.datetime | dt.date,
    busy: bool,
) -> DiaryEvent:
    data = _data()
    done = milestone in circumstances.done
    cancelled = struck_out(conference, _day(start), done=done)
    over = done or cancelled
    lead = dt.timedelta(hours=data["milestones"][milestone.value]["alarm_hours"])
    tells = circumstances.privacy
    return DiaryEvent(
        milestone=milestone,
        uid=event_uid(conference.id, milestone),
        sequence=conference.sequence,
        changed_at=conference.changed_at,
        title=title_of(
            conference.reference, milestone, tells, cancelled=cancelled, done=done
        ),
        text=text_of(working, tells),
        place=(conference.venue or "") if tells is Privacy.PLACE else "",
        start=start,
        end=end,
        alarm=None if over else _on_a_weekday(start, lead),
        busy=busy and not over,
        cancelled=cancelled,
    )


def title_of(
    reference: str,
    milestone: Milestone,
    privacy: Privacy,
    *,
    cancelled: bool = False,
    done: bool = False,
) -> str:
    """The title of an event: case reference and kind, or less."""
    data = _data()
    mark = data["cancelled"] if cancelled else data["done"] if done else ""
    if privacy is Privacy.BARE:
        return f"{mark}{data['bare_title']}"
    return f"{mark}{reference}: {data['milestones'][milestone.value]['title']}"


def text_of(working: str, privacy: Privacy) -> str:
    """What an event says below its title: the working, or that there is more."""
    match privacy:
        case Privacy.BARE:
            return str(_data()["bare_text"])
        case Privacy.REFERENCE:
            return str(_data()["text"])
        case Privacy.WORKING | Privacy.PLACE:
            return working


def calendar_name(privacy: Privacy) -> str:
    """What a program shows as the name of the calendar."""
    bare = privacy is Privacy.BARE
    return str(_data()["bare_calendar_name" if bare else "calendar_name"])


def file_name(privacy: Privacy, reference: str = "") -> str:
    """The name of a calendar file, without its ending: a case reference at most."""
    if privacy is Privacy.BARE:
        return str(_data()["bare_file_name"])
    return reference or str(_data()["file_name"])


def privacy_words(privacy: Privacy) -> tuple[str, str]:
    """The name of a level, and what it lets a calendar tell."""
    entry = _data()["privacy"][privacy.value]
    return str(entry["name"]), str(entry["says"])


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
    if isinstance(start, dt.datetime):
        return start.astimezone(LONDON).date()
    return start


@cache
def _data() -> dict[str, Any]:
    text = (resources.files("gp_toolkit.diary") / "events.toml").read_text("utf-8")
    return tomllib.loads(text)
