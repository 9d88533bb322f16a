"""Days that rules count from, in words."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from gp_toolkit.model.deadline import Milestone, StartDay
from gp_toolkit.model.wording import MILESTONES, START_DAYS, display_day


class Counted(Protocol):
    """A day that rules count from."""

    @property
    def which(self) -> StartDay:
        """What happened on it."""
        ...

    @property
    def day(self) -> dt.date | None:
        """None as long as it is not known."""
        ...

    @property
    def milestones(self) -> Sequence[Milestone]:
        """What falls due by it."""
        ...


def start_day_words(counted: Counted) -> str:
    """What is known of the day, or what waits for it.

    “Initial conference, at the latest” needs the date of the strategy discussion.
    """
    what = START_DAYS[counted.which]
    if counted.day is not None:
        return f"{what[0].upper()}{what[1:]}: {display_day(counted.day)}."
    names = " and ".join(f"“{MILESTONES[m]}”" for m in counted.milestones)
    verb = "needs" if len(counted.milestones) == 1 else "need"
    return f"{names} {verb} the date of {what}."
