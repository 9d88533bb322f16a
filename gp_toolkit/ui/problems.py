"""What a person sees when something goes wrong: what to do, or a number to quote."""

import logging
import secrets
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from gp_toolkit.model.errors import UserProblem
from gp_toolkit.ui.markup import alert

_log = logging.getLogger("gp_toolkit.ui")


@contextmanager
def told() -> Iterator[None]:
    """Say a `UserProblem` on the page, where it happened; the rest of it stays."""
    try:
        yield
    except UserProblem as problem:
        alert(problem.message)


@contextmanager
def never_silent() -> Iterator[None]:
    """Turn a bug into a friendly page with a number; its text is never shown or logged.

    The text of an error may hold a name: the log has its kind and where it arose.
    """
    try:
        yield
    except UserProblem as problem:
        alert(problem.message)
    except Exception as error:  # noqa: BLE001 (a bug must not show its text)
        number = secrets.token_hex(4)
        frames = traceback.extract_tb(error.__traceback__)
        places = " < ".join(f"{f.filename}:{f.lineno}" for f in reversed(frames[-6:]))
        _log.error("bug %s: %s at %s", number, type(error).__name__, places)
        st.header("Something went wrong in the program", anchor=False)
        alert(
            "What was saved before is safe. Go to another page and come back. If it "
            f"happens again, quote the number {number} to whoever looks after the "
            "program."
        )
