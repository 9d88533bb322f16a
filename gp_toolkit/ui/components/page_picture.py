"""The page as it looks, the quoted words boxed, beside the form."""

from base64 import b64encode

import streamlit as st

from gp_toolkit.casework.page_pictures import (
    PicturedPage,
    page_picture,
    pictured_pages,
)
from gp_toolkit.model.filing import FiledDocument
from gp_toolkit.model.reading import Evidence, NextConference
from gp_toolkit.ui.markup import element, show, show_text
from gp_toolkit.ui.session import Session

_DRAWN = "page-drawn"
"""Pictures of the document that is open, kept between two runs of the page, in this
person's session only."""

_MOST_PAGES = 3

_Key = tuple[str, PicturedPage, tuple[Evidence, ...]]


def show_pages(
    session: Session, filed: FiledDocument, entry: NextConference | None
) -> None:
    """A picture of each page that an entry's quotes stand on."""
    if entry is None:
        return
    pages = pictured_pages(filed, entry.evidence)[:_MOST_PAGES]
    if not pages:
        return
    with st.expander("The page as it looks", expanded=True):
        for page in pages:
            of = f" of {page.source}" if page.source else ""
            show(element("p", f"Page {page.page}{of}", kind="gp-place"))
            picture = _drawn(session, filed, entry, page)
            if picture is None:
                words = "The page cannot be shown here. Look at the original file."
                show_text(words, kind="gp-quiet")
                continue
            # In the page itself, not at an address that others could ask for.
            address = f"data:image/png;base64,{b64encode(picture).decode('ascii')}"
            said = f"Page {page.page} of the document; boxes are round the quoted words"
            image = element("img", attributes={"src": address, "alt": said})
            show(element("div", image, kind="gp-picture"))


def _drawn(
    session: Session,
    filed: FiledDocument,
    entry: NextConference,
    page: PicturedPage,
) -> bytes | None:
    key = (filed.id, page, entry.evidence)
    kept: dict[_Key, bytes | None] = st.session_state.get(_DRAWN, {})
    if key not in kept:
        kept = {k: png for k, png in kept.items() if k[0] == filed.id}
        with st.spinner("Drawing the page…"):
            kept[key] = page_picture(
                session.desk, filed, page, entry.evidence, by=session.user
            )
        st.session_state[_DRAWN] = kept
    return kept[key]
