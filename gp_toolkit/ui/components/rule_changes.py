"""Newer rules that wait: the old and the new days, and the button that takes them."""

import streamlit as st

from gp_toolkit.casework.rule_changes import accept_rules, rule_changes
from gp_toolkit.model.practice import Act
from gp_toolkit.model.rules import RuleChange
from gp_toolkit.model.wording import MILESTONES, display_short_day
from gp_toolkit.ui.components.frame import say
from gp_toolkit.ui.components.tables import table
from gp_toolkit.ui.markup import alert, element, show, show_text
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import Session


def show_rule_changes(session: Session) -> None:
    """Nothing, unless rules have changed and nobody has said yes to them yet."""
    for change in rule_changes(session.desk, by=session.user):
        show(element("h2", f"The rules of {change.name} have changed"))
        if change.conferences:
            alert("Days stay as they are until somebody accepts the new ones.")
            show(table(("Case", "What", "Day now", "New day"), _rows(change)))
        else:
            show_text("No open conference has another day by the new rules.")
        _offer(session, change)


def _rows(change: RuleChange) -> list[tuple[str, str, str, str]]:
    return [
        (
            conference.reference,
            MILESTONES[day.milestone],
            display_short_day(day.old) if day.old else "None",
            display_short_day(day.new) if day.new else "None",
        )
        for conference in change.conferences
        for day in conference.days
    ]


def _offer(session: Session, change: RuleChange) -> None:
    if not session.may(Act.CHANGE_SETTINGS):
        show_text("A practice administrator decides. Tell one of them.")
        return
    key = f"rules-{change.authority}"
    if st.button("Work to the new rules", key=key, type="primary"):
        with told():
            accept_rules(
                session.desk, change.authority, change.new_version, by=session.user
            )
            say(f"Days follow the new rules of {change.name} from now on.")
            st.rerun()
