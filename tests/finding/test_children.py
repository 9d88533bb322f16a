"""Children named and dated in the ways that councils name and date them."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import spoken

TITLE = "Review Child Protection Conference\n"


@dataclass(frozen=True)
class Family:
    """A short paper and the children it is about: name, birth, NHS number."""

    name: str
    text: str
    children: tuple[str, ...]


FAMILIES = (
    Family(
        name="rows without a head, numbered",
        text="""
| 1 | Merryn Hocking | 06/05/2010 | Lander School |
| 2 | Jago Hocking | 19/11/2014 | Milestone School |
| 3 | Elowen Vickery | 30/08/2021 | Treyew Nursery |
Date: 10 March 2026
""",
        children=(
            "Merryn Hocking, Thu 6 May 2010",
            "Jago Hocking, Wed 19 Nov 2014",
            "Elowen Vickery, Mon 30 Aug 2021",
        ),
    ),
    Family(
        name="who does what by when is no list of children",
        text="""
Child: Ava Carter, born 4 June 2018
Date of conference: 10 March 2026
What we will do
| Weigh Ava | Daniel Frith | 27/03/2026 |
| Daniel Frith | 03/04/2026 | visit the home |
""",
        children=("Ava Carter, Mon 4 Jun 2018",),
    ),
    Family(
        name="a name in parts with a bracketed s",
        text="""
Child's family name: Thorley
Child's first name(s): Ottoline Grace
Date of birth: 27/10/2023
NHS number: 999 000 0018
""",
        children=("Ottoline Grace Thorley, Fri 27 Oct 2023, 9990000018",),
    ),
    Family(
        name="one surname for two, each with a birth",
        text="""
Please note that the conference for Poppy (dob 22/01/2016) and Alfie Stainrod (dob 05/12/2019) is on 31 March 2026 at 10am.
""",
        children=("Alfie Stainrod, Thu 5 Dec 2019", "Poppy Stainrod, Fri 22 Jan 2016"),
    ),
    Family(
        name="twins with NHS numbers by first name",
        text="""
Twins: Theo James Rushton and Toby James Rushton, both born 12th March 2025
NHS numbers: Theo 999 000 0018; Toby 999 000 0026
Date of conference: 10 March 2026
""",
        children=(
            "Theo James Rushton, Wed 12 Mar 2025, 9990000018",
            "Toby James Rushton, Wed 12 Mar 2025, 9990000026",
        ),
    ),
    Family(
        name="both, and a day",
        text="""
Jonah and Micah Fairweather, both 9 May 2020 - review conference Tuesday 10 March 2026, 1.45pm
""",
        children=(
            "Jonah Fairweather, Sat 9 May 2020",
            "Micah Fairweather, Sat 9 May 2020",
        ),
    ),
    Family(
        name="births joined by a plus",
        text="""
Bethan & Tomos Gwilliam, bd 04/04/2014 + 10/12/2018
Date of conference: 10 March 2026
""",
        children=(
            "Bethan Gwilliam, Fri 4 Apr 2014",
            "Tomos Gwilliam, Mon 10 Dec 2018",
        ),
    ),
    Family(
        name="babies numbered, born on the line below",
        text="""
| Baby 1: Wilf Sturmey-Hallett | Baby 2: Maeve Sturmey-Hallett |
Born 30 January 2026, Eastmarsh Hospital
Date of conference: 10 March 2026
""",
        children=(
            "Wilf Sturmey-Hallett, Fri 30 Jan 2026",
            "Maeve Sturmey-Hallett, Fri 30 Jan 2026",
        ),
    ),
    Family(
        name="a column that says since when they have had a plan",
        text="""
| Name | D.o.B. | NHS number | Subject to plan since |
| Oscar PELLOWE | 04/02/2017 | 999 000 0018 | 18/12/2025 |
| Tilly PELLOWE | 22/09/2020 | 999 000 0026 | 18/12/2025 |
""",
        children=(
            "Oscar PELLOWE, Sat 4 Feb 2017, 9990000018",
            "Tilly PELLOWE, Tue 22 Sep 2020, 9990000026",
        ),
    ),
    Family(
        name="a child called Nana is no grandmother",
        text="""
| Child | DoB | Status |
| Ashton SLATER | 02/12/2012 | CP Plan |
| Nana MENSAH | 19/10/2021 | CP Plan |
""",
        children=("Ashton SLATER, Sun 2 Dec 2012", "Nana MENSAH, Tue 19 Oct 2021"),
    ),
    Family(
        name="an unborn baby by the name that the paper goes on to use",
        text="""
Unborn baby of Chantelle Ridout (born 12/05/1999), expected date of delivery 30/06/2026
Outcome: unborn baby Ridout will be subject of a Child Protection Plan at birth.
""",
        children=("unborn baby Ridout, unknown",),
    ),
)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_the_children_are_told_with_their_births_and_numbers(
    family: Family, read: Callable[..., Reading]
) -> None:
    children = read(TITLE + family.text.strip(), "2026-03-24").children
    told = (
        ", ".join(filter(None, (c.name, spoken(c.date_of_birth), c.nhs_number)))
        for c in children
    )
    assert sorted(told) == sorted(family.children)


def test_a_paper_of_another_service_names_its_child_as_well(
    read: Callable[..., Reading],
) -> None:
    reading = read(
        "Child in Need Review Meeting\n| Child | Mabel Fern |\n| DOB | 18/08/2019 |"
    )
    assert not reading.document.child_protection
    assert [child.name for child in reading.children] == ["Mabel Fern"]
