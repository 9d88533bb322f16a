"""Days that rules count from and no document gave: shown, asked for, corrected."""

import streamlit as st

from gp_toolkit.casework.start_days import CountedFrom, enter_start_day, start_days_of
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.practice import Act
from gp_toolkit.ui.components.frame import say
from gp_toolkit.ui.markup import element, show
from gp_toolkit.ui.presenters.start_days import start_day_words
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import Session


def show_start_days(session: Session, conference: Conference) -> None:
    """A line for each day that the local procedure counts from, with its field."""
    for counted in start_days_of(session.desk.procedures, conference):
        left, right = st.columns([5, 2], vertical_alignment="center")
        with left:
            show(element("p", start_day_words(counted), kind="gp-quiet"))
        with right:
            if session.may(Act.MOVE_CONFERENCE):
                _ask(session, conference, counted)


def _ask(session: Session, conference: Conference, counted: CountedFrom) -> None:
    key = f"start-{conference.id}-{counted.which}"
    with (
        st.popover("Correct this day" if counted.day else "Enter this day", key=key),
        st.form(f"{key}-form", border=False, enter_to_submit=False),
    ):
        day = st.date_input(
            "Day it happened",
            value=counted.day,
            max_value=conference.date,
            format="DD/MM/YYYY",
            key=f"{key}-day",
        )
        if not st.form_submit_button("Keep this day", type="primary", key=f"{key}-go"):
            return
        if day is None:
            st.warning("Give the day it happened.")
            return
        with told():
            enter_start_day(
                session.desk, conference.id, counted.which, day, by=session.user
            )
            say(f"{conference.reference}: the day is kept, and what is due follows it.")
            st.rerun()
