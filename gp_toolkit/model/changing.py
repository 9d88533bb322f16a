"""A change to a conference before anybody has confirmed it: what it would do."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from gp_toolkit.model.conference import Conference
from gp_toolkit.model.deadline import Deadline, Milestone
from gp_toolkit.model.moving import MoveKind
from gp_toolkit.model.reading import Mode


class Effect(StrEnum):
    """What a change does to one milestone."""

    SAME = "same"
    MOVED = "moved"
    ADDED = "added"
    ENDED = "ended"
    HISTORY = "history"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asks to be changed.

    Attributes:
        kind: What happened.
        reason: Who told the practice and how, in the person's words.
        date: The new day, for a move to another day or a merger.
        start: The new time; None when it is not known.
        end: The new end; None when it is not known.
        venue: The new place; None keeps the old one.
        mode: How it is held then; None keeps the old way.
        joins: Id of the conference that joins this one, for a merger.
        children: Numbers of the children who moved away, from 0 in the conference's
            order.
    """

    kind: MoveKind
    reason: str = ""
    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    venue: str | None = None
    mode: Mode | None = None
    joins: str = ""
    children: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One row of the old/new table.

    Attributes:
        milestone: Which deadline.
        effect: What the change does to it.
        old: The day before the change; None when there was none.
        new: The day after it; None when there is none any more.
        deadline: The new one with its working; None when there is none.
        done_on: The day on which it was met already.
        gone_by: The new day is past and nothing was recorded as done.
    """

    milestone: Milestone
    effect: Effect
    old: dt.date | None
    new: dt.date | None
    deadline: Deadline | None = None
    done_on: dt.date | None = None
    gone_by: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A box for a person to tick.

    Attributes:
        id: Names it in the answer.
        text: What ticking it says.
        must: The change is not made without it.
        ticked: How it starts.
    """

    id: str
    text: str
    must: bool = False
    ticked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a change would do; nothing has happened yet.

    Attributes:
        asked: What was asked.
        before: The conference as it stands.
        after: The conference as it would stand, but for the answers to the ticks.
        joins: The other conference of a merger, as it stands.
        lines: The old/new table, in order of day.
        ticks: What the person is asked.
        cautions: Sentences to be read before going on.
    """

    asked: Asked
    before: Conference
    after: Conference
    joins: Conference | None = None
    lines: tuple[ChangeLine, ...] = ()
    ticks: tuple[Tick, ...] = ()
    cautions: tuple[str, ...] = ()
