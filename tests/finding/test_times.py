"""Clock times as letters and minutes write them."""

import pytest

from gp_toolkit.finding.dates.times import find_times


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("10am", "10:00", None),
        ("10.00am", "10:00", None),
        ("10:00 a.m.", "10:00", None),
        ("2 p.m.", "14:00", None),
        ("1.30pm", "13:30", None),
        ("1000hrs", "10:00", None),
        ("14:30", "14:30", None),
        ("10 o'clock", "10:00", None),
        ("half past ten", "10:30", None),
        ("quarter to two", "13:45", None),
        ("TEN A.M.", "10:00", None),
        ("12 noon", "12:00", None),
        ("at 10", "10:00", None),
        ("@ 9.30", "09:30", None),
        ("10am – 12noon", "10:00", "12:00"),
        ("10-11.30", "10:00", "11:30"),
        ("10:00 - 11:30", "10:00", "11:30"),
        ("9.30 to 11am", "09:30", "11:00"),
        ("11-12.30pm", "11:00", "12:30"),
        ("1-2.30pm", "13:00", "14:30"),
        ("lOam", "10:00", None),
        ("half nine", "09:30", None),
        ("at half 2", "14:30", None),
        ("10.00-12.00hrs", "10:00", "12:00"),
        ("1400 hrs", "14:00", None),
        ("1400 - 1530 hrs", "14:00", "15:30"),
        ("0930-1100", "09:30", "11:00"),
        ("2 - 3.30", "14:00", "15:30"),
        ("10 til 12", "10:00", "12:00"),
        ("Time: 2 - 4", "14:00", "16:00"),
        ("from 10 to 12", "10:00", "12:00"),
    ],
)
def test_a_time_is_read(text: str, start: str, end: str | None) -> None:
    (mention,) = find_times(text)
    assert f"{mention.time:%H:%M}" == start
    assert (f"{mention.until:%H:%M}" if mention.until else None) == end


@pytest.mark.parametrize("text", ["at 2", "at 6", "6.30", "lOam"])
def test_a_bare_hour_and_an_odd_one_are_unsure(text: str) -> None:
    assert find_times(text)[0].unsure


@pytest.mark.parametrize("text", ["2.30", "2 - 3.30", "half one", "2 o'clock", "9.30"])
def test_nobody_meets_at_night(text: str) -> None:
    assert not find_times(text)[0].unsure


@pytest.mark.parametrize("text", ["half nine", "10 til 12", "1400-1530", "Time: 2 - 4"])
def test_what_may_be_something_else_is_a_time_only_beside_a_day(text: str) -> None:
    assert find_times(text)[0].bare


@pytest.mark.parametrize(
    "text",
    [
        "Room 3",
        "01632 960111",
        "£10.50",
        "Page 2",
        "25:00",
        "aged 10",
        "7 days",
        "aged 10-12",
        "10 to 12 weeks",
        "2 - 4 children",
        "2026-2027",
        "half a day",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert find_times(text) == ()
