"""Where a meeting is held, from a label beside its day, near it or above its column."""

import re
from collections.abc import Iterator

from gp_toolkit.finding.meeting.venues import is_building, tidy
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Cell, Row
from gp_toolkit.finding.wording.vocabulary import Hit, Wording

_OF = re.compile(r"\s(?:of|for)\s[^:]*$")
_AT = re.compile(r"\s*At\s?:\s*(?=\S)")
_BESIDE = Wording(r"[\W_]*(?:{venues/beside-label}[\W_]+)*")
_ANOTHER = re.compile(r"\s?/\s?")
_MODE_WORDS = Wording(
    r"\b(?:{venues/mode}|(?:(?:and|or|via|on|by)\s)*{venues/online})\b"
)
_ROWS_OF_FORM = 5
_LABEL_LENGTH = 30
_INDENT, _PAIR = 4, 2
_NEXT = ("next", "conference", "bare")


def labelled_venue(scan: Scan, bound: Bound, rows: tuple[Row, ...]) -> str | None:
    """`Venue: X` on the row or one of its neighbours; or a table's venue column."""
    for value in _values(scan, bound, rows):
        return tidy(scan, value)
    return (
        _venue_beside_mode(scan, rows)
        or _column_venue(scan, bound)
        or _venue_of_conference(scan, bound)
    )


def _values(scan: Scan, bound: Bound, rows: tuple[Row, ...]) -> Iterator[str]:
    """What stands beside the labels of a place, in order."""
    for row in (bound.row, *rows):
        for number, cell in enumerate(row.cells):
            if row is bound.row and cell.end < bound.mention.start:
                continue
            if _is_at(scan, row, number):
                yield scan.sheet.cell_text(row.cells[number + 1])
            elif said := _AT.match(scan.sheet.text, cell.start, cell.end):
                yield scan.sheet.text[said.end() : cell.end]
            beside = _beside(scan, bound, row, number)
            for hit in scan.cues("details", cell.start, cell.end):
                if hit.cue.kind == "venue_label":
                    yield from _value(scan, cell, hit, beside)


def _beside(scan: Scan, bound: Bound, row: Row, number: int) -> Cell | None:
    """The cell with a label's value: the next that is not empty, or the day's own."""
    filled = (
        place
        for place in range(number + 1, len(row.cells))
        if scan.sheet.cell_text(row.cells[place]).strip()
    )
    place = next(filled, None)
    return None if place is None else row.cells[_own_column(scan, bound, row, place)]


def _value(scan: Scan, cell: Cell, hit: Hit, beside: Cell | None) -> Iterator[str]:
    """What a label says: after it in its cell, else in the cell beside it."""
    rest = scan.sheet.text[hit.end : cell.end]
    if _OF.match(rest) and (beside or scan.days_in(hit.end, cell.end)):
        return  # "Venue of first Review CPC", with its place beside or after its day
    opens = _opens(scan, cell, hit)
    if _ANOTHER.match(rest) and len(rest) <= _LABEL_LENGTH:
        rest = ""  # `Lleoliad / Venue`
    if rest.strip(" :–-\n"):
        if opens or ":" in rest[:2]:
            yield _without_day(scan, Cell(hit.end, cell.end))
    elif opens and beside:
        yield _without_day(scan, beside)


def _opens(scan: Scan, cell: Cell, hit: Hit) -> bool:
    """Whether a label opens its cell, by itself or as in `Time and venue`."""
    if hit.start - cell.start < _INDENT:
        return True
    beside = scan.words[_BESIDE]
    return bool(beside.fullmatch(scan.sheet.text, cell.start, hit.start))


def _without_day(scan: Scan, cell: Cell) -> str:
    """What a cell holds after the day and time at its head: `15:45, Ollerton Hall`."""
    place = cell.start
    for start, end in _days_and_times(scan, cell):
        if start - place > _INDENT:
            break
        place = end
    return scan.sheet.text[place : cell.end]


def _days_and_times(scan: Scan, cell: Cell) -> Iterator[tuple[int, int]]:
    found = [(m.start, m.end) for m in scan.days_in(cell.start, cell.end)]
    found += [(m.start, m.end) for m in scan.times_in(cell.start, cell.end)]
    return iter(sorted(found))


def _venue_of_conference(scan: Scan, bound: Bound) -> str | None:
    """`Review conference – place | Samuelson House`, on a row below its day.

    A label that says "next conference" may stand anywhere.
    """
    if bound.kind == "core_group":
        return None
    return _below_in_form(scan, bound) or _of_next(scan, bound)


def _of_next(scan: Scan, bound: Bound) -> str | None:
    """`Location of next review conference | Kroner House`, in another table."""
    if bound.kind not in _NEXT:
        return None
    for hit in scan.hits.get("details", ()):
        if hit.cue.kind != "venue_label":
            continue
        row = scan.sheet.row_at(hit.start)
        if row.table is None or len(row.cells) != _PAIR or row.depth:
            continue
        if hit.start >= row.cells[0].end:
            continue
        named = scan.cues("meetings", row.start, row.cells[0].end)
        if any(h.cue.kind == "next" for h in named):
            return tidy(scan, _without_day(scan, row.cells[1]))
    return None


def _below_in_form(scan: Scan, bound: Bound) -> str | None:
    number = bound.row.number
    for row in scan.sheet.rows[number + 1 : number + 1 + _ROWS_OF_FORM]:
        if row.table != bound.row.table or len(row.cells) < _PAIR:
            return None
        label, value = row.cells[0], row.cells[1]
        said = scan.cues("details", label.start, label.end)
        named = scan.cues("meetings", label.start, label.end)
        if not any(h.cue.kind == "venue_label" for h in said):
            continue
        if not named or any(h.cue.kind in ("core_group", "other") for h in named):
            return None
        return tidy(scan, _without_day(scan, value))
    return None


def _is_at(scan: Scan, row: Row, number: int) -> bool:
    """`At | Jesmond House`, but not `At | 10.15 am`."""
    words = scan.sheet.cell_text(row.cells[number]).strip(" :").lower()
    if words != "at" or number + 1 == len(row.cells):
        return False
    value = row.cells[number + 1]
    return not scan.times_in(value.start, value.start + _INDENT)


def is_place_row(scan: Scan, row: Row) -> bool:
    """Whether a row is one of `At | Jesmond House`, or a line `At: Jesmond House`."""
    return _is_at(scan, row, 0) or bool(_AT.match(scan.sheet.text, row.start, row.end))


def in_columns(scan: Scan, bound: Bound) -> bool:
    """Whether a table has a column for each meeting: three or more, or a day in each."""
    cells = bound.row.cells
    if len(cells) > _PAIR:
        return True
    return len(cells) > 1 and all(scan.days_in(c.start, c.end) for c in cells)


def _own_column(scan: Scan, bound: Bound, row: Row, beside: int) -> int:
    """Of a table with a conference a column, the date's own column."""
    wide = len(row.cells) == len(bound.row.cells) and in_columns(scan, bound)
    if not wide or row is bound.row or row.table is None:
        return beside
    return max(scan.sheet.column_at(bound.row, bound.mention.start), beside)


def _venue_beside_mode(scan: Scan, rows: tuple[Row, ...]) -> str | None:
    """`How held: Hybrid: Guildhall, Committee Room 2, and Microsoft Teams`."""
    for row in rows:
        heads = [
            h
            for h in scan.cues("details", row.start, row.start + 4)
            if h.cue.kind == "mode_label"
        ]
        if not heads:
            continue
        value = scan.sheet.text[heads[0].end : row.end]
        value = scan.words[_MODE_WORDS].sub(" ", value)
        venue = tidy(scan, re.sub(r"[\s:,]*$", "", value))
        if venue and is_building(scan, venue):
            return venue.strip(" :,")
    return None


def _column_venue(scan: Scan, bound: Bound) -> str | None:
    row = bound.row
    if row.table is None:
        return None
    rows = scan.sheet.rows
    for number in range(row.number - 1, max(row.number - 30, -1), -1):
        above = rows[number]
        if above.table != row.table:
            return None
        if len(above.cells) != len(row.cells) or scan.days_in(above.start, above.end):
            continue
        own = scan.sheet.column_at(row, bound.mention.start)
        columns = sorted(enumerate(above.cells), key=lambda item: item[0] <= own)
        for column, cell in columns:
            if column == 0:
                continue
            hits = scan.cues("details", cell.start, cell.end)
            short = cell.end - cell.start <= 30
            heads = [h for h in hits if h.start - cell.start <= 2]
            if short and any(h.cue.kind == "venue_label" for h in heads):
                return tidy(scan, scan.sheet.cell_text(row.cells[column]))
    return None
