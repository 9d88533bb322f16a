"""One conference changes: a new day, cancelled, joined, closed."""

import streamlit as st

from gp_toolkit.ui.components.change import show_change
from gp_toolkit.ui.components.places import CONFERENCE, go_to_conference, opened
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import here

session = here()
if st.button("Back to the conference", type="tertiary"):
    go_to_conference(opened(CONFERENCE))
with told():
    show_change(session, opened(CONFERENCE))
