"""The rota in words."""

from collections.abc import Mapping, Sequence

from gp_toolkit.model.attendance import Attendance, Clinician, HalfDay
from gp_toolkit.model.wording import ATTENDANCE_MODES, display_short_day, display_when

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_HALVES: Mapping[HalfDay, str] = {HalfDay.MORNING: "am", HalfDay.AFTERNOON: "pm"}

COLUMNS = ("Name", "Role", "Sessions", "Leave", "Attended", "Takes part")


def clinician_cells(person: Clinician) -> tuple[str, ...]:
    """A clinician as a row under `COLUMNS`."""
    return (
        person.name,
        person.role or "Not given",
        sessions_words(person),
        leave_words(person),
        str(person.attended),
        "Yes" if person.takes_part else "No",
    )


def sessions_words(person: Clinician) -> str:
    """The half days somebody works.

    >>> from gp_toolkit.model.attendance import Session
    >>> both = tuple(Session(weekday=0, half=half) for half in HalfDay)
    >>> sessions_words(Clinician(name="A", sessions=both))
    'Mon am, pm'
    """
    by_day: dict[int, list[str]] = {}
    for session in sorted(person.sessions, key=lambda s: (s.weekday, s.half)):
        by_day.setdefault(session.weekday, []).append(_HALVES[session.half])
    shown = (f"{_DAYS[day]} {', '.join(halves)}" for day, halves in by_day.items())
    return "; ".join(shown) or "None given"


def leave_words(person: Clinician) -> str:
    """The days somebody is away."""
    spans = (
        display_short_day(away.first)
        if away.first == away.last
        else f"{display_short_day(away.first)} to {display_short_day(away.last)}"
        for away in person.leave
    )
    return "; ".join(spans) or "None"


def need_words(attendance: Attendance) -> str:
    """Which conference, with its kind and how it is held."""
    need = attendance.need
    held = f", {need.mode}" if need.mode else ""
    return f"{need.kind.capitalize()}{held}: {display_when(need.date, need.start)}"


def proposal_words(attendance: Attendance) -> str:
    """Who is chosen or proposed, and how they take part."""
    if attendance.clinician is None:
        return "Nobody could be proposed"
    lead = "Chosen" if attendance.need.locked_to else "Proposed"
    mode = ATTENDANCE_MODES[attendance.mode] if attendance.mode else "Attend"
    return f"{lead}: {attendance.clinician} – {mode.lower()}"


def spread_words(attendances: Sequence[Attendance]) -> tuple[str, ...]:
    """How many of the conferences to come each person has, the most first."""
    count: dict[str, int] = {}
    for attendance in attendances:
        if attendance.clinician:
            count[attendance.clinician] = count.get(attendance.clinician, 0) + 1
    ranked = sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(f"{name}: {number}" for name, number in ranked)
