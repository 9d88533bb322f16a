"""How firmly a word speaks of the next conference, and of which kind."""

import re

from gp_toolkit.finding.claims.other_bodies import (
    strength_elsewhere,
    strength_of_its_own,
)
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.paper.binding import Bound, is_bare_label
from gp_toolkit.finding.paper.day_labels import is_day_label
from gp_toolkit.finding.paper.governors import How, governors, is_place
from gp_toolkit.finding.paper.meeting_kinds import KINDS
from gp_toolkit.finding.paper.own_words import own_words
from gp_toolkit.finding.paper.task_tables import is_task_row
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.reading import AHEAD, DocumentKind, MeetingKind

_NOTE_AHEAD = Wording(r"\b{claims/ahead}\b")
_FIRST = Wording(r"\b{claims/opens-series}\s(?:[\w'\-]+\s){0,2}$")
_NEXT_MEETING = Wording(r"{claims/next-meeting}\b")
_HEADS = Wording(r"\b{claims/heads-of-actions}")
_FOR_THE = re.compile(r"\bfor (?:the|their|its|a) $")
_WHOSE = re.compile(r"\b(?:the|our|your|her|his|their|\w+'s)\s$", re.IGNORECASE)
_DID = Wording(r"(?:\s(?:of|on|held on)\s[^.;:!?\n]{3,30}?|,)?\s{claims/did}(?![\w'])")
_AGAIN = Wording(r"\b{claims/again}\b")
_HEADING_ROWS = 10
_DECIDES = (
    DocumentKind.CONFERENCE_RECORD,
    DocumentKind.OUTCOME_LETTER,
    DocumentKind.PLAN,
)
_ANY = re.compile(r"\b(?:an?|any|every)\s$", re.IGNORECASE)
_THE = re.compile(r"\s*the\s", re.IGNORECASE)
_THE_REVIEW_ON = re.compile(r"the\sreview\s(?:on|for)\s(?:the\s)?", re.IGNORECASE)
_GOES_THERE = Wording(r"\b{claims/goes-there}\b")
_OF_ITS_OWN = ("next", "conference", "this", "bare", "bare_meeting")
_IS_ON = Wording(r"\s(?:is|will be)\s(?:{claims/fixed}\s)?(?:(?:on|for)\s)?(?:the\s)?")
_HEADING_LENGTH = 60


def says_core_group(context: Context, bound: Bound) -> bool:
    """Whether a date is a core group's: by name, or "next meeting" in its notes."""
    if bound.kind == "core_group":
        return True
    governor = bound.governor
    if governor is None or context.kind is not MeetingKind.CORE_GROUP:
        return False
    if bound.kind not in ("bare", "bare_meeting"):
        return False
    said = context.scan.sheet.text[governor.start : governor.end].lower()
    return "meeting" in said and "review" not in said


def strength_of(context: Context, bound: Bound, governor: Hit) -> int:
    """3 for the next conference, 2 for a conference, 1 for a bare word, 0 for none."""
    scan = context.scan
    if (
        says_core_group(context, bound)
        or _is_what_it_did(scan, bound)
        or is_day_of_task(scan, bound)
    ):
        return 0
    ahead = context.nature.kind in AHEAD
    if _is_kind_in_its_row(context.scan, bound, governor) and (
        ahead or _is_beside_core_group(context, bound)
    ):
        return 3
    if known := _sentence_strength(context, bound, governor):
        return known
    if ahead and bound.how is How.ABOVE and is_day_label(context.scan, bound):
        return 3 if bound.kind in _OF_ITS_OWN else 0
    if not context.nature.child_protection:
        own = strength_of_its_own(context, bound, governor)
        return _weak_strength(context, bound, governor) if own is None else own
    match governor.cue.kind:
        case "next":
            return 3
        case "conference":
            return 3 if ahead else 2
        case "this":
            return 3 if ahead else 0
        case "bare" | "bare_meeting":
            return _weak_strength(context, bound, governor)
        case _:
            return 0


def _is_what_it_did(scan: Scan, bound: Bound) -> bool:
    """`The conference asked that he be seen before 11 December`: the one recorded."""
    governor, text = bound.governor, scan.sheet.text
    if governor is None or bound.kind not in ("conference", "bare_meeting"):
        return False
    if bound.how is not How.SENTENCE or governor.end > bound.mention.start:
        return False
    did = scan.words[_DID].match(text, governor.end, bound.mention.start)
    return did is not None and not scan.words[_AGAIN].search(
        text, did.end(), bound.mention.start
    )


def _is_kind_in_its_row(scan: Scan, bound: Bound, governor: Hit) -> bool:
    """`Review | Tue 10/11/2026`, `CP Conference – Review | …`: a row that says which."""
    if bound.how is not How.LEFT:
        return False
    cell, text = scan.cell_at(governor.start), scan.sheet.text
    if text[governor.start : governor.end].lower() != "review":
        return False
    earlier = governors(scan, cell.start, governor.start)
    if any(hit.cue.kind != "conference" for hit in earlier):
        return False
    begin = earlier[-1].end if earlier else cell.start
    rest = text[begin : governor.start] + text[governor.end : cell.end]
    lead = text[cell.start : earlier[0].start] if earlier else ""
    return not re.search(r"\w", lead + rest)


def _is_beside_core_group(context: Context, bound: Bound) -> bool:
    """`Core group | 22 June` above `Review | 1 September`: a conference's two dates."""
    scan, rows = context.scan, context.scan.sheet.rows
    if context.nature.kind not in _DECIDES or is_task_row(scan, bound.row):
        return False
    near = rows[max(bound.row.number - 3, 0) : bound.row.number + 4]
    return any(
        hit.cue.kind == "core_group"
        for row in near
        if row.table == bound.row.table and scan.days_in(row.start, row.end)
        for hit in scan.cues("meetings", row.cells[0].start, row.cells[0].end)
    )


def _sentence_strength(context: Context, bound: Bound, governor: Hit) -> int:
    """`The review is on Wednesday 16 September`, in a paper that tells a decision.

    `Her review is …` may be one child's of several, and so is less.
    """
    scan, mention = context.scan, bound.mention
    text = scan.sheet.text
    if context.nature.kind not in _DECIDES or bound.how is not How.SENTENCE:
        return 0
    if text[governor.start : governor.end].lower() != "review":
        return 0
    if not mention.weekday_agrees or mention.year_inferred:
        return 0
    if governors(scan, bound.start, governor.start):
        return 0
    if not scan.words[_IS_ON].fullmatch(text[governor.end : mention.start]):
        return 0
    lead = text[bound.start : governor.start]
    if _THE.fullmatch(lead):
        return 3
    return 2 if _WHOSE.search(lead) else 0


def _weak_strength(context: Context, bound: Bound, governor: Hit) -> int:
    """Of "next review", "meeting": never amid an action table or a policy."""
    scan = context.scan
    if _is_general(context) or _is_amid_tasks(scan, bound, governor):
        return 0
    if not context.nature.child_protection:
        known = strength_elsewhere(context, bound, governor)
        return _word_strength(context, bound, governor) if known is None else known
    if _is_of_another(scan, governor):
        return 0
    if _may_be_core_group(scan, governor):
        return int(_starts_piece(scan, governor))
    return _word_strength(context, bound, governor)


def _word_strength(context: Context, bound: Bound, governor: Hit) -> int:
    """By the word alone."""
    scan = context.scan
    ahead = context.nature.kind in AHEAD
    if ahead and _is_the_review(scan, bound, governor):
        return 2
    if governor.cue.kind == "bare":
        return _bare_strength(scan, governor)
    said = scan.sheet.text[governor.start : governor.end].lower()
    if said == "review" and (known := _review_strength(scan, bound, governor)):
        return known
    if ahead and said != "review":
        return 2
    if said in ("review", "conference", "conf"):
        return int(is_bare_label(scan, governor))
    return 1


def _is_the_review(scan: Scan, bound: Bound, governor: Hit) -> bool:
    """`The review on Tuesday 26 January will be held in two parts`, in a notice."""
    text = scan.sheet.text
    begin = max(bound.start, governor.start - len("the "))
    return bool(_THE_REVIEW_ON.fullmatch(text[begin : bound.mention.start]))


def _review_strength(scan: Scan, bound: Bound, governor: Hit) -> int:
    """`the first Eastcastle review is on …`, `… on 5 November for the review`."""
    text = scan.sheet.text
    if scan.words[_FIRST].search(text[max(governor.start - 50, 0) : governor.start]):
        return 2
    if bound.how is How.CELL and _WHOSE.search(
        text[max(governor.start - 20, 0) : governor.start]
    ):
        return _moved_strength(scan, bound, governor)
    if bound.how is not How.AFTER:
        return 0
    return int(bool(_FOR_THE.search(text[bound.mention.end : governor.start])))


def _moved_strength(scan: Scan, bound: Bound, governor: Hit) -> int:
    """`The conference office have changed our review. It is now on 14 January`."""
    moved = scan.cues("modifiers", bound.start, bound.mention.start)
    if not any(hit.cue.kind == "moved_to" for hit in moved):
        return 0
    first, last = scan.sentence_at(governor.start)
    return 3 if "conference" in scan.sheet.text[first:last].lower() else 2


def _is_of_another(scan: Scan, governor: Hit) -> bool:
    return _under_another_heading(scan, governor) or _belongs_to_other(scan, governor)


def _belongs_to_other(scan: Scan, governor: Hit) -> bool:
    """`a Child in Need plan, first review 15 December`: the review of that plan."""
    begin = scan.sentence_at(governor.start)[0]
    earlier = governors(scan, begin, governor.start)
    said = scan.sheet.text[governor.start : governor.end].lower()
    if "reconven" in said and earlier and earlier[0].cue.kind == "strategy":
        return True
    if not earlier or earlier[-1].cue.kind != "other":
        return False
    return "next" not in said and not scan.days_in(earlier[-1].end, governor.start)


def _under_another_heading(scan: Scan, governor: Hit) -> bool:
    """Whether the nearest heading above is another process's: "Looked after child"."""
    row = scan.sheet.row_at(governor.start)
    rows = scan.sheet.rows
    for number in range(row.number - 1, max(row.number - _HEADING_ROWS, -1), -1):
        above = rows[number]
        words = scan.sheet.words(above).strip()
        plain = len(words) <= _HEADING_LENGTH and words[-1:] not in ".;,"
        if not above.heading and not (plain and ":" not in words[:-1]):
            continue
        if above.table is not None or scan.days_in(above.start, above.end):
            continue
        hits = governors(scan, above.start, above.end)
        if above.heading or hits:
            return (
                bool(hits)
                and hits[0].cue.kind == "other"
                and not is_place(scan, hits[0])
            )
    return False


def _may_be_core_group(scan: Scan, governor: Hit) -> bool:
    """Whether the words are "next meeting": perhaps a core group, so never firm."""
    named = scan.sheet.text[governor.start : governor.end].lower()
    return bool(scan.words[_NEXT_MEETING].match(named))


def _bare_strength(scan: Scan, governor: Hit) -> int:
    """A bare "review" counts as a label, at the head of its piece of text."""
    if _is_reconvened(scan, governor):
        return 3
    if not _starts_piece(scan, governor):
        said = scan.sheet.text[governor.start : governor.end].lower()
        return 1 if "next" in said or "reconven" in said else 0
    return (
        2
        if scan.words[_NOTE_AHEAD].search(
            scan.sheet.text[governor.start : governor.end]
        )
        else 1
    )


def _is_reconvened(scan: Scan, governor: Hit) -> bool:
    """`The initial conference will reconvene on`: the one named goes on."""
    if "reconven" not in scan.sheet.text[governor.start : governor.end].lower():
        return False
    begin = scan.sentence_at(governor.start)[0]
    named = governors(scan, begin, governor.start)[-1:]
    return any(
        h.cue.kind in ("conference", "next", "this") and not is_indefinite(scan, h)
        for h in named
    )


def _is_general(context: Context) -> bool:
    """A policy or guide: its own "next review" is no conference."""
    nature = context.nature
    return nature.child_protection and nature.kind is DocumentKind.OTHER


def _starts_piece(scan: Scan, governor: Hit) -> bool:
    """Whether nothing but a short run of words stands before the governor."""
    row = scan.sheet.row_at(governor.start)
    cell = row.cells[scan.sheet.column_at(row, governor.start)]
    begin = max(cell.start, scan.sentence_at(governor.start)[0])
    earlier = governors(scan, begin, governor.start)
    begin = earlier[-1].end if earlier else begin
    before = scan.sheet.text[begin : governor.start]
    before = re.split(r"[,;–|\n]|\s-\s|\d\s", before)[-1]
    return len(re.findall(r"[^\W\d_]{2,}", before)) <= 3


def is_day_of_task(scan: Scan, bound: Bound) -> bool:
    """`Send summary for the pre-birth conference | Dr Rideout | 9 July`: when to send."""
    governor = bound.governor
    if (
        governor is None
        or bound.how is not How.LEFT
        or not is_task_row(scan, bound.row)
    ):
        return False
    cell = scan.cell_at(governor.start)
    if scan.words[_GOES_THERE].search(scan.sheet.text, cell.start, governor.start):
        return False  # `Attend review conference | GP | 6 August`
    return own_words(scan, scan.cell_at(governor.start).start, governor.start)


def _is_amid_tasks(scan: Scan, bound: Bound, governor: Hit) -> bool:
    if bound.how is How.COLUMN and _is_action_table(scan, bound):
        return True
    return governor.cue.kind == "bare_meeting" and is_task_row(scan, bound.row)


def _is_action_table(scan: Scan, bound: Bound) -> bool:
    governor = bound.governor
    if governor is None:
        return False
    head = scan.sheet.words(scan.sheet.row_at(governor.start)).lower()
    return bool(scan.words[_HEADS].search(head))


def kind_of(context: Context, governor: Hit) -> MeetingKind | None:
    """The kind of conference that a word names in this document."""
    if not context.nature.child_protection:
        return MeetingKind.MEETING
    named = KINDS.get(governor.cue.meeting)
    said = context.scan.sheet.text[governor.start : governor.end].lower()
    if named is MeetingKind.REVIEW and re.search(r"pre-?\s?birth", said):
        return MeetingKind.PRE_BIRTH
    if named is not None:
        return named
    if context.nature.kind in AHEAD:
        is_known = context.kind in KINDS.values()
        return context.kind if is_known else None
    if context.kind is MeetingKind.STRATEGY:
        return MeetingKind.INITIAL
    if "reconven" in said and _inquorate(context):
        return context.kind if context.kind in KINDS.values() else None
    return MeetingKind.REVIEW


def _inquorate(context: Context) -> bool:
    return any(h.cue.kind == "adjourned" for h in context.scan.hits.get("outcomes", ()))


def is_indefinite(scan: Scan, hit: Hit) -> bool:
    """`A Review CPPM must be held within six months`: the rule for any of them."""
    text = scan.sheet.text
    return bool(_ANY.search(text, max(hit.start - 6, 0), hit.start))
