"""Documents in which the first date, or any date, would be the wrong one."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

CASES = (
    Case(
        name="NI",
        today="2026-03-24",
        text="""
Example Health and Social Care Trust
MINUTES OF INITIAL CHILD PROTECTION CASE CONFERENCE
Date of Case Conference: 10.03.26
Child: Ava Carter   DOB: 04.06.18   H&C No: 123 456 7890
Decision: Ava's name placed on the Child Protection Register under the category of Potential Physical Abuse
Date of Review Case Conference: 9th June 2026 at 10.00 am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 9 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="email body minutes",
        today="2026-03-17",
        text="""
Hi all
Please find attached the minutes from Ava Carter's ICPC on 10 March. Just to flag the RCPC is 2 June at 10am, Civic Centre, and first core group is this Friday 20 March, 9am at school.
GP to send immunisation history to Sam Roe by 27 March please.
Kind regards
Pat Lee
Child Protection Administrator
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=(
            "review | booked | Tue 2 Jun 2026 | 10:00 | check year_inferred no_conference_date",
        ),
    ),
    Case(
        name="moved earlier",
        today="2026-04-21",
        text="""
Dear Dr Field
Review Child Protection Conference - Ava Carter
Please note the above conference has been brought forward from Tuesday 9 June 2026 to Tuesday 26 May 2026 at 10am, Civic Centre.
""",
        kind="rearrangement",
        held="Tue 26 May 2026",
        coming=("review | booked | Tue 26 May 2026 | 10:00 | clear",),
    ),
    Case(
        name="old new rows",
        today="2026-05-20",
        text="""
NOTIFICATION OF CHANGE TO CONFERENCE
Child: Ava Carter
| Original date | 2 June 2026 10am |
| New date | 16 June 2026 1pm |
| Reason | Chair unavailable |
Type of conference: Review Child Protection Conference
""",
        kind="rearrangement",
        held="Tue 16 Jun 2026",
        coming=("review | booked | Tue 16 Jun 2026 | 13:00 | clear",),
    ),
    Case(
        name="time moved only",
        today="2026-05-20",
        text="""
CHANGE OF TIME
Review Child Protection Conference for Ava Carter on 2 June 2026 will now start at 2pm instead of 10am.
""",
        kind="rearrangement",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 14:00 | check superseded",),
    ),
    Case(
        name="two review mentions same",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Next review: 2 June 2026
...
The Review Conference will take place on Tuesday 2nd June 2026 at 10:00am.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="CIN with CP history title",
        today="2026-03-24",
        text="""
Review Child Protection Conference
Date of conference 10 March 2026
Outcome: plans to end. Children to be supported under CIN plan.
Next CIN meeting: 7 April 2026
Next conference: N/A
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | ended | clear",),
    ),
    Case(
        name="conflict ended booked",
        today="2026-03-24",
        text="""
Review Child Protection Conference minutes
Date of conference 10 March 2026
Decision: The child protection plan ended.
Next review conference: 1 September 2026
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 1 Sep 2026 | check outcome_conflict",),
    ),
    Case(
        name="dissent prose",
        today="2026-03-24",
        text="""
Minutes of Review Child Protection Conference 10 March 2026
The health visitor felt the plan should end. Police felt the plan should continue. The chair decided that Ava should remain subject to a child protection plan under emotional abuse.
RCPC 1 September 2026
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 1 Sep 2026 | clear",),
    ),
    Case(
        name="wrong-year",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Review Conference: 2 June 2025 at 10am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Mon 2 Jun 2025 | 10:00 | check past",),
    ),
    Case(
        name="far",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Review Conference: 2 December 2026 at 10am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Wed 2 Dec 2026 | 10:00 | check beyond_limit",),
    ),
    Case(
        name="soon",
        today="2026-03-12",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Review Conference: 24 March 2026 at 10am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 24 Mar 2026 | 10:00 | check too_soon",),
    ),
    Case(
        name="holiday",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Review Conference: 25 May 2026 at 10am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Mon 25 May 2026 | 10:00 | check bank_holiday",),
    ),
    Case(
        name="bare time pm",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Review Conference: 2 June 2026 at 2
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 14:00 | check time_unsure",),
    ),
    Case(
        name="week of",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Review conference provisionally week commencing 1st June
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=(
            "review | window | Mon 1 Jun 2026 | latest Fri 5 Jun 2026 | check year_inferred vague_date",
        ),
    ),
    Case(
        name="either or",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Review conference: either 2nd or 9th June 2026
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=(
            "review | booked | Tue 2 Jun 2026 | check vague_date several_candidates",
        ),
    ),
    Case(
        name="prov",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Review conference: 2nd June 2026 (provisional)
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | check vague_date",),
    ),
    Case(
        name="phone",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Next conference: contact 01632 960 111 or see case CP-04-06-26-11
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | not_stated | check vague_date",),
    ),
    Case(
        name="road",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Next conference venue: 12 May Road. Date TBC
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | to_be_confirmed | clear",),
    ),
    Case(
        name="page",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Next conference   Page 3 of 12 June edition
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | not_stated | check several_candidates",),
    ),
    Case(
        name="distribution date",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Date of next conference
Minutes distributed: 24 March 2026
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | to_be_confirmed | clear",),
    ),
    Case(
        name="review of minutes",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Review conference to be arranged by the social worker. Social worker to visit on 20 March 2026.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | to_be_confirmed | clear",),
    ),
    Case(
        name="school holidays",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
The review conference should avoid half term (25 May 2026 to 29 May 2026).
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=(
            "review | booked | Mon 25 May 2026 | check vague_date bank_holiday several_candidates",
        ),
    ),
    Case(
        name="not before",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Mother cannot attend a review conference on 2 June 2026.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | check vague_date",),
    ),
    Case(
        name="request",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Father asked whether the review conference could be on 2 June 2026. The chair explained that the date would be set later.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | check vague_date",),
    ),
    Case(
        name="wishes",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
RCPC was due 2 June 2026 but the venue is unavailable that day.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | check vague_date",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_trap_is_avoided_or_asked_about(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case
