"""Plain labels beside a day: `Date`, `When`, `On`, `New date`."""

import re

from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.paper.task_tables import is_task_row, top_row
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Wording

_OF_THE_DAY = Wording(
    r"(?:the\s)?(?:{dates/new-column}\s)?{dates/of-the-day}"
    r"(?:(?:\s?(?:,|and|&|/)\s?|\s)(?:the\s)?{dates/with-the-day})*"
    r"(?:\s(?:of|for)\s(?:the\s|this\s)?(?:conference|meeting))?"
)
_DUE = Wording(
    r"(?:{dates/small-change}\s)*{dates/due-column}(?:\s{dates/small-change})*"
    r"|.{0,40}\s{dates/due-column}"
)
_TASKS = Wording(r"\b{claims/heads-of-actions}")
_OLD = Wording(r"{dates/old-column}\b")
_NEW = Wording(r"{dates/new-column}\b")


def labels_of(scan: Scan, bound: Bound) -> tuple[str, ...]:
    """What a day is called where it stands: in its cell, left of it, above its column."""
    row = bound.row
    column = scan.sheet.column_at(row, bound.mention.start)
    own = _bare(scan.sheet.text[row.cells[column].start : bound.mention.start])
    if own:
        return () if own == "on" else (own,)  # `On 9 May he came`: a sentence
    found = [_bare(scan.sheet.cell_text(row.cells[column - 1]))] if column else []
    head = top_row(scan, row)
    told = head is not None and head is not row and not is_task_row(scan, row)
    if head is not None and told and column < len(head.cells) and _asks(scan, head):
        found.append(_bare(scan.sheet.cell_text(head.cells[column])))
    return tuple(words for words in found if words)


def _asks(scan: Scan, head: Row) -> bool:
    """Not `Outcome | Measured by | When`: the heads of what is to be done."""
    return not scan.words[_TASKS].search(scan.sheet.words(head).lower())


def is_day_label(scan: Scan, bound: Bound) -> bool:
    """Whether a day's label asks for nothing but the day of the meeting."""
    pattern = scan.words[_OF_THE_DAY]
    return any(pattern.fullmatch(words) for words in labels_of(scan, bound))


def column_tells(scan: Scan, bound: Bound) -> str:
    """Whether a day stands in a column of `old` or of `new` arrangements; else empty."""
    row = bound.row
    head = top_row(scan, row)
    if head is None or head is row or not 3 <= len(row.cells) == len(head.cells):
        return ""
    column = scan.sheet.column_at(row, bound.mention.start)
    words = [_bare(scan.sheet.cell_text(cell)) for cell in head.cells]
    old, new = (_places(scan.words[shape], words) for shape in (_OLD, _NEW))
    if len(old) != 1 or len(new) != 1:
        return ""
    return "old" if column in old else "new" if column in new else ""


def is_due_column(scan: Scan, bound: Bound) -> bool:
    """Of `Date due | Meeting date` above two days: whether a day is the limit."""
    row = bound.row
    head = top_row(scan, row) if row.table is not None else None
    if head is None or head is row or len(row.cells) != len(head.cells):
        return False
    column = scan.sheet.column_at(row, bound.mention.start)
    words = _bare(scan.sheet.cell_text(head.cells[column]))
    if not scan.words[_DUE].fullmatch(words):
        return False
    others = (cell for n, cell in enumerate(row.cells) if n != column)
    return any(scan.days_in(cell.start, cell.end) for cell in others)


def _places(pattern: re.Pattern[str], words: list[str]) -> list[int]:
    return [number for number, cell in enumerate(words) if pattern.match(cell)]


def _bare(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(" :.\u2013-*").lower()
