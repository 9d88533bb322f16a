"""Long papers are full of other days: which of them may be the next conference's."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import line

_PAPER = """
Minutes of Initial Child Protection Conference
Date of conference: Tuesday 10 March 2026
Child: Ava Carter DOB 04/06/2018
{said}
Next review conference: Tuesday 2 June 2026 at 10am, Civic Centre.
"""
_BOOKED = "review | booked | Tue 2 Jun 2026 | 10:00"

OTHER_THINGS = (
    # what the conference that met did
    "The conference asked that the practice invite Ava for her MMR before 17 April 2026.",
    "Conference recommended that the assessment be complete by Friday 1 May 2026.",
    "The conference heard that the parents separated on 4 November and met again on 20 April.",
    "The case conference agreed that the first home visit should be on 13 March 2026.",
    "The conference noted that Mr Carter is to be sentenced on 24 April 2026.",
    "Conference was told that the tenancy ends on 30 April 2026.",
    # a form's own review
    "Form reviewed March 2025, next review April 2026.",
    "This template was last changed in June 2025 and is next due for review in May 2026.",
    "Policy owner: QA team. Next review date: 1 May 2026.",
    "CP12 version 4, next review of this form May 2026",
    "Leaflet reviewed January 2026. Review due April 2026.",
    # reviews of other things, in the middle of a narrative
    "GP: Ms Carter takes fluoxetine 20mg, PHQ-9 was 11 on 1 March; next review on 24 March 2026. No alcohol.",
    "Health visiting. Growth is on the 9th centile, next review 30 April 2026 at the clinic.",
    "Asthma. Peak flow is better; inhaler technique checked; next review 14 May 2026.",
    "Ms Carter's medication is stable and her next review at the surgery is 9 April 2026.",
    "Housing said the tenancy is probationary with the next review on 12 May 2026.",
    # days gone by, told without their year
    "Denise asked that it be put right that she began on 4 November and not on 2 November.",
    "She said the right day was 4 November.",
    "Mr Carter moved out on 9 February (not 8 February as typed).",
    "It should read that the visit took place on 12 January.",
    "I should say as well that on 1 June there were two dogs and now there are five.",
    "SATs are in May for Joe, who is now in Year 6, and secondary offers come on 1 June 2026.",
    "She is now in the new flat; the tenancy was signed for 1 June 2026.",
    # what was to be and falls away
    "A child's plan of 19 May 2025 was to be reviewed on 18 May 2026; that review now falls away.",
    "The child in need review of 14 April 2026 is no longer needed.",
)


@pytest.mark.parametrize("said", OTHER_THINGS)
def test_days_of_other_things_raise_no_question(
    said: str, read: Callable[..., Reading]
) -> None:
    reading = read(_PAPER.format(said=said), "2026-03-24")
    assert [line(entry) for entry in reading.next] == [f"{_BOOKED} | clear"]


RIVALS = (
    "The plan is to continue, next review Thursday 14 May 2026.",
    "Ava remains on the register. Next review 14 May 2026.",
    "The next review for both children was set as Thursday 14 May 2026.",
    "Next review: 14 May 2026",
    "All were thanked; next review Thursday 14 May 2026 at 2pm.",
    "The chair set the next review for 14 May 2026.",
    "Everyone agreed that the next review would be 14 May 2026.",
    "All to note that the next review is 14 May 2026.",
    "The conference agreed that it would be on 14 May 2026.",
)


@pytest.mark.parametrize("said", RIVALS)
def test_another_review_of_the_plan_is_asked_about(
    said: str, read: Callable[..., Reading]
) -> None:
    reading = read(_PAPER.format(said=said), "2026-03-24")
    asked = f"{_BOOKED} | check several_candidates"
    assert [line(entry) for entry in reading.next] == [asked]


def test_a_review_that_is_now_on_another_day_is_asked_about(
    read: Callable[..., Reading],
) -> None:
    reading = read(
        _PAPER.format(said="Note: next review now 14 May 2026."), "2026-03-24"
    )
    assert not any("| clear" in line(entry) for entry in reading.next)


_ENDING = """
Minutes of Initial Child Protection Conference
Date of conference: Tuesday 10 March 2026
Child: Ava Carter DOB 04/06/2018
{said}
"""

TOLD_IN_LONG_SENTENCES = (
    "Next review conference: Tuesday 2 June 2026 at 10am (sooner if the hearing makes an order).",
    "Review conference: Tuesday 2 June 2026, 10am, or earlier if the core group asks for it.",
    "He advised that the case conference would reconvene on Tuesday 2 June 2026 at 10am, here in the Board Room. The looked after review is separate.",
    "Father asked that the review conference be put back. The chair would not. The review conference will therefore be on Tuesday 2 June 2026 at 10am.",
    "Next review conference | Tuesday 2 June 2026, 10am (to be brought forward if the baby is born).",
    "The review conference will be on Tuesday 2 June 2026 at 10am and everyone was asked to put it in the diary.",
    "He advised that the review conference would be on Tuesday 2 June 2026 at 10am, and asked everyone to put it in the diary as no other invitation might go out.",
    "The review conference is on Tuesday 2 June 2026 at 10am; please note it now, as no further letter might be sent.",
    "The next conference will be on Tuesday 2 June 2026 at 10am. All members were asked to keep it free as a reminder could not be promised.",
    "The Conference will meet again on Tuesday 2 June 2026 at 10am. Minutes will follow and the date is repeated there.",
    "The review conference is on Tuesday 2 June 2026 at 10am. This date is also given in the plan.",
    "The review conference is on Tuesday 2 June 2026 at 10am. The date was agreed by all present.",
    "The review conference is on Tuesday 2 June 2026 at 10am. The date will be repeated in the minutes.",
    "The review conference is on Tuesday 2 June 2026 at 10am. The date is in the outline plan too.",
    "The review conference is on Tuesday 2 June 2026 at 10am. The date suited everybody.",
    "REVIEW CONFERENCE HAS BEEN MOVED. It was to be Thursday 28 May 2026. The chair is away.\nIt is now Tuesday 2 June 2026, 10am, same place.",
    "The review conference has been moved. It was Thursday 28 May 2026 and is now Tuesday 2 June 2026 at 10am.",
    "Review conference changed: the date was Thursday 28 May 2026, it is now Tuesday 2 June 2026 at 10am.",
    "The review conference has had to be rearranged. It will now be held on Tuesday 2 June 2026 at 10am instead of Thursday 28 May 2026.",
)


@pytest.mark.parametrize("said", TOLD_IN_LONG_SENTENCES)
def test_what_is_said_beside_a_day_leaves_it_sure(
    said: str, read: Callable[..., Reading]
) -> None:
    reading = read(_ENDING.format(said=said), "2026-03-24")
    assert [line(entry) for entry in reading.next] == [f"{_BOOKED} | clear"]


TOLD_WITH_DOUBT = (
    "The review conference will be on Tuesday 2 June 2026 at 10am if the chair is free.",
    "The review conference might be on Tuesday 2 June 2026 at 10am.",
    "The review conference is on Tuesday 2 June 2026 at 10am. The date is to be checked with the chair.",
    "The review conference is on Tuesday 2 June 2026 at 10am. The date has been queried by school.",
    "The review conference is on Tuesday 2 June 2026 at 10am. Mother asked to have it moved.",
    "The review conference is on Tuesday 2 June 2026 at 10am. The date was agreed by all but school cannot make that date.",
    "The review conference is on Tuesday 2 June 2026 at 10am. The date is also in the plan, where it might be wrong.",
    "The review conference of Tuesday 2 June 2026 at 10am has been moved. A letter will follow.",
)


@pytest.mark.parametrize("said", TOLD_WITH_DOUBT)
def test_what_is_said_beside_a_day_puts_it_in_doubt(
    said: str, read: Callable[..., Reading]
) -> None:
    reading = read(_ENDING.format(said=said), "2026-03-24")
    assert not any("| clear" in line(entry) for entry in reading.next)


VIEWS = (
    "Decision was unanimous. Ms Carter asked that it be noted she did not think Ava needed to be registered.",
    "Decision: all agreed. Father does not agree that Ava should be subject to a child protection plan.",
    "Outcome: child protection plan. In his view Ava should be removed from the register.",
    "Decision: plan to continue. Ms Carter hoped that the plan would be ended.",
    "Outcome: plan to continue. Mother wanted the child protection plan to end.",
)


@pytest.mark.parametrize("said", VIEWS)
def test_a_parents_view_ends_no_plan(said: str, read: Callable[..., Reading]) -> None:
    reading = read(_PAPER.format(said=said), "2026-03-24")
    assert [line(entry) for entry in reading.next] == [f"{_BOOKED} | clear"]


ENDS = (
    "The conference did not think that a child protection plan was needed. No plan was made.",
    "Ms Carter wished it to end and all agreed that the plan should end today.",
)


@pytest.mark.parametrize("said", ENDS)
def test_a_decision_beside_a_view_stands(
    said: str, read: Callable[..., Reading]
) -> None:
    reading = read(_PAPER.format(said=said), "2026-03-24")
    assert not any("| clear" in line(entry) for entry in reading.next)


_LET_GO = """
Minutes of Initial Child Protection Conference
Date of conference: Tuesday 10 March 2026
Child: Ava Carter DOB 04/06/2018
| What | Who | By |
| Look in on Ava every Friday | Miss Furlong | {until} |
| Sight test for Ava | Hannah | week beginning 20 April 2026 |
The review conference is on Tuesday 2 June 2026 at 10am.
{said}
"""

UNTIL = (
    "until the next conference",
    "at the review conference",
    "before the next conference",
    "up to the review conference",
    "by review conference",
)


@pytest.mark.parametrize("until", UNTIL)
def test_until_the_next_conference_is_no_head_of_the_days_below(
    until: str, read: Callable[..., Reading]
) -> None:
    reading = read(_LET_GO.format(until=until, said=""), "2026-03-24")
    assert [line(entry) for entry in reading.next] == [f"{_BOOKED} | clear"]


LET_GO = (
    "If the conference has been in your diary for 28 May 2026, that was a provisional booking, which was let go.",
    "The conference room was kept for 28 May 2026 and has been released.",
    "The conference day of 28 May 2026 was only a holding date.",
    "The review conference booking of 28 May 2026 has lapsed.",
    "A conference on 28 May 2026 was just a pencilled date.",
)


@pytest.mark.parametrize("said", LET_GO)
def test_a_day_that_was_let_go_is_no_rival(
    said: str, read: Callable[..., Reading]
) -> None:
    reading = read(_LET_GO.format(until="weekly", said=said), "2026-03-24")
    assert [line(entry) for entry in reading.next] == [f"{_BOOKED} | clear"]


_OPEN = """
Notification of decision of Child Protection Conference
Date: 12 March 2026
Re: Ava Carter DOB 04/06/2018
| Conference | Initial, 10/03/2026 |
| Decision | Child protection plan |
| Review conference | Date to be confirmed |
{said}
"""

WHAT_IT_ASKED = (
    "The conference asked that the practice invite Ava for her MMR before 17 April 2026.",
    "Conference recommended that she be weighed by 17 April 2026.",
    "The conference agreed that her teeth should be seen to by 17 April 2026.",
    "The conference was told that the lease ends before 17 April 2026.",
)


@pytest.mark.parametrize("said", WHAT_IT_ASKED)
def test_what_the_conference_asked_for_by_a_day_is_no_limit_for_the_next(
    said: str, read: Callable[..., Reading]
) -> None:
    reading = read(_OPEN.format(said=said), "2026-03-24")
    assert [entry.status.value for entry in reading.next] == ["to_be_confirmed"]


_TAKEN = """
INITIAL CHILD PROTECTION CONFERENCE
{said}
In respect of: Ava Carter DOB 04/06/2018
Strategy discussions were held on 20 February and 27 February 2026.
The review conference is on Tuesday 2 June 2026 at 10am.
"""

TAKEN = (
    "Verbatim minute taken at Fenside House on Tuesday 10 March 2026, 1.15 pm",
    "Notes taken at Fenside House, Tuesday 10 March 2026, 1.15pm",
    "Minutes of the meeting at Fenside House on Tuesday 10 March 2026 at 1.15pm",
    "Transcript made at Fenside House, 10 March 2026, 13:15",
    "Record kept in the Council Chamber on 10 March 2026",
)


@pytest.mark.parametrize("said", TAKEN)
def test_where_a_note_was_taken_tells_the_day_of_the_conference(
    said: str, read: Callable[..., Reading]
) -> None:
    reading = read(_TAKEN.format(said=said), "2026-03-24")
    assert reading.conference.date is not None
    assert f"{reading.conference.date:%a %d %b %Y}" == "Tue 10 Mar 2026"
    assert [line(entry) for entry in reading.next] == [f"{_BOOKED} | clear"]


_OUTCOMES = """
CHILD PROTECTION PLAN (OUTLINE)
Child: Ava Carter DOB 04/06/2018
| Plan start date | 10/03/2026 | Plan made at | Initial child protection//conference//10/03/2026 |
| Date of next Review//Child Protection//Conference | 02/06/2026 at 10:00 | Venue | Civic Centre |
How we shall know it is working
| {heads} |
| Ava feels safe | Sleeps badly | Own bed all night | Mother's chart | 07/05/2026 |
| No violence | 5 calls | None | Police report | 04/05/2026 |
"""

HEADS = (
    "Outcome | Now | What we want | Measured by | When",
    "Goal | Now | Target | Who | When",
    "Task | Start | Aim | Owner | Date",
    "Action | So far | To do | Responsible | Date and time",
)


@pytest.mark.parametrize("heads", HEADS)
def test_the_days_of_a_table_of_goals_are_no_rivals(
    heads: str, read: Callable[..., Reading]
) -> None:
    reading = read(_OUTCOMES.format(heads=heads), "2026-03-24")
    assert [line(entry) for entry in reading.next] == [f"{_BOOKED} | clear"]


_HEAD = """
{title}
Child: Ava Carter DOB 04/06/2018
{said}
Next review conference: Tuesday 2 June 2026 at 10am, Civic Centre.
"""

HELD = (
    (
        "Child Protection Conference - Signs of Safety map",
        "| Conference | Review (first). Tuesday 10 March 2026, 9.30am, Mill Centre |//| Initial conference | 9 December 2025 |",
    ),
    (
        "Notes of first core group",
        "Tuesday 10 March 2026, 2pm, Fell View. Conference was on Thursday 26 February 2026 (initial; neglect).",
    ),
    (
        "Core group notes",
        "Tuesday 10 March 2026, 14:00, by Teams//Initial conference: 26 February 2026",
    ),
    (
        "Review Child Protection Conference record",
        "| Date of conference | 10 March 2026 |//| Initial conference | 9 December 2025 |",
    ),
)


@pytest.mark.parametrize(("title", "said"), HELD)
def test_an_earlier_conference_is_not_the_meeting_recorded(
    title: str, said: str, read: Callable[..., Reading]
) -> None:
    text = _HEAD.format(title=title, said=said.replace("//", "\n"))
    reading = read(text, "2026-03-24")
    assert reading.conference.date is not None
    assert f"{reading.conference.date:%a %d %b %Y}" == "Tue 10 Mar 2026"
    assert [line(entry) for entry in reading.next] == [f"{_BOOKED} | clear"]


_NOTES = """
Core Group Meeting
Core group notes
Child: Ava Carter DOB 04/06/2018
Date of meeting: 10 March 2026
{said}
Review conference: Tuesday 2 June 2026 at 10am, Civic Centre.
"""

CORE_GROUPS = (
    ("Next core group: Tuesday 14 April 2026, 1.30pm, Bowling Road Primary", "14 Apr"),
    ("Next meeting: Tuesday 14 April 2026, 1.30pm", "14 Apr"),
    (
        "| Next core group | 14 April 2026, 1.30pm |\n| Tenancy meeting | 1 April 2026, 10am |",
        "14 Apr",
    ),
    ("Tenancy meeting 1 April 2026 at 10am.", ""),
    ("Contact is weekly to 1 April 2026, then as core group says.", ""),
    ("| Measured by | When |\n| Police report to each core group | 1 April 2026 |", ""),
    (
        "Core group\n| Member | Role |\n| Jo Carter | Mother |\n14/04/2026 10:00, Trelawn Primary; 12/05/2026 10:00.",
        "14 Apr 12 May",
    ),
)


@pytest.mark.parametrize(("said", "days"), CORE_GROUPS)
def test_which_days_of_notes_are_core_groups(
    said: str, days: str, read: Callable[..., Reading]
) -> None:
    reading = read(_NOTES.format(said=said), "2026-03-24")
    assert " ".join(f"{g.date:%d %b}" for g in reading.core_groups) == days
    assert [line(entry) for entry in reading.next] == [f"{_BOOKED} | clear"]
