"""More wordings by which a closing paragraph, form or notice names the next conference."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

HEAD = """
Minutes of Review Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter, DOB 04/06/2018
The child protection plan continues under neglect.
"""


def record(name: str, said: str, coming: str) -> Case:
    """The record above with some more lines."""
    return Case(
        name=name,
        text=HEAD + said,
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=(coming,),
    )


CASES = (
    record(
        "the plan comes back to conference",
        "7. The plan to come back to conference on Tuesday 1 September 2026 at 10.15 am at the Civic Office.",
        "review | booked | Tue 1 Sep 2026 | 10:15 | clear",
    ),
    record(
        "the plan will be reviewed at conference",
        "| Plan will be reviewed at conference on | 1 September 2026, 2:00pm, Town Hall |",
        "review | booked | Tue 1 Sep 2026 | 14:00 | clear",
    ),
    record(
        "an aside with a day of its own",
        "Review conference (already set by the Chair on 1/3)\n1 September 2026 at 10.00am, Westgate Plaza.",
        "review | booked | Tue 1 Sep 2026 | 10:00 | clear",
    ),
    record(
        "one child's review may not be the other's",
        "Ava is new to a plan and so her review is Tuesday 1 September 2026 at 10.00am.",
        "review | booked | Tue 1 Sep 2026 | 10:00 | check kind_unsure",
    ),
    record(
        "a sentence that begins with On is no label",
        "Review conference: Tuesday 1 September 2026 at 9.45 a.m.\nOn 9 May 2026 Mr Quaye turned up at nan's.",
        "review | booked | Tue 1 Sep 2026 | 09:45 | clear",
    ),
    record(
        "a count of working days is no other day",
        "Review conference: Tuesday 1 September 2026, 2pm\nMinutes: aim is 20 working days = Tuesday 7 April 2026.",
        "review | booked | Tue 1 Sep 2026 | 14:00 | clear",
    ),
    Case(
        name="rebooked as follows",
        today="2026-06-03",
        text="""
Dear All
RE: REVIEW CHILD PROTECTION CONFERENCE, Ava Carter (DOB 04/06/2018)
Please note that the above conference on Tuesday 9th June 2026 at 10.00am will NOT be going ahead.
The conference has been rebooked as follows:
Thursday 18th June 2026
1.15pm
Town Hall, Committee Room 2
""",
        kind="cancellation",
        held="Thu 18 Jun 2026",
        coming=(
            "review | cancelled | Tue 9 Jun 2026 | 10:00 | clear",
            "review | booked | Thu 18 Jun 2026 | 13:15 | clear",
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_wording_is_known(case: Case, read: Callable[..., Reading]) -> None:
    assert told(read(case.text, case.today)) == case
