"""The documents by how far they have come."""

from collections.abc import Sequence

import streamlit as st

from gp_toolkit.casework.filing import inbox
from gp_toolkit.model.clock import LONDON
from gp_toolkit.model.filing import FiledDocument, Stage
from gp_toolkit.model.wording import display_short_day
from gp_toolkit.ui.components.places import go_to_document
from gp_toolkit.ui.markup import Markup, element, show, show_text
from gp_toolkit.ui.presenters.documents import (
    READABLE,
    STAGES,
    found_words,
    kind_words,
)
from gp_toolkit.ui.session import Session

_AT_ONCE = 25
"""Documents shown under a heading before “Show more”: a page must stay quick."""


def show_documents(session: Session) -> None:
    """All documents, those to check first."""
    documents = inbox(session.desk, by=session.user)
    if not documents:
        show_text("No documents yet.", kind="gp-quiet")
    for stage, heading in STAGES.items():
        under = [f for f in documents if f.stage is stage]
        if under:
            show(element("h2", f"{heading} ({len(under)})"))
            _show_some(under, stage)


def _show_some(documents: Sequence[FiledDocument], stage: Stage) -> None:
    key = f"inbox-more-{stage}"
    shown = st.session_state.get(key, _AT_ONCE)
    for filed in documents[:shown]:
        left, right = st.columns([4, 1], vertical_alignment="center")
        with left:
            show(_line(filed))
        with right, st.container(horizontal=True, horizontal_alignment="right"):
            label = "Check" if stage is Stage.TO_VERIFY else "Open"
            if st.button(label, key=f"open-{filed.id}"):
                go_to_document(filed.id)
    if len(documents) > shown and st.button("Show more", key=f"{key}-button"):
        st.session_state[key] = shown + _AT_ONCE
        st.rerun()


def _line(filed: FiledDocument) -> Markup:
    received = display_short_day(filed.received.astimezone(LONDON).date())
    note = filed.note if filed.stage is Stage.SET_ASIDE else ""
    colour = {
        Stage.TO_VERIFY: "gp-today" if filed.document.state in READABLE else "gp-late",
        Stage.CONFIRMED: "gp-done",
        Stage.SET_ASIDE: "",
    }[filed.stage]
    return element(
        "div",
        element("p", filed.document.name, kind="gp-what"),
        *(element("p", text) for text in found_words(filed)),
        element("p", f"Set aside: {note}") if note else Markup(),
        element("p", f"{kind_words(filed)}, received {received}", kind="gp-quiet"),
        kind=f"gp-item {colour}",
    )
