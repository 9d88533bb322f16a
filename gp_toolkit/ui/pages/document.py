"""One document: its words beside the form that makes a date live."""

import streamlit as st

from gp_toolkit.ui.components.places import DOCUMENT, INBOX, opened
from gp_toolkit.ui.components.verify import show_document
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import here

session = here()
if st.button("Back to the inbox", type="tertiary"):
    st.switch_page(INBOX)
with told():
    show_document(session, opened(DOCUMENT))
