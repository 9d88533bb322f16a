"""What an entry must have to be called clear: evidence, not the mere lack of doubt.

`clear` is a promise. An entry that nothing speaks against keeps it only if the paper
says its day outright, and nothing in the paper could be meant as another day.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.coming.entries import Weighing, is_self_evident, unique
from gp_toolkit.finding.coming.other_days import other_days
from gp_toolkit.finding.coming.other_times import has_time_near
from gp_toolkit.finding.coming.second_thoughts import second_thoughts
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.paper.governors import How
from gp_toolkit.finding.paper.rows import title_rows
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.months import add_months
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.person_names import first_name_in
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import (
    AHEAD,
    MOVES,
    DocumentKind,
    MeetingKind,
    NextConference,
    NextStatus,
    Trust,
    Warning,
)

_OUTRIGHT = (How.SENTENCE, How.CELL, How.LEFT, How.COLUMN, How.ABOVE)
_HEAD_ROWS = 14
_GROWN = 18
_FOR_IT = re.compile(
    r"[^.;\n]{0,24}\sfor\s(?:(?:the|her|his|their|our|its)\s)?", re.IGNORECASE
)
_CASE = Wording(
    r"\b{people/any-number}\b[\s:.#]{0,4}(?:id|no|number)?[\s:.#]{0,3}"
    r"[A-Z]{0,4}[-/]?\d[\dA-Z/\-]{3,}|\b{people/any-birth}\b"
)


def earned(
    weighing: Weighing,
    entries: Sequence[NextConference],
    claims: Sequence[Claim],
    bounds: Sequence[Bound],
) -> tuple[NextConference, ...]:
    """The entries, each asked about if it has not earned its trust."""
    told = {day for e in entries for day in (e.date, e.latest) if day}
    booked = [e for e in entries if e.status is NextStatus.BOOKED]
    whose = len(booked) > 1 and not weighing.children
    found: list[NextConference] = []
    for entry in entries:
        if entry.trust is Trust.CHECK:
            found.append(entry)
            continue
        rivals = other_days(weighing, entry, claims, bounds, told)
        lacking = list(_lacking(weighing, entry, claims, told))
        if whose:
            lacking.append(Warning.OTHER_CHILD)  # two conferences, and no child known
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
    return tuple(_no_surer_than_what_is_off(found))


def _no_surer_than_what_is_off(
    entries: Sequence[NextConference],
) -> Iterator[NextConference]:
    """A new day "to be confirmed" is asked about where what it replaces is."""
    doubted = {
        e.children
        for e in entries
        if e.status is NextStatus.CANCELLED and e.trust is Trust.CHECK
    }
    for entry in entries:
        awaited = entry.status is NextStatus.TO_BE_CONFIRMED
        asked = awaited and entry.children in doubted
        if asked and entry.trust is Trust.CLEAR:
            warnings = (Warning.SUPERSEDED,)
            yield replace(entry, trust=Trust.CHECK, warnings=warnings)
        else:
            yield entry


def _lacking(
    weighing: Weighing,
    entry: NextConference,
    claims: Sequence[Claim],
    told: set[dt.date],
) -> Iterator[Warning]:
    if not weighing.people.names and not names_case(weighing.context):
        yield Warning.NOBODY_NAMED
    yield from second_thoughts(weighing, entry, claims)
    yield from _lacking_for_status(weighing, entry, claims, told)
    context = weighing.context
    if context.anchor.date is not None and not context.anchor.sure:
        same = (c for c in claims if c.date == entry.date)
        if not any(is_self_evident(context, c) for c in same):
            yield Warning.NO_CONFERENCE_DATE


def _lacking_for_status(
    weighing: Weighing,
    entry: NextConference,
    claims: Sequence[Claim],
    told: set[dt.date],
) -> Iterator[Warning]:
    match entry.status:
        case NextStatus.BOOKED:
            yield from _lacking_for_a_day(weighing, entry, claims)
        case NextStatus.NOT_STATED:
            yield Warning.NOTHING_FOUND
        case NextStatus.CANCELLED:
            if weighing.context.nature.kind is not DocumentKind.CANCELLATION:
                yield Warning.SUPERSEDED
        case NextStatus.ENDED if not weighing.outcome.firm:
            if not any(c.status is NextStatus.ENDED for c in claims):
                yield Warning.END_UNSURE
        case NextStatus.DUE_BY | NextStatus.TO_BE_CONFIRMED:
            if any(c.date not in told for c in weighing.loose):
                yield Warning.SEVERAL_CANDIDATES
        case _:
            pass


def _lacking_for_a_day(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> Iterator[Warning]:
    if not any(_says_outright(weighing, c, entry) for c in claims):
        yield Warning.KIND_UNSURE
    if has_time_near(weighing, entry, claims):
        yield Warning.TIME_UNSURE


def names_case(context: Context) -> bool:
    """A case number stands for the child in careful e-mails; so does a birth date."""
    scan = context.scan
    return bool(scan.words[_CASE].search(scan.sheet.text)) or any(
        _is_a_child_s_birth(context, row) for row in title_rows(scan, _HEAD_ROWS)
    )


def _is_a_child_s_birth(context: Context, row: Row) -> bool:
    """`Jago Hocking | 19/11/2014`: a name with a day of the last eighteen years."""
    sheet = context.scan.sheet
    for mention in context.scan.days_in(row.start, row.end):
        day = mention.date
        if day is None or mention.year is None:
            continue
        young = add_months(day, 12 * _GROWN) > context.today > add_months(day, 2)
        lead = sheet.text[max(row.start, mention.start - 60) : mention.start]
        if young and first_name_in(lead, context.scan.words):
            return True
    return False


def _says_outright(weighing: Weighing, claim: Claim, entry: NextConference) -> bool:
    """A label or sentence about the next conference with its day beside it."""
    if claim.date != entry.date or claim.old or claim.bound is None:
        return False
    bound, context = claim.bound, weighing.context
    scan = context.scan
    if bound.row.part is Part.HEADER:
        return False
    if bound.governor is None:
        return _is_announced(weighing, claim)
    said = scan.sheet.text[bound.governor.start : bound.governor.end]
    cell = scan.sheet.cell_text(scan.cell_at(bound.governor.start)).strip(" :")
    told_back = bound.how is How.BACK and claim.moved
    aside = bound.how is How.RIGHT and cell == said
    told_so = aside or told_back or _is_for_it(scan, bound)
    if bound.how not in _OUTRIGHT and not told_so:
        return False
    if claim.moved and context.nature.kind in MOVES:
        return True
    ahead = context.nature.kind is DocumentKind.INVITATION
    if ahead and claim.strength >= 2 and _is_its_meeting(context, bound, said.lower()):
        return True
    strategy = context.nature.kind is DocumentKind.STRATEGY_RECORD
    firm = claim.strength >= (2 if strategy or claim.bound.kind == "conference" else 3)
    return firm or _is_next_review(weighing, claim)


def _is_for_it(scan: Scan, bound: Bound) -> bool:
    """`All agreed Thursday 6 August 2026 at 10am for the review conference`."""
    if bound.how is not How.AFTER or bound.governor is None:
        return False
    between = scan.sheet.text[bound.mention.end : bound.governor.start]
    return _FOR_IT.fullmatch(between) is not None


def _is_announced(weighing: Weighing, claim: Claim) -> bool:
    """The day of an invitation, beside a plain `Date` or `When`; its year written."""
    nature = weighing.context.nature
    bound = claim.bound
    return (
        bound is not None
        and nature.kind in AHEAD
        and nature.firm
        and claim.strength == 3
        and bound.mention.year is not None
    )


def _is_its_meeting(context: Context, bound: Bound, said: str) -> bool:
    """Whether a word stands for the conference of an invitation.

    "The meeting will be held on …" does where a planning meeting is what it invites to.
    """
    review = context.kind is MeetingKind.REVIEW and said in ("review", "review on")
    if "conf" in said or review:
        return True
    scan = context.scan
    named = (
        scan.sheet.text[h.start : h.end].lower() for h in scan.hits.get("meetings", ())
    )
    if not said.endswith("meeting") or not any("planning meeting" in n for n in named):
        return False
    begin = bound.governor.start if bound.governor else bound.start
    lead = scan.sheet.text[bound.start : begin].lower()
    return lead.split()[-1:] in (["the"], ["this"]) and len(lead.split()) <= 2


def _is_next_review(weighing: Weighing, claim: Claim) -> bool:
    """`Date of next review` in the record of a conference."""
    bound = claim.bound
    if bound is None or bound.governor is None or claim.strength < 2:
        return False
    said = weighing.context.scan.sheet.text[bound.governor.start : bound.governor.end]
    return bound.kind == "bare" and "review" in said.lower() and "next" in said.lower()
