"""The heads of action tables: which column says what, who and by when."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row

_LONGEST = 60
_FEWEST = 3
_TAIL = re.compile(
    r"[\s:?*.]*(?:\([^()]{0,60}\)|[/&(,–\-].{0,45})?[\s:?*.]*", re.DOTALL
)
_OTHER_TONGUE = re.compile(r"[^/]{2,25}/")
_SURER = re.compile(r"\W*(?:\w+\s)?(?:actions?|tasks?|what will)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """Columns by number; `width` is how many a row has."""

    table: tuple[str, int] | None
    width: int
    what: int
    who: int | None
    when: int | None

    def covers(self, row: Row) -> bool:
        """Whether a row is one of this table's."""
        return row.table == self.table and len(row.cells) == self.width


def heads_of(scan: Scan, row: Row) -> Heads | None:
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
    who, when = pick(kinds, "who"), pick(kinds, "when")
    if (by := pick(kinds, "by")) is not None:
        if who is None:
            who = by
        elif when is None:
            when = by
    whats = [n for n, kind in kinds.items() if kind == "what"]
    surer = [n for n in whats if _SURER.match(scan.sheet.cell_text(row.cells[n]))]
    what = next(iter((*surer, *whats)), None)
    if what is None and who is not None:
        what = pick(kinds, "aim")
    few = len(kinds) < _FEWEST and what not in surer
    if what is None or (who is None and (when is None or few)):
        return None
    if pick(kinds, "other_head") is not None and who is None and what not in surer:
        return None
    return Heads(table=row.table, width=len(row.cells), what=what, who=who, when=when)


def pick(kinds: Mapping[int, str], kind: str) -> int | None:
    """The first column of a kind."""
    return next((n for n, k in kinds.items() if k == kind), None)
