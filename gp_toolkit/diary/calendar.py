"""Events → an iCalendar file that Outlook, Google and Apple honour.

Moments are written in UTC: Outlook ignores the kind of time-zone rule that libraries
write. Each event has exactly one alarm, because Outlook keeps only one. There is no
calendar-level UID, which some programs take for the identity of the whole file.
"""

import datetime as dt
from collections.abc import Iterable

import icalendar

from gp_toolkit.diary.events import DiaryEvent, event_uid, events_for

__all__ = ["DiaryEvent", "calendar_file", "event_uid", "events_for"]

PRODUCT = "-//GP safeguarding toolkit//Conference reminders//EN"

FEED_INTERVAL = dt.timedelta(hours=1)


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
    calendar = icalendar.Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", _clean(name))
    if feed:
        calendar.add(
            "REFRESH-INTERVAL", FEED_INTERVAL, parameters={"VALUE": "DURATION"}
        )
        calendar.add("X-PUBLISHED-TTL", "PT1H")
    for event in events:
        calendar.add_component(_component(event, stamp))
    return bytes(calendar.to_ical())


def _component(event: DiaryEvent, stamp: dt.datetime) -> icalendar.Event:
    component = icalendar.Event()
    component.add("UID", event.uid)
    component.add("DTSTAMP", stamp)
    component.add("LAST-MODIFIED", event.changed_at)
    component.add("SEQUENCE", event.sequence)
    component.add("DTSTART", event.start)
    component.add("DTEND", event.end)
    component.add("SUMMARY", _clean(event.title))
    component.add("DESCRIPTION", _clean(event.text))
    component.add("STATUS", "CANCELLED" if event.cancelled else "CONFIRMED")
    component.add("CLASS", "PRIVATE")
    component.add("TRANSP", "OPAQUE" if event.busy else "TRANSPARENT")
    component.add_component(_alarm(event))
    return component


def _alarm(event: DiaryEvent) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", _clean(event.title))
    alarm.add("TRIGGER", -event.alarm)
    return alarm


def _clean(text: str) -> str:
    """Text without control characters, which no calendar shows and some obey."""
    return "".join(c for c in text if c == "\n" or c.isprintable())
