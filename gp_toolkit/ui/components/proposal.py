"""Who could go to each conference, why, and the person's choice."""

from collections.abc import Mapping

import streamlit as st

from gp_toolkit.casework.attending import (
    Choice,
    arrange,
    clinicians,
    conference_ids,
    proposed_rota,
    rota_sheet,
)
from gp_toolkit.model.attendance import Attendance, AttendanceMode
from gp_toolkit.model.practice import Act
from gp_toolkit.model.wording import ATTENDANCE_MODES
from gp_toolkit.ui.components.clinicians import EXCEL
from gp_toolkit.ui.components.frame import say
from gp_toolkit.ui.labels import for_case
from gp_toolkit.ui.markup import Markup, alert, element, show, show_text
from gp_toolkit.ui.presenters.rota import (
    need_words,
    proposal_words,
    spread_words,
)
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import Session


def show_proposal(session: Session, *, first: str = "") -> None:
    """The rota of the conferences to come.

    Args:
        session: Of the page.
        first: Id of a conference to put first; empty for none.
    """
    rota = proposed_rota(session.desk, by=session.user)
    if not rota.attendances:
        alert("No conference is to come, so there is no rota yet.", kind="note")
        return
    _offer_sheet(session)
    ids = conference_ids(session.desk, by=session.user)
    spread = "; ".join(spread_words(rota.attendances))
    show_text(f"Conferences to come, by person: {spread}.", kind="gp-quiet")
    order = sorted(
        rota.attendances, key=lambda a: ids.get(a.need.reference, "") != first
    )
    for attendance in order:
        _show_one(session, attendance, ids)


def _offer_sheet(session: Session) -> None:
    if session.may(Act.EXPORT_ROTA):
        desk, user = session.desk, session.user
        st.download_button(
            "Download the rota for Excel",
            data=lambda: rota_sheet(desk, by=user),
            file_name="rota.xlsx",
            mime=EXCEL,
            on_click="ignore",
            type="primary",
        )


def _show_one(session: Session, attendance: Attendance, ids: Mapping[str, str]) -> None:
    reference = attendance.need.reference
    conference_id = ids.get(reference, "")
    with st.container(border=True, key=f"rota-{conference_id}"):
        left, right = st.columns([3, 2], gap="medium")
        with left:
            show(_summary(attendance))
        if session.may(Act.ARRANGE_ATTENDANCE):
            with right:
                _choose(session, attendance, conference_id)


def _summary(attendance: Attendance) -> Markup:
    reasons = (element("li", reason) for reason in attendance.reasons)
    others = (
        element("li", element("strong", other.clinician), f": {other.why}")
        for other in attendance.runners_up
    )
    chosen = attendance.need.locked_to is not None
    reference = element("span", attendance.need.reference, kind="gp-reference")
    return element(
        "div",
        element("p", reference, need_words(attendance), kind="gp-what"),
        element("p", proposal_words(attendance), kind="gp-stands-alone"),
        element("ul", *reasons, kind="gp-reasons"),
        element(
            "details",
            element("summary", "Who else could go"),
            element("div", element("ul", *others)),
            kind="gp-why",
        )
        if attendance.runners_up
        else Markup(),
        kind=f"gp-item {'gp-done' if chosen else 'gp-waiting'}",
    )


def _choose(session: Session, attendance: Attendance, conference_id: str) -> None:
    reference, name = attendance.need.reference, attendance.clinician
    if name and attendance.mode and not attendance.need.locked_to:
        label = for_case("Accept for", reference)
        if st.button(label, type="primary", key=f"accept-{conference_id}"):
            choice = Choice(
                clinician=name, mode=attendance.mode, reasons=attendance.reasons
            )
            _arrange(session, conference_id, choice, reference)
    with st.popover(for_case("Choose somebody else for", reference)):
        _choose_other(session, attendance, conference_id)


def _choose_other(session: Session, attendance: Attendance, conference_id: str) -> None:
    people = [p.name for p in clinicians(session.desk, by=session.user)]
    modes = list(AttendanceMode)
    with st.form(f"choose-{conference_id}", border=False):
        name = st.selectbox(
            "Clinician",
            options=people,
            index=people.index(attendance.clinician)
            if attendance.clinician in people
            else None,
            placeholder="Choose",
            key=f"who-{conference_id}",
        )
        mode = st.selectbox(
            "How they take part",
            options=modes,
            index=modes.index(attendance.mode) if attendance.mode else 0,
            format_func=lambda m: ATTENDANCE_MODES[m],
            key=f"how-{conference_id}",
        )
        if st.form_submit_button("Save this choice", type="primary"):
            if name is None:
                alert("Choose a clinician first.")
                return
            choice = Choice(clinician=name, mode=mode)
            _arrange(session, conference_id, choice, attendance.need.reference)


def _arrange(
    session: Session, conference_id: str, choice: Choice, reference: str
) -> None:
    with told():
        arrange(session.desk, conference_id, choice, by=session.user)
        say(f"The choice for {reference} is kept.")
        st.rerun()
