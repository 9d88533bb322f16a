"""A file comes in, a person compares the date with its line, and the days follow."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import icalendar
import msoffcrypto.format.ooxml
import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from gp_toolkit.casework.filing import file_document
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.document import DocumentState
from gp_toolkit.model.family import Child
from gp_toolkit.model.filing import FiledDocument, Stage
from gp_toolkit.model.practice import Act
from gp_toolkit.model.reading import MeetingKind
from gp_toolkit.ui.presenters.decision import NEW
from tests.ui.place import (
    Place,
    Places,
    example,
    only_document,
    open_app,
    page,
    press,
    words,
)

PASSWORD = "Ring-0f-Keys"  # noqa: S105 (of a file made here)
TICK = "I have checked this date against the quoted line"


def filed(place: Place, name: str) -> FiledDocument:
    title, data = example(name)
    return file_document(place.desk, data, title, by=place.user).document


def confirm_page(place: Place, name: str) -> AppTest:
    return page(open_app(), "document", document=filed(place, name).id)


def tick(app: AppTest) -> None:
    next(box for box in app.checkbox if box.label == TICK).check()


def locked(name: str, *, password: str) -> bytes:
    """An example Word file, locked with a password as Word does it."""
    out = io.BytesIO()
    plain = io.BytesIO(example(name)[1])
    msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt(password, out)
    return out.getvalue()


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """What each download button of the pages opened would give."""
    kept: dict[str, Callable[[], bytes]] = {}
    real = st.download_button

    def note(label: str, data: Callable[[], bytes], **more: object) -> bool:
        kept[str(more["file_name"])] = data
        return real(label, data, **more)  # type: ignore[arg-type]  # passed on as given

    monkeypatch.setattr(st, "download_button", note)
    return kept


def test_files_are_read_one_by_one_each_with_its_result(at_desk: Places) -> None:
    place = at_desk()
    app = page(open_app(), "inbox")
    name, data = example("01-")
    app.file_uploader[0].set_value(
        [(name, data, ""), (name, data, ""), ("scan.pdf", b"\x89PNG\r\n", "")]
    )
    press(app, "Read these files")
    shown = words(app)
    assert "2 files added of 3" in shown
    assert "Review child protection conference: Tuesday 26 January 2027, 10am" in shown
    assert "Here already (to check): the same file was added before." in shown
    with place.desk.store.work() as work:
        states = {d.document.name: d.document.state for d in work.documents()}
    assert states[name] is DocumentState.READ
    assert states["scan.pdf"] is not DocumentState.READ


def test_a_whole_folder_comes_in_without_what_computers_leave_in_it(
    at_desk: Places,
) -> None:
    place = at_desk()
    app = page(open_app(), "inbox")
    data = example("01-")[1]
    app.file_uploader[1].set_value(
        [
            ("Inbox/March/minutes.docx", data, ""),
            ("Inbox/~$minutes.docx", b"lock", ""),
            ("Inbox/.DS_Store", b"x", ""),
            ("Inbox/letter.txt", b"Dear Doctor", ""),
        ]
    )
    press(app, "Read this folder")
    assert "2 files added of 2" in words(app)
    with place.desk.store.work() as work:
        names = {d.document.name for d in work.documents()}
    assert names == {"minutes.docx", "letter.txt"}
    app = press(page(open_app(), "inbox"), "Read this folder")
    assert "Choose a folder with files in it first" in words(app)


def test_pressing_read_without_a_file_says_so(at_desk: Places) -> None:
    at_desk()
    app = press(page(open_app(), "inbox"), "Read these files")
    assert "Choose the files first" in words(app)


def test_the_example_minutes_come_in_by_one_button(at_desk: Places) -> None:
    place = at_desk(example=True, files=(example("01-"), example("06-")))
    app = press(page(open_app(), "inbox"), "Add the example minutes")
    assert "2 files added of 2" in words(app)
    with place.desk.store.work() as work:
        assert len(work.documents()) == 2


def test_the_quoted_line_is_marked_and_its_place_named(at_desk: Places) -> None:
    app = confirm_page(at_desk(), "01-")
    shown = words(app)
    assert "Table 7, row 2" in shown
    mark = shown.split("<mark>")[1].split("</mark>")[0]
    assert "Date of review conference" in mark
    assert "26 January 2027" in mark


def test_a_page_of_a_pdf_is_shown_as_it_looks_beside_the_form(at_desk: Places) -> None:
    place = at_desk()
    app = confirm_page(place, "04-")
    shown = words(app)
    assert shown.count("<img ") == 1
    assert 'src="data:image/png;base64,' in shown
    assert 'alt="Page 1 of the document; boxes are round the quoted words"' in shown
    # Kept for the next run of this person's page, and for nobody else.
    kept = app.session_state["page-drawn"]
    assert {key[0] for key in kept} == {only_document(place).id}
    assert "page-drawn" not in open_app().session_state
    assert "<img " not in words(confirm_page(at_desk(), "01-"))


def test_a_corrected_document_shows_what_changed(at_desk: Places) -> None:
    place = at_desk()
    filed(place, "08-")
    corrected = example("08-")[1].replace(b"3 February", b"10 February")
    again = file_document(place.desk, corrected, "again.txt", by=place.user).document
    app = page(open_app(), "document", document=again.id)
    shown = words(app)
    assert "A newer version of “08-derbyshire-decision-letter.txt”" in shown
    assert (
        "<td>Next conference: date</td><td>Wednesday 3 February 2027</td>"
        "<td>Wednesday 10 February 2027</td>"
    ) in shown
    first = page(open_app(), "document", document=only_first(place))
    assert "newer version" not in words(first)


def only_first(place: Place) -> str:
    with place.desk.store.work() as work:
        return work.documents()[-1].id


def test_a_clear_date_is_filled_in_but_not_live_until_it_is_ticked(
    at_desk: Places,
) -> None:
    place = at_desk()
    app = confirm_page(place, "01-")
    assert str(app.date_input[0].value) == "2027-01-26"
    press(app, "Confirm this date")
    assert "Compare the date with the document" in words(app)
    with place.desk.store.work() as work:
        assert work.conferences() == ()
    tick(app)
    press(app, "Confirm this date")
    with place.desk.store.work() as work:
        (conference,) = work.conferences()
    assert str(conference.date) == "2027-01-26"
    assert conference.evidence
    shown = words(app)
    assert f"{conference.reference} is in the diary" in shown
    assert "Report with the chair: Thursday 21 January 2027" in shown
    assert "Why this day?" in shown
    assert only_document(place).stage is Stage.CONFIRMED


@pytest.mark.parametrize("taken", [False, True])
def test_an_action_for_health_is_the_practices_only_when_ticked(
    at_desk: Places, *, taken: bool
) -> None:
    place = at_desk()
    name, data = example("08-")
    data = data.rstrip() + b"\n\nHealth to offer a *hearing test* by 4 December 2026.\n"
    paper = file_document(place.desk, data, name, by=place.user).document
    app = page(open_app(), "document", document=paper.id)
    shown = words(app)
    assert "Actions that may be for you" in shown
    assert "“Health: offer a *hearing test*, by Friday 4 December 2026”" in shown
    box = next(b for b in app.checkbox if b.label.startswith("Possible action 1"))
    assert box.value is False
    if taken:
        box.check()
    tick(app)
    press(app, "Confirm this date")
    with place.desk.store.work() as work:
        (conference,) = work.conferences()
    owners = [action.owner for action in conference.actions]
    assert ("Health" in owners) is taken


def test_a_doubtful_date_is_not_filled_in(at_desk: Places) -> None:
    """Wednesday 19 January 2027 is a Tuesday: the person has to choose."""
    place = at_desk()
    app = confirm_page(place, "13-")
    assert app.date_input[0].value is None
    assert "The weekday and the date do not agree." in words(app)
    picked = next(s for s in app.selectbox if s.label.startswith("Which day"))
    assert picked.value is None
    tick(app)
    press(app, "Confirm this date")
    assert "Give the day of the conference." in words(app)
    with place.desk.store.work() as work:
        assert work.conferences() == ()
    picked = next(s for s in app.selectbox if s.label.startswith("Which day"))
    picked.select_index(0).run()
    assert str(app.date_input[0].value) == "2027-01-19"
    tick(app)
    press(app, "Confirm this date")
    with place.desk.store.work() as work:
        assert [str(c.date) for c in work.conferences()] == ["2027-01-19"]


def test_a_second_paper_about_the_same_children_must_say_if_it_replaces(
    at_desk: Places,
) -> None:
    place = at_desk()
    app = confirm_page(place, "01-")
    tick(app)
    press(app, "Confirm this date")
    with place.desk.store.work() as work:
        (before,) = work.conferences()
    name, data = example("01-")
    again = file_document(
        place.desk, data.replace(b"PK", b"PK", 1) + b" ", name, by=place.user
    ).document
    assert again.document.state is DocumentState.READ, "a docx bears a trailing byte"
    app = page(open_app(), "document", document=again.id)
    tick(app)
    press(app, "Confirm this date")
    assert "Say whether this is a new conference or replaces one." in words(app)
    app.date_input[0].set_value(before.date.replace(day=27))
    moved = next(s for s in app.selectbox if s.label.startswith("Is this a new"))
    moved.select(before.id)
    press(app, "Confirm this date")
    with place.desk.store.work() as work:
        (after,) = work.conferences()
    assert (after.reference, after.sequence) == (before.reference, 1)
    assert str(after.date) == "2027-01-27"
    assert after.evidence == (), "a day that the document does not hold has no quote"


def test_no_date_yet_waits_on_the_today_page(at_desk: Places) -> None:
    place = at_desk()
    press(confirm_page(place, "05-"), "No date yet: chase it")
    assert only_document(place).stage is Stage.CONFIRMED
    assert "Ask when the next conference is: no day is booked" in words(open_app())


def unity(place: Place, *, name: str = "Unity Mbeki") -> Conference:
    """The conference that example 14 cancels, in the diary already."""
    conference = Conference(
        id="kept",
        reference="CP-0001",
        kind=MeetingKind.REVIEW,
        date=dt.date(2026, 12, 10),
        authority="city-of-london",
        changed_at=place.desk.clock.now(),
        children=(Child(name=name, date_of_birth=dt.date(2019, 6, 16)),),
    )
    with place.desk.store.work() as work:
        work.next_reference()
        work.add_conference(conference)
    return conference


def test_a_cancellation_cancels_the_conference_it_is_about(at_desk: Places) -> None:
    place = at_desk()
    unity(place)
    press(confirm_page(place, "14-"), "Cancel CP-0001")
    with place.desk.store.work() as work:
        (conference,) = work.conferences()
    assert conference.status is ConferenceStatus.CANCELLED
    assert only_document(place).stage is Stage.CONFIRMED


def test_a_cancellation_never_offers_another_family(at_desk: Places) -> None:
    place = at_desk()
    unity(place, name="Somebody Else")
    app = confirm_page(place, "14-")
    assert not [b for b in app.button if b.label.startswith("Cancel CP-")]
    assert "Cancelled, and not in our diary" in [b.label for b in app.button]


def test_a_family_recognised_only_by_what_was_typed_is_asked_about(
    at_desk: Places,
) -> None:
    """The document names another child; the person corrects it to one in the diary."""
    place = at_desk()
    unity(place)
    app = confirm_page(place, "01-")
    next(t for t in app.text_input if t.label == "Name").set_value("Unity Mbeki")
    born = next(d for d in app.date_input if d.label == "Date of birth")
    born.set_value(dt.date(2019, 6, 16))
    tick(app)
    press(app, "Confirm this date")
    assert "these children have another conference in the diary" in words(app)
    with place.desk.store.work() as work:
        assert len(work.conferences()) == 1
    asked = next(s for s in app.selectbox if s.label.startswith("Is this a new"))
    asked.select(NEW)
    press(app, "Confirm this date")
    with place.desk.store.work() as work:
        assert len(work.conferences()) == 2


def test_a_locked_file_is_read_with_its_password(at_desk: Places) -> None:
    place = at_desk()
    data = locked("01-", password=PASSWORD)
    document = file_document(place.desk, data, "locked.docx", by=place.user).document
    assert document.document.state is DocumentState.NEEDS_PASSWORD
    assert "Give the password of a locked file" in words(open_app())
    app = page(open_app(), "document", document=document.id)
    app.text_input[0].set_value("wrong")
    press(app, "Read it with this password")
    assert "This password does not open the file" in words(app)
    app.text_input[0].set_value(PASSWORD)
    press(app, "Read it with this password")
    assert only_document(place).document.state is DocumentState.READ
    assert "26 January 2027" in words(app)


def test_setting_aside_asks_for_a_reason_and_can_be_undone(at_desk: Places) -> None:
    place = at_desk()
    app = press(confirm_page(place, "12-"), "Set aside: nothing for us")
    assert "Say why nothing needs doing" in words(app)
    why = next(t for t in app.text_input if t.label.startswith("Why nothing"))
    why.set_value("An adult's conference")
    press(app, "Set aside: nothing for us")
    assert only_document(place).stage is Stage.SET_ASIDE
    app = page(open_app(), "document", document=only_document(place).id)
    press(app, "Put it back on the list")
    assert only_document(place).stage is Stage.TO_VERIFY


def booked(place: Place, name: str = "06-") -> tuple[AppTest, str]:
    app = confirm_page(place, name)
    tick(app)
    press(app, "Confirm this date")
    with place.desk.store.work() as work:
        (conference,) = work.conferences()
    return app, conference.id


def test_a_conference_shows_its_days_and_gives_its_files(
    at_desk: Places, downloads: dict[str, Callable[[], bytes]]
) -> None:
    place = at_desk()
    _, conference_id = booked(place)
    app = page(open_app(), "conference", conference=conference_id)
    shown = words(app)
    assert "CP-0001: Initial child protection conference" in shown
    assert "Tuesday 8 December 2026" in shown
    assert "<span>Sat 5 Dec</span><span>Saturday</span>" in shown
    press(app, "Prepare the Word documents")
    with zipfile.ZipFile(io.BytesIO(downloads["CP-0001 reports.zip"]())) as archive:
        names = archive.namelist()
    assert "CP-0001 GP report (initial).docx" in names
    assert "gaps to fill in" in words(app)
    calendar = icalendar.Calendar.from_ical(downloads["CP-0001.ics"]())
    days = {str(e.decoded("DTSTART"))[:10] for e in calendar.walk("VEVENT")}
    assert "2026-12-08" in days


def test_the_rota_is_accepted_and_taken_away_for_excel(
    at_desk: Places, downloads: dict[str, Callable[[], bytes]]
) -> None:
    place = at_desk()
    _, conference_id = booked(place)
    app = press(page(open_app(), "rota"), "Accept for CP-0001")
    with place.desk.store.work() as work:
        arrangement = work.arrangement(conference_id)
    assert arrangement is not None
    assert arrangement.clinician in {"Dr Helen Marsh", "Dr Tomos Rees"}
    assert arrangement.reasons
    assert "Chosen: " in words(app)
    book = openpyxl.load_workbook(io.BytesIO(downloads["rota.xlsx"]()))
    cells = [str(c.value) for row in book.worksheets[0].iter_rows() for c in row]
    assert any("CP-0001" in cell for cell in cells)


def test_a_deadline_marked_as_done_leaves_the_board(at_desk: Places) -> None:
    place = at_desk()
    booked(place)
    app = open_app()
    before = words(app).count("gp-what")
    press(app, "Record as done")
    assert words(app).count("gp-what") == before - 1
    with place.desk.store.work() as work:
        assert len(work.done()) == 1


def test_looking_is_recorded_once_however_often_the_page_is_drawn(
    at_desk: Places,
) -> None:
    place = at_desk()
    app = confirm_page(place, "01-")
    app.run()
    app.run()
    with place.desk.store.work() as work:
        looks = [e for e in work.audit() if e.act is Act.VIEW_CASE]
    assert len(looks) == 1
