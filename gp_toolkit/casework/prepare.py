"""The whole job on files alone: no store, nothing kept, nothing confirmed.

What reads clearly is carried through to reminders, rota and Word documents; whatever
is doubtful is listed for a person and becomes no reminder.
"""

import hashlib
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gp_toolkit.casework.attending import need_of
from gp_toolkit.casework.batch import Line, Source, heed, settle
from gp_toolkit.casework.confirming import (
    children_of,
    previous_conference,
    strategy_date,
)
from gp_toolkit.casework.desk import Procedures
from gp_toolkit.casework.schedule import deadlines_of
from gp_toolkit.diary.calendar import Circumstances, calendar_file, events_for
from gp_toolkit.model.attendance import Clinician
from gp_toolkit.model.clock import Clock, today
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.document import Document, DocumentState
from gp_toolkit.model.practice import Practice
from gp_toolkit.model.reading import (
    CONFERENCES,
    NextConference,
    NextStatus,
    Reading,
    Trust,
)
from gp_toolkit.model.wording import (
    NEXT_STATUSES,
    STATES,
    warning_words,
)
from gp_toolkit.reports.pack import ReportFile, report_pack
from gp_toolkit.rota.propose import propose
from gp_toolkit.rota.sheets_out import rota_workbook

_IDS = uuid.UUID("0f6f5a34-5c0c-4c86-9a27-3f1f6d6c8a51")
"""Namespace of headless identities: the same file gives the same reminders again."""

_SEEN_TO = (NextStatus.ENDED, NextStatus.CANCELLED)
"""What a document may say of the next conference that leaves nothing to chase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Everything that came of a set of files.

    Attributes:
        lines: The summary, in the order of the files.
        reminders: The calendar file.
        rota: The Excel rota.
        packs: Word documents by case reference.
    """

    lines: tuple[Line, ...]
    reminders: bytes
    rota: bytes
    packs: Mapping[str, tuple[ReportFile, ...]]

    @property
    def needs_a_person(self) -> bool:
        """Whether anything is left for a person to see to."""
        return any(line.person for line in self.lines)


def prepare(
    procedures: Procedures,
    sources: Sequence[Source],
    *,
    practice: Practice,
    clinicians: Sequence[Clinician],
    templates: Mapping[str, bytes],
    clock: Clock,
) -> Prepared:
    """Carry clear readings through to reminders, rota and Word documents.

    Case references CP-0001, CP-0002… are given in the order of the files.
    """
    procedures = replace(procedures, house=practice.house)
    lines = list(_number(heed(settle(_lines(sources, practice, clock)))))
    live = [line.conference for line in lines if line.conference]
    due = {c.id: deadlines_of(procedures, c) for c in live}
    rota = propose(
        [need_of(procedures, c) for c in live], clinicians, today=today(clock)
    )
    who = {a.need.reference: a for a in rota.attendances}
    lines = [
        replace(line, attendance=who[line.conference.reference])
        if line.conference
        else line
        for line in lines
    ]
    events = [
        event
        for c in live
        for event in events_for(
            c,
            due[c.id],
            Circumstances(attendance=who[c.reference], privacy=practice.privacy),
        )
    ]
    people = {p.name: p for p in clinicians}
    packs = {
        c.reference: report_pack(
            c,
            practice=practice,
            clinician=people.get(who[c.reference].clinician or ""),
            attendance=who[c.reference],
            deadlines=due[c.id],
            templates=templates,
        )
        for c in live
    }
    return Prepared(
        lines=tuple(lines),
        reminders=calendar_file(events, stamp=clock.now()),
        rota=rota_workbook(rota, practice=practice.name, made_on=today(clock)),
        packs=packs,
    )


def source_of(data: bytes, document: Document, reading: Reading) -> Source:
    """A source, known by its bytes."""
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(data_sha256=sha256, document=document, reading=reading)


def _lines(
    sources: Sequence[Source], practice: Practice, clock: Clock
) -> Iterator[Line]:
    seen: set[str] = set()
    for source in sources:
        if source.data_sha256 in seen:
            yield Line(
                source=source,
                entry=None,
                conference=None,
                person="The same file is in the batch twice; this copy was passed over.",
            )
            continue
        seen.add(source.data_sha256)
        if not source.document.blocks or not source.reading.next:
            yield Line(
                source=source,
                entry=None,
                conference=None,
                person=_about_the_file(source),
            )
        for number, entry in enumerate(source.reading.next):
            yield _line(source, number, entry, practice, clock)


def _about_the_file(source: Source) -> str:
    said = " ".join(p.message for p in source.document.problems)
    if said or source.document.state is not DocumentState.READ:
        return said or STATES[source.document.state]
    if not source.reading.document.child_protection:
        return "Not a child protection document. Look at it and set it aside."
    return "Nothing was found about a next conference. Look at the document."


def _line(
    source: Source,
    number: int,
    entry: NextConference,
    practice: Practice,
    clock: Clock,
) -> Line:
    clear = entry.trust is Trust.CLEAR and not entry.warnings
    booked = entry.status is NextStatus.BOOKED and entry.kind in CONFERENCES
    if clear and booked and entry.date is not None:
        conference = _conference(source, number, entry, practice, clock)
        return Line(source=source, entry=entry, conference=conference)
    return Line(
        source=source,
        entry=entry,
        conference=None,
        person=_about_the_entry(entry, clear=clear),
    )


def _about_the_entry(entry: NextConference, *, clear: bool) -> str:
    if clear and entry.status in _SEEN_TO:
        return ""
    said = " ".join(warning_words(entry))
    if said:
        return said
    if entry.status is NextStatus.BOOKED:
        return "Check the date against the quoted line."
    return f"{NEXT_STATUSES[entry.status]}. Ask the conference administrator."


def _conference(
    source: Source,
    number: int,
    entry: NextConference,
    practice: Practice,
    clock: Clock,
) -> Conference:
    if entry.date is None or entry.kind is None:
        raise ValueError("only a booked entry becomes a conference")
    reading = source.reading
    return Conference(
        id=uuid.uuid5(_IDS, f"{source.data_sha256}/{number}").hex,
        reference="",
        kind=entry.kind,
        date=entry.date,
        start=entry.start,
        end=entry.end,
        venue=entry.venue,
        mode=entry.mode,
        authority=reading.document.authority or practice.authority,
        changed_at=clock.now(),
        children=children_of(reading, entry),
        adults=reading.adults,
        professionals=reading.professionals,
        report=reading.report,
        actions=reading.actions,
        previous=previous_conference(reading),
        strategy_date=strategy_date(reading),
        core_groups=tuple(g.date for g in reading.core_groups),
        evidence=entry.evidence,
        document=source.document.name,
    )


def _number(lines: Iterable[Line]) -> Iterator[Line]:
    number = 0
    for line in lines:
        if line.conference is None:
            yield line
            continue
        number += 1
        reference = f"CP-{number:04}"
        yield replace(line, conference=replace(line.conference, reference=reference))
