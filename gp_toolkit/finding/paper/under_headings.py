"""Days whose own words name no meeting, under a heading that does."""

import re

from gp_toolkit.finding.dates.forms import DateMention
from gp_toolkit.finding.paper.governors import Found, How
from gp_toolkit.finding.paper.sections import is_right_below, section_word
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Cell, Row
from gp_toolkit.finding.wording.vocabulary import Hit, Wording

_NEAR = 12
_SLOT = Wording(r"\W*{dates/slot-booked}\b")


def under_heading(
    scan: Scan, mention: DateMention, row: Row, column: int, found: Found
) -> Found:
    """The conference or core group of the heading above, where that is what is meant.

    `Slot booked | 21 January`, `Date of next | 3 June`, `Amelia only: 11 May, after the
    hearing`: their own words name no meeting, or one that is told by the way.
    """
    if not _leans_on_heading(scan, mention, row, column, found):
        return None
    hit = section_word(scan, row)
    firm = hit is not None and hit.cue.kind in ("next", "conference", "core_group")
    return (hit, How.ABOVE) if hit and firm else None


def _leans_on_heading(
    scan: Scan, mention: DateMention, row: Row, column: int, found: Found
) -> bool:
    slot = bool(column) and _is_slot(scan, row.cells[column - 1])
    if found is None:
        return slot or _is_booked(scan, mention)
    hit, how = found
    if how is How.AFTER:
        timed = scan.times_in(mention.end, mention.end + _NEAR)
        by_the_way = hit.cue.kind == "other" or (hit.cue.kind == "noise" and timed)
        return bool(by_the_way) and is_right_below(scan, row)
    if hit.cue.kind not in ("bare", "bare_meeting"):
        return False
    if how is How.ABOVE and _is_booked(scan, mention):
        return True
    return slot or _is_label(scan, hit)


def _is_label(scan: Scan, hit: Hit) -> bool:
    """`Date of next: …`, `First meeting …`: a label that says no more."""
    text, begin = scan.sheet.text, scan.sentence_at(hit.start)[0]
    said = text[hit.start : hit.end].lower()
    return said in scan.words.forms("dates/of-the-section") and not re.search(
        r"\w", text[begin : hit.start]
    )


def _is_booked(scan: Scan, mention: DateMention) -> bool:
    """`Booked for Tuesday 16 February`, in a sentence that does not say what."""
    start = scan.sentence_at(mention.start)[0]
    earlier = scan.days_in(start, mention.start)
    begin = earlier[-1].end if earlier else start
    told = scan.cues("modifiers", begin, mention.start)
    return bool(told) and told[-1].cue.kind == "booked"


def _is_slot(scan: Scan, label: Cell) -> bool:
    return bool(scan.words[_SLOT].match(scan.sheet.text, label.start, label.end))
