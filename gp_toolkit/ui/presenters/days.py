"""Days as a person speaks of them."""

import datetime as dt

from gp_toolkit.model.deadline import Deadline
from gp_toolkit.model.wording import display_day, display_time


def until(day: dt.date, today: dt.date) -> str:
    """How far away a day is.

    >>> today = dt.date(2026, 5, 5)
    >>> [until(today + dt.timedelta(days=n), today) for n in (-3, -1, 0, 1, 4)]
    ['3 days late', '1 day late', 'today', 'tomorrow', 'in 4 days']
    """
    days = (day - today).days
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days > 0:
        return f"in {days} days"
    return "1 day late" if days == -1 else f"{-days} days late"


def due_words(due: dt.date, by: dt.time | None, today: dt.date) -> str:
    """A due day in full.

    >>> due_words(dt.date(2026, 5, 5), dt.time(12), dt.date(2026, 5, 1))
    'Due Tuesday 5 May 2026 by noon, in 4 days'
    """
    cut = f" by {display_time(by)}" if by else ""
    return f"Due {display_day(due)}{cut}, {until(due, today)}"


def deadline_words(deadline: Deadline, today: dt.date) -> str:
    """When something is due: the practice's own day first, if it has one."""
    target = deadline.target
    if target is None:
        return due_words(deadline.due, deadline.by, today)
    cut = f" by {display_time(target.by)}" if target.by else ""
    own = f"Own day {display_day(target.due)}{cut}, {until(target.due, today)}"
    if target.due == deadline.due:
        return own
    return f"{own}. {due_words(deadline.due, deadline.by, today)}"


def span_words(day: dt.date, start: dt.time | None, end: dt.time | None) -> str:
    """A day with both its times, as far as known.

    >>> span_words(dt.date(2026, 5, 5), dt.time(14), dt.time(15, 30))
    'Tuesday 5 May 2026, 2pm to 3:30pm'
    """
    shown = display_day(day)
    if start is None:
        return f"{shown}, time not known"
    shown = f"{shown}, {display_time(start)}"
    return f"{shown} to {display_time(end)}" if end else shown


def month_words(day: dt.date) -> str:
    """The month a day is in.

    >>> month_words(dt.date(2026, 5, 5))
    'May 2026'
    """
    return f"{day:%B} {day.year}"


def size_words(count: int, one: str, many: str) -> str:
    """A number with its noun.

    >>> size_words(1, "gap", "gaps"), size_words(3, "gap", "gaps")
    ('1 gap', '3 gaps')
    """
    return f"{count} {one if count == 1 else many}"
