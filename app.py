"""The app: `streamlit run app.py`."""

from gp_toolkit.bootstrap import streamlit_app

app = streamlit_app()
