"""Two families in one file, and another family's child in a header."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from gp_toolkit.model.document import Block, Document, Part
from gp_toolkit.model.reading import Reading
from tests.finding.cases import line
from tests.finding.conftest import as_document

BUNDLE = """
Record of Review Child Protection Conference
| Child | Date of birth | NHS number |
| Zachary OKAFOR-LYONS | 23/01/2014 | 999 826 1015 |
Held on Tuesday 10 March 2026
1. This was the second review.
2. Mr Okafor moved out on 12 January.
3. Zachary is in the top set for mathematics.
8. Decision All agencies: the plan continues. Category emotional abuse.
10. Next Review Child Protection Conference Tuesday 8 September 2026, 11:15.
Record of Initial Child Protection Conference
| Child | Date of birth | NHS number |
| Tilly TREMLETT | 09/09/2022 | 999 826 3018 |
| Archie TREMLETT | 30/06/2024 | 999 826 4014 |
Held on Thursday 12 March 2026
6. Decision Unanimous: Tilly and Archie are made subject to a Child Protection Plan.
8. Review Child Protection Conference: Tuesday 2 June 2026, 09:30.
"""

OWN = """
Child Protection Review Conference – Minutes
| Name of child | Ellie-Mae RUSHWORTH |
| DoB | 11/02/2017 |
Conference date: Tuesday 10 March 2026
Decision: Ellie-Mae remains subject of a Child Protection Plan; category neglect.
Review conference: Tuesday 8 September 2026 at 9.30am.
"""


def under(header: str, text: str) -> Document:
    """A paper with a running header."""
    paper = as_document(text)
    return replace(
        paper,
        blocks=(Block(text=header, part=Part.HEADER, where="header"), *paper.blocks),
    )


def test_each_family_keeps_its_own_conference(read: Callable[..., Reading]) -> None:
    found = read(BUNDLE)
    zachary, tremletts = [line(entry) for entry in found.next]
    assert "Tue 8 Sep 2026 | 11:15 | for Zachary OKAFOR-LYONS | check" in zachary
    assert "Tue 2 Jun 2026 | 09:30 | for Tilly TREMLETT, Archie" in tremletts
    assert "check several_families" in tremletts


@pytest.mark.parametrize(
    ("header", "trust", "why"),
    [
        ("KAYDEN MARSH  DOB 03/03/2015", "check", "a child of nowhere else"),
        ("Child: Oscar Finch, date of birth 4 May 2016", "check", "another label"),
        ("Ellie-Mae RUSHWORTH  DOB 11/02/2017", "clear", "its own child"),
        ("Ellie-Mae Rushworth DOB 11/02/2011", "clear", "its own, the year mistyped"),
        ("Confidential – Children's Services", "clear", "no child at all"),
        ("Form CP7 version of 03/03/2015", "clear", "the day of a form"),
    ],
)
def test_a_header_of_another_child_is_asked_about(
    header: str, trust: str, why: str, read: Callable[..., Reading]
) -> None:
    found = read(under(header, OWN))
    assert [entry.trust.value for entry in found.next] == [trust], why
    assert [c.name.lower() for c in found.children] == ["ellie-mae rushworth"]
