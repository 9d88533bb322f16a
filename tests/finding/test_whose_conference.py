"""A day said of a brother, a cousin or another child is not this paper's own."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, line, told

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
        coming=("review | to_be_confirmed | check kind_unsure",),
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
        coming=("review | to_be_confirmed | check kind_unsure",),
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
        coming=("review | not_stated | check several_candidates",),
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
        name="a child of the family who is not a subject, in a table",
        today="2026-05-20",
        text="""
Review Child Protection Conference
Date of conference: Thursday 14 May 2026
Children who are the subject of this conference
| Name | DOB |
| Isla Kerr | 02/02/2018 |
Other children (not subject)
| Name | DOB | Notes |
| Cole Kerr | 04/04/2010 | lives with father; own RCPC 12 June 2026 at 1pm |
Decision: plan continues. Date of next conference: Thursday 29 October 2026 at 10am
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 29 Oct 2026 | 10:00 | clear",),
    ),
    Case(
        name="nothing but the day of a child who is not a subject",
        today="2026-05-20",
        text="""
Review Child Protection Conference
Date of conference: Thursday 14 May 2026
Children who are the subject of this conference
| Name | DOB |
| Isla Kerr | 02/02/2018 |
Siblings not subject to conference
| Name | DOB | Notes |
| Cole Kerr | 04/04/2010 | next review conference 12 June 2026 at 1pm |
Decision: Isla's plan continues.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | not_stated | check several_candidates",),
    ),
    Case(
        name="a label with the name of nobody in the paper",
        today="2026-05-20",
        text=INITIAL
        + """
Date of next conference for Oscar: Thursday 6 August 2026 at 10am
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check other_child",),
    ),
    Case(
        name="a mother who is a child on a plan herself",
        today="2026-05-20",
        text="""
Outcome of Initial Child Protection Conference held on 14 May 2026
Baby: Alfie Sharp, born 2 February 2026. Mother: Jade Sharp, aged 16.
Alfie was made subject to a child protection plan (neglect).
Jade is also subject to a plan in her own right; her review conference is on 15 June \
2026 at 4pm.
Alfie's review conference is on Thursday 6 August 2026 at 10am.
""",
        kind="outcome_letter",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check several_candidates",),
    ),
    Case(
        name="names as labels below one heading",
        today="2026-05-20",
        text="""
Record of Review Child Protection Conference
Date of conference: Thursday 14 May 2026
Children: Kayla Moore (DOB 12/05/2015), Reece Moore (DOB 03/09/2017), Theo Grant \
(DOB 21/01/2022)
All three children remain subject to child protection plans, category neglect.
Next review conferences:
Kayla and Reece: Thursday 29 October 2026 at 10.00am
Theo: Thursday 29 October 2026 at 11.30am
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=(
            "review | booked | Thu 29 Oct 2026 | 10:00 | for Kayla Moore, Reece Moore | clear",
            "review | booked | Thu 29 Oct 2026 | 11:30 | for Theo Grant | clear",
        ),
    ),
    Case(
        name="a label of one name that is no child's",
        today="2026-05-20",
        text=INITIAL
        + """
Next review conference: to be arranged
Osteopath: Thursday 6 August 2026 at 10am
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | to_be_confirmed | check several_candidates",),
    ),
    Case(
        name="a list of plain text with a head of columns",
        today="2026-05-20",
        text="""
REVIEW CHILD PROTECTION CONFERENCE – OUTCOME
Date of conference: Thursday 14 May 2026
Name\tDOB\tDecision\tNext conference
Tom Reed\t04/03/2013\tPlan continues\t27/10/2026 10:00
Lucy Shaw\t11/07/2017\tPlan continues\t29/10/2026 14:00
""",
        kind="outcome_letter",
        held="Thu 14 May 2026",
        coming=(
            "review | booked | Tue 27 Oct 2026 | 10:00 | for Tom Reed | clear",
            "review | booked | Thu 29 Oct 2026 | 14:00 | for Lucy Shaw | clear",
        ),
    ),
    Case(
        name="a page of another case among the pages",
        today="2026-05-20",
        text="""
MINUTES OF REVIEW CHILD PROTECTION CONFERENCE
Child: Sam Dale  DOB 03/03/2017   Case no. 40112
Date of conference: Thursday 14 May 2026
Decision: plan to continue, neglect
Next review conference: Thursday 29 October 2026 at 10am
Page 3 of 6   Case no. 40987
Zara's school attendance is 71%.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 29 Oct 2026 | 10:00 | check several_families",),
    ),
    Case(
        name="the week of the conferences recorded",
        today="2026-05-20",
        text="""
REVIEW CONFERENCE OUTCOMES – child protection – week of 11 May 2026
Ava Carter (DOB 01/02/2012) – conference 14 May 2026 – plan continues – next RCPC \
29 October 2026 at 10am
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 29 Oct 2026 | 10:00 | clear",),
    ),
    Case(
        name="a father's son of another council, in the paper of a daughter",
        today="2026-05-20",
        text=INITIAL
        + """
Mr Frost's son Kieran (Westshire) – RCPC in Westshire 24 June 2026 11am.
Ella – RCPC 6 August 2026 10am.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check several_candidates",),
    ),
    Case(
        name="nothing but that son's",
        today="2026-05-20",
        text=INITIAL
        + """
Mr Frost's son Kieran (Westshire) – RCPC in Westshire 24 June 2026 11am.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Wed 24 Jun 2026 | 11:00 | check other_child",),
    ),
    Case(
        name="two in one label, the third after a semicolon",
        today="2026-05-20",
        text="""
Decision letter: Review Child Protection Conference 14 May 2026
Sam Dale 03/03/2017, Lily Dale 04/04/2020, Max Webb 05/05/2022
Plans continue for all three.
Next review: Sam & Lily 27 October 2026 10am; Max 29 October 2026 10am
""",
        kind="outcome_letter",
        held="Thu 14 May 2026",
        coming=(
            "review | booked | Tue 27 Oct 2026 | 10:00 | for Sam Dale, Lily Dale | check several_candidates",
            "review | not_stated | for Max Webb | check nothing_found",
        ),
    ),
    Case(
        name="two conferences, and no child known",
        today="2026-05-20",
        text="""
Invitation to Pre-Birth Child Protection Conference
Unborn twins of Kelly Roach (EDD 22 August 2026)
Thursday 4 June 2026 at 10am, Northgate House
Kelly's older girl Tia lives with her father; Tia's review conference is on 16 June \
2026 at 1pm.
""",
        kind="invitation",
        held="Thu 4 Jun 2026",
        coming=(
            "pre_birth | booked | Thu 4 Jun 2026 | 10:00 | check other_child",
            "review | booked | Tue 16 Jun 2026 | 13:00 | check other_child",
        ),
    ),
    Case(
        name="one day, names before their times",
        today="2026-05-20",
        text="""
Subject: Conferences on 4 June
Please note two review child protection conferences on Thursday 4 June 2026:
Finn Roe (DOB 01/02/2016) at 11.00am
Maja Kowal (DOB 05/06/2019) at 1.30pm
""",
        kind="invitation",
        held="Thu 4 Jun 2026",
        coming=(
            "review | booked | Thu 4 Jun 2026 | 11:00 | for Finn Roe | clear",
            "review | booked | Thu 4 Jun 2026 | 13:30 | for Maja Kowal | clear",
        ),
    ),
    Case(
        name="reviewed together with a cousin: their own all the same",
        today="2026-05-20",
        text="""
Review Child Protection Conference
Date of conference: 14 May 2026
Children: Sam Holden 1/1/2013; Jess Holden 2/2/2015
Plans continue.
Jess and Sam will be reviewed with their cousin: next review conference Thursday 29 \
October 2026 at 9.30am.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 29 Oct 2026 | 09:30 | clear",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_whose_day_it_is(case: Case, read: Callable[..., Reading]) -> None:
    assert told(read(case.text, case.today)) == case


def test_a_day_that_the_next_sentence_calls_off_is_not_booked(
    read: Callable[..., Reading],
) -> None:
    """As a council says of the review that the other one had fixed."""
    found = read(
        """
Receiving-in Child Protection Conference
Children transferring from another authority (Scotland)
Date: Thursday 14 May 2026
Child: Lewis Kerr, born 14/02/2015
Present: Isla Kerr; Beth Charlton, social worker
Ms Elliot explained that a review CPPM had been fixed in Galashiels for Wednesday 10 \\
June 2026 at 10am. That meeting will not now take place.
Under our procedures a conference is to be held within 15 working days.
Lewis is made subject to a Child Protection Plan. Category: emotional abuse.
The review child protection conference will be held at 2.00pm on Tuesday 4 August 2026.
""".replace("\\\n", ""),
        "2026-05-20",
    )
    assert found.document.kind.value == "conference_record"
    assert [(e.status.value, str(e.date)) for e in found.next] == [
        ("booked", "2026-08-04")
    ]


def test_another_familys_invitation_below_an_outcome_is_told_apart(
    read: Callable[..., Reading],
) -> None:
    found = read(
        """
REVIEW CHILD PROTECTION CONFERENCE – OUTCOME
Child: Sam Dale  DOB 03/03/2017
Conference held: 14 May 2026
Plan continues. Next review conference: 29 October 2026 at 10am
INVITATION TO INITIAL CHILD PROTECTION CONFERENCE
Child: Zara Malik  DOB 09/12/2019
You are invited to an Initial Child Protection Conference on Thursday 4 June 2026 at 1pm.
""",
        "2026-05-20",
    )
    sam, zara = [line(entry) for entry in found.next]
    assert "Thu 29 Oct 2026 | 10:00 | for Sam Dale | check" in sam
    assert "Thu 4 Jun 2026 | 13:00 | for Zara Malik | check" in zara
    assert "several_families" in sam
    assert "several_families" in zara
