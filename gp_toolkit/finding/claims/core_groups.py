"""Core groups still to come when the document was made."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from gp_toolkit.finding.claims.dated import is_limit
from gp_toolkit.finding.claims.strength import is_indefinite, says_core_group
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.meeting.details import find_details
from gp_toolkit.finding.meeting.venues import place_after
from gp_toolkit.finding.paper.binding import Bound, is_day
from gp_toolkit.finding.paper.governors import How, governors
from gp_toolkit.finding.paper.own_words import own_words
from gp_toolkit.finding.paper.sections import section_word
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.months import add_days
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import CoreGroup

_NAMES = ("core_group", "core_group_past")
_WEAK = ("", "bare", "bare_meeting", "plain", "delivery", "birth", "core_group_past")
_GOES_ON = Wording(r"\W*{core_groups/goes-on}\b")
_OFF = Wording(r"\b{core_groups/off}\b")
_NOW = Wording(r"\b{core_groups/now}\b")
_WAS = re.compile(
    r"\(?\b(?:was|from|not|due on|had been)\s(?:\w+day\s)?(?:the\s)?$", re.IGNORECASE
)
_EACH = Wording(
    r"\b(?:each|all|both|every one)\b(?:\s(?:{core_groups/of-them}|,))*[\s,]{0,2}$"
)
_SAME = Wording(r"\b{core_groups/same-time}\b")
_LIST = re.compile(r"[\s,;&]*(?:and|then|,|&)?[\s,;]*")
_AFTER_WORD = re.compile(r"\b(?:after|following|since|before)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_EVERY = re.compile(r"\b(?:each|every|any)\s$", re.IGNORECASE)
_AS_IT = re.compile(r"\b(?:as|if|until|unless)\s(?:the\s)?$", re.IGNORECASE)
_CONFERENCE = Wording(r"{core_groups/conference}\b")
_THEN = Wording(
    r"(?:[.;,\n]\s{0,6}{core_groups/then}|[;]|\band)[\s:,\u2013-]{0,3}(?:on\s)?(?:the\s)?$"
)
_MEETS = Wording(
    r"\W*(?:\w{3,6}days?\W+)?(?:{core_groups/meets}\W*)?(?:on\s)?(?:the\s)?$"
)
_WISHES = Wording(r"\b{core_groups/wishes}\b[^.]{0,20}$")
_SAME_PLACE = Wording(r"\b{core_groups/same-place}\b")
_ALL_AT = Wording(
    r"\b(?:each|all|both|every one)\b(?:\s(?:{core_groups/of-them}|,))*"
    r"(?:(?:[\s,]{0,2}(?:at\s)?\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\.?)?)?(?=\s(?:at|in)\s)"
    r"|[\s,]{0,2}(?:at\s)?\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\.?)?(?=,\s[A-Z]))"
)
_ROWS_LISTED = 2
_HEADING = 60
_FARTHEST = 200
_FAR = 160


def find_core_groups(
    context: Context, bounds: Sequence[Bound]
) -> tuple[CoreGroup, ...]:
    """Each booked day once, in date order; a limit ("by 20 March") is no meeting."""
    held = context.anchor.date or context.counted_from or context.today
    after = max(held, context.issued or held)
    found: dict[dt.date, tuple[Bound, CoreGroup]] = {}
    before: Bound | None = None
    ahead = {b.row.number for b in bounds if (b.mention.date or after) > after}
    for bound in (b for b in bounds if b.row.number in ahead):
        listed = before is not None and _is_listed(context.scan, before, bound)
        before = bound if listed or _is_core_group(context, bound) else None
        day = bound.mention.date
        if day is None or not is_day(bound.mention) or day <= after:
            continue
        if bound.row.depth or not _is_seen(context.scan, bound):
            continue
        if before is None or _is_off(context.scan, bound):
            continue
        if bound.mention.year_inferred and day > add_days(after, _FARTHEST):
            continue  # `Earlier core groups: 21 July, 8 September`
        details = find_details(context.scan, bound)
        group = CoreGroup(date=day, start=details.start, venue=details.venue)
        known = found.get(day)
        if known is None or (known[1].start is None and group.start is not None):
            found[day] = (bound, group)
    told = [found[day] for day in sorted(found)]
    return tuple(_with_times(context.scan, told))


def _is_seen(scan: Scan, bound: Bound) -> bool:
    """A footer tells when a form was printed; a core group only with its hour."""
    if bound.row.part is not Part.FOOTER:
        return bound.row.part is not Part.EMAIL_HEADER
    named = bound.kind == "core_group" and bound.how is How.SENTENCE
    return named and bool(scan.times_in(bound.mention.end, bound.end))


def _is_core_group(context: Context, bound: Bound) -> bool:
    """By its word, or because what it belongs to is about core groups."""
    scan = context.scan
    if _is_told_of_it(scan, bound):
        return False
    told = says_core_group(context, bound) or _opens_label(scan, bound)
    if not told and bound.kind in _WEAK:
        shapes = (_in_sentence, _goes_on, _under, _meets_beside, _in_section)
        told = any(shape(scan, bound) for shape in shapes)
    return told and not is_limit(scan, bound)


def _is_told_of_it(scan: Scan, bound: Bound) -> bool:
    """`on 28 October, because he has not been to a core group yet`: not its day.

    Nor is `to 22 December, then as core group says`, or `Report to each core group`.
    """
    governor = bound.governor
    if governor is None:
        return False
    if bound.kind == "bare_meeting" and _is_anothers(scan, governor):
        return True
    if bound.how not in (How.AFTER, How.LEFT):
        return False
    lead = scan.sheet.text[max(governor.start - 12, 0) : governor.start]
    if bound.how is How.LEFT:
        return bool(_EVERY.search(lead))
    return is_indefinite(scan, governor) or bool(_AS_IT.search(lead))


def _is_anothers(scan: Scan, governor: Hit) -> bool:
    """`Tenancy meeting | 1 December`, in the notes of a core group."""
    begin = scan.sentence_at(governor.start)[0]
    lead = scan.sheet.text[max(begin, governor.start - 30) : governor.start].lower()
    words = _WORD.findall(lead)
    if "meeting" not in scan.sheet.text[governor.start : governor.end].lower():
        return False
    return bool(words) and words[-1] not in scan.words.forms("core_groups/whose")


def _in_section(scan: Scan, bound: Bound) -> bool:
    """`26/11/2026 10:00, Trelawn Primary; 07/01/2027 10:00`, below who is in the group."""
    row = bound.row
    if bound.kind or row.table is not None or row.heading:
        return False
    if not scan.times_in(bound.mention.end, bound.mention.end + 12):
        return False
    first = scan.days_in(row.start, bound.mention.end)[:1]
    if not first or re.search(
        r"[^\W\d_]{3,}", scan.sheet.text[row.start : first[0].start]
    ):
        return False
    word = section_word(scan, row)
    return word is not None and word.cue.kind == "core_group"


def _is_listed(scan: Scan, before: Bound, bound: Bound) -> bool:
    """`Core group: 15 July, 1.15pm, at school. Then 26 August, 11am`: one of a list."""
    if bound.row is not before.row or bound.kind not in _WEAK:
        return False
    first, last = before.mention.end, bound.mention.start
    text = scan.sheet.text
    if not _LIST.fullmatch(text, first, last) and (
        last - first > _FAR or not scan.words[_THEN].search(text, first, last)
    ):
        return False
    return all(h.cue.kind in _WEAK for h in governors(scan, first, last))


def _meets_beside(scan: Scan, bound: Bound) -> bool:
    """`Core group | Ms Carter, C Tolan, Mrs Corry. To meet 7 May 2026 in the school`."""
    row = bound.row
    column = scan.sheet.column_at(row, bound.mention.start)
    if not column:
        return False
    label = row.cells[column - 1]
    if label.end - label.start > _HEADING or scan.days_in(label.start, label.end):
        return False
    begin = max(bound.start, row.cells[column].start)
    lead = scan.sheet.text[begin : bound.mention.start]
    named = governors(scan, label.start, label.end)
    return _names_core_group(named) and bool(scan.words[_MEETS].match(lead))


def _opens_label(scan: Scan, bound: Bound) -> bool:
    """`First core group after conference | 18/03/2027`."""
    governor = bound.governor
    if governor is None or governor.start >= bound.mention.start:
        return False
    cell = scan.cell_at(governor.start)
    if bound.mention.start - cell.start > _HEADING:
        return False
    first = next(iter(governors(scan, cell.start, governor.start)), None)
    if first is None or first.cue.kind != "core_group":
        return False
    return bool(_AFTER_WORD.search(scan.sheet.text, first.end, governor.start))


def _names_core_group(hits: Sequence[Hit]) -> bool:
    firm = [h for h in hits if h.cue.kind not in _WEAK or h.cue.kind in _NAMES]
    return bool(firm) and firm[-1].cue.kind in _NAMES


def _in_sentence(scan: Scan, bound: Bound) -> bool:
    """The last word before the day that names a meeting names a core group."""
    hits = governors(scan, bound.start, bound.mention.start)
    if hits and scan.words[_CONFERENCE].search(
        scan.sheet.text, hits[-1].start, hits[-1].end
    ):
        return False
    if not _names_core_group(hits):
        return False
    past = [h for h in hits if h.cue.kind == "core_group_past"]
    if not past:
        return True
    between = scan.sheet.text[past[-1].end : bound.mention.start]
    return bool(re.search(r"\b(?:is|will)\b", between))


def _goes_on(scan: Scan, bound: Bound) -> bool:
    """`Core group: … . First meeting 28 October`; `… is cancelled. It will now be …`."""
    text = scan.sheet.text
    if bound.start <= bound.row.start or not scan.words[_GOES_ON].match(
        text, bound.start
    ):
        return False
    first, last = scan.sentence_at(bound.start - 1)
    first = max(first, bound.row.start)
    kinds = [h.cue.kind for h in governors(scan, first, last)]
    firm = [kind for kind in kinds if kind not in _WEAK or kind in _NAMES]
    if firm and firm[0] in _NAMES and not {"next", "conference"} & set(firm):
        return True
    before = governors(scan, bound.row.start, bound.start)
    return _names_core_group(before) and before[-1].cue.kind in _NAMES


def _under(scan: Scan, bound: Bound) -> bool:
    """A line under the heading "Core groups"."""
    rows, number = scan.sheet.rows, bound.row.number
    if not number:
        return False
    above = rows[number - 1]
    words = scan.sheet.words(above).strip()
    if len(words) > _HEADING or above.part is not bound.row.part:
        return False
    if scan.days_in(above.start, above.end) or len(above.cells) > 1:
        return False
    hits = governors(scan, above.start, above.end)
    if not hits or hits[-1].cue.kind != "core_group":
        return False
    return not own_words(scan, hits[-1].end, above.end)  # `… group members`


def _is_off(scan: Scan, bound: Bound) -> bool:
    """A day that is told as cancelled, or as what the day was before."""
    text = scan.sheet.text
    begin = max(bound.start, bound.mention.start - 60)
    before = text[begin : bound.mention.start]
    if _WAS.search(before) or scan.words[_WISHES].search(before):
        return True
    if scan.words[_NOW].search(before):
        return False
    return bool(scan.words[_OFF].search(text, bound.mention.end, bound.end))


def _with_times(
    scan: Scan, told: Sequence[tuple[Bound, CoreGroup]]
) -> Iterator[CoreGroup]:
    """Times and places said once for several days."""
    last: dt.time | None = None
    where: str | None = None
    for place, (bound, group) in enumerate(told):
        start = group.start or _said_of_all(scan, bound)
        if start is None and scan.words[_SAME].search(
            scan.sheet.text, bound.mention.end, bound.end
        ):
            start = last
        shared = None if start else _of_list(scan, told[place:])
        start = start or (shared.start if shared else None) or _alone(scan, bound)
        last = start or last
        venue = group.venue or (shared.venue if shared else None)
        if scan.words[_SAME_PLACE].search(scan.sheet.text, *_said_of(scan, bound)):
            venue = where
        venue = venue or _place_of_all(scan, bound)
        where = venue or where
        yield replace(group, start=start, venue=venue)


def _said_of_all(scan: Scan, bound: Bound) -> dt.time | None:
    """`…, each at 15:45`; `Core groups | all 2pm`."""
    rows: list[Row] = [bound.row]
    if bound.governor is not None:
        rows.append(scan.sheet.row_at(bound.governor.start))
    for row in rows:
        for time in scan.times_in(row.start, row.end):
            begin = max(row.start, time.start - 40)
            if scan.words[_EACH].search(scan.sheet.text[begin : time.start]):
                return time.time
    return None


def _said_of(scan: Scan, bound: Bound) -> tuple[int, int]:
    """The words after a day up to the next that is no day of the same list."""
    begin = bound.mention.end
    for day in scan.days_in(begin, bound.end):
        if not _LIST.fullmatch(scan.sheet.text, begin, day.start):
            return begin, day.start
        begin = day.end
    return begin, bound.end


def _place_of_all(scan: Scan, bound: Bound) -> str | None:
    """`…, each at 1.30 pm at Wharf Primary`; `both at the Hub` on the line below."""
    rows = scan.sheet.rows[bound.row.number : bound.row.number + 2 + _ROWS_LISTED]
    for row in rows:
        if row is not bound.row and scan.days_in(row.start, row.end):
            if row.number - bound.row.number > _ROWS_LISTED:
                return None
            continue
        begin = bound.mention.end if row is bound.row else row.start
        found = scan.words[_ALL_AT].search(scan.sheet.text, begin, row.end)
        if found:
            return place_after(scan, found.end(), row.end)
        if row is not bound.row:
            return None
    return None


def _of_list(scan: Scan, told: Sequence[tuple[Bound, CoreGroup]]) -> CoreGroup | None:
    """`14 July and 8 September 2026, 2pm, Larch Hub`: what the last says is of all."""
    for (bound, _), (following, group) in pairwise(told):
        between = scan.sheet.text[bound.mention.end : following.mention.start]
        if not _LIST.fullmatch(between):
            return None
        if group.start is not None:
            return group
    return None


def _alone(scan: Scan, bound: Bound) -> dt.time | None:
    """The one time of the sentence after the day."""
    times = scan.times_in(bound.mention.end, bound.end)
    days = scan.days_in(bound.mention.end, bound.end)
    return times[0].time if len(times) == 1 and not days else None
