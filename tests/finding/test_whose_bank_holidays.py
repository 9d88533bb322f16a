"""A paper that does not tell its nation is held against every nation's bank holidays."""

import datetime as dt
from dataclasses import replace

import pytest

from gp_toolkit.bootstrap import procedures
from gp_toolkit.casework.filing import read_and_find
from gp_toolkit.model.document import Block, Document, DocumentState
from gp_toolkit.model.reading import NextConference, Trust, Warning
from gp_toolkit.model.wording import warning_words

UNKNOWN = "Anytown Council"
ALL = "england wales scotland northern_ireland"


def minutes(*, of: str, day: str) -> Document:
    """Minutes of an invented review, with a letterhead and a day for the next one."""
    lines = (
        *of.split("\n"),
        "Minutes of the Review Child Protection Conference",
        "Date of conference: Tuesday 6 October 2026",
        "Child: Ava Carter, date of birth 4 June 2018",
        f"Date of next review conference: {day} at 10am",
    )
    return Document(
        name="minutes.docx",
        media="docx",
        state=DocumentState.READ,
        blocks=tuple(Block(text=line) for line in lines),
    )


def coming(of: str, day: str) -> NextConference:
    document = minutes(of=of, day=day)
    reading = read_and_find(procedures(), document, on=dt.date(2026, 10, 8))
    (entry,) = reading.next
    assert f"{entry.date:%A} {entry.date.day} {entry.date:%B %Y}" == day  # type: ignore[union-attr]  # fails if there is none
    return entry


@pytest.mark.parametrize(
    ("letterhead", "day", "nations"),
    [
        # nothing tells the nation: a bank holiday anywhere asks
        (UNKNOWN, "Monday 30 November 2026", "scotland"),  # St Andrew's Day
        (UNKNOWN, "Wednesday 17 March 2027", "northern_ireland"),  # St Patrick's Day
        (UNKNOWN, "Monday 4 January 2027", "scotland"),  # 2 January is a Saturday
        (UNKNOWN, "Monday 29 March 2027", "england wales northern_ireland"),  # Easter
        (UNKNOWN, "Friday 26 March 2027", ALL),  # Good Friday
        (UNKNOWN, "Friday 25 December 2026", ALL),  # Christmas Day
        (UNKNOWN, "Tuesday 1 December 2026", ""),
        (UNKNOWN, "Thursday 18 March 2027", ""),
        # the council is known: its nation alone counts
        ("Derby City Council", "Monday 30 November 2026", ""),
        ("Derby City Council", "Wednesday 17 March 2027", ""),
        ("Derby City Council", "Monday 29 March 2027", "england"),
        # its words tell the nation: its days alone count
        ("Police Scotland were there", "Monday 30 November 2026", "scotland"),
        ("Police Scotland were there", "Monday 29 March 2027", ""),
        ("Health and Social Care Trust", "Wednesday 17 March 2027", "northern_ireland"),
        ("Cyngor Sir Anytown", "Monday 29 March 2027", "wales"),
        ("Cyngor Sir Anytown", "Monday 30 November 2026", ""),
        ("Anytown Integrated Care Board", "Monday 30 November 2026", ""),
        ("Anytown Integrated Care Board", "Monday 29 March 2027", "england"),
        # words of England and Wales leave these two, which share their days
        ("Section 47 enquiry", "Monday 30 November 2026", ""),
        ("Section 47 enquiry", "Monday 29 March 2027", "england wales"),
        ("Section 47 enquiry\nCyngor Sir", "Monday 29 March 2027", "wales"),
        # the postcode of a letterhead
        ("1 High Street, Anytown PL4 8AA", "Monday 30 November 2026", ""),
        ("1 High Street, Anytown CF10 3AT", "Wednesday 17 March 2027", ""),
        ("1 High Street, Anytown BT7 1NN", "Wednesday 17 March 2027", "northern_ireland"),
        ("1 High Street, Anytown EH1 1YZ", "Monday 30 November 2026", "scotland"),
        ("1 High Street, Anytown EH1 1YZ", "Monday 29 March 2027", ""),
        # areas on both sides of a border leave both nations
        ("1 High Street, Anytown SY1 1AA", "Monday 29 March 2027", "england wales"),
        ("1 High Street, Anytown TD15 1AA", "Monday 30 November 2026", "scotland"),
        ("1 High Street, Anytown TD15 1AA", "Wednesday 17 March 2027", ""),
        # signs that disagree tell nothing
        ("Section 47 enquiry\nPolice Scotland", "Monday 30 November 2026", "scotland"),
        ("Section 47 enquiry\nPolice Scotland", "Wednesday 17 March 2027",
         "northern_ireland"),
        ("1 High Street, Anytown EH1 1YZ\nOfsted", "Wednesday 17 March 2027",
         "northern_ireland"),
    ],
)  # fmt: skip
def test_a_day_is_held_against_the_nations_that_it_can_be_of(
    letterhead: str, day: str, nations: str
) -> None:
    entry = coming(letterhead, day)
    assert " ".join(nation.value for nation in entry.bank_holiday_in) == nations
    assert (Warning.BANK_HOLIDAY in entry.warnings) == bool(nations)
    assert entry.trust is (Trust.CHECK if nations else Trust.CLEAR)


FATHER = "Father: Lee Carter, 2 Mill Lane, Leith EH6 6AA"
SCHOOL = "School: Anytown Primary, 3 Park Road, Anytown NG1 1AA"


@pytest.mark.parametrize(
    ("lines", "nations"),
    [
        ((FATHER,), "england wales northern_ireland"),  # one address tells nothing
        ((FATHER, SCHOOL), "england"),  # of two, both nations stay possible
        ((FATHER, FATHER), ""),
    ],
)
def test_a_family_may_have_moved_from_anywhere(
    lines: tuple[str, ...], nations: str
) -> None:
    document = minutes(of=UNKNOWN, day="Monday 29 March 2027")  # Easter Monday
    far = tuple(Block(text=f"{number}. Discussion") for number in range(1, 12))
    told = tuple(Block(text=line) for line in lines)
    document = replace(document, blocks=(*document.blocks, *far, *told))
    reading = read_and_find(procedures(), document, on=dt.date(2026, 10, 8))
    found = " ".join(nation.value for nation in reading.next[0].bank_holiday_in)
    assert found == nations


@pytest.mark.parametrize(
    ("day", "where"),
    [
        ("Monday 30 November 2026", " in Scotland"),
        ("Monday 29 March 2027", " in England, Wales and Northern Ireland"),
        ("Friday 25 December 2026", ""),
    ],
)
def test_the_message_names_the_nations(day: str, where: str) -> None:
    told = f"The date is a bank holiday{where}. Check it with the sender."
    assert warning_words(coming(UNKNOWN, day)) == (told,)
