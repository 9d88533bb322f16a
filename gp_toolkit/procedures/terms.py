"""One count of a rule → the day it comes to, with the words that explain it."""

import datetime as dt
from dataclasses import dataclass, replace

from gp_toolkit.model.deadline import SkippedDay
from gp_toolkit.model.reading import MeetingKind
from gp_toolkit.model.wording import display_day, display_time
from gp_toolkit.procedures.packs import Anchor, Direction, Term, Unit
from gp_toolkit.procedures.working_days import (
    Count,
    WorkingCalendar,
    add_months,
    back_to_working_day,
    count_back,
    count_on,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The days that rules count from; None where not known.

    Attributes:
        kind: Of the conference.
        conference: Its day.
        start: Its time.
        strategy: Of the strategy discussion that led to it.
        birth: Of the child, for a conference held before it.
        expected_delivery: Of the unborn child.
        notification: When another authority told of the child's move.
        received: When the record of the conference came.
        core_group: The last core group known, after which the next is due.
    """

    kind: MeetingKind
    conference: dt.date
    start: dt.time | None = None
    strategy: dt.date | None = None
    birth: dt.date | None = None
    expected_delivery: dt.date | None = None
    notification: dt.date | None = None
    received: dt.date | None = None
    core_group: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The day that a count starts from.

    Attributes:
        day: The day.
        words: What it is, ready to be followed by the day.
        warning: When another day stands in for the one the rule names.
    """

    day: dt.date
    words: str
    warning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one count comes to.

    Attributes:
        due: The day.
        working: Why that day.
        by: The time on it, when hours are counted.
        counted: Working days counted, in the order of counting.
        skipped: Days passed over, in the order of counting.
        warnings: What to keep in mind.
        seen: The days looked at, from and to, when it mattered which are worked.
    """

    due: dt.date
    working: str
    by: dt.time | None = None
    counted: tuple[dt.date, ...] = ()
    skipped: tuple[SkippedDay, ...] = ()
    warnings: tuple[str, ...] = ()
    seen: tuple[dt.date, ...] = ()


def start_of(anchor: Anchor, known: Anchors) -> Start | None:
    """The day a rule counts from, if it or something in its place is known."""
    match anchor:
        case Anchor.CONFERENCE:
            return Start(day=known.conference, words="the conference on ")
        case Anchor.STRATEGY:
            return _stated(known.strategy, "the strategy discussion on ")
        case Anchor.NOTIFICATION:
            return _stated(known.notification, "the notification on ")
        case Anchor.EXPECTED_DELIVERY:
            return _stated(known.expected_delivery, "the expected delivery on ")
        case Anchor.RECORD_RECEIVED:
            return _stated(known.received, "receipt of the record on ")
        case Anchor.CORE_GROUP:
            return _stated(known.core_group, "the core group on ")
        case Anchor.BIRTH:
            return _birth(known)


def _stated(day: dt.date | None, words: str) -> Start | None:
    return None if day is None else Start(day=day, words=words)


def _birth(known: Anchors) -> Start | None:
    if known.birth is not None:
        return Start(day=known.birth, words="the birth on ")
    if known.expected_delivery is None:
        return None
    return Start(
        day=known.expected_delivery,
        words="the expected delivery on ",
        warning=(
            "Counted from the expected delivery because the day of birth is not known. "
            "Enter it when the child is born."
        ),
    )


def outcome(
    term: Term, start: Start, *, days: WorkingCalendar, clock: dt.time | None
) -> Outcome:
    """The day a count comes to.

    Args:
        term: The count.
        start: Where it starts.
        days: Which days are worked.
        clock: The time of the conference, if known; hours are counted from it.
    """
    match term.unit:
        case Unit.WORKING_DAY | Unit.CLEAR_WORKING_DAY:
            found = _working_days(term, start, days)
        case Unit.HOUR:
            found = _hours(term, start, days, clock)
        case Unit.CALENDAR_DAY | Unit.WEEK | Unit.MONTH:
            found = _calendar(term, start, days)
    if start.warning:
        return replace(found, warnings=(start.warning, *found.warnings))
    return found


def _is_to_be_done_before(term: Term) -> bool:
    """Whether somebody must do it in time for the conference, so on a day of work."""
    before = term.direction is Direction.BEFORE
    return before and term.counts_from is Anchor.CONFERENCE


def _lead(term: Term, start: Start, unit: str) -> str:
    number = f"{term.count} {unit}" if term.count == 1 else f"{term.count} {unit}s"
    return f"{number} {term.direction} {start.words}{display_day(start.day)}"


# Working days ------------------------------------------------------------------------


def _working_days(term: Term, start: Start, days: WorkingCalendar) -> Outcome:
    clear = term.unit is Unit.CLEAR_WORKING_DAY
    count = _count(term, start.day, days)
    said = _lead(term, start, "clear working day" if clear else "working day")
    if term.first_day_counts:
        said += ", that day itself being day 1 if it is worked"
    said += f": {_steps(count)}."
    if clear:
        between = (
            "1 whole working day"
            if term.count == 1
            else (f"{term.count} whole working days")
        )
        said += f" The last leaves {between} between."
    return Outcome(
        due=count.day,
        working=said + _not_counted(count.skipped),
        counted=count.counted,
        skipped=count.skipped,
        seen=(start.day, count.day),
    )


def _count(term: Term, start: dt.date, days: WorkingCalendar) -> Count:
    if term.direction is Direction.BEFORE:
        clear = term.unit is Unit.CLEAR_WORKING_DAY
        return count_back(start, term.count + clear, days)
    if term.unit is Unit.CLEAR_WORKING_DAY:
        return count_on(start, term.count + 1, days)
    if term.first_day_counts:
        return count_on(start - dt.timedelta(days=1), term.count, days)
    return count_on(start, term.count, days)


def _steps(count: Count) -> str:
    numbered = enumerate(count.counted, start=1)
    if len(count.counted) <= 5:
        return ", ".join(f"{_short(d, count.day)} is {n}" for n, d in numbered)
    first, last = _short(count.counted[0], count.day), display_day(count.day)
    return f"{first} is 1 and {last} is {len(count.counted)}"


def _short(day: dt.date, beside: dt.date) -> str:
    """A day without its year where another in the sentence has the same."""
    shown = display_day(day)
    return shown.rsplit(" ", 1)[0] if day.year == beside.year else shown


def _not_counted(skipped: tuple[SkippedDay, ...]) -> str:
    """The skipped days by name; ordinary weekends of a long count are summed up."""
    days = sorted(skipped, key=lambda s: s.date)
    said = [
        f"{_short(s.date, days[0].date)} {_is(s.why)}."
        for s in days
        if s.date.weekday() < 5
    ]
    weekend = [s.date for s in days if s.date.weekday() >= 5]
    if len(weekend) > 4:
        said.append(f"{len(weekend)} days of weekends do not count.")
    elif weekend:
        *others, last = (_short(day, days[0].date) for day in weekend)
        shown = f"{', '.join(others)} and {last} do" if others else f"{last} does"
        said.append(f"{shown} not count.")
    return "".join(f" {sentence}" for sentence in said)


def _is(why: str) -> str:
    if ":" in why:
        return f"does not count ({why})"
    return f"is the {why}" if why.endswith("bank holiday") else f"is {why}"


# Calendar days, weeks, months and hours ----------------------------------------------


def _calendar(term: Term, start: Start, days: WorkingCalendar) -> Outcome:
    sign = -1 if term.direction is Direction.BEFORE else 1
    if term.unit is Unit.MONTH:
        due = add_months(start.day, sign * term.count)
    else:
        each = 7 if term.unit is Unit.WEEK else 1
        due = start.day + dt.timedelta(days=sign * each * term.count)
    said = _lead(term, start, term.unit.value.replace("_", " "))
    said += f" is {display_day(due)}."
    if _is_to_be_done_before(term):
        return _brought_back(Outcome(due=due, working=said), days)
    return Outcome(due=due, working=said)


def _hours(
    term: Term, start: Start, days: WorkingCalendar, clock: dt.time | None
) -> Outcome:
    """Hours are counted in civil time: 48 hours before half past nine is half past
    nine, whatever the clocks do in between.
    """  # noqa: D205 (one thought)
    at_conference = term.counts_from is Anchor.CONFERENCE
    known = clock if at_conference else None
    sign = -1 if term.direction is Direction.BEFORE else 1
    begin = dt.datetime.combine(start.day, known or dt.time(0))
    moment = begin + sign * dt.timedelta(hours=term.count)
    said = _lead(term, start, "hour")
    if known:
        said += f", {display_time(known)}, is {display_day(moment.date())}, "
        said += f"{display_time(moment.time())}."
        found = Outcome(due=moment.date(), working=said, by=moment.time())
    else:
        found = _without_time(term, moment.date(), said)
    return _brought_back(found, days) if _is_to_be_done_before(term) else found


def _without_time(term: Term, day: dt.date, said: str) -> Outcome:
    working = f"{said} is {display_day(day)}."
    if not _is_to_be_done_before(term):
        return Outcome(due=day, working=working)
    warning = (
        "The time of the conference is not known, so neither is the hour on this day. "
        "Be done the evening before, or enter the time."
    )
    return Outcome(due=day, working=working, warnings=(warning,))


def _brought_back(found: Outcome, days: WorkingCalendar) -> Outcome:
    """The same, on a day of work: the last one if it fell on another."""
    landed = back_to_working_day(found.due, days)
    if not landed.skipped:
        return replace(found, seen=(found.due,))
    moved = f" That is no working day, so {display_day(landed.day)}."
    return replace(
        found,
        due=landed.day,
        by=None,
        working=found.working + moved + _not_counted(landed.skipped),
        skipped=landed.skipped,
        seen=(landed.day, found.due),
    )
