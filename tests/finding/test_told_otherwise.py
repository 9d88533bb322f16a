"""A day told outright, and what the same paper says of it elsewhere.

Nobody speaks of "this date" to say that all is well: what is said of the conference or
its day, and is not what all papers say, is a reason to ask.
"""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading, Trust

PAPER = """
Initial Child Protection Conference
Date of conference: Thursday 14 May 2026
Child: Ella Frost DOB 01/02/2018
Decision: Child protection plan, neglect
Date of review conference: Thursday 6 August 2026 at 10am{beside}
{below}
Core group: Thursday 28 May 2026 at 2pm, Lark School
Mother has worked hard on the home conditions since the autumn.
{end}
"""


def trust_of(read: Callable[..., Reading], **lines: str) -> Trust:
    said = {"beside": "", "below": "Copies to all agencies.", "end": "", **lines}
    (entry,) = read(PAPER.format(**said), "2026-05-20").next
    return entry.trust


def test_the_paper_itself_is_clear(read: Callable[..., Reading]) -> None:
    assert trust_of(read) is Trust.CLEAR


@pytest.mark.parametrize(
    "line",
    [
        # what is told of the conference
        "The review conference will need to be re-listed.",
        "The review conference has slipped by a fortnight.",
        "The review conference is on hold while an appeal is heard.",
        "The review conference for Ella will be held in Northtown instead.",
        "The conference will be vacated in view of the court's directions.",
        "No further conference will be held.",
        "The review conference is to be joined to that of her cousin.",
        # what is done to it
        "Social worker to rebook the review conference.",
        "Please take the review conference out of your diaries.",
        "We have had to make the review conference the following day.",
        "The review conference of 6 August fell through.",
        "We shall not now be meeting on 6 August.",
        # what is said of its date
        "This date can no longer be used.",
        "The date depends on the court timetable.",
        "Chair to confirm date.",
        "Please do not rely on the date given for the review conference.",
        "School are closed on the day of the review conference.",
        "There is some doubt about the date of the review conference.",
        "The above conference is off.",
        "The new council will set their own date.",
        "Please ring to make sure of the date of the review conference.",
        # the day itself, or one near it
        "It will not be 6 August after all.",
        "The review conference should have been on 6 August, but was lost to the strike.",
        "RCPC 6 August – abandoned",
        "Unit rang: 13 August not 6 August.",
        "We settled on Thursday 13 August in the end.",
        "The review conference of 6 August takes place two days earlier.",
        "The review conference has been offered for another slot.",
        "*** 13 August – see email from JB ***",
        "Amendment: we are to gather on Thursday 13 August 2026 for the review conference.",
        "Conference reconvenes Thursday 13 August 2026",
        # its time
        "We shall start at 2pm, not as printed.",
        "Please note the later start of 2pm for the review conference.",
        "The Chair will look at the RCPC date again once the hearing is fixed.",
        "Mr Frost has appealed. Until then dates are suspended.",
        "Correction sheet: page 3, next review: delete August, insert September.",
        "All agencies are fine with the September date.",
        "The Chair has decided on an earlier conference in July given the new injury.",
        # by hand
        "[handwritten: now 13/8]",
        "(altered in ink to 13th)",
        "[margin: moved? ring unit]",
    ],
)
def test_what_is_said_of_it_elsewhere_is_a_reason_to_ask(
    line: str, read: Callable[..., Reading]
) -> None:
    assert trust_of(read, end=line) is Trust.CHECK


@pytest.mark.parametrize(
    "line",
    [
        "The review conference will consider whether the plan is still needed.",
        "The conference will last about two hours.",
        "The first review conference must be held within three months.",
        "A conference may be called early if concerns rise.",
        "An earlier conference may be called if concerns rise.",
        "Corrections to this record by 3 June 2026, please.",
        "Reports for the review conference go to the Chair.",
        "The core group will look at the plan on 28 May.",
        "IRO midway review: 30 July 2026, on paper.",
        "Review strategy meeting: 27 July 2026 at 9am.",
        "Mother to rebook the dental appointment before the review conference.",
        "The conference heard that Ella is no longer seen by the clinic.",
        "Please put this date in your diary.",
        "She was seen on the same day and again on that day a week later.",
        "If things change the Chair may bring the review forward.",
        "Any amendment to be sent to the clerk by 10 June 2026.",
        "The court hearing of 13 August 2026 will be in private.",
        "Handwritten notes were taken by the clerk.",
        "The previous conference of 3 February 2026 did not go ahead.",
    ],
)
def test_what_all_papers_say_is_none(line: str, read: Callable[..., Reading]) -> None:
    assert trust_of(read, end=line) is Trust.CLEAR


@pytest.mark.parametrize(
    "beside",
    [
        " (old date)",
        " - check",
        " ??",
        " TBC",
        " (carried over from last record)",
        " or Thursday 13 August 2026",
        " (alternatively 13 August)",
        " or the 13th",
        " (hold)",
        ". [Admin note: system shows 20 August]",
        ". A new chair will set the day.",
        " with leave of the court",
        " (CIN review)",
        " (Chair's diary permitting)",
        " - is this right?",
        ". Mum cannot manage that day.",
        ". LB to email if this is no good.",
        ", morning or afternoon to be decided",
        ". School will be shut so we may need to find some other time.",
        ". This is subject to the availability of an interpreter.",
    ],
)
def test_what_is_jotted_beside_the_day(
    beside: str, read: Callable[..., Reading]
) -> None:
    assert trust_of(read, beside=beside) is Trust.CHECK


@pytest.mark.parametrize(
    "beside",
    [
        " (Teams link to follow)",
        " - Civic Offices, Room 2",
        ", venue to be confirmed",
        " (within three months)",
        " (Lark Hall, first floor)",
        " (hybrid; a link will be sent)",
        ". Everybody was asked to keep the date free.",
    ],
)
def test_what_stands_beside_any_day(beside: str, read: Callable[..., Reading]) -> None:
    assert trust_of(read, beside=beside) is Trust.CLEAR


@pytest.mark.parametrize(
    "below",
    [
        "(this is the core group date)",
        "(as last time, needs updating)",
        "The Chair is no longer available on that day.",
        "We are assuming that the school hall can be had that day.",
        "A replacement date is being sought.",
        "The interpreter has yet to say yes.",
        "This is when the core group meets.",
    ],
)
def test_what_stands_below_it(below: str, read: Callable[..., Reading]) -> None:
    assert trust_of(read, below=below) is Trust.CHECK


@pytest.mark.parametrize(
    ("head", "trust"),
    [
        ("SUPERSEDED", Trust.CHECK),
        ("Version 1 – replaced by version 2", Trust.CHECK),
        ("Issued in error, please destroy", Trust.CHECK),
        ("CORRECTED COPY – please destroy the version sent on 18 May", Trust.CLEAR),
        ("Hello, is this still going ahead?\n-----Original Message-----", Trust.CHECK),
        ("Please see below, thank you.\n-----Original Message-----", Trust.CLEAR),
    ],
)
def test_what_stands_above_the_paper(
    head: str, trust: Trust, read: Callable[..., Reading]
) -> None:
    text = PAPER.format(beside="", below="", end="")
    entry = read(head + text, "2026-05-20").next[-1]
    assert entry.trust is trust


@pytest.mark.parametrize(
    "label", ["Provisional date", "Suggested date", "Old date", "Previous date"]
)
def test_a_label_that_makes_it_less(label: str, read: Callable[..., Reading]) -> None:
    text = PAPER.replace("Date of review", f"{label} of review")
    entry = read(text.format(beside="", below="", end=""), "2026-05-20").next[0]
    assert entry.trust is Trust.CHECK


def test_talk_before_the_decision_is_settled_by_it(
    read: Callable[..., Reading],
) -> None:
    text = """
Review Child Protection Conference
Date of conference: Thursday 14 May 2026
Child: Ella Frost DOB 01/02/2018
Dad asked that the conference be put back. The Chair said that this would be out of time. \
The review conference will therefore take place on Thursday 22 October 2026 at 2pm.
"""
    (entry,) = read(text, "2026-05-20").next
    assert entry.trust is Trust.CLEAR


# A plan that ends, a conference that is off ------------------------------------------

REVIEW = """
Review Child Protection Conference
Date of conference: Thursday 14 May 2026
Child: Ella Frost DOB 01/02/2018
"""


@pytest.mark.parametrize(
    ("lines", "trust"),
    [
        ("Decision: Ella is no longer the subject of a child protection plan.", Trust.CLEAR),
        (
            "Threshold not met for physical abuse; met for neglect. Ella to be subject to a plan.",
            Trust.CHECK,
        ),
        (
            "The plan ends on 22 October 2026 if all is well; otherwise conference will meet.",
            Trust.CHECK,
        ),
        ("Decision: no agreement reached. The panel will decide.", Trust.CHECK),
        ("Outcome: No", Trust.CLEAR),
    ],
)  # fmt: skip
def test_an_end_is_believed_only_where_nothing_else_is_said(
    lines: str, trust: Trust, read: Callable[..., Reading]
) -> None:
    entry = read(REVIEW + lines, "2026-05-20").next[0]
    assert entry.trust is trust


@pytest.mark.parametrize(
    ("line", "trust"),
    [
        ("A new date will be sent.", Trust.CLEAR),
        ("That was an error. It will go ahead as planned.", Trust.CHECK),
        ("The core group on 28 May 2026 will go ahead.", Trust.CLEAR),
        ("I am sorry that it cannot go ahead.", Trust.CLEAR),
    ],
)
def test_a_cancellation_that_is_taken_back(
    line: str, trust: Trust, read: Callable[..., Reading]
) -> None:
    text = f"""
Dear colleague
Ella Frost 01/02/2018
Please note that the Review Child Protection Conference on 6 August 2026 at 10am has \
been cancelled. {line}
"""
    cancelled = read(text, "2026-05-20").next[0]
    assert (cancelled.status.value, cancelled.trust) == ("cancelled", trust)


def test_the_professionals_come_before_the_conference(
    read: Callable[..., Reading],
) -> None:
    said = ". Professionals 9.45am, conference 10.15am"
    text = PAPER.replace(" at 10am{beside}", said)
    (entry,) = read(text.format(below="", end=""), "2026-05-20").next
    assert entry.trust is Trust.CHECK
