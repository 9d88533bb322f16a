"""The script that `app.py` runs for every session: the frame and the page asked for."""

import streamlit as st

from gp_toolkit.model.practice import Act
from gp_toolkit.ui.components.frame import show_said, surround
from gp_toolkit.ui.components.places import (
    CALENDARS,
    CHANGE,
    CONFERENCES,
    INBOX,
    ONE_CONFERENCE,
    ONE_DOCUMENT,
    REPORTS,
    ROTA,
    SETTINGS,
    TODAY,
)
from gp_toolkit.ui.problems import never_silent
from gp_toolkit.ui.session import here

st.set_page_config(page_title="GP safeguarding toolkit", layout="wide")

with never_silent():
    session = here()
    sees_cases = session.may(Act.VIEW_CASE)
    pages = [
        st.Page(path, title=title, default=default)
        for path, title, default, shown in (
            (TODAY, "Today", sees_cases, sees_cases),
            (INBOX, "Inbox", False, sees_cases),
            (CONFERENCES, "Conferences", False, sees_cases),
            (CALENDARS, "Calendars", False, session.may(Act.EXPORT_CALENDAR)),
            (ROTA, "Rota", not sees_cases, True),
            (REPORTS, "Reports", False, session.may(Act.MAKE_REPORTS)),
            (SETTINGS, "Settings", False, True),
        )
        if shown
    ]
    hidden = [
        st.Page(path, title=title, visibility="hidden")
        for path, title in (
            (ONE_DOCUMENT, "Document"),
            (ONE_CONFERENCE, "Conference"),
            (CHANGE, "Change"),
        )
        if sees_cases
    ]
    page = st.navigation([*pages, *hidden], position="top")
    surround(session)
    show_said()
    page.run()
