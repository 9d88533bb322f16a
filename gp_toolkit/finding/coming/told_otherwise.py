"""What a paper says of the next conference, or of its date, beside the day it names.

A paper that tells a day and is content says little more of it. So any sentence that has
the conference as its subject, or speaks of "this date", is held against what all papers
say; what is not known from there is a reason to ask.
"""

import re
from collections.abc import Sequence

from gp_toolkit.finding.coming.claim_words import is_indefinite
from gp_toolkit.finding.coming.claims import Claim
from gp_toolkit.finding.coming.doubting import (
    doubts,
    is_aside,
    is_only_perhaps_sooner,
    is_well,
    telling,
)
from gp_toolkit.finding.coming.entries import Weighing
from gp_toolkit.finding.paper.governors import How, governors
from gp_toolkit.finding.people.names import named_in
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.reading import DocumentKind, NextConference, NextStatus

_ADJUNCT = Wording(
    r"\b{doubts/before-a-noun}(?:\s(?:{doubts/determiners}|\w+'s))*\W*\Z"
)
_THE = re.compile(r"\bthe\s\Z", re.IGNORECASE)
_NEGATED = re.compile(r"\bno\W+\Z", re.IGNORECASE)
_TOLD = Wording(
    r"(?:\s{1,3}|,?\s{doubts/of-whom}\b[^.;:!?\n]{0,90}?)"
    r"(?<![\w'])(?P<teller>{doubts/tellers})(?![\w'])(?!\s\d)"
)
_PLAIN = Wording(r"\s{1,3}{doubts/plain-doings}(?!\w)")
_OTHERWISE = Wording(r"\b{doubts/otherwise}(?!\w)")
_NAMED = ("next", "conference")
_TIED = ("next", "conference", "bare", "bare_meeting", "this")
_MEETINGS = (*_TIED, "core_group", "other", "strategy")
_MOVES = (DocumentKind.REARRANGEMENT, DocumentKind.CANCELLATION)
_NOTICES = (DocumentKind.INVITATION, *_MOVES)
_MOVED = ("cancelled", "moved_to", "moved_from")
_LEAD = 60


def is_told_otherwise(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether something is told of the conference that not all papers tell.

    `The review conference will be vacated`, `No further conference will be held`.
    """
    context = weighing.context
    if entry.status is not NextStatus.BOOKED or context.nature.kind in _MOVES:
        return False
    scan = context.scan
    return any(
        _may_be_next(scan, hit, entry)
        and _is_odd(scan, hit, entry)
        and not _is_of_other_children(weighing, hit, entry)
        and not _is_moved_below(scan, hit, entry, claims)
        for hit in scan.hits.get("meetings", ())
        if not is_aside(scan.sheet.row_at(hit.start))
    )


def _is_of_other_children(weighing: Weighing, hit: Hit, entry: NextConference) -> bool:
    """`No further conference for Callum`, beside an entry for Evie."""
    scan = weighing.context.scan
    first, last = scan.sentence_at(hit.start)
    said = named_in(scan.sheet.text[first:last], weighing.people)
    return bool(said and entry.children) and not set(said) & set(entry.children)


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
    said = scan.sheet.text[hit.start : hit.end].lower()
    if said.startswith(("a ", "an ")) or is_indefinite(scan, hit):
        return False
    if hit.cue.kind == "bare_meeting":
        return "conf" in said
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
    if any(day.date == entry.date for day in scan.days_in(first, last)):
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
    notice = nature.letter or nature.kind in _NOTICES
    return any(
        _is_of_conference(scan, hit, entry, notice=notice)
        and not _is_settled_after(hit, entry, claims)
        for hit in doubts(scan, "doubted")
    )


def is_undone(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """`Social worker to rebook the review conference`: not where a notice tells why."""
    if _has_moved(weighing, entry, claims):
        return False
    scan = weighing.context.scan
    return any(
        _is_of_conference(scan, hit, entry)
        and not _is_of_the_past(weighing, hit)
        and not is_well(scan, hit)
        and not _is_settled_after(hit, entry, claims)
        and not _is_of_other_children(weighing, hit, entry)
        and not is_only_perhaps_sooner(scan, hit)
        for hit in doubts(scan, "undone")
    )


def _has_moved(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether what is said of another day is settled by the entry's, or it has none."""
    kind = weighing.context.nature.kind
    settled = kind in _MOVES or any(c.moved for c in claims)
    return settled or entry.status is not NextStatus.BOOKED


def _is_of_conference(
    scan: Scan, hit: Hit, entry: NextConference, *, notice: bool = False
) -> bool:
    """Whether words of doubt are about the conference: by the nearest meeting word."""
    first, last = scan.sentence_at(hit.start)
    if any(day.date == entry.date for day in scan.days_in(first, last)):
        return True
    said = [h for h in governors(scan, first, last) if h.cue.kind in _MEETINGS]
    if not said:
        return notice and not governors(scan, first, last)
    near = min(said, key=lambda h: abs(h.start - hit.start))
    if scan.sheet.text[near.start : near.end].lower() == "review":
        return bool(_THE.search(scan.sheet.text, first, near.start))
    return near.cue.kind in _TIED and not is_indefinite(scan, near)


def _is_of_the_past(weighing: Weighing, hit: Hit) -> bool:
    """`Their own review of 30 September did not go ahead`, told in October."""
    context = weighing.context
    days = context.scan.days_in(*context.scan.sentence_at(hit.start))
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
    if _has_moved(weighing, entry, claims):
        return False
    scan = weighing.context.scan
    return any(not is_well(scan, hit) for hit in doubts(scan, "date_named"))
