"""What a reader of one format is given, and what it gives back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf

from gp_toolkit.model.document import Block, Document, Problem
from gp_toolkit.reading.limits import LIMITS, Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The text of a file, and what of it could not be had."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()


OnPage = Callable[[int, int], None]
"""Told how many pictures of pages have been read, and of how many."""


def _say_nothing(_read: int, _all: int) -> None:
    return


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """How a file is to be read.

    Attributes:
        limits: What it may cost.
        password: Typed by the person, if any.
        inside: The names of the files that this one lies in, with its own.
        depth: 0 for the file itself, 1 for its attachments, and so on.
        until: Moment of `time.monotonic` from which no more pictures are read.
        on_page: Told after each picture of a page: how many were read, of how many.
        read_inner: Reads a file that lies inside this one.
    """

    read_inner: Callable[[bytes, str, "Request"], Document]
    limits: Limits = field(default=LIMITS)
    password: str | None = None
    depth: int = 0
    inside: tuple[str, ...] = ()
    until: float = inf
    on_page: OnPage = field(default=_say_nothing)
