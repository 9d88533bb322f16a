"""The next conference or conferences: claims weighed, rivals listed, doubts named."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.coming.cancellations import (
    as_cancelled,
    cancelled_entry,
    distinct,
    expects_another,
    fullest,
    is_new_day,
    is_settled,
)
from gp_toolkit.finding.coming.entries import (
    Weighing,
    bare_entry,
    evidence_of,
    has_gone,
    trusted,
)
from gp_toolkit.finding.coming.judging import judged
from gp_toolkit.finding.coming.siblings import (
    group_by_children,
    with_ended,
    with_forgotten,
    without_repeats,
)
from gp_toolkit.finding.coming.trust import (
    GRACE_DAYS,
    LONGEST_MONTHS,
)
from gp_toolkit.finding.dates.forms import Shape
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.paper.task_tables import is_task_row
from gp_toolkit.finding.text.months import add_days, add_months
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import (
    Candidate,
    DocumentKind,
    MeetingKind,
    NextConference,
    NextStatus,
    Warning,
)

_MOST_EVIDENCE = 4
_MOST_LATER = 3
_NOTICES = (DocumentKind.INVITATION, DocumentKind.REARRANGEMENT)
_PERHAPS = ("", "this", "next", "conference", "bare", "bare_meeting")
_ORDER = (
    NextStatus.BOOKED,
    NextStatus.UNCLEAR,
    NextStatus.WINDOW,
    NextStatus.DUE_BY,
    NextStatus.TO_BE_CONFIRMED,
    NextStatus.ENDED,
)


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
        if bound.kind in ("", "bare_meeting") and is_task_row(context.scan, bound.row):
            continue
        line = context.scan.sheet.evidence(bound.start, bound.end)
        found.setdefault(day, Candidate(date=day, quote=line.quote))
    return tuple(found.values())[:_MOST_EVIDENCE]


def has_timed(
    context: Context, bounds: Sequence[Bound], loose: Sequence[Candidate]
) -> bool:
    """Whether a loose day has a time of day beside it."""
    days = {candidate.date for candidate in loose}
    return any(
        bool(context.scan.times_in(bound.mention.end, bound.mention.end + 40))
        for bound in bounds
        if bound.mention.date in days and bound.kind in _PERHAPS
    )


def weigh(weighing: Weighing, claims: Sequence[Claim]) -> tuple[NextConference, ...]:
    """The entries of `Reading.next`.

    Claims of a quoted older message count only when the message itself says nothing.
    """
    shallow = _shallowest(weighing, claims)
    if weighing.context.nature.kind is DocumentKind.CANCELLATION:
        shallow = as_cancelled(shallow)
    groups = group_by_children(weighing, shallow)
    found: list[NextConference] = []
    for children, group in groups:
        found.extend(_weigh_group(weighing, group, children))
    found = with_ended(weighing, without_repeats(weighing, found))
    found = with_forgotten(weighing, found)
    if not found and weighing.context.nature.child_protection:
        found = [_not_stated(weighing)]
    return tuple(found)


def _shallowest(weighing: Weighing, claims: Sequence[Claim]) -> list[Claim]:
    scan = weighing.context.scan
    depths = {id(c): scan.sheet.row_at(c.start).depth for c in claims}
    if not claims:
        return []
    telling = [c for c in claims if c.strength >= 2 or c.bound is not None]
    least = min(depths[id(c)] for c in telling or claims)
    return [c for c in claims if depths[id(c)] == least]


def _weigh_group(
    weighing: Weighing, claims: list[Claim], children: tuple[str, ...]
) -> list[NextConference]:
    by_kind: dict[MeetingKind | None, list[Claim]] = {}
    for claim in claims:
        by_kind.setdefault(claim.kind, []).append(claim)
    if len(by_kind) > 1:
        by_kind = _settle_kinds(by_kind)
    found: list[NextConference] = []
    for kind in by_kind:
        found.extend(_entries(weighing, by_kind[kind], children))
    return found


def _settle_kinds(
    by_kind: dict[MeetingKind | None, list[Claim]],
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
    claims = _without_gone(weighing, claims)
    cancelled = [c for c in claims if c.status is NextStatus.CANCELLED]
    live = [c for c in claims if not c.old and c.status is not NextStatus.CANCELLED]
    if weighing.context.nature.kind is DocumentKind.CANCELLATION and cancelled:
        gone = {c.date for c in cancelled}
        live = [c for c in live if c.moved or is_new_day(weighing, c, gone)]
    if is_settled(weighing, live):
        cancelled = []
    if len({c.date for c in cancelled}) > 1 and not live:
        cancelled = [
            replace(c, warnings=(*c.warnings, Warning.SEVERAL_CANDIDATES))
            for c in cancelled
        ]
    dates = {c.date for c in live if c.status is NextStatus.BOOKED}
    entries.extend(
        cancelled_entry(weighing, claim, claims, children)
        for claim in distinct(cancelled)
        if claim.date not in dates or claim.date is None
    )
    best = _best(weighing, live)
    if best is None and entries and expects_another(weighing, cancelled):
        entries.append(
            replace(
                entries[-1],
                status=NextStatus.ENDED
                if weighing.outcome.all_ended
                else NextStatus.TO_BE_CONFIRMED,
                date=None,
                start=None,
                end=None,
                venue=None,
                mode=None,
            )
        )
    if best is not None:
        entries.append(_entry(weighing, best, live, children))
        entries.extend(_later_meetings(weighing, best, live))
    return entries


def _later_meetings(
    weighing: Weighing, best: Claim, live: Sequence[Claim]
) -> list[NextConference]:
    """Of other minutes, the other meetings that they announce."""
    if weighing.context.nature.child_protection or best.date is None:
        return []
    found = {
        c.date: c
        for c in live
        if c.status is NextStatus.BOOKED
        and c.strength >= 2
        and not c.moved
        and c.date is not None
        and c.date > best.date
        and not _is_of_no_meeting(weighing, c, best)
    }
    return [
        trusted(
            weighing,
            bare_entry(weighing, found[day], ()),
            found[day].warnings,
            firm=True,
        )
        for day in sorted(found)[:_MOST_LATER]
    ]


def _is_of_no_meeting(weighing: Weighing, claim: Claim, best: Claim) -> bool:
    """`Next review of the register`, beside `Date of next meeting`."""
    text = weighing.context.scan.sheet.text
    said = [
        text[c.bound.governor.start : c.bound.governor.end].lower()
        for c in (claim, best)
        if c.bound and c.bound.governor and c.bound.kind in ("bare", "bare_meeting")
    ]
    return len(said) == 2 and "meeting" not in said[0] and "meeting" in said[1]


def _without_gone(weighing: Weighing, claims: list[Claim]) -> list[Claim]:
    """Days gone by are history: where the plan ended, or a notice tells a later one."""
    context = weighing.context
    if weighing.outcome.all_ended and weighing.outcome.firm:
        return [c for c in claims if c.date is None or not has_gone(weighing, c)]
    if context.nature.kind not in _NOTICES or context.issued is None:
        return claims
    ahead = [c for c in claims if c.date is None or c.date >= context.issued]
    booked = [c for c in ahead if c.date and c.status is NextStatus.BOOKED]
    return ahead if booked else claims


def _best(weighing: Weighing, live: Sequence[Claim]) -> Claim | None:
    """The firmest claim: booked before due, strong before weak, moved before all."""
    if not live:
        return None

    protection = weighing.context.nature.child_protection

    def rank(claim: Claim) -> tuple[int, ...]:
        dated = claim.date or claim.latest
        ahead = dated is not None and not has_gone(weighing, claim)
        if weighing.context.anchor.date is None and dated is not None:
            ahead = dated >= weighing.context.today
        return (
            -_ORDER.index(claim.status) if claim.strength >= 2 or ahead else -9,
            int(claim.moved) if protection else claim.strength,
            claim.strength + int(ahead),
            -len(claim.warnings) if protection else 0,
            int(claim.details.start is not None),
            0 if claim.date is None else -claim.date.toordinal(),
        )

    day = [c for c in live if c.status in (NextStatus.BOOKED, NextStatus.UNCLEAR)]
    strong = [c for c in day if c.strength >= 2] or day
    if strong and not _weak_only(weighing, strong, live):
        return max(strong, key=rank)
    rest = [c for c in live if c not in day]
    live = rest or live
    limits = [c for c in live if c.status is NextStatus.DUE_BY]
    open_ones = [c for c in live if c.status is NextStatus.TO_BE_CONFIRMED]
    firm = 2 if any(c.strength == 3 for c in open_ones) else 1
    explicit = [
        c
        for c in limits
        if c.bound and c.bound.mention.shape is Shape.DAY and c.strength >= firm
    ]
    if explicit:
        return max(explicit, key=rank)
    if limits and any(c.strength == 3 for c in open_ones):
        return max(open_ones, key=rank)
    return max(live, key=rank)


def _is_bare(claim: Claim) -> bool:
    return claim.bound is not None and claim.bound.kind == "bare"


def _weak_only(
    weighing: Weighing, strong: Sequence[Claim], live: Sequence[Claim]
) -> bool:
    """A bare "review" day does not beat a firm statement that the plan ended."""
    if not weighing.context.nature.child_protection or any(
        c.strength >= 2 and not _is_bare(c) for c in strong
    ):
        return False
    if weighing.outcome.all_ended:
        return True
    return any(
        c.strength == 3 and c.status in (NextStatus.ENDED, NextStatus.TO_BE_CONFIRMED)
        for c in live
    )


def _entry(
    weighing: Weighing,
    best: Claim,
    live: Sequence[Claim],
    children: tuple[str, ...],
) -> NextConference:
    agreeing = [c for c in live if c.date == best.date and c.status is best.status]
    best = fullest(best, agreeing)
    entry = bare_entry(weighing, best, children)
    evidence = evidence_of(weighing, [best, *agreeing])
    entry = replace(entry, evidence=evidence)
    if best.status is NextStatus.ENDED and not weighing.outcome.any_ended:
        warnings: tuple[Warning, ...] = (*best.warnings, Warning.KIND_UNSURE)
        return trusted(weighing, entry, warnings, firm=best.strength >= 2)
    if best.status in (NextStatus.BOOKED, NextStatus.UNCLEAR):
        return judged(weighing, entry, best, live)
    warnings = best.warnings
    if weighing.timed and best.status is NextStatus.DUE_BY:
        entry = replace(entry, candidates=weighing.loose)
        warnings = (*warnings, Warning.SEVERAL_CANDIDATES)
    return trusted(weighing, entry, warnings, firm=best.strength >= 2)


def _speaks_of_next(weighing: Weighing) -> bool:
    """Whether "next review conference" is said, though no day of it was found."""
    scan = weighing.context.scan
    for hit in scan.hits.get("meetings", ()):
        row = scan.sheet.row_at(hit.start)
        said = scan.sheet.text[max(hit.start - 12, 0) : hit.end].lower()
        ahead = "next" in said or "date" in said or "future" in said
        if hit.cue.kind == "next" and ahead and not row.depth:
            return True
    return False


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
        return trusted(weighing, entry, (), firm=True)
    entry = NextConference(
        kind=kind, status=NextStatus.NOT_STATED, candidates=weighing.loose
    )
    doubt = (Warning.SEVERAL_CANDIDATES,) if weighing.loose else ()
    if not doubt and _speaks_of_next(weighing):
        doubt = (Warning.VAGUE_DATE,)
    return trusted(weighing, entry, doubt, firm=True)
