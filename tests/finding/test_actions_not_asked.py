"""What names the practice and asks nothing of it: others' tasks, what was done, advice."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.plans import GP_NAMED, LETTER, RECORD, said

NOTHING: list[tuple[str, str, list[str]]] = [
    (
        RECORD,
        """
Mother to register Ava with a GP by 20 March 2026.
Father to see his GP about his sleep.
Health visitor to ask the practice for the immunisation list.
""",
        [],
    ),
    (
        LETTER,
        """
Please let us know if you cannot attend.
Please send your report to conferences@borough.example by 1 June 2026.
Yours sincerely
""",
        [],
    ),
    (
        RECORD,
        """
GP: Ava seen twice this year, immunisations complete, no concerns.
HV: weight steady.
Plan: HV to weigh monthly.
""",
        [],
    ),
    (
        RECORD,
        """
Recommendations
Health to complete an assessment of Ava's speech by 30 March 2026.
All professionals to report any bruise at once.
""",
        [],
    ),
    (
        RECORD,
        """
Dr Rao reported that she has referred Ava to the continence clinic and will see her again in June. School said attendance is better.
""",
        [],
    ),
    (
        RECORD,
        """
GPs should always tell the social worker when a child on a plan is not brought. Guidance is on the partnership's website.
""",
        [],
    ),
    (
        RECORD,
        """
Dr Shah (consultant paediatrician) to see Ava again on 14 May 2026. Dr Patel, psychiatrist, to send a summary by 20 March 2026.
""",
        [],
    ),
    (
        RECORD,
        """
Dr Rao to be sent the minutes. GP to be invited to the core group. A copy to go to the practice.
""",
        [],
    ),
    (
        RECORD,
        """
Contingency: if Ava is not seen for three days the school will ring the GP and the police.
""",
        [],
    ),
    (
        RECORD,
        """
GP actions: none at this time. HV actions: weigh Ava by 20 March 2026.
""",
        [],
    ),
    (
        RECORD,
        """
Minutes to: parents, Jo Peel, Dr Rao (Castlegate Surgery) by secure e-mail, PC Hall. Please destroy earlier copies.
""",
        [],
    ),
    (
        RECORD,
        """
Social worker to obtain GP chronology by 20 March 2026. Midwife to inform GP of EDD. HV and school nurse to share with GP.
""",
        [],
    ),
    (
        RECORD,
        """
It was noted that the GP had made a referral to CAMHS on 2 February 2026 and that the practice will continue to see mother as usual.
""",
        [],
    ),
    (
        RECORD,
        """
Review of the plan
| Task | Who | What happened |
| Mum to see GP | Mum | Seen 3 February |
| GP to send letter to housing | GP | Sent 10 February |
""",
        [],
    ),
    (
        RECORD,
        """
Mrs Carter will make an appointment with the GP for a smear. The GP receptionist has been told she may bring Ava.
""",
        [],
    ),
    (
        GP_NAMED,
        """
| Date | Attended | Agency report |
| 10/03/2026 | Dr Rao | GP report sent 06/03/2026 |
| 10/03/2026 | Jo Peel | HV report |
""",
        [],
    ),
    (
        RECORD,
        """
The GP practice to be informed of the date of the core group. Minutes to be sent to the GP within 10 days. School to be told.
""",
        [],
    ),
    (
        RECORD,
        """
Nobody from the practice was there. Jo Jones to telephone the surgery about Ava's rash by 12 March 2026.
""",
        [],
    ),
    (
        RECORD,
        """
Advice to parents: if Ava has a fit ring 999; otherwise see your GP or ring 111.
""",
        [],
    ),
    (
        RECORD,
        """
All agreed the safety plan. All professionals to share concerns promptly. GP and school to be sent the safety plan by Jo Jones.
""",
        [],
    ),
    (
        RECORD,
        """
Practice to provide report for review conference three working days before. Reports from all agencies to be shared with parents.
""",
        [],
    ),
]


@pytest.mark.parametrize(("head", "text", "expected"), NOTHING)
def test_each_action_for_the_practice(
    head: str, text: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    reading = read(head + text, today="2026-03-12")
    assert [said(action) for action in reading.actions] == expected
