"""Short documents in the layouts of many councils and systems."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

CASES = (
    Case(
        name="north yorks record",
        today="2026-03-24",
        text="""
North Yorkshire Council
# Record of Review Child Protection Conference
| Date of Conference | Monday 9 March 2026 |
| Venue | Jesmond House, Harrogate |
| Chair | Helen Wood (Independent Reviewing Officer) |
# Attendance and apologies
| Name | Designation | Attended / Apologies |
| Sam Roe | Social Worker | Attended |
| PC Dan Bolt | North Yorkshire Police | Apologies |
| Mrs Kelly Carter | Mother | Attended |
| Dr A Field | GP, Elmbrook Surgery | Report submitted |
# Information
| Name of child | Ava Carter | DOB | 04/06/2018 |
| Name of child | Noah Carter | DOB | 12/11/2020 |
| Address | 1 High Street, Harrogate HG1 1AA |
# Outcome of previous conferences
The initial conference took place on 15 December 2025. A core group was held on 20 January 2026.
# Decision
It was the unanimous decision that Ava and Noah remain subject to a Child Protection Plan under the category of Emotional Abuse. Review due by 9 September 2026.
# Dates
Date and time of Core Group: 2 April 2026 at 1pm
Date and time of any RCPC: Monday 7 September 2026 at 10.00am
""",
        kind="conference_record",
        held="Mon 9 Mar 2026",
        coming=("review | booked | Mon 7 Sep 2026 | 10:00 | clear",),
    ),
    Case(
        name="sussex",
        today="2026-03-24",
        text="""
EAST SUSSEX CHILDREN'S SERVICES
INITIAL CHILD PROTECTION CONFERENCE
Held at St Mark's House, Eastbourne on Tuesday 10th March 2026 at 2pm
NAME, DATE OF BIRTH AND ADDRESS OF SUBJECTS
Ava CARTER d.o.b. 04.06.18 1 High Street, Lewes BN7 1AA
Unborn baby CARTER E.D.D. 9.9.26
PARENTS/CARERS
Kelly CARTER (mother) d.o.b. 12.03.90
Lee JONES (father of Ava) d.o.b. 01.02.88
PRESENT
Jo Smith, Chair
Sam Roe, Social Worker, Lewes Team, 01632 960111
Pat Lee, Minute Taker
APOLOGIES
Dr Field, GP
DECISIONS
Ava - to be made subject to a child protection plan, category: neglect
Unborn baby Carter - to be made subject to a child protection plan from birth, category: neglect
FUTURE MEETINGS
The first core group meeting will be on 20th March 2026 at 9.30 a.m. at Lewes Children's Centre.
The review conference will be held on Monday 8th June 2026 at 2.00 p.m. at St Mark's House.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Mon 8 Jun 2026 | 14:00 | clear",),
    ),
    Case(
        name="wales",
        today="2026-03-24",
        text="""
Cyngor Sir Example / Example County Council
Minutes of Initial Child Protection Conference
Conference date: 10/03/2026
Child's name: Ffion Bevan   D.O.B: 08/08/2016   NHS No: 999 000 0085
Mother: Cerys Bevan
Decision: Ffion's name to be placed on the Child Protection Register under the category of neglect.
Care and Support Protection Plan Co-ordinator: Sam Roe
Core group meetings: 24/03/2026, 21/04/2026, 19/05/2026
Review Conference: 9/6/2026 at 10:30
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 9 Jun 2026 | 10:30 | clear",),
    ),
    Case(
        name="scotland cppm",
        today="2026-03-24",
        text="""
Example Council
Child Protection Planning Meeting - Minute
Type of meeting: Initial CPPM
Date: 10 March 2026
Child: Ava Carter (CHI 0406181234)
Lead Professional: Sam Roe
Decision: Ava's name was placed on the Child Protection Register. Areas of concern: parental substance use, neglect.
First core group: within 15 working days
Review CPPM: 2 September 2026 2pm, Council HQ
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Wed 2 Sep 2026 | 14:00 | clear",),
    ),
    Case(
        name="southwark",
        today="2026-03-24",
        text="""
Southwark Council
INITIAL CHILD PROTECTION CONFERENCE AGENDA AND RECORD
Date of Conference: 10/03/2026
1 INTRODUCTIONS
2 DECISION
Ava Carter to be subject to a Child Protection Plan - Category: Physical abuse
3 FUTURE MEETINGS
1ST Core Group (within 10 working days of conference): 19/03/2026 10am
1st Review Child Protection Conference or Child in Need Review meeting (must be within 90 calendar days): 04/06/2026 at 14:00
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Thu 4 Jun 2026 | 14:00 | clear",),
    ),
    Case(
        name="derby dor",
        today="2026-03-24",
        text="""
Derby City Council
Decision, Outline and Recommendation (DOR)
Initial Child Protection Conference
Child: Ava Carter
Date of conference: 10.03.2026
Decision: Child Protection Plan
Category of abuse: Neglect
Social worker: Sam Roe 01632 960111
Date of core group: 19.03.2026
Date of next conference: 02.06.2026
""",
        kind="outcome_letter",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | clear",),
    ),
    Case(
        name="mosaic",
        today="2026-03-24",
        text="""
Initial Child Protection Conference (Essex)
| Person ID | 1234567 |
| Name | Ava Carter |
| Date of birth | 04/06/2018 |
| Actual date of conference | 10/03/2026 |
| Conference due date | 12/03/2026 |
| Was CP conference quorate? | Yes |
| Outcome of conference | Child protection plan |
| Category of abuse | Neglect |
| Review conference due date | 10/06/2026 |
| Date review conference booked | 03/06/2026 |
| Chair | Jo Smith |
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Wed 3 Jun 2026 | clear",),
    ),
    Case(
        name="liquidlogic due only",
        today="2026-03-24",
        text="""
Child Protection Plan
| Child | Ava Carter |
| DOB | 04-Jun-2018 |
| LCS ID | 1234567 |
| Plan start date | 10-Mar-2026 |
| Category | Neglect |
| Date of Conference | 10-Mar-2026 |
| Review Due Date | 10-Jun-2026 |
| Key worker | Sam Roe |
""",
        kind="plan",
        held="Tue 10 Mar 2026",
        coming=("review | due_by | latest Wed 10 Jun 2026 | check kind_unsure",),
    ),
    Case(
        name="eclipse CIN",
        today="2026-03-24",
        text="""
Child: Record of meeting(s) and plan
Type of meeting: Child in Need
Date of meeting: 10/03/2026
Name: Ava Carter
Date of next plan / meeting / review: 02/06/2026
Next step: Set next review
""",
        kind="other, not child protection",
        held="Tue 10 Mar 2026",
        coming=("meeting | booked | Tue 2 Jun 2026 | check not_child_protection",),
    ),
    Case(
        name="eclipse CP",
        today="2026-03-24",
        text="""
Child: Record of meeting(s) and plan
Type of meeting: Child Protection - Review Conference
Date of meeting: 10/03/2026
Name: Ava Carter
Outcome: Child protection plan to continue
Date of next plan / meeting / review: 02/06/2026
Next step: Set next review
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | clear",),
    ),
    Case(
        name="letter to gp",
        today="2026-03-24",
        text="""
Safeguarding Unit
Civic Centre
24 March 2026
Dear Dr Field
Re: Ava Carter d.o.b. 04/06/2018 and Noah Carter d.o.b. 12/11/2020
1 High Street, Anytown
I write to inform you of the outcome of the Initial Child Protection Conference held on 10 March 2026. Both children were made the subject of a Child Protection Plan under the category of Neglect.
A Review Child Protection Conference has been arranged for 2 June 2026 at 10.00 am at the Civic Centre, to which you are invited.
The social worker is Sam Roe, who can be contacted on 01632 960111.
Yours sincerely
Jo Smith
Independent Reviewing Officer
""",
        kind="outcome_letter",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="teams invite",
        today="2026-03-24",
        text="""
Subject: RCPC - Carter - 02/06/2026
From: conferences@anytown.example
Date: Tue, 24 Mar 2026 09:00:00 +0000
Review Child Protection Conference
When: Tuesday 2 June 2026 10:00-11:30
Where: Microsoft Teams Meeting
Join on your computer, mobile app or room device
Meeting ID: 312 456 789 012
Passcode: aB12cD
Or call in (audio only) +44 20 7946 0999,,123456789#
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="core group notes move review",
        today="2026-04-16",
        text="""
Core Group Meeting Record
Date of core group: 15 April 2026
Child: Ava Carter
Present: Sam Roe (Social Worker), Pat Lee (Health Visitor)
Notes: mother attended.
The review conference has been moved from 2 June 2026 to 9 June 2026 at 10am.
Date of next core group: 13 May 2026 at 2pm
""",
        kind="core_group_record",
        held="Wed 15 Apr 2026",
        coming=("review | booked | Tue 9 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="core group next meeting",
        today="2026-04-16",
        text="""
CORE GROUP MINUTES
Held on 15 April 2026 at Hill School
Children: Ava Carter, Noah Carter
Next meeting: 13 May 2026 at 2pm
RCPC: 2 June 2026
""",
        kind="core_group_record",
        held="Wed 15 Apr 2026",
        coming=("review | booked | Tue 2 Jun 2026 | clear",),
    ),
    Case(
        name="report request",
        today="2026-04-21",
        text="""
Children's Services
Request for GP report for Child Protection Conference
Date: 20 April 2026
Name of child: Ava Carter
Date of birth: 04/06/2018
Mother: Kelly Carter DOB 12/03/1990
A Review Child Protection Conference is being held on Tuesday 2 June 2026 at 10am at the Civic Centre.
Please complete the attached report and return it to conferences@anytown.example by 5pm on Wednesday 27 May 2026.
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="cancel letter",
        today="2026-05-20",
        text="""
Dear Colleague
Re: Review Child Protection Conference - Ava Carter - 2 June 2026 at 10am
I am writing to advise you that the above conference has been cancelled. You will be notified of the new date in due course.
""",
        kind="cancellation",
        held="Tue 2 Jun 2026",
        coming=("review | cancelled | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="cancel with new",
        today="2026-05-20",
        text="""
Dear Colleague
Re: Ava Carter, d.o.b. 04/06/2018
The Review Child Protection Conference booked for 2 June 2026 has been postponed due to illness. The new date is Thursday 18 June 2026 at 1pm.
""",
        kind="cancellation",
        held="Thu 18 Jun 2026",
        coming=(
            "review | cancelled | Tue 2 Jun 2026 | clear",
            "review | booked | Thu 18 Jun 2026 | 13:00 | clear",
        ),
    ),
    Case(
        name="strategy",
        today="2026-02-18",
        text="""
STRATEGY DISCUSSION RECORD
Date of strategy discussion: 17/02/2026
Child: Ava Carter DOB: 04/06/2018
Outcome: S47 enquiry, proceed to Initial Child Protection Conference
ICPC to be held on 10/03/2026 at 9:30am at the Civic Centre
Single assessment due 31/03/2026
""",
        kind="strategy_record",
        held="Tue 17 Feb 2026",
        coming=("initial | booked | Tue 10 Mar 2026 | 09:30 | clear",),
    ),
    Case(
        name="minutes w/o next",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter
Ava was made subject to a Child Protection Plan under the category of neglect.
Core group: 19 March 2026
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | not_stated | check nothing_found",),
    ),
    Case(
        name="not threshold",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference held on 10 March 2026
Child: Ava Carter
Decision: The conference agreed that the threshold for a child protection plan was not met. Ava will be supported under a Child in Need Plan.
Child in Need review: 14 April 2026 at 10am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | ended | clear",),
    ),
    Case(
        name="wrapped txt",
        today="2026-03-24",
        text="""
MINUTES OF A REVIEW CHILD PROTECTION CONFERENCE HELD ON 10TH MARCH 2026
It was agreed by all present that both children should remain subject to child protection
plans under the category of emotional abuse. The next Review Conference was set for
Wednesday 2nd September 2026 at 10.30 am and will take place at the Town Hall. Any
amendments should be sent to the minute taker by 31st March 2026.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Wed 2 Sep 2026 | 10:30 | clear",),
    ),
    Case(
        name="siblings table",
        today="2026-03-24",
        text="""
Review Child Protection Conference minutes
Date of conference: 10/03/2026
| Child | Date of birth | Outcome | Category | Next conference |
| Ava Carter | 04/06/2018 | Plan continues | Neglect | 01/09/2026 10:00 |
| Noah Jones | 12/11/2020 | Plan ended, step down to CIN | | N/A |
| Mia Jones | 01/02/2023 | Plan continues | Emotional | 01/09/2026 10:00 |
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=(
            "review | booked | Tue 1 Sep 2026 | 10:00 | for Ava Carter, Mia Jones | clear",
            "review | ended | for Noah Jones | clear",
        ),
    ),
    Case(
        name="weird agenda table",
        today="2026-03-24",
        text="""
Initial Child Protection Conference
Conference held: 10 March 2026
| Meeting | Date | Time | Venue |
| Core Group 1 | 19 March 2026 | 10am | Hill School |
| Core Group 2 | 30 April 2026 | 10am | Hill School |
| Review Conference | 2 June 2026 | 2pm | Civic Centre |
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 14:00 | clear",),
    ),
    Case(
        name="wrong weekday",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference held on Tuesday 10 March 2026
Decision: child protection plan
Next conference: Wednesday 2 June 2026 at 10am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | check weekday_mismatch",),
    ),
    Case(
        name="two dates conflict",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference held on Tuesday 10 March 2026
Summary: Review conference 2 June 2026
...
Next review conference: 9 June 2026 at 10am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 9 Jun 2026 | 10:00 | check several_candidates",),
    ),
    Case(
        name="reissue amended",
        today="2026-03-24",
        text="""
AMENDED MINUTES - please destroy previous version
Initial Child Protection Conference, 10 March 2026
Review Child Protection Conference: 4 June 2026 (previously notified as 2 June 2026)
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Thu 4 Jun 2026 | clear",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_document_is_read_as_a_careful_administrator_would(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case
