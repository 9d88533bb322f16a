"""Conferences that were cancelled: their entries, and what is left to come."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.coming.entries import Weighing, bare_entry, trusted, unique
from gp_toolkit.finding.coming.judging import without_confirmed_year
from gp_toolkit.model.reading import (
    DocumentKind,
    NextConference,
    NextStatus,
    Warning,
)

_DECIDES = (DocumentKind.CONFERENCE_RECORD, DocumentKind.PLAN)


def is_settled(weighing: Weighing, live: Sequence[Claim]) -> bool:
    """Whether what was cancelled is over: a new day is booked, or the plan has ended."""
    nature = weighing.context.nature
    match nature.kind:
        case DocumentKind.CANCELLATION:
            return False
        case DocumentKind.REARRANGEMENT:
            return any(c.moved for c in live)
        case _:
            booked = (c for c in live if c.status is NextStatus.BOOKED)
            over = weighing.outcome.all_ended and nature.kind in _DECIDES
            return over or any(c.strength == 3 for c in booked)


def as_cancelled(claims: Sequence[Claim]) -> list[Claim]:
    """Of a notice that a conference is off: its day, if no sentence says which is."""
    if any(c.status is NextStatus.CANCELLED for c in claims):
        return list(claims)
    return [
        replace(c, status=NextStatus.CANCELLED, old=False)
        if c.date and not c.moved
        else c
        for c in claims
    ]


def is_new_day(weighing: Weighing, claim: Claim, gone: set[dt.date | None]) -> bool:
    """A day that a cancellation names besides the cancelled one, still to come."""
    issued = weighing.context.issued or weighing.context.today
    booked = claim.status is NextStatus.BOOKED and claim.strength >= 2
    return (
        booked and claim.date not in gone and bool(claim.date and claim.date > issued)
    )


def expects_another(weighing: Weighing, cancelled: Sequence[Claim]) -> bool:
    """A record that tells of a cancelled conference leaves its new date open.

    So does a note that says "cancelled, new date to follow" in one breath.
    """
    nature, scan = weighing.context.nature, weighing.context.scan
    if nature.kind is not DocumentKind.CANCELLATION:
        return nature.child_protection
    if nature.letter:
        return False
    return any(
        hit.cue.kind == "unbooked"
        for claim in cancelled
        for hit in scan.cues("modifiers", *scan.sentence_at(claim.start))
    )


def distinct(claims: Sequence[Claim]) -> list[Claim]:
    """One claim a day, those with a time before those without."""
    seen: dict[dt.date | None, Claim] = {}
    for claim in sorted(claims, key=lambda c: c.details.start is None):
        seen.setdefault(claim.date, claim)
    return list(seen.values())


def cancelled_entry(
    weighing: Weighing,
    claim: Claim,
    claims: Sequence[Claim],
    children: tuple[str, ...],
) -> NextConference:
    """The entry of a cancelled conference: the day that is off."""
    agreeing = [c for c in claims if c.date == claim.date and c.date is not None]
    entry = bare_entry(weighing, fullest(claim, agreeing), children)
    written = without_confirmed_year(claim, claims)
    warnings = unique(w for w in written if w is not Warning.VAGUE_DATE)
    if claim.strength < 2:
        warnings = (*warnings, Warning.KIND_UNSURE)
    issued = weighing.context.issued
    if claim.date and issued and claim.date < issued:
        warnings = (*warnings, Warning.PAST)
    return trusted(
        weighing, replace(entry, status=NextStatus.CANCELLED), warnings, firm=True
    )


def fullest(best: Claim, agreeing: Sequence[Claim]) -> Claim:
    """Take time and place from another statement of the same day, if need be."""
    details = best.details
    times = {c.details.start for c in agreeing if c.details.start}
    for claim in agreeing:
        if claim.kind != best.kind:
            continue
        if details.start is None and claim.details.start:
            details = replace(details, start=claim.details.start, end=claim.details.end)
        if details.venue is None and claim.details.venue:
            details = replace(details, venue=claim.details.venue)
        if details.mode is None and claim.details.mode:
            details = replace(details, mode=claim.details.mode)
    warnings = best.warnings
    if len(times) > 1 and Warning.TIME_UNSURE not in warnings:
        warnings = (*warnings, Warning.TIME_UNSURE)
    return replace(best, details=details, warnings=warnings)
