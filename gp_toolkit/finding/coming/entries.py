"""The parts of a `NextConference`: its evidence, its trust."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.coming.trust import GRACE_DAYS, LONGEST_MONTHS, Plausible
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.people.names import People
from gp_toolkit.finding.plan.outcomes import Outcome
from gp_toolkit.finding.text.months import add_days, add_months
from gp_toolkit.model.calendar import BankHolidays
from gp_toolkit.model.document import Document, DocumentState
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """What claims are weighed with.

    Attributes:
        context: The document.
        outcome: What was decided, by child and for all.
        holidays: Of the authority's nation; of every nation where nothing tells it.
        people: The children whom the document is about, and who else is named.
        several_families: The file seems to speak of more than one family.
        loose: Days ahead that nothing governs: perhaps the one that was missed.
        timed: One of them has a time of day, as an appointment has.
    """

    context: Context
    outcome: Outcome
    holidays: tuple[BankHolidays, ...]
    people: People
    loose: tuple[Candidate, ...] = ()
    timed: bool = False
    several_families: bool = False

    @property
    def children(self) -> tuple[str, ...]:
        """Names of the children whom the document is about."""
        return self.people.names


def has_gone(weighing: Weighing, claim: Claim) -> bool:
    """Whether the day or limit lies on or before the meeting recorded."""
    day = claim.date or claim.latest
    anchor = weighing.context.anchor.date
    return day is not None and anchor is not None and day <= anchor


def plausible(weighing: Weighing, kind: MeetingKind | None) -> Plausible:
    """What a booked day is held against."""
    context = weighing.context
    return Plausible(
        anchor=context.anchor.date,
        meeting=context.kind,
        next_kind=kind,
        document=context.nature.kind,
        holidays=weighing.holidays,
        today=context.today,
        scottish=_is_scottish(context),
    )


def _is_scottish(context: Context) -> bool:
    said = context.scan.hits.get("meetings", ())
    text = context.scan.sheet.text
    return any(
        word in text[hit.start : hit.end].lower()
        for hit in said
        for word in context.scan.words.forms("claims/scottish")
    )


def quote_of(weighing: Weighing, claim: Claim) -> str:
    """The words of the date that a claim rests on."""
    sheet = weighing.context.scan.sheet
    bound: Bound | None = claim.bound
    if bound is None:
        return sheet.evidence(claim.start, claim.end).quote
    return sheet.evidence(bound.mention.start, bound.mention.end).quote


def evidence_of(weighing: Weighing, claims: Sequence[Claim]) -> tuple[Evidence, ...]:
    """The lines that some claims rest on, each once."""
    sheet = weighing.context.scan.sheet
    seen: dict[tuple[int, int], Evidence] = {}
    for claim in claims:
        line = sheet.evidence(claim.start, claim.end)
        if line.quote:
            seen.setdefault((line.start, line.end), line)
    return tuple(seen.values())[:_MOST_EVIDENCE]


def bare_entry(
    weighing: Weighing, claim: Claim, children: tuple[str, ...]
) -> NextConference:
    """An entry as its claim has it, before it is judged."""
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
        evidence=evidence_of(weighing, [claim]),
    )


def trusted(
    weighing: Weighing,
    entry: NextConference,
    warnings: Sequence[Warning],
    *,
    firm: bool,
    dated: bool = False,
) -> NextConference:
    """Give the entry its trust: clear only when nothing at all speaks against it.

    Args:
        weighing: The document.
        entry: As its claim has it.
        warnings: What is known to speak against it.
        firm: Its words name a conference.
        dated: Its day needs no other to be held against: see `is_self_evident`.
    """
    context = weighing.context
    found = [*warnings, *_of_the_file(context.scan.sheet.document)]
    if not context.nature.child_protection:
        found = [w for w in found if w is not Warning.OUTCOME_CONFLICT]
        found.append(Warning.NOT_CHILD_PROTECTION)
        unsure = unique(found)
        return replace(entry, warnings=unsure, trust=Trust.CHECK)
    if not firm:
        found.append(Warning.KIND_UNSURE)
    told = entry.status in (NextStatus.BOOKED, NextStatus.ENDED, NextStatus.DUE_BY)
    if context.nature.kind is DocumentKind.OTHER:
        found.append(Warning.KIND_UNSURE)
    if entry.kind is None or (told and not context.nature.firm):
        found.append(Warning.KIND_UNSURE)
    if weighing.several_families:
        found.append(Warning.SEVERAL_FAMILIES)
    if context.anchor.rivals:
        found.append(Warning.SEVERAL_CANDIDATES)
    if _needs_anchor(context, entry) and not dated:
        found.append(Warning.NO_CONFERENCE_DATE)
    if entry.status is NextStatus.UNCLEAR and not found:
        found.append(Warning.SEVERAL_CANDIDATES)
    doubts = unique(found)
    trust = Trust.CHECK if doubts else Trust.CLEAR
    return replace(entry, warnings=doubts, trust=trust)


def _of_the_file(document: Document) -> Iterator[Warning]:
    """What speaks against every line of a file, wherever it stands."""
    if any(block.scanned for block in document.blocks):
        # Whatever was misread, a rival or a correction may be among it.
        yield Warning.POOR_SCAN
    if document.state is DocumentState.PARTLY_READ:
        yield Warning.PARTLY_READ


def is_self_evident(context: Context, claim: Claim) -> bool:
    """Whether a day can be relied on though the paper's own conference has no day.

    A label or sentence about the next conference gives the whole date with the right
    weekday, and it lies within the six months after the paper was written or is read.
    The record of a conference gives its own day; one that does not is asked about.
    """
    day = claim.date
    if claim.bound is None or day is None or claim.strength < 3 or claim.old:
        return False
    mention = claim.bound.mention
    if not mention.weekday_agrees or mention.year_inferred or mention.poor_scan:
        return False
    if context.nature.kind is DocumentKind.CONFERENCE_RECORD:
        return False
    since = context.issued or context.today
    last = add_days(add_months(since, LONGEST_MONTHS), GRACE_DAYS)
    return max(since, context.today) < day <= last


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
    loose = (NextStatus.NOT_STATED, NextStatus.TO_BE_CONFIRMED, NextStatus.ENDED)
    record = context.nature.kind is DocumentKind.CONFERENCE_RECORD
    return record or entry.status not in loose


def unique(warnings: Iterable[Warning]) -> tuple[Warning, ...]:
    """Warnings in order, each once."""
    return tuple(dict.fromkeys(warnings))
