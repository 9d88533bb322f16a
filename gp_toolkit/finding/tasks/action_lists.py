"""Tasks with labels, `Action: … By whom: GP`, and tasks listed under an owner's name."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.tasks import action_words as say
from gp_toolkit.finding.tasks.action_tables import tasks_of_cell
from gp_toolkit.finding.tasks.owners import Doers, Owner, owner_in, owners_in
from gp_toolkit.finding.tasks.task import Task, begins_with_verb, due_in, task_words
from gp_toolkit.finding.text.sheet import Cell, Row

_MARK = re.compile(r"\s?(?::|[–\-]\s)\s?")
_KINDS = ("what", "who", "when", "by")
_NEAR = 3
_TALLEST = 30
_MOST_BELOW = 12
_LONGEST_HEAD = 90
_LONGEST_ITEM = 400
_LEFT_OPEN = re.compile(r"\w[ \n]$")
_SPACES = re.compile(r"\s*")


class _Part(NamedTuple):
    """A label with what it says; `kind` "" for the words before the first label."""

    kind: str
    cell: Cell
    row: int


def labelled_tasks(scan: Scan, doers: Doers, row: Row) -> Iterator[Task]:
    """Tasks whose parts have labels, in one line or in lines below one another."""
    parts = _parts_of(scan, row)
    for place, part in enumerate(parts):
        if part.kind != "who":
            continue
        owner = owner_in(scan, doers, part.cell)
        if owner is None:
            continue
        before, after = parts[:place], parts[place + 1 :]
        above = [] if _begins_a_group(scan, row) else _lines(scan, row, -1)
        below = _lines(scan, row, 1)
        what = _nearest(before, after, above, below)
        if what is None:
            continue
        when = next((p for p in _till(after, "what") if p.kind == "when"), None)
        when = when or next((p for p in before if p.kind == "when"), None)
        own = below if what in below else list(_till(below, "what"))
        when = when or next((p for p in own if p.kind == "when"), None)
        when = when or next((p for p in _till(above, "what") if p.kind == "when"), None)
        yield from tasks_of_cell(
            scan, doers, owner, what.cell, when.cell if when else None, part.cell
        )


def _nearest(
    before: Sequence[_Part],
    after: Sequence[_Part],
    above: Sequence[_Part],
    below: Sequence[_Part],
) -> _Part | None:
    """What is to be done: the part told so, or the words before the labels."""
    for parts in (tuple(reversed(before)), after, above, below):
        for part in _till(parts, "who"):
            if part.kind == "what" and part.cell.end - part.cell.start > _NEAR:
                return part
    unnamed = (part for part in (*reversed(before), *above) if part.kind == "")
    return next(unnamed, None)


def _begins_a_group(scan: Scan, row: Row) -> bool:
    """Whether in lines below one another it is the owner that each group begins with."""
    first = "who"
    for near in reversed(scan.sheet.rows[max(row.number - _TALLEST, 0) : row.number]):
        parts = _parts_of(scan, near) if near.table == row.table else []
        if not parts or parts[0].kind == "":
            break
        first = parts[0].kind
    below = scan.sheet.rows[row.number + 1 : row.number + 2]
    return first == "who" and any(
        part.kind == "what" for near in below for part in _parts_of(scan, near)
    )


def _till(parts: Sequence[_Part], kind: str) -> Iterator[_Part]:
    for part in parts:
        if part.kind in (kind, ""):
            return
        yield part


def _lines(scan: Scan, row: Row, step: int) -> list[_Part]:
    """The parts of the lines next to a line, nearest first."""
    rows, number = scan.sheet.rows, row.number + step
    found: list[_Part] = []
    while 0 <= number < len(rows) and abs(number - row.number) <= _NEAR:
        near = rows[number]
        if near.heading or near.table != row.table:
            break
        parts = _parts_of(scan, near)
        if not parts:
            if step < 0 and len(near.cells) == 1:
                found.append(_Part("", near.cells[0], near.number))
            break
        if any(part.kind == "who" for part in parts):
            break
        found += parts if step > 0 else reversed(parts)
        number += step
    return found


def _parts_of(scan: Scan, row: Row) -> list[_Part]:
    """The labels of a line, each with its words; what stands before them first."""
    text = scan.sheet.text
    heads = [
        (hit.start, mark.end(), hit.cue.kind)
        for hit in scan.cues("actions", row.start, row.end)
        if hit.cue.kind in _KINDS
        and _begins(scan, row, hit.start)
        and (mark := _mark(scan, row, hit.end))
    ]
    parts: list[_Part] = []
    if heads and text[row.start : heads[0][0]].strip(" \t\n•-–*|"):
        parts.append(_Part("", Cell(row.start, heads[0][0]), row.number))
    for place, (_, start, kind) in enumerate(heads):
        stop = heads[place + 1][0] if place + 1 < len(heads) else row.end
        cell = Cell(start, stop)
        by = "when" if due_in(scan, start, stop) else "who"
        parts.append(_Part(by if kind == "by" else kind, cell, row.number))
    return parts


def _begins(scan: Scan, row: Row, place: int) -> bool:
    """Whether a label can begin at a place: not after `Young` in `Young person:`."""
    return not _LEFT_OPEN.search(scan.sheet.text, max(row.start, place - 9), place)


def _mark(scan: Scan, row: Row, end: int) -> re.Match[str] | None:
    """The colon after a label; in a row of two cells the label fills the first."""
    first = row.cells[0].end
    if len(row.cells) == 2 and end <= first and not _words(scan, end, first):
        return _SPACES.match(scan.sheet.text, row.cells[1].start)
    return _MARK.match(scan.sheet.text, end, min(end + 4, row.end))


def _words(scan: Scan, start: int, end: int) -> str:
    return scan.sheet.text[start:end].strip(" :?*")


def tasks_listed_below(
    scan: Scan, doers: Doers, row: Row, *, tasks: bool
) -> list[tuple[int, Task]]:
    """The lines under `Actions for the practice:`, each with its row's number."""
    owner = _heads_list(scan, doers, row, tasks=tasks)
    if owner is None:
        return []
    numbered = bool(re.match(r"\W*\d", scan.sheet.words(row)))
    due = due_in(scan, owner.end, row.end)
    found: list[tuple[int, Task]] = []
    for below in scan.sheet.rows[row.number + 1 : row.number + 1 + _MOST_BELOW]:
        item = _item(scan, below, numbered=numbered)
        if item is None or below.table != row.table:
            break
        text = task_words(scan, item, below.end)
        if " " not in text:
            text = f"{owner.said} {text}"
        task = Task.of(owner, text, due_in(scan, item, below.end) or due)
        found.append((below.number, task))
    return found


def _heads_list(scan: Scan, doers: Doers, row: Row, *, tasks: bool) -> Owner | None:
    """Whose name a line gives that a list of tasks stands below."""
    words = scan.sheet.words(row).strip()
    if len(words) > _LONGEST_HEAD or len(row.cells) > 1 or not words:
        return None
    owners = owners_in(scan, doers, row.start, row.end)
    owner = next((o for o in owners if o.sure), owners[0] if owners else None)
    if owner is None:
        return None
    text = scan.sheet.text
    before = re.sub(r"^[\W\d]+", "", text[row.start : owner.start])
    rest = text[owner.end : row.end].strip(" :.–-\n")
    asked = bool(scan.words[say.REST_TASKS].fullmatch(rest))
    dated = len(rest) < _LONGEST_HEAD // 2 and due_in(scan, owner.end, row.end)
    if rest and not asked and not dated:
        return None
    names_tasks = bool(scan.words[say.TASKS].search(words))
    is_for = bool(scan.words[say.TASKS_FOR].search(before))
    is_for = is_for or before.lower().startswith("for ")
    alone = not before.strip() or before.strip().lower() in ("the", "for the")
    if is_for or (alone and (names_tasks or asked or tasks or row.heading)):
        return owner
    return owner if alone and words.endswith(":") else None


def _item(scan: Scan, row: Row, *, numbered: bool) -> int | None:
    """Where a line's task begins, if the line is an item of a list."""
    words = scan.sheet.words(row)
    if row.heading or len(words) > _LONGEST_ITEM or not words.strip():
        return None
    begin = row.start + len(words) - len(words.lstrip())
    mark = say.BULLET.match(words)
    start = max(begin, row.start + mark.end()) if mark else begin
    if mark and not (numbered and re.search(r"\d", mark.group())):
        return None if _is_anothers(scan, start, row.end) else start
    return start if begins_with_verb(scan, start, row.end) else None


def _is_anothers(scan: Scan, start: int, end: int) -> bool:
    """`• Health visitor to visit` is no task of the practice's list."""
    if begins_with_verb(scan, start, end):
        return False
    return say.OTHERS_LINE.match(scan.sheet.text, start, end) is not None
