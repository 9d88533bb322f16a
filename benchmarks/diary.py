"""How long calendar files take: 600 events, and a feed of a large practice.

Run it with `python benchmarks/diary.py`; it fails when 600 events take more than the
150 ms that are promised. The library that tests parse with is timed beside it.
"""

import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable

import icalendar

from gp_toolkit import bootstrap
from gp_toolkit.casework.schedule import deadlines_of
from gp_toolkit.diary.calendar import (
    Circumstances,
    DiaryEvent,
    calendar_file,
    events_for,
)
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.practice import Privacy
from gp_toolkit.model.reading import MeetingKind

EVENTS = 600
LIMIT_MS = 150
RUNS = 9
STAMP = dt.datetime(2026, 5, 1, 8, tzinfo=dt.UTC)


def conferences(count: int) -> list[Conference]:
    """Reviews on days in a row."""
    return [
        Conference(
            id=f"conference-{n}",
            reference=f"CP-{n:04d}",
            kind=MeetingKind.REVIEW,
            date=dt.date(2026, 5, 26) + dt.timedelta(days=n),
            start=dt.time(10),
            authority="derby-city",
            changed_at=STAMP,
        )
        for n in range(count)
    ]


def events(privacy: Privacy) -> list[DiaryEvent]:
    """Events of some eighty conferences."""
    known = bootstrap.procedures()
    made: list[DiaryEvent] = []
    for conference in conferences(200):
        due = deadlines_of(known, conference)
        made.extend(events_for(conference, due, Circumstances(privacy=privacy)))
        if len(made) >= EVENTS:
            break
    return made[:EVENTS]


def by_the_library(made: list[DiaryEvent]) -> bytes:
    """The same file, written by the library that the tests read it with."""
    calendar = icalendar.Calendar()
    for event in made:
        component = icalendar.Event()
        component.add("UID", event.uid)
        component.add("DTSTAMP", STAMP)
        component.add("SEQUENCE", event.sequence)
        component.add("DTSTART", event.start)
        component.add("DTEND", event.end)
        component.add("SUMMARY", event.title)
        component.add("DESCRIPTION", event.text)
        calendar.add_component(component)
    return bytes(calendar.to_ical())


def milliseconds(run: Callable[[], object]) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def main() -> int:
    """Print the figures; 1 when the promise is not kept."""
    worst = 0.0
    for privacy in (Privacy.REFERENCE, Privacy.WORKING):
        made = events(privacy)
        own = milliseconds(lambda made=made: calendar_file(made, stamp=STAMP))
        library = milliseconds(lambda made=made: by_the_library(made))
        worst = max(worst, own)
        size = len(calendar_file(made, stamp=STAMP)) // 1024
        print(
            f"{len(made)} events, {privacy}: {own:.1f} ms, {size} KiB "
            f"(icalendar: {library:.1f} ms)"
        )
    made_and_written = milliseconds(
        lambda: calendar_file(events(Privacy.WORKING), stamp=STAMP)
    )
    print(f"with deadlines and events worked out: {made_and_written:.1f} ms")
    print(f"limit: {LIMIT_MS} ms")
    return 0 if worst <= LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
