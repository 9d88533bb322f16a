"""What a change to a conference would do: the new value, the table, the questions.

Nothing here changes a record. `moving` does, once a person has confirmed.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from gp_toolkit.casework.desk import Procedures
from gp_toolkit.casework.joining import cautions_about_joining, joined
from gp_toolkit.casework.schedule import day_of, days_of
from gp_toolkit.model.attendance import AttendanceMode
from gp_toolkit.model.changing import Asked, Change, ChangeLine, Effect, Tick
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.deadline import Deadline, Milestone
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.filing import Arrangement, Done
from gp_toolkit.model.moving import POSSIBLE, MoveKind
from gp_toolkit.model.wording import ATTENDANCE_MODES, MILESTONES, display_day

CHECKED = "checked"
SIBLINGS = "siblings"
STILL_GOES = "still-goes"
LETTERS_DAY = "letters-day"
STANDS = "stands-"
"""Begins the tick that what was sent still stands; the milestone follows."""

_CHECKED_WORDS: Mapping[MoveKind, str] = {
    MoveKind.RESCHEDULED: "I have checked the new day with whoever told us.",
    MoveKind.CANCELLED: "I have checked that the conference will not take place.",
    MoveKind.MERGED: "I have checked the day of the joint conference.",
    MoveKind.PLAN_ENDED: "I have checked that the plan has ended for every child.",
    MoveKind.CHILD_MOVED: "I have checked the new registration in the clinical system.",
    MoveKind.CLOSED: "Nothing more is to be done for this conference.",
    MoveKind.REOPENED: "I have checked that the conference takes place on this day.",
}

_NOW_BOOKED = (MoveKind.RESCHEDULED, MoveKind.MERGED, MoveKind.REOPENED)
"""Moves that leave a day to come."""


def change_of(
    procedures: Procedures,
    before: Conference,
    asked: Asked,
    *,
    on: dt.date,
    done: Mapping[Milestone, Done],
    arrangement: Arrangement | None = None,
    joins: Conference | None = None,
) -> Change:
    """What a change would do, as a value to show.

    Args:
        procedures: By which the days are worked out.
        before: The conference as it stands.
        asked: What is to happen.
        on: Today.
        done: What was met, of this conference.
        arrangement: Who goes, if decided.
        joins: The other conference, for a merger.

    Raises:
        UserProblem: `not_possible_now`, `day_missing`, `nothing_changes`,
            `children_missing` or `other_missing`.
    """
    if before.status not in POSSIBLE[asked.kind]:
        raise UserProblem(
            "not_possible_now",
            "This cannot be done with the conference as it stands now. Open it again "
            "and look at its history.",
        )
    after = _after(before, asked, joins)
    lines = _lines(procedures, before, after, done, on)
    return Change(
        asked=asked,
        before=before,
        after=after,
        joins=joins,
        lines=lines,
        ticks=(
            Tick(id=CHECKED, text=_CHECKED_WORDS[asked.kind], must=True),
            *_ticks(after, asked, lines, arrangement, on),
        ),
        cautions=tuple(_cautions(procedures, before, after, lines, joins, on)),
    )


def _after(before: Conference, asked: Asked, joins: Conference | None) -> Conference:
    match asked.kind:
        case MoveKind.RESCHEDULED:
            return _rescheduled(before, asked)
        case MoveKind.MERGED:
            if joins is None or joins.id == before.id:
                raise UserProblem(
                    "other_missing", "Choose the other conference that joins this one."
                )
            both = joined(before, joins)
            return both if asked.date is None else _on_day(both, asked, asked.date)
        case MoveKind.CANCELLED:
            return replace(before, status=ConferenceStatus.CANCELLED)
        case MoveKind.PLAN_ENDED | MoveKind.CLOSED:
            return replace(before, status=ConferenceStatus.CLOSED)
        case MoveKind.CHILD_MOVED:
            return _without(before, asked.children)
        case MoveKind.REOPENED:
            return replace(before, status=ConferenceStatus.BOOKED)


def _rescheduled(before: Conference, asked: Asked) -> Conference:
    if asked.date is None:
        raise UserProblem("day_missing", "Give the new day of the conference.")
    after = _on_day(before, asked, asked.date)
    if after == before:
        raise UserProblem(
            "nothing_changes",
            "Day, time and place are the same as before. Change what is different.",
        )
    return after


def _on_day(before: Conference, asked: Asked, day: dt.date) -> Conference:
    return replace(
        before,
        date=day,
        start=asked.start,
        end=asked.end,
        venue=before.venue if asked.venue is None else asked.venue,
        mode=asked.mode or before.mode,
        # The quoted line names the old day; the history says where the new one is from.
        evidence=before.evidence if day == before.date else (),
    )


def _without(before: Conference, gone: Sequence[int]) -> Conference:
    staying = tuple(c for n, c in enumerate(before.children) if n not in gone)
    if len(staying) == len(before.children) and before.children:
        raise UserProblem(
            "children_missing",
            "Choose the children who have moved to another practice.",
        )
    status = before.status if staying else ConferenceStatus.CLOSED
    # With nobody left the children stay on the closed case: it is history.
    return replace(before, status=status, children=staying or before.children)


def _lines(
    procedures: Procedures,
    before: Conference,
    after: Conference,
    done: Mapping[Milestone, Done],
    on: dt.date,
) -> tuple[ChangeLine, ...]:
    was_open = before.status is ConferenceStatus.BOOKED
    old = days_of(procedures, before)
    new = days_of(procedures, after)
    lines = (
        _line(
            milestone,
            day_of(before, old, milestone) if was_open else None,
            day_of(after, new, milestone),
            new.get(milestone),
            after,
            done.get(milestone),
            on,
        )
        for milestone in dict.fromkeys((*old, *new))
    )
    return tuple(sorted(lines, key=lambda n: (n.new or n.old or on, n.milestone)))


def _line(
    milestone: Milestone,
    old: dt.date | None,
    new: dt.date | None,
    deadline: Deadline | None,
    after: Conference,
    done: Done | None,
    on: dt.date,
) -> ChangeLine:
    done_on = done.done_on if done and done.stands else None
    effect = _effect(old, new, after.status, on, met=done_on is not None)
    if effect in (Effect.ENDED, Effect.HISTORY):
        new, deadline = None, None
    late = new is not None and new < on and done_on is None
    return ChangeLine(
        milestone=milestone,
        effect=effect,
        old=old,
        new=new,
        deadline=deadline,
        done_on=done_on,
        gone_by=late,
    )


def _effect(
    old: dt.date | None,
    new: dt.date | None,
    status: ConferenceStatus,
    on: dt.date,
    *,
    met: bool,
) -> Effect:
    if status is not ConferenceStatus.BOOKED:
        past = old is not None and old <= on and status is ConferenceStatus.CLOSED
        return Effect.HISTORY if met or past else Effect.ENDED
    if new is None:
        return Effect.HISTORY if met else Effect.ENDED
    if old is None:
        return Effect.ADDED
    return Effect.SAME if old == new else Effect.MOVED


def _ticks(
    after: Conference,
    asked: Asked,
    lines: Iterable[ChangeLine],
    arrangement: Arrangement | None,
    on: dt.date,
) -> Iterable[Tick]:
    if asked.kind is MoveKind.MERGED:
        yield Tick(
            id=SIBLINGS,
            text="I have checked that the children of both are one family.",
            must=True,
        )
    if asked.kind not in _NOW_BOOKED:
        return
    if arrangement is not None:
        went = ATTENDANCE_MODES[arrangement.mode].lower()
        only_report = arrangement.mode is AttendanceMode.REPORT_ONLY
        yield Tick(
            id=STILL_GOES,
            text=f"What was arranged still holds: {arrangement.clinician}, {went}. "
            "Without a tick somebody is chosen anew.",
            ticked=only_report,
        )
    requested = after.report.due
    if requested is not None and on <= requested <= after.date:
        yield Tick(
            id=LETTERS_DAY,
            text=f"The day that the letter names for the report still stands: "
            f"{display_day(requested)}.",
            ticked=True,
        )
    for line in lines:
        if line.done_on is not None and line.milestone is not Milestone.CONFERENCE:
            yield Tick(
                id=f"{STANDS}{line.milestone}",
                text=f"“{MILESTONES[line.milestone]}” was done on "
                f"{display_day(line.done_on)} and still stands.",
                ticked=True,
            )


def _cautions(
    procedures: Procedures,
    before: Conference,
    after: Conference,
    lines: Sequence[ChangeLine],
    joins: Conference | None,
    on: dt.date,
) -> Iterable[str]:
    if after.status is ConferenceStatus.BOOKED:
        if (after.date, after.status) != (before.date, before.status):
            yield from _about_the_day(procedures, after, on)
        late = [n for n in lines if n.gone_by and n.milestone in _TO_SEND]
        if late:
            what = ", ".join(f"“{MILESTONES[n.milestone]}”" for n in late)
            yield (
                f"With this day the time has gone by for: {what}. Do it today, and "
                "tell the conference administrator."
            )
    elif any(
        n.milestone is Milestone.RECORD_EXPECTED and n.effect is not Effect.HISTORY
        for n in lines
    ):
        yield (
            "The record of this conference has not come yet, and its reminder ends "
            "with this."
        )
    if joins is not None:
        yield from cautions_about_joining(before, joins)


_TO_SEND = (
    Milestone.EXCLUSION_REQUEST,
    Milestone.REPORT_TO_FAMILY,
    Milestone.REPORT_TO_CHAIR,
    Milestone.REPORT_REQUESTED,
)


def _about_the_day(
    procedures: Procedures, after: Conference, on: dt.date
) -> Iterable[str]:
    day = after.date
    holidays = procedures.holidays[procedures.pack(after.authority).nation]
    holiday = holidays.name_of(day)
    if day < on:
        yield f"{display_day(day)} has gone by. Check the month and the year."
    if day.weekday() >= 5:
        yield f"{display_day(day)} is a weekend. Check it with whoever told you."
    if holiday:
        yield f"{display_day(day)} is a bank holiday ({holiday}). Check it."
    if (day - on).days > 366:
        yield f"{display_day(day)} is more than a year away. Check the year."
