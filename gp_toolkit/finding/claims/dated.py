"""A date with its word → what it says about a next conference."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gp_toolkit.finding.claims.called_off import is_cancelled, may_be_off
from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.claims.gone_by import is_given_up, may_be_next
from gp_toolkit.finding.claims.intervals import interval_claim
from gp_toolkit.finding.claims.strength import is_indefinite, kind_of, strength_of
from gp_toolkit.finding.dates.forms import Shape
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.meeting.details import find_details
from gp_toolkit.finding.paper.asides import is_aside
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.paper.day_labels import column_tells, is_due_column
from gp_toolkit.finding.paper.governors import How, governors
from gp_toolkit.finding.plan.categories import is_unticked
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.tasks.requests import is_report_day
from gp_toolkit.finding.text.months import add_days
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import MOVES, NextStatus, Warning

_GAP = Wording(r"""[\s:,()\-–"'=>/]{0,6}(?:{claims/between}[\s:,()\-–]{1,4}){0,5}""")
_ILLEGIBLE = Wording(r"\[?{claims/illegible}\]?")
# Footers say when a form was printed and when it will be reviewed: only a date that
# stands beside the word "conference" is one here.
_IN_A_FOOTER = Wording(r"\b{claims/conference}\b")
_OWN_LIMIT_DAYS = 14
_EMPTY = ("\u2610", "\u25a1", "[ ]", "[]")
_FAR_DAYS = 200
_FIRM = 2
_LAST_DAY = Wording(r"\b{claims/last-day}\s(?:for|of)\s(?:(?:this|the|an?)\s)?$")
_PAST_LIMIT = Wording(r"\b{claims/past-limit}\b")
_AT_LATEST = Wording(r"\W{0,3}{claims/at-latest}(?!\s(?:if|should)\b)")
_UP_ON = Wording(
    r"(?:\s{claims/from-now})?[\s:,;()\-–=]{1,4}(?:{claims/up-on}[\s:]{1,2})?"
)
_INTERVAL_BACK = 60
_FROM_TO = re.compile(r"\s{0,2}(?:to|until)\s{1,2}(?:the\s)?")


def claim_from_date(context: Context, bound: Bound) -> Claim | None:
    """What a date with its word says about a next conference; None if nothing."""
    governor = bound.governor
    if governor is None:
        return None
    said = context.scan.sheet.text[governor.start : governor.end]
    if bound.row.part is Part.FOOTER and not context.scan.words[_IN_A_FOOTER].search(
        said
    ):
        return None
    strength = strength_of(context, bound, governor)
    if not strength:
        return None
    if _is_no_days(context, bound):
        return None
    claim = Claim(
        status=NextStatus.BOOKED,
        kind=kind_of(context, governor),
        strength=strength,
        start=_evidence_start(context.scan, bound),
        end=bound.end,
        date=bound.mention.date,
        latest=bound.mention.latest,
        bound=bound,
        warnings=face_warnings(context, bound),
    )
    match bound.mention.shape:
        case Shape.INTERVAL:
            past = is_spent_limit(context, bound)
            return None if past else interval_claim(context, bound, claim)
        case Shape.WINDOW:
            return _window_claim(context, bound, claim)
        case Shape.IMPOSSIBLE:
            warnings = (*claim.warnings, Warning.IMPOSSIBLE_DATE)
            return with_details(
                context, replace(claim, status=NextStatus.UNCLEAR, warnings=warnings)
            )
        case Shape.DAY:
            return _day_claim(context, bound, claim)
        case Shape.RELATIVE:
            return _relative_claim(context, bound, claim)


def _is_no_days(context: Context, bound: Bound) -> bool:
    """Of a report, or beside a box that is not ticked: `☐ 3 months ☒ 6 months`."""
    report = context.nature.child_protection and is_report_day(context.scan, bound)
    if report:
        return True
    scan, begin = context.scan, bound.mention.start
    boxed = any(box in scan.sheet.text[bound.start : begin] for box in _EMPTY)
    return boxed and is_unticked(scan, begin)


def _evidence_start(scan: Scan, bound: Bound) -> int:
    governor = bound.governor
    if governor is None or bound.how in (How.AFTER, How.RIGHT):
        return bound.start
    if bound.start - governor.start > 400:
        return bound.start
    begin = scan.sentence_at(governor.start)[0]
    return min(begin, bound.start)


def face_warnings(context: Context, bound: Bound) -> tuple[Warning, ...]:
    """What is wrong with a date as it is written."""
    scan, mention = context.scan, bound.mention
    found: list[Warning] = []
    if mention.poor_scan or context.scan.words[_ILLEGIBLE].search(
        scan.sheet.text, max(bound.start, mention.start - 60), mention.end + 40
    ):
        found.append(Warning.POOR_SCAN)
    if mention.year_inferred:
        found.append(Warning.YEAR_INFERRED)
    if mention.told:
        found.append(Warning.VAGUE_DATE)
    if mention.weekday_agrees is False:
        found.append(Warning.WEEKDAY_MISMATCH)
    if scan.sheet.changed(_evidence_start(scan, bound), mention.end):
        found.append(Warning.TRACKED_CHANGE)
    said = [*scan.cues("modifiers", bound.start, bound.end), *_noted(scan, bound)]
    if any(h.cue.kind == "vague" for h in said):
        found.append(Warning.VAGUE_DATE)
    return tuple(found)


def _noted(scan: Scan, bound: Bound) -> Sequence[Hit]:
    """What a note on the next row says: `Note by SV: moving it, probably 23rd`."""
    rows = scan.sheet.rows
    if bound.row.number + 1 >= len(rows):
        return ()
    below = rows[bound.row.number + 1]
    if not scan.sheet.words(below).lstrip().lower().startswith(("note", "nb", "n.b")):
        return ()
    named = governors(scan, below.start, below.end)
    if named and is_indefinite(scan, named[0]):
        return ()
    return scan.cues("modifiers", below.start, below.end)


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
    if earlier and _FROM_TO.fullmatch(scan.sheet.text[begin : mention.start]):
        return "moved_to" if _speaks_of_moving(scan, bound) else ""
    found = scan.cues("modifiers", max(begin, mention.start - 200), mention.start)
    for hit in reversed(found):
        gap = scan.sheet.text[hit.end : mention.start]
        if scan.words[_GAP].fullmatch(gap):
            return hit.cue.kind
        label_ends = governor is not None and hit.end >= governor.end - 1
        if label_ends and not re.search(r"[^\W\d_]{3,}", gap):
            return hit.cue.kind
        same_cell_label = governor is not None and hit.start >= governor.start
        if same_cell_label and bound.how in (How.LEFT, How.COLUMN, How.ABOVE):
            return hit.cue.kind
    return ""


def _speaks_of_moving(scan: Scan, bound: Bound) -> bool:
    said = scan.cues("modifiers", bound.start, bound.end)
    return any(h.cue.kind in ("cancelled", "moved_to", "moved_from") for h in said)


def _limit_after(scan: Scan, bound: Bound) -> bool:
    rest = scan.sheet.text[bound.mention.end : bound.mention.end + 30]
    return bool(scan.words[_AT_LATEST].match(rest))


def is_limit(scan: Scan, bound: Bound) -> bool:
    """Whether a date is only the latest day for something."""
    if _modifier_before(scan, bound) == "limit" or _limit_after(scan, bound):
        return True
    if is_due_column(scan, bound) or _ends_an_interval(scan, bound):
        return True
    governor = bound.governor
    if governor is None or governor.end > bound.mention.start:
        return False
    if bound.how is How.LEFT and _is_limit_label(scan, governor):
        return True
    before = scan.sheet.text[max(bound.start, governor.start - 50) : governor.start]
    return bool(scan.words[_LAST_DAY].search(before))


def _ends_an_interval(scan: Scan, bound: Bound) -> bool:
    """`within six months (10 March 2027)`, `(Six months: 21/04/2027.)`: when it is up."""
    begin = bound.mention.start
    earlier = scan.dates_in(max(bound.row.start, begin - _INTERVAL_BACK), begin)
    if not earlier or earlier[-1].shape is not Shape.INTERVAL:
        return False
    text, interval = scan.sheet.text, earlier[-1]
    if not scan.words[_UP_ON].fullmatch(text, interval.end, begin):
        return False
    return "(" in text[max(interval.start - 1, 0) : begin]


def is_spent_limit(context: Context, bound: Bound) -> bool:
    """A limit of the conference that was held: `The review had to be held by 13 May`.

    So is `Date due | 13 February` beside `Actual date | 12 February`.
    """
    scan = context.scan
    said = scan.words[_PAST_LIMIT]
    if said.search(scan.sheet.text, bound.start, bound.mention.start):
        return True
    held, day = context.anchor.date, bound.mention.date
    labelled = bound.how in (How.LEFT, How.COLUMN, How.ABOVE)
    if held is None or day is None or bound.kind == "next" or not labelled:
        return False
    return 0 <= (day - held).days <= _OWN_LIMIT_DAYS


def _is_limit_label(scan: Scan, governor: Hit) -> bool:
    """`Statutory due date of next review`: the label begins with the limit."""
    begin = scan.cell_at(governor.start).start
    return any(
        hit.cue.kind == "limit" and len(scan.sheet.text[hit.start : hit.end]) > 3
        for hit in scan.cues("modifiers", begin, governor.start)
    )


def _day_claim(context: Context, bound: Bound, claim: Claim) -> Claim | None:
    scan, mention = context.scan, bound.mention
    if mention.date is None or (mention.year_inferred and is_aside(scan, mention)):
        return None
    if not may_be_next(context, bound):
        return None
    before = _modifier_before(scan, bound)
    if is_limit(scan, bound):
        if is_spent_limit(context, bound):
            return None
        return replace(claim, status=NextStatus.DUE_BY, date=None, latest=mention.date)
    claim = with_details(context, claim)
    if Warning.POOR_SCAN in claim.warnings and mention.year_inferred:
        claim = replace(claim, status=NextStatus.UNCLEAR)
    return _as_moved(context, bound, claim, before)


def _as_moved(context: Context, bound: Bound, claim: Claim, before: str) -> Claim:
    """The claim, marked where its day is told as the old one, the new or as off."""
    scan = context.scan
    column = column_tells(scan, bound)
    if column == "old" or is_given_up(scan, bound.mention, bound.end):
        return replace(claim, old=True)
    if before == "moved_to" or column == "new" or _has_moved_label(context, bound):
        return replace(claim, moved=True, strength=max(claim.strength, 2))
    cancelled = is_cancelled(context, bound)
    was = before == "moved_from" and _has_other_day(scan, bound)
    alone = len(scan.days_in(bound.start, bound.end)) == 1
    if was and not (cancelled and alone):
        return replace(claim, old=True)
    if cancelled:
        return replace(claim, status=NextStatus.CANCELLED)
    if may_be_off(scan, bound):
        return replace(claim, warnings=(*claim.warnings, Warning.SUPERSEDED))
    return claim


def _relative_claim(context: Context, bound: Bound, claim: Claim) -> Claim | None:
    """`is on Tuesday next week at 2pm`: with its time, or beside "next conference".

    A conference that somebody heard of "last night", a plan for "next Monday": no.
    """
    found = _day_claim(context, bound, claim)
    if found is None or claim.strength < _FIRM:
        return None
    timed = found.details.start is not None
    return found if timed or bound.kind == "next" else None


def _has_other_day(scan: Scan, bound: Bound) -> bool:
    """`the next meeting was 24 November`: no other day, so nothing was moved."""
    if bound.kind not in ("bare", "next"):
        return True
    days = scan.days_in(bound.start, bound.end)
    near = scan.days_in(bound.row.start, bound.row.end)
    return len(days) > 1 or len(near) > 1


def _has_moved_label(context: Context, bound: Bound) -> bool:
    governor = bound.governor
    if governor is None:
        return False
    if context.nature.kind in MOVES and _is_under_new(context, bound):
        return True
    said = context.scan.sheet.text[governor.start : governor.end].lower()
    return any(word in said for word in context.scan.words.forms("claims/moved"))


def _is_under_new(context: Context, bound: Bound) -> bool:
    """`New arrangements | Review conference, 19 October`; `In its place … on …`."""
    scan, row = context.scan, bound.row
    column = scan.sheet.column_at(row, bound.mention.start)
    spans = [(bound.start, bound.mention.start)]
    if column:
        left = row.cells[column - 1]
        spans.append((left.start, left.end))
    elif bound.how is How.ABOVE and row.number:
        above = scan.sheet.rows[row.number - 1]
        spans.append((above.start, above.end))
    for start, end in spans:
        begin = max(start, end - 200)
        days = scan.days_in(begin, end)
        begin = days[-1].end if days else begin
        if any(h.cue.kind == "moved_to" for h in scan.cues("modifiers", begin, end)):
            return True
    return False


def with_details(context: Context, claim: Claim) -> Claim:
    """The claim with the time, place and mode that go with its date."""
    if claim.bound is None:
        return claim
    details = find_details(context.scan, claim.bound)
    warnings = claim.warnings
    if details.unsure:
        warnings = (*warnings, Warning.TIME_UNSURE)
    return replace(claim, details=details, warnings=warnings)


def _window_claim(context: Context, bound: Bound, claim: Claim) -> Claim | None:
    known = context.anchor.date or context.counted_from
    latest = bound.mention.latest
    if bound.mention.date is None or latest is None:
        return None
    if not bound.mention.day and _is_month_in_passing(context.scan, bound):
        return None
    if known and latest <= known:
        return None
    if context.anchor.date and bound.mention.date <= context.anchor.date:
        return None  # `Outcomes, week of 9 March`: the week of the one recorded
    bare = bound.kind in ("bare", "bare_meeting")
    if bare and known and bound.mention.date > add_days(known, _FAR_DAYS):
        return None
    claim = with_details(context, claim)
    match _modifier_before(context.scan, bound):
        case "limit":
            return replace(claim, status=NextStatus.DUE_BY, date=None, latest=latest)
        case "moved_from":
            return replace(claim, status=NextStatus.WINDOW, old=True)
    return replace(
        claim,
        status=NextStatus.WINDOW,
        warnings=(*claim.warnings, Warning.VAGUE_DATE),
    )


def _is_month_in_passing(scan: Scan, bound: Bound) -> bool:
    """`In June the conference …`, `the conference is on 10 July, as set in April`."""
    if bound.how in (How.AFTER, How.RIGHT) or bound.governor is None:
        return True
    between = scan.days_in(bound.governor.end, bound.mention.start)
    return any(d.day for d in between)
