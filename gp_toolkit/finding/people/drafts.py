"""People as they are put together, row by row, before they become values."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from gp_toolkit.finding.wording.person_names import is_unborn, name_key
from gp_toolkit.finding.wording.vocabulary import Wording, Words
from gp_toolkit.model.family import Adult, Child, Professional, ProfessionalRole

_ADULT_YEARS = 18
_UNBORN = {"unborn", "baby", "child"}
_RANK = Wording(r"{roles/ranks}\b", flags=0)
_BRACKETS = re.compile(r"\([^()]{0,80}\)?")
_BLANKS = re.compile(r"\s+")
_HONOUR = re.compile(r"^(?:Lady|Lord|Dame|Sir|Baroness|Sister)\s(?=\w+\s\w)")


class Sort(StrEnum):
    """What somebody is to the conference; a sibling is a child it is not about."""

    CHILD = "child"
    SIBLING = "sibling"
    ADULT = "adult"
    PROFESSIONAL = "professional"
    UNKNOWN = "unknown"


@dataclass(slots=True, kw_only=True)
class Draft:
    """One person as far as known. Changed while the document is gone through."""

    name: str = ""
    forename: str = ""
    surname: str = ""
    sort: Sort = Sort.UNKNOWN
    relationship: str | None = None
    sibling: bool = False
    birth: dt.date | None = None
    delivery: dt.date | None = None
    nhs: str | None = None
    address: str | None = None
    confidential: bool = False
    role: ProfessionalRole | None = None
    phone: str | None = None
    email: str | None = None
    firm: bool = False
    place: int = field(default=0)

    def full_name(self) -> str:
        """The name, put together from its parts if it was written in parts."""
        return self.name or f"{self.forename} {self.surname}".strip()

    def absorb(self, other: "Draft") -> None:
        """Take over what another draft of the same person knows."""
        for part in ("birth", "delivery", "nhs", "address", "role", "phone", "email"):
            if getattr(self, part) is None:
                setattr(self, part, getattr(other, part))
        self.relationship = self.relationship or other.relationship
        self.confidential = self.confidential or other.confidential
        self.sibling = self.sibling or other.sibling
        if self.sort is Sort.UNKNOWN or (other.firm and not self.firm):
            self.sort = other.sort if other.sort is not Sort.UNKNOWN else self.sort
        self.firm = self.firm or other.firm
        if len(other.full_name()) > len(self.full_name()) and not self.firm:
            self.name = other.full_name()


class Roll:
    """Drafts in the order met, looked up by name however many there are."""

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        """Take in those met already."""
        self.drafts: list[Draft] = []
        self._places: dict[frozenset[str], list[int]] = {}
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Put somebody at the end."""
        places = self._places.setdefault(name_key(draft.full_name()), [])
        places.append(len(self.drafts))
        self.drafts.append(draft)

    def rename(self, draft: Draft, name: str) -> None:
        """Give one of them another name."""
        place = next(n for n, one in enumerate(self.drafts) if one is draft)
        self._places[name_key(draft.full_name())].remove(place)
        draft.name = name
        self._places.setdefault(name_key(name), []).append(place)

    def all_named(self, name: str) -> list[Draft]:
        """Those whose name is plainly the same, in the order met."""
        return [self.drafts[place] for place in self._places.get(name_key(name), ())]

    def named(self, name: str) -> Draft | None:
        """The first of them."""
        places = self._places.get(name_key(name))
        return self.drafts[places[0]] if places else None


def merge(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft a person, in the order first met."""
    kept = Roll()
    for draft in drafts:
        if not draft.full_name():
            continue
        known = kept.named(draft.full_name()) or _in_full(kept.drafts, draft)
        if known is None:
            kept.add(draft)
        else:
            known.absorb(draft)
    return kept.drafts


def _in_full(kept: Iterable[Draft], draft: Draft) -> Draft | None:
    """`Ava` again after `Ava Carter`: the same if no other child is called so."""
    words = draft.full_name().lower().split()
    if set(words) <= _UNBORN:
        babies = [k for k in kept if is_unborn(k.full_name())]
        return babies[0] if len(babies) == 1 else None
    if len(words) != 1:
        return None
    children = (k for k in kept if k.sort is Sort.CHILD)
    return next(
        (k for k in children if k.full_name().lower().split()[0] == words[0]), None
    )


def settle(draft: Draft, day: dt.date) -> Sort:
    """What somebody is, from everything known."""
    if draft.sort is Sort.PROFESSIONAL and draft.role is not None:
        return Sort.PROFESSIONAL
    if is_unborn(draft.full_name()) or (
        draft.delivery and draft.sort is not Sort.ADULT
    ):
        return Sort.CHILD
    grown = draft.birth is not None and _years(draft.birth, day) >= _ADULT_YEARS
    if draft.sort is Sort.CHILD and grown:
        return Sort.ADULT
    if draft.sort is Sort.UNKNOWN and draft.birth is not None:
        return Sort.ADULT if grown else Sort.CHILD
    return draft.sort


def _years(birth: dt.date, day: dt.date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def as_child(draft: Draft) -> Child:
    """The child, without what was decided."""
    unborn = is_unborn(draft.full_name()) and draft.birth is None
    name = re.sub(r"^(?:Miss|Master)\s", "", draft.full_name())
    if draft.birth is not None:
        name = re.sub(r"^[Bb]aby\s(?=[A-Z][\w'\-]*\s[A-Z])", "", name)
    return Child(
        name=name,
        date_of_birth=draft.birth,
        expected_delivery=draft.delivery if unborn or draft.birth is None else None,
        nhs_number=draft.nhs,
        address=draft.address,
        address_confidential=draft.confidential,
    )


def as_adult(draft: Draft) -> Adult:
    """The adult."""
    return Adult(
        name=draft.full_name(),
        relationship=draft.relationship,
        date_of_birth=draft.birth,
        nhs_number=draft.nhs,
    )


def as_professional(draft: Draft, lists: Words) -> Professional:
    """The professional."""
    role = draft.role or ProfessionalRole.OTHER
    if role is ProfessionalRole.OTHER and lists[_RANK].match(draft.full_name()):
        role = ProfessionalRole.POLICE
    return Professional(
        role=role,
        name=draft.full_name(),
        phone=draft.phone,
        email=draft.email,
    )


def tidy_name(words: str) -> str:
    """A name without what a form writes round it.

    >>> tidy_name("Ava Carter (subject), ")
    'Ava Carter'
    """
    name = _BRACKETS.sub(" ", words) if "(" in words else words
    name = _HONOUR.sub("", _BLANKS.sub(" ", name))
    return name.strip(" .,;:–-|*•\"'()").removesuffix("'s")
