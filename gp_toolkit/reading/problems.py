"""What people are told about files, looked up in `messages.toml`."""

import tomllib
from functools import cache
from importlib import resources

from gp_toolkit.model.document import DocumentState, Problem


class CannotRead(Exception):
    """Raised inside the room when a file yields nothing. Never leaves `read`.

    Attributes:
        problem: What the person is told.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.problem = problem(code, **facts)


@cache
def _messages() -> dict[str, dict[str, str]]:
    text = resources.files(__package__).joinpath("messages.toml").read_text("utf-8")
    return tomllib.loads(text)


def codes() -> tuple[str, ...]:
    """Every stable code, in the order of the table."""
    return tuple(_messages())


def problem(code: str, /, **facts: object) -> Problem:
    """The problem with a code, its message filled with numbers or formats.

    Raises:
        KeyError: The table has no such code, or a fact is missing: a bug.
    """
    return Problem(code=code, message=_messages()[code]["message"].format(**facts))


def state_of(code: str) -> DocumentState:
    """Where a file with this problem ends."""
    return DocumentState(_messages()[code]["state"])
