"""A length of time with its word → a limit for a next conference."""

import datetime as dt
from dataclasses import replace

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.paper.governors import How, governors
from gp_toolkit.finding.text.months import add_days
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.reading import MeetingKind, NextStatus

_ONCE = (MeetingKind.INITIAL, MeetingKind.TRANSFER_IN)
GESTATION_TERM_WEEKS = 40
_RELATIVE = Wording(
    r"(?:\b{claims/counting}|[:\-–=])\s*(?:the\s)?(?:next\s)?(?:a\smaximum\sof\s)?$"
)
_UNKNOWN_ANCHOR = Wording(
    r"^\s{0,2}(?:time\s)?(?:of|after|from|following)\s(?:the\s|their\s|his\s|her\s)?"
    r"(?:\w+'?s?\s)?{claims/unknown-day}"
)
_MOVED_BY = Wording(r"\b{claims/moved-by}\s(?:about\s)?$")
_NAMED_REVIEW = Wording(r"\s{claims/named-review}\b")


def interval_claim(context: Context, bound: Bound, claim: Claim) -> Claim | None:
    """`in 3 months`, `3/12`, `by 28 weeks`: a limit, never an appointment."""
    scan, mention, governor = context.scan, bound.mention, bound.governor
    if governor is None or bound.how in (How.AFTER, How.RIGHT):
        return None
    if governor.start <= mention.start < governor.end:
        return None
    text = scan.sheet.text
    if context.scan.words[_NAMED_REVIEW].match(text, mention.end):
        return None
    before = text[max(bound.start, mention.start - 30) : mention.start]
    said = text[governor.start : governor.end]
    if scan.words[_MOVED_BY].search(before) or _is_of_its_own_sort(
        context, claim, said
    ):
        return None
    alone = before.strip() == "" or bound.how in (How.LEFT, How.COLUMN)
    alone = alone or not text[governor.end : mention.start].strip(" :–-")
    if not (alone or context.scan.words[_RELATIVE].search(before)):
        return None
    if context.scan.words[_UNKNOWN_ANCHOR].match(text[mention.end : mention.end + 50]):
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
        claim.kind is MeetingKind.PRE_BIRTH and mention.length >= 20 and weeks
    )
    if pregnant:
        latest = _gestation_day(context, bound)
    if latest is None and mention.unit != "working_days":
        return None
    if latest is None:
        return replace(claim, status=NextStatus.DUE_BY, strength=1, date=None)
    return replace(claim, status=NextStatus.DUE_BY, date=None, latest=latest)


def _is_of_its_own_sort(context: Context, claim: Claim, said: str) -> bool:
    """`… of the initial conference and then every six months`, in the record of it."""
    recorded = claim.kind is context.kind and context.kind in _ONCE
    return recorded and "reconven" not in said.lower()


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
    return add_days(delivery, -7 * (GESTATION_TERM_WEEKS - bound.mention.length))
