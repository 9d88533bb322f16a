"""Why this person: one plain sentence for each thing that counted."""

import datetime as dt
from dataclasses import dataclass

from gp_toolkit.model.attendance import AttendanceMode, RotaNeed


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How somebody stands to one conference.

    Attributes:
        knows: Knows the family.
        works: Works at that time.
        works_day: Works on that day.
        clash: Is at another conference at that time.
        attended: Conferences attended before this proposal.
        load: Conferences for every ten sessions worked, this proposal's included.
        least: Nobody has a smaller load.
        people: How many take part in the rota.
    """

    knows: bool
    works: bool
    works_day: bool
    clash: bool
    attended: int
    load: float
    least: bool
    people: int


def reasons_for(
    need: RotaNeed, mode: AttendanceMode, standing: Standing
) -> tuple[str, ...]:
    """Why somebody is proposed, the strongest reason first."""
    reasons = []
    if standing.knows:
        reasons.append("Knows the family.")
    reasons.append(_availability(need, mode, standing))
    if standing.people > 1:
        reasons.append(_fairness(standing))
    return tuple(reasons)


def _availability(need: RotaNeed, mode: AttendanceMode, standing: Standing) -> str:
    day = f"{need.date:%A}"
    match mode:
        case AttendanceMode.ATTEND:
            return f"Works on {day}{_half(need.start)}."
        case AttendanceMode.DIAL_IN:
            return (
                f"Works on {day} but not at that time, so could dial in: the "
                "exception, to be agreed with the chair first."
            )
        case AttendanceMode.REPORT_ONLY if standing.clash:
            return "Is at another conference at that time, so sends the report only."
        case AttendanceMode.REPORT_ONLY:
            return f"Does not work on {day}s, so sends the report only."


def _half(start: dt.time | None) -> str:
    if start is None:
        return "s"
    return " mornings" if start < dt.time(13) else " afternoons"


def _fairness(standing: Standing) -> str:
    times = "conference" if standing.attended == 1 else "conferences"
    said = f"Has attended {standing.attended} {times} so far"
    if standing.least:
        return f"{said}; nobody has been asked less for the sessions they work."
    return f"{said}."


def why_not_first(mode: AttendanceMode, standing: Standing) -> str:
    """Why a runner-up comes after the one proposed."""
    if standing.clash:
        return "Is at another conference at that time."
    if mode is AttendanceMode.REPORT_ONLY:
        return "Does not work that day."
    if mode is AttendanceMode.DIAL_IN:
        return "Works that day but not at that time; could only dial in."
    if not standing.knows:
        return f"Works then; has attended {standing.attended} so far."
    return f"Works then and knows the family; has attended {standing.attended} so far."


def why_unfilled(*, any_people: bool) -> str:
    """Why nobody could be proposed."""
    if not any_people:
        return "Nobody is on the rota. Add clinicians under Rota."
    return "Everybody on the rota is on leave that day. Choose somebody by hand."
