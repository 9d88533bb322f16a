"""What a document is: record, letter, plan, invitation… and whether it is about child
protection at all.

The title and the first lines weigh most; a word deep in the narrative weighs little.
"""

from dataclasses import dataclass

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.sheet import Row
from gp_toolkit.finding.vocabulary import Hit
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import DocumentKind

_TITLE_ROWS = 4
_TOP_ROWS = 25
_TITLE_LENGTH = 110
_MOVES = (DocumentKind.CANCELLATION, DocumentKind.REARRANGEMENT)
_TITLE_ONLY = ("plan", "core_group_record", "strategy_record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """What a document is.

    Attributes:
        kind: What sort.
        child_protection: Whether it is about child protection.
        letter: Whether it is a letter or message, whose "Date" is its own.
    """

    kind: DocumentKind
    child_protection: bool
    letter: bool


def tell_nature(scan: Scan) -> Nature:
    """Decide what a document is."""
    protection = is_child_protection(scan)
    scores = _scores(scan)
    best = max(scores, key=lambda kind: scores[kind]) if scores else None
    kind = best if best and scores[best] > 0 else DocumentKind.OTHER
    kind = _settled(scan, kind, scores)
    if not protection and kind is not DocumentKind.OTHER:
        kind = DocumentKind.OTHER
    return Nature(kind=kind, child_protection=protection, letter=_is_letter(scan))


def title_rows(scan: Scan, count: int = _TITLE_ROWS) -> tuple[Row, ...]:
    """The first rows of the body, with subject lines and headings."""
    subjects: list[Row] = []
    rest: list[Row] = []
    for row in scan.sheet.rows:
        if row.depth or row.part is Part.FOOTER:
            continue
        if row.part is Part.EMAIL_HEADER:
            if _is_subject(scan.sheet.words(row)):
                subjects.append(row)
        elif len(rest) < count:
            rest.append(row)
        else:
            break
    return (*subjects, *rest)


def _is_subject(words: str) -> bool:
    return words.lstrip().lower().startswith("subject")


def _is_letter(scan: Scan) -> bool:
    for row in scan.sheet.rows[:60]:
        words = scan.sheet.words(row).strip().lower()
        if words.startswith(("dear ", "yours sincerely", "yours faithfully", "hi ")):
            return True
        if row.part is Part.EMAIL_HEADER:
            return True
    return False


def weight_of(
    scan: Scan, hit: Hit, top: tuple[Row, ...], title: tuple[Row, ...]
) -> int:
    """How much a cue counts where it stands: title, head of the document, elsewhere."""
    row = scan.sheet.row_at(hit.start)
    words = scan.sheet.words(row).strip()
    if row.part in (Part.FOOTER, Part.COMMENT):
        return 1
    if row in title and (row.table is None or hit.cue.kind not in _TITLE_ONLY):
        return 12 if len(words) <= _TITLE_LENGTH else 8
    if row in top:
        return 1 if hit.cue.kind in _TITLE_ONLY else 4
    return 1


def _scores(scan: Scan) -> dict[DocumentKind, int]:
    title = title_rows(scan)
    top = title_rows(scan, _TOP_ROWS)
    scores: dict[DocumentKind, int] = {}
    seen: dict[tuple[str, int], int] = {}
    for hit in scan.hits.get("kinds", ()):
        if scan.sheet.row_at(hit.start).depth:
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


def _said(scan: Scan, hit: Hit) -> str:
    return scan.sheet.text[hit.start : hit.end]


def _settled(
    scan: Scan, kind: DocumentKind, scores: dict[DocumentKind, int]
) -> DocumentKind:
    """Settle what a plain count gets wrong."""
    title = title_rows(scan)
    top = title_rows(scan, _TOP_ROWS)
    title_kinds = {
        DocumentKind(hit.cue.kind)
        for row in title
        for hit in scan.cues("kinds", row.start, row.end)
        if row.table is None or hit.cue.kind not in _TITLE_ONLY
    }
    top_kinds = {
        DocumentKind(hit.cue.kind)
        for row in top
        for hit in scan.cues("kinds", row.start, row.end)
    }
    attended = DocumentKind.CONFERENCE_RECORD in top_kinds or _has_attendance(scan)
    for moved in _MOVES:
        if kind is moved and moved not in title_kinds and attended:
            return DocumentKind.CONFERENCE_RECORD
    if (
        kind in _MOVES
        and DocumentKind(kind) not in title_kinds
        and _is_dated_record(scan)
    ):
        return DocumentKind.CONFERENCE_RECORD
    if kind is DocumentKind.CANCELLATION and DocumentKind.REARRANGEMENT in top_kinds:
        return DocumentKind.REARRANGEMENT
    if kind.value in _TITLE_ONLY and kind not in title_kinds:
        others = {k: n for k, n in scores.items() if k.value not in _TITLE_ONLY}
        firm = max(others, key=lambda k: others[k], default=DocumentKind.OTHER)
        kind = firm if others.get(firm, 0) >= 4 else DocumentKind.OTHER
    if kind is DocumentKind.OTHER and is_child_protection(scan):
        if _names_conference(scan, title) and not _is_letter(scan):
            return DocumentKind.CONFERENCE_RECORD
        if _is_letter(scan) and _invites(scan):
            return DocumentKind.INVITATION
    return kind


def _is_dated_record(scan: Scan) -> bool:
    """Whether the head of a paper that is no letter says "Date of conference"."""
    if _is_letter(scan):
        return False
    return any(
        hit.cue.kind == "this"
        for row in title_rows(scan, 8)
        for hit in scan.cues("meetings", row.start, row.end)
    )


def _has_attendance(scan: Scan) -> bool:
    words = ("present", "attendance", "attendees", "apologies", "in attendance")
    return any(
        scan.sheet.words(row).strip().lower().startswith(words)
        for row in scan.sheet.rows
    )


def _names_conference(scan: Scan, title: tuple[Row, ...]) -> bool:
    return any(
        hit.cue.kind in ("conference", "next", "this")
        for row in title
        for hit in scan.cues("meetings", row.start, row.end)
    )


def _invites(scan: Scan) -> bool:
    return any(h.cue.kind in ("conference", "next") for h in scan.hits["meetings"])


def is_child_protection(scan: Scan) -> bool:
    """Whether the document is about child protection.

    It needs a child protection word near its head, or several anywhere, and no
    stronger sign of another process (adult protection, MARAC, parish council…).
    """
    title = title_rows(scan)
    top = title_rows(scan, _TOP_ROWS)
    yes = no = weak = 0
    title_yes = title_no = False
    counted: dict[str, int] = {}
    for hit in scan.hits.get("protection", ()):
        weight = weight_of(scan, hit, top, title)
        counted[hit.cue.id] = counted.get(hit.cue.id, 0) + 1
        if counted[hit.cue.id] > 12 and weight < 8:
            continue
        score = weight * hit.cue.weight
        match hit.cue.kind:
            case "yes":
                yes += score
                title_yes = title_yes or weight >= 8
            case "no":
                no += score
                title_no = title_no or weight >= 8
            case _:
                weak += weight
    if title_yes and not title_no:
        return True
    if title_no and not title_yes:
        return yes > no * 3
    if yes:
        return yes + weak > no
    return weak >= 6 and not no
