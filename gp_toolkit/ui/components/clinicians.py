"""The clinicians on the rota: the list, a sheet out and a sheet in."""

import streamlit as st

from gp_toolkit.casework.attending import (
    clinicians,
    clinicians_sheet,
    load_clinicians,
)
from gp_toolkit.model.practice import Act
from gp_toolkit.ui.components.frame import say
from gp_toolkit.ui.components.tables import table
from gp_toolkit.ui.markup import alert, show
from gp_toolkit.ui.presenters.days import size_words
from gp_toolkit.ui.presenters.rota import COLUMNS, clinician_cells
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import Session

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_clinicians(session: Session) -> None:
    """Who is on the rota, and how to change it."""
    people = clinicians(session.desk, by=session.user)
    if people:
        show(table(COLUMNS, (clinician_cells(person) for person in people)))
    else:
        alert(
            "Nobody is on the rota yet. Download the empty sheet, fill it in with "
            "Excel, and load it here.",
            kind="note",
        )
    if not session.may(Act.EDIT_CLINICIANS):
        return
    desk, user = session.desk, session.user
    st.download_button(
        "Download this sheet" if people else "Download the empty sheet",
        data=lambda: clinicians_sheet(desk, by=user),
        file_name="clinicians.xlsx",
        mime=EXCEL,
        on_click="ignore",
    )
    _load(session)


def _load(session: Session) -> None:
    with st.form("load-clinicians", clear_on_submit=True):
        sheet = st.file_uploader(
            "Sheet of clinicians (Excel or CSV); it replaces the list",
            type=["xlsx", "xls", "ods", "csv"],
        )
        if st.form_submit_button("Load this sheet"):
            if sheet is None:
                alert("Choose the sheet first.")
                return
            with told():
                people = load_clinicians(
                    session.desk, sheet.getvalue(), sheet.name, by=session.user
                )
                say(f"{size_words(len(people), 'clinician', 'clinicians')} loaded.")
                st.rerun()
