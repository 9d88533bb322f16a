"""Calendars: what they tell, files, feeds, and what programs do with them."""

import streamlit as st

from gp_toolkit.model.practice import Act
from gp_toolkit.ui.components.calendars import (
    show_feeds,
    show_files,
    show_privacy,
    show_programs,
)
from gp_toolkit.ui.markup import show_text
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import here

session = here()
st.title("Calendars", anchor=False)
with told():
    st.header("Privacy", anchor=False)
    privacy = show_privacy(session)
    st.header("Files", anchor=False)
    show_text(
        "A file holds one entry for each deadline, with one alarm. After a change "
        "take a new file: the entries keep their identity and their number rises, so "
        "that they move instead of doubling in programs that follow the standard.",
        kind="gp-lead",
    )
    show_files(session, privacy)
    if session.may(Act.MANAGE_FEEDS):
        st.header("Feeds", anchor=False)
        show_feeds(session)
    st.header("What calendar programs do", anchor=False)
    with st.expander("Outlook, NHSmail, Google, Apple and others"):
        show_programs()
