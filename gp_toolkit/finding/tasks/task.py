"""The task that words tell: what is to be done, without its doer, and the day it is due."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from gp_toolkit.finding.paper.binding import is_day
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.tasks import action_words as say
from gp_toolkit.finding.tasks.owners import Owner
from gp_toolkit.finding.wording.vocabulary import Wording

_WORD = re.compile(r"[a-z][a-z\-]*", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"\W*(?:(?:please|kindly|to|will|would|should|can you|could you|and|also|then)\s+)*",
    re.IGNORECASE,
)
_NAMED = Wording(r"(?:\w+\s)?{verbs/named}\b")
_DUE_TAIL = Wording(
    r"[\s,;(\[–\-]*\b(?:next\s)?(?:{asking/before-day}|{asking/deadlines})[\s:–\-]*"
    r"(?:(?:the|on)\s)?(?:end of\s)?$|[\s,;]*[(\[–\-,]\s?(?:on\s)?$"
)
_SCRAPS = ".;,:–-)] \t\n"
_LONGEST_TAIL = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something asked.

    Attributes:
        text: What is to be done.
        owner: Who is to do it, as written.
        due: The day, if one is told.
        sure: It is the practice's; else it may be.
        weak: Somebody asked for it, which the minutes only tell.
    """

    text: str
    owner: str
    due: dt.date | None
    sure: bool
    weak: bool = False
    in_plan: bool = False

    def with_day(self, due: dt.date | None, words: str) -> "Task":
        """The same with a day, or the words for one, that its row tells apart."""
        if self.due or due:
            return replace(self, due=self.due or due)
        return replace(self, text=f"{self.text} ({words})") if words else self

    @classmethod
    def of(
        cls, owner: Owner, text: str, due: dt.date | None, *, weak: bool = False
    ) -> "Task":
        """An owner's task."""
        return cls(text=text, owner=owner.said, due=due, sure=owner.sure, weak=weak)


def begins_with_verb(scan: Scan, start: int, end: int) -> bool:
    """Whether words begin with something to do: `chase …`, `please offer …`."""
    lead = _LEAD_IN.match(scan.sheet.text, start, end)
    begin = lead.end() if lead else start
    if _verb_at(scan, begin, end):
        return True
    return bool(scan.words[_NAMED].match(scan.sheet.text, begin, end))


def _verb_at(scan: Scan, begin: int, end: int) -> bool:
    word = _WORD.match(scan.sheet.text, begin, end)
    if word is None:
        return False
    verbs = scan.words.forms("verbs/do")
    if word.group().lower() in verbs:
        return True
    more = _WORD.match(scan.sheet.text, word.end() + 1, end)
    return more is not None and f"{word.group()} {more.group()}".lower() in verbs


def says_what_one_does(scan: Scan, start: int, end: int) -> bool:
    """Whether words begin as in `(that the GP) refers …`, `reviews …`, `review …`."""
    word = _WORD.match(scan.sheet.text, start, end)
    if word is None:
        return False
    verbs = scan.words.forms("verbs/do")
    said = word.group().lower()
    ways = (said, said.removesuffix("s"), said.removesuffix("es"))
    return any(way in verbs for way in ways) or said.removesuffix("ies") + "y" in verbs


def due_in(scan: Scan, start: int, end: int) -> dt.date | None:
    """The day that a deadline leads up to; else the first that tells no other thing."""
    first: dt.date | None = None
    text = scan.sheet.text
    for mention in scan.days_in(start, end):
        if mention.date is None or not is_day(mention):
            continue
        before = text[max(start, mention.start - 24) : mention.start]
        if scan.words[say.BEFORE_DAY].search(before):
            return mention.date
        if first is None and not scan.words[say.NOT_DUE].search(before):
            first = mention.date
    return first


def is_due_by(scan: Scan, start: int, end: int) -> bool:
    """Whether a day is told as a deadline: `by 3 June`, `due 3 June`."""
    text = scan.sheet.text
    return any(
        scan.words[say.BEFORE_DAY].search(text[max(start, m.start - 24) : m.start])
        for m in scan.days_in(start, end)
        if is_day(m)
    )


def task_words(scan: Scan, start: int, end: int) -> str:
    """The task told in `text[start:end]`, without a deadline at its end."""
    text = scan.sheet.text
    for mention in reversed(scan.days_in(start, end)):
        if text[mention.end : end].strip(_SCRAPS):
            break
        low = max(start, mention.start - _LONGEST_TAIL)
        tail = scan.words[_DUE_TAIL].search(text[low : mention.start])
        if tail is None:
            break
        end = low + tail.start()
    words = re.sub(
        r"^\W*(?:to|will|would|should)\s+",
        "",
        text[start:end].strip(),
        flags=re.IGNORECASE,
    )
    return tidy(words).rstrip(" .?")


def tidy(words: str) -> str:
    """Words in one line, without the mark of a list."""
    return re.sub(r"\s+", " ", say.LIST_MARK.sub("", words)).strip(" ;,:–-")
