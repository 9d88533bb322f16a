"""The page on which a conference is changed, the drafts after it, and the calendars."""

import datetime as dt
from collections.abc import Callable

import icalendar
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from gp_toolkit.casework.attending import Choice, arrange
from gp_toolkit.casework.feeds import feeds
from gp_toolkit.casework.schedule import mark_done
from gp_toolkit.model.attendance import AttendanceMode, Clinician
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.family import Child
from gp_toolkit.model.moving import MoveKind
from gp_toolkit.model.practice import Privacy, Role
from gp_toolkit.model.reading import MeetingKind
from tests.ui.place import (
    EVERY_HALF_DAY,
    Place,
    Places,
    open_app,
    page,
    press,
    words,
)
from tests.ui.test_text_stays_text import BEACON, SHOWN_AS_TEXT, everything

TUESDAY = dt.date(2026, 12, 8)


def booked(
    place: Place, number: int = 1, *, child: str = "Tamsin Orrell"
) -> Conference:
    conference = Conference(
        id=f"c{number}",
        reference=f"CP-{number:04d}",
        kind=MeetingKind.REVIEW,
        date=TUESDAY,
        start=dt.time(10),
        authority="derby-city",
        changed_at=place.desk.clock.now(),
        children=(Child(name=child),),
    )
    with place.desk.store.work() as work:
        work.add_conference(conference)
    return conference


def kept(place: Place, conference: Conference) -> Conference:
    with place.desk.store.work() as work:
        found = work.conference(conference.id)
    assert found is not None
    return found


def choose(app: AppTest, label: str, value: object) -> AppTest:
    return next(s for s in app.selectbox if s.label == label).set_value(value).run()


def changing(kind: MoveKind) -> AppTest:
    """The change page of the first conference, with what happened chosen."""
    app = page(open_app(), "change", conference="c1")
    choose(app, "What has happened?", kind)
    assert not app.exception
    return app


def told_by(app: AppTest, who: str = "the office rang") -> AppTest:
    field = next(t for t in app.text_input if t.label == "Who told us, and how?")
    return field.set_value(who).run()


def tick(app: AppTest, *labels: str) -> None:
    for label in labels:
        next(c for c in app.checkbox if c.label == label).check()


def test_a_new_day_is_shown_old_and_new_ticked_and_made(at_desk: Places) -> None:
    place = at_desk()
    conference = booked(place)
    app = changing(MoveKind.RESCHEDULED)
    assert "Give the new day" in words(app)
    app.date_input[0].set_value(dt.date(2026, 12, 10)).run()
    told_by(app)
    shown = words(app)
    assert "Report with the chair" in shown
    assert "Thu 3 Dec 2026" in shown
    assert "Mon 7 Dec 2026" in shown
    assert "4 days later" in shown
    assert "Why this day?" in shown
    press(app, "Confirm this change")
    assert "tick its box" in words(app)
    assert kept(place, conference) == conference
    tick(app, "Yes, checked")
    press(app, "Confirm this change")
    moved = kept(place, conference)
    assert (moved.date, moved.start) == (dt.date(2026, 12, 10), dt.time(10))
    shown = words(app)
    assert "CP-0001 is changed." in shown
    assert "moved from Tuesday 8 December 2026, 10am to Thursday 10 Dec" in shown
    assert "Told by: the office rang" in shown
    assert "Who has to be told" in shown


def test_without_saying_who_told_us_nothing_is_made(at_desk: Places) -> None:
    place = at_desk()
    conference = booked(place)
    app = changing(MoveKind.CANCELLED)
    tick(app, "Yes, checked")
    press(app, "Confirm this change")
    assert "Say who told the practice" in words(app)
    assert kept(place, conference) == conference


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (MoveKind.CANCELLED, ConferenceStatus.CANCELLED),
        (MoveKind.PLAN_ENDED, ConferenceStatus.CLOSED),
        (MoveKind.CLOSED, ConferenceStatus.CLOSED),
    ],
)
def test_each_end_is_confirmed_and_can_be_taken_back(
    at_desk: Places, kind: MoveKind, status: ConferenceStatus
) -> None:
    place = at_desk()
    conference = booked(place)
    app = told_by(changing(kind))
    assert "Ends: nothing to do any more" in words(app)
    tick(app, "Yes, checked")
    press(app, "Confirm this change")
    assert kept(place, conference).status is status
    assert "Nothing more is asked for" in words(app)
    app = told_by(changing(MoveKind.REOPENED))
    tick(app, "Yes, checked")
    press(app, "Confirm this change")
    assert kept(place, conference).status is ConferenceStatus.BOOKED


def test_two_conferences_become_one(at_desk: Places) -> None:
    place = at_desk()
    first, second = booked(place), booked(place, 2, child="Callum Orrell")
    app = changing(MoveKind.MERGED)
    choose(app, "Which conference joins this one?", second.id)
    choose(app, "On which day is the joint conference?", (TUESDAY, dt.time(10)))
    told_by(app)
    assert "no child, parent or address in common" in words(app)
    tick(app, "Yes, checked", "Yes, one family")
    press(app, "Confirm this change")
    assert [c.name for c in kept(place, first).children] == [
        "Tamsin Orrell",
        "Callum Orrell",
    ]
    assert kept(place, second).status is ConferenceStatus.CANCELLED


def test_what_was_sent_and_who_goes_are_asked_about(at_desk: Places) -> None:
    place = at_desk()
    conference = booked(place)
    on = dt.date(2026, 11, 24)
    mark_done(place.desk, conference.id, Milestone.REPORT_TO_CHAIR, on, by=place.user)
    choice = Choice(clinician="Dr Helen Marsh", mode=AttendanceMode.ATTEND)
    arrange(place.desk, conference.id, choice, by=place.user)
    app = changing(MoveKind.RESCHEDULED)
    app.date_input[0].set_value(dt.date(2026, 12, 15)).run()
    told_by(app)
    boxes = {c.label: c.value for c in app.checkbox}
    assert boxes == {
        "Yes, checked": False,
        "Yes, it still holds": False,
        "Yes, it still stands: Report with the chair": True,
    }
    assert "Dr Helen Marsh, attend" in words(app)
    assert "Done on Tue 24 Nov 2026: kept" in words(app)


def test_what_was_done_can_be_asked_for_again(at_desk: Places) -> None:
    place = at_desk()
    conference = booked(place)
    on = dt.date(2026, 11, 24)
    chair = Milestone.REPORT_TO_CHAIR
    mark_done(place.desk, conference.id, chair, on, by=place.user)
    app = page(open_app(), "conference", conference="c1")
    press(app, "Must be done again")
    assert "is to be done again" in words(app)
    with place.desk.store.work() as work:
        (done,) = work.done()
    assert not done.stands


def test_an_auditor_sees_the_history_and_cannot_change_it(at_desk: Places) -> None:
    place = at_desk(role=Role.AUDITOR)
    booked(place)
    app = page(open_app(), "conference", conference="c1")
    assert "Change, cancel or close it" not in {b.label for b in app.button}
    app = page(open_app(), "change", conference="c1")
    assert "may not do this" in words(app)
    assert not app.selectbox


def test_a_beacon_in_every_name_stays_text_while_a_change_is_made(
    at_desk: Places,
) -> None:
    place = at_desk(
        clinicians=(Clinician(name=BEACON, role=BEACON, sessions=EVERY_HALF_DAY),)
    )
    conference = booked(place, child=BEACON)
    choice = Choice(clinician=BEACON, mode=AttendanceMode.ATTEND)
    arrange(place.desk, conference.id, choice, by=place.user)
    app = changing(MoveKind.RESCHEDULED)
    app.date_input[0].set_value(dt.date(2026, 12, 15)).run()
    told_by(app, BEACON)
    _stays_text(app)
    tick(app, "Yes, checked")
    press(app, "Confirm this change")
    _stays_text(app)
    _stays_text(changing(MoveKind.CHILD_MOVED))


def _stays_text(app: AppTest) -> None:
    assert not app.exception
    assert "beacon" in str([e.proto for e in everything(app)])
    for part in everything(app):
        if part.type == "html":
            body = str(part.value)  # type: ignore[union-attr]  # html has one
            assert "<img" not in body
            assert "<script" not in body
        elif part.type not in {*SHOWN_AS_TEXT, "multiselect"}:
            assert "beacon" not in str(part.proto), part.type


# Calendars


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """What each download button of the pages opened would give."""
    given: dict[str, Callable[[], bytes]] = {}
    real = st.download_button

    def note(label: str, data: Callable[[], bytes], **more: object) -> bool:
        given[str(more["file_name"])] = data
        return real(label, data, **more)  # type: ignore[arg-type]  # passed on as given

    monkeypatch.setattr(st, "download_button", note)
    return given


def test_the_practices_file_and_a_clinicians(
    at_desk: Places, downloads: dict[str, Callable[[], bytes]]
) -> None:
    place = at_desk()
    first = booked(place)
    booked(place, 2)
    choice = Choice(clinician="Dr Helen Marsh", mode=AttendanceMode.ATTEND)
    arrange(place.desk, first.id, choice, by=place.user)
    app = open_app()
    downloads.clear()  # of the page that opens first
    app = page(app, "calendars")
    choose(app, "One clinician’s conferences", "Dr Helen Marsh")
    assert set(downloads) == {"conferences.ics", "conferences of one clinician.ics"}
    titles = {
        name: {str(e["SUMMARY"])[:7] for e in _events(data())}
        for name, data in downloads.items()
    }
    assert titles["conferences.ics"] == {"CP-0001", "CP-0002"}
    assert titles["conferences of one clinician.ics"] == {"CP-0001"}


def _events(data: bytes) -> list[icalendar.Component]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_the_level_of_privacy_is_shown_by_example_and_saved(
    at_desk: Places, downloads: dict[str, Callable[[], bytes]]
) -> None:
    place = at_desk()
    booked(place)
    app = page(open_app(), "calendars")
    assert "CP-0007: report to be sent, last day" in words(app)
    label = "How much calendars and drafts of e-mails may tell"
    choose(app, label, Privacy.BARE)
    assert "Practice diary entry" in words(app)
    press(app, "Save this")
    with place.desk.store.work() as work:
        practice = work.practice()
    assert practice is not None
    assert practice.privacy is Privacy.BARE
    downloads.clear()
    page(open_app(), "conference", conference="c1")
    assert "diary.ics" in downloads
    assert "CP-0001.ics" not in downloads


def test_saving_the_practice_keeps_its_level_of_privacy(at_desk: Places) -> None:
    place = at_desk()
    with place.desk.store.work() as work:
        practice = work.practice()
        assert practice is not None
        work.save_practice(
            type(practice)(
                name=practice.name, authority="leeds", privacy=Privacy.WORKING
            )
        )
    app = page(open_app(), "settings")
    next(b for b in app.button if b.label == "Save").click()
    app.run()
    with place.desk.store.work() as work:
        practice = work.practice()
    assert practice is not None
    assert practice.privacy is Privacy.WORKING


def test_a_feeds_address_is_shown_once(at_desk: Places) -> None:
    place = at_desk()
    app = press(page(open_app(), "calendars"), "Make a feed")
    assert "only time that its address is shown" in words(app)
    (address,) = (c.value for c in app.code)
    assert "/feed/" in address
    assert len(feeds(place.desk, by=place.user)) == 1
    press(app, "I have copied the address")
    assert not app.code
    assert "Last fetched: never yet" in words(app)
    press(app, "End feed 1")
    assert feeds(place.desk, by=place.user) == []


def test_a_gp_takes_files_but_makes_no_feed(at_desk: Places) -> None:
    booked(at_desk(role=Role.GP))
    app = page(open_app(), "calendars")
    assert "Make a feed" not in {b.label for b in app.button}
    assert "Case reference and kind" in words(app)
    assert "Not verified: " in words(app)


def test_the_daily_list_is_offered_where_there_is_work(
    at_desk: Places, downloads: dict[str, Callable[[], bytes]]
) -> None:
    booked(at_desk())
    open_app()
    (name,) = downloads
    assert name == "daily list 2026-11-24.html"
    assert b"CP-0001" in downloads[name]()
