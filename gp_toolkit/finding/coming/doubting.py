"""Where words of doubt stand, and which dates an entry rests on."""

import re
from collections.abc import Iterator, Sequence

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import NextConference

_CONDITIONS = Wording(r"\b{doubts/conditions}\b")
_CONDITION = Wording(r"\s{doubts/conditions}\b")
_TOLD_WHY = re.compile(r"(?:\(|\bwas\s)\Z")
_UNSETTLED = ("cancelled", "vague")
_UNSEEN = (Part.FOOTER, Part.EMAIL_HEADER, Part.HEADER)


def said(scan: Scan, kind: str, start: int, end: int) -> list[Hit]:
    """The words of one sort of doubt in a stretch of text."""
    return [hit for hit in scan.cues("doubts", start, end) if hit.cue.kind == kind]


def doubts(scan: Scan, *kinds: str) -> Iterator[Hit]:
    """The words of some sorts of doubt in the whole paper, what it quotes left out."""
    for hit in scan.hits.get("doubts", ()):
        if hit.cue.kind in kinds and not is_aside(scan.sheet.row_at(hit.start)):
            yield hit


def is_aside(row: Row) -> bool:
    """Whether a row is quoted, or stands at the edge of every page."""
    return bool(row.depth) or row.part in _UNSEEN


def telling(entry: NextConference, claims: Sequence[Claim]) -> list[Bound]:
    """The dates that an entry's day rests on."""
    return [c.bound for c in claims if c.bound and c.date and c.date == entry.date]


def is_only_perhaps_sooner(scan: Scan, hit: Hit) -> bool:
    """`if the baby comes early the chair may bring it forward`; `was brought forward`.

    The first all papers say, `brought forward if …` too; the second tells why a day is
    what it is.
    """
    text = scan.sheet.text
    if "forward" not in text[hit.start : hit.end].lower():
        return False
    if _TOLD_WHY.search(text, max(hit.start - 6, 0), hit.start):
        return True
    if scan.words[_CONDITION].match(text, hit.end):
        return True
    first, _ = scan.sentence_at(hit.start)
    return bool(scan.words[_CONDITIONS].search(text, first, hit.start))


def is_well(scan: Scan, hit: Hit) -> bool:
    """`as things stand the date above is the one`; not where more is said of it.

    `The date was agreed by all but school cannot make that date.`
    """
    first, last = scan.sentence_at(hit.start)
    if any(h.cue.kind in _UNSETTLED for h in scan.cues("modifiers", first, last)):
        return False
    return any(said(scan, kind, first, last) for kind in ("harmless", "told_again"))


def is_courtesy(scan: Scan, hit: Hit) -> bool:
    """`If you are unable to attend, please send a report`."""
    found = scan.cues("modifiers", *scan.sentence_at(hit.start))
    return any(other.cue.kind == "courtesy" for other in found)
