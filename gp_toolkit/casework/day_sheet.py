"""The day's work on paper: for the day on which the computer cannot be used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.worklist import (
    LOOK_AHEAD,
    Task,
    Urgency,
    WorkItem,
    work_list,
)
from gp_toolkit.diary.day_sheet import DaySheet, SheetLine, day_sheet
from gp_toolkit.model.clock import LONDON, today
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.family import ProfessionalRole
from gp_toolkit.model.filing import Arrangement
from gp_toolkit.model.practice import Act, User
from gp_toolkit.model.wording import (
    ATTENDANCE_MODES,
    MEETINGS,
    MILESTONES,
    MODES,
    display_day,
    display_short_day,
    display_time,
    display_when,
)

_GROUPS: Mapping[Urgency, str] = {
    Urgency.OVERDUE: "Overdue",
    Urgency.TODAY: "Today",
    Urgency.SOON: "Next 14 days",
    Urgency.WAITING: "Waiting",
}

_TASKS: Mapping[Task, str] = {
    Task.VERIFY: "A new document waits to be checked in the program",
    Task.UNREADABLE: "A file could not be read: open it elsewhere",
    Task.PASSWORD: "A file waits for its password",
    Task.CHASE_DATE: "Ask when the next conference is: no day is booked",
    Task.ATTENDANCE: "Decide who goes",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the lines of the sheet are looked up in."""

    conferences: Mapping[str, Conference]
    arrangements: Mapping[str, Arrangement]


def daily_sheet(desk: Desk, *, by: User) -> bytes:
    """The work list and the conferences of the next 14 days, as one HTML page.

    It names no child and no parent, and holds no clinical detail.
    """
    desk.check(by, Act.VIEW_CASE)
    items = work_list(desk, by=by)
    with desk.store.work() as work:
        practice = work.practice()
        known = _Known(
            conferences={c.id: c for c in work.conferences()},
            arrangements={a.conference: a for a in work.arrangements()},
        )
        work.record(desk.event(by, Act.VIEW_CASE, "daily sheet", f"lines={len(items)}"))
    now = desk.clock.now().astimezone(LONDON)
    on = today(desk.clock)
    sheet = DaySheet(
        practice=practice.name if practice else "",
        day=display_day(on),
        made=f"{display_day(now.date())}, {display_time(now.time())}",
        groups=tuple(_groups(items, known)),
        conferences=tuple(
            _conference(c, known.arrangements.get(c.id))
            for c in known.conferences.values()
            if c.status is ConferenceStatus.BOOKED and on <= c.date <= on + LOOK_AHEAD
        ),
    )
    return day_sheet(sheet)


def _groups(
    items: Sequence[WorkItem], known: _Known
) -> Sequence[tuple[str, tuple[SheetLine, ...]]]:
    return [
        (heading, tuple(_line(i, known) for i in items if i.urgency is urgency))
        for urgency, heading in _GROUPS.items()
        if any(i.urgency is urgency for i in items)
    ]


def _line(item: WorkItem, known: _Known) -> SheetLine:
    conference = known.conferences.get(item.conference)
    arrangement = known.arrangements.get(item.conference)
    by = item.deadline.by if item.deadline else None
    day = display_short_day(item.due) if item.due else ""
    if day and item.task is Task.VERIFY:
        day = f"found {day}, not confirmed"
    return SheetLine(
        reference=item.reference or "–",
        what=MILESTONES[item.milestone] if item.milestone else _TASKS[item.task],
        when=f"{day}, by {display_time(by)}" if by else day,
        who=_who(arrangement) if conference else "",
        phones=_phones(conference),
    )


def _conference(conference: Conference, arrangement: Arrangement | None) -> SheetLine:
    held = f" ({MODES[conference.mode].lower()})" if conference.mode else ""
    return SheetLine(
        reference=conference.reference,
        what=f"{MEETINGS[conference.kind]}{held}",
        when=display_when(conference.date, conference.start),
        who=_who(arrangement),
        phones=_phones(conference),
    )


def _who(arrangement: Arrangement | None) -> str:
    if arrangement is None:
        return "Nobody chosen yet"
    return f"{arrangement.clinician}, {ATTENDANCE_MODES[arrangement.mode].lower()}"


def _phones(conference: Conference | None) -> tuple[str, ...]:
    """Telephone numbers of the conference administration, or of whoever stands for it."""
    if conference is None:
        return ()
    for role in (
        ProfessionalRole.CONFERENCE_ADMIN,
        ProfessionalRole.MINUTE_TAKER,
        ProfessionalRole.CHAIR,
    ):
        numbers = [
            p.phone for p in conference.professionals if p.role is role and p.phone
        ]
        if numbers:
            return tuple(dict.fromkeys(numbers))
    return ()
