"""What a corrected document says otherwise than the one before it, fact by fact."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, time
from enum import StrEnum
from typing import TypeVar

from gp_toolkit.model.family import Adult, Child, Professional
from gp_toolkit.model.reading import Reading
from gp_toolkit.model.wording import display_day, display_time

T = TypeVar("T")

NAMED = "named"
"""The fact that a document names a person at all."""

_LABELS = {"nhs_number": "NHS number", "latest": "no later than"}
# Not facts of the document, but what was made of them.
_PASSED_OVER = {"name", "trust", "warnings", "evidence", "candidates", "children"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact that differs.

    Attributes:
        what: Which, in words: "Next conference: date".
        old: As the earlier document has it; empty if it is not in it.
        new: As the later one has it; empty if it is gone.
    """

    what: str
    old: str
    new: str


def changes(old: Reading, new: Reading) -> tuple[Change, ...]:
    """Every fact of two readings that is not the same in both, in a steady order."""
    before, after = dict(_facts(old)), dict(_facts(new))
    return tuple(
        Change(what=what, old=before.get(what, ""), new=after.get(what, ""))
        for what in dict.fromkeys((*before, *after))
        if before.get(what, "") != after.get(what, "")
    )


def _facts(reading: Reading) -> Iterator[tuple[str, str]]:
    """Each fact by what it is about; a fact that is not stated is left out."""
    yield from _fields("This meeting", reading.conference)
    for name, entry in _numbered("Next conference", reading.next):
        yield from _fields(name, entry)
        if entry.children:
            yield f"{name}: children", ", ".join(entry.children)
    for name, group in _numbered("Core group", reading.core_groups):
        yield from _fields(name, group)
    people: tuple[tuple[str, Sequence[Child | Adult]], ...] = (
        ("Child", reading.children),
        ("Adult", reading.adults),
    )
    for word, listed in people:
        for person in listed:
            name = f"{word} {' '.join(person.name.split())}"
            yield name, NAMED
            yield from _fields(name, person)
    for professional in reading.professionals:
        yield from _professional(professional)
    yield from _fields("Report", reading.report)
    for name, action in _numbered("Action", reading.actions):
        yield from _fields(name, action)
    for name, action in _numbered("Possible action", reading.possible_actions):
        yield from _fields(name, action)


def _professional(person: Professional) -> Iterator[tuple[str, str]]:
    name = f"{_words(person.role)} {' '.join(person.name.split())}"
    yield name, NAMED
    for what, value in (("phone", person.phone), ("email", person.email)):
        if value:
            yield f"{name}: {what}", value


def _numbered(name: str, items: Sequence[T]) -> Iterator[tuple[str, T]]:
    for number, item in enumerate(items, start=1):
        yield (name if len(items) == 1 else f"{name} {number}"), item


def _fields(name: str, value: object) -> Iterator[tuple[str, str]]:
    for field in fields(value):  # type: ignore[arg-type]  # a dataclass of the model
        said = getattr(value, field.name)
        if field.name in _PASSED_OVER or said in (None, (), False):
            continue
        label = _LABELS.get(field.name, field.name.replace("_", " "))
        yield f"{name}: {label}", _words(said)


def _words(value: object) -> str:
    match value:
        case StrEnum():
            return value.value.replace("_", " ")
        case date():
            return display_day(value)
        case time():
            return display_time(value)
        case tuple():
            return ", ".join(_words(item) for item in value)
        case True:
            return "yes"
        case _:
            return " ".join(str(value).split())
