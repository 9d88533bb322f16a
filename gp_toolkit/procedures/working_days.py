"""Sums with days.

A working day is Monday to Friday, bank holidays and closures left out.
The day counted from never counts itself: one working day before Tuesday is Monday.
"""

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from gp_toolkit.model.calendar import BankHolidays
from gp_toolkit.model.deadline import SkippedDay

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """Which days are worked.

    Attributes:
        holidays: Of the nation.
        closures: Day → who is closed and why.
    """

    holidays: BankHolidays
    closures: Mapping[dt.date, str] = field(default_factory=dict)

    def why_closed(self, day: dt.date) -> str | None:
        """Why a day is no working day, or None if it is one."""
        weekday = day.weekday()
        if weekday >= 5:
            return "Saturday" if weekday == 5 else "Sunday"
        named = self.holidays.name_of(day)
        if named:
            return named
        return self.closures.get(day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Where a count ended.

    Attributes:
        day: The day it ended on.
        counted: The days that counted, in the order of counting.
        skipped: The days passed over, in the order of counting.
    """

    day: dt.date
    counted: tuple[dt.date, ...] = ()
    skipped: tuple[SkippedDay, ...] = ()


def count_back(start: dt.date, working_days: int, days: WorkingCalendar) -> Count:
    """The day a number of working days before another."""
    return _count(start, working_days, days, -ONE_DAY)


def count_on(start: dt.date, working_days: int, days: WorkingCalendar) -> Count:
    """The day a number of working days after another."""
    return _count(start, working_days, days, ONE_DAY)


def _count(
    start: dt.date, working_days: int, days: WorkingCalendar, step: dt.timedelta
) -> Count:
    day = start
    counted: list[dt.date] = []
    skipped: list[SkippedDay] = []
    while len(counted) < working_days:
        day += step
        why = days.why_closed(day)
        if why is None:
            counted.append(day)
        else:
            skipped.append(SkippedDay(date=day, why=why))
    return Count(day=day, counted=tuple(counted), skipped=tuple(skipped))


def back_to_working_day(day: dt.date, days: WorkingCalendar) -> Count:
    """The day itself if it is worked, else the last working day before it."""
    skipped: list[SkippedDay] = []
    while (why := days.why_closed(day)) is not None:
        skipped.append(SkippedDay(date=day, why=why))
        day -= ONE_DAY
    return Count(day=day, skipped=tuple(skipped))


def add_months(start: dt.date, months: int) -> dt.date:
    """The same day of the month some months away; the last day where there is none.

    >>> add_months(dt.date(2026, 11, 30), 3).isoformat()
    '2027-02-28'
    """
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(start.day, last))
