"""The day of a meeting that is no conference: councils, boards, clubs and the like.

Their minutes name their day in the title, and tell of others: of the minutes that they
approve, of a general meeting, of a fair.
"""

import re

from gp_toolkit.finding.paper.binding import Bound
from gp_toolkit.finding.paper.rows import title_rows
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Wording

_APPROVED = Wording(r"\b{own_day/approved}\b")
_MINUTES = Wording(r"\b{own_day/minutes}\b")
_ITEM = re.compile(r"\s*(?:\(?[\da-z]{1,3}(?:[.)/\-][\da-z]{0,3}){1,3}|\d{1,3})\s")
_BODY = Wording(r"\b{own_day/meets}\b")
_FIT = ("", "other", "this", "conference", "next", "bare", "bare_meeting")
_TITLE = 7
_HEAD = 5
_FIRST_ROWS, _HEAD_ROWS, _TITLE_ROWS = 4, 8, 2
_LINE = 160
_BACK = 160
_CLOSE = 40


def is_of_minutes_approved(scan: Scan, bound: Bound) -> bool:
    """`The minutes of the meeting held on 17 January were approved`: an earlier one.

    So is an item of the agenda, `3. Minutes of the meeting on 25 March`; not a title.
    """
    start, end = scan.sentence_at(bound.mention.start)
    start = max(start, bound.mention.start - 2 * _BACK)
    end = min(end, bound.mention.end + 2 * _BACK)
    minutes = scan.words[_MINUTES].search(
        scan.sheet.text, max(start, bound.mention.start - _BACK), bound.mention.start
    )
    if minutes is None:
        return False
    after = scan.words[_APPROVED].search(scan.sheet.text, bound.mention.end, end)
    if after is not None or bound.row in title_rows(scan, _TITLE_ROWS):
        return after is not None
    before = scan.words[_APPROVED].search(scan.sheet.text, start, minutes.start())
    return before is not None or bool(_ITEM.match(scan.sheet.text, bound.row.start))


def title_day_score(scan: Scan, bound: Bound) -> int:
    """`Scrutiny Panel – 6 April`, `Folly Inn, 3rd October 2017 @ 8PM` at the head."""
    row, end = bound.row, bound.mention.end
    if row.depth or bound.kind not in _FIT or end - row.start > _LINE:
        return 0
    if row not in title_rows(scan, _HEAD_ROWS):
        return 0
    timed = bool(scan.times_in(row.start, min(row.end, end + _CLOSE)))
    if not timed and not _names_a_body(scan, row, end):
        return 0
    return _TITLE if row in title_rows(scan, _FIRST_ROWS) else _HEAD


def is_title_day(scan: Scan, bound: Bound) -> bool:
    """Whether the title itself names a day: of an agenda, one still to come."""
    return title_day_score(scan, bound) == _TITLE


def _names_a_body(scan: Scan, row: Row, end: int) -> bool:
    """Whether a line of the title, or the one above it, names who meets."""
    above = scan.sheet.rows[row.number - 1] if row.number else row
    begin = above.start if above.end - above.start <= _LINE else row.start
    return bool(scan.words[_BODY].search(scan.sheet.text, begin, end))
