"""What children of one family have in common, and what is told of each elsewhere.

A surname printed once for two, one birth for twins, NHS numbers by first name, and the
surname by which a paper goes on to call an unborn baby.
"""

import datetime as dt
import re
from collections.abc import Sequence

from gp_toolkit.finding.paper.values import birth_date, nhs_in
from gp_toolkit.finding.people.drafts import Draft, Sort
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Wording

_AND = r"(?:\s?\([^()\n]{0,60}\))?,?\s(?:and|&)\s"
_SECOND = r"[A-Z][\w'’\-]+(?:\s[A-Z][a-z'’\-]+)?\s(?P<surname>[A-Z][\w'’\-]+)"
_NUMBER = (
    r"[\s:–\-(]{1,4}(?:NHS\s?(?:no\.?|number)?[\s:]{0,3})?(?=\d{3}\s?\d{3}\s?\d{4})"
)
_BABY_OF = Wording(r"{people/called-unborn} of .*\s(?P<surname>\S+)")
_CALLED = Wording(r"\b{people/called-unborn}\s(?P<surname>[A-Z][\w'’\-]+)")
_GROWN = 18


def completed(scan: Scan, drafts: Sequence[Draft], today: dt.date) -> None:
    """Complete the children among those found."""
    children = [d for d in drafts if d.sort in (Sort.CHILD, Sort.UNKNOWN)]
    _share_surnames(scan, children)
    _share_births(scan, children, today)
    _number_by_first_name(scan, children)
    _name_unborn(scan, children)


def _share_surnames(scan: Scan, children: Sequence[Draft]) -> None:
    """`Poppy (dob 22/01/2016) and Alfie Stainrod (dob 05/12/2019)`."""
    surnames = {
        d.full_name().split()[-1].lower() for d in children if " " in d.full_name()
    }
    for draft in children:
        first = draft.full_name()
        if not first or " " in first or first.lower() in ("unborn", "baby"):
            continue
        found = re.search(f"{_named(first)}{_AND}{_SECOND}", scan.sheet.text)
        if found and found["surname"].lower() in surnames:
            draft.name = f"{first} {found['surname']}"


def _share_births(scan: Scan, children: Sequence[Draft], today: dt.date) -> None:
    """`Baby 1: Wilf … | Baby 2: Maeve …`, and below it `Born 30 July 2026`."""
    rows: dict[int, list[Draft]] = {}
    for draft in children:
        rows.setdefault(scan.sheet.row_at(draft.place).number, []).append(draft)
    for number, twins in rows.items():
        if len(twins) < 2 or number + 1 >= len(scan.sheet.rows):
            continue
        below = scan.sheet.rows[number + 1]
        days = scan.days_in(below.start, below.end)
        labels = scan.cues("people", below.start, below.start + 12)
        born = scan.sheet.words(below).strip().lower().startswith("born")
        if not days or not (born or any(h.cue.kind == "birth" for h in labels)):
            continue
        written = scan.sheet.text[days[0].start : days[0].end]
        birth = birth_date(days[0], today, written=written)
        if birth is not None and today.year - birth.year < _GROWN:
            for twin in twins:
                twin.birth = twin.birth or birth


def _number_by_first_name(scan: Scan, children: Sequence[Draft]) -> None:
    """`NHS numbers: Theo 999 703 4333; Toby 999 247 6737`: whoever stands first."""
    for draft in children:
        words = draft.full_name().split()
        if not words or len(words[0]) < 2:
            continue
        if found := re.search(f"{_named(words[0])}{_NUMBER}", scan.sheet.text):
            own = nhs_in(scan.sheet.text[found.end() : found.end() + 14])
            draft.nhs = own or draft.nhs


def _named(name: str) -> str:
    """A pattern for a name that is no part of another; its letters come first.

    A text is looked through for letters far quicker than for what stands before them.
    """
    letters = re.escape(name)
    return rf"{letters}(?<![\w'’\-]{letters})"


def _name_unborn(scan: Scan, children: Sequence[Draft]) -> None:
    """`Unborn baby of Shanice Delacroix`, whom the paper then calls `baby Delacroix`."""
    for draft in children:
        of = scan.words[_BABY_OF].fullmatch(draft.full_name())
        if of is None:
            continue
        for called in scan.words[_CALLED].finditer(scan.sheet.text):
            if called["surname"].lower() == of["surname"].lower():
                draft.name = called.group()
                break
