"""The app: `streamlit run app.py`."""

import streamlit as st

from gp_toolkit import bootstrap

# Streamlit finds the app by reading this file: `st.App` has to be named here.
app = st.App(
    bootstrap.MAIN_SCRIPT,
    routes=bootstrap.routes(),
    middleware=bootstrap.middleware(st.config.get_option),
)
