"""What a paper tells of a conference moved or cancelled."""

import re
from collections.abc import Sequence

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.coming.entries import Weighing
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.paper.binding import is_day
from gp_toolkit.finding.paper.governors import governors
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Hit
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import MOVES, NextConference

_MEETINGS = (
    "next",
    "conference",
    "bare",
    "bare_meeting",
    "this",
    "core_group",
    "other",
    "strategy",
)
_ABOUT = ("next", "conference", "bare")
_REFERS_BACK = re.compile(r"\W*(?:that|this|which)\s", re.IGNORECASE)
_NEAR = 24
_UNSEEN = (Part.FOOTER, Part.EMAIL_HEADER)


def tells_of_change(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether a conference is said to be moved or cancelled, with no day made new.

    A paper that is itself the notice tells of it; a claim that says "now" settles it.
    """
    context = weighing.context
    if context.nature.kind in MOVES or any(c.moved for c in claims):
        return False
    return any(
        hit.cue.kind in ("cancelled", "moved_to")
        and _is_of_conference(context.scan, hit)
        and not _is_by_the_way(context, hit)
        and not is_of_another_day(context.scan, entry, hit)
        and not _is_reconvened(context.scan, entry, hit, claims)
        for hit in context.scan.hits.get("modifiers", ())
    )


def _is_of_conference(scan: Scan, hit: Hit) -> bool:
    """Whether what was moved or cancelled is a conference, by the nearest word."""
    row = scan.sheet.row_at(hit.start)
    if row.depth or row.part in _UNSEEN:
        return False
    said = [
        h
        for h in governors(scan, *scan.sentence_at(hit.start))
        if h.cue.kind in _MEETINGS and not said_by(scan, h).endswith("date")
    ]
    near = min(said, key=lambda h: abs(h.start - hit.start), default=None)
    if near is None:
        return False
    words = scan.sheet.text[near.start : near.end].lower()
    return near.cue.kind in _ABOUT or "conf" in words or words == "review"


def _is_by_the_way(context: Context, hit: Hit) -> bool:
    """What tells of no move to come: `He now has a plan`, `adjourned from 4 December`.

    "Now" within a sentence tells of a move only right before a day; days before the
    conference recorded are history.
    """
    scan = context.scan
    if said_by(scan, hit) == "now":
        begin = scan.sentence_at(hit.start)[0]
        within = scan.sheet.text[begin : hit.start].rstrip()[-1:].isalpha()
        return within and not scan.dates_in(hit.end, hit.end + _NEAR)
    days = scan.days_in(*scan.sentence_at(hit.start))
    held = context.anchor.date
    return (
        held is not None and bool(days) and all(d.date and d.date < held for d in days)
    )


def is_of_another_day(scan: Scan, entry: NextConference, hit: Hit) -> bool:
    """`Greenholt's review on 12 November will not go ahead`, beside one on another day.

    Not where a new date is still to come: then none is sure.
    """
    first, last = scan.sentence_at(hit.start)
    if _REFERS_BACK.match(scan.sheet.text, first):
        first = scan.sentence_at(max(first - 1, scan.cell_at(first).start))[0]
    days = [d for d in scan.days_in(first, last) if is_day(d)]
    if entry.date is None or any(d.date in (None, entry.date) for d in days):
        return False
    open_one = any(
        h.cue.kind == "unbooked" for h in scan.cues("modifiers", first, last)
    )
    return bool(days) and not open_one


def _is_reconvened(
    scan: Scan, entry: NextConference, hit: Hit, claims: Sequence[Claim]
) -> bool:
    """This meeting was adjourned, and the entry is the day on which it goes on."""
    if scan.sheet.text[hit.start : hit.end].lower() != "adjourned":
        return False
    return any(
        c.bound is not None
        and c.bound.governor is not None
        and c.date == entry.date
        and "reconven" in said_by(scan, c.bound.governor)
        for c in claims
    )


def said_by(scan: Scan, hit: Hit) -> str:
    """The words of a cue, in small letters."""
    return scan.sheet.text[hit.start : hit.end].lower()
