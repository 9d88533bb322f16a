"""Deadlines before a conference, weekdays named: reports, and counts of hours."""

import datetime as dt

import pytest

from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.reading import MeetingKind
from tests.procedures.sums import (
    CHAIR,
    FAMILY,
    INITIAL,
    PRE_BIRTH,
    REVIEW,
    TRANSFER_IN,
    day,
    due,
)


@pytest.mark.parametrize(
    ("area", "kind", "held", "to_family", "to_chair"),
    [
        # Derby and Derbyshire: 2 working days, 3 for a review
        (
            "derby-city",
            INITIAL,
            "Tue 05 May 2026",
            "Thu 30 Apr 2026",
            "Thu 30 Apr 2026",
        ),
        ("derby-city", REVIEW, "Tue 26 May 2026", "Wed 20 May 2026", "Wed 20 May 2026"),
        ("derby-city", REVIEW, "Wed 27 May 2026", "Thu 21 May 2026", "Thu 21 May 2026"),
        (
            "derby-city",
            INITIAL,
            "Tue 07 Apr 2026",
            "Wed 01 Apr 2026",
            "Wed 01 Apr 2026",
        ),
        (
            "derby-city",
            INITIAL,
            "Wed 30 Dec 2026",
            "Thu 24 Dec 2026",
            "Thu 24 Dec 2026",
        ),
        (
            "derby-city",
            PRE_BIRTH,
            "Mon 23 Nov 2026",
            "Thu 19 Nov 2026",
            "Thu 19 Nov 2026",
        ),
        (
            "derby-city",
            TRANSFER_IN,
            "Fri 27 Nov 2026",
            "Wed 25 Nov 2026",
            "Wed 25 Nov 2026",
        ),
        ("derbyshire", REVIEW, "Tue 26 May 2026", "Wed 20 May 2026", "Wed 20 May 2026"),
        # the City of London: 2 days, 5 for a review, read as working days
        (
            "city-of-london",
            INITIAL,
            "Tue 05 May 2026",
            "Thu 30 Apr 2026",
            "Thu 30 Apr 2026",
        ),
        (
            "city-of-london",
            REVIEW,
            "Tue 26 May 2026",
            "Mon 18 May 2026",
            "Mon 18 May 2026",
        ),
        # Leeds: two full days between
        ("leeds", REVIEW, "Tue 26 May 2026", "Wed 20 May 2026", "Wed 20 May 2026"),
        ("leeds", INITIAL, "Thu 26 Nov 2026", "Mon 23 Nov 2026", "Mon 23 Nov 2026"),
        # Sussex: 3 working days, 5 for a review
        ("sussex", INITIAL, "Tue 05 May 2026", "Wed 29 Apr 2026", "Wed 29 Apr 2026"),
        ("sussex", REVIEW, "Tue 26 May 2026", "Mon 18 May 2026", "Mon 18 May 2026"),
    ],
)
def test_report(
    area: str, kind: MeetingKind, held: str, to_family: str, to_chair: str
) -> None:
    found = due(area, kind, held)
    assert found[FAMILY].due == day(to_family)
    assert found[CHAIR].due == day(to_chair)


def test_the_working_names_each_day_counted_and_each_day_skipped() -> None:
    found = due("derby-city", REVIEW, "Tue 26 May 2026")[CHAIR]
    assert found.working == (
        "3 working days before the conference on Tuesday 26 May 2026: Friday 22 May is "
        "1, Thursday 21 May is 2, Wednesday 20 May is 3. Monday 25 May is the Spring "
        "bank holiday. Saturday 23 May and Sunday 24 May do not count."
    )
    assert [(s.date.day, s.why) for s in found.skipped] == [
        (23, "Saturday"),
        (24, "Sunday"),
        (25, "Spring bank holiday"),
    ]
    assert [d.day for d in found.counted] == [20, 21, 22]
    assert found.says.startswith("Reports are with the chair at least 3 working days")
    assert found.source.section == "Information for the conference: Report Sharing"


def test_it_is_said_what_would_change_the_day() -> None:
    found = due("derby-city", REVIEW, "Tue 26 May 2026")
    assert found[CHAIR].changes == (
        "The conference moves to another day.",
        "A bank holiday is added or moved.",
        "A letter names an earlier day for the report.",
        "Derby City changes its procedure.",
    )
    assert found[Milestone.NEXT_REVIEW_LATEST].changes == (
        "The conference moves to another day.",
        "Derby City changes its procedure.",
    )


def test_an_ambiguous_source_is_read_the_earlier_way_and_says_so() -> None:
    found = due("city-of-london", REVIEW, "Tue 26 May 2026")[CHAIR]
    assert found.working.endswith(
        "The source can be read in more than one way; this is the earlier day."
    )
    (doubt,) = found.warnings
    assert doubt == (
        "The source can be read in more than one way: the source says only “days”; "
        "they are counted as working days, which is never later"
    )


# 48 hours before ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "start", "due_day", "by"),
    [
        ("Thu 26 Nov 2026", "10:00", "Tue 24 Nov 2026", dt.time(10)),
        ("Wed 25 Nov 2026", "09:30", "Mon 23 Nov 2026", dt.time(9, 30)),
        # a Monday: 48 hours before is a Saturday, so the Friday
        ("Mon 23 Nov 2026", "09:30", "Fri 20 Nov 2026", None),
        ("Tue 24 Nov 2026", "09:30", "Fri 20 Nov 2026", None),
        # after the spring bank holiday
        ("Wed 27 May 2026", "14:00", "Fri 22 May 2026", None),
        # the clocks go forward on Sunday 29 March and back on Sunday 25 October 2026:
        # in civil time it stays half past nine
        ("Tue 31 Mar 2026", "09:30", "Fri 27 Mar 2026", None),
        ("Wed 01 Apr 2026", "09:30", "Mon 30 Mar 2026", dt.time(9, 30)),
        ("Wed 28 Oct 2026", "09:30", "Mon 26 Oct 2026", dt.time(9, 30)),
    ],
)
def test_48_hours_before(
    held: str, start: str, due_day: str, by: dt.time | None
) -> None:
    found = due("surrey", REVIEW, held, start=start)[CHAIR]
    assert (found.due, found.by) == (day(due_day), by)


def test_48_hours_before_a_monday_says_that_saturday_is_no_working_day() -> None:
    found = due("surrey", REVIEW, "Mon 23 Nov 2026", start="09:30")[CHAIR]
    assert found.working == (
        "48 hours before the conference on Monday 23 November 2026, 9:30am, is Saturday "
        "21 November 2026, 9:30am. That is no working day, so Friday 20 November 2026. "
        "Saturday 21 November does not count."
    )


def test_without_a_time_the_hour_is_not_made_up() -> None:
    found = due("surrey", REVIEW, "Thu 26 Nov 2026")[CHAIR]
    assert (found.due, found.by) == (day("Tue 24 Nov 2026"), None)
    assert "The time of the conference is not known" in found.warnings[0]


def test_24_hours_after_the_conference_is_the_same_time_on_the_next_day() -> None:
    found = due("derby-city", REVIEW, "Fri 22 May 2026", start="10:00")
    decision = found[Milestone.DECISION_EXPECTED]
    assert (decision.due, decision.by) == (day("Sat 23 May 2026"), dt.time(10))
