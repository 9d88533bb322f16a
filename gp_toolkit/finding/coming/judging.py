"""A booked day held against the calendar and its rivals."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.coming.changes_told import is_of_another_day
from gp_toolkit.finding.coming.entries import (
    Weighing,
    has_gone,
    is_self_evident,
    plausible,
    quote_of,
    trusted,
    unique,
)
from gp_toolkit.finding.coming.other_reviews import is_of_something_else
from gp_toolkit.finding.coming.trust import (
    GRACE_DAYS,
    LONGEST_MONTHS,
    doubts,
    holiday_in,
    other_readings,
)
from gp_toolkit.finding.dates.forms import Shape
from gp_toolkit.finding.text.months import add_days, add_months
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.reading import (
    Candidate,
    DocumentKind,
    NextConference,
    NextStatus,
    Warning,
)

_STANDS = Wording(r"\b{claims/stands}\b")
_LIMIT_NEAR = 90


def judged(
    weighing: Weighing,
    entry: NextConference,
    best: Claim,
    live: Sequence[Claim],
) -> NextConference:
    """A booked or unclear day with its doubts and rivals."""
    against = plausible(weighing, best.kind)
    warnings = list(without_confirmed_year(best, live))
    if best.date is not None:
        warnings.extend(doubts(best.date, against))
        beyond = Warning.BEYOND_LIMIT in warnings
        if beyond and _has_limit_of_its_own(weighing, best):
            warnings.remove(Warning.BEYOND_LIMIT)
        if Warning.BANK_HOLIDAY in warnings:
            nations = holiday_in(best.date, against.holidays)
            entry = replace(entry, bank_holiday_in=nations)
    rivals = [
        c
        for c in live
        if c.status in (NextStatus.BOOKED, NextStatus.WINDOW)
        and c.date is not None
        and c.date != best.date
        and _is_rival(weighing, c, best)
    ]
    if rivals:
        warnings.append(Warning.SEVERAL_CANDIDATES)
    if _is_unmoved(weighing, best) or _speaks_of_cancelling(weighing, entry):
        warnings.append(Warning.SUPERSEDED)
    limits = [c.latest for c in live if _is_set_limit(c)]
    if best.date and any(
        best.date > limit > (against.anchor or against.today)
        for limit in limits
        if limit and best.kind is not None
    ):
        warnings.append(Warning.BEYOND_LIMIT)
    protection = weighing.context.nature.child_protection
    if protection and weighing.outcome.all_ended and not entry.children:
        warnings.append(Warning.OUTCOME_CONFLICT)
    if any(c.status is NextStatus.TO_BE_CONFIRMED and c.strength == 3 for c in live):
        warnings.append(Warning.SEVERAL_CANDIDATES)
    candidates = _candidates(weighing, best, rivals, warnings)
    entry = _withdrawn(weighing, replace(entry, candidates=candidates), warnings)
    return trusted(
        weighing,
        entry,
        unique(warnings),
        firm=best.strength >= 2,
        dated=is_self_evident(weighing.context, best),
    )


def _has_limit_of_its_own(weighing: Weighing, best: Claim) -> bool:
    """`Thursday 29 April, 1 pm (limit 10 May)`: within six months, and weighed.

    The three months of a first review are then not those of this one.
    """
    context, bound, day = weighing.context, best.bound, best.date
    if bound is None or day is None or context.anchor.date is None:
        return False
    scan, begin = context.scan, bound.mention.end
    last = add_days(add_months(context.anchor.date, LONGEST_MONTHS), GRACE_DAYS)
    for other in scan.days_in(begin, min(begin + _LIMIT_NEAR, bound.row.end)):
        said = scan.cues("modifiers", begin, other.start)
        limit = bool(said) and said[-1].cue.kind == "limit"
        if limit and other.date is not None:
            return day <= other.date <= last
    return False


def _is_set_limit(claim: Claim) -> bool:
    """A last day written for this conference; not the rule that all papers repeat."""
    return (
        claim.status is NextStatus.DUE_BY
        and claim.latest is not None
        and claim.strength >= 2
        and claim.bound is not None
        and claim.bound.mention.shape is Shape.DAY
    )


def without_confirmed_year(best: Claim, live: Sequence[Claim]) -> tuple[Warning, ...]:
    """A year that another statement of the same day writes out needs no question."""
    written = any(
        c.date == best.date and c.bound and c.bound.mention.year is not None
        for c in live
    )
    skipped = {Warning.YEAR_INFERRED} if written else set()
    return tuple(w for w in best.warnings if w not in skipped)


def _is_unmoved(weighing: Weighing, best: Claim) -> bool:
    """A notice of change whose day is not said to be the new one, or to stand."""
    kind = weighing.context.nature.kind
    if kind is not DocumentKind.REARRANGEMENT or best.moved:
        return False
    scan, bound = weighing.context.scan, best.bound
    if bound is None:
        return True
    return not scan.words[_STANDS].search(scan.sheet.text, bound.start, bound.row.end)


def _speaks_of_cancelling(weighing: Weighing, entry: NextConference) -> bool:
    """An invitation in which anything is "cancelled" or "postponed" is not sure.

    But where the sentence tells of another day that is off.
    """
    context = weighing.context
    if context.nature.kind is not DocumentKind.INVITATION:
        return False
    return any(
        hit.cue.kind == "cancelled"
        and not context.scan.sheet.row_at(hit.start).depth
        and not is_of_another_day(context.scan, entry, hit)
        for hit in context.scan.hits.get("modifiers", ())
    )


def _is_rival(weighing: Weighing, claim: Claim, best: Claim) -> bool:
    if best.strength == 3 and (
        claim.strength == 1 or _is_of_something_else(weighing, claim)
    ):
        return False
    first, last = claim.date, claim.latest
    if claim.status is NextStatus.WINDOW and best.date and first and last:
        written = best.strength == 3 and Warning.YEAR_INFERRED not in best.warnings
        if written and _is_proposed(weighing, claim):
            return False
        return not first <= best.date <= last
    if has_gone(weighing, claim) and not has_gone(weighing, best):
        return False
    return not (best.moved and not claim.moved and claim.strength < 3)


def _is_of_something_else(weighing: Weighing, claim: Claim) -> bool:
    bound = claim.bound
    return bound is not None and is_of_something_else(weighing.context.scan, bound)


def _is_proposed(weighing: Weighing, claim: Claim) -> bool:
    """`It was proposed that the next conference should be in June`: no more than talk."""
    scan = weighing.context.scan
    said = scan.cues("modifiers", *scan.sentence_at(claim.start))
    return any(hit.cue.kind == "vague" for hit in said)


def _withdrawn(
    weighing: Weighing, entry: NextConference, warnings: Sequence[Warning]
) -> NextConference:
    """A day that its own weekday and the calendar both speak against is not offered."""
    anchor = weighing.context.anchor.date or weighing.context.counted_from
    wrong = Warning.WEEKDAY_MISMATCH in warnings and entry.date is not None
    if wrong and entry.date and anchor and entry.date <= anchor and entry.candidates:
        return replace(entry, status=NextStatus.UNCLEAR, date=None)
    if entry.status is NextStatus.UNCLEAR and entry.date is not None:
        return replace(entry, date=None)
    return entry


def _candidates(
    weighing: Weighing,
    best: Claim,
    rivals: Sequence[Claim],
    warnings: Sequence[Warning],
) -> tuple[Candidate, ...]:
    found = [
        Candidate(date=claim.date, quote=quote_of(weighing, claim))
        for claim in rivals
        if claim.date
    ]
    if best.status is NextStatus.UNCLEAR and best.date:
        found.insert(0, Candidate(date=best.date, quote=quote_of(weighing, best)))
    odd = {
        Warning.WEEKDAY_MISMATCH,
        Warning.IMPOSSIBLE_DATE,
        Warning.PAST,
        Warning.BEYOND_LIMIT,
        Warning.WEEKEND,
        Warning.BANK_HOLIDAY,
        Warning.TOO_SOON,
    }
    if best.bound and odd & set(warnings):
        against = plausible(weighing, best.kind)
        found.extend(
            Candidate(date=day, quote=quote_of(weighing, best))
            for day in other_readings(best.bound.mention, against)
        )
    seen: dict[dt.date, Candidate] = {}
    for candidate in found:
        if candidate.date != best.date or best.status is NextStatus.UNCLEAR:
            seen.setdefault(candidate.date, candidate)
    return tuple(seen.values())
