"""People told by the date of birth beside their name, wherever that stands.

`Harley Winstanley (12 February 2012)`, `Ava Carter, born 4 June 2018`, `Ayaan and Zara
Sherwani (dob 2 June 2012 and 17 October 2017)`. Age tells child from adult.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gp_toolkit.finding.dates.forms import DateMention, Shape
from gp_toolkit.finding.paper.values import birth_date, nhs_in
from gp_toolkit.finding.people.drafts import Draft, Roll, Sort, tidy_name
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.person_names import find_names, lone_first_name
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.document import Part

_BORN = Wording(
    r"[\s,;:(–\-]{0,4}(?:\b{people/of-births}\s)?{people/born}"
    r"[\s:.;,–\-]{0,5}(?:the )?$"
)
_BABY_OF = Wording(r"^(?:{people/baby}\s)?of\s")
_BRACKET = Wording(r"\s?\(\s?(?:(?:{people/in-brackets}|aged? \d{1,2})[,;]?\s)?$")
_ALSO = re.compile(r"\s?(?:and|&|\+|,|;|/|,\sand)\s?$")
_FIRST_ONLY = re.compile(r"(?<![\w'])([A-Z][\w'\-]{1,20})\s(?:and|&)\s$")
_AFTER = 60
_GROWN = 18
_LEAD = 60
_EVEN = str.maketrans("\n\t-", "   ")
_SIGNS = " :.;,–"
_WINDOW = 130
_UNSEEN = (Part.FOOTER, Part.COMMENT, Part.EMAIL_HEADER)


class Mark(NamedTuple):
    """What tells that the day after it is one of birth.

    Attributes:
        start: Where it begins.
        said: By a word; else by a bracket alone.
    """

    start: int
    said: bool


Marks = Mapping[int, Mark]
"""Where a day begins → what tells that it is one of birth."""


def birth_marks(scan: Scan) -> Marks:
    """The days that a word such as "born", or a bracket, leads up to."""
    found: dict[int, Mark] = {}
    born = tuple(
        form.translate(_EVEN).rstrip(_SIGNS) for form in scan.words.forms("people/born")
    )
    for day in scan.dates:
        lead = scan.low[max(day.start - _LEAD, 0) : day.start].translate(_EVEN)
        ends = lead.rstrip(_SIGNS).removesuffix(" the").rstrip(_SIGNS)
        if not ends.endswith(born) and "(" not in lead:
            continue  # as before most days
        row = scan.sheet.row_at(day.start)
        if day.shape is Shape.INTERVAL or row.depth or row.part in _UNSEEN:
            continue
        if mark := _mark(scan, row, day):
            found[day.start] = mark
    return found


def _mark(scan: Scan, row: Row, day: DateMention) -> Mark | None:
    text, begin = scan.sheet.text, max(row.start, day.start - _LEAD)
    if born := scan.words[_BORN].search(text, begin, day.start):
        return Mark(born.start(), said=True)
    opened = text.rfind("(", begin, day.start)
    if opened < 0 or not scan.words[_BRACKET].match(text, opened, day.start):
        return None
    blank = opened > begin and text[opened - 1].isspace()
    return Mark(opened - blank, said=False)


def people_with_births(scan: Scan, marks: Marks, today: dt.date) -> Iterator[Draft]:
    """A draft for each name that a date of birth follows."""
    rows = dict.fromkeys(scan.sheet.row_at(start) for start in marks)
    for row in rows:
        yield from _in_row(scan, marks, row, today)


def _in_row(scan: Scan, marks: Marks, row: Row, today: dt.date) -> Iterator[Draft]:
    days = [d for d in scan.days_in(row.start, row.end) if d.shape is Shape.DAY]
    place = 0
    while place < len(days):
        group = _group(scan, days, place)
        names = _names_before(scan, marks, row, group[0])
        births = [_birth(scan, day, today) for day in group]
        place += len(group)
        if not names or births[0] is None:
            continue
        if len(births) not in (1, len(names)):
            continue
        if len(births) == 1:
            births = births * len(names)
        after = scan.sheet.text[group[-1].end : group[-1].end + 40]
        for (name, start), birth in zip(names, births, strict=True):
            yield Draft(
                name=tidy_name(scan.words[_BABY_OF].sub("", name)),
                sort=Sort.UNKNOWN,
                birth=birth,
                nhs=nhs_in(after) if len(names) == 1 else None,
                place=start,
            )


def _group(scan: Scan, days: Sequence[DateMention], place: int) -> list[DateMention]:
    """Days that follow one another: `2 June 2012 and 17 October 2017`."""
    group = [days[place]]
    for day in days[place + 1 :]:
        between = scan.sheet.text[group[-1].end : day.start]
        if not _ALSO.fullmatch(between):
            break
        group.append(day)
    return group


def _birth(scan: Scan, day: DateMention, today: dt.date) -> dt.date | None:
    return birth_date(day, today, written=scan.sheet.text[day.start : day.end])


def _names_before(
    scan: Scan, marks: Marks, row: Row, day: DateMention
) -> list[tuple[str, int]]:
    """The names that a birth date stands behind, and where each begins."""
    mark = marks.get(day.start)
    if mark is None:
        return []
    begin = max(row.start, day.start - _WINDOW)
    lead = scan.sheet.text[begin : mark.start].rstrip(" ,(–-")
    found = [m for m in find_names(lead, scan.words) if m.end() <= len(lead)]
    if not found or found[-1].end() != len(lead):
        return []
    names = [found[-1]]
    for earlier in reversed(found[:-1]):
        if not _ALSO.fullmatch(lead[earlier.end() : names[0].start()]):
            break
        names.insert(0, earlier)
    told = [(m.group(), begin + m.start()) for m in names]
    first = _FIRST_ONLY.search(lead[: names[0].start()])
    if first:
        surname = names[0].group().split()[-1]
        told.insert(0, (f"{first[1]} {surname}", begin + first.start(1)))
    return told


def births_of_first_names(
    scan: Scan, marks: Marks, drafts: list[Draft], today: dt.date
) -> None:
    """`Maisie (dob 15/06/2012, NHS 999 160 1015)`: a child named in full elsewhere."""
    called: dict[str, list[Draft]] = {}
    for draft in drafts:
        words = draft.full_name().split()
        if words and draft.sort in (Sort.CHILD, Sort.UNKNOWN):
            called.setdefault(words[0], []).append(draft)
    numbers = (h.start for h in scan.hits.get("people", ()) if h.cue.kind == "nhs")
    rows = {scan.sheet.row_at(place).number for place in (*marks, *numbers)}
    for row in (scan.sheet.rows[number] for number in sorted(rows)):
        if row.depth or row.part in _UNSEEN:
            continue
        for day in scan.days_in(row.start, row.end):
            own = _called(called, _before(scan, marks, row, day))
            if own is None or own.birth is not None or own.delivery:
                continue
            own.birth = _birth(scan, day, today)
            after = scan.sheet.text[day.end : day.end + _AFTER]
            own.nhs = own.nhs or nhs_in(after.split(")")[0])
        for hit in scan.cues("people", row.start, row.end):
            before = scan.sheet.text[max(row.start, hit.start - _LEAD) : hit.start]
            own = _called(called, before) if hit.cue.kind == "nhs" else None
            if own is not None and own.nhs is None:
                own.nhs = nhs_in(scan.sheet.text[hit.end : hit.end + 24])


def _before(scan: Scan, marks: Marks, row: Row, day: DateMention) -> str:
    """What stands before a birth date and its mark; nothing before another day."""
    mark = marks.get(day.start)
    begin = max(row.start, day.start - _LEAD)
    return scan.sheet.text[begin : mark.start] if mark else ""


def _called(called: dict[str, list[Draft]], lead: str) -> Draft | None:
    """The one child whose first name a lead ends with."""
    own = called.get(lone_first_name(lead) or "", []) if lead else []
    return own[0] if len(own) == 1 else None


def lone_births(scan: Scan, marks: Marks, today: dt.date) -> list[Draft]:
    """`about Jasper (born 3 March 2023)`: a letter that calls the child by one name."""
    found: dict[str, Draft] = {}
    for day in scan.dates:
        mark = marks.get(day.start)
        if mark is None or not mark.said:
            continue
        row = scan.sheet.row_at(day.start)
        first = lone_first_name(_before(scan, marks, row, day))
        born = _birth(scan, day, today) if first else None
        if first and born and today.year - born.year < _GROWN:
            draft = Draft(name=first, sort=Sort.CHILD, birth=born, place=day.start)
            found.setdefault(first, draft)
    return list(found.values())


def with_births(roll: Roll, born: Iterator[Draft]) -> None:
    """Give those known their birth date, and add those not met yet."""
    for draft in born:
        known = roll.named(draft.full_name())
        if known is None:
            known = next((d for d in roll.drafts if _is_first_name_of(d, draft)), None)
            if known is not None:
                roll.rename(known, draft.name)
        if known is None:
            roll.add(draft)
        elif known.sort is not Sort.PROFESSIONAL:
            known.birth = draft.birth or known.birth
            known.nhs = known.nhs or draft.nhs


def _is_first_name_of(known: Draft, draft: Draft) -> bool:
    name = known.full_name()
    return " " not in name and draft.full_name().startswith(f"{name} ")
