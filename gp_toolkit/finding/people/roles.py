"""People whose role is written beside their name, wherever that stands.

`SW Dale Prior`, `Sue Lamb (health visitor)`, `the social worker is Sam Roe`, and the
role in the cell above a name. Only roles that a practice needs are taken from running
text, and only where nothing but signs parts role and name.
"""

import re
from collections.abc import Iterator

from gp_toolkit.finding.paper.values import email_in, phone_in
from gp_toolkit.finding.people.drafts import Draft, Roll, Sort, tidy_name
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.person_names import (
    NAME_BEGINS,
    find_names,
    first_name_in,
    has_title,
    may_end_name,
    name_at_start,
)
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.family import ProfessionalRole

_ROLES: frozenset[str] = frozenset(
    (
        ProfessionalRole.SOCIAL_WORKER,
        ProfessionalRole.CHAIR,
        ProfessionalRole.MINUTE_TAKER,
        ProfessionalRole.CONFERENCE_ADMIN,
        ProfessionalRole.HEALTH_VISITOR,
        ProfessionalRole.SCHOOL_NURSE,
        ProfessionalRole.MIDWIFE,
        ProfessionalRole.GP,
        ProfessionalRole.POLICE,
        ProfessionalRole.EDUCATION,
    )
)
_BUILDINGS = Wording(r"{roles/buildings}")
_PERSON = Wording(r"{roles/person-ends}$")
_IN_THE_CHAIR = Wording(r"{roles/in-the-chair}\b")
_BRACKETED = Wording(r"(?:'s)?\s?[(\[]\s?(?:the\s)?", flags=0)
_CLOSE = Wording(
    r"(?:'s)?(?:\s?\([^()\n]{2,50}\))?(?:\sfor\s[a-z ]{3,24})?(?:\s{roles/is})?"
    r"(?:\s?[:=(\t]|\s[–\-]\s|\s{0,3}\|)?\s{0,2}(?:now\s|still\s)?",
    flags=0,
)
_FAR = Wording(r"\s?[,–\-]\s{0,2}", flags=0)
_MAY_FOLLOW = Wording(
    rf"(?:{_BRACKETED.text}|{_CLOSE.text}|{_FAR.text})(?={NAME_BEGINS})", flags=0
)
_BEFORE = re.compile(
    r"(?:\s?[,(|\t\n]|\s[–\-]|\sas|\s{0,2}\||,\sthe|\s(?:is|(?:will|to)\s(?:now\s)?be|remains)"
    r"(?:\sthe)?)\s{0,3}$"
)
_BRACKET_BEFORE = re.compile(r"\s\([\d\s+]{9,20}\)$")
_RANK = Wording(r"{roles/ranks}\.?\s(?:\d{2,6}\s)?[A-Z]", flags=0)
_CONTACT = 130
_GAP = 24
_SHORT = 80
_UNSEEN = (Part.FOOTER, Part.COMMENT, Part.EMAIL_HEADER)


def _people_beside_roles(scan: Scan) -> Iterator[tuple[Draft, Row, int]]:
    """A draft for each role beside a name; the role's row, and where both have ended."""
    for hit in scan.hits.get("roles", ()):
        if hit.cue.kind not in _ROLES:
            continue
        row = scan.sheet.row_at(hit.start)
        if row.depth or row.part in _UNSEEN:
            continue
        found = _beside(scan, row, hit)
        if found is None:
            continue
        name, start, end = found
        draft = Draft(
            name=tidy_name(name),
            sort=Sort.PROFESSIONAL,
            role=ProfessionalRole(hit.cue.kind),
            place=start,
        )
        yield draft, row, end


def _contact(scan: Scan, row: Row, start: int, end: int) -> str:
    """The words that tell how to reach somebody: after name and role, or below them."""
    stop = max(end, _stop(scan, row, end))
    return scan.sheet.text[start:stop] + _lines_below(scan, row)


def _beside(scan: Scan, row: Row, hit: Hit) -> tuple[str, int, int] | None:
    """The name and where it stands; after the role, before it, or below it."""
    follows = _may_follow(scan, hit, row)
    close = follows and (
        _after(scan, hit, row, _BRACKETED) or _after(scan, hit, row, _CLOSE)
    )
    if close and not _is_building(scan, hit):
        return close
    if before := _before(scan, hit, row):
        return before
    far = close or (follows and _after(scan, hit, row, _FAR)) or _below(scan, row, hit)
    return far if far and not _is_building(scan, hit) else None


def _may_follow(scan: Scan, hit: Hit, row: Row) -> bool:
    """Whether a capital comes near enough after a role: after most there is none."""
    ahead = min(row.end, hit.end + 80)
    return scan.words[_MAY_FOLLOW].match(scan.sheet.text, hit.end, ahead) is not None


def _is_building(scan: Scan, hit: Hit) -> bool:
    """`Harbour Street Surgery`; but a `practice nurse` is a person."""
    said = scan.sheet.text[hit.start : hit.end]
    return bool(scan.words[_BUILDINGS].search(said)) and not (
        scan.words[_PERSON].search(said)
    )


def _after(scan: Scan, hit: Hit, row: Row, gap: Wording) -> tuple[str, int, int] | None:
    text = scan.sheet.text
    match = scan.words[gap].match(text, hit.end, min(row.end, hit.end + 70))
    if match is None or match.end() == hit.end:
        return None
    piece = text[match.end() : min(row.end, match.end() + 60)]
    found = name_at_start(piece, scan.words)
    if found is None:
        return None
    name = found.group().strip(" .,")
    return name, match.end(), match.end() + found.end()


def _before(scan: Scan, hit: Hit, row: Row) -> tuple[str, int, int] | None:
    text = scan.sheet.text
    gap = _BEFORE.search(text, max(row.start, hit.start - _GAP), hit.start)
    if gap is None and scan.words[_IN_THE_CHAIR].match(text, hit.start):
        gap = re.compile(r"\s$").search(text, max(row.start, hit.start - 1), hit.start)
    if gap is None or scan.words[_RANK].match(text, hit.start):
        return None
    begin = max(row.start, hit.start - 70)
    bracket = _BRACKET_BEFORE.search(text, begin, gap.start())
    return _named_before(scan, row, hit, begin, (bracket or gap).start())


def _named_before(
    scan: Scan, row: Row, hit: Hit, begin: int, stop: int
) -> tuple[str, int, int] | None:
    """The name that ends at a place before a role."""
    if not may_end_name(scan.sheet.text, begin, stop):
        return None
    whole = scan.sheet.text[begin : min(row.end, hit.end + 4)]
    names = (m for m in find_names(whole, scan.words) if begin + m.end() == stop)
    found = next(names, None)
    if found is None:
        return None
    return found.group().strip(" .,"), begin + found.start(), hit.end


def _below(scan: Scan, row: Row, hit: Hit) -> tuple[str, int, int] | None:
    """A label that fills its cell, with the name in the cell under it."""
    rows = scan.sheet.rows
    if row.table is None or row.number + 1 >= len(rows):
        return None
    under = rows[row.number + 1]
    if under.table != row.table or len(under.cells) != len(row.cells):
        return None
    column = scan.sheet.column_at(row, hit.start)
    said = scan.sheet.cell_text(row.cells[column]).strip(" :\n")
    if said != scan.sheet.text[hit.start : hit.end]:
        return None
    cell = under.cells[column]
    words = scan.sheet.cell_text(cell).strip()
    name = first_name_in(words[:80], scan.words)
    if name is None or not words.startswith(name):
        return None
    beside = column + 1 < len(under.cells)
    return name, cell.start, under.cells[column + 1].end if beside else cell.end


def _lines_below(scan: Scan, row: Row) -> str:
    """The lines under a signature, where telephone numbers stand."""
    if row.table is not None or row.end - row.start > _SHORT:
        return ""
    found: list[str] = []
    for below in scan.sheet.rows[row.number + 1 : row.number + 3]:
        words = scan.sheet.words(below)
        if (
            len(words) > _SHORT
            or below.table is not None
            or first_name_in(words, scan.words)
        ):
            break
        if any(True for _ in scan.cues("roles", below.start, below.end)):
            break
        found.append(words)
    return "\n" + "\n".join(found) if found else ""


def _stop(scan: Scan, row: Row, end: int) -> int:
    """How far the telephone number after a name may stand."""
    limit = min(row.end, end + _CONTACT)
    following = find_names(scan.sheet.text[end:limit], scan.words)
    other = next((m for m in following), None)
    return end + other.start() if other else limit


def _by_surname(drafts: list[Draft], draft: Draft) -> list[Draft]:
    """`Dr Lee` once `Dr Kim Lee` is known."""
    words = draft.full_name().split()
    if len(words) != 2 or not has_title(draft.full_name()):
        return []
    return [
        d
        for d in drafts
        if d.sort is Sort.PROFESSIONAL
        and d.role is draft.role
        and d.full_name().split()[-1:] == words[-1:]
    ]


def with_roles(scan: Scan, roll: Roll) -> None:
    """Add those not met yet; where somebody has no role or a vague one, give it."""
    for draft, row, end in _people_beside_roles(scan):
        known = roll.all_named(draft.full_name()) or _by_surname(roll.drafts, draft)
        if not known or not all(met.phone and met.email for met in known):
            contact = _contact(scan, row, draft.place, end)
            draft.phone, draft.email = phone_in(contact), email_in(contact)
        if not known:
            roll.add(draft)
            continue
        for met in known:
            told = met.birth or met.delivery or met.firm or met.relationship
            if met.sort in (Sort.CHILD, Sort.ADULT) and told:
                break
            if met.role in (None, ProfessionalRole.OTHER):
                met.role, met.sort = draft.role, Sort.PROFESSIONAL
            met.phone = met.phone or draft.phone
            met.email = met.email or draft.email


def without_surnames_alone(drafts: list[Draft]) -> list[Draft]:
    """Without `Dr Osei` of no role beside `Dr M Osei, GP`: told twice."""
    whole = {
        d.full_name().split()[-1].lower()
        for d in drafts
        if d.sort is Sort.PROFESSIONAL and len(_bare(d.full_name())) > 1
    }
    return [
        d
        for d in drafts
        if d.sort is not Sort.PROFESSIONAL
        or d.role not in (None, ProfessionalRole.OTHER)
        or not has_title(d.full_name())
        or len(words := _bare(d.full_name())) != 1
        or words[0].lower() not in whole
    ]


def _bare(name: str) -> list[str]:
    """A name's words without a title."""
    words = name.split()
    return words[1:] if has_title(name) else words
