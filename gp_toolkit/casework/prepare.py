"""The whole job on files alone: no store, nothing kept, nothing confirmed.

What reads clearly is carried through to reminders, rota and Word documents; whatever
is doubtful is listed for a person and becomes no reminder.
"""

import csv
import datetime as dt
import hashlib
import io
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gp_toolkit.casework.attending import need_of
from gp_toolkit.casework.confirming import (
    children_of,
    family_marks,
    previous_conference,
    strategy_date,
)
from gp_toolkit.casework.desk import Procedures
from gp_toolkit.casework.schedule import deadlines_of, report_due
from gp_toolkit.diary.calendar import calendar_file, events_for
from gp_toolkit.model.attendance import Attendance, Clinician
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
    ATTENDANCE_MODES,
    MEETINGS,
    NEXT_STATUSES,
    STATES,
    WARNINGS,
)
from gp_toolkit.reports.pack import ReportFile, report_pack
from gp_toolkit.rota.propose import propose
from gp_toolkit.rota.sheets_out import rota_workbook

_IDS = uuid.UUID("0f6f5a34-5c0c-4c86-9a27-3f1f6d6c8a51")
"""Namespace of headless identities: the same file gives the same reminders again."""

_SEEN_TO = (NextStatus.ENDED, NextStatus.CANCELLED)
"""What a document may say of the next conference that leaves nothing to chase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that was read and what was found in it."""

    data_sha256: str
    document: Document
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the summary: a conference, or what a file asks a person to do.

    Attributes:
        source: The file it comes from.
        entry: What the file says of the next conference; None for a file without.
        conference: What was made of it; None where a person is needed first.
        person: What a person has to see to; empty when nothing.
        attendance: Who is proposed.
    """

    source: Source
    entry: NextConference | None
    conference: Conference | None
    person: str = ""
    attendance: Attendance | None = None


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
    lines = list(_number(_heed(_settle(_lines(sources, practice, clock)))))
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
        for event in events_for(c, due[c.id], attendance=who[c.reference])
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
    said = " ".join(WARNINGS[w] for w in entry.warnings)
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


def _settle(lines: Iterable[Line]) -> list[Line]:
    """Let one document answer for each family's conference.

    Two that agree are one conference. Of two that differ the later document wins; when
    neither is dated, both wait for a person.
    """
    settled: list[Line] = []
    for line in lines:
        rivals = [
            i
            for i, other in enumerate(settled)
            if other.source is not line.source and _same_family(other, line)
        ]
        for i in rivals:
            settled[i], line = _weigh(settled[i], line)  # noqa: PLW2901 (the survivor)
        settled.append(line)
    return settled


def _same_family(one: Line, other: Line) -> bool:
    if one.conference is None or other.conference is None:
        return False
    return bool(
        family_marks(one.conference.children) & family_marks(other.conference.children)
    )


def _weigh(one: Line, other: Line) -> tuple[Line, Line]:
    if one.conference is None or other.conference is None:
        return one, other
    told = (one.conference.date, one.conference.start)
    if told == (other.conference.date, other.conference.start):
        return one, _without(other, f"Says the same as “{one.source.document.name}”.")
    first, second = _written(one.source), _written(other.source)
    if first is None or second is None or first == second:
        words = "Another document gives a different date for the same children: {}."
        return (
            _without(one, words.format(f"“{other.source.document.name}”")),
            _without(other, words.format(f"“{one.source.document.name}”")),
        )
    if first < second:
        return _without(one, _overtaken(other)), other
    return one, _without(other, _overtaken(one))


def _heed(lines: Sequence[Line]) -> list[Line]:
    """Withdraw a date on which another document of the same family casts doubt.

    A later document that cancels, ends, moves or only questions the conference counts
    even though no date of its own is clear; so does one whose age cannot be told.
    """
    return [_questioned(line, lines) for line in lines]


def _questioned(line: Line, lines: Sequence[Line]) -> Line:
    if line.conference is None:
        return line
    for other in lines:
        if other.source is not line.source and _casts_doubt(other, line.conference):
            mine, theirs = _written(line.source), _written(other.source)
            if mine is None or theirs is None or theirs >= mine:
                name = other.source.document.name
                return _without(
                    line,
                    f"Another document about the same children, “{name}”, says "
                    "otherwise or is in doubt. Compare the two.",
                )
    return line


def _casts_doubt(other: Line, conference: Conference) -> bool:
    entry = other.entry
    if entry is None or entry.status is NextStatus.NOT_STATED:
        return False
    if entry.status is NextStatus.BOOKED and entry.date == conference.date:
        return False
    theirs = family_marks(children_of(other.source.reading, entry))
    return bool(theirs & family_marks(conference.children))


def _overtaken(by: Line) -> str:
    return f"Overtaken by the later document “{by.source.document.name}”."


def _without(line: Line, person: str) -> Line:
    return replace(line, conference=None, person=person)


def _written(source: Source) -> dt.date | None:
    """When a document was written, as far as it says."""
    reading = source.reading
    recorded = reading.conference.date if previous_conference(reading) else None
    return reading.document.issued or recorded


def _number(lines: Iterable[Line]) -> Iterator[Line]:
    number = 0
    for line in lines:
        if line.conference is None:
            yield line
            continue
        number += 1
        reference = f"CP-{number:04}"
        yield replace(line, conference=replace(line.conference, reference=reference))


SUMMARY_COLUMNS = (
    "file",
    "state",
    "reference",
    "conference",
    "next_is",
    "date",
    "start",
    "report_due",
    "clinician",
    "takes_part",
    "needs_a_person",
)


def summary_csv(procedures: Procedures, prepared: Prepared) -> bytes:
    """The summary as CSV for Excel: one line a conference or open question.

    Cells that a spreadsheet would take for a formula begin with an apostrophe.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(SUMMARY_COLUMNS)
    for line in prepared.lines:
        writer.writerow([_inert(cell) for cell in _cells(procedures, line)])
    return buffer.getvalue().encode("utf-8-sig")


def _cells(procedures: Procedures, line: Line) -> tuple[str, ...]:
    entry, conference, who = line.entry, line.conference, line.attendance
    due = report_due(deadlines_of(procedures, conference)) if conference else None
    return (
        line.source.document.name,
        STATES[line.source.document.state],
        conference.reference if conference else "",
        MEETINGS[entry.kind] if entry and entry.kind else "",
        NEXT_STATUSES[entry.status] if entry else "",
        entry.date.isoformat() if entry and entry.date else "",
        f"{entry.start:%H:%M}" if entry and entry.start else "",
        due.due.isoformat() if due else "",
        (who.clinician or "") if who else "",
        ATTENDANCE_MODES[who.mode] if who and who.mode else "",
        line.person,
    )


def _inert(cell: str) -> str:
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"} else cell
