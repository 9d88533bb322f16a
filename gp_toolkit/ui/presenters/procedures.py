"""A local procedure as a list that can be read aloud."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.reading import MeetingKind
from gp_toolkit.model.wording import MILESTONES, SHORT_MEETINGS, display_day


class Rule(Protocol):
    """A rule, as a rule pack has it."""

    @property
    def milestone(self) -> Milestone:
        """Which deadline, or what falls due."""
        ...

    @property
    def applies_to(self) -> tuple[MeetingKind, ...]:
        """Kinds of conference."""
        ...

    @property
    def section(self) -> str:
        """Where in its source."""
        ...

    @property
    def says(self) -> str:
        """What the source says."""
        ...

    @property
    def interpretation(self) -> str:
        """How much is the own word of the source."""
        ...

    @property
    def why(self) -> str:
        """How the source was read."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One rule on the page."""

    what: str
    for_kinds: str
    says: str
    source: str
    reading: str


def rule_line(rule: Rule, source_title: str) -> RuleLine:
    """A rule in words, with where it stands and how it was read."""
    read = {"ambiguous": "The source can be read in two ways: ", "assumed": "Assumed: "}
    lead = read.get(rule.interpretation, "")
    return RuleLine(
        what=MILESTONES[rule.milestone],
        for_kinds=_kinds(rule.applies_to),
        says=rule.says,
        source=f"{source_title}, section “{rule.section}”",
        reading=f"{lead}{rule.why}" if lead else "",
    )


def _kinds(kinds: Sequence[MeetingKind]) -> str:
    short = [SHORT_MEETINGS[kind] for kind in kinds]
    return ", ".join([short[0], *(word.lower() for word in short[1:])])


def holidays_words(published_to: date, today: date) -> str:
    """How far ahead the bank holidays are certain."""
    shown = display_day(published_to)
    if published_to < today:
        return (
            f"The bank holidays known here were published up to {shown}, which has "
            "gone by. Ask whoever looks after the program for a newer release."
        )
    return (
        f"Published up to {shown}. Deadlines after that day are worked out by the law "
        "as it stands and say so."
    )
