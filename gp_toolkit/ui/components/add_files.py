"""Files come in: dropped or chosen, read one by one, each with its result."""

from collections.abc import Sequence
from pathlib import PurePosixPath

import streamlit as st

from gp_toolkit.casework.filing import FileResult, file_documents
from gp_toolkit.model.document import DocumentState
from gp_toolkit.model.practice import Act
from gp_toolkit.model.reading import Trust
from gp_toolkit.ui.components.places import go_to_document
from gp_toolkit.ui.markup import alert, element, joined, show
from gp_toolkit.ui.presenters.days import size_words
from gp_toolkit.ui.presenters.documents import STAGES, found_words, state_words
from gp_toolkit.ui.presenters.likeness import like_words
from gp_toolkit.ui.session import Session

_RESULTS = "inbox-results"
_ROUND = "inbox-round"
_AT_ONCE = 50
"""Results shown one by one: a page must stay quick."""


def add_files(session: Session) -> None:
    """The box to drop files in; in the example, the button for its minutes."""
    if not session.may(Act.FILE_DOCUMENT):
        return
    batch: Sequence[tuple[str, bytes]] = ()
    if session.example:
        st.markdown(
            "Invented minutes, letters and e-mails are ready to try the whole job on."
        )
        if st.button("Add the example minutes"):
            batch = session.example_files()
    turn = st.session_state.setdefault(_ROUND, 0)
    with st.form("add-files", border=True):
        chosen = st.file_uploader(
            "Minutes, invitations, letters and e-mails",
            accept_multiple_files=True,
            key=f"files-{turn}",  # a new key empties the box, and lets go of the bytes
            help="Word, OpenDocument, PDF, scans, text, saved e-mails and zips of "
            "these. Several at once are all right.",
        )
        if st.form_submit_button("Read these files", type="primary"):
            if chosen:
                batch = [(file.name, file.getvalue()) for file in chosen]
            else:
                alert("Choose the files first, or drop them into the box.")
    with st.expander("Add a whole folder"), st.form("add-folder", border=False):
        inside = st.file_uploader(
            "Folder with minutes, and the folders in it",
            accept_multiple_files="directory",
            key=f"folder-{turn}",
        )
        if st.form_submit_button("Read this folder"):
            batch = [(_file_name(f.name), f.getvalue()) for f in inside or ()]
            batch = [(name, data) for name, data in batch if not _is_hidden(name)]
            if not batch:
                alert("Choose a folder with files in it first.")
    if batch:
        st.session_state[_RESULTS] = _read_all(session, batch)
        st.session_state[_ROUND] = turn + 1
        st.rerun()


def _file_name(path: str) -> str:
    """A file's own name: those of the folders around it are not kept."""
    return PurePosixPath(path.replace("\\", "/")).name


def _is_hidden(name: str) -> bool:
    """What Windows, Word and the Mac leave in folders for themselves."""
    return name.startswith((".", "~$")) or name in ("Thumbs.db", "desktop.ini")


def _read_all(session: Session, batch: Sequence[tuple[str, bytes]]) -> list[FileResult]:
    results: list[FileResult] = []
    bar = st.progress(0.0, text=f"Reading {len(batch)} files…")
    for result in file_documents(session.desk, batch, by=session.user):
        results.append(result)
        bar.progress(
            len(results) / len(batch),
            text=f"{len(results)} of {len(batch)} files read and kept…",
        )
    bar.empty()
    return results


def show_results() -> bool:
    """What came of the files added last, until put away; whether there was any."""
    results: list[FileResult] = st.session_state.get(_RESULTS, [])
    if not results:
        return False
    added = sum(bool(r.filed and not r.filed.duplicate) for r in results)
    with st.container(border=True, key="inbox-results-box"):
        show(
            element(
                "h2", f"{size_words(added, 'file', 'files')} added of {len(results)}"
            )
        )
        for number, result in enumerate(results[:_AT_ONCE]):
            _show_result(result, number)
        if len(results) > _AT_ONCE:
            rest = size_words(len(results) - _AT_ONCE, "more file", "more files")
            show(element("p", f"And {rest}, all in the list.", kind="gp-quiet"))
        if st.button("Go to the list of all documents", type="primary"):
            del st.session_state[_RESULTS]
            st.rerun()
    return True


def _show_result(result: FileResult, number: int) -> None:
    left, right = st.columns([4, 1], vertical_alignment="center")
    with left:
        name = element("p", result.name, kind="gp-what")
        lines = (element("p", text) for text in _said(result))
        colour = "gp-done" if _went_well(result) else "gp-waiting"
        show(element("div", joined(name, *lines), kind=f"gp-item {colour}"))
    if result.filed is not None:
        with right, st.container(horizontal=True, horizontal_alignment="right"):
            if st.button("Open", key=f"result-{number}"):
                go_to_document(result.filed.document.id)


def _said(result: FileResult) -> tuple[str, ...]:
    if result.filed is None:
        return (f"Not added. {result.problem}",)
    if result.filed.duplicate:
        stage = STAGES[result.filed.document.stage].lower()
        return (f"Here already ({stage}): the same file was added before.",)
    like = result.filed.like
    if like is not None:
        return (like_words(like), *found_words(result.filed.document))
    if result.filed.document.document.state is DocumentState.READ:
        return found_words(result.filed.document)
    return (state_words(result.filed.document),)


def _went_well(result: FileResult) -> bool:
    filed = result.filed
    if filed is None or filed.document.document.state is not DocumentState.READ:
        return False
    entries = filed.document.reading.next
    return bool(entries) and all(e.trust is Trust.CLEAR for e in entries)
