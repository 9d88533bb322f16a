"""A conference changes: what happened, what that does to each day, and a person's yes."""

from collections.abc import Sequence

import streamlit as st

from gp_toolkit.casework.moving import carry_out, propose_change
from gp_toolkit.casework.schedule import conferences
from gp_toolkit.model.changing import Change, Tick
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.moving import MoveKind
from gp_toolkit.model.practice import Act
from gp_toolkit.model.wording import MEETINGS, display_when
from gp_toolkit.ui.components.change_fields import ask_what
from gp_toolkit.ui.components.frame import say
from gp_toolkit.ui.components.one_conference import look_at
from gp_toolkit.ui.components.places import go_to_conference
from gp_toolkit.ui.components.why import why_this_day
from gp_toolkit.ui.labels import for_tick
from gp_toolkit.ui.markup import Markup, alert, element, show, show_text
from gp_toolkit.ui.presenters.changes import (
    WHAT_HAPPENED,
    ChangeRow,
    change_rows,
    done_words,
    possible,
)
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import Session


def show_change(session: Session, conference_id: str) -> None:
    """The page on which a conference is changed."""
    conference = look_at(session, conference_id)
    show(element("h1", f"{conference.reference}: what has changed?"))
    when = display_when(conference.date, conference.start)
    show_text(f"{MEETINGS[conference.kind]}, {when}", kind="gp-quiet")
    session.desk.check(session.user, Act.MOVE_CONFERENCE)
    kind = st.selectbox(
        "What has happened?",
        options=possible(conference),
        index=None,
        format_func=lambda k: WHAT_HAPPENED[k],
        placeholder="Choose",
    )
    if kind is None:
        return
    asked = ask_what(kind, conference, _others(session, conference, kind))
    if asked is None:
        return
    with told():
        change = propose_change(session.desk, conference.id, asked, by=session.user)
        _show_effect(change)
        _ask_to_confirm(session, change)


def _others(
    session: Session, conference: Conference, kind: MoveKind
) -> Sequence[Conference]:
    if kind is not MoveKind.MERGED:
        return ()
    known = conferences(session.desk, by=session.user)
    booked = (c for c in known if c.status == "booked" and c.id != conference.id)
    return tuple(booked)


def _show_effect(change: Change) -> None:
    show(element("h2", "What this does to each day"))
    rows = change_rows(change)
    head = element(
        "tr",
        *(
            element("th", label, attributes={"scope": "col"})
            for label in ("What", "Old day", "New day", "What becomes of it")
        ),
    )
    table = element(
        "table",
        element("thead", head),
        element("tbody", *map(_row, rows)),
        kind="gp-table gp-changes",
    )
    show(element("div", table, kind="gp-scroll"))
    for caution in change.cautions:
        alert(caution, kind="caution")


def _row(row: ChangeRow) -> Markup:
    why = why_this_day(row.why) if row.why else Markup()
    return element(
        "tr",
        element("td", element("p", row.what, kind="gp-strong"), why),
        element("td", row.old),
        element("td", row.new),
        element("td", element("span", row.becomes, kind="gp-stands")),
        kind=f"gp-{row.state}",
    )


def _ask_to_confirm(session: Session, change: Change) -> None:
    show(element("h2", "Confirm"))
    key = f"{change.before.id}-{change.before.sequence}-{change.asked.kind}"
    with st.form(f"confirm-{key}", enter_to_submit=False):
        ticked = [t.id for t in change.ticks if _tick(t, key)]
        if st.form_submit_button("Confirm this change", type="primary"):
            with told():
                after = carry_out(session.desk, change, ticked, by=session.user)
                say(
                    f"{done_words(after)} Take a new calendar file, so that calendars follow."
                )
                go_to_conference(after.id)


def _tick(tick: Tick, key: str) -> bool:
    show_text(tick.text)
    label = for_tick(tick.id)
    return st.checkbox(label, value=tick.ticked, key=f"tick-{tick.id}-{key}")
