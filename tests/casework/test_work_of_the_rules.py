"""What own days and what does not come put on the day's work list."""

import datetime as dt
from dataclasses import replace

import pytest

from gp_toolkit import bootstrap
from gp_toolkit.access.permissions import RolePermits
from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.worklist import Task, Urgency, WorkItem, work_list
from gp_toolkit.model.clock import FixedClock
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.family import Child
from gp_toolkit.model.filing import FiledDocument, Stage
from gp_toolkit.model.house import Earlier, HouseRules
from gp_toolkit.model.practice import Practice, Role, User
from gp_toolkit.model.reading import (
    Meeting,
    MeetingKind,
    NextConference,
    NextStatus,
)
from tests.store.memory_store import MemoryStore, conference, filed

CHAIR = Milestone.REPORT_TO_CHAIR
BY = User(id="user-1", name="Priya Lindqvist", role=Role.ADMINISTRATOR)
AVA = Child(name="Ava Carter", date_of_birth=dt.date(2018, 6, 4))


def work(
    on: dt.date, store: MemoryStore, house: HouseRules | None = None
) -> tuple[WorkItem, ...]:
    procedures = bootstrap.procedures()
    desk = Desk(
        store=store,
        reader=bootstrap.reader(),
        procedures=replace(procedures, house=house or procedures.house),
        templates={},
        clock=FixedClock.on(on),
        permits=RolePermits(),
    )
    return work_list(desk, by=BY)


def a_review_on_26_may(*others: dt.date) -> MemoryStore:
    store = MemoryStore()
    with store.work() as kept:
        kept.save_practice(Practice(name="Elmbrook Surgery", authority="derby-city"))
        for number, day in enumerate((dt.date(2026, 5, 26), *others), start=1):
            kept.add_conference(replace(conference(number, date=day), children=(AVA,)))
    return store


@pytest.mark.parametrize(
    ("on", "urgency"),
    [
        # own day Monday 18 May, the area's Wednesday 20 May
        (dt.date(2026, 5, 15), Urgency.SOON),
        (dt.date(2026, 5, 18), Urgency.TODAY),
        (dt.date(2026, 5, 19), Urgency.TODAY),
        (dt.date(2026, 5, 20), Urgency.TODAY),
        (dt.date(2026, 5, 21), Urgency.OVERDUE),
    ],
)
def test_from_its_own_day_on_it_is_today_s_work(on: dt.date, urgency: Urgency) -> None:
    own = HouseRules(earlier=(Earlier(milestone=CHAIR, working_days=2),))
    items = work(on, a_review_on_26_may(), own)
    (report,) = [i for i in items if i.milestone is CHAIR]
    assert (report.urgency, report.due) == (urgency, dt.date(2026, 5, 20))


def asked_for(items: tuple[WorkItem, ...]) -> list[dt.date | None]:
    return [i.due for i in items if i.milestone is Milestone.REVIEW_CHASE]


def test_a_review_without_a_day_is_asked_for_four_weeks_before_its_limit() -> None:
    """The limit is Thursday 26 November 2026, so Thursday 29 October."""
    store = a_review_on_26_may()
    assert asked_for(work(dt.date(2026, 10, 14), store)) == []
    assert asked_for(work(dt.date(2026, 10, 15), store)) == [dt.date(2026, 10, 29)]
    assert asked_for(work(dt.date(2026, 11, 5), store)) == [dt.date(2026, 10, 29)]


def test_a_review_that_is_booked_is_not_asked_for() -> None:
    store = a_review_on_26_may(dt.date(2026, 11, 24))
    assert asked_for(work(dt.date(2026, 10, 30), store)) == []


# Documents without a date ------------------------------------------------------------


def minutes(latest: dt.date | None) -> FiledDocument:
    """The record of an initial conference on Tuesday 10 March 2026; the next: “TBC”."""
    document, _ = filed(1)
    reading = replace(
        document.reading,
        conference=Meeting(kind=MeetingKind.INITIAL, date=dt.date(2026, 3, 10)),
        next=(
            NextConference(
                kind=MeetingKind.REVIEW,
                status=NextStatus.TO_BE_CONFIRMED,
                latest=latest,
            ),
        ),
    )
    return replace(document, reading=reading, stage=Stage.CONFIRMED)


@pytest.mark.parametrize(
    ("on", "latest", "limit", "urgency"),
    [
        # the area's own limit: three months, Wednesday 10 June
        (dt.date(2026, 4, 1), None, dt.date(2026, 6, 10), Urgency.WAITING),
        (dt.date(2026, 5, 13), None, dt.date(2026, 6, 10), Urgency.TODAY),
        (dt.date(2026, 6, 11), None, dt.date(2026, 6, 10), Urgency.OVERDUE),
        # the document's own
        (
            dt.date(2026, 4, 1),
            dt.date(2026, 6, 2),
            dt.date(2026, 6, 2),
            Urgency.WAITING,
        ),
    ],
)
def test_a_date_that_is_owed_has_a_limit_and_becomes_pressing(
    on: dt.date, latest: dt.date | None, limit: dt.date, urgency: Urgency
) -> None:
    store = MemoryStore()
    with store.work() as kept:
        kept.save_practice(Practice(name="Elmbrook Surgery", authority="derby-city"))
        kept.add_document(minutes(latest), b"minutes")
    (owed,) = [i for i in work(on, store) if i.task is Task.CHASE_DATE]
    assert (owed.due, owed.urgency) == (limit, urgency)
