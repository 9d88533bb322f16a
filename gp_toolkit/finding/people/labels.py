"""Labels of people and of their particulars, with the text that is their value."""

import re
from collections.abc import Mapping

from gp_toolkit.finding.people.parts import Pair
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Hit

_SEPARATOR = re.compile(r"\s*(?:'s)?\s*(?:\(s\)|s\b|\))?\s*(?:[:\t=]|\s[–\-]\s|\n)")
_PLURAL_END = re.compile(r"\(s\)|\)(?=[\s:])")
_LETTER = re.compile(r"[^\W_]")
_LINE_END = 40
_LEAD = re.compile(r"\s*(?:[\d.)•]+\s*)?(?:(?:the|your|our|their)\s)?", re.IGNORECASE)
_IS_SOMEBODY = re.compile(r"\s(?:is|will be|was)\s(?=[A-Z])")
_OF_WHOM = re.compile(
    r"\s(?:of|to)\s[A-Z][\w'\-]*(?:(?:,|\sand|\s&)?\s[A-Z][\w'\-]*){0,5}\s?:"
)
_ALSO_DIVIDES = {"people": None, "relationships": _OF_WHOM, "roles": _IS_SOMEBODY}
"""What else parts a label of each sort from its value."""
_ABOUT = "people/re"
_ALONE: dict[str, tuple[str, ...]] = {
    "people": ("name", "child", "birth", "delivery", "nhs", "address"),
    "relationships": ("adult",),
    "roles": (),
}


def pairs_of(scan: Scan, row: Row) -> list[Pair]:
    """Labels with their values, left to right; a value ends at the next label."""
    labels = scan.once(_labels).get(row.number, [])
    pairs: list[Pair] = []
    for place, hit in enumerate(labels):
        end = labels[place + 1].start if place + 1 < len(labels) else row.end
        plural = _PLURAL_END.match(scan.sheet.text, hit.end, row.end)
        start = plural.end() if plural else hit.end
        pairs.append(Pair(hit=hit, start=start, end=max(end, start)))
    return pairs


def _labels(scan: Scan) -> Mapping[int, list[Hit]]:
    """The labels of each row that has any, by its number."""
    found: dict[int, list[Hit]] = {}
    for group in _ALSO_DIVIDES:
        for hit in scan.hits.get(group, ()):
            row = scan.sheet.row_at(hit.start)
            if _is_label(scan, row, hit):
                found.setdefault(row.number, []).append(hit)
    return {number: _apart(hits) for number, hits in found.items()}


def _apart(hits: list[Hit]) -> list[Hit]:
    """Left to right, without those that begin within another."""
    hits.sort(key=lambda h: (h.start, -h.end, h.cue.group != "roles"))
    apart = hits[:1]
    for hit in hits[1:]:
        if hit.start >= apart[-1].end:
            apart.append(hit)
    return apart


def _is_label(scan: Scan, row: Row, hit: Hit) -> bool:
    text, kind = scan.sheet.text, hit.cue.kind
    divided = _SEPARATOR.match(text, hit.end, min(hit.end + 6, row.end)) is not None
    mark = _ALSO_DIVIDES[hit.cue.group]
    if mark and not divided:
        divided = mark.match(text, hit.end, min(hit.end + 60, row.end)) is not None
    if kind in ("birth", "delivery", "nhs"):
        return divided or hit.end - hit.start > 1
    cell = row.cells[scan.sheet.column_at(row, hit.start)]
    ends_cell = hit.end >= cell.end - 1 and cell.end < row.end
    contact = kind in ("phone", "email")
    about = kind == "children" and text[hit.start : hit.end].lower() in (
        scan.words.forms(_ABOUT)
    )
    if not (divided or ends_cell or contact or about):
        return False  # most words of a paragraph that could be labels are none
    begin = max(cell.start, text.rfind("\n", cell.start, hit.start) + 1)
    lead = _LEAD.match(text, begin, hit.start)
    opens = not _LETTER.search(text, lead.end() if lead else begin, hit.start)
    if about:
        return opens
    line = text[max(begin, hit.start - _LINE_END) : hit.start]
    if contact:
        after_mark = line.rstrip()[-1:] in ",;(–-|"
        return divided or (hit.end - hit.start > 1 and (opens or after_mark))
    after_mark = line.rstrip()[-1:] in ",;|()./·" or line[-3:].isspace()
    return (opens or after_mark) and (divided or (ends_cell and opens))


def label_alone(scan: Scan, row: Row) -> Hit | None:
    """The label that is all there is on a line, if it wants a value."""
    words = scan.sheet.words(row).strip(" :\n")
    if not words or len(words) > 60:
        return None
    heads = scan.cues("people", row.start, row.start + 12)
    if any(h.cue.kind in ("adults", "children", "professionals") for h in heads):
        return None
    for group, kinds in _ALONE.items():
        for hit in scan.cues(group, row.start, row.end):
            said = scan.sheet.text[hit.start : hit.end]
            if said == words and (hit.cue.kind in kinds or not kinds):
                return hit
    return None
