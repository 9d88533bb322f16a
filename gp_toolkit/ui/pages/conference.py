"""One conference: its facts, its time line, who goes, its files."""

import streamlit as st

from gp_toolkit.ui.components.one_conference import show_conference
from gp_toolkit.ui.components.places import CONFERENCE, CONFERENCES, opened
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import here

session = here()
if st.button("Back to all conferences", type="tertiary"):
    st.switch_page(CONFERENCES)
with told():
    show_conference(session, opened(CONFERENCE))
