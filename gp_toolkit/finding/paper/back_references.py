"""Days told of `it` or after a full stop: the meeting named in what was said before."""

import re

from gp_toolkit.finding.dates.forms import DateMention
from gp_toolkit.finding.paper.governors import Found, How, governors
from gp_toolkit.finding.paper.own_words import own_words
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Cell
from gp_toolkit.finding.wording.vocabulary import Hit, Wording

_SENTENCES_BACK = 3
REFERS_BACK = re.compile(
    r"(?:it|this|I can now confirm that it)\s"
    r"(?:has (?:now )?been|is|will|was|has to be|must be|needs to be)\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on about what was named before."""

_AS_IT_IS = re.compile(
    r"\b(?:it|this)\s(?:has\s(?:now\s)?been|is|will|was)\b", re.IGNORECASE
)
_BOOKED = Wording(
    r"\W*(?:(?:and|but|it|is|has been|now|already)\s){0,4}{claims/fixed}\s(?:for|on)\b"
)
_FOR_IT = re.compile(r"\b(?:for|to) (?:it|this|that)\b\W{0,4}(?:on )?$", re.IGNORECASE)
_NO_MEETINGS = ("birth", "delivery", "noise", "issued")


def earlier_sentence(scan: Scan, cell: Cell, start: int) -> Found:
    """The meeting of the sentence before, where this one goes on about it."""
    text = scan.sheet.text
    first = last = start
    hits: list[Hit] = []
    for _ in range(_SENTENCES_BACK):
        if first <= cell.start:
            return earlier_row(scan, start)
        first, last = scan.sentence_at(first - 1)
        if hits := governors(scan, first, last):
            break
        goes_on = _asks_date(scan, start) or REFERS_BACK.match(text, first)
        if own_words(scan, first, last) and not goes_on:
            return None
    if not hits:
        return None
    listed = _is_list(scan, hits[-1], start) or _asks_date(scan, start)
    if listed or _goes_on_booked(scan, start):
        return hits[-1], How.CELL
    if REFERS_BACK.match(scan.sheet.text, start):
        firm = conferences(scan, hits) or _reviews_moved(scan, hits, start)
        return (firm[0], How.CELL) if firm else None
    moved = any(
        h.cue.kind == "moved_to"
        for h in scan.cues("modifiers", start, scan.sentence_at(start)[1])
    )
    if scan.days_in(hits[-1].end, last) and not moved:
        return None
    return hits[-1], How.CELL


def as_it_is(scan: Scan, mention: DateMention, cell: Cell, start: int) -> Found:
    """`The review conference was set for May. The unit says that it is moved to …`.

    A sentence between that names no meeting and no day, `She rang the chair.`, is left
    out where the day is told as the new one.
    """
    said = list(_AS_IT_IS.finditer(scan.sheet.text, start, mention.start))
    if not said or start <= cell.start or scan.days_in(said[-1].end(), mention.start):
        return None
    told = scan.cues("modifiers", said[-1].start(), mention.start)
    kinds = {hit.cue.kind for hit in told}
    first, last = scan.sentence_at(start - 1)
    hits = _meetings(scan, max(first, cell.start), last)
    named = any(hit.cue.weight for hit in hits)  # `during the meeting` names none
    if not named and "moved_to" in kinds and first > cell.start:
        between = scan.days_in(first, last)
        first, last = scan.sentence_at(first - 1)
        hits = [] if between else _meetings(scan, max(first, cell.start), last)
    if not hits or hits[-1].cue.kind not in ("next", "conference"):
        return None
    if "moved_to" in kinds and scan.days_in(first, last):
        return hits[-1], How.CELL
    return (hits[-1], How.BACK) if "booked" in kinds else None


def _meetings(scan: Scan, start: int, end: int) -> list[Hit]:
    found = governors(scan, start, end)
    return [hit for hit in found if hit.cue.kind not in _NO_MEETINGS]


def for_it(scan: Scan, mention: DateMention, cell: Cell, start: int) -> Found:
    """`A core group will be needed. We have put a day aside for it: 17 November`."""
    if not _FOR_IT.search(
        scan.sheet.text[max(start, mention.start - 40) : mention.start]
    ):
        return None
    if start <= cell.start:
        return None
    first, last = scan.sentence_at(start - 1)
    hits = governors(scan, max(first, cell.start), last)
    return (hits[-1], How.CELL) if hits else None


def earlier_row(scan: Scan, start: int) -> Found:
    """`It will be held on …` opens a paragraph: of the conference named above."""
    row = scan.sheet.row_at(start)
    if not REFERS_BACK.match(scan.sheet.text, start) or not row.number:
        return None
    own = governors(scan, row.start, start)
    firm = conferences(scan, own)
    if firm:
        return firm[0], How.CELL
    above = scan.sheet.rows[row.number - 1]
    if above.table is not None or above.part is not row.part:
        return None
    hits = governors(scan, above.start, above.end)
    firm = conferences(scan, hits)
    return (firm[0], How.CELL) if firm else None


def conferences(scan: Scan, hits: list[Hit]) -> list[Hit]:
    """Those words that name a conference, the fullest names first."""
    named = [h for h in hits if h.cue.kind in ("next", "conference")]
    plain = [
        h
        for h in hits
        if h.cue.kind in ("bare_meeting", "this")
        and "conf" in scan.sheet.text[h.start : h.end].lower()
    ]
    return named or plain


def _asks_date(scan: Scan, start: int) -> bool:
    """`Date fixed:` opens the sentence: the answer to what was said before."""
    return scan.sheet.text[start : start + 5].lower() == "date "


def _reviews_moved(scan: Scan, hits: list[Hit], start: int) -> list[Hit]:
    """`The conference office have changed our review. It is now on 14 January`."""
    said = scan.cues("modifiers", start, scan.sentence_at(start)[1])
    if not any(h.cue.kind == "moved_to" for h in said):
        return []
    text = scan.sheet.text
    return [h for h in hits if text[h.start : h.end].lower() == "review"]


def refers_back(scan: Scan, start: int) -> bool:
    """Whether a sentence goes on about what was named before it."""
    goes_on = REFERS_BACK.match(scan.sheet.text, start)
    return bool(goes_on) or _goes_on_booked(scan, start)


def _goes_on_booked(scan: Scan, start: int) -> bool:
    """`Review CPPM – to be held by 27 November; booked for 24 November`."""
    if scan.sheet.text[max(start - 3, 0) : start].strip()[-1:] != ";":
        return False
    return bool(scan.words[_BOOKED].match(scan.sheet.text, start))


def _is_list(scan: Scan, hit: Hit, start: int) -> bool:
    """`Core group: 24 September 2pm; 22 October 2pm`: nothing but days and times."""
    return scan.sheet.text[max(start - 3, 0) : start].strip()[-1:] == ";" and (
        not own_words(scan, hit.end, start)
    )
