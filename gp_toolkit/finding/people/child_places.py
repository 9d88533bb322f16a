"""Which child a place in the text is about, where the words themselves do not say.

A column headed with a child's name, the heading above, or a page of another family.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from gp_toolkit.finding.paper.families import Sections, find_sections
from gp_toolkit.finding.people.names import People, named_in
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.person_names import same_person

_HEADING = 60
_ROWS_UP = 14
_FEW = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildPlaces:
    """The children of a document and where each is spoken of."""

    people: People
    sections: Sections = field(default_factory=Sections)
    headed: Mapping[int, str] = field(default_factory=dict)

    def at(self, scan: Scan, row: Row, place: int) -> tuple[str, ...]:
        """The child of the column, the heading or the page; empty if none is told."""
        if len(self.people.names) < 2:
            return ()
        if name := self._of_column(scan, row, place):
            return (name,)
        if name := self.headed.get(row.number):
            return (name,)
        told = self.sections.children_at(place)
        return tuple(
            name
            for name in self.people.names
            if any(same_person(name, other) for other in told)
        )

    def _of_column(self, scan: Scan, row: Row, place: int) -> str | None:
        if row.table is None or len(row.cells) < 3:
            return None
        column = scan.sheet.column_at(row, place)
        rows = scan.sheet.rows
        for above in reversed(rows[max(row.number - _ROWS_UP, 0) : row.number]):
            if above.table != row.table or len(above.cells) != len(row.cells):
                return None
            told = [
                named_in(scan.sheet.cell_text(cell), self.people)
                for cell in above.cells[1:]
            ]
            if sum(len(names) == 1 for names in told) >= 2 and column:
                own = told[column - 1]
                return own[0] if len(own) == 1 else None
        return None


def child_places(scan: Scan, people: People) -> ChildPlaces:
    """Look for headings that name one child, and for pages of other families."""
    headed: dict[int, str] = {}
    current: str | None = None
    for row in scan.sheet.rows if len(people.names) > 1 else ():
        words = scan.sheet.words(row).strip()
        if row.heading or (
            len(words) <= _HEADING and row.table is None and len(row.cells) == 1
        ):
            names = named_in(words, people)
            if row.heading or (names and _is_bare(scan, row, words)):
                current = names[0] if len(names) == 1 else None
                continue
        if current:
            headed[row.number] = current
    return ChildPlaces(people=people, sections=find_sections(scan), headed=headed)


def _is_bare(scan: Scan, row: Row, words: str) -> bool:
    """A line with a name and little more, that no list of names goes on from."""
    rows = scan.sheet.rows
    if row.number + 1 >= len(rows) or len(words.split()) > _FEW:
        return False
    below = scan.sheet.words(rows[row.number + 1])
    listed = len(below.split()) <= _FEW and ":" not in below
    return not listed and not re.search(r"\d|[.,;]$|:\s?\S", words)
