"""A day said of a brother, a cousin or another child is not this paper's own."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

INITIAL = """
Initial Child Protection Conference
Date of conference: Thursday 14 May 2026
Child: Ella Frost DOB 01/02/2018
Decision: Child protection plan, neglect
"""

CASES = (
    Case(
        name="a half-brother's conference",
        today="2026-02-07",
        text="""
REVIEW CHILD PROTECTION CONFERENCE
Conference held: Thursday 22 January 2026
Subject: Layla Benn (14.6.2018)
Layla to remain on CP plan for neglect.
Layla's half brother Tyler Moss is also subject to a plan; his next review conference \
is on Monday 9 March 2026 at 1pm.
Next review for Layla: date to be set by the unit.
""",
        kind="conference_record",
        held="Thu 22 Jan 2026",
        coming=("review | booked | Mon 9 Mar 2026 | 13:00 | check other_child",),
    ),
    Case(
        name="a cousin in the table of the family",
        today="2026-05-20",
        text=INITIAL
        + """
| Name | Relationship | Status
| Max Frost | Cousin | On a plan; next review conference 24 June 2026
Date of review: to be advised by the conference team
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Wed 24 Jun 2026 | check other_child",),
    ),
    Case(
        name="a brother who is himself a child of the paper",
        today="2026-05-20",
        text="""
Review child protection conference
Date of conference: Thursday 14 May 2026
Children: Ella Frost DOB 01/02/2018, Noah Frost DOB 03/04/2015
Both children remain on a child protection plan for neglect.
Ella and her brother Noah will be reviewed together: next review conference for Ella \
and Noah on Thursday 22 October 2026 at 10am.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 22 Oct 2026 | 10:00 | clear",),
    ),
    Case(
        name="a brother of whom nothing is said in plain words",
        today="2026-05-20",
        text="""
Initial Child Protection Conference
Date of conference: Thursday 14 May 2026
Children: Ella Frost DOB 01/02/2018, Max Frost DOB 01/02/2016
Ella – child protection plan, neglect. Max – child protection plan, neglect.
Ella's review conference is on Thursday 6 August 2026 at 10am. His is an hour later.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=(
            "review | booked | Thu 6 Aug 2026 | 10:00 | for Ella Frost | clear",
            "review | not_stated | for Max Frost | check nothing_found",
        ),
    ),
    Case(
        name="the review of the father's other child",
        today="2026-05-20",
        text=INITIAL
        + """
Her father has another daughter in Paisley. Skye's own review conference is on 25 June \
2026 and a note will be sent.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 25 Jun 2026 | check other_child",),
    ),
    Case(
        name="a child of two first names",
        today="2026-05-20",
        text="""
Initial Child Protection Conference
Date of conference: Thursday 14 May 2026
Child: Ella-Jo Frost DOB 01/02/2018
Ella-Jo's review conference is on Thursday 6 August 2026 at 10am.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | clear",),
    ),
    Case(
        name="for another child only",
        today="2026-05-20",
        text=INITIAL
        + """
Review conference: Thursday 6 August 2026 at 10am (this is for Max only).
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check other_child",),
    ),
    Case(
        name="a name that may be the child's own short one",
        today="2026-05-20",
        text="""
Initial Child Protection Conference
Date of conference: Thursday 14 May 2026
Child: Robert Frost DOB 01/02/2018
Decision: Child protection plan, neglect
Bobby's review conference is on Thursday 6 August 2026 at 10am.
Date of review conference: Tuesday 11 August 2026 at 10am
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=(
            "review | booked | Tue 11 Aug 2026 | 10:00 | check several_candidates",
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_whose_day_it_is(case: Case, read: Callable[..., Reading]) -> None:
    assert told(read(case.text, case.today)) == case
