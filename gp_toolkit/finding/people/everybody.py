"""Children, adults and professionals: from tables, labels and lists.

Nobody is taken from running narrative: only from a table, a label ("Mother: …"), a
list under a heading, or the line that says whom a letter is about.
"""

import datetime as dt
import re
from dataclasses import dataclass

from gp_toolkit.finding.paper.document_kind import Nature
from gp_toolkit.finding.paper.families import edges_of_others
from gp_toolkit.finding.people.births import (
    birth_marks,
    births_of_first_names,
    lone_births,
    people_with_births,
    with_births,
)
from gp_toolkit.finding.people.completed import completed
from gp_toolkit.finding.people.drafts import (
    Draft,
    Roll,
    Sort,
    as_adult,
    as_child,
    as_professional,
    merge,
    settle,
    tidy_name,
)
from gp_toolkit.finding.people.labels import label_alone, pairs_of
from gp_toolkit.finding.people.lists import (
    are_names_with_births,
    is_name_with_birth,
    is_told_of,
    read_list_line,
    read_names,
    read_signature,
)
from gp_toolkit.finding.people.pairs import read_names_across, read_pairs
from gp_toolkit.finding.people.parts import Pair, State
from gp_toolkit.finding.people.records import (
    is_same_table,
    read_bare_record,
    read_record,
    sort_of_table,
)
from gp_toolkit.finding.people.relations import people_by_relation, with_relatives
from gp_toolkit.finding.people.roles import (
    with_roles,
    without_surnames_alone,
)
from gp_toolkit.finding.people.senders import senders, with_senders
from gp_toolkit.finding.people.subjects import people_in_titles, with_subjects
from gp_toolkit.finding.people.tables import head_of
from gp_toolkit.finding.people.unborn import with_unborn
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.person_names import (
    find_names,
    first_name_in,
    name_key,
    same_person,
)
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.family import Adult, Child, Professional, ProfessionalRole

_OTHER = ProfessionalRole.OTHER
_LONGEST_ROW = 2500
_HEADS = re.compile(r"\s*(?:$|[:(),–\-/&]|[a-z])|(?:'s|s)\b")
_VALUE = re.compile(r"\s*(?:$|[:()\-–]|\t)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SECTIONS = {
    "children": Sort.CHILD,
    "others": Sort.SIBLING,
    "adults": Sort.ADULT,
    "professionals": Sort.PROFESSIONAL,
    "child": Sort.CHILD,
}
_CLOSING = Wording(r"\s*{people/closing}\b")
_CAPITALS = re.compile(r"[\d.)\s]{0,6}[A-Z][A-Z\s/&,'\-–()]{4,80}:?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Everybody:
    """The people of a document; of siblings who are not its subjects the names."""

    children: tuple[Child, ...] = ()
    adults: tuple[Adult, ...] = ()
    professionals: tuple[Professional, ...] = ()
    siblings: tuple[str, ...] = ()


def find_people(scan: Scan, nature: Nature, today: dt.date) -> Everybody:
    """Everybody the document sets out as child, family or professional."""
    state = State(today=today)
    others = edges_of_others(scan)
    for row in scan.sheet.rows:
        if row.depth or row.end - row.start > _LONGEST_ROW or row.number in others:
            continue
        if row.part in (Part.FOOTER, Part.COMMENT, Part.EMAIL_HEADER):
            continue
        _read_row(scan, state, row)
    drafts = [d for d in _everybody(scan, state) if d.birth not in others.values()]
    everybody = _settled(scan, state, drafts)
    if not nature.child_protection:
        told = [p for p in everybody.professionals if p.role is not _OTHER]
        known = [c for c in everybody.children if c.date_of_birth]
        return Everybody(children=tuple(known), professionals=tuple(told))
    return everybody


def _everybody(scan: Scan, state: State) -> list[Draft]:
    """Those set out in tables and lists, then those told of in passing."""
    roll, marks = Roll(merge(state.drafts)), birth_marks(scan)
    with_roles(scan, roll)
    with_births(roll, people_with_births(scan, marks, state.today))
    with_relatives(roll, people_by_relation(scan, state.today), scan.words)
    drafts = with_unborn(scan, roll.drafts)
    if not any(settle(d, state.today) is Sort.CHILD and not d.sibling for d in drafts):
        drafts = with_subjects(drafts, people_in_titles(scan, state.today))
    if not any(d.sort is Sort.CHILD for d in drafts):
        drafts.extend(lone_births(scan, marks, state.today))
    births_of_first_names(scan, marks, drafts, state.today)
    completed(scan, drafts, state.today)
    drafts = with_senders(drafts, senders(scan))
    return _without_initials(without_surnames_alone(drafts), state.today)


def _without_initials(drafts: list[Draft], today: dt.date) -> list[Draft]:
    """`L. Garside` beside `Logan Garside`: told twice."""
    settled = {id(d) for d in drafts if settle(d, today) is Sort.CHILD}
    children = [d for d in drafts if id(d) in settled]
    whole = {
        (words[0][0], words[-1].lower())
        for d in children
        if len(words := d.full_name().split()) > 1 and len(words[0].strip(".")) > 1
    }
    return [
        d
        for d in drafts
        if not (
            id(d) in settled
            and len(words := d.full_name().split()) > 1
            and len(words[0].strip(".")) == 1
            and (words[0][0], words[-1].lower()) in whole
        )
    ]


def _read_row(scan: Scan, state: State, row: Row) -> None:
    head = head_of(scan, row)
    if head is not None:
        state.head, state.columns = head, {}
        state.head_sort = sort_of_table(state, head)
        return
    if not is_same_table(scan, state, row):
        state.head = None
    if read_names_across(scan, state, row):
        return
    if state.head is not None and len(row.cells) >= 2:
        read_record(scan, state, row, state.head)
        return
    if _read_pending(scan, state, row) or read_bare_record(scan, state, row):
        return
    if scan.may_say(row, "people/closing") and scan.words[_CLOSING].match(
        scan.sheet.text, row.start, row.end
    ):
        state.section, state.current = Sort.UNKNOWN, None
    _enter_section(scan, state, row)
    if _turns_to_child(scan, state, row) or read_signature(scan, state, row):
        return
    pairs = pairs_of(scan, row)
    if pairs:
        read_pairs(scan, state, row, pairs)
    else:
        _read_listed(scan, state, row)


def _read_listed(scan: Scan, state: State, row: Row) -> None:
    """A line of a list under a heading, or names with births that need none."""
    listed = state.section is not Sort.UNKNOWN
    if are_names_with_births(scan, row):
        read_names(scan, state, row.start, row.end, Sort.UNKNOWN)
    elif (listed and not _is_another_table(scan, state, row)) or is_name_with_birth(
        scan, row
    ):
        read_list_line(scan, state, row)


def _is_another_table(scan: Scan, state: State, row: Row) -> bool:
    """A table of tasks, some lines below `Child: …`, lists no children."""
    if row.table is None or len(row.cells) < 3 or state.section is not Sort.CHILD:
        return False
    opened = scan.sheet.rows[state.section_row]
    return opened.table != row.table and row.number - state.section_row > 1


def _turns_to_child(scan: Scan, state: State, row: Row) -> bool:
    """`My page: Jemima Broadbent`: what follows is about that child again."""
    if len(row.cells) > 1:
        return False
    words = scan.sheet.words(row).strip()
    if len(words) > 70 or not words[-1:].isalnum():
        return False
    children = [d for d in state.drafts if d.sort is Sort.CHILD]
    named = {word for child in children for word in name_key(child.full_name())}
    if not words.lower().endswith(tuple(named)):
        return False
    names = [tidy_name(m.group()) for m in find_names(words, scan.words)]
    if len(names) != 1 or not words.endswith(names[0]):
        return False
    same = (d for d in children if same_person(d.full_name(), names[0]))
    known = next(same, None)
    if known is None or known.name == words or state.current is known:
        return False
    state.current, state.columns = known, {}
    return True


def _read_pending(scan: Scan, state: State, row: Row) -> bool:
    """A label alone on its line, whose value is the next line."""
    waiting, state.pending = state.pending, None
    if len(row.cells) > 1:
        return False
    label = label_alone(scan, row)
    if waiting and label is None and not _is_no_value(scan, row):
        read_pairs(scan, state, row, [Pair(hit=waiting, start=row.start, end=row.end)])
        return True
    state.pending = label
    if label is None:
        return False
    if label.cue.group == "relationships":
        state.section, state.current = Sort.UNKNOWN, None
    return label.cue.kind in ("birth", "delivery", "nhs", "address")


def _is_no_value(scan: Scan, row: Row) -> bool:
    """Labels of its own, or what somebody said: `Jen Opie: booked late`."""
    return bool(pairs_of(scan, row)) or is_told_of(scan.sheet.words(row), scan.words)


def _enter_section(scan: Scan, state: State, row: Row) -> None:
    """A heading such as "Parents / carers" or "Present" opens a list."""
    words = scan.sheet.words(row).strip()
    if not words or len(words) > 110:
        return
    for hit in scan.cues("people", row.start, min(row.start + 40, row.end)):
        if _LETTERS.search(scan.sheet.text, row.start, hit.start):
            break
        sort = _SECTIONS.get(hit.cue.kind)
        rest = scan.sheet.text[hit.end : row.end]
        if sort is None or not _HEADS.match(rest):
            break
        if hit.cue.kind in ("child", "others") and not _VALUE.match(rest):
            break
        state.section, state.section_row, state.current = sort, row.number, None
        return
    is_heading = row.heading or bool(_CAPITALS.fullmatch(words))
    if is_heading and not first_name_in(words, scan.words):
        state.section, state.current = Sort.UNKNOWN, None


def _is_blank(draft: Draft) -> bool:
    """`Subject child: Unborn – EDC:` on a form that nobody has filled in."""
    return draft.full_name().lower() == "unborn" and draft.delivery is None


def _settled(scan: Scan, state: State, drafts: list[Draft]) -> Everybody:
    sorts = [(d, settle(d, state.today)) for d in drafts]
    children = [d for d, sort in sorts if sort is Sort.CHILD]
    firm = [d for d in children if not d.sibling]
    siblings = [d.full_name() for d in children if firm and d.sibling]
    children = [d for d in firm or children if not _is_blank(d)]
    address, hidden = state.family_address
    for draft in children:
        if draft.address is None and not draft.confidential:
            draft.address, draft.confidential = address, hidden
    adults = [d for d, sort in sorts if sort is Sort.ADULT and d.role is None]
    professionals = [d for d, sort in sorts if sort is Sort.PROFESSIONAL]
    return Everybody(
        children=tuple(as_child(d) for d in children),
        adults=tuple(as_adult(d) for d in adults),
        professionals=tuple(as_professional(d, scan.words) for d in professionals),
        siblings=tuple(siblings),
    )
