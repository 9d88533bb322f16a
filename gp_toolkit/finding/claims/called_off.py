"""Whether a day is said to be off: cancelled, not yet cancelled, or only perhaps."""

import re

from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.meeting.details import segment
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.paper.governors import governors
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Hit, Wording

_THAT_ONE = Wording(r"\s*{claims/that-one}\b")
_NOT = re.compile(r"\bnot\s\Z", re.IGNORECASE)
_IF = re.compile(r"\W{0,3}(?:if|unless)\b", re.IGNORECASE)


def is_cancelled(context: Context, bound: Bound) -> bool:
    """Whether what stands round a day says that the conference on it is off."""
    scan = context.scan
    first, _ = segment(scan, bound)
    if _is_called_off(scan, bound):
        return True
    return any(
        hit.cue.kind == "cancelled"
        and not _is_of_earlier(scan, bound, hit)
        and not _is_denied(scan, hit)
        for hit in scan.cues("modifiers", first, bound.end)
    )


def _is_called_off(scan: Scan, bound: Bound) -> bool:
    """`… on 9 December at 10am. That meeting will not now take place`: off."""
    if bound.end >= bound.row.end:
        return False
    first, last = scan.sentence_at(bound.end + 1)
    if first < bound.end or not scan.words[_THAT_ONE].match(scan.sheet.text, first):
        return False
    off = [h for h in scan.cues("modifiers", first, last) if h.cue.kind == "cancelled"]
    return bool(off) and not scan.days_in(first, last) and not _is_denied(scan, off[0])


def may_be_off(scan: Scan, bound: Bound) -> bool:
    """`is cancelled if no interpreter is found`: asked about."""
    found = scan.cues("modifiers", bound.start, bound.end)
    return any(h.cue.kind == "cancelled" and _is_on_a_condition(scan, h) for h in found)


def _is_denied(scan: Scan, hit: Hit) -> bool:
    """`is NOT cancelled`, `is cancelled if …`."""
    denied = _NOT.search(scan.sheet.text, max(hit.start - 8, 0), hit.start)
    return bool(denied) or _is_on_a_condition(scan, hit)


def _is_on_a_condition(scan: Scan, hit: Hit) -> bool:
    text, (first, last) = scan.sheet.text, scan.sentence_at(hit.start)
    return bool(_IF.match(text, hit.end, last) or _IF.match(text, first))


def _is_of_earlier(scan: Scan, bound: Bound, hit: Hit) -> bool:
    """`the meeting is cancelled and will join the October one, to be held on …`."""
    governor = bound.governor
    if governor is None or not hit.end <= governor.start < bound.mention.start:
        return False
    return bool(governors(scan, bound.start, hit.start))
