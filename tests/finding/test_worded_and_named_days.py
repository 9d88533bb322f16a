"""Days written out, reviews named by their row or sentence, rules beside bookings."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

HEAD = """
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter, DOB 04/06/2018
Ava was made the subject of a child protection plan under neglect.
"""


def record(name: str, said: str, coming: str, today: str = "2026-03-24") -> Case:
    """The record above with some more lines."""
    return Case(
        name=name,
        today=today,
        text=HEAD + said,
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=(coming,),
    )


WORDED = (
    record(
        "day in words, year in figures",
        "Conference will come together again on Tuesday the second of June 2026 at a quarter to ten in the morning.",
        "review | booked | Tue 2 Jun 2026 | 09:45 | clear",
    ),
    record(
        "all in words",
        "The review conference shall be held on the second day of June two thousand and twenty-six at half past two in the afternoon.",
        "review | booked | Tue 2 Jun 2026 | 14:30 | clear",
    ),
    record(
        "twenty twenty-six",
        "Date of next review conference: Tuesday, the twenty-sixth of May twenty twenty-six, 10am",
        "review | booked | Tue 26 May 2026 | 10:00 | clear",
    ),
    record(
        "month first",
        "Next review conference: June the second, 2026, at 11am",
        "review | booked | Tue 2 Jun 2026 | 11:00 | clear",
    ),
    record(
        "no year",
        "Date of next review conference: Tuesday the second of June at 10am",
        "review | booked | Tue 2 Jun 2026 | 10:00 | check year_inferred",
    ),
    record(
        "a wrong weekday in words",
        "Date of next review conference: Wednesday the second of June 2026 at 10am",
        "review | booked | Tue 2 Jun 2026 | 10:00 | check weekday_mismatch",
    ),
    record(
        "no such day in words",
        "Date of next review conference: the thirty-first of June 2026 at 10am",
        "review | unclear | 10:00 | check impossible_date",
    ),
)
NAMED = (
    record(
        "a box of dates that says only Review",
        "| Core group | 19.03.2026 at 10.30 |\n| Review | 02.06.2026 at 13.00 |",
        "review | booked | Tue 2 Jun 2026 | 13:00 | clear",
    ),
    record(
        "its twin: a review among tasks",
        "| Action | Who | When |\n| Review | GP | 02.06.2026 |",
        "review | not_stated | check nothing_found",
    ),
    record(
        "the review is on",
        "Core group: 19 March 2026 at 2pm.\nThe review is on Tuesday the 2nd of June 2026 at 1.30pm, Town Hall.",
        "review | booked | Tue 2 Jun 2026 | 13:30 | clear",
    ),
    record(
        "its twin: without a weekday it is asked about",
        "The review is on 2 June 2026 at 1.30pm, Town Hall.",
        "review | booked | Tue 2 Jun 2026 | 13:30 | check kind_unsure",
    ),
    record(
        "heads above a row of days",
        "Core group       Review conference     Midway review\n19 March 2026    2 June 2026           30 April 2026",
        "review | booked | Tue 2 Jun 2026 | clear",
    ),
    record(
        "a clinical review is none",
        "The first clinical review would be on 25 March 2026.\nReview conference: 2 June 2026 at 10am",
        "review | booked | Tue 2 Jun 2026 | 10:00 | clear",
    ),
)
RULES = (
    record(
        "the three months of every paper",
        "The first review is held within three months of the initial conference and after that at six-monthly intervals.\nNext review conference: 2 June 2026 at 10am",
        "review | booked | Tue 2 Jun 2026 | 10:00 | clear",
    ),
    record(
        "a note on any review",
        "Date of Review Conference: 2 June 2026 at 10am\nNote: a review conference must be held within three months, and may be brought forward if the core group asks.",
        "review | booked | Tue 2 Jun 2026 | 10:00 | clear",
    ),
    record(
        "its twin: a note on this one",
        "Date of Review Conference: 2 June 2026 at 10am\nNote: this conference may be brought forward if the core group asks.",
        "review | booked | Tue 2 Jun 2026 | 10:00 | check vague_date",
    ),
    record(
        "its twin: a last day that comes before",
        "Date of next review conference: Tuesday 9 June 2026 at 10am\nReview conference due date: 2 June 2026",
        "review | booked | Tue 9 Jun 2026 | 10:00 | check beyond_limit",
    ),
    record(
        "a room's number is no time",
        "Review conference: 2 June 2026, 1:00pm, Larch House Room 5.02",
        "review | booked | Tue 2 Jun 2026 | 13:00 | clear",
    ),
    record(
        "an earlier strategy discussion that was reconvened",
        "A strategy meeting was held on 2 March and reconvened on 4 March.\nReview conference: 2 June 2026 at 10am",
        "review | booked | Tue 2 Jun 2026 | 10:00 | clear",
    ),
)
OTHERS = (
    Case(
        name="a correction that names the wrong day and the right one",
        today="2026-09-01",
        text="""
Minutes of Review Child Protection Conference
Date of conference: 4 August 2026
Child: Ava Carter, DOB 04/06/2018
Correction note: in the minutes sent on 21 August 2026 the date of the next review conference was wrongly shown as 16 December 2026. The correct date is 9 December 2026.
The plan continues under neglect.
Next review conference: Wednesday 9 December 2026, 1.00pm
""",
        kind="conference_record",
        held="Tue 4 Aug 2026",
        coming=("review | booked | Wed 9 Dec 2026 | 13:00 | clear",),
    ),
    Case(
        name="Welsh and English in one cell",
        today="2026-06-30",
        text="""
# Cofnodion Cynhadledd Adolygu / Minutes of Review Child Protection Conference
| Enw / Name of child | Ava CARTER, DOB 04/06/2018 |
| Dyddiad y gynhadledd / Date of conference | Dydd Mercher 17 Mehefin 2026 / Wednesday 17 June 2026 |
| Cynhadledd adolygu nesaf / Next review conference | Dydd Mercher 25 Tachwedd 2026 / Wednesday 25 November 2026, 10:00 |
""",
        kind="conference_record",
        held="Wed 17 Jun 2026",
        coming=("review | booked | Wed 25 Nov 2026 | 10:00 | clear",),
    ),
    Case(
        name="a form that is titled only by its decision",
        today="2026-03-24",
        text="""
# CP7: NOTIFICATION OF CONFERENCE DECISION
Child: Ava Carter
Date of birth: 04/06/2018
Date of conference: 10/03/2026
Type of conference: Review
Decision: Child protection plan continues
Date of next core group: 09/04/2026
Date of next conference: 01/09/2026
Time of next conference: 14:00
""",
        kind="outcome_letter",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 1 Sep 2026 | 14:00 | clear",),
    ),
    Case(
        name="reports by e-mail to the conference team",
        today="2026-05-12",
        text="""
Dear Colleague
Initial Child Protection Conference: Ava CARTER, born 04/06/2018
Please accept this as an invitation to the above conference which will take place on Tuesday 2 June 2026 at 10.15am. Reports please by Thursday 28 May 2026 to conference.admin@fernley.example.
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("initial | booked | Tue 2 Jun 2026 | 10:15 | clear",),
    ),
    Case(
        name="re-arranged for, with a meeting room",
        today="2026-05-06",
        text="""
Hi all
Please note that the Review Child Protection Conference for Ava Carter (dob 04/06/2018) which was arranged for Wednesday 20 May 2026 at 10am will NOT now go ahead as the chair is in court.
It has been re-arranged for:
Thursday 28 May 2026, 2.15pm, Riverside House, Meeting Rm 4
""",
        kind="rearrangement",
        held="Thu 28 May 2026",
        coming=("review | booked | Thu 28 May 2026 | 14:15 | clear",),
    ),
)
CLASSES = {
    "days in words": WORDED,
    "named by row or sentence": NAMED,
    "rules": RULES,
    "other": OTHERS,
}


@pytest.mark.parametrize(
    "case",
    [case for cases in CLASSES.values() for case in cases],
    ids=lambda case: case.name,
)
def test_a_day_is_read_as_a_person_would(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case
