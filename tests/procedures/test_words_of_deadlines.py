"""The words of a deadline’s working, its warnings and what would change it, in full."""

import datetime as dt

import pytest

from gp_toolkit.model.calendar import Nation
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.reading import MeetingKind
from gp_toolkit.procedures.bank_holidays import bank_holidays
from gp_toolkit.procedures.packs import Anchor, Direction, Term, Unit
from gp_toolkit.procedures.terms import Start, outcome
from gp_toolkit.procedures.working_days import WorkingCalendar
from tests.procedures.sums import (
    CHAIR,
    INITIAL,
    PRE_BIRTH,
    REVIEW,
    TRANSFER_IN,
    day,
    due,
)


@pytest.mark.parametrize(
    ("area", "kind", "known", "milestone", "words"),
    [
        (
            "derby-city",
            INITIAL,
            {"strategy": "Tue 17 Feb 2026"},
            "initial_conference_latest",
            (
                "15 working days after the strategy discussion on Tuesday 17 February 2026: "
                "Wednesday 18 February is 1 and Tuesday 10 March 2026 is 15. 6 days of "
                "weekends do not count."
            ),
        ),
        (
            "nottinghamshire",
            INITIAL,
            {"strategy": "Sat 21 Feb 2026"},
            "initial_conference_latest",
            (
                "15 working days after the strategy discussion on Saturday 21 February 2026, "
                "that day itself being day 1 if it is worked: Monday 23 February is 1 and "
                "Friday 13 March 2026 is 15. 6 days of weekends do not count."
            ),
        ),
        (
            "derby-city",
            TRANSFER_IN,
            {"notification": "Tue 24 Nov 2026"},
            "transfer_in_latest",
            (
                "15 working days after the notification on Tuesday 24 November 2026: "
                "Wednesday 25 November is 1 and Tuesday 15 December 2026 is 15. 6 days of "
                "weekends do not count."
            ),
        ),
        (
            "derby-city",
            PRE_BIRTH,
            {"expected_delivery": "Fri 27 Nov 2026"},
            "pre_birth_latest",
            (
                "12 weeks before the expected delivery on Friday 27 November 2026 is Friday 4 "
                "September 2026."
            ),
        ),
        (
            "derby-city",
            REVIEW,
            {"received": "Thu 10 Dec 2026"},
            "record_corrections",
            (
                "1 week after receipt of the record on Thursday 10 December 2026 is Thursday "
                "17 December 2026."
            ),
        ),
        (
            "derby-city",
            REVIEW,
            {},
            "record_corrections",
            (
                "1 week after the record, expected on Thursday 24 December 2026 is Thursday "
                "31 December 2026."
            ),
        ),
        (
            "wales",
            INITIAL,
            {"core_group": "Thu 10 Dec 2026"},
            "later_core_group",
            (
                "6 weeks after the core group on Thursday 10 December 2026 is Thursday 21 "
                "January 2027."
            ),
        ),
        (
            "wales",
            INITIAL,
            {},
            "later_core_group",
            (
                "6 weeks after the first core group, at the latest on Thursday 10 December "
                "2026 is Thursday 21 January 2027."
            ),
        ),
        (
            "city-of-london",
            INITIAL,
            {},
            "later_core_group",
            (
                "6 weeks after the conference on Thursday 26 November 2026 is Thursday 7 "
                "January 2027."
            ),
        ),
        (
            "derby-city",
            PRE_BIRTH,
            {"birth": "Sun 20 Dec 2026"},
            "next_review_latest",
            (
                "1 month after the birth on Sunday 20 December 2026 is Wednesday 20 January "
                "2027. This is sooner than Friday 26 February 2027, so it counts."
            ),
        ),
        (
            "derby-city",
            PRE_BIRTH,
            {"birth": "Tue 26 Jan 2027"},
            "next_review_latest",
            (
                "1 month after the birth on Tuesday 26 January 2027 is Friday 26 February "
                "2027. Both ways of counting come to this day."
            ),
        ),
        (
            "derby-city",
            PRE_BIRTH,
            {},
            "next_review_latest",
            (
                "3 months after the conference on Thursday 26 November 2026 is Friday 26 "
                "February 2027. The rule takes the sooner of two days; the other cannot be "
                "told yet."
            ),
        ),
        (
            "southwark",
            INITIAL,
            {},
            "next_review_latest",
            (
                "90 calendar days after the conference on Thursday 26 November 2026 is "
                "Wednesday 24 February 2027."
            ),
        ),
        (
            "leeds",
            INITIAL,
            {},
            "pack_cut_off",
            (
                "2 clear working days before the conference on Thursday 26 November 2026: "
                "Wednesday 25 November is 1, Tuesday 24 November is 2, Monday 23 November is "
                "3. The last leaves 2 whole working days between. The source can be read in "
                "more than one way; this is the earlier day."
            ),
        ),
        (
            "leeds",
            INITIAL,
            {},
            "attendance_reply",
            (
                "1 working day before the conference on Thursday 26 November 2026: Wednesday "
                "25 November is 1."
            ),
        ),
        (
            "scotland",
            INITIAL,
            {},
            "record_expected",
            (
                "10 working days after the conference on Thursday 26 November 2026: Friday 27 "
                "November is 1 and Friday 11 December 2026 is 10. Monday 30 November is St "
                "Andrew’s Day. Saturday 28 November, Sunday 29 November, Saturday 5 December "
                "and Sunday 6 December do not count."
            ),
        ),
        (
            "surrey",
            INITIAL,
            {},
            "report_to_chair",
            (
                "48 hours before the conference on Thursday 26 November 2026 is Tuesday 24 "
                "November 2026."
            ),
        ),
    ],
)
def test_the_working_in_full(
    area: str, kind: MeetingKind, known: dict[str, str], milestone: str, words: str
) -> None:
    found = due(area, kind, "Thu 26 Nov 2026", **known)
    assert found[Milestone(milestone)].working == words


def test_days_over_the_turn_of_the_year_keep_their_year() -> None:
    assert due("derby-city", REVIEW, "Tue 05 Jan 2027")[CHAIR].working == (
        "3 working days before the conference on Tuesday 5 January 2027: Monday 4 January "
        "2027 is 1, Thursday 31 December is 2, Wednesday 30 December is 3. Friday 1 "
        "January is New Year’s Day. Saturday 2 January and Sunday 3 January do not count."
    )


def test_a_substitute_day_and_closed_offices_are_named_as_such() -> None:
    boxing = due("derby-city", REVIEW, "Wed 30 Dec 2026")[CHAIR].working
    assert "Monday 28 December is Boxing Day (substitute day)." in boxing
    closed = due(
        "wolverhampton", INITIAL, "Fri 10 Jan 2025", strategy="Thu 12 Dec 2024"
    )
    assert (
        "Friday 27 December does not count (Council offices closed: Christmas closure)."
        in closed[Milestone.INITIAL_CONFERENCE_LATEST].working
    )


@pytest.mark.parametrize(
    ("area", "kind", "known", "milestone", "warning"),
    [
        (
            "derby-city",
            PRE_BIRTH,
            {"expected_delivery": "Fri 08 Jan 2027"},
            "next_review_latest",
            (
                "Counted from the expected delivery because the day of birth is not known. "
                "Enter it when the child is born."
            ),
        ),
        (
            "derby-city",
            REVIEW,
            {},
            "record_corrections",
            (
                "Counted from the day the record is expected. When it comes earlier, this day "
                "comes earlier too."
            ),
        ),
        (
            "wales",
            INITIAL,
            {},
            "later_core_group",
            (
                "Counted without the day of a core group, because none is known. Enter it when "
                "you hear of one."
            ),
        ),
        (
            "surrey",
            REVIEW,
            {},
            "report_to_chair",
            (
                "The time of the conference is not known, so neither is the hour on this day. "
                "Be done the evening before, or enter the time."
            ),
        ),
        (
            "derby-city",
            PRE_BIRTH,
            {"expected_delivery": "Fri 27 Nov 2026"},
            "pre_birth_latest",
            (
                "The source does not say this outright: 28 weeks are counted as 12 weeks "
                "before the expected delivery, which stands at 40 weeks"
            ),
        ),
    ],
)
def test_each_warning_in_full(
    area: str, kind: MeetingKind, known: dict[str, str], milestone: str, warning: str
) -> None:
    found = due(area, kind, "Thu 26 Nov 2026", **known)
    assert found[Milestone(milestone)].warnings == (warning,)


@pytest.mark.parametrize(
    ("area", "kind", "known", "milestone", "changes"),
    [
        (
            "derby-city",
            INITIAL,
            {"strategy": "Tue 17 Feb 2026"},
            "initial_conference_latest",
            ("The strategy discussion was on another day than is entered.", True),
        ),
        (
            "derby-city",
            TRANSFER_IN,
            {"notification": "Tue 24 Nov 2026"},
            "transfer_in_latest",
            ("The notification came on another day than is entered.", True),
        ),
        (
            "derby-city",
            PRE_BIRTH,
            {"expected_delivery": "Fri 27 Nov 2026"},
            "pre_birth_latest",
            ("The expected day of delivery is changed.", False),
        ),
        (
            "cheshire-east",
            PRE_BIRTH,
            {"birth": "Sun 20 Dec 2026"},
            "next_review_latest",
            ("The child is born, or the day of birth is corrected.", False),
        ),
        (
            "derby-city",
            REVIEW,
            {},
            "record_corrections",
            ("The record comes, on another day than was expected.", False),
        ),
        (
            "wales",
            REVIEW,
            {},
            "later_core_group",
            ("Another core group is held.", False),
        ),
    ],
)
def test_what_would_change_each_kind_of_day(
    area: str,
    kind: MeetingKind,
    known: dict[str, str],
    milestone: str,
    changes: tuple[str, bool],
) -> None:
    found = due(area, kind, "Thu 26 Nov 2026", **known)[Milestone(milestone)]
    said, is_counted_in_working_days = changes
    assert found.changes[0] == said
    holiday = "A bank holiday is added or moved."
    assert (holiday in found.changes) is is_counted_in_working_days


def test_when_hours_are_counted_another_time_changes_the_day() -> None:
    found = due("surrey", REVIEW, "Thu 26 Nov 2026", start="10:00")[CHAIR]
    assert found.changes == (
        "The conference moves to another day.",
        "The conference begins at another time.",
        "A bank holiday is added or moved.",
        "A letter names an earlier day for the report.",
        "Surrey changes its procedure.",
    )


def test_the_source_of_a_deadline_is_given_in_full() -> None:
    found = due("wales", REVIEW, "Thu 26 Nov 2026")[Milestone.DECISION_EXPECTED]
    assert found.rule == "wales/decision-expected"
    assert found.source.title == (
        "Wales Safeguarding Procedures: the care and support protection plan"
    )
    assert found.source.section == "Section 3 part 2, page 11"
    assert found.source.checked == dt.date(2026, 11, 24)
    assert found.source.address == (
        "https://safeguarding.wales/en/chi-i/chi-i-c3pt2/c3pt2-p11"
    )


def test_one_of_a_kind_is_said_in_the_singular() -> None:
    term = Term(
        count=1,
        unit=Unit.CLEAR_WORKING_DAY,
        direction=Direction.BEFORE,
        counts_from=Anchor.CONFERENCE,
    )
    found = outcome(
        term,
        Start(day=day("Thu 26 Nov 2026"), words="the conference on "),
        days=WorkingCalendar(holidays=bank_holidays(Nation.ENGLAND)),
        clock=None,
    )
    assert found.working == (
        "1 clear working day before the conference on Thursday 26 November 2026: "
        "Wednesday 25 November is 1, Tuesday 24 November is 2. The last leaves 1 whole "
        "working day between."
    )
