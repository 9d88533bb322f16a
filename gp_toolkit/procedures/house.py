"""A practice's own rules laid over the area's: never later, and both days shown.

The area's working days are the authority's: a practice that is closed has not a day
more. What a closure does is bring the practice's own day forward, to one on which
somebody is there to do the work.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gp_toolkit.model.deadline import Deadline, Milestone, Source, Target
from gp_toolkit.model.house import HouseRules, Part
from gp_toolkit.model.wording import MILESTONES, display_day, display_time
from gp_toolkit.procedures.working_days import (
    WorkingCalendar,
    back_to_working_day,
    count_back,
    count_on,
)

THE_PRACTICE_DOES = (
    Milestone.ATTENDANCE_REPLY,
    Milestone.EXCLUSION_REQUEST,
    Milestone.REPORT_TO_FAMILY,
    Milestone.REPORT_TO_CHAIR,
    Milestone.REPORT_REQUESTED,
    Milestone.RECORD_CORRECTIONS,
)
"""What somebody in the practice must do, so on a day on which it is open."""

_REPORT = (
    Milestone.REPORT_TO_FAMILY,
    Milestone.REPORT_TO_CHAIR,
    Milestone.REPORT_REQUESTED,
    Milestone.PACK_CUT_OFF,
)

_CHANGES = ("The day it is counted from changes.", "The practice's own rules change.")


def with_house_rules(
    due: Iterable[Deadline],
    house: HouseRules,
    *,
    days: WorkingCalendar,
    set_on: dt.date,
) -> tuple[Deadline, ...]:
    """Deadlines with the practice's own days beside them, and its own deadlines.

    Args:
        due: By the area's rules and by the letter.
        house: The practice's own rules.
        days: The area's working days.
        set_on: When the practice's rules were looked at, for the source line.
    """
    open_days = _practice_days(days, house)
    shown = [_with_target(deadline, house, open_days) for deadline in due]
    own = _draft(shown, house, open_days, set_on)
    return tuple(
        sorted((*shown, *own), key=lambda d: (d.work_to, d.due, d.milestone, d.rule))
    )


def _practice_days(days: WorkingCalendar, house: HouseRules) -> WorkingCalendar:
    closed = {
        closure.first + dt.timedelta(days=n): f"Practice closed: {closure.why}"
        for closure in house.closures
        if closure.part is Part.DAY
        for n in range((closure.last - closure.first).days + 1)
    }
    return replace(days, closures={**closed, **days.closures})


def _with_target(
    deadline: Deadline, house: HouseRules, open_days: WorkingCalendar
) -> Deadline:
    """The deadline with the practice's own day, if that is earlier or shorter."""
    if deadline.milestone not in THE_PRACTICE_DOES:
        return deadline
    said: list[str] = []
    day = deadline.due
    wanted = max(
        (e.working_days for e in house.earlier if e.milestone is deadline.milestone),
        default=0,
    )
    if wanted:
        day = count_back(day, wanted, open_days).day
        number = "1 working day" if wanted == 1 else f"{wanted} working days"
        said.append(f"The practice's own day is {number} earlier: {display_day(day)}.")
    else:
        day, why_not = _an_open_day(day, open_days)
        said += why_not
    by, closes = _closes_early(day, house, deadline.by if day == deadline.due else None)
    said += closes
    if not said:
        return deadline
    return replace(deadline, target=Target(due=day, by=by, working=" ".join(said)))


def _an_open_day(
    day: dt.date, open_days: WorkingCalendar
) -> tuple[dt.date, Sequence[str]]:
    landed = back_to_working_day(day, open_days)
    if not landed.skipped:
        return day, ()
    reasons = ", ".join(f"{display_day(s.date)}: {s.why}" for s in landed.skipped)
    shown = display_day(landed.day)
    return landed.day, (
        f"Nobody is at work in the practice then ({reasons}), so do it on {shown}.",
    )


def _closes_early(
    day: dt.date, house: HouseRules, by: dt.time | None
) -> tuple[dt.time | None, Sequence[str]]:
    """The time by which to be done on a day that is closed in the afternoon."""
    reasons = [t.why for t in house.training if t.holds(day)]
    reasons += [
        c.why for c in house.closures if c.part is Part.AFTERNOON and c.holds(day)
    ]
    if not reasons or (by is not None and by <= house.afternoon_from):
        return by, ()
    shown = display_time(house.afternoon_from)
    return house.afternoon_from, (
        f"The practice closes at {shown} on {display_day(day)} ({reasons[0]}).",
    )


def _draft(
    due: Sequence[Deadline],
    house: HouseRules,
    open_days: WorkingCalendar,
    set_on: dt.date,
) -> tuple[Deadline, ...]:
    wanted = [d for d in due if d.milestone in _REPORT]
    if not wanted or not house.draft_working_days:
        return ()
    first = min(wanted, key=lambda d: d.work_to)
    count = count_back(first.work_to, house.draft_working_days, open_days)
    by, closes = _closes_early(count.day, house, None)
    number = house.draft_working_days
    working_days = "1 working day" if number == 1 else f"{number} working days"
    working = (
        f"The practice's own rule: drafted {working_days} before "
        f"{display_day(first.work_to)} ({MILESTONES[first.milestone].lower()}), "
        f"closed days left out: {display_day(count.day)}."
    )
    return (
        Deadline(
            milestone=Milestone.INTERNAL_DRAFT,
            due=count.day,
            by=by,
            rule="practice/internal-draft",
            working=" ".join((working, *closes)),
            counted=tuple(sorted(count.counted)),
            skipped=tuple(sorted(count.skipped, key=lambda s: s.date)),
            says="The report is drafted in good time to be checked and signed.",
            source=_own(set_on),
            changes=_CHANGES,
        ),
    )


# Chasing what did not come -----------------------------------------------------------


def chases(
    due: Iterable[Deadline],
    house: HouseRules,
    *,
    days: WorkingCalendar,
    set_on: dt.date,
) -> tuple[Deadline, ...]:
    """When to ask for a record that has not come, and for a review without a day."""
    open_days = _practice_days(days, house)
    found = {d.milestone: d for d in due}
    asked = []
    record = found.get(Milestone.RECORD_EXPECTED)
    if record:
        after = house.record_chase_working_days
        day = count_on(record.due, after, open_days).day
        asked.append(_chase(Milestone.RECORD_CHASE, day, record, "after", set_on))
    review = found.get(Milestone.NEXT_REVIEW_LATEST)
    if review:
        weeks = dt.timedelta(weeks=house.review_chase_weeks)
        day = back_to_working_day(review.due - weeks, open_days).day
        asked.append(_chase(Milestone.REVIEW_CHASE, day, review, "before", set_on))
    return tuple(asked)


def _chase(
    milestone: Milestone, day: dt.date, of: Deadline, way: str, set_on: dt.date
) -> Deadline:
    away = abs((of.due - day).days)
    return Deadline(
        milestone=milestone,
        due=day,
        rule=f"practice/{milestone.value.replace('_', '-')}",
        working=(
            f"{away} {'day' if away == 1 else 'days'} {way} {display_day(of.due)}, "
            f"the day for: {MILESTONES[of.milestone].lower()}. {of.working}"
        ),
        says="What does not come is asked for.",
        source=_own(set_on),
        changes=_CHANGES,
    )


def _own(set_on: dt.date) -> Source:
    return Source(title="The practice's own rules", section="Settings", checked=set_on)
