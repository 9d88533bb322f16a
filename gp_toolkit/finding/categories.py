"""Categories of harm, for all the children and by child."""

import re
from collections.abc import Iterator, Mapping

from gp_toolkit.finding.names import People, named_in
from gp_toolkit.finding.plan_values import plan_values
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.sheet import Row
from gp_toolkit.finding.vocabulary import Hit
from gp_toolkit.model.family import Category, PlanStatus

OPEN = re.compile(
    r"\b(?:whether|if|should the|consider\w*|may|might|options?|purpose|explained that"
    r"|could|would need|wants?|wished|hoped?|views?|felt|criteria|not yet|until|unless"
    r"|threshold is|what (?:would|will)|previously|history|in (?:19|20)\d\d|ground rules"
    r"|report recommends?|is a multi|means)\b",
    re.IGNORECASE,
)

UNMARKED = re.compile(r"[\u2610\u25a1]\s*$|\[\s{0,2}\]\s*$")

_NEXT_SENTENCE = re.compile(r"\s?\w{0,12}\s?\.\s*")

_SHORT_SENTENCE = 60

_WEAK_LABELS = (
    "for",
    "due to",
    "because of",
    "plan under",
    "under",
    "confirmed",
    "potential",
    "likely",
)


def find_categories(
    scan: Scan, people: People
) -> tuple[tuple[Category, ...], Mapping[str, tuple[Category, ...]]]:
    """Categories that follow a label or a plan's words, in the document's order."""
    general: dict[Category, None] = {}
    by_child: dict[str, dict[Category, None]] = {}
    for row in scan.sheet.rows:
        if row.depth:
            continue
        for start, end, owner in _category_spans(scan, people, row):
            kinds = dict.fromkeys(_categories_in(scan, start, end))
            if not owner:
                general.update(kinds)
            for name in owner if kinds else ():
                by_child.setdefault(name, {}).update(kinds)
    return tuple(general), {name: tuple(kinds) for name, kinds in by_child.items()}


def _categories_in(scan: Scan, start: int, end: int) -> Iterator[Category]:
    for hit in scan.cues("categories", start, end):
        if hit.cue.kind != "label" and not _is_unmarked(scan, hit):
            yield Category(hit.cue.kind)


def _is_unmarked(scan: Scan, hit: Hit) -> bool:
    text = scan.sheet.text
    before, after = text[max(hit.start - 4, 0) : hit.start], text[hit.end : hit.end + 6]
    if UNMARKED.search(before):
        return True
    return bool(re.match(r"\s?:?\s?(?:no\b|n/a|\u2610)", after, re.IGNORECASE))


def _category_spans(
    scan: Scan, people: People, row: Row
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    text = scan.sheet.text
    for cell_number, cell in enumerate(row.cells):
        labels = [
            h
            for h in scan.cues("categories", cell.start, cell.end)
            if h.cue.kind == "label"
        ]
        for label in labels:
            said = text[label.start : label.end].lower()
            first, last = scan.sentence_at(label.start)
            weak = said in _WEAK_LABELS
            if weak and not _plan_words(scan, first, label.start):
                continue
            if OPEN.search(text[first : label.start]):
                continue
            owner = named_in(text[first : label.start], people)
            end = last
            rest = text[label.end : cell.end]
            if not re.search(r"[^\W_]", rest) and cell_number + 1 < len(row.cells):
                yield row.cells[cell_number + 1].start, row.end, owner
                continue
            if not re.search(r"[^\W_]", rest) and (below := _below(scan, row)):
                yield below.start, below.end, owner
                continue
            stop = named_in_place(text, label.end, last, people)
            yield label.end, min(end, stop), owner
    yield from _after_plan_words(scan, people, row)
    for plan, _, start, end in plan_values(scan, row):
        if plan is PlanStatus.CHILD_PROTECTION:
            yield start, end, named_in(text[row.start : end], people)
    yield from _table_categories(scan, people, row)


def _after_plan_words(
    scan: Scan, people: People, row: Row
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """`Child Protection Plan (Neglect)`, `plan to continue - emotional abuse`."""
    text = scan.sheet.text
    for hit in scan.cues("outcomes", row.start, row.end):
        if hit.cue.kind in ("made", "continues", "value"):
            first, last = scan.sentence_at(hit.start)
            if OPEN.search(text[first : hit.start]):
                continue
            if _NEXT_SENTENCE.fullmatch(text[hit.end : last]) and last < row.end:
                following = scan.sentence_at(last)
                if following[1] - following[0] <= _SHORT_SENTENCE:
                    owner = named_in(text[row.start : hit.start], people)
                    yield following[0], following[1], owner
            rest = text[hit.end : hit.end + 4].lstrip()
            if rest[:1] in ("(", "-", "–", ",", ":"):
                stop = named_in_place(text, hit.end, last, people)
                owner = named_in(text[row.start : hit.start], people)
                yield hit.end, min(last, stop, hit.end + 80), owner


def named_in_place(text: str, start: int, end: int, people: People) -> int:
    """Where the next child's name begins, or the end."""
    piece = text[start:end].lower()
    places = [
        start + place
        for first in people.first_names
        if (place := piece.find(first)) >= 0
    ]
    return min(places, default=end)


def _plan_words(scan: Scan, start: int, end: int) -> bool:
    return any(
        h.cue.kind in ("made", "continues") for h in scan.cues("outcomes", start, end)
    )


def _below(scan: Scan, row: Row) -> Row | None:
    rows = scan.sheet.rows
    return rows[row.number + 1] if row.number + 1 < len(rows) else None


def _table_categories(
    scan: Scan, people: People, row: Row
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """A column headed "Category", one child a row."""
    if row.table is None or len(row.cells) < 2:
        return
    rows = scan.sheet.rows
    for number in range(row.number - 1, max(row.number - 30, -1), -1):
        head = rows[number]
        if head.table != row.table:
            return
        if len(head.cells) != len(row.cells):
            continue
        for column, cell in enumerate(head.cells):
            words = scan.sheet.cell_text(cell).lower()
            if re.search(r"\bcategor(?:y|ies)\b", words) and len(words) <= 60:
                value = row.cells[column]
                owner = named_in(scan.sheet.words(row), people)
                yield value.start, value.end, owner
                return
