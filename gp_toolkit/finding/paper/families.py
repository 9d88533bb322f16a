"""Whether one file speaks of more than one family, and where each is spoken of."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.person_names import name_at_start
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.document import Part

_CASE = Wording(
    r"\b{people/case-number}\b[\s:.]{1,4}(?P<number>[A-Z]{0,4}[-/]?\d[\dA-Z\-/]{3,18})"
)
_CHILD = Wording(r"\s*{people/child-label}\s?[:\t]\s*")
_PAGE = re.compile(r"\bpage\s\d{1,3}\b", re.IGNORECASE)
_PLACES = (Part.HEADER, Part.FOOTER)
_APART_ROWS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """Parts of a file, each about one child: where they begin, and whose they are."""

    starts: tuple[int, ...] = ()
    names: tuple[str, ...] = ()

    def child_at(self, place: int) -> str | None:
        """Whose part an offset falls in."""
        found = bisect_right(self.starts, place)
        return self.names[found - 1] if found else None


def find_sections(scan: Scan) -> Sections:
    """`Child: …` far apart, each with another surname: pages of different families."""
    said = scan.rows_that_may_say("people/child-label")
    found = [(row, name) for row in said if (name := _child_of(scan, row))]
    apart = [
        (row, name)
        for place, (row, name) in enumerate(found)
        if place == 0
        or row.number - found[place - 1][0].number >= _APART_ROWS
        or row.source != found[place - 1][0].source
    ]
    surnames = {name.split()[-1].lower() for _, name in apart}
    if len(apart) < 2 or len(surnames) < 2:
        return Sections()
    known = [name for _, name in apart]
    parts = sorted({*apart, *_headed(scan, known)}, key=lambda part: part[0].start)
    return Sections(
        starts=tuple(row.start for row, _ in parts),
        names=tuple(name for _, name in parts),
    )


def _child_of(scan: Scan, row: Row) -> str | None:
    if row.depth or row.part in (*_PLACES, Part.COMMENT, Part.EMAIL_HEADER):
        return None
    words = scan.sheet.words(row)[:160]
    label = scan.words[_CHILD].match(words)
    if label is None:
        return None
    rest = words[label.end() :]
    first = name_at_start(rest, scan.words)
    return first.group().strip() if first else None


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
    if find_sections(scan).starts:
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
