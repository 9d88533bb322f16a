"""Where the reader of people stands, and what it knows of one person."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gp_toolkit.finding.paper.values import (
    address_in,
    birth_in,
    day_in,
    email_in,
    nhs_in,
    phone_in,
)
from gp_toolkit.finding.people.drafts import (
    Draft,
    Sort,
)
from gp_toolkit.finding.people.tables import Head
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.person_names import (
    has_title,
    is_unborn,
)
from gp_toolkit.finding.wording.vocabulary import Hit, Wording, Words
from gp_toolkit.model.family import ProfessionalRole

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_BORN = re.compile(r"\b(?:born|dob|d\.o\.b)\b")
_OWN_NAME = Wording(r"'s\s{people/own-name}$")
_DUE = Wording(r"\b{people/due}\b")
_AFTER_RELATION = Wording(r"\s{people/after-relation}")
_LONG_AGO = dt.timedelta(days=700)
_RECENT = dt.timedelta(days=120)


@dataclass(slots=True, kw_only=True)
class State:
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
    pending: Hit | None = None

    def add(self, draft: Draft, place: int) -> Draft:
        """Put somebody on the list; what follows is about them."""
        draft.place = place
        if draft.sort is Sort.SIBLING:
            draft.sort, draft.sibling = Sort.CHILD, True
        if draft.sort is Sort.CHILD and has_title(draft.name):
            draft.sort, draft.firm = Sort.UNKNOWN, False
        self.drafts.append(draft)
        self.current = draft
        return draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A label with the stretch of text that is its value."""

    hit: Hit
    start: int
    end: int


def leads(value: str, name: str) -> bool:
    """Whether nothing but signs stands before a name."""
    place = value.find(name)
    return place >= 0 and not _LETTERS.search(value, 0, place)


def set_relationship(draft: Draft, said: str, lists: Words) -> None:
    """Note what somebody is to the child, as written."""
    words = " ".join(said.split()).strip(" .,;:()")
    words = lists[_OWN_NAME].sub("", words)
    if not words or len(words) > 80:
        return
    draft.relationship = words


def fill_in(
    scan: Scan, draft: Draft, start: int, end: int, piece: str, today: dt.date
) -> None:
    """Take the birth date and numbers that follow a name."""
    draft.nhs = draft.nhs or nhs_in(piece)
    if not scan.dates_in(start, end):
        return
    low = piece.lower()
    due = scan.words[_DUE].search(low)
    born = _BORN.search(low)
    if born and not is_unborn(draft.name):
        begin = start + born.end()
        draft.birth = draft.birth or birth_in(scan, begin, end, today)
    elif is_unborn(draft.name) or due:
        draft.delivery = draft.delivery or _due_in(scan, start, end, today)
    elif not _is_letter_date(scan, start, end, today):
        draft.birth = draft.birth or birth_in(scan, start, end, today)


def _due_in(scan: Scan, start: int, end: int, today: dt.date) -> dt.date | None:
    """A day that a baby can be due: not its mother's birthday."""
    due = day_in(scan, start, end)
    return due if due is not None and due > today - _LONG_AGO else None


def _is_letter_date(scan: Scan, start: int, end: int, today: dt.date) -> bool:
    """A recent day alone on the line below names: the date of the letter."""
    days = scan.days_in(start, end)
    if not days or days[0].date is None:
        return False
    between = scan.sheet.text[start : days[0].start]
    return "\n" in between and today - days[0].date < _RECENT


def set_particular(
    scan: Scan, state: State, draft: Draft, kind: str, start: int, end: int
) -> None:
    """Take one labelled particular."""
    text = scan.sheet.text[start:end]
    match kind:
        case "birth":
            named = draft.full_name().lower()
            due = scan.words[_DUE].search(text)
            born = birth_in(scan, start, end, state.today)
            if (is_unborn(named) and ("unborn" in named or not born)) or (
                due and not born
            ):
                draft.delivery = draft.delivery or _due_in(
                    scan, start, end, state.today
                )
            else:
                draft.birth = draft.birth or birth_in(scan, start, end, state.today)
        case "delivery" if draft.sort is not Sort.ADULT:
            draft.delivery = draft.delivery or day_in(scan, start, end)
        case "nhs":
            draft.nhs = draft.nhs or nhs_in(text)
        case "address" if draft.sort is not Sort.PROFESSIONAL:
            address, hidden = address_in(text, scan.words)
            draft.address = draft.address or address
            draft.confidential = draft.confidential or hidden
        case "phone" | "email" if draft.sort is Sort.PROFESSIONAL:
            draft.email = draft.email or email_in(text)
            draft.phone = draft.phone or (phone_in(text) if kind == "phone" else None)
        case _:
            pass


def is_first(relation: Hit, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a relationship is the first word of a cell."""
    return any(start <= relation.start <= start + 3 for start, _ in spans)


def relation_in(scan: Scan, start: int, end: int) -> Hit | None:
    """The relationship that a description names."""
    hits = scan.cues("relationships", start, end)
    text = scan.sheet.text
    for hit in hits:
        before = text[start : hit.start].strip().lower()
        after = text[hit.end : min(hit.end + 14, end)].lower()
        if hit.cue.kind != "adult" and before.endswith(("for", "of", "to")):
            continue
        if scan.words[_AFTER_RELATION].match(after):
            continue
        return hit
    return None


def role_in(scan: Scan, start: int, end: int) -> ProfessionalRole | None:
    """The role that a description names; the weightiest where it names several."""
    hits = scan.cues("roles", start, end)
    if not hits:
        return None
    chairs = [h for h in hits if h.cue.kind == "chair"]
    others = [h for h in hits if h.cue.kind in ("other", "chair")]
    if chairs and len(others) == len(hits):
        return ProfessionalRole.CHAIR
    best = max(hits, key=lambda h: (h.cue.weight, h.end - h.start))
    return ProfessionalRole(best.cue.kind)
