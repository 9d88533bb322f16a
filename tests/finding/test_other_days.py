"""Other days and doubtful words beside the day: those that count and those that do not."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

SET_ASIDE = (
    Case(
        name="another council's review will not go ahead",
        text="""
# Transfer-In Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter, 04/06/2018
Wenfold had planned a review on 14 April 2026, which will not now go ahead because this council has taken the case.
Ava to be the subject of a child protection plan here, category neglect.
Review Child Protection Conference: Tuesday 2 June 2026, 11:00
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 11:00 | clear",),
    ),
    Case(
        name="inquorate and reconvened",
        text="""
# Tarnmoor Council: Initial Child Protection Conference - Inquorate
Note of what took place on Tuesday 10 March 2026
Child: Ava Carter, born 4 June 2018
Too few agencies came, so the chair adjourned as inquorate.
The initial conference will be reconvened on Tuesday 24 March 2026 at 9.15am.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        today="2026-03-12",
        coming=("initial | booked | Tue 24 Mar 2026 | 09:15 | clear",),
    ),
    Case(
        name="Northern Irish recommendation",
        text="""
# REVIEW CHILD PROTECTION CASE CONFERENCE REPORT
Date of case conference: 10th March 2026
Child: Ava Carter, DOB 04-06-2018
1. That Ava's name remains on the Child Protection Register under Neglect.
2. That the core group continue to meet monthly, next on 7th April 2026 at 11 a.m.
3. That the Review Case Conference be reconvened on 2nd September 2026 at 10.30 a.m. in the Boardroom.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Wed 2 Sep 2026 | 10:30 | clear",),
    ),
    Case(
        name="a first date that was put off long ago",
        text="""
# Minutes of Review Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter, DOB 04/06/2018
The review was first booked for 24 February 2026 but was postponed as no interpreter could be found.
The plan continues under neglect.
Date of next review conference: Wednesday 2 September 2026 at 10am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Wed 2 Sep 2026 | 10:00 | clear",),
    ),
    Case(
        name="its twin: the same day is put off",
        text="""
# Minutes of Review Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter, DOB 04/06/2018
Date of next review conference: Wednesday 2 September 2026 at 10am
Added after typing: the review conference on 2 September 2026 will not now go ahead.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Wed 2 Sep 2026 | 10:00 | check superseded",),
    ),
    Case(
        name="its twin: another day is off and none is set",
        text="""
# Minutes of Review Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter, DOB 04/06/2018
Review conference: Wednesday 2 September 2026 at 10am
The review conference of 9 September 2026 is cancelled and a new date will be notified.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Wed 2 Sep 2026 | 10:00 | check superseded",),
    ),
)
DOUBTED = (
    Case(
        name="a clerk's later line",
        text="""
Dear Practice
You are invited to the Review Child Protection Conference for Ava Carter (dob 4 June 2018).
Date: Tuesday 2 June 2026
Time: 11:00
PS The midwife is on a course that Tuesday, so it might have to go to the Thursday instead.
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 11:00 | check vague_date",),
    ),
    Case(
        name="subject to the room",
        text="""
# Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter, 04/06/2018
Date of next review conference: Tuesday 2 June 2026 at 10am
The date of the review conference is subject to change if no room can be had.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | check vague_date",),
    ),
    Case(
        name="may be moved",
        text="""
# Core Group Meeting: notes
Meeting of Thursday 19 March 2026
Child: Ava Carter, 04/06/2018
Review conference: Tuesday 2 June 2026 at 10am
Mum told us that the review may be moved because of the trial.
""",
        kind="core_group_record",
        held="Thu 19 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | check vague_date",),
    ),
    Case(
        name="do not diary",
        text="""
Dear colleague
Review Child Protection Conference, Ava Carter (4/6/2018): Tuesday 2 June 2026 at 10am, Larch House.
Please do not diary this yet as I am waiting for the chair.
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | check vague_date",),
    ),
    Case(
        name="courtesies are no doubt",
        text="""
Dear Dr Field
I chaired the Initial Child Protection Conference about Ava Carter (born 4 June 2018) which took place on Tuesday 10 March 2026.
Ava was made the subject of a child protection plan. The review conference is on Tuesday 2 June 2026 at 10am, and I should be glad if you would put that in your diary, whether or not you can come.
""",
        kind="outcome_letter",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="only the core group may be moved",
        text="""
# Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter, 04/06/2018
Core group: 19 March 2026. The core group may be moved if the school is closed.
Date of next review conference: Tuesday 2 June 2026 at 10am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
)
OTHER_DAYS = (
    Case(
        name="previous conferences in one row",
        text="""
# Record of Review Child Protection Conference
| Child | Ava Carter |
| Day and date | Tuesday 10 March 2026 |
| Previous conferences | Initial 8 July 2025; review 30 September 2025; review 16 December 2025 |
| Review conference (fourth) | Wednesday 2 September 2026 | 14:15 |
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Wed 2 Sep 2026 | 14:15 | clear",),
    ),
    Case(
        name="days of tasks",
        text="""
# Our Plan to Keep Ava Safe (Child Protection Plan)
On 10 March 2026 an Initial Child Protection Conference decided that Ava Carter, born on 4 June 2018, needs a plan.
| Step | Person | When |
| Mood check for mum | Dr Field | 12 June |
| Review of sleep medicine | GP | 14 April 2026 |
The plan must be reviewed at a Review Child Protection Conference no later than 9 June 2026.
""",
        kind="plan",
        held="Tue 10 Mar 2026",
        coming=("review | due_by | latest Tue 9 Jun 2026 | clear",),
    ),
    Case(
        name="as was set in a month",
        text="""
# Core Group Meeting: notes
Meeting of Thursday 19 March 2026
Child: Ava Carter, 04/06/2018
Reminder: the first Review Child Protection Conference is still Tuesday 2 June 2026 at 11am, as set in March.
""",
        kind="core_group_record",
        held="Thu 19 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 11:00 | clear",),
    ),
    Case(
        name="a month that was only proposed",
        text="""
# Minutes of Review Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter, 04/06/2018
Ms Vale proposed that the next conference should be in July. PC Roe asked for it to be after the trial.
Review conference: Wednesday 2 September 2026 at 2.15pm
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Wed 2 Sep 2026 | 14:15 | clear",),
    ),
    Case(
        name="a review strategy discussion beside the conference",
        text="""
# STRATEGY DISCUSSION - RECORD
Ava Carter, d.o.b. 04/06/2018
Date of strategy discussion: 10/03/2026 15:00
1. Section 47 threshold met.
2. Initial Child Protection Conference booked Thu 26/03/26 at 14:00, Unit 2.
3. Review strategy discussion 17/03/2026 09:30.
""",
        kind="strategy_record",
        held="Tue 10 Mar 2026",
        today="2026-03-11",
        coming=("initial | booked | Thu 26 Mar 2026 | 14:00 | clear",),
    ),
    Case(
        name="a form's own number and review",
        text="""
INITIAL CHILD PROTECTION CONFERENCE
held on Tuesday 10 March 2026 in respect of Ava Carter (born 4 June 2018)
Ava was made the subject of a child protection plan, neglect.
The conference will meet again on Tuesday 2 June 2026 at 9.30 am at the Family Hub.
Page 1 of 2 FORM CPC-7 v3 (review of form: April 2027)
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 09:30 | clear",),
    ),
)
CLASSES = {
    "set aside": SET_ASIDE,
    "doubted": DOUBTED,
    "other days": OTHER_DAYS,
}


@pytest.mark.parametrize(
    "case",
    [case for cases in CLASSES.values() for case in cases],
    ids=lambda case: case.name,
)
def test_other_days_are_weighed_as_a_person_would(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case
