"""The children whom a title, a subject line or the first sentence is about.

Looked at only where no table, label or list names the children: `Review conference for
Tarquin Mbeki`, `REVIEW CHILD PROTECTION CONFERENCE - Alistair and Greta VOSS`.
"""

import datetime as dt
import re
from collections.abc import Iterator

from gp_toolkit.finding.paper.values import birth_in
from gp_toolkit.finding.people.drafts import Draft, Sort, tidy_name
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.person_names import (
    find_names,
    first_names_before,
    has_title,
    is_unborn,
)
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.document import Part

_ABOUT = Wording(
    r"\b{people/papers}\b[^.;:\n]{0,30}?\s{people/about}\s?:?\s(?:the\s)?"
    r"(?:{people/before-children}\s?:?\s)?"
)
_DECIDED = Wording(r"\b{people/decided}\sthat\s")
_TITLE = Wording(
    r"\b{people/titles}(?:\s\([^()]{0,40}\))?(?:\s{people/after-title})?"
    r"\s?(?:[:–\-]|,|\s)\s?"
)
_SUBJECT = re.compile(r"\s*subject\s?:\s*(?:(?:re|fw|fwd)\s?:\s*)*", re.IGNORECASE)
_ALSO = re.compile(r"\s?(?:,|and|&|;|,\sand)\s?(?:(?:her|his|their)\s\w+\s)?$")
_NEAR = 14
_TOP_ROWS = 40
_TITLE_LENGTH = 120


def people_in_titles(scan: Scan, today: dt.date) -> Iterator[Draft]:
    """A draft for each child named where the document says what it is about."""
    for row in scan.sheet.rows:
        header = row.part is Part.EMAIL_HEADER
        subject = header and _SUBJECT.match(scan.sheet.words(row)) is not None
        if row.depth or row.part in (Part.FOOTER, Part.COMMENT):
            continue
        if not subject and (header or row.number > _TOP_ROWS):
            continue
        yield from _in_row(scan, row, today, subject=subject)


def _in_row(scan: Scan, row: Row, today: dt.date, *, subject: bool) -> Iterator[Draft]:
    text = scan.sheet.text
    places = [m.end() for m in scan.words[_ABOUT].finditer(text, row.start, row.end)]
    places += [m.end() for m in scan.words[_DECIDED].finditer(text, row.start, row.end)]
    if row.end - row.start <= _TITLE_LENGTH or subject:
        places += [
            m.end() for m in scan.words[_TITLE].finditer(text, row.start, row.end)
        ]
    if subject and (lead := _SUBJECT.match(text, row.start, row.end)):
        places.append(lead.end())
    seen: set[int] = set()
    for place in sorted(places):
        for draft in _names_at(scan, row, place, today):
            if draft.place not in seen:
                seen.add(draft.place)
                yield draft


def _names_at(scan: Scan, row: Row, place: int, today: dt.date) -> Iterator[Draft]:
    """Names that stand at a place, with those joined to them."""
    piece = scan.sheet.text[place : min(row.end, place + 200)]
    last = 0
    for match in find_names(piece, scan.words):
        words = match.group()
        lead = piece[last : match.start()]
        firsts = first_names_before(lead, scan.words)
        if last == 0:
            bare = lead.strip(" \"'(–-:")
            if bare and not firsts:
                return
        elif not _ALSO.fullmatch(re.sub(r"\([^()]*\)?|\d[\d./\-]*", "", lead)):
            return
        if has_title(words) or (is_unborn(words) and len(words) < 8):
            return
        surname = words.split()[-1]
        for number, first in enumerate(firsts):
            yield _draft(f"{first} {surname}", place + last + number)
        draft = _draft(words, place + match.start())
        end = place + match.end()
        draft.birth = birth_in(scan, end, min(row.end, end + _NEAR), today)
        yield draft
        last = match.end()


def _draft(name: str, place: int) -> Draft:
    return Draft(name=tidy_name(name), sort=Sort.CHILD, place=place)


def with_subjects(drafts: list[Draft], told: Iterator[Draft]) -> list[Draft]:
    """Add them, unless they are known as somebody else."""
    known = {d.full_name().lower(): d for d in drafts}
    for draft in told:
        met = known.get(draft.name.lower())
        if met is None:
            known[draft.name.lower()] = draft
            drafts.append(draft)
        elif met.sort is Sort.UNKNOWN and met.role is None:
            met.sort = Sort.CHILD
    return drafts
