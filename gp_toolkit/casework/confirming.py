"""A person looks at the quoted line and says yes: only then is a date live."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import replace

from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.history import moved_by_document
from gp_toolkit.casework.ports import Work
from gp_toolkit.casework.rule_changes import remember
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.family import Child, PlanStatus
from gp_toolkit.model.filing import Decision, Draft, FiledDocument, Stage
from gp_toolkit.model.practice import Act, User
from gp_toolkit.model.reading import (
    CONFERENCES,
    MeetingKind,
    NextConference,
    NextStatus,
    Reading,
)


def children_of(reading: Reading, entry: NextConference | None) -> tuple[Child, ...]:
    """The children whom a next conference is about.

    Those it names; where it names none, all in the document but those whose plan
    ended, when some other child's did not.
    """
    if entry is not None and entry.children:
        named = tuple(c for c in reading.children if c.name in entry.children)
        known = {c.name for c in named}
        extra = tuple(Child(name=n) for n in entry.children if n not in known)
        return named + extra
    stopped = (PlanStatus.NONE, PlanStatus.CHILD_IN_NEED)
    staying = tuple(c for c in reading.children if c.plan not in stopped)
    return staying or reading.children


def previous_conference(reading: Reading) -> dt.date | None:
    """The day of the conference that a document records, if it records one."""
    recorded = reading.conference
    return recorded.date if recorded.kind in CONFERENCES else None


def strategy_date(reading: Reading) -> dt.date | None:
    """The day of the strategy discussion that a document records, if it does."""
    recorded = reading.conference
    return recorded.date if recorded.kind is MeetingKind.STRATEGY else None


def main_entry(reading: Reading) -> int | None:
    """Number of the entry of `next` to show first: the booked ones, then the rest."""
    order = sorted(
        range(len(reading.next)),
        key=lambda i: (
            reading.next[i].status is not NextStatus.BOOKED,
            reading.next[i].date is None,
        ),
    )
    return order[0] if order else None


def draft_decision(
    reading: Reading, entry_number: int | None, *, authority: str
) -> Draft:
    """What the form starts with: the values of an entry, none of them decided yet.

    Args:
        reading: Of the document.
        entry_number: Of the entry in `reading.next`; None for an empty form.
        authority: Of the practice, for a document that names none.
    """
    entry = None if entry_number is None else reading.next[entry_number]
    booked = entry is not None and entry.status is NextStatus.BOOKED
    return Draft(
        kind=entry.kind if entry else None,
        date=entry.date if entry and booked else None,
        start=entry.start if entry else None,
        end=entry.end if entry else None,
        venue=entry.venue if entry else None,
        mode=entry.mode if entry else None,
        authority=reading.document.authority or authority,
        entry=entry_number,
        children=children_of(reading, entry),
        adults=reading.adults,
        professionals=reading.professionals,
        report=reading.report,
        actions=reading.actions,
        possible_actions=reading.possible_actions,
        strategy_date=strategy_date(reading),
    )


def same_family(
    decision: Decision, conferences: Sequence[Conference]
) -> tuple[Conference, ...]:
    """Open conferences about any of the same children: perhaps the one that moved.

    A child is taken to be the same when the NHS numbers agree, or the names and dates
    of birth do. Only a person decides what follows from it.
    """
    marks = family_marks(decision.children)
    return tuple(
        c
        for c in conferences
        if c.status is ConferenceStatus.BOOKED and marks & family_marks(c.children)
    )


def family_marks(children: Sequence[Child]) -> frozenset[tuple[str, str]]:
    """What children can be recognised by in another document."""
    marks: set[tuple[str, str]] = set()
    for child in children:
        if child.nhs_number:
            marks.add(("nhs", child.nhs_number))
        born = child.date_of_birth or child.expected_delivery
        if born:
            marks.add((" ".join(child.name.casefold().split()), born.isoformat()))
    return frozenset(marks)


def confirm(
    desk: Desk, document_id: str, decision: Decision, *, by: User
) -> Conference:
    """Make a confirmed date live.

    A new conference gets its own case reference. One that replaces another keeps the
    other's identity and reference, so that reminders already in a calendar move.

    Raises:
        UserProblem: `not_a_conference`, `unknown_document`, `unknown_authority`,
            `unknown_conference` or `changed_meanwhile`.
    """
    desk.check(by, Act.CONFIRM_READING)
    desk.procedures.pack(decision.authority)
    if decision.kind not in CONFERENCES:
        raise UserProblem(
            "not_a_conference",
            "Choose what kind of child protection conference this is: initial, "
            "review, pre-birth or transfer-in.",
        )
    with desk.store.work() as work:
        filed = _kept(work.document(document_id))
        conference = _conference(desk, work, filed, decision, by)
        if decision.replaces:
            work.save_conference(conference)
        else:
            work.add_conference(conference)
        now = desk.clock.now()
        remember(work, desk.procedures, conference.authority, at=now, by=by.id)
        kept = dict.fromkeys((*filed.conferences, conference.id))
        work.save_document(
            replace(filed, stage=Stage.CONFIRMED, conferences=tuple(kept))
        )
        act = Act.MOVE_CONFERENCE if decision.replaces else Act.CONFIRM_READING
        detail = f"document={filed.id} date={conference.date.isoformat()}"
        work.record(desk.event(by, act, conference.id, detail))
    return conference


def _conference(
    desk: Desk, work: Work, filed: FiledDocument, decision: Decision, by: User
) -> Conference:
    entry = None if decision.entry is None else filed.reading.next[decision.entry]
    fresh = Conference(
        id=uuid.uuid4().hex,
        reference="" if decision.replaces else work.next_reference(),
        kind=decision.kind,
        date=decision.date,
        start=decision.start,
        end=decision.end,
        venue=decision.venue,
        mode=decision.mode,
        authority=decision.authority,
        changed_at=desk.clock.now(),
        children=decision.children,
        adults=decision.adults,
        professionals=decision.professionals,
        report=decision.report,
        actions=decision.actions,
        previous=previous_conference(filed.reading),
        strategy_date=decision.strategy_date,
        core_groups=tuple(g.date for g in filed.reading.core_groups),
        evidence=entry.evidence if entry else (),
        document=filed.id,
        confirmed_by=by.id,
    )
    if not decision.replaces:
        return fresh
    old = work.conference(decision.replaces)
    if old is None:
        raise UserProblem(
            "unknown_conference",
            "The conference to be moved is no longer there. Go back to Conferences "
            "and look for it.",
        )
    after = replace(
        fresh,
        id=old.id,
        reference=old.reference,
        previous=fresh.previous or old.previous,
        children=fresh.children or old.children,
        adults=fresh.adults or old.adults,
        professionals=fresh.professionals or old.professionals,
    )
    return moved_by_document(desk, work, old, after, by)


def confirm_without_date(desk: Desk, document_id: str, *, by: User) -> FiledDocument:
    """Record that a person looked and that the document books no conference.

    A date that is still owed (to be confirmed, only a limit, not stated) stays on the
    board to be chased; a plan that ended asks for nothing more.

    Raises:
        UserProblem: `unknown_document`.
    """
    desk.check(by, Act.CONFIRM_READING)
    with desk.store.work() as work:
        filed = _kept(work.document(document_id))
        filed = replace(filed, stage=Stage.CONFIRMED)
        work.save_document(filed)
        work.record(desk.event(by, Act.CONFIRM_READING, filed.id, "no date"))
    return filed


def _kept(filed: FiledDocument | None) -> FiledDocument:
    if filed is None:
        raise UserProblem(
            "unknown_document",
            "This document is not in the inbox any more. Add it again.",
        )
    return filed
