"""A day that another line corrects, questions or leaves open."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

INITIAL = """
Initial Child Protection Conference
Date of conference: Thursday 14 May 2026
Child: Ella Frost DOB 01/02/2018
Decision: Child protection plan, neglect
"""

CASES = (
    Case(
        name="another day asked for on the line below",
        today="2026-05-20",
        text=INITIAL
        + """
Review conference date: Thursday 6 August 2026 10am
Please note Ms Dent cannot do the 6th so we have asked for Thursday 13 August 2026.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check several_candidates",),
    ),
    Case(
        name="an ordinary line below",
        today="2026-05-20",
        text=INITIAL
        + """
Review conference date: Thursday 6 August 2026 10am
Ms Dent cannot come to the core group on Thursday 28 May 2026.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | clear",),
    ),
    Case(
        name="booked if there is a room",
        today="2026-05-20",
        text=INITIAL + "Review conference: Thursday 6 August 2026 (subject to a room)",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | check vague_date",),
    ),
    Case(
        name="a sample in the help text of a form",
        today="2026-05-20",
        text=INITIAL + "Date of Review Conference (e.g. 09/09/2026 10:00):",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | not_stated | check vague_date",),
    ),
    Case(
        name="the table says one day and the text another",
        today="2026-08-03",
        text="""
Review Child Protection Conference
Date of conference: Thursday 23 July 2026
| Child | DOB | Outcome | Next conference
| Ava Round | 08/12/2015 | Continue | 14/01/2027
| Jesse Round | 30/06/2018 | Continue | 14/01/2027
Core group 06/08/2026 10am. The next review for both children was set as Thursday \
21 January 2027 at 1.30pm.
""",
        kind="conference_record",
        held="Thu 23 Jul 2026",
        coming=("review | booked | Thu 14 Jan 2027 | check several_candidates",),
    ),
    Case(
        name="only the time has changed",
        today="2026-05-20",
        text="""
Dear all, the time of Ella Frost's (DOB 01/02/2018) review child protection conference \
on Thursday 6 August 2026 has changed from 10am to 2pm.
""",
        kind="invitation",
        held="Thu 6 Aug 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 14:00 | clear",),
    ),
    Case(
        name="the time agreed on the line below",
        today="2026-05-20",
        text=INITIAL
        + """
Review conference: Thursday 6 August 2026 at 10am, Civic Offices
Ms Frost asked whether this could be in the afternoon and the Chair agreed to 2pm.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check time_unsure",),
    ),
    Case(
        name="in half term",
        today="2026-05-20",
        text=INITIAL
        + """
The review conference falls on Thursday 6 August 2026, when school is out; the unit \
will look for a date the week before.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | check vague_date",),
    ),
    Case(
        name="a form filled in over the last one",
        today="2026-05-20",
        text="""
Review Child Protection Conference
| Child | Ella Frost, 01/02/2018
| Date of conference | 14/05/2026
| Date of next review conference | 02/07/2026 at 10:00
The plan continues under neglect.
Date of next meeting. The chair's diary is not yet open and the hub will write.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 2 Jul 2026 | 10:00 | check several_candidates",),
    ),
    Case(
        name="the next review of another plan",
        today="2026-05-20",
        text=INITIAL
        + """
| Date of next review | Thursday 6 August 2026 at 4.15pm (looked after review, Ella)
The day of the next child protection conference could not be fixed.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=(
            "review | booked | Thu 6 Aug 2026 | 16:15 | check vague_date kind_unsure",
        ),
    ),
    Case(
        name="corrected on the line below",
        today="2026-05-20",
        text=INITIAL
        + """
Review conference: Thursday 6 August 2026 at 10am.
Amendment 20 May: Please read 13 August 2026 for 6 August above.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check several_candidates",),
    ),
    Case(
        name="the right day on the line below",
        today="2026-05-20",
        text=INITIAL
        + """
Review conference: Thursday 6 August 2026 at 10am.
Correction – Thursday 13 August 2026 is the right date.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check several_candidates",),
    ),
    Case(
        name="corrections to the record by a day",
        today="2026-05-20",
        text=INITIAL
        + """
Review conference: Thursday 6 August 2026 at 10am.
Corrections to this record by 28 May 2026, please.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | clear",),
    ),
    Case(
        name="to be fixed again",
        today="2026-05-20",
        text=INITIAL
        + """
The review conference was set for 6 August 2026 but will be fixed again by the new chair.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | check vague_date",),
    ),
    Case(
        name="a mother's question left open",
        today="2026-05-20",
        text=INITIAL
        + """
Review conference: Thursday 6 August 2026 at 10am, which is a birthday. Mum asked could it be the Friday. The chair will let everybody know.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check vague_date",),
    ),
    Case(
        name="before something on a day",
        today="2026-05-20",
        text=INITIAL
        + """
The review conference is to take place before schools break up on 24 July 2026.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Fri 24 Jul 2026 | check vague_date",),
    ),
    Case(
        name="corrected by the message above",
        today="2026-05-20",
        text="""
Please see the minutes below. Page 4 has a typing error: the review is 13.08.2026.
"""
        + INITIAL
        + """
Review conference: Thursday 6 August 2026 at 10am.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check several_candidates",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_the_finder_says(case: Case, read: Callable[..., Reading]) -> None:
    assert told(read(case.text, case.today)) == case


def test_a_day_that_may_be_newer_is_offered(read: Callable[..., Reading]) -> None:
    (entry,) = read(CASES[0].text, CASES[0].today).next
    assert [f"{c.date:%a} {c.date.day} {c.date:%b}" for c in entry.candidates] == [
        "Thu 13 Aug"
    ]
