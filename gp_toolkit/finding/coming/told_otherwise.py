"""What a paper says of the next conference, or of its date, beside the day it names.

A paper that tells a day and is content says little more of it. So any sentence that has
the conference as its subject, or speaks of "this date", is held against what all papers
say; what is not known from there is a reason to ask.
"""

import re
from collections.abc import Sequence

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.claims.gone_by import is_given_up
from gp_toolkit.finding.claims.strength import is_indefinite
from gp_toolkit.finding.coming.changes_told import is_of_another_day
from gp_toolkit.finding.coming.doubting import (
    doubts,
    is_aside,
    is_courtesy,
    is_only_perhaps_sooner,
    is_well,
    said,
    telling,
)
from gp_toolkit.finding.coming.entries import Weighing
from gp_toolkit.finding.paper.governors import How, governors
from gp_toolkit.finding.people.names import named_in
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.months import MONTHS
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.reading import (
    AHEAD,
    MOVES,
    NextConference,
    NextStatus,
)

_ADJUNCT = Wording(
    r"\b{doubts/before-a-noun}(?:\s(?:{doubts/determiners}|\w+'s))*\W*\Z"
)
_THE = re.compile(r"\bthe\s\Z", re.IGNORECASE)
_NEGATED = re.compile(r"\bno\W+(?:[a-z]+\s)?\Z", re.IGNORECASE)
_TOLD = Wording(
    r"(?:\s{1,3}|,?\s{doubts/of-whom}\b[^.;:!?\n]{0,90}?)"
    r"(?<![\w'])(?P<teller>{doubts/tellers})(?![\w'])(?!\s\d)"
)
_PLAIN = Wording(r"\s{1,3}{doubts/plain-doings}(?!\w)")
_OTHERWISE = Wording(r"\b{doubts/otherwise}(?!\w)")
_THE_MONTH = Wording(
    rf"\bthe (?:\w+ )?(?P<month>{'|'.join(MONTHS)}) {{doubts/a-date}}\b"
)
_NAMED = ("next", "conference")
_TIED = ("next", "conference", "bare", "bare_meeting", "this")
_MEETINGS = (*_TIED, "core_group", "other", "strategy")
_MOVED = ("cancelled", "moved_to", "moved_from")
_HEAD_ROWS = 3
_LEAD = 60


def is_told_otherwise(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether something is told of the conference that not all papers tell.

    `The review conference will be vacated`, `No further conference will be held`.
    """
    begin = _counts_from(weighing, entry, claims)
    if begin is None:
        return False
    scan = weighing.context.scan
    return any(
        _may_be_next(scan, hit, entry)
        and _is_odd(scan, hit, entry)
        and not _is_of_other_children(weighing, hit, entry)
        and not is_well(scan, hit)
        and not is_courtesy(scan, hit)
        and not _is_moved_below(scan, hit, entry, claims)
        for hit in scan.hits.get("meetings", ())
        if hit.start >= begin and not is_aside(scan.sheet.row_at(hit.start))
    )


def _is_of_other_children(weighing: Weighing, hit: Hit, entry: NextConference) -> bool:
    """`No further conference for Callum`, beside an entry for Evie."""
    scan = weighing.context.scan
    first, last = _sentence_or_row(scan, hit)
    told = named_in(scan.sheet.text[first:last], weighing.people)
    return bool(told and entry.children) and not set(told) & set(entry.children)


def _is_moved_below(
    scan: Scan, hit: Hit, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """`The review has been moved. It was to be 14 January. It is now 21 January.`."""
    told = scan.cues("modifiers", *scan.sentence_at(hit.start))
    if not any(other.cue.kind in _MOVED for other in told):
        return False
    row = scan.sheet.row_at(hit.start).number
    return any(
        c.moved
        and c.date == entry.date
        and c.bound is not None
        and hit.start < c.bound.mention.start
        and c.bound.row.number - row <= 1
        for c in claims
    )


def _may_be_next(scan: Scan, hit: Hit, entry: NextConference) -> bool:
    """Whether a word may stand for the conference of an entry."""
    named = scan.sheet.text[hit.start : hit.end].lower()
    if named.startswith(("a ", "an ")) or is_indefinite(scan, hit):
        return False
    if hit.cue.kind == "bare_meeting":
        return "conf" in named
    if hit.cue.kind not in _NAMED:
        return False
    return not hit.cue.meeting or hit.cue.meeting == entry.kind


def _is_odd(scan: Scan, hit: Hit, entry: NextConference) -> bool:
    text = scan.sheet.text
    first, last = scan.sentence_at(hit.start)
    lead = text[max(first, hit.start - _LEAD) : hit.start]
    if _NEGATED.search(lead) or text[hit.start : hit.start + 3].lower() == "no ":
        return True
    if scan.words[_ADJUNCT].search(lead):
        return False
    days = scan.days_in(first, last)
    if any(d.date == entry.date or is_given_up(scan, d, last) for d in days):
        return False
    told = scan.words[_TOLD].match(text, hit.end, last)
    if told is None or governors(scan, hit.end, told.start("teller")):
        return False
    plain = scan.words[_PLAIN].match(text, told.end(), last)
    if plain is None:
        return True
    return bool(scan.words[_OTHERWISE].search(text, plain.end(), last))


def is_doubted(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """`PS It might have to go to the Thursday instead`; not the day of a core group."""
    scan = weighing.context.scan
    nature = weighing.context.nature
    notice = nature.letter or nature.kind in AHEAD
    return any(
        _is_of_conference(scan, hit, entry, notice=notice)
        and not _is_settled_after(hit, entry, claims)
        for hit in doubts(scan, "doubted")
    ) or any(_corrects_it(scan, hit) for hit in doubts(scan, "correction"))


def _corrects_it(scan: Scan, hit: Hit) -> bool:
    """`Correction: page 3, next review: delete "October", insert "September"`."""
    first, last = scan.sentence_at(hit.start)
    named = [h for h in governors(scan, hit.end, last) if h.cue.kind in _TIED]
    noun = scan.sheet.text[hit.start : hit.end].lower() in scan.words.forms(
        "doubts/corrections"
    )
    return noun and bool(named) and not scan.days_in(first, last)


def is_undone(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """`Social worker to rebook the review conference`: not where a notice tells why."""
    begin = _counts_from(weighing, entry, claims)
    if begin is None:
        return False
    scan = weighing.context.scan
    return any(
        _is_of_conference(scan, hit, entry)
        and not _is_of_the_past(weighing, hit)
        and not is_of_another_day(scan, entry, hit)
        and not is_well(scan, hit)
        and not is_courtesy(scan, hit)
        and not _is_settled_after(hit, entry, claims)
        and not _is_of_other_children(weighing, hit, entry)
        and not is_only_perhaps_sooner(scan, hit)
        for hit in doubts(scan, "undone")
        if hit.start >= begin
    )


def is_denied(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """`It will not be 6 August after all`: the day itself, and that it is not so."""
    begin = _counts_from(weighing, entry, claims)
    if begin is None:
        return False
    scan = weighing.context.scan
    for mention in scan.dates:
        row = scan.sheet.row_at(mention.start)
        if mention.date != entry.date or mention.start < begin or is_aside(row):
            continue
        first, last = scan.sentence_at(mention.start)
        if any(not is_well(scan, hit) for hit in said(scan, "denied", first, last)):
            return True
    return False


def _counts_from(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> int | None:
    """Where words of doubt begin to count; None where they do not at all.

    A notice of change says much of the old day before it comes to the new one.
    """
    if entry.status is not NextStatus.BOOKED:
        return None
    kind = weighing.context.nature.kind
    if kind not in MOVES and not any(c.moved for c in claims):
        return 0
    return max((bound.row.end for bound in telling(entry, claims)), default=None)


def _is_of_conference(
    scan: Scan, hit: Hit, entry: NextConference, *, notice: bool = False
) -> bool:
    """Whether words of doubt are about the conference: by the nearest meeting word."""
    first, last = scan.sentence_at(hit.start)
    if any(day.date == entry.date for day in scan.days_in(first, last)):
        return True
    named = [h for h in governors(scan, first, last) if h.cue.kind in _MEETINGS]
    if not named:
        notice = notice or scan.sheet.row_at(hit.start).number < _HEAD_ROWS
        return notice and not governors(scan, first, last)
    near = min(named, key=lambda h: abs(h.start - hit.start))
    if scan.sheet.text[near.start : near.end].lower() == "review":
        return bool(_THE.search(scan.sheet.text, first, near.start))
    return near.cue.kind in _TIED and not is_indefinite(scan, near)


def _sentence_or_row(scan: Scan, hit: Hit) -> tuple[int, int]:
    """The sentence; in a table the row, whose cells tell of one thing."""
    row = scan.sheet.row_at(hit.start)
    return (row.start, row.end) if row.table else scan.sentence_at(hit.start)


def _is_of_the_past(weighing: Weighing, hit: Hit) -> bool:
    """`Their own review of 30 September did not go ahead`, told in October."""
    context = weighing.context
    days = context.scan.days_in(*_sentence_or_row(context.scan, hit))
    known = context.anchor.date or context.issued or context.today
    return bool(days) and all(d.date is not None and d.date <= known for d in days)


def _is_settled_after(hit: Hit, entry: NextConference, claims: Sequence[Claim]) -> bool:
    """`Dad asked for it to be put back. The review will therefore be on 11 March.`."""
    return any(
        bound.how is How.SENTENCE and bound.row.start <= hit.start < bound.start
        for bound in telling(entry, claims)
    )


def speaks_of_the_date(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether the paper speaks of the date: `This date can no longer be used`."""
    begin = _counts_from(weighing, entry, claims)
    if begin is None:
        return False
    scan = weighing.context.scan
    named = [hit for hit in doubts(scan, "date_named") if hit.start >= begin]
    named += [
        hit
        for hit in doubts(scan, "date_of_it")
        if hit.start >= begin and _is_amid_a_sentence(scan, hit, entry)
    ]
    named += [hit for hit in doubts(scan, "told_again") if hit.start >= begin]
    if any(not is_well(scan, hit) for hit in named):
        return True
    if entry.date is None or not scan.rows_saying("doubts/a-date"):
        return False
    own = MONTHS[entry.date.month - 1]
    found = scan.words[_THE_MONTH].finditer(scan.low, begin)
    return any(match["month"] != own for match in found)


def _is_amid_a_sentence(scan: Scan, hit: Hit, entry: NextConference) -> bool:
    """`Please make sure of the date of the conference`; a label opens its line."""
    first, last = scan.sentence_at(hit.start)
    told = any(day.date == entry.date for day in scan.days_in(first, last))
    return not told and scan.sheet.text[hit.start].islower()
