"""One document: its words on the left, what becomes of them on the right."""

import streamlit as st

from gp_toolkit.casework.confirming import main_entry
from gp_toolkit.casework.filing import (
    bring_back,
    file_document,
    has_unread_pages,
    open_document,
    original_of,
    read_all_pages,
)
from gp_toolkit.model.document import DocumentState
from gp_toolkit.model.filing import FiledDocument, Stage
from gp_toolkit.model.practice import Act
from gp_toolkit.ui.components.frame import say
from gp_toolkit.ui.components.likeness import show_likeness
from gp_toolkit.ui.components.outcome import show_outcome
from gp_toolkit.ui.components.page_picture import show_pages
from gp_toolkit.ui.components.quoted import show_quoted, show_whole
from gp_toolkit.ui.components.verify_form import show_form
from gp_toolkit.ui.components.without_date import offer_other_ways
from gp_toolkit.ui.markup import alert, element, show, show_text
from gp_toolkit.ui.presenters.documents import (
    READABLE,
    STAGES,
    entry_words,
    kind_words,
    state_words,
)
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import Session

_SEEN = "document-seen"


def show_document(session: Session, document_id: str) -> None:
    """The page of one document."""
    filed = _look_at(session, document_id)
    show(element("h1", filed.document.name))
    about = f"{kind_words(filed)} · {STAGES[filed.stage]}"
    show_text(about, kind="gp-quiet")
    if filed.document.state is not DocumentState.READ:
        alert(state_words(filed), kind="caution")
    if filed.document.state is DocumentState.NEEDS_PASSWORD:
        _ask_password(session, filed)
    if filed.stage is Stage.TO_VERIFY and has_unread_pages(filed.document):
        _offer_all_pages(session, filed)
    show_likeness(session, filed)
    if filed.stage is Stage.CONFIRMED:
        show_outcome(session, filed)
    left, right = st.columns(2, gap="large")
    number = _choose_entry(filed, right)
    entry = None if number is None else filed.reading.next[number]
    with left, st.container(key="quoted"):
        show(element("h2", "What the document says"))
        if filed.document.state in READABLE:
            show_quoted(filed, entry)
            show_pages(session, filed, entry)
        else:
            show_text("Nothing of this file could be read. Look at the original.")
        show_whole(session, filed)
    with right:
        if filed.stage is Stage.SET_ASIDE:
            _offer_back(session, filed)
        elif session.may(Act.CONFIRM_READING):
            show_form(session, filed, number)
            offer_other_ways(session, filed, entry)
        else:
            alert("Your account may look at this, but not confirm it.", kind="note")


def _look_at(session: Session, document_id: str) -> FiledDocument:
    """The document; the first look of this session is put on record."""
    seen: set[str] = st.session_state.setdefault(_SEEN, set())
    if document_id in seen:
        session.desk.check(session.user, Act.VIEW_CASE)
        with session.desk.store.work() as work:
            filed = work.document(document_id)
        if filed is not None:
            return filed
    filed = open_document(session.desk, document_id, by=session.user)
    seen.add(document_id)
    return filed


def _choose_entry(
    filed: FiledDocument, place: st.delta_generator.DeltaGenerator
) -> int | None:
    entries = filed.reading.next
    first = main_entry(filed.reading)
    if first is None or len(entries) == 1:
        return first
    with place:
        alert(
            "The document says something about more than one next conference. Deal "
            "with each of them.",
            kind="caution",
        )
        return st.selectbox(
            "Which one",
            options=range(len(entries)),
            index=first,
            format_func=lambda n: f"{n + 1}. {entry_words(entries[n])}",
            key=f"entry-{filed.id}",
        )


def _ask_password(session: Session, filed: FiledDocument) -> None:
    if not session.may(Act.FILE_DOCUMENT):
        return
    with st.form(f"password-{filed.id}", clear_on_submit=True):
        typed = st.text_input(
            "Password of this file",
            type="password",
            autocomplete="off",
            help="It is used once to read the file and is not kept.",
        )
        if st.form_submit_button("Read it with this password", type="primary"):
            with told(), st.spinner("Reading…"):
                _read_with(session, filed, typed or "")


def _offer_all_pages(session: Session, filed: FiledDocument) -> None:
    if not session.may(Act.FILE_DOCUMENT):
        return
    if st.button("Read all its pages", help="A page takes a second or two."):
        bar = st.progress(0.0, text="Reading all pages…")

        def show_page(number: int, of: int) -> None:
            bar.progress(number / of, text=f"{number} pages read…")

        with told():
            read_all_pages(session.desk, filed.id, by=session.user, on_page=show_page)
            say("All pages of the file were read.")
            st.rerun()


def _read_with(session: Session, filed: FiledDocument, password: str) -> None:
    data = original_of(session.desk, filed.id, by=session.user)
    again = file_document(
        session.desk, data, filed.document.name, by=session.user, password=password
    )
    if again.document.document.state is DocumentState.NEEDS_PASSWORD:
        alert("This password does not open the file. Check it and type it again.")
        return
    say("The file was opened with its password and read.")
    st.rerun()


def _offer_back(session: Session, filed: FiledDocument) -> None:
    show_text("Set aside:", kind="gp-quiet")
    show_text(filed.note)
    if session.may(Act.REMOVE_DOCUMENT) and st.button("Put it back on the list"):
        with told():
            bring_back(session.desk, filed.id, by=session.user)
            say("The document is on the list again.")
            st.rerun()
