"""More documents with rivals: histories, other meetings, policies, short messages."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

CASES = (
    Case(
        name="history table",
        today="2026-03-24",
        text="""
Review Child Protection Conference minutes
Date of this conference: 10/03/2026
| Previous conferences | Date |
| ICPC | 12/06/2025 |
| 1st RCPC | 10/09/2025 |
Decision: plan to continue - neglect
Next RCPC: 08/09/2026
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 8 Sep 2026 | clear",),
    ),
    Case(
        name="history only",
        today="2026-03-24",
        text="""
Review Child Protection Conference minutes
Date of this conference: 10/03/2026
Chronology
ICPC 12/06/2025
RCPC 10/09/2025
Core group 02/04/2026
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | not_stated | check nothing_found",),
    ),
    Case(
        name="summary next meeting",
        today="2026-03-24",
        text="""
Review Child Protection Conference - Record
| Date of meeting | 10/03/2026 | Next meeting | 08/09/2026 at 10:00 |
| Child | Ava Carter | DOB | 04/06/2018 |
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 8 Sep 2026 | 10:00 | check kind_unsure",),
    ),
    Case(
        name="dates of future meetings",
        today="2026-03-24",
        text="""
Initial Child Protection Conference
Date: 10 March 2026
Dates of future meetings
Core group: 1 April 2026, 13 May 2026
Review conference: to be confirmed by admin
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | to_be_confirmed | clear",),
    ),
    Case(
        name="copied label",
        today="2026-03-24",
        text="""
Minutes of Review Child Protection Conference
Date of conference: 10 March 2026
Date of next conference: 10 March 2026
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 10 Mar 2026 | check past",),
    ),
    Case(
        name="date time type table",
        today="2026-03-24",
        text="""
Initial Child Protection Conference held 10 March 2026
| Date | Time | Meeting |
| 19/03/2026 | 9:30 | Core group |
| 02/06/2026 | 10:00 | RCPC |
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="plan reviewed at",
        today="2026-03-24",
        text="""
Child Protection Plan
Child: Ava Carter
Date of conference: 10/03/2026
This plan will be reviewed at the Review Child Protection Conference on: 02/06/2026
The plan will also be reviewed at each core group, the next being 01/04/2026.
""",
        kind="plan",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | clear",),
    ),
    Case(
        name="only notification",
        today="2026-03-24",
        text="""
Initial Child Protection Conference 10/03/26
Date of next Conference/Review: 2/6/26 at 10am (please note this is the only notification you will receive)
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="reports sentence",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference, 10 March 2026
The Review Conference is scheduled for 2 June 2026. Reports are due 5 working days before, by 26 May 2026.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | clear",),
    ),
    Case(
        name="CPR",
        today="2026-03-24",
        text="""
Record of Child Protection Conference
Date of conference: 10/03/2026  Type: Initial
Child Protection Review: 02/06/2026 13:00 - 14:30
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 13:00 | clear",),
    ),
    Case(
        name="no plan",
        today="2026-03-24",
        text="""
Initial Child Protection Conference held on 10/03/2026
Outcome: No child protection plan. No further conference required.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | ended | clear",),
    ),
    Case(
        name="letter spaced",
        today="2026-05-05",
        text="""
Dear Doctor
Child Protection Review Conference
Re: Ava Carter DOB 04/06/2018
You are invited to attend the above conference, details below:
Date : Tuesday 2 June 2026
Time : 10.00 a.m.
Venue : Civic Centre
A written report should be received by the Conference Unit at conferences@anytown.example no later than Friday 22 May 2026.
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="two sittings",
        today="2026-03-24",
        text="""
Review Child Protection Conference minutes 10 March 2026
Next conference Tuesday 8 September 2026. Professionals 9.30am, parents to join at 10.00am.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 8 Sep 2026 | 09:30 | clear",),
    ),
    Case(
        name="rcpc at school",
        today="2026-03-24",
        text="""
Minutes of the Initial Child Protection Conference held at Civic Centre on 10th March 2026
RCPC to be held at Hill School on 2nd June 2026 @ 1pm
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 13:00 | clear",),
    ),
    Case(
        name="table ordinal",
        today="2026-03-24",
        text="""
Initial Child Protection Conference
Date of conference 10/03/2026
| | First | Second | Third |
| Core group | 19/03/2026 | 23/04/2026 | 21/05/2026 |
| Review conference | 02/06/2026 | | |
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | clear",),
    ),
    Case(
        name="reg review Scot",
        today="2026-03-24",
        text="""
Minute of Pre-Birth Child Protection Planning Meeting held on 10 March 2026
Unborn Baby Reid, EDD 20 June 2026
Decision: Unborn Baby Reid's name will be placed on the Child Protection Register at birth.
Date of Review CPPM: 9 June 2026 at 2pm
Date of first core group meeting: 24 March 2026
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 9 Jun 2026 | 14:00 | clear",),
    ),
    Case(
        name="legal dates",
        today="2026-03-24",
        text="""
Minutes of Review Child Protection Conference
Date of conference: 10 March 2026
PLO meeting 2 April 2026; Legal gateway 9 April 2026; Final hearing 14 July 2026; Supervision Order expires 30 September 2026.
Next review: see separate notification
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | not_stated | check several_candidates",),
    ),
    Case(
        name="review plan date",
        today="2026-03-24",
        text="""
Child Protection Plan
Child: Ava Carter
Conference date: 10/03/2026
| What needs to change | Action | By whom | By when | Review |
| Attendance | Daily calls | School | 01/04/2026 | 29/04/2026 |
""",
        kind="plan",
        held="Tue 10 Mar 2026",
        coming=("review | not_stated | check several_candidates",),
    ),
    Case(
        name="doc control",
        today="2026-03-24",
        text="""
Initial Child Protection Conference Minutes
Date of conference: 10 March 2026
Decision: made subject to a child protection plan
Template version 3. Next review: March 2027
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | not_stated | check nothing_found",),
    ),
    Case(
        name="CLA and CP combined",
        today="2026-03-24",
        text="""
Combined Child Looked After Review and Review Child Protection Conference
Date of meeting: 10 March 2026
Next CLA review: 8 September 2026 at 10am
Next RCPC: 1 September 2026 at 10am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 1 Sep 2026 | 10:00 | clear",),
    ),
    Case(
        name="initial as review sibling",
        today="2026-03-24",
        text="""
Minutes of Review Child Protection Conference on Ava Carter and Initial Child Protection Conference on Noah Carter
Date of conference: 10 March 2026
Next review conference for both children: 2 June 2026 at 10am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="tomorrow",
        today="2026-04-16",
        text="""
Core group minutes 15 April 2026
Review conference next month, date to be advised. Next core group in 4 weeks.
""",
        kind="core_group_record",
        held="Wed 15 Apr 2026",
        coming=("review | to_be_confirmed | clear",),
    ),
    Case(
        name="sms style",
        today="2026-05-05",
        text="""
Hi can u pls send report 4 ICPC re Ava Carter dob 4.6.18 - its on weds 13th may 2pm civic ctr, need report by mon 11th thx Sam (SW)
""",
        kind="invitation",
        held="Wed 13 May 2026",
        coming=("initial | booked | Wed 13 May 2026 | 14:00 | check year_inferred",),
    ),
    Case(
        name="upper",
        today="2026-03-24",
        text="""
CHILD PROTECTION CASE CONFERENCE
DATE OF CONFERENCE: 10TH MARCH 2026
CHILD: AVA CARTER  D.O.B: 4TH JUNE 2018
DECISION: PLAN TO CONTINUE
NEXT CONFERENCE: 8TH SEPTEMBER 2026  10 AM
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 8 Sep 2026 | 10:00 | clear",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_trap_is_avoided_or_asked_about(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case
