"""Calendar files and feeds, and the ledger of what they have said.

Calendar programs keep the entry with the highest SEQUENCE. What was given out is
therefore kept, so that every change of an entry raises its number, whatever made it
change: a move, a new rule, a swap on the rota, a deadline met. An entry that a rule no
longer asks for is struck out, not forgotten.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.ports import Work
from gp_toolkit.casework.schedule import attendance_of, deadlines_of, kept
from gp_toolkit.diary.calendar import (
    Circumstances,
    DiaryEvent,
    calendar_file,
    events_for,
)
from gp_toolkit.diary.events import calendar_name, event_uid, text_of, title_of
from gp_toolkit.model.clock import today
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.diary import DiaryLine
from gp_toolkit.model.filing import Arrangement
from gp_toolkit.model.practice import Act, Privacy, User

STRUCK_OUT_STAYS = dt.timedelta(days=60)
"""How long a feed shows an entry as cancelled before it leaves it out."""

PAST_STAYS = dt.timedelta(days=365)
"""How long calendars are still told of an entry whose day has gone by."""


NO_LONGER_ASKED = "This is not asked for any more."
"""What a struck-out entry says whose rule or letter no longer names a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event as it is given out, with its line in the ledger if it has one."""

    event: DiaryEvent
    line: DiaryLine | None


def calendar_of(
    desk: Desk, *, by: User, conference_ids: Sequence[str] | None = None
) -> bytes:
    """The calendar file of some conferences, or of all of them.

    What was given out before and does not stand any more is in it as cancelled, so
    that a calendar that holds it strikes it out.
    """
    desk.check(by, Act.EXPORT_CALENDAR)
    with desk.store.work() as work:
        entries = (
            practice_entries(desk, work)
            if conference_ids is None
            else [
                entry
                for conference_id in conference_ids
                for entry in entries_of(desk, work, kept(work, conference_id))
            ]
        )
        subject = "calendar" if conference_ids is None else "conferences"
        work.record(
            desk.event(by, Act.EXPORT_CALENDAR, subject, f"events={len(entries)}")
        )
        return as_file(desk, work, entries)


def clinician_calendar(desk: Desk, clinician: str, *, by: User) -> bytes:
    """The calendar file of the conferences that one clinician goes to."""
    desk.check(by, Act.EXPORT_CALENDAR)
    with desk.store.work() as work:
        entries = clinician_entries(desk, work, clinician)
        work.record(
            desk.event(
                by, Act.EXPORT_CALENDAR, "one clinician", f"events={len(entries)}"
            )
        )
        return as_file(desk, work, entries)


def as_file(
    desk: Desk, work: Work, entries: Iterable[Entry], *, feed: bool = False
) -> bytes:
    """Entries as a calendar file, or as what a feed answers."""
    return calendar_file(
        (entry.event for entry in entries),
        stamp=desk.clock.now(),
        name=calendar_name(privacy_of(work)),
        feed=feed,
    )


def privacy_of(work: Work) -> Privacy:
    """How much the practice lets its calendars tell."""
    practice = work.practice()
    return practice.privacy if practice else Privacy.REFERENCE


def practice_entries(desk: Desk, work: Work) -> list[Entry]:
    """The whole practice's entries: those that stand, and those once given out."""
    ledger = _Ledger(desk, work)
    return [
        entry
        for conference in work.conferences()
        for entry in ledger.settle(conference)
        if entry.line is not None and _is_recent(desk, entry)
    ]


def clinician_entries(desk: Desk, work: Work, clinician: str) -> list[Entry]:
    """One clinician's entries; what was handed to somebody else is struck out."""
    ledger = _Ledger(desk, work)
    entries: list[Entry] = []
    for conference in work.conferences():
        own = ledger.goes(conference, clinician)
        if not own and not ledger.once_gave(conference, clinician):
            continue
        for entry in ledger.settle(conference, given_to=clinician if own else ""):
            if entry.line is None or not _is_recent(desk, entry):
                continue
            if own:
                entries.append(entry)
            elif clinician in entry.line.given_to:
                entries.append(replace(entry, event=_struck(entry.event)))
    return entries


def entries_of(desk: Desk, work: Work, conference: Conference) -> Sequence[Entry]:
    """All entries of one conference, cancelled ones included."""
    return _Ledger(desk, work).settle(conference)


class _Ledger:
    """Compares what stands with what was given out, and keeps what it gives out."""

    def __init__(self, desk: Desk, work: Work) -> None:
        self._desk = desk
        self._work = work
        self._privacy = privacy_of(work)
        self._who = {a.conference: a for a in work.arrangements()}
        self._done = {(d.conference, d.milestone) for d in work.done() if d.stands}
        self._lines: dict[str, dict[Milestone, DiaryLine]] = {}
        for line in work.diary():
            self._lines.setdefault(line.conference, {})[line.milestone] = line

    def goes(self, conference: Conference, clinician: str) -> bool:
        """Whether a clinician has been chosen for a conference."""
        chosen = self._who.get(conference.id)
        return chosen is not None and chosen.clinician == clinician

    def once_gave(self, conference: Conference, clinician: str) -> bool:
        """Whether a clinician's calendar was ever given anything of a conference."""
        lines = self._lines.get(conference.id, {})
        return any(clinician in line.given_to for line in lines.values())

    def settle(self, conference: Conference, *, given_to: str = "") -> Sequence[Entry]:
        """The entries of a conference with the right numbers, which are then kept."""
        known = self._lines.get(conference.id, {})
        now = self._desk.clock.now()
        chosen = self._who.get(conference.id)
        return tuple(
            self._entry(event, conference, known, chosen, given_to, now)
            for event in self._events(conference, known, chosen)
        )

    def _events(
        self,
        conference: Conference,
        known: Mapping[Milestone, DiaryLine],
        chosen: Arrangement | None,
    ) -> Sequence[DiaryEvent]:
        events = events_for(
            conference,
            deadlines_of(self._desk.procedures, conference),
            Circumstances(
                attendance=attendance_of(conference, chosen),
                done={m for c, m in self._done if c == conference.id},
                privacy=self._privacy,
            ),
        )
        asked = {event.milestone for event in events}
        gone = (line for milestone, line in known.items() if milestone not in asked)
        return (*events, *(self._no_longer(conference, line) for line in gone))

    def _no_longer(self, conference: Conference, line: DiaryLine) -> DiaryEvent:
        """What the rules do not ask for any more, struck out where it stood."""
        title = title_of(
            conference.reference, line.milestone, self._privacy, cancelled=True
        )
        return DiaryEvent(
            milestone=line.milestone,
            uid=event_uid(conference.id, line.milestone),
            sequence=line.sequence,
            changed_at=line.changed_at,
            title=title,
            text=text_of(NO_LONGER_ASKED, self._privacy),
            start=line.start or line.day,
            end=line.end or line.day + dt.timedelta(days=1),
            alarm=None,
            busy=False,
            cancelled=True,
        )

    def _entry(
        self,
        event: DiaryEvent,
        conference: Conference,
        known: Mapping[Milestone, DiaryLine],
        chosen: Arrangement | None,
        given_to: str,
        now: dt.datetime,
    ) -> Entry:
        line = known.get(event.milestone)
        if line is None and event.cancelled:
            return Entry(event=event, line=None)  # no calendar ever held it
        content = _fingerprint(event, chosen)
        if line is not None:
            event = _numbered(event, line, same=line.content == content, now=now)
        people = line.given_to if line else ()
        if given_to and given_to not in people:
            people = (*people, given_to)
        timed = isinstance(event.start, dt.datetime)
        fresh = DiaryLine(
            conference=conference.id,
            milestone=event.milestone,
            sequence=event.sequence,
            changed_at=event.changed_at,
            content=content,
            live=not event.cancelled,
            day=event.day,
            start=event.start if isinstance(event.start, dt.datetime) else None,
            end=event.end if timed and isinstance(event.end, dt.datetime) else None,
            given_to=people,
        )
        if fresh != line:
            self._work.save_diary(fresh)
        return Entry(event=event, line=fresh)


def _numbered(
    event: DiaryEvent, line: DiaryLine, *, same: bool, now: dt.datetime
) -> DiaryEvent:
    if event.sequence > line.sequence:
        return event  # the conference itself has changed since
    if same:
        return replace(event, sequence=line.sequence, changed_at=line.changed_at)
    return replace(event, sequence=line.sequence + 1, changed_at=now)


def _fingerprint(event: DiaryEvent, chosen: Arrangement | None) -> str:
    """What tells one state of an entry from another; who goes is part of it."""
    told = replace(event, sequence=0, changed_at=dt.datetime.min.replace(tzinfo=dt.UTC))
    who = chosen.clinician if chosen else ""
    return hashlib.sha256(f"{told!r} {who}".encode()).hexdigest()


def _struck(event: DiaryEvent) -> DiaryEvent:
    return replace(event, cancelled=True, alarm=None, busy=False)


def _is_recent(desk: Desk, entry: Entry) -> bool:
    return entry.event.day >= today(desk.clock) - PAST_STAYS
