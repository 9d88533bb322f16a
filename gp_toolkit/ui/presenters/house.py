"""A practice's own rules in words."""

from collections.abc import Iterator, Mapping, Sequence

from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.house import Closure, Earlier, HouseRules, Part
from gp_toolkit.model.wording import display_day
from gp_toolkit.ui.presenters.days import size_words

OWN_DAYS: Mapping[Milestone, str] = {
    Milestone.REPORT_TO_FAMILY: "Report shared with the family",
    Milestone.REPORT_TO_CHAIR: "Report with the chair",
}
"""Those that the form offers, in words; `practice.toml` has more."""

PARTS: Mapping[Part, str] = {
    Part.DAY: "The whole day",
    Part.MORNING: "The morning",
    Part.AFTERNOON: "The afternoon",
}

WEEKDAYS: Mapping[int, str] = {
    -1: "None",
    0: "Monday",
    1: "Tuesday",
    2: "Wednesday",
    3: "Thursday",
    4: "Friday",
}

WEEKS: Mapping[int, str] = {
    0: "Every week",
    1: "The first",
    2: "The second",
    3: "The third",
    4: "The fourth",
}


def working_days_before(house: HouseRules, milestone: Milestone) -> int:
    """How many working days earlier than the local procedure asks."""
    days = [e.working_days for e in house.earlier if e.milestone == milestone]
    return max(days, default=0)


def earlier_days(
    kept: Sequence[Earlier], wanted: Mapping[Milestone, int]
) -> tuple[Earlier, ...]:
    """What the form says, and what it does not show as it was."""
    others = [e for e in kept if e.milestone not in wanted]
    said = [
        Earlier(milestone=milestone, working_days=number)
        for milestone, number in wanted.items()
        if number
    ]
    return (*said, *others)


def closure_words(closure: Closure) -> str:
    """A closure as a line of a list."""
    days = display_day(closure.first)
    if closure.last != closure.first:
        days += f" to {display_day(closure.last)}"
    part = "" if closure.part is Part.DAY else f", {PARTS[closure.part].lower()} only"
    return f"Closed {days}{part}: {closure.why}"


def _working_days(number: int) -> str:
    return size_words(number, "working day", "working days")


def house_words(house: HouseRules) -> Iterator[str]:
    """All own rules, a line each."""
    if house.draft_working_days:
        number = _working_days(house.draft_working_days)
        yield f"Report drafted {number} before it is first wanted"
    for own in house.earlier:
        words = OWN_DAYS.get(own.milestone, own.milestone.value.replace("_", " "))
        yield f"{words}: {_working_days(own.working_days)} earlier"
    for training in house.training:
        week = WEEKS[training.week].lower()
        yield f"{training.why}: {WEEKDAYS[training.weekday]}, {week}"
    for closure in house.closures:
        yield closure_words(closure)
