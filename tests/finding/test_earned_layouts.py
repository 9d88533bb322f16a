"""Layouts in which a careful administrator would not ask, and their uncertain twins."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.document import Block, Document, DocumentState
from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

BROKEN_LINES = (
    Case(
        name="mail broken at 76 letters, the conference's name over two lines",
        text="""
Dear colleague
I am writing to let you have early notice of the arrangements for the Review
Child Protection Conference for Ava Carter (dob 4 June 2018), which is to be
held on Tuesday 2 June 2026 at 10.30am in the Larch Room, Fernley Civic
Centre. Please reply to this office if you are not able to be there.
Yours sincerely
Fernley Conference Team
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:30 | clear",),
    ),
    Case(
        name="date over the end of a line",
        text="""
MINUTES OF INITIAL CHILD PROTECTION CONFERENCE
Date of conference: 10 March 2026
Ava Carter (04/06/2018) was made the subject of a child protection plan for
neglect. Everybody who was at the meeting put into their diaries the date of
the next review child protection conference, which will be on Tuesday 2 June
2026 at 10am in the same room. The core group meets on 19 March 2026 at 2pm.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="label broken above its colon",
        text="""
CHILD PROTECTION CONFERENCE RECORD - MELBRIDGE
Date of this
conference        : 10 March 2026
Type of
conference        : Initial
Child             : Ava CARTER, born 4 June 2018
Decision          : Child Protection Plan (neglect)
Date of next
review conference : Tuesday 2 June 2026 at 2.15 pm
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 14:15 | clear",),
    ),
    Case(
        name="names set in below a broken sentence",
        text="""
To all invited
The Review Child Protection Conference about
    Ava CARTER     (dob 4 June 2018)
    Noah CARTER    (dob 1 May 2020)
which had been planned for Tuesday 26 May 2026 at 2pm has had to be moved
because the chair has been called to court. It will now be held on
    Tuesday 2 June 2026 at 9.30am
    Redwell House, Room 2
""",
        kind="rearrangement",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 09:30 | clear",),
    ),
    Case(
        name="narrow fax",
        text="""
OSTERLEIGH COUNCIL - CONFERENCE UNIT - BY FAX
Minutes of Initial Child Protection Conference
Held on 10 March 2026 about Ava Carter (4/6/2018)
The conference made a child protection plan and it
was announced by the chair that the first Review
Child Protection Conference will be on Tuesday 2nd
June 2026 at 1.30pm at Osterleigh Town Hall, as is
set out in the letter to be sent to both parents.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 13:30 | clear",),
    ),
)
PLAIN_LABELS = (
    Case(
        name="mail with lines of labels",
        text="""
Dear Practice
A Review Child Protection Conference has been arranged for Ava Carter, date of birth 4 June 2018.
Date: Tuesday 2 June 2026
Time: 10.00 am
Venue: Sallow House, Room 3
Please send your report to conferences@sallowdale.example by Wednesday 27 May 2026.
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="form in two columns",
        text="""
# INVITATION TO INITIAL CHILD PROTECTION CONFERENCE
| Child | Ava CARTER |
| DOB | 04/06/2018 |
| Date and time | 02/06/2026 at 14:00 |
| Venue | Thorn Street Family Hub |
| Social worker | Sam Roe |
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("initial | booked | Tue 2 Jun 2026 | 14:00 | clear",),
    ),
    Case(
        name="when and where",
        text="""
You are invited to a Pre-birth Child Protection Conference
For: unborn baby of Holly Marsh (EDD 9 September 2026)
When: Tuesday 2 June 2026, 9.45am to 11.15am
Where: Eastfold Children's Centre
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("pre_birth | booked | Tue 2 Jun 2026 | 09:45 | clear",),
    ),
    Case(
        name="table of children, one slot each",
        text="""
# Notice of Review Child Protection Conferences
| Child | Date of birth | Conference | Date | Time |
| Ava CARTER | 04/06/2018 | Review | Tue 02/06/2026 | 9.30 am |
| Noah MARSH | 01/05/2020 | Review | Tue 02/06/2026 | 11.15 am |
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=(
            "review | booked | Tue 2 Jun 2026 | 09:30 | for Ava CARTER | clear",
            "review | booked | Tue 2 Jun 2026 | 11:15 | for Noah MARSH | clear",
        ),
    ),
    Case(
        name="Scottish letter: the meeting will be held on",
        text="""
Dear Dr Field
Initial Child Protection Planning Meeting: Ava Carter (DOB 04/06/2018)
You are invited to take part in the above. The meeting will be held on Tuesday 2 June 2026 in the Burgh Hall at 10.30 am.
Please return the enclosed report by Thursday 28 May 2026.
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("initial | booked | Tue 2 Jun 2026 | 10:30 | clear",),
    ),
    Case(
        name="old and new in columns",
        text="""
# Notice: review conference brought forward
| Child: Ava Carter | Born: 04/06/2018 |
The Review Child Protection Conference has been brought forward at the request of the core group.
| | Previous | New |
| Date | Tuesday 16 June 2026 | Tuesday 2 June 2026 |
| Time | 10:00 | 16:00 |
""",
        kind="rearrangement",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 16:00 | clear",),
    ),
    Case(
        name="its twin: two days under one label",
        text="""
Dear Practice
A Review Child Protection Conference has been arranged for Ava Carter, date of birth 4 June 2018.
Date: Tuesday 2 June 2026 at 10.00 am
Date: Thursday 4 June 2026 at 10.00 am
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=(
            "review | booked | Tue 2 Jun 2026 | 10:00 | check several_candidates kind_unsure",
        ),
    ),
)
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
WITHOUT_A_DAY_OF_ITS_OWN = (
    Case(
        name="core group off, the review stands",
        text="""
Dear all
Tomorrow's core group for Ava Carter (04/06/2018) will not go ahead.
The Review Child Protection Conference is not affected and is still on Tuesday 2 June 2026 at 9.30am at Brent Lane.
Sam Roe, Social Worker
""",
        kind="core_group_record",
        held="unknown",
        coming=("review | booked | Tue 2 Jun 2026 | 09:30 | clear",),
    ),
    Case(
        name="warm letter to a parent",
        text="""
Dear Holly
Thank you for coming to the conference on Tuesday 10 March 2026 about Ava (born 4 June 2018).
The Initial Child Protection Conference thought that Ava needs a Child Protection Plan because of neglect.
We will all come together again for the review conference on Tuesday 2 June 2026 at 2pm at Larch House.
""",
        kind="outcome_letter",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 14:00 | clear",),
    ),
    Case(
        name="plan with a list of meetings",
        text="""
# Child Protection Plan
Ava Carter, date of birth 04.06.2018
| Meeting | Date | Time |
| Core group 2 | Thursday 16 April 2026 | 13:15 |
| Review CP conference | Tuesday 2 June 2026 | 10:00 |
""",
        kind="plan",
        held="unknown",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="its twin: no weekday to bear it out",
        text="""
# Child Protection Plan
Ava Carter, date of birth 04.06.2018
| Meeting | Date | Time |
| Core group 2 | 16 April 2026 | 13:15 |
| Review CP conference | 2 June 2026 | 10:00 |
""",
        kind="plan",
        held="unknown",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | check no_conference_date",),
    ),
    Case(
        name="its twin: a record without its own day",
        text="""
# Minutes of Initial Child Protection Conference
Ava Carter, date of birth 04.06.2018. Present: Sam Roe, social worker.
Ava was made the subject of a child protection plan, neglect.
Date of next review conference: Tuesday 2 June 2026 at 10am
""",
        kind="conference_record",
        held="unknown",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | check no_conference_date",),
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
TIME_APART = (
    Case(
        name="labels that repeat the meeting's name",
        text="""
# Record of Review Child Protection Conference
| Child | Ava Carter |
| Actual date of meeting | 10-Mar-2026 |
| Next review - due by | 10-Sep-2026 |
| Next review - booked for | 02-Sep-2026 |
| Next review - start time | 13:15 |
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Wed 2 Sep 2026 | 13:15 | clear",),
    ),
    Case(
        name="time of next review conference in its own row",
        text="""
# Review Child Protection Conference (Ashcombe)
| Child | Ava Carter |
| Actual date of conference | 10/03/2026 |
| Review due date (statutory) | 10/09/2026 |
| Date of next review conference | 02/09/2026 |
| Time of next review conference | 10:45 |
| Need | Action | Who | When |
| Teeth | Register with a dentist | Mother | 30/04/2026 |
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Wed 2 Sep 2026 | 10:45 | clear",),
    ),
    Case(
        name="day, start and place on lines below",
        text="""
# Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter, 04/06/2018
Next review conference
Day: Tuesday 2 June 2026
Start: 2.30pm
Place: Larch House
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 14:30 | clear",),
    ),
    Case(
        name="I am writing is no time of day",
        text="""
Dear Dr Field
I am writing to invite you to the Review Child Protection Conference for Ava Carter (4/6/2018), which is on Tuesday 2 June 2026 at 10.30am.
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:30 | clear",),
    ),
    Case(
        name="its twin: a time that belongs to nothing known",
        text="""
# Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter, 04/06/2018
Date of next review conference: Tuesday 2 June 2026
The doors of the building open at 9.15am and the car park is small, so please leave your car at the station or come by bus, as many did today.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | check time_unsure",),
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
    "plain labels": PLAIN_LABELS,
    "set aside": SET_ASIDE,
    "without a day of its own": WITHOUT_A_DAY_OF_ITS_OWN,
    "doubted": DOUBTED,
    "time apart": TIME_APART,
    "other days": OTHER_DAYS,
}


def as_lines(text: str) -> Document:
    """A plain text, its lines set in as written."""
    lines = (line.rstrip() for line in text.strip("\n").split("\n"))
    return Document(
        name="minutes.txt",
        media="txt",
        state=DocumentState.READ,
        blocks=tuple(Block(text=line, where="") for line in lines if line),
    )


@pytest.mark.parametrize("case", BROKEN_LINES, ids=lambda case: case.name)
def test_a_sentence_goes_on_over_its_lines(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(as_lines(case.text), case.today)) == case


@pytest.mark.parametrize(
    "case",
    [case for cases in CLASSES.values() for case in cases],
    ids=lambda case: case.name,
)
def test_a_layout_is_read_and_trusted_as_a_person_would(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case
