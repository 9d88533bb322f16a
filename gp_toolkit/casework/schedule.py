"""When things fall due for a conference, and what was met."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from gp_toolkit.casework.desk import Desk, Procedures
from gp_toolkit.casework.ports import Work
from gp_toolkit.model.attendance import Attendance, RotaNeed
from gp_toolkit.model.clock import today
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.deadline import Deadline, Milestone, Source
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.filing import Arrangement, Done
from gp_toolkit.model.practice import Act, User
from gp_toolkit.procedures.deadlines import Anchors, deadlines, working_calendar
from gp_toolkit.procedures.house import chases, with_house_rules


def deadlines_of(
    procedures: Procedures, conference: Conference
) -> tuple[Deadline, ...]:
    """Everything that falls due for a conference, by the day to work to.

    A day that the letter or minutes state for the report stands beside the day by the
    local procedure: both are shown, and the earlier is the one to work to. So do the
    practice's own earlier days.
    """
    pack = procedures.pack(conference.authority)
    holidays = procedures.holidays[pack.nation]
    due = deadlines(anchors_of(conference), pack=pack, holidays=holidays)
    return with_house_rules(
        (*due, *_report_requested(conference)),
        procedures.house,
        days=working_calendar(pack, holidays),
        set_on=conference.changed_at.date(),
    )


def chases_of(procedures: Procedures, conference: Conference) -> tuple[Deadline, ...]:
    """When to ask for what should have come by then, if it has not."""
    pack = procedures.pack(conference.authority)
    return chases(
        deadlines_of(procedures, conference),
        procedures.house,
        days=working_calendar(pack, procedures.holidays[pack.nation]),
        set_on=conference.changed_at.date(),
    )


def anchors_of(conference: Conference) -> Anchors:
    """The days that rules for a conference may count from."""
    return Anchors(
        kind=conference.kind,
        conference=conference.date,
        start=conference.start,
        strategy=conference.strategy_date,
        birth=_birth(conference),
        expected_delivery=_expected_delivery(conference),
        notification=conference.notified,
        received=conference.record_received,
        core_group=max(conference.core_groups, default=None),
    )


def _birth(conference: Conference) -> dt.date | None:
    """When a child who was unborn at a pre-birth conference was born."""
    born = [
        c.date_of_birth
        for c in conference.children
        if c.date_of_birth
        and (c.expected_delivery or c.date_of_birth > conference.date)
    ]
    return min(born, default=None)


def days_of(
    procedures: Procedures, conference: Conference
) -> dict[Milestone, Deadline | None]:
    """The earliest deadline of each milestone; the conference itself has none."""
    days: dict[Milestone, Deadline | None] = {Milestone.CONFERENCE: None}
    for deadline in deadlines_of(procedures, conference):
        days.setdefault(deadline.milestone, deadline)
    return days


def day_of(
    conference: Conference, days: Mapping[Milestone, Deadline | None], which: Milestone
) -> dt.date | None:
    """The day of a milestone, or None when the conference does not have it."""
    if which is Milestone.CONFERENCE:
        return conference.date
    deadline = days.get(which)
    return deadline.due if deadline else None


def _expected_delivery(conference: Conference) -> dt.date | None:
    days = [c.expected_delivery for c in conference.children if c.expected_delivery]
    return min(days, default=None)


def _report_requested(conference: Conference) -> tuple[Deadline, ...]:
    asked = conference.report
    if asked.due is None:
        return ()
    return (
        Deadline(
            milestone=Milestone.REPORT_REQUESTED,
            due=asked.due,
            by=asked.due_time,
            rule="document/report-requested",
            working="The letter or minutes name this day for the report.",
            source=Source(
                title="The document itself",
                section="what it asks of the GP",
                checked=conference.changed_at.date(),
            ),
        ),
    )


def report_due(due: Iterable[Deadline]) -> Deadline | None:
    """The deadline to work to for the report: the earliest of those that ask for it."""
    report = (
        Milestone.REPORT_TO_FAMILY,
        Milestone.REPORT_TO_CHAIR,
        Milestone.REPORT_REQUESTED,
    )
    return min((d for d in due if d.milestone in report), key=_when, default=None)


def report_to_chair(due: Iterable[Deadline]) -> Deadline | None:
    """When the report must be with the chair: by the procedure or as asked."""
    report = (Milestone.REPORT_TO_CHAIR, Milestone.REPORT_REQUESTED)
    return min((d for d in due if d.milestone in report), key=_when, default=None)


def _when(deadline: Deadline) -> tuple[dt.date, bool]:
    return (deadline.due, deadline.by is None)


def conferences(desk: Desk, *, by: User) -> Sequence[Conference]:
    """All conferences, by date."""
    desk.check(by, Act.VIEW_CASE)
    with desk.store.work() as work:
        return work.conferences()


def open_conference(desk: Desk, conference_id: str, *, by: User) -> Conference:
    """One conference, to look at; the look is recorded.

    Raises:
        UserProblem: `unknown_conference`.
    """
    desk.check(by, Act.VIEW_CASE)
    with desk.store.work() as work:
        conference = kept(work, conference_id)
        work.record(desk.event(by, Act.VIEW_CASE, conference.id))
    return conference


def kept(work: Work, conference_id: str) -> Conference:
    """A conference that must be there.

    Raises:
        UserProblem: `unknown_conference`.
    """
    conference = work.conference(conference_id)
    if conference is None:
        raise UserProblem(
            "unknown_conference",
            "This conference is not there any more. Go back to Conferences and look "
            "for it there.",
        )
    return conference


def mark_done(
    desk: Desk, conference_id: str, milestone: Milestone, on: dt.date, *, by: User
) -> Done:
    """Record that a deadline was met, on a day that is not in the future.

    Raises:
        UserProblem: `day_to_come` or `unknown_conference`.
    """
    desk.check(by, Act.MARK_DONE)
    if on > today(desk.clock):
        raise UserProblem(
            "day_to_come", "This day has not come yet. Give the day it was done."
        )
    with desk.store.work() as work:
        conference = kept(work, conference_id)
        done = Done(
            conference=conference_id,
            milestone=milestone,
            done_on=on,
            by=by.id,
            at=desk.clock.now(),
        )
        work.save_done(done)
        if milestone is Milestone.RECORD_EXPECTED:
            work.save_conference(_record_came(desk, conference, on))
        detail = f"{milestone} done_on={on.isoformat()}"
        work.record(desk.event(by, Act.MARK_DONE, conference_id, detail))
    return done


def _record_came(desk: Desk, conference: Conference, on: dt.date | None) -> Conference:
    """The conference with the day of receipt, from which corrections are counted."""
    return replace(
        conference,
        record_received=on,
        sequence=conference.sequence + 1,
        changed_at=desk.clock.now(),
    )


def do_again(desk: Desk, conference_id: str, milestone: Milestone, *, by: User) -> None:
    """Say that what was met must be met again; that it was met once is kept.

    Raises:
        UserProblem: `unknown_conference`.
    """
    desk.check(by, Act.MARK_DONE)
    with desk.store.work() as work:
        conference = kept(work, conference_id)
        if milestone is Milestone.RECORD_EXPECTED and conference.record_received:
            work.save_conference(_record_came(desk, conference, None))
        for done in work.done():
            if (done.conference, done.milestone) == (conference_id, milestone):
                work.save_done(replace(done, stands=False))
                detail = f"{milestone} to be done again"
                work.record(desk.event(by, Act.MARK_DONE, conference_id, detail))


def done_for(desk: Desk, conference_id: str, *, by: User) -> dict[Milestone, Done]:
    """The met deadlines of one conference, those to be met again left out."""
    desk.check(by, Act.VIEW_CASE)
    with desk.store.work() as work:
        kept_done = work.done()
    return {
        d.milestone: d for d in kept_done if d.stands and d.conference == conference_id
    }


def attendance_of(
    conference: Conference, arrangement: Arrangement | None
) -> Attendance | None:
    """Who goes, as the rota's value."""
    if arrangement is None:
        return None
    return Attendance(
        need=RotaNeed(
            reference=conference.reference,
            date=conference.date,
            start=conference.start,
        ),
        clinician=arrangement.clinician,
        mode=arrangement.mode,
        reasons=arrangement.reasons,
    )
