"""People from tables with a head: a row a person."""

import re
from collections.abc import Sequence

from gp_toolkit.finding.paper.values import birth_date, nhs_in
from gp_toolkit.finding.people.drafts import (
    Draft,
    Sort,
    tidy_name,
)
from gp_toolkit.finding.people.parts import (
    State,
    fill_in,
    is_first,
    relation_in,
    role_in,
    set_particular,
    set_relationship,
)
from gp_toolkit.finding.people.tables import Head
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Cell, Row
from gp_toolkit.finding.wording.person_names import (
    is_name,
    is_unborn,
    name_in_slot,
)
from gp_toolkit.finding.wording.vocabulary import Words
from gp_toolkit.model.family import ProfessionalRole

_ATTRIBUTES = ("birth", "delivery", "nhs", "address", "phone", "email")
_GROWN = 18
_NUMBER = re.compile(r"\W*\d{0,2}\W*")
_AFTER_NAME = re.compile(r"\s[–\-]\s|\bDOB\b|\bd\.o\.b|\s\d")
_BABY_OF = re.compile(r"\b(?:unborn|baby)\b.*\bof\b", re.IGNORECASE)
_OTHER = ProfessionalRole.OTHER


def is_same_table(scan: Scan, state: State, row: Row) -> bool:
    """Whether a row is of the table whose head was read last."""
    if state.head is None:
        return False
    head = scan.sheet.rows[state.head.row]
    if row.table is None and len(head.cells) != len(row.cells):
        return False
    return head.table == row.table


def sort_of_table(state: State, head: Head) -> Sort:
    """Whom a table lists, by its columns and the heading above it."""
    if head.has("relationship"):
        return Sort.UNKNOWN
    if head.has("role") or head.has("agency") or head.has("attended"):
        return Sort.PROFESSIONAL
    near = head.row - state.section_row <= 4
    if head.has("child") and not (near and state.section is Sort.SIBLING):
        return Sort.CHILD
    if near and state.section is not Sort.UNKNOWN:
        return state.section
    return Sort.UNKNOWN


def read_record(scan: Scan, state: State, row: Row, head: Head) -> None:
    """One row of a table of people."""
    cells = {k: n for k, n in head.firsts.items() if n < len(row.cells)}
    name_at = cells.get("child", cells.get("name", cells.get("forename")))
    if name_at is None:
        return
    name = _record_name(scan, row, cells, name_at)
    if not name:
        return
    draft = Draft(name=name, sort=state.head_sort)
    draft.firm = state.head_sort is Sort.CHILD
    for kind in _ATTRIBUTES:
        if kind in cells:
            cell = row.cells[cells[kind]]
            set_particular(scan, state, draft, kind, cell.start, cell.end)
    cell = row.cells[name_at]
    if draft.birth is None and draft.delivery is None:
        fill_in(
            scan, draft, cell.start, cell.end, scan.sheet.cell_text(cell), state.today
        )
    described = [
        row.cells[cells[k]] for k in ("relationship", "role", "agency") if k in cells
    ]
    _describe(scan, state, draft, described, cell)
    if head.has("relationship") and draft.relationship is None and draft.role is None:
        draft.sort = Sort.UNKNOWN
    head_cell = scan.sheet.rows[head.row].cells[name_at]
    if _BABY_OF.search(scan.sheet.cell_text(head_cell)):
        _add_baby(state, draft, cell.start)
    state.add(draft, cell.start)


def read_bare_record(scan: Scan, state: State, row: Row) -> bool:
    """`1 | Merryn Hocking | 06/05/2010 | school`: a child's row in a table with no head."""
    if row.table is None or len(row.cells) < 2:
        return False
    numbered = _NUMBER.fullmatch(scan.sheet.text, *row.cells[0]) is not None
    if len(row.cells) < numbered + 2:
        return False
    cell, beside = row.cells[numbered], row.cells[numbered + 1]
    days = scan.days_in(beside.start, beside.end)
    if len(days) != 1:
        return False
    name = scan.sheet.cell_text(cell).strip()
    if len(name.split()) < 2 or not is_name(name, scan.words):
        return False
    written = scan.sheet.text[days[0].start : days[0].end]
    if scan.sheet.cell_text(beside).strip(" .") != written.strip():
        return False
    born = birth_date(days[0], state.today, written=written)
    if born is None or not 1 <= state.today.year - born.year < _GROWN:
        return False  # a day of this year may be when a task is due
    draft = Draft(name=tidy_name(name), sort=Sort.CHILD, firm=True, birth=born)
    draft.nhs = nhs_in(scan.sheet.words(row))
    state.add(draft, cell.start)
    return True


def _add_baby(state: State, mother: Draft, place: int) -> None:
    """`Unborn baby of | Tamsin Orchard | 17 January`: two people in one row."""
    name = f"Unborn Baby {mother.full_name().split()[-1]}"
    baby = Draft(name=name, sort=Sort.CHILD, firm=True, delivery=mother.delivery)
    mother.delivery = None
    mother.sort, mother.firm = Sort.ADULT, True
    mother.relationship = "mother"
    state.add(baby, place)


def _record_name(
    scan: Scan, row: Row, cells: dict[str, int], name_at: int
) -> str | None:
    if "forename" in cells and "surname" in cells:
        parts = [
            tidy_name(scan.sheet.cell_text(row.cells[cells[k]]))
            for k in ("forename", "surname")
        ]
        return " ".join(part for part in parts if part) or None
    words = unbroken(scan.sheet.cell_text(row.cells[name_at]).strip(), scan.words)
    bare = tidy_name(words.split("\n")[0])
    bare = _AFTER_NAME.split(bare, maxsplit=1)[0].strip(" ,;:–-")
    if is_unborn(bare):
        return bare
    if 2 <= len(bare) <= 60 and is_name(bare, scan.words):
        return bare
    name = name_in_slot(words[:120], scan.words)
    return tidy_name(name) if name else None


def unbroken(words: str, lists: Words) -> str:
    """A name that a narrow column has broken: `Kian Joseph` / `MARLOWE`."""
    if "\n" not in words:
        return words
    lines = words.split("\n")
    if len(lines) == 3 and all(" " not in line.strip() for line in lines):
        whole = " ".join(line.strip() for line in lines)
        return whole if is_name(whole, lists) else words
    first, broken, rest = words.partition("\n")
    second = rest.split("\n")[0]
    alone = " " not in first.strip() or " " not in second.strip()
    joined = f"{first.strip()} {second.strip()}"
    if not broken or not alone or not is_name(joined, lists):
        return words
    return joined + words[len(first) + 1 + len(second) :]


def _describe(
    scan: Scan, state: State, draft: Draft, described: Sequence[Cell], name: Cell
) -> None:
    """Family or professional, by what the row says of somebody."""
    told = state.head_sort is not Sort.CHILD  # there "Nana" is a name
    spans = [(c.start, c.end) for c in (*described, *([name] if told else []))]
    role = relation = None
    for start, end in spans:
        relation = relation or relation_in(scan, start, end)
    for start, end in spans:
        role = role or role_in(scan, start, end)
    is_table = state.head_sort is Sort.PROFESSIONAL
    if relation is not None and (
        role is None or not is_table or is_first(relation, spans)
    ):
        if relation.cue.kind == "adult":
            draft.sort, draft.firm = Sort.ADULT, True
            cell = next(
                (c for c in described if c.start <= relation.start < c.end), None
            )
            said = scan.sheet.text[relation.start : relation.end]
            whole = scan.sheet.cell_text(cell).strip() if cell else said
            set_relationship(draft, whole if len(whole) <= 40 else said, scan.words)
        elif relation.cue.kind == "child":
            draft.sort, draft.firm = Sort.CHILD, not is_table
        else:
            draft.sibling = True
            draft.sort = Sort.CHILD
        return
    if role is not None or is_table:
        draft.sort, draft.role = Sort.PROFESSIONAL, role or _OTHER
