"""Which local authority a document comes from, by the marks its papers carry."""

import re
from collections.abc import Sequence

from gp_toolkit.finding.scan import Scan
from gp_toolkit.model.calendar import AuthorityMark
from gp_toolkit.model.document import Part

_ENDING = 6
_ENOUGH = 2
"""One mention in passing names no authority: a record may speak of another's."""


def find_authority(
    scan: Scan, authorities: Sequence[AuthorityMark]
) -> AuthorityMark | None:
    """The authority with the most marks; None when two are level or too few are there.

    A mark near the top, or in a header or footer, counts three times; a longer mark
    wins over a shorter one inside it.
    """
    text = scan.low
    top = _top(scan)
    scores: dict[str, int] = {}
    taken: list[tuple[int, int]] = []
    marks = [(mark.lower(), a) for a in authorities for mark in a.marks if mark.strip()]
    endings = {mark[-_ENDING:] for mark, _ in marks}  # many end as others do: gov.uk
    there = {ending for ending in endings if ending in text}
    marks = [(mark, a) for mark, a in marks if mark[-_ENDING:] in there]
    for mark, authority in sorted(marks, key=lambda item: -len(item[0])):
        if mark not in text:  # far quicker than the pattern, and most are not
            continue
        pattern = re.compile(rf"(?<!\w){re.escape(mark)}(?!\w)")
        for place, match in enumerate(pattern.finditer(text)):
            if place >= 20:
                break
            span = match.span()
            if any(s <= span[0] and span[1] <= e for s, e in taken):
                continue
            taken.append(span)
            weight = 3 if _is_prominent(scan, span[0], top) else 1
            scores[authority.id] = scores.get(authority.id, 0) + weight
    if not scores:
        return None
    best = max(scores.values())
    if best < _ENOUGH:
        return None
    winners = [a for a in authorities if scores.get(a.id) == best]
    return winners[0] if len(winners) == 1 else None


def _top(scan: Scan) -> int:
    rows = scan.sheet.rows
    return rows[min(len(rows) - 1, 12)].end if rows else 0


def _is_prominent(scan: Scan, place: int, top: int) -> bool:
    row = scan.sheet.row_at(place)
    return place < top or row.part in (Part.HEADER, Part.FOOTER, Part.EMAIL_HEADER)
