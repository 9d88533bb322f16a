"""Of which kind the meeting is that a document records or invites to."""

import re
from collections.abc import Callable, Sequence

from gp_toolkit.finding.paper.document_kind import Nature
from gp_toolkit.finding.paper.rows import title_rows
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.reading import AHEAD, DocumentKind, MeetingKind

_TICKED = re.compile(r"[\u2611\u2612\u2714\u2713\u25a0\u25cf]|\[\s?[xX\u2713]\s?\]")

_UNTICKED = re.compile(r"[\u2610\u25a1\u25cb]|\[\s{0,2}\]")
_BOXES = "\u2610\u25a1\u25cb["

_KIND_LABEL = Wording(r"\b{meeting_kinds/label}")

_SHORT_KIND_LABEL = Wording(r"\s*{meeting_kinds/short-label}\s*:?\s*")

_LEADING_KIND = Wording(
    r"\s*(?:\d(?:st|nd|rd|th)\s)?(?:cp\s|child protection\s)?(?:{meeting_kinds/initial}"
    r"|{meeting_kinds/review}|{meeting_kinds/pre-birth}|{meeting_kinds/transfer-in})[^\n]{0,40}"
)

_KIND_IN_BRACKETS = Wording(
    r"\b{meeting_kinds/before-brackets}:?\s?(?:[^\n;]{0,40}\s)?"
    r"\((?P<kind>(?:[1-9](?:st|nd|rd|th)\s)?{meeting_kinds/in-brackets})\)"
)
_NEXT = re.compile(r"\b(?:next|future)\b", re.IGNORECASE)
_SHORT = 24
_TOP = 80
_THIS = re.compile(r"\s*this\b", re.IGNORECASE)


KINDS = {
    "initial": MeetingKind.INITIAL,
    "review": MeetingKind.REVIEW,
    "pre_birth": MeetingKind.PRE_BIRTH,
    "transfer_in": MeetingKind.TRANSFER_IN,
}

_KIND_WORDS = (
    (Wording(r"{meeting_kinds/pre-birth}"), "pre_birth"),
    (Wording(r"{meeting_kinds/transfer-in}"), "transfer_in"),
    (Wording(r"{meeting_kinds/review}"), "review"),
    (Wording(r"{meeting_kinds/initial}"), "initial"),
)


def meeting_kind(scan: Scan, nature: Nature) -> MeetingKind | None:
    """The kind of the meeting that the document records or invites to."""
    if not nature.child_protection:
        return MeetingKind.OTHER
    match nature.kind:
        case DocumentKind.STRATEGY_RECORD:
            return MeetingKind.STRATEGY
        case DocumentKind.CORE_GROUP_RECORD:
            return MeetingKind.CORE_GROUP
        case _:
            pass
    if ticked := _ticked_kind(scan):
        return ticked
    if labelled := _labelled_kind(scan):
        return labelled
    found = _kind_in_head(scan, nature)
    if found is MeetingKind.INITIAL and _is_pre_birth(scan):
        return MeetingKind.PRE_BIRTH
    if found:
        return found
    rest = tuple(r for r in scan.sheet.rows if r.depth == 0)
    return _named_kind(scan, rest, passing=True) or _kind_by_outcome(scan)


def _kind_in_head(scan: Scan, nature: Nature) -> MeetingKind | None:
    """By the title, then by the lines below it."""
    invited = nature.kind in AHEAD
    if found := _named_kind(scan, title_rows(scan, 2), of=_says_future):
        return found
    ahead = _never if invited else says_next
    for count in (6, 14):
        rows = title_rows(scan, count)
        if found := _kind_in_brackets(scan, rows) or _named_kind(scan, rows, of=ahead):
            return found
        if found := _kind_beside_title(scan):
            return found
    return None


def _is_pre_birth(scan: Scan) -> bool:
    """Whether a line of the head calls the initial conference one before birth."""
    return any(
        KINDS.get(h.cue.meeting) is MeetingKind.PRE_BIRTH
        for row in title_rows(scan, 8)
        for h in scan.cues("meetings", row.start, row.end)
    )


def _kind_in_brackets(scan: Scan, rows: Sequence[Row]) -> MeetingKind | None:
    """`Planning Meeting (pre-birth)`, `Conference: 28/07/2026 (initial)`."""
    label = ""
    for row in rows:
        words = scan.sheet.words(row)
        match = scan.words[_KIND_IN_BRACKETS].search(label + words)
        if match and not _NEXT.search((label + words)[: match.end()]):
            return word_kind(scan, match["kind"])
        label = words.strip() + " " if len(words) <= _SHORT else ""
    return None


def _kind_by_outcome(scan: Scan) -> MeetingKind | None:
    """A plan that goes on or ends was there before: it was reviewed."""
    decided = {
        h.cue.kind
        for h in scan.hits.get("outcomes", ())
        if not scan.sheet.row_at(h.start).depth
    }
    if decided & {"continues", "ended"}:
        return MeetingKind.REVIEW
    return MeetingKind.INITIAL if decided & {"made", "none"} else None


def _ticked_kind(scan: Scan) -> MeetingKind | None:
    """Of `Initial ☐ Review ☒`: the mark goes with the word that it stands beside."""
    for row in scan.rows_holding(*_BOXES):
        if row.number >= _TOP:
            break
        words = scan.sheet.words(row)
        if not (_TICKED.search(words) and _UNTICKED.search(words)):
            continue
        marks = [
            *((m.start(), m.end(), True) for m in _TICKED.finditer(words)),
            *((m.start(), m.end(), False) for m in _UNTICKED.finditer(words)),
        ]
        marks.sort()
        first = re.split(r"[:\t\n]", words[: marks[0][0]])[-1]
        leads = not re.search(r"[^\W\d_]{3,}", first)
        bounds = [0, *(m[1] for m in marks)] if not leads else [m[1] for m in marks]
        ends = [m[0] for m in marks[1:]] + [len(words)] if leads else []
        for place, (begin, _, on) in enumerate(marks):
            piece = (
                words[bounds[place] : ends[place]]
                if leads
                else words[bounds[place] : begin]
            )
            kind = word_kind(scan, piece) if on else None
            if kind:
                return kind
    return None


def _labelled_kind(scan: Scan) -> MeetingKind | None:
    """`Type of conference: Initial`, in the cell beside, or in the one below."""
    for row in scan.rows_that_may_say("meeting_kinds/label"):
        if row.number >= _TOP:
            break
        label = scan.words[_KIND_LABEL].search(scan.sheet.words(row))
        if label and (
            kind := word_kind(scan, scan.sheet.words(row)[label.end() :].split("\n")[0])
        ):
            return kind
    for row in scan.sheet.rows[:30]:
        for column, cell in enumerate(row.cells):
            if kind := _cell_kind(scan, row, column, scan.sheet.cell_text(cell)):
                return kind
    return None


def _cell_kind(scan: Scan, row: Row, column: int, words: str) -> MeetingKind | None:
    if bracketed := scan.words[_KIND_IN_BRACKETS].match(words.lstrip()):
        return word_kind(scan, bracketed["kind"])
    if not scan.words[_SHORT_KIND_LABEL].fullmatch(words):
        return None
    rows = scan.sheet.rows
    values = []
    if (this := _this_column(scan, row)) is not None:
        values.append(scan.sheet.cell_text(row.cells[this]))
    if column + 1 < len(row.cells):
        values.append(scan.sheet.cell_text(row.cells[column + 1]))
    below = rows[row.number + 1] if row.number + 1 < len(rows) else None
    if below and below.table == row.table and len(below.cells) == len(row.cells):
        values.append(scan.sheet.cell_text(below.cells[column]))
    leading = (scan.words[_LEADING_KIND].match(value) for value in values)
    return next((word_kind(scan, m.group()) for m in leading if m), None)


def _this_column(scan: Scan, row: Row) -> int | None:
    """Of `Previous conference | This conference | Next conference` the second."""
    rows, number = scan.sheet.rows, row.number
    while number and rows[number - 1].table == row.table is not None:
        number -= 1
    top = rows[number]
    if top is row or len(top.cells) != len(row.cells):
        return None
    heads = [scan.sheet.cell_text(cell) for cell in top.cells]
    return next((n for n, head in enumerate(heads) if _THIS.match(head)), None)


def word_kind(scan: Scan, words: str) -> MeetingKind | None:
    """The kind that some words name."""
    for said, name in _KIND_WORDS:
        if scan.words[said].search(words):
            return KINDS[name]
    return None


def _named_kind(
    scan: Scan,
    rows: Sequence[Row],
    *,
    of: Callable[[Scan, Hit], bool] | None = None,
    passing: bool = False,
) -> MeetingKind | None:
    """By the conference words of some rows; the first row that has any decides.

    In passing, below the head, a "review conference" is likelier the next one. In a
    title, or in an invitation, the "first review" is this one: `of` tells which words
    speak of another.
    """
    of = of or says_next
    for row in rows:
        hits = [
            h
            for h in scan.cues("meetings", row.start, row.end)
            if h.cue.meeting
            and not of(scan, h)
            and not (passing and h.cue.kind == "next")
        ]
        kinds = [KINDS[h.cue.meeting] for h in hits]
        if MeetingKind.PRE_BIRTH in kinds:
            return MeetingKind.PRE_BIRTH
        if kinds:
            return kinds[0]
        words = scan.sheet.words(row)
        general = [
            h
            for h in scan.cues("meetings", row.start, row.end)
            if h.cue.kind in ("conference", "this")
        ]
        if general and len(words) <= 140 and (kind := word_kind(scan, words)):
            return kind
    return None


def _kind_beside_title(scan: Scan) -> MeetingKind | None:
    """`CHILD PROTECTION CONFERENCE` with `Adolygiad / Review` on a line of its own."""
    rows = title_rows(scan, 4)
    named = {h.cue.kind for r in rows for h in scan.cues("meetings", r.start, r.end)}
    if not named & {"conference", "bare_meeting"}:
        return None
    short = [scan.sheet.words(r) for r in rows if r.end - r.start <= 60]
    if "conference" not in named:
        short = [words for words in short if "child protection" in words.lower()]
    return next((k for words in short if (k := word_kind(scan, words))), None)


def _says_future(scan: Scan, hit: Hit) -> bool:
    """`First review conference: 4 June`, where a title would not go on with a day."""
    said = scan.sheet.text[max(hit.start - 12, 0) : hit.end].lower()
    if "next" in said or "date of" in said:
        return True
    end = scan.sheet.row_at(hit.start).end
    return says_next(scan, hit) and scan.first_day(hit.end, end) is not None


def _never(_scan: Scan, _hit: Hit) -> bool:
    return False


def says_next(scan: Scan, hit: Hit) -> bool:
    """Whether a meeting word speaks of a coming one."""
    said = scan.sheet.text[max(hit.start - 12, 0) : hit.end].lower()
    return "next" in said or "date of" in said or "1st" in said or "first" in said
