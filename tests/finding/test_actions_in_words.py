"""Sentences and letters: what the practice is asked."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.plans import GP_NAMED, LETTER, RECORD, said

SENTENCES = [
    (
        RECORD,
        """
The conference recommended that the GP considers a referral of Mr Carter to the alcohol service. This should be in place before 17 April 2026.
""",
        [
            "GP: considers a referral of Mr Carter to the alcohol service, by Fri 17 Apr 2026"
        ],
    ),
    (
        LETTER,
        """
The conference agreed a plan under neglect. I would be grateful if you could review Ava's eczema before the end of the month and write to Ms Jones, social worker, with the outcome.
Yours sincerely
""",
        [
            "GP: review Ava's eczema before the end of the month and write to Ms Jones, social worker, with the outcome"
        ],
    ),
    (
        GP_NAMED,
        """
A 6-8 week check of the baby will be carried out by the surgery by 3 April 2026.
Ava's bruise was seen by the GP on 2 March 2026.
""",
        [
            "the surgery: A 6-8 week check of the baby will be carried out, by Fri 3 Apr 2026"
        ],
    ),
    (
        RECORD,
        """
It was resolved that Dr Rao will write to the housing department by Friday 20 March 2026 supporting a move. The health visitor will write as well.
""",
        [
            "Dr Rao: write to the housing department by Friday 20 March 2026 supporting a move, by Fri 20 Mar 2026"
        ],
    ),
    (
        RECORD,
        """
# What needs to happen next?
Mum will keep Gary away. Jo (SW) will visit on Fridays. The practice will ring Jo the same day if Ava is not brought. Nan has a key.
""",
        ["The practice: ring Jo the same day if Ava is not brought"],
    ),
    (
        RECORD,
        """
Summary of decisions: plan continues, neglect. Outline plan attached. For Castlegate Surgery: (1) flag all three records; (2) see mother about contraception by 10 April 2026.
""",
        [
            "Castlegate Surgery: flag all three records",
            "Castlegate Surgery: see mother about contraception, by Fri 10 Apr 2026",
        ],
    ),
    (
        RECORD,
        """
Practice safeguarding lead to check that both children's records are linked and confirm to the chair by 17 March 2026.
""",
        [
            "Practice safeguarding lead: check that both children's records are linked and confirm to the chair, by Tue 17 Mar 2026"
        ],
    ),
    (
        RECORD,
        """
Immunisations – practice nurse to offer Tuesday clinic, target 14 April 2026
Dentist – mother to book
""",
        ["practice nurse: offer Tuesday clinic, by Tue 14 Apr 2026"],
    ),
    (
        LETTER,
        """
You kindly agreed at the conference to arrange a double appointment for Ava's mother. Could you do this by 27 March 2026?
Yours sincerely
""",
        ["GP: arrange a double appointment for Ava's mother, by Fri 27 Mar 2026"],
    ),
    (
        RECORD,
        """
The GP has agreed to keep prescribing weekly. No other action for health.
""",
        ["GP: keep prescribing weekly"],
    ),
    (
        RECORD,
        """
Ava's immunisations are behind. Ms Peel (HV) will remind mother, and the surgery has been asked to send a third invitation, which it will do by 18 March 2026.
""",
        ["the surgery: send a third invitation, which it will do, by Wed 18 Mar 2026"],
    ),
    (
        RECORD,
        """
Action 3: GP to share information under s.47 with MASH today. Action 4: DC Hall to seize phone.
""",
        ["GP: share information under s.47 with MASH today"],
    ),
    (
        RECORD,
        """
It is requested that the family's general practitioner undertake a full review of Mr Carter's prescriptions not later than 6 April 2026.
""",
        [
            "general practitioner: undertake a full review of Mr Carter's prescriptions not later than 6 April 2026, by Mon 6 Apr 2026"
        ],
    ),
    (
        RECORD,
        """
Dear colleague notes: GP please arrange bloods for mum. HV please offer Healthy Start vitamins.
""",
        ["GP: arrange bloods for mum"],
    ),
    (
        RECORD,
        """
Dr Rao agreed she would chase the hospital for the discharge letter and would copy it to the social worker by Wednesday 18 March 2026.
""",
        [
            "Dr Rao: chase the hospital for the discharge letter and would copy it to the social worker, by Wed 18 Mar 2026"
        ],
    ),
    (
        RECORD,
        """
Plan: (i) weekly visits – SW; (ii) growth monitoring – practice nurse – monthly, first by 31 March 2026; (iii) safe sleep – HV.
""",
        ["practice nurse: growth monitoring, by Tue 31 Mar 2026"],
    ),
    (
        RECORD,
        """
Dr Rao (GP) will refer Ava to community paediatrics; target date Friday 27 March 2026. Ms Jones will tell the school.
""",
        ["Dr Rao (GP): refer Ava to community paediatrics, by Fri 27 Mar 2026"],
    ),
    (
        RECORD,
        """
Health actions: GP – 8 week check and imms (20/03/2026); HV – weekly weights; midwife – discharge.
""",
        ["GP: 8 week check and imms, by Fri 20 Mar 2026"],
    ),
    (
        RECORD,
        """
The surgery is to hold a joint appointment with the health visitor, no later than 31 March 2026, to talk about feeding.
""",
        [
            "The surgery: hold a joint appointment with the health visitor, no later than 31 March 2026, to talk about feeding, by Tue 31 Mar 2026"
        ],
    ),
    (
        RECORD,
        """
Outline plan: weekly visits (SW); safe sleep visit (HV, 17 March); smoking cessation advice to both parents (practice nurse, 31 March); drug testing (CGL).
""",
        [
            "practice nurse: smoking cessation advice to both parents, by Tue 31 Mar 2026"
        ],
    ),
    (
        RECORD,
        """
Dr Rao is asked not to change mother's prescription without speaking to the drug worker.
""",
        [
            "Dr Rao: not to change mother's prescription without speaking to the drug worker"
        ],
    ),
    (
        RECORD,
        """
Social care will write to the GP for a list of medicines by 20 March 2026. GP to respond within five working days.
""",
        ["GP: respond within five working days"],
    ),
    (
        RECORD,
        """
Ava needs her hearing tested. Lead: surgery. Deadline: 1 April 2026.
Ava needs a bed. Lead: social worker. Deadline: 14 March 2026.
""",
        ["surgery: Ava needs her hearing tested, by Wed 1 Apr 2026"],
    ),
    (
        RECORD,
        """
Named GP to advise the practice on information sharing by 20 March 2026.
""",
        ["Named GP: advise the practice on information sharing, by Fri 20 Mar 2026"],
    ),
    (
        RECORD,
        """
Health: GP to chase ENT; HV to do 3 year check. Education: nursery place.
""",
        ["GP: chase ENT"],
    ),
    (
        RECORD,
        """
Plan until the review: Mum to keep appointments; Dr Rao to see mum monthly; Dr Rao to let Jo Jones know by text if she misses one.
""",
        [
            "Dr Rao: see mum monthly",
            "Dr Rao: let Jo Jones know by text if she misses one",
        ],
    ),
    (
        RECORD,
        """
Action – practice pharmacist – synchronise mother's scripts so that she collects weekly – start 16 March 2026
""",
        [
            "practice pharmacist: synchronise mother's scripts so that she collects weekly – start 16 March 2026, by Mon 16 Mar 2026"
        ],
    ),
    (
        RECORD,
        """
Decision: Ava's plan ends.
GP to remove the flag and note "child in need" from 10 March 2026.
""",
        ['GP: remove the flag and note "child in need" from 10 March 2026'],
    ),
    (
        RECORD,
        """
School nurse and GP will jointly review the continence plan by 8 April 2026 and report to the core group.
""",
        [
            "GP: jointly review the continence plan by 8 April 2026 and report to the core group, by Wed 8 Apr 2026"
        ],
    ),
    (
        RECORD,
        """
Dr Rao offered to discuss vaccines with parents at the next visit. The chair thanked her.
""",
        ["Dr Rao: discuss vaccines with parents at the next visit"],
    ),
    (
        RECORD,
        """
The surgery pharmacist will carry out a medicines review with Mr Carter before the first core group.
""",
        [
            "The surgery pharmacist: carry out a medicines review with Mr Carter before the first core group"
        ],
    ),
    (
        RECORD,
        """
It was agreed: (1) SW visits weekly (2) GP reviews contraception with mother by 31 March 2026 (3) father leaves the home.
""",
        ["GP: reviews contraception with mother, by Tue 31 Mar 2026"],
    ),
    (
        RECORD,
        """
Practice nurse, Castlegate, agreed to weigh Ava on the first Tuesday of each month.
""",
        ["Practice nurse, Castlegate: weigh Ava on the first Tuesday of each month"],
    ),
]


@pytest.mark.parametrize(("head", "text", "expected"), SENTENCES)
def test_each_action_for_the_practice(
    head: str, text: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    reading = read(head + text, today="2026-03-12")
    assert [said(action) for action in reading.actions] == expected
