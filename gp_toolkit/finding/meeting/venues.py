"""Where a meeting is held: from labels, columns, and the words after its time."""

import re

from gp_toolkit.finding.dates.times import TimeMention
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.months import WEEKDAY
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Wording

_VALUE = re.compile(r"^[\s:–\-|\t]*")

_PLACE = Wording(
    r"^(?:\s{venues/part-of-day})?[\s,()–\-.;]{0,4}(?:{venues/again},?[\s(]+)?"
    r"(?:(?P<at>at|in|within|to|@|{venues/label}:?)\s+)?"
    r"(?P<the>[Tt]he\s)?(?P<place>(?:(?:[A-Z]|\d{1,4}[a-z]?\s[A-Z])[^,.;:()\n\t]{1,60})"
    r"(?:,\s(?:[A-Z0-9][^,.;:()\n\t]{1,40})){0,4})",
    flags=0,
)

_PLACE_STOP = Wording(r"\s{venues/stops}\b|\s[–\-]\s", flags=0)

_NOT_PLACE = Wording(
    r"^(?:(?!{venues/room-of-meetings}\b){venues/not-a-place}\b|\d+[\s.]*$)", flags=0
)

_DATE_TAIL = re.compile(
    rf",?\s(?:on\s)(?:{WEEKDAY}\s)?(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?[\s./\-].*",
    re.IGNORECASE | re.DOTALL,
)

_NOT_KNOWN = Wording(r"{venues/not-known}(?:\s.*)?")

_MODE_HEAD = Wording(r"{venues/mode}\s?[:,–-]\s?")

_HELD_AT = Wording(
    r"\b{venues/held}\s(?i:at|in)\s"
    r"""["']?(?P<place>(?:(?i:the)\s)?[A-Z][^,.;:()\n\t]{2,60}"""
    r"(?:,\s[A-Z0-9][^,.;:()\n\t]{1,40}){0,2})",
    flags=0,
)

_AT_ON = re.compile(
    r"\b(?:at|in)\s[\"']?(?P<place>(?:the\s)?[A-Z][^,.;:()\n\t\"']{2,60}?)[\"']?,?\son\s$"
)
_CONFERENCE_AT = Wording(
    r"\b{venues/of-meetings}\s[^.\n]{0,30}\b{venues/held}\s"
    r"(?i:at|in)\s(?P<place>(?:(?i:the)\s)?[A-Z][^.;:()\n\t]{2,60})",
    flags=0,
)
_TIME_LEAD = re.compile(
    r"^(?:\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s?(?:-|–|to)\s?\d{1,2}(?:[.:]\d\d)?"
    r"\s?(?:[ap]\.?m\.?)?)?[\s,–\-]+)",
    re.IGNORECASE,
)
_PERSON = Wording(r"\b(?:{venues/of-a-person}|Chair:|Council\s?$)\b|@", flags=0)
_LONG_NUMBER = re.compile(r"\d{4}")
_OF = re.compile(r"\s(?:of|for)\s[^:]*$")
_HELD_ROWS = 6
_ROWS_OF_FORM = 5
_LINES_BELOW = 3
_LINE = 90
_MODE_WORDS = Wording(
    r"\b(?:{venues/mode}|(?:(?:and|or|via|on|by)\s)*{venues/online})\b"
)
_BUILDING = Wording(r"\b{venues/building}\b")
_MODE_TAIL = Wording(r"[\s,(–-]{1,4}(?:{venues/mode}|virtual|online)\)?$")


def labelled_venue(scan: Scan, bound: Bound, rows: tuple[Row, ...]) -> str | None:
    """`Venue: X` on the row or one of its neighbours; or a table's venue column."""
    for row in (bound.row, *rows):
        for cell_number, cell in enumerate(row.cells):
            if row is bound.row and cell.end < bound.mention.start:
                continue
            if _is_at(scan, row, cell_number):
                return _tidy(scan, scan.sheet.cell_text(row.cells[cell_number + 1]))
            for hit in scan.cues("details", cell.start, cell.end):
                if hit.cue.kind != "venue_label":
                    continue
                rest = scan.sheet.text[hit.end : cell.end]
                if _OF.match(rest) and cell_number + 1 < len(row.cells):
                    continue  # "Venue of first Review CPC", with its place beside it
                if rest.strip(" :–-\n") and (
                    hit.start - cell.start < 4 or ":" in rest[:2]
                ):
                    return _tidy(scan, rest)
                if hit.start - cell.start < 4 and cell_number + 1 < len(row.cells):
                    value = _own_column(scan, bound, row, cell_number + 1)
                    return _tidy(scan, scan.sheet.cell_text(row.cells[value]))
    return (
        _venue_beside_mode(scan, rows)
        or _column_venue(scan, bound)
        or _venue_of_conference(scan, bound)
    )


def _venue_of_conference(scan: Scan, bound: Bound) -> str | None:
    """`Review conference – place | Samuelson House`, on a row below its day."""
    if bound.kind == "core_group":
        return None
    number = bound.row.number
    for row in scan.sheet.rows[number + 1 : number + 1 + _ROWS_OF_FORM]:
        if row.table != bound.row.table or len(row.cells) < 2:
            return None
        label, value = row.cells[0], row.cells[1]
        said = scan.cues("details", label.start, label.end)
        named = scan.cues("meetings", label.start, label.end)
        if not any(h.cue.kind == "venue_label" for h in said):
            continue
        if not named or any(h.cue.kind in ("core_group", "other") for h in named):
            return None
        return _tidy(scan, scan.sheet.cell_text(value))
    return None


def _is_at(scan: Scan, row: Row, number: int) -> bool:
    """`At | Jesmond House`."""
    words = scan.sheet.cell_text(row.cells[number]).strip(" :").lower()
    return words == "at" and number + 1 < len(row.cells)


def is_place_row(scan: Scan, row: Row) -> bool:
    """Whether a row is one of `At | Jesmond House`."""
    return _is_at(scan, row, 0)


def _own_column(scan: Scan, bound: Bound, row: Row, beside: int) -> int:
    """Of a table with a conference a column, the date's own column."""
    wide = len(row.cells) == len(bound.row.cells) > 2
    if not wide or row is bound.row or row.table is None:
        return beside
    return max(scan.sheet.column_at(bound.row, bound.mention.start), beside)


def _venue_beside_mode(scan: Scan, rows: tuple[Row, ...]) -> str | None:
    """`How held: Hybrid: Guildhall, Committee Room 2, and Microsoft Teams`."""
    for row in rows:
        heads = [
            h
            for h in scan.cues("details", row.start, row.start + 4)
            if h.cue.kind == "mode_label"
        ]
        if not heads:
            continue
        value = scan.sheet.text[heads[0].end : row.end]
        value = scan.words[_MODE_WORDS].sub(" ", value)
        venue = _tidy(scan, re.sub(r"[\s:,]*$", "", value))
        if venue and is_building(scan, venue):
            return venue.strip(" :,")
    return None


def _column_venue(scan: Scan, bound: Bound) -> str | None:
    row = bound.row
    if row.table is None:
        return None
    rows = scan.sheet.rows
    for number in range(row.number - 1, max(row.number - 30, -1), -1):
        above = rows[number]
        if above.table != row.table:
            return None
        if len(above.cells) != len(row.cells) or scan.days_in(above.start, above.end):
            continue
        own = scan.sheet.column_at(row, bound.mention.start)
        columns = sorted(enumerate(above.cells), key=lambda item: item[0] <= own)
        for column, cell in columns:
            if column == 0:
                continue
            hits = scan.cues("details", cell.start, cell.end)
            short = cell.end - cell.start <= 30
            heads = [h for h in hits if h.start - cell.start <= 2]
            if short and any(h.cue.kind == "venue_label" for h in heads):
                return _tidy(scan, scan.sheet.cell_text(row.cells[column]))
    return None


def _tidy(scan: Scan, words: str) -> str | None:
    lines = [line.strip() for line in _VALUE.sub("", words).split("\n")]
    value = re.sub(r"\s+", " ", ", ".join(line.rstrip(",") for line in lines if line))
    value = scan.words[_MODE_TAIL].sub("", _DATE_TAIL.sub("", value)).strip(" .,;:-–")
    if not re.search(r"[^\W_]", value) or len(value) > 160:
        return None
    if scan.words[_NOT_KNOWN].fullmatch(value):
        return None
    return scan.words[_MODE_HEAD].sub("", value)


def venue_after(
    scan: Scan, bound: Bound, time: TimeMention | None, last: int
) -> str | None:
    """`…, 10am, Civic Centre Room 3`, or `… at the Safeguarding Unit`.

    Failing that, the place before the date, beside its word, or on the lines below.
    """
    place = bound.mention.end
    between = None
    if time and bound.mention.end <= time.start:
        between = _at_once(scan, place, time.start)
        row_end = bound.row.end
        place = time.end if time.start < max(last, row_end) else place
    stop = max(last, min(bound.row.end, place + 120)) if place >= last else last
    return (
        _at_once(scan, place, min(stop, place + 200))
        or between
        or _before(scan, bound)
        or _held_at(scan, bound, place, last)
        or _beside_word(scan, bound)
        or _below(scan, bound)
    )


def _at_once(scan: Scan, place: int, stop: int) -> str | None:
    """The place that follows a date or its time."""
    rest = scan.sheet.text[place:stop]
    match = scan.words[_PLACE].match(rest)
    if not match:
        return None
    words = (match["the"] or "") + match["place"]
    if halt := scan.words[_PLACE_STOP].search(words):
        words = words[: halt.start()]
    parted = rest.lstrip(" ").startswith((",", "(", "–", "-"))
    if not match["at"] and not parted and not is_building(scan, words):
        return None
    if _LONG_NUMBER.search(words):
        return None
    bare = words.removeprefix("the ").removeprefix("The ")
    if scan.words[_NOT_PLACE].match(bare) or len(bare) < 4:
        return None
    modes = [
        h for h in scan.cues("details", place, place + 60) if h.cue.kind == "video"
    ]
    if modes and modes[0].start - place <= match.start("place") + 2:
        return None
    return _tidy(scan, words)


def _before(scan: Scan, bound: Bound) -> str | None:
    """`at the Sandpiper Clinic on Tuesday 2 June`."""
    start = max(bound.start, bound.mention.start - 90)
    found = _AT_ON.search(scan.sheet.text, start, bound.mention.start)
    return _tidy(scan, found["place"]) if found else None


def _held_at(scan: Scan, bound: Bound, place: int, last: int) -> str | None:
    """`The conference will be held at Eastmarsh Family Centre`: here or elsewhere."""
    text = scan.sheet.text
    found = scan.words[_HELD_AT].search(
        text, place, min(last, place + 200)
    ) or scan.words[_HELD_AT].search(text, bound.start, min(place, bound.start + 300))
    if found:
        return _tidy(scan, scan.words[_PLACE_STOP].split(found["place"])[0])
    rows = scan.sheet.rows
    for row in rows[bound.row.number + 1 : bound.row.number + 1 + _HELD_ROWS]:
        if scan.days_in(row.start, row.end) or row.depth != bound.row.depth:
            continue
        found = scan.words[_CONFERENCE_AT].search(text, row.start, row.end)
        if found:
            return _tidy(scan, scan.words[_PLACE_STOP].split(found["place"])[0])
    return None


def _beside_word(scan: Scan, bound: Bound) -> str | None:
    """`Review Child Protection Conference, Thorn Road Family Centre | All | 29.09.2026`."""
    governor = bound.governor
    if governor is None or governor.start >= bound.mention.start:
        return None
    cell = scan.cell_at(governor.start)
    if cell.start <= bound.mention.start < cell.end:
        return None
    return _building_in(scan, scan.sheet.text[governor.end : cell.end])


def _below(scan: Scan, bound: Bound) -> str | None:
    """A line of its own with a building, under the day and time; or a cell beside."""
    row = bound.row
    column = scan.sheet.column_at(row, bound.mention.start)
    for cell in row.cells[column + 1 :]:
        if scan.days_in(cell.start, cell.end):
            return None
        if found := _building_in(scan, scan.sheet.cell_text(cell)):
            return found
    text = scan.sheet.text
    lines = text[bound.mention.end : row.end].split("\n")[1:3]
    if row.table is None:
        below = scan.sheet.rows[row.number + 1 : row.number + 1 + _LINES_BELOW]
        for other in below:
            if other.table or scan.days_in(other.start, other.end) or other.heading:
                break
            lines.append(scan.sheet.words(other))
    for line in lines:
        if len(line) <= _LINE and (found := _building_in(scan, line)):
            return found
    return None


def _building_in(scan: Scan, words: str) -> str | None:
    """The building that a short line or cell is, its time and brackets left out."""
    match = scan.words[_PLACE].match(_TIME_LEAD.sub("", words.strip(" ,.\n\t")))
    if not match or len(words) > _LINE:
        return None
    place = (match["the"] or "") + match["place"]
    if halt := scan.words[_PLACE_STOP].search(place):
        place = place[: halt.start()]
    if (
        _LONG_NUMBER.search(words)
        or not is_building(scan, place)
        or scan.words[_NOT_PLACE].match(place)
        or scan.words[_PERSON].search(words)
    ):
        return None
    return _tidy(scan, place)


def is_building(scan: Scan, venue: str | None) -> bool:
    """Whether a place is a building that people go to."""
    return bool(venue and scan.words[_BUILDING].search(venue))
