"""Which word a date belongs to.

A date is bound to the nearest meeting word before it in its sentence; failing that to
the one after it, the label to its left, the head of its column, or the line or
heading above. A label that is not known keeps its date to itself.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gp_toolkit.finding.dates.forms import DateMention, Shape
from gp_toolkit.finding.paper.asides import is_aside, is_birth_in_brackets
from gp_toolkit.finding.paper.back_references import (
    REFERS_BACK,
    as_it_is,
    conferences,
    earlier_row,
    earlier_sentence,
    for_it,
    refers_back,
)
from gp_toolkit.finding.paper.column_heads import column_head
from gp_toolkit.finding.paper.governors import Found, How, governors, is_place, is_when
from gp_toolkit.finding.paper.own_words import is_label, is_names, own_words
from gp_toolkit.finding.paper.under_headings import under_heading
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Cell, Row
from gp_toolkit.finding.wording.vocabulary import Hit
from gp_toolkit.model.document import Part

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_HELD = re.compile(r"\s*[Hh]eld\s?[: ]")
_TICKS = re.compile(r"[\u2610-\u2612\u25a0\u25a1]|\[\s{0,2}[xX\u2713]?\s?\]")
_ANSWER = re.compile(
    rf"(?:.|\n)*(?:\n|{_TICKS.pattern})\s*(?:other\b\s?[:–\-]?)?", re.IGNORECASE
)
_GOES_ON = re.compile(r",?\s(?:and|but|so)\s(?!\d)")
_NO_MEETINGS = ("birth", "delivery", "noise", "issued")
_ROWS_UP = 6
_LABEL_LENGTH = 100
_FAR = 600
_SENTENCE_LENGTH = 40


class Bound(NamedTuple):
    """A date mention with the word that governs it. Long papers have hundreds.

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


def rebind(scan: Scan, bounds: Sequence[Bound]) -> tuple[Bound, ...]:
    """The same, with the dates of a scan that has been anchored since."""
    return tuple(
        bound if bound.mention is mention else bound._replace(mention=mention)
        for bound, mention in zip(bounds, scan.dates, strict=True)
    )


def bind(scan: Scan, mention: DateMention) -> Bound:
    """Find the word that governs a date."""
    row = scan.sheet.row_at(mention.start)
    column = scan.sheet.column_at(row, mention.start)
    start, end = scan.sentence_at(mention.start)
    end = max(end, mention.end)
    found = _within(scan, mention, start, end)
    if found is None:
        found = _beyond(scan, mention, row, column, start)
    elif found[1] is How.AFTER and not own_words(
        scan, max(row.cells[column].start, mention.start - 200), mention.start
    ):
        beside = _beside(scan, mention, row, column)
        found = beside if beside and beside[1] is How.LEFT else found
    found = under_heading(scan, mention, row, column, found) or found
    if found and found[1] is How.AFTER and refers_back(scan, start):
        found = earlier_sentence(scan, row.cells[column], start) or found
    if is_birth_in_brackets(scan, mention):
        found = None
    governor, how = found or (None, None)
    return Bound(
        mention=mention, governor=governor, how=how, start=start, end=end, row=row
    )


def _within(scan: Scan, mention: DateMention, start: int, end: int) -> Found:
    found = governors(scan, start, end)
    before = [h for h in found if h.start < mention.start and h.end < mention.end]
    after = [h for h in found if h.start >= mention.end and not is_place(scan, h)]
    if before and not _date_first(scan, start, end, found):
        return _best_before(scan, before, mention), How.SENTENCE
    near = bool(after) and after[0].start - mention.end <= 120
    near = near and not _ends_a_clause(scan, mention, start, after[0])
    if near and not scan.days_in(mention.end, after[0].start):
        return after[0], How.AFTER
    if before:
        return before[-1], How.SENTENCE
    return None


def _ends_a_clause(scan: Scan, mention: DateMention, start: int, after: Hit) -> bool:
    """`Bristol told us on 25 September and we have agreed to hold a conference`."""
    if after.cue.kind in ("report", *_NO_MEETINGS):
        return False
    goes_on = _GOES_ON.match(scan.sheet.text, mention.end)
    return goes_on is not None and own_words(scan, start, mention.start)


def _in_brackets(scan: Scan, hit: Hit, mention: DateMention) -> bool:
    """`(set at ICPC on 28 July 2026): 20 October 2026`: an aside closed before it."""
    between = scan.sheet.text[hit.end : mention.start]
    closed = between.find(")")
    return closed >= 0 and "(" not in between[:closed] and len(between) <= 120


def _best_before(scan: Scan, before: list[Hit], mention: DateMention) -> Hit:
    """The nearest; but a weak word, or "held on", yields to the one before it."""
    outside = [h for h in before if not _in_brackets(scan, h, mention)]
    before = outside or before
    while len(before) > 1 and before[-1].cue.kind in ("birth", "delivery"):
        if not scan.days_in(before[-1].end, mention.start):
            break
        before = before[:-1]
    nearest = before[-1]
    said = scan.sheet.text[nearest.start : nearest.end].lower()
    yields = nearest.cue.kind == "bare_meeting" or said in scan.words.forms(
        "claims/held-on"
    )
    if not yields or len(before) < 2:
        return nearest
    firm = before[-2]
    if firm.cue.kind in ("report", "issued", "noise", "past"):
        return nearest
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
) -> Found:
    """Beyond the sentence: the label to the left, the column's head, the line above."""
    if _HELD.match(scan.sheet.text, row.cells[column].start):
        return None
    start = _answer_starts(scan, row, column, start, mention)
    own = own_words(scan, start, mention.start)
    if own and (listed := _listed_before(scan, row, start, mention)):
        return listed, How.CELL
    again = not own or REFERS_BACK.match(scan.sheet.text, start)
    if again and (found := earlier_sentence(scan, row.cells[column], start)):
        return found
    if own and (found := _told_of_it(scan, mention, row.cells[column], start)):
        return found
    head = column_head(scan, row, column)
    beside = None if own else _beside(scan, mention, row, column)
    right = beside is not None and beside[1] is How.RIGHT
    if head and (beside is None or right or _head_is_surer(head, beside[0])):
        return head, How.COLUMN
    if beside is not None:
        return beside
    if row.part is Part.EMAIL_HEADER or _is_labelled(scan, row, column):
        return None
    begin = row.cells[column].start
    if own and not is_label(scan, begin, mention.start):
        return None
    above = _above(scan, row)
    if above is None or (own and not _heads_labels(scan, above, begin, mention)):
        return None
    return above, How.ABOVE


def _answer_starts(
    scan: Scan, row: Row, column: int, start: int, mention: DateMention
) -> int:
    """Beside a label: `☐ 3 months ☒ other: 21.10.26`, each box or line an answer."""
    text = scan.sheet.text
    begin = max(row.cells[column].start, mention.start - _FAR)
    if not column or not _TICKS.search(text, begin, mention.start):
        return start
    answer = _ANSWER.match(text, begin, mention.start)
    return max(start, answer.end()) if answer else start


def _listed_before(
    scan: Scan, row: Row, start: int, mention: DateMention
) -> Hit | None:
    """`Next meetings Standing Committee 4 January. PCC: 20 January`: of the second."""
    if not is_label(scan, start, mention.start):
        return None
    return next(
        (
            hit
            for hit in governors(scan, max(row.start, start - _FAR), start)
            if hit.cue.kind == "bare"
            and scan.sheet.text[hit.start : hit.end].lower().endswith("meetings")
        ),
        None,
    )


def _told_of_it(scan: Scan, mention: DateMention, cell: Cell, start: int) -> Found:
    """Of `it`, amid a sentence about what was named in the one before."""
    return as_it_is(scan, mention, cell, start) or for_it(scan, mention, cell, start)


def _heads_labels(scan: Scan, hit: Hit, begin: int, mention: DateMention) -> bool:
    """`Next review conferences:` with nothing after it, above a line for each child.

    So does `Dates of future meetings` above a line for each body that will meet.
    """
    row = scan.sheet.row_at(hit.start)
    if _LETTERS.search(scan.sheet.text, hit.end, row.end):
        return False
    said = scan.sheet.text[hit.start : hit.end].lower()
    if hit.cue.kind == "bare" and said.endswith("meetings"):
        return True
    named = hit.cue.kind in ("next", "conference")
    return named and is_names(scan, begin, mention.start)


def _head_is_surer(head: Hit, label: Hit) -> bool:
    """A column headed "Next conference" beats a row's weak or unrelated word."""
    return head.cue.kind in ("next", "core_group") and label.cue.weight == 0


def _is_labelled(scan: Scan, row: Row, column: int) -> bool:
    if column and scan.sheet.cell_text(row.cells[column - 1]).strip(" :") == "Held":
        return True
    return any(own_words(scan, c.start, c.end) for c in row.cells[:column])


def _beside(scan: Scan, mention: DateMention, row: Row, column: int) -> Found:
    """The meeting word in a cell of the same row: to the left, else to the right."""
    for place in range(column - 1, -1, -1):
        side = row.cells[place]
        hits = governors(scan, side.start, side.end)
        if hits and place and _is_value(scan, row, side):
            continue
        if hits:
            return hits[-1], How.LEFT
        if _is_foreign_label(scan, row, place, column):
            return None
    for number, side in enumerate(row.cells[column + 1 :], column + 1):
        hits = governors(scan, side.start, side.end)
        if hits and _has_own_day(scan, row, number, column):
            return None
        if hits:
            between = scan.days_in(mention.end, hits[0].start)
            return None if between else (hits[0], How.RIGHT)
    return None


def _has_own_day(scan: Scan, row: Row, number: int, column: int) -> bool:
    """Of `Date due | 13 Feb | Meeting date | 12 Feb`: the second label has its own."""
    pairs = number == column + 1 and number + 1 < len(row.cells) and column > 0
    if not pairs:
        return False
    left, value = row.cells[column - 1], row.cells[number + 1]
    labelled = _LETTERS.search(scan.sheet.text, left.start, left.end)
    return bool(labelled) and bool(scan.days_in(value.start, value.end))


def _is_value(scan: Scan, row: Row, side: Cell) -> bool:
    """Of `Next review | none (CIN 16/11/2026) | 11/01/2027` the cell in between."""
    wide = row.table is not None and len(row.cells) > 2
    return wide and bool(scan.days_in(side.start, side.end))


def _is_foreign_label(scan: Scan, row: Row, place: int, column: int) -> bool:
    """Whether a cell to the left is a label of its own, after another date."""
    side = row.cells[place]
    if column - place != 1 or not scan.days_in(row.start, side.start):
        return False
    if scan.days_in(side.start, side.end):
        return False
    return own_words(scan, side.start, side.end)


def _above(scan: Scan, row: Row) -> Hit | None:
    """The word in a line or heading above that goes on governing."""
    rows = scan.sheet.rows
    for number in range(row.number - 1, max(row.number - 1 - _ROWS_UP, -1), -1):
        above = rows[number]
        if above.part is not row.part or above.source != row.source:
            return None
        hits = governors(scan, above.start, above.end)
        hits = [h for h in hits if not (is_place(scan, h) or is_when(scan, h))]
        if hits and _is_listed_by_day(scan, above):
            return None
        words = scan.sheet.words(above).strip()
        if not hits and (again := earlier_row(scan, above.start)):
            return again[0]
        personal = all(h.cue.kind in ("birth", "delivery") for h in hits)
        if hits and personal and len(words) <= _LABEL_LENGTH:
            continue
        if hits:
            days = scan.days_in(hits[-1].start, above.end)
            if any(not _is_by_the_way(scan, mention) for mention in days):
                return None
            return _governs_below(scan, above, hits)
        if len(words) > _LABEL_LENGTH:
            return None
        if above.heading and own_words(scan, above.start, above.end):
            return None
    return None


def _is_listed_by_day(scan: Scan, row: Row) -> bool:
    """`28 October 2026 | First review conference | both`: no head of the row below."""
    first = row.cells[0]
    return len(row.cells) > 1 and bool(scan.days_in(first.start, first.end))


def _is_by_the_way(scan: Scan, mention: DateMention) -> bool:
    """`a conference on Ella Frost (01/02/2018)`: no day of the conference."""
    return is_aside(scan, mention) or is_birth_in_brackets(scan, mention)


def _governs_below(scan: Scan, row: Row, hits: list[Hit]) -> Hit | None:
    """The word of a heading or line that governs; of a whole sentence its conference."""
    words = scan.sheet.words(row).strip()
    if not row.heading and not _open(words) and len(words) > _SENTENCE_LENGTH:
        hits = conferences(scan, hits)[:1] or hits
    if row.heading or len(words) <= _LABEL_LENGTH or _open(words):
        return hits[-1]
    return None


def _open(words: str) -> bool:
    return words[-1:] not in ".;!?"


def is_bare_label(scan: Scan, governor: Hit) -> bool:
    """Whether a lone "review" opens its line or cell: a label, not a passing word."""
    row = scan.sheet.row_at(governor.start)
    cell = row.cells[scan.sheet.column_at(row, governor.start)]
    begin = max(cell.start, scan.sentence_at(governor.start)[0])
    before = re.split(r"[\n·,;]", scan.sheet.text[begin : governor.start])[-1]
    return (
        re.fullmatch(r"[^\w]*(?:(?:the|for|date|of|\d\.?)\W+)*", before, re.IGNORECASE)
        is not None
    )


def is_day(mention: DateMention) -> bool:
    """Whether a mention is of one possible day."""
    return mention.shape is Shape.DAY
