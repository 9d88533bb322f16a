"""What a document is: record, letter, plan, invitation…; and is it child protection?

The title and the first lines weigh most; a word deep in the narrative weighs little.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gp_toolkit.finding.paper.heads import is_firm, is_guidance, is_letter, is_taught
from gp_toolkit.finding.paper.protection import (
    is_child_protection,
    says_child_protection,
)
from gp_toolkit.finding.paper.rows import (
    TITLE_LENGTH,
    TITLE_ONLY,
    TOP_ROWS,
    is_line,
    title_rows,
    weight_of,
)
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import AHEAD, MOVES, DocumentKind

_ADDRESS = Wording(r"\s*{kinds/addressed}\b")
_OUTCOME_TITLE = Wording(
    r"\b{kinds/outcome-word}(?:\s{kinds/outcome-paper})?\W*$"
    r"|[–:\-]\s(?:{kinds/outcome-word}|decisions?)\b|^{kinds/outcome-word} (?:of|from)\b"
)
_OFF_ONLY_IF = Wording(r"\b{kinds/off-only-if}\b[^,;:.]{0,80}$")
_IS_OFF = Wording(r"\b{kinds/is-off}\s$")
_HELD = Wording(r"{kinds/held}")
_ATTENDANCE = Wording(r"(?!{kinds/no-attendance}\b){kinds/attendance}")
_CLOSE = 30
_BARE_TITLE = 60
_LEAD = 12
_CANCELLED_KINDS = ("conference", "next", "this", "bare_meeting")
_OTHER_KINDS = ("core_group", "strategy", "other")
_FIRM_KINDS = ("conference", "next", "strategy", "core_group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """What a document is.

    Attributes:
        kind: What sort.
        child_protection: Whether it is about child protection.
        letter: Whether it is a letter or message, whose "Date" is its own.
        firm: Whether its head names the conference that it is about.
        taught: Whether it teaches or tells of cases: a guide, a review, an exercise.
    """

    kind: DocumentKind
    child_protection: bool
    letter: bool
    firm: bool
    taught: bool = False


_PROMISED = Wording(r"\b{kinds/promised}\s(?:(?:an?|the|another|your)\s)?$")
_TO_FOLLOW = Wording(r"s?\s{kinds/to-follow}\b")


def tell_nature(scan: Scan) -> Nature:
    """Decide what a document is."""
    protection = is_child_protection(scan)
    scores = _scores(scan)
    best = max(scores, key=lambda kind: scores[kind]) if scores else None
    kind = best if best and scores[best] > 0 else DocumentKind.OTHER
    kind = _settled(scan, kind, scores)
    if not protection and kind is not DocumentKind.OTHER:
        kind = DocumentKind.OTHER
    taught = is_taught(scan)
    if taught or is_guidance(scan):
        kind = DocumentKind.OTHER
    return Nature(
        kind=kind,
        child_protection=protection and not taught,
        letter=is_letter(scan),
        taught=taught,
        firm=is_firm(scan, ahead=kind in AHEAD)
        and (kind is DocumentKind.STRATEGY_RECORD or says_child_protection(scan)),
    )


def _scores(scan: Scan) -> dict[DocumentKind, int]:
    title = title_rows(scan)
    top = title_rows(scan, TOP_ROWS)
    letter = is_letter(scan)
    scores: dict[DocumentKind, int] = {}
    seen: dict[tuple[str, int], int] = {}
    for hit in scan.hits.get("kinds", ()):
        if scan.sheet.row_at(hit.start).depth or not _is_meant(scan, hit):
            continue
        if (
            letter
            and hit.cue.kind == DocumentKind.CONFERENCE_RECORD
            and _is_aside(scan, hit, title)
        ):
            continue
        weight = weight_of(scan, hit, top, title)
        key = (hit.cue.kind, weight)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 2:
            continue
        kind = DocumentKind(hit.cue.kind)
        bonus = 2 if hit.cue.kind != "plan" and " " in _said(scan, hit) else 0
        scores[kind] = scores.get(kind, 0) + weight + bonus
    return scores


def _is_aside(scan: Scan, hit: Hit, title: tuple[Row, ...]) -> bool:
    """`Minutes will be sent`: a letter speaks of them, and is none."""
    row = scan.sheet.row_at(hit.start)
    return row not in title and row.end - row.start > TITLE_LENGTH


def _said(scan: Scan, hit: Hit) -> str:
    return scan.sheet.text[hit.start : hit.end]


def _settled(
    scan: Scan, kind: DocumentKind, scores: dict[DocumentKind, int]
) -> DocumentKind:
    """Settle what a plain count gets wrong."""
    title = title_rows(scan)
    in_title = _kinds_in(scan, title)
    in_top = _kinds_in(scan, title_rows(scan, TOP_ROWS))
    record = DocumentKind.CONFERENCE_RECORD
    attended = record in in_top or _has_attendance(scan)
    if kind is DocumentKind.INVITATION and DocumentKind.OUTCOME_LETTER in in_top:
        return DocumentKind.OUTCOME_LETTER
    if kind is DocumentKind.INVITATION:
        kind = next((moved for moved in MOVES if moved in in_title), kind)
    if kind is DocumentKind.INVITATION and kind not in in_title:
        told = not is_letter(scan) and is_of_the_past(scan)
        kind = record if told and _names_conference(scan, title) else kind
    if kind in MOVES and kind not in in_title:
        kind = _told_in_passing(scan, kind, in_title, attended=attended)
    if kind is DocumentKind.CANCELLATION and DocumentKind.REARRANGEMENT in in_top:
        return DocumentKind.REARRANGEMENT
    if kind.value in TITLE_ONLY and not _leads_title(scan, kind, title):
        others = {k: n for k, n in scores.items() if k.value not in TITLE_ONLY}
        firm = max(others, key=lambda k: others[k], default=DocumentKind.OTHER)
        kind = firm if others.get(firm, 0) >= 4 else DocumentKind.OTHER
    outcome = kind is DocumentKind.OUTCOME_LETTER and kind not in in_title
    if outcome and not is_letter(scan) and not _opens_line(scan, kind):
        kind = record if attended or _names_conference(scan, title) else kind
    if kind is DocumentKind.OTHER and is_child_protection(scan):
        return _without_words_of_its_own(scan, title)
    return kind


def _told_in_passing(
    scan: Scan, kind: DocumentKind, in_title: set[DocumentKind], *, attended: bool
) -> DocumentKind:
    """A paper whose body, but not its title, tells of a conference moved."""
    if attended or _is_dated_record(scan):
        return DocumentKind.CONFERENCE_RECORD
    invited = DocumentKind.INVITATION
    if invited in in_title or _opens_line(scan, invited):
        return invited
    if not is_letter(scan) and _names_conference(scan, title_rows(scan)):
        return DocumentKind.CONFERENCE_RECORD
    return kind


def _without_words_of_its_own(scan: Scan, title: tuple[Row, ...]) -> DocumentKind:
    """The kind of a child protection paper that no cue tells."""
    if is_letter(scan):
        if _has_decided(scan) or _was_held(scan):
            return DocumentKind.OUTCOME_LETTER
        return DocumentKind.INVITATION if _invites(scan) else DocumentKind.OTHER
    if not _names_conference(scan, title):
        told = _has_decided(scan) and _was_held(scan)
        return DocumentKind.OUTCOME_LETTER if told else DocumentKind.OTHER
    if _is_outcome_title(scan, title):
        return DocumentKind.OUTCOME_LETTER
    return DocumentKind.CONFERENCE_RECORD


def _was_held(scan: Scan) -> bool:
    """Whether it tells that its conference took place: `I chaired the review …`."""
    for hit in scan.hits.get("modifiers", ()):
        row = scan.sheet.row_at(hit.start)
        if hit.cue.kind != "held" or row.depth:
            continue
        said = scan.sheet.text[hit.start : hit.end].lower()
        if not scan.words[_HELD].search(said):
            continue
        first, last = scan.sentence_at(hit.start)
        named = scan.cues("meetings", first, last)
        if any(h.cue.kind in ("conference", "next") for h in named):
            return True
    return _refers_to_held(scan)


def _refers_to_held(scan: Scan) -> bool:
    """`I refer to the Review CPPM of 17 June`: the conference, then its day."""
    for hit in scan.hits.get("own_day", ()):
        row = scan.sheet.row_at(hit.start)
        if (
            hit.cue.kind not in ("sat", "held")
            or row.depth
            or row.part is not Part.BODY
        ):
            continue
        last = scan.sentence_at(hit.start)[1]
        named = scan.cues("meetings", hit.end, last)
        firm = [h for h in named if h.cue.kind in ("conference", "next")]
        days = scan.days_in(firm[0].end, last) if firm else ()
        if not days or firm[0].start - hit.end > _CLOSE or days[0].date is None:
            continue
        said = scan.cues("own_day", hit.end, days[0].start)
        if not any(h.cue.kind in ("ahead", "earlier") for h in said):
            return True
    return False


def _has_decided(scan: Scan) -> bool:
    """Whether it tells a decision in a sentence that speaks of a conference."""
    for hit in scan.hits.get("outcomes", ()):
        if hit.cue.kind not in ("made", "continues", "ended", "none"):
            continue
        if scan.sheet.row_at(hit.start).depth:
            continue
        first, last = scan.sentence_at(hit.start)
        said = scan.cues("meetings", first, last)
        moved = any(
            h.cue.kind == "cancelled" for h in scan.cues("modifiers", first, last)
        )
        named = any(h.cue.kind in (*_FIRM_KINDS, "bare_meeting", "this") for h in said)
        if named and not moved:
            return True
    return False


def _is_outcome_title(scan: Scan, title: tuple[Row, ...]) -> bool:
    """`Pre-birth Child Protection Conference – Outcome`."""
    return any(
        scan.words[_OUTCOME_TITLE].search(scan.sheet.words(row).strip())
        and _names_conference(scan, (row,))
        for row in title
        if row.table is None and row.end - row.start <= TITLE_LENGTH
    )


def _opens_line(scan: Scan, kind: DocumentKind) -> bool:
    """`Outcome of Initial Child Protection Conference held on …`, a line at the head."""
    return any(
        hit.cue.kind == kind and hit.start - row.start <= 4
        for row in title_rows(scan, 8)
        if row.table is None and row.end - row.start <= TITLE_LENGTH
        for hit in scan.cues("kinds", row.start, row.end)
    )


def _leads_title(scan: Scan, kind: DocumentKind, title: tuple[Row, ...]) -> bool:
    """Whether the title names this kind, and no conference on a line above it."""
    for row in title:
        if kind in _kinds_in(scan, (row,)):
            return True
        if _names_conference(scan, (row,)):
            return False
    return False


def _kinds_in(scan: Scan, rows: tuple[Row, ...]) -> set[DocumentKind]:
    return {
        DocumentKind(hit.cue.kind)
        for row in rows
        for hit in scan.cues("kinds", row.start, row.end)
        if _is_meant(scan, hit)
        and not (DocumentKind(hit.cue.kind) in MOVES and _is_prose(scan, row))
        and not (hit.cue.kind == "plan" and _is_running(scan, row))
        and (
            hit.cue.kind not in TITLE_ONLY
            or (is_line(row) and row.end - row.start <= TITLE_LENGTH)
        )
    }


def _is_promised(scan: Scan, hit: Hit) -> bool:
    """`You will get an invitation nearer the time`: this paper is none."""
    text = scan.sheet.text
    before = text[max(hit.start - 40, 0) : hit.start]
    return bool(
        scan.words[_PROMISED].search(before)
        or scan.words[_TO_FOLLOW].match(text, hit.end)
    )


def _is_running(scan: Scan, row: Row) -> bool:
    """A sentence of a letter: "the conference thought that Ava needs a … Plan"."""
    words = scan.sheet.words(row).strip()
    return row.part is Part.BODY and words.endswith(".") and is_letter(scan)


def _is_prose(scan: Scan, row: Row) -> bool:
    """A paragraph at the head of a paper that is no letter tells its history."""
    return row.end - row.start > TITLE_LENGTH and not is_letter(scan)


def _is_meant(scan: Scan, hit: Hit) -> bool:
    """Whether it is a conference that is cancelled, and not some appointment."""
    lead = scan.sheet.text[scan.sheet.row_at(hit.start).start : hit.start]
    rest = scan.sheet.text[hit.end : hit.end + 8].lower()
    said = scan.sheet.text[hit.start : hit.end].lower()
    if said == "apologies" and rest.startswith((" for any", " for the", " for thi")):
        return False
    if hit.cue.kind == DocumentKind.INVITATION and _is_promised(scan, hit):
        return False
    if hit.cue.kind == DocumentKind.CORE_GROUP_RECORD and scan.words[_ADDRESS].match(
        lead
    ):
        return False
    if hit.cue.kind == DocumentKind.REARRANGEMENT:
        return not _took_place(scan, hit)
    if hit.cue.kind != DocumentKind.CANCELLATION:
        return True
    if re.search(r"\b(?:not|ignore|disregard)\b[^.]{0,24}$", lead, re.IGNORECASE):
        return False
    row = scan.sheet.row_at(hit.start)
    if said.startswith("not") and row.end - row.start <= _BARE_TITLE:
        return True  # "NOTICE OF CANCELLATION" alone
    first, last = scan.sentence_at(hit.start)
    if scan.words[_OFF_ONLY_IF].search(scan.sheet.text[first : hit.start]):
        return False  # `If the conference is cancelled you will be told`
    found = scan.cues("meetings", first, last)
    if _is_of_another_meeting(scan, hit, found):
        return False
    return any(h.cue.kind in _CANCELLED_KINDS for h in found)


def _is_of_another_meeting(scan: Scan, hit: Hit, found: Sequence[Hit]) -> bool:
    """`The core group is cancelled but the review conference is on 6 August`."""
    before = [h.cue.kind for h in found if h.start < hit.end]
    if not before or not set(before) <= set(_OTHER_KINDS):
        return False
    text = scan.sheet.text
    lead = text[max(hit.start - _LEAD, 0) : hit.start]
    own = text[hit.start : hit.end].lower().startswith(("has", "will"))
    return own or bool(scan.words[_IS_OFF].search(lead))


def _took_place(scan: Scan, hit: Hit) -> bool:
    """`was brought forward and took place on 28 October`: moved, and held since."""
    said = scan.cues("own_day", hit.end, scan.sentence_at(hit.start)[1])
    return any(h.cue.kind == "held" and h.start - hit.end <= _CLOSE for h in said)


def _is_dated_record(scan: Scan) -> bool:
    """Whether the head of a paper that is no letter says "Date of conference"."""
    if is_letter(scan):
        return False
    return any(
        hit.cue.kind == "this"
        for row in title_rows(scan, 8)
        for hit in scan.cues("meetings", row.start, row.end)
    )


def _has_attendance(scan: Scan) -> bool:
    listed = scan.words[_ATTENDANCE]
    return any(listed.match(scan.sheet.words(row).strip()) for row in scan.sheet.rows)


def _names_conference(scan: Scan, title: tuple[Row, ...]) -> bool:
    return any(
        hit.cue.kind in ("conference", "next", "this")
        for row in title
        for hit in scan.cues("meetings", row.start, row.end)
    )


def _invites(scan: Scan) -> bool:
    return any(
        h.cue.kind in ("conference", "next") for h in scan.hits.get("meetings", ())
    )


def is_of_the_past(scan: Scan) -> bool:
    """Whether a paper tells who was there or what was decided."""
    title = (scan.sheet.words(row).strip().lower() for row in title_rows(scan))
    if "agenda" in title:
        return False
    decided = any(
        hit.cue.kind in ("made", "continues", "ended", "none")
        for hit in scan.hits.get("outcomes", ())
    )
    return decided or _has_attendance(scan)
