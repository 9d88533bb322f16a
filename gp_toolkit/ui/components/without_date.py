"""The other ways to finish with a document: no date, cancelled, nothing for us."""

import streamlit as st

from gp_toolkit.casework.confirming import (
    children_of,
    confirm_without_date,
    family_marks,
)
from gp_toolkit.casework.filing import set_aside
from gp_toolkit.casework.moving import cancel_by_document
from gp_toolkit.casework.schedule import conferences
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.filing import FiledDocument, Stage
from gp_toolkit.model.practice import Act
from gp_toolkit.model.reading import NextConference, NextStatus
from gp_toolkit.ui.components.frame import say
from gp_toolkit.ui.components.places import INBOX
from gp_toolkit.ui.labels import for_case
from gp_toolkit.ui.markup import element, show, show_text
from gp_toolkit.ui.presenters.decision import conference_words
from gp_toolkit.ui.presenters.documents import READABLE
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import Session


def offer_other_ways(
    session: Session, filed: FiledDocument, entry: NextConference | None
) -> None:
    """Everything but a confirmed date that can come of a document."""
    if filed.stage is not Stage.TO_VERIFY:
        return
    show(element("h2", "If there is no date to confirm"))
    if entry is not None and entry.status is NextStatus.CANCELLED:
        _offer_cancel(session, filed, entry)
    if filed.document.state in READABLE:
        label, after = _no_date_words(entry)
        if st.button(label, key=f"no-date-{filed.id}"):
            with told():
                confirm_without_date(session.desk, filed.id, by=session.user)
                say(after)
                st.switch_page(INBOX)
    with st.form(f"set-aside-{filed.id}"):
        note = st.text_input(
            "Why nothing needs doing with this document",
            help="For example: sent to us by mistake; an adult's conference.",
        )
        if st.form_submit_button("Set aside: nothing for us"):
            with told():
                set_aside(session.desk, filed.id, note or "", by=session.user)
                say("The document is set aside.")
                st.switch_page(INBOX)


def _no_date_words(entry: NextConference | None) -> tuple[str, str]:
    """What the button says, and what is said once it was pressed."""
    checked = "Checked: no conference is booked by this document."
    if entry is None:
        return "No date comes of this document", checked
    match entry.status:
        case NextStatus.ENDED:
            return "The plan has ended", "Checked: the plan has ended."
        case NextStatus.CANCELLED:
            return "Cancelled, and not in our diary", checked
        case NextStatus.BOOKED | NextStatus.UNCLEAR:
            return "No date comes of this document", checked
        case _:
            return (
                "No date yet: chase it",
                (
                    "Checked: no day is booked yet. It waits on the Today page until one "
                    "is confirmed for these children."
                ),
            )


def _offer_cancel(
    session: Session, filed: FiledDocument, entry: NextConference
) -> None:
    marks = family_marks(children_of(filed.reading, entry))
    show_text(
        "If it is in the diary under other details, find it under Conferences and "
        "cancel it there.",
        kind="gp-quiet",
    )
    for conference in conferences(session.desk, by=session.user):
        booked = conference.status is ConferenceStatus.BOOKED
        if booked and marks & family_marks(conference.children):
            _offer_cancel_one(session, filed, conference)


def _offer_cancel_one(
    session: Session, filed: FiledDocument, conference: Conference
) -> None:
    show(element("p", "The same children have: ", conference_words(conference)))
    label = for_case("Cancel", conference.reference)
    allowed = session.may(Act.CLOSE_CONFERENCE)
    if st.button(label, key=f"cancel-{conference.id}", disabled=not allowed):
        with told():
            cancel_by_document(session.desk, conference.id, filed.id, by=session.user)
            confirm_without_date(session.desk, filed.id, by=session.user)
            say(f"{conference.reference} is cancelled. Its calendar file says so too.")
            st.switch_page(INBOX)
