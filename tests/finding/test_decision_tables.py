"""Decisions set out a row a child: who has a plan afterwards."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading

HEAD = """
REVIEW CHILD PROTECTION CONFERENCE RECORD
Date of conference: Tuesday 10 March 2026
| Child | Date of birth |
| Kyron Dudhill | 28/11/2009 |
| Lacey-Mae Dudhill | 14/03/2013 |
| Preston Wigorn | 06/06/2017 |
"""

TABLES = [
    (
        "yes and no under a question",
        """
| Child | CP Plan to continue? | Category | Next step |
| Kyron | No – ended 10/03/2026 | – | Closed, early help offer |
| Lacey-Mae | No – ended 10/03/2026 | – | CIN. First meeting 29/03/2026 |
| Preston | Yes | Neglect | Review 15/06/2026 |
""",
        ["none", "child_in_need", "child_protection"],
    ),
    (
        "sentences under a decision",
        """
| Child | Decision | Category |
| Kyron | Child protection plan ENDS today. Child in Need plan to follow | – |
| Lacey-Mae | Plan continues | Neglect |
| Preston | To be subject to a child protection plan | Neglect |
""",
        ["child_in_need", "child_protection", "child_protection"],
    ),
    (
        "verbs under a decision",
        """
| Name | Outcome | Votes |
| Kyron | CP plan to cease | all |
| Lacey-Mae | CP plan to continue | all |
| Preston | Child protection plan to end; step down to CIN | all but one |
""",
        ["none", "child_protection", "child_in_need"],
    ),
    (
        "the question with another verb",
        """
| Child's name | Does the child need a CP plan to remain? | Votes |
| Kyron | No | 6 – 0 |
| Lacey-Mae | Yes | 5 – 1 |
| Preston | Yes | 6 – 0 |
""",
        ["none", "child_protection", "child_protection"],
    ),
]


@pytest.mark.parametrize(("name", "table", "plans"), TABLES, ids=lambda v: str(v)[:30])
def test_each_child_has_the_decision_of_its_row(
    name: str, table: str, plans: list[str], read: Callable[..., Reading]
) -> None:
    del name
    found = read(HEAD + table).children
    assert [c.plan.value if c.plan else None for c in found] == plans


def test_a_table_that_calls_the_baby_unborn_adds_no_second_one(
    read: Callable[..., Reading],
) -> None:
    """And what a midwife said under the heading is no child."""
    found = read(
        """
Pre-birth Child Protection Conference
Date of conference: Tuesday 10 March 2026
| Child | D.O.B. / EDD |
| Aimee DRISCOLL | 21.04.2018 |
| Unborn Baby DRISCOLL | EDD 21.06.2026 |
# Unborn baby
Jen Opie: booked late; scan on 9 February normal.
| Child | Decision | Category |
| Aimee | Plan continues | Neglect |
| Unborn Baby | To be subject to a child protection plan | Neglect |
"""
    ).children
    assert [(c.name, c.plan.value if c.plan else None) for c in found] == [
        ("Aimee DRISCOLL", "child_protection"),
        ("Unborn Baby DRISCOLL", "child_protection"),
    ]


@pytest.mark.parametrize(
    ("said", "plan"),
    [
        ("| Decision | CP plan ☒ | CIN ☐ | NFA ☐ |", "child_protection"),
        ("| Decision | CP plan ☐ | CIN plan ☒ | NFA ☐ |", "child_in_need"),
        ("| Decision | ☒ CP plan | ☐ CIN plan | ☐ NFA |", "child_protection"),
        ("Decision: plan continues. Ms Roe did not think that the plan should continue.", "child_protection"),
        ("Decision: plan continues. Ms Roe believes that the plan should end.", "child_protection"),
    ],
)  # fmt: skip
def test_boxes_after_their_words_and_views_that_are_no_decision(
    said: str, plan: str, read: Callable[..., Reading]
) -> None:
    found = read(
        f"""
Review Child Protection Conference
Date of conference: Tuesday 10 March 2026
Child: Otis Roe, born 02/05/2019
{said}
"""
    )
    assert [c.plan and c.plan.value for c in found.children] == [plan]
    assert not any(
        entry.status.value == "ended" and plan == "child_protection"
        for entry in found.next
    )
