"""Deadlines worked out the slow way, day by day, to hold the engine against.

It reads the same pack files and shares no code with the program: its own bank holidays
are a dated list, it looks at each day in turn, and it counts hours one after another.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Case:
    """What is known of a conference; the names are those of the pack files."""

    kind: str
    days: Mapping[str, dt.date]
    start: dt.time | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The day a rule comes to, the time on it, and the days that did not count."""

    due: dt.date
    by: dt.time | None = None
    skipped: frozenset[dt.date] = field(default_factory=frozenset)


@cache
def pack_files() -> Mapping[str, dict[str, Any]]:
    """All packs, as plain data."""
    folder = resources.files("gp_toolkit.procedures") / "packs"
    packs = [tomllib.loads(e.read_text(encoding="utf-8")) for e in folder.iterdir()]
    return {pack["id"]: pack for pack in packs}


@cache
def bank_holidays(nation: str) -> frozenset[dt.date]:
    """The dated list of a nation."""
    path = Path(__file__).parent / "bank_holidays.toml"
    listed = tomllib.loads(path.read_text(encoding="utf-8"))[nation]
    return frozenset(
        _dated(text, year) for year, texts in listed.items() for text in texts
    )


def _dated(text: str, year: str) -> dt.date:
    found = dt.datetime.strptime(f"{text} {year}", "%a %d %b %Y").replace(tzinfo=dt.UTC)
    assert f"{found:%a %d %b}" == text, f"{text} {year} is a {found:%A}"
    return found.date()


@cache
def _offices_closed(area: str) -> frozenset[dt.date]:
    return frozenset(c["date"] for c in pack_files()[area].get("closures", []))


def is_worked(day: dt.date, area: str) -> bool:
    """Whether the offices of an area work on a day."""
    if day.strftime("%A") in ("Saturday", "Sunday"):
        return False
    if day in bank_holidays(pack_files()[area]["nation"]):
        return False
    return day not in _offices_closed(area)


def answers(area: str, case: Case) -> dict[str, Answer]:
    """Every rule of an area that can be worked out → its answer."""
    found = {}
    for rule in pack_files()[area]["rules"]:
        answer = _answer(area, rule, case)
        if answer is not None:
            found[rule["id"]] = answer
    return found


def _answer(area: str, rule: dict[str, Any], case: Case) -> Answer | None:
    if case.kind not in rule["applies_to"]:
        return None
    held = case.days["conference"]
    if held < rule.get("effective_from", held) or held > rule.get("effective_to", held):
        return None
    best = None
    for term in rule["earliest_of"]:
        answer = _term(area, term, case)
        if answer and (best is None or answer.due < best.due):
            best = answer
    if best and "by" in rule:
        return Answer(due=best.due, by=rule["by"], skipped=best.skipped)
    return best


def _known_day(area: str, name: str, case: Case) -> dt.date | None:
    if name in case.days:
        return case.days[name]
    if name == "birth":
        return case.days.get("expected_delivery")
    stand_in = {"record_received": "record_expected", "core_group": "first_core_group"}
    for rule in pack_files()[area]["rules"]:
        if rule["milestone"] == stand_in.get(name):
            answer = _answer(area, rule, case)
            if answer:
                return answer.due
    return case.days["conference"] if name == "core_group" else None


def _term(area: str, term: dict[str, Any], case: Case) -> Answer | None:
    start = _known_day(area, term["counts_from"], case)
    if start is None:
        return None
    step = -DAY if term["direction"] == "before" else DAY
    from_conference = term["counts_from"] == "conference"
    in_time = step == -DAY and from_conference
    match term["unit"]:
        case "working_day" | "clear_working_day":
            return _worked(area, term, start, step)
        case "hour":
            at = case.start if from_conference else None
            moment = _hours(start, at, term["count"], step)
            by = moment.time() if at else None
            return (
                _in_time(area, moment.date(), by)
                if in_time
                else Answer(due=moment.date(), by=by)
            )
        case "calendar_day" | "week":
            each = 7 if term["unit"] == "week" else 1
            for _ in range(each * term["count"]):
                start += step
        case "month":
            start = _months(start, term["count"], step)
        case unit:
            raise AssertionError(unit)
    return _in_time(area, start, None) if in_time else Answer(due=start)


def _worked(
    area: str, term: dict[str, Any], start: dt.date, step: dt.timedelta
) -> Answer:
    """Look at one day after another until enough of them were worked."""
    wanted = term["count"] + (1 if term["unit"] == "clear_working_day" else 0)
    skipped = set()
    for day in _from(start, step, itself=term.get("first_day_counts", False)):
        if is_worked(day, area):
            wanted -= 1
        else:
            skipped.add(day)
        if wanted == 0:
            return Answer(due=day, skipped=frozenset(skipped))
    raise AssertionError


def _from(start: dt.date, step: dt.timedelta, *, itself: bool) -> Iterator[dt.date]:
    day = start
    if itself:
        yield day
    while True:
        day += step
        yield day


def _in_time(area: str, day: dt.date, by: dt.time | None) -> Answer:
    """On a day of work, so that it is done in time for the conference."""
    skipped = set()
    while not is_worked(day, area):
        skipped.add(day)
        day -= DAY
    return Answer(due=day, by=None if skipped else by, skipped=frozenset(skipped))


def _hours(
    start: dt.date, at: dt.time | None, count: int, step: dt.timedelta
) -> dt.datetime:
    """On the clock on the wall: no hour is left out or comes twice."""
    moment = dt.datetime(start.year, start.month, start.day)  # noqa: DTZ001 (wall clock)
    if at:
        moment = moment.replace(hour=at.hour, minute=at.minute)
    for _ in range(count):
        moment += HOUR if step == DAY else -HOUR
    return moment


def _months(start: dt.date, count: int, step: dt.timedelta) -> dt.date:
    """Leaf through the calendar until the right month, then to the day or its end."""
    assert step == DAY or start.day >= 1
    year, month = start.year, start.month
    for _ in range(count):
        month += 1 if step == DAY else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    day = dt.date(year, month, 1)
    while day.day < start.day and (day + DAY).month == month:
        day += DAY
    return day
