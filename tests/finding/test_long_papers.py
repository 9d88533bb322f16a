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
)


@pytest.mark.parametrize("said", RIVALS)
def test_another_review_of_the_plan_is_asked_about(
    said: str, read: Callable[..., Reading]
) -> None:
    reading = read(_PAPER.format(said=said), "2026-03-24")
    asked = f"{_BOOKED} | check several_candidates"
    assert [line(entry) for entry in reading.next] == [asked]


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
