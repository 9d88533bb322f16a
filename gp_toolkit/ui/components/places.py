"""The pages, and how to go to one thing on them.

What is open stands in the address as a random id, so that the browser's reload and
back keep the place.
"""

import streamlit as st

TODAY = "pages/today.py"
INBOX = "pages/inbox.py"
CONFERENCES = "pages/conferences.py"
ROTA = "pages/rota.py"
REPORTS = "pages/reports.py"
SETTINGS = "pages/settings.py"
ONE_DOCUMENT = "pages/document.py"
ONE_CONFERENCE = "pages/conference.py"
CHANGE = "pages/change.py"
CALENDARS = "pages/calendars.py"

DOCUMENT = "document"
CONFERENCE = "conference"


def go_to_document(document_id: str) -> None:
    """Show one document."""
    st.switch_page(ONE_DOCUMENT, query_params={DOCUMENT: document_id})


def go_to_conference(conference_id: str, *, page: str = ONE_CONFERENCE) -> None:
    """Show one conference, on its page or another that is about one."""
    st.switch_page(page, query_params={CONFERENCE: conference_id})


def opened(kind: str) -> str:
    """The id of what is open on this page; empty for nothing."""
    return str(st.query_params.get(kind, ""))
