"""Rules and a conference → deadlines, each with the working that explains it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from gp_toolkit.model.calendar import BankHolidays
from gp_toolkit.model.deadline import Deadline, Milestone, SkippedDay, Source
from gp_toolkit.model.reading import MeetingKind
from gp_toolkit.model.wording import display_day, display_time
from gp_toolkit.procedures.packs import (
    Anchor,
    Direction,
    Interpretation,
    Pack,
    Rule,
    Term,
    Unit,
)
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
    """

    kind: MeetingKind
    conference: dt.date
    start: dt.time | None = None
    strategy: dt.date | None = None
    birth: dt.date | None = None
    expected_delivery: dt.date | None = None
    notification: dt.date | None = None
    received: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What one term comes to."""

    due: dt.date
    by: dt.time | None
    working: str
    skipped: tuple[SkippedDay, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    """What a rule is worked out with."""

    anchors: Anchors
    pack: Pack
    days: WorkingCalendar


def deadlines(
    anchors: Anchors,
    *,
    pack: Pack,
    holidays: BankHolidays,
    closures: Mapping[dt.date, str] | None = None,
) -> tuple[Deadline, ...]:
    """Everything that falls due for a conference by an area's rules, by due day.

    A rule whose starting day is not known is left out. Deadlines before a conference
    only ever move earlier; where a source is ambiguous the earlier reading is taken
    and the working says so.

    Args:
        anchors: The days to count from.
        pack: The area's rules.
        holidays: Of the area's nation.
        closures: Days on which the practice is closed → why.
    """
    days = WorkingCalendar(holidays=holidays, closures=closures or {})
    bench = _Bench(anchors=anchors, pack=pack, days=days)
    rules = (
        rule
        for rule in pack.rules
        if anchors.kind in rule.applies_to and rule.in_force(anchors.conference)
    )
    found = (_deadline(rule, bench) for rule in rules)
    return tuple(
        sorted((d for d in found if d), key=lambda d: (d.due, d.milestone, d.rule))
    )


def _deadline(rule: Rule, bench: _Bench) -> Deadline | None:
    outcomes = [o for o in (_outcome(term, bench) for term in rule.terms) if o]
    if not outcomes:
        return None
    chosen = min(outcomes, key=lambda o: o.due)
    source = bench.pack.source_of(rule.source)
    return Deadline(
        milestone=rule.milestone,
        due=chosen.due,
        by=rule.by or chosen.by,
        rule=f"{bench.pack.id}/{rule.id}",
        working=chosen.working + _others(rule, outcomes, chosen),
        skipped=tuple(sorted(chosen.skipped, key=lambda s: s.date)),
        source=Source(
            title=source.title,
            section=rule.section,
            checked=source.checked,
            address=source.address,
        ),
        warnings=(*_reading_of(rule), *chosen.warnings, *_unpublished(chosen, bench)),
    )


def _reading_of(rule: Rule) -> tuple[str, ...]:
    match rule.interpretation:
        case Interpretation.STATED:
            return ()
        case Interpretation.AMBIGUOUS:
            return (f"The source can be read in more than one way: {rule.why}",)
        case Interpretation.ASSUMED:
            return (f"The source does not say this outright: {rule.why}",)


def _unpublished(outcome: _Outcome, bench: _Bench) -> tuple[str, ...]:
    published = bench.days.holidays.published_to
    if max(outcome.due, bench.anchors.conference) <= published:
        return ()
    until = display_day(published)
    warning = (
        f"Bank holidays are published only to {until}. Check this day again later."
    )
    return (warning,)


def _others(rule: Rule, outcomes: list[_Outcome], chosen: _Outcome) -> str:
    if len(rule.terms) == 1:
        return ""
    others = [o for o in outcomes if o is not chosen]
    if others:
        days = " or ".join(display_day(o.due) for o in others)
        return f" This is sooner than {days}, so it counts."
    return " The rule takes the sooner of two days; the other cannot be told yet."


# --- one term ----------------------------------------------------------------------


def _outcome(term: Term, bench: _Bench) -> _Outcome | None:
    start = _start(term.counts_from, bench)
    if start is None:
        return None
    day, words, warnings = start
    match term.unit:
        case Unit.WORKING_DAY | Unit.FULL_WORKING_DAY:
            outcome = _working_days(term, day, words, bench)
        case Unit.HOUR:
            outcome = _hours(term, day, words, bench)
        case Unit.CALENDAR_DAY | Unit.WEEK | Unit.MONTH:
            outcome = _calendar(term, day, words)
    return _Outcome(
        due=outcome.due,
        by=outcome.by,
        working=outcome.working,
        skipped=outcome.skipped,
        warnings=(*warnings, *outcome.warnings),
    )


_Start = tuple[dt.date, str, tuple[str, ...]]


def _start(anchor: Anchor, bench: _Bench) -> _Start | None:
    known = bench.anchors
    match anchor:
        case Anchor.CONFERENCE:
            return known.conference, "the conference on ", ()
        case Anchor.STRATEGY:
            return _stated(known.strategy, "the strategy discussion on ")
        case Anchor.NOTIFICATION:
            return _stated(known.notification, "the notification on ")
        case Anchor.EXPECTED_DELIVERY:
            return _stated(known.expected_delivery, "the expected delivery on ")
        case Anchor.BIRTH:
            return _birth(known)
        case Anchor.RECORD_RECEIVED:
            return _record(bench)


def _stated(day: dt.date | None, words: str) -> _Start | None:
    return None if day is None else (day, words, ())


def _birth(known: Anchors) -> _Start | None:
    if known.birth is not None:
        return known.birth, "the birth on ", ()
    if known.expected_delivery is None:
        return None
    warning = (
        "Counted from the expected delivery because the day of birth is not known. "
        "Enter it when the child is born."
    )
    return known.expected_delivery, "the expected delivery on ", (warning,)


def _record(bench: _Bench) -> _Start | None:
    if bench.anchors.received is not None:
        return bench.anchors.received, "receipt of the record on ", ()
    expected = next(
        (
            found
            for rule in bench.pack.rules
            if rule.milestone is Milestone.RECORD_EXPECTED
            and bench.anchors.kind in rule.applies_to
            and (found := _deadline(rule, bench))
        ),
        None,
    )
    if expected is None:
        return None
    warning = (
        "Counted from the day the record is expected. When it comes earlier, this day "
        "comes earlier too."
    )
    return expected.due, "the record, expected on ", (warning,)


def _working_days(term: Term, day: dt.date, words: str, bench: _Bench) -> _Outcome:
    full = term.unit is Unit.FULL_WORKING_DAY
    back = term.direction is Direction.BEFORE
    steps = term.count + 1 if full else term.count
    count = (count_back if back else count_on)(day, steps, bench.days)
    number = _number(term.count, "full working day" if full else "working day")
    said = f"{number} {term.direction} {words}{display_day(day)}: {_steps(count)}."
    if full:
        said += f" The last leaves {number} between."
    return _Outcome(
        due=count.day,
        by=None,
        working=said + _not_counted(count.skipped),
        skipped=count.skipped,
    )


def _steps(count: Count) -> str:
    numbered = enumerate(count.counted, start=1)
    if len(count.counted) <= 5:
        return ", ".join(f"{display_day(d)} is {n}" for n, d in numbered)
    first, last = count.counted[0], count.counted[-1]
    return f"{display_day(first)} is 1 and {display_day(last)} is {len(count.counted)}"


def _not_counted(skipped: tuple[SkippedDay, ...]) -> str:
    """The skipped days by name; ordinary weekends of a long count are summed up."""
    weekend = [s for s in skipped if s.date.weekday() >= 5]
    named = [s for s in skipped if s.date.weekday() < 5]
    parts = [f"{display_day(s.date)} ({s.why})" for s in named]
    if len(weekend) <= 4:
        parts += [display_day(s.date) for s in weekend]
    elif weekend:
        parts.append(f"{len(weekend)} days of weekends")
    return f" Not counted: {', '.join(parts)}." if parts else ""


def _calendar(term: Term, day: dt.date, words: str) -> _Outcome:
    sign = -1 if term.direction is Direction.BEFORE else 1
    due = {
        Unit.CALENDAR_DAY: lambda: day + dt.timedelta(days=sign * term.count),
        Unit.WEEK: lambda: day + dt.timedelta(weeks=sign * term.count),
        Unit.MONTH: lambda: add_months(day, sign * term.count),
    }[term.unit]()
    number = _number(term.count, term.unit.value.replace("_", " "))
    return _Outcome(
        due=due,
        by=None,
        working=(
            f"{number} {term.direction} {words}{display_day(day)} is "
            f"{display_day(due)}."
        ),
    )


def _hours(term: Term, day: dt.date, words: str, bench: _Bench) -> _Outcome:
    """Hours are counted in civil time: 48 hours before half past nine is half past
    nine, whatever the clocks do in between.
    """  # noqa: D205 (one thought)
    back = term.direction is Direction.BEFORE
    hours = dt.timedelta(hours=-term.count if back else term.count)
    clock = bench.anchors.start if term.counts_from is Anchor.CONFERENCE else None
    moment = dt.datetime.combine(day, clock or dt.time(0)) + hours
    number = _number(term.count, "hour")
    at = f", {display_time(clock)}" if clock else ""
    said = f"{number} {term.direction} {words}{display_day(day)}{at} is "
    said += display_day(moment.date())
    said += f", {display_time(moment.time())}." if clock else "."
    by = moment.time() if clock else None
    if not back:
        return _Outcome(due=moment.date(), by=by, working=said)
    landed = back_to_working_day(moment.date(), bench.days)
    if landed.skipped:
        said += f" That is no working day, so {display_day(landed.day)}."
        by = None
    return _Outcome(
        due=landed.day,
        by=by,
        working=said + _not_counted(landed.skipped),
        skipped=landed.skipped,
    )


def _number(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
