"""What the plan asks of the GP or the practice.

From action tables, whatever the order of their columns, and from lines: `GP to review
…`, `Dr Field / Mill Surgery: offer …`, `please would the practice …`. What was asked by
an earlier meeting, or is told as done, is no action any more.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.paper.binding import is_day
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.tasks import action_words as say
from gp_toolkit.finding.tasks.action_tables import Heads, heads_of
from gp_toolkit.finding.tasks.inline_actions import labelled_actions
from gp_toolkit.finding.tasks.owners import (
    PERHAPS,
    Owner,
    Party,
    doctors_of,
    is_for,
    owners_in,
    plain_owner,
    rows_naming,
)
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.family import Professional
from gp_toolkit.model.reading import Action

_UNSEEN = (Part.EMAIL_HEADER, Part.FOOTER, Part.COMMENT)
_MOST_BELOW = 8
_JUST_MEETING = Wording(r"(?:the\s|a\s|first\s)?{actions/just-meeting}\b")
_LABEL = 40
_LATELY = dt.timedelta(days=7)


@dataclass(slots=True, kw_only=True)
class _State:
    """Where the reader of actions stands."""

    party: Party
    named: frozenset[int]
    heads: Heads | None = None
    past: bool = False
    tasks: bool = False
    listed: Owner | None = None
    left: int = 0
    plainly: bool = False


def find_actions(
    context: Context, professionals: Sequence[Professional]
) -> tuple[Action, ...]:
    """Those for the GP or the practice, in the order of the text."""
    return _found(context, Party(doctors=doctors_of(context.scan, professionals)))


def find_possible_actions(
    context: Context, certain: Sequence[Action]
) -> tuple[Action, ...]:
    """Those that may be for the practice: `Health to …`, `all agencies to …`.

    Whether they are is for a person to say.
    """
    hits = context.scan.hits.get("actions", ())
    if not any(hit.cue.kind == PERHAPS.kind for hit in hits):
        return ()
    known = {action.text.lower() for action in certain}
    meets = context.scan.words[_JUST_MEETING]
    return tuple(
        action
        for action in _found(context, PERHAPS)
        if action.text.lower() not in known and not meets.match(action.text)
    )


def _found(context: Context, party: Party) -> tuple[Action, ...]:
    """The actions of a party, in the order of the text."""
    scan = context.scan
    if not context.nature.child_protection:
        return ()
    state = _State(party=party, named=rows_naming(scan, party))
    found: dict[tuple[str, dt.date | None], Action] = {}
    for row in scan.sheet.rows:
        if row.depth or row.part in _UNSEEN:
            continue
        for action in _read_row(scan, state, row):
            if (
                _is_past(context, action)
                or state.past
                or scan.words[say.NOTHING].search(action.text)
            ):
                continue
            found.setdefault((action.text.lower(), action.due), action)
    told = _without_parts(list(found.values()))
    return tuple(replace(a, owner=plain_owner(a.owner)) for a in told)


def _is_past(context: Context, action: Action) -> bool:
    held = context.anchor.date
    early = bool(held and action.due and action.due < held - _LATELY)
    return early or bool(context.scan.words[say.DONE].search(action.text))


def _without_parts(actions: Sequence[Action]) -> Iterator[Action]:
    """An action told twice, once in more words, is told once."""
    for action in actions:
        others = (o for o in actions if o is not action and o.due == action.due)
        if not any(action.text.lower() in o.text.lower() for o in others):
            yield action


def _read_row(scan: Scan, state: _State, row: Row) -> Iterator[Action]:
    heads = heads_of(scan, row)
    if heads is not None:
        state.heads, state.listed = heads, None
        return
    if state.heads is not None and not state.heads.covers(row):
        state.heads = None
    named = row.number in state.named
    if state.heads is not None:
        if named:
            yield from _from_table(scan, state, row, state.heads)
        return
    _enter(scan, state, row)
    found = list(_from_row(scan, state, row)) if named else []
    if not found and state.listed is not None:
        found = list(_from_list(scan, state, row, state.listed))
    yield from found


def _from_row(scan: Scan, state: _State, row: Row) -> Iterator[Action]:
    """A line's actions; in a table, what later cells say of the first cell's action."""
    if told := list(labelled_actions(scan, row, state.party)):
        for what, who, when in told:
            text = _tidy(scan.sheet.cell_text(what)).rstrip(".")
            said = _tidy(scan.sheet.cell_text(who)).rstrip(".")
            due = _day(scan, when.start, when.end) if when else None
            yield Action(text=text, owner=said, due=due)
        return
    if (whole := _from_bare_row(scan, state, row)) is not None:
        yield whole
        return
    if row.table is None or len(row.cells) < 2:
        found = list(_from_lines(scan, state, row.start, _end(scan, row)))
        if len(found) == 1 and len(row.cells) > 1 and found[0].due is None:
            found = [replace(found[0], due=_day(scan, row.start, row.end))]
        yield from found
        return
    cells = [list(_from_lines(scan, state, c.start, c.end)) for c in row.cells]
    cells = [actions for actions in cells if actions]
    if len(cells) == 2 and len(cells[0]) == 1 and cells[0][0].due is None:
        yield replace(cells[0][0], due=cells[1][0].due)
        return
    for actions in cells:
        yield from actions


def _from_bare_row(scan: Scan, state: _State, row: Row) -> Action | None:
    """Rows with no heads: `Dr Lamb | Offer an appointment`, `What | Dr Lamb | 3 June`."""
    if len(row.cells) < 2:
        return None
    first, rest = row.cells[0], row.cells[1:]
    label = scan.sheet.cell_text(first).strip()
    if len(label) <= _LABEL and is_for(scan, first, state.party):
        tasked = bool(scan.words[say.TASKS].search(label)) or label.lower().endswith(
            " to"
        )
        sent = scan.words[say.SENT].match(scan.sheet.text, rest[0].start)
        if not sent and (tasked or _begins_with_verb(scan, rest[0].start, rest[0].end)):
            owner = Owner(start=first.start, end=first.end, said=_owner_of(scan, label))
            found = _action(scan, owner, rest[0].start, rest[0].end)
            due = found.due or _day(scan, rest[0].end, row.end)
            return replace(found, due=due) if found.text else None
    for number, cell in enumerate(rest[:-1]):
        short = cell.end - cell.start <= _LABEL
        due = _day(scan, rest[number + 1].start, rest[number + 1].end)
        if short and due and len(label.split()) > 2 and is_for(scan, cell, state.party):
            said = _tidy(scan.sheet.cell_text(cell))
            return Action(text=_tidy(label), owner=said, due=due)
    return None


def _owner_of(scan: Scan, label: str) -> str:
    named = scan.words[say.GP_LABEL].fullmatch(label)
    return named["gp"].strip() if named else label


def _enter(scan: Scan, state: _State, row: Row) -> None:
    """A short line may open a section: of tasks, or of what an earlier meeting said."""
    words = scan.sheet.words(row).strip()
    if row.heading or (len(words) <= 80 and not words.endswith(".") and len(words) > 2):
        state.past = bool(scan.words[say.PAST_SECTION].search(words))
        state.tasks = bool(scan.words[say.SECTION].search(words))
    state.left -= 1
    if row.heading or state.left <= 0:
        state.listed = None
    if len(words) > 70 or row.table is not None or row.number not in state.named:
        return
    owners = owners_in(scan, row.start, row.end, state.party)
    if not owners:
        return
    owner = owners[0]
    before = scan.sheet.text[row.start : owner.start]
    rest = scan.sheet.text[owner.end : row.end].strip(" :.–-\n")
    bare = re.sub(r"^[\d.)\s]+", "", before)
    names_tasks = bool(scan.words[say.TASKS].search(words))
    is_for = say.FOR.search(bare) and (names_tasks or bare.lower().startswith("for "))
    tasked = not rest or scan.words[say.REST_TASKS].fullmatch(rest)
    if not is_for and (not names_tasks or not tasked or bare.strip()):
        return
    if not rest or scan.words[say.REST_TASKS].fullmatch(rest):
        state.listed, state.left = owner, _MOST_BELOW
        state.plainly = not re.match(r"\W*\d", words)


def _from_list(scan: Scan, state: _State, row: Row, owner: Owner) -> Iterator[Action]:
    """Lines under `Actions for the practice:`."""
    words = scan.sheet.words(row).strip()
    begin = row.start + len(scan.sheet.words(row)) - len(scan.sheet.words(row).lstrip())
    if begin <= owner.end or len(words) > 400 or row.start <= owner.start:
        return
    mark = say.LIST_MARK.match(words)
    start = begin + (mark.end() if mark else 0)
    bulleted = mark is not None and (
        state.plainly or not re.search(r"\d", mark.group())
    )
    if not bulleted and not _begins_with_verb(scan, start, row.end):
        state.listed = None
        return
    yield _action(scan, owner, start, row.end)


def _from_table(scan: Scan, state: _State, row: Row, heads: Heads) -> Iterator[Action]:
    cells = row.cells
    what = cells[heads.what]
    fallback = None
    if heads.when is not None:
        fallback = _day(scan, cells[heads.when].start, cells[heads.when].end)
    owner = cells[heads.who] if heads.who is not None else None
    if owner is not None and is_for(scan, owner, state.party):
        text = _tidy(scan.sheet.cell_text(what))
        said = re.sub(r"\s+", " ", scan.sheet.cell_text(owner)).strip()
        due = fallback or _day(scan, what.start, what.end)
        if text:
            yield Action(text=text, owner=said, due=due)
        return
    if owner is not None and scan.sheet.cell_text(owner).strip():
        return
    for action in _from_lines(scan, state, what.start, what.end):
        yield replace(action, due=action.due or fallback)


def _from_lines(scan: Scan, state: _State, low: int, high: int) -> Iterator[Action]:
    seen: set[int] = set()
    for match in (
        scan.words[say.YOU].finditer(scan.sheet.text, low, high)
        if state.party.doctors
        else ()
    ):
        first, last = scan.sentence_at(match.start())
        owner = Owner(start=match.start(), end=match.end(), said="you")
        if _begins_with_verb(scan, match.end(), last) and not scan.words[
            say.REPLY
        ].match(scan.sheet.text, match.end()):
            seen.add(first)
            yield _action(scan, owner, match.end(), min(last, high))
    for owner in owners_in(scan, low, high, state.party):
        first, last = scan.sentence_at(owner.start)
        last = min(max(last, owner.end), high)
        if last < high and scan.sheet.row_at(last + 1).start == last + 1:
            last = high
        found = _from_line(scan, state, owner, max(first, low), last, high)
        if found is not None and first not in seen:
            seen.add(first)
            yield found


def _end(scan: Scan, row: Row) -> int:
    """Where a line's words end; some go on in the next line, set in."""
    rows = scan.sheet.rows
    ends = scan.sheet.words(row).rstrip()[-1:]
    if row.table is not None or ends in ".;:!?" or row.number + 1 >= len(rows):
        return row.end
    below = rows[row.number + 1]
    set_in = re.match(r"\s{3,}[a-z]", scan.sheet.words(below))
    return below.end if set_in and below.table is None else row.end


def _from_line(
    scan: Scan, state: _State, owner: Owner, first: int, last: int, high: int
) -> Action | None:
    text = scan.sheet.text
    before, after = text[first : owner.start], text[owner.end : last]
    if scan.words[say.BESIDES].search(before):
        return None
    if modal := scan.words[say.MODAL].match(after):
        start = owner.end + modal.end()
        if scan.words[say.PASSIVE].match(text[start : start + 20]):
            return None
        asked = bool(scan.words[say.REQUEST].search(before))
        if not (
            asked
            or scan.words[say.LEADS].search(before)
            or not before.strip(" \t\n•-–*\"'")
        ):
            return None
        weak = scan.words[say.WEAK_MODAL].search(modal.group())
        due = _day(scan, start, last)
        firm = asked or due or state.tasks or scan.words[say.AGREED].search(before)
        if weak and not firm:
            return None
        if not re.match(r"[a-z]", text[start : start + 1]):
            return None
        return _action(scan, owner, start, last)
    if scan.words[say.REQUEST].search(before) and _begins_with_verb(
        scan, owner.end, last
    ):
        return _action(scan, owner, owner.end, last)
    if say.THAT.search(before) and _begins_with_verb(scan, owner.end, last):
        return _action(scan, owner, owner.end, last)
    return _labelled(scan, state, owner, first, last, high)


def _labelled(
    scan: Scan, state: _State, owner: Owner, first: int, last: int, high: int
) -> Action | None:
    """`Practice: chase the letter`; `For the GP: …`; `one matter for the practice. …`."""
    text = scan.sheet.text
    before = text[first : owner.start]
    colon = say.COLON.match(text, owner.end, min(owner.end + 4, last))
    is_for = bool(say.FOR.search(before))
    row = scan.sheet.row_at(owner.start)
    opening = text[row.start : row.start + 40]
    tasked = bool(scan.words[say.TASKS].search(before)) or state.tasks
    tasked = tasked or bool(scan.words[say.TASKS].match(opening))
    bare = colon is None and is_for and "for" in before.lower()
    if bare and text[owner.end] == " " and _begins_with_verb(scan, owner.end, last):
        return _action(scan, owner, owner.end, last)
    if colon is None:
        rest = text[owner.end : last].strip(" .:\t\n")
        if (
            rest
            or not (is_for and scan.words[say.TASKS].search(before))
            or last >= high
        ):
            return None
        following = scan.sentence_at(last)
        return _action(scan, owner, last, min(following[1], high))
    start = colon.end()
    if scan.words[say.SENT].match(text, start):
        return None
    lead = before.strip(" \t\n•-–*(")
    opens = not lead or bool(scan.words[say.LEADS].search(before)) or is_for
    verb = _begins_with_verb(scan, start, last)
    due = _day(scan, start, last) is not None
    if opens and (verb or (due and tasked) or (is_for and "for" in before.lower())):
        return _action(scan, owner, start, last)
    return None


def _begins_with_verb(scan: Scan, start: int, end: int) -> bool:
    """Whether words begin with something to do: `chase …`, `please offer …`."""
    lead = say.TO.match(scan.sheet.text, start, end)
    begin = lead.end() if lead else start
    return any(h.start == begin for h in scan.cues("verbs", begin, begin + 1))


def _action(scan: Scan, owner: Owner, start: int, last: int) -> Action:
    return Action(
        text=_bare(scan.sheet.text[start:last], scan.sheet.text[owner.start : last]),
        owner=owner.said,
        due=_day(scan, start, last),
    )


def _bare(rest: str, whole: str) -> str:
    """The action without its owner, its date and its full stop.

    One word alone would say nothing: then the owner stays.
    """
    words = re.sub(r"^\W*(?:to|will|should)\s+", "", rest.strip())
    words = _tidy(say.DUE_TAIL.sub("", words.strip())).rstrip(".")
    return words if " " in words else _tidy(whole).rstrip(".")


def _day(scan: Scan, start: int, end: int) -> dt.date | None:
    """The day that a deadline leads up to; else the first that tells no other thing."""
    days = [m for m in scan.days_in(start, end) if is_day(m) and m.date]
    text = scan.sheet.text
    first: dt.date | None = None
    for mention in days:
        before = text[max(start, mention.start - 24) : mention.start]
        if scan.words[say.BEFORE_DAY].search(before):
            return mention.date
        if first is None and not scan.words[say.NOT_DUE].search(before):
            first = mention.date
    return first


def _tidy(words: str) -> str:
    return re.sub(r"\s+", " ", say.LIST_MARK.sub("", words)).strip(" ;,:")
