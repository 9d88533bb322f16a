"""What calendar programs do with what the toolkit makes, said as far as it is known."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

KNOWN: Mapping[str, str] = {
    "measured": "Tried here",
    "documented": "As its makers document",
    "reported": "As others report",
    "unverified": "Not verified",
}
"""How something is known → as people say it."""

FORMS: Mapping[str, str] = {
    "file": "Calendar file",
    "email": "Update or cancellation by e-mail",
    "feed": "Feed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """What a program does with one form, and how that is known."""

    form: str
    known: str
    says: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A calendar program."""

    name: str
    behaviours: tuple[Behaviour, ...]


@cache
def calendar_programs() -> Sequence[Program]:
    """The programs, in the order in which practices use them."""
    text = (resources.files("gp_toolkit.diary") / "programs.toml").read_text("utf-8")
    return tuple(
        Program(
            name=entry["name"],
            behaviours=tuple(Behaviour(form=f, **entry[f]) for f in FORMS),
        )
        for entry in tomllib.loads(text)["programs"]
    )
