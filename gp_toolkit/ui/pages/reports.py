"""Reports: the Word documents of a conference, half written."""

import streamlit as st

from gp_toolkit.casework.schedule import conferences
from gp_toolkit.model.conference import ConferenceStatus
from gp_toolkit.ui.components.downloads import report_downloads
from gp_toolkit.ui.components.places import CONFERENCE, opened
from gp_toolkit.ui.components.tables import show_list
from gp_toolkit.ui.markup import alert, show_text
from gp_toolkit.ui.presenters.decision import conference_words
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import here

session = here()
st.title("Reports", anchor=False)
show_text(
    "Each document is filled from what was confirmed for one conference. What is not "
    "known stands in it as a visible gap; the judgement is left for the GP to write.",
    kind="gp-lead",
)
with told():
    known = [
        c
        for c in conferences(session.desk, by=session.user)
        if c.status is not ConferenceStatus.CANCELLED
    ]
    if known:
        ids = [c.id for c in known]
        wanted = opened(CONFERENCE)
        chosen = st.selectbox(
            "Conference",
            options=known,
            index=ids.index(wanted) if wanted in ids else None,
            format_func=conference_words,
            placeholder="Choose a conference",
        )
        if chosen is not None:
            report_downloads(session, chosen)
    else:
        alert("No conferences yet. Confirm a date under Inbox first.", kind="note")
st.header("Templates", anchor=False)
show_text(
    "The documents are made from the Word files in the folder “templates” beside the "
    "program. A practice may edit them in Word: keep the words in double braces, such "
    "as {{ conference.date }}, and the rest may look as you like.",
    kind="gp-lead",
)
show_list(sorted(session.desk.templates))
