"""Time, place and mode of a meeting, from the words round its date."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from gp_toolkit.finding.dates.times import TimeMention
from gp_toolkit.finding.meeting.hours import end_in_rows, is_end
from gp_toolkit.finding.meeting.venue_labels import (
    in_columns,
    is_place_row,
    labelled_venue,
)
from gp_toolkit.finding.meeting.venues import is_building, venue_after
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.paper.governors import governors
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Cell, Row
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.reading import Mode

_ROWS_BELOW = 5
_ROWS_OF_A_FORM = 8
_ROWS_ABOVE = 4
_NEAR = 90
_ROWS_OF_A_DAY = 9
_TIME_OF_ITS_OWN = 24  # `10.15 am (parents meet the chair at 9.45 am)`
_PAIR, _SHORT = 2, 60
_ANY = ("bare_meeting", "plain")  # `Type of meeting`: whichever meeting it is
_BEGINS = Wording(r"\b{details/begins}")
_LEADS_ON = re.compile(r"[ (–\-:]*(?:(?:for|to|with|the|a|chair|and) ){0,3}")
_START = re.compile(r"\s?(?:prompt\s)?start\b", re.IGNORECASE)
_FOR = re.compile(r"\d\s?(?:[ap]\.?m\.?)?\sfor\s(?:a\s)?$", re.IGNORECASE)
_CHANGED_FROM = Wording(r"\b{details/changed}\b[^.;\n]{0,30}\bfrom\s{1,2}$")
_MODES = {
    "video": Mode.VIDEO,
    "telephone": Mode.TELEPHONE,
    "in_person": Mode.IN_PERSON,
    "hybrid": Mode.HYBRID,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is said about a meeting besides its day."""

    start: dt.time | None = None
    end: dt.time | None = None
    venue: str | None = None
    mode: Mode | None = None
    unsure: bool = False
    times: tuple[TimeMention, ...] = ()


def find_details(scan: Scan, bound: Bound) -> Details:
    """Time, place and mode that go with a bound date."""
    first, last = segment(scan, bound)
    times = _times(scan, bound, first, last)
    own = [
        t for t in times if not _is_other_time(scan, first, t) and not is_end(scan, t)
    ]
    own = [t for t in own if _is_start(scan, t)] or own
    chosen = own[0] if own else None
    near_rows = tuple(_label_rows(scan, bound))
    if chosen is None:
        chosen = _time_from_rows(scan, bound, near_rows)
    if chosen is not None and _is_change(scan, chosen):
        chosen = chosen._replace(time=chosen.until or chosen.time, until=None)
    end = chosen.until if chosen else None
    if chosen is not None and end is None:
        end = end_in_rows(scan, (bound.row, *near_rows), chosen.time)
    venue = labelled_venue(scan, bound, near_rows) or venue_after(
        scan, bound, chosen, last
    )
    mode = _mode(scan, bound, near_rows, first, last, venue)
    distinct = {t.time for t in own}
    return Details(
        start=chosen.time if chosen else None,
        end=end,
        venue=venue,
        mode=mode,
        unsure=bool(chosen and chosen.unsure) or len(distinct) > 1,
        times=tuple(own),
    )


def segment(scan: Scan, bound: Bound) -> tuple[int, int]:
    """The part of a sentence that speaks of this date's meeting only."""
    mention, governor = bound.mention, bound.governor
    first, last = bound.start, bound.end
    for hit in governors(scan, bound.start, bound.end):
        if hit is governor or hit.cue.kind in ("bare_meeting", "birth", "delivery"):
            continue
        if governor and hit.start >= governor.end and hit.end <= mention.start:
            continue
        if hit.start >= mention.end and (not governor or hit.start >= governor.end):
            last = min(last, hit.start)
        elif hit.end <= mention.start and (not governor or hit.end <= governor.start):
            first = max(first, hit.end)
    if governor and first <= governor.start < mention.start:
        earlier = scan.days_in(first, governor.start)
        first = governor.start if earlier or _splits(scan, first, governor) else first
    following = scan.first_day(mention.end, last)
    return first, following.start if following else last


def _splits(scan: Scan, first: int, governor: object) -> bool:
    """Whether a time before the governor belongs to something else."""
    start = getattr(governor, "start", first)
    return any(h.cue.kind == "other_time" for h in scan.cues("details", first, start))


def _times(scan: Scan, bound: Bound, first: int, last: int) -> list[TimeMention]:
    """Times of the segment: after the date the nearest first, then before it."""
    mention = bound.mention
    after = [
        t
        for t in scan.times_in(mention.end, max(last, mention.end))
        if not t.bare or t.start - mention.end <= 12
    ]
    before = [
        t
        for t in scan.times_in(first, mention.start)
        if not t.bare or mention.start - t.end <= 12 or _labelled(scan, t)
    ]
    inside = list(scan.times_in(mention.start, mention.end))
    near = [t for t in after if t.start - mention.end <= _NEAR]
    found = inside + near + before[::-1]
    if found:
        return found
    return _times_in_row(scan, bound)


def _is_start(scan: Scan, time: TimeMention) -> bool:
    """`1.45 pm for a 2.00 pm start`, `9.30 for 10 o'clock`."""
    text = scan.sheet.text
    after = _START.match(text, time.end)
    return bool(after or _FOR.search(text[max(time.start - 8, 0) : time.start]))


def _is_change(scan: Scan, time: TimeMention) -> bool:
    """`has changed from 10am to 2pm`: no span, but the old time and the new."""
    before = scan.sheet.text[max(time.start - 60, 0) : time.start]
    return time.until is not None and bool(scan.words[_CHANGED_FROM].search(before))


def _labelled(scan: Scan, time: TimeMention) -> bool:
    return any(
        h.cue.kind == "time_label"
        for h in scan.cues("details", time.start - 12, time.start)
    )


def _times_in_row(scan: Scan, bound: Bound) -> list[TimeMention]:
    """Times in the cells beside, up to the next meeting word or date."""
    row = bound.row
    column = scan.sheet.column_at(row, bound.mention.start)
    found: list[TimeMention] = []
    for cell in row.cells[column + 1 :]:
        if scan.days_in(cell.start, cell.end):
            break
        hits = governors(scan, cell.start, cell.end)
        if any(h is not bound.governor and h.cue.weight for h in hits):
            break
        found.extend(scan.times_in(cell.start, cell.end))
    if not found:
        cell = row.cells[column]
        rest = scan.times_in(bound.mention.end, cell.end)
        stop = governors(scan, bound.end, cell.end)
        limit = stop[0].start if stop else cell.end
        day = scan.first_day(bound.mention.end, cell.end)
        limit = min(limit, day.start) if day else limit
        found = [t for t in rest if t.start < limit and t.start - bound.end <= 60]
    if not found and column:
        before = row.cells[column - 1]
        if not scan.days_in(before.start, before.end):
            found = list(scan.times_in(before.start, before.end))
    return found


def _is_other_time(scan: Scan, first: int, time: TimeMention) -> bool:
    """Whether the words just before a time say it is not the meeting's."""
    back = max(first, time.start - 45)
    hits = scan.cues("details", back, time.start)
    other = [h for h in hits if h.cue.kind in ("other_time", "instead")]
    if not other:
        after = scan.cues("details", time.end, time.end + 28)
        return any(
            h.cue.kind == "other_time"
            and _LEADS_ON.fullmatch(scan.sheet.text[time.end : h.start])
            and scan.sheet.text[h.start : h.end].lower() not in ("by", "reports")
            and not scan.times_in(h.end, h.end + _TIME_OF_ITS_OWN)
            for h in after
        )
    between = scan.sheet.text[other[-1].end : time.start]
    if scan.times_in(other[-1].end, time.start) or scan.dates_in(
        other[-1].end, time.start
    ):
        return False
    if ";" in between or governors(scan, other[-1].end, time.start):
        return False
    return "," not in between or len(between) < 14


def _label_rows(scan: Scan, bound: Bound) -> Iterator[Row]:
    """The rows round a date that label its time, place and mode."""
    rows = scan.sheet.rows
    number = bound.row.number
    far = _ROWS_BELOW if bound.row.table is None else _ROWS_OF_A_FORM
    for row in rows[number + 1 : number + 1 + far]:
        if _is_detail_row(scan, bound, row):
            yield row
        elif not _is_other_answer(scan, bound, row):
            break
    governor_row = (
        scan.sheet.row_at(bound.governor.start).number if bound.governor else number
    )
    lowest = max(number - _ROWS_ABOVE, governor_row)
    for row in rows[lowest + 1 : number][::-1]:
        if _is_detail_row(scan, bound, row):
            yield row


def _is_other_answer(scan: Scan, bound: Bound, row: Row) -> bool:
    """`Quorate? | Yes` amid the rows of one meeting on a form: no end of them."""
    if row.table is None or row.table != bound.row.table or len(row.cells) != _PAIR:
        return False
    label, value = row.cells
    short = label.end - label.start <= _SHORT and value.end - value.start <= _SHORT
    return (
        short
        and not scan.days_in(row.start, row.end)
        and _speaks_of_no_other(scan, bound, label, but=_ANY)
    )


def _is_detail_row(scan: Scan, bound: Bound, row: Row) -> bool:
    if row.heading or row.part is not bound.row.part or row.source != bound.row.source:
        return False
    if _has_day(scan, row):
        return False
    words = scan.sheet.words(row).strip()
    if len(words) > 220:
        return False
    labels = [
        h
        for h in scan.cues("details", row.start, row.end)
        if h.cue.kind.endswith("_label")
    ]
    heads = [
        h for h in labels if any(0 <= h.start - cell.start <= 4 for cell in row.cells)
    ]
    if heads or is_place_row(scan, row) or _is_of_same(scan, bound, row, labels):
        return True
    times = scan.times_in(row.start, row.end)
    if (times or labels) and len(words) <= 70:
        return _speaks_of_no_other(scan, bound, Cell(row.start, row.end))
    modes = [
        h for h in scan.cues("details", row.start, row.end) if h.cue.kind in _MODES
    ]
    return bool(modes) and len(words) <= 60


def _has_day(scan: Scan, row: Row) -> bool:
    """Whether a row holds a day, those of births left out."""
    for mention in scan.days_in(row.start, row.end):
        before = governors(scan, row.start, mention.start)
        if not before or before[-1].cue.kind != "birth":
            return True
    return False


def _speaks_of_no_other(
    scan: Scan, bound: Bound, cell: Cell, *, but: tuple[str, ...] = ()
) -> bool:
    """`Next review – start time` below `Next review – booked for`: the same meeting."""
    text, governor = scan.sheet.text, bound.governor
    own = text[governor.start : governor.end].lower() if governor else ""
    named = governors(scan, cell.start, cell.end)
    return all(h.cue.kind in but or text[h.start : h.end].lower() == own for h in named)


def _is_of_same(scan: Scan, bound: Bound, row: Row, labels: list[Hit]) -> bool:
    """`Review conference – time | 09:30`: a label that names the date's own meeting."""
    opens = any(h.end <= row.cells[0].end for h in labels) and len(row.cells) > 1
    return opens and _names_only(scan, bound, row)


def _names_only(scan: Scan, bound: Bound, row: Row) -> bool:
    """Whether a row names the date's own sort of meeting, and no other."""
    named = governors(scan, row.start, row.end)
    conference = ("next", "conference", "this", "bare", "bare_meeting")
    same = conference if bound.kind in conference else (bound.kind,)
    return bool(named) and all(h.cue.kind in same for h in named)


def _time_from_rows(
    scan: Scan, bound: Bound, rows: tuple[Row, ...]
) -> TimeMention | None:
    if begins := _when_it_begins(scan, bound):
        return begins
    for row in rows:
        span = _column_span(scan, bound, row)
        times = _starts_in(scan, bound, row, span)
        times = times or _starts_in(scan, bound, row, (row.start, row.end))
        if times:
            return next((t for t in times if _is_start(scan, t)), times[0])
    return None


def _starts_in(
    scan: Scan, bound: Bound, row: Row, span: tuple[int, int]
) -> list[TimeMention]:
    """The times in a part of a row that may be when the meeting begins."""
    own = bound.kind == "core_group" and _names_only(scan, bound, row)
    return [
        t
        for t in scan.times_in(*span)
        if (own or not _is_other_time(scan, row.start, t)) and not is_end(scan, t)
    ]


def _when_it_begins(scan: Scan, bound: Bound) -> TimeMention | None:
    """`10.00 | Conference begins` among the times of the day."""
    number = bound.row.number
    for row in scan.sheet.rows[number + 1 : number + 1 + _ROWS_OF_A_DAY]:
        words = scan.sheet.words(row)
        times = scan.times_in(row.start, row.start + 12)
        if times and scan.words[_BEGINS].search(words[:90]):
            return times[0]
        label, value = row.cells[0], row.cells[-1]
        if label is not value and scan.words[_BEGINS].search(words[: label.end]):
            times = scan.times_in(value.start, value.end)
            if len(row.cells) == _PAIR and times:
                return times[0]
    return None


def _column_span(scan: Scan, bound: Bound, row: Row) -> tuple[int, int]:
    """Of a table with several columns only the date's own column."""
    wide = len(row.cells) == len(bound.row.cells) and row.table is not None
    if not (wide and in_columns(scan, bound)) or row.table != bound.row.table:
        return row.start, row.end
    cell = row.cells[scan.sheet.column_at(bound.row, bound.mention.start)]
    return cell.start, cell.end


def _is_unticked(scan: Scan, hit: Hit) -> bool:
    """`☒ in person ☐ remote`: not this one."""
    return "\u2610" in scan.sheet.text[max(hit.start - 3, 0) : hit.start]


def _mode(
    scan: Scan,
    bound: Bound,
    rows: tuple[Row, ...],
    first: int,
    last: int,
    venue: str | None,
) -> Mode | None:
    column = scan.sheet.column_at(bound.row, bound.mention.start)
    spans = [(first, last), *((r.start, r.end) for r in rows)]
    spans += [(c.start, c.end) for c in bound.row.cells[column + 1 :]]
    after = scan.sentence_at(last + 1) if last < len(scan.sheet.text) else (last, last)
    if after[0] >= last and after[1] - after[0] < 200:
        same_cell = scan.sheet.row_at(after[0]).number == bound.row.number
        if same_cell and not governors(scan, *after):
            spans.append(after)
    found = [
        h.cue.kind
        for start, end in spans
        for h in scan.cues("details", start, end)
        if h.cue.kind in _MODES and not _is_unticked(scan, h)
    ]
    if "hybrid" in found:
        return Mode.HYBRID
    if "video" in found and "in_person" in found:
        return Mode.HYBRID
    if "video" in found:
        return Mode.HYBRID if is_building(scan, venue) else Mode.VIDEO
    if "in_person" in found:
        return Mode.IN_PERSON
    return Mode.TELEPHONE if "telephone" in found else None
