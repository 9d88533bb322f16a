"""What the command line prints for people, and the rota as data."""

from collections.abc import Iterable, Iterator

from gp_toolkit.casework.prepare import Prepared
from gp_toolkit.model.attendance import Attendance, Rota
from gp_toolkit.model.deadline import Deadline
from gp_toolkit.model.document import Document
from gp_toolkit.model.plain import to_plain
from gp_toolkit.model.reading import NextConference, Reading, Trust
from gp_toolkit.model.wording import (
    ATTENDANCE_MODES,
    DOCUMENTS,
    MEETINGS,
    MILESTONES,
    NEXT_STATUSES,
    STATES,
    action_words,
    display_day,
    display_time,
    display_when,
    warning_words,
)


def reading(document: Document, found: Reading) -> str:
    """One document: its state and what it says of the next conference."""
    lines = [f"{document.name}: {STATES[document.state]}"]
    lines += [f"  ! {p.message}" for p in document.problems]
    if document.blocks:
        recorded = found.conference
        what = DOCUMENTS[found.document.kind]
        if recorded.kind and recorded.date:
            what += f" – {MEETINGS[recorded.kind]}, {display_day(recorded.date)}"
        lines.append(f"  {what}")
        lines += [f"  Child: {child.name}" for child in found.children]
        for entry in found.next:
            lines += [f"  {line}" for line in _entry(entry)]
        lines += [
            f"  Core group: {display_when(g.date, g.start)}" for g in found.core_groups
        ]
        if found.report.due:
            lines.append(f"  Report asked for by {display_day(found.report.due)}")
        lines += [f"  For the practice: {a.text}" for a in found.actions]
        lines += [
            f"  Perhaps for the practice: {action_words(a)}"
            for a in found.possible_actions
        ]
    return "\n".join(lines)


def _entry(entry: NextConference) -> Iterator[str]:
    kind = MEETINGS[entry.kind] if entry.kind else "Next conference"
    trust = "clear" if entry.trust is Trust.CLEAR else "to check"
    when = display_when(entry.date, entry.start) if entry.date else ""
    until = f"by {display_day(entry.latest)}" if entry.latest else ""
    said = ", ".join(
        part for part in (NEXT_STATUSES[entry.status], when, until) if part
    )
    yield f"NEXT: {kind}: {said} ({trust})"
    if entry.children:
        yield f"  for {', '.join(entry.children)}"
    for evidence in entry.evidence:
        told = evidence.where.startswith("page")
        place = f"page {evidence.page}, " if evidence.page and not told else ""
        quote = " ".join(evidence.quote.split())
        yield f"  “{quote}” ({place}{evidence.where})"
    yield from (f"  ! {said}" for said in warning_words(entry))
    yield from (f"  or {display_day(c.date)}?" for c in entry.candidates)


def deadlines(due: Iterable[Deadline]) -> str:
    """Deadlines with their working."""
    lines: list[str] = []
    for deadline in due:
        by = f" by {display_time(deadline.by)}" if deadline.by else ""
        lines += [
            f"{display_day(deadline.due)}{by}: {MILESTONES[deadline.milestone]}",
            f"    {deadline.working}",
            *([f"    Own day: {deadline.target.working}"] if deadline.target else []),
            f"    Source: {deadline.source.title}, {deadline.source.section}",
            *(f"    ! {warning}" for warning in deadline.warnings),
        ]
    return "\n".join(lines)


def rota(proposal: Rota) -> str:
    """Who goes to each conference, and why."""
    lines: list[str] = []
    for line in proposal.attendances:
        when = display_when(line.need.date, line.need.start)
        who = line.clinician or "NOBODY YET"
        how = ATTENDANCE_MODES[line.mode] if line.mode else "unfilled"
        lines += [
            f"{line.need.reference}  {when}: {who} – {how}",
            *(f"    {reason}" for reason in line.reasons),
        ]
    return "\n".join(lines)


def rota_data(proposal: Rota) -> dict[str, object]:
    """The rota as the JSON of the command line."""
    return {
        "conferences": [_attendance(a) for a in proposal.attendances],
        "unfilled": [
            {"reference": a.need.reference, "why": " ".join(a.reasons)}
            for a in proposal.unfilled
        ],
        "problems": [],
    }


def _attendance(line: Attendance) -> dict[str, object]:
    need = line.need
    return {
        "reference": need.reference,
        "date": to_plain(need.date),
        "start": to_plain(need.start),
        "kind": need.kind,
        "clinician": line.clinician,
        "mode": to_plain(line.mode),
        "reasons": to_plain(line.reasons),
        "runners_up": to_plain(line.runners_up),
    }


def prepared(result: Prepared) -> str:
    """What came of a batch: what is ready, and what needs a person."""
    ready = [line.conference for line in result.lines if line.conference]
    lines = [
        f"{c.reference}  {display_when(c.date, c.start)}  {MEETINGS[c.kind]}"
        for c in ready
    ]
    lines.append(f"{len(ready)} conferences prepared.")
    waiting = [line for line in result.lines if line.person]
    if waiting:
        lines.append(f"{len(waiting)} need a person (they are in summary.csv):")
        lines += [f"  {line.source.document.name}: {line.person}" for line in waiting]
    return "\n".join(lines)
