"""Deadlines after a conference, and limits on the next, weekdays named."""

import pytest

from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.reading import MeetingKind
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
    ("area", "kind", "held", "milestone", "latest"),
    [
        ("derby-city", REVIEW, "Thu 26 Nov 2026", "record_expected", "Thu 24 Dec 2026"),
        (
            "derby-city",
            INITIAL,
            "Thu 10 Dec 2026",
            "record_expected",
            "Tue 12 Jan 2027",
        ),
        (
            "derbyshire",
            INITIAL,
            "Thu 26 Nov 2026",
            "record_expected",
            "Thu 03 Dec 2026",
        ),
        (
            "derby-city",
            INITIAL,
            "Tue 19 May 2026",
            "first_core_group",
            "Wed 03 Jun 2026",
        ),
        (
            "derby-city",
            INITIAL,
            "Mon 30 Nov 2026",
            "next_review_latest",
            "Sun 28 Feb 2027",
        ),
        (
            "derby-city",
            REVIEW,
            "Mon 31 Aug 2026",
            "next_review_latest",
            "Sun 28 Feb 2027",
        ),
        (
            "southwark",
            INITIAL,
            "Tue 10 Mar 2026",
            "next_review_latest",
            "Mon 08 Jun 2026",
        ),
        (
            "england",
            INITIAL,
            "Tue 10 Mar 2026",
            "next_review_latest",
            "Wed 10 Jun 2026",
        ),
        # Scotland has St Andrew's Day and no Easter Monday
        ("scotland", INITIAL, "Thu 26 Nov 2026", "record_expected", "Fri 11 Dec 2026"),
        ("scotland", INITIAL, "Wed 01 Apr 2026", "record_expected", "Thu 16 Apr 2026"),
        ("wales", INITIAL, "Wed 01 Apr 2026", "first_core_group", "Fri 17 Apr 2026"),
    ],
)
def test_after_the_conference(
    area: str, kind: MeetingKind, held: str, milestone: str, latest: str
) -> None:
    assert due(area, kind, held)[Milestone(milestone)].due == day(latest)


@pytest.mark.parametrize(
    ("area", "strategy", "latest"),
    [
        ("derby-city", "Tue 17 Feb 2026", "Tue 10 Mar 2026"),
        ("england", "Tue 24 Mar 2026", "Thu 16 Apr 2026"),
        # Nottinghamshire: the day of the decision is day 1, if it is a working day
        ("nottinghamshire", "Tue 17 Feb 2026", "Mon 09 Mar 2026"),
        ("nottinghamshire", "Sat 21 Feb 2026", "Fri 13 Mar 2026"),
        ("nottinghamshire", "Sun 22 Feb 2026", "Fri 13 Mar 2026"),
        # Wolverhampton's offices were closed on 27, 30 and 31 December 2024
        ("wolverhampton", "Thu 12 Dec 2024", "Fri 10 Jan 2025"),
        ("england", "Thu 12 Dec 2024", "Tue 07 Jan 2025"),
        # Scotland: 28 calendar days
        ("scotland", "Tue 17 Feb 2026", "Tue 17 Mar 2026"),
    ],
)
def test_initial_conference_latest(area: str, strategy: str, latest: str) -> None:
    found = due(area, INITIAL, "Mon 09 Mar 2026", strategy=strategy)
    assert found[Milestone.INITIAL_CONFERENCE_LATEST].due == day(latest)


def test_without_a_strategy_discussion_its_limit_is_left_out() -> None:
    assert Milestone.INITIAL_CONFERENCE_LATEST not in due(
        "derby-city", INITIAL, "Tue 05 May 2026"
    )


@pytest.mark.parametrize(
    ("known", "latest", "says"),
    [
        # 1 month after birth, or 3 months after the conference, whichever is sooner
        ({"birth": "Sun 20 Dec 2026"}, "Wed 20 Jan 2027", "1 month after the birth"),
        ({"birth": "Wed 10 Feb 2027"}, "Fri 26 Feb 2027", "3 months after"),
        ({"birth": "Tue 26 Jan 2027"}, "Fri 26 Feb 2027", "Both ways"),
        (
            {"expected_delivery": "Fri 08 Jan 2027"},
            "Mon 08 Feb 2027",
            "expected delivery",
        ),
        ({}, "Fri 26 Feb 2027", "the other cannot be told yet"),
        (
            {"birth": "Sun 20 Dec 2026", "expected_delivery": "Fri 08 Jan 2027"},
            "Wed 20 Jan 2027",
            "1 month after the birth",
        ),
    ],
)
def test_review_after_a_pre_birth_conference_in_derby(
    known: dict[str, str], latest: str, says: str
) -> None:
    found = due("derby-city", PRE_BIRTH, "Thu 26 Nov 2026", **known)
    review = found[Milestone.NEXT_REVIEW_LATEST]
    assert review.due == day(latest)
    assert says in review.working


def test_transfer_in_counts_from_the_notification() -> None:
    found = due(
        "derby-city", TRANSFER_IN, "Tue 15 Dec 2026", notification="Tue 24 Nov 2026"
    )
    assert found[Milestone.TRANSFER_IN_LATEST].due == day("Tue 15 Dec 2026")


def test_corrections_count_from_receipt_and_until_then_from_the_day_expected() -> None:
    corrections = Milestone.RECORD_CORRECTIONS
    come = due("derby-city", REVIEW, "Thu 26 Nov 2026", received="Thu 10 Dec 2026")
    assert come[corrections].due == day("Thu 17 Dec 2026")
    assert come[corrections].warnings == ()
    not_yet = due("derby-city", REVIEW, "Thu 26 Nov 2026")
    assert not_yet[corrections].due == day("Thu 31 Dec 2026")
    assert "When it comes earlier" in not_yet[corrections].warnings[0]


def test_later_core_groups_count_from_the_last_one_known() -> None:
    later = Milestone.LATER_CORE_GROUP
    known = due("wales", INITIAL, "Tue 19 May 2026", core_group="Thu 28 May 2026")
    assert known[later].due == day("Thu 09 Jul 2026")
    assert known[later].warnings == ()
    unknown = due("wales", INITIAL, "Tue 19 May 2026")
    assert unknown[later].due == day("Wed 15 Jul 2026")
    no_first = due("city-of-london", INITIAL, "Tue 05 May 2026")
    assert no_first[later].due == day("Tue 16 Jun 2026")
    assert "none is known" in no_first[later].warnings[0]


# Bank holidays further ahead than published ------------------------------------------


def test_beyond_the_published_bank_holidays_there_is_a_warning() -> None:
    caution = (
        "Bank holidays are published only to Sunday 31 December 2028. Check this day "
        "again later."
    )
    found = due("derby-city", REVIEW, "Tue 28 May 2030")
    assert found[CHAIR].due == day("Wed 22 May 2030")
    assert caution in found[CHAIR].warnings
    assert caution in found[Milestone.RECORD_EXPECTED].warnings
    # months are counted without regard to bank holidays
    assert found[Milestone.NEXT_REVIEW_LATEST].warnings == ()


def test_a_count_that_only_ends_beyond_the_published_days_warns_too() -> None:
    found = due("derby-city", REVIEW, "Thu 14 Dec 2028")
    assert found[CHAIR].warnings == ()
    assert "published only to" in found[Milestone.RECORD_EXPECTED].warnings[0]
