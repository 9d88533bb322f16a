"""Adults told by what they are to a child, wherever that stands.

`mother (Carly Vance)`, `Hettie's mum Toni Brade`, `Kyle Brennan is the father of Noah`,
`Anna Roe (maternal aunt)`, `the parents, Dorothea and Clive Poole`, `unborn baby of
Tamsin Orchard`, and a relationship in the cell beside a name.
"""

import datetime as dt
import re
from collections.abc import Iterator

from gp_toolkit.finding.paper.values import birth_in
from gp_toolkit.finding.people.drafts import Draft, Roll, Sort, tidy_name
from gp_toolkit.finding.people.parts import set_relationship
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.person_names import (
    find_names,
    may_end_name,
    name_at_start,
)
from gp_toolkit.finding.wording.vocabulary import Hit, Wording, Words
from gp_toolkit.model.document import Part
from gp_toolkit.model.family import ProfessionalRole

_UNSEEN = (Part.FOOTER, Part.COMMENT, Part.EMAIL_HEADER)
_AFTER = Wording(
    r"\s?\(|(?:'s\s(?:full\s)?name)?(?:\s(?:{people/is-called}|of\s[A-Z][\w'\-]+(?:\sand\s"
    r"[A-Z][\w'\-]+)?(?:\sis)?))?(?:\s?[,:–\-]|\s[–\-])?\s{1,2}",
    flags=0,
)
_BEFORE = re.compile(
    r"(?:\s?\((?:[^()\n]{0,30}\s)?|,\s(?:[A-Z][\w\-]+'s?\s|(?:the|his|her|their)\s)?"
    r"|\s[–\-]\s|\s(?:is|was)\s(?:the\s|[A-Z][\w\-]+'s?\s|their\s|his\s|her\s)?"
    r"|\t\s{0,3}|\s\|\s)$"
)
_BABY_OF = Wording(r"\b{people/baby-of}\s(?:(?:Ms|Mrs|Miss)\s)?")
_BOTH = re.compile(r"(?<![\w'])(?P<first>[A-Z][\w'\-]{1,20})\s(?:and|&)\s")
_BORN = re.compile(
    r"[^()\n;]{0,40}?\b(?:born(?: on)?|dob|d\.o\.b\.?)[\s:]{0,3}", re.IGNORECASE
)
_DAY_AFTER = re.compile(r"(?:,\s|\s\()(?=\d)")
_PLURAL = Wording(r"{people/plural}$")
_AND = re.compile(r"\s(?:and|&)\s")
_YOUNGEST = 13
_WINDOW = 70


def people_by_relation(scan: Scan, today: dt.date) -> Iterator[Draft]:
    """A draft for each adult whom a relationship stands beside."""
    told = scan.rows_saying("people/baby-of")
    for number in sorted(told | scan.rows_of("relationships")):
        row = scan.sheet.rows[number]
        if row.depth or row.part in _UNSEEN:
            continue
        if number in told:
            yield from _mothers_to_be(scan, row)
        for hit in scan.cues("relationships", row.start, row.end):
            if hit.cue.kind == "adult" and not _is_role(scan, hit):
                yield from _beside(scan, row, hit, today)


def _is_role(scan: Scan, hit: Hit) -> bool:
    """Whether a word is part of a role, as in `foster carer's social worker`."""
    near = scan.cues("roles", max(hit.start - 60, 0), hit.end + 1)
    return any(r.start <= hit.start < r.end or r.start == hit.end + 1 for r in near)


def _beside(scan: Scan, row: Row, hit: Hit, today: dt.date) -> Iterator[Draft]:
    text = scan.sheet.text
    said = text[hit.start : hit.end]
    found = _after(scan, hit, row) or _before(scan, hit, row)
    if found is None:
        return
    name, start, end = found
    if _has_role(scan, row, start, end):
        return
    names = [(name, start)]
    plural = scan.words[_PLURAL].search(said) is not None
    said = said[:-1] if plural else said
    if plural and (both := _BOTH.search(text, hit.end, end)):
        surname = name.split()[-1]
        names = [
            (f"{both['first']} {surname}", both.start()),
            _second(name, both, start),
        ]
    if plural and (also := _also(scan, end, row)):
        names.append(also)
    for one, place in names:
        draft = Draft(name=tidy_name(one), sort=Sort.ADULT, place=place)
        set_relationship(draft, said, scan.words)
        if born := _BORN.match(text, hit.end, min(row.end, hit.end + 60)):
            draft.birth = birth_in(scan, born.end(), born.end() + 24, today)
        elif place == start and (after := _DAY_AFTER.match(text, end, end + 4)):
            draft.birth = _grown(
                birth_in(scan, after.end(), after.end() + 2, today), today
            )
        yield draft


def _also(scan: Scan, end: int, row: Row) -> tuple[str, int] | None:
    """`her parents, Alan Moon and Jade Pike`: the second."""
    text = scan.sheet.text
    joined = _AND.match(text, end, row.end)
    if joined is None:
        return None
    piece = text[joined.end() : min(row.end, joined.end() + 50)]
    found = name_at_start(piece, scan.words)
    if found is None:
        return None
    return found.group().strip(" .,"), joined.end()


def _grown(born: dt.date | None, today: dt.date) -> dt.date | None:
    """A birth date that a parent can have."""
    return born if born is not None and today.year - born.year >= _YOUNGEST else None


def _second(name: str, both: re.Match[str], start: int) -> tuple[str, int]:
    bare = name.removeprefix(both.group())
    return bare, start


def _after(scan: Scan, hit: Hit, row: Row) -> tuple[str, int, int] | None:
    text = scan.sheet.text
    gap = scan.words[_AFTER].match(text, hit.end, min(row.end, hit.end + _WINDOW))
    if gap is None:
        return None
    begin = gap.end()
    both = _BOTH.match(text, begin, begin + 40)
    if both and scan.words[_PLURAL].search(text[hit.start : hit.end]):
        begin = both.end()
    found = name_at_start(text[begin : min(row.end, begin + 60)], scan.words)
    if found is None or "," in found.group():
        return None
    return found.group().strip(" .,"), begin, begin + found.end()


def _before(scan: Scan, hit: Hit, row: Row) -> tuple[str, int, int] | None:
    text = scan.sheet.text
    begin = max(row.start, hit.start - _WINDOW - 20)
    gap = _BEFORE.search(text, begin, hit.start)
    if gap is None or not may_end_name(text, begin, gap.start()):
        return None
    whole = text[begin : min(row.end, hit.end + 4)]
    named = (m for m in find_names(whole, scan.words) if begin + m.end() == gap.start())
    found = next(named, None)
    if found is None:
        return None
    return found.group().strip(" .,"), begin + found.start(), begin + found.end()


def _has_role(scan: Scan, row: Row, start: int, end: int) -> bool:
    """`Sam Roe (social worker)`: a professional after a comma, not a relative."""
    text = scan.sheet.text
    for hit in scan.cues("roles", end, min(row.end, end + 30)):
        if re.fullmatch(r"\s?(?:[(,]|[–\-])\s?(?:the\s)?", text[end : hit.start]):
            return True
    before = scan.cues("roles", max(row.start, start - 30), start)
    return any(re.fullmatch(r"\s?[:(]?\s?", text[h.end : start]) for h in before[-1:])


def _mothers_to_be(scan: Scan, row: Row) -> Iterator[Draft]:
    """`Unborn baby of | Tamsin Orchard`: the mother."""
    text = scan.sheet.text
    for match in scan.words[_BABY_OF].finditer(text, row.start, row.end):
        piece = text[match.end() : min(row.end, match.end() + 60)]
        found = name_at_start(piece, scan.words)
        if found is None:
            continue
        draft = Draft(
            name=tidy_name(found.group()),
            sort=Sort.ADULT,
            relationship="mother",
            place=match.end(),
            firm=True,
        )
        yield draft


def with_relatives(roll: Roll, told: Iterator[Draft], lists: Words) -> None:
    """Add those not met yet; tell those met what they are to the child."""
    for draft in told:
        known = roll.named(draft.full_name())
        if known is None:
            if not _is_known_by_surname(roll.drafts, draft):
                roll.add(draft)
        elif known.sort is Sort.CHILD:
            _turn_to_adult(known, draft)
        elif known.role in (None, ProfessionalRole.OTHER):
            known.role = None
            known.sort = Sort.ADULT
            said = known.relationship or ""
            if not said or lists[_PLURAL].search(said):
                known.relationship = draft.relationship


def _turn_to_adult(known: Draft, draft: Draft) -> None:
    """A mother-to-be who was read as the child."""
    if draft.firm and not known.birth:
        known.sort, known.firm = Sort.ADULT, True
        known.relationship = known.relationship or draft.relationship


def _is_known_by_surname(drafts: list[Draft], draft: Draft) -> bool:
    """`Ms Quill` once `Kayleigh Quill` is known: no second person."""
    words = draft.full_name().split()
    bare = [w for w in words if w.lower().strip(".") not in _TITLES]
    if len(bare) > 1:
        return False
    return any(d.full_name().split()[-1:] == bare for d in drafts if d.full_name())


_TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr")
