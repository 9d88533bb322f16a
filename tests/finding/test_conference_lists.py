"""Lists of several families: one entry a row, each to be checked."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

FAMILIES = "check several_families"
CASES = (
    Case(
        name="weekly list in a table, one cancelled",
        today="2026-04-27",
        text="""
# Fernley City Council - weekly list of Child Protection Conferences for Primary Care
List date: 24/04/2026. Reports are due five working days before each conference.
| Family | Child(ren) and DOB | Type | Date | Time | Venue |
| BALOGUN | Temi 17/05/2020 | Review | 12/05/2026 | 09:30 | Civic Centre |
| HARVEY-LEE | Scarlett 28/10/2011 | Initial | 07/05/2026 | 13:30 | Virtual |
| NOWAK | Unborn (EDD 15/08/2026) | Pre-birth | 14/05/2026 | 11:00 | Civic Centre |
| PRIOR | Archie 06/01/2015 | Review | CANCELLED - was 06/05/2026 | | |
""",
        kind="other",
        held="unknown",
        coming=(
            f"review | booked | Tue 12 May 2026 | 09:30 | for BALOGUN | {FAMILIES}",
            f"initial | booked | Thu 7 May 2026 | 13:30 | for HARVEY-LEE | {FAMILIES}",
            f"pre_birth | booked | Thu 14 May 2026 | 11:00 | for NOWAK | {FAMILIES}",
            f"review | cancelled | Wed 6 May 2026 | for PRIOR | {FAMILIES}",
        ),
    ),
    Case(
        name="tabs, brothers and sisters together",
        today="2027-02-23",
        text="""
CHILD PROTECTION CONFERENCES WEEK OF 8 MARCH 2027 - GP LIST FOR MILL ROAD SURGERY
Type\tChild\tDOB\tDay\tTime\tPlace
ICPC\tHarris Adeleke\t01/09/2021\tMon 08/03/2027\t09:30\tTeams
RCPC\tElsie Croft\t14/06/2015\tTue 09/03/2027\t13:00\tRoom 1
RCPC\tBobby Croft\t20/02/2018\tTue 09/03/2027\t13:00\tRoom 1
""",
        kind="conference_record",
        held="unknown",
        coming=(
            f"initial | booked | Mon 8 Mar 2027 | 09:30 | for Harris Adeleke | {FAMILIES}",
            f"review | booked | Tue 9 Mar 2027 | 13:00 | for Elsie Croft, Bobby Croft | {FAMILIES}",
        ),
    ),
    Case(
        name="its twin: an invitation for two children is no list",
        today="2026-05-12",
        text="""
# Notice of Review Child Protection Conferences
| Child | Date of birth | Conference | Date | Time |
| Ava CARTER | 04/06/2018 | Review | Tue 02/06/2026 | 9.30 am |
| Noah MARSH | 01/05/2020 | Review | Tue 02/06/2026 | 11.15 am |
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=(
            "review | booked | Tue 2 Jun 2026 | 09:30 | for Ava CARTER | clear",
            "review | booked | Tue 2 Jun 2026 | 11:15 | for Noah MARSH | clear",
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_row_is_a_conference_of_its_own_family(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case
