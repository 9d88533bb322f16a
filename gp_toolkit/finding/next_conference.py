"""The next conference or conferences: claims weighed, rivals listed, doubts named."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gp_toolkit.finding.binding import Bound
from gp_toolkit.finding.claims import Claim, Context
from gp_toolkit.finding.dates import Shape
from gp_toolkit.finding.months import add_days, add_months
from gp_toolkit.finding.outcomes import Outcome
from gp_toolkit.finding.trust import (
    GRACE_DAYS,
    LONGEST_MONTHS,
    Plausible,
    doubts,
    other_readings,
)
from gp_toolkit.model.calendar import BankHolidays
from gp_toolkit.model.document import DocumentState, Part
from gp_toolkit.model.family import PlanStatus
from gp_toolkit.model.reading import (
    Candidate,
    DocumentKind,
    Evidence,
    MeetingKind,
    NextConference,
    NextStatus,
    Trust,
    Warning,
)

_MOST_EVIDENCE = 4
_PERHAPS = ("", "this", "next", "conference", "bare", "bare_meeting")
_ORDER = (
    NextStatus.BOOKED,
    NextStatus.UNCLEAR,
    NextStatus.WINDOW,
    NextStatus.DUE_BY,
    NextStatus.TO_BE_CONFIRMED,
    NextStatus.ENDED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """What claims are weighed with.

    Attributes:
        context: The document.
        outcome: What was decided, by child and for all.
        holidays: Of the authority's nation.
        children: Names of the children whom the document is about.
        loose: Days ahead that nothing governs: perhaps the one that was missed.
    """

    context: Context
    outcome: Outcome
    holidays: BankHolidays | None
    children: tuple[str, ...]
    loose: tuple[Candidate, ...] = ()


def loose_days(context: Context, bounds: Sequence[Bound]) -> tuple[Candidate, ...]:
    """Days within the next months that no known word governs."""
    start = context.anchor.date or context.counted_from or context.today
    last = add_days(add_months(start, LONGEST_MONTHS), GRACE_DAYS)
    found: dict[dt.date, Candidate] = {}
    for bound in bounds:
        day = bound.mention.date
        if bound.kind not in _PERHAPS or day is None or not start < day <= last:
            continue
        if bound.row.depth or bound.row.part in (Part.FOOTER, Part.EMAIL_HEADER):
            continue
        line = context.scan.sheet.evidence(bound.start, bound.end)
        found.setdefault(day, Candidate(date=day, quote=line.quote))
    return tuple(found.values())[:_MOST_EVIDENCE]


def weigh(weighing: Weighing, claims: Sequence[Claim]) -> tuple[NextConference, ...]:
    """The entries of `Reading.next`.

    Claims of a quoted older message count only when the message itself says nothing.
    """
    shallow = _shallowest(weighing, claims)
    groups = _by_children(weighing, shallow)
    found: list[NextConference] = []
    for children, group in groups:
        found.extend(_weigh_group(weighing, group, children))
    found = _with_ended(weighing, _without_repeats(weighing, found))
    if not found and weighing.context.nature.child_protection:
        found = [_not_stated(weighing)]
    return tuple(found)


def _with_ended(
    weighing: Weighing, found: list[NextConference]
) -> list[NextConference]:
    """Children whose plan ended while a sibling's goes on have their own entry."""
    plans = weighing.outcome.plans
    found = _without_the_unborn(weighing, found)
    over = tuple(
        name
        for name in weighing.children
        if plans.get(name) in (PlanStatus.NONE, PlanStatus.CHILD_IN_NEED)
    )
    left = tuple(name for name in weighing.children if name not in over)
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
    lines = [
        line
        for line in weighing.outcome.evidence
        if any(name.split()[0].lower() in line.quote.lower() for name in missing)
    ]
    ended = NextConference(
        kind=MeetingKind.REVIEW,
        status=NextStatus.ENDED,
        children=missing,
        evidence=tuple(lines or weighing.outcome.evidence)[:_MOST_EVIDENCE],
    )
    return [*narrowed, _trusted(weighing, ended, (), firm=True)]


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
    rest = tuple(name for name in weighing.children if name not in apart)
    if not apart or not rest:
        return found
    return [
        replace(e, children=rest) if not e.children and e.kind is MeetingKind.REVIEW else e
        for e in found
    ]


def _shallowest(weighing: Weighing, claims: Sequence[Claim]) -> list[Claim]:
    scan = weighing.context.scan
    depths = {id(c): scan.sheet.row_at(c.start).depth for c in claims}
    if not claims:
        return []
    telling = [c for c in claims if c.strength >= 2 or c.bound is not None]
    least = min(depths[id(c)] for c in telling or claims)
    return [c for c in claims if depths[id(c)] == least]


def _by_children(
    weighing: Weighing, claims: Sequence[Claim]
) -> list[tuple[tuple[str, ...], list[Claim]]]:
    """Claims grouped by whom they are about; those about all come first."""
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        whole = set(claim.children) >= set(weighing.children)
        children = () if whole else claim.children
        groups.setdefault(children, []).append(claim)
    if len(groups) > 1 and () in groups:
        general = groups[()]
        named = {name for key in groups for name in key}
        if _says_nothing_more(groups):
            groups.pop(())
        elif named >= set(weighing.children) and weighing.children:
            firm = [c for c in general if c.strength == 3 and c.date]
            if not firm:
                groups.pop(())
    return sorted(groups.items(), key=lambda item: bool(item[0]))


def _says_nothing_more(groups: dict[tuple[str, ...], list[Claim]]) -> bool:
    said = {(c.date, c.latest) for key, g in groups.items() if key for c in g}
    return all((c.date, c.latest) in said for c in groups[()])


def _weigh_group(
    weighing: Weighing, claims: list[Claim], children: tuple[str, ...]
) -> list[NextConference]:
    by_kind: dict[MeetingKind | None, list[Claim]] = {}
    for claim in claims:
        by_kind.setdefault(claim.kind, []).append(claim)
    if len(by_kind) > 1:
        by_kind = _settle_kinds(weighing, by_kind)
    found: list[NextConference] = []
    for kind in by_kind:
        found.extend(_entries(weighing, by_kind[kind], children))
    return found


def _settle_kinds(
    weighing: Weighing, by_kind: dict[MeetingKind | None, list[Claim]]
) -> dict[MeetingKind | None, list[Claim]]:
    """Conferences of two kinds are two entries only if both are firmly booked."""
    firm = {
        kind
        for kind, claims in by_kind.items()
        if any(c.strength >= 2 and (c.date or c.latest) for c in claims)
    }
    if len(firm) > 1:
        return {kind: by_kind[kind] for kind in by_kind if kind in firm}
    best = next(iter(firm), None) if firm else None
    if firm:
        return {best: [c for claims in by_kind.values() for c in claims]}
    everything = [c for claims in by_kind.values() for c in claims]
    top = max(everything, key=lambda c: c.strength)
    return {top.kind: everything}


def _entries(
    weighing: Weighing, claims: list[Claim], children: tuple[str, ...]
) -> list[NextConference]:
    entries: list[NextConference] = []
    cancelled = [c for c in claims if c.status is NextStatus.CANCELLED]
    old = [c for c in claims if c.old]
    live = [c for c in claims if not c.old and c.status is not NextStatus.CANCELLED]
    if weighing.context.nature.kind is DocumentKind.CANCELLATION and cancelled:
        live = [c for c in live if c.moved]
    elif weighing.context.nature.kind is DocumentKind.CANCELLATION:
        newly = [c for c in live if c.moved]
        cancelled += [
            replace(c, status=NextStatus.CANCELLED)
            for c in live
            if c.date and not c.moved
        ]
        cancelled += [replace(c, status=NextStatus.CANCELLED) for c in old if c.date]
        live = newly
    dates = {c.date for c in live if c.status is NextStatus.BOOKED}
    for claim in _distinct(cancelled):
        if claim.date not in dates or claim.date is None:
            entries.append(_cancelled(weighing, claim, children))
    best = _best(weighing, live)
    if best is None and entries and _expects_another(weighing):
        entries.append(
            replace(
                entries[-1],
                status=NextStatus.TO_BE_CONFIRMED,
                date=None,
                start=None,
                end=None,
                venue=None,
                mode=None,
            )
        )
    if best is not None:
        entries.append(_entry(weighing, best, live, old, children))
    return entries


def _expects_another(weighing: Weighing) -> bool:
    """A record that tells of a cancelled conference leaves its new date open."""
    nature = weighing.context.nature
    return nature.child_protection and nature.kind is not DocumentKind.CANCELLATION


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    seen: dict[dt.date | None, Claim] = {}
    for claim in claims:
        seen.setdefault(claim.date, claim)
    return list(seen.values())


def _cancelled(
    weighing: Weighing, claim: Claim, children: tuple[str, ...]
) -> NextConference:
    entry = _bare_entry(weighing, claim, children)
    warnings = _unique(w for w in claim.warnings if w is not Warning.VAGUE_DATE)
    if claim.strength < 2:
        warnings = (*warnings, Warning.KIND_UNSURE)
    return _trusted(
        weighing, replace(entry, status=NextStatus.CANCELLED), warnings, firm=True
    )


def _best(weighing: Weighing, live: Sequence[Claim]) -> Claim | None:
    """The firmest claim: booked before due, strong before weak, moved before all."""
    if not live:
        return None

    def rank(claim: Claim) -> tuple[int, ...]:
        dated = claim.date or claim.latest
        ahead = dated is not None and not _has_gone(weighing, claim)
        return (
            -_ORDER.index(claim.status) if claim.strength >= 2 or ahead else -9,
            int(claim.moved),
            claim.strength + int(ahead),
            -len(claim.warnings),
            int(claim.details.start is not None),
            0 if claim.date is None else -claim.date.toordinal(),
        )

    day = [c for c in live if c.status in (NextStatus.BOOKED, NextStatus.UNCLEAR)]
    strong = [c for c in day if c.strength >= 2] or day
    if strong and not _weak_only(weighing, strong, live):
        return max(strong, key=rank)
    limits = [c for c in live if c.status is NextStatus.DUE_BY]
    explicit = [c for c in limits if c.bound and c.bound.mention.shape is Shape.DAY]
    if explicit:
        return max(explicit, key=rank)
    open_ones = [c for c in live if c.status is NextStatus.TO_BE_CONFIRMED]
    if limits and any(c.strength == 3 for c in open_ones):
        return max(open_ones, key=rank)
    return max(live, key=rank)


def _weak_only(
    weighing: Weighing, strong: Sequence[Claim], live: Sequence[Claim]
) -> bool:
    """A bare "review" day does not beat a firm statement that the plan ended."""
    if any(c.strength >= 2 for c in strong):
        return False
    if weighing.outcome.all_ended:
        return True
    return any(
        c.strength == 3 and c.status in (NextStatus.ENDED, NextStatus.TO_BE_CONFIRMED)
        for c in live
    )


def _has_gone(weighing: Weighing, claim: Claim) -> bool:
    day = claim.date or claim.latest
    anchor = weighing.context.anchor.date
    return day is not None and anchor is not None and day <= anchor


def _entry(
    weighing: Weighing,
    best: Claim,
    live: Sequence[Claim],
    old: Sequence[Claim],
    children: tuple[str, ...],
) -> NextConference:
    agreeing = [c for c in live if c.date == best.date and c.status is best.status]
    best = _fullest(best, agreeing)
    entry = _bare_entry(weighing, best, children)
    evidence = _evidence(weighing, [best, *agreeing])
    entry = replace(entry, evidence=evidence)
    if best.status is NextStatus.ENDED and not weighing.outcome.any_ended:
        warnings: tuple[Warning, ...] = (*best.warnings, Warning.KIND_UNSURE)
        return _trusted(weighing, entry, warnings, firm=best.strength >= 2)
    if best.status in (NextStatus.BOOKED, NextStatus.UNCLEAR):
        return _judged(weighing, entry, best, live, old)
    return _trusted(weighing, entry, best.warnings, firm=best.strength >= 2)


def _fullest(best: Claim, agreeing: Sequence[Claim]) -> Claim:
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


def _plausible(weighing: Weighing, kind: MeetingKind | None) -> Plausible:
    context = weighing.context
    return Plausible(
        anchor=context.anchor.date,
        meeting=context.kind,
        next_kind=kind,
        document=context.nature.kind,
        holidays=weighing.holidays,
        today=context.today,
    )


def _judged(
    weighing: Weighing,
    entry: NextConference,
    best: Claim,
    live: Sequence[Claim],
    old: Sequence[Claim],
) -> NextConference:
    """A booked or unclear day with its doubts and rivals."""
    against = _plausible(weighing, best.kind)
    warnings = list(_without_confirmed_year(best, live))
    if best.date is not None:
        warnings.extend(doubts(best.date, against))
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
    limits = [c.latest for c in live if c.status is NextStatus.DUE_BY and c.latest]
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
    del old
    candidates = _candidates(weighing, best, rivals, warnings)
    entry = _withdrawn(weighing, replace(entry, candidates=candidates), warnings)
    return _trusted(weighing, entry, _unique(warnings), firm=best.strength >= 2)


def _without_confirmed_year(best: Claim, live: Sequence[Claim]) -> tuple[Warning, ...]:
    """A year that another statement of the same day writes out needs no question."""
    written = any(
        c.date == best.date and c.bound and c.bound.mention.year is not None
        for c in live
    )
    skipped = {Warning.YEAR_INFERRED} if written else set()
    return tuple(w for w in best.warnings if w not in skipped)


def _is_rival(weighing: Weighing, claim: Claim, best: Claim) -> bool:
    if best.strength == 3 and claim.strength == 1:
        return False
    if claim.status is NextStatus.WINDOW and best.date and claim.latest:
        if claim.date and claim.date <= best.date <= claim.latest:
            return False
    if _has_gone(weighing, claim) and not _has_gone(weighing, best):
        return False
    return not (best.moved and not claim.moved and claim.strength < 3)


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
    found: list[Candidate] = []
    for claim in rivals:
        if claim.date:
            found.append(Candidate(date=claim.date, quote=_quote(weighing, claim)))
    if best.status is NextStatus.UNCLEAR and best.date:
        found.insert(0, Candidate(date=best.date, quote=_quote(weighing, best)))
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
        against = _plausible(weighing, best.kind)
        for day in other_readings(best.bound.mention, against):
            found.append(Candidate(date=day, quote=_quote(weighing, best)))
    seen: dict[dt.date, Candidate] = {}
    for candidate in found:
        if candidate.date != best.date or best.status is NextStatus.UNCLEAR:
            seen.setdefault(candidate.date, candidate)
    return tuple(seen.values())


def _quote(weighing: Weighing, claim: Claim) -> str:
    sheet = weighing.context.scan.sheet
    bound: Bound | None = claim.bound
    if bound is None:
        return sheet.evidence(claim.start, claim.end).quote
    return sheet.evidence(bound.mention.start, bound.mention.end).quote


def _evidence(weighing: Weighing, claims: Sequence[Claim]) -> tuple[Evidence, ...]:
    sheet = weighing.context.scan.sheet
    seen: dict[tuple[int, int], Evidence] = {}
    for claim in claims:
        line = sheet.evidence(claim.start, claim.end)
        if line.quote:
            seen.setdefault((line.start, line.end), line)
    return tuple(seen.values())[:_MOST_EVIDENCE]


def _bare_entry(
    weighing: Weighing, claim: Claim, children: tuple[str, ...]
) -> NextConference:
    details = claim.details
    return NextConference(
        kind=claim.kind
        if weighing.context.nature.child_protection
        else MeetingKind.MEETING,
        status=claim.status,
        date=claim.date,
        latest=claim.latest if claim.status is not NextStatus.BOOKED else None,
        start=details.start,
        end=details.end,
        venue=details.venue,
        mode=details.mode,
        children=children,
        evidence=_evidence(weighing, [claim]),
    )


def _trusted(
    weighing: Weighing,
    entry: NextConference,
    warnings: Sequence[Warning],
    *,
    firm: bool,
) -> NextConference:
    """Give the entry its trust: clear only when nothing at all speaks against it."""
    context = weighing.context
    found = list(warnings)
    if not context.nature.child_protection:
        found = [w for w in found if w is not Warning.OUTCOME_CONFLICT]
        found.append(Warning.NOT_CHILD_PROTECTION)
        unsure = _unique(found)
        return replace(entry, warnings=unsure, trust=Trust.CHECK)
    if not firm:
        found.append(Warning.KIND_UNSURE)
    dated = entry.status in (NextStatus.BOOKED, NextStatus.ENDED, NextStatus.DUE_BY)
    if context.nature.kind is DocumentKind.OTHER:
        found.append(Warning.KIND_UNSURE)
    if entry.kind is None or (dated and not context.nature.firm):
        found.append(Warning.KIND_UNSURE)
    if context.scan.sheet.document.state is DocumentState.PARTLY_READ:
        found.append(Warning.PARTLY_READ)
    if context.anchor.rivals:
        found.append(Warning.SEVERAL_CANDIDATES)
    if _needs_anchor(context, entry):
        found.append(Warning.NO_CONFERENCE_DATE)
    if entry.status is NextStatus.UNCLEAR and not found:
        found.append(Warning.SEVERAL_CANDIDATES)
    unique = _unique(found)
    trust = Trust.CHECK if unique else Trust.CLEAR
    return replace(entry, warnings=unique, trust=trust)


def _needs_anchor(context: Context, entry: NextConference) -> bool:
    """A record whose own day is unknown cannot be held against the calendar."""
    ahead = (
        DocumentKind.INVITATION,
        DocumentKind.REARRANGEMENT,
        DocumentKind.CANCELLATION,
        DocumentKind.STRATEGY_RECORD,
    )
    if context.anchor.supposed:
        return True
    if context.anchor.date is not None or context.nature.kind in ahead:
        return False
    return entry.status in (NextStatus.BOOKED, NextStatus.DUE_BY, NextStatus.WINDOW)


def _unique(warnings: object) -> tuple[Warning, ...]:
    return tuple(dict.fromkeys(warnings))  # type: ignore[call-overload]


def _not_stated(weighing: Weighing) -> NextConference:
    outcome = weighing.outcome
    kind = MeetingKind.REVIEW
    if weighing.context.kind is MeetingKind.STRATEGY:
        kind = MeetingKind.INITIAL
    if outcome.all_ended:
        entry = NextConference(
            kind=kind,
            status=NextStatus.ENDED,
            evidence=outcome.evidence[:_MOST_EVIDENCE],
        )
        return _trusted(weighing, entry, (), firm=True)
    entry = NextConference(
        kind=kind, status=NextStatus.NOT_STATED, candidates=weighing.loose
    )
    doubt = (Warning.SEVERAL_CANDIDATES,) if weighing.loose else ()
    return _trusted(weighing, entry, doubt, firm=True)


def _without_repeats(
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
        children = tuple(name for name in weighing.children if name in named)
        warnings = _unique((*known.warnings, *entry.warnings))
        kept[key] = replace(
            known,
            children=() if len(children) == len(weighing.children) else children,
            warnings=warnings,
            trust=Trust.CHECK if warnings else Trust.CLEAR,
            evidence=(*known.evidence, *entry.evidence)[:_MOST_EVIDENCE],
        )
    return list(kept.values())
