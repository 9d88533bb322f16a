"""What tells that a day is the day of the meeting that a document records.

A label (`Held: …`, `Event actual | …`), a sentence that tells of the meeting as held
(`the review took place at Greyfriars on 4 August`), or `today`.
"""

import re
from collections.abc import Iterator

from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.paper.governors import How, governors
from gp_toolkit.finding.paper.meeting_kinds import KINDS, word_kind
from gp_toolkit.finding.paper.own_words import own_words
from gp_toolkit.finding.paper.rows import title_rows
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.reading import MeetingKind

LABELLED = 9
TODAY = 8
TOLD = 6
_LIMIT = Wording(r"\b{own_day/limit}\s(?:the\s)?(?:\w+day,?\s)?$")
_CLAUSE = Wording(r"\b{own_day/another-clause}\b")
_LAST_DAY = Wording(r"\b{claims/last-day}\s(?:for|of|on)\b")
_NAMED = 6
_BEGAN = 2
_LABEL_LENGTH = 60
_BACK = 110
_AFTER = 90
_TODAY_BACK = 24
_HEAD_ROWS = 60
_LINE_WORDS = 8
_PARAGRAPH = 200
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_MEETINGS = ("conference", "next", "this", "bare", "bare_meeting")
_CUT = re.compile(r"[;·•]|\s[–\-]\s")
_SAT = ("sat", "held")
_SAYING = frozenset(("label", "name", "start", "today", *_SAT))
_TELLING = (*_SAT, "ahead", "earlier")
_OWN_WORD = {
    MeetingKind.STRATEGY: "strategy",
    MeetingKind.CORE_GROUP: "core_group",
}


def own_day_score(scan: Scan, bound: Bound, kind: MeetingKind | None) -> int:
    """How firmly the words round a day say that the meeting was on it; 0 if not."""
    said = scan.rows_of("own_day", _SAYING)
    if bound.row.number not in said and (
        scan.top_of(bound.row, up_to=_HEAD_ROWS).number not in said
    ):
        return 0
    return max(
        _labelled(scan, bound, kind),
        _told(scan, bound, kind),
    )


def is_limit(scan: Scan, bound: Bound) -> bool:
    """`by 22 December`, `the last day for it was …`: for something to be done."""
    text, start = scan.sheet.text, bound.mention.start
    if scan.words[_LIMIT].search(text, max(start - 30, 0), start):
        return True
    first = max(scan.sentence_at(start)[0], start - _LABEL_LENGTH)
    return bool(scan.words[_LAST_DAY].search(text, first, start))


def is_spent(scan: Scan, bound: Bound) -> bool:
    """`born 2 May 2015 … held on 4 August`: a word of birth has had its day."""
    governor = bound.governor
    if governor is None or bound.kind not in ("birth", "delivery", "noise"):
        return False
    return bool(scan.days_in(governor.end, bound.mention.start))


def _labelled(scan: Scan, bound: Bound, kind: MeetingKind | None) -> int:
    if _under_earlier(scan, bound):
        return 0
    for start, end in _labels(scan, bound):
        for hit in scan.cues("own_day", start, end):
            if _LETTERS.search(scan.sheet.text, start, hit.start):
                break
            rest = _LETTERS.findall(scan.sheet.text[hit.end : end])
            if _names_another(scan, hit, end, kind):
                break
            if hit.cue.kind in ("label", "held") and _ends_label(scan, hit, end, rest):
                return LABELLED
            if (
                hit.cue.kind == "name"
                and not rest
                and bound.row in title_rows(scan, 14)
            ):
                return _NAMED
            if hit.cue.kind == "start" and len(rest) <= 2:
                first = kind in (None, MeetingKind.INITIAL, MeetingKind.PRE_BIRTH)
                return _BEGAN if first or _says_initial(scan, bound) else 0
            break
    return 0


def _names_another(scan: Scan, hit: Hit, end: int, kind: MeetingKind | None) -> bool:
    """`Core group | 12 November` in a plan; `Conference was on 5 November` in its notes.

    So does `Initial conference | 9 July` in the record of a review.
    """
    if hit.cue.kind == "start":
        return False
    said = scan.sheet.text[hit.start : end].lower()
    if kind in _OWN_WORD:
        return "conf" in said
    sort = word_kind(scan, said)
    if None not in (kind, sort) and sort is not kind:
        return True
    named = {h.cue.kind for h in scan.cues("meetings", hit.start, hit.end)}
    return not named.isdisjoint(_OWN_WORD.values())


def _ends_label(scan: Scan, hit: Hit, end: int, rest: list[str]) -> bool:
    """Whether nothing more follows but the same in another tongue.

    `Met with advocate 14 October` is no label.
    """
    if hit.cue.kind == "held" and rest and own_words(scan, hit.end, end):
        return scan.sheet.text[hit.end : end].lstrip()[:1] == "/"
    return len(rest) <= 2 or scan.sheet.text[hit.end : end].lstrip()[:1] == "/"


def _under_earlier(scan: Scan, bound: Bound) -> bool:
    """`Last review`, and below it `Held 19.05.26`."""
    if bound.row.table is not None or not bound.row.number:
        return False
    above = scan.sheet.rows[bound.row.number - 1]
    short = above.end - above.start <= _LABEL_LENGTH
    said = scan.cues("own_day", above.start, above.end)
    return short and any(h.cue.kind == "earlier" for h in said)


def _says_initial(scan: Scan, bound: Bound) -> bool:
    cell = scan.cell_at(bound.mention.start)
    return "initial" in scan.sheet.cell_text(cell).lower()


def _labels(scan: Scan, bound: Bound) -> Iterator[tuple[int, int]]:
    """The words that may label a day: before it, in the cell to its left, at the top."""
    row, mention = bound.row, bound.mention
    column = scan.sheet.column_at(row, mention.start)
    cell = row.cells[column]
    line = scan.sheet.text.rfind("\n", cell.start, mention.start) + 1
    begin = max(cell.start, line, _piece(scan, bound))
    if not _LETTERS.search(scan.sheet.text, begin, mention.start):
        begin = cell.start  # a cell whose words run over several lines
    if mention.start - begin <= _LABEL_LENGTH:
        yield begin, mention.start
    if not column and row.table is None:
        return
    near = min(mention.start, cell.start + 4 * _LABEL_LENGTH)
    words = _LETTERS.findall(scan.sheet.text, cell.start, near)
    if column and len(words) <= 3:
        left = row.cells[column - 1]
        if left.end - left.start <= _LABEL_LENGTH:
            yield left.start, left.end
    bare = not own_words(scan, cell.start, mention.start)
    if row.table is not None and bare and (head := _head(scan, row)):
        top = head.cells[column]
        if top.end - top.start <= _LABEL_LENGTH:
            yield top.start, top.end


def _piece(scan: Scan, bound: Bound) -> int:
    """Where the sentence of a day begins, or the piece after a dash or semicolon."""
    begin = scan.sentence_at(bound.mention.start)[0]
    text, end = scan.sheet.text, bound.mention.start
    return max((m.end() for m in _CUT.finditer(text, begin, end)), default=begin)


def _head(scan: Scan, row: Row) -> Row | None:
    """The first row of a table, if it can be the heads of this row's columns."""
    top = scan.top_of(row, up_to=_HEAD_ROWS)
    wide = len(top.cells) == len(row.cells) > 1
    return top if top is not row and wide and not _has_days(scan, top) else None


def _has_days(scan: Scan, row: Row) -> bool:
    return bool(scan.days_in(row.start, row.end))


def _told(scan: Scan, bound: Bound, kind: MeetingKind | None) -> int:
    """A sentence tells of the meeting as held, or of today."""
    first, last = scan.sentence_at(bound.mention.start)
    low = max(first, bound.mention.start - _BACK)
    high = min(last, bound.mention.end + _AFTER)
    if not scan.cues("own_day", low, high):
        return 0
    days = scan.days_in(low, bound.mention.start)
    if days:
        low = days[-1].end
    says = scan.cues("own_day", low, bound.mention.start)
    if _is_today(says, bound):
        return TODAY
    if _is_of_another(bound, kind) and not is_spent(scan, bound):
        return 0
    before = [h for h in says if h.cue.kind in _TELLING]
    if before and scan.words[_CLAUSE].search(
        scan.sheet.text, before[-1].start, bound.mention.start
    ):
        return 0
    after = _after(scan, bound, high)
    told = before[-1:] or after
    if not told or told[-1].cue.kind not in _SAT:
        return 0
    if any(h.cue.kind == "earlier" for h in (*before, *after)):
        return 0
    return TOLD if _names_meeting(scan, first, high, kind) else 0


def _is_of_another(bound: Bound, kind: MeetingKind | None) -> bool:
    """Whether the governing word is of a birth, a paper or a meeting of another sort."""
    own = _OWN_WORD.get(kind) if kind else None
    fit = (*_MEETINGS, "", own) if kind is not MeetingKind.OTHER else ("other", "")
    return bound.kind not in fit


def _is_today(says: tuple[Hit, ...], bound: Bound) -> bool:
    return any(
        h.cue.kind == "today" and bound.mention.start - h.end <= _TODAY_BACK
        for h in says
    )


def _after(scan: Scan, bound: Bound, high: int) -> list[Hit]:
    """Words after a day that no other day has: `on 4 August the conference met`."""
    following = scan.days_in(bound.mention.end, high)
    stop = following[0].start if following else high
    found = scan.cues("own_day", bound.mention.end, stop)
    return [h for h in found if h.cue.kind in _TELLING][:1]


def _names_meeting(scan: Scan, low: int, high: int, kind: MeetingKind | None) -> bool:
    """Whether a meeting of this kind is named, and none of another kind."""
    own = _OWN_WORD.get(kind) if kind else None
    named = governors(scan, low, high)
    if own:
        return any(h.cue.kind == own for h in named)
    fit = [h for h in named if h.cue.kind in _MEETINGS and not _is_verb(scan, h)]
    kinds = {KINDS[h.cue.meeting] for h in fit if h.cue.meeting}
    return bool(fit) and (kind is None or not kinds or kind in kinds)


def is_told_in_passing(scan: Scan, bound: Bound) -> bool:
    """A day amid the words of a paragraph, not a line of its own or its label."""
    lead = scan.sheet.text[bound.row.start : bound.mention.start]
    return (bound.row.table is None and len(_LETTERS.findall(lead)) > _LINE_WORDS) or (
        bound.row.end - bound.row.start > _PARAGRAPH
    )


def _is_verb(scan: Scan, hit: Hit) -> bool:
    """`held on` says that something was, not that it was a meeting."""
    said = scan.sheet.text[hit.start : hit.end].lower()
    return said in scan.words.forms("claims/held-on")


def starts_its_line(scan: Scan, bound: Bound) -> bool:
    """A line at the head of a record that begins with a day: `Thu 14/05/26, Hall`."""
    kinds = ("noise", "issued", "birth", "other")
    if bound.how is not How.ABOVE or bound.kind not in kinds:
        return False
    if bound.row not in title_rows(scan, 8):
        return False
    lead = scan.sheet.text[bound.row.start : bound.mention.start]
    return not _LETTERS.search(lead)
