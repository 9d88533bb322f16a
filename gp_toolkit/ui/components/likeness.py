"""The earlier document that this one repeats or corrects, and what changed."""

import streamlit as st

from gp_toolkit.casework.likeness import like_before
from gp_toolkit.model.filing import FiledDocument
from gp_toolkit.ui.components.places import go_to_document
from gp_toolkit.ui.components.tables import table
from gp_toolkit.ui.markup import alert, show
from gp_toolkit.ui.presenters.likeness import change_row, like_words
from gp_toolkit.ui.session import Session


def show_likeness(session: Session, filed: FiledDocument) -> None:
    """What is known of an earlier document like this one; nothing if there is none."""
    like = like_before(session.desk, filed, by=session.user)
    if like is None:
        return
    alert(like_words(like), kind="note" if like.same else "caution")
    if like.changes:
        rows = [change_row(change) for change in like.changes]
        show(table(("What", "Before", "Now"), rows))
    if st.button("Open the earlier document", key=f"like-{filed.id}"):
        go_to_document(like.other.id)
