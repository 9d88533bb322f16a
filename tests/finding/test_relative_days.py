"""Days told from the day of writing are offered, counted from it, and asked about."""

import datetime as dt
from collections.abc import Callable

import pytest

from gp_toolkit.finding.dates.grammar import find_dates
from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, spoken, told

WRITTEN = dt.date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Tuesday next week", "Tue 1 Dec 2026"),
        ("Friday of next week", "Fri 4 Dec 2026"),
        ("Thursday week", "Thu 3 Dec 2026"),
        ("a week on Thursday", "Thu 3 Dec 2026"),
        ("two weeks on Monday", "Mon 14 Dec 2026"),
        ("a fortnight on Wednesday", "Wed 16 Dec 2026"),
        ("Friday fortnight", "Fri 11 Dec 2026"),
        ("next Wednesday", "Wed 2 Dec 2026"),
        ("this coming Friday", "Fri 27 Nov 2026"),
        ("this day fortnight", "Wed 9 Dec 2026"),
        ("a fortnight today", "Wed 9 Dec 2026"),
        ("today week", "Wed 2 Dec 2026"),
        ("three weeks from today", "Wed 16 Dec 2026"),
        ("a week tomorrow", "Thu 3 Dec 2026"),
        ("tomorrow", "Thu 26 Nov 2026"),
    ],
)
def test_a_day_is_counted_from_the_day_of_writing(text: str, meant: str) -> None:
    (mention,) = find_dates(f"It is on {text}.", anchor=WRITTEN)
    assert spoken(mention.date) == meant


@pytest.mark.parametrize(
    "text",
    [
        "with effect from today",
        "on Thursday",
        "next week",
        "a fortnight ago",
        "tomorrow's clinic",
        "every Monday",
        "next Monday's rota",
    ],
)
def test_what_tells_no_day_is_left_alone(text: str) -> None:
    assert find_dates(text, anchor=WRITTEN) == ()


def message(sentence: str) -> str:
    return f"""
From: Sam Roe
Sent: 25 November 2026 10:04
Subject: Ava Carter, 04/06/2018
Dear Practice
{sentence}
Sam Roe, Social Worker
"""


CASES = (
    Case(
        name="a reminder",
        text=message(
            "The review child protection conference is on Tuesday next week at 2pm."
        ),
        kind="invitation",
        held="Tue 1 Dec 2026",
        coming=("review | booked | Tue 1 Dec 2026 | 14:00 | check vague_date",),
    ),
    Case(
        name="what somebody does next Monday is no conference",
        text=message(
            "The review child protection conference is on Tuesday 8 December 2026 at 2pm."
            " Mum told the conference that she starts work next Monday."
        ),
        kind="invitation",
        held="Tue 8 Dec 2026",
        coming=("review | booked | Tue 8 Dec 2026 | 14:00 | clear",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_asked_about(case: Case, read: Callable[..., Reading]) -> None:
    assert told(read(case.text, "2026-11-25")) == case
