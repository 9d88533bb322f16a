"""Whether a day beside a conference's word is still to come, or of one gone by."""

import datetime as dt
import re

from gp_toolkit.finding.dates.forms import DateMention
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.paper.binding import Bound, is_bare_label
from gp_toolkit.finding.paper.governors import How
from gp_toolkit.finding.paper.history import is_chronology
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.months import add_days
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.reading import AHEAD, MeetingKind

_NOTE_AHEAD = Wording(r"\b{claims/ahead}\b")
_SURELY_AHEAD = Wording(r"\b{claims/surely-ahead}\b")
_GIVEN_UP = Wording(r"\b{claims/given-up}\b")
_LONG_GONE_DAYS = 400


def may_be_next(context: Context, bound: Bound) -> bool:
    """Whether a day can be meant as a coming conference and not as one gone by."""
    date, governor = bound.mention.date, bound.governor
    anchor = context.anchor.date
    if date is None or governor is None or _is_long_gone(context, date):
        return False
    if (
        context.anchor.bound
        and context.anchor.bound.mention.start == bound.mention.start
    ):
        return False
    said = context.scan.sheet.text[max(governor.start - 12, 0) : governor.end]
    explicit = governor.cue.kind in ("next", "bare") and bool(
        context.scan.words[_NOTE_AHEAD].search(said)
    )
    labelled = is_bare_label(context.scan, governor)
    if governor.cue.meeting == "review" and context.kind is not MeetingKind.REVIEW:
        later = bound.how is not How.RIGHT or anchor is None or date > anchor
        explicit = explicit or (later and labelled and governor.cue.kind == "next")
    if date == context.issued and bound.how is not How.SENTENCE:
        return False
    if anchor is not None and date <= anchor and _is_of_earlier_ones(context, bound):
        return False
    if bound.mention.year_inferred and _was_held(context, bound):
        return False  # `attended a review conference on 10 March`: not in a year's time
    if context.nature.kind in AHEAD:
        return explicit or not _was_held(context, bound)
    if explicit and not _was_held(context, bound):
        return True
    known = anchor or context.counted_from
    if known is not None and date <= known:
        return anchor is None and _to_be_held(context, bound)
    return not (_was_held(context, bound) and date <= context.today)


def _is_of_earlier_ones(context: Context, bound: Bound) -> bool:
    """Of a day gone by: `28 October | First review`, `…, second review 28 April`.

    A label that asks for the next one and has such a day is a slip, to be asked about.
    """
    scan, governor = context.scan, bound.governor
    if governor is None or is_chronology(scan, bound.row, context.anchor.date):
        return True
    if bound.how not in (How.SENTENCE, How.AFTER) or is_bare_label(scan, governor):
        return False
    said = scan.sheet.text[max(governor.start - 12, 0) : governor.end]
    return not scan.words[_SURELY_AHEAD].search(said)


def _is_long_gone(context: Context, date: dt.date) -> bool:
    """More than a year before the conference or today: a birth, an old report."""
    known = context.anchor.date or context.counted_from or context.today
    return date < add_days(min(known, context.today), -_LONG_GONE_DAYS)


def _to_be_held(context: Context, bound: Bound) -> bool:
    said = context.scan.sheet.text[bound.start : bound.mention.start]
    return bool(re.search(r"\b(?:to|will) be held\b", said, re.IGNORECASE))


def _was_held(context: Context, bound: Bound) -> bool:
    begin = max(bound.start, bound.mention.start - 60)
    earlier = context.scan.dates_in(begin, bound.mention.start)
    begin = earlier[-1].end if earlier else begin
    found = context.scan.cues("modifiers", begin, bound.mention.start)
    return any(h.cue.kind == "held" for h in found)


def is_given_up(scan: Scan, day: DateMention, end: int) -> bool:
    """`2 December, that was a provisional booking, which was let go`."""
    following = scan.days_in(day.end, end)
    stop = following[0].start if following else end
    return bool(scan.words[_GIVEN_UP].search(scan.sheet.text, day.end, stop))
