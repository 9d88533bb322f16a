"""Lists of several families' conferences, as councils send them to practices each week.

Each row is one conference, of its own family. Whose they are is for a person to say:
every entry is to be checked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gp_toolkit.finding.dates.forms import Shape
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.paper.meeting_kinds import word_kind
from gp_toolkit.finding.paper.rows import title_rows
from gp_toolkit.finding.paper.task_tables import top_row
from gp_toolkit.finding.people.names import People, named_in
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.reading import NextConference, NextStatus, Trust, Warning

_LIST = Wording(r"\b{kinds/list}\b")
_DAY = Wording(r"\s*{dates/of-the-day}\b")
_SORT = Wording(r"\s*{kinds/sort-of-meeting}\b")
_WHOSE = Wording(r"\s*{kinds/whose}\b")
_TITLE = 3
_FEWEST = 2
_PLAIN_COLUMNS = 4
_HIGHEST = 60


def listed_conferences(context: Context, people: People) -> tuple[NextConference, ...]:
    """The conferences of a list, one entry a row; none where the paper is no list."""
    scan = context.scan
    heads = (scan.sheet.words(row) for row in title_rows(scan, _TITLE))
    if not context.nature.child_protection or not any(
        scan.words[_LIST].search(head) for head in heads
    ):
        return ()
    found = [
        (family, entry)
        for row in scan.sheet.rows
        for family, entry in _listed(scan, row, people)
    ]
    if len({family for family, _ in found}) < _FEWEST:
        return ()
    return tuple(_together(found))


def _listed(
    scan: Scan, row: Row, people: People
) -> Iterator[tuple[str, NextConference]]:
    head = top_row(scan, row) or _plain_head(scan, row)
    if head is None or head is row or len(head.cells) != len(row.cells):
        return
    labels = [scan.sheet.cell_text(cell) for cell in head.cells]
    columns = [_column(scan, shape, labels) for shape in (_DAY, _SORT, _WHOSE)]
    if None in columns:
        return
    day_column, sort_column, whose_column = (column or 0 for column in columns)
    cell = row.cells[day_column]
    days = [
        d for d in scan.days_in(cell.start, cell.end) if d.date and d.shape is Shape.DAY
    ]
    if not days:
        return
    whose = scan.sheet.cell_text(row.cells[whose_column])
    off = scan.cues("modifiers", cell.start, cell.end)
    gone = any(hit.cue.kind == "cancelled" for hit in off)
    times = scan.times_in(cell.start, row.end)
    yield (
        _family(whose),
        NextConference(
            kind=word_kind(scan, scan.sheet.cell_text(row.cells[sort_column])),
            status=NextStatus.CANCELLED if gone else NextStatus.BOOKED,
            date=days[0].date,
            start=times[0].time if times else None,
            end=times[0].until if times else None,
            children=tuple(named_in(scan.sheet.words(row), people)),
            trust=Trust.CHECK,
            warnings=(Warning.SEVERAL_FAMILIES,),
            evidence=(scan.sheet.evidence(row.start, row.end),),
        ),
    )


def _plain_head(scan: Scan, row: Row) -> Row | None:
    """Of a plain text: the first of a run of rows with as many cells."""
    rows, number = scan.sheet.rows, row.number
    if len(row.cells) < _PLAIN_COLUMNS:
        return None
    lowest = max(number - _HIGHEST, 0)
    while number > lowest and len(rows[number - 1].cells) == len(row.cells):
        number -= 1
    return rows[number]


def _column(scan: Scan, shape: Wording, labels: Sequence[str]) -> int | None:
    pattern = scan.words[shape]
    return next((n for n, words in enumerate(labels) if pattern.match(words)), None)


def _family(words: str) -> str:
    """The surname: what the cell of the family or the child ends with."""
    parts = words.replace(",", " ").split()
    return parts[-1].lower() if parts else ""


def _together(
    found: Sequence[tuple[str, NextConference]],
) -> Iterator[NextConference]:
    """Brothers and sisters at one conference share its entry."""
    kept: dict[tuple[object, ...], NextConference] = {}
    for family, entry in found:
        key = (family, entry.kind, entry.status, entry.date, entry.start)
        known = kept.get(key)
        if known is None:
            kept[key] = entry
            continue
        kept[key] = replace(
            known,
            children=(*known.children, *entry.children),
            evidence=(*known.evidence, *entry.evidence),
        )
    yield from kept.values()
