"""Conferences move: each change is shown first, then made by a person."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from gp_toolkit.casework.changing import (
    LETTERS_DAY,
    STANDS,
    STILL_GOES,
    change_of,
)
from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.history import done_of, sent, with_move
from gp_toolkit.casework.ports import Work
from gp_toolkit.casework.schedule import kept
from gp_toolkit.model.changing import Asked, Change
from gp_toolkit.model.clock import today
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.moving import Moved, MoveKind, Sent
from gp_toolkit.model.practice import Act, User

_ACTS: Mapping[MoveKind, Act] = {
    MoveKind.RESCHEDULED: Act.MOVE_CONFERENCE,
    MoveKind.MERGED: Act.MOVE_CONFERENCE,
    MoveKind.CHILD_MOVED: Act.MOVE_CONFERENCE,
    MoveKind.REOPENED: Act.MOVE_CONFERENCE,
    MoveKind.CANCELLED: Act.CLOSE_CONFERENCE,
    MoveKind.PLAN_ENDED: Act.CLOSE_CONFERENCE,
    MoveKind.CLOSED: Act.CLOSE_CONFERENCE,
}


def propose_change(desk: Desk, conference_id: str, asked: Asked, *, by: User) -> Change:
    """What a change would do. Nothing is changed.

    Raises:
        UserProblem: `unknown_conference`, or what is missing or not possible.
    """
    desk.check(by, _ACTS[asked.kind])
    with desk.store.work() as work:
        return _propose(desk, work, conference_id, asked)


def _propose(desk: Desk, work: Work, conference_id: str, asked: Asked) -> Change:
    joins = work.conference(asked.joins) if asked.joins else None
    if joins is not None and joins.status is not ConferenceStatus.BOOKED:
        raise UserProblem(
            "not_possible_now",
            "The other conference is not booked any more. Choose one that is.",
        )
    return change_of(
        desk.procedures,
        kept(work, conference_id),
        asked,
        on=today(desk.clock),
        done=done_of(work, conference_id),
        arrangement=work.arrangement(conference_id),
        joins=joins,
    )


def carry_out(
    desk: Desk, change: Change, ticked: Collection[str], *, by: User
) -> Conference:
    """Make a change that a person has looked at.

    Args:
        desk: Where.
        change: As it was shown.
        ticked: Ids of the boxes that the person ticked.
        by: The person.

    Raises:
        UserProblem: `not_ticked`, `reason_missing`; `changed_meanwhile` when anything
            that was shown is not so any more.
    """
    kind = change.asked.kind
    desk.check(by, _ACTS[kind])
    if any(tick.must and tick.id not in ticked for tick in change.ticks):
        raise UserProblem(
            "not_ticked", "Check what has to be checked, and tick its box to say so."
        )
    if not change.asked.reason.strip():
        raise UserProblem(
            "reason_missing", "Say who told the practice, and how, in a few words."
        )
    with desk.store.work() as work:
        if _propose(desk, work, change.before.id, change.asked) != change:
            raise UserProblem(
                "changed_meanwhile",
                "Something has changed since this was shown, so nothing was done. "
                "Look at it again, then confirm.",
            )
        conference = _made(desk, work, change, ticked, by)
        work.save_conference(conference)
        if change.joins is not None:
            _let_join(desk, work, change.joins, conference, by)
        detail = f"{kind} date={conference.date.isoformat()}"
        work.record(desk.event(by, _ACTS[kind], conference.id, detail))
    return conference


def _made(
    desk: Desk, work: Work, change: Change, ticked: Collection[str], by: User
) -> Conference:
    after = change.after
    asked_ids = {tick.id for tick in change.ticks}
    if LETTERS_DAY in asked_ids and LETTERS_DAY not in ticked:
        after = replace(after, report=replace(after.report, due=None, due_time=None))
    before_it: list[Sent] = []
    for milestone, done in done_of(work, after.id).items():
        tick = f"{STANDS}{milestone}"
        stands = tick not in asked_ids or tick in ticked
        if not stands:
            work.save_done(replace(done, stands=False))
        before_it.append(sent(desk, change.before, done, stands=stands))
    other = change.joins.reference if change.joins else ""
    made = with_move(
        desk,
        work,
        change.before,
        after,
        Moved(
            kind=change.asked.kind,
            at=desk.clock.now(),
            by=by.id,
            reason=" ".join(change.asked.reason.split()),
            old_date=change.before.date,
            old_start=change.before.start,
            other=other,
            sent=tuple(before_it),
        ),
    )
    if STILL_GOES in asked_ids and STILL_GOES not in ticked:
        work.remove_arrangement(after.id)
    return made


def _let_join(
    desk: Desk, work: Work, other: Conference, survivor: Conference, by: User
) -> None:
    before_it = tuple(sent(desk, other, d) for d in done_of(work, other.id).values())
    ended = with_move(
        desk,
        work,
        other,
        replace(other, status=ConferenceStatus.CANCELLED),
        Moved(
            kind=MoveKind.MERGED,
            at=desk.clock.now(),
            by=by.id,
            reason=survivor.moves[-1].reason,
            old_date=other.date,
            old_start=other.start,
            other=survivor.reference,
            sent=before_it,
        ),
    )
    work.save_conference(ended)
    detail = f"merged into={survivor.id}"
    work.record(desk.event(by, Act.MOVE_CONFERENCE, other.id, detail))


def cancel_by_document(
    desk: Desk, conference_id: str, document_id: str, *, by: User
) -> Conference:
    """Cancel a conference because a document in the inbox says so.

    The person has read it there: the quoted line is the check.

    Raises:
        UserProblem: `unknown_conference` or `not_possible_now`.
    """
    desk.check(by, Act.CLOSE_CONFERENCE)
    with desk.store.work() as work:
        change = _propose(desk, work, conference_id, Asked(kind=MoveKind.CANCELLED))
        made = _made(desk, work, change, (), by)
        last = replace(made.moves[-1], document=document_id)
        conference = replace(made, moves=(*made.moves[:-1], last))
        work.save_conference(conference)
        detail = f"{MoveKind.CANCELLED} document={document_id}"
        work.record(desk.event(by, Act.CLOSE_CONFERENCE, conference.id, detail))
    return conference
