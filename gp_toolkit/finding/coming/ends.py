"""Whether the end of a plan can be relied on: what else the paper says of the plan."""

from collections.abc import Sequence

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.coming.doubting import is_aside
from gp_toolkit.finding.coming.entries import Weighing
from gp_toolkit.finding.paper.history import is_history
from gp_toolkit.finding.people.names import named_in
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.reading import NextConference, NextStatus

_ENDS = ("ended", "none", "child_in_need")
_LIVES = ("made", "continues")
_CONDITION = Wording(r"\b{outcomes/not-yet}\b")
_DENIAL = Wording(r"\b{outcomes/denials}\b")


def is_end_doubted(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """`Threshold not met for physical abuse … Ella to be subject to a plan`.

    `The plan ends on 22 October if there are no more incidents`.
    """
    del claims
    if entry.status is not NextStatus.ENDED:
        return False
    scan = weighing.context.scan
    hits = [
        hit
        for hit in scan.hits.get("outcomes", ())
        if not is_aside(scan.sheet.row_at(hit.start))
        and _is_of(weighing, entry, hit)
        and not _is_past(weighing, hit)
    ]
    ends = [hit for hit in hits if hit.cue.kind in _ENDS]
    told = [hit for hit in ends if hit.cue.kind == "ended"]
    if told and all(_is_conditional(scan, hit) for hit in told):
        return True
    first = min((hit.start for hit in ends), default=0)
    return any(
        hit.start > first
        and not _is_denied(scan, hit)
        and not _is_conditional(scan, hit)
        for hit in hits
        if hit.cue.kind in _LIVES
    )


def _is_of(weighing: Weighing, entry: NextConference, hit: Hit) -> bool:
    """Whether words about a plan may be of an entry's children."""
    scan = weighing.context.scan
    first, last = scan.sentence_at(hit.start)
    named = named_in(scan.sheet.text[first:last], weighing.people)
    if not entry.children:
        return True
    return bool(named) and set(named) <= set(entry.children)


def _is_past(weighing: Weighing, hit: Hit) -> bool:
    context = weighing.context
    row = context.scan.sheet.row_at(hit.start)
    return is_history(context.scan, hit, row.end, context.anchor.date)


def _is_conditional(scan: Scan, hit: Hit) -> bool:
    first, last = scan.sentence_at(hit.start)
    return bool(scan.words[_CONDITION].search(scan.sheet.text, first, last))


def _is_denied(scan: Scan, hit: Hit) -> bool:
    first, _ = scan.sentence_at(hit.start)
    return bool(scan.words[_DENIAL].search(scan.sheet.text, first, hit.start))
