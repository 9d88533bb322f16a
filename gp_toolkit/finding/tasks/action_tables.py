"""Tables of what is to be done, by whom and by when, with heads or without."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.tasks import action_words as say
from gp_toolkit.finding.tasks.action_shapes import Line, tasks_in
from gp_toolkit.finding.tasks.owners import Doers, Owner, owner_in, owners_in
from gp_toolkit.finding.tasks.task import (
    Task,
    begins_with_verb,
    due_in,
    task_words,
    tidy,
)
from gp_toolkit.finding.text.sheet import Cell, Row

_LONGEST = 60
_FEWEST = 3
_HIGHEST = 80
_BETWEEN = 4
_KINDS = frozenset(("what", "aim", "who", "when", "by", "progress", "other_head"))
_LABEL = 48
_LONGEST_WHEN = 60
_TAIL = re.compile(
    r"[\s:?*.]*(?:\([^()]{0,60}\)|[/&(,–\-].{0,45}|\b(?:on|at|since|as at|from)\s.{0,30})?"
    r"[\s:?*.]*",
    re.DOTALL,
)
_OTHER_TONGUE = re.compile(r"[^/]{2,25}/")
_SURER = re.compile(r"\W*(?:\w+\s)?(?:actions?|tasks?|what will)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_MOST_BESIDE = 3
_LABELLED = re.compile(r"\W*[A-Z][\w/ ]{1,24}:\s")
_NAME_ONLY = re.compile(
    r"\W*(?:Dr|Mrs?|Ms|Miss|Mx)\.?\s[A-Z][\w'’\-]+(?:\s[A-Z][\w'’\-]+)*\W*(?:$|[,(–\-])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """Columns by number; `width` is how many a row has."""

    table: tuple[str, int] | None
    width: int
    what: int
    who: int | None
    when: int | None
    progress: int | None


class ActionTables:
    """The heads of the tables of a document, looked for where a row asks for them."""

    def __init__(self, scan: Scan) -> None:
        """Only rows with two words of heads or more are ever looked at as heads."""
        self._scan = scan
        row_at = scan.sheet.row_at
        words = (h for h in scan.hits.get("actions", ()) if h.cue.kind in _KINDS)
        counted = Counter(row_at(hit.start).number for hit in words)
        self._likely = {number for number, count in counted.items() if count > 1}
        self._known: dict[int, Heads | None] = {}
        self._heads: dict[int, Heads | None] = {}

    def heads_over(self, row: Row) -> Heads | None:
        """The heads of the columns that a row's cells stand in."""
        if len(row.cells) < 2:
            return None
        heads = self._above(row)
        return heads if heads is not None and heads.width == len(row.cells) else None

    def is_head(self, row: Row) -> bool:
        """Whether a row is such a head itself."""
        return self._heads_of(row) is not None

    def _heads_of(self, row: Row) -> Heads | None:
        if row.number not in self._likely:
            return None
        if row.number not in self._heads:
            self._heads[row.number] = _heads_of(self._scan, row)
        return self._heads[row.number]

    def _above(self, row: Row) -> Heads | None:
        if row.number in self._known:
            return self._known[row.number]
        rows, seen, number = self._scan.sheet.rows, [row.number], row.number - 1
        found: Heads | None = None
        while number >= max(row.number - _HIGHEST, 0):
            above = rows[number]
            if above.table != row.table or (row.table is None and len(above.cells) < 2):
                found = self._over_the_page(row, number)
                break
            if (heads := self._heads_of(above)) is not None:
                found = heads
                break
            if number in self._known:
                found = self._known[number]
                break
            seen.append(number)
            number -= 1
        self._known.update(dict.fromkeys(seen, found))
        return found

    def _over_the_page(self, row: Row, number: int) -> Heads | None:
        """The heads of the table before, which this one goes on from after a page."""
        rows, blocks = self._scan.sheet.rows, self._scan.sheet.document.blocks
        if row.table is None or number + 1 >= len(rows):
            return None
        page = blocks[rows[number + 1].block].page
        for above in reversed(rows[max(number - _BETWEEN, 0) : number + 1]):
            if above.table is not None:
                before = blocks[above.block].page
                new = page is not None and before is not None and page == before + 1
                return self._above(above) if new else None
        return None


def _heads_of(scan: Scan, row: Row) -> Heads | None:
    """The columns, if a row is the head of an action table."""
    if len(row.cells) < 2:
        return None
    kinds: dict[int, str] = {}
    for number, cell in enumerate(row.cells):
        if cell.end - cell.start > _LONGEST:
            return None
        if kind := _kind(scan, cell.start, cell.end):
            kinds[number] = kind
    filled = sum(bool(scan.sheet.cell_text(c).strip()) for c in row.cells)
    if len(kinds) * 2 < filled:
        return None
    return _chosen(scan, row, kinds)


def _kind(scan: Scan, start: int, end: int) -> str | None:
    """By the words that fill a cell."""
    for hit in scan.cues("actions", start, end):
        before = scan.sheet.text[start : hit.start].strip()
        if len(before) > _FEWEST and not _OTHER_TONGUE.fullmatch(before):
            return None
        if _TAIL.fullmatch(scan.sheet.text, hit.end, end):
            return hit.cue.kind
        return None
    return None


def _chosen(scan: Scan, row: Row, kinds: Mapping[int, str]) -> Heads | None:
    who, when = _pick(kinds, "who"), _pick(kinds, "when")
    if (by := _pick(kinds, "by")) is not None:
        dated = when is None and _is_dated(scan, row, by)
        if who is None and not dated:
            who = by
        elif when is None:
            when = by
    review = _pick(kinds, "other_head")
    if who is not None and when is None and review and _is_dated(scan, row, review):
        when = review
    whats = [n for n, kind in kinds.items() if kind == "what"]
    surer = [n for n in whats if _SURER.match(scan.sheet.cell_text(row.cells[n]))]
    what = next(iter((*surer, *whats)), None)
    if what is None and who is not None:
        what = _unnamed(scan, row, kinds, who) if when is not None else None
        what = _pick(kinds, "aim") if what is None else what
    progress = _pick(kinds, "progress")
    if what is None and progress is not None:
        what = next((n for n in range(progress) if n not in kinds), None)
    few = len(kinds) < _FEWEST and what not in surer
    if what is None or (who is None and (when is None or few) and progress is None):
        return None
    if _pick(kinds, "other_head") is not None and who is None and what not in surer:
        return None
    return Heads(
        table=row.table,
        width=len(row.cells),
        what=what,
        who=who,
        when=when,
        progress=progress,
    )


def _is_dated(scan: Scan, row: Row, column: int) -> bool:
    """Whether days stand below a head: `By` is by when, or else by whom."""
    for below in scan.sheet.rows[row.number + 1 : row.number + 1 + _BETWEEN]:
        if below.table == row.table and len(below.cells) == len(row.cells):
            cell = below.cells[column]
            if due_in(scan, cell.start, cell.end):
                return True
    return False


def _unnamed(scan: Scan, row: Row, kinds: Mapping[int, str], who: int) -> int | None:
    """The column beside the owners' whose head says something of its own."""
    near = [who - 1, who + 1]
    for number in near:
        inside = 0 <= number < len(row.cells) and number not in kinds
        if inside and len(scan.sheet.cell_text(row.cells[number]).strip()) > _FEWEST:
            return number
    return None


def _pick(kinds: Mapping[int, str], kind: str) -> int | None:
    """The first column of a kind."""
    return next((n for n, k in kinds.items() if k == kind), None)


def tasks_under_heads(
    scan: Scan, doers: Doers, row: Row, heads: Heads
) -> Iterator[Task]:
    """A row's tasks, by the heads of its columns."""
    cells = row.cells
    what = cells[heads.what]
    when = cells[heads.when] if heads.when is not None else None
    if heads.progress is not None and _is_done(scan, cells[heads.progress], when):
        return
    who = cells[heads.who] if heads.who is not None else None
    if who is not None and (asked := _asked_in(scan, doers, who, what, when)):
        yield asked
        return
    owner = owner_in(scan, doers, who) if who is not None else None
    if who is not None and owner is not None and owner.sure:
        yield from tasks_of_cell(scan, doers, owner, what, when, who)
        return
    if owner is None and who is not None and scan.sheet.cell_text(who).strip():
        return
    told = list(tasks_in(scan, doers, Line(what.start, what.end, tasks=True)))
    if who and owner is not None and not any(task.sure for task in told):
        yield from tasks_of_cell(scan, doers, owner, what, when, who)
        return
    late = cells[heads.progress] if heads.progress is not None else None
    if when is not None and len(told) == 1:
        named = owners_in(scan, doers, when.start, when.end)
        told = [replace(told[0], owner=o.said) for o in named if o.sure] or told
    for task in told:
        yield task.with_day(*_when(scan, when or late))


def _asked_in(
    scan: Scan, doers: Doers, who: Cell, what: Cell, when: Cell | None
) -> Task | None:
    """`Skeletal survey | Dr Lamb to forward the letter`: the owner's cell says more."""
    told = list(tasks_in(scan, doers, Line(who.start, who.end, tasks=True)))
    if len(told) != 1 or not told[0].sure:
        return None
    about = task_words(scan, what.start, what.end)
    text = f"{told[0].text} ({about})" if about else told[0].text
    return replace(told[0], text=text, in_plan=True).with_day(*_when(scan, when))


def _is_done(scan: Scan, cell: Cell, when: Cell | None) -> bool:
    """Whether a column of progress says that it is done, or only looks back."""
    said = scan.sheet.cell_text(cell).strip()
    if scan.words[say.DONE_CELL].match(said):
        return True
    return (
        when is None and len(said) > _FEWEST and not scan.words[say.OPEN].search(said)
    )


def tasks_of_cell(
    scan: Scan, doers: Doers, owner: Owner, what: Cell, when: Cell | None, who: Cell
) -> Iterator[Task]:
    """The task, or the tasks of a list, that a cell gives to an owner."""
    due, words = _when(scan, when)
    for start, end in _items(scan, doers, what, who):
        text = task_words(scan, start, end)
        if text:
            own = due_in(scan, start, end)
            task = Task.of(owner, text, due or own)
            yield replace(task, in_plan=True).with_day(None, words)


def _when(scan: Scan, when: Cell | None) -> tuple[dt.date | None, str]:
    """The day that a cell tells, or else its words: `before the next core group`."""
    if when is None:
        return None, ""
    due = due_in(scan, when.start, when.end)
    words = tidy(scan.sheet.cell_text(when)).rstrip(".")
    return due, "" if due or not 2 < len(words) <= _LONGEST_WHEN else words


def _items(scan: Scan, doers: Doers, what: Cell, who: Cell) -> list[tuple[int, int]]:
    """The items of a list within a cell; where owners are listed as well, theirs."""
    text = scan.sheet.text
    marks = list(say.ITEM.finditer(text, what.start, what.end))
    if len(marks) > 1:
        return list(pairwise([*(m.start() for m in marks), what.end]))
    tasks, owners = _listed(scan, what), _listed(scan, who)
    if 1 < len(tasks) == len(owners):
        both = zip(tasks, owners, strict=True)
        return [task for task, owner in both if doers.within(*owner)]
    return [(what.start, what.end)]


def _listed(scan: Scan, cell: Cell) -> list[tuple[int, int]]:
    """What semicolons part in a cell."""
    cuts = [m.start() for m in re.finditer(";", scan.sheet.cell_text(cell))]
    edges = [cell.start, *(cell.start + cut + 1 for cut in cuts), cell.end]
    return list(pairwise(edges))


def task_of_bare_row(
    scan: Scan, doers: Doers, row: Row, *, tasks: bool
) -> Iterator[Task]:
    """Rows with no heads: `Dr Lamb | Offer an appointment`, `What | Dr Lamb | 3 June`."""
    filled = [c for c in row.cells if scan.sheet.cell_text(c).strip()]
    for cell in filled:
        if cell.end - cell.start > _LABEL:
            continue
        owner = owner_in(scan, doers, cell)
        if owner is None or not _is_only(scan, doers, cell, sure=owner.sure):
            continue
        if not owner.sure and any(m.sure for m in doers.within(row.start, row.end)):
            continue
        rest = [c for c in filled if c is not cell and c.end - c.start > 2]
        found = _told_beside(scan, doers, owner, cell, rest, tasks=tasks)
        if found is not None:
            what, when, who = found
            yield from tasks_of_cell(scan, doers, who, what, when, cell)
        return


def _told_beside(
    scan: Scan, doers: Doers, owner: Owner, cell: Cell, rest: list[Cell], *, tasks: bool
) -> tuple[Cell, Cell | None, Owner] | None:
    label = scan.sheet.cell_text(cell).strip()
    when = next((c for c in reversed(rest) if _is_day(scan, c)), None)
    whats = [c for c in rest if c is not when and not _is_name(scan, c)]
    if not whats or any(_only_tells(scan, c) for c in whats):
        return None
    what = max(whats, key=lambda c: c.end - c.start)
    if "@" in scan.sheet.cell_text(what):
        return None
    words = scan.sheet.cell_text(what).split()
    tasked = bool(scan.words[say.TASKS].search(label)) or label.lower().endswith(" to")
    verb = begins_with_verb(scan, what.start, what.end) and len(words) > 1
    verb = verb or any(tasks_in(scan, doers, Line(what.start, what.end, tasks=False)))
    in_plan = tasks and len(words) > (1 if when else 2)
    if not (tasked or verb or in_plan):
        return None
    if not owner.sure and not verb:
        return None
    named = scan.words[say.GP_LABEL].fullmatch(label)
    who = owner.called(named["gp"]) if named else owner
    return what, when, who


def _is_only(scan: Scan, doers: Doers, cell: Cell, *, sure: bool) -> bool:
    """Whether a cell names owners and says little else: no `NHS number`, no task."""
    place, others = cell.start, 0
    text = scan.sheet.text
    for owner in owners_in(scan, doers, cell.start, cell.end):
        others += len(_WORDS.findall(text, place, owner.start))
        place = max(place, owner.end)
    if scan.words[say.MUST].match(text, place, cell.end) and _WORDS.search(
        text, place + 4, cell.end
    ):
        return False
    others += len(_WORDS.findall(text, place, cell.end))
    return others <= (_MOST_BESIDE if sure else 0)


def _is_day(scan: Scan, cell: Cell) -> bool:
    """Whether a cell says when, and little more."""
    if cell.end - cell.start > _LABEL or due_in(scan, cell.start, cell.end) is None:
        return False
    return len(task_words(scan, cell.start, cell.end).split()) <= _MOST_BESIDE


def says_done(scan: Scan, row: Row) -> bool:
    """Whether a cell after the first says that the row's task is done."""
    return any(
        scan.words[say.DONE_CELL].match(scan.sheet.text, cell.start, cell.end)
        for cell in row.cells[1:]
    )


def _is_name(scan: Scan, cell: Cell) -> bool:
    return _NAME_ONLY.match(scan.sheet.text, cell.start, cell.end) is not None


def _only_tells(scan: Scan, cell: Cell) -> bool:
    text = scan.sheet.text
    return bool(
        scan.words[say.SENT].match(text, cell.start, cell.end)
        or scan.words[say.SENT_HOW].match(scan.sheet.cell_text(cell))
        or scan.words[say.TOLD].match(text, cell.start, cell.end)
        or _LABELLED.match(text, cell.start, cell.end)
    )
