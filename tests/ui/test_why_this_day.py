"""“Why this day?”: the strip of days, the rule in words, and what would change it."""

import datetime as dt
from dataclasses import replace

from gp_toolkit import bootstrap
from gp_toolkit.casework.desk import Procedures
from gp_toolkit.casework.schedule import deadlines_of
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.deadline import Deadline, Milestone
from gp_toolkit.model.house import Earlier, HouseRules
from gp_toolkit.model.reading import MeetingKind, ReportRequest
from gp_toolkit.ui.components.why import why_this_day
from gp_toolkit.ui.presenters.days import deadline_words
from gp_toolkit.ui.presenters.timeline import why_words

REVIEW = Conference(
    id="conference-1",
    reference="CP-0001",
    kind=MeetingKind.REVIEW,
    date=dt.date(2026, 5, 26),
    authority="derby-city",
    changed_at=dt.datetime(2026, 4, 20, 9, tzinfo=dt.UTC),
)


def found(
    milestone: Milestone,
    conference: Conference = REVIEW,
    house: HouseRules | None = None,
) -> Deadline:
    procedures: Procedures = bootstrap.procedures()
    if house:
        procedures = replace(procedures, house=house)
    due = deadlines_of(procedures, conference)
    return next(d for d in due if d.milestone is milestone)


def test_each_day_of_the_strip_says_what_it_was() -> None:
    why = why_words(found(Milestone.REPORT_TO_CHAIR))
    assert why.strip == (
        ("Wed 20 May", "counts"),
        ("Thu 21 May", "counts"),
        ("Fri 22 May", "counts"),
        ("Sat 23 May", "Saturday"),
        ("Sun 24 May", "Sunday"),
        ("Mon 25 May", "Spring bank holiday"),
    )
    page = why_this_day(why)
    assert "Reports are with the chair at least 3 working days before" in page
    assert "What would change this day:" in page
    assert "Spring bank holiday" in page


def test_a_long_count_is_told_in_words_and_its_skipped_days_listed() -> None:
    why = why_words(found(Milestone.RECORD_EXPECTED))
    assert why.strip == ()
    assert "Days that do not count:" in why_this_day(why)


def test_the_practice_s_own_day_comes_first_and_the_area_s_stands_beside_it() -> None:
    own = Earlier(milestone=Milestone.REPORT_TO_CHAIR, working_days=1)
    deadline = found(Milestone.REPORT_TO_CHAIR, house=HouseRules(earlier=(own,)))
    assert deadline_words(deadline, dt.date(2026, 5, 18)) == (
        "Own day Tuesday 19 May 2026, tomorrow. Due Wednesday 20 May 2026, in 2 days"
    )
    assert "The practice&#x27;s own day is 1 working day earlier" in why_this_day(
        why_words(deadline)
    )


def test_a_day_that_the_letter_names_stands_beside_the_area_s() -> None:
    asked = replace(REVIEW, report=ReportRequest(due=dt.date(2026, 5, 15)))
    days = [
        d.due
        for d in deadlines_of(bootstrap.procedures(), asked)
        if d.milestone in (Milestone.REPORT_TO_CHAIR, Milestone.REPORT_REQUESTED)
    ]
    assert days == [dt.date(2026, 5, 15), dt.date(2026, 5, 20)]
