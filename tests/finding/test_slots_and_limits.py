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


SECTION = """
Strategy Meeting Record
| Held | Monday 1 February 2027, 11.15am, Teams |
| Child | Mikey Dolan, DOB 08.08.2014 |
Present
Gareth Inch, MASH
Decisions
Joint section 47 enquiry by 12 February 2027.
Initial child protection conference
Is a conference needed? Yes.
{said}
Review strategy meeting
Friday 12 February 2027 at 3pm, Teams.
"""
SLOTS = (
    "It has to be held by 18 February 2027. We have got a slot: Tuesday 16 February 2027 at 10am.",
    "Booked for Tuesday 16 February 2027 at 10am.",
    "Arranged for Tuesday 16 February 2027 at 10am in the Atrium.",
)


@pytest.mark.parametrize("said", SLOTS)
def test_what_is_booked_under_a_heading_is_what_the_heading_names(
    said: str, read: Callable[..., Reading]
) -> None:
    assert told(read(SECTION.format(said=said), today="2027-02-03")) == Case(
        kind="strategy_record",
        held="Mon 1 Feb 2027",
        coming=("initial | booked | Tue 16 Feb 2027 | 10:00 | clear",),
    )


EXPORT = """
CHILD PROTECTION CONFERENCE RECORD
| Meeting type | CP Conference - Review |
| Meeting actual date | 09-Sep-2026 |
| Child | Erin Callow, DOB 03-Mar-2015 |
Discussion
School reports progress.
| NEXT REVIEW | |
| Statutory review due date | 09-Mar-2027 |
| Date next review booked | 10-Feb-2027 |
| Time | 14:00 |
| CORE GROUP | |
| Date of next | 29-Sep-2026 09:30 at Family Space |
| PLAN ACTIONS | | | |
| Ref | Action | Responsible | Target date |
| A1 | Review mother's medication | Dr J Attwood | 30-Oct-2026 |
"""


def test_a_table_within_a_table_goes_by_its_own_head(
    read: Callable[..., Reading],
) -> None:
    reading = read(EXPORT, today="2026-09-16")
    assert told(reading) == Case(
        kind="conference_record",
        held="Wed 9 Sep 2026",
        coming=("review | booked | Wed 10 Feb 2027 | 14:00 | clear",),
    )
    groups = [str(group.date) for group in reading.core_groups]
    assert groups == ["2026-09-29"]


BESIDE_COURT = """
Review Child Protection Conference
Date of this conference: 18.11.26
Children: Amelia Rowe, DOB 03.03.18; George Rowe, DOB 11.06.20
Court
Final hearing, five days from 26.04.27.
Core group 08.12.26 3.30pm at school.
{head}
Amelia and George: 11.05.27 at 9.45am, Wyverton House - after the final hearing but within the six months (18.05.27).
"""


@pytest.mark.parametrize("head", ["Next RCPC", "Date of next review conference"])
def test_a_day_right_below_the_conference_is_not_the_hearing_it_comes_after(
    head: str, read: Callable[..., Reading]
) -> None:
    assert told(read(BESIDE_COURT.format(head=head), today="2026-12-02")) == Case(
        kind="conference_record",
        held="Wed 18 Nov 2026",
        coming=("review | booked | Tue 11 May 2027 | 09:45 | clear",),
    )


def test_the_review_of_a_notice_is_the_one_it_gives_notice_of(
    read: Callable[..., Reading],
) -> None:
    text = """
Notice of Review Child Protection Conference
8 January 2027
Child: Archie Denholm, DOB 9/3/2015
Because of the snow the review on Tuesday 26 January 2027 will be held at 1.30pm in the library.
"""
    assert told(read(text, today="2027-01-11")) == Case(
        kind="invitation",
        held="Tue 26 Jan 2027",
        coming=("review | booked | Tue 26 Jan 2027 | 13:30 | clear",),
    )


TOLD_BY_THE_WAY = (
    "The conference agreed that Ava now has a plan under neglect.",
    "Ava wrote to the conference: I'm alright now.",
    "Review 2 was on 11/12/2025 (adjourned from 04/12/2025).",
    "The conference planned for 2 March 2026 was cancelled because of snow.",
)


@pytest.mark.parametrize("said", TOLD_BY_THE_WAY)
def test_what_a_record_tells_by_the_way_moves_nothing(
    said: str, read: Callable[..., Reading]
) -> None:
    text = RECORD.replace("16 April 2026", "10 April 2026").format(said=said)
    assert told(read(text, today="2026-04-27")) == Case(
        kind="conference_record",
        held="Fri 10 Apr 2026",
        coming=("review | booked | Tue 6 Oct 2026 | 10:00 | clear",),
    )


FUTURE = """
Child Protection Conference Record
| Meeting type | CPConference - Initial |
| Date due | 13-Feb-2026 |
| Actual date | 12-Feb-2026 |
| Child | Corin Brathay, DOB 03-Mar-2018 |
Future meetings
| {heads} |
| Core Group | 26-Feb-2026 | 24-Feb-2026 | 14:00 | School |
| {label} | 12-May-2026 | 07-May-2026 | 10:30 | Locality Hub |
"""
HEADS = (
    "Meeting type | Date due | Meeting date | Time | Venue",
    "Meeting | No later than | Booked | Time | Place",
    "Meeting | Statutory limit | Date | Time | Venue",
)
ROWS = ("CPConference - Review", "Review", "Child Protection Conference - Review")


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize("label", ROWS)
def test_of_a_limit_and_a_booking_in_one_row_the_booking_is_the_day(
    heads: str, label: str, read: Callable[..., Reading]
) -> None:
    text = FUTURE.format(heads=heads, label=label)
    assert told(read(text, today="2026-02-23")) == Case(
        kind="conference_record",
        held="Thu 12 Feb 2026",
        coming=("review | booked | Thu 7 May 2026 | 10:30 | clear",),
    )


HEADED = """
MINUTE OF INITIAL CHILD PROTECTION PLANNING MEETING
Held at Kilncraigs, Alloa on Wednesday 11th March 2026 at 2pm
Re: Rory Kinnaird, born 21st December 2019
1. Purpose and background
The Chair explained the purpose of the meeting and the order in which it would be taken. {said}
2. Arrangements
Those present agreed to come back together as a Review Child Protection Planning Meeting in Kilncraigs on Tuesday 9th June 2026 at 2pm.
"""
BACKGROUND = (
    "An Inter-agency Referral Discussion was held on 20th February 2026. The meeting had therefore been convened within the 28 day timescale.",
    "A conference about an older brother was held on 17th November 2025 in this building.",
)


@pytest.mark.parametrize("said", BACKGROUND)
def test_a_day_told_in_the_background_does_not_rival_the_day_at_the_head(
    said: str, read: Callable[..., Reading]
) -> None:
    assert told(read(HEADED.format(said=said), today="2026-03-24")) == Case(
        kind="conference_record",
        held="Wed 11 Mar 2026",
        coming=("review | booked | Tue 9 Jun 2026 | 14:00 | clear",),
    )


def test_a_notice_that_says_where_the_old_day_went_is_not_asked_about(
    read: Callable[..., Reading],
) -> None:
    text = """
NOTICE OF REARRANGED REVIEW CHILD PROTECTION CONFERENCE
16th February 2026
Child: Macsen Troed (d.o.b. 9/5/22)
The review conference which was to be held on Tuesday 3rd March 2026 at 2pm will not now go ahead on that day, as Mam is in hospital.
New date: Tuesday 17th March 2026 at 10.00 am
The three month limit is 19th March 2026.
"""
    assert told(read(text, today="2026-02-18")) == Case(
        kind="rearrangement",
        held="Tue 17 Mar 2026",
        coming=("review | booked | Tue 17 Mar 2026 | 10:00 | clear",),
    )


PORTAL = """
Children and Young People - Safeguarding and Reviewing Service
Generated 28/08/2026 14:50
Invitation to attend a Child Protection Review Conference
You are invited to the conference set out below.
| Child | Nathaniel Akers, DOB 25/03/2011 |
| Conference |
| Type | Review (second) |
| {label} | Tuesday, 29 September 2026 |
| Time | 13:45 to 15:15 |
Initial conference: 15 January 2026. First review: 9 April 2026.
"""


@pytest.mark.parametrize("label", ["Date", "When", "Day"])
def test_an_invitation_that_tells_what_went_before_invites_to_its_own_day(
    label: str, read: Callable[..., Reading]
) -> None:
    assert told(read(PORTAL.format(label=label), today="2026-09-01")) == Case(
        kind="invitation",
        held="Tue 29 Sep 2026",
        coming=("review | booked | Tue 29 Sep 2026 | 13:45 | clear",),
    )


def test_the_day_of_a_task_for_the_conference_is_not_the_conference_s(
    read: Callable[..., Reading],
) -> None:
    text = """
Minutes of Review Child Protection Conference
Date of conference: 14 May 2026
Child: Poppy Stickland, DOB 03.03.18
Next review conference: Tuesday 3 November 2026 at 10am
Actions
| Action | Who | By |
| Send summary of mother's health for the review conference | Dr Rideout | 09/10/2026 |
"""
    assert told(read(text, today="2026-05-20")) == Case(
        kind="conference_record",
        held="Thu 14 May 2026",
        coming=("review | booked | Tue 3 Nov 2026 | 10:00 | clear",),
    )


def test_a_day_right_below_its_heading_is_not_that_of_a_word_further_on(
    read: Callable[..., Reading],
) -> None:
    text = """
Minutes of Initial Child Protection Conference
Date of conference: 21 September 2026
Child: Josiah Dell, DOB 03.03.17
9 Any other business
None.
10 REVIEW CONFERENCE
Mon 14/12/2026, 13:15hrs, Laurence House (father, if he is let in, will be seen apart from 12:30hrs).
"""
    entry = read(text, today="2026-09-25").next[0]
    assert (entry.status.value, str(entry.date)) == ("booked", "2026-12-14")
