"""What an entry must have to be called clear: evidence, not the mere lack of doubt.

`clear` is a promise. An entry that nothing speaks against keeps it only if the paper
says its day outright, and nothing in the paper could be meant as another day.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gp_toolkit.finding.binding import Bound, How, governors, is_day
from gp_toolkit.finding.claim_dates import is_limit
from gp_toolkit.finding.claims import Claim
from gp_toolkit.finding.conference import label_of
from gp_toolkit.finding.entries import Weighing, unique
from gp_toolkit.finding.second_thoughts import is_another_childs, may_correct
from gp_toolkit.finding.sheet import Row
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import (
    Candidate,
    DocumentKind,
    NextConference,
    NextStatus,
    Trust,
    Warning,
)

_OUTRIGHT = (How.SENTENCE, How.CELL, How.LEFT, How.COLUMN, How.ABOVE)
_TIED = ("next", "conference", "bare", "bare_meeting", "this")
_FIRMLY_TIED = ("next", "conference")
_DATE_LABELS = ("date", "date and time", "when", "day", "day and date")
_MEETINGS = (*_TIED, "core_group", "other", "strategy")
_ABOUT = ("next", "conference", "bare")
_MOVES = (DocumentKind.REARRANGEMENT, DocumentKind.CANCELLATION)
_UNSEEN = (Part.FOOTER, Part.EMAIL_HEADER)
_CASE = re.compile(
    r"\b(?:ref|reference|case|mosaic|lcs|id|number|no)\b[\s:.#]{0,4}(?:id|no|number)?"
    r"[\s:.#]{0,3}[A-Z]{0,4}[-/]?\d[\dA-Z/\-]{3,}"
    r"|\bd\.?o\.?b\b|\bdate of birth\b|\bborn\b|\bEDD\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\?|\bdate|\bday\b|\breview|\bconference|\bcheck|\d", re.IGNORECASE
)


def earned(
    weighing: Weighing,
    entries: Sequence[NextConference],
    claims: Sequence[Claim],
    bounds: Sequence[Bound],
) -> tuple[NextConference, ...]:
    """The entries, each asked about if it has not earned its trust."""
    told = {day for e in entries for day in (e.date, e.latest) if day}
    found: list[NextConference] = []
    for entry in entries:
        if entry.trust is Trust.CHECK:
            found.append(entry)
            continue
        rivals = _rivals(weighing, entry, claims, bounds, told)
        lacking = list(_lacking(weighing, entry, claims, told))
        if rivals:
            lacking.append(Warning.SEVERAL_CANDIDATES)
        found.append(
            replace(
                entry,
                trust=Trust.CHECK if lacking else Trust.CLEAR,
                warnings=unique(lacking),
                candidates=(*entry.candidates, *rivals),
            )
        )
    return tuple(found)


def _lacking(
    weighing: Weighing,
    entry: NextConference,
    claims: Sequence[Claim],
    told: set[dt.date],
) -> Iterator[Warning]:
    if not weighing.children and not _names_case(weighing):
        yield Warning.NOBODY_NAMED
    if _is_remarked_on(weighing):
        yield Warning.VAGUE_DATE
    if _tells_of_change(weighing, claims):
        yield Warning.SUPERSEDED
    if is_another_childs(weighing, entry, claims):
        yield Warning.OTHER_CHILD
    yield from _lacking_for_status(weighing, entry, claims, told)
    anchor = weighing.context.anchor
    if anchor.date is not None and not anchor.sure:
        yield Warning.NO_CONFERENCE_DATE


def _rivals(
    weighing: Weighing,
    entry: NextConference,
    claims: Sequence[Claim],
    bounds: Sequence[Bound],
    told: set[dt.date],
) -> tuple[Candidate, ...]:
    """Days that could be meant instead, each once, in the order of the text."""
    found: dict[dt.date, Candidate] = {}
    for bound in bounds:
        day = bound.mention.date
        if day is None or day in told or day in found or not is_day(bound.mention):
            continue
        if _is_another(weighing, entry, bound, claims) or may_correct(
            weighing, entry, bound, claims
        ):
            line = weighing.context.scan.sheet.evidence(bound.start, bound.end)
            found[day] = Candidate(date=day, quote=line.quote)
    return tuple(found.values())


def _lacking_for_status(
    weighing: Weighing,
    entry: NextConference,
    claims: Sequence[Claim],
    told: set[dt.date],
) -> Iterator[Warning]:
    match entry.status:
        case NextStatus.BOOKED:
            if not any(_says_outright(weighing, c, entry) for c in claims):
                yield Warning.KIND_UNSURE
        case NextStatus.NOT_STATED:
            yield Warning.NOTHING_FOUND
        case NextStatus.CANCELLED:
            if weighing.context.nature.kind is not DocumentKind.CANCELLATION:
                yield Warning.SUPERSEDED
        case NextStatus.ENDED:
            said = any(c.status is NextStatus.ENDED for c in claims)
            if not said and not weighing.outcome.firm:
                yield Warning.END_UNSURE
        case NextStatus.DUE_BY | NextStatus.TO_BE_CONFIRMED:
            if any(c.date not in told for c in weighing.loose):
                yield Warning.SEVERAL_CANDIDATES
        case _:
            pass


def _names_case(weighing: Weighing) -> bool:
    """A case number stands for the child in careful e-mails; so does a birth date."""
    return bool(_CASE.search(weighing.context.scan.sheet.text))


def _is_remarked_on(weighing: Weighing) -> bool:
    """A comment in the margin that may be about the day."""
    sheet = weighing.context.scan.sheet
    return any(
        row.part is Part.COMMENT and bool(_REMARK.search(sheet.words(row)))
        for row in sheet.rows
    )


def _tells_of_change(weighing: Weighing, claims: Sequence[Claim]) -> bool:
    """Whether a conference is said to be moved or cancelled, with no day made new.

    A paper that is itself the notice tells of it; a claim that says "now" settles it.
    """
    context = weighing.context
    if context.nature.kind in _MOVES or any(c.moved for c in claims):
        return False
    scan = context.scan
    for hit in scan.hits.get("modifiers", ()):
        if hit.cue.kind not in ("cancelled", "moved_to"):
            continue
        row = scan.sheet.row_at(hit.start)
        if row.depth or row.part in _UNSEEN:
            continue
        first, last = scan.sentence_at(hit.start)
        said = [h for h in governors(scan, first, last) if h.cue.kind in _MEETINGS]
        near = min(said, key=lambda h: abs(h.start - hit.start), default=None)
        if near is None:
            continue
        words = scan.sheet.text[near.start : near.end].lower()
        if near.cue.kind in _ABOUT or "conf" in words or words == "review":
            return True
    return False


def _is_another(
    weighing: Weighing,
    entry: NextConference,
    bound: Bound,
    claims: Sequence[Claim],
) -> bool:
    """Whether a day that is tied to a conference's word could be meant instead."""
    context = weighing.context
    day = bound.mention.date
    if day is None:
        return False
    if bound.governor is None and not _is_aside(bound.row):
        labelled = label_of(context.scan, bound) in _DATE_LABELS
        moved = any(
            h.cue.kind == "moved_to"
            for h in context.scan.cues("modifiers", bound.start, bound.mention.start)
        )
        return day > context.today and (labelled or moved)
    if bound.kind not in _TIED or _is_aside(bound.row):
        return False
    claimed = any(c.date == day and not c.old and not _is_weak(c) for c in claims)
    if bound.kind not in _FIRMLY_TIED and not claimed:
        return False
    known = context.anchor.date or context.issued or context.today
    if day <= known:
        return False
    if entry.date is not None and is_limit(context.scan, bound):
        return day < entry.date
    return not any(c.old and c.date == day and _is_put_aside(c, claims) for c in claims)


def _is_put_aside(old: Claim, claims: Sequence[Claim]) -> bool:
    """Whether an old day has its new one: "now", or another beside it."""
    if old.bound is None:
        return True
    row = old.bound.row.number
    return any(
        c.moved or (not c.old and c.bound and abs(c.bound.row.number - row) <= 1)
        for c in claims
    )


def _is_weak(claim: Claim) -> bool:
    """`Review of bruising | 6 November` amid a table of tasks."""
    bound = claim.bound
    if claim.strength >= 2 or bound is None or bound.governor is None:
        return False
    return bound.row.table is not None or bound.governor.cue.id == "bare-meeting"


def _is_aside(row: Row) -> bool:
    return bool(row.depth) or row.part in _UNSEEN


def _says_outright(weighing: Weighing, claim: Claim, entry: NextConference) -> bool:
    """A label or sentence about the next conference with its day beside it."""
    if claim.date != entry.date or claim.old or claim.bound is None:
        return False
    bound, scan = claim.bound, weighing.context.scan
    if bound.row.part is Part.HEADER or bound.governor is None:
        return False
    said = scan.sheet.text[bound.governor.start : bound.governor.end]
    cell = scan.sheet.cell_text(scan.cell_at(bound.governor.start)).strip(" :")
    if bound.how not in _OUTRIGHT and not (bound.how is How.RIGHT and cell == said):
        return False
    if claim.moved and weighing.context.nature.kind in _MOVES:
        return True
    ahead = weighing.context.nature.kind is DocumentKind.INVITATION
    if ahead and claim.strength >= 2 and "conf" in said.lower():
        return True
    strategy = weighing.context.nature.kind is DocumentKind.STRATEGY_RECORD
    firm = claim.strength >= (2 if strategy or claim.bound.kind == "conference" else 3)
    return firm or _is_next_review(weighing, claim)


def _is_next_review(weighing: Weighing, claim: Claim) -> bool:
    """`Date of next review` in the record of a conference."""
    bound = claim.bound
    if bound is None or bound.governor is None or claim.strength < 2:
        return False
    said = weighing.context.scan.sheet.text[bound.governor.start : bound.governor.end]
    return bound.kind == "bare" and "review" in said.lower() and "next" in said.lower()
