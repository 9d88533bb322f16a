"""Where a meeting is held: from labels, columns, and the words after its time."""

import re

from gp_toolkit.finding.binding import Bound
from gp_toolkit.finding.months import WEEKDAY
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.sheet import Row
from gp_toolkit.finding.times import TimeMention

_VALUE = re.compile(r"^[\s:–\-|\t]*")

_PLACE = re.compile(
    r"^[\s,()–\-.;]{0,4}(?:(?P<at>at|in|@|venue:?|location:?|place:?|room:?)\s+)?"
    r"(?P<the>[Tt]he\s)?(?P<place>(?:(?:[A-Z]|\d{1,4}[a-z]?\s[A-Z])[^,.;:()\n\t]{1,60})"
    r"(?:,\s(?:[A-Z0-9][^,.;:()\n\t]{1,40})){0,4})"
)

_PLACE_STOP = re.compile(
    r"\s(?:All|Please|The (?:chair|GP)|Chair|Reports?|To |and all|with |for |where|"
    r"hybrid|via|by |on |to |all |dial|tel|if |but |will |please)|\s[–\-]\s",
)

_NOT_PLACE = re.compile(
    r"^(?:UTC|GMT|BST|All|Please|Chair|Time|Date|Reports?|Core|ID|Conf|Meeting|Tel|Dial"
    r"|Join|Passcode|Mr|Mrs|Ms|Dr|\d+[\s.]*$|Initial|Review|Next|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|This|You|Your|Apologies|Invit|I |We |It |Mins)"
)

_DATE_TAIL = re.compile(
    rf",?\s(?:on\s)(?:{WEEKDAY}\s)?(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?[\s./\-].*",
    re.IGNORECASE | re.DOTALL,
)

_NOT_KNOWN = re.compile(
    r"(?:tbc|tba|to be (?:confirmed|advised|arranged).*|n/?a)", re.IGNORECASE
)

_MODE_HEAD = re.compile(r"(?:hybrid|blended|in person)\s?[:,–-]\s?", re.IGNORECASE)

_HELD_AT = re.compile(
    r"\b(?i:held|takes? place|taking place|meet(?:ing)?|venue is)\s(?i:at|in)\s"
    r"[\"']?(?P<place>(?:(?i:the)\s)?[A-Z][^,.;:()\n\t]{2,60})"
)

_AT_ON = re.compile(
    r"\b(?:at|in)\s[\"']?(?P<place>(?:the\s)?[A-Z][^,.;:()\n\t\"']{2,60}?)[\"']?,?\son\s$"
)
_MODE_TAIL = re.compile(
    r"[\s,(–-]{1,4}(?:hybrid|blended|in person|face to face|virtual|online)\)?$",
    re.IGNORECASE,
)


def labelled_venue(scan: Scan, bound: Bound, rows: tuple[Row, ...]) -> str | None:
    """`Venue: X` on the row or one of its neighbours; or a table's venue column."""
    for row in (bound.row, *rows):
        for cell_number, cell in enumerate(row.cells):
            if row is bound.row and cell.end < bound.mention.start:
                continue
            for hit in scan.cues("details", cell.start, cell.end):
                if hit.cue.kind != "venue_label":
                    continue
                rest = scan.sheet.text[hit.end : cell.end]
                if rest.strip(" :–-\n") and (
                    hit.start - cell.start < 4 or ":" in rest[:2]
                ):
                    return _tidy(rest)
                if hit.start - cell.start < 4 and cell_number + 1 < len(row.cells):
                    return _tidy(scan.sheet.cell_text(row.cells[cell_number + 1]))
    return _venue_beside_mode(scan, rows) or _column_venue(scan, bound)


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
        value = re.sub(
            r"\b(?:hybrid|blended|in person|face to face|(?:and |or |via |on |by )*"
            r"(?:ms |microsoft )?(?:teams|zoom|skype|online|virtual(?:ly)?|video))\b",
            " ",
            value,
            flags=re.IGNORECASE,
        )
        venue = _tidy(re.sub(r"[\s:,]*$", "", value))
        if venue and is_building(venue):
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
        for column, cell in enumerate(above.cells):
            if column == 0:
                continue
            hits = scan.cues("details", cell.start, cell.end)
            short = cell.end - cell.start <= 30
            heads = [h for h in hits if h.start - cell.start <= 2]
            if short and any(h.cue.kind == "venue_label" for h in heads):
                return _tidy(scan.sheet.cell_text(row.cells[column]))
    return None


def _tidy(words: str) -> str | None:
    lines = [line.strip() for line in _VALUE.sub("", words).split("\n")]
    value = re.sub(r"\s+", " ", ", ".join(line.rstrip(",") for line in lines if line))
    value = _MODE_TAIL.sub("", _DATE_TAIL.sub("", value)).strip(" .,;:-–")
    if not re.search(r"[^\W_]", value) or len(value) > 160:
        return None
    if _NOT_KNOWN.fullmatch(value):
        return None
    return _MODE_HEAD.sub("", value)


def venue_after(
    scan: Scan, bound: Bound, time: TimeMention | None, last: int
) -> str | None:
    """`…, 10am, Civic Centre Room 3`, or `… at the Safeguarding Unit`."""
    place = bound.mention.end
    if time and bound.mention.end <= time.start < last:
        place = time.end
    rest = scan.sheet.text[place : min(last, place + 200)]
    match = _PLACE.match(rest)
    before = _AT_ON.search(
        scan.sheet.text, max(bound.start, bound.mention.start - 90), bound.mention.start
    )
    if before and not (match and match["at"]):
        return _tidy(before["place"])
    if not match:
        later = _HELD_AT.search(rest) or _HELD_AT.search(
            scan.sheet.text, bound.start, min(place, bound.start + 300)
        )
        return _tidy(later["place"]) if later else None
    words = (match["the"] or "") + match["place"]
    if stop := _PLACE_STOP.search(words):
        words = words[: stop.start()]
    if not match["at"] and not rest.lstrip(" ").startswith((",", "(", "–", "-")):
        return None
    bare = words.removeprefix("the ").removeprefix("The ")
    modes = [
        h for h in scan.cues("details", place, place + 60) if h.cue.kind == "video"
    ]
    if _NOT_PLACE.match(bare) or len(bare) < 4:
        return None
    if modes and modes[0].start - place <= match.start("place") + 2:
        return None
    return _tidy(words)


def is_building(venue: str | None) -> bool:
    """Whether a place is a building that people go to."""
    return bool(
        venue
        and re.search(
            r"\b(?:centre|hall|house|room|office|offices|building|school|unit|guildhall|road"
            r"|street|court|council|surgery|suite)\b",
            venue,
            re.IGNORECASE,
        )
    )
