"""When a meeting ended, and hours that stand apart from its day.

`Finish time | 11:10`; `The meeting closed at 11.40am` at the foot of the minutes.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gp_toolkit.finding.dates.times import TimeMention
from gp_toolkit.finding.paper.governors import governors
from gp_toolkit.finding.paper.rows import title_rows
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Hit
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import MeetingKind

_GAP = re.compile(r"[\s:.,\u2013\-]{0,6}(?:at\s|time\s)?[\s:]{0,2}")
_JOINED = re.compile(r"\s?(?:/|\u2013|-|&|and)\s?")
_STARTS = ("time_label", "start_told")
_BACK = 40
_AHEAD = 16
_HEAD_ROWS = 14
_CONFERENCE = ("conference", "next", "this", "bare", "bare_meeting")
_OWN_WORD = {MeetingKind.STRATEGY: "strategy", MeetingKind.CORE_GROUP: "core_group"}


def is_end(scan: Scan, time: TimeMention) -> bool:
    """Whether the words just before a time say that the meeting ended then."""
    if time.until is not None:
        return False
    said = scan.cues("details", max(time.start - _BACK, 0), time.start)
    for before, hit in zip((None, *said), said, strict=False):
        if hit.cue.kind == "end_label" and _leads_to(scan, hit, time):
            return before is None or not _is_both(scan, before, hit)
    return False


def _is_both(scan: Scan, start: Hit, end: Hit) -> bool:
    """`Start / finish`: one label for both hours."""
    return start.cue.kind in _STARTS and bool(
        _JOINED.fullmatch(scan.sheet.text, start.end, end.start)
    )


def end_in_rows(scan: Scan, rows: Sequence[Row], start: dt.time) -> dt.time | None:
    """The end that one of a day's own rows gives."""
    for row in rows:
        said = scan.cues("details", row.start, row.end)
        both = any(
            end.cue.kind == "end_label" and _is_both(scan, begin, end)
            for begin, end in pairwise(said)
        )
        for time in scan.times_in(row.start, row.end):
            if time.time > start and (both or is_end(scan, time)):
                return time.time
    return None


def told_start(scan: Scan, kind: MeetingKind | None) -> dt.time | None:
    """`The meeting started at 1pm`, in the record of that meeting."""
    head = title_rows(scan, _HEAD_ROWS)
    for hit, time in _told(scan, "start_told", kind):
        named = governors(scan, hit.start, hit.end)
        if named or scan.sheet.row_at(hit.start) in head:
            return time.time
    return None


def told_end(scan: Scan, kind: MeetingKind | None, start: dt.time) -> dt.time | None:
    """`The meeting closed at 11.40am`, `Finish 3.35`, in the record of that meeting."""
    ends = [time.time for _, time in _told(scan, "end_label", kind)]
    return next((time for time in ends if time > start), None)


def _told(
    scan: Scan, said: str, kind: MeetingKind | None
) -> Iterator[tuple[Hit, TimeMention]]:
    own = (*_CONFERENCE, _OWN_WORD.get(kind) if kind else None)
    for hit in scan.hits.get("details", ()):
        if hit.cue.kind != said:
            continue
        row = scan.sheet.row_at(hit.start)
        if row.depth or row.part is not Part.BODY:
            continue
        if any(h.cue.kind not in own for h in governors(scan, row.start, hit.start)):
            continue
        place = hit.end
        for day in scan.days_in(hit.end, hit.end + _AHEAD)[:1]:
            if _GAP.fullmatch(scan.sheet.text, hit.end, day.start):
                place = day.end  # `Event end date/time: 11-Nov-2026 14:25`
        for time in scan.times_in(place, place + _AHEAD):
            if _GAP.fullmatch(scan.sheet.text, place, time.start):
                yield hit, time
                break


def _leads_to(scan: Scan, hit: Hit, time: TimeMention) -> bool:
    return bool(_GAP.fullmatch(scan.sheet.text, hit.end, time.start))
