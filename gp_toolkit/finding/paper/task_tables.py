"""Tables of what is to be done, by whom and by when: their days are no meetings."""

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
    head = top_row(scan, row)
    if head is None or head is row:
        return False
    words = [scan.sheet.cell_text(cell) for cell in head.cells]
    return all(
        any(scan.words[shape].search(cell) for cell in words) for shape in _COLUMNS
    )


def top_row(scan: Scan, row: Row) -> Row | None:
    """The first row of the table that a row stands in; None outside tables."""
    if row.table is None:
        return None
    rows, number = scan.sheet.rows, row.number
    lowest = max(number - _HIGHEST, 0)
    while number > lowest and rows[number - 1].table == row.table:
        number -= 1
    return rows[number]
