"""The meeting that a document records or invites to: its kind and its day."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from gp_toolkit.finding.binding import Bound, How, is_day
from gp_toolkit.finding.document_kind import Nature, title_rows
from gp_toolkit.finding.months import last_such_day
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.sheet import Row
from gp_toolkit.finding.vocabulary import Hit
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import DocumentKind, MeetingKind

_TICKED = re.compile(r"[\u2611\u2612\u2714\u2713\u25a0\u25cf]|\[\s?[xX\u2713]\s?\]")
_UNTICKED = re.compile(r"[\u2610\u25a1\u25cb]|\[\s{0,2}\]")
_NEXT = re.compile(r"\b(?:next|future|1st|first)\b")
_FILE_DATE = re.compile(r"(?<!\d)(\d{1,2})[._\- ](\d{1,2})[._\- ](20\d\d|\d\d)(?!\d)")
_KIND_LABEL = re.compile(
    r"\b(?:type|kind|nature|status) of (?:conference|meeting)|\bconference type"
    r"|\bmeeting type",
    re.IGNORECASE,
)
_KINDS = {
    "initial": MeetingKind.INITIAL,
    "review": MeetingKind.REVIEW,
    "pre_birth": MeetingKind.PRE_BIRTH,
    "transfer_in": MeetingKind.TRANSFER_IN,
}
_KIND_WORDS = (
    (re.compile(r"pre-?\s?birth|unborn conference", re.IGNORECASE), "pre_birth"),
    (re.compile(r"transfer|receiving[\s-]in", re.IGNORECASE), "transfer_in"),
    (re.compile(r"review|rcpc", re.IGNORECASE), "review"),
    (re.compile(r"initial|icpc", re.IGNORECASE), "initial"),
)
_TO_BE_HELD = re.compile(r"\b(?:to|will) be held\b", re.IGNORECASE)
_OUTRIGHT = 8
_LATE_DAYS = 120
_AHEAD = (
    DocumentKind.INVITATION,
    DocumentKind.REARRANGEMENT,
    DocumentKind.CANCELLATION,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The day of the meeting recorded, and the mention it was taken from.

    Attributes:
        date: The day; None if unknown.
        bound: Where it is written.
        rivals: Other days with an equal claim.
        supposed: Its year is not written, and was taken from `today`.
    """

    date: dt.date | None
    bound: Bound | None
    rivals: tuple[dt.date, ...] = ()
    supposed: bool = False


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
            kind = _word_kind(piece) if on else None
            if kind:
                return kind
    return None


def _labelled_kind(scan: Scan) -> MeetingKind | None:
    for row in scan.sheet.rows[:80]:
        label = _KIND_LABEL.search(scan.sheet.words(row))
        if label and (
            kind := _word_kind(scan.sheet.words(row)[label.end() :].split("\n")[0])
        ):
            return kind
    return None


def _word_kind(words: str) -> MeetingKind | None:
    for pattern, name in _KIND_WORDS:
        if pattern.search(words):
            return _KINDS[name]
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
            and not _says_next(scan, h)
            and not (passing and h.cue.kind == "next")
        ]
        kinds = [_KINDS[h.cue.meeting] for h in hits]
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
        if general and len(words) <= 140 and (kind := _word_kind(words)):
            return kind
    return None


def _says_next(scan: Scan, hit: Hit) -> bool:
    said = scan.sheet.text[max(hit.start - 12, 0) : hit.end].lower()
    return "next" in said or "date of" in said or "1st" in said or "first" in said


def find_anchor(
    scan: Scan,
    bounds: Sequence[Bound],
    nature: Nature,
    kind: MeetingKind | None,
    today: dt.date,
) -> Anchor:
    """The day of the meeting recorded.

    For an invitation it is the day invited to, which `next_conference` finds; here
    the answer is then None. A day still to come is a meeting recorded only if a label
    says so outright.
    """
    if nature.kind in _AHEAD:
        return Anchor(date=None, bound=None)
    scored = [
        (score, day, bound)
        for bound in bounds
        if (day := _day_of(bound, today)) is not None
        and (score := _anchor_score(scan, bound, nature, kind)) > 0
        and (score >= _OUTRIGHT or day <= today)
    ]
    if not scored:
        return Anchor(date=_file_date(scan), bound=None)
    best = max(score for score, _, _ in scored)
    top = [(day, bound) for score, day, bound in scored if score == best]
    day, first = top[0]
    rivals = {other for other, _ in top[1:] if other != day}
    return Anchor(
        date=day,
        bound=first,
        rivals=tuple(sorted(rivals)),
        supposed=first.mention.date is None,
    )


def _day_of(bound: Bound, today: dt.date) -> dt.date | None:
    """A mention's day; without a year, the last such day up to today."""
    mention = bound.mention
    if not is_day(mention) or mention.date is not None or not mention.day:
        return mention.date if is_day(mention) else None
    found = last_such_day(mention.month, mention.day, until=today)
    return found if found and (today - found).days <= _LATE_DAYS else None


def _anchor_score(
    scan: Scan, bound: Bound, nature: Nature, kind: MeetingKind | None
) -> int:
    mention = bound.mention
    if not is_day(mention) or bound.row.depth:
        return 0
    if bound.row.part in (Part.EMAIL_HEADER, Part.FOOTER):
        return 0
    title = bound.row in title_rows(scan, 14)
    said = _said_before(scan, bound)
    if _is_ahead(said):
        return 0
    match bound.kind:
        case "this":
            fits = not _names_other_kind(said, kind)
            return (9 if fits else 3) + (1 if title else 0)
        case "strategy":
            return 8 if kind is MeetingKind.STRATEGY else 0
        case "core_group":
            return 8 if kind is MeetingKind.CORE_GROUP and title else 0
        case "conference" | "next" | "bare_meeting" | "bare":
            return _conference_score(scan, bound, nature, kind, title=title)
        case "other" if not nature.child_protection and title:
            return 0 if governor_says_next(scan, bound) else 6
        case "":
            return _bare_date_score(scan, bound, nature)
        case _:
            return 0


def governor_says_next(scan: Scan, bound: Bound) -> bool:
    """Whether the word that governs a date speaks of a coming meeting."""
    return bound.governor is not None and _says_next(scan, bound.governor)


def _conference_score(
    scan: Scan, bound: Bound, nature: Nature, kind: MeetingKind | None, *, title: bool
) -> int:
    governor = bound.governor
    if governor is None:
        return 0
    named = _KINDS.get(governor.cue.meeting)
    same = named in (None, kind) or (kind is None and bound.row in title_rows(scan, 4))
    if _NEXT.search(_said_before(scan, bound)):
        return 0
    if _says_next(scan, governor) and (named is None or not same):
        return 0
    held = any(
        m.cue.kind == "held" for m in scan.cues("modifiers", bound.start, bound.end)
    )
    if kind in (MeetingKind.STRATEGY, MeetingKind.CORE_GROUP):
        return 0
    if _TO_BE_HELD.search(scan.sheet.text, bound.start, bound.mention.start):
        return 0
    if title and same and governor.cue.kind != "bare":
        weak = governor.cue.kind == "bare_meeting"
        score = 5 if weak else 7
        return score - (2 if bound.how is How.ABOVE and nature.letter else 0)
    if held and same and governor.cue.kind in ("conference", "bare_meeting", "next"):
        return 4
    if same and named is not None and governor.cue.kind == "conference":
        return 2
    return 0


def _bare_date_score(scan: Scan, bound: Bound, nature: Nature) -> int:
    """`Date: 10 March 2026` near the head of a record is the day of the meeting."""
    if nature.letter or bound.row not in title_rows(scan, 10):
        return 0
    words = scan.sheet.text[bound.row.start : bound.mention.start].strip().lower()
    if words.rstrip(": ") in ("date", "date and time", "when", "day", "held"):
        return 5
    if words.startswith(("held ", "held:", "convened ")):
        return 6
    return 3 if not words else 0


def _said_before(scan: Scan, bound: Bound) -> str:
    governor = bound.governor
    if governor is None:
        return ""
    return scan.sheet.text[max(governor.start - 30, 0) : governor.end].lower()


def _is_ahead(said: str) -> bool:
    return bool(re.search(r"\bnext\b|\bfuture\b", said))


def _names_other_kind(said: str, kind: MeetingKind | None) -> bool:
    named = _word_kind(said)
    return named is not None and kind is not None and named is not kind


def _file_date(scan: Scan) -> dt.date | None:
    """A date in the file's name: better than none."""
    match = _FILE_DATE.search(scan.sheet.document.name)
    if not match:
        return None
    day, month, year = (int(part) for part in match.groups())
    try:
        return dt.date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
