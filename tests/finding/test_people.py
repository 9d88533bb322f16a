"""Who a document is about, in the ways forms and letters set people out."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading

FAMILY_TABLE = """
Initial Child Protection Conference
Date of conference: 10/03/2026
# Family composition
| Name | DOB | Relationship | Address |
| Ava Carter | 04/06/2018 | Subject child | 1 High Street, Anytown AN1 1AA |
| Noah Jones | 12/11/2020 | Subject child (half-sibling) | 1 High Street |
| Kelly Carter | 12/03/1990 | Mother | 1 High Street |
| Lee Jones | 01/02/88 | Father of Noah | 2 Low Road |
| Joan Carter | | MGM | |
# Attendance
| Name | Role/Agency | Attended |
| Jo Smith | Independent Reviewing Officer (Chair) | Yes |
| Sam Roe | Social Worker, Assessment Team | Yes |
| Kelly Carter | Mother | Yes |
| Ms P Green | Headteacher, Hill Primary School | Yes |
| Tess O'Neil | Health Visitor | Apologies |
| DC Rob Hart | Police, CAIU | No |
| Dr Ann Field | GP, Elmbrook Surgery | No |
| Meg Ray | Family Support Worker | Yes |
| Alex Poe | Minute Taker | Yes |
"""
LISTS = """
Review Child Protection Conference
Conference date 10 March 2026
Names and dates of birth of subjects:
Ava Carter - 04/06/2018
Noah Carter - 12/11/2020
Baby Carter - EDD 09/09/2026
Parents:
Kelly Carter (mother) 12/03/1990
Lee Carter (father) 01/02/1988
Chair: Jo Smith, Independent Reviewing Officer, 01632 960123
Minute taker: Alex Poe
Social Worker: Sam Roe Tel: 01632 960111 Email: sam.roe@anytown.example
"""
COLUMNS = """
CHILD PROTECTION CONFERENCE RECORD
| Name | Ava Carter | Noah Carter |
| Date of birth | 04/06/2018 | 12/11/2020 |
| NHS number | 999 000 0018 | 999 000 0026 |
| Address | Not to be disclosed | Not to be disclosed |
| Mother | Kelly Carter | |
| Date of conference | 10/03/2026 | |
"""
PLAN = """
Child Protection Plan
Child/ren's names: Ava Carter, Noah Carter
D.O.B.: 04/06/2018, 12/11/2020
Parents/carers: Kelly Carter and Lee Carter
Key worker: Sam Roe
Core group members: Sam Roe (SW), Tess O'Neil (HV), Ms Green (school)
"""
LETTER = """
Dear Dr Field
Re: Ava CARTER, d.o.b. 04.06.18, NHS No 999 000 0018
Noah CARTER, d.o.b. 12.11.20
An Initial Child Protection Conference will be held on Tuesday 2 June 2026 at 10am.
Mother's name is Kelly Carter (dob 12.03.90).
Yours sincerely
Pat Lee
Conference Administrator
Tel: 01632 960199
"""
DOWN = """
Initial Child Protection Conference
Date of conference
10 March 2026
Child's name
Ava Carter
Date of birth
04/06/2018
NHS number
999 000 0019
Mother's name
Kelly Carter
"""

CHILDREN = [
    (FAMILY_TABLE, ["Ava Carter 2018-06-04", "Noah Jones 2020-11-12"]),
    (
        LISTS,
        [
            "Ava Carter 2018-06-04",
            "Noah Carter 2020-11-12",
            "Baby Carter due 2026-09-09",
        ],
    ),
    (
        COLUMNS,
        ["Ava Carter 2018-06-04 9990000018", "Noah Carter 2020-11-12 9990000026"],
    ),
    (PLAN, ["Ava Carter 2018-06-04", "Noah Carter 2020-11-12"]),
    (LETTER, ["Ava CARTER 2018-06-04 9990000018", "Noah CARTER 2020-11-12"]),
    (DOWN, ["Ava Carter 2018-06-04"]),  # the NHS number's check digit is wrong
]
ADULTS = [
    (
        FAMILY_TABLE,
        ["Kelly Carter, Mother", "Lee Jones, Father of Noah", "Joan Carter, MGM"],
    ),
    (LISTS, ["Kelly Carter, mother", "Lee Carter, father"]),
    (COLUMNS, ["Kelly Carter, Mother"]),
    (LETTER, ["Kelly Carter, Mother"]),
    (DOWN, ["Kelly Carter, Mother"]),
]
PROFESSIONALS = [
    (
        FAMILY_TABLE,
        [
            "chair Jo Smith",
            "social_worker Sam Roe",
            "education Ms P Green",
            "health_visitor Tess O'Neil",
            "police DC Rob Hart",
            "gp Dr Ann Field",
            "other Meg Ray",
            "minute_taker Alex Poe",
        ],
    ),
    (
        LISTS,
        [
            "chair Jo Smith 01632 960123",
            "minute_taker Alex Poe",
            "social_worker Sam Roe 01632 960111 sam.roe@anytown.example",
        ],
    ),
    (
        PLAN,
        ["social_worker Sam Roe", "health_visitor Tess O'Neil", "education Ms Green"],
    ),
    (LETTER, ["conference_admin Pat Lee 01632 960199"]),
]


@pytest.mark.parametrize(("text", "expected"), CHILDREN)
def test_children_are_found(
    text: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    said = []
    for child in read(text).children:
        parts = [child.name, str(child.date_of_birth or "")]
        if child.expected_delivery:
            parts.append(f"due {child.expected_delivery}")
        parts.append(child.nhs_number or "")
        said.append(" ".join(part for part in parts if part))
    assert said == expected


@pytest.mark.parametrize(("text", "expected"), ADULTS)
def test_adults_of_the_family_are_found(
    text: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    adults = read(text).adults
    assert [f"{adult.name}, {adult.relationship}" for adult in adults] == expected


@pytest.mark.parametrize(("text", "expected"), PROFESSIONALS)
def test_professionals_are_found_with_their_roles(
    text: str, expected: list[str], read: Callable[..., Reading]
) -> None:
    said = [
        " ".join(part for part in (p.role.value, p.name, p.phone, p.email) if part)
        for p in read(text).professionals
    ]
    assert said == expected


def test_an_undisclosed_address_is_withheld_and_said_to_be_so(
    read: Callable[..., Reading],
) -> None:
    for child in read(COLUMNS).children:
        assert child.address is None
        assert child.address_confidential
