"""People in lists: under a heading, after "Present:", at the foot of a letter."""

import re

from gp_toolkit.finding.paper.values import (
    email_in,
    phone_in,
)
from gp_toolkit.finding.people.drafts import (
    Draft,
    Sort,
    tidy_name,
)
from gp_toolkit.finding.people.parts import (
    Pair,
    State,
    fill_in,
    leads,
    relation_in,
    role_in,
    set_relationship,
)
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Cell, Row
from gp_toolkit.finding.wording.person_names import (
    find_names,
    first_name_in,
    first_names_before,
    is_unborn,
    name_in_slot,
)
from gp_toolkit.finding.wording.vocabulary import Hit, Wording, Words
from gp_toolkit.model.family import ProfessionalRole

_LIST_LENGTH = 260
_ROLE_LENGTH = 60
_OF_NEXT = re.compile(r"[,;.)]\s*[^,;()]{1,40}\(\s*$")
_OTHER = ProfessionalRole.OTHER
_EXPLAINED = Wording(r"\b{people/explains-name}\W*$")
_TOLD = re.compile(r"\s?:\s(?!born\b|dob\b)[A-Za-z]")
_APART = Wording(r"\s*(?:$|[,(;\t:]|\s?[–\-]\s|\d|{people/after-listed}\b)")


def read_signature(scan: Scan, state: State, row: Row) -> bool:
    """`Priti Shah` with `Conference Administrator` on the line below."""
    rows = scan.sheet.rows
    if row.table is not None or row.number + 1 not in scan.rows_of("roles"):
        return False
    words = scan.sheet.words(row).strip().rsplit("\n", 1)[-1].strip()
    if len(words) > 60:
        return False
    name = first_name_in(words, scan.words)
    below = rows[row.number + 1]
    title = scan.sheet.words(below).strip()
    if name is None or tidy_name(name) != tidy_name(words) or below.table is not None:
        return False
    named = first_name_in(title, scan.words)
    if len(title) > 70 or ":" in title or (named and f"{named} /" not in title):
        return False
    role = role_in(scan, below.start, below.end)
    if role is None:
        return False
    after = [scan.sheet.words(r) for r in rows[row.number + 1 : row.number + 5]]
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


def cell_name(scan: Scan, cell: Cell) -> str | None:
    """The name that a cell holds."""
    words = scan.sheet.cell_text(cell).strip().split("\n")[0]
    bare = tidy_name(words)
    if is_unborn(bare) and len(bare) <= 60:
        return bare
    name = name_in_slot(words[:120], scan.words)
    return tidy_name(name) if name else None


def read_names(scan: Scan, state: State, start: int, end: int, sort: Sort) -> None:
    """Every name in a stretch, with the birth date and numbers that follow each."""
    text = scan.sheet.text[start : min(end, start + 1500)]
    found = list(find_names(text, scan.words))
    if sort is Sort.CHILD:
        found = [m for m in found if _is_listed(text, m, scan.words)]
        found = [
            m for m in found if _role_before(scan, start + m.start(), start) is None
        ]
    if not found and (only := name_in_slot(text, scan.words)):
        draft = Draft(name=tidy_name(only), sort=sort, firm=sort is Sort.CHILD)
        state.add(draft, start)
    last = 0
    for place, match in enumerate(found):
        stop = found[place + 1].start() if place + 1 < len(found) else len(text)
        firsts = first_names_before(text[last : match.start()], scan.words)
        for first in firsts if sort is Sort.CHILD else ():
            name = f"{first} {match.group().split()[-1]}"
            sibling = Draft(name=tidy_name(name), sort=sort, firm=True)
            state.add(sibling, start + last)
        last = match.end()
        draft = Draft(name=tidy_name(match.group()), sort=sort, firm=sort is Sort.CHILD)
        piece = text[match.end() : stop]
        fill_in(scan, draft, start + match.end(), start + stop, piece, state.today)
        if sort is Sort.ADULT:
            low = start + match.end()
            relation = relation_in(scan, low, min(start + stop, low + 40))
            if relation is not None and relation.cue.kind == "adult":
                set_relationship(
                    draft, scan.sheet.text[relation.start : relation.end], scan.words
                )
        state.add(draft, start + match.start())


def _is_listed(text: str, match: re.Match[str], lists: Words) -> bool:
    """Not a name that some role or address explains: `c/o Joan Carter`."""
    before = text[max(match.start() - 24, 0) : match.start()].lower()
    return not lists[_EXPLAINED].search(before)


def _role_before(scan: Scan, place: int, low: int) -> ProfessionalRole | None:
    """`(chair Rosamund Tighe)`, `SW (Harriet Mold)`: a role right before the name."""
    before = scan.cues("roles", max(low, place - _ROLE_LENGTH), place)
    if not before:
        return None
    between = scan.sheet.text[before[-1].end : place]
    close = re.fullmatch(r"\s?\(?", between) is not None
    if before[-1].cue.kind == ProfessionalRole.GP.value and "(" in between:
        close = close or ")" not in between
    return ProfessionalRole(before[-1].cue.kind) if close else None


def read_inline_list(scan: Scan, state: State, pair: Pair) -> None:
    """`Present: Jo Doe (Chair), Sam Roe (Social Worker)`."""
    if pair.hit.cue.kind == "adults":
        read_names(scan, state, pair.start, pair.end, Sort.ADULT)
        return
    _read_described(scan, state, pair.start, pair.end)


def _read_described(scan: Scan, state: State, start: int, end: int) -> None:
    text = scan.sheet.text[start : min(end, start + 1500)]
    found = list(find_names(text, scan.words))
    for place, match in enumerate(found):
        stop = found[place + 1].start() if place + 1 < len(found) else len(text)
        piece = text[match.end() : stop]
        if place + 1 < len(found) and (following := _OF_NEXT.search(piece)):
            piece = piece[: following.start()]
        low, high = start + match.end(), start + match.end() + len(piece)
        at = start + match.start()
        role = _role_before(scan, at, start) or role_in(scan, low, high)
        before = _relation_before(scan, at, start)
        relation = before or relation_in(scan, low, high)
        draft = Draft(name=tidy_name(match.group()))
        near = relation is not None and relation.start < low + 4
        if relation is not None and (role is None or near):
            if relation.cue.kind != "adult":
                continue
            draft.sort, draft.firm = Sort.ADULT, True
            set_relationship(
                draft, scan.sheet.text[relation.start : relation.end], scan.words
            )
        else:
            draft.sort, draft.role = Sort.PROFESSIONAL, role or _OTHER
        draft.phone, draft.email = phone_in(piece), email_in(piece)
        state.add(draft, at)


def _relation_before(scan: Scan, place: int, low: int) -> Hit | None:
    """`Mum (Gemma Pryce)`."""
    before = scan.cues("relationships", max(low, place - _ROLE_LENGTH), place)
    if not before or scan.sheet.text[before[-1].end : place] not in (" (", "("):
        return None
    return before[-1]


def read_list_line(scan: Scan, state: State, row: Row, stop: int | None = None) -> None:
    """A line under a heading: `Ava Carter 04/06/2018`, `Sam Roe, Social Worker`."""
    end = row.end if stop is None else stop
    words = scan.sheet.text[row.start : end]
    if len(words) > _LIST_LENGTH or row.number - state.section_row > 40:
        return
    bare = re.sub(r"^[\s\d.)•\-–*]+", "", words)
    child = state.section is Sort.CHILD
    name = (name_in_slot if child else first_name_in)(bare[:120], scan.words)
    if (
        name is None
        or not leads(words, name)
        or not _stands_apart(words, name, scan.words)
        or (child and is_told_of(words, scan.words))
    ):
        if len(words) > 60:
            state.section = Sort.UNKNOWN
        return
    if state.section is Sort.PROFESSIONAL:
        _read_described(scan, state, row.start, end)
        return
    line = scan.sheet.text.find("\n", row.start, row.end)
    relation = relation_in(scan, row.start, line if line > 0 else row.end)
    if relation is not None and _is_of_several(scan, relation):
        relation = None
    draft = Draft(name=tidy_name(name), sort=state.section)
    draft.firm = state.section is Sort.CHILD
    begin = row.start + words.find(name) + len(name)
    fill_in(scan, draft, begin, end, scan.sheet.text[begin:end], state.today)
    if relation is not None:
        set_relationship(
            draft, scan.sheet.text[relation.start : relation.end], scan.words
        )
        draft.sort = Sort.ADULT if relation.cue.kind == "adult" else Sort.CHILD
        draft.sibling = relation.cue.kind == "sibling"
    state.add(draft, row.start)


def _is_of_several(scan: Scan, relation: Hit) -> bool:
    """`at 5 Mossbank Terrace (with paternal grandparents)`: no one person's relation."""
    said = scan.sheet.text[relation.start : relation.end].lower().split()
    return said[-1] in scan.words.forms("people/plural")


def is_told_of(words: str, lists: Words) -> bool:
    """`Jen Opie: booked late; scan normal`: what somebody said, below a child's name."""
    name = first_name_in(words[:120], lists)
    return name is not None and bool(_TOLD.match(words, words.find(name) + len(name)))


def _stands_apart(words: str, name: str, lists: Words) -> bool:
    """Whether a name is an entry of a list and not the subject of a sentence."""
    rest = words[words.find(name) + len(name) :]
    return bool(lists[_APART].match(rest))


def are_names_with_births(scan: Scan, row: Row) -> bool:
    """`Sam Dale 03/03/2017, Lily Dale 04/04/2020` and nothing else on a line."""
    days = scan.days_in(row.start, row.end)
    if len(days) < 2 or row.table is not None or any(d.year is None for d in days):
        return False
    start = row.start
    for day in days:
        lead = scan.sheet.text[start : day.start].strip(" ,;&(–-\n")
        lead = lead.removeprefix("and ")
        name = first_name_in(lead[:80], scan.words)
        if name is None or tidy_name(name) != lead:
            return False
        start = day.end
    return not scan.sheet.text[start : row.end].strip(" ,.)")


def is_name_with_birth(scan: Scan, row: Row) -> bool:
    """`Ava Carter 04/06/2018` alone on a line is somebody, whatever the heading."""
    if row.table is not None or row.number not in scan.dated_rows:
        return False
    days = scan.days_in(row.start, row.end)
    if len(days) != 1 or days[0].year is None:
        return False
    before = scan.sheet.text[row.start : days[0].start].strip(" ,(–-")
    after = scan.sheet.text[days[0].end : row.end].strip(" ,.)")
    name = first_name_in(before[:80], scan.words)
    return not after and name is not None and tidy_name(name) == before
