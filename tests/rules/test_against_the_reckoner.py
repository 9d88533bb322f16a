"""The engine and the slow reckoner come to the same day, for every rule of every pack."""

import datetime as dt
from collections.abc import Iterable, Iterator

import pytest

from gp_toolkit.model.calendar import Nation
from gp_toolkit.model.reading import MeetingKind
from gp_toolkit.procedures.bank_holidays import bank_holidays
from gp_toolkit.procedures.deadlines import Anchors, deadlines
from gp_toolkit.procedures.packs import load_packs
from tests.rules import reckoner

FIRST, LAST = dt.date(2024, 1, 1), dt.date(2035, 12, 31)
KINDS = ("initial", "review", "pre_birth", "transfer_in")
TIMES = (None, dt.time(9, 30), dt.time(0, 30), dt.time(14), dt.time(23, 15))
ALL = load_packs()


def every_day() -> Iterator[dt.date]:
    day = FIRST
    while day <= LAST:
        yield day
        day += reckoner.DAY


def some_days() -> Iterator[dt.date]:
    """Each 41st day, and each day about Easter, Christmas and the clock changes of 2027."""
    busy = {(2027, 3), (2027, 12), (2027, 10), (2028, 1), (2028, 2)}
    for number, day in enumerate(every_day()):
        if number % 41 == 0 or (day.year, day.month) in busy:
            yield day


def case_of(day: dt.date, kind: str) -> reckoner.Case:
    """A conference on a day, with more or less known of what belongs to it."""
    number = day.toordinal()

    def away(days: int) -> dt.date:
        return day + dt.timedelta(days=days)

    days = {
        "conference": day,
        "strategy_discussion": away(-21),
        "notification": away(-16),
        "expected_delivery": away(70),
    }
    if number % 2:
        days["birth"] = away(45 + number % 30)
    if number % 3:
        days["record_received"] = away(12)
    if number % 5:
        days["core_group"] = away(9)
    return reckoner.Case(kind=kind, days=days, start=TIMES[number % len(TIMES)])


def check(area: str, days: Iterable[dt.date]) -> int:
    pack = ALL[area]
    holidays = bank_holidays(pack.nation)
    compared = 0
    for day in days:
        for kind in KINDS:
            case = case_of(day, kind)
            expected = {
                f"{area}/{rule}": answer
                for rule, answer in reckoner.answers(area, case).items()
            }
            found = {
                d.rule: reckoner.Answer(
                    due=d.due, by=d.by, skipped=frozenset(s.date for s in d.skipped)
                )
                for d in deadlines(_anchors(case), pack=pack, holidays=holidays)
            }
            assert found == expected, f"{kind} conference on {day:%A %d %B %Y}"
            compared += len(found)
    return compared


def _anchors(case: reckoner.Case) -> Anchors:
    known = case.days
    return Anchors(
        kind=MeetingKind(case.kind),
        conference=known["conference"],
        start=case.start,
        strategy=known.get("strategy_discussion"),
        birth=known.get("birth"),
        expected_delivery=known.get("expected_delivery"),
        notification=known.get("notification"),
        received=known.get("record_received"),
        core_group=known.get("core_group"),
    )


@pytest.mark.parametrize("area", ALL)
def test_on_some_days(area: str) -> None:
    assert check(area, some_days()) > 100


@pytest.mark.slow
@pytest.mark.parametrize("area", ALL)
def test_on_every_day_from_2024_to_2035(area: str) -> None:
    assert check(area, every_day()) >= 4383


@pytest.mark.parametrize("nation", Nation)
def test_bank_holidays_are_those_of_the_dated_list(nation: Nation) -> None:
    """If this fails: tests/rules/bank_holidays.toml says at its top what to do."""
    ours = {d for d in bank_holidays(nation).names if 2023 <= d.year <= 2036}
    weekdays = {d for d in ours if d.weekday() < 5}
    assert weekdays == reckoner.bank_holidays(nation.value)


def test_every_rule_was_compared() -> None:
    """No rule hides behind a kind or a date that the sample does not reach."""
    seen = set()
    for area in ALL:
        for kind in KINDS:
            for day in (dt.date(2026, 5, 26), dt.date(2026, 5, 27)):
                case = case_of(day, kind)
                seen |= {f"{area}/{rule}" for rule in reckoner.answers(area, case)}
    assert seen == {f"{pack.id}/{r.id}" for pack in ALL.values() for r in pack.rules}
