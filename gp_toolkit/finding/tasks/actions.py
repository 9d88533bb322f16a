"""What the plan asks of the GP or the practice, and what may be asked of them.

From tables, whatever the order of their columns; from lists under an owner's name; and
from sentences, by the table of shapes in `action_shapes.py`. What was asked by an
earlier meeting, or is told as done, is no action any more. Only rows that name the
practice, or a body that it may be part of, are read.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.tasks import action_words as say
from gp_toolkit.finding.tasks.action_lists import labelled_tasks, tasks_listed_below
from gp_toolkit.finding.tasks.action_shapes import Line, day_told_next, tasks_in
from gp_toolkit.finding.tasks.action_tables import (
    ActionTables,
    says_done,
    task_of_bare_row,
    tasks_under_heads,
)
from gp_toolkit.finding.tasks.owners import Doers, Owner, find_doers
from gp_toolkit.finding.tasks.plan_sections import Sections
from gp_toolkit.finding.tasks.task import Task, begins_with_verb, due_in, task_words
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.model.document import Part
from gp_toolkit.model.family import Professional
from gp_toolkit.model.reading import AHEAD, Action, DocumentKind, ReportRequest

_UNSEEN = (Part.EMAIL_HEADER, Part.FOOTER, Part.COMMENT)
_YOU = "GP"
"""How the one who is written to as "you" is told."""
_LONG_AGO = dt.timedelta(days=366)
_LATELY = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a document asks, in the order of its text.

    Attributes:
        actions: Of the GP or the practice.
        possible: What may be theirs, `Health to …`, `all agencies to …`: whether it is
            is for a person to say.
    """

    actions: tuple[Action, ...] = ()
    possible: tuple[Action, ...] = ()


def find_actions(
    context: Context,
    professionals: Sequence[Professional],
    family: Sequence[str],
    report: ReportRequest,
) -> Asked:
    """What a document asks of the practice.

    Args:
        context: The document.
        professionals: Those it lists.
        family: The names of the children and adults.
        report: The report asked for, which is told as such and no action.
    """
    if not context.nature.child_protection:
        return Asked()
    letter = context.nature.letter and context.nature.kind not in AHEAD
    doers = find_doers(
        context.scan,
        professionals,
        family,
        letter=letter,
        of_a_family=bool(family) or context.nature.kind is not DocumentKind.OTHER,
    )
    if not doers.rows and not doers.addressed:
        return Asked()
    found: dict[tuple[str, dt.date | None], Task] = {}
    for task in _Reader(context.scan, doers, context.anchor.date).tasks():
        if not _is_over(context, task) and not _is_the_report(context, task, report):
            found.setdefault((task.text.lower(), task.due), task)
    tasks = list(found.values())
    sure = [task for task in tasks if task.sure]
    if any(not task.weak for task in sure):
        sure = [task for task in sure if not task.weak]
    actions = tuple(_action(task) for task in _without_parts(sure))
    known = {action.text.lower() for action in actions}
    meets = context.scan.words[say.JUST_MEETING]
    perhaps = [
        task
        for task in tasks
        if not (task.sure or context.nature.kind in AHEAD)
        and task.text.lower() not in known
        and not meets.match(task.text)
    ]
    possible = tuple(_action(task) for task in _without_parts(perhaps))
    return Asked(actions=actions, possible=possible)


def _action(task: Task) -> Action:
    return Action(text=task.text, owner=task.owner, due=task.due)


def _is_over(context: Context, task: Task) -> bool:
    """Whether it was due before the meeting, is told as done, or is nothing.

    A meeting that seems to lie ahead is another than the one that asks.
    """
    held = context.anchor.date
    days = (held, context.issued, context.today if held else None)
    since = min((day for day in days if day), default=context.today - _LONG_AGO)
    words = context.scan.words
    if task.due and task.due < since - _LATELY:
        return True
    return bool(
        words[say.DONE].search(task.text) or words[say.NOTHING].search(task.text)
    )


def _is_the_report(context: Context, task: Task, report: ReportRequest) -> bool:
    """Whether it is the report for the conference that the reading tells elsewhere."""
    if not context.scan.words[say.REPORT].search(task.text):
        return False
    return task.due == report.due if task.due else not task.in_plan


def _without_parts(tasks: Sequence[Task]) -> Iterator[Task]:
    """A task told twice, once in more words, is told once."""
    for task in tasks:
        others = (o for o in tasks if o is not task and o.due == task.due)
        if not any(task.text.lower() in o.text.lower() for o in others):
            yield task


class _Reader:
    """Goes through the rows that name somebody who may be asked."""

    def __init__(self, scan: Scan, doers: Doers, held: dt.date | None) -> None:
        self._scan, self._doers, self._held = scan, doers, held
        self._sections = Sections(scan, doers.rows)
        self._tables = ActionTables(scan)
        self._listed: set[int] = set()

    def tasks(self) -> Iterator[Task]:
        """Every task, in the order of the text."""
        rows = self._scan.sheet.rows
        for number in sorted(self._doers.rows | self._doers.addressed):
            row = rows[number]
            if row.depth or row.part in _UNSEEN or number in self._listed:
                continue
            section = self._sections.at(row)
            heads = self._tables.heads_over(row)
            if self._tables.is_head(row):
                continue
            if heads is not None and (heads.progress is not None or not section.past):
                yield from tasks_under_heads(self._scan, self._doers, row, heads)
            elif section.past:
                yield from (t for t in self._row(row, tasks=False) if self._is_ahead(t))
            else:
                yield from self._row(row, tasks=section.tasks)

    def _is_ahead(self, task: Task) -> bool:
        """Whether a task in a part that looks back is due after this meeting."""
        return bool(task.due and self._held and task.due > self._held)

    def _row(self, row: Row, *, tasks: bool) -> Iterator[Task]:
        scan, doers = self._scan, self._doers
        if labelled := list(labelled_tasks(scan, doers, row)):
            yield from labelled
            return
        if listed := tasks_listed_below(scan, doers, row, tasks=tasks):
            self._listed.update(number for number, _ in listed)
            yield from (task for _, task in listed)
            return
        if len(row.cells) > 1:
            bare = list(task_of_bare_row(scan, doers, row, tasks=tasks))
            if bare:
                yield from bare
                return
        yield from self._lines(row, tasks=tasks)

    def _lines(self, row: Row, *, tasks: bool) -> Iterator[Task]:
        """A line's tasks; in a row, what a later cell says of a first cell's task."""
        scan = self._scan
        pieces = row.cells
        if row.table is not None and says_done(scan, row):
            return
        if row.table is None and row.number in self._doers.rows:
            pieces = (
                (pieces[0]._replace(end=_end(scan, row)),)
                if len(pieces) == 1
                else pieces
            )
        found: list[Task] = []
        for piece in pieces:
            line = Line(piece.start, piece.end, tasks=tasks)
            if row.number in self._doers.addressed:
                found += _asked_of_you(scan, line, letter=self._doers.letter)
            found += tasks_in(scan, self._doers, line)
        if len(found) == 1 and found[0].due is None and len(row.cells) > 1:
            found = [found[0].with_day(due_in(scan, row.start, row.end), "")]
        yield from found


def _asked_of_you(scan: Scan, line: Line, *, letter: bool) -> Iterator[Task]:
    """`You kindly offered to …`, in a letter to the practice."""
    for match in _asking(scan, line, letter=letter):
        _, last = scan.sentence_at(match.end())
        last = min(last, line.end)
        before = scan.sheet.text[line.start : match.start()]
        quoted = before.count('"') % 2
        if quoted or scan.words[say.REPLY].match(scan.sheet.text, match.end()):
            continue
        if begins_with_verb(scan, match.end(), last):
            owner = Owner(start=match.start(), end=match.end(), said=_YOU, sure=True)
            due = due_in(scan, match.end(), last) or day_told_next(scan, last, line.end)
            yield Task.of(owner, task_words(scan, match.end(), last), due)


def _asking(scan: Scan, line: Line, *, letter: bool) -> Iterator[re.Match[str]]:
    text = scan.sheet.text
    yield from scan.words[say.YOU].finditer(text, line.start, line.end)
    if letter:
        yield from say.PLEASE.finditer(text, line.start, line.end)


def _end(scan: Scan, row: Row) -> int:
    """Where a line's words end; some go on in the next line, set in."""
    rows = scan.sheet.rows
    ends = scan.sheet.words(row).rstrip()[-1:]
    if ends in ".;:!?" or row.number + 1 >= len(rows):
        return row.end
    below = rows[row.number + 1]
    set_in = say.SET_IN.match(scan.sheet.words(below))
    return below.end if set_in and below.table is None else row.end
