"""Each page opens, for each role, empty and with work on it."""

from dataclasses import replace

import pytest

from gp_toolkit.casework.attending import rota_sheet
from gp_toolkit.casework.confirming import confirm, draft_decision
from gp_toolkit.casework.filing import file_document
from gp_toolkit.model.filing import Decision
from gp_toolkit.model.practice import Practice, Role, User
from tests.ui.place import Place, Places, example, open_app, page, press, words

PAGES = (
    "today",
    "inbox",
    "conferences",
    "calendars",
    "rota",
    "reports",
    "settings",
)

SEEN_BY = {
    Role.ADMINISTRATOR: PAGES,
    Role.GP: PAGES,
    Role.AUDITOR: ("today", "inbox", "conferences", "rota", "settings"),
    Role.MANAGER: ("rota", "settings"),
}

CASES = [(role, name) for role, names in SEEN_BY.items() for name in names]


def fill(place: Place) -> None:
    """One paper in the inbox, put there by an administrator."""
    administrator = User(id="a", name="A", role=Role.ADMINISTRATOR)
    name, data = example("01-")
    file_document(place.desk, data, name, by=administrator)


@pytest.mark.parametrize(("role", "name"), CASES)
def test_each_page_opens_for_each_role_without_a_fault(
    at_desk: Places, role: Role, name: str
) -> None:
    fill(at_desk(role=role))
    app = page(open_app(), name)
    assert not app.exception
    assert [t.value for t in app.title] == [name.capitalize()]
    assert "Something went wrong" not in [h.value for h in app.header]


@pytest.mark.parametrize("name", PAGES)
def test_each_page_opens_in_a_new_practice(at_desk: Places, name: str) -> None:
    at_desk(clinicians=())
    app = page(open_app(), name)
    assert not app.exception
    assert [t.value for t in app.title] == [name.capitalize()]


@pytest.mark.parametrize("name", PAGES)
def test_faulty_own_words_are_named_on_every_page(at_desk: Places, name: str) -> None:
    place = at_desk()
    fault = "The word list “meetings” is not valid TOML: line 1."
    procedures = replace(place.desk.procedures, fault=fault)
    place.desk = replace(place.desk, procedures=procedures)
    app = page(open_app(), name)
    assert not app.exception
    assert f"Your own words for papers are not used. {fault}" in words(app)


def test_a_new_practice_is_told_where_to_begin(at_desk: Places) -> None:
    at_desk()
    app = open_app()
    assert "add them under Inbox" in words(app)
    assert "Add files" in [b.label for b in app.button]


def test_only_the_example_practice_has_the_banner_and_the_button(
    at_desk: Places,
) -> None:
    at_desk(example=True)
    app = page(open_app(), "inbox")
    assert "Example practice." in words(app)
    assert "Add the example minutes" in [b.label for b in app.button]
    at_desk(example=False)
    app = page(open_app(), "inbox")
    assert "Example practice." not in words(app)
    assert "Add the example minutes" not in [b.label for b in app.button]


def test_somebody_whose_session_ended_is_shown_the_way_to_sign_in(
    at_desk: Places,
) -> None:
    fill(place := at_desk())
    place.signed_in = False
    app = open_app()
    assert [h.value for h in app.header] == ["You are signed out"]
    assert 'href="/signin"' in words(app)
    assert "01-derby" not in words(app)


def test_an_auditor_is_offered_nothing_that_changes_a_record(at_desk: Places) -> None:
    place = at_desk(role=Role.AUDITOR)
    fill(place)
    with place.desk.store.work() as work:
        document = work.documents()[0]
    app = page(open_app(), "document", document=document.id)
    labels = {b.label for b in app.button}
    assert labels == {"Back to the inbox"}
    assert "but not confirm it" in words(app)


def test_a_manager_sees_and_exports_the_rota_and_no_family(
    at_desk: Places,
) -> None:
    place = at_desk(role=Role.MANAGER)
    fill(place)
    administrator = User(id="a", name="A", role=Role.ADMINISTRATOR)
    with place.desk.store.work() as work:
        filed = work.documents()[0]
    draft = draft_decision(filed.reading, 0, authority="derby-city")
    assert draft.kind
    assert draft.date
    decided = Decision(
        kind=draft.kind,
        date=draft.date,
        authority=draft.authority,
        entry=0,
        children=draft.children,
    )
    confirm(place.desk, filed.id, decided, by=administrator)
    app = page(open_app(), "rota")
    assert "Accept for CP-0001" in [b.label for b in app.button]
    assert "Okafor" not in words(app)
    press(app, "Accept for CP-0001")
    assert "Chosen: Dr " in words(app)
    assert rota_sheet(place.desk, by=place.user)[:2] == b"PK"


def test_a_bug_shows_a_number_and_never_its_text(
    at_desk: Places, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = at_desk()
    marker = "Ava Carter-Marker"

    def fail() -> None:
        raise ValueError(marker)

    monkeypatch.setattr(type(place.desk.store), "work", lambda _: fail())
    app = open_app()
    assert "Something went wrong in the program" in [h.value for h in app.header]
    assert "quote the number" in words(app)
    assert marker not in words(app)
    assert "ValueError" in caplog.text
    assert marker not in caplog.text


def test_a_document_that_is_gone_is_said_so(at_desk: Places) -> None:
    at_desk()
    app = page(open_app(), "document", document="not-there")
    assert "not in the inbox any more" in words(app)


def test_settings_keep_what_an_administrator_changes(at_desk: Places) -> None:
    place = at_desk(practice=Practice(name="Elmbrook Surgery", authority="leeds"))
    app = page(open_app(), "settings")
    name = next(t for t in app.text_input if t.label == "Name")
    name.set_value("Elmbrook & Ash Surgery")
    next(b for b in app.button if b.label == "Save").click()
    app.run()
    with place.desk.store.work() as work:
        practice = work.practice()
    assert practice == Practice(name="Elmbrook & Ash Surgery", authority="leeds")


def test_settings_list_the_rules_with_their_sources(at_desk: Places) -> None:
    at_desk()
    app = page(open_app(), "settings")
    shown = words(app)
    assert "Report with the chair" in shown
    assert "section “Information for the conference: Report Sharing”" in shown
    assert "Published up to" in shown
