"""Days that rules count from and no document gave: typed in, and what is due follows."""

import datetime as dt

import pytest

from gp_toolkit.casework.schedule import days_of
from gp_toolkit.casework.start_days import enter_start_day, start_days_of
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.deadline import Milestone, StartDay
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.practice import Act, Role, User
from gp_toolkit.model.reading import MeetingKind
from gp_toolkit.ui.presenters.start_days import start_day_words
from tests.casework.practice import ANNA, Surgery

NOTICE = StartDay.NOTIFICATION
STRATEGY = StartDay.STRATEGY_DISCUSSION


def day(text: str) -> dt.date:
    """ "Tue 17 Feb 2026" → the date, the weekday checked."""
    found = dt.datetime.strptime(text[4:], "%d %b %Y").date()  # noqa: DTZ007 (a day alone)
    assert f"{found:%a}" == text[:3]
    return found


@pytest.fixture
def surgery() -> Surgery:
    surgery = Surgery()
    surgery.clock.day("2026-02-24")  # a Tuesday
    return surgery


def initial(surgery: Surgery) -> Conference:
    return surgery.books("2026-03-09", kind=MeetingKind.INITIAL)  # a Monday


def words(surgery: Surgery, conference: Conference) -> list[str]:
    procedures = surgery.desk.procedures
    return [start_day_words(c) for c in start_days_of(procedures, conference)]


@pytest.mark.parametrize(
    ("kind", "which", "milestone", "happened", "due", "before", "after"),
    [
        (
            *(MeetingKind.INITIAL, STRATEGY, Milestone.INITIAL_CONFERENCE_LATEST),
            *("Tue 17 Feb 2026", "Tue 10 Mar 2026"),
            (
                "“Initial conference, at the latest” needs the date of the strategy "
                "discussion."
            ),
            "The strategy discussion: Tuesday 17 February 2026.",
        ),
        (
            *(MeetingKind.TRANSFER_IN, NOTICE, Milestone.TRANSFER_IN_LATEST),
            *("Mon 16 Feb 2026", "Mon 9 Mar 2026"),
            (
                "“Transfer-in conference, at the latest” needs the date of the other "
                "authority’s notice of the move."
            ),
            "The other authority’s notice of the move: Monday 16 February 2026.",
        ),
    ],
    ids=["initial", "transfer-in"],
)
def test_a_day_typed_in_gives_the_latest_day(
    surgery: Surgery,
    kind: MeetingKind,
    which: StartDay,
    milestone: Milestone,
    happened: str,
    due: str,
    before: str,
    after: str,
) -> None:
    conference = surgery.books("2026-03-09", kind=kind)
    procedures = surgery.desk.procedures
    assert milestone not in days_of(procedures, conference)
    assert words(surgery, conference) == [before]
    enter_start_day(surgery.desk, conference.id, which, day(happened), by=ANNA)
    changed = surgery.kept(conference)
    found = days_of(procedures, changed)[milestone]
    assert found is not None
    assert found.due == day(due)
    assert words(surgery, changed) == [after]
    assert changed.sequence == conference.sequence + 1
    with surgery.store.work() as work:
        event = list(work.audit())[-1]
    assert (event.act, event.subject) == (Act.MOVE_CONFERENCE, conference.id)
    assert event.detail == f"{which} on={day(happened)}"


def test_a_review_asks_for_no_such_day(surgery: Surgery) -> None:
    assert words(surgery, surgery.books("2026-03-09")) == []


def test_a_day_typed_wrongly_is_corrected(surgery: Surgery) -> None:
    conference = initial(surgery)
    for happened in ("Mon 16 Feb 2026", "Tue 17 Feb 2026"):
        enter_start_day(surgery.desk, conference.id, STRATEGY, day(happened), by=ANNA)
    assert surgery.kept(conference).strategy_date == day("Tue 17 Feb 2026")


@pytest.mark.parametrize(
    ("happened", "code"),
    [
        ("Wed 25 Feb 2026", "day_to_come"),
        ("Fri 7 Mar 2025", "day_long_ago"),
        ("Tue 24 Feb 2026", ""),
        ("Sat 8 Mar 2025", ""),
    ],
)
def test_a_day_that_cannot_be_meant_is_not_kept(
    surgery: Surgery, happened: str, code: str
) -> None:
    conference = initial(surgery)
    found = ""
    try:
        enter_start_day(surgery.desk, conference.id, STRATEGY, day(happened), by=ANNA)
    except UserProblem as problem:
        found = problem.code
    assert found == code
    assert (surgery.kept(conference).strategy_date is None) == bool(code)


def test_a_day_after_the_conference_is_not_kept(surgery: Surgery) -> None:
    conference = initial(surgery)
    surgery.clock.day("2026-03-12")
    with pytest.raises(UserProblem, match="after the conference"):
        enter_start_day(
            surgery.desk, conference.id, STRATEGY, day("Tue 10 Mar 2026"), by=ANNA
        )


def test_who_may_only_look_enters_nothing(surgery: Surgery) -> None:
    conference = initial(surgery)
    auditor = User(id="user-9", name="Ivo Lamb", role=Role.AUDITOR)
    with pytest.raises(UserProblem):
        enter_start_day(
            surgery.desk, conference.id, STRATEGY, day("Tue 17 Feb 2026"), by=auditor
        )
    assert surgery.kept(conference).strategy_date is None
