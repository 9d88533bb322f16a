"""The rules that a practice's days rest on, as a person last accepted them."""

import datetime as dt
from dataclasses import dataclass

from gp_toolkit.model.deadline import Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRules:
    """An area's rules as accepted: days follow these until a person takes newer ones.

    Attributes:
        authority: Id of the rule pack.
        version: Of the pack.
        body: The pack as it was, as JSON.
        at: UTC moment at which they were accepted.
        by: Id of the person; empty when they came with the practice's first use.
    """

    authority: str
    version: int
    body: str
    at: dt.datetime
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDay:
    """One day of a conference that newer rules would move.

    Attributes:
        milestone: Which deadline.
        old: The day by the accepted rules; None when they have none.
        new: The day by the newer rules; None when they have none any more.
    """

    milestone: Milestone
    old: dt.date | None
    new: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AffectedConference:
    """An open conference whose days newer rules would move.

    Attributes:
        id: Of the conference.
        reference: Case reference.
        days: Those that move, by milestone.
    """

    id: str
    reference: str
    days: tuple[ChangedDay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """Newer rules for an area that nobody has accepted yet.

    Attributes:
        authority: Id of the rule pack.
        name: As people say it.
        old_version: Accepted.
        new_version: Waiting.
        conferences: The open conferences whose days would move.
    """

    authority: str
    name: str
    old_version: int
    new_version: int
    conferences: tuple[AffectedConference, ...]
