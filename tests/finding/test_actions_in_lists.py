"""Plans in lists and under labels: what stands under whose name."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.plans import RECORD, said

LISTS = [
    (
        RECORD,
        """
Plan
1. SW to visit fortnightly.
2. GP and health visitor to agree who gives the MMR, by 20 March 2026.
3. School nurse to liaise with GP about the inhaler.
""",
        ["GP: agree who gives the MMR, by Fri 20 Mar 2026"],
    ),
    (
        RECORD,
        """
# Actions arising
KL – send growth chart to MP (27 March)
MP – home visit each week
# Present
Dr Karen Lowe (GP, Mill Lane Practice) KL
Mark Pitt (social worker) MP
""",
        ["KL: send growth chart to MP, by Fri 27 Mar 2026"],
    ),
    (
        RECORD,
        """
Action: Blood test for lead
Owner: Practice nurse
Deadline: 2 April 2026

Action: Home conditions visit
Owner: Social worker
Deadline: 20 March 2026
""",
        ["Practice nurse: Blood test for lead, by Thu 2 Apr 2026"],
    ),
    (
        RECORD,
        """
Responsibility of the practice
• Put the plan code on Ava's record
• Recall for flu vaccine by 30 October 2026
Responsibility of the school
• Daily check in
""",
        [
            "the practice: Put the plan code on Ava's record",
            "the practice: Recall for flu vaccine, by Fri 30 Oct 2026",
        ],
    ),
    (
        RECORD,
        """
Progress on actions from the last conference
1. GP to refer Ava to audiology by 1 December 2025 – completed.
2. HV to review weight – done.
Actions agreed today
1. GP to chase the audiology appointment by 31 March 2026.
""",
        ["GP: chase the audiology appointment, by Tue 31 Mar 2026"],
    ),
    (
        RECORD,
        """
# Apologies
Dr Rao, GP, report received 6 March 2026
# Plan
Dr Rao: repeat weight and height, letter to paediatrics; by 27 March 2026. Ms Jones: visits.
""",
        ["Dr Rao: repeat weight and height, letter to paediatrics, by Fri 27 Mar 2026"],
    ),
    (
        RECORD,
        """
Tasks from conference
GP (Dr Rao) – mood review for mum, feedback to core group – 24/03/2026
HV (J Peel) – ASQ – 24/03/2026
SW – parenting assessment – 30/04/2026
""",
        [
            "GP (Dr Rao): mood review for mum, feedback to core group, by Tue 24 Mar 2026"
        ],
    ),
    (
        RECORD,
        """
Agreed actions:
a) Ms Jones to refer to family group conference by 24 March
b) Surgery to code the child protection plan – immediately
c) Dad to sign agreement
""",
        ["Surgery: code the child protection plan – immediately"],
    ),
    (
        "",
        """
Subject: Outcome of conference - AC
Hi both
ICPC for Ava Carter (4/6/2018) was today, Tuesday 10 March 2026. CP plan, neglect. Can the practice please book Ava in for her preschool boosters before 31 March 2026 and let Jo know. Core group 20 March 2026 at 2pm in school.
Thanks
Liz, conference admin
""",
        [
            "the practice: please book Ava in for her preschool boosters before 31 March 2026 and let Jo know, by Tue 31 Mar 2026"
        ],
    ),
    (
        "",
        """
Case Conference (Southern HSC Trust) – record of Initial Child Protection Case Conference, 10 March 2026
Child: Niamh Devlin, born 4 June 2018
RECOMMENDATIONS
That Niamh's name be placed on the Child Protection Register.
That Dr O'Hare, GP, be asked to review Mrs Devlin's medication within 4 weeks.
That the core group meets on 20 March 2026.
""",
        ["Dr O'Hare, GP: review Mrs Devlin's medication within 4 weeks"],
    ),
    (
        RECORD,
        """
4. Health actions
4.1 Paediatric follow up 14 May 2026 (Dr Shah, consultant paediatrician, to arrange)
4.2 Contraception advice to be offered by the GP by 30 March 2026
4.3 Midwife to visit
""",
        ["GP: Contraception advice to be offered, by Mon 30 Mar 2026"],
    ),
    (
        RECORD,
        """
Action points
1 Chase orthoptist appointment (GP, 20.3.26)
2 Strengthening families group (SW, 1.4.26)
3 Safety plan (all)
""",
        ["GP: Chase orthoptist appointment, by Fri 20 Mar 2026"],
    ),
    (
        RECORD,
        """
OUTLINE PLAN
Who: Dr Rao
What: Letter of support for rehousing
When: 3 April 2026
Who: Ms Jones
What: Weekly visit
When: From now
""",
        ["Dr Rao: Letter of support for rehousing, by Fri 3 Apr 2026"],
    ),
    (
        RECORD,
        """
Actions for GP:
- see Ava re constipation (by 20 March)
- weight and BMI
- write to Dr Shah at the hospital to bring the clinic forward
Actions for SW:
- refer to CLASS
""",
        [
            "GP: see Ava re constipation, by Fri 20 Mar 2026",
            "GP: weight and BMI",
            "GP: write to Dr Shah at the hospital to bring the clinic forward",
        ],
    ),
    (
        RECORD,
        """
Dr Rao's actions
Speak to mother alone about safety at home, by 25 March 2026
Record the police marker
Ms Jones's actions
Visit weekly
""",
        [
            "Dr Rao: Speak to mother alone about safety at home, by Wed 25 Mar 2026",
            "Dr Rao: Record the police marker",
        ],
    ),
    (
        RECORD,
        """
CORE GROUP TASKS
DR RAO
Medication review with mum by 30/03/26
JO PEEL
Weigh Ava
MS JONES
Visit
""",
        ["DR RAO: Medication review with mum, by Mon 30 Mar 2026"],
    ),
    (
        "",
        """
Child protection conference – decision sheet
Child: Leo Marsh, born 1 May 2015. Conference 10 March 2026.
Decision: plan, emotional abuse.
Action for GP (Dr Ahmed, Pond Road Health Centre)
Offer Leo's mum a domestic abuse safe appointment on her own by 24 March 2026
""",
        [
            "GP (Dr Ahmed, Pond Road Health Centre): Offer Leo's mum a domestic abuse safe appointment on her own, by Tue 24 Mar 2026"
        ],
    ),
    (
        RECORD,
        """
Actions
• School: attendance report every Friday
• GP: check that Ava's name and address are up to date, and tell SW of any change
• Police: marker
""",
        [
            "GP: check that Ava's name and address are up to date, and tell SW of any change"
        ],
    ),
    (
        RECORD,
        """
9. Recommendations
9.1 That the plan continue.
9.2 That the surgery invites Ava for her asthma review within three weeks.
9.3 That school continues mentoring.
""",
        ["the surgery: invites Ava for her asthma review within three weeks"],
    ),
    (
        RECORD,
        """
ACTION PLAN
GP
  1. Refer to dietitian (3 April 2026)
  2. Share BMI chart with school nurse
SCHOOL NURSE
  1. Lunch box chats
""",
        [
            "GP: Refer to dietitian, by Fri 3 Apr 2026",
            "GP: Share BMI chart with school nurse",
        ],
    ),
    (
        RECORD,
        """
The following actions were agreed:
Social worker: (a) visit; (b) chronology
GP: (a) review asthma; (b) flu jab
School: (a) meals
""",
        ["GP: review asthma", "GP: flu jab"],
    ),
    (
        RECORD,
        """
# 7 Tasks
Task: Obtain mother's consent. Responsible: Jo Jones. Date: 13/03/2026
Task: Send consent-based summary to MASH. Responsible: Dr Rao, GP. Date: 20/03/2026
""",
        ["Dr Rao, GP: Send consent-based summary to MASH, by Fri 20 Mar 2026"],
    ),
    (
        RECORD,
        """
To do before core group on 24 March 2026:
- HV: weight
- GP: bloods
- SW: visit dad
""",
        ["GP: GP: bloods"],
    ),
]


@pytest.mark.parametrize(("head", "text", "expected"), LISTS)
def test_each_action_for_the_practice(
    head: str, text: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    reading = read(head + text, today="2026-03-12")
    assert [said(action) for action in reading.actions] == expected
