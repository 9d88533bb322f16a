"""Calendar invitations (text/calendar) → lines a person can read."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from icalendar import Calendar

from gp_toolkit.model.clock import LONDON
from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.html import html_blocks
from gp_toolkit.reading.problems import CannotRead
from gp_toolkit.reading.words import decode, line_blocks

_WORDS = {
    "REQUEST": "Calendar invitation",
    "CANCEL": "Calendar invitation CANCELLED",
    "REPLY": "Reply to a calendar invitation",
    "COUNTER": "Another time proposed for a calendar invitation",
}


def read_invitation(data: bytes, _request: Request) -> Content:
    """What an invitation says, times as civil time in London.

    An invitation that breaks the rules of its format is shown as it stands.

    Raises:
        CannotRead: `damaged_file`.
    """
    raw = decode(data)
    if raw is None:
        raise CannotRead("damaged_file", format="calendar invitation")
    try:
        lines = list(_lines(raw))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (icalendar raises many kinds on broken input)
        lines = []
    if lines:
        text = "\n".join(lines)
        return Content(blocks=line_blocks(text, place="calendar invitation"))
    return Content(blocks=line_blocks(raw, place="calendar invitation"))


def _lines(raw: str) -> Iterator[str]:
    for calendar in Calendar.from_ical(raw, multiple=True):
        method = str(calendar.get("METHOD", "")).upper()
        for event in calendar.walk("VEVENT"):
            cancelled = str(event.get("STATUS", "")).upper() == "CANCELLED"
            opening = (
                _WORDS["CANCEL" if cancelled else method]
                if (cancelled or method in _WORDS)
                else "Calendar entry"
            )
            yield f"{opening}: {_text(event, 'SUMMARY')}"
            yield from _times(event)
            yield from _facts(event)


def _times(event: Any) -> Iterator[str]:  # noqa: ANN401 (icalendar's component)
    start = _moment(event, "DTSTART")
    if start is None:
        return
    end = _moment(event, "DTEND") or _after(event, start)
    yield f"When: {when_words(start, end)}"


def _after(event: Any, start: dt.date) -> dt.date | None:  # noqa: ANN401 (icalendar's component)
    """The end of an event that says how long it takes."""
    length = getattr(event.get("DURATION"), "dt", None)
    return start + length if isinstance(length, dt.timedelta) else None


def when_words(start: dt.date, end: dt.date | None) -> str:
    """From when to when, in civil time; the end of whole days is the day after.

    >>> when_words(dt.datetime(2026, 6, 2, 10, 0), dt.datetime(2026, 6, 2, 11, 30))
    'Tuesday 2 June 2026, 10:00 to 11:30'
    """
    words = moment_words(start)
    if end is None or end == start:
        return words
    if isinstance(end, dt.datetime):
        if end.date() == _day(start):
            return f"{words} to {end:%H:%M}"
        return f"{words} to {moment_words(end)}"
    if end - dt.timedelta(days=1) > _day(start):
        return f"{words} to {moment_words(end - dt.timedelta(days=1))}"
    return words


def _facts(event: Any) -> Iterator[str]:  # noqa: ANN401 (icalendar's component)
    if "RRULE" in event:
        yield "Repeats: yes"
    place = _text(event, "LOCATION")
    if place:
        yield f"Location: {place}"
    yield _text(event, "DESCRIPTION") or _page_text(event)
    yield _text(event, "COMMENT")
    organiser = event.get("ORGANIZER")
    if organiser is not None:
        named = getattr(organiser, "params", {}).get("CN", "")
        yield f"Organiser: {named} {str(organiser).removeprefix('mailto:')}"


def _page_text(event: Any) -> str:  # noqa: ANN401 (icalendar's component)
    """The description that Outlook keeps as a web page."""
    page = _text(event, "X-ALT-DESC").replace("\\n", "\n")
    return "\n".join(block.text for block in html_blocks(page)) if page else ""


def _text(event: Any, name: str) -> str:  # noqa: ANN401 (icalendar's component)
    return str(event.get(name, "")).strip()


def _moment(event: Any, name: str) -> dt.date | None:  # noqa: ANN401 (the library has no types)
    value = event.get(name)
    moment = getattr(value, "dt", None)
    if isinstance(moment, dt.datetime) and moment.tzinfo is not None:
        return moment.astimezone(LONDON).replace(tzinfo=None)
    return moment if isinstance(moment, dt.date) else None


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def moment_words(moment: dt.date) -> str:
    """A day, or a day and time, as a person writes it."""
    day = f"{moment:%A} {moment.day} {moment:%B %Y}"
    if isinstance(moment, dt.datetime):
        return f"{day}, {moment:%H:%M}"
    return day
