"""Documents in which other days stand beside the right one."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

CASES = (
    Case(
        name="report for a coming conference",
        today="2026-05-21",
        text="""
Social Worker's Report to Review Child Protection Conference
Date of conference: 2 June 2026
Date report completed: 20 May 2026
Child: Ava Carter
Date of last conference: 10 March 2026
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | clear",),
    ),
    Case(
        name="two sets of minutes",
        today="2026-03-24",
        text="""
Review Child Protection Conference minutes
Date of conference: 10 March 2026
Next review conference: 8 September 2026
Appendix: Initial conference minutes
Date of conference: 12 December 2025
Next review conference: 10 March 2026
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 8 Sep 2026 | clear",),
    ),
    Case(
        name="contact to be reviewed",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference 10 March 2026
Plan
Father's contact to be reviewed on 7 April 2026.
Review conference date to be set by chair.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | to_be_confirmed | check several_candidates",),
    ),
    Case(
        name="what was said last time",
        today="2026-03-24",
        text="""
Minutes of Review Child Protection Conference 10 March 2026
At the last conference it was agreed that the next conference would be on 10 March 2026.
The next conference was set for 8 September 2026 at 10am.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 8 Sep 2026 | 10:00 | clear",),
    ),
    Case(
        name="a cousin elsewhere",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference 10 March 2026
Child: Ava Carter DOB 04/06/2018
Ava's cousin Ben has a review conference on 5 May 2026 in Leeds.
Next conference for Ava: 2 June 2026 at 10am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="month before day",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference 10 March 2026
Date of next conference - Tuesday, June 2nd 2026 - 10.00 - 12.00 noon
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="due and booked in rows",
        today="2026-03-24",
        text="""
Child Protection Plan review record
Conference date 10/03/2026
| Next review due by | 10/09/2026 |
| Next review date | 01/09/2026 |
| Next review time | 13:30 |
""",
        kind="plan",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 1 Sep 2026 | 13:30 | clear",),
    ),
    Case(
        name="conference year mistyped",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2025
Date of next conference: 2 June 2026
""",
        kind="conference_record",
        held="Mon 10 Mar 2025",
        coming=("review | booked | Tue 2 Jun 2026 | check beyond_limit",),
    ),
    Case(
        name="two labels a line",
        today="2026-03-24",
        text="""
ICPC outcome
Conference held: 10/03/2026
First core group meeting: Date: 20/03/2026 Time: 10am
Review conference: Date: 02/06/2026 Time: 2pm
""",
        kind="outcome_letter",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 14:00 | clear",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_right_day_is_told_from_its_rivals(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case


COMING = """
Minutes of Review Child Protection Conference
Date of conference: Thursday 14 May 2026
Child: Ella Frost, DOB 01/02/2018
{said}
"""
TAKES_PART = (
    "Mum's brother will attend the review conference on Thursday 6 August 2026 at 10am.",
    "Her sister is coming to the review conference on Thursday 6 August 2026 at 10am.",
    "The review conference for Ella and older brother Max is on Thursday 6 August 2026 at 10am.",
    "The review conference is on Thursday 6 August 2026 at 10am (the first half hour for Parents only).",
)


@pytest.mark.parametrize("said", TAKES_PART)
def test_a_relative_who_comes_does_not_take_the_day_away(
    said: str, read: Callable[..., Reading]
) -> None:
    entry = read(COMING.format(said=said), today="2026-05-20").next[0]
    assert (entry.status.value, str(entry.date)) == ("booked", "2026-08-06")


def test_a_day_on_which_a_relative_comes_rivals_the_day_of_a_label(
    read: Callable[..., Reading],
) -> None:
    said = (
        "Mum's brother will attend the review conference on Thursday 13 August 2026.\n"
        "Date of next review conference: Thursday 6 August 2026 at 10am"
    )
    entry = read(COMING.format(said=said), today="2026-05-20").next[0]
    assert entry.trust.value == "check"
    assert "2026-08-13" in {str(c.date) for c in entry.candidates} | {str(entry.date)}


STANDS = "\nDate of next review conference: Thursday 6 August 2026 at 10am"
RIVALS = (
    "The chair's sister is ill, so the review conference is on Thursday 13 August 2026.",
    "Other children in the class broke up. The next conference is Thursday 13 August 2026.",
    "| Action | Who | By |\n| Attend review conference | GP | Thursday 13 August 2026 |",
)


@pytest.mark.parametrize("said", RIVALS)
def test_a_day_that_is_only_near_a_relative_or_a_task_is_still_a_rival(
    said: str, read: Callable[..., Reading]
) -> None:
    entry = read(COMING.format(said=said) + STANDS, today="2026-05-20").next[0]
    assert entry.trust.value == "check"
    assert "2026-08-13" in {str(c.date) for c in entry.candidates}


OTHERS = (
    "Her brother Tyler's review conference is on Thursday 13 August 2026.",
    "Half-sister Ruby Colley lives in Sandwell. Ruby's review conference is on Thursday 13 August 2026.",
)


@pytest.mark.parametrize("said", OTHERS)
def test_a_brother_s_or_sister_s_own_day_is_none(
    said: str, read: Callable[..., Reading]
) -> None:
    entry = read(COMING.format(said=said) + STANDS, today="2026-05-20").next[0]
    assert (str(entry.date), entry.trust.value) == ("2026-08-06", "clear")
