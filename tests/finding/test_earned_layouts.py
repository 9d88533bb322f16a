"""Layouts in which a careful administrator would not ask, and their uncertain twins."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

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
INITIAL = """
Initial Child Protection Conference
Date of conference: Thursday 14 May 2026
Child: Ella Frost DOB 01/02/2018
Decision: Child protection plan, neglect
"""

FORMS_AND_TONGUES = (
    Case(
        name="two meetings over two days",
        today="2026-05-20",
        text=INITIAL
        + """
| Core group | Review conference
| Fri 29 May 2026 – 15.30 – Landscore Primary | Thu 6 Aug 2026 – 10.00 – Civic Centre
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | clear",),
    ),
    Case(
        name="the day in the subject, the time in the message",
        today="2026-05-20",
        text="""
Subject: Invite RCPC - E.F. - 06/08/2026
You are invited to a Review Child Protection Conference for:
Ella Frost DOB 01/02/2018
31 Lark Crescent
When: Thursday 6 August 2026, 10am to 11.30am
Where: Teams
""",
        kind="invitation",
        held="Thu 6 Aug 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | clear",),
    ),
    Case(
        name="the kind ticked in a row of boxes before their words",
        today="2026-05-20",
        text="""
Request for GP report to a child protection conference
| Type of conference | [ ] Initial [X] Review [ ] Pre-birth
| Child | Ella Frost, 01/02/2018
| Date of conference | 06/08/2026
| Time of conference | 10:00
""",
        kind="invitation",
        held="Thu 6 Aug 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | clear",),
    ),
    Case(
        name="in Welsh alone",
        today="2026-05-20",
        text="""
COFNOD CYNHADLEDD ADOLYGU AMDDIFFYN PLANT
Dyddiad: 14 Mai 2026
Plentyn: Elin Prydderch, 01/02/2018
Bydd y gynhadledd adolygu nesaf ar ddydd Iau 22 Hydref 2026 am 10yb yn Neuadd y Sir.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 22 Oct 2026 | 10:00 | clear",),
    ),
    Case(
        name="in Welsh and English, the Welsh first",
        today="2026-07-01",
        text="""
Cofnodion Cynhadledd Adolygu Amddiffyn Plant / Minutes of Review Child Protection \
Conference
| Enw'r plentyn / Child's name | Elin Prydderch
| Dyddiad y gynhadledd / Date of conference | Dydd Mercher 17 Mehefin 2026 / \
Wednesday 17 June 2026
| Cynhadledd adolygu nesaf / Next review conference | Dydd Mercher 25 Tachwedd 2026 / \
Wednesday 25 November 2026, 10:00
""",
        kind="conference_record",
        held="Wed 17 Jun 2026",
        coming=("review | booked | Wed 25 Nov 2026 | 10:00 | clear",),
    ),
)
CLASSES = {
    "plain labels": PLAIN_LABELS,
    "without a day of its own": WITHOUT_A_DAY_OF_ITS_OWN,
    "time apart": TIME_APART,
    "forms and tongues": FORMS_AND_TONGUES,
}


@pytest.mark.parametrize(
    "case",
    [case for cases in CLASSES.values() for case in cases],
    ids=lambda case: case.name,
)
def test_a_layout_is_read_and_trusted_as_a_person_would(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case
