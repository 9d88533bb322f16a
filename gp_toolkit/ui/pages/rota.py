"""Rota: who goes to which conference, and the clinicians it is made from."""

import streamlit as st

from gp_toolkit.ui.components.clinicians import show_clinicians
from gp_toolkit.ui.components.places import CONFERENCE, opened
from gp_toolkit.ui.components.proposal import show_proposal
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import here

session = here()
st.title("Rota", anchor=False)
st.header("Who goes", anchor=False)
with told():
    show_proposal(session, first=opened(CONFERENCE))
st.header("Clinicians", anchor=False)
with told():
    show_clinicians(session)
