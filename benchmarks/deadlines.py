"""A year of a large practice: 5,000 conferences' deadlines: `python benchmarks/deadlines.py`.

Each conference's deadlines are worked out anew with their working, the practice's own
days laid over them. The whole may take 2 seconds; the exit code says whether it did.
"""

import datetime as dt
import itertools
import sys
import time

from gp_toolkit import bootstrap
from gp_toolkit.casework.schedule import deadlines_of
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.reading import MeetingKind

CONFERENCES = 5000
LIMIT_SECONDS = 2.0
KINDS = (MeetingKind.REVIEW, MeetingKind.REVIEW, MeetingKind.INITIAL)
AREAS = ("derby-city", "derbyshire", "derby-city", "leeds", "wales", "city-of-london")


def conferences() -> tuple[Conference, ...]:
    """As many as a year brings, in the areas whose packs have the most rules."""
    first = dt.date(2026, 1, 5)
    asked = zip(
        range(CONFERENCES), itertools.cycle(KINDS), itertools.cycle(AREAS), strict=False
    )
    return tuple(
        Conference(
            id=str(number),
            reference=f"CP-{number:04d}",
            kind=kind,
            date=first + dt.timedelta(days=number % 361),
            start=dt.time(9, 30),
            strategy_date=first + dt.timedelta(days=number % 361 - 20),
            authority=area,
            changed_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        )
        for number, kind, area in asked
    )


def main() -> int:
    """Print the best of five runs, in seconds of this process, whatever else runs."""
    procedures = bootstrap.procedures()
    known = conferences()
    best, due = float("inf"), 0
    for _ in range(5):
        start = time.process_time()
        due = sum(len(deadlines_of(procedures, c)) for c in known)
        best = min(best, time.process_time() - start)
    print(f"{len(known)} conferences, {due} deadlines: {best:.2f} s")
    return 0 if best <= LIMIT_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
