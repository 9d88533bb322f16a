"""All conferences: as a list, and by month with every day that matters."""

from collections.abc import Sequence

import streamlit as st

from gp_toolkit.casework.schedule import (
    conferences,
    deadlines_of,
    report_due,
)
from gp_toolkit.model.clock import today
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.filing import Arrangement
from gp_toolkit.model.practice import Act
from gp_toolkit.model.wording import display_short_day
from gp_toolkit.ui.components.places import CALENDARS, INBOX, go_to_conference
from gp_toolkit.ui.labels import for_case
from gp_toolkit.ui.markup import Markup, alert, element, show, show_text
from gp_toolkit.ui.presenters.conferences import Day, Row, months, row
from gp_toolkit.ui.presenters.timeline import with_the_day
from gp_toolkit.ui.session import Session


def show_conferences(session: Session) -> None:
    """The list, the months and the calendar file of all."""
    known = conferences(session.desk, by=session.user)
    if not known:
        alert("No conferences yet. Confirm a date under Inbox first.", kind="note")
        if st.button("Go to the inbox"):
            st.switch_page(INBOX)
        return
    if session.may(Act.EXPORT_CALENDAR) and st.button("Calendar files"):
        st.switch_page(CALENDARS)
    listed, by_month = st.tabs(["List", "By month"])
    with listed:
        _show_list(session, known)
    with by_month:
        _show_months(session, known)


def _show_list(session: Session, known: Sequence[Conference]) -> None:
    with session.desk.store.work() as work:
        who = {a.conference: a for a in work.arrangements()}
    on = today(session.desk.clock)
    ahead = [c for c in known if _is_open(c) and c.date >= on]
    past = [c for c in known if not (_is_open(c) and c.date >= on)]
    for heading, under in (("To come", ahead), ("Past, cancelled or closed", past)):
        if under:
            show(element("h2", f"{heading} ({len(under)})"))
            for conference in under:
                _show_row(session, conference, who.get(conference.id))


def _is_open(conference: Conference) -> bool:
    return conference.status is ConferenceStatus.BOOKED


def _show_row(
    session: Session, conference: Conference, who: Arrangement | None
) -> None:
    due = report_due(deadlines_of(session.desk.procedures, conference))
    left, right = st.columns([5, 1], vertical_alignment="center")
    with left:
        show(_row(row(conference, who, due)))
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        label = for_case("Open", conference.reference)
        if st.button(label, key=f"conference-{conference.id}"):
            go_to_conference(conference.id)


def _row(line: Row) -> Markup:
    colour = "gp-today" if line.status == "Booked" else ""
    reference = element("span", line.reference, kind="gp-reference")
    return element(
        "div",
        element("p", reference, f"{line.kind}, {line.when}", kind="gp-what"),
        element("p", f"Report due {line.report_due} · {line.who}"),
        element("p", line.status, kind="gp-quiet") if line.status != "Booked" else "",
        kind=f"gp-item {colour}",
    )


def _show_months(session: Session, known: Sequence[Conference]) -> None:
    dated = [
        (c, with_the_day(c, deadlines_of(session.desk.procedures, c))) for c in known
    ]
    grouped = months(dated, since=today(session.desk.clock))
    if not grouped:
        show_text("Nothing is to come.", kind="gp-quiet")
    for name, days in grouped.items():
        show(element("h2", name), element("ul", *map(_day, days), kind="gp-months"))


def _day(day: Day) -> Markup:
    what = element("span", day.what, kind="gp-conference" if day.conference else "")
    return element(
        "li",
        element("span", display_short_day(day.day), kind="gp-day"),
        element("span", day.reference, kind="gp-reference"),
        what,
        element(
            "details",
            element("summary", "Why this day?"),
            element("div", element("p", day.working)),
            kind="gp-why",
        ),
    )
