"""Letters, notices, notes and calendar entries."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

CASES = (
    Case(
        name="separate time sentence",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference held on Tuesday 10 March 2026
Category: neglect and emotional abuse
The next conference is on Tuesday 2 June 2026. It will start at 10am. The venue is the Civic Centre.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="letter w/ heading dates",
        today="2026-03-24",
        text="""
Anytown Council
Our ref: CP/1234
Date: 12 March 2026
To: Dr Field
CHILD PROTECTION CONFERENCE - NOTIFICATION OF OUTCOME
Name: Ava Carter
DOB: 04/06/2018
Date of Conference: 10/03/2026
Type of conference: Initial
Outcome: Subject to CP Plan
Category: Neglect
Date of Review Conference: 02/06/2026
Lead Social Worker: Sam Roe
""",
        kind="outcome_letter",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | clear",),
    ),
    Case(
        name="transfer in",
        today="2026-03-24",
        text="""
Transfer In Child Protection Conference - Minutes
Date: 10 March 2026
Child: Ava Carter (04/06/2018). Transferred from Derby City.
Originating authority conference: 15 January 2026
Decision: Ava to be subject of a child protection plan under neglect.
First review conference: 2 June 2026 at 10am, Civic Centre
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="icpc invite w/ review too",
        today="2026-05-12",
        text="""
INVITATION TO INITIAL CHILD PROTECTION CONFERENCE
Child: Ava Carter DOB 04/06/2018
Date: 2 June 2026, 2.00pm, Civic Centre
Previous RCPC: 4 March 2024
Report to be received by 28 May 2026
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("initial | booked | Tue 2 Jun 2026 | 14:00 | clear",),
    ),
    Case(
        name="cancelled rcpc in core group",
        today="2026-04-16",
        text="""
Core Group Record
Date: 15 April 2026
Child: Ava Carter
The RCPC planned for 2 June 2026 has been cancelled and will be re-booked by the chair.
Next core group: 13 May 2026
""",
        kind="core_group_record",
        held="Wed 15 Apr 2026",
        coming=(
            "review | cancelled | Tue 2 Jun 2026 | check superseded",
            "review | to_be_confirmed | check superseded",
        ),
    ),
    Case(
        name="two siblings prose",
        today="2026-03-24",
        text="""
Minutes of Review Child Protection Conference 10 March 2026
Children: Ava Carter (DOB 04/06/2018), Noah Carter (DOB 12/11/2020)
Ava's plan ended and she is stepped down to Child in Need. Noah's plan continues under neglect.
The review conference for Noah is on 1 September 2026 at 10am.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=(
            "review | booked | Tue 1 Sep 2026 | 10:00 | for Noah Carter | clear",
            "review | ended | for Ava Carter | clear",
        ),
    ),
    Case(
        name="multi gp actions",
        today="2026-03-24",
        text="""
Child Protection Plan
Child: Ava Carter
Conference date: 10/03/2026
| Action | Who | When |
| Refer to CAMHS | GP (Dr Field) | 31/03/2026 |
| Weigh monthly | Health visitor | Ongoing |
| Share immunisation record | Elmbrook Surgery | By first core group |
| All professionals to report concerns | All | Ongoing |
GP to code the plan on all family records.
Health to monitor growth.
Review conference: 2 June 2026
""",
        kind="plan",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | clear",),
    ),
    Case(
        name="reports with times",
        today="2026-05-12",
        text="""
Invitation to Review Child Protection Conference
Child: Ava Carter
Date of conference: Tuesday 2 June 2026 Time: 1.30pm Venue: Room 3, Town Hall
Your report must reach us no later than noon on Thursday 28 May 2026. Email: reports@anytown.example
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 13:30 | clear",),
    ),
    Case(
        name="NHS wrong year dob",
        today="2026-02-18",
        text="""
Record of Strategy Discussion 17/02/26
Unborn Baby CARTER (EDD: 27/11/2026), mother Kelly CARTER dob 12/03/1990
Outcome: pre-birth ICPC to be held at 28 weeks
""",
        kind="strategy_record",
        held="Tue 17 Feb 2026",
        coming=("pre_birth | due_by | latest Fri 4 Sep 2026 | clear",),
    ),
    Case(
        name="quorate next wk",
        today="2026-03-24",
        text="""
ICPC Minutes
10.3.26
Ava Carter 4.6.18
CP plan - neglect. CG 20.3.26 10am Hill School. RCPC 2.6.26 2pm Civic Ctr. SW Sam Roe
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 14:00 | clear",),
    ),
    Case(
        name="ics real",
        today="2026-05-12",
        text="""
Calendar invitation: RCPC - AC
When: Tuesday 2 June 2026, 10:00 to 11:30
Location: Microsoft Teams Meeting
Organiser: Conference Unit conferences@anytown.example
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="ics cancel",
        today="2026-05-12",
        text="""
Calendar invitation CANCELLED: Review Child Protection Conference AC
When: Tuesday 2 June 2026, 10:00 to 11:30
""",
        kind="cancellation",
        held="Tue 2 Jun 2026",
        coming=("review | cancelled | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_document_is_read_as_a_careful_administrator_would(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case
