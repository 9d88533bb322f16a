"""The page of one document: what is read, asked for and shown."""

from dataclasses import replace
from email.message import EmailMessage

import pytest

from gp_toolkit.casework.filing import file_document
from gp_toolkit.model.document import Document, DocumentState, Problem
from tests.ui.place import Places, example, only_document, open_app, page, press, words


def test_pages_left_out_for_want_of_time_are_read_when_asked_for(
    at_desk: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = at_desk()
    data = example("01-")[1]
    real = type(place.desk.reader).read

    def read(self: object, data: bytes, name: str, **how: object) -> Document:
        whole = real(self, data, name)  # type: ignore[arg-type]  # as given
        if how.get("patient"):
            return whole
        why = Problem(code="scan_unread", message="Pages 2–3 were not read.")
        part = DocumentState.PARTLY_READ
        return replace(whole, state=part, problems=(why,), blocks=whole.blocks[:3])

    monkeypatch.setattr(type(place.desk.reader), "read", read)
    document = file_document(place.desk, data, "scan", by=place.user).document
    app = page(open_app(), "document", document=document.id)
    press(app, "Read all its pages")
    assert only_document(place).document.state is DocumentState.READ
    assert "26 January 2027" in words(app)
    assert "Read all its pages" not in [b.label for b in app.button]


def test_a_page_of_an_attachment_is_shown_with_its_boxes(at_desk: Places) -> None:
    place = at_desk()
    name, minutes = example("04-")
    letter = EmailMessage()
    letter["Subject"] = "Minutes of the conference"
    letter["From"] = "Conference Team <conferences@council.example>"
    letter.set_content("Please find the minutes attached.")
    letter.add_attachment(
        minutes, maintype="application", subtype="octet-stream", filename=name
    )
    data = letter.as_bytes()
    document = file_document(place.desk, data, "letter", by=place.user).document
    app = page(open_app(), "document", document=document.id)
    shown = words(app)
    assert f"of {name}" in shown
    assert "data:image/png;base64," in shown
