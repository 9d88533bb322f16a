"""The lines of a calendar file: written here, read back by an independent library."""

import datetime as dt
import doctest
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gp_toolkit.diary import content_lines
from gp_toolkit.diary.content_lines import (
    clean,
    day_or_moment,
    duration,
    fold,
    moment,
    text_line,
)

moments = st.datetimes(
    min_value=dt.datetime(2000, 1, 1),  # noqa: DTZ001 (the zone is added below)
    max_value=dt.datetime(2099, 12, 31),  # noqa: DTZ001
    timezones=st.just(dt.UTC),
).map(lambda m: m.replace(microsecond=0))


def read(line: str) -> dict[str, Any]:
    text = f"BEGIN:VEVENT\r\n{line}\r\nEND:VEVENT\r\n"
    return dict(icalendar.Event.from_ical(text))


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_comes_back_as_it_is_shown(text: str) -> None:
    assert str(read(text_line("SUMMARY", text))["SUMMARY"]) == clean(text)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=300))
def test_no_line_is_too_long_nor_splits_a_character(text: str) -> None:
    folded = fold(clean(text).replace("\n", " "))
    lines = folded.split("\r\n ")
    assert "".join(lines) == clean(text).replace("\n", " ")
    for number, line in enumerate(lines):
        assert len(line.encode()) + bool(number) <= 75


@settings(max_examples=100, deadline=None)
@given(start=moments)
def test_any_moment_comes_back(start: dt.datetime) -> None:
    event = read(day_or_moment("DTSTART", start))
    assert event["DTSTART"].dt == start


@settings(max_examples=100, deadline=None)
@given(day=st.dates(min_value=dt.date(2000, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_any_day_comes_back_as_a_day(day: dt.date) -> None:
    event = read(day_or_moment("DTSTART", day))
    assert event["DTSTART"].dt == day
    assert not isinstance(event["DTSTART"].dt, dt.datetime)


@settings(max_examples=100, deadline=None)
@given(minutes=st.integers(min_value=-100_000, max_value=100_000))
def test_any_duration_comes_back(minutes: int) -> None:
    lead = dt.timedelta(minutes=minutes)
    assert read(f"DURATION:{duration(lead)}")["DURATION"].dt == lead


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        ("2026-05-26T10:00+01:00", "20260526T090000Z"),  # British Summer Time
        ("2026-12-01T10:00+00:00", "20261201T100000Z"),  # Greenwich Mean Time
    ],
)
def test_a_moment_is_written_in_utc(local: str, utc: str) -> None:
    assert moment(dt.datetime.fromisoformat(local)) == utc


def test_the_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(content_lines).failed == 0
