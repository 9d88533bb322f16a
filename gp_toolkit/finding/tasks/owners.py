"""Who is to do something: the GP or the practice, or a body it may be part of."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.tasks.doctors import Doctors, doctors_of, initials_of
from gp_toolkit.finding.text.sheet import Cell
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.family import Professional

_YOU = "asking/you"
_DEAR = Wording(r"\W*dear\s(?:\w+\s){0,3}?(?P<practice>{actions/greeted}\b)?")
_PLEASE = ("please ", "that you ")
_HOUSE = Wording(r"{actions/house}$")
_NAMED_HOUSE = re.compile(
    r"(?:(?:[A-Z][\w'&\-]*|of|and|&|the)\s){0,4}[A-Z][\w'&\-]*\s(?:[Ff]amily\s)?$"
)
_NO_NAME = Wording(
    r"(?:(?:[Tt]he|and|of|For|To|That|{actions/before-a-house})\s)+", flags=0
)
_MORE = Wording(
    r"\.?\s?(?:/|,|\(|&|and\b|at\b|of\b|[–\-]|(?=\sDr))\s?(?:the\s)?(?:G\.?P\.?(?![\w])|Drs?\.?\s[A-Z]"
    r"[\w'\-]*(?:\s[A-Z][\w'\-]*){0,2}|(?:[A-Z][\w'\-]+\s){0,4}{actions/beside-an-owner})\)?"
    r"|,\s[A-Z][\w'\-]+(?:\s[A-Z][\w'\-]+)?(?=,\s(?:to|agreed|will|has|is)\b)",
    flags=0,
)
_DOCTOR_OF = re.compile(
    r"(?:Drs?\.?\s(?:[A-Z][\w'\-]*\.?\s){1,3}|GPs?\s)(?:(?:at|of|from|/|,)\s(?:the\s)?|\()$"
)
_BY_THE_WAY = Wording(r"\b{actions/by-the-way}\s(?:(?:the|a|his|her|their|your)\s)?$")
_COUNTED = re.compile(r"^\s*(?:[A-Z]|\d{1,2})(?:[.)]\s+|\s{2,})")
_LONGEST_OWNER = 90
_TOP = 12


class Mention(NamedTuple):
    """The practice named at `text[start:end]`; not `sure`: it may be part of it."""

    start: int
    end: int
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The words for who is to act, `text[start:end]`, and how they read."""

    start: int
    end: int
    said: str
    sure: bool

    def called(self, said: str) -> "Owner":
        """The same by other words; a bracket that was opened is closed."""
        return replace(self, said=_closed(said.strip()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Doers:
    """Everywhere that the practice, or a body it may be part of, is named.

    Attributes:
        mentions: In order, none within another.
        starts: Where they begin.
        rows: The numbers of their rows.
        addressed: The rows that may ask something of "you", who is the practice.
        letter: Whether all is written to "you": `please …` is asked of the practice.
    """

    mentions: tuple[Mention, ...]
    starts: tuple[int, ...] = field(repr=False)
    rows: frozenset[int]
    addressed: frozenset[int]
    letter: bool = False

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin within `text[start:end]`."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return self.mentions[low:high]


def find_doers(
    scan: Scan,
    professionals: Sequence[Professional],
    family: Sequence[str],
    *,
    letter: bool,
    of_a_family: bool,
) -> Doers:
    """Look through a document for the practice, its doctors and what they belong to.

    Args:
        scan: The document.
        professionals: Those it lists.
        family: The names of the children and adults.
        letter: Whether it is a letter or message.
        of_a_family: Whether it is a paper about one family.
    """
    doctors = doctors_of(scan, professionals, alone=of_a_family)
    spans = sorted(
        {
            *_by_cue(scan),
            *_by_name(doctors),
            *initials_of(scan, professionals, family),
        },
        key=lambda m: (m[0], -m[1]),
    )
    mentions: list[Mention] = []
    for start, end, sure in spans:
        if not mentions or start >= mentions[-1].end:
            mentions.append(Mention(start, end, sure))
    addressed: frozenset[int] = frozenset()
    letter = letter and not _greets_others(scan)
    to_practice = bool(doctors.sure) or _is_to_a_practice(scan, mentions)
    if to_practice:
        addressed = scan.rows_saying(_YOU)
    if to_practice and letter:
        addressed |= scan.rows_with(*_PLEASE)
    row_at = scan.sheet.row_at
    return Doers(
        mentions=tuple(mentions),
        starts=tuple(m.start for m in mentions),
        rows=frozenset(row_at(m.start).number for m in mentions),
        addressed=addressed,
        letter=letter and to_practice,
    )


def _by_cue(scan: Scan) -> Iterator[tuple[int, int, bool]]:
    for hit in scan.hits.get("actions", ()):
        if hit.cue.kind in ("gp", "perhaps"):
            yield hit.start, hit.end, hit.cue.kind == "gp"


def _by_name(doctors: Doctors) -> Iterator[tuple[int, int, bool]]:
    for name in doctors.named:
        if name.surname in doctors.sure:
            yield name.start, name.end, True
        elif name.surname in doctors.unsure:
            yield name.start, name.end, False


def _is_to_a_practice(scan: Scan, mentions: Sequence[Mention]) -> bool:
    """Whether a letter is written to a practice: it is named before its first lines."""
    rows = scan.sheet.rows[:_TOP]
    top = rows[-1].end if rows else 0
    return any(m.sure for m in mentions if m.start < top)


def _greets_others(scan: Scan) -> bool:
    """`Dear Mr and Mrs Carter`: what is asked is not asked of the practice."""
    greetings = (
        scan.words[_DEAR].match(scan.sheet.words(scan.sheet.rows[number]))
        for number in scan.rows_with("dear ")
    )
    found = [match for match in greetings if match is not None]
    return bool(found) and not any(match["practice"] for match in found)


def owner_in(scan: Scan, doers: Doers, cell: Cell) -> Owner | None:
    """Whom a cell that says who is to act names; the surest first."""
    if cell.end - cell.start > _LONGEST_OWNER:
        return None
    found = [
        m
        for m in doers.within(cell.start, cell.end)
        if not scan.words[_BY_THE_WAY].search(scan.sheet.text[cell.start : m.start])
    ]
    sure = any(m.sure for m in found)
    if not found or (not sure and _names_somebody(scan, cell)):
        return None
    said = _COUNTED.sub("", scan.sheet.cell_text(cell))
    said = re.sub(r"\s+", " ", said).strip(" ;,:.–-")
    return Owner(start=cell.start, end=cell.end, said=_closed(said), sure=sure)


def _names_somebody(scan: Scan, cell: Cell) -> bool:
    """`Health (Ms Kaur, health visitor)`: it says who is meant."""
    named = scan.cues("actions", cell.start, cell.end)
    if any(h.cue.kind in ("not_gp", "not_perhaps") for h in named):
        return True
    return bool(scan.cues("roles", cell.start, cell.end))


def owners_in(scan: Scan, doers: Doers, start: int, end: int) -> list[Owner]:
    """Each place in `text[start:end]` that names somebody, left to right."""
    owners: list[Owner] = []
    for low, high, sure in doers.within(start, end):
        if owners and low < owners[-1].end:
            continue
        stop = _with_more(scan, high, end) if sure else high
        first = _first_of(scan, low, high, start)
        said = re.sub(r"\s+", " ", scan.sheet.text[first:stop]).strip(" ,(")
        owners.append(Owner(start=first, end=stop, said=_closed(said), sure=sure))
    return owners


def _first_of(scan: Scan, low: int, high: int, start: int) -> int:
    """Where `Dr Pell at Mere Road Surgery` or `Harbour Street Surgery` begins."""
    text = scan.sheet.text
    begin = max(start, low - 60)
    if scan.words[_HOUSE].search(text[low:high]):
        match = _NAMED_HOUSE.search(text[begin:low])
        if match is not None:
            skipped = scan.words[_NO_NAME].match(match.group())
            low = begin + match.start() + (skipped.end() if skipped else 0)
    doctor = _DOCTOR_OF.search(text[begin:low])
    return begin + doctor.start() if doctor else low


def _with_more(scan: Scan, place: int, end: int) -> int:
    """The end of `Dr Field, GP` or `GP (Dr Field)`."""
    text = scan.sheet.text
    for _ in range(3):
        more = scan.words[_MORE].match(text, place, end)
        if more is None:
            break
        place = more.end()
    return place


def _closed(said: str) -> str:
    """The same with a bracket closed that was opened: `GP (Dr Obi)`."""
    return said + ")" * max(said.count("(") - said.count(")"), 0)
