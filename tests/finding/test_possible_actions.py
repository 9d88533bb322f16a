"""Actions that may be the practice's: offered as doubtful, never taken for its own."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.plans import said

HEAD = """
Minutes of Initial Child Protection Conference
Date of conference: Tuesday 10 March 2026
Child: Ava Carter, born 4 June 2018
"""


@dataclass(frozen=True)
class Plan:
    """Lines of a plan; what it surely and what it perhaps asks of the practice."""

    name: str
    text: str
    sure: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


PLANS = (
    Plan(
        name="a line for health",
        text="Health to offer Ava a hearing test by 2 April 2026.",
        perhaps=("Health: offer Ava a hearing test, by Thu 2 Apr 2026",),
    ),
    Plan(
        name="a table of owners",
        text="""
| What | Who | When |
| Weigh Ava | Health visitor | 27 March 2026 |
| Check immunisations | GP | 3 April 2026 |
| Send growth charts to the social worker | Health | 10 April 2026 |
| Share information about any injury | All agencies | 2 June 2026 |
""",
        sure=("GP: Check immunisations, by Fri 3 Apr 2026",),
        perhaps=(
            "Health: Send growth charts to the social worker, by Fri 10 Apr 2026",
            "All agencies: Share information about any injury, by Tue 2 Jun 2026",
        ),
    ),
    Plan(
        name="labels with their tasks after a colon",
        text="""
Actions
Health professionals: refer Ava to the eye clinic by 2 April 2026.
Practice: review Ava's asthma by 3 April 2026.
""",
        sure=("Practice: review Ava's asthma, by Fri 3 Apr 2026",),
        perhaps=(
            "Health professionals: refer Ava to the eye clinic, by Thu 2 Apr 2026",
        ),
    ),
    Plan(
        name="numbered recommendations",
        text="""
Recommendations
1. Primary care to follow up missed appointments.
2. Core group members to update the chronology by 20 March 2026.
3. Jo Smith (social worker) to visit each week.
""",
        perhaps=(
            "Primary care: follow up missed appointments",
            "Core group members: update the chronology, by Fri 20 Mar 2026",
        ),
    ),
    Plan(
        name="all professionals, and the GP by name",
        text="""
| By whom | Task |
| All professionals | Report injuries to the duty line |
| GP and all agencies | Keep the child in mind |
""",
        sure=("GP and all agencies: Keep the child in mind",),
        perhaps=("All professionals: Report injuries to the duty line",),
    ),
    Plan(
        name="other services of health, and health that is nobody",
        text="""
Health visitor to weigh Ava by 27 March 2026.
Mental health team to see Kim Carter.
School nurse to carry out a health assessment by 3 April 2026.
Ava's health to be reviewed at the core group.
All children to be seen weekly.
""",
    ),
    Plan(
        name="meetings that everybody comes to are no task",
        text="""
| What | Who | When |
| Core group | All | 20 March 2026 |
| Review conference | All agencies | 2 June 2026 |
Core group members to meet on 20 March 2026.
""",
    ),
    Plan(
        name="a cell that says which health is meant",
        text="""
| What | Who | When |
| Send growth charts | Health (health visitor) | 10 April 2026 |
""",
    ),
)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_what_may_be_for_the_practice_is_offered_apart(
    plan: Plan, read: Callable[..., Reading]
) -> None:
    reading = read(HEAD + plan.text.strip())
    assert tuple(said(a) for a in reading.actions) == plan.sure
    assert tuple(said(a) for a in reading.possible_actions) == plan.perhaps


def test_a_paper_that_is_not_about_child_protection_asks_nothing(
    read: Callable[..., Reading],
) -> None:
    reading = read("Minutes of the parish council\nHealth to offer a hearing test.")
    assert reading.possible_actions == ()
