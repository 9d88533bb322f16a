"""Whether a document is about child protection."""

from gp_toolkit.finding.paper.rows import (
    TITLE_LENGTH,
    TITLE_ROWS,
    TOP_ROWS,
    title_rows,
    weight_of,
)
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row

_MOST_COUNTED = 12

_ENOUGH_WEAK = 6
_EVENT_WORDS = 2


def is_child_protection(scan: Scan) -> bool:
    """Whether the document is about child protection.

    The first word of the title that tells decides: "Child in Need Meeting" above
    "Ava was on a child protection plan" is no child protection document. Where the
    title says nothing, the words of the whole are weighed.
    """
    head = title_rows(scan, TITLE_ROWS + 2)
    if _is_of_a_board(scan, head) or _is_an_event(scan):
        return False
    for row in head:
        found = _title_says(scan, row)
        if found is not None:
            return found
    top = title_rows(scan, TOP_ROWS)
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


def _is_an_event(scan: Scan) -> bool:
    """A conference with speakers and coffee: two such words, and no child's birth."""
    said = {
        scan.sheet.text[hit.start : hit.end].lower()
        for hit in scan.hits.get("protection", ())
        if hit.cue.kind == "event"
    }
    born = any(h.cue.kind == "birth" for h in scan.hits.get("people", ()))
    return len(said) >= _EVENT_WORDS and not born


def _is_of_a_board(scan: Scan, head: tuple[Row, ...]) -> bool:
    """Minutes of a body that oversees child protection: no conference in their head."""
    named = any(
        hit.cue.kind in ("conference", "next", "this", "core_group", "strategy")
        and (hit.cue.meeting or hit.cue.kind != "this")
        for row in head
        if row.end - row.start <= TITLE_LENGTH
        for hit in scan.cues("meetings", row.start, row.end)
    )
    board = any(
        hit.cue.kind == "board"
        for row in head
        if row.end - row.start <= TITLE_LENGTH or not _is_sentence(scan, row)
        for hit in scan.cues("protection", row.start, row.start + TITLE_LENGTH)
    )
    return board and not named


def _is_sentence(scan: Scan, row: Row) -> bool:
    return scan.sheet.words(row).rstrip().endswith(".")


def _title_says(scan: Scan, row: Row) -> bool | None:
    """What a short line at the head says; None when it is prose or says nothing."""
    words = scan.sheet.words(row).strip()
    if len(words) > TITLE_LENGTH or (len(words) > 60 and words.endswith(".")):
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


def says_child_protection(scan: Scan) -> bool:
    """Whether it says so in words, and not only by "Date of review conference"."""
    return any(hit.cue.kind == "yes" for hit in scan.hits.get("protection", ()))


def _names_next(scan: Scan) -> bool:
    return any(h.cue.kind == "next" for h in scan.hits.get("meetings", ()))
