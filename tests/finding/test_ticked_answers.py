"""Forms whose answers are boxes: the ticked one counts, for each child its own."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import told

SHEET = """
CHILD PROTECTION CONFERENCE
Decisions sheet – handed out at the end
| Date of conference | 23.9.26
| Type | ☐ Initial ☒ Review ☐ Pre-birth

| Child | DOB | {heads} | Category
| Steffan Rees | 8.1.14 | {ended} | –
| Cadi Rees | 19.5.16 | {ended} | –
| Efa Vaughan | 27.10.20 | {remains} | Neglect

| Next core group | ☐ within 10 working days ☒ other: 21.10.26 at 3.30pm, Ysgol y Graig
| Review conference | {answer}
"""
ANSWER = """☐ 3 months from today ☒ 6 months from today (latest 23.3.27). \
Date fixed: 10.3.27 Time: 10.30"""
HEADS = "Name remains on Register | Name removed | Placed on Register today"

COLUMNS = {
    "boxes": (HEADS, "☐ | ☒ | ☐", "☒ | ☐ | ☐"),
    "brackets": (
        "Plan continues | Plan ended | New plan",
        "[ ] | [x] | [ ]",
        "[x] | [ ] | [ ]",
    ),
    "letters": ("CP plan | CIN plan | No plan", "N | Y | N", "Y | N | N"),
    "ticks and blanks": (
        "Remains on plan | Plan ends | De-registered",
        " | ✓ | ",
        "✓ |  | ",
    ),
    "yes in one column": (
        "To continue | To cease | Not made",
        "– | Yes | –",
        "Yes | – | –",
    ),
}


@pytest.mark.parametrize(("heads", "ended", "remains"), COLUMNS.values(), ids=COLUMNS)
def test_each_child_has_what_is_ticked(
    heads: str, ended: str, remains: str, read: Callable[..., Reading]
) -> None:
    paper = SHEET.format(heads=heads, ended=ended, remains=remains, answer=ANSWER)
    assert told(read(paper, "2026-09-25")).coming == (
        "review | booked | Wed 10 Mar 2027 | 10:30 | for Efa Vaughan | clear",
        "review | ended | for Steffan Rees, Cadi Rees | clear",
    )


ANSWERS = {
    "boxes before their words": ANSWER,
    "a box for the day": "☐ none ☒ 10.3.27 at 10.30",
    "a box for another": "☐ within 3 months ☒ other: 10.3.27 at 10.30",
    "the day after what is not ticked": "☒ 6 months ☐ 3 months. Date: 10.3.27 at 10.30",
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_the_ticked_answer_beside_a_label_is_the_conferences(
    answer: str, read: Callable[..., Reading]
) -> None:
    _, ended, remains = COLUMNS["boxes"]
    paper = SHEET.format(heads=HEADS, ended=ended, remains=remains, answer=answer)
    first = told(read(paper, "2026-09-25")).coming[0]
    assert first.startswith("review | booked | Wed 10 Mar 2027 | 10:30")


def test_a_length_of_time_not_ticked_is_no_limit(read: Callable[..., Reading]) -> None:
    _, ended, remains = COLUMNS["boxes"]
    answer = "☐ 3 months from today ☒ 6 months from today"
    paper = SHEET.format(heads=HEADS, ended=ended, remains=remains, answer=answer)
    first = told(read(paper, "2026-09-25")).coming[0]
    assert first.startswith("review | due_by | latest Tue 23 Mar 2027")


def test_a_core_group_ticked_as_another_day(read: Callable[..., Reading]) -> None:
    heads, ended, remains = COLUMNS["boxes"]
    paper = SHEET.format(heads=heads, ended=ended, remains=remains, answer=ANSWER)
    found = read(paper, "2026-09-25").core_groups
    assert [f"{group.date:%a %d %b %Y} {group.start}" for group in found] == [
        "Wed 21 Oct 2026 15:30:00"
    ]


MOVED = """
Core group meeting 3 – record
Held: Tuesday 20 October 2026, 3.45 pm
Child: Poppy Ashdown, b. 12 Aug 2016, child protection plan for neglect
Next core group: Tuesday 1 December 2026, 3.45 pm.
{said}
"""
SAID = {
    "our review": "The conference office have changed our review. It is now Thursday 14 \
January 2027 at 1.30 pm. It had been put down for 16 March 2027.",
    "the review conference": "The review conference has been brought forward. It is now on \
Thursday 14 January 2027 at 1.30 pm. It had been put down for 16 March 2027.",
    "a sentence between": "The review conference was booked for 16 March 2027 at 10am. \
Imogen rang the chair during the meeting. She agrees and it has been brought forward to \
Thursday 14 January 2027 at 1.30 pm.",
    "the children's review": "The conference team has moved Poppy's review. It will now be \
held on Thursday 14 January 2027 at 1.30 pm and not on 16 March 2027.",
}


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_a_review_told_to_be_moved_in_the_notes_of_a_core_group(
    said: str, read: Callable[..., Reading]
) -> None:
    coming = told(read(MOVED.format(said=said), "2026-10-26")).coming
    assert [line.rsplit(" | ", 1)[0] for line in coming] == [
        "review | booked | Thu 14 Jan 2027 | 13:30"
    ]


FOLLOWS = """
Review Child Protection Conference
Date of conference: Wednesday 8 July 2026
Children: Kyron Dudhill DOB 28/11/2009, Preston Wigorn DOB 06/06/2017
| Child | CP plan to continue? | Category
| Kyron | No – ended 08/07/2026 | –
| Preston | Yes | Neglect

| Date of next plan / meeting / review – Preston | 15/10/2026 at 09:30
| Date of next plan / meeting / review – Kyron | 29/07/2026 (CIN)
"""


def test_what_follows_a_plan_that_ended_is_no_conference(
    read: Callable[..., Reading],
) -> None:
    coming = told(read(FOLLOWS, "2026-07-20")).coming
    assert [line.split(" | ")[1] for line in coming] == ["booked", "ended"]
    assert "Thu 15 Oct 2026" in coming[0]
