"""What came of a document that a person has checked."""

import streamlit as st

from gp_toolkit.casework.schedule import conferences, deadlines_of
from gp_toolkit.model.clock import today
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.filing import FiledDocument
from gp_toolkit.model.reading import NextStatus
from gp_toolkit.model.wording import MEETINGS
from gp_toolkit.ui.components.places import go_to_conference
from gp_toolkit.ui.components.why import why_this_day
from gp_toolkit.ui.labels import for_case
from gp_toolkit.ui.markup import alert, element, show
from gp_toolkit.ui.presenters.days import span_words
from gp_toolkit.ui.presenters.timeline import timeline, with_the_day
from gp_toolkit.ui.session import Session


def show_outcome(session: Session, filed: FiledDocument) -> None:
    """The conferences confirmed from a document, each with its deadlines."""
    made = [
        c
        for c in conferences(session.desk, by=session.user)
        if c.id in filed.conferences
    ]
    if not made:
        alert("Checked: no conference is booked by this document.", kind="good")
    for conference in made:
        _show_conference(session, conference)
    booked = sum(e.status is NextStatus.BOOKED for e in filed.reading.next)
    if len(made) < booked:
        alert(
            f"The document books {booked} conferences; {len(made)} of them confirmed "
            "so far. Choose the next one below.",
            kind="caution",
        )


def _show_conference(session: Session, conference: Conference) -> None:
    with st.container(border=True, key=f"outcome-{conference.id}"):
        when = span_words(conference.date, conference.start, conference.end)
        show(element("h2", f"{conference.reference} is in the diary"))
        show(element("p", f"{MEETINGS[conference.kind]}, {when}", kind="gp-strong"))
        due = with_the_day(
            conference, deadlines_of(session.desk.procedures, conference)
        )
        for line in timeline(due, {}, today(session.desk.clock)):
            show(
                element(
                    "div",
                    element("p", f"{line.what}: {line.when}"),
                    why_this_day(line.why),
                    kind="gp-item gp-soon",
                )
            )
        label = for_case("Open", conference.reference)
        if st.button(label, type="primary", key=f"open-{conference.id}"):
            go_to_conference(conference.id)
