"""Days that a paper names besides an entry's, and that could be meant instead."""

import datetime as dt
import re
from collections.abc import Sequence

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.claims.dated import is_limit, is_spent_limit
from gp_toolkit.finding.claims.gone_by import is_given_up
from gp_toolkit.finding.claims.other_child import is_surely_of_another_child
from gp_toolkit.finding.claims.strength import is_day_of_task
from gp_toolkit.finding.coming.doubting import is_aside, said, telling
from gp_toolkit.finding.coming.entries import Weighing
from gp_toolkit.finding.coming.other_reviews import is_of_something_else
from gp_toolkit.finding.coming.trust import GRACE_DAYS, LONGEST_MONTHS
from gp_toolkit.finding.paper.asides import is_aside as is_by_the_way
from gp_toolkit.finding.paper.binding import Bound, is_day
from gp_toolkit.finding.paper.day_labels import is_day_label
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.tasks.requests import is_report_day
from gp_toolkit.finding.text.months import add_days, add_months
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.reading import Candidate, NextConference, NextStatus

_CLAUSE = re.compile(r"[;:]|,\s(?:and|but|so|who|which)\b", re.IGNORECASE)
_LISTED = re.compile(
    r"[^;,\n]{0,24}[;,]\s(?:and\s)?[A-Z][\w'\-]+(?:\s(?:and|&)\s[A-Z][\w'\-]+)?:?\s(?:on\s)?"
)
_AGAIN = Wording(r"\b{claims/again}\b")
_TIED = ("next", "conference", "bare", "bare_meeting", "this")
_FIRMLY_TIED = ("next", "conference")
_UNSETTLED = ("moved_to", "cancelled", "vague")
_CORRECTED = ("", "bare", "bare_meeting", "next", "conference", "noise")
_LOOSE = ("", "bare", "bare_meeting")
_OTHERS = ("core_group", "other", "strategy")
_ROWS_NEAR = 2
_FAR_DAYS = 240
_UNTIED = ("", "noise")
_DAYS_NEAR = 35
_MONTHS_NEAR = 92
_SHORT = 70
_SENTENCE = 90
_BESIDE = 20
_JOTTED = 80


def other_days(
    weighing: Weighing,
    entry: NextConference,
    claims: Sequence[Claim],
    bounds: Sequence[Bound],
    told: set[dt.date],
) -> tuple[Candidate, ...]:
    """Days that could be meant instead, each once, in the order of the text."""
    context, people = weighing.context, weighing.people
    scan = context.scan
    after = min(context.anchor.date or context.issued or context.today, context.today)
    found: dict[dt.date, Candidate] = {}
    for bound in bounds:
        day = bound.mention.date
        if day is None or day <= after or day in told or day in found:
            continue
        if not is_day(bound.mention):
            continue
        if bound.mention.year_inferred and (
            is_by_the_way(scan, bound.mention) or _is_gone_by(weighing, day)
        ):
            continue
        rival = _is_another(weighing, entry, bound, claims)
        rival = rival or _may_correct(weighing, entry, bound, claims)
        rival = rival or _stands_beside(weighing, entry, bound, claims)
        if rival and not is_surely_of_another_child(scan, bound, people):
            line = scan.sheet.evidence(bound.start, bound.end)
            found[day] = Candidate(date=day, quote=line.quote)
    return tuple(found.values())


def _is_gone_by(weighing: Weighing, day: dt.date) -> bool:
    """`She began on 4 November`, told in that month: not in a year's time.

    Of a day without its year that would lie beyond any conference.
    """
    context = weighing.context
    known = context.anchor.date or context.issued or context.today
    return day > add_days(add_months(known, LONGEST_MONTHS), GRACE_DAYS)


def _is_another(
    weighing: Weighing,
    entry: NextConference,
    bound: Bound,
    claims: Sequence[Claim],
) -> bool:
    """Whether a day that is tied to a conference's word could be meant instead."""
    context = weighing.context
    day = bound.mention.date
    if day is None:
        return False
    if bound.governor is None and not is_aside(bound.row):
        moved = any(
            h.cue.kind == "moved_to"
            and not _CLAUSE.search(context.scan.sheet.text, h.end, bound.mention.start)
            for h in context.scan.cues("modifiers", bound.start, bound.mention.start)
        )
        told = moved or is_day_label(context.scan, bound)
        told = told or _is_listed_after(context.scan, entry, bound, claims)
        return day > context.today and told
    if bound.kind not in _TIED or is_aside(bound.row):
        return False
    if is_of_something_else(context.scan, bound) or is_day_of_task(context.scan, bound):
        return False
    claimed = any(
        c.date == day and not c.old and not _is_weak(context.scan, c) for c in claims
    )
    if bound.kind not in _FIRMLY_TIED and not claimed:
        return False
    known = context.anchor.date or context.issued or context.today
    if day <= known:
        return False
    if entry.status is NextStatus.ENDED and is_limit(context.scan, bound):
        return False
    if entry.date is not None and is_limit(context.scan, bound):
        return day < entry.date and not is_spent_limit(context, bound)
    if any(c.status is NextStatus.CANCELLED and c.date == day for c in claims):
        return False
    return not any(
        c.old and c.date == day and _is_put_aside(context.scan, entry, c, claims)
        for c in claims
    )


def _is_listed_after(
    scan: Scan, entry: NextConference, bound: Bound, claims: Sequence[Claim]
) -> bool:
    """`Next review: Sam 2 June 10am; Max 30 June 10am`: another child's, or one more."""
    return any(
        c.bound is not None
        and c.date == entry.date
        and c.bound.row is bound.row
        and bool(
            _LISTED.fullmatch(scan.sheet.text, c.bound.mention.end, bound.mention.start)
        )
        for c in claims
    )


def _may_correct(
    weighing: Weighing,
    entry: NextConference,
    bound: Bound,
    claims: Sequence[Claim],
) -> bool:
    """Whether a day that no firm word governs may be newer than the entry's.

    It stands in a sentence that corrects, in a newer message of the thread, or close
    below the day with words such as "instead", "cannot" or "asked".
    """
    scan = weighing.context.scan
    own = telling(entry, claims)
    corrects = bound.kind in _CORRECTED and _is_in_a_correction(weighing, bound)
    if not own or not (corrects or bound.kind in _LOOSE):
        return False
    day = bound.mention.date
    if day is None or day <= weighing.context.today:
        return False
    if bound.mention.year_inferred and day > add_days(
        weighing.context.today, _FAR_DAYS
    ):
        return False  # `You saw the baby on 20th January`: a day gone by
    if corrects:
        newer = not any(c.old and c.date == day for c in claims)
    elif scan.base_depth:
        newer = any(bound.row.number == row.number for row in scan.newer_rows)
        newer = newer and all(bound.start < other.start for other in own)
    else:
        newer = _is_unsettled_below(scan, bound, own)
    if not newer or is_given_up(scan, bound.mention, bound.end):
        return False
    if any(d.unit == "working_days" for d in scan.dates_in(*_sentence(scan, bound))):
        return False  # `Minutes: 20 working days = Friday 11 December`
    return not _is_a_deadline(scan, bound)


def _is_unsettled_below(scan: Scan, bound: Bound, own: Sequence[Bound]) -> bool:
    """A sentence close below the day says "instead", "cannot" or "asked"."""
    below = [bound.row.number - other.row.number for other in own]
    if bound.row.table is not None or not any(0 < n <= _ROWS_NEAR for n in below):
        return False
    found = scan.cues("modifiers", *_sentence(scan, bound))
    return any(hit.cue.kind in _UNSETTLED for hit in found)


def _sentence(scan: Scan, bound: Bound) -> tuple[int, int]:
    return scan.sentence_at(bound.mention.start)


def _is_a_deadline(scan: Scan, bound: Bound) -> bool:
    return is_limit(scan, bound) or is_report_day(scan, bound)


def _is_in_a_correction(weighing: Weighing, bound: Bound) -> bool:
    """`Please read 13 August for 6 August above`."""
    scan = weighing.context.scan
    return bool(said(scan, "correction", *_sentence(scan, bound)))


def _stands_beside(
    weighing: Weighing, entry: NextConference, bound: Bound, claims: Sequence[Claim]
) -> bool:
    """`2 March 2027 or 9 March 2027`: a later day in the same breath, of nothing else."""
    day, context = bound.mention.date, weighing.context
    known = context.anchor.date or context.issued or context.today
    if bound.kind not in _UNTIED or day is None or day <= known:
        return False
    scan = context.scan
    beside = not is_aside(bound.row) and (
        _stands_alone(scan, entry, bound)
        or _is_switched_to(scan, entry, bound)
        or _shares_a_sentence(scan, entry, bound)
        or (bound.governor is None and _follows(scan, entry, bound, claims))
    )
    return beside and not _is_a_deadline(scan, bound)


def _follows(
    scan: Scan, entry: NextConference, bound: Bound, claims: Sequence[Claim]
) -> bool:
    place = bound.mention.start
    return any(
        other.mention.end <= place
        and (other.start == bound.start or _is_jotted_after(scan, other, place))
        for other in telling(entry, claims)
        if not is_aside(other.row)
    )


def _is_jotted_after(scan: Scan, other: Bound, place: int) -> bool:
    """`6 August 2026 10am. [Admin note: system shows 20 August]`."""
    if place > min(other.row.end, other.mention.end + _JOTTED):
        return False
    between = scan.sheet.text[other.mention.end : place]
    return any(between.rfind(a) > between.rfind(z) for a, z in ("[]", "()"))


def _stands_alone(scan: Scan, entry: NextConference, bound: Bound) -> bool:
    """`*** 13 August – see email ***`: a short line about a day near the entry's."""
    day = bound.mention.date
    if day is None or entry.date is None or bound.row.table is not None:
        return False
    row, near = bound.row, abs((day - entry.date).days) <= _DAYS_NEAR
    opens = not any(map(str.isalpha, scan.sheet.text[row.start : bound.mention.start]))
    return near and opens and row.end - row.start <= _SHORT


def _shares_a_sentence(scan: Scan, entry: NextConference, bound: Bound) -> bool:
    """`Amendment: we are now to gather on 13 August for the review conference`."""
    day = bound.mention.date
    if day is None or entry.date is None or abs((day - entry.date).days) > _MONTHS_NEAR:
        return False
    named = scan.cues("meetings", bound.mention.end, bound.end)
    return bool(named) and named[0].cue.kind in _FIRMLY_TIED


def _is_switched_to(scan: Scan, entry: NextConference, bound: Bound) -> bool:
    """`We settled on Thursday 13 August in the end`: a short sentence, a day near."""
    day, row = bound.mention.date, bound.row
    if day is None or entry.date is None or row.table is not None:
        return False
    near = abs((day - entry.date).days) <= _DAYS_NEAR
    short = bound.end - bound.start <= _SENTENCE
    switched = any(
        not _CLAUSE.search(scan.sheet.text, hit.end, bound.mention.start)
        for hit in said(scan, "switch", bound.start, bound.end)
    )
    if not near or not short or not switched:
        return False
    before = [h for h in scan.cues("meetings", row.start, bound.start) if h.cue.weight]
    return not before or before[-1].cue.kind not in _OTHERS


def _is_put_aside(
    scan: Scan, entry: NextConference, old: Claim, claims: Sequence[Claim]
) -> bool:
    """Whether an old day has its new one: "now", or another beside it."""
    if old.bound is None:
        return True
    row = old.bound.row.number
    beside = scan.days_in(old.bound.row.start, old.bound.row.end)
    if any(d.date == entry.date for d in beside):
        return True
    return any(
        c.moved or (not c.old and c.bound and abs(c.bound.row.number - row) <= 1)
        for c in claims
    )


def _is_weak(scan: Scan, claim: Claim) -> bool:
    """`Review of bruising | 6 November` amid a table of tasks."""
    bound = claim.bound
    if claim.strength >= 2 or bound is None or bound.governor is None:
        return False
    named = scan.sheet.text[bound.governor.start : bound.governor.end].lower()
    beside = 0 <= bound.mention.start - bound.governor.end <= _BESIDE
    again = scan.words[_AGAIN].search(
        scan.sheet.text,
        bound.governor.end,
        max(bound.governor.end, bound.mention.start),
    )
    told = "conf" in named and (beside or again is not None)
    plain = bound.governor.cue.id == "bare-meeting" and not told
    return bound.row.table is not None or plain
