"""Where a meeting is held: from the words after its day and time."""

import re
from collections.abc import Iterator

from gp_toolkit.finding.dates.times import TimeMention
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.paper.governors import governors, is_place
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.months import WEEKDAY
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
    r"\b(?:{venues/held}|{venues/mode})\s(?i:at|in)\s"
    r"""["']?(?P<place>(?:(?i:the)\s)?[A-Z][^,.;:()\n\t]{2,60}"""
    r"(?:,\s[A-Z0-9][^,.;:()\n\t]{1,40}){0,2})",
    flags=0,
)

_NOW_AT = Wording(
    r"\b{venues/place-is}\s(?P<place>(?:(?i:the)\s)?[A-Z][^.;:()\n\t]{2,60})", flags=0
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
_TICKS = re.compile("\\s?[\u2610-\u2612\u25a1]")
_LONG_NUMBER = re.compile(r"\d{4}")
_OTHERS = ("core_group", "other", "report")
_HELD_ROWS = 6
_LINES_BELOW = 3
_LINE = 90
_FAR = 600
_BUILDING = Wording(r"\b{venues/building}\b")
_MODE_TAIL = Wording(
    r"(?:[\s,(–-]{1,4}(?:{venues/mode}|virtual|online)"
    r"|[\s,]{1,3}(?:and|or|with|&|/)\s{1,2}(?:{venues/mode}|{venues/online}))\)?$"
)


def tidy(scan: Scan, words: str) -> str | None:
    """The name of a place, made even; None if it is none."""
    lines = [line.strip() for line in _VALUE.sub("", words).split("\n")]
    lines = [_TICKS.split(line, maxsplit=1)[0] for line in lines]
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
    if any(is_place(scan, h) for h in governors(scan, last, last + 1)):
        last = bound.end  # `Quadrant Court`
    if time and bound.mention.end <= time.start:
        between = place_after(scan, place, time.start)
        row_end = bound.row.end
        place = time.end if time.start < max(last, row_end) else place
    stop = max(last, min(bound.row.end, place + 120)) if place >= last else last
    return (
        place_after(scan, place, min(stop, place + 200))
        or between
        or _before(scan, bound)
        or _after_word(scan, bound)
        or _held_at(scan, bound, place, last)
        or _beside_word(scan, bound)
        or _below(scan, bound)
    )


def place_after(scan: Scan, place: int, stop: int) -> str | None:
    """The place that follows a date or its time, at once."""
    rest = scan.sheet.text[place:stop]
    if scan.sheet.row_at(place).table is None:
        rest = rest.replace("\n", " ")  # a line that broke inside the name
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
    return tidy(scan, words)


def _before(scan: Scan, bound: Bound) -> str | None:
    """`at the Sandpiper Clinic on Tuesday 2 June`."""
    start = max(bound.start, bound.mention.start - 90)
    found = _AT_ON.search(scan.sheet.text, start, bound.mention.start)
    return tidy(scan, found["place"]) if found else None


def _after_word(scan: Scan, bound: Bound) -> str | None:
    """`2pm on 28 July for the second review conference, again in the Guildhall`."""
    governor = bound.governor
    if governor is None or governor.start < bound.mention.end:
        return None
    return place_after(scan, governor.end, min(bound.end, governor.end + _LINE))


def _held_at(scan: Scan, bound: Bound, place: int, last: int) -> str | None:
    """`The conference will be held at Eastmarsh Family Centre`: here or elsewhere."""
    text = scan.sheet.text
    end = min(bound.row.end, bound.mention.end + _FAR)
    found = scan.words[_NOW_AT].search(text, bound.mention.end, end)
    if found:
        between = governors(scan, bound.mention.end, found.start())
        found = None if any(h.cue.kind in _OTHERS for h in between) else found
    if found and bound.kind != "core_group":
        return tidy(scan, scan.words[_PLACE_STOP].split(found["place"])[0])
    found = scan.words[_HELD_AT].search(
        text, place, min(last, place + 200)
    ) or scan.words[_HELD_AT].search(text, bound.start, min(place, bound.start + 300))
    if found:
        return tidy(scan, scan.words[_PLACE_STOP].split(found["place"])[0])
    rows = scan.sheet.rows
    for row in rows[bound.row.number + 1 : bound.row.number + 1 + _HELD_ROWS]:
        if scan.days_in(row.start, row.end) or row.depth != bound.row.depth:
            continue
        found = scan.words[_CONFERENCE_AT].search(text, row.start, row.end)
        if found:
            return tidy(scan, scan.words[_PLACE_STOP].split(found["place"])[0])
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
    for line in _lines_below(scan, bound, column):
        if len(line) <= _LINE and (found := _building_in(scan, line)):
            return found
    return None


def _lines_below(scan: Scan, bound: Bound, column: int) -> Iterator[str]:
    """The lines under a day; of a table with a day in each column, its own column."""
    row, rows = bound.row, scan.sheet.rows
    yield from scan.sheet.text[bound.mention.end : row.end].split("\n")[1:3]
    below = rows[row.number + 1 : row.number + 1 + _LINES_BELOW]
    if row.table is None:
        for other in below:
            if other.table or scan.days_in(other.start, other.end) or other.heading:
                return
            yield scan.sheet.words(other)
    elif len(scan.days_in(row.start, row.end)) > 1:
        for other in below:
            if other.table != row.table or len(other.cells) != len(row.cells):
                return
            yield scan.sheet.cell_text(other.cells[column])


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
    return tidy(scan, place)


def is_building(scan: Scan, venue: str | None) -> bool:
    """Whether a place is a building that people go to."""
    return bool(venue and scan.words[_BUILDING].search(venue))
