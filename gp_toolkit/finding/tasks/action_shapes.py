"""The ways in which a sentence gives somebody something to do, in one table."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product, zip_longest
from typing import NamedTuple

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.tasks import action_words as say
from gp_toolkit.finding.tasks.owners import Doers, Owner, owners_in
from gp_toolkit.finding.tasks.task import (
    Task,
    begins_with_verb,
    due_in,
    is_due_by,
    says_what_one_does,
    task_words,
)
from gp_toolkit.finding.wording.vocabulary import Wording

_NEAR = 90
_MARKED = re.compile(r"[.;,]?\s(?:\([a-z\d]{1,3}\)\s|\d{1,2}[.)]\s(?=[A-Z]))")
_FIRST_MARK = re.compile(r"\(?(?:[ia1])\)\s")
_MARK = re.compile(r"[,;]?\s?(?:and\s)?\(?(?:[a-h]|[iv]{1,4}|\d{1,2})\)\s")
_NEW_LINE = re.compile(r"\n(?=\s*(?:[•▪◦*–\-]|\(?\d{1,2}[.)]|\(?[a-z]\)|[A-Z]))")
_ANOTHER = re.compile(
    r"\W{0,4}(?:and\s)?(?:that\s)?(?:the\s)?(?:[A-Z][\w'’.\-]{0,20}[\s/&]{1,3}){0,4}"
    r"[A-Z][\w'’.\-]{0,20}(?:\s?:|\s[–\-]\s|\s(?:to|will|should)\s)"
)
_FELLOWS_AFTER = re.compile(
    r"(?:\s?[,/&]\s?|\s(?:and|with)\s)(?:the\s)?[\w'’.()/\-]+(?:\s[\w'’.()/\-]+){0,3}?"
    r"(?=,?\s(?:to|will|should|must|are)\s)"
)
_FELLOWS_BEFORE = re.compile(
    r"(?:^|[:;.•–\-\n]\s?)\W{0,4}(?:[A-Z][\w'’.()\-]{0,20}(?:\s[\w'’.()\-]{1,20}){0,3}"
    r"(?:\s?[,/&]\s?|\s(?:and|with)\s)){1,3}(?:the\s)?$"
)
_DASHED = re.compile(r"\w\s\w[^.:;]*\s[–\-]\s?$")
_LONGEST_END = 4
_OPENS = re.compile(r"\s[(–\-]\s?$|\($")
_NOT_TO = "not to"
_LONGEST_REST = 30
_AND = re.compile(r"[\s,;]*(?:\b(?:and|then|while)\b\s*)*(?:the\s*)?$")


class Line(NamedTuple):
    """Where a sentence stands: a piece of a row, and what its section is about.

    `tasks`: the section says who is to do what. `label`: the row begins with its name.
    """

    start: int
    end: int
    tasks: bool


class Shape(NamedTuple):
    """One way of asking something of somebody.

    `before` leads up to the doer's name, `after` follows it. Then comes the task,
    unless it is `told_before`. A `verb` must begin it; where the words alone may only
    tell something, it must be `firm`: with a day, in a plan, or as a decision.
    """

    before: Wording | re.Pattern[str]
    after: Wording | re.Pattern[str]
    verb: bool = False
    firm: bool = False
    told_before: bool = False


SHAPES = (
    Shape(say.LEADS, say.MUST),  # GP to review …
    Shape(say.LEADS, say.WILL, firm=True),  # GP will review …
    Shape(say.REQUEST, say.IS_ASKED_TO, verb=True),  # Please would the GP review …
    Shape(say.THAT, say.GAP, verb=True),  # We recommend that the GP reviews …
    Shape(say.LEADS, say.LABEL),  # GP: review …
    Shape(say.FOR, say.LABEL),  # For the GP: review …
    Shape(say.TASKS_FOR, say.LABEL),  # Actions for the GP: review …
    Shape(say.FOR_WHOM, say.GAP, verb=True, firm=True),  # For the GP review …
    Shape(say.LEADS, say.DOES, verb=True, firm=True),  # Agreed: GP reviews …
    Shape(say.PASSIVE, say.ANYTHING, told_before=True),  # … to be reviewed by the GP
    Shape(say.NAMED_LAST, say.END, firm=True, told_before=True),  # Review of … (GP)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A task told in a sentence: whose, and where its words stand."""

    owner: Owner
    sentence: int
    start: int
    end: int
    shape: Shape
    weak: bool = False
    high: int = 0


def tasks_in(scan: Scan, doers: Doers, line: Line) -> Iterator[Task]:
    """What the sentences of a line ask, in order."""
    said: list[_Said] = []
    owners = owners_in(scan, doers, line.start, line.end)
    for owner in sorted(owners, key=lambda o: (not o.sure, o.start)):
        found = _said_of(scan, line, owner)
        if found is not None and _is_new(said, found):
            said.append(found)
    said.sort(key=lambda one: one.owner.start)
    for first, following in zip_longest(said, said[1:]):
        one = first
        end = one.end
        if following is not None and one.start < following.owner.start < end:
            before = scan.sheet.text[one.start : following.owner.start]
            end = one.start + len(_AND.sub("", before))
        one = replace(one, end=end)
        yield from _tasks_of(scan, line, _named_at_its_end(scan, one, owners))


def _named_at_its_end(scan: Scan, one: _Said, owners: list[Owner]) -> _Said:
    """`GP to code the record – Dr Lamb`: the practice's doctor who is to do it."""
    text = scan.sheet.text
    for owner in owners:
        opens = _OPENS.search(text, max(one.start, owner.start - 3), owner.start)
        if not owner.sure or not opens or owner.start >= one.end:
            continue
        rest = text[owner.end : one.end].strip(" )–-.,")
        if opens.start() > one.start and len(rest) <= _LONGEST_REST:
            return replace(one, owner=owner, end=opens.start(), high=one.end)
    return one


def _is_new(said: list[_Said], found: _Said) -> bool:
    """One task a sentence, but for `GP to … and practice nurse to …`."""
    for one in said:
        if one.sentence != found.sentence:
            continue
        if not found.owner.sure or found.shape.told_before or one.shape.told_before:
            return False
        if found.shape.after is not say.MUST:
            return False
    return True


def _said_of(scan: Scan, line: Line, owner: Owner) -> _Said | None:
    first, last = _sentence(scan, line, owner)
    text = scan.sheet.text
    places = {owner.end, _skip(_FELLOWS_AFTER, text, owner.end, last)}
    before = text[max(first, owner.start - _NEAR) : owner.start]
    if fellows := _FELLOWS_BEFORE.search(before):
        before = before[: fellows.start()]
    apart = before.rstrip()[-1:] in "([–-:|/"
    if not apart and scan.words[say.BESIDES].search(before):
        return None
    for shape, place in product(SHAPES, sorted(places)):
        follows = _pattern(scan, shape.after).match(text, place, last)
        if follows is None or not _pattern(scan, shape.before).search(before):
            continue
        if shape.told_before:
            start, end = first, owner.start
        else:
            start, end = follows.end(), _end_of_task(scan, follows.end(), last, line)
        one = _Said(owner=owner, sentence=first, start=start, end=end, shape=shape)
        if _is_asked(scan, line, one, before, last):
            return replace(one, weak=_is_weak(scan, shape, before))
    return None


def _sentence(scan: Scan, line: Line, owner: Owner) -> tuple[int, int]:
    """The sentence about somebody; a new line in a cell may begin it."""
    first, last = scan.sentence_at(owner.start)
    first, last = max(first, line.start), min(max(last, owner.end), line.end)
    text = scan.sheet.text
    broken = text.rfind("\n", first, owner.start) + 1
    if broken > first and not say.LIST_MARK.sub("", text[broken : owner.start]).strip():
        first = broken
    return first, last


def _skip(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.match(text, start, end)
    return found.end() if found else start


def _pattern(scan: Scan, shape: Wording | re.Pattern[str]) -> re.Pattern[str]:
    return scan.words[shape] if isinstance(shape, Wording) else shape


def _end_of_task(scan: Scan, start: int, last: int, line: Line) -> int:
    """Where a task ends: after what a semicolon adds, before what others are to do."""
    text = scan.sheet.text
    while last < line.end and text[start:last].rstrip().endswith(";"):
        _, further = scan.sentence_at(last)
        if _ANOTHER.match(text, last, further) or further <= last:
            break
        if scan.cues("roles", last, min(last + 6, further)):
            break
        last = min(further, line.end)
    if _FIRST_MARK.match(text, start, last):
        return last
    for mark in (_MARKED, _NEW_LINE):
        if cut := mark.search(text, start, last):
            last = cut.start()
    return last


def _is_asked(scan: Scan, line: Line, one: _Said, before: str, last: int) -> bool:
    """Whether the words are a task, and not only something told."""
    text, shape = scan.sheet.text, one.shape
    if shape.told_before:
        return _is_asked_of_the_last(scan, line, one, before, last)
    verb = begins_with_verb(scan, one.start, one.end)
    if shape.after is say.LABEL:
        return _is_labelled_task(scan, line, one, before, verb=verb)
    if shape.verb:
        if shape.before is say.THAT:
            return says_what_one_does(scan, one.start, one.end)
        if shape.after is say.DOES:
            told = scan.words[say.TOLD].match(text, one.start, one.end)
            agreed = line.tasks or scan.words[say.AGREED].search(before)
            does = says_what_one_does(scan, one.start, one.end)
            return bool(agreed and does and not told)
        opens = (
            not before.strip().lower().removeprefix("for").removesuffix("the").strip()
        )
        return verb and (not shape.firm or line.tasks or opens)
    bidden = not text.startswith(_NOT_TO, one.start)
    if bidden and scan.words[say.NOTHING_TO_DO].match(text, one.start, one.end):
        return False
    if not text[one.start : one.start + 1].islower():
        return False
    if not shape.firm:
        return True
    agreed = scan.words[say.AGREED].search(before)
    asked = scan.words[say.REQUEST].search(before)
    due = due_in(scan, one.start, one.end)
    soon = scan.words[say.SOON].search(text, one.start, one.end)
    return bool(line.tasks or agreed or asked or due or soon)


def _is_labelled_task(
    scan: Scan, line: Line, one: _Said, before: str, *, verb: bool
) -> bool:
    text = scan.sheet.text
    if scan.words[say.SENT].match(text, one.start, one.end):
        return False
    if (
        _DASHED.search(before) and line.tasks
    ):  # `growth monitoring – practice nurse – …`
        return False
    told = scan.words[say.TOLD].match(text, one.start, one.end)
    named_for = one.shape.before is say.FOR and "for" in before.lower()
    asked = line.tasks or named_for or one.shape.before is say.TASKS_FOR
    if verb or not one.owner.sure:
        return verb
    if told or scan.words[say.DEADLINE].match(text, one.start, one.end):
        return False
    return asked or is_due_by(scan, one.start, one.end)


def _is_asked_of_the_last(
    scan: Scan, line: Line, one: _Said, before: str, last: int
) -> bool:
    """`A 6-8 week check will be done by the surgery`; `Referral to CAMHS (GP)`."""
    words = scan.sheet.text[one.start : one.end]
    if (
        not one.owner.sure
        or len(words.split()) < 2
        or scan.words[say.SENT].search(words[-20:])
    ):
        return False
    agreed = scan.words[say.AGREED].search(before)
    due = due_in(scan, one.start, last)
    after = task_words(scan, one.owner.end, last)
    if one.shape.firm and len(after.split()) > _LONGEST_END:
        return False
    if not one.shape.firm:
        return bool(line.tasks or agreed or due)
    verb = begins_with_verb(scan, one.start, one.end)
    return line.tasks and bool(verb or due or scan.words[say.LEAD].search(words))


def _is_weak(scan: Scan, shape: Shape, before: str) -> bool:
    """What somebody had asked, told in the minutes: no decision of the conference."""
    return bool(
        shape.before is say.REQUEST
        and scan.words[say.REPORTED].search(before)
        and not scan.words[say.CONFERENCE].search(before)
    )


def _tasks_of(scan: Scan, line: Line, one: _Said) -> Iterator[Task]:
    """A sentence's task; several where each part has its own day."""
    text = scan.sheet.text
    if one.shape.told_before:
        last = _sentence(scan, line, one.owner)[1]
        low = one.start
        end = one.start + len(
            _pattern(scan, say.TAIL_OF_LAST).sub("", text[one.start : one.end])
        )
        due = due_in(scan, low, last) or day_told_next(scan, last, line.end)
        yield Task.of(one.owner, task_words(scan, low, end), due, weak=one.weak)
        return
    for start, end in _parts(scan, one.start, one.end):
        words = task_words(scan, start, end)
        if " " not in words:  # one word alone would say nothing
            words = task_words(scan, one.owner.start, end)
        high = max(end, one.high)
        due = due_in(scan, start, high) or day_told_next(scan, high, line.end)
        yield Task.of(one.owner, words, due, weak=one.weak)


def _parts(scan: Scan, start: int, end: int) -> list[tuple[int, int]]:
    """`…, by 4 September; …, by 30 September`: each part that has a day of its own."""
    text = scan.sheet.text
    if _FIRST_MARK.match(text, start, end):
        marks = list(_MARK.finditer(text, start, end))
        edges = [*(mark.start() for mark in marks[1:]), end]
        return [(m.end(), edge) for m, edge in zip(marks, edges, strict=True)]
    if len(scan.days_in(start, end)) < 2:
        return [(start, end)]
    parts: list[tuple[int, int]] = []
    low = start
    for cut in re.finditer(r";\s*(?:and\s)?", scan.sheet.text[start:end]):
        place = start + cut.start()
        if due_in(scan, low, place) and due_in(scan, place, end):
            parts.append((low, place))
            low = start + cut.end()
    return [*parts, (low, end)]


def day_told_next(scan: Scan, place: int, high: int) -> dt.date | None:
    """The day in a sentence that only says when: `Date for completion: 20 November`."""
    if place >= high:
        return None
    first, last = scan.sentence_at(place)
    first, last = max(first, place), min(last, high)
    if not scan.words[say.DEADLINE].match(scan.sheet.text, first, last):
        return None
    return due_in(scan, first, last)
