"""What a document says about a next conference, piece by piece, before it is weighed."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gp_toolkit.finding.binding import Bound, How, governors
from gp_toolkit.finding.conference import Anchor
from gp_toolkit.finding.dates import DateMention, Shape
from gp_toolkit.finding.details import Details, find_details, segment
from gp_toolkit.finding.document_kind import Nature
from gp_toolkit.finding.months import add_days
from gp_toolkit.finding.names import People, named_in
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.vocabulary import Hit
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import DocumentKind, MeetingKind, NextStatus, Warning

GESTATION_TERM_WEEKS = 40
_GAP = re.compile(
    r"[\s:,()\-–\"'=>/]{0,6}(?:(?:the|end|of|on|at|is|be|held|i\.?e\.?|latest|date|day"
    r"|to|for|take|place|which|has|been|set|as|until)[\s:,()\-–]{1,4}){0,5}"
)
_BLANK = re.compile(r"^[\s:–\-]*(?:[_.…]{3,}[\s_.…/]*|\[\s*\]|x{2,}|\?+)?[\s_]*$")
_DATE_OF = re.compile(r"^\W*dates?(?: and time)? of (?:the |any |next )*$|\n\W*date of (?:the )?$")
_NAME_LABEL = re.compile(r"[^\n.:–]{2,50}(?::|\s[–\-]\s)")
_ILLEGIBLE = re.compile(
    r"\[?(?:handwrit\w*|illegible|unclear|unreadable)\]?", re.IGNORECASE
)
_RELATIVE = re.compile(
    r"(?:\bin|\bby|\bwithin|\bafter|\bat|no later than|every|[:\-–=]|due|approx\w*|about)\s*"
    r"(?:the\s)?(?:next\s)?(?:a\smaximum\sof\s)?$",
    re.IGNORECASE,
)
_UNKNOWN_ANCHOR = re.compile(
    r"^\s{0,2}(?:time\s)?(?:of|after|from|following)\s(?:the\s|their\s|his\s|her\s)?"
    r"(?:\w+'?s?\s)?(?:birth|delivery|discharge|release|baby)",
    re.IGNORECASE,
)
_NOTE_AHEAD = re.compile(
    r"\bnext\b|\bfuture\b|date of (?:the )?(?:\w+ )?(?:review|rcpc)|reconven|\b1st\b"
    r"|\bfirst\b|\b2nd\b|\bsecond\b|review date|rcpc date|to be reviewed|date reconv"
    r"|(?:three|six|[36])[ -]month review",
    re.IGNORECASE,
)
_FAR_DAYS = 200
_KINDS = {
    "initial": MeetingKind.INITIAL,
    "review": MeetingKind.REVIEW,
    "pre_birth": MeetingKind.PRE_BIRTH,
    "transfer_in": MeetingKind.TRANSFER_IN,
}
_AHEAD = (
    DocumentKind.INVITATION,
    DocumentKind.REARRANGEMENT,
    DocumentKind.CANCELLATION,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement about a next conference.

    Attributes:
        status: What it says.
        kind: Of the conference, if its words say.
        strength: 3 a label or sentence about the next conference, 2 a conference in
            passing, 1 a bare "review" or "meeting".
        start: Where its words begin in the sheet's text.
        end: Where they end.
        date: The day, or a window's first day.
        latest: A limit, or a window's last day.
        bound: The date it rests on, if any.
        details: Time, place and mode.
        warnings: What is wrong with it on its face.
        old: Another statement says it no longer stands.
        moved: It says that it replaces another.
        children: Whom it is about; empty means all.
    """

    status: NextStatus
    kind: MeetingKind | None
    strength: int
    start: int
    end: int
    date: dt.date | None = None
    latest: dt.date | None = None
    bound: Bound | None = None
    details: Details = Details()
    warnings: tuple[Warning, ...] = ()
    old: bool = False
    moved: bool = False
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known of the document when its claims are read.

    Attributes:
        scan: The document, its years supplied.
        nature: What it is.
        kind: Of the meeting recorded.
        anchor: The day of the meeting recorded.
        issued: The day the document was sent out or written.
        counted_from: The day that intervals and missing years count from.
        delivery: The expected date of delivery, if one is stated.
        today: The day on which the document is read.
    """

    scan: Scan
    nature: Nature
    kind: MeetingKind | None
    anchor: Anchor
    issued: dt.date | None
    counted_from: dt.date | None
    delivery: dt.date | None
    today: dt.date


def collect(
    context: Context, bounds: Sequence[Bound], people: People
) -> tuple[Claim, ...]:
    """Every claim, in the order of the text."""
    claims = [c for b in bounds if (c := _from_date(context, b)) is not None]
    claims.extend(_without_date(context, bounds))
    claims.sort(key=lambda claim: claim.start)
    named = [replace(c, children=_whose(context, c, people)) for c in claims]
    return tuple(_without_replaced(context, named))


def _whose(context: Context, claim: Claim, people: People) -> tuple[str, ...]:
    """The children whom a claim names: before its words, or in its row."""
    scan = context.scan
    text = scan.sheet.text
    if claim.bound is None:
        names = named_in(text[claim.start : claim.end], people)
    else:
        first, last = segment(scan, claim.bound)
        begin = claim.bound.start
        names = named_in(text[begin : claim.bound.mention.start], people)
        names = names or named_in(text[claim.bound.mention.end : last], people)
        row = claim.bound.row
        column = scan.sheet.column_at(row, claim.bound.mention.start)
        lead = scan.sheet.text[row.cells[column].start : begin][:60]
        if not names and (label := _NAME_LABEL.match(lead)):
            names = named_in(label.group(), people)
        for cell in row.cells[:column]:
            names = names or named_in(scan.sheet.cell_text(cell), people)
        del first
    if not names and claim.kind is MeetingKind.PRE_BIRTH:
        unborn = [n for n in people.names if "unborn" in n.lower()]
        born = len(people.names) - len(unborn)
        names = tuple(unborn) if born and context.kind is not claim.kind else ()
    return () if len(names) == len(people.names) else names


def _from_date(context: Context, bound: Bound) -> Claim | None:
    governor = bound.governor
    if governor is None or bound.row.part is Part.FOOTER:
        return None
    strength = _strength(context, bound, governor)
    if not strength:
        return None
    claim = Claim(
        status=NextStatus.BOOKED,
        kind=_kind(context, governor, bound),
        strength=strength,
        start=_evidence_start(context.scan, bound),
        end=bound.end,
        date=bound.mention.date,
        latest=bound.mention.latest,
        bound=bound,
        warnings=_face_warnings(context, bound),
    )
    match bound.mention.shape:
        case Shape.INTERVAL:
            return _interval_claim(context, bound, claim)
        case Shape.WINDOW:
            return _window_claim(context, bound, claim)
        case Shape.IMPOSSIBLE:
            warnings = (*claim.warnings, Warning.IMPOSSIBLE_DATE)
            return _with_details(
                context, replace(claim, status=NextStatus.UNCLEAR, warnings=warnings)
            )
        case Shape.DAY:
            return _day_claim(context, bound, claim)


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


def is_limit(scan: Scan, bound: Bound) -> bool:
    """Whether a date is only the latest day for something."""
    return _modifier_before(scan, bound) == "limit" or _limit_after(scan, bound)


def _strength(context: Context, bound: Bound, governor: Hit) -> int:
    scan = context.scan
    text = scan.sheet.text
    if says_core_group(context, bound):
        return 0
    match governor.cue.kind:
        case "next":
            return 3
        case "conference":
            return 3 if context.nature.kind in _AHEAD else 2
        case "this":
            return 3 if context.nature.kind in _AHEAD else 0
        case "other" if not context.nature.child_protection:
            begin = max(governor.start - 12, 0)
            said = text[begin : governor.end].lower()
            return 2 if "next" in said or "date of" in said else 0
        case "bare" | "bare_meeting" if _is_general(context):
            return 0
        case "bare":
            return _bare_strength(context, bound, governor)
        case "bare_meeting" if bound.how is How.COLUMN and _is_action_table(
            scan, bound
        ):
            return 0
        case "bare_meeting":
            said = text[governor.start : governor.end].lower()
            if context.nature.kind in _AHEAD and said != "review":
                return 2
            if said in ("review", "conference", "conf"):
                return int(_is_bare_label(scan, governor))
            return 1
        case _:
            return 0


def _is_general(context: Context) -> bool:
    """A policy or guide: its own "next review" is no conference."""
    nature = context.nature
    return nature.child_protection and nature.kind is DocumentKind.OTHER


def _bare_strength(context: Context, bound: Bound, governor: Hit) -> int:
    """A bare "review" counts as a label; not amid an action table or a policy."""
    scan = context.scan
    if bound.how is How.COLUMN and _is_action_table(scan, bound):
        return 0
    if not _starts_piece(scan, bound, governor):
        said = scan.sheet.text[governor.start : governor.end].lower()
        return 1 if "next" in said or "reconven" in said else 0
    return (
        2 if _NOTE_AHEAD.search(scan.sheet.text[governor.start : governor.end]) else 1
    )


def _starts_piece(scan: Scan, bound: Bound, governor: Hit) -> bool:
    """Whether nothing but a short run of words stands before the governor."""
    row = scan.sheet.row_at(governor.start)
    cell = row.cells[scan.sheet.column_at(row, governor.start)]
    begin = max(cell.start, scan.sentence_at(governor.start)[0])
    earlier = governors(scan, begin, governor.start)
    begin = earlier[-1].end if earlier else begin
    before = scan.sheet.text[begin : governor.start]
    before = re.split(r"[,;–|\n]|\s-\s|\d\s", before)[-1]
    return len(re.findall(r"[^\W\d_]{2,}", before)) <= 3


def _is_bare_label(scan: Scan, governor: Hit) -> bool:
    """Whether a lone "review" opens its line or cell: a label, not a passing word."""
    row = scan.sheet.row_at(governor.start)
    cell = row.cells[scan.sheet.column_at(row, governor.start)]
    begin = max(cell.start, scan.sentence_at(governor.start)[0])
    before = scan.sheet.text[begin : governor.start].rsplit("\n", 1)[-1]
    return re.fullmatch(r"[^\w]*(?:(?:the|for|date|of|\d\.?)\W+)*", before, re.I) is not None


def _is_action_table(scan: Scan, bound: Bound) -> bool:
    governor = bound.governor
    if governor is None:
        return False
    head = scan.sheet.words(scan.sheet.row_at(governor.start)).lower()
    return bool(
        re.search(r"\b(?:action|outcome|who|task|owner|responsib|lead|goal|what)", head)
    )


def _kind(context: Context, governor: Hit, bound: Bound | None) -> MeetingKind | None:
    named = _KINDS.get(governor.cue.meeting)
    said = context.scan.sheet.text[governor.start : governor.end].lower()
    if named is MeetingKind.REVIEW and re.search(r"pre-?\s?birth", said):
        return MeetingKind.PRE_BIRTH
    if named is not None:
        return named
    if not context.nature.child_protection:
        return MeetingKind.MEETING
    if context.nature.kind in _AHEAD:
        is_known = context.kind in _KINDS.values()
        return context.kind if is_known else None
    if context.kind is MeetingKind.STRATEGY:
        return MeetingKind.INITIAL
    if "reconven" in said and _inquorate(context):
        return context.kind if context.kind in _KINDS.values() else None
    return MeetingKind.REVIEW


def _inquorate(context: Context) -> bool:
    return any(h.cue.kind == "adjourned" for h in context.scan.hits.get("outcomes", ()))


def _evidence_start(scan: Scan, bound: Bound) -> int:
    governor = bound.governor
    if governor is None or bound.how in (How.AFTER, How.RIGHT):
        return bound.start
    if bound.start - governor.start > 400:
        return bound.start
    begin = scan.sentence_at(governor.start)[0]
    return min(begin, bound.start)


def _face_warnings(context: Context, bound: Bound) -> tuple[Warning, ...]:
    scan, mention = context.scan, bound.mention
    found: list[Warning] = []
    if mention.poor_scan or _ILLEGIBLE.search(
        scan.sheet.text, max(bound.start, mention.start - 60), mention.end + 40
    ):
        found.append(Warning.POOR_SCAN)
    if mention.year_inferred and not mention.weekday_agrees:
        found.append(Warning.YEAR_INFERRED)
    if mention.weekday_agrees is False:
        found.append(Warning.WEEKDAY_MISMATCH)
    if scan.sheet.changed(_evidence_start(scan, bound), mention.end):
        found.append(Warning.TRACKED_CHANGE)
    said = scan.cues("modifiers", bound.start, bound.end)
    if any(h.cue.kind == "vague" for h in said):
        found.append(Warning.VAGUE_DATE)
    return tuple(found)


def _modifier_before(scan: Scan, bound: Bound) -> str:
    """The kind of the modifier that leads straight to the date."""
    mention, governor = bound.mention, bound.governor
    begin = bound.start
    if governor and governor.end <= mention.start:
        begin = (
            governor.start
            if bound.how is not How.SENTENCE
            else max(governor.start, bound.start)
        )
    earlier = scan.dates_in(max(begin, mention.start - 200), mention.start)
    begin = max(begin, earlier[-1].end) if earlier else begin
    found = scan.cues("modifiers", max(begin, mention.start - 200), mention.start)
    for hit in reversed(found):
        gap = scan.sheet.text[hit.end : mention.start]
        if _GAP.fullmatch(gap):
            return hit.cue.kind
        label_ends = governor is not None and hit.end >= governor.end - 1
        if label_ends and not re.search(r"[^\W\d_]{3,}", gap):
            return hit.cue.kind
        same_cell_label = governor is not None and hit.start >= governor.start
        if same_cell_label and bound.how in (How.LEFT, How.COLUMN, How.ABOVE):
            return hit.cue.kind
    return ""


def _limit_after(scan: Scan, bound: Bound) -> bool:
    rest = scan.sheet.text[bound.mention.end : bound.mention.end + 30].lower()
    return bool(
        re.match(r"\W{0,3}(?:at the latest|latest|or (?:before|sooner|earlier))", rest)
    )


def _day_claim(context: Context, bound: Bound, claim: Claim) -> Claim | None:
    scan, mention = context.scan, bound.mention
    if mention.date is None:
        return None
    if not _may_be_next(context, bound, claim):
        return None
    before = _modifier_before(scan, bound)
    if is_limit(scan, bound):
        return replace(claim, status=NextStatus.DUE_BY, date=None, latest=mention.date)
    claim = _with_details(context, claim)
    if Warning.POOR_SCAN in claim.warnings and mention.year_inferred:
        claim = replace(claim, status=NextStatus.UNCLEAR)
    if before == "moved_to" or _has_moved_label(context, bound):
        return replace(claim, moved=True, strength=max(claim.strength, 2))
    if before == "moved_from":
        return replace(claim, old=True)
    if _is_cancelled(context, bound):
        return replace(claim, status=NextStatus.CANCELLED)
    return claim


def _has_moved_label(context: Context, bound: Bound) -> bool:
    governor = bound.governor
    if governor is None:
        return False
    said = context.scan.sheet.text[governor.start : governor.end].lower()
    return any(word in said for word in ("new", "revised", "rearranged"))


def _with_details(context: Context, claim: Claim) -> Claim:
    if claim.bound is None:
        return claim
    details = find_details(context.scan, claim.bound)
    warnings = claim.warnings
    if details.unsure:
        warnings = (*warnings, Warning.TIME_UNSURE)
    return replace(claim, details=details, warnings=warnings)


def _may_be_next(context: Context, bound: Bound, claim: Claim) -> bool:
    """Whether a day can be meant as a coming conference and not as one gone by."""
    date, governor = bound.mention.date, bound.governor
    anchor = context.anchor.date
    if date is None or governor is None:
        return False
    if (
        context.anchor.bound
        and context.anchor.bound.mention.start == bound.mention.start
    ):
        return False
    said = context.scan.sheet.text[max(governor.start - 12, 0) : governor.end]
    explicit = governor.cue.kind in ("next", "bare") and bool(_NOTE_AHEAD.search(said))
    labelled = _is_bare_label(context.scan, governor)
    if governor.cue.meeting == "review" and context.kind is not MeetingKind.REVIEW:
        explicit = explicit or (labelled and governor.cue.kind == "next")
    if context.nature.kind in _AHEAD:
        if date == context.issued and bound.how is not How.SENTENCE:
            return False
        return explicit or not _was_held(context, bound)
    if explicit and not _was_held(context, bound):
        return True
    known = anchor or context.counted_from
    if known is not None and date <= known:
        return False
    return not (_was_held(context, bound) and date <= context.today)


def _was_held(context: Context, bound: Bound) -> bool:
    begin = max(bound.start, bound.mention.start - 60)
    earlier = context.scan.dates_in(begin, bound.mention.start)
    begin = earlier[-1].end if earlier else begin
    found = context.scan.cues("modifiers", begin, bound.mention.start)
    return any(h.cue.kind == "held" for h in found)


def _is_cancelled(context: Context, bound: Bound) -> bool:
    scan = context.scan
    first, last = segment(scan, bound)
    for hit in scan.cues("modifiers", first, bound.end):
        if hit.cue.kind == "cancelled" and (hit.start < last or hit.start < bound.end):
            return True
    return False


def _window_claim(context: Context, bound: Bound, claim: Claim) -> Claim | None:
    known = context.anchor.date or context.counted_from
    latest = bound.mention.latest
    if bound.mention.date is None or latest is None:
        return None
    if known and latest <= known:
        return None
    bare = bound.kind in ("bare", "bare_meeting")
    if bare and known and bound.mention.date > add_days(known, _FAR_DAYS):
        return None
    claim = _with_details(context, claim)
    if _modifier_before(context.scan, bound) == "limit":
        return replace(claim, status=NextStatus.DUE_BY, date=None, latest=latest)
    return replace(
        claim,
        status=NextStatus.WINDOW,
        warnings=(*claim.warnings, Warning.VAGUE_DATE),
    )


def _interval_claim(context: Context, bound: Bound, claim: Claim) -> Claim | None:
    """`in 3 months`, `3/12`, `by 28 weeks`: a limit, never an appointment."""
    scan, mention, governor = context.scan, bound.mention, bound.governor
    if governor is None or bound.how in (How.AFTER, How.RIGHT):
        return None
    if governor.start <= mention.start < governor.end:
        return None
    text = scan.sheet.text
    before = text[max(bound.start, mention.start - 30) : mention.start]
    alone = before.strip() == "" or bound.how in (How.LEFT, How.COLUMN)
    if not (alone or _RELATIVE.search(before)):
        return None
    if _UNKNOWN_ANCHOR.match(text[mention.end : mention.end + 50]):
        return replace(
            claim,
            status=NextStatus.TO_BE_CONFIRMED,
            latest=None,
            strength=min(claim.strength, 2),
        )
    latest = mention.latest if context.anchor.date else None
    near = text[mention.end : mention.end + 60].lower()
    weeks = mention.unit in ("weeks", "gestation")
    pregnant = mention.unit == "gestation" or "gestation" in near
    pregnant = pregnant or (
        claim.kind is MeetingKind.PRE_BIRTH and mention.count >= 20 and weeks
    )
    if pregnant:
        latest = _gestation_day(context, bound)
    if latest is None and mention.unit != "working_days":
        return None
    if latest is None:
        return replace(claim, status=NextStatus.DUE_BY, strength=1, date=None)
    return replace(claim, status=NextStatus.DUE_BY, date=None, latest=latest)


def _gestation_day(context: Context, bound: Bound) -> dt.date | None:
    """28 weeks of pregnancy is the expected date of delivery less 84 days."""
    delivery = context.delivery
    for mention in context.scan.days_in(bound.start, bound.end):
        found = governors(
            context.scan, max(bound.start, mention.start - 40), mention.start
        )
        if found and found[-1].cue.kind == "delivery" and mention.date:
            delivery = mention.date
    if delivery is None:
        return None
    return add_days(delivery, -7 * (GESTATION_TERM_WEEKS - bound.mention.count))


def _without_date(context: Context, bounds: Sequence[Bound]) -> Iterator[Claim]:
    """`TBC`, a blank form field, `N/A – plan ended`, `will be notified`."""
    scan = context.scan
    used = {id(b.governor) for b in bounds if b.governor and _is_dated(b.mention)}
    for hit in scan.hits.get("meetings", ()):
        if hit.cue.kind not in ("next", "conference", "bare") or id(hit) in used:
            continue
        row = scan.sheet.row_at(hit.start)
        if row.part in (Part.FOOTER, Part.EMAIL_HEADER):
            continue
        claim = _undated_claim(context, hit)
        if claim is not None:
            yield claim


def _is_dated(mention: DateMention) -> bool:
    return mention.shape is not Shape.INTERVAL


def _undated_claim(context: Context, hit: Hit) -> Claim | None:
    scan = context.scan
    row = scan.sheet.row_at(hit.start)
    column = scan.sheet.column_at(row, hit.start)
    cell = row.cells[column]
    first, last = scan.sentence_at(hit.start)
    value = scan.sheet.text[hit.end : last]
    label = scan.sheet.text[first : hit.start].strip().lower()
    is_label = len(label) <= 30
    end = last
    if is_label and not re.search(r"[^\W_]", value) and last >= cell.end:
        if column + 1 < len(row.cells):
            side = row.cells[column + 1]
            value, end = scan.sheet.cell_text(side), side.end
        elif not value.strip(" :") and (below := _below(scan, hit)):
            value, end = below
        elif not value.strip(" :") and ":" not in value:
            if not _asks_a_date(scan, hit):
                return None
    if last < cell.end and not governors(scan, last, min(cell.end, last + 80)):
        end = max(end, scan.sentence_at(last)[1])
    following = [g for g in governors(scan, hit.end, end) if g.cue.weight]
    stop = following[0].start if following else end
    kinds = [
        m.cue.kind for m in scan.cues("modifiers", hit.end, min(stop, hit.end + 160))
    ]
    status = None
    if "unbooked" in kinds:
        status = NextStatus.TO_BE_CONFIRMED
    elif is_label and "stopped" in kinds:
        status = NextStatus.ENDED
    elif is_label and _is_label(hit, label) and _BLANK.match(value):
        status = NextStatus.TO_BE_CONFIRMED
    if status is None or scan.days_in(hit.end, stop):
        return None
    if hit.cue.kind == "bare" and not is_label:
        return None
    strength = {"next": 3, "conference": 2}.get(hit.cue.kind, 1)
    return Claim(
        status=status,
        kind=_kind(context, hit, None),
        strength=strength,
        start=first,
        end=max(end, hit.end),
    )


def _asks_a_date(scan: Scan, hit: Hit) -> bool:
    """Whether the label itself has the word "date": an empty answer is a blank."""
    said = scan.sheet.text[max(hit.start - 30, 0) : hit.end].lower()
    own = said[-(hit.end - hit.start) :]
    before = said[: -(hit.end - hit.start)]
    return "date" in own or bool(_DATE_OF.search(before))


def _below(scan: Scan, hit: Hit) -> tuple[str, int] | None:
    row = scan.sheet.row_at(hit.start)
    rows = scan.sheet.rows
    if row.number + 1 >= len(rows) or rows[row.number + 1].source != row.source:
        return None
    below = rows[row.number + 1]
    if governors(scan, below.start, below.end) or ":" in scan.sheet.words(below)[:40]:
        return None
    return scan.sheet.words(below), below.end


def _is_label(hit: Hit, label: str) -> bool:
    return "date" in label or hit.cue.kind in ("next", "bare")


def _without_replaced(context: Context, claims: list[Claim]) -> Iterator[Claim]:
    """Mark claims that another one in the same sentence or document replaces."""
    whole = context.nature.kind is DocumentKind.REARRANGEMENT
    for claim in claims:
        if claim.moved or claim.bound is None or claim.old:
            yield claim
            continue
        rivals = [
            other
            for other in claims
            if other.moved and other.date != claim.date and _same_place(claim, other)
        ]
        anywhere = whole and any(
            c.moved and c.date != claim.date and c.kind == claim.kind for c in claims
        )
        replaced = claim.status is NextStatus.BOOKED and (bool(rivals) or anywhere)
        yield replace(claim, old=True) if replaced else claim


def _same_place(claim: Claim, other: Claim) -> bool:
    return (
        claim.bound is not None
        and other.bound is not None
        and (
            claim.bound.start == other.bound.start
            or abs(claim.bound.row.number - other.bound.row.number) <= 1
        )
    )
