"""Clinicians and conferences out of sheets that people keep in Excel.

Dates may be real Excel dates or text, day first. Every cell that cannot be understood
is named with its row, all of them in one message.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from gp_toolkit.model.attendance import (
    AttendanceMode,
    Clinician,
    HalfDay,
    Leave,
    RotaNeed,
    Session,
)
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.rota.sheet import Cell, Row, heading_data, headings, read_rows

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday")
MONTHS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)

_WRITTEN = re.compile(
    r"(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s*[ \-./]\s*"
    r"(\d{1,2}|[a-z]{3,9})\.?,?\s*[ \-./]\s*(\d{4}|\d{2})",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00:00)?")
_RANGE = re.compile(
    r"\s+(?:to|until|till)\s+|\s+[-–]\s+|\s*–\s*|(?<=\d{4})\s*-\s*", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE
)
_DAY_AND_HALF = re.compile(r"([a-z]+)\s*(.*)", re.IGNORECASE | re.DOTALL)

T = TypeVar("T")


class _NotUnderstood(ValueError):
    """A cell, and what to type instead."""


def read_clinicians(data: bytes, name: str) -> tuple[Clinician, ...]:
    """Everybody on the rota, in the order of the sheet.

    Raises:
        UserProblem: `cells_not_understood` naming each cell, or as `read_rows`.
    """
    rows = read_rows(data, name, table="clinicians", needs=("name",))
    return _each(rows, name, _clinician)


def read_needs(data: bytes, name: str) -> tuple[RotaNeed, ...]:
    """The conferences of a sheet, such as a rota that was edited and is read back.

    Raises:
        UserProblem: `cells_not_understood` naming each cell, or as `read_rows`.
    """
    rows = read_rows(data, name, table="conferences", needs=("reference", "date"))
    return _each(rows, name, _need)


def _each(rows: Sequence[Row], name: str, build: Callable[[Row], T]) -> tuple[T, ...]:
    built: list[T] = []
    wrong: list[str] = []
    for row in rows:
        try:
            built.append(build(row))
        except _NotUnderstood as problem:
            wrong.append(f"Row {row.number}, {problem}")
    if wrong:
        more = f" … and {len(wrong) - 10} more." if len(wrong) > 10 else ""
        raise UserProblem(
            "cells_not_understood", f"{name}: {' '.join(wrong[:10])}{more}"
        )
    return tuple(built)


# --- clinicians --------------------------------------------------------------------


def _clinician(row: Row) -> Clinician:
    return Clinician(
        name=_needed(row, "name", "clinicians"),
        role=row.text("role"),
        sessions=_sessions(row),
        leave=_leave(row),
        knows=_list(row.text("knows")),
        attended=_whole_number(row, "attended"),
        takes_part=_yes(row, "takes_part", otherwise=True),
    )


def _needed(row: Row, column: str, table: str) -> str:
    value = row.text(column)
    if not value:
        raise _NotUnderstood(
            f"{_heading(column, table)}: this cell is empty; fill it in."
        )
    return value


def _heading(column: str, table: str = "clinicians") -> str:
    return headings(table)[column][0]


def _sessions(row: Row) -> tuple[Session, ...]:
    found: set[tuple[int, HalfDay]] = set()
    for weekday, day in enumerate(WEEK):
        found |= {(weekday, half) for half in _halves(row.text(day), _heading(day))}
        for half in HalfDay:
            column = f"{day}_{half.value}"
            if _halves(row.text(column), _heading(column)):
                found.add((weekday, half))
    found |= _listed_sessions(row.text("sessions"))
    ordered = sorted(found, key=lambda s: (s[0], s[1] is HalfDay.AFTERNOON))
    return tuple(Session(weekday=day, half=half) for day, half in ordered)


def _halves(text: str, where: str) -> tuple[HalfDay, ...]:
    words = heading_data()["half_days"]
    said = text.casefold().strip().rstrip(".")
    if said in words["none"]:
        return ()
    for key, halves in (
        ("both", tuple(HalfDay)),
        ("am", (HalfDay.MORNING,)),
        ("pm", (HalfDay.AFTERNOON,)),
    ):
        if said in words[key]:
            return halves
    return _halves_of_times(said, where)


def _halves_of_times(said: str, where: str) -> tuple[HalfDay, ...]:
    """Working times such as 9-12.30 or 08:30–18:00."""
    times = [_clock(part) for part in re.split(r"\s*(?:-|–|to)\s*", said)]
    if len(times) != 2 or times[0] is None or times[1] is None:
        raise _NotUnderstood(f"{where}: write AM, PM or All day, or leave it empty.")
    first, last = times[0], times[1]
    if last <= first:  # "9-5" means five in the afternoon
        last = last.replace(hour=(last.hour + 12) % 24)
    halves = []
    if first < dt.time(12):
        halves.append(HalfDay.MORNING)
    if last > dt.time(14):
        halves.append(HalfDay.AFTERNOON)
    return tuple(halves)


def _listed_sessions(text: str) -> set[tuple[int, HalfDay]]:
    found: set[tuple[int, HalfDay]] = set()
    for part in _list(text):
        match = _DAY_AND_HALF.fullmatch(part)
        day = match and _weekday(match[1])
        if not match or day is None:
            raise _NotUnderstood(
                f"{_heading('sessions')}: write days such as “Mon AM, Tue PM, Wed all "
                "day”."
            )
        half = match[2].strip() or "all day"
        found |= {(day, h) for h in _halves(half, _heading("sessions"))}
    return found


def _weekday(word: str) -> int | None:
    short = word.casefold()[:3]
    days = [i for i, day in enumerate(WEEK) if day[:3] == short]
    return days[0] if days else None


def _leave(row: Row) -> tuple[Leave, ...]:
    found = [_leave_of(part) for part in _leave_parts(row.cells.get("leave", ""))]
    first, last = row.cells.get("leave_from"), row.cells.get("leave_to")
    if first is not None:
        start = _day(first, _heading("leave_from"))
        end = _day(last, _heading("leave_to")) if last is not None else start
        found.append(_ordered(start, end))
    return tuple(sorted(found, key=lambda leave: leave.first))


def _leave_parts(cell: Cell) -> list[Cell]:
    if isinstance(cell, str):
        return [part for part in re.split(r"[;\n,]", cell) if part.strip()]
    return [cell]


def _leave_of(part: Cell) -> Leave:
    where = _heading("leave")
    if not isinstance(part, str):
        day = _day(part, where)
        return Leave(first=day, last=day)
    ends = [piece for piece in _RANGE.split(part.strip()) if piece]
    if len(ends) == 1:
        day = _day(ends[0], where)
        return Leave(first=day, last=day)
    if len(ends) == 2:
        last = _day(ends[1], where)
        return _ordered(_day(ends[0], where, year_of=last), last)
    raise _leave_problem()


def _ordered(first: dt.date, last: dt.date) -> Leave:
    if last < first:
        raise _NotUnderstood(f"{_heading('leave')}: the last day is before the first.")
    return Leave(first=first, last=last)


def _leave_problem() -> _NotUnderstood:
    return _NotUnderstood(
        f"{_heading('leave')}: write dates such as 01/06/2027 - 12/06/2027; 03/07/2027."
    )


def _whole_number(row: Row, column: str) -> int:
    text = row.text(column)
    if not text:
        return 0
    if not text.isascii() or not text.isdigit():
        raise _NotUnderstood(f"{_heading(column)}: write a whole number.")
    return int(text)


def _yes(row: Row, column: str, *, otherwise: bool) -> bool:
    said = row.text(column).casefold()
    words = heading_data()["yes_no"]
    if not said:
        return otherwise
    if said in words["yes"]:
        return True
    if said in words["no"]:
        return False
    raise _NotUnderstood(f"{_heading(column)}: write Yes or No.")


def _list(text: str) -> tuple[str, ...]:
    return tuple(p for part in re.split(r"[;,\n]", text) if (p := part.strip()))


# --- conferences -------------------------------------------------------------------


def _need(row: Row) -> RotaNeed:
    due = row.cells.get("report_due")
    start = row.cells.get("start")
    reference = _needed(row, "reference", "conferences")
    return RotaNeed(
        reference=reference,
        date=_day(row.cells.get("date", ""), _heading("date", "conferences")),
        start=None if start is None else _time(start),
        kind=row.text("kind"),
        mode=row.text("mode"),
        venue=row.text("venue"),
        report_due=(
            None if due is None else _day(due, _heading("report_due", "conferences"))
        ),
        family=(reference, *_list(row.text("family"))),
        locked_to=row.text("locked_to") or None,
        locked_mode=_mode(row.text("locked_mode")),
    )


def _mode(text: str) -> AttendanceMode | None:
    if not text:
        return None
    for mode, words in heading_data()["modes"].items():
        if text.casefold() in words:
            return AttendanceMode(mode)
    raise _NotUnderstood(
        f"{_heading('locked_mode', 'conferences')}: write Attend, Dial in or Report only."
    )


# --- days and times in cells -------------------------------------------------------


def _day(cell: Cell, where: str, *, year_of: dt.date | None = None) -> dt.date:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    found = parse_day(str(cell), year_of=year_of)
    if found is None:
        raise _NotUnderstood(f"{where}: write the date as 26/05/2027.")
    return found


def parse_day(text: str, *, year_of: dt.date | None = None) -> dt.date | None:
    """A day out of a cell, day first; None for anything doubtful.

    Args:
        text: Such as 26/05/2027, 26 May 2027, Wed 26th May 27 or 2027-05-26.
        year_of: The end of a range, whose year counts for a start that has none.
    """
    said = text.strip()
    try:
        if match := _ISO.fullmatch(said):
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
        if year_of is not None and not re.search(r"\d{4}|[/.\- ]\d{2}$", said):
            said = f"{said} {year_of.year}"
        match = _WRITTEN.fullmatch(said)
        if match is None:
            return None
        month = _month(match[2])
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        return dt.date(year, month, int(match[1])) if month else None
    except ValueError:
        return None


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    short = text.casefold()[:3]
    return MONTHS.index(short) + 1 if short in MONTHS else None


def _time(cell: Cell) -> dt.time:
    if isinstance(cell, dt.datetime):
        return cell.time()
    if isinstance(cell, dt.time):
        return cell
    if isinstance(cell, dt.timedelta):
        return _time_after_midnight(cell)
    if isinstance(cell, float) and 0 <= cell < 1:  # Excel: a part of a day
        return _time_after_midnight(dt.timedelta(minutes=round(cell * 1440)))
    found = _clock(str(cell))
    if found is None:
        raise _NotUnderstood(
            f"{_heading('start', 'conferences')}: write the time as 14:30."
        )
    return found


def _time_after_midnight(gone: dt.timedelta) -> dt.time:
    minutes = int(gone.total_seconds()) // 60 % 1440
    return dt.time(minutes // 60, minutes % 60)


def _clock(text: str) -> dt.time | None:
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[3].casefold() == "p" else 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None
