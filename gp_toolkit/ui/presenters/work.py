"""The work list in words. Nothing in it names anybody: a case reference at most."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from gp_toolkit.model.deadline import Deadline, Milestone
from gp_toolkit.model.wording import MILESTONES, display_day
from gp_toolkit.ui.presenters.days import deadline_words, until

GROUPS: Mapping[str, str] = {
    "overdue": "Overdue",
    "today": "Today",
    "soon": "Next 14 days",
    "waiting": "Waiting",
}
"""How urgent → heading, the most pressing first."""

_TASKS: Mapping[str, str] = {
    "verify": "Check the date found in a new document",
    "unreadable": "Look at a file that could not be read",
    "password": "Give the password of a locked file",
    "chase_date": "Ask when the next conference is: no day is booked",
    "attendance": "Decide who goes",
}

_BUTTONS: Mapping[str, str] = {
    "verify": "Check",
    "unreadable": "Look",
    "password": "Unlock",
    "chase_date": "Look",
    "deadline": "Open",
    "attendance": "Choose for",
}

_WHY_HERE: Mapping[str, str] = {
    "verify": "No date counts until a person has compared it with the document.",
    "unreadable": "Nothing is known of this file until somebody opens it elsewhere.",
    "password": "The file can be read only with the password it was sent with.",
    "chase_date": "The date may be booked later without the practice being told.",
    "attendance": "Nobody has been chosen yet to go to this conference.",
}


class Item(Protocol):
    """A piece of work, as the work list has it."""

    @property
    def task(self) -> str:
        """What kind of thing is to be done."""
        ...

    @property
    def urgency(self) -> str:
        """How it stands today."""
        ...

    @property
    def due(self) -> dt.date | None:
        """By when."""
        ...

    @property
    def reference(self) -> str:
        """Case reference, or empty."""
        ...

    @property
    def conference(self) -> str:
        """Id of the conference, or empty."""
        ...

    @property
    def document(self) -> str:
        """Id of the document, or empty."""
        ...

    @property
    def milestone(self) -> Milestone | None:
        """Which deadline, or what falls due."""
        ...

    @property
    def deadline(self) -> Deadline | None:
        """The deadline with its working."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLine:
    """A piece of work as it stands on the page.

    Attributes:
        what: What is to be done.
        when: By when, in words; empty when there is no day for it.
        why: Why it is on the list.
        button: What the button that leads to it says.
    """

    what: str
    when: str
    why: str
    button: str


def work_line(item: Item, today: dt.date) -> WorkLine:
    """A piece of work in words."""
    return WorkLine(
        what=_what(item),
        when=_when(item, today),
        why=_WHY_HERE.get(item.task, ""),
        button=_BUTTONS[item.task],
    )


def _what(item: Item) -> str:
    return MILESTONES[item.milestone] if item.milestone else _TASKS[item.task]


def _when(item: Item, today: dt.date) -> str:
    if item.due is None:
        return "No day to come was found" if item.task == "verify" else ""
    if item.deadline is not None:
        return deadline_words(item.deadline, today)
    if item.task == "verify":
        away = until(item.due, today)
        return f"Found: {display_day(item.due)}, {away}. Not confirmed yet"
    if item.task == "attendance":
        away = until(item.due, today)
        return f"Conference on {display_day(item.due)}, {away}"
    if item.due < today:
        return f"Was to be held by {display_day(item.due)}: that day has gone by"
    return f"To be held by {display_day(item.due)}"


def counts(items: Sequence[Item]) -> dict[str, int]:
    """How many pieces of work stand under each heading."""
    return {name: sum(i.urgency == name for i in items) for name in GROUPS}
