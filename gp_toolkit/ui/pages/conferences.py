"""Conferences: the list, the months, one with its time line and files."""

import streamlit as st

from gp_toolkit.ui.components.conference_list import show_conferences
from gp_toolkit.ui.components.one_conference import show_conference
from gp_toolkit.ui.components.places import CONFERENCE, opened
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import here

session = here()
st.title("Conferences", anchor=False)
conference_id = opened(CONFERENCE)
with told():
    if conference_id:
        show_conference(session, conference_id)
    else:
        show_conferences(session)
