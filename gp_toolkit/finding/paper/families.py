"""Whether one file speaks of more than one family, and where each is spoken of."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.person_names import first_name_in, name_at_start
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.document import Part

_CASE = Wording(
    r"\b{people/case-number}\b[\s:.]{1,4}(?P<number>[A-Z]{0,4}[-/]?\d[\dA-Z\-/]{3,18})"
)
_CHILD = Wording(r"\s*{people/child-label}\s?[:\t]\s*")
_PAGE = re.compile(r"\bpage\s\d{1,3}\b", re.IGNORECASE)
_PLACES = (Part.HEADER, Part.FOOTER)
_APART_ROWS = 6
_MOST_CHILDREN = 8
_LINE = 110
_LINES = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """Parts of a file, each about a family: where they begin, and whose they are."""

    starts: tuple[int, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()

    def children_at(self, place: int) -> tuple[str, ...]:
        """Whose part an offset falls in."""
        found = bisect_right(self.starts, place)
        return self.names[found - 1] if found else ()


def find_sections(scan: Scan) -> Sections:
    """`Child: …` far apart, each with another surname: pages of different families."""
    parts: list[tuple[Row, list[str]]] = []
    last: Row | None = None
    for row in scan.rows_that_may_say("people/child-label"):
        names = _children_of(scan, row)
        if not names:
            continue
        near = last is not None and row.number - last.number < _APART_ROWS
        near = near and not (last and _title_between(scan, last, row))
        if near and last is not None and row.source == last.source:
            parts[-1][1].extend(names)
        else:
            parts.append((row, names))
        last = row
    surnames = {names[0].split()[-1].lower() for _, names in parts}
    if len(parts) < 2 or len(surnames) < 2:
        return Sections()
    known = [names[0] for _, names in parts]
    whole = [(row, tuple(names)) for row, names in parts]
    whole += [(row, (name,)) for row, name in _headed(scan, known)]
    whole.sort(key=lambda part: part[0].start)
    return Sections(
        starts=tuple(row.start for row, _ in whole),
        names=tuple(names for _, names in whole),
    )


def _title_between(scan: Scan, above: Row, below: Row) -> bool:
    """`INVITATION TO INITIAL CHILD PROTECTION CONFERENCE`: another paper begins."""
    rows = scan.sheet.rows[above.number + 1 : below.number]
    return any(
        _is_title(scan, row.start + line.start(), row.start + line.end())
        for row in rows
        if row.table is None
        for line in _LINES.finditer(scan.sheet.words(row))
    )


def _is_title(scan: Scan, start: int, end: int) -> bool:
    """A short line that names a conference, with no day and no label."""
    named = any(
        hit.cue.kind in ("conference", "next")
        for hit in scan.cues("meetings", start, end)
    )
    plain = end - start <= _LINE and ":" not in scan.sheet.text[start:end]
    return named and plain and not scan.days_in(start, end)


def _children_of(scan: Scan, row: Row) -> list[str]:
    """The children that a label or the head of a table names."""
    if row.depth or row.part in (*_PLACES, Part.COMMENT, Part.EMAIL_HEADER):
        return []
    words = scan.sheet.words(row)[:160]
    label = scan.words[_CHILD].match(words)
    if label is None:
        return []
    first = name_at_start(words[label.end() :], scan.words)
    if first is not None:
        return [first.group().strip()]
    return _below_head(scan, row) if row.table is not None else []


def _below_head(scan: Scan, head: Row) -> list[str]:
    """`Child | Date of birth` above a row for each."""
    found: list[str] = []
    for row in scan.sheet.rows[head.number + 1 :][:_MOST_CHILDREN]:
        name = name_at_start(scan.sheet.cell_text(row.cells[0]), scan.words)
        if row.table != head.table or name is None:
            break
        found.append(name.group().strip())
    return found


def _headed(scan: Scan, known: Sequence[str]) -> list[tuple[Row, str]]:
    """`Blake Tennyson-Moss – plan and dates` goes back to a child met before."""
    found: list[tuple[Row, str]] = []
    for row in scan.sheet.rows:
        words = scan.sheet.words(row).strip()
        if row.table is not None or len(words) > 90 or row.depth:
            continue
        found.extend(
            (row, name)
            for name in known
            if re.match(rf"{re.escape(name)}\s?[–\-:]", words, re.IGNORECASE)
        )
    return found


def has_several_families(scan: Scan) -> bool:
    """Different case numbers in its headers or attachments, or parts of other children.

    Siblings have their own person numbers, so numbers in the body of one part tell
    nothing; one number a page is expected in headers and footers, also in those that
    are lines of the text (`Page 3 of 6`).
    """
    if find_sections(scan).starts or edges_of_others(scan):
        return True
    found: dict[str, set[str]] = {}
    for row in scan.rows_that_may_say("people/case-number"):
        if row.depth:
            continue
        for match in scan.words[_CASE].finditer(scan.sheet.words(row)):
            place = "edge" if row.part in _PLACES else f"in {row.source}"
            if place != "edge" and _PAGE.search(scan.sheet.words(row)):
                place = "page"
            found.setdefault(place, set()).add(match["number"].upper())
    edge, pages = found.pop("edge", set()), found.pop("page", set())
    if len(edge) > 1 or len(pages) > 1:
        return True
    told = set().union(*found.values())
    if pages and told and not pages & told:
        return True
    bodies = [numbers for numbers in found.values() if len(numbers) == 1]
    return len({next(iter(numbers)) for numbers in bodies}) > 1


def edges_of_others(scan: Scan) -> Mapping[int, dt.date]:
    """Header and footer rows that name a child of nowhere else, with its birth.

    A form typed over the last one keeps that one's header: `KAYDEN MARSH DOB 03/03/2015`
    above the minutes of two other children. So does the first line of a page.
    """
    births = scan.rows_of("people") & scan.dated_rows
    edges = [
        row
        for row in (scan.sheet.rows[number] for number in sorted(births))
        if row.part in _PLACES or _opens_page(scan, row)
    ]
    if not edges:
        return {}
    apart = {row.number for row in edges}
    elsewhere = {
        mention.date
        for mention in scan.dates
        if scan.sheet.row_at(mention.start).number not in apart
    }
    return {
        row.number: born
        for row in edges
        if (born := _born_in(scan, row))
        and elsewhere
        and born not in elsewhere
        and not _is_named_elsewhere(scan, row, apart)
    }


def _is_named_elsewhere(scan: Scan, row: Row, apart: Collection[int]) -> bool:
    """Whether whom an edge names is named by the first name in the text as well."""
    name = first_name_in(scan.sheet.words(row), scan.words)
    if name is None:
        return True
    first = name.replace(",", " ").split()[0].lower()
    places = re.finditer(rf"\b{re.escape(first)}\b", scan.low)
    return any(scan.sheet.row_at(m.start()).number not in apart for m in places)


def _opens_page(scan: Scan, row: Row) -> bool:
    """Whether a short line is the first of a later page."""
    if not row.number or row.table is not None or row.end - row.start > _LINE:
        return False
    blocks = scan.sheet.document.blocks
    above = scan.sheet.rows[row.number - 1]
    page, before = blocks[row.block].page, blocks[above.block].page
    return page is not None and before is not None and page > before


def _born_in(scan: Scan, row: Row) -> dt.date | None:
    """The day of birth that a row gives."""
    for hit in scan.cues("people", row.start, row.end):
        days = scan.days_in(hit.end, row.end)
        if hit.cue.kind == "birth" and days and days[0].year is not None:
            return days[0].date
    return None
