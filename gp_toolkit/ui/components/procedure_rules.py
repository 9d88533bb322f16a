"""A local procedure's rules, each with its source, and the bank holidays."""

import streamlit as st

from gp_toolkit.model.clock import today
from gp_toolkit.model.wording import display_short_day
from gp_toolkit.procedures.packs import Pack
from gp_toolkit.ui.components.tables import show_list
from gp_toolkit.ui.markup import Markup, element, show, show_text
from gp_toolkit.ui.presenters.procedures import RuleLine, holidays_words, rule_line
from gp_toolkit.ui.session import Session


def show_procedure(session: Session, authority: str) -> None:
    """The rules that deadlines follow; any of the areas can be looked at."""
    packs = session.desk.procedures.packs
    ids = list(packs)
    chosen = st.selectbox(
        "Rules of",
        options=ids,
        index=ids.index(authority) if authority in ids else 0,
        format_func=lambda pack: packs[pack].name,
        key="rules-of",
    )
    pack = packs[chosen]
    for rule in pack.rules:
        show(_rule(rule_line(rule, pack.source_of(rule.source).title)))
    _show_sources(pack)
    show(element("h3", "Bank holidays"))
    holidays = session.desk.procedures.holidays[pack.nation]
    show_text(holidays_words(holidays.published_to, today(session.desk.clock)))


def _rule(line: RuleLine) -> Markup:
    return element(
        "div",
        element("p", line.what, kind="gp-what"),
        element("p", f"For: {line.for_kinds}", kind="gp-quiet"),
        element("p", line.says),
        element("p", line.reading) if line.reading else Markup(),
        element("p", f"Source: {line.source}", kind="gp-quiet"),
        kind="gp-item gp-soon",
    )


def _show_sources(pack: Pack) -> None:
    show(element("h3", "Sources"))
    show_list(
        f"{s.title}{f', {s.address}' if s.address else ''}"
        f" (checked {display_short_day(s.checked)})"
        for s in pack.sources
    )
