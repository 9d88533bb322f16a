"""Which child each next conference is for."""

from collections.abc import Sequence
from dataclasses import replace

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.coming.entries import Weighing, has_gone, trusted, unique
from gp_toolkit.model.family import PlanStatus
from gp_toolkit.model.reading import (
    MeetingKind,
    NextConference,
    NextStatus,
    Trust,
    Warning,
)

_MOST_EVIDENCE = 4
_SURE = 3


def group_by_children(
    weighing: Weighing, claims: Sequence[Claim]
) -> list[tuple[tuple[str, ...], list[Claim]]]:
    """Claims grouped by whom they are about; those about all come first."""
    groups: dict[tuple[str, ...], list[Claim]] = {}
    ended = _ended(weighing) if weighing.outcome.firm else set()
    for claim in claims:
        if _is_of_what_follows(claim, ended):
            continue
        whole = set(claim.children) >= set(weighing.people.names)
        children = () if whole else claim.children
        groups.setdefault(children, []).append(claim)
    if len(groups) > 1 and () in groups:
        general = groups[()]
        named = {name for key in groups for name in key} | _ended(weighing)
        if _says_nothing_more(groups):
            groups.pop(())
        elif named >= set(weighing.people.names) and weighing.people.names:
            firm = [
                c
                for c in general
                if c.strength == 3 and c.date and not has_gone(weighing, c)
            ]
            if not firm:
                groups.pop(())
    return sorted(groups.items(), key=lambda item: bool(item[0]))


def _is_of_what_follows(claim: Claim, ended: set[str]) -> bool:
    """`Date of next meeting – Lacey-Mae: 29 July (CIN)`, where her plan is over."""
    booked = claim.status is NextStatus.BOOKED and claim.strength < _SURE
    return booked and bool(claim.children) and set(claim.children) <= ended


def _ended(weighing: Weighing) -> set[str]:
    """The children whose plan is over: no conference is to come for them."""
    over = (PlanStatus.NONE, PlanStatus.CHILD_IN_NEED)
    plans = weighing.outcome.plans
    return {name for name in weighing.people.names if plans.get(name) in over}


def _says_nothing_more(groups: dict[tuple[str, ...], list[Claim]]) -> bool:
    said = {(c.date, c.latest) for key, g in groups.items() if key for c in g}
    return all((c.date, c.latest) in said for c in groups[()])


def with_ended(weighing: Weighing, found: list[NextConference]) -> list[NextConference]:
    """Children whose plan ended while a sibling's goes on have their own entry."""
    found = _without_the_unborn(weighing, found)
    ended = _ended(weighing)
    over = tuple(name for name in weighing.people.names if name in ended)
    left = tuple(name for name in weighing.people.names if name not in over)
    if not over or not left:
        return found
    told = {name for entry in found for name in entry.children}
    narrowed = [
        replace(entry, children=left)
        if not entry.children and entry.status is not NextStatus.ENDED
        else entry
        for entry in found
    ]
    missing = tuple(name for name in over if name not in told)
    if not missing:
        return narrowed
    if not narrowed and not told:
        narrowed = [
            trusted(
                weighing,
                NextConference(
                    kind=MeetingKind.REVIEW,
                    status=NextStatus.NOT_STATED,
                    children=left,
                    candidates=weighing.loose,
                ),
                (Warning.SEVERAL_CANDIDATES,) if weighing.loose else (),
                firm=True,
            )
        ]
    lines = [
        line
        for line in weighing.outcome.evidence
        if any(name.split()[0].lower() in line.quote.lower() for name in missing)
    ]
    entry = NextConference(
        kind=MeetingKind.REVIEW,
        status=NextStatus.ENDED,
        children=missing,
        evidence=tuple(lines or weighing.outcome.evidence)[:_MOST_EVIDENCE],
    )
    coming = {n for e in found if e.status is NextStatus.BOOKED for n in e.children}
    doubt = (Warning.OUTCOME_CONFLICT,) if coming & set(over) else ()
    return [*narrowed, trusted(weighing, entry, doubt, firm=True)]


def with_forgotten(
    weighing: Weighing, found: list[NextConference]
) -> list[NextConference]:
    """Children of whom no entry speaks, where every entry speaks of some.

    `Ella's review is on 6 August at 10. Max's will be an hour later.` In a file about
    several families nobody can tell whether a child of another page is forgotten.
    """
    general = any(not entry.children for entry in found)
    if not found or general or weighing.several_families:
        return found
    told = {name for entry in found for name in entry.children}
    rest = tuple(name for name in weighing.people.names if name not in told)
    if not rest:
        return found
    entry = NextConference(
        kind=MeetingKind.REVIEW,
        status=NextStatus.NOT_STATED,
        children=rest,
        candidates=weighing.loose,
    )
    return [*found, trusted(weighing, entry, (Warning.NOTHING_FOUND,), firm=True)]


def _without_the_unborn(
    weighing: Weighing, found: list[NextConference]
) -> list[NextConference]:
    """The born children's conference is not the unborn child's, if that has its own."""
    apart = {
        name
        for entry in found
        if entry.kind is MeetingKind.PRE_BIRTH
        for name in entry.children
    }
    rest = tuple(name for name in weighing.people.names if name not in apart)
    if not apart or not rest:
        return found
    return [
        replace(e, children=rest)
        if not e.children and e.kind is MeetingKind.REVIEW
        else e
        for e in found
    ]


def without_repeats(
    weighing: Weighing, found: Sequence[NextConference]
) -> list[NextConference]:
    """One entry a conference: children told of the same one share it."""
    kept: dict[tuple[object, ...], NextConference] = {}
    for entry in found:
        key = (entry.status, entry.date, entry.latest, entry.kind, entry.start)
        known = kept.get(key)
        if known is None or not known.children or not entry.children:
            kept.setdefault(key, entry)
            continue
        named = {*known.children, *entry.children}
        children = tuple(name for name in weighing.people.names if name in named)
        warnings = unique((*known.warnings, *entry.warnings))
        kept[key] = replace(
            known,
            children=() if len(children) == len(weighing.people.names) else children,
            warnings=warnings,
            trust=Trust.CHECK if warnings else Trust.CLEAR,
            evidence=(*known.evidence, *entry.evidence)[:_MOST_EVIDENCE],
        )
    return list(kept.values())
