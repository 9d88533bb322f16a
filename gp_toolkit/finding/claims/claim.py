"""What a document says about a next conference, piece by piece."""

import datetime as dt
from dataclasses import dataclass, field

from gp_toolkit.finding.meeting.details import Details
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.model.reading import MeetingKind, NextStatus, Warning


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement about a next conference.

    Attributes:
        status: What it says.
        kind: Of the conference, if its words say.
        strength: 3 a label or sentence about the next conference, 2 a conference in
            passing, 1 a bare "review" or "meeting".
        start: Where its words begin in the sheet's text.
        end: Where they end.
        date: The day, or a window's first day.
        latest: A limit, or a window's last day.
        bound: The date it rests on, if any.
        details: Time, place and mode.
        warnings: What is wrong with it on its face.
        old: Another statement says it no longer stands.
        moved: It says that it replaces another.
        children: Whom it is about; empty means all.
    """

    status: NextStatus
    kind: MeetingKind | None
    strength: int
    start: int
    end: int
    date: dt.date | None = None
    latest: dt.date | None = None
    bound: Bound | None = None
    details: Details = field(default_factory=Details)
    warnings: tuple[Warning, ...] = ()
    old: bool = False
    moved: bool = False
    children: tuple[str, ...] = ()
