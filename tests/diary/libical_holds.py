"""Run by the system's Python: keep events as a calendar on libical would, and print them.

An event replaces the one with the same identity when its number is higher. Nothing of it
may change without that, and every file must parse without an error.
"""

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402

EVENT = ICalGLib.ComponentKind.VEVENT_COMPONENT
ALARM = ICalGLib.ComponentKind.VALARM_COMPONENT
CANCELLED = ICalGLib.PropertyStatus.CANCELLED


def day_of(text: str) -> date:
    if "T" not in text:
        return date.fromisoformat(text)
    moment = datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return moment.astimezone(ZoneInfo("Europe/London")).date()


held: dict[str, tuple[int, bool, date]] = {}
said: dict[tuple[str, int], tuple[str, ...]] = {}
for name in sys.argv[1:]:
    calendar = ICalGLib.Component.new_from_string(Path(name).read_text("utf-8"))
    assert calendar.count_errors() == 0, name
    event = calendar.get_first_component(EVENT)
    while event:
        uid, number = event.get_uid(), event.get_sequence()
        start = event.get_dtstart().as_ical_string()
        cancelled = event.get_status() == CANCELLED
        now = (start, str(cancelled), event.get_summary(), event.get_description())
        assert said.setdefault((uid, number), now) == now, "changed, number the same"
        assert event.count_components(ALARM) <= 1
        if uid not in held or number > held[uid][0]:
            held[uid] = (number, cancelled, day_of(start))
        event = calendar.get_next_component(EVENT)
standing = {uid: str(day) for uid, (_, gone, day) in held.items() if not gone}
sys.stdout.write(json.dumps(standing))
