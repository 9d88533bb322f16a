"""Cancelled, moved, confirmed: what stands afterwards."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading, Trust
from tests.finding.cases import Case, told

CASES = (
    Case(
        name="cancelled in the subject",
        today="2026-05-12",
        text="""
Subject: CANCELLED: Review Child Protection Conference - 2 June 2026
Dear colleague
Please remove this from your diary. A replacement has been booked for 9 June 2026 at 1pm.
""",
        kind="cancellation",
        held="Tue 9 Jun 2026",
        coming=(
            "review | cancelled | Tue 2 Jun 2026 | clear",
            "review | booked | Tue 9 Jun 2026 | 13:00 | clear",
        ),
    ),
    Case(
        name="old and new date",
        today="2026-05-12",
        text="""
Dear colleague
RE: Review Child Protection Conference
The date of the above conference has changed. Old date: 2 June 2026. New date: 9 June 2026, 1pm, Civic Centre.
""",
        kind="rearrangement",
        held="Tue 9 Jun 2026",
        coming=("review | booked | Tue 9 Jun 2026 | 13:00 | clear",),
    ),
    Case(
        name="postponed until",
        today="2026-05-12",
        text="""
Dear colleague
The Initial Child Protection Conference which was due to take place on 19 May 2026 has been postponed until 26 May 2026 at 10am.
""",
        kind="cancellation",
        held="Tue 26 May 2026",
        coming=(
            "initial | cancelled | Tue 19 May 2026 | clear",
            "initial | booked | Tue 26 May 2026 | 10:00 | check vague_date",
        ),
    ),
    Case(
        name="goes ahead",
        today="2026-05-12",
        text="""
Dear colleague
I write to confirm that the Review Child Protection Conference scheduled for 2 June 2026 will go ahead as planned at 10am.
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="moved by a week",
        today="2026-05-12",
        text="""
Dear colleague
The Review Child Protection Conference on 2 June 2026 has been moved forward by one week.
""",
        kind="rearrangement",
        held="Tue 2 Jun 2026",
        coming=(
            "review | cancelled | Tue 2 Jun 2026 | check superseded",
            "review | to_be_confirmed | clear",
        ),
    ),
    Case(
        name="was rearranged before",
        today="2026-05-12",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
The conference was originally planned for 3 March 2026 but was rearranged to 10 March 2026 as it was inquorate.
Review conference: 2 June 2026
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | clear",),
    ),
    Case(
        name="was in brackets",
        today="2026-05-12",
        text="""
Core group minutes
Date: 15 April 2026
Review conference 2 June 2026 (was 9 June 2026).
""",
        kind="core_group_record",
        held="Wed 15 Apr 2026",
        coming=("review | booked | Tue 2 Jun 2026 | clear",),
    ),
    Case(
        name="another thing cancelled",
        today="2026-05-12",
        text="""
Invitation to Initial Child Protection Conference
Tuesday 2 June 2026 10am
Strategy meeting held 12 May 2026. Mother cancelled her antenatal appointment.
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("initial | booked | Tue 2 Jun 2026 | 10:00 | check superseded",),
    ),
    Case(
        name="only if it is cancelled",
        today="2026-05-20",
        text="""
Subject: Review conference Ella Frost
Dear colleague
The review child protection conference for Ella Frost is on Thursday 6 August 2026 at 10am.
If the conference is cancelled you will be told.
""",
        kind="invitation",
        held="Thu 6 Aug 2026",
        coming=("review | booked | Thu 6 Aug 2026 | 10:00 | check superseded",),
    ),
    Case(
        name="the core group is cancelled, not the conference",
        today="2026-05-20",
        text="""
Initial Child Protection Conference
Date of conference: Thursday 14 May 2026
Child: Ella Frost DOB 01/02/2018
Decision: Child protection plan, neglect
The core group is cancelled but the review conference is Thursday 6 August 2026.
""",
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Thu 6 Aug 2026 | check vague_date",),
    ),
    Case(
        name="stood down as ended",
        today="2026-05-12",
        text="""
Dear Dr Field
Ava Carter 04/06/2018
The Review Child Protection Conference due on 2 June 2026 has been stood down because the plan has ended.
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=(
            "review | cancelled | Tue 2 Jun 2026 | check superseded",
            "review | ended | check superseded",
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_change_of_date_is_read_or_asked_about(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case


@pytest.mark.parametrize(
    "joined", [", as is the review", ". So is the review", ". So has the review"]
)
def test_a_conference_that_goes_off_with_the_core_group_is_asked_about(
    joined: str, read: Callable[..., Reading]
) -> None:
    text = f"""
Subject: Ella Frost
Dear colleague
The core group is cancelled{joined} child protection conference on Thursday 6 August 2026.
"""
    (entry,) = read(text, "2026-05-20").next
    assert entry.trust is Trust.CHECK


def test_a_day_to_follow_is_no_surer_than_that_the_old_one_is_off(
    read: Callable[..., Reading],
) -> None:
    text = """
Initial Child Protection Conference
Date of conference: Thursday 14 May 2026
Present: Ann Moore, Chair; Dr Lee Hart, GP; Sam Dean, social worker
Child: Ella Frost DOB 01/02/2018
Decision: Child protection plan, neglect
Review conference date: Thursday 6 August 2026. This meeting will not take place without the parents.
"""
    assert all(entry.trust is Trust.CHECK for entry in read(text, "2026-05-20").next)


@pytest.mark.parametrize(
    "said",
    [
        "The review conference on Thursday 6 August 2026 is cancelled if no interpreter is found.",
        "Unless we hear otherwise the review conference on Thursday 6 August 2026 is cancelled.",
    ],
)
def test_a_conference_that_is_off_on_a_condition_is_asked_about(
    said: str, read: Callable[..., Reading]
) -> None:
    text = f"""
Children's Social Care
Date: 18 May 2026
Child: Ella Frost DOB 01/02/2018
Dear Dr Hart
{said}
Yours sincerely
"""
    assert all(entry.trust is Trust.CHECK for entry in read(text, "2026-05-20").next)
