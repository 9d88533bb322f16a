"""Calendar file and Word documents of one conference, made when asked for."""

from functools import partial

import streamlit as st

from gp_toolkit.casework.attending import arrangement_of
from gp_toolkit.casework.calendars import calendar_of
from gp_toolkit.casework.day_sheet import daily_sheet
from gp_toolkit.casework.reporting import as_zip, report_files
from gp_toolkit.casework.settings import practice_of
from gp_toolkit.diary.events import file_name
from gp_toolkit.model.clock import today
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.practice import Act, Privacy
from gp_toolkit.reports.pack import ReportFile
from gp_toolkit.ui.markup import element, show
from gp_toolkit.ui.presenters.days import size_words
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import Session

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MADE = "reports-made"


def calendar_button(session: Session, conference: Conference) -> None:
    """The calendar file of one conference."""
    if not session.may(Act.EXPORT_CALENDAR):
        return
    desk, user, ids = session.desk, session.user, (conference.id,)
    st.download_button(
        "Calendar file",
        data=lambda: calendar_of(desk, by=user, conference_ids=ids),
        file_name=f"{file_name(_privacy(session), conference.reference)}.ics",
        mime="text/calendar",
        on_click="ignore",
        key=f"ics-{conference.id}",
    )


def offer_daily_sheet(session: Session) -> None:
    """The day's work as a page to print, for when the computer cannot be used."""
    on = today(session.desk.clock)
    st.download_button(
        "Daily list to print or save",
        data=lambda: daily_sheet(session.desk, by=session.user),
        file_name=f"daily list {on.isoformat()}.html",
        mime="text/html",
        on_click="ignore",
    )


def _privacy(session: Session) -> Privacy:
    return practice_of(session.desk, by=session.user).privacy


def report_downloads(session: Session, conference: Conference) -> None:
    """The Word documents, with what is still missing in each."""
    if not session.may(Act.MAKE_REPORTS):
        return
    basis = _basis(session, conference)
    made = st.session_state.get(_MADE)
    if made is None or made[0] != basis:
        if st.button("Prepare the Word documents", key=f"make-{conference.id}"):
            with told(), st.spinner("Preparing…"):
                files = report_files(session.desk, conference.id, by=session.user)
                st.session_state[_MADE] = (basis, files)
                st.rerun()
        return
    _show_files(conference, made[1])


def _basis(session: Session, conference: Conference) -> tuple[object, ...]:
    """What the documents were made from: when it changes they are made anew."""
    arrangement = arrangement_of(session.desk, conference.id, by=session.user)
    return conference, arrangement, practice_of(session.desk, by=session.user)


def _show_files(conference: Conference, files: tuple[ReportFile, ...]) -> None:
    st.download_button(
        "All Word documents in one zip",
        data=lambda: as_zip(files),
        file_name=f"{conference.reference} reports.zip",
        mime="application/zip",
        on_click="ignore",
        type="primary",
        key=f"zip-{conference.id}",
    )
    for number, file in enumerate(files, 1):
        with st.container(border=True, key=f"report-{conference.id}-{number}"):
            missing = size_words(len(file.gaps), "gap", "gaps") + " to fill in"
            show(element("p", file.name, kind="gp-strong"))
            if file.gaps:
                gaps = element("ul", *(element("li", gap) for gap in file.gaps))
                show(
                    element(
                        "details",
                        element("summary", missing),
                        element("div", gaps),
                        kind="gp-why",
                    )
                )
            st.download_button(
                f"Download document {number}",
                data=partial(bytes, file.content),
                file_name=file.name,
                mime=WORD,
                on_click="ignore",
                key=f"word-{conference.id}-{number}",
            )
