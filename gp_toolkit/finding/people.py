"""Children, adults and professionals: from tables, labels and lists.

Nobody is taken from running narrative: only from a table, a label ("Mother: …"), a
list under a heading, or the line that says whom a letter is about.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gp_toolkit.finding.document_kind import Nature
from gp_toolkit.finding.drafts import (
    Draft,
    Sort,
    as_adult,
    as_child,
    as_professional,
    merge,
    settle,
    tidy_name,
)
from gp_toolkit.finding.person_names import (
    find_names,
    first_name_in,
    is_name,
    is_unborn,
    same_person,
)
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.sheet import Cell, Row
from gp_toolkit.finding.tables import Head, head_of
from gp_toolkit.finding.values import (
    address_in,
    birth_in,
    day_in,
    email_in,
    nhs_in,
    phone_in,
)
from gp_toolkit.finding.vocabulary import Hit
from gp_toolkit.model.document import Part
from gp_toolkit.model.family import Adult, Child, Professional, ProfessionalRole

_SEPARATOR = re.compile(r"\s*(?:'s)?\s*(?:\(s\)|s\b)?\s*(?:[:\t]|\s[–\-]\s|\n)")
_LEAD = re.compile(r"^\s*(?:[\d.)•]+\s*)?(?:(?:the|your|our|their)\s)?", re.IGNORECASE)
_IS_SOMEBODY = re.compile(r"\s(?:is|will be|was)\s(?=[A-Z])")
_OF_WHOM = re.compile(
    r"\s(?:of|to)\s[A-Z][\w'\-]*(?:(?:,|\sand|\s&)?\s[A-Z][\w'\-]*){0,5}\s?:"
)
_LONGEST_ROW = 2500
_LIST_LENGTH = 260
_ATTRIBUTES = ("birth", "delivery", "nhs", "address", "phone", "email")


@dataclass(frozen=True, slots=True, kw_only=True)
class Everybody:
    """The people of a document."""

    children: tuple[Child, ...] = ()
    adults: tuple[Adult, ...] = ()
    professionals: tuple[Professional, ...] = ()


@dataclass(slots=True, kw_only=True)
class _State:
    """Where the reader stands while going down the rows."""

    today: dt.date
    drafts: list[Draft] = field(default_factory=list)
    section: Sort = Sort.UNKNOWN
    section_row: int = 0
    current: Draft | None = None
    columns: dict[int, Draft] = field(default_factory=dict)
    head: Head | None = None
    head_sort: Sort = Sort.UNKNOWN
    family_address: tuple[str | None, bool] = (None, False)

    def add(self, draft: Draft, place: int) -> Draft:
        draft.place = place
        self.drafts.append(draft)
        self.current = draft
        return draft


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """A label with the stretch of text that is its value."""

    hit: Hit
    start: int
    end: int


def find_people(scan: Scan, nature: Nature, today: dt.date) -> Everybody:
    """Everybody the document sets out as child, family or professional."""
    state = _State(today=today)
    for row in scan.sheet.rows:
        if row.depth or row.end - row.start > _LONGEST_ROW:
            continue
        if row.part in (Part.FOOTER, Part.COMMENT, Part.EMAIL_HEADER):
            continue
        _read_row(scan, state, row)
    everybody = _settled(state)
    if not nature.child_protection:
        return Everybody(professionals=everybody.professionals)
    return everybody


def _read_row(scan: Scan, state: _State, row: Row) -> None:
    head = head_of(scan, row)
    if head is not None:
        state.head, state.columns = head, {}
        state.head_sort = _sort_of_table(scan, state, head, row)
        return
    if row.table is None or not _same_table(scan, state, row):
        state.head = None
    if state.head is not None and len(row.cells) >= 2:
        _read_record(scan, state, row, state.head)
        return
    _enter_section(scan, state, row)
    if _read_signature(scan, state, row):
        return
    pairs = list(_pairs(scan, row))
    if pairs:
        _read_pairs(scan, state, row, pairs)
    elif state.section is not Sort.UNKNOWN:
        _read_list_line(scan, state, row)


def _read_signature(scan: Scan, state: _State, row: Row) -> bool:
    """`Priti Shah` with `Conference Administrator` on the line below."""
    words = scan.sheet.words(row).strip()
    rows = scan.sheet.rows
    if row.table is not None or len(words) > 60 or row.number + 1 >= len(rows):
        return False
    name = first_name_in(words)
    below = rows[row.number + 1]
    title = scan.sheet.words(below).strip()
    if name is None or tidy_name(name) != tidy_name(words) or below.table is not None:
        return False
    if len(title) > 60 or ":" in title or first_name_in(title):
        return False
    role = role_in(scan, below.start, below.end)
    if role is None:
        return False
    after = [scan.sheet.words(r) for r in rows[row.number + 2 : row.number + 5]]
    contact = "\n".join(line for line in after if len(line) <= 90)
    draft = Draft(
        name=tidy_name(name),
        sort=Sort.PROFESSIONAL,
        role=role,
        phone=phone_in(contact),
        email=email_in(contact),
    )
    state.add(draft, row.start)
    return True


def _same_table(scan: Scan, state: _State, row: Row) -> bool:
    return state.head is not None and scan.sheet.rows[state.head.row].table == row.table


def _sort_of_table(scan: Scan, state: _State, head: Head, row: Row) -> Sort:
    del row
    if head.has("relationship"):
        return Sort.UNKNOWN
    if head.has("role") or head.has("agency") or head.has("attended"):
        return Sort.PROFESSIONAL
    if head.has("child"):
        return Sort.CHILD
    if state.section is not Sort.UNKNOWN and head.row - state.section_row <= 4:
        return state.section
    del scan
    return Sort.UNKNOWN


def _enter_section(scan: Scan, state: _State, row: Row) -> None:
    """A heading such as "Parents / carers" or "Present" opens a list."""
    words = scan.sheet.words(row).strip()
    if not words or len(words) > 110:
        return
    for hit in scan.cues("people", row.start, row.start + 40):
        begin = scan.sheet.text[row.start : hit.start]
        if re.search(r"[^\W\d_]{2,}", begin):
            break
        sort = {
            "children": Sort.CHILD,
            "adults": Sort.ADULT,
            "professionals": Sort.PROFESSIONAL,
            "child": Sort.CHILD,
        }.get(hit.cue.kind)
        if sort is None:
            break
        state.section, state.section_row, state.current = sort, row.number, None
        return
    is_heading = row.heading or (words.isupper() and len(words) > 3)
    if is_heading and not first_name_in(words):
        state.section, state.current = Sort.UNKNOWN, None


def _pairs(scan: Scan, row: Row) -> Iterator[_Pair]:
    """Labels with their values, left to right; a value ends at the next label."""
    labels = [h for h in _labels(scan, row)]
    for place, hit in enumerate(labels):
        end = labels[place + 1].start if place + 1 < len(labels) else row.end
        yield _Pair(hit=hit, start=hit.end, end=max(end, hit.end))


def _labels(scan: Scan, row: Row) -> Iterator[Hit]:
    hits = [
        h
        for group in ("people", "relationships", "roles")
        for h in scan.cues(group, row.start, row.end)
    ]
    hits.sort(key=lambda h: (h.start, -(h.end - h.start)))
    last = row.start
    for hit in hits:
        if hit.start < last:
            continue
        if _is_label(scan, row, hit):
            last = hit.end
            yield hit


def _is_label(scan: Scan, row: Row, hit: Hit) -> bool:
    text = scan.sheet.text
    cell = row.cells[scan.sheet.column_at(row, hit.start)]
    before = text[cell.start : hit.start]
    line = before.rsplit("\n", 1)[-1]
    opens = not re.search(r"[^\W_]", _LEAD.sub("", line))
    divided = bool(_SEPARATOR.match(text[hit.end : min(hit.end + 6, row.end)]))
    if group_of(hit) == "roles" and not divided:
        divided = bool(_IS_SOMEBODY.match(text[hit.end : min(hit.end + 12, row.end)]))
    if group_of(hit) == "relationships" and not divided:
        divided = bool(_OF_WHOM.match(text[hit.end : min(hit.end + 60, row.end)]))
    at_end = hit.end >= cell.end - 1 and cell.end < row.end and opens
    kind, group = hit.cue.kind, hit.cue.group
    if group == "people" and kind in ("birth", "delivery", "nhs"):
        return len(text[hit.start : hit.end]) > 1 or divided
    if group == "people" and kind in ("phone", "email"):
        long = hit.end - hit.start > 1
        return (
            long and (opens or divided or line.rstrip()[-1:] in ",;(–-|")
        ) or divided
    if kind == "children" and text[hit.start : hit.end].lower() in _ABOUT:
        return opens and (divided or kind == "children")
    after_mark = line.rstrip()[-1:] in ",;|()" or line[-3:].isspace()
    return (opens or after_mark) and (divided or at_end)


def group_of(hit: Hit) -> str:
    """The list that a cue stands in."""
    return hit.cue.group


_ABOUT = ("re", "in respect of", "regarding")


def _read_pairs(scan: Scan, state: _State, row: Row, pairs: Sequence[_Pair]) -> None:
    first = pairs[0]
    lead = scan.sheet.text[row.start : first.hit.start]
    kinds = {p.hit.cue.kind for p in pairs}
    listed = state.section is not Sort.UNKNOWN
    if listed and re.search(r"[^\W\d_]{2,}", lead) and kinds & set(_ATTRIBUTES):
        _read_list_line(scan, state, row, stop=first.hit.start)
        current = state.current
        if current is not None and current.sort is Sort.PROFESSIONAL:
            current.email = current.email or email_in(scan.sheet.words(row))
    for pair in pairs:
        _read_pair(scan, state, row, pair)


def _read_pair(scan: Scan, state: _State, row: Row, pair: _Pair) -> None:
    kind, group = pair.hit.cue.kind, pair.hit.cue.group
    value = scan.sheet.text[pair.start : pair.end].strip(" \t\n:–-")
    if group == "roles":
        _add_professional(scan, state, pair, ProfessionalRole(kind))
    elif group == "relationships":
        _add_relative(scan, state, pair)
    elif kind in ("child", "children"):
        _add_children(scan, state, row, pair)
    elif kind == "name":
        _add_named(state, value, pair.start)
    elif kind in ("forename", "surname"):
        _add_part(state, kind, value, pair.start)
    elif kind in _ATTRIBUTES:
        if kind in ("birth", "delivery", "nhs"):
            _meet_name_before(scan, state, row, pair)
        _add_attribute(scan, state, row, pair)
    elif kind == "relationship" and state.current is not None:
        _set_relationship(state.current, value)
    elif kind == "role" and state.current is not None:
        role = role_in(scan, pair.start, pair.end)
        if role:
            state.current.role, state.current.sort = role, Sort.PROFESSIONAL
    elif kind in ("adults", "professionals"):
        _read_inline_list(scan, state, pair)
    elif kind == "other":
        state.columns = {}


def _meet_name_before(scan: Scan, state: _State, row: Row, pair: _Pair) -> None:
    """`… conference for Unity Mbeki (date of birth 16/06/2019`: a new person."""
    text = scan.sheet.text
    begin = max(row.start, pair.hit.start - 90)
    before = text[begin : pair.hit.start].rstrip(" ,(–-:\n")
    found = list(find_names(before))
    if not found or found[-1].end() < len(before):
        return
    name = tidy_name(found[-1].group())
    known = state.current
    if known is not None and same_person(known.full_name(), name):
        return
    met = next((d for d in state.drafts if same_person(d.full_name(), name)), None)
    state.columns = {}
    if met is not None:
        state.current = met
        return
    sort = state.section if state.section is not Sort.PROFESSIONAL else Sort.UNKNOWN
    state.add(Draft(name=name, sort=sort), begin)


def _add_professional(
    scan: Scan, state: _State, pair: _Pair, role: ProfessionalRole
) -> None:
    text = scan.sheet.text[pair.start : pair.end]
    text = re.sub(r"^\s(?:is|will be|was)\s", " ", text)
    first_line = text.strip(" \t\n:–-").split("\n")[0]
    name = first_name_in(first_line[:120])
    if name is None or not _leads(first_line, name):
        return
    better = role_in(scan, pair.hit.start, pair.end) if role is _OTHER else role
    draft = Draft(
        name=tidy_name(name),
        sort=Sort.PROFESSIONAL,
        role=better or role,
        phone=phone_in(text),
        email=email_in(text),
    )
    state.add(draft, pair.start)


_OTHER = ProfessionalRole.OTHER


def _leads(value: str, name: str) -> bool:
    place = value.find(name)
    return place >= 0 and not re.search(r"[^\W\d_]{2,}", value[:place])


def _add_relative(scan: Scan, state: _State, pair: _Pair) -> None:
    said = scan.sheet.text[pair.hit.start : pair.hit.end].strip()
    value = scan.sheet.text[pair.start : pair.end].strip(" \t\n:–-")
    if of_whom := _OF_WHOM.match(scan.sheet.text[pair.start : pair.end]):
        said += of_whom.group().rstrip(" :")
        value = scan.sheet.text[pair.start + of_whom.end() : pair.end].strip()
    name = first_name_in(value[:120])
    if name is None or not _leads(value, name):
        return
    draft = Draft(name=tidy_name(name))
    _set_relationship(draft, said)
    if pair.hit.cue.kind == "adult":
        draft.sort, draft.firm = Sort.ADULT, True
    elif pair.hit.cue.kind == "child":
        draft.sort, draft.firm = Sort.CHILD, True
    else:
        draft.sibling = True
    rest = scan.sheet.text.find(name, pair.start)
    draft.birth = birth_in(scan, rest, pair.end, state.today)
    state.add(draft, pair.start)


def _set_relationship(draft: Draft, said: str) -> None:
    words = re.sub(r"\s+", " ", said).strip(" .,;:()")
    if not words or len(words) > 80:
        return
    draft.relationship = words


def _add_children(scan: Scan, state: _State, row: Row, pair: _Pair) -> None:
    """`Children: Ava Carter (04/06/2018), Noah Carter and Unborn Baby Carter`."""
    state.section, state.section_row = Sort.CHILD, row.number
    column = scan.sheet.column_at(row, pair.start)
    values = [
        c
        for c in row.cells[column + 1 :]
        if c.start < pair.end and scan.sheet.cell_text(c).strip()
    ]
    if len(values) > 1:
        state.columns = {}
        for number, cell in enumerate(row.cells):
            if cell in values and (name := _cell_name(scan, cell)):
                draft = state.add(
                    Draft(name=name, sort=Sort.CHILD, firm=True), cell.start
                )
                state.columns[number] = draft
        if state.columns:
            return
    state.columns = {}
    start = pair.start
    said = scan.sheet.text[pair.hit.start : pair.hit.end].lower()
    if "unborn" in said and pair.hit.cue.kind == "child":
        after = scan.sheet.text[pair.start : pair.end]
        if not re.match(r"\s*:", after):
            start = pair.hit.start
    _read_names(scan, state, start, pair.end, Sort.CHILD)


def _cell_name(scan: Scan, cell: Cell) -> str | None:
    words = scan.sheet.cell_text(cell).strip().split("\n")[0]
    bare = tidy_name(words)
    if is_unborn(bare) and len(bare) <= 60:
        return bare
    name = first_name_in(words[:120])
    if name:
        return tidy_name(name)
    return None


def _read_names(scan: Scan, state: _State, start: int, end: int, sort: Sort) -> None:
    """Every name in a stretch, with the birth date and numbers that follow each."""
    text = scan.sheet.text[start : min(end, start + 1500)]
    found = list(find_names(text))
    if sort is Sort.CHILD:
        found = [m for m in found if _is_listed(text, m)]
    surname = ""
    for place, match in enumerate(found):
        stop = found[place + 1].start() if place + 1 < len(found) else len(text)
        draft = Draft(name=tidy_name(match.group()), sort=sort, firm=sort is Sort.CHILD)
        piece = text[match.end() : stop]
        _fill(scan, draft, start + match.end(), start + stop, piece, state.today)
        state.add(draft, start + match.start())
        surname = match.group().split()[-1]
    del surname


def _is_listed(text: str, match: re.Match[str]) -> bool:
    """Not a name that some role or address explains: `c/o Joan Carter`."""
    before = text[max(match.start() - 18, 0) : match.start()].lower()
    return not re.search(
        r"(?:mother|father|c/o|carer|worker|with|by|at|gp|dr)\W*$", before
    )


def _fill(
    scan: Scan, draft: Draft, start: int, end: int, piece: str, today: dt.date
) -> None:
    low = piece.lower()
    due = re.search(r"\b(?:edd|edc|expected|due|estimated)\b", low)
    if is_unborn(draft.name) or due:
        draft.delivery = draft.delivery or day_in(scan, start, end)
    else:
        draft.birth = draft.birth or birth_in(scan, start, end, today)
    draft.nhs = draft.nhs or nhs_in(piece)


def _add_named(state: _State, value: str, place: int) -> None:
    first = value.split("\n", maxsplit=1)[0].split("\t", maxsplit=1)[0]
    name = first_name_in(first[:120])
    if name is None and is_unborn(first):
        name = first[:60]
    if name is None:
        return
    sort = state.section
    state.add(Draft(name=tidy_name(name), sort=sort, firm=sort is Sort.CHILD), place)


def _add_part(state: _State, kind: str, value: str, place: int) -> None:
    words = tidy_name(value.split("\n", maxsplit=1)[0].split("\t", maxsplit=1)[0])
    if not words or len(words) > 40:
        return
    current = state.current
    fresh = current is None or current.name or getattr(current, kind)
    draft = (
        state.add(Draft(sort=state.section), place)
        if fresh or current is None
        else current
    )
    setattr(draft, kind, words)


def _add_attribute(scan: Scan, state: _State, row: Row, pair: _Pair) -> None:
    if state.columns:
        for number, draft in state.columns.items():
            if number < len(row.cells):
                cell = row.cells[number]
                _set(scan, state, draft, pair.hit.cue.kind, cell.start, cell.end)
        return
    kind = pair.hit.cue.kind
    if kind == "address" and state.section is Sort.CHILD:
        value = scan.sheet.text[pair.start : pair.end]
        state.family_address = address_in(value)
    if state.current is not None:
        _set(scan, state, state.current, kind, pair.start, pair.end)


def _set(
    scan: Scan, state: _State, draft: Draft, kind: str, start: int, end: int
) -> None:
    text = scan.sheet.text[start:end]
    match kind:
        case "birth":
            if is_unborn(draft.full_name()) or re.search(r"\bED[DC]\b", text):
                draft.delivery = draft.delivery or day_in(scan, start, end)
            else:
                draft.birth = draft.birth or birth_in(scan, start, end, state.today)
        case "delivery":
            draft.delivery = draft.delivery or day_in(scan, start, end)
        case "nhs":
            draft.nhs = draft.nhs or nhs_in(text)
        case "address":
            if draft.sort is not Sort.PROFESSIONAL and draft.address is None:
                draft.address, hidden = address_in(text)
                draft.confidential = draft.confidential or hidden
        case "phone":
            if draft.sort is Sort.PROFESSIONAL:
                draft.phone = draft.phone or phone_in(text)
                draft.email = draft.email or email_in(text)
        case "email":
            if draft.sort is Sort.PROFESSIONAL:
                draft.email = draft.email or email_in(text)
        case _:
            pass


def _read_record(scan: Scan, state: _State, row: Row, head: Head) -> None:
    """One row of a table of people."""
    cells = {
        k: n for n, k in reversed(tuple(head.columns.items())) if n < len(row.cells)
    }
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
            _set(scan, state, draft, kind, cell.start, cell.end)
    cell = row.cells[name_at]
    if draft.birth is None and draft.delivery is None:
        _fill(
            scan, draft, cell.start, cell.end, scan.sheet.cell_text(cell), state.today
        )
    described = [
        row.cells[cells[k]] for k in ("relationship", "role", "agency") if k in cells
    ]
    _describe(scan, state, draft, described, cell)
    if head.has("relationship") and draft.relationship is None and draft.role is None:
        draft.sort = Sort.UNKNOWN
    state.add(draft, cell.start)


def _record_name(
    scan: Scan, row: Row, cells: dict[str, int], name_at: int
) -> str | None:
    if "forename" in cells and "surname" in cells:
        parts = [
            tidy_name(scan.sheet.cell_text(row.cells[cells[k]]))
            for k in ("forename", "surname")
        ]
        return " ".join(part for part in parts if part) or None
    words = scan.sheet.cell_text(row.cells[name_at]).strip()
    bare = tidy_name(words.split("\n")[0])
    bare = re.split(r"\s[–\-]\s|\bDOB\b|\bd\.o\.b|\s\d", bare)[0].strip(" ,;:–-")
    if is_unborn(bare):
        return bare
    if 2 <= len(bare) <= 60 and is_name(bare):
        return bare
    name = first_name_in(words[:120])
    return tidy_name(name) if name else None


def _describe(
    scan: Scan, state: _State, draft: Draft, described: Sequence[Cell], name: Cell
) -> None:
    """Family or professional, by what the row says of somebody."""
    spans = [(c.start, c.end) for c in (*described, name)]
    role = relation = None
    for start, end in spans:
        relation = relation or _relation_in(scan, start, end)
    for start, end in spans:
        role = role or role_in(scan, start, end)
    is_table = state.head_sort is Sort.PROFESSIONAL
    if relation is not None and (
        role is None or not is_table or _is_first(relation, spans)
    ):
        if relation.cue.kind == "adult":
            draft.sort, draft.firm = Sort.ADULT, True
            cell = next(
                (c for c in described if c.start <= relation.start < c.end), None
            )
            said = scan.sheet.text[relation.start : relation.end]
            whole = scan.sheet.cell_text(cell).strip() if cell else said
            _set_relationship(draft, whole if len(whole) <= 40 else said)
        elif relation.cue.kind == "child":
            draft.sort, draft.firm = Sort.CHILD, not is_table
        else:
            draft.sibling = True
            draft.sort = Sort.CHILD
        return
    if role is not None or is_table:
        draft.sort, draft.role = Sort.PROFESSIONAL, role or _OTHER


def _is_first(relation: Hit, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= relation.start <= start + 3 for start, _ in spans)


def _relation_in(scan: Scan, start: int, end: int) -> Hit | None:
    hits = scan.cues("relationships", start, end)
    text = scan.sheet.text
    for hit in hits:
        before = text[start : hit.start].strip().lower()
        after = text[hit.end : min(hit.end + 14, end)].lower()
        if re.search(r"(?:for|of|to)\s*$", before + " ") and hit.cue.kind != "adult":
            continue
        if re.match(
            r"\s(?:protection|in need|care|support|worker|and family|health)", after
        ):
            continue
        return hit
    return None


def role_in(scan: Scan, start: int, end: int) -> ProfessionalRole | None:
    """The role that a description names; the weightiest where it names several."""
    hits = scan.cues("roles", start, end)
    if not hits:
        return None
    best = max(hits, key=lambda h: (h.cue.weight, h.end - h.start))
    return ProfessionalRole(best.cue.kind)


def _read_inline_list(scan: Scan, state: _State, pair: _Pair) -> None:
    """`Present: Jo Doe (Chair), Sam Roe (Social Worker)`."""
    if pair.hit.cue.kind == "adults":
        _read_names(scan, state, pair.start, pair.end, Sort.ADULT)
        return
    _read_described(scan, state, pair.start, pair.end)


def _read_described(scan: Scan, state: _State, start: int, end: int) -> None:
    text = scan.sheet.text[start : min(end, start + 1500)]
    found = list(find_names(text))
    for place, match in enumerate(found):
        stop = found[place + 1].start() if place + 1 < len(found) else len(text)
        piece = text[match.end() : stop]
        low, high = start + match.end(), start + stop
        role = role_in(scan, low, high)
        relation = _relation_in(scan, low, high)
        draft = Draft(name=tidy_name(match.group()))
        if relation is not None and (role is None or relation.start < low + 4):
            if relation.cue.kind != "adult":
                continue
            draft.sort, draft.firm = Sort.ADULT, True
            _set_relationship(draft, scan.sheet.text[relation.start : relation.end])
        else:
            draft.sort, draft.role = Sort.PROFESSIONAL, role or _OTHER
        draft.phone, draft.email = phone_in(piece), email_in(piece)
        state.add(draft, start + match.start())


def _read_list_line(
    scan: Scan, state: _State, row: Row, stop: int | None = None
) -> None:
    """A line under a heading: `Ava Carter 04/06/2018`, `Sam Roe, Social Worker`."""
    end = row.end if stop is None else stop
    words = scan.sheet.text[row.start : end]
    if len(words) > _LIST_LENGTH or row.number - state.section_row > 40:
        return
    name = first_name_in(words[:120])
    if name is None or not _leads(words, name) or not _stands_apart(words, name):
        if len(words) > 60:
            state.section = Sort.UNKNOWN
        return
    if state.section is Sort.PROFESSIONAL:
        _read_described(scan, state, row.start, end)
        return
    relation = _relation_in(scan, row.start, row.end)
    draft = Draft(name=tidy_name(name), sort=state.section)
    draft.firm = state.section is Sort.CHILD
    begin = row.start + words.find(name) + len(name)
    _fill(scan, draft, begin, end, scan.sheet.text[begin:end], state.today)
    if relation is not None:
        _set_relationship(draft, scan.sheet.text[relation.start : relation.end])
        draft.sort = Sort.ADULT if relation.cue.kind == "adult" else Sort.CHILD
        draft.sibling = relation.cue.kind == "sibling"
    state.add(draft, row.start)


def _stands_apart(words: str, name: str) -> bool:
    """Whether a name is an entry of a list and not the subject of a sentence."""
    rest = words[words.find(name) + len(name) :]
    return bool(
        re.match(r"\s*(?:$|[,(;\t:]|\s?[–\-]\s|\d|(?:DOB|EDD|dob|born|aged)\b)", rest)
    )


def _settled(state: _State) -> Everybody:
    drafts = merge(state.drafts)
    children = [d for d in drafts if settle(d, state.today) is Sort.CHILD]
    firm = [d for d in children if not d.sibling]
    children = firm or children
    address, hidden = state.family_address
    for draft in children:
        if draft.address is None and not draft.confidential:
            draft.address, draft.confidential = address, hidden
    adults = [
        d for d in drafts if settle(d, state.today) is Sort.ADULT and d.role is None
    ]
    professionals = [d for d in drafts if settle(d, state.today) is Sort.PROFESSIONAL]
    return Everybody(
        children=tuple(as_child(d) for d in children),
        adults=tuple(as_adult(d) for d in adults),
        professionals=tuple(as_professional(d) for d in professionals),
    )
