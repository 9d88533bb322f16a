"""The meeting word in the head of a table's column."""

from gp_toolkit.finding.paper.governors import governors, is_when
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Hit, Wording

_LABEL = Wording(r"{claims/label-of}\b|.{1,60}:$")
_LABEL_LENGTH = 100
_PLAIN_COLUMNS = 3
_HIGHEST = 60


def column_head(scan: Scan, row: Row, column: int) -> Hit | None:
    """The meeting word in the head of a table's column."""
    if len(row.cells) > 1 and (row.table is None or _has_two_days(scan, row)):
        found = _head_just_above(scan, row, column)
        if found is not None or row.table is None:
            return found
    if row.table is None or len(row.cells) < 2:
        return None
    if named := _top_head(scan, row, column):
        return named
    top = scan.top_of(row, up_to=_HIGHEST - 1)
    above_it = scan.sheet.rows[top.number : row.number]
    for above in above_it[:1] if len(row.cells) == 2 else reversed(above_it):
        if (above.number, column) not in scan.cells_of("meetings"):
            continue
        if not _may_be_head(scan, row, above, column):
            continue
        head = above.cells[column]
        hits = governors(scan, head.start, head.end)
        hits = [hit for hit in hits if not is_when(scan, hit)]
        if hits:
            return hits[-1] if head.end - head.start <= _LABEL_LENGTH else None
    return None


def _has_two_days(scan: Scan, row: Row) -> bool:
    """A row of days, each under a head of its own: no label with its value."""
    if len(scan.days_in(row.start, row.end)) < 2:
        return False
    return sum(bool(scan.days_in(c.start, c.end)) for c in row.cells) > 1


def _head_just_above(scan: Scan, row: Row, column: int) -> Hit | None:
    """`Core group | Review conference` above a row of days."""
    above = _first_of_run(scan, row)
    if above is row or scan.days_in(above.start, above.end):
        return None
    hits = [governors(scan, cell.start, cell.end) for cell in above.cells]
    days = [scan.days_in(cell.start, cell.end) for cell in row.cells]
    heads_all = all(found or not day for found, day in zip(hits, days, strict=True))
    several = sum(map(bool, hits)) > 1 and sum(map(bool, days)) > 1
    return hits[column][-1] if heads_all and several and hits[column] else None


def _first_of_run(scan: Scan, row: Row) -> Row:
    """The head of a list that plain text sets out: the first row of as many cells.

    Of a table it is the row above.
    """
    rows, number, width = scan.sheet.rows, row.number, len(row.cells)
    lowest = number - 1 if row.table or width < _PLAIN_COLUMNS else number - _HIGHEST
    while number > max(lowest, 0) and len(rows[number - 1].cells) == width:
        if rows[number - 1].table != row.table:
            break
        number -= 1
    return rows[number]


def _top_head(scan: Scan, row: Row, column: int) -> Hit | None:
    """`Previous conference | This conference | Next conference`: heads of all below."""
    if len(row.cells) < 3:
        return None
    top = scan.top_of(row, up_to=12)
    if top is row or len(top.cells) != len(row.cells):
        return None
    if (top.number, 1) not in scan.cells_of("meetings"):
        return None
    heads = [governors(scan, c.start, c.end) for c in top.cells[1:]]
    if not all(heads) or scan.days_in(top.start, top.end) or not column:
        return None
    return heads[column - 1][-1]


def _may_be_head(scan: Scan, row: Row, above: Row, column: int) -> bool:
    """Whether a row above can be the head of columns, and not a label with its value.

    A form of labels and values, two cells a row, has no heads but its first row.
    """
    if len(above.cells) != len(row.cells):
        return False
    if len(row.cells) == 2:
        before = scan.sheet.rows[above.number - 1] if above.number else None
        if before is not None and before.table == row.table:
            return False
        if governors(scan, above.start, above.cells[0].end):
            return False
    if scan.days_in(above.start, above.end):
        return False
    filled = above.cells[0].end > above.cells[0].start
    return not (filled and _is_pair(scan, above, column))


def _is_pair(scan: Scan, row: Row, column: int) -> bool:
    """Whether a row above is a label with its value, not the head of columns."""
    label = (
        scan.sheet.cell_text(row.cells[column - 1]).strip().lower() if column else ""
    )
    return bool(scan.words[_LABEL].match(label))
