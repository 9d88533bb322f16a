"""The time, passed in: nothing in the core looks at a clock of its own."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        ...


def today(clock: Clock) -> date:
    """The civil date in London."""
    return clock.now().astimezone(LONDON).date()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still: for tests, examples and `--today`."""

    moment: datetime

    @classmethod
    def on(cls, day: date) -> "FixedClock":
        """A clock that stands at nine in the morning, UTC, of a day."""
        return cls(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))

    def now(self) -> datetime:
        """The moment at which it stands."""
        return self.moment
