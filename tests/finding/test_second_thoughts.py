"""What a hasty reader would believe: another child's day, an older one, a sample."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.family import PlanStatus
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
        name="another day asked for on the line below",
        today="2026-05-20",
        text=INITIAL
        + """
Review conference date: Thursday 6 August 2026 10am
Please note Ms Dent cannot do the 6th so we have asked for Thursday 13 August 2026.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check several_candidates",),
    ),
    Case(
        name="an ordinary line below",
        today="2026-05-20",
        text=INITIAL
        + """
Review conference date: Thursday 6 August 2026 10am
Ms Dent cannot come to the core group on Thursday 28 May 2026.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | clear",),
    ),
    Case(
        name="booked if there is a room",
        today="2026-05-20",
        text=INITIAL + "Review conference: Thursday 6 August 2026 (subject to a room)",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | check vague_date",),
    ),
    Case(
        name="a sample in the help text of a form",
        today="2026-05-20",
        text=INITIAL + "Date of Review Conference (e.g. 09/09/2026 10:00):",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | not_stated | check vague_date",),
    ),
    Case(
        name="the table says one day and the text another",
        today="2026-08-03",
        text="""
Review Child Protection Conference
Date of conference: Thursday 23 July 2026
| Child | DOB | Outcome | Next conference
| Ava Round | 08/12/2015 | Continue | 14/01/2027
| Jesse Round | 30/06/2018 | Continue | 14/01/2027
Core group 06/08/2026 10am. The next review for both children was set as Thursday \
21 January 2027 at 1.30pm.
""",
        kind="conference_record",
        held="Thu 23 Jul 2026",
        coming=("review | booked | Thu 14 Jan 2027 | check several_candidates",),
    ),
    Case(
        name="only the time has changed",
        today="2026-05-20",
        text="""
Dear all, the time of Ella Frost's (DOB 01/02/2018) review child protection conference \
on Thursday 6 August 2026 has changed from 10am to 2pm.
""",
        kind="invitation",
        held="Thu 6 Aug 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 14:00 | clear",),
    ),
    Case(
        name="the time agreed on the line below",
        today="2026-05-20",
        text=INITIAL
        + """
Review conference: Thursday 6 August 2026 at 10am, Civic Offices
Ms Frost asked whether this could be in the afternoon and the Chair agreed to 2pm.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check time_unsure",),
    ),
    Case(
        name="in half term",
        today="2026-05-20",
        text=INITIAL
        + """
The review conference falls on Thursday 6 August 2026, when school is out; the unit \
will look for a date the week before.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | check vague_date",),
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
        name="a form filled in over the last one",
        today="2026-05-20",
        text="""
Review Child Protection Conference
| Child | Ella Frost, 01/02/2018
| Date of conference | 14/05/2026
| Date of next review conference | 02/07/2026 at 10:00
The plan continues under neglect.
Date of next meeting. The chair's diary is not yet open and the hub will write.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 2 Jul 2026 | 10:00 | check several_candidates",),
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
        name="two meetings over two days",
        today="2026-05-20",
        text=INITIAL
        + """
| Core group | Review conference
| Fri 29 May 2026 – 15.30 – Landscore Primary | Thu 6 Aug 2026 – 10.00 – Civic Centre
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | clear",),
    ),
    Case(
        name="the day in the subject, the time in the message",
        today="2026-05-20",
        text="""
Subject: Invite RCPC - E.F. - 06/08/2026
You are invited to a Review Child Protection Conference for:
Ella Frost DOB 01/02/2018
31 Lark Crescent
When: Thursday 6 August 2026, 10am to 11.30am
Where: Teams
""",
        kind="invitation",
        held="Thu 6 Aug 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | clear",),
    ),
    Case(
        name="the kind ticked in a row of boxes before their words",
        today="2026-05-20",
        text="""
Request for GP report to a child protection conference
| Type of conference | [ ] Initial [X] Review [ ] Pre-birth
| Child | Ella Frost, 01/02/2018
| Date of conference | 06/08/2026
| Time of conference | 10:00
""",
        kind="invitation",
        held="Thu 6 Aug 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | clear",),
    ),
    Case(
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
    ),
    Case(
        name="the next review of another plan",
        today="2026-05-20",
        text=INITIAL
        + """
| Date of next review | Thursday 6 August 2026 at 4.15pm (looked after review, Ella)
The day of the next child protection conference could not be fixed.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 16:15 | check kind_unsure",),
    ),
    Case(
        name="corrected on the line below",
        today="2026-05-20",
        text=INITIAL
        + """
Review conference: Thursday 6 August 2026 at 10am.
Amendment 20 May: Please read 13 August 2026 for 6 August above.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check several_candidates",),
    ),
    Case(
        name="the right day on the line below",
        today="2026-05-20",
        text=INITIAL
        + """
Review conference: Thursday 6 August 2026 at 10am.
Correction – Thursday 13 August 2026 is the right date.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check several_candidates",),
    ),
    Case(
        name="corrections to the record by a day",
        today="2026-05-20",
        text=INITIAL
        + """
Review conference: Thursday 6 August 2026 at 10am.
Corrections to this record by 28 May 2026, please.
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
        name="to be fixed again",
        today="2026-05-20",
        text=INITIAL
        + """
The review conference was set for 6 August 2026 but will be fixed again by the new chair.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | check vague_date",),
    ),
    Case(
        name="a mother's question left open",
        today="2026-05-20",
        text=INITIAL
        + """
Review conference: Thursday 6 August 2026 at 10am, which is a birthday. Mum asked could it be the Friday. The chair will let everybody know.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check vague_date",),
    ),
    Case(
        name="before something on a day",
        today="2026-05-20",
        text=INITIAL
        + """
The review conference is to take place before schools break up on 24 July 2026.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Fri 24 Jul 2026 | check vague_date",),
    ),
    Case(
        name="corrected by the message above",
        today="2026-05-20",
        text="""
Please see the minutes below. Page 4 has a typing error: the review is 13.08.2026.
"""
        + INITIAL
        + """
Review conference: Thursday 6 August 2026 at 10am.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check several_candidates",),
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
    Case(
        name="in Welsh alone",
        today="2026-05-20",
        text="""
COFNOD CYNHADLEDD ADOLYGU AMDDIFFYN PLANT
Dyddiad: 14 Mai 2026
Plentyn: Elin Prydderch, 01/02/2018
Bydd y gynhadledd adolygu nesaf ar ddydd Iau 22 Hydref 2026 am 10yb yn Neuadd y Sir.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 22 Oct 2026 | 10:00 | clear",),
    ),
    Case(
        name="in Welsh and English, the Welsh first",
        today="2026-07-01",
        text="""
Cofnodion Cynhadledd Adolygu Amddiffyn Plant / Minutes of Review Child Protection \
Conference
| Enw'r plentyn / Child's name | Elin Prydderch
| Dyddiad y gynhadledd / Date of conference | Dydd Mercher 17 Mehefin 2026 / \
Wednesday 17 June 2026
| Cynhadledd adolygu nesaf / Next review conference | Dydd Mercher 25 Tachwedd 2026 / \
Wednesday 25 November 2026, 10:00
""",
        kind="conference_record",
        held="Wed 17 Jun 2026",
        coming=("review | booked | Wed 25 Nov 2026 | 10:00 | clear",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_the_finder_says(case: Case, read: Callable[..., Reading]) -> None:
    assert told(read(case.text, case.today)) == case


def test_a_day_that_may_be_newer_is_offered(read: Callable[..., Reading]) -> None:
    (entry,) = read(CASES[3].text, CASES[3].today).next
    assert [f"{c.date:%a} {c.date.day} {c.date:%b}" for c in entry.candidates] == [
        "Thu 13 Aug"
    ]


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
