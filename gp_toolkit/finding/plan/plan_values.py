"""Forms and slips: `Plan: to continue`, `Outcome | CP plan`, `… a plan? | Yes`."""

import re
from collections.abc import Iterator

from gp_toolkit.finding.people.names import People, named_in
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Cell, Row
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.family import PlanStatus

_LABEL = Wording(
    r"(?:(?<![^\n])|[·|.;]\s{0,3})(?:\d{1,2}[.)]\s{0,3})?{outcomes/slip-label}\s?[:–\-]"
    r"\s{0,3}(?P<value>[^\n.;·]{2,80})"
)
_LABEL_CELL = Wording(r"\s*{outcomes/slip-label}(?:\s\d\d/\d\d/\d{4})?\s*:?\s*")
_SLIP_LABEL = "outcomes/slip-label"
_YES = Wording(r"\W*{outcomes/says-yes}\b")
_NO = Wording(
    r"\W*(?:{outcomes/says-no}\b|{outcomes/just-no}(?=\s{0,3}(?:\Z|[\n.,;:(\-–])))"
)
_ENDS = Wording(r"\b{outcomes/says-ended}\b")
_IN_NEED = Wording(r"\b{outcomes/in-need}\b(?!\s(?:review|meeting))")
_VERDICT = Wording(r"\W*(?:{outcomes/plan}\s)?(?:to\s)?{outcomes/verdict}\b")
_VALUE_LENGTH = 90
_HEAD_ROWS = 12
_QUESTION = Wording(
    r"{outcomes/asked-of-plan}\b[^?]{0,60}\bplan\s?\?"
    r"|\bplan\b[^?]{0,20}\b{outcomes/plan-asked}\s?\?"
)


_ASKED = re.compile(r"\bplan\s?\?\s{0,3}(?P<value>yes|no)\b", re.IGNORECASE)


def rows_with_values(scan: Scan, people: People) -> frozenset[int]:
    """The numbers of the rows in which `plan_values` or a name can tell of a plan."""
    rows = scan.sheet.rows
    labelled = scan.rows_saying(_SLIP_LABEL)
    below = {
        row.number
        for number in labelled
        if rows[number].table is not None
        for row in rows[number + 1 : number + 1 + _HEAD_ROWS]
    }
    several = len(people.names) > 1
    beside = {row.number for row in rows if len(row.cells) > 1} if several else set()
    return labelled | scan.rows_with("?") | below | beside


def plan_values(scan: Scan, row: Row) -> Iterator[tuple[PlanStatus, int, int, int]]:
    """Plan, weight, and the stretch of text that names the child and says it."""
    text = scan.sheet.text
    labelled = scan.may_say(row, _SLIP_LABEL)
    head = _head(scan, row)
    if not (labelled or head or "?" in scan.sheet.words(row)):
        return
    for match in scan.words[_LABEL].finditer(text, row.start, row.end):
        plan = _plan_of(scan, match["value"])
        if plan is not None:
            yield plan, 4, match.start(), match.end()
    for match in _ASKED.finditer(text, row.start, row.end):
        plan = _plan_of(scan, match["value"])
        if plan is not None:
            yield plan, 4, scan.sentence_at(match.start())[0], match.end()
    for column in range(1, len(row.cells)):
        label, cell = row.cells[column - 1], row.cells[column]
        words, value = scan.sheet.cell_text(label), scan.sheet.cell_text(cell)
        if (
            (scan.words[_QUESTION].search(words) and value.strip())
            or _is_label(scan, label)
            or (head and _asks_for_plan(scan, head.cells[column]))
        ):
            plan = _plan_of(scan, value)
            if plan is PlanStatus.NONE and scan.words[_IN_NEED].search(
                scan.sheet.text, cell.start, row.end
            ):
                plan = PlanStatus.CHILD_IN_NEED
        else:
            plan = None
        if plan is not None:
            yield plan, 5, label.start, cell.end


def values_beside_names(
    scan: Scan, row: Row, people: People
) -> Iterator[tuple[PlanStatus, int, int, int]]:
    """`Cass Holloway | born 25/01/2017 | CONTINUES (neglect)`: a row a child."""
    if len(row.cells) < 2 or len(people.names) < 2:
        return
    named: tuple[str, ...] = ()
    for cell in row.cells:
        words = scan.sheet.cell_text(cell).strip()
        if named and len(words) <= _VALUE_LENGTH and scan.words[_VERDICT].match(words):
            plan = _plan_of(scan, words)
            if plan is PlanStatus.NONE and scan.words[_IN_NEED].search(
                scan.sheet.words(row)
            ):
                plan = PlanStatus.CHILD_IN_NEED
            if plan is not None:
                yield plan, 4, cell.start, cell.end
        named = named or named_in(words, people)


def _plan_of(scan: Scan, value: str) -> PlanStatus | None:
    if "\u2610" in value or "\u2612" in value or "?" in value:
        return None
    verdict = scan.words[_VERDICT].match(value)
    ends = verdict is not None and scan.words[_ENDS].search(verdict.group())
    if (
        ends
        or scan.words[_NO].match(value)
        or (scan.words[_ENDS].search(value[:40]) and not scan.words[_YES].match(value))
    ):
        return (
            PlanStatus.CHILD_IN_NEED
            if scan.words[_IN_NEED].search(value)
            else PlanStatus.NONE
        )
    if scan.words[_ENDS].search(value[:24]):
        return (
            PlanStatus.CHILD_IN_NEED
            if scan.words[_IN_NEED].search(value)
            else PlanStatus.NONE
        )
    return PlanStatus.CHILD_PROTECTION if scan.words[_YES].match(value) else None


def _head(scan: Scan, row: Row) -> Row | None:
    """The head of a table whose columns may ask for the decision."""
    if row.table is None or len(row.cells) < 3:
        return None
    top = scan.top_of(row, up_to=_HEAD_ROWS)
    if top is row or len(top.cells) != len(row.cells):
        return None
    asks = scan.may_say(top, _SLIP_LABEL) or "?" in scan.sheet.words(top)
    return top if asks else None


def _asks_for_plan(scan: Scan, cell: Cell) -> bool:
    """Whether a column's head asks for it: `Decision`, `CP plan to continue?`."""
    words = scan.sheet.cell_text(cell)
    return _is_label(scan, cell) or bool(scan.words[_QUESTION].search(words))


def _is_label(scan: Scan, cell: Cell) -> bool:
    return bool(scan.words[_LABEL_CELL].fullmatch(scan.sheet.cell_text(cell)))
