"""What calendars are given, again and again: identities stay and numbers rise."""

import datetime as dt
from dataclasses import replace
from typing import Any

import icalendar
import pytest

from gp_toolkit.casework.calendars import calendar_of, clinician_calendar
from gp_toolkit.casework.desk import Procedures
from gp_toolkit.casework.schedule import deadlines_of, mark_done
from gp_toolkit.casework.settings import save_privacy
from gp_toolkit.model.changing import Asked
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.deadline import Deadline, Milestone
from gp_toolkit.model.moving import MoveKind
from gp_toolkit.model.practice import Privacy
from tests.casework.practice import ANNA, MARSH, PERSONAL, REES, Surgery
from tests.casework.test_moving import just, to

Events = dict[str, Any]


@pytest.fixture
def surgery() -> Surgery:
    surgery = Surgery()
    surgery.clock.day("2026-05-11")  # a Monday
    return surgery


def events(data: bytes) -> Events:
    """Each event by its title, without the mark of a cancelled or a done one."""
    found = icalendar.Calendar.from_ical(data).walk("VEVENT")
    titles = [str(e["SUMMARY"]).rpartition("ED: ")[2] for e in found]
    titles = [t.removeprefix("DONE: ") for t in titles]
    assert len(set(titles)) == len(titles), "one event for each milestone"
    return dict(zip(titles, found, strict=True))


def practice(surgery: Surgery) -> Events:
    return events(calendar_of(surgery.desk, by=ANNA))


def of(surgery: Surgery, clinician: str) -> Events:
    return events(clinician_calendar(surgery.desk, clinician, by=ANNA))


def numbers(found: Events) -> dict[str, int]:
    return {str(e["UID"]): int(e["SEQUENCE"]) for e in found.values()}


def statuses(found: Events) -> set[str]:
    return {str(e["STATUS"]) for e in found.values()}


def test_the_same_again_is_the_same_but_for_its_stamp(surgery: Surgery) -> None:
    surgery.books("2026-05-26")
    first = practice(surgery)
    surgery.clock.passes(hours=1)
    second = practice(surgery)
    assert numbers(first) == numbers(second)
    for title, event in first.items():
        assert event["LAST-MODIFIED"].dt == second[title]["LAST-MODIFIED"].dt
        assert event["DTSTAMP"].dt < second[title]["DTSTAMP"].dt


def test_a_move_keeps_identities_and_raises_every_number(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    before = numbers(practice(surgery))
    surgery.changes(conference, to("2026-06-02"))
    moved = practice(surgery)
    after = numbers(moved)
    assert before.keys() == after.keys()
    assert all(after[uid] > before[uid] for uid in before)
    assert moved["CP-0001: conference"]["DTSTART"].dt.date() == dt.date(2026, 6, 2)


def test_a_rule_that_changes_raises_the_number_of_its_event_alone(
    surgery: Surgery, monkeypatch: pytest.MonkeyPatch
) -> None:
    surgery.books("2026-05-26")
    before = practice(surgery)

    def a_day_earlier(
        procedures: Procedures, conference: Conference
    ) -> tuple[Deadline, ...]:
        return tuple(
            replace(d, due=d.due - dt.timedelta(days=1))
            if d.milestone is Milestone.REPORT_TO_CHAIR
            else d
            for d in deadlines_of(procedures, conference)
        )

    monkeypatch.setattr("gp_toolkit.casework.calendars.deadlines_of", a_day_earlier)
    surgery.clock.passes(days=1)
    after = practice(surgery)
    changed = {t for t in before if after[t]["SEQUENCE"] != before[t]["SEQUENCE"]}
    assert changed == {"CP-0001: report to be sent, last day"}
    (title,) = changed
    assert after[title]["LAST-MODIFIED"].dt == surgery.clock.now()


def test_what_no_rule_asks_for_any_more_is_struck_out(
    surgery: Surgery, monkeypatch: pytest.MonkeyPatch
) -> None:
    surgery.books("2026-05-26")
    before = practice(surgery)

    def fewer(procedures: Procedures, conference: Conference) -> tuple[Deadline, ...]:
        unwanted = Milestone.EXCLUSION_REQUEST
        return tuple(
            d for d in deadlines_of(procedures, conference) if d.milestone != unwanted
        )

    monkeypatch.setattr("gp_toolkit.casework.calendars.deadlines_of", fewer)
    after = practice(surgery)
    assert numbers(before).keys() == numbers(after).keys()
    struck = after["CP-0001: exclusion request, last day"]
    assert struck["STATUS"] == "CANCELLED"
    was = before["CP-0001: exclusion request, last day"]
    assert struck["DTSTART"].dt == was["DTSTART"].dt
    assert struck["SEQUENCE"] > was["SEQUENCE"]
    again = practice(surgery)
    assert numbers(again) == numbers(after)
    monkeypatch.undo()
    back = practice(surgery)["CP-0001: exclusion request, last day"]
    assert back["STATUS"] == "CONFIRMED"
    assert back["SEQUENCE"] > struck["SEQUENCE"]


def test_a_cancelled_conference_is_struck_out_but_for_what_was_done(
    surgery: Surgery,
) -> None:
    conference = surgery.books("2026-05-26")
    practice(surgery)
    chair = Milestone.REPORT_TO_CHAIR
    mark_done(surgery.desk, conference.id, chair, dt.date(2026, 5, 11), by=ANNA)
    surgery.changes(conference, just(MoveKind.CANCELLED))
    after = practice(surgery)
    live = {t for t, e in after.items() if e["STATUS"] == "CONFIRMED"}
    assert live == {"CP-0001: report to be sent, last day"}
    assert str(after[live.pop()]["SUMMARY"]).startswith("DONE: ")
    assert all(not e.walk("VALARM") for e in after.values()), "nothing rings any more"


def test_a_closed_conference_keeps_its_past_and_loses_its_future(
    surgery: Surgery,
) -> None:
    conference = surgery.books("2026-05-19")  # a Tuesday
    practice(surgery)
    surgery.clock.day("2026-05-21")  # Thursday of that week
    surgery.changes(conference, just(MoveKind.CLOSED))
    after = practice(surgery)
    for event in after.values():
        past = event["DTSTART"].dt.date() <= dt.date(2026, 5, 21)
        assert event["STATUS"] == ("CONFIRMED" if past else "CANCELLED")


def test_what_no_calendar_ever_held_is_not_put_into_one_to_be_struck_out(
    surgery: Surgery,
) -> None:
    conference = surgery.books("2026-05-26")
    surgery.changes(conference, just(MoveKind.CANCELLED))
    assert practice(surgery) == {}
    one = events(calendar_of(surgery.desk, by=ANNA, conference_ids=[conference.id]))
    assert statuses(one) == {"CANCELLED"}, "asked for by name it is there all the same"


def test_the_joined_conference_leaves_one_event_for_each_milestone(
    surgery: Surgery,
) -> None:
    first = surgery.books("2026-05-26")
    second = surgery.books("2026-05-27", number=2)
    practice(surgery)
    surgery.changes(
        first, Asked(kind=MoveKind.MERGED, reason="letter", joins=second.id)
    )
    after = practice(surgery)
    live = {t for t, e in after.items() if e["STATUS"] == "CONFIRMED"}
    assert live
    assert all(t.startswith("CP-0001") for t in live)
    gone = {t for t, e in after.items() if e["STATUS"] == "CANCELLED"}
    assert all(t.startswith("CP-0002") for t in gone)
    assert len(gone) == len(live)


def test_a_clinician_is_given_what_they_go_to_and_loses_what_is_handed_over(
    surgery: Surgery,
) -> None:
    conference = surgery.books("2026-05-26")
    surgery.books("2026-05-27", number=2)
    surgery.sends(MARSH, conference)
    own = of(surgery, MARSH)
    assert {t[:7] for t in own} == {"CP-0001"}
    assert of(surgery, REES) == {}
    surgery.sends(REES, conference)
    lost, gained = of(surgery, MARSH), of(surgery, REES)
    assert statuses(lost) == {"CANCELLED"}
    assert statuses(gained) == {"CONFIRMED"}
    assert numbers(lost).keys() == numbers(own).keys() == numbers(gained).keys()
    assert all(numbers(lost)[u] > n for u, n in numbers(own).items())
    surgery.sends(MARSH, conference)
    back = of(surgery, MARSH)
    assert statuses(back) == {"CONFIRMED"}
    assert all(numbers(back)[u] > n for u, n in numbers(lost).items())


def test_a_year_later_calendars_are_told_no_more_of_it(surgery: Surgery) -> None:
    surgery.books("2026-05-26")
    assert practice(surgery)
    surgery.clock.day("2027-12-01")
    assert practice(surgery) == {}


@pytest.mark.parametrize(
    ("privacy", "title", "tells"),
    [
        (Privacy.BARE, "Practice diary entry", ()),
        (Privacy.REFERENCE, "CP-0001: conference", ()),
        (Privacy.WORKING, "CP-0001: conference", ("working days before",)),
        (
            Privacy.PLACE,
            "CP-0001: conference",
            ("working days before", "Zebedee House"),
        ),
    ],
)
def test_each_level_tells_what_it_says_and_no_more(
    surgery: Surgery, privacy: Privacy, title: str, tells: tuple[str, ...]
) -> None:
    conference = surgery.books("2026-05-26")
    surgery.sends(MARSH, conference)
    save_privacy(surgery.desk, privacy, by=ANNA)
    data = calendar_of(surgery.desk, by=ANNA)
    text = data.replace(b"\r\n ", b"").decode()
    assert f"SUMMARY:{title}" in text
    for words in ("working days before", "Zebedee House"):
        assert (words in text) is (words in tells)
    if privacy is Privacy.BARE:
        assert "CP-0001" not in text
    for name in PERSONAL:
        assert name not in text or (name == "Zebedee" and privacy is Privacy.PLACE)
    assert MARSH not in text


def test_another_level_reaches_calendars_as_an_update(surgery: Surgery) -> None:
    surgery.books("2026-05-26")
    before = numbers(practice(surgery))
    save_privacy(surgery.desk, Privacy.WORKING, by=ANNA)
    after = numbers(practice(surgery))
    assert all(after[uid] > number for uid, number in before.items())
