"""When things fall due for a conference, and the calendar file that says so."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gp_toolkit.casework.desk import Desk, Procedures
from gp_toolkit.casework.ports import Work
from gp_toolkit.diary.calendar import calendar_file, events_for
from gp_toolkit.model.attendance import Attendance, RotaNeed
from gp_toolkit.model.clock import today
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.deadline import Deadline, Milestone, Source
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.filing import Arrangement, Done
from gp_toolkit.model.practice import Act, User
from gp_toolkit.procedures.deadlines import Anchors, deadlines


def deadlines_of(
    procedures: Procedures, conference: Conference
) -> tuple[Deadline, ...]:
    """Everything that falls due for a conference, by due day.

    A day that the letter or minutes state for the report stands beside the day by the
    local procedure: both are shown, and the earlier is the one to work to.
    """
    pack = procedures.pack(conference.authority)
    due = deadlines(
        Anchors(
            kind=conference.kind,
            conference=conference.date,
            start=conference.start,
            strategy=conference.strategy_date,
            expected_delivery=_expected_delivery(conference),
        ),
        pack=pack,
        holidays=procedures.holidays[pack.nation],
    )
    asked = _report_requested(conference)
    return tuple(sorted((*due, *asked), key=lambda d: (d.due, d.milestone)))


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


def cancel_conference(desk: Desk, conference_id: str, *, by: User) -> Conference:
    """Record that a conference will not take place. Its history is kept."""
    return _end(desk, conference_id, ConferenceStatus.CANCELLED, by)


def close_conference(desk: Desk, conference_id: str, *, by: User) -> Conference:
    """Record that nothing more is to be done for a conference. History is kept."""
    return _end(desk, conference_id, ConferenceStatus.CLOSED, by)


def _end(
    desk: Desk, conference_id: str, status: ConferenceStatus, by: User
) -> Conference:
    desk.check(by, Act.CLOSE_CONFERENCE)
    with desk.store.work() as work:
        old = kept(work, conference_id)
        conference = replace(
            old,
            status=status,
            sequence=old.sequence + 1,
            changed_at=desk.clock.now(),
        )
        work.save_conference(conference)
        work.record(
            desk.event(by, Act.CLOSE_CONFERENCE, conference.id, f"status={status}")
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
        kept(work, conference_id)
        done = Done(
            conference=conference_id,
            milestone=milestone,
            done_on=on,
            by=by.id,
            at=desk.clock.now(),
        )
        work.save_done(done)
        detail = f"{milestone} done_on={on.isoformat()}"
        work.record(desk.event(by, Act.MARK_DONE, conference_id, detail))
    return done


def done_for(desk: Desk, conference_id: str, *, by: User) -> dict[Milestone, Done]:
    """The met deadlines of one conference."""
    desk.check(by, Act.VIEW_CASE)
    with desk.store.work() as work:
        kept_done = work.done()
    return {d.milestone: d for d in kept_done if d.conference == conference_id}


def calendar_of(
    desk: Desk, *, by: User, conference_ids: Sequence[str] | None = None
) -> bytes:
    """The calendar file of some conferences, or of all of them.

    Cancelled conferences are in it too, as cancelled events, so that a calendar that
    once held them strikes them out. Closed ones are left out.
    """
    desk.check(by, Act.EXPORT_CALENDAR)
    with desk.store.work() as work:
        chosen = (
            work.conferences()
            if conference_ids is None
            else [kept(work, i) for i in conference_ids]
        )
        who = {a.conference: a for a in work.arrangements()}
        work.record(
            desk.event(by, Act.EXPORT_CALENDAR, "calendar", f"count={len(chosen)}")
        )
    events = [
        event
        for c in chosen
        if c.status is not ConferenceStatus.CLOSED
        for event in events_for(
            c,
            deadlines_of(desk.procedures, c),
            attendance=attendance_of(c, who.get(c.id)),
        )
    ]
    return calendar_file(events, stamp=desk.clock.now())


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
