"""The heading that a row stands under, and the meeting that it names."""

import re
from bisect import bisect_left

from gp_toolkit.finding.paper.governors import governors, is_place
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Hit
from gp_toolkit.model.document import Part

_ROWS_UP = 8
_TABLE_ROWS_UP = 20
_TITLE_ROWS = 6
_LENGTH = 60
_WORD = re.compile(r"\w")


def section_word(scan: Scan, row: Row) -> Hit | None:
    """The meeting named by the heading of a row's section; None if it names none.

    The title of the whole paper is the heading of no section.
    """
    head = _head(scan, row)
    if head is None or _is_title(scan, head):
        return None
    hits = [h for h in governors(scan, head.start, head.end) if not is_place(scan, h)]
    return hits[-1] if hits else None


def _is_title(scan: Scan, head: Row) -> bool:
    """Whether nothing but other headings stands above."""
    return all(
        is_heading(scan, row) or row.part is not Part.BODY
        for row in scan.sheet.rows[: min(head.number, _TITLE_ROWS)]
    )


def is_right_below(scan: Scan, row: Row) -> bool:
    """Whether a row is the first of its section."""
    head = _head(scan, row)
    return head is not None and head.number == row.number - 1


def _head(scan: Scan, row: Row) -> Row | None:
    """The nearest row above that is a heading, of the table or of the page."""
    rows, number = scan.sheet.rows, row.number - 1
    if row.table is not None:
        if title := title_above(scan, row, up_to=_TABLE_ROWS_UP):
            return title
        number = scan.top_of(row, up_to=_TABLE_ROWS_UP).number - 1
    for above in reversed(rows[max(number - _ROWS_UP, 0) : number + 1]):
        if above.part is not row.part or above.source != row.source:
            return None
        if is_heading(scan, above):
            return above
    return None


def title_above(scan: Scan, row: Row, *, up_to: int) -> Row | None:
    """The nearest row of a table above one of its rows that fills but one cell."""
    titles = scan.once(_titles_in_tables)
    place = bisect_left(titles, row.number) - 1
    top = scan.top_of(row, up_to=up_to).number
    return (
        scan.sheet.rows[titles[place]] if place >= 0 and titles[place] >= top else None
    )


def _titles_in_tables(scan: Scan) -> list[int]:
    rows = scan.sheet.rows
    return [r.number for r in rows if r.table is not None and fills_one_cell(scan, r)]


def fills_one_cell(scan: Scan, row: Row) -> bool:
    """`NEXT REVIEW |` amid the rows of a table: the head of those below."""
    others = row.cells[1:]
    return bool(others) and not any(
        _WORD.search(scan.sheet.text, cell.start, cell.end) for cell in others
    )


def is_heading(scan: Scan, row: Row) -> bool:
    """Whether a row is marked as a heading, or is a short line that can be one."""
    if row.table is not None or len(row.cells) > 1:
        return False
    words = scan.sheet.words(row).strip()
    if row.heading:
        return True
    plain = len(words) <= _LENGTH and words[-1:] not in ".;,!?" and words[:1].isalnum()
    return (
        plain
        and not words[:1].islower()
        and ":" not in words[:-1]
        and not scan.days_in(row.start, row.end)
    )
