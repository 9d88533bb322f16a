"""Inbox: files come in, and a person compares each date with its line."""

import streamlit as st

from gp_toolkit.ui.components.add_files import add_files, show_results
from gp_toolkit.ui.components.document_list import show_documents
from gp_toolkit.ui.components.places import DOCUMENT, opened
from gp_toolkit.ui.components.verify import show_document
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import here

session = here()
st.title("Inbox", anchor=False)
document_id = opened(DOCUMENT)
with told():
    if document_id:
        show_document(session, document_id)
    else:
        add_files(session)
        show_results()
        show_documents(session)
