"""Conferences: the list, and the months with every day that matters."""

import streamlit as st

from gp_toolkit.ui.components.conference_list import show_conferences
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import here

session = here()
st.title("Conferences", anchor=False)
with told():
    show_conferences(session)
