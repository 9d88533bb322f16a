"""Who has to be told of the last change, as drafts for the person's mail program."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gp_toolkit.casework.calendars import entries_of, privacy_of
from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.schedule import kept
from gp_toolkit.diary.calendar import DiaryEvent, Method, Party, one_event
from gp_toolkit.diary.letters import (
    CLINICIAN,
    Message,
    calendar_draft,
    draft,
    draft_name,
    is_address,
    messages_about,
)
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.filing import Arrangement
from gp_toolkit.model.moving import Moved, MoveKind
from gp_toolkit.model.practice import Act, Privacy, User
from gp_toolkit.model.wording import display_when

REPORT = (Milestone.REPORT_TO_CHAIR, Milestone.REPORT_REQUESTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Somebody to be told, with the draft.

    Attributes:
        to: A professional's role, or "clinician".
        who: Name of the clinician; empty for a professional of the council.
        addresses: The e-mail addresses known; empty when the person has to look it up.
        why: Why they have to be told.
        file_name: Of the draft.
        content: The .eml file.
    """

    to: str
    who: str
    addresses: tuple[str, ...]
    why: str
    file_name: str
    content: bytes


def tellings_of(desk: Desk, conference_id: str, *, by: User) -> Sequence[Telling]:
    """Who has to be told of the last thing that happened to a conference."""
    desk.check(by, Act.VIEW_CASE)
    with desk.store.work() as work:
        conference = kept(work, conference_id)
        arrangement = work.arrangement(conference_id)
        privacy = privacy_of(work)
    if not conference.moves:
        return ()
    move = conference.moves[-1]
    who = move.clinician or (arrangement.clinician if arrangement else "")
    return tuple(
        _telling(conference, move, message, privacy, who)
        for message in messages_about(move.kind)
        if _applies(conference, message, move, arrangement)
    )


def _applies(
    conference: Conference,
    message: Message,
    move: Moved,
    arrangement: Arrangement | None,
) -> bool:
    if message.only_if_sent and not any(s.milestone in REPORT for s in move.sent):
        return False
    if message.to != CLINICIAN and _joined_away(conference, move):
        return False  # the conference it joined has these drafts
    if message.to == CLINICIAN:
        return arrangement is not None or bool(move.clinician)
    if message.only_if_sent:
        return bool(_addresses(conference, message.to))
    return True


def _joined_away(conference: Conference, move: Moved) -> bool:
    return (
        move.kind is MoveKind.MERGED and conference.status is ConferenceStatus.CANCELLED
    )


def _telling(
    conference: Conference,
    move: Moved,
    message: Message,
    privacy: Privacy,
    who: str,
) -> Telling:
    addresses = _addresses(conference, message.to)
    content = draft(
        message,
        reference=move.other
        if _joined_away(conference, move)
        else conference.reference,
        addresses=addresses,
        details=tuple(_details(conference, move, privacy)) if message.days else (),
        privacy=privacy,
    )
    return Telling(
        to=message.to,
        who=who if message.to == CLINICIAN else "",
        addresses=addresses,
        why=message.why,
        file_name=draft_name(conference.reference, message.to, privacy=privacy),
        content=content,
    )


def _addresses(conference: Conference, role: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            p.email
            for p in conference.professionals
            if p.role == role and p.email and is_address(p.email)
        )
    )


def _details(conference: Conference, move: Moved, privacy: Privacy) -> Iterable[str]:
    if privacy in (Privacy.BARE, Privacy.REFERENCE):
        return
    yield f"Old day: {display_when(move.old_date, move.old_start)}"
    if move.new_date is not None:
        yield f"New day: {display_when(move.new_date, move.new_start)}"
        if privacy is Privacy.PLACE and conference.venue:
            yield f"Place: {' '.join(conference.venue.split())}"


def event_draft(
    desk: Desk, conference_id: str, milestone: Milestone, address: str, *, by: User
) -> tuple[str, bytes]:
    """One entry as an e-mail that puts it into one person's calendar, or takes it out.

    Returns:
        The file's name and its content.

    Raises:
        UserProblem: `address_missing`, `practice_address_missing`, `no_such_entry`.
    """
    desk.check(by, Act.EXPORT_CALENDAR)
    if not is_address(address):
        raise UserProblem(
            "address_missing",
            "Give the e-mail address of the person whose calendar it is for, such as "
            "name@example.nhs.uk.",
        )
    with desk.store.work() as work:
        practice = work.practice()
        if practice is None or not is_address(practice.email):
            raise UserProblem(
                "practice_address_missing",
                "Calendars act on an update only when it says from whom it is. Give "
                "the practice's e-mail address under Settings first.",
            )
        conference = kept(work, conference_id)
        event = _wanted(
            [entry.event for entry in entries_of(desk, work, conference)], milestone
        )
        detail = f"{milestone} sequence={event.sequence}"
        work.record(desk.event(by, Act.EXPORT_CALENDAR, conference_id, detail))
    return _as_mail(
        event,
        Party(organizer=practice.email, attendee=address),
        reference=conference.reference,
        privacy=practice.privacy,
        stamp=desk.clock.now(),
    )


def _wanted(events: Sequence[DiaryEvent], milestone: Milestone) -> DiaryEvent:
    for event in events:
        if event.milestone is milestone:
            return event
    raise UserProblem(
        "no_such_entry",
        "This conference has no such day any more. Open it again and choose another.",
    )


def _as_mail(
    event: DiaryEvent,
    party: Party,
    *,
    reference: str,
    privacy: Privacy,
    stamp: dt.datetime,
) -> tuple[str, bytes]:
    method = Method.CANCEL if event.cancelled else Method.REQUEST
    content = calendar_draft(
        one_event(event, party, stamp=stamp),
        method=method,
        title=event.title,
        address=party.attendee,
    )
    what = "cancellation" if event.cancelled else "update"
    kind = "" if privacy is Privacy.BARE else f"{event.milestone} "
    return draft_name(reference, f"{kind}{what}", privacy=privacy), content
