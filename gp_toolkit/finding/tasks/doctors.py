"""Which doctors a document names, and which of them are the family's GPs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.family import Professional, ProfessionalRole

_SALUTATION = re.compile(
    r"\b[Dd]ear\s(?:[Dd]rs?\.?|[Dd]octor)\s(?:[A-Z][\w'\-]*\.?\s){0,2}"
    r"(?P<surname>[A-Z][\w'\-]+)"
)
_DOCTOR = re.compile(
    r"(?<!\w)D[Rr]s?\.?\s(?:[A-Z][\w'’\-]*\.? ){0,2}"
    r"(?P<surname>[A-Z][\w\-]*(?:['’](?!s\b)[\w\-]+)?)"
    r"|(?P<first>\b[A-Z][\w'’\-]+), Dr\b\.?(?: [A-Z]\b\.?){0,2}(?! [A-Z])"
)
_HINTS = ("dr ", "dr.", "dr\n", "dr\t", "drs")
_GP_NAMED = Wording(
    r"\bGPs?\b\s?[(:,–\-][^.;()\n]{0,50}?Drs?\.?\s(?:[A-Z][\w'\-]*\.?\s){0,2}"
    r"(?P<after>[A-Z][\w'\-]+)|Drs?\.?\s(?:[A-Z][\w'\-]*\.?\s){0,2}(?P<before>[A-Z][\w'\-]+)"
    r"(?:,\s|\s\(|\s[–\-]\s|\t)(?:GP\b|(?:[A-Z][\w'\-]*\s){1,4}{actions/of-a-doctor})"
    r"|\bGP(?:['’]?s)?\s{actions/gp-paper}\sDrs?\.?\s(?:[A-Z][\w'\-]*\.?\s){0,2}(?P<paper>[A-Z][\w'\-]+)",
    flags=0,
)
_OTHER_BEFORE = Wording(r"\b{actions/other-doctors}\b[^.;|\t\n]{0,25}\Z")
_OTHER_AFTER = Wording(
    r"(?:\s?[(,]\s?(?:[\w&'’/]+\s){0,3}|(?:\s?[–\-:|]\s?|[\t\n])(?:(?-i:[A-Z])[\w&'’/]+\s)?"
    r"|\s(?:(?:of|from|at)\s(?:the\s)?)?){actions/other-doctors}\b"
)
_ADDRESSED = re.compile(r"\s*to\s?:", re.IGNORECASE)
_TOP = 15


class Named(NamedTuple):
    """A doctor named at `text[start:end]`; the surname in small letters."""

    start: int
    end: int
    surname: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doctors:
    """The doctors of a document.

    Attributes:
        named: Each place that names one.
        sure: Surnames of the family's GPs.
        unsure: Surnames of those who may be: nothing says what they are.
    """

    named: tuple[Named, ...] = ()
    sure: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()


def doctors_of(
    scan: Scan, professionals: Sequence[Professional], *, alone: bool
) -> Doctors:
    """Tell the GPs from the doctors of a hospital.

    Args:
        scan: The document.
        professionals: Those it lists.
        alone: Whether a doctor of whom nothing is said is the GP where no other is
            known to be, as in the papers of a family.
    """
    rows = scan.rows_with(*_HINTS)
    if not rows:
        return Doctors()
    named = tuple(_named(scan, rows))
    known = {_surname(p) for p in professionals if p.role is ProfessionalRole.GP}
    known |= set(_told(scan, rows))
    known &= {name.surname for name in named}
    others = {name.surname for name in named if _is_another(scan, name)}
    open_to_doubt = {name.surname for name in named} - known - others
    if known or not alone:
        return Doctors(
            named=named, sure=frozenset(known), unsure=frozenset(open_to_doubt)
        )
    return Doctors(named=named, sure=frozenset(open_to_doubt))


def _named(scan: Scan, rows: frozenset[int]) -> Iterator[Named]:
    for number in sorted(rows):
        row = scan.sheet.rows[number]
        for match in _DOCTOR.finditer(scan.sheet.text, row.start, row.end):
            surname = match["surname"] or match["first"]
            if len(surname) > 1:
                yield Named(match.start(), match.end(), surname.lower())


def _surname(person: Professional) -> str:
    parts = person.name.split()
    return parts[-1].lower() if parts and len(parts[-1]) > 1 else ""


def _told(scan: Scan, rows: frozenset[int]) -> Iterator[str]:
    """Surnames of those called GP, and of the doctor who is written to."""
    for number in sorted(rows):
        row = scan.sheet.rows[number]
        words = scan.sheet.words(row)
        if number < _SALUTED and len(words) <= 60 and (m := _SALUTATION.search(words)):
            yield m["surname"].lower()
        if number < _TOP and _ADDRESSED.match(words) and (m := _DOCTOR.search(words)):
            yield (m["surname"] or m["first"]).lower()
        for found in scan.words[_GP_NAMED].finditer(words):
            yield (found["after"] or found["before"] or found["paper"]).lower()


_SALUTED = 40


def _is_another(scan: Scan, name: Named) -> bool:
    """`Dr Bhatt (consultant paediatrician)`, `the psychiatrist Dr Lowe`."""
    text = scan.sheet.text
    before = text[max(0, name.start - 45) : name.start]
    return bool(
        scan.words[_OTHER_AFTER].match(text, name.end)
        or scan.words[_OTHER_BEFORE].search(before)
    )


def initials_of(
    scan: Scan, professionals: Sequence[Professional], family: Sequence[str]
) -> Iterator[tuple[int, int, bool]]:
    """Where a GP is named by initials that nobody else in the paper has: `KL`."""
    gps = [p.name for p in professionals if p.role is ProfessionalRole.GP]
    names = {*family, *(p.name for p in professionals)}
    letters = [_initials(name) for name in names]
    for initials in {_initials(name) for name in gps}:
        if len(initials) > 1 and letters.count(initials) == 1:
            for start in _places(scan.sheet.text, initials):
                if not scan.cues("roles", start, start + 1):  # `HV` is a role
                    yield start, start + len(initials), True


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands by itself."""
    place = text.find(word)
    while place >= 0:
        around = (
            text[max(place - 1, 0) : place]
            + text[place + len(word) : place + len(word) + 1]
        )
        if not any(letter.isalnum() for letter in around):
            yield place
        place = text.find(word, place + 1)


def _initials(name: str) -> str:
    parts = re.findall(r"[A-Z][\w'\-]*", re.sub(r"^Drs?\.?\s", "", name))
    return "".join(part[0] for part in parts)
