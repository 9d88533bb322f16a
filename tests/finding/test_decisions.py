"""Who has a plan after the meeting: what decides, and what only tells of plans."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import NextStatus, Reading, Trust

RECORD = """
Review child protection conference held on 4 March 2026
Children: Tom Baker (1.2.2013), Ella Baker (3.4.2015)
"""
BOTH = ["Tom child_protection", "Ella child_protection"]
DECISIONS = [
    ("Mrs Baker did not think Ella needed to be registered. Decision: plans to continue.", BOTH),
    ("Decision: both plans continue. Tom's sister Amy is not on a plan.", BOTH),
    ("Outcome: CP plan ☒   Child in need ☐   NFA ☐", BOTH),
    ("Outcome: CP plan ☐   Child in need ☒   NFA ☐", ["Tom child_in_need", "Ella child_in_need"]),
    ("Outcome: CP plan ☐   Child in need ☐   NFA ☒", ["Tom none", "Ella none"]),
    ("Ella drew a picture of home. All stay on child protection plans.", BOTH),
    ("Both children now have a child protection plan. Leeds plans end today.", BOTH),
    ("The plans were made at the initial conference on 9 December 2025.", BOTH),
    ("Both remain on a plan. The police investigation was closed with no further action.", BOTH),
    (("Tom had been on a plan under neglect since 12 January 2025.\nDecision\n"
      "That the child protection plan in respect of Tom ends today. That a child in need plan "
      "be put in place for Tom. Ella: plan continues."),
     ["Tom child_in_need", "Ella child_protection"]),
    ("Tom: child protection plan ENDS today. No child in need plan. Ella: plan continues.",
     ["Tom none", "Ella child_protection"]),
    (("| Child | CP plan to continue? | Category |\n| Tom Baker | No – ended 04/03/2026 | - |\n"
      "| Ella Baker | Yes | Neglect |"),
     ["Tom none", "Ella child_protection"]),
    (("| Child | Decision |\n| Tom Baker | Child protection plan ENDS today. Child in Need plan |\n"
      "| Ella Baker | Plan continues |"),
     ["Tom child_in_need", "Ella child_protection"]),
    (("| Name | Category | Plan end date |\n| Tom Baker | Neglect | |\n| Ella Baker | Neglect | |\n"
     "Plan start date: 9 December 2025"), BOTH),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DECISIONS)
def test_who_has_a_plan(
    text: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    said = [
        f"{child.name.split()[0]} {child.plan.value if child.plan else 'not said'}"
        for child in read(RECORD + text).children
    ]
    assert said == expected


def test_a_meeting_told_of_a_child_whose_plan_ended_leaves_the_end_in_doubt(
    read: Callable[..., Reading],
) -> None:
    text = """
Review child protection conference held on 4 March 2026
Children: Tom Baker (1.2.2013), Ella Baker (3.4.2015), Max Baker (5.6.2017)
| Child | CP plan to continue? | Next step |
| Tom Baker | No – ended 04/03/2026 | No further conference |
| Ella Baker | No – ended 04/03/2026 | Next review conference 29/07/2026 at 10am |
| Max Baker | Yes | Next review conference 26/08/2026 at 10am |
"""
    told = {entry.status: entry.trust for entry in read(text).next}
    assert told[NextStatus.ENDED] is Trust.CHECK


def test_numbers_go_to_the_child_named_before_them(
    read: Callable[..., Reading],
) -> None:
    text = """
| H&C numbers | Tom 999 000 0018; Ella 999 000 0042 |
"""
    numbers = [child.nhs_number for child in read(RECORD + text.strip()).children]
    assert numbers == ["9990000018", "9990000042"]


@pytest.mark.parametrize(
    "head", ["H&C No.", "Health & Care number", "CHI / NHS", "HSC number"]
)
def test_numbers_of_each_nation_are_read(
    head: str, read: Callable[..., Reading]
) -> None:
    text = f"""
Case conference held on 4 March 2026: child protection
| Name | Date of birth | {head} |
| Aoife Baker | 3 April 2015 | 999 000 0018 |
"""
    (child,) = read(text).children
    assert child.nhs_number == "9990000018"
