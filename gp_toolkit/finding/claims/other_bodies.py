"""How firmly the papers of other bodies speak of their next meeting.

Parish councils, boards, clubs; reviews of children in care: whatever is no child
protection conference.
"""

import re

from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.meeting.other_minutes import is_title_day
from gp_toolkit.finding.paper.binding import Bound, is_bare_label
from gp_toolkit.finding.paper.governors import How
from gp_toolkit.finding.paper.own_words import own_words
from gp_toolkit.finding.paper.rows import title_rows
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.wording.vocabulary import Hit, Wording

_SOME_MEETING = Wording(r"\b{claims/some-meeting}\b")
_OTHER_MEETING = Wording(r"{claims/other-meetings}")
_POLICY = Wording(r"\b{claims/policy}\b")
_TASK = Wording(r"[\W\d]*{claims/task}\b")
_BODY = Wording(r"\b{own_day/meets}\b")
_OWNER = re.compile(r"(?P<name>[\w\-]+)(?:'s|s'|\u2019s|s\u2019)\s$")
_COMING = Wording(r"\b{claims/coming}\s[^.;:\n]{0,40}$")
_NEAR = 60
_FAR = 600
_TITLE_ROWS = 3
_CAPITALS = re.compile(r"(?<![\w'])[A-Z][\w'\-]+")
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_MEETING = Wording(r"{claims/next-meeting}\b")


def strength_of_its_own(context: Context, bound: Bound, governor: Hit) -> int | None:
    """Of a word that names a meeting; None for one that may stand for any."""
    match governor.cue.kind:
        case "next" | "conference":
            return _conference_strength(context.scan, bound, governor)
        case "other":
            return _other_strength(context, bound, governor)
        case "this":
            return 2 if _is_coming(context, bound) else 0
        case "bare" | "bare_meeting":
            return None
        case _:
            return 0


def _conference_strength(scan: Scan, bound: Bound, governor: Hit) -> int:
    """Of a child's conference named in them: two where the day stands beside it."""
    if _is_of_a_policy(scan, bound):
        return 0
    return 1 if own_words(scan, governor.end, bound.mention.start) else 2


def strength_elsewhere(context: Context, bound: Bound, governor: Hit) -> int | None:
    """Of a "meeting" or "next review": 0 where it is not theirs; None by the word alone."""
    known = _named_strength(context.scan, bound, governor)
    if known is not None:
        return known
    announced = governor.cue.kind == "bare" or _is_announced(context, bound, governor)
    return None if announced else 0


def _named_strength(scan: Scan, bound: Bound, governor: Hit) -> int | None:
    """Of other bodies: three for "next meeting", two in a list, none for a policy."""
    text = scan.sheet.text
    if _is_of_a_policy(scan, bound):
        return 0
    said = text[governor.start : governor.end].lower()
    if bound.kind == "bare" and scan.words[_NEXT_MEETING].search(said):
        if bound.how is How.AFTER:
            return 1  # `a vote on 5 December, to be ratified at the next meeting`
        return 2 if _is_of_another_body(scan, bound, governor) else 3
    if is_title_day(scan, bound):
        return 3  # an agenda's own day, still to come
    begin = max(bound.start, governor.start - _NEAR)
    if said.endswith("meeting") and scan.words[_COMING].search(
        text, begin, governor.start
    ):
        return 3
    return 2 if _is_listed_next(scan, bound) else None


def _other_strength(context: Context, bound: Bound, governor: Hit) -> int:
    """Of another process: its "next review", or its meeting still to come."""
    text = context.scan.sheet.text
    said = text[max(governor.start - 12, 0) : governor.end].lower()
    if "next" in said or "date of" in said:
        return 3 if _is_in_the_title(context.scan, governor) else 2
    if _is_listed_next(context.scan, bound):
        return 2
    named = context.scan.words[_OTHER_MEETING].search(said)
    return int(bool(named) and _is_coming(context, bound))


def _is_of_another_body(scan: Scan, bound: Bound, governor: Hit) -> bool:
    """`Next meetings: Standing Committee 4 January, PCC 20 January` of a PCC: the first."""
    low = max(governor.end, bound.start) if bound.how is not How.ABOVE else bound.start
    days = scan.days_in(low, bound.mention.start)
    low = days[-1].end if days else low
    named = _CAPITALS.findall(scan.sheet.text, low, bound.mention.start)
    filler = scan.words.forms("dates/small-change")
    named = [word for word in named if word.lower() not in filler]
    if not named:
        return False
    title = " ".join(scan.sheet.words(row) for row in title_rows(scan, _TITLE_ROWS))
    words = _WORD.findall(title.lower())
    initials = "".join(word[0] for word in words)
    return not any(
        word.lower() in words or (word.isupper() and word.lower() in initials)
        for word in named
    )


def _is_in_the_title(scan: Scan, governor: Hit) -> bool:
    """`Next MARAC` in the minutes of a MARAC; not `Next PEP` in a child's review."""
    named = scan.sheet.text[governor.start : governor.end].lower().split()[-1]
    head = title_rows(scan, _TITLE_ROWS)
    return any(named in scan.sheet.words(row).lower().split() for row in head)


def _is_coming(context: Context, bound: Bound) -> bool:
    return bound.mention.date is not None and bound.mention.date > context.today


def _is_announced(context: Context, bound: Bound, governor: Hit) -> bool:
    """Whether other minutes or a notice tell of their own next meeting.

    Not "a meeting to discuss training", and not the meeting they are the minutes of.
    """
    scan = context.scan
    if scan.words[_TASK].match(scan.sheet.text, bound.row.start):
        return False
    if is_bare_label(scan, governor):
        return not _is_own_minutes(scan, governor)
    day = bound.mention.date
    said = scan.sheet.text[governor.start : bound.mention.start]
    if (
        day is None
        or day <= context.today
        or context.scan.words[_SOME_MEETING].search(said)
        or _is_somebodys(scan, governor)
    ):
        return False
    return not _is_own_minutes(scan, governor)


def _is_somebodys(scan: Scan, governor: Hit) -> bool:
    """`the Captains' meeting`: not of those whose minutes they are."""
    lead = scan.sheet.text[max(governor.start - 30, 0) : governor.start]
    owner = _OWNER.search(lead)
    return owner is not None and not scan.words[_BODY].search(owner["name"].lower())


def _is_own_minutes(scan: Scan, governor: Hit) -> bool:
    """`Minutes of the meeting of 30 May`: the meeting that was."""
    words = scan.sheet.words(scan.sheet.row_at(governor.start)).lower()
    return "minutes" in words[:80] or "notes of" in words[:40]


def _is_listed_next(scan: Scan, bound: Bound) -> bool:
    """`Dates of next meetings: 16 April, 25 April (Council meeting at 7)`: all of them."""
    return any(
        hit.cue.kind == "bare"
        and scan.sheet.text[hit.start : hit.end].lower().endswith("meetings")
        for hit in scan.cues(
            "meetings",
            max(bound.row.start, bound.mention.start - _FAR),
            bound.mention.start,
        )
    )


def _is_of_a_policy(scan: Scan, bound: Bound) -> bool:
    """`Policies approved: Child Protection (next review September 2026)`."""
    return bool(
        scan.words[_POLICY].search(scan.sheet.text, bound.start, bound.mention.start)
    )
