"""Feeds: made, fetched without a session, ended."""

import datetime as dt

import icalendar
import pytest

from gp_toolkit.casework.feeds import feed_file, feeds, make_feed, revoke_feed
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.moving import MoveKind
from gp_toolkit.model.practice import Role, User
from tests.casework.practice import ANNA, MARSH, Surgery
from tests.casework.test_moving import just


@pytest.fixture
def surgery() -> Surgery:
    surgery = Surgery()
    surgery.clock.day("2026-05-11")
    return surgery


def fetched(surgery: Surgery, secret: str) -> dict[str, str]:
    """The status of each event that the feed answers with, by its title."""
    data = feed_file(surgery.desk, secret)
    assert data is not None
    return {
        str(e["SUMMARY"]): str(e["STATUS"])
        for e in icalendar.Calendar.from_ical(data).walk("VEVENT")
    }


def test_a_feed_says_what_the_practices_file_says(surgery: Surgery) -> None:
    surgery.books("2026-05-26")
    _, secret = make_feed(surgery.desk, by=ANNA)
    assert len(secret) == 43
    assert "CP-0001: conference" in fetched(surgery, secret)
    data = feed_file(surgery.desk, secret)
    assert data is not None
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in data


def test_the_secret_is_kept_nowhere(surgery: Surgery) -> None:
    feed, secret = make_feed(surgery.desk, by=ANNA)
    with surgery.store.work() as work:
        assert secret not in repr((work.feeds(), work.audit()))
    assert secret not in repr(feed)


@pytest.mark.parametrize("guess", ["", "x" * 43, "ü"])
def test_a_guess_gets_nothing(surgery: Surgery, guess: str) -> None:
    make_feed(surgery.desk, by=ANNA)
    assert feed_file(surgery.desk, guess) is None


def test_an_ended_feed_answers_nobody_and_the_other_goes_on(surgery: Surgery) -> None:
    first, secret = make_feed(surgery.desk, by=ANNA)
    second, other = make_feed(surgery.desk, by=ANNA)
    revoke_feed(surgery.desk, first.id, by=ANNA)
    assert feed_file(surgery.desk, secret) is None
    assert feed_file(surgery.desk, other) is not None
    assert [f.id for f in feeds(surgery.desk, by=ANNA)] == [second.id]


def test_cancelled_entries_stay_sixty_days_and_then_go(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    _, secret = make_feed(surgery.desk, by=ANNA)
    fetched(surgery, secret)
    surgery.changes(conference, just(MoveKind.CANCELLED))
    surgery.clock.passes(days=60)
    assert set(fetched(surgery, secret).values()) == {"CANCELLED"}
    surgery.clock.passes(minutes=1)
    assert fetched(surgery, secret) == {}


def test_a_clinicians_feed_holds_their_conferences_only(surgery: Surgery) -> None:
    first = surgery.books("2026-05-26")
    surgery.books("2026-05-27", number=2)
    surgery.sends(MARSH, first)
    _, secret = make_feed(surgery.desk, by=ANNA, clinician=MARSH)
    assert {title[:7] for title in fetched(surgery, secret)} == {"CP-0001"}


def test_the_first_fetch_of_a_day_is_on_record(surgery: Surgery) -> None:
    feed, secret = make_feed(surgery.desk, by=ANNA)
    for _ in range(3):
        fetched(surgery, secret)
    surgery.clock.passes(days=1)
    fetched(surgery, secret)
    with surgery.store.work() as work:
        lines = [e for e in work.audit() if e.subject == feed.id]
    assert [e.detail for e in lines] == ["made", "feed fetched", "feed fetched"]
    (kept,) = feeds(surgery.desk, by=ANNA)
    assert kept.fetched_on == dt.date(2026, 5, 12)


def test_only_an_administrator_makes_and_ends_feeds(surgery: Surgery) -> None:
    feed, _ = make_feed(surgery.desk, by=ANNA)
    for role in (Role.GP, Role.MANAGER, Role.AUDITOR):
        user = User(id="x", name="X", role=role)
        with pytest.raises(UserProblem, match="may not"):
            make_feed(surgery.desk, by=user)
        with pytest.raises(UserProblem, match="may not"):
            revoke_feed(surgery.desk, feed.id, by=user)
        with pytest.raises(UserProblem, match="may not"):
            feeds(surgery.desk, by=user)


def test_a_feed_for_nobody_on_the_rota_is_told(surgery: Surgery) -> None:
    with pytest.raises(UserProblem, match="not on the rota"):
        make_feed(surgery.desk, by=ANNA, clinician="Dr Nobody")
    with pytest.raises(UserProblem, match="not there"):
        revoke_feed(surgery.desk, "not-there", by=ANNA)
