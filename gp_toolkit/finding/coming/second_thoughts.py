"""What a careful reader would stop at: signs outside the words that make a claim.

Each is a reason to ask about a day that nothing else speaks against. None chooses
another day. All that is looked for stands in the table at the end; its words are cues
in `doubts.toml`.
"""

import re
from collections.abc import Iterator, Sequence

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.claims.other_child import is_of_another_child
from gp_toolkit.finding.coming.beside_the_day import (
    is_marked,
    is_questioned_above,
    is_reinstated,
    is_unsettled_below,
    is_void,
    is_written_on,
)
from gp_toolkit.finding.coming.changes_told import tells_of_change
from gp_toolkit.finding.coming.doubting import said, telling
from gp_toolkit.finding.coming.ends import is_end_doubted
from gp_toolkit.finding.coming.entries import Weighing
from gp_toolkit.finding.coming.other_times import may_be_at_another_time
from gp_toolkit.finding.coming.told_otherwise import (
    is_denied,
    is_doubted,
    is_told_otherwise,
    is_undone,
    speaks_of_the_date,
)
from gp_toolkit.finding.coming.two_kinds import is_of_two_kinds
from gp_toolkit.finding.paper.binding import is_bare_label
from gp_toolkit.finding.paper.governors import How
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import DocumentKind, NextConference, NextStatus, Warning

_REMARK = Wording(r"\?|\b{claims/remark}\b|\d")
_NUMBERED = re.compile(r"\W{0,6}(?:\d{1,2}[.)]\s)?")
_ASIDE = re.compile(r"[():]")
_LOOSE = ("", "bare", "bare_meeting")
_ROWS_OF_AN_ANSWER = 3


def second_thoughts(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> Iterator[Warning]:
    """Reasons to ask about an entry that nothing else speaks against."""
    found = {warning for sees, warning in _SIGNS if sees(weighing, entry, claims)}
    if Warning.SUPERSEDED in found:
        found.discard(Warning.VAGUE_DATE)  # the same words, told more exactly
    for warning in dict.fromkeys(warning for _, warning in _SIGNS):
        if warning in found:
            yield warning


def _is_remarked_on(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """A comment in the margin that may be about the day."""
    del entry, claims
    scan = weighing.context.scan
    return any(
        row.part is Part.COMMENT
        and bool(scan.words[_REMARK].search(scan.sheet.words(row)))
        for row in scan.sheet.rows
    )


def _is_another_childs(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether all that tells an entry's day speaks of a brother, sister or cousin.

    `Her half-brother Tyler has his review conference on 9 March`: another child is
    named before the day, and none of the paper's own between the two.
    """
    scan, people = weighing.context.scan, weighing.people
    own = telling(entry, claims)
    return bool(own) and all(is_of_another_child(scan, b, people) for b in own)


def _is_before_something(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether the day is that of something the conference must come before.

    `The review conference is to take place before schools break up on 24 July.`
    """
    if entry.status is not NextStatus.BOOKED:
        return False
    scan = weighing.context.scan
    return any(
        not _ASIDE.search(scan.sheet.text, hit.end, bound.mention.start)
        for bound in telling(entry, claims)
        if bound.how is How.SENTENCE and bound.governor
        for hit in said(scan, "before", bound.governor.end, bound.mention.start)
    )


def _is_named_otherwise(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether the words after a day name another meeting than its label let think.

    `Date of next review | 26 November 2026 (looked after review)`
    """
    scan = weighing.context.scan
    own = [b for b in telling(entry, claims) if b.kind in _LOOSE]
    for bound in own:
        governor = bound.governor
        label = governor is None or is_bare_label(scan, governor)
        end = bound.row.end if label else bound.end
        following = scan.days_in(bound.mention.end, end)
        stop = following[0].start if following else end
        named = scan.cues("meetings", bound.mention.end, stop)
        if any(hit.cue.kind == "other" for hit in named):
            return True
    return False


def _has_unanswered_label(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether a second "Date of next …" is answered without a day.

    A form filled in over the last one keeps the last one's day at its head.
    """
    scan = weighing.context.scan
    if weighing.context.nature.kind is DocumentKind.INVITATION:
        return False  # an agenda has it as an item
    own = {bound.row.number for bound in telling(entry, claims)}
    for hit in scan.hits.get("doubts", ()):
        row = scan.sheet.row_at(hit.start)
        if hit.cue.kind != "asks" or row.number in own or row.depth:
            continue
        if not _NUMBERED.fullmatch(scan.sheet.text, row.start, hit.start):
            continue
        below = scan.sheet.rows[row.number + 1 :][:_ROWS_OF_AN_ANSWER]
        last = below[-1].end if below else row.end
        if own and not scan.days_in(row.start, last):
            return True
    return False


def _looks_for_another_day(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether the same paragraph says that another day will be looked for."""
    if entry.status is NextStatus.CANCELLED:
        return False
    scan = weighing.context.scan
    return any(
        said(scan, "another_day", bound.start, bound.row.end)
        for bound in telling(entry, claims)
    )


_SIGNS = (
    (_is_remarked_on, Warning.VAGUE_DATE),
    (is_doubted, Warning.VAGUE_DATE),
    (is_denied, Warning.VAGUE_DATE),
    (is_undone, Warning.VAGUE_DATE),
    (is_told_otherwise, Warning.VAGUE_DATE),
    (speaks_of_the_date, Warning.VAGUE_DATE),
    (is_marked, Warning.VAGUE_DATE),
    (is_unsettled_below, Warning.VAGUE_DATE),
    (is_written_on, Warning.VAGUE_DATE),
    (is_questioned_above, Warning.VAGUE_DATE),
    (is_void, Warning.SUPERSEDED),
    (is_reinstated, Warning.SUPERSEDED),
    (tells_of_change, Warning.SUPERSEDED),
    (_is_another_childs, Warning.OTHER_CHILD),
    (_looks_for_another_day, Warning.VAGUE_DATE),
    (_is_before_something, Warning.VAGUE_DATE),
    (_is_named_otherwise, Warning.KIND_UNSURE),
    (_has_unanswered_label, Warning.SEVERAL_CANDIDATES),
    (may_be_at_another_time, Warning.TIME_UNSURE),
    (is_of_two_kinds, Warning.KIND_UNSURE),
    (is_end_doubted, Warning.END_UNSURE),
)
"""What is looked for, and what it gives reason to ask."""
