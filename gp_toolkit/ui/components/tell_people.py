"""What happened to a conference, and who has to be told of it."""

import datetime as dt
from functools import partial

import streamlit as st

from gp_toolkit.casework.schedule import do_again
from gp_toolkit.casework.telling import Telling, event_draft, tellings_of
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.practice import Act
from gp_toolkit.model.wording import MILESTONES
from gp_toolkit.ui.components.frame import say
from gp_toolkit.ui.components.tables import show_list
from gp_toolkit.ui.markup import element, show, show_text
from gp_toolkit.ui.presenters.changes import TOLD, history
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import Session

EML = "message/rfc822"
SHOWN_FOR = dt.timedelta(days=30)
"""How long after a change the page still says who has to be told."""


def show_history(conference: Conference) -> None:
    """What happened to the conference since it was confirmed."""
    lines = history(conference)
    if lines:
        show(element("h2", "What happened to it"))
        show_list(lines)


def show_tellings(session: Session, conference: Conference) -> None:
    """Who has to be told of the last change, each with a draft."""
    if not conference.moves:
        return
    if session.desk.clock.now() - conference.moves[-1].at > SHOWN_FOR:
        return
    tellings = tellings_of(session.desk, conference.id, by=session.user)
    if not tellings:
        return
    show(element("h2", "Who has to be told"))
    show_text(
        "Each draft opens in your own mail program. Read it, say which child it is "
        "about as your local rules allow, and send it from there. The program sends "
        "nothing.",
        kind="gp-quiet",
    )
    for number, telling in enumerate(tellings, 1):
        _show_telling(telling, number=number, key=f"tell-{conference.id}-{number}")


def _show_telling(telling: Telling, *, number: int, key: str) -> None:
    who = telling.who or TOLD[telling.to]
    to = ", ".join(telling.addresses) or "address not known: look it up"
    show(
        element(
            "div",
            element("p", f"{number}. {who}", kind="gp-what"),
            element("p", telling.why),
            element("p", to, kind="gp-quiet"),
            kind="gp-item",
        )
    )
    st.download_button(
        f"Open draft {number}",
        data=partial(bytes, telling.content),
        file_name=telling.file_name,
        mime=EML,
        on_click="ignore",
        key=key,
    )


def offer_one_entry(session: Session, conference: Conference) -> None:
    """One entry as an e-mail that puts it into somebody's calendar."""
    if not session.may(Act.EXPORT_CALENDAR):
        return
    with (
        st.expander("Put one entry into somebody’s calendar by e-mail"),
        st.form(f"entry-{conference.id}", border=False, enter_to_submit=False),
    ):
        milestone = st.selectbox(
            "Entry",
            options=list(Milestone),
            index=list(Milestone).index(Milestone.CONFERENCE),
            format_func=lambda m: MILESTONES[m],
        )
        address = st.text_input("E-mail address of the person")
        if st.form_submit_button("Prepare the e-mail"):
            st.session_state["entry-mail"] = (conference.id, milestone, address or "")
    asked = st.session_state.get("entry-mail")
    if asked is None or asked[0] != conference.id:
        return
    with told():
        name, content = event_draft(session.desk, *asked, by=session.user)
        st.download_button(
            "Open the e-mail",
            data=content,
            file_name=name,
            mime=EML,
            on_click="ignore",
            key=f"entry-mail-{conference.id}",
        )


def offer_do_again(
    session: Session, conference: Conference, milestone: Milestone
) -> None:
    """A button for what was done and has to be done once more."""
    if not session.may(Act.MARK_DONE):
        return
    if st.button("Must be done again", key=f"again-{milestone}", type="tertiary"):
        do_again(session.desk, conference.id, milestone, by=session.user)
        say(f"{conference.reference}: “{MILESTONES[milestone]}” is to be done again.")
        st.rerun()
