"""Inbox: files come in, and wait for a person to compare each date with its line."""

import streamlit as st

from gp_toolkit.ui.components.add_files import add_files, show_results
from gp_toolkit.ui.components.document_list import show_documents
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import here

session = here()
st.title("Inbox", anchor=False)
with told():
    add_files(session)
    if not show_results():
        show_documents(session)
