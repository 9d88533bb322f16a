"""A document and what is expected of it, in words that can be read aloud."""

import datetime as dt
from dataclasses import dataclass, field

from gp_toolkit.model.reading import NextConference, Reading, Warning


@dataclass(frozen=True)
class Case:
    """A short document and what the finder must say of it.

    `kind` is the document's kind; `held` the day of the meeting recorded or invited
    to; `coming` one line a next conference: kind, status, weekday and date, time,
    limit, children, trust and warnings.
    """

    kind: str
    held: str
    coming: tuple[str, ...]
    name: str = field(default="", compare=False)
    today: str = field(default="2026-03-24", compare=False)
    text: str = field(default="", compare=False)


def told(reading: Reading) -> Case:
    """What a reading says, to be compared with a case."""
    kind = reading.document.kind.value
    if not reading.document.child_protection:
        kind += ", not child protection"
    return Case(
        kind=kind,
        held=spoken(reading.conference.date),
        coming=tuple(line(entry) for entry in reading.next),
    )


def line(entry: NextConference) -> str:
    parts = [entry.kind.value if entry.kind else "unknown", entry.status.value]
    if entry.date:
        parts.append(spoken(entry.date))
    if entry.start:
        parts.append(f"{entry.start:%H:%M}")
    if entry.latest:
        parts.append(f"latest {spoken(entry.latest)}")
    if entry.children:
        parts.append("for " + ", ".join(entry.children))
    # these short papers name nobody: what comes of that has tests of its own
    warnings = [w.value for w in entry.warnings if w is not Warning.NOBODY_NAMED]
    trust = "clear" if entry.warnings and not warnings else entry.trust.value
    parts.append(" ".join([trust, *warnings]))
    return " | ".join(parts)


def spoken(day: dt.date | None) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}" if day else "unknown"
