"""Everything seen in a document before any of it is given a meaning."""

import datetime as dt
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from operator import attrgetter
from typing import Any, TypeVar, cast

from gp_toolkit.finding.dates.forms import DateMention, Shape
from gp_toolkit.finding.dates.grammar import resolve, scan_dates
from gp_toolkit.finding.dates.samples import without_samples
from gp_toolkit.finding.dates.times import TimeMention, find_times
from gp_toolkit.finding.text.marks import marks_of
from gp_toolkit.finding.text.sentences import sentences
from gp_toolkit.finding.text.sheet import Cell, Row, Sheet, lay_out
from gp_toolkit.finding.wording.vocabulary import Hit, Needs, Words, find_cues
from gp_toolkit.model.document import Document, Part

_T = TypeVar("_T")
_DATES = "(dates)"
GOVERNORS = "(governors)"
"""Of the meetings, those that can govern a date."""
_MAILBOX = re.compile(r"[\w.+\-]{0,40}@")
_REFERENCE = re.compile(r"/[A-Za-z\d]{1,8}/?\d|-\d")
"""`CPR/26/0417`, `CPPM/LS/26`, `FORM CPC-7`: a reference number, no meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A sheet with its dates, times and cues.

    Attributes:
        sheet: The document laid out.
        words: The word lists that it is read with.
        dates: All date mentions, in order.
        times: All time mentions, in order.
        hits: Group → cues found, in order.
        starts: Group → where its cues begin.
        date_starts: Where the dates begin.
        time_starts: Where the times begin.
        cells: The cells of all rows, in order.
        cell_starts: Where they begin.
        main_source: The attachment that says most of a conference; empty for the
            file itself.
        titles: How many rows at most → the first of them, once asked for.
        low: The sheet's text in small letters.
        base_depth: How deep in a thread the message lies that says something.
        newer_rows: The rows of the messages above that one.
    """

    sheet: Sheet
    words: Words = field(repr=False)
    dates: tuple[DateMention, ...]
    times: tuple[TimeMention, ...]
    hits: Mapping[str, tuple[Hit, ...]] = field(repr=False)
    starts: Mapping[str, tuple[int, ...]] = field(repr=False)
    date_starts: tuple[int, ...] = field(repr=False)
    time_starts: tuple[int, ...] = field(repr=False)
    cells: tuple[Cell, ...] = field(repr=False)
    cell_starts: tuple[int, ...] = field(repr=False)
    base_depth: int = 0
    newer_rows: tuple[Row, ...] = ()
    main_source: str = ""
    low: str = field(default="", repr=False)
    titles: dict[int, tuple[Row, ...]] = field(default_factory=dict, repr=False)
    _cued: dict[object, frozenset[int]] = field(default_factory=dict, repr=False)
    _celled: dict[str, frozenset[tuple[int, int]]] = field(
        default_factory=dict, repr=False
    )
    _lettered: dict[tuple[str, ...], frozenset[int]] = field(
        default_factory=dict, repr=False
    )
    _saying: dict[str, frozenset[int]] = field(default_factory=dict, repr=False)
    _done: dict[Callable[["Scan"], Any], Any] = field(default_factory=dict, repr=False)
    _tops: list[int] = field(default_factory=list, repr=False)
    _spoken: dict[int, list[tuple[int, int]]] = field(default_factory=dict, repr=False)

    def cues(self, group: str, start: int, end: int) -> tuple[Hit, ...]:
        """The cues of a group that begin within `text[start:end]`."""
        begins = self.starts.get(group, ())
        low = bisect_left(begins, start)
        if low == len(begins) or begins[low] >= end:
            return ()  # as in most places, told by one look
        return self.hits[group][low : bisect_left(begins, end, low)]

    def dates_in(self, start: int, end: int) -> tuple[DateMention, ...]:
        """The mentions that begin within `text[start:end]`."""
        begins = self.date_starts
        low = bisect_left(begins, start)
        if low == len(begins) or begins[low] >= end:
            return ()
        return self.dates[low : bisect_left(begins, end, low)]

    def days_in(self, start: int, end: int) -> tuple[DateMention, ...]:
        """The mentions of a day or a window, intervals left out."""
        found = self.dates_in(start, end)
        if not found:
            return found
        return tuple([day for day in found if day.shape is not Shape.INTERVAL])

    def first_day(self, start: int, end: int) -> DateMention | None:
        """The first of `days_in`, without a look at the others."""
        place = bisect_left(self.date_starts, start)
        for mention in islice(self.dates, place, None):
            if mention.start >= end:
                return None
            if mention.shape is not Shape.INTERVAL:
                return mention
        return None

    def times_in(self, start: int, end: int) -> tuple[TimeMention, ...]:
        """The times that begin within `text[start:end]`."""
        low = bisect_left(self.time_starts, start)
        return self.times[low : bisect_left(self.time_starts, end)]

    def rows_of(
        self, group: str, kinds: frozenset[str] = frozenset()
    ) -> frozenset[int]:
        """The numbers of the rows that hold a cue of a group, of some kinds or any."""
        key = (group, kinds) if kinds else group
        rows = self._cued.get(key)
        if rows is None:
            hits = self.hits.get(group, ())
            found = (h.start for h in hits if not kinds or h.cue.kind in kinds)
            rows = self._cued[key] = self._rows_at(found)
        return rows

    def cells_of(self, group: str) -> frozenset[tuple[int, int]]:
        """The cells that hold a cue of a group: number of the row, and column."""
        cells = self._celled.get(group)
        if cells is None:
            found = ((self.sheet.row_at(h.start), h) for h in self.hits.get(group, ()))
            column_at = self.sheet.column_at
            cells = frozenset((row.number, column_at(row, h.start)) for row, h in found)
            self._celled[group] = cells
        return cells

    @property
    def dated_rows(self) -> frozenset[int]:
        """The numbers of the rows that hold a date."""
        rows = self._cued.get(_DATES)
        if rows is None:
            rows = self._cued[_DATES] = self._rows_at(self.date_starts)
        return rows

    def _rows_at(self, places: Iterable[int]) -> frozenset[int]:
        starts = self.sheet.row_starts
        rows = {bisect_right(starts, place) - 1 for place in places}
        if -1 in rows:  # a place before the first row counts as in it
            rows = {max(row, 0) for row in rows}
        return frozenset(rows)

    def may_say(self, row: Row, name: str) -> bool:
        """Whether a row can hold a phrase of a word list at all."""
        return row.number in self.rows_saying(name)

    def rows_that_may_say(self, name: str) -> list[Row]:
        """The rows that can hold a phrase of a word list, in order.

        To go through the document once for the letters that a rule cannot do without
        is far quicker than to try the rule on every row: most have none of them.
        """
        return [self.sheet.rows[number] for number in sorted(self.rows_saying(name))]

    def rows_saying(self, name: str) -> frozenset[int]:
        """The numbers of the rows that can hold a phrase of a word list."""
        rows = self._saying.get(name)
        if rows is None:
            each = [self._rows_with_all(needs) for needs in self.words.hint(name)]
            rows = self._saying[name] = frozenset().union(*each)
        return rows

    def _rows_with_all(self, needs: Needs) -> frozenset[int]:
        if not needs:
            return frozenset(range(len(self.sheet.rows)))
        rows = self.rows_with(*needs[0])
        for some in needs[1:]:
            if rows:  # few are left after the first, which tells most
                rows &= self.rows_with(*some)
        return rows

    def rows_holding(self, *some: str) -> list[Row]:
        """The rows that hold any of some small letters, in order."""
        return [self.sheet.rows[number] for number in sorted(self.rows_with(*some))]

    def rows_with(self, *some: str) -> frozenset[int]:
        """The numbers of the rows that hold any of some small letters."""
        rows = self._lettered.get(some)
        if rows is None:
            if len(some) > 1:
                rows = frozenset().union(*map(self.rows_with, some))
            elif some[0] in self.low:
                found = re.finditer(re.escape(some[0]), self.low)
                rows = self._rows_at(match.start() for match in found)
            else:
                rows = frozenset()
            self._lettered[some] = rows
        return rows

    def once(self, work: Callable[["Scan"], _T]) -> _T:
        """What some work makes of the text and cues of the document, done once.

        Not of its dates, whose missing years are supplied later.
        """
        if work not in self._done:
            self._done[work] = work(self)
        return cast("_T", self._done[work])

    def top_of(self, row: Row, *, up_to: int) -> Row:
        """The first row of a row's table, or the one so many rows above it."""
        if not self._tops:
            table: object = ()
            for one in self.sheet.rows:
                same = one.table == table
                self._tops.append(self._tops[-1] if same else one.number)
                table = one.table
        return self.sheet.rows[max(self._tops[row.number], row.number - up_to)]

    def sentence_at(self, place: int) -> tuple[int, int]:
        """The sentence of a cell that an offset falls in."""
        number = max(bisect_right(self.cell_starts, place) - 1, 0)
        spans = self._spoken.get(number)
        if spans is None:  # few cells are ever asked for their sentences
            cell = self.cells[number]
            spans = sentences(self.sheet.text, cell.start, cell.end)
            self._spoken[number] = spans
        if len(spans) == 1:
            return spans[0]
        return spans[max(bisect_right(spans, (place, sys.maxsize)) - 1, 0)]

    def cell_at(self, place: int) -> Cell:
        """The cell that an offset falls in."""
        row = self.sheet.row_at(place)
        return row.cells[self.sheet.column_at(row, place)]

    def anchored(self, anchor: dt.date | None, written: dt.date | None) -> "Scan":
        """The same with missing years and intervals counted from an anchor.

        `Tuesday next week` is counted from the day of writing.
        """
        dates = tuple(resolve(mention, anchor, written) for mention in self.dates)
        return replace(self, dates=dates)


def look_over(document: Document, words: Words) -> Scan:
    """See a document's dates, times and cues."""
    sheet = lay_out(document)
    marks = marks_of(sheet.text)
    if words.slips.may_be_in(marks.different):  # few papers have any
        sheet = lay_out(document, words.slips)
        marks = marks_of(sheet.text)
    dates = _whole(sheet, scan_dates(sheet.text, marks))
    dates = without_samples(sheet.text, dates, words)
    spans = [(mention.start, mention.end) for mention in dates]
    times = find_times(sheet.text, taken=spans, marks=marks)
    hits = _hits(sheet, find_cues(words, marks, frozenset(sheet.row_starts)))
    cells = tuple(chain.from_iterable(row.cells for row in sheet.rows))
    base = _base_depth(sheet, hits.get("meetings", ()))
    newer = tuple(row for row in sheet.rows if row.depth < base)
    if base:
        rows = (r._replace(depth=max(r.depth - base, 0)) for r in sheet.rows)
        sheet = replace(sheet, rows=tuple(rows))
    return Scan(
        sheet=sheet,
        words=words,
        low=marks.low,
        base_depth=base,
        newer_rows=newer,
        main_source=_main_source(sheet, hits.get("meetings", ()), dates),
        dates=dates,
        times=times,
        hits=hits,
        starts={group: _starts(found) for group, found in hits.items()},
        date_starts=_starts(dates),
        time_starts=_starts(times),
        cells=cells,
        cell_starts=_starts(cells),
    )


def _starts(found: Iterable[Hit | DateMention | TimeMention | Cell]) -> tuple[int, ...]:
    return tuple(map(attrgetter("start"), found))


def _base_depth(sheet: Sheet, hits: tuple[Hit, ...]) -> int:
    """The first message of a thread whose own words speak of a conference."""
    depths = [
        row.depth
        for hit in hits
        if hit.cue.kind in ("next", "conference", "this", "strategy", "core_group")
        and (row := sheet.row_at(hit.start)).part is not Part.EMAIL_HEADER
        and not sheet.words(row).lstrip("> ").lower().startswith("subject")
    ]
    return min(depths, default=0)


def _main_source(
    sheet: Sheet, hits: tuple[Hit, ...], dates: tuple[DateMention, ...]
) -> str:
    """Where a conference is named beside a date: the mail itself, or an attachment."""
    dated = {sheet.row_at(mention.start).number for mention in dates}
    counts: dict[str, int] = {}
    for hit in hits:
        if hit.cue.kind not in ("next", "conference", "this"):
            continue
        row = sheet.row_at(hit.start)
        if row.part is not Part.EMAIL_HEADER and row.number in dated:
            counts[row.source] = counts.get(row.source, 0) + 1
    if "" in counts or not counts:
        return ""
    return max(counts, key=lambda source: counts[source])


def _hits(sheet: Sheet, found: dict[str, list[Hit]]) -> dict[str, tuple[Hit, ...]]:
    """The cues by group, the meetings named in reference numbers left out."""
    text, meetings = sheet.text, found.get("meetings", ())
    named = [hit for hit in meetings if not _REFERENCE.match(text, hit.end)]
    governing = (h for h in named if h.cue.kind != "plain" and not _in_address(text, h))
    return {
        **{group: tuple(hits) for group, hits in found.items()},
        "meetings": tuple(named),
        GOVERNORS: tuple(governing),
    }


def _in_address(text: str, hit: Hit) -> bool:
    """`lark.conf@eskmouth.example`: part of an e-mail address."""
    return text[hit.start - 1 : hit.start] == "@" or bool(_MAILBOX.match(text, hit.end))


def _whole(sheet: Sheet, dates: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """Without those that run over the edge of a table cell or row."""
    kept = []
    for mention in dates:
        row = sheet.row_at(mention.start)
        cell = row.cells[sheet.column_at(row, mention.start)]
        if mention.end <= cell.end or (row.table is None and not row.heading):
            kept.append(mention)
    return tuple(kept)


def text_of(sheet: Sheet, row: Row) -> str:
    """A row's text without blanks at its ends."""
    return sheet.words(row).strip()
