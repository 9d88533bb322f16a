"""A batch of files: which document answers for which conference."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gp_toolkit.casework.confirming import (
    children_of,
    family_marks,
    previous_conference,
)
from gp_toolkit.model.attendance import Attendance
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.document import Document
from gp_toolkit.model.reading import NextConference, NextStatus, Reading


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


def settle(lines: Iterable[Line]) -> list[Line]:
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


def heed(lines: Sequence[Line]) -> list[Line]:
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
