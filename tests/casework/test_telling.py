"""Who has to be told of a change: drafts for the person's own mail program."""

import datetime as dt
import email
import email.policy
from email.message import EmailMessage

import icalendar
import pytest

from gp_toolkit.casework.schedule import mark_done
from gp_toolkit.casework.settings import save_privacy
from gp_toolkit.casework.telling import event_draft, tellings_of
from gp_toolkit.model.changing import Asked
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.family import Professional, ProfessionalRole
from gp_toolkit.model.moving import MoveKind
from gp_toolkit.model.practice import Practice, Privacy
from tests.casework.practice import ANNA, CALLUM, MARSH, OFFICE, PERSONAL, Surgery
from tests.casework.test_moving import just, to

CHAIR = Professional(
    role=ProfessionalRole.CHAIR, name="Odile Farrant", email="chair@example.gov.uk"
)
GP_ADDRESS = "h.marsh@elmbrook.example.nhs.uk"


@pytest.fixture
def surgery() -> Surgery:
    surgery = Surgery()
    surgery.clock.day("2026-05-11")
    return surgery


def told(surgery: Surgery, conference: Conference) -> dict[str, EmailMessage]:
    """The drafts after the last change, by whom they are for."""
    found = {}
    for telling in tellings_of(surgery.desk, conference.id, by=ANNA):
        mail = email.message_from_bytes(telling.content, policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        assert mail["X-Unsent"] == "1"
        assert mail["From"] is None, "the mail program puts the sender in"
        whole = f"{telling.file_name} {mail['Subject']} {text_of(mail)}"
        assert not any(name in whole for name in PERSONAL if name != "Zebedee")
        found[telling.to] = mail
    return found


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_after_nothing_there_is_nobody_to_tell(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    assert told(surgery, conference) == {}


def test_a_new_day_goes_to_whoever_goes_and_to_the_office(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    surgery.sends(MARSH, conference)
    surgery.changes(conference, to("2026-06-02"))
    drafts = told(surgery, conference)
    assert set(drafts) == {"clinician", "conference_admin"}
    office = drafts["conference_admin"]
    assert office["To"] == OFFICE.email
    assert office["Subject"] == "CP-0001: please confirm the new day of a conference"
    assert "[Say here which child" in text_of(office)
    tellings = tellings_of(surgery.desk, conference.id, by=ANNA)
    assert [t.who for t in tellings] == [MARSH, ""]
    assert drafts["clinician"]["To"] is None, "the rota holds no address"
    assert "which child" not in text_of(drafts["clinician"])


def test_the_chair_is_asked_about_a_report_that_was_sent_before(
    surgery: Surgery,
) -> None:
    conference = surgery.books("2026-05-26", professionals=(OFFICE, CHAIR))
    on = dt.date(2026, 5, 8)
    mark_done(surgery.desk, conference.id, Milestone.REPORT_TO_CHAIR, on, by=ANNA)
    surgery.changes(conference, to("2026-06-02"))
    drafts = told(surgery, conference)
    assert set(drafts) == {"conference_admin", "chair"}
    assert drafts["chair"]["To"] == CHAIR.email


@pytest.mark.parametrize(
    ("kind", "who"),
    [
        (MoveKind.CANCELLED, {"clinician", "conference_admin"}),
        (MoveKind.PLAN_ENDED, {"clinician"}),
        (MoveKind.CLOSED, set()),
    ],
)
def test_each_end_tells_whom_it_concerns(
    surgery: Surgery, kind: MoveKind, who: set[str]
) -> None:
    conference = surgery.books("2026-05-26")
    surgery.sends(MARSH, conference)
    surgery.changes(conference, just(kind))
    assert set(told(surgery, conference)) == who


def test_a_child_who_moved_is_told_to_the_lead_practitioner(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    surgery.changes(
        conference, Asked(kind=MoveKind.CHILD_MOVED, reason="x", children=(0,))
    )
    assert set(told(surgery, conference)) == {"conference_admin", "social_worker"}


def test_after_a_merger_the_other_conference_tells_its_own_clinician(
    surgery: Surgery,
) -> None:
    first = surgery.books("2026-05-26")
    second = surgery.books("2026-05-27", number=2, children=(CALLUM,))
    surgery.sends(MARSH, second)
    surgery.changes(first, Asked(kind=MoveKind.MERGED, reason="x", joins=second.id))
    assert set(told(surgery, first)) == {"conference_admin"}
    (mail,) = told(surgery, second).values()
    assert mail["Subject"].startswith("CP-0001"), "the reference that goes on"


@pytest.mark.parametrize(
    ("privacy", "days", "place", "reference"),
    [
        (Privacy.BARE, False, False, False),
        (Privacy.REFERENCE, False, False, True),
        (Privacy.WORKING, True, False, True),
        (Privacy.PLACE, True, True, True),
    ],
)
def test_drafts_tell_as_much_as_the_level_lets_them(
    surgery: Surgery, privacy: Privacy, *, days: bool, place: bool, reference: bool
) -> None:
    conference = surgery.books("2026-05-26")
    surgery.changes(conference, to("2026-06-02"))
    save_privacy(surgery.desk, privacy, by=ANNA)
    (telling,) = tellings_of(surgery.desk, conference.id, by=ANNA)
    mail = told(surgery, conference)["conference_admin"]
    text = text_of(mail)
    assert ("Old day: Tuesday 26 May 2026, 10am" in text) is days
    assert ("New day: Tuesday 2 June 2026, 10am" in text) is days
    assert ("Zebedee House" in text) is place
    for said in (text, str(mail["Subject"]), telling.file_name):
        assert ("CP-0001" in said) is reference


def test_a_professionals_odd_address_is_left_out(surgery: Surgery) -> None:
    odd = Professional(
        role=ProfessionalRole.CONFERENCE_ADMIN,
        name="X",
        email="a@example.gov.uk\nBcc: x@evil.example",
    )
    conference = surgery.books("2026-05-26", professionals=(odd,))
    surgery.changes(conference, to("2026-06-02"))
    assert told(surgery, conference)["conference_admin"]["To"] is None


# One entry by e-mail


def test_an_entry_by_email_is_a_request_with_both_parties(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    name, data = event_draft(
        surgery.desk, conference.id, Milestone.CONFERENCE, GP_ADDRESS, by=ANNA
    )
    assert name == "CP-0001 conference update.eml"
    mail = email.message_from_bytes(data, policy=email.policy.default)
    assert (mail["To"], mail["Subject"]) == (GP_ADDRESS, "CP-0001: conference")
    (part,) = (p for p in mail.walk() if p.get_content_type() == "text/calendar")
    assert part.get_param("method") == "REQUEST"
    calendar = icalendar.Calendar.from_ical(part.get_content())
    assert calendar["METHOD"] == "REQUEST"
    (event,) = calendar.walk("VEVENT")
    assert event["ORGANIZER"] == "mailto:admin@elmbrook.example.nhs.uk"
    assert event["ATTENDEE"] == f"mailto:{GP_ADDRESS}"
    assert event["SEQUENCE"] == 0


def test_once_cancelled_it_is_a_cancellation_with_a_higher_number(
    surgery: Surgery,
) -> None:
    conference = surgery.books("2026-05-26")
    asked = (conference.id, Milestone.CONFERENCE, GP_ADDRESS)
    event_draft(surgery.desk, *asked, by=ANNA)
    surgery.changes(conference, just(MoveKind.CANCELLED))
    name, data = event_draft(surgery.desk, *asked, by=ANNA)
    assert name == "CP-0001 conference cancellation.eml"
    text = data.decode()
    assert 'method="CANCEL"' in text
    assert "METHOD:CANCEL" in text
    assert "SEQUENCE:1" in text
    assert "STATUS:CANCELLED" in text
    assert "VALARM" not in text


def test_what_is_missing_for_an_entry_by_email_is_told(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    asked = (surgery.desk, conference.id, Milestone.CONFERENCE)
    with pytest.raises(UserProblem, match="e-mail address of the person"):
        event_draft(*asked, "nobody", by=ANNA)
    with pytest.raises(UserProblem, match="no such day"):
        event_draft(
            surgery.desk, conference.id, Milestone.PRE_BIRTH_LATEST, GP_ADDRESS, by=ANNA
        )
    with surgery.store.work() as work:
        work.save_practice(Practice(name="Elmbrook", authority="derby-city"))
    with pytest.raises(UserProblem, match="under Settings"):
        event_draft(*asked, GP_ADDRESS, by=ANNA)
