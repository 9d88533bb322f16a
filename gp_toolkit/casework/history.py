"""What happened to a conference, kept with it."""

import datetime as dt
from dataclasses import replace

from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.ports import Work
from gp_toolkit.casework.schedule import day_of, days_of
from gp_toolkit.model.attendance import AttendanceMode
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.filing import Done
from gp_toolkit.model.moving import ConferenceStatus, Moved, MoveKind, Sent
from gp_toolkit.model.practice import User


def with_move(
    desk: Desk, work: Work, before: Conference, after: Conference, move: Moved
) -> Conference:
    """The conference after a move, with its number raised and the move written down."""
    arrangement = work.arrangement(before.id)
    booked = after.status is ConferenceStatus.BOOKED
    move = replace(
        move,
        clinician=arrangement.clinician if arrangement else "",
        new_date=after.date if booked else None,
        new_start=after.start if booked else None,
    )
    return replace(
        after,
        sequence=before.sequence + 1,
        changed_at=desk.clock.now(),
        moves=(*before.moves, move),
    )


def moved_by_document(
    desk: Desk, work: Work, before: Conference, after: Conference, by: User
) -> Conference:
    """The conference that a confirmed document has moved, with the move in its history.

    For the use case that confirms a document; it saves what comes back. At another
    time somebody is chosen anew, unless the practice only sends its report.
    """
    sent_before = tuple(
        sent(desk, before, d) for d in done_of(work, before.id).values()
    )
    move = Moved(
        kind=MoveKind.RESCHEDULED,
        at=desk.clock.now(),
        by=by.id,
        document=after.document,
        old_date=before.date,
        old_start=before.start,
        sent=sent_before,
    )
    made = with_move(desk, work, before, after, move)
    if (after.date, after.start) != (before.date, before.start):
        _choose_anew(work, before.id)
    return made


def _choose_anew(work: Work, conference_id: str) -> None:
    """Let go of who goes: nobody is taken to be free at the new time."""
    chosen = work.arrangement(conference_id)
    if chosen is not None and chosen.mode is not AttendanceMode.REPORT_ONLY:
        work.remove_arrangement(conference_id)


def sent(desk: Desk, before: Conference, done: Done, *, stands: bool = True) -> Sent:
    """A deadline met, as the history of a move keeps it."""
    return Sent(
        milestone=done.milestone,
        done_on=done.done_on,
        due=_due_then(desk, before, done.milestone),
        stands=stands,
    )


def _due_then(desk: Desk, before: Conference, milestone: Milestone) -> dt.date | None:
    return day_of(before, days_of(desk.procedures, before), milestone)


def done_of(work: Work, conference_id: str) -> dict[Milestone, Done]:
    """What was met of a conference and still stands."""
    return {
        d.milestone: d
        for d in work.done()
        if d.stands and d.conference == conference_id
    }
