"""What surrounds every page: style, banner of the example, who is signed in."""

from pathlib import Path

import streamlit as st

from gp_toolkit.access import roles
from gp_toolkit.model.clock import today
from gp_toolkit.model.practice import Role
from gp_toolkit.model.wording import display_day
from gp_toolkit.ui.markup import alert, element, show
from gp_toolkit.ui.session import Session

_STYLE = Path(__file__).parents[1] / "style.css"

_SAID = "said"


def say(text: str, *, kind: str = "good") -> None:
    """Keep a message for the top of the next page that is shown."""
    st.session_state.setdefault(_SAID, []).append((text, kind))


def show_said() -> None:
    """Show the messages kept, once."""
    for text, kind in st.session_state.pop(_SAID, []):
        alert(text, kind=kind)


def surround(session: Session) -> None:
    """The style, who is signed in, and the banner of the example."""
    st.html(_STYLE)
    link = {"href": "/signout", "target": "_self"}
    leave = "Leave the example" if session.example else "Sign out"
    show(
        element(
            "div",
            element("p", _practice_name(session), kind="gp-practice"),
            element("p", f"{session.user.name}, {role_words(session.user.role)}"),
            element("p", element("a", leave, attributes=link)),
            kind="gp-who",
        )
    )
    if fault := session.desk.procedures.fault:
        alert(f"Your own words for papers are not used. {fault}")
    if session.example:
        show(
            element(
                "div",
                element(
                    "p",
                    element("strong", "Example practice."),
                    " Everybody in it is invented, and everything here is gone when "
                    "the program ends. Its day is always "
                    f"{display_day(today(session.desk.clock))}.",
                ),
                kind="gp-example",
                attributes={"role": "note"},
            )
        )


def role_words(role: Role) -> str:
    """A role as people say it."""
    return roles.role_words()[role].name


def _practice_name(session: Session) -> str:
    with session.desk.store.work() as work:
        practice = work.practice()
    return practice.name if practice else ""
