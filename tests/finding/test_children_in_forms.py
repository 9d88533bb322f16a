"""Children as the forms of the four nations set them out."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading

RECORD = """
Review Child Protection Conference
Date of conference: Tuesday 10 March 2026
{}
Decision: the plans continue, category neglect.
"""

FORMS = [
    (
        "a health and care number of Northern Ireland",
        """
| Child/young person | D.O.B. | H&C No. |
| Cahir McGrellis | 29.02.2012 | 999 674 8359 |
""",
        ["Cahir McGrellis 2012-02-29 9996748359"],
    ),
    (
        "a CHI number of Scotland",
        """
| Name | Date of birth | CHI |
| Rory MacInnes | 03/05/2014 | 999 441 5433 |
""",
        ["Rory MacInnes 2014-05-03 9994415433"],
    ),
    (
        "first names under the family's",
        """
| Family | Slimbridge |
| Children | Poppy 09/09/15; Archie 27/03/18 |
""",
        ["Poppy Slimbridge 2015-09-09", "Archie Slimbridge 2018-03-27"],
    ),
    (
        "a second child with the address below it",
        """
Re: Rory John KINNAIRD, born 21st December 2019
Skye Anne KINNAIRD, born 8th July 2023, both at 5 Mossbank Terrace (with paternal \
grandparents meantime)
""",
        ["Rory John KINNAIRD 2019-12-21", "Skye Anne KINNAIRD 2023-07-08"],
    ),
    (
        "a task for both children, and who does it",
        """
Child: Lewis Kerr, born 14/02/2015
| 2 | Health records for both children | J Weddell | 30 November 2026 |
""",
        ["Lewis Kerr 2015-02-14"],
    ),
]


@pytest.mark.parametrize(("name", "form", "children"), FORMS, ids=lambda v: str(v)[:40])
def test_children_of_a_form(
    name: str, form: str, children: list[str], read: Callable[..., Reading]
) -> None:
    del name
    found = read(RECORD.format(form.strip("\n"))).children
    assert [
        " ".join(str(part) for part in (c.name, c.date_of_birth, c.nhs_number) if part)
        for c in found
    ] == children
