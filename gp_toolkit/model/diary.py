"""What calendars have been given: so that each change raises the right number."""

import datetime as dt
from dataclasses import dataclass

from gp_toolkit.model.deadline import Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryLine:
    """How one milestone of one conference stands in calendars.

    Attributes:
        conference: Id.
        milestone: Which.
        sequence: iCalendar SEQUENCE that was last given out.
        changed_at: UTC moment of the last change; iCalendar LAST-MODIFIED.
        content: Fingerprint of what was last given out.
        live: Whether it stands; False once it is struck out.
        day: Of the event as last given out.
        start: UTC moment of it; None for an all-day event.
        end: UTC moment.
        given_to: Clinicians whose own calendars have held it.
    """

    conference: str
    milestone: Milestone
    sequence: int
    changed_at: dt.datetime
    content: str
    live: bool
    day: dt.date
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    given_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A calendar that a program may fetch at an address that cannot be guessed.

    Attributes:
        id: Random.
        address_sha256: Of the secret part of the address, in hexadecimal; the address
            itself is shown once and kept nowhere.
        clinician: Whose conferences; empty for the whole practice.
        made_by: Id of the user.
        made_at: UTC.
        revoked_at: UTC; None while it answers.
        fetched_on: The last day on which a program fetched it.
    """

    id: str
    address_sha256: str
    made_by: str
    made_at: dt.datetime
    clinician: str = ""
    revoked_at: dt.datetime | None = None
    fetched_on: dt.date | None = None
