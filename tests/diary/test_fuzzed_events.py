"""Thousands of events with hostile words: one VEVENT each, nothing put in, nobody named.

Names of the family, the professionals and the clinician are planted in every field
that holds one and searched for in every byte. `GP_TOOLKIT_EVENTS=20000 pytest
tests/diary/test_fuzzed_events.py` tries that many events.
"""

import datetime as dt
import email
import email.policy
import os
import random
from collections import Counter

import icalendar
import pytest

from gp_toolkit import bootstrap
from gp_toolkit.casework.schedule import deadlines_of
from gp_toolkit.diary.calendar import (
    Circumstances,
    DiaryEvent,
    Method,
    Party,
    calendar_file,
    events_for,
    one_event,
)
from gp_toolkit.diary.events import file_name
from gp_toolkit.diary.letters import calendar_draft, draft, draft_name, messages_about
from gp_toolkit.model.attendance import Attendance, AttendanceMode, RotaNeed
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.family import Adult, Child, Professional, ProfessionalRole
from gp_toolkit.model.moving import MoveKind
from gp_toolkit.model.practice import Privacy
from gp_toolkit.model.reading import (
    CONFERENCES,
    Action,
    Evidence,
    ReportRequest,
)

EVENTS = int(os.environ.get("GP_TOOLKIT_EVENTS", "200"))
STAMP = dt.datetime(2026, 5, 1, 8, tzinfo=dt.UTC)
CANARIES = (
    b"Zebedee",
    b"Canary",
    b"9990000018",
    b"Quillfeather",
    b"Thimble",
    b"May 2019",
    b"2019-05",
    b"201905",
)
ALLOWED = {
    *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND"),
    *("SUMMARY", "DESCRIPTION", "STATUS", "CLASS", "TRANSP"),
}
HOSTILE = (
    *("\r\n", "\n", "\r", "\0", "\x1b[2J", "\u2028", "\u202e", "\x85", "\ud800"),
    *("\r\nATTENDEE:mailto:x@evil.example", "\nBEGIN:VEVENT\nEND:VEVENT\n"),
    *("END:VCALENDAR\r\n", ";VALUE=URI:", "\\n", "\\", ";", ",", ":", '"', "^n"),
    *("é", "字", "👩‍👧", "ﷺ", "a" * 90, "字" * 40, " ", "\t", "=CMD()", "\r\n X:1"),
)
NAMED = ("Zebedee", "Canary\r\nSUMMARY:Canary", "Zebedee; Canary, O’Zebedee")


class Chance:
    """Conferences with planted names and hostile words, the same for a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 (the same words each time)
        self.procedures = bootstrap.procedures()

    def words(self) -> str:
        return "".join(self.random.choices((*HOSTILE, "CP-", "7"), k=6))

    def named(self) -> str:
        return f"{self.random.choice(NAMED)} {self.words()}"

    def conference(self, number: int) -> Conference:
        start = self.random.choice((None, dt.time(9, 30), dt.time(23, 55)))
        day = dt.date(2024, 1, 1) + dt.timedelta(days=self.random.randrange(3000))
        return Conference(
            id=f"{number}",
            reference=self.words(),
            kind=self.random.choice(CONFERENCES),
            date=day,
            start=start,
            end=self.random.choice((None, dt.time(11), dt.time(0, 1))),
            venue=self.words(),
            authority=self.random.choice(sorted(self.procedures.packs)),
            changed_at=STAMP,
            status=self.random.choice(list(ConferenceStatus)),
            sequence=self.random.randrange(5),
            children=(
                Child(
                    name=self.named(),
                    date_of_birth=dt.date(2019, 5, 3),
                    nhs_number="9990000018",
                    address=self.named(),
                ),
            ),
            adults=(Adult(name=self.named(), relationship=self.named()),),
            professionals=(
                Professional(
                    role=ProfessionalRole.SOCIAL_WORKER,
                    name=f"Quillfeather {self.words()}",
                    email="quill@example.gov.uk",
                ),
            ),
            report=ReportRequest(
                due=self.random.choice((None, day)), send_to=("Quillfeather@x.example",)
            ),
            actions=(Action(text=self.named(), owner=self.named()),),
            evidence=(Evidence(quote=self.named(), page=1, where="p", start=0, end=1),),
            document=self.named(),
            confirmed_by="Quillfeather",
        )

    def events(self, number: int, privacy: Privacy) -> tuple[DiaryEvent, ...]:
        conference = self.conference(number)
        need = RotaNeed(reference=conference.reference, date=conference.date)
        attendance = Attendance(
            need=need,
            clinician=f"Dr Thimble {self.words()}",
            mode=self.random.choice(list(AttendanceMode)),
            reasons=("Dr Thimble knows the family.",),
        )
        done = self.random.sample(list(Milestone), k=3)
        return events_for(
            conference,
            deadlines_of(self.procedures, conference),
            Circumstances(attendance=attendance, done=done, privacy=privacy),
        )


def names_nobody(data: bytes) -> None:
    unfolded = data.replace(b"\r\n ", b"")
    for canary in CANARIES:
        assert canary not in data
        assert canary not in unfolded.replace(b"20190", b""), (
            canary
        )  # a DTSTART of 2019


def test_each_event_is_one_event_and_names_nobody() -> None:
    chance = Chance(1)
    written = 0
    number = 0
    while written < EVENTS:
        privacy = chance.random.choice(list(Privacy))
        number += 1
        events = chance.events(number, privacy)
        written += len(events)
        data = calendar_file(events, stamp=STAMP, name=chance.words())
        parsed = icalendar.Calendar.from_ical(data)
        found = parsed.walk("VEVENT")
        assert len(found) == len(events)
        assert Counter(c.name for c in parsed.subcomponents) == {"VEVENT": len(events)}
        place = {"LOCATION"} if privacy is Privacy.PLACE else set()
        for event, component in zip(events, found, strict=True):
            assert set(component) <= ALLOWED | place
            assert len(component.walk("VALARM")) == (event.alarm is not None)
            assert "\n" not in str(component["SUMMARY"])
            assert not component.errors
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        assert b"\n" not in data.replace(b"\r\n", b"")
        data.decode()
        names_nobody(data)
    assert written >= EVENTS


def test_each_update_by_email_is_one_event_and_names_nobody() -> None:
    chance = Chance(2)
    party = Party(organizer="admin@example.nhs.uk", attendee="gp@example.nhs.uk")
    for number in range(max(20, EVENTS // 100)):
        privacy = chance.random.choice(list(Privacy))
        event = chance.random.choice(chance.events(number, privacy))
        method = Method.CANCEL if event.cancelled else Method.REQUEST
        mail = calendar_draft(
            one_event(event, party, stamp=STAMP),
            method=method,
            title=event.title,
            address=party.attendee,
        )
        parsed = email.message_from_bytes(mail, policy=email.policy.default)
        assert Counter(k.lower() for k in parsed) == Counter(
            ("x-unsent", "to", "subject", "mime-version", "content-type")
        )
        (part,) = (p for p in parsed.walk() if p.get_content_type() == "text/calendar")
        assert part.get_param("method") == method
        calendar = icalendar.Calendar.from_ical(part.get_content())
        assert calendar["METHOD"] == method
        (component,) = calendar.walk("VEVENT")
        assert set(component) <= ALLOWED | {"ORGANIZER", "ATTENDEE", "LOCATION"}
        assert component["ATTENDEE"] == "mailto:gp@example.nhs.uk"
        names_nobody(mail)


@pytest.mark.parametrize("privacy", list(Privacy))
@pytest.mark.parametrize("move", list(MoveKind))
def test_no_draft_lets_a_header_in(move: MoveKind, privacy: Privacy) -> None:
    chance = Chance(3)
    for message in messages_about(move):
        for _ in range(20):
            hostile = (
                f"a@example.gov.uk{chance.words()}",
                "b@example.gov.uk\nBcc: x@evil.example",
                "c@example.gov.uk, x@evil.example",
                "good@example.gov.uk",
            )
            mail = draft(
                message,
                reference=chance.words(),
                addresses=hostile,
                details=(chance.words(),),
                privacy=privacy,
            )
            parsed = email.message_from_bytes(mail, policy=email.policy.default)
            assert set(map(str.lower, parsed)) <= {
                *("x-unsent", "to", "subject", "mime-version", "content-type"),
                "content-transfer-encoding",
            }
            assert "evil" not in str(parsed["To"])
            assert "good@example.gov.uk" in str(parsed["To"])


def test_names_of_files_hold_a_case_reference_at_most() -> None:
    assert file_name(Privacy.REFERENCE, "CP-0007") == "CP-0007"
    assert file_name(Privacy.BARE, "CP-0007") == "diary"
    named = draft_name("CP-0007", "conference_admin", privacy=Privacy.BARE)
    assert named == "diary conference admin.eml"
