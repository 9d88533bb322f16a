"""Tables of what is to be done, by whom and by when: their days are no meetings."""

from gp_toolkit.finding.paper.sections import fills_one_cell
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Wording

_HIGHEST = 60
_COLUMNS = (
    Wording(r"\b{actions/who-columns}\b"),
    Wording(r"\b{actions/when-columns}\b"),
)


def is_task_row(scan: Scan, row: Row) -> bool:
    """Whether a row stands in a table headed `Action | Who | By when` or the like."""
    heads = (top_row(scan, row), _top_of_section(scan, row))
    return any(head and head is not row and _asks_who(scan, head) for head in heads)


def _asks_who(scan: Scan, head: Row) -> bool:
    words = [scan.sheet.cell_text(cell) for cell in head.cells]
    return all(
        any(scan.words[shape].search(cell) for cell in words) for shape in _COLUMNS
    )


def _top_of_section(scan: Scan, row: Row) -> Row | None:
    """The row below the nearest title amid a table: `PLAN ACTIONS | |`."""
    rows = scan.sheet.rows
    for number in range(row.number - 1, max(row.number - _HIGHEST, 0), -1):
        if rows[number].table != row.table or row.table is None:
            return None
        if fills_one_cell(scan, rows[number]):
            return rows[number + 1]
    return None


def top_row(scan: Scan, row: Row) -> Row | None:
    """The heads of the table that a row stands in; None outside tables.

    They are its first row, below a title of its own such as `PLAN ACTIONS |`.
    """
    if row.table is None:
        return None
    rows, number = scan.sheet.rows, scan.top_of(row, up_to=_HIGHEST).number
    while number < row.number and fills_one_cell(scan, rows[number]):
        number += 1
    return rows[number]
