"""From what a person typed beside the quoted line to a decision, or what is missing."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gp_toolkit.model.conference import Conference
from gp_toolkit.model.family import Child
from gp_toolkit.model.filing import Decision, Draft
from gp_toolkit.model.nhs_number import parse_nhs_number
from gp_toolkit.model.reading import (
    Action,
    MeetingKind,
    Mode,
    NextConference,
    NextStatus,
    Trust,
)
from gp_toolkit.model.wording import (
    SHORT_MEETINGS,
    display_day,
    display_short_day,
    warning_words,
)

NEW = "new"
"""The choice that the conference is a new one and replaces none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedChild:
    """One child's row of the form.

    Attributes:
        meant: The conference is about this child.
        name: As typed.
        born: Date of birth, or expected date of delivery.
        unborn: The date is the expected delivery.
        nhs_number: As typed.
        known: The child as the document has it, whose other facts are kept.
    """

    meant: bool
    name: str
    born: dt.date | None
    unborn: bool
    nhs_number: str
    known: Child | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The form as it stands when the person confirms.

    Attributes:
        taken: Of the actions that may be the practice's, those the person says are.
    """

    kind: MeetingKind | None
    date: dt.date | None
    start: dt.time | None
    end: dt.time | None
    venue: str
    mode: Mode | None
    authority: str
    children: tuple[TypedChild, ...]
    checked: bool
    taken: tuple[Action, ...] = ()


def trust_words(entry: NextConference) -> tuple[str, ...]:
    """How far the finding can be relied on: a sentence for each reason to check."""
    if entry.warnings:
        return warning_words(entry)
    if entry.trust is Trust.CLEAR:
        return ()
    return ("The program is not sure of this. Compare it with the quoted line.",)


def days_offered(entry: NextConference | None) -> Mapping[dt.date, str]:
    """The days a person may choose from, each with the words it was read from."""
    if entry is None:
        return {}
    offered: dict[dt.date, str] = {}
    if entry.date and entry.status is NextStatus.BOOKED:
        quote = entry.evidence[0].quote if entry.evidence else ""
        offered[entry.date] = quote
    for candidate in entry.candidates:
        offered.setdefault(candidate.date, candidate.quote)
    return {
        day: f"{display_day(day)} – “{_short(quote)}”" if quote else display_day(day)
        for day, quote in offered.items()
    }


def starting_day(draft: Draft, entry: NextConference | None) -> dt.date | None:
    """The day that the form starts with: none unless the finding is clear."""
    clear = entry is not None and entry.trust is Trust.CLEAR and not entry.warnings
    return draft.date if clear else None


def problems_with(typed: Typed) -> tuple[str, ...]:
    """What keeps a form from being confirmed, in the order of the form."""
    found: list[str] = []
    if typed.kind is None:
        found.append("Choose what kind of conference it is.")
    if typed.date is None:
        found.append("Give the day of the conference.")
    if typed.end and (typed.start is None or typed.end <= typed.start):
        found.append("The end must be after the start. Correct one of the two times.")
    found += _about_children(typed.children)
    if not typed.checked:
        found.append(
            "Compare the date with the document, then tick the box that says so."
        )
    return tuple(found)


def _about_children(children: Sequence[TypedChild]) -> list[str]:
    found: list[str] = []
    meant = [(n, c) for n, c in enumerate(children, 1) if c.meant]
    if not meant:
        found.append("Tick at least one child whom the conference is about.")
    for number, child in meant:
        if not child.name.strip():
            found.append(f"Give the name of child {number}, or take out the tick.")
        if child.nhs_number.strip() and not parse_nhs_number(child.nhs_number):
            found.append(
                f"The NHS number of child {number} has a wrong digit. Correct it, or "
                "leave it empty."
            )
    return found


def decision(draft: Draft, typed: Typed, entry: NextConference | None) -> Decision:
    """The decision of a form that `problems_with` finds nothing wrong with.

    A day that the document does not hold is the person's own: it carries no quote.
    """
    if typed.kind is None or typed.date is None:
        raise ValueError("a form with problems is no decision")
    found = typed.date in days_offered(entry)
    return Decision(
        kind=typed.kind,
        date=typed.date,
        authority=typed.authority,
        entry=draft.entry if found else None,
        start=typed.start,
        end=typed.end,
        venue=typed.venue.strip() or None,
        mode=typed.mode,
        children=tuple(_child(c) for c in typed.children if c.meant),
        adults=draft.adults,
        professionals=draft.professionals,
        report=draft.report,
        actions=(*draft.actions, *typed.taken),
        strategy_date=draft.strategy_date,
    )


def _child(typed: TypedChild) -> Child:
    known = typed.known or Child(name="")
    return Child(
        name=" ".join(typed.name.split()),
        date_of_birth=None if typed.unborn else typed.born,
        expected_delivery=typed.born if typed.unborn else None,
        nhs_number=parse_nhs_number(typed.nhs_number),
        address=known.address,
        address_confidential=known.address_confidential,
        plan=known.plan,
        categories=known.categories,
    )


def conference_words(conference: Conference) -> str:
    """A conference in a list to choose from; it names nobody."""
    kind = SHORT_MEETINGS[conference.kind]
    return f"{conference.reference}, {kind}, {display_short_day(conference.date)}"


def _short(quote: str, longest: int = 90) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
