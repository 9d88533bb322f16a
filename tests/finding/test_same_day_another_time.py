"""Notices of another time or place on the same day, and invitations with many times."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import told

NOTICE = """
Subject: CHANGE OF TIME – review conference 10/12/2026
From: Conference Admin <rca@thornleigh.example>
Date: Thu, 03 Dec 2026 14:06:00 +0000

Re: Chidi Ekwueme (13/01/2014), Nkechi Ekwueme (07/08/2017)

"""

SAID = {
    "it stays on that day": "The review child protection conference on Thursday 10 December \
2026 stays on that day but will start at 2.00pm and not at 10.00am as in the invitation of \
12 November.",
    "the date is unchanged": "The review child protection conference is on Thursday 10 \
December 2026 at 2.00pm instead of 10.00am. The date is unchanged.",
    "only the time": "Only the time of the review child protection conference on Thursday 10 \
December 2026 has changed. It will start at 2.00pm rather than 10.00am.",
    "the same day, its time moved": "The review child protection conference remains on the \
same day, Thursday 10 December 2026, at 2.00pm (not at 10.00am as in our letter of 12 \
November 2026).",
    "no change of the day": "There is no change to the date of the review child protection \
conference, Thursday 10 December 2026, which will now begin at 2.00pm.",
}


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_the_day_stands_where_only_the_time_is_new(
    said: str, read: Callable[..., Reading]
) -> None:
    reading = read(NOTICE + said, "2026-12-03")
    assert told(reading).coming == (
        "review | booked | Thu 10 Dec 2026 | 14:00 | clear",
    )


UNSAID = """The review child protection conference on Thursday 10 December 2026 has been \
changed. It was to start at 10.00am."""


def test_a_notice_that_does_not_say_so_is_asked_about(
    read: Callable[..., Reading],
) -> None:
    reading = read(NOTICE + UNSAID, "2026-12-03")
    assert [entry.trust.value for entry in reading.next] == ["check"]


INVITATION = """
| LONDON BOROUGH OF WESTHAMPTON
INVITATION TO AN INITIAL CHILD PROTECTION CONFERENCE (VIRTUAL)

| Children | Amir Benali, d.o.b. 17 July 2011
| {label} | Thursday 5 November 2026
| Professionals join (reports shared on screen) | 9.30
| Family join | 10.00
| Conference starts | 10.15
| Ends about | 12.30

A first core group will be within ten working days. {core}. The first review would be \
within three months.
"""
CORE_GROUPS = (
    "We have put a day aside for it: Tuesday 17 November 2026 at 11.00",
    "A date has been kept for this: Tuesday 17 November 2026 at 11.00",
    "Please keep Tuesday 17 November 2026 at 11.00 free",
)


@pytest.mark.parametrize("core", CORE_GROUPS)
@pytest.mark.parametrize("label", ["Day", "When", "Date", "Date of conference"])
def test_an_invitation_of_several_times_is_for_its_labelled_day(
    label: str, core: str, read: Callable[..., Reading]
) -> None:
    reading = read(INVITATION.format(label=label, core=core), "2026-10-28")
    assert told(reading).coming == (
        "initial | booked | Thu 5 Nov 2026 | 10:15 | clear",
    )


def test_a_day_kept_for_it_is_what_was_named_before(
    read: Callable[..., Reading],
) -> None:
    reading = read(INVITATION.format(label="Day", core=CORE_GROUPS[0]), "2026-10-28")
    assert [
        f"{group.date:%a %d %b %Y} {group.start:%H:%M}" for group in reading.core_groups
    ] == ["Tue 17 Nov 2026 11:00"]


TRANSFER = """
Penllwyn County Council
5 October 2026
INVITATION – TRANSFER-IN CHILD PROTECTION CONFERENCE
Child: Jayden Harcourt (26/02/2015)
The conference will be held on Thursday 15 October 2026 at 9.30 am.
{other}
"""
OTHERS = {
    "will not now take place": "The review which Bristol had set for 6 January 2027 will not now take place.",
    "is cancelled": "Bristol's review conference on Wednesday 6 January 2027 is cancelled.",
    "no longer needed": "The review booked in Bristol for 6 January 2027 is no longer needed.",
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_another_councils_review_is_off_and_this_one_stands(
    other: str, read: Callable[..., Reading]
) -> None:
    reading = read(TRANSFER.format(other=other), "2026-10-06")
    booked = [line for line in told(reading).coming if " booked " in line]
    assert booked == ["transfer_in | booked | Thu 15 Oct 2026 | 09:30 | clear"]
