"""What the paper asks of the practice, and what it may ask: a person decides."""

import streamlit as st

from gp_toolkit.model.filing import Draft
from gp_toolkit.model.reading import Action
from gp_toolkit.model.wording import action_words
from gp_toolkit.ui.markup import element, show, show_text


def action_rows(draft: Draft, *, key: str) -> tuple[Action, ...]:
    """The actions read, and a tick for each that may be the practice's.

    Returns:
        Those that the person ticked.
    """
    if draft.actions:
        show(element("h3", "Actions for the practice"))
        for action in draft.actions:
            show_text(action_words(action))
    if not draft.possible_actions:
        return ()
    show(element("h3", "Actions that may be for you"))
    return tuple(
        action
        for number, action in enumerate(draft.possible_actions, 1)
        if _is_taken(action, number, key)
    )


def _is_taken(action: Action, number: int, key: str) -> bool:
    with st.container(border=True, key=f"action-{key}-{number}"):
        show_text(f"“{action_words(action)}”")
        return st.checkbox(
            f"Possible action {number}: this is for the practice",
            key=f"taken-{key}-{number}",
        )
