"""The day of an invitation: on a line of its own, in a column, promised or given."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

CASES = (
    Case(
        name="the day on a line of its own, its weekday right",
        text="""
You are invited to an Initial Child Protection Conference in respect of Ava Carter (DOB 04/06/2018).
Tuesday 2 June 2026, 3pm
By Microsoft Teams - a link will follow
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("initial | booked | Tue 2 Jun 2026 | 15:00 | clear",),
    ),
    Case(
        name="its twin: without a weekday that bears it out",
        text="""
You are invited to an Initial Child Protection Conference in respect of Ava Carter (DOB 04/06/2018).
2 June 2026, 3pm
By Microsoft Teams - a link will follow
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("initial | booked | Tue 2 Jun 2026 | 15:00 | check kind_unsure",),
    ),
    Case(
        name="one label for day, time and place",
        text="""
# Invitation to a Review Child Protection Conference
| Child | Ava Carter, born 4 June 2018 |
| Date//Time//Venue | Tuesday 2 June 2026//10.00am//Fenwick House, Room 4 |
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="the day in the subject and again with its time",
        text="""
Subject: ICPC Tuesday 2 June 2026
There is going to be an initial child protection conference for Ava Carter (04/06/2018).
Tuesday 2 June 2026 at 10am
Kirkgate Hub
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("initial | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="two kinds of conference for two children at one time",
        text="""
Combined conference
Tuesday 2 June 2026 at 9.30am, Thorne House
Review Child Protection Conference: Ava Carter (04/06/2018)
Initial Child Protection Conference: Noah Carter (12/01/2026)
Please attend and send reports for both children.
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 09:30 | check kind_unsure",),
    ),
    Case(
        name="to be held, over three lines",
        text="""
REVIEW CHILD PROTECTION CONFERENCE
to be held in the Trinity Rooms
on Tuesday 2 June 2026 at 9am
concerning Ava Carter, born 4 June 2018
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 09:00 | clear",),
    ),
    Case(
        name="this conference, brought forward",
        text="""
CHANGE OF DATE: REVIEW CHILD PROTECTION CONFERENCE
Ava Carter, born 4 June 2018
This conference was to be held on 16 June 2026. It has been brought forward and will now take place on Tuesday 2 June 2026 at 11am at the Alma Street Centre.
""",
        kind="rearrangement",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 11:00 | clear",),
    ),
    Case(
        name="convened for a day, below the day of the letter",
        text="""
Oldshire County Council
Friday 20 March 2026
To: The Practice Manager
Transfer-in Child Protection Conference: Ava CARTER (d.o.b. 4 June 2018)
A Transfer-in Conference has been convened for Tuesday 31 March 2026 at 11.30am in the Orwell Room at Landmark House.
Ingrid Fisk, Conference Secretary
""",
        kind="invitation",
        held="Tue 31 Mar 2026",
        coming=("transfer_in | booked | Tue 31 Mar 2026 | 11:30 | clear",),
    ),
    Case(
        name="an invitation that is promised makes a record no invitation",
        text="""
Initial Child Protection Conference, 10 March 2026
Child: Ava Carter, 4 June 2018
Child protection plan made: neglect.
A review conference must be held by 9 June 2026. The conference team will send an invitation.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | due_by | latest Tue 9 Jun 2026 | clear",),
    ),
    Case(
        name="a day in each of two columns, their values below",
        text="""
# Record of Child Protection Conference
| This conference | Next conference |
| 10 March 2026 | 2 June 2026 |
| 9.30am | 2pm |
| Parkside Hub | Larch Hall |
Child: Ava Carter, born 4 June 2018. Child protection plan made, category neglect.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 14:00 | clear",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_day_invited_to(case: Case, read: Callable[..., Reading]) -> None:
    assert told(read(case.text, case.today)) == case
