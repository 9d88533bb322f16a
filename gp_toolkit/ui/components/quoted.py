"""The document in its own words, the quoted line marked."""

import streamlit as st

from gp_toolkit.casework.filing import original_of
from gp_toolkit.model.filing import FiledDocument
from gp_toolkit.model.reading import NextConference
from gp_toolkit.ui.markup import Markup, element, joined, show, words
from gp_toolkit.ui.presenters.documents import READABLE, download_name
from gp_toolkit.ui.presenters.passages import Line, Passage, Segment, passages
from gp_toolkit.ui.session import Session

_LONGEST = 200_000
"""Characters of a whole document shown at once; a browser stays quick with these."""


def show_quoted(filed: FiledDocument, entry: NextConference | None) -> None:
    """The lines around each quote of an entry, or the document's beginning."""
    evidence = entry.evidence if entry else ()
    for passage in passages(filed.document, evidence):
        show(_passage(passage))


def show_whole(session: Session, filed: FiledDocument) -> None:
    """All the text folded up, and the original to download."""
    if filed.document.state in READABLE:
        with st.expander("The whole document as text"):
            text = filed.document.text
            if len(text) > _LONGEST:
                st.markdown("Only the first part is shown: open the original.")
            page = element("p", text[:_LONGEST])
            show(
                element(
                    "div", page, kind="gp-page gp-whole", attributes=_scrolls("Text")
                )
            )
    desk, user = session.desk, session.user
    st.download_button(
        "Download the original file",
        data=lambda: original_of(desk, filed.id, by=user),
        file_name=download_name(filed, ""),
        mime="application/octet-stream",
        on_click="ignore",
        key=f"original-{filed.id}",
    )


def _passage(passage: Passage) -> Markup:
    before = _left_out(passage.before, "above")
    after = _left_out(passage.after, "below")
    lines = (_line(line) for line in passage.lines)
    return joined(
        element("p", passage.place, kind="gp-place"),
        element(
            "div",
            before,
            *lines,
            after,
            kind="gp-page",
            attributes=_scrolls(passage.place),
        ),
    )


def _scrolls(name: str) -> dict[str, str]:
    """What lets a scrolling region be reached by keyboard and named aloud."""
    return {"tabindex": "0", "role": "region", "aria-label": name}


def _left_out(count: int, where: str) -> Markup:
    if not count:
        return Markup()
    noun = "line" if count == 1 else "lines"
    return element("p", f"{count} more {noun} {where}", kind="gp-left-out")


def _line(line: Line) -> Markup:
    kind = " ".join(
        name for name, on in (("gp-row", line.row), ("gp-heading", line.heading)) if on
    )
    return element("p", *(_segment(s) for s in line.segments), kind=kind)


def _segment(segment: Segment) -> Markup:
    cells = segment.text.split("\t")
    bar = element("span", "|", kind="gp-cell", attributes={"aria-hidden": "true"})
    shown = joined(
        cells[0], *(piece for cell in cells[1:] for piece in (bar, words(cell)))
    )
    return element("mark", shown) if segment.marked else shown
