"""“Mark as done”, with the day on which it was done."""

import streamlit as st

from gp_toolkit.casework.schedule import mark_done
from gp_toolkit.model.clock import today
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.practice import Act
from gp_toolkit.model.wording import MILESTONES
from gp_toolkit.ui.components.frame import say
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import Session


def offer_mark_done(
    session: Session, conference_id: str, milestone: Milestone, *, reference: str
) -> None:
    """A button that opens the question on which day it was done."""
    if not session.may(Act.MARK_DONE):
        return
    key = f"done-{conference_id}-{milestone}"
    on = today(session.desk.clock)
    with (
        st.popover("Mark as done", key=f"{key}-open"),
        st.form(key, border=False, enter_to_submit=False),
    ):
        day = st.date_input(
            "Day it was done", value=on, format="DD/MM/YYYY", key=f"{key}-day"
        )
        if st.form_submit_button("Record as done", type="primary", key=f"{key}-go"):
            if day is None:
                st.warning("Give the day it was done.")
                return
            with told():
                mark_done(session.desk, conference_id, milestone, day, by=session.user)
                say(f"{reference}: “{MILESTONES[milestone]}” is recorded as done.")
                st.rerun()
