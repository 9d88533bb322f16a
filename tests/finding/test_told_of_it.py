"""A day told of "it", in the sentence after the one that names the conference."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

CASES = (
    Case(
        name="moved, by another agency's word, with the old day before it",
        today="2026-10-05",
        text="""
Core Group Meeting
Date of meeting: 1 October 2026
Child: Ava Carter DOB 04/06/2018
The review conference was set for Wednesday 4 November 2026 at 9.30. The chair is on jury service that fortnight, and the unit has confirmed that it is moved to Tuesday 10 November 2026, 1.30pm.
""",
        kind="core_group_record",
        held="Thu 1 Oct 2026",
        coming=("review | booked | Tue 10 Nov 2026 | 13:30 | clear",),
    ),
    Case(
        name="put back",
        today="2026-05-20",
        text="""
Core Group Meeting
Date of meeting: 14 May 2026
Child: Ava Carter DOB 04/06/2018
The RCPC was booked for 3 June 2026 at 10am. Because the school is closed that week it has been put back to Wednesday 17 June 2026 at 2pm.
""",
        kind="core_group_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Wed 17 Jun 2026 | 14:00 | clear",),
    ),
    Case(
        name="booked, told of it: a likely day, and a question",
        today="2026-10-15",
        text="""
Minutes of Pre-Birth Child Protection Conference
Date of conference: Wednesday 30 September 2026
Unborn baby of Jess Plow, due 29 December 2026
The review conference would ordinarily be within a month of the birth. To be on the safe side it has been put in for Wednesday 16 December 2026 at 10am.
""",
        kind="conference_record",
        held="Wed 30 Sep 2026",
        coming=("review | booked | Wed 16 Dec 2026 | 10:00 | check kind_unsure",),
    ),
    Case(
        name="it is something else: never believed",
        today="2026-03-24",
        text="""
Minutes of Initial Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter DOB 04/06/2018
The review conference will look at housing. Mother has put in for a flat with the council and it is booked for Wednesday 3 June 2026.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Wed 3 Jun 2026 | check kind_unsure",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_day_told_of_it(case: Case, read: Callable[..., Reading]) -> None:
    assert told(read(case.text, today=case.today)) == case
