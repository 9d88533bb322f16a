"""Who is to do something: whether it is the GP or the practice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Cell
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.family import Professional, ProfessionalRole

_SALUTATION = re.compile(
    r"\b[Dd]ear\s(?:[Dd]rs?\.?|[Dd]octor)\s(?:[A-Z][\w'\-]*\.?\s){0,2}"
    r"(?P<surname>[A-Z][\w'\-]+)"
)
_DOCTOR = re.compile(
    r"(?<!\w)Drs?\.?\s(?:[A-Z][\w'\-]*\.?\s){0,2}(?P<surname>[A-Z][\w'\-]*)"
)
_DOCTOR_HINT = re.compile(r"drs?\.?\s")
_YOU = "asking/you"
_GP_NAMED = Wording(
    r"\bGPs?\b\s?[(:,–\-][^.;()\n]{0,50}?Drs?\.?\s(?:[A-Z][\w'\-]*\.?\s){0,2}"
    r"(?P<after>[A-Z][\w'\-]+)|Drs?\.?\s(?:[A-Z][\w'\-]*\.?\s){0,2}(?P<before>[A-Z][\w'\-]+)"
    r"(?:,\s|\s\(|\s[–\-]\s)(?:GP\b|(?:[A-Z][\w'\-]*\s){1,4}{actions/of-a-doctor})",
    flags=0,
)
_HOUSE = Wording(r"{actions/house}$")
_NAMED_HOUSE = re.compile(
    r"(?:(?:[A-Z][\w'&\-]*|of|and|&|the)\s){0,4}[A-Z][\w'&\-]*\s(?:[Ff]amily\s)?$"
)
_MORE = Wording(
    r"\.?\s?(?:/|,|\(|&|and\b|at\b|of\b|[–\-]|(?=\sDr))\s?(?:the\s)?(?:G\.?P\.?(?![\w])|Drs?\.?\s[A-Z]"
    r"[\w'\-]*(?:\s[A-Z][\w'\-]*){0,2}|(?:[A-Z][\w'\-]+\s){0,4}{actions/beside-an-owner})\)?",
    flags=0,
)
_DOCTOR_OF = re.compile(
    r"(?:Drs?\.?\s(?:[A-Z][\w'\-]*\.?\s){1,3}|GPs?\s)(?:(?:at|of|from|/|,)\s(?:the\s)?|\()$"
)
_BY_THE_WAY = Wording(r"\b{actions/by-the-way}\s(?:(?:the|a|his|her|their|your)\s)?$")
_ADDRESSED = re.compile(r"\s*to\s?:", re.IGNORECASE)
_TOP = 15
_LONGEST_OWNER = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who is looked for: the practice, or a body that the practice may be part of.

    Attributes:
        kind: Of the cues that name it.
        doctors: Surnames, lower case, that name it as well.
    """

    kind: str = "gp"
    doctors: tuple[str, ...] = ()


PERHAPS = Party(kind="perhaps")
"""`Health to …`, `all agencies to …`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The words for the practice, `text[start:end]`, and how they read."""

    start: int
    end: int
    said: str


def doctors_of(scan: Scan, professionals: Sequence[Professional]) -> tuple[str, ...]:
    """Surnames, lower case, of the GPs listed and of the doctor who is written to."""
    named = [p.name for p in professionals if p.role is ProfessionalRole.GP]
    surnames = [name.split()[-1].lower() for name in named if name.split()]
    for row in scan.sheet.rows[:40]:
        words = scan.sheet.words(row)
        if len(words) <= 60 and (dear := _SALUTATION.search(words)):
            surnames.append(dear["surname"].lower())
    for number in sorted(scan.rows_with(_DOCTOR_HINT)):
        row = scan.sheet.rows[number]
        found = scan.words[_GP_NAMED].finditer(scan.sheet.words(row))
        surnames.extend((m["after"] or m["before"]).lower() for m in found)
    for row in scan.sheet.rows[:_TOP]:
        words = scan.sheet.words(row)
        if _ADDRESSED.match(words) and (doctor := _DOCTOR.search(words)):
            surnames.append(doctor["surname"].lower())
    return tuple(dict.fromkeys(s for s in surnames if len(s) > 1))


def rows_naming(scan: Scan, party: Party) -> frozenset[int]:
    """The numbers of the rows that can name a party, or go on in one that can."""
    hits = scan.hits.get("actions", ())
    named = [hit.start for hit in hits if hit.cue.kind == party.kind]
    rows = {scan.sheet.row_at(start).number for start in named}
    if party.doctors:
        rows |= scan.rows_with(_DOCTOR_HINT) | scan.rows_with(scan.words.hint(_YOU))
    return frozenset(rows | {number - 1 for number in rows})


def is_for(scan: Scan, cell: Cell, party: Party) -> bool:
    """Whether a cell that says who is to act names a party."""
    words = scan.sheet.cell_text(cell)
    if len(words) > _LONGEST_OWNER:
        return False
    for hit in scan.cues("actions", cell.start, cell.end):
        before = scan.sheet.text[cell.start : hit.start]
        if hit.cue.kind == party.kind and not scan.words[_BY_THE_WAY].search(before):
            return party is not PERHAPS or not _names_somebody(scan, cell)
    return any(m["surname"].lower() in party.doctors for m in _DOCTOR.finditer(words))


def _names_somebody(scan: Scan, cell: Cell) -> bool:
    """`Health (Ms Kaur, health visitor)`, `GP and all agencies`: it says who is meant."""
    named = scan.cues("actions", cell.start, cell.end)
    if any(h.cue.kind in ("gp", "not_gp", "not_perhaps") for h in named):
        return True
    return bool(scan.cues("roles", cell.start, cell.end))


def owners_in(scan: Scan, start: int, end: int, party: Party) -> list[Owner]:
    """Each place that names a party, left to right."""
    by_name = _by_name(scan, start, end, party.doctors)
    spans = sorted({*_by_cue(scan, start, end, party), *by_name})
    owners: list[Owner] = []
    for low, high in spans:
        if owners and low < owners[-1].end:
            continue
        stop = _with_more(scan, high, end)
        begin = max(start, low - 60)
        doctor = _DOCTOR_OF.search(scan.sheet.text[begin:low])
        first = begin + doctor.start() if doctor else low
        said = re.sub(r"\s+", " ", scan.sheet.text[first:stop]).strip(" ,(")
        owners.append(Owner(start=first, end=stop, said=said))
    return owners


def _by_cue(
    scan: Scan, start: int, end: int, party: Party
) -> Iterator[tuple[int, int]]:
    for hit in scan.cues("actions", start, end):
        if hit.cue.kind == party.kind:
            yield _whole_name(scan, hit, start), hit.end


def _whole_name(scan: Scan, hit: Hit, low: int) -> int:
    """`Harbour Street Surgery` from where its name begins."""
    text = scan.sheet.text
    if not scan.words[_HOUSE].search(text[hit.start : hit.end]):
        return hit.start
    begin = max(low, hit.start - 60)
    match = _NAMED_HOUSE.search(text[begin : hit.start])
    if match is None:
        return hit.start
    name = match.group()
    skipped = re.match(r"(?:(?:[Tt]he|and|of|That|For|To|Action)\s)+", name)
    return begin + match.start() + (skipped.end() if skipped else 0)


def plain_owner(said: str) -> str:
    """`Dr Bose, GP` is Dr Bose; a bracket that was opened is closed.

    >>> plain_owner("Dr Bose, GP"), plain_owner("GP (Dr Obi")
    ('Dr Bose', 'GP (Dr Obi)')
    """
    bare = re.sub(r"^(Drs?\.?\s[^,]+),\sG\.?P\.?$", r"\1", said)
    return bare + ")" * max(bare.count("(") - bare.count(")"), 0)


def _by_name(
    scan: Scan, start: int, end: int, doctors: Sequence[str]
) -> Iterator[tuple[int, int]]:
    if not doctors:
        return
    for match in _DOCTOR.finditer(scan.sheet.text, start, end):
        if match["surname"].lower() in doctors:
            yield match.span()


def _with_more(scan: Scan, place: int, end: int) -> int:
    """The end of `Dr Field, GP` or `GP (Dr Field)`."""
    text = scan.sheet.text
    for _ in range(3):
        more = scan.words[_MORE].match(text, place, end)
        if more is None:
            break
        place = more.end()
    return place
