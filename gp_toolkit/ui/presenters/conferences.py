"""Conferences in words: the table, the months, the facts of one."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.deadline import Deadline
from gp_toolkit.model.filing import Arrangement
from gp_toolkit.model.wording import (
    ATTENDANCE_MODES,
    MEETINGS,
    MILESTONES,
    MODES,
    display_short_day,
    display_time,
)
from gp_toolkit.ui.presenters.days import month_words, span_words

STATUSES: Mapping[ConferenceStatus, str] = {
    ConferenceStatus.BOOKED: "Booked",
    ConferenceStatus.CANCELLED: "Cancelled",
    ConferenceStatus.CLOSED: "Closed",
}

_ENDING = " child protection conference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A conference in the table."""

    id: str
    reference: str
    kind: str
    when: str
    status: str
    who: str
    report_due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One thing that happens on a day of a month."""

    day: dt.date
    reference: str
    what: str
    working: str
    conference: bool


def row(
    conference: Conference, arrangement: Arrangement | None, report_due: Deadline | None
) -> Row:
    """A conference as one line; it names nobody of the family."""
    start = conference.start
    at = f", {display_time(start)}" if start else ""
    return Row(
        id=conference.id,
        reference=conference.reference,
        kind=short_kind(conference),
        when=f"{display_short_day(conference.date)}{at}",
        status=STATUSES[conference.status],
        who=who_words(arrangement),
        report_due=display_short_day(report_due.due) if report_due else "No rule",
    )


def short_kind(conference: Conference) -> str:
    """Initial, Review, Pre-birth or Transfer-in."""
    return MEETINGS[conference.kind].removesuffix(_ENDING)


def who_words(arrangement: Arrangement | None) -> str:
    """Who goes, and how."""
    if arrangement is None:
        return "Nobody chosen yet"
    return f"{arrangement.clinician}, {ATTENDANCE_MODES[arrangement.mode].lower()}"


def months(
    dated: Iterable[tuple[Conference, Iterable[Deadline]]], *, since: dt.date
) -> dict[str, tuple[Day, ...]]:
    """Everything that falls on or after a day, by month, in order of date."""
    days = sorted(
        (
            Day(
                day=deadline.due,
                reference=conference.reference,
                what=MILESTONES[deadline.milestone],
                working=deadline.working,
                conference=deadline.milestone == "conference",
            )
            for conference, due in dated
            if conference.status is ConferenceStatus.BOOKED
            for deadline in due
            if deadline.due >= since
        ),
        key=lambda d: (d.day, d.reference, d.what),
    )
    grouped: dict[str, tuple[Day, ...]] = {}
    for day in days:
        name = month_words(day.day)
        grouped[name] = (*grouped.get(name, ()), day)
    return grouped


def facts(conference: Conference, authority: str) -> tuple[tuple[str, str], ...]:
    """The facts of one conference: label and value."""
    children = ", ".join(child.name for child in conference.children)
    return (
        ("When", span_words(conference.date, conference.start, conference.end)),
        ("How it is held", MODES[conference.mode] if conference.mode else "Not known"),
        ("Place or joining details", conference.venue or "Not known"),
        ("Children", children or "None named"),
        ("Local procedure", authority),
        ("State", STATUSES[conference.status]),
    )
