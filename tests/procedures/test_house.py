"""A practice's own rules over Derby City's: both days shown, none ever later."""

import datetime as dt

import pytest

from gp_toolkit.model.deadline import Deadline, Milestone, SkippedDay, Source, Target
from gp_toolkit.model.house import Closure, Earlier, HouseRules, Part, Training
from gp_toolkit.model.reading import MeetingKind
from gp_toolkit.procedures.bank_holidays import bank_holidays
from gp_toolkit.procedures.deadlines import Anchors, deadlines, working_calendar
from gp_toolkit.procedures.house import chases, with_house_rules
from gp_toolkit.procedures.packs import load_packs

FAMILY, CHAIR = Milestone.REPORT_TO_FAMILY, Milestone.REPORT_TO_CHAIR
PACK = load_packs()["derby-city"]
DAYS = working_calendar(PACK, bank_holidays(PACK.nation))
TODAY = dt.date(2026, 4, 1)


def day(text: str) -> dt.date:
    """A day whose weekday must be right."""
    found = dt.datetime.strptime(text, "%a %d %b %Y").replace(tzinfo=dt.UTC).date()
    assert f"{found:%a}" == text[:3], f"{text} is a {found:%A}"
    return found


def due(
    house: HouseRules, held: str = "Tue 26 May 2026", *extra: Deadline
) -> dict[Milestone, Deadline]:
    """A review in Derby City with a practice's own rules."""
    found = deadlines(
        Anchors(kind=MeetingKind.REVIEW, conference=day(held)),
        pack=PACK,
        holidays=bank_holidays(PACK.nation),
    )
    with_own = with_house_rules((*found, *extra), house, days=DAYS, set_on=TODAY)
    return {d.milestone: d for d in with_own}


def closed(first: str, last: str = "", part: Part = Part.DAY) -> HouseRules:
    closure = Closure(
        first=day(first), last=day(last or first), why="Staff training", part=part
    )
    return HouseRules(closures=(closure,))


def earlier(milestone: Milestone, working_days: int) -> HouseRules:
    return HouseRules(
        earlier=(Earlier(milestone=milestone, working_days=working_days),)
    )


def test_a_practice_without_own_rules_has_just_the_area_s_days() -> None:
    found = due(HouseRules())
    assert all(d.target is None for d in found.values())
    assert Milestone.INTERNAL_DRAFT not in found
    assert found[CHAIR].work_to == found[CHAIR].due == day("Wed 20 May 2026")


@pytest.mark.parametrize(
    ("number", "own"),
    [(1, "Tue 19 May 2026"), (2, "Mon 18 May 2026"), (3, "Fri 15 May 2026")],
)
def test_an_earlier_day_of_its_own_stands_beside_the_area_s(
    number: int, own: str
) -> None:
    found = due(earlier(CHAIR, number))[CHAIR]
    assert (found.due, found.work_to) == (day("Wed 20 May 2026"), day(own))
    assert found.target is not None
    assert f"{number} working day" in found.target.working


def test_an_earlier_day_is_for_its_own_milestone_only() -> None:
    assert due(earlier(CHAIR, 2))[FAMILY].target is None


# Closures ----------------------------------------------------------------------------


def test_on_a_closed_day_the_work_is_done_on_the_day_before() -> None:
    found = due(closed("Wed 20 May 2026"))[CHAIR]
    assert found.due == day("Wed 20 May 2026")
    assert found.target == Target(
        due=day("Tue 19 May 2026"),
        working="Nobody is at work in the practice then (Wednesday 20 May 2026: "
        "Practice closed: Staff training), so do it on Tuesday 19 May 2026.",
    )


def test_a_closure_over_several_days_and_a_weekend() -> None:
    found = due(closed("Sat 16 May 2026", "Wed 20 May 2026"))[CHAIR]
    assert found.work_to == day("Fri 15 May 2026")


@pytest.mark.parametrize("closed_on", ["Thu 21 May 2026", "Tue 19 May 2026"])
def test_a_closure_on_another_day_changes_nothing(closed_on: str) -> None:
    assert due(closed(closed_on))[CHAIR].target is None


def test_a_closure_gives_the_council_no_more_time() -> None:
    record = due(closed("Wed 27 May 2026", "Fri 12 Jun 2026"))[
        Milestone.RECORD_EXPECTED
    ]
    assert (record.due, record.target) == (day("Tue 23 Jun 2026"), None)


def test_own_earlier_days_are_counted_on_days_that_the_practice_works() -> None:
    house = HouseRules(
        earlier=(Earlier(milestone=CHAIR, working_days=1),),
        closures=closed("Tue 19 May 2026").closures,
    )
    assert due(house)[CHAIR].work_to == day("Mon 18 May 2026")


@pytest.mark.parametrize(
    ("part", "by"), [(Part.AFTERNOON, dt.time(13)), (Part.MORNING, None)]
)
def test_a_half_day_leaves_the_day_and_ends_it_early(
    part: Part, by: dt.time | None
) -> None:
    found = due(closed("Wed 20 May 2026", part=part))[CHAIR]
    assert found.work_to == day("Wed 20 May 2026")
    assert (found.target.by if found.target else None) == by


@pytest.mark.parametrize(
    ("weekday", "week", "by"),
    [
        (2, 3, dt.time(13)),  # the third Wednesday of May 2026 is the 20th
        (2, 0, dt.time(13)),  # every Wednesday
        (2, 2, None),
        (1, 3, None),
    ],
)
def test_a_training_afternoon(weekday: int, week: int, by: dt.time | None) -> None:
    house = HouseRules(training=(Training(weekday=weekday, week=week),))
    target = due(house)[CHAIR].target
    assert (target.by if target else None) == by
    if target:
        assert "closes at 1pm on Wednesday 20 May 2026" in target.working


def test_an_earlier_cut_off_of_the_area_stays() -> None:
    asked = requested("Wed 20 May 2026", by=dt.time(10))
    house = closed("Wed 20 May 2026", part=Part.AFTERNOON)
    found = due(house, "Tue 26 May 2026", asked)[Milestone.REPORT_REQUESTED]
    assert (found.by, found.target) == (dt.time(10), None)


def test_a_letter_that_names_a_sunday_is_answered_by_the_friday() -> None:
    asked = requested("Sun 17 May 2026")
    found = due(HouseRules(), "Tue 26 May 2026", asked)[Milestone.REPORT_REQUESTED]
    assert (found.due, found.work_to) == (
        day("Sun 17 May 2026"),
        day("Fri 15 May 2026"),
    )


def requested(on: str, by: dt.time | None = None) -> Deadline:
    return Deadline(
        milestone=Milestone.REPORT_REQUESTED,
        due=day(on),
        by=by,
        rule="document/report-requested",
        working="The letter names this day.",
        source=Source(title="The letter", section="-", checked=TODAY),
    )


# The draft ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "drafted"),
    [(1, "Tue 19 May 2026"), (3, "Fri 15 May 2026"), (5, "Wed 13 May 2026")],
)
def test_the_draft_is_ready_before_the_report_is_wanted(
    number: int, drafted: str
) -> None:
    found = due(HouseRules(draft_working_days=number))[Milestone.INTERNAL_DRAFT]
    assert found.due == day(drafted)
    assert "Wednesday 20 May 2026" in found.working


def test_the_draft_is_ready_before_the_earliest_day_that_anything_names() -> None:
    house = HouseRules(
        draft_working_days=2, earlier=(Earlier(milestone=FAMILY, working_days=3),)
    )
    assert due(house)[Milestone.INTERNAL_DRAFT].due == day("Wed 13 May 2026")
    asked = requested("Mon 11 May 2026")
    found = due(house, "Tue 26 May 2026", asked)
    assert found[Milestone.INTERNAL_DRAFT].due == day("Thu 07 May 2026")


# Chasing -----------------------------------------------------------------------------


def test_what_does_not_come_is_asked_for() -> None:
    found = due(HouseRules())
    asked = {
        c.milestone: c
        for c in chases(found.values(), HouseRules(), days=DAYS, set_on=TODAY)
    }
    # the record was expected on Tuesday 23 June, the next review by 26 November
    assert asked[Milestone.RECORD_CHASE].due == day("Wed 24 Jun 2026")
    assert asked[Milestone.REVIEW_CHASE].due == day("Thu 29 Oct 2026")
    assert "Thursday 26 November 2026" in asked[Milestone.REVIEW_CHASE].working


def test_a_day_to_ask_is_one_on_which_the_practice_is_open() -> None:
    house = closed("Thu 29 Oct 2026")
    asked = chases(due(house).values(), house, days=DAYS, set_on=TODAY)
    review = next(c for c in asked if c.milestone is Milestone.REVIEW_CHASE)
    assert review.due == day("Wed 28 Oct 2026")


# The words ---------------------------------------------------------------------------


def own_words(house: HouseRules, milestone: Milestone = CHAIR) -> str:
    target = due(house)[milestone].target
    assert target
    return target.working


def test_the_words_beside_an_own_day() -> None:
    assert own_words(earlier(CHAIR, 2)) == (
        "The practice's own day is 2 working days earlier: Monday 18 May 2026."
    )
    assert own_words(earlier(CHAIR, 1)) == (
        "The practice's own day is 1 working day earlier: Tuesday 19 May 2026."
    )
    assert own_words(closed("Tue 19 May 2026", "Wed 20 May 2026")) == (
        "Nobody is at work in the practice then (Wednesday 20 May 2026: Practice closed: "
        "Staff training, Tuesday 19 May 2026: Practice closed: Staff training), so do it "
        "on Monday 18 May 2026."
    )
    half_day = closed("Tue 19 May 2026", part=Part.AFTERNOON)
    both = HouseRules(
        earlier=earlier(CHAIR, 1).earlier,
        closures=half_day.closures,
        training=(Training(weekday=1),),
    )
    assert own_words(both) == (
        "The practice's own day is 1 working day earlier: Tuesday 19 May 2026. The "
        "practice closes at 1pm on Tuesday 19 May 2026 (Training afternoon)."
    )


def test_the_draft_in_full() -> None:
    house = HouseRules(
        draft_working_days=3,
        closures=closed("Tue 19 May 2026").closures,
        training=(Training(weekday=3, why="Learning time"),),
    )
    assert due(house)[Milestone.INTERNAL_DRAFT] == Deadline(
        milestone=Milestone.INTERNAL_DRAFT,
        due=day("Thu 14 May 2026"),
        by=dt.time(13),
        rule="practice/internal-draft",
        working="The practice's own rule: drafted 3 working days before Wednesday 20 May "
        "2026 (report with the chair), closed days left out: Thursday 14 May 2026. The "
        "practice closes at 1pm on Thursday 14 May 2026 (Learning time).",
        counted=(
            day("Thu 14 May 2026"),
            day("Fri 15 May 2026"),
            day("Mon 18 May 2026"),
        ),
        skipped=tuple(
            SkippedDay(date=day(text), why=why)
            for text, why in (
                ("Sat 16 May 2026", "Saturday"),
                ("Sun 17 May 2026", "Sunday"),
                ("Tue 19 May 2026", "Practice closed: Staff training"),
            )
        ),
        says="The report is drafted in good time to be checked and signed.",
        source=Source(
            title="The practice's own rules", section="Settings", checked=TODAY
        ),
        changes=(
            "The day it is counted from changes.",
            "The practice's own rules change.",
        ),
    )
    assert "drafted 1 working day before" in (
        due(HouseRules(draft_working_days=1))[Milestone.INTERNAL_DRAFT].working
    )


def test_the_chases_in_full() -> None:
    house = HouseRules(record_chase_working_days=3, review_chase_weeks=2)
    found = due(HouseRules())
    record, review = chases(found.values(), house, days=DAYS, set_on=TODAY)
    assert (record.milestone, record.due, record.rule) == (
        Milestone.RECORD_CHASE,
        day("Fri 26 Jun 2026"),
        "practice/record-chase",
    )
    expected = found[Milestone.RECORD_EXPECTED].working
    assert record.working == (
        "3 days after Tuesday 23 June 2026, the day for: conference record expected. "
        f"{expected}"
    )
    assert (review.due, review.rule) == (
        day("Thu 12 Nov 2026"),
        "practice/review-chase",
    )
    assert review.working.startswith("14 days before Thursday 26 November 2026, ")
    assert review.says == "What does not come is asked for."
    assert review.source.title == "The practice's own rules"
    assert review.changes == (
        "The day it is counted from changes.",
        "The practice's own rules change.",
    )
    soon = HouseRules(record_chase_working_days=1)
    (one, _) = chases(found.values(), soon, days=DAYS, set_on=TODAY)
    assert one.working.startswith("1 day after ")


def test_an_area_without_the_days_has_nothing_to_chase_nor_to_draft_for() -> None:
    only = [d for d in due(HouseRules()).values() if d.milestone is FAMILY]
    assert chases(only, HouseRules(), days=DAYS, set_on=TODAY) == ()
    none = with_house_rules(
        (), HouseRules(draft_working_days=3), days=DAYS, set_on=TODAY
    )
    assert none == ()


def test_deadlines_stand_in_the_order_of_the_days_to_work_to() -> None:
    house = HouseRules(
        draft_working_days=1, earlier=(Earlier(milestone=CHAIR, working_days=3),)
    )
    order = [(d.work_to, d.milestone) for d in due(house).values()]
    assert order[:2] == [
        (day("Thu 14 May 2026"), Milestone.INTERNAL_DRAFT),
        (day("Fri 15 May 2026"), CHAIR),
    ]
    assert [when for when, _ in order] == sorted(when for when, _ in order)


def test_the_defaults_are_those_of_the_manual() -> None:
    house = HouseRules()
    assert house.record_chase_working_days == 1
    assert house.review_chase_weeks == 4
    assert house.afternoon_from == dt.time(13)
