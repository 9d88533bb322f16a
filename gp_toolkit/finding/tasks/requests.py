"""The report that is asked of the practice: by when, and where to send it.

A stated day only: "3 working days before" is a rule. A date counts where a deadline
leads up to it ("by", "no later than", "due") and a report is what is wanted.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gp_toolkit.finding.dates.forms import DateMention
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.paper.binding import Bound, is_day
from gp_toolkit.finding.paper.values import emails_in, without_emails
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.months import add_days
from gp_toolkit.finding.text.sheet import Cell, Row
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import ReportRequest

_REPORT = Wording(r"\b{reports/report}\b")
_OTHER_REPORT = Wording(
    r"\b{reports/other}\s$|\b{reports/told-of}\b"
    r"|\b{reports/handed-in}\s(?:a|an|his|her|their|the)\s$"
)
_DEADLINE = Wording(
    r"\b{reports/by}\s?[:–\-]?\s*(?:date\s?:?\s*)?(?:{reports/end-of-day}\s)?"
    r"(?:(?:at\s)?(?:\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\.?|{reports/clock})?"
    r"|{reports/time-of-day})\s(?:on\s|,\s)?)?(?:on\s)?(?:the\s)?$"
)
_TO_WHOM = Wording(r",?\s(?:to|with)\s(?:the\s)?{reports/to-whom}\b")
_AFTERWARDS = Wording(r",?\s{reports/at-latest}")
_LABEL = Wording(
    r"\W*(?:{reports/whose}\s)*reports?(?:\s(?:is|are|to be))?"
    r"(?:\s{reports/label})*\W*"
)
_LABEL_DUE = Wording(r"\b{reports/due}\b")
_FAMILY = Wording(r"\b{reports/family}\b")
_OUTGOING = Wording(r"\b{reports/outgoing}\b")
_THEIRS = Wording(r"\b{reports/theirs}\s$")
_IT_BACK = Wording(r"\b{reports/it-back}\b")
_SEND = Wording(r"\b{reports/send}\b")
_SEND_BACK = Wording(r"\b{reports/send-back}\b")
_SEND_LABEL = Wording(r"\W*(?:please\s)?{reports/send-to}\b")
_FAR = 170
_CLOSE = 24
_FOLLOWS = 2
_FARTHEST = 250
_LABEL_LENGTH = 60
_LONGEST_ROW = 2500
_UNSEEN = (Part.EMAIL_HEADER, Part.FOOTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A day that a report is wanted by, and the stretch that says so."""

    date: dt.date
    mention: DateMention
    start: int
    end: int
    doubtful: bool


def find_report_request(context: Context, bounds: Sequence[Bound]) -> ReportRequest:
    """A stated day for the report and where to send it; a rule is not a day."""
    scan = context.scan
    if not context.nature.child_protection:
        return ReportRequest()
    after = context.anchor.date or context.issued or dt.date.min
    last = add_days(context.today, _FARTHEST)
    asked = [
        a
        for a in _asked(scan)
        if a.date > after and not (a.mention.year_inferred and a.date > last)
    ]
    asked = [a for a in asked if not a.doubtful] or asked
    if not asked:
        asked = [a for a in _asks_for_it(scan) if a.date > after]
    if not asked:
        asked = [a for a in _bound_to_reports(bounds) if a.date > after]
    send_to = tuple(_send_to(scan))
    if asked and not send_to:
        row = scan.sheet.row_at(asked[0].mention.start)
        line = scan.sheet.text[asked[0].start : asked[0].end]
        send_to = emails_in(scan.sheet.words(row) if row.table else line)
    if not asked:
        return ReportRequest(send_to=send_to)
    first = min(asked, key=lambda a: a.date)
    return ReportRequest(
        due=first.date, due_time=_cut_off(scan, first), send_to=send_to
    )


def is_report_day(scan: Scan, bound: Bound) -> bool:
    """Whether a date is the day for the report: by its word, or by "reports … by"."""
    if bound.kind == "report":
        return True
    row = bound.row
    if row.end - row.start > _LONGEST_ROW:
        return False
    return any(a.mention.start == bound.mention.start for a in _asked_in(scan, row))


def _bound_to_reports(bounds: Sequence[Bound]) -> Iterator[_Asked]:
    """Days that a word such as "Please return by" governs."""
    for bound in bounds:
        day = bound.mention.date
        if bound.kind != "report" or day is None or bound.row.depth:
            continue
        if is_day(bound.mention):
            yield _Asked(
                date=day,
                mention=bound.mention,
                start=bound.start,
                end=bound.end,
                doubtful=True,
            )


def _asked(scan: Scan) -> Iterator[_Asked]:
    for number in sorted(scan.dated_rows):
        row = scan.sheet.rows[number]
        if not row.depth and row.part not in _UNSEEN:
            yield from _asked_in(scan, row)


def _asked_in(scan: Scan, row: Row) -> Iterator[_Asked]:
    yield from _in_columns(scan, row)
    if not scan.may_say(row, "reports/report"):
        return
    by_a_day = row.number in scan.once(_rows_with_deadlines)
    if not by_a_day and len(row.cells) < 2:
        return
    if scan.words[_REPORT].search(scan.sheet.text, row.start, row.end):
        yield from _in_sentences(scan, row) if by_a_day else ()
        yield from _beside_label(scan, row)


def _rows_with_deadlines(scan: Scan) -> frozenset[int]:
    """The numbers of the rows in which something may be wanted by a day."""
    text, late = scan.sheet.text, scan.words[_AFTERWARDS]
    ends = (mention.end for mention in scan.dates)
    latest = (end for end in ends if late.match(text, end, end + _CLOSE))
    before = scan.rows_saying("reports/by") & scan.dated_rows
    return before.union(scan.sheet.row_at(end - 1).number for end in latest)


def _days(scan: Scan, start: int, end: int) -> Iterator[tuple[DateMention, dt.date]]:
    for mention in scan.days_in(start, end):
        if is_day(mention) and mention.date is not None:
            yield mention, mention.date


def _in_sentences(scan: Scan, row: Row) -> Iterator[_Asked]:
    """`Reports to us please by 29 June`; the day may be in the sentence after."""
    text = scan.sheet.text
    for match in scan.words[_REPORT].finditer(text, row.start, row.end):
        lead = text[max(row.start, match.start() - 40) : match.start()]
        if scan.words[_OTHER_REPORT].search(
            lead + text[match.start() : match.end() + 14]
        ):
            continue
        first, last = scan.sentence_at(match.start())
        for _ in range(2):
            if last < row.end and last - match.end() < _FAR:
                told = _days(scan, match.start(), last)
                if any(_is_deadline(scan, first, mention) for mention, _ in told):
                    break
                last = scan.sentence_at(last)[1]
        theirs = bool(scan.words[_THEIRS].search(lead))
        for mention, day in _days(scan, first, min(last, match.end() + _FAR)):
            if not _is_deadline(scan, first, mention):
                continue
            whole = text[min(match.start(), mention.start) : mention.end]
            if scan.words[_OUTGOING].search(whole):
                continue
            yield _Asked(
                date=day,
                mention=mention,
                start=first,
                end=last,
                doubtful=theirs or bool(scan.words[_FAMILY].search(whole)),
            )


def _is_deadline(scan: Scan, first: int, mention: DateMention) -> bool:
    """Whether the words before or after a day make it the last for something."""
    text = scan.sheet.text
    before = text[max(first, mention.start - 45) : mention.start]
    late = scan.words[_AFTERWARDS].match(text, mention.end, mention.end + _CLOSE)
    return bool(scan.words[_DEADLINE].search(before) or late)


def _asks_for_it(scan: Scan) -> Iterator[_Asked]:
    """`We need it back here by 27 October`, in a paper that asks for a report."""
    spoken_of = min(scan.rows_with("report"), default=len(scan.sheet.rows))
    asking = scan.rows_saying("reports/it-back") & scan.once(_rows_with_deadlines)
    for row in (scan.sheet.rows[number] for number in sorted(asking)):
        match = scan.words[_IT_BACK].search(scan.sheet.text, row.start, row.end)
        if not match or row.depth or row.part in _UNSEEN or row.number < spoken_of:
            continue
        first, last = scan.sentence_at(match.start())
        for mention, day in _days(scan, match.end(), last):
            if _is_deadline(scan, first, mention):
                yield _Asked(
                    date=day, mention=mention, start=first, end=last, doubtful=False
                )


def _beside_label(scan: Scan, row: Row) -> Iterator[_Asked]:
    """`Reports due | Friday 4 December, noon`; `Your report: by noon on …`."""
    for number, cell in enumerate(row.cells):
        said = without_emails(scan.sheet.cell_text(cell))
        if number + 1 >= len(row.cells) or len(said) > _LABEL_LENGTH:
            continue
        if not scan.words[_LABEL].fullmatch(said):
            continue
        for mention, day in _days(scan, row.cells[number + 1].start, row.end):
            value = scan.cell_at(mention.start)
            before = scan.sheet.text[value.start : mention.start]
            if not (
                scan.words[_LABEL_DUE].search(said)
                or scan.words[_DEADLINE].search(before)
                or scan.words[_TO_WHOM].match(scan.sheet.text, mention.end)
            ):
                continue
            yield _Asked(
                date=day,
                mention=mention,
                start=value.start,
                end=value.end,
                doubtful=bool(scan.words[_FAMILY].search(said)),
            )
            break


def _in_columns(scan: Scan, row: Row) -> Iterator[_Asked]:
    """A column headed "Report by"."""
    head = _head(scan, row)
    if head is None:
        return
    for cell, value in zip(head.cells, row.cells, strict=True):
        said = scan.sheet.cell_text(cell)
        if not (
            scan.words[_LABEL].fullmatch(said) and scan.words[_LABEL_DUE].search(said)
        ):
            continue
        for mention, day in _days(scan, value.start, value.end):
            yield _Asked(
                date=day,
                mention=mention,
                start=value.start,
                end=value.end,
                doubtful=False,
            )


def _head(scan: Scan, row: Row) -> Row | None:
    """The first row of a table, if it is another that may ask for a report."""
    rows, number = scan.sheet.rows, row.number
    lowest = max(number - 12, 0)
    if len(row.cells) < 3 or scan.rows_with("report").isdisjoint(range(lowest, number)):
        return None
    while number > lowest and len(rows[number - 1].cells) == len(row.cells):
        number -= 1
    head = rows[number]
    if number not in scan.rows_with("report"):
        return None
    return head if head is not row and head.table == row.table else None


def _cut_off(scan: Scan, asked: _Asked) -> dt.time | None:
    """The time of day that goes with the day: before it or right after."""
    near = [
        t
        for t in scan.times_in(max(asked.start, asked.mention.start - 60), asked.end)
        if -30 <= asked.mention.start - t.end <= 40
        or 0 <= t.start - asked.mention.end <= 20
    ]
    return near[0].time if near else None


def _send_to(scan: Scan) -> Iterator[str]:
    """Addresses in a cell that speaks of the report, beside it, or just after it."""
    seen: set[str] = set()
    for row in scan.rows_holding("@"):
        if row.depth or row.part in _UNSEEN:
            continue
        speaks = _speaking_cells(scan, row)
        follows = (
            len(row.cells) <= 2 and _follows(scan, row) and _is_asked_above(scan, row)
        )
        for number, cell in enumerate(row.cells):
            told = number in speaks or follows
            told = told or (
                number - 1 in speaks and _is_label(scan, row.cells[number - 1])
            )
            for address in emails_in(scan.sheet.cell_text(cell)) if told else ():
                if address.lower() not in seen:
                    seen.add(address.lower())
                    yield address


def _is_asked_above(scan: Scan, row: Row) -> bool:
    """Whether one of the rows just before speaks of the report."""
    above = scan.sheet.rows[max(row.number - _FOLLOWS, 0) : row.number]
    return any(
        _speaking_cells(scan, one)
        for one in above
        if not one.depth and one.part not in _UNSEEN
    )


def _speaking_cells(scan: Scan, row: Row) -> list[int]:
    """The numbers of the cells that ask for the report to be sent."""
    if not scan.may_say(row, "reports/report"):
        return []
    return [number for number, cell in enumerate(row.cells) if _speaks(scan, cell)]


def _speaks(scan: Scan, cell: Cell) -> bool:
    words = scan.sheet.cell_text(cell)
    return bool(scan.words[_REPORT].search(words)) and (
        bool(scan.words[_SEND].search(words)) or _is_label(scan, cell)
    )


def _is_label(scan: Scan, cell: Cell) -> bool:
    said = without_emails(scan.sheet.cell_text(cell))
    return len(said) <= _LABEL_LENGTH and bool(scan.words[_LABEL].fullmatch(said))


def _follows(scan: Scan, row: Row) -> bool:
    """`To | cp@…`, or `Send it to cp@…`, on the line after."""
    said = scan.sheet.cell_text(row.cells[0])
    if scan.words[_SEND_LABEL].match(said):
        return True
    words = scan.sheet.words(row)
    return bool(scan.words[_SEND_BACK].search(words))
