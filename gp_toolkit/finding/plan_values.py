"""Forms and slips: `Plan: to continue`, `Outcome | CP plan`, `… a plan? | Yes`."""

import re
from collections.abc import Iterator

from gp_toolkit.finding.names import People, named_in
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.sheet import Row
from gp_toolkit.model.family import PlanStatus

_LABEL = re.compile(
    r"(?:(?<![^\n])|[·|.;]\s{0,3})(?:\d{1,2}[.)]\s{0,3})?(?:(?:cp|child protection|outcome|plan)\s)?"
    r"(?:plan|result|decision|outcome|status)(?:\s(?:status|made|after (?:today|this"
    r" conference)))?\s?[:–\-]\s{0,3}(?P<value>[^\n.;·]{2,80})",
    re.IGNORECASE,
)
_LABEL_CELL = re.compile(
    r"\s*(?:(?:cp|child protection|outcome|current)\s)?(?:plan|result|decision|outcome"
    r"|status)(?:\s(?:status|made|agreed|after (?:today|this conference)"
    r"|\d\d/\d\d/\d{4}))?\s*:?\s*",
    re.IGNORECASE,
)
_YES = re.compile(
    r"\W*(?:y\b|yes\b|cpp\b|cp plan|cp\b|child protection|made\b|(?:to |will |should )?"
    r"(?:be )?(?:continue|remain|retain|maintain|made subject|subject (?:to|of)|stay)"
    r"|new plan|registered|neglect|emotional|physical|sexual)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\W*(?:n\b|no\b|none\b|(?:plan |cp plan |cpp )?(?:to )?(?:end|cease|discontinu)|step"
    r"|removed|de-?registered|not )",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:end(?:s|ed)?|ceases?d?|discontinued|step(?:ped)? down)\b", re.IGNORECASE
)
_IN_NEED = re.compile(
    r"\b(?:child(?:ren)? in need|cin)\b(?!\s(?:review|meeting))", re.IGNORECASE
)
_VERDICT = re.compile(
    r"\W*(?:(?:cp|child protection)?\s?plan\s)?(?:to\s)?(?:continu|remain|end|ceas|"
    r"discontinu|de-?regist|step|removed)",
    re.IGNORECASE,
)
_VALUE_LENGTH = 90
_QUESTION = re.compile(
    r"(?:remain|be|made|become|continue)\b[^?]{0,60}\bplan\s?\?"
    r"|\bplan\b[^?]{0,20}\b(?:continue|remain|made|needed|required)\s?\?",
    re.IGNORECASE,
)


_ASKED = re.compile(r"\bplan\s?\?\s{0,3}(?P<value>yes|no)\b", re.IGNORECASE)


def plan_values(scan: Scan, row: Row) -> Iterator[tuple[PlanStatus, int, int, int]]:
    """Plan, weight, and the stretch of text that names the child and says it."""
    text = scan.sheet.text
    for match in _LABEL.finditer(text, row.start, row.end):
        plan = _plan_of(match["value"])
        if plan is not None:
            yield plan, 4, match.start(), match.end()
    for match in _ASKED.finditer(text, row.start, row.end):
        plan = _plan_of(match["value"])
        if plan is not None:
            yield plan, 4, scan.sentence_at(match.start())[0], match.end()
    for column in range(1, len(row.cells)):
        label, cell = row.cells[column - 1], row.cells[column]
        words, value = scan.sheet.cell_text(label), scan.sheet.cell_text(cell)
        if (
            (_QUESTION.search(words) and value.strip())
            or _LABEL_CELL.fullmatch(words)
            or _is_decision_column(scan, row, column)
        ):
            plan = _plan_of(value)
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
        if named and len(words) <= _VALUE_LENGTH and _VERDICT.match(words):
            plan = _plan_of(words)
            if plan is PlanStatus.NONE and _IN_NEED.search(scan.sheet.words(row)):
                plan = PlanStatus.CHILD_IN_NEED
            if plan is not None:
                yield plan, 4, cell.start, cell.end
        named = named or named_in(words, people)


def _plan_of(value: str) -> PlanStatus | None:
    if "\u2610" in value or "\u2612" in value or "?" in value:
        return None
    if _NO.match(value) or (_ENDS.search(value[:40]) and not _YES.match(value)):
        return PlanStatus.CHILD_IN_NEED if _IN_NEED.search(value) else PlanStatus.NONE
    if _ENDS.search(value[:24]):
        return PlanStatus.CHILD_IN_NEED if _IN_NEED.search(value) else PlanStatus.NONE
    return PlanStatus.CHILD_PROTECTION if _YES.match(value) else None


def _is_decision_column(scan: Scan, row: Row, column: int) -> bool:
    """Whether the head of a table's column asks for the decision."""
    rows, number = scan.sheet.rows, row.number
    if row.table is None or len(row.cells) < 3:
        return False
    lowest = max(number - 12, 0)
    while number > lowest and rows[number - 1].table == row.table:
        number -= 1
    top = rows[number]
    if top is row or len(top.cells) != len(row.cells):
        return False
    return bool(_LABEL_CELL.fullmatch(scan.sheet.cell_text(top.cells[column])))
