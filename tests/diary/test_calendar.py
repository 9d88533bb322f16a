"""Calendar files: what Outlook, Google and Apple are given."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gp_toolkit.diary.calendar import Circumstances, calendar_file, events_for
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.deadline import Deadline, Milestone, Source, Target
from gp_toolkit.model.family import Adult, Child
from gp_toolkit.model.practice import Privacy
from gp_toolkit.model.reading import MeetingKind
from tests.diary.programs import Khal, find_khal

STAMP = dt.datetime(2026, 5, 1, 8, tzinfo=dt.UTC)
REVIEW = Conference(
    id="one",
    reference="CP-0007",
    kind=MeetingKind.REVIEW,
    date=dt.date(2026, 5, 26),
    start=dt.time(10),
    venue="Zebedee House, Canary Road",
    authority="derby-city",
    changed_at=STAMP,
    children=(Child(name="Zebedee Canary", nhs_number="9990000018"),),
    adults=(Adult(name="Zuleika Canary"),),
)


def a_deadline(milestone: Milestone, due: dt.date) -> Deadline:
    return Deadline(
        milestone=milestone,
        due=due,
        rule="derby-city/rule",
        working="Counted; with a comma, and a semicolon.",
        source=Source(title="T", section="S", checked=dt.date(2026, 11, 24)),
    )


DUE = (
    a_deadline(Milestone.REPORT_TO_CHAIR, dt.date(2026, 5, 20)),
    a_deadline(Milestone.REPORT_TO_FAMILY, dt.date(2026, 5, 20)),
    a_deadline(Milestone.NEXT_REVIEW_LATEST, dt.date(2026, 11, 26)),
)


def parsed(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def written(conference: Conference = REVIEW) -> bytes:
    return calendar_file(events_for(conference, DUE), stamp=STAMP)


def test_one_event_for_each_milestone_and_one_for_the_conference() -> None:
    titles = sorted(str(e["SUMMARY"]) for e in parsed(written()))
    assert titles == [
        "CP-0007: conference",
        "CP-0007: next review, latest day",
        "CP-0007: report to be sent, last day",
        "CP-0007: report to be shared, last day",
    ]


def test_each_event_has_exactly_one_alarm() -> None:
    for event in parsed(written()):
        assert len(event.walk("VALARM")) == 1


@pytest.mark.parametrize(
    ("day", "clock", "utc"),
    [
        ("2026-05-26", "10:00", "2026-05-26T09:00"),  # British Summer Time
        ("2026-12-01", "10:00", "2026-12-01T10:00"),  # Greenwich Mean Time
        ("2027-03-26", "09:30", "2027-03-26T09:30"),  # Friday before the clocks change
        ("2027-03-29", "09:30", "2027-03-29T08:30"),  # Monday after
        ("2026-10-26", "14:00", "2026-10-26T14:00"),  # Monday after they go back
    ],
)
def test_a_civil_time_becomes_the_right_moment(day: str, clock: str, utc: str) -> None:
    conference = replace(
        REVIEW, date=dt.date.fromisoformat(day), start=dt.time.fromisoformat(clock)
    )
    data = calendar_file(events_for(conference, ()), stamp=STAMP)
    (event,) = parsed(data)
    assert event["DTSTART"].dt == dt.datetime.fromisoformat(utc + ":00+00:00")


def test_a_conference_without_a_time_takes_the_whole_day() -> None:
    data = calendar_file(events_for(replace(REVIEW, start=None), ()), stamp=STAMP)
    (event,) = parsed(data)
    assert event["DTSTART"].dt == dt.date(2026, 5, 26)
    assert event["DTEND"].dt == dt.date(2026, 5, 27)


def test_a_moved_conference_keeps_its_identities_and_raises_the_sequence() -> None:
    moved = replace(REVIEW, date=dt.date(2026, 6, 2), sequence=1)
    before = {str(e["UID"]): e for e in parsed(written())}
    after = {str(e["UID"]): e for e in parsed(written(moved))}
    assert before.keys() == after.keys()
    assert {int(e["SEQUENCE"]) for e in after.values()} == {1}


def test_a_cancelled_conference_cancels_every_event() -> None:
    gone = replace(REVIEW, status=ConferenceStatus.CANCELLED, sequence=1)
    for event in parsed(written(gone)):
        assert event["STATUS"] == "CANCELLED"
        assert str(event["SUMMARY"]).startswith("CANCELLED: CP-0007")


def test_two_deadlines_of_one_milestone_become_the_earlier() -> None:
    both = (
        a_deadline(Milestone.REPORT_TO_CHAIR, dt.date(2026, 5, 20)),
        a_deadline(Milestone.REPORT_TO_CHAIR, dt.date(2026, 5, 18)),
    )
    days = [e.start for e in events_for(REVIEW, both)]
    assert dt.datetime(2026, 5, 18, 8, tzinfo=dt.UTC) in days
    assert len(days) == 2


def test_the_reminder_stands_on_the_practices_own_day_if_it_has_one() -> None:
    own = Target(due=dt.date(2026, 5, 15), working="Two days earlier.")
    due = replace(
        a_deadline(Milestone.REPORT_TO_CHAIR, dt.date(2026, 5, 20)), target=own
    )
    told = Circumstances(privacy=Privacy.WORKING)
    (event,) = (
        e for e in events_for(REVIEW, (due,), told) if e.milestone == due.milestone
    )
    assert event.day == dt.date(2026, 5, 15)
    assert "Own day: Two days earlier. By the procedure: Counted" in event.text


@pytest.mark.parametrize(
    "due", [dt.date(2026, 5, 18) + dt.timedelta(days=n) for n in range(7)]
)
def test_no_alarm_sounds_on_a_weekend(due: dt.date) -> None:
    events = events_for(REVIEW, (a_deadline(Milestone.REPORT_TO_CHAIR, due),))
    for event in events:
        assert event.alarm is not None
        assert (event.start - event.alarm).weekday() < 5


def test_nothing_personal_is_written() -> None:
    text = icalendar.Calendar.from_ical(written()).to_ical().decode()
    unfolded = text.replace("\r\n ", "")
    for private in ("Zebedee", "Zuleika", "Canary", "9990000018"):
        assert private not in unfolded
    assert "ATTENDEE" not in unfolded
    assert "LOCATION" not in unfolded


def test_a_feed_says_how_often_to_fetch_it() -> None:
    text = calendar_file((), stamp=STAMP, feed=True).decode()
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in text
    assert "X-PUBLISHED-TTL:PT1H" in text


@settings(max_examples=200, deadline=None)
@given(reference=st.text(max_size=40), words=st.text(max_size=200))
def test_no_text_can_add_a_property_or_an_event(reference: str, words: str) -> None:
    conference = replace(REVIEW, reference=reference)
    due = replace(a_deadline(Milestone.REPORT_TO_CHAIR, REVIEW.date), working=words)
    told = Circumstances(privacy=Privacy.WORKING)
    data = calendar_file(events_for(conference, (due,), told), stamp=STAMP)
    events = parsed(data)
    assert len(events) == 2
    for event in events:
        assert set(event) == {
            *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND"),
            *("SUMMARY", "DESCRIPTION", "STATUS", "CLASS", "TRANSP"),
        }
    for line in data.split(b"\r\n"):
        assert len(line) <= 75


@pytest.mark.skipif(find_khal() is None, reason="needs the program khal")
def test_an_independent_calendar_program_shows_the_same_times(tmp_path: Path) -> None:
    khal = Khal(tmp_path / "khal")
    file = tmp_path / "reminders.ics"
    file.write_bytes(written())
    khal.imports([file])
    moved = replace(REVIEW, date=dt.date(2026, 6, 2), sequence=1)
    file.write_bytes(written(moved))
    khal.imports([file])
    listed = khal.lists(dt.date(2026, 5, 15), 30, "{start} {title}")
    assert "2026-06-02 10:00 CP-0007: conference" in listed
    assert not any("2026-05-26" in line for line in listed)
    assert sum("CP-0007: conference" in line for line in listed) == 1
