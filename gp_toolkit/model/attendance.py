"""Who could go to a conference, and who is asked to."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class HalfDay(StrEnum):
    """Morning ends and afternoon starts at 13:00."""

    MORNING = "am"
    AFTERNOON = "pm"


class AttendanceMode(StrEnum):
    """How the practice takes part. Persisted."""

    ATTEND = "attend"
    DIAL_IN = "dial_in"
    REPORT_ONLY = "report_only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A half day in the working week. `weekday` counts from Monday = 0."""

    weekday: int
    half: HalfDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """Days away, first and last included."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinician:
    """Somebody who can represent the practice at a conference.

    Attributes:
        name: As it stands on the rota.
        role: "GP partner", "Salaried GP", "Locum"…
        sessions: Half days worked in a usual week.
        leave: Days away.
        knows: Case references and NHS numbers of families this person knows.
        attended: Conferences attended or dialled into so far, for fairness.
        takes_part: False for somebody who must not be proposed (a locum, say).
    """

    name: str
    role: str = ""
    sessions: tuple[Session, ...] = ()
    leave: tuple[Leave, ...] = ()
    knows: tuple[str, ...] = ()
    attended: int = 0
    takes_part: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RotaNeed:
    """A conference that wants somebody, as the rota sees it: no clinical detail.

    Attributes:
        reference: Case reference.
        date: Civil date.
        start: Civil time, if known.
        kind: Words for the kind, such as "review".
        mode: Words for how it is held, such as "hybrid"; empty if unknown.
        venue: Place; empty if unknown.
        report_due: When the report is due to the chair, if worked out.
        family: Case reference and NHS numbers, matched against `Clinician.knows`.
        locked_to: Name of the clinician a person has already chosen, if any.
        locked_mode: How that clinician takes part, if a person has chosen.
        locked_because: The reasons they were proposed for, if they were.
    """

    reference: str
    date: dt.date
    start: dt.time | None = None
    kind: str = ""
    mode: str = ""
    venue: str = ""
    report_due: dt.date | None = None
    family: tuple[str, ...] = ()
    locked_to: str | None = None
    locked_mode: AttendanceMode | None = None
    locked_because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerUp:
    """Somebody else who could go, and why not first."""

    clinician: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Who is proposed for one conference.

    Attributes:
        need: The conference.
        clinician: None when nobody could be proposed.
        mode: Attend, dial in (exception) or report only; None when unfilled.
        reasons: Plain sentences, the strongest first; for an unfilled one, why.
        runners_up: Others, the best first.
    """

    need: RotaNeed
    clinician: str | None
    mode: AttendanceMode | None
    reasons: tuple[str, ...]
    runners_up: tuple[RunnerUp, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rota:
    """A proposal for a set of conferences, in date order."""

    attendances: tuple[Attendance, ...] = ()

    @property
    def unfilled(self) -> tuple[Attendance, ...]:
        """Those for which nobody could be proposed."""
        return tuple(a for a in self.attendances if a.clinician is None)
