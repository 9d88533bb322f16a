"""Times that a paper names besides an entry's, and that could be meant instead."""

from collections.abc import Sequence

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.coming.doubting import doubts, is_aside, said, telling
from gp_toolkit.finding.coming.entries import Weighing
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.reading import NextConference

_ROWS_OF_A_DAY = 4
_ROWS_NEAR = 2
_BESIDE = 80
_WORD = 24
_OF_IT = Wording(r"\b{claims/conference}\W+(?:{doubts/time-words}\W+){0,2}\Z")
_OTHERS = ("core_group", "core_group_past", "other", "strategy", "past")


def has_time_near(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether a time stands near the day of an entry that has none."""
    if entry.start is not None:
        return False
    scan = weighing.context.scan
    for claim in claims:
        if claim.bound is None or claim.date != entry.date or claim.old:
            continue
        rows = scan.sheet.rows[claim.bound.row.number :][:_ROWS_OF_A_DAY]
        for row in rows:
            if row is not claim.bound.row and scan.days_in(row.start, row.end):
                break
            if any(not t.bare for t in scan.times_in(row.start, row.end)):
                return True
    return False


def may_be_at_another_time(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether a line close below gives another time, as asked for or agreed.

    `Ms Frost asked for the afternoon and the Chair agreed to 2pm.`
    """
    if entry.start is None:
        return False
    scan = weighing.context.scan
    if _is_told_anew(scan, entry):
        return True
    own = [bound for bound in telling(entry, claims) if not is_aside(bound.row)]
    if any(_is_of_the_professionals(scan, entry, bound) for bound in own):
        return True
    for bound in own:
        below = scan.sheet.rows[bound.row.number + 1 :][:_ROWS_NEAR]
        for row in below:
            if row.table is not None or scan.days_in(row.start, row.end):
                break
            other = [t for t in scan.times_in(row.start, row.end) if not t.bare]
            told = any(t.time == entry.start for t in other)
            if other and not told and said(scan, "another_time", row.start, row.end):
                return True
    return False


def _is_told_anew(scan: Scan, entry: NextConference) -> bool:
    """`We shall start at 2pm, not as printed`, wherever it stands."""
    for hit in doubts(scan, "new_time", "date_named"):
        first, last = scan.sentence_at(hit.start)
        named = scan.cues("meetings", first, last)
        if scan.days_in(first, last) or any(h.cue.kind in _OTHERS for h in named):
            continue
        row = scan.sheet.row_at(hit.start)
        first = max(row.start, first - _BESIDE)
        other = [t for t in scan.times_in(first, last) if not t.bare]
        if other and all(t.time not in (entry.start, entry.end) for t in other):
            return True
    return False


def _is_of_the_professionals(scan: Scan, entry: NextConference, bound: Bound) -> bool:
    """`Professionals 9.45am, conference 10.15am`: two times, each with its word."""
    end = scan.cell_at(bound.mention.start).end
    following = scan.days_in(bound.mention.end, end)
    end = following[0].start if following else end
    for time in scan.times_in(bound.mention.end, end):
        if time.bare or time.time in (entry.start, entry.end):
            continue
        lead = scan.sheet.text[max(time.start - _WORD, bound.mention.end) : time.start]
        if scan.words[_OF_IT].search(lead):
            return True
    return False
