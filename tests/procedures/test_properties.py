"""What must hold for any day, any number and any rule."""

import datetime as dt
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from gp_toolkit.model.calendar import Nation
from gp_toolkit.model.deadline import Deadline
from gp_toolkit.model.reading import MeetingKind
from gp_toolkit.procedures.bank_holidays import bank_holidays
from gp_toolkit.procedures.deadlines import Anchors, deadlines, working_calendar
from gp_toolkit.procedures.packs import (
    Anchor,
    Direction,
    Pack,
    Rule,
    Term,
    Unit,
    load_packs,
)
from gp_toolkit.procedures.terms import Start, outcome
from gp_toolkit.procedures.working_days import (
    WorkingCalendar,
    add_months,
    back_to_working_day,
    count_back,
    count_on,
)

QUICK = settings(max_examples=150, deadline=None)
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2035, 12, 31))
NUMBERS = st.integers(1, 40)
TIMES = st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0))
PACKS = st.sampled_from(tuple(load_packs().values()))
KINDS = st.sampled_from(
    (
        MeetingKind.INITIAL,
        MeetingKind.REVIEW,
        MeetingKind.PRE_BIRTH,
        MeetingKind.TRANSFER_IN,
    )
)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """The working days of a nation, with a few closures."""
    nation = draw(st.sampled_from(Nation))
    closed = draw(st.dictionaries(DAYS, st.just("training"), max_size=5))
    return WorkingCalendar(holidays=bank_holidays(nation), closures=closed)


@given(day=DAYS, number=NUMBERS, days=calendars())
@QUICK
def test_counting_back_and_then_on_returns_to_a_working_day(
    day: dt.date, number: int, days: WorkingCalendar
) -> None:
    start = back_to_working_day(day, days).day
    back = count_back(start, number, days)
    assert count_on(back.day, number, days).day == start
    assert days.why_closed(back.day) is None


@given(day=DAYS, number=NUMBERS, days=calendars())
@QUICK
def test_every_day_between_is_either_counted_or_skipped(
    day: dt.date, number: int, days: WorkingCalendar
) -> None:
    back = count_back(day, number, days)
    named = sorted([*back.counted, *(s.date for s in back.skipped)])
    between = (day - back.day).days
    assert named == [back.day + dt.timedelta(days=n) for n in range(between)]
    assert len(back.counted) == number


@given(
    start=DAYS, number=NUMBERS, unit=st.sampled_from(Unit), at=TIMES, days=calendars()
)
@QUICK
def test_more_never_lands_later_before_a_conference_nor_earlier_after_it(
    start: dt.date,
    number: int,
    unit: Unit,
    at: dt.time | None,
    days: WorkingCalendar,
) -> None:
    def due(count: int, direction: Direction) -> dt.date:
        term = Term(
            count=count, unit=unit, direction=direction, counts_from=Anchor.CONFERENCE
        )
        begin = Start(day=start, words="the conference on ")
        return outcome(term, begin, days=days, clock=at).due

    assert due(number + 1, Direction.BEFORE) <= due(number, Direction.BEFORE) <= start
    assert due(number + 1, Direction.AFTER) >= due(number, Direction.AFTER) >= start
    assert days.why_closed(due(number, Direction.BEFORE)) is None


@given(start=DAYS, number=NUMBERS, days=calendars())
@QUICK
def test_clear_days_are_never_later_than_ordinary_ones_nor_those_than_calendar_days(
    start: dt.date, number: int, days: WorkingCalendar
) -> None:
    def due(unit: Unit) -> dt.date:
        term = Term(
            count=number,
            unit=unit,
            direction=Direction.BEFORE,
            counts_from=Anchor.CONFERENCE,
        )
        begin = Start(day=start, words="the conference on ")
        return outcome(term, begin, days=days, clock=None).due

    clear, working = due(Unit.CLEAR_WORKING_DAY), due(Unit.WORKING_DAY)
    assert clear < working <= due(Unit.CALENDAR_DAY)


@given(day=DAYS, closure=DAYS, number=NUMBERS, nation=st.sampled_from(Nation))
@QUICK
def test_one_more_closed_day_never_makes_a_day_before_later(
    day: dt.date, closure: dt.date, number: int, nation: Nation
) -> None:
    holidays = bank_holidays(nation)
    ordinary = WorkingCalendar(holidays=holidays)
    fewer = WorkingCalendar(holidays=holidays, closures={closure: "training"})
    assert count_back(day, number, fewer).day <= count_back(day, number, ordinary).day
    assert count_on(day, number, fewer).day >= count_on(day, number, ordinary).day


@given(pack=PACKS, kind=KINDS, held=DAYS, at=TIMES)
@QUICK
def test_what_is_due_before_a_conference_is_due_on_a_working_day_before_it(
    pack: Pack, kind: MeetingKind, held: dt.date, at: dt.time | None
) -> None:
    days = working_calendar(pack, bank_holidays(pack.nation))
    for deadline in _due(pack, kind, held, at):
        term = _rule(pack, deadline).earliest_of[0]
        if term.direction is Direction.BEFORE and (
            term.counts_from is Anchor.CONFERENCE
        ):
            assert deadline.due <= held
            assert days.why_closed(deadline.due) is None


@given(pack=PACKS, kind=KINDS, held=DAYS, at=TIMES, seed=st.randoms())
@QUICK
def test_the_order_of_the_rules_does_not_matter(
    pack: Pack,
    kind: MeetingKind,
    held: dt.date,
    at: dt.time | None,
    seed: random.Random,
) -> None:
    rules = list(pack.rules)
    seed.shuffle(rules)
    shuffled = pack.model_copy(update={"rules": tuple(rules)})
    assert _due(shuffled, kind, held, at) == _due(pack, kind, held, at)


@given(day=DAYS, months=st.integers(-24, 24))
@QUICK
def test_months_keep_the_day_or_clamp_to_the_last_of_the_month(
    day: dt.date, months: int
) -> None:
    found = add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    clamped = (found + dt.timedelta(days=1)).day == 1
    assert found.day == day.day or (clamped and found.day < day.day)


def _due(
    pack: Pack, kind: MeetingKind, held: dt.date, at: dt.time | None
) -> tuple[Deadline, ...]:
    anchors = Anchors(kind=kind, conference=held, start=at)
    return deadlines(anchors, pack=pack, holidays=bank_holidays(pack.nation))


def _rule(pack: Pack, deadline: Deadline) -> Rule:
    return next(r for r in pack.rules if deadline.rule == f"{pack.id}/{r.id}")
