"""Whether one file speaks of more than one family."""

import re

from gp_toolkit.finding.scan import Scan
from gp_toolkit.model.document import Part

_CASE = re.compile(
    r"\b(?:case|file|mosaic|lcs|person|client)\s(?:number|no\.?|ref(?:erence)?|id)\b"
    r"[\s:.]{1,4}(?P<number>[A-Z]{0,4}[-/]?\d[\dA-Z\-/]{3,18})",
    re.IGNORECASE,
)
_PLACES = (Part.HEADER, Part.FOOTER)


def has_several_families(scan: Scan) -> bool:
    """Different case numbers in the headers of its pages, or in its attachments.

    Siblings have their own person numbers, so numbers in the body of one part tell
    nothing; one number a page is expected in headers and footers.
    """
    found: dict[str, set[str]] = {}
    for row in scan.sheet.rows:
        if row.depth:
            continue
        for match in _CASE.finditer(scan.sheet.words(row)):
            place = "edge" if row.part in _PLACES else f"in {row.source}"
            found.setdefault(place, set()).add(match["number"].upper())
    edge = found.pop("edge", set())
    if len(edge) > 1:
        return True
    bodies = [numbers for numbers in found.values() if len(numbers) == 1]
    return len({next(iter(numbers)) for numbers in bodies}) > 1
