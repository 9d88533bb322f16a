"""What a careful reader would stop at: signs outside the words that make a claim.

Each is a reason to ask about a day that nothing else speaks against. None chooses
another day. All that is looked for stands in the table at the end; its words are cues
in `doubts.toml`.
"""

import re
from collections.abc import Iterator, Sequence

from gp_toolkit.finding.coming.changes_told import tells_of_change
from gp_toolkit.finding.coming.claim_dates import is_limit
from gp_toolkit.finding.coming.claim_words import is_indefinite
from gp_toolkit.finding.coming.claims import Claim
from gp_toolkit.finding.coming.entries import Weighing
from gp_toolkit.finding.coming.other_child import is_of_another_child
from gp_toolkit.finding.paper.binding import Bound, How
from gp_toolkit.finding.paper.governors import governors
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.tasks.requests import is_report_day
from gp_toolkit.finding.text.months import add_days
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import DocumentKind, NextConference, NextStatus, Warning

_REMARK = Wording(r"\?|\b{claims/remark}\b|\d")
_NUMBERED = re.compile(r"\W{0,6}(?:\d{1,2}[.)]\s)?")
_ASIDE = re.compile(r"[():]")
_MOVES = (DocumentKind.REARRANGEMENT, DocumentKind.CANCELLATION)
_UNSEEN = (Part.FOOTER, Part.EMAIL_HEADER)
_UNSETTLED = ("moved_to", "cancelled", "vague")
_CORRECTED = ("", "bare", "bare_meeting", "next", "conference", "noise")
_LOOSE = ("", "bare", "bare_meeting")
_TIED = ("next", "conference", "bare", "bare_meeting", "this")
_ROWS_NEAR = 2
_FAR_DAYS = 240
_ROWS_OF_AN_ANSWER = 3


def second_thoughts(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> Iterator[Warning]:
    """Reasons to ask about an entry that nothing else speaks against."""
    for sees, warning in _SIGNS:
        if sees(weighing, entry, claims):
            yield warning


def _is_doubted(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """`PS It might have to go to the Thursday instead`; not the day of a core group."""
    del entry, claims
    context = weighing.context
    scan = context.scan
    notice = context.nature.letter or context.nature.kind in (
        DocumentKind.INVITATION,
        *_MOVES,
    )
    for hit in scan.hits.get("doubts", ()):
        row = scan.sheet.row_at(hit.start)
        if hit.cue.kind != "doubted" or row.depth or row.part in _UNSEEN:
            continue
        said = governors(scan, *scan.sentence_at(hit.start))
        if not said and notice:
            return True
        if any(h.cue.kind in _TIED and not is_indefinite(scan, h) for h in said):
            return True
    return False


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
    own = _telling(entry, claims)
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
        for bound in _telling(entry, claims)
        if bound.how is How.SENTENCE and bound.governor
        for hit in _said(scan, "before", bound.governor.end, bound.mention.start)
    )


def _is_named_otherwise(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether the words after a day name another meeting than its label let think.

    `Date of next review | 26 November 2026 (looked after review)`
    """
    scan = weighing.context.scan
    own = [b for b in _telling(entry, claims) if b.kind in _LOOSE]
    for bound in own:
        following = scan.days_in(bound.mention.end, bound.row.end)
        stop = following[0].start if following else bound.row.end
        said = scan.cues("meetings", bound.mention.end, stop)
        if any(hit.cue.kind == "other" for hit in said):
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
    own = {bound.row.number for bound in _telling(entry, claims)}
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


def may_correct(
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
    own = _telling(entry, claims)
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
    if is_limit(scan, bound) or is_report_day(scan, bound):
        return False
    first, last = scan.sentence_at(bound.mention.start)
    if any(d.unit == "working_days" for d in scan.dates_in(first, last)):
        return False  # `Minutes: 20 working days = Friday 11 December`
    if corrects:
        return not any(c.old and c.date == day for c in claims)
    if scan.base_depth:
        return all(bound.start < other.start for other in own)
    below = [bound.row.number - other.row.number for other in own]
    if bound.row.table is not None or not any(0 < n <= _ROWS_NEAR for n in below):
        return False
    said = scan.cues("modifiers", first, last)
    return any(hit.cue.kind in _UNSETTLED for hit in said)


def _looks_for_another_day(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether the same paragraph says that another day will be looked for."""
    if entry.status is NextStatus.CANCELLED:
        return False
    scan = weighing.context.scan
    return any(
        _said(scan, "another_day", bound.start, bound.row.end)
        for bound in _telling(entry, claims)
    )


def _may_be_at_another_time(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether a line close below gives another time, as asked for or agreed.

    `Ms Frost asked for the afternoon and the Chair agreed to 2pm.`
    """
    if entry.start is None:
        return False
    scan = weighing.context.scan
    for bound in _telling(entry, claims):
        below = scan.sheet.rows[bound.row.number + 1 :][:_ROWS_NEAR]
        for row in below:
            if row.table is not None or scan.days_in(row.start, row.end):
                break
            other = [t for t in scan.times_in(row.start, row.end) if not t.bare]
            told = any(t.time == entry.start for t in other)
            if other and not told and _said(scan, "another_time", row.start, row.end):
                return True
    return False


def _is_in_a_correction(weighing: Weighing, bound: Bound) -> bool:
    """`Please read 13 August for 6 August above`."""
    scan = weighing.context.scan
    first, last = scan.sentence_at(bound.mention.start)
    return bool(_said(scan, "correction", first, last))


def _telling(entry: NextConference, claims: Sequence[Claim]) -> list[Bound]:
    """The dates that an entry's day rests on."""
    return [c.bound for c in claims if c.bound and c.date and c.date == entry.date]


def _said(scan: Scan, kind: str, start: int, end: int) -> list[Hit]:
    """The words of one sort of doubt in a stretch of text."""
    return [hit for hit in scan.cues("doubts", start, end) if hit.cue.kind == kind]


_SIGNS = (
    (_is_remarked_on, Warning.VAGUE_DATE),
    (_is_doubted, Warning.VAGUE_DATE),
    (tells_of_change, Warning.SUPERSEDED),
    (_is_another_childs, Warning.OTHER_CHILD),
    (_looks_for_another_day, Warning.VAGUE_DATE),
    (_is_before_something, Warning.VAGUE_DATE),
    (_is_named_otherwise, Warning.KIND_UNSURE),
    (_has_unanswered_label, Warning.SEVERAL_CANDIDATES),
    (_may_be_at_another_time, Warning.TIME_UNSURE),
)
"""What is looked for, and what it gives reason to ask."""
