"""More layouts: tables, forms, letters, plans, several children."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

CASES = (
    Case(
        name="label above value table",
        today="2026-03-24",
        text="""
Review Child Protection Conference
| Date of conference | Chair | Date of next review |
| 10/03/2026 | Jo Smith | 08/09/2026 |
| Child's name | Date of birth | NHS number | Legal status |
| Ava Carter | 04/06/2018 | 999 000 0018 | None |
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 8 Sep 2026 | clear",),
    ),
    Case(
        name="narrative traps",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Held on 10 March 2026 at 10.00am, Civic Centre
Ava Carter, born 4 June 2018
The school has a review with the SENCO on 21 April 2026. Mother attends court on 5 May 2026. The health visitor will complete the two year review on 14 April 2026. A housing appointment is on 27 March 2026. The social worker will review contact on 30 March 2026.
The paediatric medical took place on 12 February 2026. Father was arrested on 3 January 2026 and is on bail until 3 April 2026.
It was unanimously agreed that Ava be made subject to a Child Protection Plan (Neglect).
The review of this plan will take place at conference on Thursday 4 June 2026 at 10:00.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Thu 4 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="arrive early",
        today="2026-05-05",
        text="""
Dear Colleague
INVITATION TO REVIEW CHILD PROTECTION CONFERENCE
Child: Ava Carter, 04/06/2018
Date: Tuesday 2 June 2026
Time: Professionals to arrive at 9.30am to read reports, conference starts 10.00am
Venue: Room 3, Civic Centre, High Street, Anytown AN1 1AA
Reports to be submitted at least 5 working days before the conference.
Please confirm attendance by 22 May 2026.
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="invite word table",
        today="2026-05-12",
        text="""
Invitation to Initial Child Protection Conference
| Date of conference | Tuesday 2 June 2026 |
| Time | 14:00 |
| Venue | Hybrid - Civic Centre, Room 2 and MS Teams |
| Report deadline | Thursday 28 May 2026, 12 noon |
| Name of child | Date of birth | Address |
| Ava Carter | 04/06/2018 | 1 High Street |
| Parent / carer | Relationship |
| Kelly Carter | Mother |
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("initial | booked | Tue 2 Jun 2026 | 14:00 | clear",),
    ),
    Case(
        name="prebirth",
        today="2026-03-24",
        text="""
Minutes of Pre-Birth Child Protection Conference
Date: 10 March 2026
Unborn Baby of Kelly Carter, EDD 9 September 2026
Mother: Kelly Carter DOB 12/03/1990 NHS 999 000 0026
Decision: The unborn baby will be subject to a Child Protection Plan from birth under the category of Neglect.
Review Conference: within one month of birth
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | to_be_confirmed | clear",),
    ),
    Case(
        name="prebirth strategy",
        today="2026-05-02",
        text="""
Strategy Meeting Minutes
Date: 1 May 2026
Unborn Baby Carter, EDD 9 September 2026
Outcome: Pre-birth conference to be convened by 28 weeks.
""",
        kind="strategy_record",
        held="Fri 1 May 2026",
        coming=("pre_birth | due_by | latest Wed 17 Jun 2026 | clear",),
    ),
    Case(
        name="inquorate",
        today="2026-03-11",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
The conference was inquorate and was adjourned.
The conference will be reconvened on Friday 20 March 2026 at 2pm.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("initial | booked | Fri 20 Mar 2026 | 14:00 | clear",),
    ),
    Case(
        name="time in next table row",
        today="2026-03-24",
        text="""
Outline Child Protection Plan
Child: Ava Carter
Date of Initial Conference: 10/03/2026
# Review Conference
| Date | 02/06/2026 |
| Time | 1.30pm |
| Venue | Guildhall |
# First core group
| Date | 20/03/2026 |
| Time | 9.30am |
""",
        kind="plan",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 13:30 | clear",),
    ),
    Case(
        name="horizontal",
        today="2026-03-24",
        text="""
INITIAL CHILD PROTECTION CONFERENCE MINUTES
Conference Date: 10/03/2026   Time: 10:00   Venue: Civic Centre
Next Core Group Date: 20/03/2026   Time: 13:00   Venue: Hill School
Next Conference Date: 02/06/2026   Time: 14:00   Venue: Guildhall
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 14:00 | clear",),
    ),
    Case(
        name="gp plan",
        today="2026-03-24",
        text="""
Child Protection Plan
Name: Ava Carter   DOB: 04/06/2018
Category: Neglect
Plan start date: 10/03/2026
Initial conference: 10/03/2026
| Outcome needed | Action | Person responsible | By when | Review date |
| Ava's health needs are met | Book asthma review | GP | 30/04/2026 | 20/05/2026 |
| Ava attends school | Attendance monitoring | School | ongoing | 20/05/2026 |
Next review conference 04/06/2026 at 10am
""",
        kind="plan",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Thu 4 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="column CGs",
        today="2026-03-24",
        text="""
Child Protection Plan - Review
Date of review conference: 10/03/2026
| Core group dates | 01/04/2026 | 06/05/2026 | 10/06/2026 |
| Date of next RCPC | 01/09/2026 | | |
""",
        kind="plan",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 1 Sep 2026 | clear",),
    ),
    Case(
        name="due & booked",
        today="2026-03-24",
        text="""
Minutes of Review Child Protection Conference 10/03/2026
Next RCPC must be held by 10/09/2026.
Next RCPC booked: 03/09/2026 10am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Thu 3 Sep 2026 | 10:00 | clear",),
    ),
    Case(
        name="due date with label Next conference due",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference 10/03/2026
Decision: child protection plan, neglect
Next conference due: 10/06/2026
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | due_by | latest Wed 10 Jun 2026 | clear",),
    ),
    Case(
        name="sentence separate",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference held on 10 March 2026
Jo confirmed the date for the review. This will be on 2 June 2026 at 10am.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | not_stated | check several_candidates",),
    ),
    Case(
        name="month first typo",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference held on 10/03/2026
Next conference: 06/25/2026
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | unclear | check impossible_date",),
    ),
    Case(
        name="no anchor year",
        today="2026-03-24",
        text="""
Initial Child Protection Conference minutes
Date of conference: 10th March
Next conference: 2nd June at 10am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=(
            "review | booked | Tue 2 Jun 2026 | 10:00 | check year_inferred no_conference_date",
        ),
    ),
    Case(
        name="year typo past",
        today="2026-03-24",
        text="""
Minutes of Review Child Protection Conference
Date of conference: 10 January 2026
Next review conference: 8 July 2025
""",
        kind="conference_record",
        held="Sat 10 Jan 2026",
        coming=("review | booked | Tue 8 Jul 2025 | check past",),
    ),
    Case(
        name="per child lines",
        today="2026-03-24",
        text="""
Minutes of Review Child Protection Conference
Date of conference: 10 March 2026
Children: Ava Carter (04/06/2018), Noah Carter (12/11/2020), Unborn Baby Carter (EDD 09/09/2026)
Ava Carter: plan to continue - neglect. Review conference 1 September 2026 10am.
Noah Carter: plan to continue - emotional abuse. Review conference 1 September 2026 10am.
Unborn Baby Carter: Initial pre-birth conference to be held on 2 June 2026 at 1pm.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=(
            "review | booked | Tue 1 Sep 2026 | 10:00 | for Ava Carter, Noah Carter | clear",
            "pre_birth | booked | Tue 2 Jun 2026 | 13:00 | for Unborn Baby Carter | clear",
        ),
    ),
    Case(
        name="CARTER, Ava",
        today="2026-03-24",
        text="""
CHILD PROTECTION CONFERENCE RECORD
Type of conference: ☐ Initial ☒ Review ☐ Transfer in
CARTER, Ava   04/06/2018
Date: 10/03/2026
Next conference 01/09/2026
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 1 Sep 2026 | clear",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_document_is_read_as_a_careful_administrator_would(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case
