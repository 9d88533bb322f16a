"""Tables of what is to be done, by whom and by when: their days are no meetings."""

from gp_toolkit.finding.paper.sections import fills_one_cell, title_above
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
    asking = scan.once(_heads_that_ask)
    return any(head and head is not row and head.number in asking for head in heads)


def _heads_that_ask(scan: Scan) -> frozenset[int]:
    """The numbers of the rows of tables that ask who is to act, and by when."""
    may_ask = scan.rows_saying("actions/who-columns")
    may_ask &= scan.rows_saying("actions/when-columns")
    rows = (scan.sheet.rows[number] for number in may_ask)
    return frozenset(
        row.number
        for row in rows
        if row.table and _is_below_title(scan, row) and _asks_who(scan, row)
    )


def _is_below_title(scan: Scan, row: Row) -> bool:
    """Whether a row of a table is its first, or stands right below a title in it."""
    above = scan.sheet.rows[row.number - 1] if row.number else None
    return above is None or above.table != row.table or fills_one_cell(scan, above)


def _asks_who(scan: Scan, head: Row) -> bool:
    words = [scan.sheet.cell_text(cell) for cell in head.cells]
    return all(
        any(scan.words[shape].search(cell) for cell in words) for shape in _COLUMNS
    )


def _top_of_section(scan: Scan, row: Row) -> Row | None:
    """The row below the nearest title amid a table: `PLAN ACTIONS | |`."""
    if row.table is None:
        return None
    title = title_above(scan, row, up_to=_HIGHEST - 1)
    return scan.sheet.rows[title.number + 1] if title else None


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
