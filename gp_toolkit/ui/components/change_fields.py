"""The fields for each thing that can happen to a conference."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from gp_toolkit.model.changing import Asked
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.moving import MoveKind
from gp_toolkit.model.reading import Mode
from gp_toolkit.model.wording import MODES
from gp_toolkit.ui.components.verify_form import EARLIEST, LATEST
from gp_toolkit.ui.markup import alert
from gp_toolkit.ui.presenters.changes import days_to_choose
from gp_toolkit.ui.presenters.decision import conference_words


def ask_what(
    kind: MoveKind, conference: Conference, others: Sequence[Conference]
) -> Asked | None:
    """What the person says has happened; None while something is still to be given."""
    asked: Asked | None = Asked(kind=kind)
    match kind:
        case MoveKind.RESCHEDULED:
            asked = _new_day(conference)
        case MoveKind.MERGED:
            asked = _joins(conference, others)
        case MoveKind.CHILD_MOVED:
            asked = _children(conference)
        case (
            MoveKind.CANCELLED
            | MoveKind.PLAN_ENDED
            | MoveKind.CLOSED
            | MoveKind.REOPENED
        ):
            pass
    if asked is None:
        return None
    reason = st.text_input(
        "Who told us, and how?",
        key=f"reason-{kind}",
        placeholder="For example: conference office by telephone, today",
    )
    return replace(asked, reason=(reason or "").strip())


def _new_day(conference: Conference) -> Asked | None:
    left, middle, right = st.columns(3)
    with left:
        day = st.date_input(
            "New day (day/month/year)",
            value=None,
            min_value=EARLIEST,
            max_value=LATEST,
            format="DD/MM/YYYY",
            key=f"new-day-{conference.id}",
        )
    with middle:
        start = st.time_input(
            "Start", value=conference.start, step=300, format="24h", key="new-start"
        )
    with right:
        end = st.time_input(
            "End", value=conference.end, step=300, format="24h", key="new-end"
        )
    venue = st.text_input(
        "Place or joining details", value=conference.venue or "", key="new-venue"
    )
    mode = st.selectbox(
        "How it is held",
        options=list(Mode),
        index=list(Mode).index(conference.mode) if conference.mode else None,
        format_func=lambda m: MODES[m],
        placeholder="Not known",
        key="new-mode",
    )
    if day is None:
        alert(
            "Give the new day; if only the time or the place is new, the old day.",
            kind="note",
        )
        return None
    return Asked(
        kind=MoveKind.RESCHEDULED,
        date=day,
        start=start,
        end=end,
        venue=venue or "",
        mode=mode,
    )


def _joins(conference: Conference, others: Sequence[Conference]) -> Asked | None:
    if not others:
        alert("There is no other booked conference that could join.", kind="note")
        return None
    words = {c.id: conference_words(c) for c in others}
    other = st.selectbox(
        "Which conference joins this one?",
        options=list(words),
        index=None,
        format_func=lambda c: words[c],
        placeholder="Choose",
    )
    if other is None:
        return None
    second = next(c for c in others if c.id == other)
    days = days_to_choose(conference, second)
    chosen = st.selectbox(
        "On which day is the joint conference?",
        options=list(days),
        index=None,
        format_func=lambda day: days[day],
        placeholder="Choose; if it is another day, change the day afterwards",
    )
    if chosen is None:
        return None
    source = conference if chosen == (conference.date, conference.start) else second
    return Asked(
        kind=MoveKind.MERGED,
        joins=other,
        date=source.date,
        start=source.start,
        end=source.end,
        venue=source.venue,
        mode=source.mode,
    )


def _children(conference: Conference) -> Asked | None:
    # Names stand in the options of a widget, which shows them as they are.
    chosen = st.multiselect(
        "Which children have moved?",
        options=range(len(conference.children)),
        format_func=lambda n: conference.children[n].name,
        placeholder="Choose",
        key=f"moved-{conference.id}",
    )
    if conference.children and not chosen:
        return None
    return Asked(kind=MoveKind.CHILD_MOVED, children=tuple(chosen))
