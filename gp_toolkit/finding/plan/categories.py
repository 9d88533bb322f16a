"""Categories of harm, for all the children and by child."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gp_toolkit.finding.paper.history import is_chronology
from gp_toolkit.finding.people.child_places import ChildPlaces
from gp_toolkit.finding.people.names import People, named_in
from gp_toolkit.finding.plan.plan_values import (
    plan_values,
    rows_with_values,
    values_beside_names,
)
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Cell, Row
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.family import Category, PlanStatus

_OPEN = Wording(
    r"\b(?:{categories/settled}|(?P<open>{categories/open}|(?-i:may)|in (?:19|20)\d\d))\b"
)

_DECIDED = Wording(r"(?<!if )(?<!not )\b{categories/decided}\b")


_STATED = Wording(r"\W*{categories/stated}\s?:")
_WHETHER = Wording(r"\b{categories/whether}\b")


def is_open(scan: Scan, before: str) -> bool:
    """Whether the words that lead up to a decision leave it open.

    What stands before "decided" or "agreed" was the talk that led there.
    """
    if scan.words[_STATED].match(before):
        return bool(scan.words[_WHETHER].search(before))
    said = list(scan.words[_DECIDED].finditer(before))
    rest = before[said[-1].end() :] if said else before
    return any(match["open"] for match in scan.words[_OPEN].finditer(rest))


_BOX = re.compile(r"[\u2610-\u2612\u25a0\u25a1\u2713\u2714]|\[\s{0,2}[xX\u2713]?\s?\]")
_EMPTY = re.compile(r"[\u2610\u25a1]|\[\s{0,3}\]")
_OPTION_LENGTH = 60


def is_unticked(scan: Scan, place: int) -> bool:
    """Whether words at a place belong to a box that is not ticked.

    `☒ Plan continues ☐ Plan ended – child in need`: where the line begins with a box,
    each box is of the words up to the next; else only of those right after it.
    """
    text, cell = scan.sheet.text, scan.cell_at(place)
    if (after := _box_after(text, cell, place)) is not None:
        return after
    line = text[max(cell.start, text.rfind("\n", 0, place) + 1) : place]
    boxes = list(_BOX.finditer(line))
    if not boxes or not _EMPTY.fullmatch(boxes[-1].group()):
        return False
    between = line[boxes[-1].end() :]
    leads = not re.search(r"[^\W\d_]{3,}", line[: boxes[0].start()].split(":")[-1])
    return not between.strip() or (leads and len(between) <= _OPTION_LENGTH)


def _box_after(text: str, cell: Cell, place: int) -> bool | None:
    """Of a line whose boxes follow their words, `CP plan ☒  NFA ☐`, whether it is empty.

    None for a line that is not written so: it begins with a box, or does not end in one.
    """
    begin = max(cell.start, text.rfind("\n", cell.start, place) + 1)
    end = text.find("\n", place, cell.end)
    line = text[begin : cell.end if end < 0 else end].strip()
    boxes = list(_BOX.finditer(line))
    if not boxes or boxes[-1].end() != len(line) or not boxes[0].start():
        return None
    following = _BOX.search(text, place, cell.end)
    return following is not None and bool(_EMPTY.fullmatch(following.group()))


_NEXT_SENTENCE = re.compile(r"\s?\w{0,12}\s?\.\s*")

_SHORT_SENTENCE = 60

_FAR = 160
_MARKS = re.compile("[\u2610\u2611\u2612\u25a1]")
_FOR_WHOM = re.compile(r"\s?(?:\([^()\n]{1,60}\)|(?:for|in)\s[A-Z][^,.;:()\n]{1,40})")
_NOT_THIS = Wording(r"\b{categories/not-this}\s(?:{categories/before-name}\s)*$")
_NOT_USED = Wording(r"\s{categories/not-used}\b")
_FROM = re.compile(r"\bfrom\s(?:the category of\s)?$", re.IGNORECASE)
_OPENS = re.compile(r"\s?[(,:–\-]|[^.;()\n]{0,40}\(")
_CLAUSE = Wording(
    r"(?:^|[;,.:\n]\s{0,3})(?P<name>[A-Z][\w'\- ]{1,40}?)\s?(?:[:–\-]|under|for)\s?"
    r"(?:{categories/weighed}\s)?$"
)
_HEAD_ROWS = 30
_HEAD = re.compile(r"\bcategor(?:y|ies)\b")
_WEAK_LABELS = "categories/weak-labels"


class _Span(NamedTuple):
    """`text[start:end]` tells categories; of whom, where that is known."""

    start: int
    end: int
    owner: tuple[str, ...]


def find_categories(
    scan: Scan, places: ChildPlaces, anchor: dt.date | None
) -> tuple[tuple[Category, ...], Mapping[str, tuple[Category, ...]]]:
    """Categories that follow a label or a plan's words, in the document's order."""
    general: dict[Category, None] = {}
    by_child: dict[str, dict[Category, None]] = {}
    for row in _telling_rows(scan, places.people):
        if row.depth or is_chronology(scan, row, anchor):
            continue
        for span in _category_spans(scan, places, row):
            for category, owner in _categories_in(scan, places, span):
                if not owner:
                    general[category] = None
                for name in owner:
                    by_child.setdefault(name, {})[category] = None
    return tuple(general), {name: tuple(kinds) for name, kinds in by_child.items()}


def _telling_rows(scan: Scan, people: People) -> Iterator[Row]:
    """The rows in which a category can be told, by a label, a plan or a column's head."""
    rows = scan.sheet.rows
    if not scan.hits.get("categories"):
        return
    below = {
        row.number
        for head in scan.rows_holding("categor")
        for row in rows[head.number + 1 : head.number + _HEAD_ROWS]
    }
    told = scan.rows_of("categories") | scan.rows_of("outcomes")
    for number in sorted(told | rows_with_values(scan, people) | below):
        yield rows[number]


def _categories_in(
    scan: Scan, places: ChildPlaces, span: _Span
) -> Iterator[tuple[Category, tuple[str, ...]]]:
    """Each category of a stretch with the children it is for."""
    text, people = scan.sheet.text, places.people
    owner = span.owner
    if not owner:
        owner = places.at(scan, scan.sheet.row_at(span.start), span.start)
    place = span.start
    for hit in scan.cues("categories", span.start, span.end):
        if hit.cue.kind == "label":
            continue
        owner = named_in(text[place : hit.start], people) or owner
        place = hit.end
        if _is_unmarked(scan, hit) or _is_denied(scan, hit, span):
            continue
        own: tuple[str, ...] = ()
        if after := _FOR_WHOM.match(text, hit.end, span.end):
            own = named_in(after.group(), people)
            place = after.end() if own else place
        yield Category(hit.cue.kind), own or owner


def _is_denied(scan: Scan, hit: Hit, span: _Span) -> bool:
    """`instead of neglect`, `from neglect to …`, `physical abuse was considered`."""
    text = scan.sheet.text
    before = text[max(span.start, hit.start - 40) : hit.start]
    after = text[hit.end : min(span.end, hit.end + 60)]
    if scan.words[_NOT_THIS].search(before) or scan.words[_NOT_USED].match(after):
        return True
    return bool(_FROM.search(before) and re.match(r"\s(?:abuse\s)?to\b", after))


def _is_unmarked(scan: Scan, hit: Hit) -> bool:
    text = scan.sheet.text
    before, after = text[max(hit.start - 4, 0) : hit.start], text[hit.end : hit.end + 6]
    if is_unticked(scan, hit.start):
        return True
    if _MARKS.search(before):
        return False
    return bool(re.match(r"\s?:?\s?(?:no\b|n/a|\u2610)", after, re.IGNORECASE))


def _category_spans(scan: Scan, places: ChildPlaces, row: Row) -> Iterator[_Span]:
    yield from _after_labels(scan, places, row)
    yield from _after_plan_words(scan, places, row)
    values = (
        *plan_values(scan, row),
        *values_beside_names(scan, row, places.people),
    )
    for plan, _, start, end in values:
        if plan is PlanStatus.CHILD_PROTECTION:
            owner = named_in(scan.sheet.text[row.start : end], places.people)
            yield _Span(start, end, places.at(scan, row, end - 1) or owner)
    yield from _table_categories(scan, places, row)


def _after_labels(scan: Scan, places: ChildPlaces, row: Row) -> Iterator[_Span]:
    text = scan.sheet.text
    for number, cell in enumerate(row.cells):
        for label in scan.cues("categories", cell.start, cell.end):
            if label.cue.kind != "label":
                continue
            said = text[label.start : label.end].lower()
            first, _ = scan.sentence_at(label.start)
            if said in scan.words.forms(_WEAK_LABELS) and not _plan_words(
                scan, first, label.start
            ):
                continue
            if not is_open(scan, text[first : label.start]):
                yield from _after_label(scan, places, row, number, label)


def _after_label(
    scan: Scan, places: ChildPlaces, row: Row, number: int, label: Hit
) -> Iterator[_Span]:
    """What a label's value is: the rest of its sentence, cells beside, a row below."""
    text = scan.sheet.text
    first, last = scan.sentence_at(label.start)
    owner = named_in(text[first : label.start], places.people) or _beside(
        scan, places, row, label.start
    )
    if _MARKS.search(text, label.end, row.end):
        yield _Span(label.end, row.end, owner)
    elif re.search(r"[^\W_]", text[label.end : row.cells[number].end]):
        yield _Span(label.end, last, owner)
    elif number + 1 < len(row.cells):
        for value in row.cells[number + 1 :]:
            own = owner or places.at(scan, row, value.start)
            yield _Span(value.start, value.end, own)
    elif below := _below(scan, row):
        yield _Span(below.start, below.end, owner)


def _after_plan_words(scan: Scan, places: ChildPlaces, row: Row) -> Iterator[_Span]:
    """`Child Protection Plan (Neglect)`, `plan to continue - emotional abuse`."""
    text, people = scan.sheet.text, places.people
    for hit in scan.cues("outcomes", row.start, row.end):
        if hit.cue.kind not in ("made", "continues", "value"):
            continue
        first, last = scan.sentence_at(hit.start)
        if is_open(scan, text[first : hit.start]):
            continue
        owner = named_in(text[first : hit.start], people) or _beside(
            scan, places, row, hit.start
        )
        if hit.cue.kind != "value":
            yield _Span(hit.start, min(last, hit.end + _FAR), owner)
            yield from _named_after(scan, places, hit.end, row.end)
        elif _OPENS.match(text, hit.end, last):
            yield _Span(hit.end, min(last, hit.end + 80), owner)
        if _NEXT_SENTENCE.fullmatch(text[hit.end : last]) and last < row.end:
            following = scan.sentence_at(last)
            if following[1] - following[0] <= _SHORT_SENTENCE:
                yield _Span(*following, named_in(text[row.start : hit.start], people))


def _beside(scan: Scan, places: ChildPlaces, row: Row, place: int) -> tuple[str, ...]:
    """The children named in the first cell of a row before a place that names any."""
    for cell in row.cells:
        if cell.end <= place and (
            names := named_in(scan.sheet.cell_text(cell), places.people)
        ):
            return names
    return ()


def _named_after(
    scan: Scan, places: ChildPlaces, start: int, end: int
) -> Iterator[_Span]:
    """`…; Eimear - Potential Physical Abuse; Padraig - Potential Neglect`."""
    text = scan.sheet.text
    for hit in scan.cues("categories", start, end):
        if hit.cue.kind == "label":
            continue
        lead = text[max(start, hit.start - 60) : hit.start]
        clause = scan.words[_CLAUSE].search(lead)
        if clause and (owner := named_in(clause["name"], places.people)):
            yield _Span(hit.start, hit.end, owner)


def _plan_words(scan: Scan, start: int, end: int) -> bool:
    return any(
        h.cue.kind in ("made", "continues") for h in scan.cues("outcomes", start, end)
    )


def _below(scan: Scan, row: Row) -> Row | None:
    rows = scan.sheet.rows
    return rows[row.number + 1] if row.number + 1 < len(rows) else None


def _table_categories(scan: Scan, places: ChildPlaces, row: Row) -> Iterator[_Span]:
    """A column headed "Category", one child a row."""
    if len(row.cells) < (2 if row.table is not None else 3):
        return
    rows = scan.sheet.rows
    above = range(row.number - 1, max(row.number - _HEAD_ROWS, -1), -1)
    if scan.rows_with("categor").isdisjoint(above):
        return
    for number in above:
        head = rows[number]
        if head.table != row.table or len(head.cells) < 2:
            return
        if len(head.cells) != len(row.cells):
            continue
        for column, cell in enumerate(head.cells):
            words = scan.sheet.cell_text(cell).lower()
            if _HEAD.search(words) and len(words) <= 60:
                value = row.cells[column]
                owner = named_in(scan.sheet.words(row), places.people)
                yield _Span(value.start, value.end, owner)
                return
