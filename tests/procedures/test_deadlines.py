"""Deadlines as the procedures manual would print them, weekdays named."""

import datetime as dt

import pytest

from gp_toolkit.model.calendar import Nation
from gp_toolkit.model.deadline import Deadline, Milestone
from gp_toolkit.model.reading import MeetingKind
from gp_toolkit.procedures.bank_holidays import bank_holidays
from gp_toolkit.procedures.deadlines import Anchors, deadlines
from gp_toolkit.procedures.packs import Anchor, Direction, Term, Unit, load_packs
from gp_toolkit.procedures.terms import Start, outcome
from gp_toolkit.procedures.working_days import WorkingCalendar

FAMILY, CHAIR = Milestone.REPORT_TO_FAMILY, Milestone.REPORT_TO_CHAIR
INITIAL, REVIEW = MeetingKind.INITIAL, MeetingKind.REVIEW
PRE_BIRTH, TRANSFER_IN = MeetingKind.PRE_BIRTH, MeetingKind.TRANSFER_IN


def day(text: str) -> dt.date:
    """A day whose weekday must be right."""
    found = dt.datetime.strptime(text, "%a %d %b %Y").replace(tzinfo=dt.UTC).date()
    assert f"{found:%a}" == text[:3], f"{text} is a {found:%A}"
    return found


def due(
    area: str,
    kind: MeetingKind,
    held: str,
    *,
    start: str = "",
    **anchors: str,
) -> dict[Milestone, Deadline]:
    """What falls due for a conference, by milestone."""
    pack = load_packs()[area]
    known = {name: day(text) for name, text in anchors.items()}
    found = deadlines(
        Anchors(
            kind=kind,
            conference=day(held),
            start=dt.time.fromisoformat(start) if start else None,
            **known,
        ),
        pack=pack,
        holidays=bank_holidays(pack.nation),
    )
    assert len({d.milestone for d in found}) == len(found)
    return {d.milestone: d for d in found}


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


# After the conference ----------------------------------------------------------------


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


# The words ---------------------------------------------------------------------------


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
