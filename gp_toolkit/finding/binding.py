"""Which word a date belongs to.

A date is bound to the nearest meeting word before it in its sentence; failing that to
the one after it, the label to its left, the head of its column, or the line or
heading above. A label that is not known keeps its date to itself.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from gp_toolkit.finding.dates import DateMention, Shape
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.sheet import Cell, Row
from gp_toolkit.finding.vocabulary import Hit
from gp_toolkit.model.document import Part

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_FILLER = frozenset(
    [
        "on",
        "the",
        "at",
        "is",
        "will",
        "be",
        "held",
        "of",
        "to",
        "and",
        "date",
        "dates",
        "time",
        "times",
        "agreed",
        "confirmed",
        "booked",
        "provisional",
        "provisionally",
        "set",
        "for",
        "from",
        "am",
        "pm",
        "noon",
        "hrs",
        "as",
        "via",
        "in",
        "by",
        "now",
        "day",
        "venue",
        "when",
        "start",
        "between",
        "new",
        "please",
        "note",
        "hours",
        "start",
        "until",
        "location",
        "where",
        "starting",
        "scheduled",
        "arranged",
        "fixed",
        "it",
        "this",
        "that",
        "was",
        "next",
        "day's",
        "handwriting",
        "handwritten",
        "illegible",
        "approx",
        "no",
        "later",
        "than",
        "not",
        "before",
        "within",
        "due",
        "w/c",
        "week",
        "commencing",
        "beginning",
        "weds",
        "thurs",
        "tues",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "wc",
        "early",
        "mid",
        "late",
        "end",
        "start",
        "beginning",
        "during",
    ]
)
_ROWS_UP = 6
_LABEL_LENGTH = 100


class How(StrEnum):
    """Where the governing word stands, the surest first."""

    SENTENCE = "sentence"
    AFTER = "after"
    CELL = "cell"
    LEFT = "left"
    RIGHT = "right"
    COLUMN = "column"
    ABOVE = "above"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A date mention with the word that governs it.

    Attributes:
        mention: The date.
        governor: The word; None when nothing governs it.
        how: Where the word stands.
        start: Where the piece of text about this date begins (its sentence).
        end: Where it ends.
        row: The row the date stands in.
    """

    mention: DateMention
    governor: Hit | None
    how: How | None
    start: int
    end: int
    row: Row

    @property
    def kind(self) -> str:
        """The governor's kind; empty when nothing governs."""
        return self.governor.cue.kind if self.governor else ""


def bind_all(scan: Scan) -> tuple[Bound, ...]:
    """Every date mention of a scan, bound."""
    return tuple(bind(scan, mention) for mention in scan.dates)


def bind(scan: Scan, mention: DateMention) -> Bound:
    """Find the word that governs a date."""
    row = scan.sheet.row_at(mention.start)
    column = scan.sheet.column_at(row, mention.start)
    start, end = scan.sentence_at(mention.start)
    end = max(end, mention.end)
    found = _within(scan, mention, start, end)
    if found is None:
        found = _beyond(scan, mention, row, column, start)
    governor, how = found or (None, None)
    return Bound(
        mention=mention, governor=governor, how=how, start=start, end=end, row=row
    )


def governors(scan: Scan, start: int, end: int) -> list[Hit]:
    """The meeting words in a stretch of text that can govern a date."""
    return [h for h in scan.cues("meetings", start, end) if h.cue.kind != "plain"]


def _within(
    scan: Scan, mention: DateMention, start: int, end: int
) -> tuple[Hit, How] | None:
    found = governors(scan, start, end)
    before = [h for h in found if h.start < mention.start and h.end < mention.end]
    after = [hit for hit in found if hit.start >= mention.end]
    if before and not _date_first(scan, start, end, found):
        return _best_before(scan, before, mention), How.SENTENCE
    near = bool(after) and after[0].start - mention.end <= 120
    if near and not scan.days_in(mention.end, after[0].start):
        return after[0], How.AFTER
    if before:
        return before[-1], How.SENTENCE
    return None


def _best_before(scan: Scan, before: list[Hit], mention: DateMention) -> Hit:
    """The nearest; but a weak word, or "held on", yields to the one before it."""
    while len(before) > 1 and before[-1].cue.kind in ("birth", "delivery"):
        if not scan.days_in(before[-1].end, mention.start):
            break
        before = before[:-1]
    nearest = before[-1]
    said = scan.sheet.text[nearest.start : nearest.end].lower()
    yields = nearest.cue.kind == "bare_meeting" or said in ("held on", "took place on")
    if not yields or len(before) < 2:
        return nearest
    firm = before[-2]
    between = scan.sheet.text[firm.end : nearest.start]
    if scan.days_in(firm.end, mention.start):
        return nearest
    return firm if len(between) <= 60 and ";" not in between else nearest


def _date_first(scan: Scan, start: int, end: int, found: list[Hit]) -> bool:
    """Whether a sentence lists dates each with its word after it."""
    days = scan.days_in(start, end)
    if len(days) < 2 or not found or days[0].start > found[0].start:
        return False
    return not _LETTERS.search(scan.sheet.text[start : days[0].start])


def _beyond(
    scan: Scan, mention: DateMention, row: Row, column: int, start: int
) -> tuple[Hit, How] | None:
    """Beyond the sentence: the label to the left, the column's head, the line above."""
    own = own_words(scan, start, mention.start)
    if not own and (found := _earlier_sentence(scan, row.cells[column], start)):
        return found
    head = _column_head(scan, row, column)
    beside = None if own else _beside(scan, mention, row, column)
    if head and (beside is None or _head_is_surer(head, beside[0])):
        return head, How.COLUMN
    if beside is not None:
        return beside
    if own or row.part is Part.EMAIL_HEADER or _is_labelled(scan, row, column):
        return None
    above = _above(scan, row)
    return (above, How.ABOVE) if above else None


def _head_is_surer(head: Hit, label: Hit) -> bool:
    """A column headed "Next conference" beats a row's weak or unrelated word."""
    return head.cue.kind in ("next", "core_group") and label.cue.weight == 0


def _is_labelled(scan: Scan, row: Row, column: int) -> bool:
    return any(own_words(scan, c.start, c.end) for c in row.cells[:column])


def _beside(
    scan: Scan, mention: DateMention, row: Row, column: int
) -> tuple[Hit, How] | None:
    """The meeting word in a cell of the same row: to the left, else to the right."""
    for place in range(column - 1, -1, -1):
        side = row.cells[place]
        hits = governors(scan, side.start, side.end)
        if hits:
            return hits[-1], How.LEFT
        if _is_foreign_label(scan, row, place, column):
            return None
    for side in row.cells[column + 1 :]:
        hits = governors(scan, side.start, side.end)
        if hits:
            between = scan.days_in(mention.end, hits[0].start)
            return None if between else (hits[0], How.RIGHT)
    return None


def own_words(scan: Scan, start: int, end: int) -> bool:
    """Whether a stretch of text has words of its own, beyond "Date", "on", "at"."""
    text = scan.sheet.text
    for mention in scan.dates_in(start, end):
        end = min(end, mention.start) if mention.end >= end else end
    for word in _LETTERS.finditer(text, start, end):
        if word.group().lower() in _FILLER:
            continue
        if any(t.start <= word.start() < t.end for t in scan.times_in(start, end)):
            continue
        if any(d.start <= word.start() < d.end for d in scan.dates_in(start, end)):
            continue
        return True
    return False


def _earlier_sentence(scan: Scan, cell: Cell, start: int) -> tuple[Hit, How] | None:
    if start <= cell.start:
        return None
    first, last = scan.sentence_at(start - 1)
    hits = governors(scan, first, last)
    if not hits:
        return None
    moved = any(
        h.cue.kind == "moved_to"
        for h in scan.cues("modifiers", start, scan.sentence_at(start)[1])
    )
    if scan.days_in(hits[-1].end, last) and not moved:
        return None
    return hits[-1], How.CELL


def _is_foreign_label(scan: Scan, row: Row, place: int, column: int) -> bool:
    """Whether a cell to the left is a label of its own, after another date."""
    side = row.cells[place]
    if not own_words(scan, side.start, side.end):
        return False
    if scan.days_in(side.start, side.end):
        return False
    earlier = scan.days_in(row.start, side.start)
    return bool(earlier) and column - place == 1


def _column_head(scan: Scan, row: Row, column: int) -> Hit | None:
    """The meeting word in the head of a table's column."""
    if row.table is None or len(row.cells) < 2:
        return None
    rows = scan.sheet.rows
    for number in range(row.number - 1, max(row.number - 60, -1), -1):
        above = rows[number]
        if above.table != row.table:
            return None
        if len(above.cells) != len(row.cells):
            continue
        head = above.cells[column]
        if scan.days_in(above.start, above.end):
            continue
        if len(row.cells) == 2 and governors(scan, above.start, above.cells[0].end):
            continue
        if above.cells[0].end > above.cells[0].start and _is_pair(scan, above, column):
            continue
        hits = governors(scan, head.start, head.end)
        if hits and head.end - head.start <= _LABEL_LENGTH:
            return hits[-1]
        if hits:
            return None
    return None


def _is_pair(scan: Scan, row: Row, column: int) -> bool:
    """Whether a row above is a label with its value, not the head of columns."""
    label = (
        scan.sheet.cell_text(row.cells[column - 1]).strip().lower() if column else ""
    )
    return bool(
        re.match(r"(?:type|kind|nature|status|name|title) of\b|.{1,60}:$", label)
    )


def _above(scan: Scan, row: Row) -> Hit | None:
    """The word in a line or heading above that goes on governing."""
    rows = scan.sheet.rows
    for number in range(row.number - 1, max(row.number - 1 - _ROWS_UP, -1), -1):
        above = rows[number]
        if above.part is not row.part or above.source != row.source:
            return None
        hits = governors(scan, above.start, above.end)
        words = scan.sheet.words(above).strip()
        personal = all(h.cue.kind in ("birth", "delivery") for h in hits)
        if hits and personal and len(words) <= _LABEL_LENGTH:
            continue
        if hits:
            if scan.days_in(hits[-1].start, above.end):
                return None
            if above.heading or len(words) <= _LABEL_LENGTH or _open(words):
                return hits[-1]
            return None
        if len(words) > _LABEL_LENGTH:
            return None
        if above.heading and own_words(scan, above.start, above.end):
            return None
    return None


def _open(words: str) -> bool:
    return words[-1:] not in ".;!?"


def is_day(mention: DateMention) -> bool:
    """Whether a mention is of one possible day."""
    return mention.shape is Shape.DAY
