"""What a document is: record, letter, plan, invitation…; and is it child protection?

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
_MOST_COUNTED = 12
_ENOUGH_WEAK = 6
_FIRM_ROWS = 12
_LETTER_ROWS = 60
_CANCELLED_KINDS = ("conference", "next", "this", "bare_meeting")
_FIRM_KINDS = ("conference", "next", "strategy", "core_group")
_MOVES = (DocumentKind.CANCELLATION, DocumentKind.REARRANGEMENT)
_TITLE_ONLY = ("plan", "core_group_record", "strategy_record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """What a document is.

    Attributes:
        kind: What sort.
        child_protection: Whether it is about child protection.
        letter: Whether it is a letter or message, whose "Date" is its own.
        firm: Whether its head names the conference that it is about.
    """

    kind: DocumentKind
    child_protection: bool
    letter: bool
    firm: bool


def tell_nature(scan: Scan) -> Nature:
    """Decide what a document is."""
    protection = is_child_protection(scan)
    scores = _scores(scan)
    best = max(scores, key=lambda kind: scores[kind]) if scores else None
    kind = best if best and scores[best] > 0 else DocumentKind.OTHER
    kind = _settled(scan, kind, scores)
    if not protection and kind is not DocumentKind.OTHER:
        kind = DocumentKind.OTHER
    if is_guidance(scan):
        kind = DocumentKind.OTHER
    return Nature(
        kind=kind,
        child_protection=protection,
        letter=_is_letter(scan),
        firm=is_firm(scan)
        and (kind is DocumentKind.STRATEGY_RECORD or _says_child_protection(scan)),
    )


def title_rows(scan: Scan, count: int = _TITLE_ROWS) -> tuple[Row, ...]:
    """The first rows of the body, with subject lines and headings."""
    subjects: list[Row] = []
    rest: list[Row] = []
    for row in scan.sheet.rows:
        if row.depth or row.part is Part.FOOTER:
            continue
        if row.source != scan.main_source and row.part is not Part.EMAIL_HEADER:
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
    seen = 0
    for row in scan.sheet.rows:
        if row.source != scan.main_source:
            continue
        words = scan.sheet.words(row).strip().lower()
        if words.startswith(("dear ", "yours sincerely", "yours faithfully", "hi ")):
            return True
        if row.part is Part.EMAIL_HEADER:
            return True
        seen += 1
        if seen > _LETTER_ROWS:
            break
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
        if len(words) <= _TITLE_LENGTH:
            return 12
        return 1 if hit.cue.kind in _TITLE_ONLY else 8
    if row in top:
        return 1 if hit.cue.kind in _TITLE_ONLY else 4
    return 1


def _scores(scan: Scan) -> dict[DocumentKind, int]:
    title = title_rows(scan)
    top = title_rows(scan, _TOP_ROWS)
    scores: dict[DocumentKind, int] = {}
    seen: dict[tuple[str, int], int] = {}
    for hit in scan.hits.get("kinds", ()):
        if scan.sheet.row_at(hit.start).depth or not _is_meant(scan, hit):
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
    in_title = _kinds_in(scan, title)
    in_top = _kinds_in(scan, title_rows(scan, _TOP_ROWS))
    letter = _is_letter(scan)
    record = DocumentKind.CONFERENCE_RECORD
    attended = record in in_top or _has_attendance(scan)
    if kind is DocumentKind.INVITATION and DocumentKind.OUTCOME_LETTER in in_top:
        return DocumentKind.OUTCOME_LETTER
    held = attended or _is_dated_record(scan)
    if kind is DocumentKind.INVITATION:
        kind = next((moved for moved in _MOVES if moved in in_title), kind)
    if kind in _MOVES and kind not in in_title and held:
        return record
    if kind is DocumentKind.CANCELLATION and DocumentKind.REARRANGEMENT in in_top:
        return DocumentKind.REARRANGEMENT
    if kind is DocumentKind.OUTCOME_LETTER and kind not in in_title and not letter:
        kind = record if attended or _names_conference(scan, title) else kind
    if kind.value in _TITLE_ONLY and not _leads_title(scan, kind, title):
        others = {k: n for k, n in scores.items() if k.value not in _TITLE_ONLY}
        firm = max(others, key=lambda k: others[k], default=DocumentKind.OTHER)
        kind = firm if others.get(firm, 0) >= 4 else DocumentKind.OTHER
    if kind is DocumentKind.OTHER and is_child_protection(scan):
        if _names_conference(scan, title) and not letter:
            return record
        if letter and _invites(scan):
            return DocumentKind.INVITATION
    return kind


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
        and (
            hit.cue.kind not in _TITLE_ONLY
            or (row.table is None and row.end - row.start <= _TITLE_LENGTH)
        )
    }


def _is_meant(scan: Scan, hit: Hit) -> bool:
    """Whether it is a conference that is cancelled, and not some appointment."""
    if hit.cue.kind != DocumentKind.CANCELLATION:
        return True
    first, last = scan.sentence_at(hit.start)
    found = scan.cues("meetings", first, last)
    return any(h.cue.kind in _CANCELLED_KINDS for h in found)


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

    The first word of the title that tells decides: "Child in Need Meeting" above
    "Ava was on a child protection plan" is no child protection document. Where the
    title says nothing, the words of the whole are weighed.
    """
    for row in title_rows(scan, _TITLE_ROWS + 2):
        found = _title_says(scan, row)
        if found is not None:
            return found
    top = title_rows(scan, _TOP_ROWS)
    yes = no = weak = 0
    counted: dict[str, int] = {}
    for hit in scan.hits.get("protection", ()):
        counted[hit.cue.id] = counted.get(hit.cue.id, 0) + 1
        if counted[hit.cue.id] > _MOST_COUNTED:
            continue
        weight = weight_of(scan, hit, top, ())
        match hit.cue.kind:
            case "yes":
                yes += weight * hit.cue.weight
            case "no":
                no += weight * hit.cue.weight
            case "weak":
                weak += weight * hit.cue.weight
            case _:
                pass
    if yes:
        return yes + weak > no and (yes + weak >= 2 * no or _names_next(scan))
    return weak >= _ENOUGH_WEAK and not no


def _title_says(scan: Scan, row: Row) -> bool | None:
    """What a short line at the head says; None when it is prose or says nothing."""
    words = scan.sheet.words(row).strip()
    if len(words) > _TITLE_LENGTH or (len(words) > 60 and words.endswith(".")):
        return None
    hits = scan.cues("protection", row.start, row.end)
    told = [h for h in hits if h.cue.kind in ("yes", "no")]
    if not told:
        return None
    conference = any(
        h.cue.kind in ("conference", "next") and h.cue.weight
        for h in scan.cues("meetings", row.start, row.end)
    )
    if told[0].cue.kind == "no" and len(told) > 1 and conference:
        return any(h.cue.kind == "yes" for h in told)
    return told[0].cue.kind == "yes"


def _says_child_protection(scan: Scan) -> bool:
    """Whether it says so in words, and not only by "Date of review conference"."""
    return any(hit.cue.kind == "yes" for hit in scan.hits.get("protection", ()))


def _names_next(scan: Scan) -> bool:
    return any(h.cue.kind == "next" for h in scan.hits.get("meetings", ()))


def is_of_the_past(scan: Scan) -> bool:
    """Whether a paper tells who was there or what was decided."""
    decided = any(
        hit.cue.kind in ("made", "continues", "ended", "none")
        for hit in scan.hits.get("outcomes", ())
    )
    return decided or _has_attendance(scan)


def is_guidance(scan: Scan) -> bool:
    """Whether the title is of a policy, guide or list: about conferences in general."""
    for row in title_rows(scan, 3):
        words = scan.sheet.words(row).strip()
        if len(words) > _TITLE_LENGTH:
            continue
        hits = scan.cues("protection", row.start, row.end)
        if any(h.cue.kind == "guidance" for h in hits):
            return True
    return False


def is_firm(scan: Scan) -> bool:
    """Whether the head of the paper names the meeting that it is about."""
    if is_guidance(scan):
        return False
    letter = _is_letter(scan)
    for row in title_rows(scan, _FIRM_ROWS):
        words = scan.sheet.words(row).strip()
        if len(words) > _TITLE_LENGTH and not letter:
            continue
        meetings = scan.cues("meetings", row.start, row.end)
        if any(h.cue.kind in _FIRM_KINDS for h in meetings):
            return True
        kinds = scan.cues("kinds", row.start, row.end)
        if any(h.cue.kind == "plan" for h in kinds):
            return True
    return False
