"""Who is at the screen, and on which records they work."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from gp_toolkit import bootstrap
from gp_toolkit.casework.desk import Desk
from gp_toolkit.model.practice import Act, User
from gp_toolkit.ui.markup import show_way


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One person's place at the desk.

    Attributes:
        desk: The records and everything to work on them.
        user: On whose behalf changes are made.
        example: The records are the example practice's.
        example_files: The example minutes, name and content.
    """

    desk: Desk
    user: User
    example: bool
    example_files: Callable[[], tuple[tuple[str, bytes], ...]]

    def may(self, act: Act) -> bool:
        """Whether the person may do something; the use case checks it again."""
        return self.desk.permits.may(self.user, act)


def here() -> Session:
    """The session of this page; without one the page ends with the way to sign in.

    The gate in front lets nobody come this far without a session: this is for one that
    ended while the page was open.
    """
    application = bootstrap.application()
    token = st.context.cookies.get(application.cookie_name)
    user, desk = application.user_of(token), application.desk_of(token)
    if user is None or desk is None:
        st.header("You are signed out", anchor=False)
        show_way("/signin", "Sign in to go on")
        st.stop()
    return Session(
        desk=desk,
        user=user,
        example=application.is_example(token),
        example_files=application.example_files,
    )
