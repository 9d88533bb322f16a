"""The day's work, the most pressing first."""

from collections.abc import Mapping, Sequence

import streamlit as st

from gp_toolkit.casework.filing import inbox
from gp_toolkit.casework.worklist import Task, WorkItem
from gp_toolkit.model.clock import today
from gp_toolkit.ui.components.mark_done import offer_mark_done
from gp_toolkit.ui.components.places import (
    ROTA,
    go_to_conference,
    go_to_document,
)
from gp_toolkit.ui.components.why import why_here, why_this_day
from gp_toolkit.ui.labels import for_case
from gp_toolkit.ui.markup import Markup, element, show
from gp_toolkit.ui.presenters.timeline import why_words
from gp_toolkit.ui.presenters.work import GROUPS, WorkLine, counts, work_line
from gp_toolkit.ui.session import Session


def show_counts(items: Sequence[WorkItem]) -> None:
    """How much there is, by urgency."""
    tiles = (
        element(
            "div",
            element("dt", GROUPS[name]),
            element("dd", str(number)),
            kind=f"gp-count gp-{name}{' gp-some' if number else ''}",
        )
        for name, number in counts(items).items()
    )
    show(element("dl", *tiles, kind="gp-counts"))


def show_work(session: Session, items: Sequence[WorkItem]) -> None:
    """Every piece of work under its heading."""
    names = {f.id: f.document.name for f in inbox(session.desk, by=session.user)}
    for group, heading in GROUPS.items():
        under = [item for item in items if item.urgency == group]
        if not under:
            continue
        show(element("h2", f"{heading} ({len(under)})"))
        for number, item in enumerate(under):
            _show_item(session, item, names, key=f"work-{group}-{number}")


def _show_item(
    session: Session, item: WorkItem, names: Mapping[str, str], *, key: str
) -> None:
    line = work_line(item, today(session.desk.clock))
    left, right = st.columns([3, 2], vertical_alignment="center")
    with left:
        show(_item(item, line, names.get(item.document, "")))
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        if item.task is Task.DEADLINE and item.milestone:
            offer_mark_done(
                session, item.conference, item.milestone, reference=item.reference
            )
        if st.button(for_case(line.button, item.reference), key=key):
            _go(item)


def _item(item: WorkItem, line: WorkLine, file_name: str) -> Markup:
    reference = (
        element("span", item.reference, kind="gp-reference")
        if item.reference
        else Markup()
    )
    return element(
        "div",
        element("p", reference, line.what, kind="gp-what"),
        element("p", f"File: {file_name}") if file_name else Markup(),
        element("p", line.when, kind="gp-when") if line.when else Markup(),
        why_this_day(why_words(item.deadline)) if item.deadline else why_here(line.why),
        kind=f"gp-item gp-{item.urgency}",
    )


def _go(item: WorkItem) -> None:
    if item.document:
        go_to_document(item.document)
    if item.task is Task.ATTENDANCE:
        go_to_conference(item.conference, page=ROTA)
    go_to_conference(item.conference)
