"""Days booked in a table under the conference's heading, and limits beside them."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

STRATEGY = """
Record of Strategy Meeting
| Date and time | Thursday 8 January 2026, 3pm |
| Child | Ava Carter, DOB 04/06/2018 |
Decision: joint Section 47 enquiry.
6 Initial Child Protection Conference
| Needed? | Yes |
| {label} | Wednesday 21 January 2026 09:30, Duke Street |
| Interpreter booked | Tuesday 20 January 2026 |
"""
LABELS = (
    "Slot booked with Safeguarding Unit",
    "Date agreed",
    "Date and time booked",
    "Booked for",
    "Conference arranged",
)


@pytest.mark.parametrize("label", LABELS)
def test_a_slot_under_the_conference_s_heading_is_its_day(
    label: str, read: Callable[..., Reading]
) -> None:
    reading = read(STRATEGY.format(label=label), today="2026-01-09")
    assert told(reading) == Case(
        kind="strategy_record",
        held="Thu 8 Jan 2026",
        coming=("initial | booked | Wed 21 Jan 2026 | 09:30 | clear",),
    )


RECORD = """
Minutes of Review Child Protection Conference
Date of conference: 16 April 2026
Child: Ines Harcourt DOB 22/08/2011
{said}
Date of next review conference: Tuesday 6 October 2026 at 10am
"""
KEPT = (
    "The review had to be held by 13/05/2026 and was brought forward by four weeks.",
    "This review was due by 13 May 2026 and was put back by two weeks.",
    "The review conference should have taken place by 1 April 2026.",
)


@pytest.mark.parametrize("said", KEPT)
def test_the_limit_of_the_conference_that_was_held_is_no_limit_to_come(
    said: str, read: Callable[..., Reading]
) -> None:
    assert told(read(RECORD.format(said=said), today="2026-04-27")) == Case(
        kind="conference_record",
        held="Thu 16 Apr 2026",
        coming=("review | booked | Tue 6 Oct 2026 | 10:00 | clear",),
    )


LETTER = """
Belfast Health and Social Care Trust
1 October 2026
Re: Shea Ligoniel, DOB 26 January 2013
A Review Child Protection Case Conference was held on Thursday 24 September 2026.
His name remains on the Child Protection Register.
{said} An invitation will be sent to you once a date has been set.
"""
DUE = (
    "A further review must take place within six months, that is by 24 March 2027.",
    "A further review has to be held on or before 24 March 2027.",
)


@pytest.mark.parametrize("said", DUE)
def test_a_further_review_that_must_be_held_is_due(
    said: str, read: Callable[..., Reading]
) -> None:
    entry = read(LETTER.format(said=said), today="2026-10-05").next[0]
    assert (entry.status.value, str(entry.latest)) == ("due_by", "2027-03-24")
