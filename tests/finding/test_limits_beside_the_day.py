"""A day booked, and beside it the last day on which it might be: the first is taken.

So are the days of a long paper put aside that have their reason written: a chronology, the
reviews that were held, another council's review, talk of what is not.
"""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

REVIEWED = """
Review Child Protection Conference
Date of conference: Wednesday 20 January 2027
Child: Ella Frost DOB 01/02/2018
Ella remains on a child protection plan, category neglect.
"""
SCOTTISH = """
Minute of Child Protection Planning Meeting (Initial)
Held: Thursday 27 August 2026 at 2.00 pm
Subjects: Rory Bain DOB 11/01/2017, Unborn Baby Bain (expected 20 December 2026)
Decision: both names placed on the Child Protection Register from 27 August 2026.
"""

LIMITS = {
    "a limit in brackets": "Review conference: Wednesday 7 July 2027 at 1.30 pm (limit 20 July 2027).",
    "it has to be by": "Review conference Wednesday 7 July 2027 at 1.30 pm (has to be by 20 July).",
    "six months and their end": "Next review conference: Wednesday 7 July 2027 @ 1.30 p.m. (Six months: 20/07/2027.)",
    "the length of time, its end in brackets": "Review conference: Wednesday 7 July 2027, 1.30pm. This must be within six months (20 July 2027).",
    "six months from now, with an i.e.": "Next review conference: Wednesday 7 July 2027, 1.30pm (six months from today, i.e. by 20/07/2027).",
    "the latest": "Review conference: Wednesday 7 July 2027 at 1.30pm (latest 20.7.27)",
    "the limit first": "Review conference – to be held by 20 July 2027; booked for Wednesday 7 July 2027 at 1.30 pm.",
    "the limit first, and it is booked": "Review conference: must be held no later than 20 July 2027; it is now fixed for Wednesday 7 July 2027 at 1.30 pm.",
    "an outer limit on a line of its own": "Review conference: Wednesday 7 July 2027 at 1.30 pm\nOuter limit for this: 20 July 2027",
}


@pytest.mark.parametrize("said", LIMITS.values(), ids=LIMITS)
def test_a_limit_beside_the_day_is_no_rival(
    said: str, read: Callable[..., Reading]
) -> None:
    reading = read(REVIEWED + said, "2027-01-25")
    assert told(reading).coming == ("review | booked | Wed 7 Jul 2027 | 13:30 | clear",)


CASES = (
    Case(
        name="booked for a day, the limit and its reason before it",
        today="2026-09-11",
        text=SCOTTISH
        + """
Review Child Protection Planning Meeting – to be held by 27 November 2026 because of the \
unborn baby; booked for Tuesday 24 November 2026 at 2.00 pm, Kirkbrae Centre.
""",
        kind="conference_record",
        held="Thu 27 Aug 2026",
        coming=("review | booked | Tue 24 Nov 2026 | 14:00 | clear",),
    ),
    Case(
        name="core groups with the rule for them, which is no limit of theirs",
        today="2026-09-11",
        text=SCOTTISH
        + """
Core group within 15 working days: Tuesday 15 September 2026 at 1.15 pm.
The review CPPM will be held on Tuesday 24 November 2026 at 2.00 pm.
""",
        kind="conference_record",
        held="Thu 27 Aug 2026",
        coming=("review | booked | Tue 24 Nov 2026 | 14:00 | clear",),
    ),
    Case(
        name="a chronology that names the conferences that were",
        today="2027-01-25",
        text=REVIEWED
        + """
Chronology
| Date | Event | Who
| 5 August 2026 | Initial conference, plan made | Ella
| 28 October 2026 | First review conference | Ella
| 19 November 2026 | Kinship worker allocated | Ella
| 17 December 2026 | Taken to hospital from school | Ella

Next review conference: Wednesday 7 July 2027 at 1.30 pm
""",
        kind="conference_record",
        held="Wed 20 Jan 2027",
        coming=("review | booked | Wed 7 Jul 2027 | 13:30 | clear",),
    ),
    Case(
        name="the reviews that were held, told in the background",
        today="2027-01-25",
        text=REVIEWED
        + """
The plan was made on 11 March 2026. First review was 3 June 2026, second review 28 \
August 2026.
Next review conference: Wednesday 7 July 2027 at 1.30 pm
""",
        kind="conference_record",
        held="Wed 20 Jan 2027",
        coming=("review | booked | Wed 7 Jul 2027 | 13:30 | clear",),
    ),
    Case(
        name="reviews held, of a paper whose children have each their own line",
        today="2027-01-25",
        text="""
Review Child Protection Conference
Date of conference: Wednesday 20 January 2027
Children: Ella Frost DOB 01/02/2018, Max Frost DOB 03/04/2020
Ella: plan continues, neglect. Max: plan continues, neglect.
First review was 3 June 2026, second review 28 August 2026. Personal reviews at school \
are held each half term, next on 16 February.
| Ella Frost | Next review conference 07/07/2027 at 13:30
| Max Frost | Next review conference 07/07/2027 at 13:30
""",
        kind="conference_record",
        held="Wed 20 Jan 2027",
        coming=("review | booked | Wed 7 Jul 2027 | 13:30 | clear",),
    ),
    Case(
        name="a label that asks for the next one and has a day gone by: a slip",
        today="2027-01-25",
        text=REVIEWED
        + """
Date of next review conference: 7 July 2026 at 1.30 pm
""",
        kind="conference_record",
        held="Wed 20 Jan 2027",
        coming=("review | booked | Tue 7 Jul 2026 | 13:30 | check past",),
    ),
    Case(
        name="the other council's conference, by a limit, and what had been pencilled in",
        today="2026-09-30",
        text="""
Vale of Kennet Council
28 September 2026
Dear Colleague
Re: Maisie Tranter (07/07/2016), Unborn Baby Lyle (EDD 30/01/2027)
Our review conference booked for Thursday 22 October 2026 at 1.30 pm is cancelled and you \
need not send a report to us.
Durham will hold a transfer-in conference. It has to be held by 19 October 2026 but I do \
not have the day. Durham will decide about a pre-birth conference, which we had pencilled \
in for week commencing 2 November 2026.
Yours sincerely
""",
        kind="cancellation",
        held="Thu 22 Oct 2026",
        coming=(
            "review | cancelled | Thu 22 Oct 2026 | 13:30 | clear",
            "transfer_in | due_by | latest Mon 19 Oct 2026 | check several_candidates kind_unsure",
        ),
    ),
    Case(
        name="the day on which they were told is not the conference's",
        today="2026-10-06",
        text="""
Penllwyn County Council
5 October 2026
To: Practice Manager
INVITATION – RECEIVING-IN CHILD PROTECTION CONFERENCE
Children: Jayden Harcourt (26/02/2015), Tia-Mae Harcourt (04/10/2018)
Bristol told us on 25 September 2026 and we have agreed to hold a receiving-in conference, \
which must take place by 16 October 2026.
The conference will be held on Thursday 15 October 2026 at 9.30 am.
""",
        kind="invitation",
        held="Thu 15 Oct 2026",
        coming=("transfer_in | booked | Thu 15 Oct 2026 | 09:30 | clear",),
    ),
    Case(
        name="plans which began on a day, and no further conference",
        today="2026-10-14",
        text="""
Brackenshire County Council
12 October 2026
Dear Dr Oduya
Bethany Crane, born 25 July 2014
I write to tell you the outcome of the review child protection conference on Thursday 8 \
October 2026, which I chaired. It decided that the plan should end. Her child protection \
plan, which began on 15 October 2025, is therefore over and there will be no further child \
protection conference.
The first Child in Need meeting is on Wednesday 4 November 2026 at 10.30 am.
Yours sincerely
""",
        kind="outcome_letter",
        held="Thu 8 Oct 2026",
        coming=("review | ended | clear",),
    ),
    Case(
        name="an adjourned conference that goes on after its own last day",
        today="2026-10-13",
        text="""
Record of Initial Child Protection Conference – ADJOURNED
Conference on: Monday 12 October 2026
Child: Ffion Bexley, born 28.06.2013
The last day for an initial conference was 13 October 2026. The conference was not quorate.
The initial conference will reconvene on Monday 19 October 2026 at 2.00 pm in the same room.
""",
        kind="conference_record",
        held="Mon 12 Oct 2026",
        coming=("initial | booked | Mon 19 Oct 2026 | 14:00 | clear",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_days_put_aside_by_their_reason(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case
