"""Of which kind the meeting is that a document records or invites to."""

import re
from collections.abc import Sequence

from gp_toolkit.finding.document_kind import Nature
from gp_toolkit.finding.rows import title_rows
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.sheet import Row
from gp_toolkit.finding.vocabulary import Hit
from gp_toolkit.model.reading import DocumentKind, MeetingKind

_TICKED = re.compile(r"[\u2611\u2612\u2714\u2713\u25a0\u25cf]|\[\s?[xX\u2713]\s?\]")

_UNTICKED = re.compile(r"[\u2610\u25a1\u25cb]|\[\s{0,2}\]")

_KIND_LABEL = re.compile(
    r"\b(?:type|kind|nature|status) of (?:conference|meeting)|\bconference type"
    r"|\bmeeting type",
    re.IGNORECASE,
)

_SHORT_KIND_LABEL = re.compile(
    r"\s*(?:(?:conference|conf\.?|meeting|cppm) type|type(?: of (?:conference|meeting|"
    r"cppm))?|conference|meeting|conf\. type)\s*:?\s*",
    re.IGNORECASE,
)

_LEADING_KIND = re.compile(
    r"\s*(?:\d(?:st|nd|rd|th)\s)?(?:cp\s|child protection\s)?"
    r"(?:initial|review|pre-?birth|transfer|receiving|icpc|rcpc|i\.c\.p\.c|r\.c\.p\.c)"
    r"[^\n]{0,40}",
    re.IGNORECASE,
)

_KIND_IN_BRACKETS = re.compile(
    r"\s*conference:?\s[^\n]{0,30}\((?:initial|review|pre-?birth|transfer[- ]in)\)",
    re.IGNORECASE,
)

KINDS = {
    "initial": MeetingKind.INITIAL,
    "review": MeetingKind.REVIEW,
    "pre_birth": MeetingKind.PRE_BIRTH,
    "transfer_in": MeetingKind.TRANSFER_IN,
}

_KIND_WORDS = (
    (re.compile(r"pre-?\s?birth|unborn conference", re.IGNORECASE), "pre_birth"),
    (re.compile(r"transfer|receiving[\s-]in", re.IGNORECASE), "transfer_in"),
    (re.compile(r"review|rcpc|r\.c\.p\.c", re.IGNORECASE), "review"),
    (re.compile(r"initial|icpc|i\.c\.p\.c", re.IGNORECASE), "initial"),
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
    for count in (6, 14):
        if found := _named_kind(scan, title_rows(scan, count)):
            return found
        if found := _kind_beside_title(scan):
            return found
    rest = tuple(r for r in scan.sheet.rows if r.depth == 0)
    return _named_kind(scan, rest, passing=True)


def _ticked_kind(scan: Scan) -> MeetingKind | None:
    """Of `Initial ☐ Review ☒`: the mark goes with the word that it stands beside."""
    for row in scan.sheet.rows[:80]:
        words = scan.sheet.words(row)
        if not (_TICKED.search(words) and _UNTICKED.search(words)):
            continue
        marks = [
            *((m.start(), m.end(), True) for m in _TICKED.finditer(words)),
            *((m.start(), m.end(), False) for m in _UNTICKED.finditer(words)),
        ]
        marks.sort()
        leads = not re.search(r"[^\W\d_]{3,}", words[: marks[0][0]].split(":")[-1])
        bounds = [0, *(m[1] for m in marks)] if not leads else [m[1] for m in marks]
        ends = [m[0] for m in marks[1:]] + [len(words)] if leads else []
        for place, (begin, _, on) in enumerate(marks):
            piece = (
                words[bounds[place] : ends[place]]
                if leads
                else words[bounds[place] : begin]
            )
            kind = word_kind(piece) if on else None
            if kind:
                return kind
    return None


def _labelled_kind(scan: Scan) -> MeetingKind | None:
    """`Type of conference: Initial`, in the cell beside, or in the one below."""
    rows = scan.sheet.rows[:80]
    for row in rows:
        label = _KIND_LABEL.search(scan.sheet.words(row))
        if label and (
            kind := word_kind(scan.sheet.words(row)[label.end() :].split("\n")[0])
        ):
            return kind
    for row in rows[:30]:
        for column, cell in enumerate(row.cells):
            if kind := _cell_kind(scan, row, column, scan.sheet.cell_text(cell)):
                return kind
    return None


def _cell_kind(scan: Scan, row: Row, column: int, words: str) -> MeetingKind | None:
    if _KIND_IN_BRACKETS.match(words):
        return word_kind(words)
    if not _SHORT_KIND_LABEL.fullmatch(words):
        return None
    rows = scan.sheet.rows
    values = []
    if column + 1 < len(row.cells):
        values.append(scan.sheet.cell_text(row.cells[column + 1]))
    below = rows[row.number + 1] if row.number + 1 < len(rows) else None
    if below and below.table == row.table and len(below.cells) == len(row.cells):
        values.append(scan.sheet.cell_text(below.cells[column]))
    leading = (_LEADING_KIND.match(value) for value in values)
    return next((word_kind(m.group()) for m in leading if m), None)


def word_kind(words: str) -> MeetingKind | None:
    """The kind that some words name."""
    for pattern, name in _KIND_WORDS:
        if pattern.search(words):
            return KINDS[name]
    return None


def _named_kind(
    scan: Scan, rows: Sequence[Row], *, passing: bool = False
) -> MeetingKind | None:
    """By the conference words of some rows; the first row that has any decides.

    In passing, below the head, a "review conference" is likelier the next one.
    """
    for row in rows:
        hits = [
            h
            for h in scan.cues("meetings", row.start, row.end)
            if h.cue.meeting
            and not says_next(scan, h)
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
        if general and len(words) <= 140 and (kind := word_kind(words)):
            return kind
    return None


def _kind_beside_title(scan: Scan) -> MeetingKind | None:
    """`CHILD PROTECTION CONFERENCE` with `Adolygiad / Review` on a line of its own."""
    rows = title_rows(scan, 4)
    if not any(
        h.cue.kind == "conference"
        for row in rows
        for h in scan.cues("meetings", row.start, row.end)
    ):
        return None
    short = (scan.sheet.words(r) for r in rows if r.end - r.start <= 60)
    return next((k for words in short if (k := word_kind(words))), None)


def says_next(scan: Scan, hit: Hit) -> bool:
    """Whether a meeting word speaks of a coming one."""
    said = scan.sheet.text[max(hit.start - 12, 0) : hit.end].lower()
    return "next" in said or "date of" in said or "1st" in said or "first" in said
