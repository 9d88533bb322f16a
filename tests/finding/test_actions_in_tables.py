"""Plans in tables: whatever the order of their columns, with heads or without."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.plans import GP_NAMED, RECORD, said

TABLES = [
    (
        GP_NAMED,
        """
# Outline plan
| What we will do | Person doing it | To be finished by |
| Weigh Ava every month | HV Jo Peel | 31 March 2026 |
| Check Ava's hearing and send result to Jo Peel | Dr Rao | 24 April 2026 |
| Find a nursery place | Mum | 30 April 2026 |
""",
        ["Dr Rao: Check Ava's hearing and send result to Jo Peel, by Fri 24 Apr 2026"],
    ),
    (
        GP_NAMED,
        """
# Actions
| Castlegate Surgery | Invite mum for a medication review | by 27/03/26 |
| School | Keep the log | weekly |
""",
        ["Castlegate Surgery: Invite mum for a medication review, by Fri 27 Mar 2026"],
    ),
    (
        RECORD,
        """
| Outcome wanted | Actions | Who | When |
| Ava is protected from measles | Offer MMR at the surgery; tell SW if not brought | Surgery | Within 10 working days |
| Ava sleeps | Bedtime routine | Mother | Now |
""",
        [
            "Surgery: Offer MMR at the surgery; tell SW if not brought (Within 10 working days)"
        ],
    ),
    (
        RECORD,
        """
| Action | Lead | Due | Status |
| Chase CAMHS | GP | 1 Feb 2026 | Closed |
| Share list of did-not-attends with SW | GP | 31 Mar 2026 | Open |
""",
        ["GP: Share list of did-not-attends with SW, by Tue 31 Mar 2026"],
    ),
    (
        "",
        """
Child Protection Planning Meeting (Scotland) – minute of 10 March 2026
Child: Ewan Reid, born 4 June 2018, on the Child Protection Register
# Child's Plan
| Identified need | Action | By whom | Timescale |
| Asthma | Asthma review and action plan to school | General Practitioner | 2 weeks |
| Home | Clear the garden | Parents | 1 April 2026 |
""",
        ["General Practitioner: Asthma review and action plan to school (2 weeks)"],
    ),
    (
        RECORD,
        """
| By when | By whom | Action |
| 20/03/2026 | Police | Disclosure to SW |
| 27/03/2026 | GP surgery | Summary of mother's contacts since birth to SW |
""",
        [
            "GP surgery: Summary of mother's contacts since birth to SW, by Fri 27 Mar 2026"
        ],
    ),
    (
        RECORD,
        """
# Plan
| GP and Health Visitor | Joint review of Ava's weight | 31 March 2026 |
| Social worker | Statutory visits | 10 working days |
""",
        ["GP and Health Visitor: Joint review of Ava's weight, by Tue 31 Mar 2026"],
    ),
    (
        "",
        """
Cofnod Cynhadledd Amddiffyn Plant / Record of Child Protection Conference
Date: 10 March 2026
Child: Megan Rees, born 4 June 2018
| Cam / Step | Pwy / Who | Erbyn / By when |
| Growth check | Meddyg teulu / GP | 27 March 2026 |
| Visit | Gweithiwr cymdeithasol / Social worker | Weekly |
""",
        ["Meddyg teulu / GP: Growth check, by Fri 27 Mar 2026"],
    ),
    (
        RECORD,
        """
| Agency | Action for agency | Date |
| Primary care (GP) | Continue to see mother monthly and report missed appointments | Ongoing |
| Education | Attendance data | Weekly |
""",
        [
            "Primary care (GP): Continue to see mother monthly and report missed appointments (Ongoing)"
        ],
    ),
    (
        RECORD,
        """
| # | Recommendation | Agency | RAG |
| 1 | Review need for Ritalin | GP | Amber |
| 2 | School to apply for EHCP | Education | Green |
""",
        ["GP: Review need for Ritalin"],
    ),
    (
        "",
        """
Core Group Meeting – 24 March 2026
Child: Ava Carter, born 4 June 2018 – child protection plan, neglect
Present: Jo Jones (SW), mum, Dr Rao (GP)
Actions carried forward:
| Dr Rao | letter to CAMHS | not done – by 7 April 2026 |
| Jo | housing form | done |
Next core group 5 May 2026
""",
        ["Dr Rao: letter to CAMHS, by Tue 7 Apr 2026"],
    ),
    (
        RECORD,
        """
| Ava's teeth | Mother to find dentist | 31/3/26 |
| Ava's skin | GP to refer to dermatology | 31/3/26 |
| Ava's school | Head to offer breakfast club | 16/3/26 |
""",
        ["GP: refer to dermatology, by Tue 31 Mar 2026"],
    ),
    (
        RECORD,
        """
# Plan
| Need | Support | Lead agency | Review |
| Sleep | Sleep clinic referral | GP practice | 30 April 2026 |
| Housing | Band A | Housing | 30 April 2026 |
""",
        ["GP practice: Sleep clinic referral, by Thu 30 Apr 2026"],
    ),
    (
        RECORD,
        """
WHO\tWHAT\tBY WHEN
Jo Jones\tWritten agreement\t13/03/2026
Dr Rao\tFollow up missed hearing test\t20/03/2026
""",
        ["Dr Rao: Follow up missed hearing test, by Fri 20 Mar 2026"],
    ),
    (
        RECORD,
        """
| Task | Who | What happened | New date |
| Letter to housing | GP | Not sent | 24 March 2026 |
| Carpet | Housing | Fitted | - |
""",
        ["GP: Letter to housing, by Tue 24 Mar 2026"],
    ),
    (
        GP_NAMED,
        """
Professionals
| GP | Dr Meena Rao | 01632 960111 |
| HV | Jo Peel | 01632 960222 |
# Plan
| GP | Dr Meena Rao | Review Ava's medicines | 3 April 2026 |
""",
        ["GP: Review Ava's medicines, by Fri 3 Apr 2026"],
    ),
    (
        RECORD,
        """
| Who by | Action | Timescale | Outcome |
| Dr Patel GP | Consider safeguarding coding for siblings | Immediately | Siblings known |
| SW | CIN visit | 4 weekly | |
""",
        ["Dr Patel GP: Consider safeguarding coding for siblings (Immediately)"],
    ),
    (
        RECORD,
        """
| Agency | Information shared | Action |
| GP | Mother has depression | Review in two weeks and copy letter to SW |
| School | Attendance 90% | Breakfast club |
""",
        ["GP: Review in two weeks and copy letter to SW"],
    ),
    (
        RECORD,
        """
What | Who | When
Telephone triage alert on record | Reception, Castlegate Surgery | 12 March 2026
Counselling | Mum | Self refer
""",
        [
            "Reception, Castlegate Surgery: Telephone triage alert on record, by Thu 12 Mar 2026"
        ],
    ),
]


@pytest.mark.parametrize(("head", "text", "expected"), TABLES)
def test_each_action_for_the_practice(
    head: str, text: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    reading = read(head + text, today="2026-03-12")
    assert [said(action) for action in reading.actions] == expected
