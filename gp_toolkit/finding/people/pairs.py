"""People from labels: `Mother: …`, `Child: …`, `Date of birth: …`."""

import re
from collections.abc import Sequence

from gp_toolkit.finding.paper.values import (
    address_in,
    birth_in,
    email_in,
    phone_in,
)
from gp_toolkit.finding.people.drafts import (
    Draft,
    Sort,
    tidy_name,
)
from gp_toolkit.finding.people.lists import (
    cell_name,
    read_inline_list,
    read_list_line,
    read_names,
)
from gp_toolkit.finding.people.parts import (
    Pair,
    State,
    leads,
    role_in,
    set_particular,
    set_relationship,
)
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.person_names import (
    find_names,
    first_name_in,
    is_name,
    is_unborn,
    lone_first_name,
    name_in_slot,
    same_person,
)
from gp_toolkit.model.family import ProfessionalRole

_OF_WHOM = re.compile(
    r"\s(?:of|to)\s[A-Z][\w'\-]*(?:(?:,|\sand|\s&)?\s[A-Z][\w'\-]*){0,5}\s?:"
)
_FAMILY = re.compile(r"\b[Ff]amily(?:\s[Nn]ame)?\s?[:\t]\s{0,3}(?P<name>[A-Z][\w'\-]+)")
_FIRST = re.compile(
    r"(?<![\w'\-])(?P<name>[A-Z][\w'\-]+)\s?[(,\s]\s?(?i:dob|born|d\.o\.b\.?)?[\s:]{0,2}$"
)
_LEAD = 16
_SOCIAL_WORKER = re.compile(r",\s?(?:sw|(?:\w+\s)?social worker)\b", re.IGNORECASE)
_ATTRIBUTES = ("birth", "delivery", "nhs", "address", "phone", "email")
_OTHER = ProfessionalRole.OTHER


def read_pairs(scan: Scan, state: State, row: Row, pairs: Sequence[Pair]) -> None:
    """Take in the labels of a row with their values."""
    first = pairs[0]
    lead = scan.sheet.text[row.start : first.hit.start]
    kinds = {p.hit.cue.kind for p in pairs}
    listed = state.section is not Sort.UNKNOWN
    if listed and re.search(r"[^\W\d_]{2,}", lead) and kinds & set(_ATTRIBUTES):
        read_list_line(scan, state, row, stop=first.hit.start)
        current = state.current
        if current is not None and current.sort is Sort.PROFESSIONAL:
            current.email = current.email or email_in(scan.sheet.words(row))
    ordered = list(pairs)
    if state.current is None and first.hit.cue.kind in ("birth", "nhs", "delivery"):
        ordered.sort(key=lambda p: p.hit.cue.kind not in ("child", "name"))
    for pair in ordered:
        _read_pair(scan, state, row, pair)


def _read_pair(scan: Scan, state: State, row: Row, pair: Pair) -> None:
    kind, group = pair.hit.cue.kind, pair.hit.cue.group
    value = scan.sheet.text[pair.start : pair.end].strip(" \t\n:–-")
    if group == "roles":
        _add_professional(scan, state, pair, ProfessionalRole(kind))
    elif group == "relationships":
        _add_relative(scan, state, pair)
    elif kind in ("child", "children"):
        _add_children(scan, state, row, pair)
    elif kind in ("name", "forename", "surname"):
        _add_name(scan, state, row, pair)
    elif kind in _ATTRIBUTES:
        _add_attribute(scan, state, row, pair)
    elif kind == "others":
        read_names(scan, state, pair.start, pair.end, Sort.SIBLING)
    elif kind in ("adults", "professionals"):
        read_inline_list(scan, state, pair)
    elif kind == "other":
        state.columns = {}
    elif state.current is not None:
        _describe_current(scan, state.current, pair, value)


def _describe_current(scan: Scan, current: Draft, pair: Pair, value: str) -> None:
    """`Relationship: …` or `Role: …` under somebody's name."""
    role = role_in(scan, pair.start, pair.end)
    if pair.hit.cue.kind == "relationship":
        set_relationship(current, value, scan.words)
    elif pair.hit.cue.kind == "role" and role:
        current.role, current.sort = role, Sort.PROFESSIONAL


def _meet_name_before(scan: Scan, state: State, row: Row, pair: Pair) -> None:
    """`… conference for Unity Mbeki (date of birth 16/06/2019`: a new person."""
    text = scan.sheet.text
    begin = max(row.start, pair.hit.start - 90)
    before = text[begin : pair.hit.start].rstrip(" ,(–-:\n")
    days = scan.days_in(begin, pair.hit.start)
    born = days[-1] if days and days[-1].end == begin + len(before) else None
    if born is not None:
        before = text[begin : born.start].rstrip(" ,(–-:\n")
    found = list(find_names(before, scan.words))
    if not found or found[-1].end() < len(before):
        _meet_first_name(state, before)
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
    draft = state.add(Draft(name=name, sort=sort), begin)
    if born is not None:
        draft.birth = birth_in(scan, born.start, born.end, state.today)


def _meet_first_name(state: State, before: str) -> None:
    """`Noah NHS 999 …`: a child known by more names."""
    first = lone_first_name(before)
    if first is None:
        return
    called = [
        d
        for d in state.drafts
        if d.sort is Sort.CHILD and d.full_name().split()[:1] == [first]
    ]
    if len(called) == 1:
        state.current, state.columns = called[0], {}


def _add_professional(
    scan: Scan, state: State, pair: Pair, role: ProfessionalRole
) -> None:
    text = scan.sheet.text[pair.start : pair.end]
    text = re.sub(r"^\s(?:is|will be|was)\s", " ", text)
    first_line = text.strip(" \t\n:–-").split("\n")[0]
    name = name_in_slot(first_line[:120], scan.words)
    if name is None or not _leads_or_role(scan, pair, first_line, name):
        return
    better = role_in(scan, pair.hit.start, pair.end) if role is _OTHER else role
    said = scan.sheet.text[pair.hit.start : pair.hit.end].lower()
    if said.startswith("chaired") and _SOCIAL_WORKER.search(first_line):
        better = ProfessionalRole.SOCIAL_WORKER
    draft = Draft(
        name=tidy_name(name),
        sort=Sort.PROFESSIONAL,
        role=better or role,
        phone=phone_in(text),
        email=email_in(text),
    )
    state.add(draft, pair.start)


def _leads_or_role(scan: Scan, pair: Pair, line: str, name: str) -> bool:
    """Whether a value begins with the name, or with a title: `Team Manager Jo Roe`."""
    if leads(line, name):
        return True
    place = scan.sheet.text.find(name, pair.start, pair.end)
    titles = scan.cues("roles", pair.start, max(place, pair.start))
    if not titles or titles[-1].cue.kind != _OTHER.value:
        return False
    return scan.sheet.text[titles[-1].end : place] == " "


def _add_relative(scan: Scan, state: State, pair: Pair) -> None:
    said = scan.sheet.text[pair.hit.start : pair.hit.end].strip()
    value = scan.sheet.text[pair.start : pair.end].strip(" \t\n:–-")
    if of_whom := _OF_WHOM.match(scan.sheet.text[pair.start : pair.end]):
        said += of_whom.group().rstrip(" :")
        value = scan.sheet.text[pair.start + of_whom.end() : pair.end].strip()
    name = first_name_in(value[:120], scan.words)
    if name is None or not leads(value, name):
        return
    draft = Draft(name=tidy_name(name))
    set_relationship(draft, said, scan.words)
    if pair.hit.cue.kind == "adult":
        draft.sort, draft.firm = Sort.ADULT, True
    elif pair.hit.cue.kind == "child":
        draft.sort, draft.firm = Sort.CHILD, True
    else:
        draft.sibling = True
    rest = scan.sheet.text.find(name, pair.start)
    draft.birth = birth_in(scan, rest, pair.end, state.today)
    state.add(draft, pair.start)


def _add_children(scan: Scan, state: State, row: Row, pair: Pair) -> None:
    """`Children: Ava Carter (04/06/2018), Noah Carter and Unborn Baby Carter`."""
    if row.table is not None and not _opens_cell(scan, row, pair):
        return  # `Records for both children | J Weddell`: no label
    state.section, state.section_row = Sort.CHILD, row.number
    if _add_columns(scan, state, row, pair, Sort.CHILD):
        return
    start = pair.start
    said = scan.sheet.text[pair.hit.start : pair.hit.end].lower()
    if "unborn" in said and pair.hit.cue.kind == "child":
        after = scan.sheet.text[pair.start : pair.end]
        if not re.match(r"\s*[:\t]", after):
            start = pair.hit.start
    before = len(state.drafts)
    read_names(scan, state, start, pair.end, Sort.CHILD)
    if len(state.drafts) == before:
        _add_first_names(scan, state, row, start, pair.end)


def _opens_cell(scan: Scan, row: Row, pair: Pair) -> bool:
    """Whether a label stands at the head of its cell, at most after a few words."""
    cell = row.cells[scan.sheet.column_at(row, pair.hit.start)]
    return pair.hit.start - cell.start <= _LEAD


def _add_first_names(scan: Scan, state: State, row: Row, start: int, end: int) -> None:
    """`Children: Bobby (12/04/2017) and Rosie (02/09/2019)` of a family named before."""
    text = scan.sheet.text
    family = _FAMILY.search(text, max(0, row.start - 400), row.end)
    surname = f" {family['name']}" if family else ""
    for day in scan.days_in(start, end):
        first = _FIRST.search(text[max(start, day.start - 40) : day.start])
        if first is None or day.year is None or not is_name(first["name"], scan.words):
            continue
        draft = Draft(name=f"{first['name']}{surname}", sort=Sort.CHILD, firm=True)
        draft.birth = birth_in(scan, day.start, day.end, state.today)
        state.add(draft, day.start)


def _add_columns(scan: Scan, state: State, row: Row, pair: Pair, sort: Sort) -> bool:
    """Names side by side, one child a column; what follows fills the columns."""
    column = scan.sheet.column_at(row, pair.hit.start)
    values = [
        (number, cell)
        for number, cell in enumerate(row.cells)
        if number > column and cell.start < pair.end
    ]
    named = [(n, name) for n, cell in values if (name := cell_name(scan, cell))]
    state.columns = {}
    if len(named) < 2:
        return False
    for number, name in named:
        draft = Draft(name=name, sort=sort, firm=sort is Sort.CHILD)
        state.columns[number] = state.add(draft, row.cells[number].start)
    return True


def read_names_across(scan: Scan, state: State, row: Row) -> bool:
    """Names side by side over their birth dates, with no label before them."""
    rows = scan.sheet.rows
    if row.table is None or len(row.cells) < 3 or row.number + 1 >= len(rows):
        return False
    below = rows[row.number + 1]
    if scan.sheet.cell_text(row.cells[0]).strip() or below.table != row.table:
        return False
    label = scan.cues("people", below.start, below.cells[0].end)
    if not label or label[0].cue.kind not in ("birth", "nhs", "delivery"):
        return False
    if len(below.cells) != len(row.cells):
        return False
    named = {n: cell_name(scan, cell) for n, cell in enumerate(row.cells) if n}
    if not all(named.values()):
        return False
    state.section, state.section_row, state.columns = Sort.CHILD, row.number, {}
    for number, name in named.items():
        draft = Draft(name=name or "", sort=Sort.CHILD, firm=True)
        state.columns[number] = state.add(draft, row.cells[number].start)
    return True


def _add_name(scan: Scan, state: State, row: Row, pair: Pair) -> None:
    """One name, a name in parts, or names side by side."""
    value = scan.sheet.text[pair.start : pair.end].strip(" \t\n:–-")
    if pair.hit.cue.kind != "name":
        _add_part(state, pair.hit.cue.kind, value, pair.start)
    elif not _add_columns(scan, state, row, pair, state.section):
        _add_named(scan, state, value, pair.start)


def _add_named(scan: Scan, state: State, value: str, place: int) -> None:
    first = value.split("\n", maxsplit=1)[0].split("\t", maxsplit=1)[0]
    name = name_in_slot(first[:120], scan.words)
    if name is None and is_unborn(first):
        name = first[:60]
    if name is None:
        return
    sort = state.section
    state.add(Draft(name=tidy_name(name), sort=sort, firm=sort is Sort.CHILD), place)


def _add_part(state: State, kind: str, value: str, place: int) -> None:
    """A name written in parts."""
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


def _add_births(scan: Scan, state: State, pair: Pair) -> bool:
    """As many birth dates as the children named before them: in the same order."""
    days = [d for d in scan.days_in(pair.start, pair.end) if d.date]
    latest = [d for d in state.drafts if d.sort is Sort.CHILD][-len(days) :]
    if len(days) < 2 or len(latest) != len(days) or any(d.birth for d in latest):
        return False
    for draft, day in zip(latest, days, strict=True):
        set_particular(scan, state, draft, "birth", day.start, day.end)
    return True


def _add_attribute(scan: Scan, state: State, row: Row, pair: Pair) -> None:
    if pair.hit.cue.kind in ("birth", "delivery", "nhs"):
        _meet_name_before(scan, state, row, pair)
    if state.columns:
        for number, draft in state.columns.items():
            if number < len(row.cells):
                cell = row.cells[number]
                set_particular(
                    scan, state, draft, pair.hit.cue.kind, cell.start, cell.end
                )
        return
    kind = pair.hit.cue.kind
    if kind == "birth" and _add_births(scan, state, pair):
        return
    if kind == "address" and state.section is Sort.CHILD:
        value = scan.sheet.text[pair.start : pair.end]
        state.family_address = address_in(value, scan.words)
    current = state.current
    grown_up = current is not None and current.sort is Sort.PROFESSIONAL
    if current is not None and not (grown_up and kind in ("birth", "delivery", "nhs")):
        set_particular(scan, state, current, kind, pair.start, pair.end)
