"""Minutes and agendas of other bodies: their own day, and their own next meeting."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

ELSEWHERE = "other, not child protection"

CASES = (
    Case(
        name="parish council: two meetings in one item",
        text="""
LITTLE HARDEN PARISH COUNCIL
MINUTES of the Ordinary Meeting held on Monday 9th March 2026 at 7.30 p.m.
26/32 Minutes of the meeting held on 9th February 2026 were approved and signed.
26/33 Planning: 26/00112/HOU – no objection. Reply by 27 March.
26/41 Date of next meetings: Full Council – Monday 13th April 2026, 7.30pm; Annual \
Parish Meeting – Thursday 30th April 2026, 7pm
""",
        kind=ELSEWHERE,
        held="Mon 9 Mar 2026",
        coming=(
            "meeting | booked | Mon 13 Apr 2026 | 19:30 | check several_candidates not_child_protection",
            "meeting | booked | Thu 30 Apr 2026 | 19:00 | check not_child_protection",
        ),
    ),
    Case(
        name="scrutiny committee: the title has the day, the last minutes another",
        text="""
NORVALE COUNTY COUNCIL
CHILDREN AND FAMILIES SCRUTINY PANEL
11 March 2026
1. MINUTES – Resolved – That the minutes of the proceedings of this panel held on \
14 January 2026, having been circulated, be taken as read and correctly recorded.
2. Members noted that 312 children were subject to child protection plans.
7. DATE OF NEXT MEETING
It was noted that the next meeting would be held on 13 May 2026 at 10.30 am.
""",
        kind=ELSEWHERE,
        held="Wed 11 Mar 2026",
        coming=(
            "meeting | booked | Wed 13 May 2026 | 10:30 | check not_child_protection",
        ),
    ),
    Case(
        name="one long paragraph: its own day before the minutes it approves",
        text="""
The Parish of St Mary, Norvale PCC Meeting on Monday 9 March 2026, 7.30pm at The \
Rectory. The rector opened the meeting with a prayer. Minutes of the PCC meeting held \
on the 12 th January were approved as correct and signed by the chairman. There was \
no other business.
""",
        kind=ELSEWHERE,
        held="Mon 9 Mar 2026",
        coming=(),
    ),
    Case(
        name="agenda of a board: the meeting itself, and the one after",
        text="""
NHS Norvale Integrated Care Board
Meeting of the Board in Public
Thursday 26 March 2026, 1.00pm – 4.00pm, The Exchange, Norvale
AGENDA
1 Welcome and apologies
2 Minutes of the meeting held on 29 January 2026
14 Date of next meeting: Thursday 28 May 2026
""",
        kind=ELSEWHERE,
        held="Thu 26 Mar 2026",
        coming=(
            "meeting | booked | Thu 26 Mar 2026 | 13:00 | check several_candidates not_child_protection",
            "meeting | booked | Thu 28 May 2026 | check not_child_protection",
        ),
    ),
    Case(
        name="governors: a policy's review and a conference attended are no meetings",
        text="""
Hillside Primary School – Full Governing Board
Minutes of the meeting held on Tuesday 17 March 2026 at 6.00pm at the school
Safeguarding: the head attended a review conference on 10 March.
Policies approved: Child Protection (next review September 2026)
Dates of future meetings
Resources Committee: Tuesday 28 April 2026 at 4.30pm
FGB: Tuesday 19 May 2026 at 6pm
""",
        kind=ELSEWHERE,
        held="Tue 17 Mar 2026",
        coming=(
            "meeting | booked | Tue 19 May 2026 | 18:00 | check several_candidates not_child_protection",
        ),
    ),
    Case(
        name="health and wellbeing board: a list below a sentence",
        text="""
Health and Wellbeing Board – 10 March 2026
HWB/26/12 MINUTES The minutes of the meeting held on 9 December 2025 were agreed.
HWB/26/19 FUTURE MEETINGS
The Board noted that future meetings will be held on:
9 June 2026
8 September 2026
""",
        kind=ELSEWHERE,
        held="Tue 10 Mar 2026",
        coming=(
            "meeting | booked | Tue 9 Jun 2026 | check several_candidates not_child_protection",
            "meeting | booked | Tue 8 Sep 2026 | check not_child_protection",
        ),
    ),
    Case(
        name="allotments: a short word for it",
        text="""
Elm Road Allotments – minutes of committee 1/3/26
3. Rents due 1st April
DONM 12/4/26 10am in the hut
""",
        kind=ELSEWHERE,
        held="Sun 1 Mar 2026",
        coming=(
            "meeting | booked | Sun 12 Apr 2026 | 10:00 | check weekend not_child_protection",
        ),
    ),
    Case(
        name="a club: others' meetings, tasks and fairs are not its next meeting",
        text="""
WESTBURY BOWLS CLUB COMMITTEE MEETING
10 am 14/03/2026 Clubhouse
MINUTES
2. APPROVAL OF MINUTES OF PREVIOUS MEETING – 17/01/2026
3. As a result, the Captains' meeting needed to be rearranged for 10 April 2026.
4. Action: handicaps to be updated, meeting arranged for 28th March.
5. Summer Fair
Date – Sunday 5 July 2026, 12 noon – 2pm
""",
        kind=ELSEWHERE,
        held="Sat 14 Mar 2026",
        coming=(),
    ),
    Case(
        name="a church: its own next meeting before the annual one",
        text="""
St Aidan's PCC
Minutes of the meeting of 16th March 2026, 7.30pm, church hall
APCM Sunday 26 April after the 10am service
The next PCC will be Monday 18th May at 7.30pm.
""",
        kind=ELSEWHERE,
        held="Mon 16 Mar 2026",
        coming=(
            "meeting | booked | Mon 18 May 2026 | 19:30 | check year_inferred not_child_protection",
        ),
    ),
    Case(
        name="a panel that says so",
        text="""
Tenants' Panel – 4th March 2026 – Notes
Repairs are up. Complaints are down.
NEXT PANEL: 6th May 2026 @ 11am, Hub (lunch provided)
""",
        kind=ELSEWHERE,
        held="Wed 4 Mar 2026",
        coming=(
            "meeting | booked | Wed 6 May 2026 | 11:00 | check not_child_protection",
        ),
    ),
    Case(
        name="local medical committee that speaks of conferences",
        text="""
NORVALE LOCAL MEDICAL COMMITTEE
Minutes of the meeting held on Tuesday 10 March 2026 at 7.30pm via Zoom
26.14 Child protection conference reports: members asked that fees be raised.
26.22 DATE OF NEXT MEETING
Tuesday 14 April 2026, 7.30pm
""",
        kind=ELSEWHERE,
        held="Tue 10 Mar 2026",
        coming=(
            "meeting | booked | Tue 14 Apr 2026 | 19:30 | check not_child_protection",
        ),
    ),
    Case(
        name="an inquest",
        text="""
HM Senior Coroner for Norvale
Inquest touching the death of Baby T
Pre-Inquest Review held on 9 March 2026
Directions: the child protection conference minutes to be disclosed.
The inquest is listed for hearing on Monday 11 May 2026 at 10.00am, Court 2.
""",
        kind=ELSEWHERE,
        held="Mon 9 Mar 2026",
        coming=(
            "meeting | booked | Mon 11 May 2026 | 10:00 | check not_child_protection",
        ),
    ),
    Case(
        name="MAPPA: its own next meeting, not a child's review before it",
        text="""
MAPPA LEVEL 2 MEETING MINUTES
Date: 12 March 2026
Children: Ava (6) is subject to a child protection plan; RCPC 2 June 2026.
Next MAPPA meeting: 11 June 2026
""",
        kind=ELSEWHERE,
        held="Thu 12 Mar 2026",
        coming=(
            "meeting | booked | Thu 11 Jun 2026 | check several_candidates not_child_protection",
        ),
    ),
    Case(
        name="child in need after a plan",
        text="""
Child in Need Plan Review
Date: 17/03/2026
Children: Sky Barr, Leo Barr
Following step down from CP at RCPC on 3 February 2026.
Next CIN: Tues 28/04/2026 3.30pm school
""",
        kind=ELSEWHERE,
        held="Tue 17 Mar 2026",
        coming=(
            "meeting | booked | Tue 28 Apr 2026 | 15:30 | check not_child_protection",
        ),
    ),
    Case(
        name="a church: its committee first, its own council second, in one item",
        text="""
PAROCHIAL CHURCH COUNCIL of St Wilfrid
Minutes of the meeting held in the vestry on Wednesday 11th March 2026
3. Minutes of 14th January were approved and signed.
9. The next Synod is on Tuesday 14th April 2026 at 7.15pm.
14. Next meetings Standing Committee Monday 4th May, 10am, Vicarage. PCC: Wednesday \
20th May 2026, 7.30pm, and then 15th July.
""",
        kind=ELSEWHERE,
        held="Wed 11 Mar 2026",
        coming=(
            "meeting | booked | Wed 20 May 2026 | 19:30 | check several_candidates not_child_protection",
        ),
    ),
    Case(
        name="a meeting cancelled, and the one after it",
        text="""
Quarry Bank Allotment Society
Committee meeting, Sunday 8 March 2026, 10.30 am in the trading hut
Next meeting: The committee meeting on 5 April is cancelled. We shall meet next on \
Sunday 7 June 2026, 10.30 am, trading hut.
""",
        kind=ELSEWHERE,
        held="Sun 8 Mar 2026",
        coming=(
            "meeting | booked | Sun 7 Jun 2026 | 10:30 | check weekend not_child_protection",
        ),
    ),
    Case(
        name="scrutiny of conferences: theirs moved, and next month's vote, are not it",
        text="""
Children and Families Overview and Scrutiny Committee
Minutes of a meeting of the Committee held on Thursday 12 March 2026 at 10.00 a.m.
Councillor Fforde asked why the review conference of a family had been moved from \
6 October to 20 October.
The election is on 7 May, to be noted at the next meeting.
41. Date of next meeting
It was noted that the next meeting of the Committee would be held on Thursday 21 May \
2026 at 10.00 a.m. in the Ashdown Room, with a pre-meeting at 9.15 a.m.
""",
        kind=ELSEWHERE,
        held="Thu 12 Mar 2026",
        coming=(
            "meeting | booked | Thu 21 May 2026 | 10:00 | check several_candidates not_child_protection",
        ),
    ),
    Case(
        name="notes that call it the next one",
        text="""
MILL COURT RESIDENTS' ASSOCIATION
Notes of committee, Tues 10 March 2026, flat 22
4. Bins. New store to be built w/c 6 April.
5. Summer party Sat 4 July.
Next one: Tues 5 May, 7pm, Abdul's (flat 9). AGM Tues 2 June.
""",
        kind=ELSEWHERE,
        held="Tue 10 Mar 2026",
        coming=(
            "meeting | booked | Tue 5 May 2026 | 19:00 | check year_inferred several_candidates not_child_protection",
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_next_meeting_of_another_body(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case
