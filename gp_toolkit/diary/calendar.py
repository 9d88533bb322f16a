"""Events → iCalendar that Outlook, Google and Apple honour.

Moments are written in UTC: Outlook ignores the kind of time-zone rule that libraries
write. Each event has at most one alarm, because Outlook keeps only one. There is no
calendar-level UID, which some programs take for the identity of the whole file.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gp_toolkit.diary.content_lines import (
    clean,
    day_or_moment,
    duration,
    line,
    moment,
    text_line,
)
from gp_toolkit.diary.events import Circumstances, DiaryEvent, event_uid, events_for

__all__ = [
    "Circumstances",
    "DiaryEvent",
    "Method",
    "Party",
    "calendar_file",
    "event_uid",
    "events_for",
    "one_event",
]

PRODUCT = "-//GP safeguarding toolkit//Conference reminders//EN"

FEED_INTERVAL = "PT1H"
"""How often programs are asked to fetch a feed; most decide for themselves."""


class Method(StrEnum):
    """What a calendar program is asked to do with a file."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Between whom a request or a cancellation passes: two e-mail addresses."""

    organizer: str
    attendee: str


def calendar_file(
    events: Iterable[DiaryEvent],
    *,
    stamp: dt.datetime,
    name: str = "Safeguarding",
    feed: bool = False,
) -> bytes:
    """A calendar file of METHOD:PUBLISH.

    Args:
        events: In any order.
        stamp: UTC moment at which the file is made (DTSTAMP).
        name: Of the calendar, as programs show it.
        feed: Whether programs fetch it again and again; adds how often.
    """
    lines = [*_head(Method.PUBLISH), text_line("X-WR-CALNAME", _one_line(name))]
    if feed:
        lines.append(line("REFRESH-INTERVAL;VALUE=DURATION", FEED_INTERVAL))
        lines.append(line("X-PUBLISHED-TTL", FEED_INTERVAL))
    stamped = line("DTSTAMP", moment(stamp))
    for event in events:
        lines.extend(_event(event, stamped))
    return _file(lines)


def one_event(event: DiaryEvent, party: Party, *, stamp: dt.datetime) -> bytes:
    """One event as an update (REQUEST) or, once struck out, a cancellation (CANCEL).

    It is for the inside of an e-mail: programs act on it only there.
    """
    method = Method.CANCEL if event.cancelled else Method.REQUEST
    stamped = line("DTSTAMP", moment(stamp))
    begin, *middle = _event(event, stamped)
    people = [
        line("ORGANIZER", f"mailto:{_address(party.organizer)}"),
        line("ATTENDEE;RSVP=FALSE", f"mailto:{_address(party.attendee)}"),
    ]
    return _file([*_head(method), begin, *people, *middle])


def _head(method: Method) -> tuple[str, ...]:
    return (
        "BEGIN:VCALENDAR",
        line("PRODID", PRODUCT),
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        f"METHOD:{method}",
    )


def _file(lines: list[str]) -> bytes:
    return ("\r\n".join((*lines, "END:VCALENDAR")) + "\r\n").encode()


def _event(event: DiaryEvent, stamped: str) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        text_line("UID", event.uid),
        stamped,
        line("LAST-MODIFIED", moment(event.changed_at)),
        f"SEQUENCE:{event.sequence}",
        day_or_moment("DTSTART", event.start),
        day_or_moment("DTEND", event.end),
        text_line("SUMMARY", _one_line(event.title)),
    ]
    if event.text:  # libical takes a property without a value for an error
        lines.append(text_line("DESCRIPTION", event.text))
    if event.place:
        lines.append(text_line("LOCATION", _one_line(event.place)))
    lines += [
        "STATUS:CANCELLED" if event.cancelled else "STATUS:CONFIRMED",
        "CLASS:PRIVATE",
        "TRANSP:OPAQUE" if event.busy else "TRANSP:TRANSPARENT",
    ]
    if event.alarm is not None:
        lines += [
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            text_line("DESCRIPTION", _one_line(event.title)),
            line("TRIGGER", duration(-event.alarm)),
            "END:VALARM",
        ]
    return [*lines, "END:VEVENT"]


def _one_line(text: str) -> str:
    return " ".join(clean(text).split("\n"))


def _address(text: str) -> str:
    """An e-mail address without anything that could end it."""
    return "".join(c for c in text if c.isprintable() and c not in ' <>"\\;,')
