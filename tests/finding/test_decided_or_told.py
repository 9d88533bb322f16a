"""A plan that was decided, and one that is only told of in passing."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.family import PlanStatus
from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

ENDED = Case(
    name="a plan that ended, with the reviews there were",
    today="2026-05-20",
    text="""
Review Child Protection Conference
Date of conference: Thursday 14 May 2026
Child: Ella Frost DOB 01/02/2018
(plan from 3 November 2025, first review 21 January 2026)
It was agreed that the child protection plan is ended with effect from today.
""",
    kind="conference_record",
    held="Thu 14 May 2026",
    coming=("review | ended | clear",),
)


def test_a_plan_that_ended_with_the_reviews_there_were(
    read: Callable[..., Reading],
) -> None:
    assert told(read(ENDED.text, ENDED.today)) == ENDED


@pytest.mark.parametrize(
    ("lines", "plan"),
    [
        (
            """
An assessment of Ella on 27/09/2024 led to no further action.
Ella is to be made the subject of a Child Protection Plan for neglect.
""",
            PlanStatus.CHILD_PROTECTION,
        ),
        (
            """
PC Wheeler said of Ella: no further action.
Decision – Child Protection Plan, neglect. All agreed.
""",
            PlanStatus.CHILD_PROTECTION,
        ),
        (
            """
A child in need plan for Ella was agreed on 15 January 2026.
All agencies agreed that the threshold was met for a child protection plan.
""",
            PlanStatus.CHILD_PROTECTION,
        ),
        (
            """
It was the unanimous view that the name of Ella be placed on the Child Protection \
Register under physical abuse.
""",
            PlanStatus.CHILD_PROTECTION,
        ),
        (
            "The Chair decided on a Child Protection Plan for Neglect.",
            PlanStatus.CHILD_PROTECTION,
        ),
        (
            """
The Chairperson decided that the criteria were met and that Ella should be made \
subject to a Child Protection Plan.
""",
            PlanStatus.CHILD_PROTECTION,
        ),
        (
            "☐ Plan started ☒ Plan continues ☐ Plan ended – Child in Need",
            PlanStatus.CHILD_PROTECTION,
        ),
        ("Decision: plan under neglect.", PlanStatus.CHILD_PROTECTION),
        ("Decision: plan not needed.", None),
        (
            """
It decided that Ella does not need a child protection plan; she will be supported \
under a Child in Need plan.
""",
            PlanStatus.CHILD_IN_NEED,
        ),
        ("Decision: Ella's child protection plan is to end.", PlanStatus.NONE),
    ],
)
def test_what_is_told_in_passing_is_no_decision(
    lines: str, plan: PlanStatus | None, read: Callable[..., Reading]
) -> None:
    text = f"""
Initial Child Protection Conference
Date of conference: Thursday 14 May 2026
Child: Ella Frost DOB 01/02/2018
{lines.strip()}
"""
    (child,) = read(text, "2026-05-20").children
    assert child.plan is plan


def test_an_end_told_only_in_passing_is_asked_about(
    read: Callable[..., Reading],
) -> None:
    text = """
Review Child Protection Conference
Date of conference: Thursday 14 May 2026
Child: Ella Frost DOB 01/02/2018
The police said there was no further action.
"""
    assert told(read(text, "2026-05-20")).coming == (
        "review | ended | check end_unsure",
    )


def test_two_children_decided_in_one_sentence_are_both_told(
    read: Callable[..., Reading],
) -> None:
    text = """
Initial Child Protection Conference
Date of conference: Thursday 14 May 2026
Children: Ida Frost DOB 01/02/2018, Finlay Frost DOB 03/04/2015
The Chair decided that Ida should be made the subject of a child protection plan under \
the category of physical abuse and Finlay under the category of emotional abuse.
"""
    children = read(text, "2026-05-20").children
    assert [c.plan for c in children] == [PlanStatus.CHILD_PROTECTION] * 2
