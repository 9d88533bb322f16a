"""The practice's details, to look at or to change."""

from dataclasses import replace

import streamlit as st

from gp_toolkit.casework.settings import practice_of, save_practice
from gp_toolkit.model.practice import Act, Practice
from gp_toolkit.ui.components.frame import say
from gp_toolkit.ui.components.tables import show_facts
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import Session


def show_practice(session: Session) -> Practice:
    """The practice; a form for those who may change it."""
    practice = practice_of(session.desk, by=session.user)
    if session.may(Act.CHANGE_SETTINGS):
        _form(session, practice)
    else:
        show_facts(
            (
                ("Name", practice.name),
                ("Local procedure", _names(session)[practice.authority]),
                ("Address", practice.address or "Not given"),
                ("Telephone", practice.telephone or "Not given"),
                ("E-mail", practice.email or "Not given"),
            )
        )
    return practice


def _form(session: Session, practice: Practice) -> None:
    names = _names(session)
    with st.form("practice"):
        name = st.text_input("Name", value=practice.name)
        authority = st.selectbox(
            "Local procedure, unless a document names another",
            options=list(names),
            index=list(names).index(practice.authority),
            format_func=lambda pack: names[pack],
        )
        address = st.text_input("Address on reports", value=practice.address)
        telephone = st.text_input("Telephone on reports", value=practice.telephone)
        email = st.text_input("Secure e-mail on reports", value=practice.email)
        if st.form_submit_button("Save", type="primary"):
            changed = replace(
                practice,
                name=(name or "").strip(),
                authority=authority,
                address=(address or "").strip(),
                telephone=(telephone or "").strip(),
                email=(email or "").strip(),
            )
            with told():
                save_practice(session.desk, changed, by=session.user)
                say("The practice's details are saved.")
                st.rerun()


def _names(session: Session) -> dict[str, str]:
    return {pack.id: pack.name for pack in session.desk.procedures.packs.values()}
