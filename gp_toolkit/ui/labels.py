"""Labels of buttons: they are read as markdown, so only a case reference may join."""

import re

from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.wording import MILESTONES

_REFERENCE = re.compile(r"[A-Z]{1,6}-\d{1,9}")


def for_case(verb: str, reference: str) -> str:
    """A label that names the case, so that two buttons never sound alike.

    >>> for_case("Open", "CP-0007"), for_case("Open", "![](http://x)")
    ('Open CP-0007', 'Open')
    """
    return f"{verb} {reference}" if _REFERENCE.fullmatch(reference) else verb


_TICKS = {
    "checked": "Yes, checked",
    "siblings": "Yes, one family",
    "still-goes": "Yes, it still holds",
    "letters-day": "Yes, this day still stands",
}
_STANDS = "stands-"


def for_tick(tick: str) -> str:
    """The label of a box to tick: words of the program's own tables only.

    >>> for_tick("checked"), for_tick("stands-report_to_chair"), for_tick("![](x)")
    ('Yes, checked', 'Yes, it still stands: Report with the chair', 'Yes')
    """
    milestone = tick.removeprefix(_STANDS)
    if tick != milestone and milestone in list(Milestone):
        return f"Yes, it still stands: {MILESTONES[Milestone(milestone)]}"
    return _TICKS.get(tick, "Yes")
