"""A row a child, a column a decision, and a tick: `Name removed | Remains | New`."""

import re
from collections.abc import Iterator

from gp_toolkit.finding.people.names import People, named_in
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.family import PlanStatus

_TICKED = re.compile(
    r"[\u2611\u2612\u2713\u2714\u25a0]|\[\s?[xX\u2713]\s?\]|[xXyY]|yes", re.IGNORECASE
)
_EMPTY = re.compile(r"[\u2610\u25a1]|\[\s{0,3}\]|[nN]|no|[\-\u2013]?", re.IGNORECASE)
_IN_NEED = Wording(r"\b{outcomes/in-need}\b")
_ENDS = Wording(r"\b{outcomes/column-of-ends}\b")
_STANDS = Wording(r"\b{outcomes/column-of-plans}\b")
_WEIGHT = 5
_FEWEST_HEADS = 2
_NAME_CELLS = 2
_HIGHEST = 20


def ticks_beside_names(
    scan: Scan, row: Row, people: People
) -> Iterator[tuple[PlanStatus, int, int, int]]:
    """What the one ticked column of a child's row says of the plan."""
    if row.table is None or len(row.cells) <= _FEWEST_HEADS or len(people.names) < 2:
        return
    words = [scan.sheet.cell_text(cell).strip() for cell in row.cells]
    ticked = [n for n, said in enumerate(words) if n and _TICKED.fullmatch(said)]
    if len(ticked) != 1 or not any(
        named_in(said, people) for said in words[:_NAME_CELLS]
    ):
        return
    top = scan.top_of(row, up_to=_HIGHEST)
    if top is row or len(top.cells) != len(row.cells):
        return
    asked = {
        number: plan
        for number, cell in enumerate(top.cells)
        if number
        and (number in ticked or _EMPTY.fullmatch(words[number]))
        and (plan := _plan_of(scan, scan.sheet.cell_text(cell)))
    }
    if ticked[0] in asked and len(asked) >= _FEWEST_HEADS:
        cell = row.cells[ticked[0]]
        yield asked[ticked[0]], _WEIGHT, row.start, cell.end


def _plan_of(scan: Scan, head: str) -> PlanStatus | None:
    if scan.words[_IN_NEED].search(head):
        return PlanStatus.CHILD_IN_NEED
    if scan.words[_ENDS].search(head):
        return PlanStatus.NONE
    stands = scan.words[_STANDS].search(head)
    return PlanStatus.CHILD_PROTECTION if stands else None
