"""Papers that are not about a child protection conference: nothing is clear."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

CASES = (
    Case(
        name="parish",
        today="2026-03-24",
        text="""
ANYTOWN PARISH COUNCIL
Minutes of the meeting held on Monday 9 March 2026 at 7.30pm in the Village Hall
Present: Cllr Jones (Chairman), Cllr Smith
12. Date of next meeting: Monday 13 April 2026 at 7.30pm
""",
        kind="other, not child protection",
        held="Mon 9 Mar 2026",
        coming=(
            "meeting | booked | Mon 13 Apr 2026 | 19:30 | check not_child_protection",
        ),
    ),
    Case(
        name="governors",
        today="2026-03-24",
        text="""
Hill Primary School
Minutes of the Full Governing Body
Date: 10 March 2026
Safeguarding: the DSL reported two children subject to child protection plans. Child protection policy to be reviewed.
Next meeting: 12 May 2026 at 6pm
""",
        kind="other, not child protection",
        held="Tue 10 Mar 2026",
        coming=(
            "meeting | booked | Tue 12 May 2026 | 18:00 | check not_child_protection",
        ),
    ),
    Case(
        name="adult",
        today="2026-07-10",
        text="""
Adult Support and Protection Case Conference
Date: 9 July 2026
Adult at risk: Mr W Ashdown
Review conference on 8 Oct 2026
""",
        kind="other, not child protection",
        held="Thu 9 Jul 2026",
        coming=("meeting | booked | Thu 8 Oct 2026 | check not_child_protection",),
    ),
    Case(
        name="marac",
        today="2026-03-24",
        text="""
MARAC Minutes - 10 March 2026
Case 4: KC. Children: AC, NC known to social care.
Next MARAC: 14 April 2026
""",
        kind="other, not child protection",
        held="Tue 10 Mar 2026",
        coming=("meeting | booked | Tue 14 Apr 2026 | check not_child_protection",),
    ),
    Case(
        name="lac",
        today="2026-03-24",
        text="""
Looked After Child Review
Record of LAC Review held 10 March 2026
Child: Ava Carter
IRO: Jo Smith
Date of next review: 8 September 2026 at 2pm
""",
        kind="other, not child protection",
        held="Tue 10 Mar 2026",
        coming=(
            "meeting | booked | Tue 8 Sep 2026 | 14:00 | check not_child_protection",
        ),
    ),
    Case(
        name="cin",
        today="2026-03-24",
        text="""
Child in Need Review Meeting minutes
Date: 10 March 2026
Child: Ava Carter
Next review: 21 April 2026
""",
        kind="other, not child protection",
        held="Tue 10 Mar 2026",
        coming=("meeting | booked | Tue 21 Apr 2026 | check not_child_protection",),
    ),
    Case(
        name="cin previously cp",
        today="2026-03-24",
        text="""
Child in Need Meeting
Date of meeting: 10 March 2026
Child: Ava Carter. Ava was subject to a child protection plan until December 2025.
Date of next meeting: 21 April 2026
""",
        kind="other, not child protection",
        held="Tue 10 Mar 2026",
        coming=("meeting | booked | Tue 21 Apr 2026 | check not_child_protection",),
    ),
    Case(
        name="mdt",
        today="2026-03-24",
        text="""
Practice safeguarding MDT meeting 10 March 2026
Discussed: AC (on child protection plan, RCPC 2 June 2026), BD (CIN)
Next meeting: 14 April 2026
""",
        kind="other, not child protection",
        held="Tue 10 Mar 2026",
        coming=(
            "meeting | booked | Tue 14 Apr 2026 | check several_candidates not_child_protection",
            "meeting | booked | Tue 2 Jun 2026 | check not_child_protection",
        ),
    ),
    Case(
        name="policy",
        today="2026-03-24",
        text="""
Safeguarding Children Policy
Child protection conferences: GPs should provide a report.
Date of next review: September 2027
Approved: 10 March 2026
""",
        kind="other",
        held="unknown",
        coming=("review | not_stated | check kind_unsure",),
    ),
    Case(
        name="ppg",
        today="2026-03-24",
        text="""
Elmbrook Surgery Patient Participation Group
Minutes of meeting 3 March 2026
Next meeting 2 June 2026 10am
""",
        kind="other, not child protection",
        held="Tue 3 Mar 2026",
        coming=(
            "meeting | booked | Tue 2 Jun 2026 | 10:00 | check not_child_protection",
        ),
    ),
    Case(
        name="hospital letter",
        today="2026-03-24",
        text="""
Paediatric Outpatient Clinic
Dear Dr Field
Ava Carter DOB 04/06/2018
Follow-up: review in 3 months. Next appointment 2 June 2026.
""",
        kind="other, not child protection",
        held="unknown",
        coming=("meeting | booked | Tue 2 Jun 2026 | check not_child_protection",),
    ),
    Case(
        name="school letter",
        today="2026-03-24",
        text="""
Dear Parent
Ava's annual review of her EHCP will be held on 2 June 2026 at 10am.
""",
        kind="other, not child protection",
        held="Tue 2 Jun 2026",
        coming=(
            "meeting | booked | Tue 2 Jun 2026 | 10:00 | check not_child_protection",
        ),
    ),
    Case(
        name="staff training",
        today="2026-03-24",
        text="""
Child Protection Training
Level 3 safeguarding children training will be held on 2 June 2026 at 10am. Topics: child protection conferences, core groups.
""",
        kind="other",
        held="unknown",
        coming=("review | not_stated | check several_candidates kind_unsure",),
    ),
    Case(
        name="email chase",
        today="2026-03-24",
        text="""
Subject: Safeguarding
Hi, can you send the minutes of the ICPC for Ava Carter held on 10 March 2026? We have not received them. The RCPC must be in June.
Thanks
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=(
            "review | window | Mon 1 Jun 2026 | latest Tue 30 Jun 2026 | check year_inferred vague_date",
        ),
    ),
    Case(
        name="several families",
        today="2026-03-24",
        text="""
Child Protection Conference List - week of 1 June 2026
| Child | Conference | Date | Time |
| Ava Carter | RCPC | 2 June 2026 | 10:00 |
| Ben Hill | ICPC | 3 June 2026 | 14:00 |
""",
        kind="other",
        held="unknown",
        coming=(
            "review | booked | Tue 2 Jun 2026 | 10:00 | for Ava Carter | check several_families",
            "initial | booked | Wed 3 Jun 2026 | 14:00 | for Ben Hill | check several_families",
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_not_child_protection_is_never_clear(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case
