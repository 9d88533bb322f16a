"""What people are told about files, looked up in `messages.toml`."""

import tomllib
from collections.abc import Sequence
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


def page_numbers(numbers: Sequence[int]) -> str:
    """Page numbers in words.

    >>> page_numbers([2, 3, 4, 7])
    'Pages 2–4 and 7'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [f"{r[0]}–{r[-1]}" if len(r) > 1 else f"{r[0]}" for r in runs]
    words = " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
    return f"Page {words}" if len(numbers) == 1 else f"Pages {words}"
