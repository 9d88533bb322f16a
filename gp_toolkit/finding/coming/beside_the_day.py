"""What is jotted beside the day, below it, by hand, above it, or across the paper."""

import re
from collections.abc import Iterator, Sequence

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.claims.strength import is_indefinite
from gp_toolkit.finding.coming.doubting import (
    doubts,
    is_aside,
    is_courtesy,
    is_only_perhaps_sooner,
    is_well,
    said,
    telling,
)
from gp_toolkit.finding.coming.entries import Weighing
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.paper.governors import governors
from gp_toolkit.finding.paper.rows import title_rows
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.reading import MOVES, NextConference, NextStatus

_JOTTED = re.compile(
    r"[(\[][^()\[\]\n]{1,90}[)\]]|(?:^|\s)[\u2013-]\s[^()\u2013\n]{1,60}$|[*~][^*~\n]{1,90}[*~]"
)
_THE_NTH = re.compile(r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)\b(?! of\b)")
_NOTES = Wording(r"\W{0,4}{doubts/notes}\b")
_OF_THE_PLACE = Wording(
    r"\b(?:{venues/building}|{venues/online}|{doubts/not-the-day})\b[^.]{0,40}\Z"
)
_DENIED = re.compile(r"(?:not|\bno longer|n't)\b[^.;]{0,60}\Z", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_USUAL = Wording(
    r"\b(?:{venues/building}|{venues/mode}|{venues/online}|{doubts/beside-any-day})\b"
)
_BREAK = re.compile(r"[.,:;(\n\t\u2013]|\s-\s")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_FIGURES = re.compile(r"\d(?:st|nd|rd|th|/\d|\.\d)|\?")
_UNSETTLED = ("moved_to", "cancelled", "vague", "unbooked")
_TAKEN_BACK = ("moved_to", "cancelled")
_MEANT = ("next", "conference", "bare", "bare_meeting", "this")
_OTHERS = ("core_group", "other", "strategy")
_MEETINGS = (*_MEANT, *_OTHERS)
_DOUBTED = ("doubted", "undone", "that_day", "date_named")
_TROUBLE = (*_DOUBTED, "trouble")
_LESS = ("less", "beside")
_QUESTIONS = ("asked", "beside", "another_time")
_ROWS_NEAR = 2
_HEAD_ROWS = 14
_SHORT = 90
_BESIDE = 40
_FEW_WORDS = 3


def is_marked(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether something is jotted beside the day: `(old date)`, `- check`, `??`."""
    scan = weighing.context.scan
    if entry.status is not NextStatus.BOOKED:
        return False
    return any(
        _is_marked(scan, bound) or _is_under_a_note(scan, bound)
        for bound in telling(entry, claims)
        if not is_aside(bound.row)
    )


def _is_marked(scan: Scan, bound: Bound) -> bool:
    text, begin = scan.sheet.text, bound.mention.end
    end = scan.cell_at(bound.mention.start).end
    following = scan.days_in(begin, end)
    end = following[0].start if following else end
    if _is_asked(text, begin, end) or _is_open(scan, begin, end):
        return True
    if any(
        hit.cue.kind == "unbooked"
        and not scan.words[_OF_THE_PLACE].search(text, begin, hit.start)
        for hit in scan.cues("modifiers", begin, min(end, bound.end))
    ):
        return True
    if bound.governor is not None and _is_labelled_less(scan, bound.governor):
        return True
    if _has_other_ordinal(scan, begin, end, bound):
        return True
    return any(
        _takes_back(scan, begin + jotted.start(), begin + jotted.end())
        for jotted in _JOTTED.finditer(text[begin:end])
    )


def _has_other_ordinal(scan: Scan, begin: int, end: int, bound: Bound) -> bool:
    """`or the 13th`, where the day is the 6th."""
    found = _THE_NTH.finditer(scan.sheet.text, begin, end)
    return any(int(nth["day"]) != bound.mention.day for nth in found)


def _is_asked(text: str, begin: int, end: int) -> bool:
    """`6 August 2026 at 10am, Civic Offices ??`: a mark that ends no question."""
    if text.find("??", begin, end) >= 0:
        return True
    place = text.find("?", begin, end)
    piece = _BREAK.split(text[begin : max(place, begin)])[-1]
    return place >= 0 and len(_LETTERS.findall(piece)) <= _FEW_WORDS


def _is_labelled_less(scan: Scan, governor: Hit) -> bool:
    """`Suggested date of next conference`: a label that makes it less than booked."""
    cell = scan.cell_at(governor.start)
    first = max(cell.start, governor.start - _BESIDE)
    found = [
        hit for hit in scan.cues("doubts", first, governor.end) if hit.cue.kind in _LESS
    ]
    return any(
        not _BREAK.search(scan.sheet.text, hit.end, max(governor.start, hit.end))
        for hit in found
    )


def _is_open(scan: Scan, begin: int, end: int) -> bool:
    """`6 August 2026 10:00 TBC`: nothing but a time between."""
    for hit in scan.cues("modifiers", begin, min(end, begin + _BESIDE)):
        if hit.cue.kind != "unbooked":
            continue
        between = scan.sheet.text[begin : hit.start]
        for time in scan.times_in(begin, hit.start):
            between = between.replace(scan.sheet.text[time.start : time.end], "")
        return not _LETTERS.search(between)
    return False


def _takes_back(scan: Scan, first: int, last: int) -> bool:
    """Whether a jotting asks, takes something back, or says what none does."""
    found = scan.cues("modifiers", first, last)
    if any(hit.cue.kind == "courtesy" for hit in found):
        return False
    if "?" in scan.sheet.text[first:last] or said(scan, "beside", first, last):
        return True
    if any(hit.cue.kind in _TAKEN_BACK for hit in found):
        return True
    named = governors(scan, first, last)
    if any(hit.cue.kind in _OTHERS for hit in named):
        return True
    return scan.sheet.text[first] in "([" and not _is_usual(scan, first, last)


def _is_usual(scan: Scan, first: int, last: int) -> bool:
    """Whether brackets hold a time, a place, a span, or how the meeting is held."""
    words = scan.sheet.text[first:last]
    if not _LETTERS.search(words) or scan.times_in(first, last):
        return True
    if scan.dates_in(first, last) or scan.words[_USUAL].search(words):
        return True
    return bool(_NAME.search(words))


def _is_under_a_note(scan: Scan, bound: Bound) -> bool:
    """A row below that is all in brackets: `(this is the core group date)`."""
    return any(
        (
            _JOTTED.fullmatch(scan.sheet.words(row).strip())
            and _takes_back(scan, row.start, row.end)
        )
        or _has_other_ordinal(scan, row.start, row.end, bound)
        for row in _below(scan, bound)
    )


def _below(scan: Scan, bound: Bound) -> Iterator[Row]:
    """The lines below the day, or below its table, that give no day of their own."""
    rows = scan.sheet.rows
    first = bound.row.number + 1
    if bound.row.table is not None and first < len(rows):
        noted = rows[first]
        if noted.table == bound.row.table and scan.words[_NOTES].match(
            scan.sheet.text, noted.start
        ):
            yield noted
    while first < len(rows) and rows[first].table == bound.row.table is not None:
        first += 1
    for row in rows[first : first + _ROWS_NEAR]:
        if row.table is not None or row.depth or scan.days_in(row.start, row.end):
            return
        yield row


def is_unsettled_below(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """`Mum cannot manage that day`, in the day's own paragraph or just below it."""
    if weighing.context.nature.kind in MOVES or entry.status is not NextStatus.BOOKED:
        return False
    scan = weighing.context.scan
    for bound in telling(entry, claims):
        if is_aside(bound.row):
            continue
        cell = scan.cell_at(bound.mention.start)
        following = scan.days_in(bound.mention.end, cell.end)
        stop = following[0].start if following else cell.end
        spans = [(bound.mention.end, stop)]
        spans += [(row.start, row.end) for row in _below(scan, bound)]
        if any(_is_of_the_day(scan, *span) for span in spans):
            return True
    return False


def _is_of_the_day(scan: Scan, first: int, last: int) -> bool:
    for hit in scan.cues("doubts", first, last):
        if hit.cue.kind not in _TROUBLE or is_only_perhaps_sooner(scan, hit):
            continue
        if is_courtesy(scan, hit) or is_well(scan, hit):
            continue
        named = [
            other
            for other in governors(scan, *scan.sentence_at(hit.start))
            if other.cue.kind in _MEETINGS and not is_indefinite(scan, other)
        ]
        meant = any(other.cue.kind in _MEANT for other in named)
        if not named or meant or hit.cue.kind == "that_day":
            return True
    return False


def is_written_on(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """`[margin: moved? ring unit]`: a note by hand that may be about the day."""
    del entry, claims
    scan = weighing.context.scan
    for hit in doubts(scan, "by_hand"):
        row = scan.sheet.row_at(hit.start)
        first = max(row.start, hit.start - _BESIDE)
        last = min(row.end, hit.end + _BESIDE)
        unsettled = any(
            h.cue.kind in _UNSETTLED for h in scan.cues("modifiers", first, last)
        )
        if (
            unsettled
            or _FIGURES.search(scan.sheet.text, hit.end, last)
            or said(scan, "beside", first, last)
        ):
            return True
    return False


def is_void(weighing: Weighing, entry: NextConference, claims: Sequence[Claim]) -> bool:
    """`SUPERSEDED`, `Issued in error, please destroy`, at the head of the paper."""
    del claims
    scan = weighing.context.scan
    if entry.status is NextStatus.CANCELLED:
        return False
    return any(
        len(scan.sheet.words(row)) <= _SHORT and said(scan, "void", row.start, row.end)
        for row in title_rows(scan, _HEAD_ROWS)
        if not is_aside(row)
    )


def is_questioned_above(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """`Is this still going ahead?`: a newer message above the one that tells the day."""
    del entry, claims
    scan = weighing.context.scan
    return any(
        _asks(scan, row)
        or any(
            h.cue.kind in _UNSETTLED for h in scan.cues("modifiers", row.start, row.end)
        )
        or any(h.cue.kind in _DOUBTED for h in scan.cues("doubts", row.start, row.end))
        for row in scan.newer_rows
        if not is_aside(row)
    )


def _asks(scan: Scan, row: Row) -> bool:
    """Whether a row has a question that may be about the day."""
    place = scan.sheet.text.find("?", row.start, row.end)
    while place >= 0:
        first, _ = scan.sentence_at(place)
        if any(h.cue.kind in _QUESTIONS for h in scan.cues("doubts", first, place)):
            return True
        place = scan.sheet.text.find("?", place + 1, row.end)
    return False


def is_reinstated(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """`That was an error. The conference will go ahead as planned.`: it is not off."""
    del claims
    scan = weighing.context.scan
    if entry.status is not NextStatus.CANCELLED:
        return False
    return any(
        not _DENIED.search(scan.sheet.text, max(hit.start - _BESIDE, 0), hit.start)
        and not any(
            other.cue.kind in _OTHERS
            for other in governors(scan, *scan.sentence_at(hit.start))
        )
        for hit in doubts(scan, "reinstated")
    )
