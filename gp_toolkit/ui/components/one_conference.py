"""One conference: its facts, its time line, who goes, its files, its end."""

import streamlit as st

from gp_toolkit.casework.attending import arrangement_of
from gp_toolkit.casework.schedule import (
    deadlines_of,
    done_for,
    kept,
    open_conference,
)
from gp_toolkit.model.clock import today
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.practice import Act
from gp_toolkit.model.wording import MEETINGS
from gp_toolkit.ui.components.downloads import calendar_button, report_downloads
from gp_toolkit.ui.components.mark_done import offer_mark_done
from gp_toolkit.ui.components.places import (
    CHANGE,
    ROTA,
    go_to_conference,
    go_to_document,
)
from gp_toolkit.ui.components.start_days import show_start_days
from gp_toolkit.ui.components.tables import show_facts
from gp_toolkit.ui.components.tell_people import (
    offer_do_again,
    offer_one_entry,
    show_history,
    show_tellings,
)
from gp_toolkit.ui.components.why import why_this_day
from gp_toolkit.ui.markup import Markup, element, joined, show, show_text
from gp_toolkit.ui.presenters.changes import whence_the_day
from gp_toolkit.ui.presenters.conferences import STATUSES, facts, who_words
from gp_toolkit.ui.presenters.passages import place_words
from gp_toolkit.ui.presenters.timeline import TimelineLine, timeline, with_the_day
from gp_toolkit.ui.session import Session

_SEEN = "conference-seen"


def show_conference(session: Session, conference_id: str) -> None:
    """The page of one conference."""
    conference = look_at(session, conference_id)
    kind = MEETINGS[conference.kind]
    show(element("h1", f"{conference.reference}: {kind}"))
    if session.may(Act.MOVE_CONFERENCE) and st.button("Change, cancel or close it"):
        go_to_conference(conference.id, page=CHANGE)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _show_facts(session, conference)
        _show_timeline(session, conference)
        show_history(conference)
    with right:
        show_tellings(session, conference)
        _show_who(session, conference)
        show(element("h2", "Files to take away"))
        calendar_button(session, conference)
        offer_one_entry(session, conference)
        report_downloads(session, conference)


def look_at(session: Session, conference_id: str) -> Conference:
    """The conference; the first look of this session is put on record."""
    seen: set[str] = st.session_state.setdefault(_SEEN, set())
    if conference_id not in seen:
        conference = open_conference(session.desk, conference_id, by=session.user)
        seen.add(conference_id)
        return conference
    session.desk.check(session.user, Act.VIEW_CASE)
    with session.desk.store.work() as work:
        return kept(work, conference_id)


def _show_facts(session: Session, conference: Conference) -> None:
    authority = session.desk.procedures.pack(conference.authority).name
    show_facts(facts(conference, authority))
    quotes = [
        joined(
            element("p", f"{place_words(e)}:", kind="gp-quiet"),
            element("p", element("mark", e.quote)),
        )
        for e in conference.evidence
    ]
    whence = "The quoted line it was confirmed from" if quotes else ""
    show(
        element(
            "details",
            element("summary", "Why this day?"),
            element("div", element("p", whence or whence_the_day(conference)), *quotes),
            kind="gp-why",
        )
    )
    if conference.document and st.button("Look at the document"):
        go_to_document(conference.document)


def _show_timeline(session: Session, conference: Conference) -> None:
    show(element("h2", "Time line"))
    due = with_the_day(conference, deadlines_of(session.desk.procedures, conference))
    done = done_for(session.desk, conference.id, by=session.user)
    open_still = conference.status is ConferenceStatus.BOOKED
    if not open_still:
        show_text(
            "These were the days. Nothing more is asked for: the conference is "
            f"{STATUSES[conference.status].lower()}.",
            kind="gp-quiet",
        )
    else:
        show_start_days(session, conference)
    for line in timeline(due, done, today(session.desk.clock)):
        left, right = st.columns([5, 2], vertical_alignment="center")
        with left:
            show(_line(line))
        if not open_still:
            continue
        with right:
            if line.state == "done":
                offer_do_again(session, conference, line.milestone)
            else:
                offer_mark_done(
                    session,
                    conference.id,
                    line.milestone,
                    reference=conference.reference,
                )


def _line(line: TimelineLine) -> Markup:
    return element(
        "div",
        element("p", line.what, kind="gp-what"),
        element("p", line.when, element("span", line.stands, kind="gp-stands")),
        why_this_day(line.why),
        kind=f"gp-item gp-{line.state}",
    )


def _show_who(session: Session, conference: Conference) -> None:
    show(element("h2", "Who goes"))
    arrangement = arrangement_of(session.desk, conference.id, by=session.user)
    show_text(who_words(arrangement))
    if conference.status is not ConferenceStatus.BOOKED:
        return
    label = "Change who goes" if arrangement else "Choose who goes"
    if st.button(label):
        go_to_conference(conference.id, page=ROTA)
