"""What needs a person today. Overdue things never drop off."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gp_toolkit.casework.confirming import family_marks
from gp_toolkit.casework.desk import Desk, Procedures
from gp_toolkit.casework.schedule import chases_of, deadlines_of
from gp_toolkit.model.clock import today
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.deadline import Deadline, Milestone
from gp_toolkit.model.document import DocumentState
from gp_toolkit.model.filing import FiledDocument, Stage
from gp_toolkit.model.practice import Act, User
from gp_toolkit.model.reading import CONFERENCES, NextConference, NextStatus
from gp_toolkit.procedures.deadlines import Anchors, deadlines

LOOK_AHEAD = dt.timedelta(days=14)
"""How far ahead the board looks for deadlines; the practice sees two weeks' work."""


class Urgency(StrEnum):
    """How a piece of work stands, the most pressing first."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    WAITING = "waiting"


class Task(StrEnum):
    """What is to be done."""

    VERIFY = "verify"
    UNREADABLE = "unreadable"
    PASSWORD = "password"  # noqa: S105 (the name of a task)
    CHASE_DATE = "chase_date"
    DEADLINE = "deadline"
    ATTENDANCE = "attendance"


THE_PRACTICES_OWN = (
    Milestone.ATTENDANCE_REPLY,
    Milestone.INTERNAL_DRAFT,
    Milestone.EXCLUSION_REQUEST,
    Milestone.REPORT_TO_FAMILY,
    Milestone.REPORT_TO_CHAIR,
    Milestone.REPORT_REQUESTED,
    Milestone.CONFERENCE,
    Milestone.RECORD_EXPECTED,
)
"""Milestones that make work for the practice; the others are shown with the case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """One thing to do.

    Attributes:
        task: What kind of thing.
        urgency: How it stands today.
        due: By when; for a date to be checked, the nearest day found, which counts for
            nothing but the order of the list; None when there is no day for it.
        reference: Case reference; empty for a document that is no case yet.
        conference: Id of the conference, or empty.
        document: Id of the document, or empty.
        milestone: Of a deadline.
        deadline: With its working, for a deadline.
    """

    task: Task
    urgency: Urgency
    due: dt.date | None = None
    reference: str = ""
    conference: str = ""
    document: str = ""
    milestone: Milestone | None = None
    deadline: Deadline | None = None


def work_list(desk: Desk, *, by: User) -> tuple[WorkItem, ...]:
    """Everything that needs a person, the most pressing first."""
    desk.check(by, Act.VIEW_CASE)
    on = today(desk.clock)
    with desk.store.work() as work:
        documents = work.documents()
        known = work.conferences()
        done = {(d.conference, d.milestone) for d in work.done() if d.stands}
        arranged = {a.conference for a in work.arrangements()}
        practice = work.practice()
    area = practice.authority if practice else ""
    items = [
        *_documents(documents, on),
        *_to_chase(desk.procedures, documents, known, area, on),
        *_deadlines(desk.procedures, known, done, on),
        *_reviews_to_ask_for(desk.procedures, known, done, on),
        *_attendance(known, arranged, on),
    ]
    order = list(Urgency)
    return tuple(
        sorted(items, key=lambda i: (order.index(i.urgency), i.due or on, i.reference))
    )


def _documents(documents: Sequence[FiledDocument], on: dt.date) -> Iterable[WorkItem]:
    tasks = {
        DocumentState.UNREADABLE: Task.UNREADABLE,
        DocumentState.REFUSED: Task.UNREADABLE,
        DocumentState.NEEDS_PASSWORD: Task.PASSWORD,
    }
    for filed in documents:
        if filed.stage is Stage.TO_VERIFY:
            task = tasks.get(filed.document.state, Task.VERIFY)
            yield WorkItem(
                task=task,
                urgency=Urgency.TODAY,
                due=_nearest_day(filed.reading.next, on),
                document=filed.id,
            )


def _nearest_day(entries: Sequence[NextConference], on: dt.date) -> dt.date | None:
    """The first day still ahead that a document may mean, rivals too."""
    found = (
        day
        for entry in entries
        for day in (entry.date, entry.latest, *(c.date for c in entry.candidates))
    )
    return min((day for day in found if day and day >= on), default=None)


def _to_chase(
    procedures: Procedures,
    documents: Sequence[FiledDocument],
    known: Sequence[Conference],
    area: str,
    on: dt.date,
) -> Iterable[WorkItem]:
    """Verified documents whose next date is still owed: absence is work too.

    Where the document names no limit, the area's own for the next review stands in.
    """
    owed = (
        NextStatus.TO_BE_CONFIRMED,
        NextStatus.DUE_BY,
        NextStatus.WINDOW,
        NextStatus.NOT_STATED,
    )
    for filed in documents:
        if filed.stage is not Stage.CONFIRMED or filed.conferences:
            continue
        marks = family_marks(filed.reading.children)
        since = filed.reading.conference.date or filed.received.date()
        if any(c.date > since and marks & family_marks(c.children) for c in known):
            continue
        for entry in filed.reading.next:
            if entry.status in owed:
                latest = entry.latest or _review_limit(procedures, filed, area)
                yield WorkItem(
                    task=Task.CHASE_DATE,
                    urgency=_how_pressing(latest, procedures, on),
                    due=latest,
                    document=filed.id,
                )


def _review_limit(
    procedures: Procedures, filed: FiledDocument, area: str
) -> dt.date | None:
    """The latest day for the review after the conference that a document records."""
    recorded = filed.reading.conference
    pack = procedures.packs.get(filed.reading.document.authority or area)
    if pack is None or recorded.date is None or recorded.kind not in CONFERENCES:
        return None
    due = deadlines(
        Anchors(kind=recorded.kind, conference=recorded.date),
        pack=pack,
        holidays=procedures.holidays[pack.nation],
    )
    limits = [d.due for d in due if d.milestone is Milestone.NEXT_REVIEW_LATEST]
    return min(limits, default=None)


def _how_pressing(
    latest: dt.date | None, procedures: Procedures, on: dt.date
) -> Urgency:
    """Waiting until the practice's weeks before the limit, then today's work."""
    if latest is None:
        return Urgency.WAITING
    if latest < on:
        return Urgency.OVERDUE
    ask = dt.timedelta(weeks=procedures.house.review_chase_weeks)
    return Urgency.TODAY if latest - ask <= on else Urgency.WAITING


def _deadlines(
    procedures: Procedures,
    known: Sequence[Conference],
    done: set[tuple[str, Milestone]],
    on: dt.date,
) -> Iterable[WorkItem]:
    for conference in known:
        if conference.status is not ConferenceStatus.BOOKED:
            continue
        for deadline in deadlines_of(procedures, conference):
            if deadline.milestone not in THE_PRACTICES_OWN:
                continue
            if (conference.id, deadline.milestone) in done:
                continue
            if deadline.work_to <= on + LOOK_AHEAD:
                yield _work(conference, deadline, on)


def _reviews_to_ask_for(
    procedures: Procedures,
    known: Sequence[Conference],
    done: set[tuple[str, Milestone]],
    on: dt.date,
) -> Iterable[WorkItem]:
    """Conferences gone by whose family has no later one: time to ask for the day."""
    for conference in known:
        if conference.status is not ConferenceStatus.BOOKED or conference.date > on:
            continue
        marks = family_marks(conference.children)
        if any(
            c.date > conference.date and marks & family_marks(c.children) for c in known
        ):
            continue
        for chase in chases_of(procedures, conference):
            is_review = chase.milestone is Milestone.REVIEW_CHASE
            met = (conference.id, chase.milestone) in done
            if is_review and not met and chase.due <= on + LOOK_AHEAD:
                yield _work(conference, chase, on)


def _work(conference: Conference, deadline: Deadline, on: dt.date) -> WorkItem:
    return WorkItem(
        task=Task.DEADLINE,
        urgency=_urgency(deadline, on),
        due=deadline.due,
        reference=conference.reference,
        conference=conference.id,
        milestone=deadline.milestone,
        deadline=deadline,
    )


def _attendance(
    known: Sequence[Conference], arranged: set[str], on: dt.date
) -> Iterable[WorkItem]:
    for conference in known:
        if (
            conference.status is ConferenceStatus.BOOKED
            and conference.id not in arranged
            and conference.date >= on
        ):
            yield WorkItem(
                task=Task.ATTENDANCE,
                urgency=Urgency.WAITING,
                due=conference.date,
                reference=conference.reference,
                conference=conference.id,
            )


def _urgency(deadline: Deadline, on: dt.date) -> Urgency:
    """Overdue by the procedure's day; today from the practice's own day on."""
    if deadline.due < on:
        return Urgency.OVERDUE
    return Urgency.TODAY if deadline.work_to <= on else Urgency.SOON
