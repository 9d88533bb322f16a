"""Every claim of a document, each with its children, the replaced ones marked."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.claims.dated import claim_from_date
from gp_toolkit.finding.claims.other_child import (
    is_of_another_child,
    is_surely_of_another_child,
)
from gp_toolkit.finding.claims.undated import claims_without_date
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.meeting.details import find_details, segment
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.paper.day_labels import is_day_label
from gp_toolkit.finding.paper.families import Sections
from gp_toolkit.finding.paper.governors import How
from gp_toolkit.finding.paper.own_words import is_names, own_words
from gp_toolkit.finding.people.names import People, named_in
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.person_names import same_person
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.reading import DocumentKind, MeetingKind, NextStatus, Warning

_FIRM = 2
_BABY = Wording(r"\W*{claims/the-baby}\s?[:–\-|]")
_REASON = Wording(r"\b{claims/reason}\b")
_BABY_OF = re.compile(r"\w['\u2019]s\s(?:\w+\s)?unborn\b", re.IGNORECASE)
"""`Pre-birth conference for Jade's unborn baby`: not Jade's own."""
_NAME_LABEL = re.compile(r"[^\n.:–]{2,50}(?::|\s[–\-]\s)")


def collect(
    context: Context, bounds: Sequence[Bound], people: People, sections: Sections
) -> tuple[Claim, ...]:
    """Every claim, in the order of the text.

    In a file about several families each claim is of the child whose part it is in.
    """
    claims = [c for b in bounds if (c := claim_from_date(context, b)) is not None]
    claims.extend(claims_without_date(context, bounds))
    claims.sort(key=lambda claim: claim.start)
    named = [
        replace(
            c, children=_of_section(c, sections, people) or whose(context, c, people)
        )
        for c in claims
    ]
    loose = [b for b in bounds if b.governor is None and b.mention.date]
    timed = [_with_details_of_label(context, c, loose) for c in named]
    timed = [c for c in timed if not _is_under_other_names(context, c, people)]
    own = _without_history(context, _without_other_children(context, timed, people))
    return tuple(_without_replaced(context, own))


def _without_history(context: Context, claims: list[Claim]) -> list[Claim]:
    """`First review: 9 April`, in an invitation to a conference in September."""
    if context.nature.kind is not DocumentKind.INVITATION:
        return claims
    written = context.issued or context.today
    booked = [c.date for c in claims if c.status is NextStatus.BOOKED and c.date]
    if max(booked, default=dt.date.min) < written:
        return claims
    return [
        c
        for c in claims
        if c.status is not NextStatus.BOOKED or c.date is None or c.date >= written
    ]


def _with_details_of_label(
    context: Context, claim: Claim, loose: Sequence[Bound]
) -> Claim:
    """A day named in a subject line, with the time and place it has under `When:`."""
    details = claim.details
    if claim.status is not NextStatus.BOOKED or claim.date is None:
        return claim
    if details.start and Warning.YEAR_INFERRED not in claim.warnings:
        return claim
    for bound in loose:
        if bound.mention.date != claim.date or not (
            is_day_label(context.scan, bound) or _begins_line(context.scan, bound)
        ):
            continue
        told = find_details(context.scan, bound)
        if told.start:
            mended = replace(
                details if details.start else told,
                venue=details.venue or told.venue,
                mode=details.mode or told.mode,
            )
            warnings = claim.warnings
            if bound.mention.year is not None:
                warnings = tuple(w for w in warnings if w is not Warning.YEAR_INFERRED)
            return replace(claim, details=mended, warnings=warnings)
    return claim


def _is_under_other_names(context: Context, claim: Claim, people: People) -> bool:
    """`Dentist: 4 June` below "Next review conferences": of none of the children."""
    bound = claim.bound
    protection = context.nature.child_protection
    if not protection or bound is None or bound.how is not How.ABOVE:
        return False
    begin = context.scan.cell_at(bound.mention.start).start
    lead = context.scan.sheet.text[begin : bound.mention.start]
    labelled = own_words(context.scan, begin, bound.mention.start)
    return (
        labelled
        and is_names(context.scan, begin, bound.mention.start)
        and (not named_in(lead, people))
    )


def _begins_line(scan: Scan, bound: Bound) -> bool:
    """`Monday 7 December 2026 at 10am`, on a line of its own."""
    row = bound.row
    return not scan.sheet.text[row.start : bound.mention.start].strip()


def _without_other_children(
    context: Context, claims: list[Claim], people: People
) -> list[Claim]:
    """The claims about the paper's own children, if any of them is firm.

    One that is surely another child's is none of the paper's in any case.
    """
    scan = context.scan
    own = [
        claim
        for claim in claims
        if claim.bound is None
        or claim.status is NextStatus.CANCELLED
        or not is_of_another_child(scan, claim.bound, people)
    ]
    if any(c.date and c.strength >= _FIRM for c in own):
        return own
    return [
        claim
        for claim in claims
        if claim.bound is None
        or not is_surely_of_another_child(scan, claim.bound, people)
    ]


def _of_section(claim: Claim, sections: Sections, people: People) -> tuple[str, ...]:
    told = sections.children_at(claim.start)
    known = tuple(
        name for name in people.names if any(same_person(name, one) for one in told)
    )
    return known or told


def whose(context: Context, claim: Claim, people: People) -> tuple[str, ...]:
    """The children whom a claim names: before its words, or in its row."""
    scan = context.scan
    text = scan.sheet.text
    if claim.bound is None:
        names = named_in(text[claim.start : claim.end], people)
    else:
        _, last = segment(scan, claim.bound)
        begin = claim.bound.start
        names = named_in(text[begin : claim.bound.mention.start], people)
        names = names or named_in(_after(context, claim.bound, last), people)
        row = claim.bound.row
        column = scan.sheet.column_at(row, claim.bound.mention.start)
        lead = scan.sheet.text[row.cells[column].start : begin][:60]
        if not names and (label := _NAME_LABEL.match(lead)):
            names = named_in(label.group(), people)
        for cell in row.cells[:column]:
            names = names or named_in(scan.sheet.cell_text(cell), people)
    names = names or _unborn_in_label(context, claim, people)
    if len(names) > 1 and _BABY_OF.search(text, claim.start, claim.end):
        names = tuple(n for n in names if "unborn" in n.lower()) or names
    if not names and claim.kind is MeetingKind.PRE_BIRTH:
        unborn = [n for n in people.names if "unborn" in n.lower()]
        born = len(people.names) - len(unborn)
        names = tuple(unborn) if born and context.kind is not claim.kind else ()
    return () if len(names) == len(people.names) else names


def _unborn_in_label(context: Context, claim: Claim, people: People) -> tuple[str, ...]:
    """`Baby: first review conference | within four weeks of birth`: the one unborn."""
    unborn = [name for name in people.names if "unborn" in name.lower()]
    if len(unborn) != 1 or len(people.names) == 1:
        return ()
    row = context.scan.sheet.row_at(claim.start)
    begin = row.cells[0].start
    label = context.scan.words[_BABY].match(context.scan.sheet.text, begin, row.end)
    return tuple(unborn) if label else ()


def _after(context: Context, bound: Bound, last: int) -> str:
    """The words after a day, up to the reason for it: `… because of the unborn baby`."""
    begin, scan = bound.mention.end, context.scan
    reason = scan.words[_REASON].search(scan.sheet.text, begin, last)
    return scan.sheet.text[begin : reason.start() if reason else last]


def _without_replaced(context: Context, claims: list[Claim]) -> Iterator[Claim]:
    """Mark claims that another one in the same sentence or document replaces."""
    whole = context.nature.kind is DocumentKind.REARRANGEMENT
    moved = [claim for claim in claims if claim.moved]
    for claim in claims:
        if claim.moved or claim.bound is None or claim.old:
            yield claim
            continue
        rivals = [
            other
            for other in moved
            if other.date != claim.date
            and _same_place(claim, other)
            and (_place(other) >= _place(claim) or _same_sentence(claim, other))
        ]
        anywhere = whole and any(
            c.date != claim.date and c.kind == claim.kind for c in moved
        )
        replaced = claim.status is NextStatus.BOOKED and (bool(rivals) or anywhere)
        yield replace(claim, old=True) if replaced else claim


def _place(claim: Claim) -> int:
    return claim.bound.mention.start if claim.bound else claim.start


def _same_sentence(claim: Claim, other: Claim) -> bool:
    return (
        claim.bound is not None
        and other.bound is not None
        and claim.bound.start == other.bound.start
    )


def _same_place(claim: Claim, other: Claim) -> bool:
    return (
        claim.bound is not None
        and other.bound is not None
        and (
            claim.bound.start == other.bound.start
            or abs(claim.bound.row.number - other.bound.row.number) <= 1
        )
    )
