"""How firmly the word that governs a day makes it the day of the meeting recorded."""

import re
from itertools import islice

from gp_toolkit.finding.meeting.own_day import (
    is_spent,
    is_told_in_passing,
    starts_its_line,
)
from gp_toolkit.finding.paper.binding import Bound, is_bare_label
from gp_toolkit.finding.paper.document_kind import Nature
from gp_toolkit.finding.paper.governors import How
from gp_toolkit.finding.paper.meeting_kinds import KINDS, says_next, word_kind
from gp_toolkit.finding.paper.rows import title_rows
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.reading import DocumentKind, MeetingKind

_TAKEN = Wording(r"\b{own_day/taken}\b")
_NEXT = Wording(r"\b{claims/coming}\b")
_MET = Wording(r"\b{claims/met}$")
_FURTHER = Wording(r"\b{claims/further}\b")
_TO_BE_HELD = re.compile(r"\b(?:to|will) be held\b", re.IGNORECASE)
_AHEAD_WORDS = re.compile(r"\bnext\b|\bfuture\b")
_ANYWHERE = ("this", "strategy", "conference", "next", "bare_meeting", "bare")
_PROSE = 110
SURE = 4
"""From here on the words say outright that it is the day of this meeting."""
_TOLD = 3
_TIME_NEAR = 20
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_LABEL = 12
_ENDS_IN_DATE = re.compile(r"(?:\sdate|date and time)$")


def governed_score(
    scan: Scan, bound: Bound, nature: Nature, kind: MeetingKind | None, *, title: bool
) -> int:
    """By the word that governs the day."""
    if not title and bound.kind not in _ANYWHERE:
        return 0  # what does not name a meeting tells of it only in the head
    said = _said_before(scan, bound)
    if _AHEAD_WORDS.search(said) or _is_of_earlier_ones(scan, bound):
        return 0
    loose = is_spent(scan, bound) or starts_its_line(scan, bound)
    match "" if loose else bound.kind:
        case "this":
            return _this_score(scan, bound, said, kind, title=title)
        case "strategy":
            told = kind is MeetingKind.STRATEGY and bound.how is not How.COLUMN
            passing = _is_further(scan, bound) or not title
            return (6 if passing else 8) if told else 0
        case "core_group":
            return 8 if kind is MeetingKind.CORE_GROUP and title else 0
        case "conference" | "next" | "bare_meeting" | "bare":
            return _conference_score(scan, bound, nature, kind, title=title)
        case "other" if not nature.child_protection and title:
            prose = bound.row.end - bound.row.start > _PROSE
            return 0 if prose or governor_says_next(scan, bound) else 6
        case "":
            return _bare_date_score(scan, bound, nature)
        case _:
            return 0


def _is_of_earlier_ones(scan: Scan, bound: Bound) -> bool:
    """`Previous conferences | Initial 19 March; review 11 June`."""
    first = bound.row.cells[0]
    if len(bound.row.cells) < 2 or bound.mention.start < first.end:
        return False
    named = scan.cues("meetings", first.start, first.end)
    return any(h.cue.kind == "past" for h in named)


def _is_further(scan: Scan, bound: Bound) -> bool:
    """`Review strategy discussion 29/09`: the next one, not the one recorded."""
    said = _said_before(scan, bound)
    return bool(scan.words[_FURTHER].search(said))


def _this_score(
    scan: Scan, bound: Bound, said: str, kind: MeetingKind | None, *, title: bool
) -> int:
    if _is_some_event(scan, bound, kind):
        return 0
    return (3 if _names_other_kind(scan, said, kind) else 9) + (1 if title else 0)


def _is_some_event(scan: Scan, bound: Bound, kind: MeetingKind | None) -> bool:
    """`The interviews took place on 6 May`: no conference is named before it."""
    governor = bound.governor
    if governor is None:
        return False
    said = scan.sheet.text[governor.start : governor.end].lower()
    if said not in scan.words.forms("claims/held-on"):
        return False
    begin = scan.sentence_at(governor.start)[0]
    words = re.findall(r"[^\W\d_]{2,}", scan.sheet.text[begin : governor.start])
    named = [
        h
        for h in scan.cues("meetings", begin, governor.start)
        if h.cue.kind not in ("plain", "this")
    ]
    strategy = named and named[-1].cue.kind == "strategy"
    if strategy and kind is not MeetingKind.STRATEGY:
        return True
    if bound.row in title_rows(scan, 4):
        return False
    return len(words) >= 2 and not any(
        h.cue.kind in ("conference", "next", "bare_meeting", "core_group", "strategy")
        for h in named
    )


def governor_says_next(scan: Scan, bound: Bound) -> bool:
    """Whether the word that governs a date speaks of a coming meeting."""
    return bound.governor is not None and says_next(scan, bound.governor)


def _conference_score(
    scan: Scan, bound: Bound, nature: Nature, kind: MeetingKind | None, *, title: bool
) -> int:
    governor = bound.governor
    if governor is None:
        return 0
    named = KINDS.get(governor.cue.meeting)
    same = named in (None, kind) or (kind is None and bound.row in title_rows(scan, 4))
    if scan.words[_NEXT].search(_said_before(scan, bound)):
        return 0
    if says_next(scan, governor) and (named is None or not same):
        return 0
    if kind in (MeetingKind.STRATEGY, MeetingKind.CORE_GROUP):
        said = scan.sheet.text[governor.start : governor.end].lower()
        own = governor.cue.id == "bare-meeting" and "conf" not in said
        own = own and is_bare_label(scan, governor)
        return 6 if own and bound.row in title_rows(scan, 6) else 0
    if _TO_BE_HELD.search(scan.sheet.text, bound.start, bound.mention.start):
        return 0
    return _named_score(scan, bound, governor, nature, title=title, same=same)


def _named_score(
    scan: Scan, bound: Bound, governor: Hit, nature: Nature, *, title: bool, same: bool
) -> int:
    """By where the conference's name stands, and whether it is said to be held."""
    held = any(
        m.cue.kind == "held" for m in scan.cues("modifiers", bound.start, bound.end)
    )
    told = nature.kind is DocumentKind.OUTCOME_LETTER and bound.row in title_rows(
        scan, 14
    )
    passing_word = governor.cue.kind == "bare_meeting"
    if told and governor.cue.id == "bare-meeting" and bound.how is How.SENTENCE:
        return _TOLD
    passing = passing_word and bound.how is How.SENTENCE
    passing = passing and bound.row.end - bound.row.start > _PROSE
    if passing and not held and not is_bare_label(scan, governor):
        return 0
    told_below = bound.how is How.ABOVE and bound.row.end - bound.row.start > _PROSE
    if told_below and passing_word and bound.mention.year is None:
        return 0  # `On Sunday 24th May the babies were …` under "Reason for conference"
    if title and same and governor.cue.kind != "bare":
        letter = nature.letter or nature.kind is DocumentKind.OUTCOME_LETTER
        if bound.how is How.ABOVE and letter and not label_of(scan, bound):
            return 2
        if bound.how is How.ABOVE and is_told_in_passing(scan, bound):
            return 0
        return 5 if governor.cue.kind == "bare_meeting" else 7
    if held and same and governor.cue.kind in ("conference", "bare_meeting", "next"):
        return 4
    firm = bool(governor.cue.meeting) and governor.cue.kind == "conference"
    return 2 if same and firm else 0


def _bare_date_score(scan: Scan, bound: Bound, nature: Nature) -> int:
    """`Date: 10 March 2026` near the head of a record is the day of the meeting."""
    if nature.letter or bound.row not in title_rows(scan, 10):
        return 0
    words = label_of(scan, bound)
    if _is_own_label(scan, words):
        return 5
    if scan.words[_MET].search(words[-40:]):
        return 5
    if len(words) <= 25 and _ENDS_IN_DATE.search(words):
        return 4
    if words.startswith(("held ", "held:", "convened ")) or _is_taken(scan, words):
        return 6
    if words:
        return 0
    timed = scan.times_in(bound.mention.end, bound.mention.end + _TIME_NEAR)
    return SURE if timed and bound.mention.weekday_agrees else _TOLD


def _is_taken(scan: Scan, words: str) -> bool:
    """`Verbatim minute taken at Fenside House on Tuesday 10 November`."""
    short = len(words) <= _PROSE
    return short and bool(scan.words[_TAKEN].search(words))


def _is_own_label(scan: Scan, words: str) -> bool:
    """`Date`, `Date, time and place`, `When and where we met`: of this meeting."""
    first = islice(_WORD.finditer(words), _LONGEST_LABEL)
    said = {word.group() for word in first}
    return said <= scan.words.forms("own_day/in-label") and not said.isdisjoint(
        scan.words.forms("own_day/of-day")
    )


def heads_form(scan: Scan, bound: Bound, nature: Nature) -> bool:
    """Whether a row of a form's head asks for the day of the meeting, and no more."""
    if nature.letter or bound.row.table is None or bound.row.heading:
        return False
    if nature.kind is DocumentKind.PLAN:
        return False  # a plan has no meeting of its own
    if len(scan.days_in(bound.row.start, bound.row.end)) > 1:
        return False  # `Previous | This | Next`, each with its day
    head = title_rows(scan, 10)
    return bound.row in head and _is_own_label(scan, label_of(scan, bound))


def label_of(scan: Scan, bound: Bound) -> str:
    """The words before a date in its cell, or else the cell to its left."""
    row = bound.row
    column = scan.sheet.column_at(row, bound.mention.start)
    words = scan.sheet.text[row.cells[column].start : bound.mention.start]
    if not words.strip() and column:
        words = scan.sheet.cell_text(row.cells[column - 1])
    return words.strip(" :.\n").lower()


def _said_before(scan: Scan, bound: Bound) -> str:
    governor = bound.governor
    if governor is None:
        return ""
    return scan.sheet.text[max(governor.start - 30, 0) : governor.end].lower()


def _names_other_kind(scan: Scan, said: str, kind: MeetingKind | None) -> bool:
    named = word_kind(scan, said)
    return named is not None and kind is not None and named is not kind
