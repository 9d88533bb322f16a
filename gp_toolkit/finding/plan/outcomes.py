"""What was decided: plan made, continued, ended, or none; categories of harm."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gp_toolkit.finding.paper.history import is_chronology, is_history, tells_of_earlier
from gp_toolkit.finding.people.child_places import ChildPlaces, child_places
from gp_toolkit.finding.people.names import People, named_in
from gp_toolkit.finding.plan.categories import find_categories, is_open, is_unticked
from gp_toolkit.finding.plan.no_verdicts import is_decided, is_no_verdict
from gp_toolkit.finding.plan.plan_values import (
    plan_values,
    rows_with_values,
    values_beside_names,
)
from gp_toolkit.finding.plan.ticked_columns import ticks_beside_names
from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.text.sheet import Row
from gp_toolkit.finding.wording.vocabulary import Hit, Wording
from gp_toolkit.model.document import Part
from gp_toolkit.model.family import Category, PlanStatus
from gp_toolkit.model.reading import Evidence

_DECISIONS = "outcomes/decision"
_DECISION = Wording(r"\b{outcomes/decision}\b")
_NEGATION = re.compile(
    r"\b(?:not|no(?!\slonger)|never|nor)\b(?:(?!\band\b)[^.;,–]){0,25}$", re.IGNORECASE
)
_STANDS_FOR = Wording(r"{outcomes/stands-for-child}\b")
_FROM_NOW = Wording(r"\b{outcomes/from-now}\b")
_AND_UNDER = re.compile(r"\band (?P<name>[A-Z][\w\-]*)(?: [A-Z][\w\-]*)? under\b")
_DECIDED = 4
"""From this weight on a verdict stands as or near a decision."""
_FOR_ALL = Wording(r"^\W*{outcomes/decision}\W")
"""What a sentence of a decision for all begins with."""
_EVERYBODY = Wording(r"\b{outcomes/everybody}\b|^\W*all\s$")
_WEAK_KINDS = Wording(r"{outcomes/only-as-decision}")
_NO_LONGER = re.compile(r"\bno longer\s(?:\w+\s){0,2}$", re.IGNORECASE)
_PLANS = {
    "made": PlanStatus.CHILD_PROTECTION,
    "continues": PlanStatus.CHILD_PROTECTION,
    "ended": PlanStatus.NONE,
    "child_in_need": PlanStatus.CHILD_IN_NEED,
    "none": PlanStatus.NONE,
    "standing": PlanStatus.CHILD_PROTECTION,
}
_OTHER_MEETING = Wording(r"\s?{outcomes/other-meeting}")
_AFTER_VALUE = Wording(r"$|[^\w]|{outcomes/after-value}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Decisions, for all children and by child.

    Attributes:
        plan: For the children not named in `plans`; None when not said.
        plans: Child's name → decision.
        categories: For the children not named in `child_categories`.
        child_categories: Child's name → categories.
        evidence: The lines that say a plan ended or was not made.
        firm: Each end is told as a decision, none only in passing.
    """

    plan: PlanStatus | None = None
    plans: Mapping[str, PlanStatus] = field(default_factory=dict)
    categories: tuple[Category, ...] = ()
    child_categories: Mapping[str, tuple[Category, ...]] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    firm: bool = True

    @property
    def all_ended(self) -> bool:
        """No child has a plan after this meeting, and the document says so."""
        said = [p for p in (self.plan, *self.plans.values()) if p is not None]
        return bool(said) and PlanStatus.CHILD_PROTECTION not in said

    @property
    def any_ended(self) -> bool:
        """The document says of at least one child that there is no plan."""
        said = (self.plan, *self.plans.values())
        return PlanStatus.CHILD_IN_NEED in said or PlanStatus.NONE in said


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    plan: PlanStatus
    weight: int
    children: tuple[str, ...]
    start: int
    end: int
    firm: bool = True
    weak: bool = False
    """It may be of something else: it counts only where nothing else is said."""


def find_outcome(
    scan: Scan, people: People, *, anchor: dt.date | None, is_plan: bool
) -> Outcome:
    """What the meeting decided.

    Args:
        scan: The document.
        people: The children.
        anchor: The day of the meeting; what is told of earlier days is history.
        is_plan: The document is a child protection plan: whom it is for has one.
    """
    places = child_places(scan, people)
    verdicts = list(_verdicts(scan, places, anchor))
    verdicts = [v for v in verdicts if not v.weak] or verdicts
    general = [v for v in verdicts if not v.children]
    plans: dict[str, PlanStatus] = {}
    for name in people.names:
        own = [v for v in verdicts if name in v.children]
        if own and not _is_overruled(own, general):
            plans[name] = _strongest(own)
    plan = _strongest(general) if general else None
    if plan is PlanStatus.CHILD_IN_NEED:
        plans = {
            name: plan if told is PlanStatus.NONE else told
            for name, told in plans.items()
        }
    each_told = bool(plans) and len(plans) == len(people.names)
    if each_told and plan is not None and not _weightier(general, verdicts):
        plan = None
    categories, by_child = find_categories(scan, places, anchor)
    if plan is None and not plans and is_plan:
        plan = PlanStatus.CHILD_PROTECTION
    return Outcome(
        plan=plan,
        plans=plans,
        categories=categories,
        child_categories=by_child,
        evidence=tuple(
            scan.sheet.evidence(v.start, v.end)
            for v in verdicts
            if v.plan is not PlanStatus.CHILD_PROTECTION
        ),
        firm=all(
            _is_firm([v for v in verdicts if name in v.children])
            for name, ended in plans.items()
            if ended is not PlanStatus.CHILD_PROTECTION
        )
        and (plan in (None, PlanStatus.CHILD_PROTECTION) or _is_firm(general)),
    )


def _is_firm(said: Sequence[_Verdict]) -> bool:
    """Whether an end is told by more than a word in passing."""
    return any(v.firm for v in said if v.plan is not PlanStatus.CHILD_PROTECTION)


def _is_overruled(own: Sequence[_Verdict], general: Sequence[_Verdict]) -> bool:
    """What is said of a child in passing gives way to a decision for all."""
    said = max(v.weight for v in own)
    return said < _DECIDED <= max((v.weight for v in general), default=0)


def _weightier(general: Sequence[_Verdict], verdicts: Sequence[_Verdict]) -> bool:
    named = [v.weight for v in verdicts if v.children]
    return max(v.weight for v in general) > max(named, default=0)


def _strongest(verdicts: Sequence[_Verdict]) -> PlanStatus:
    """The weightiest verdict; "in need" says more than "ended"; the last of equals."""
    best = max(v.weight for v in verdicts)
    top = [v.plan for v in verdicts if v.weight == best]
    if PlanStatus.CHILD_IN_NEED in top and PlanStatus.CHILD_PROTECTION not in top:
        return PlanStatus.CHILD_IN_NEED
    lower = [v.plan for v in verdicts if v.weight >= best - 2]
    if top[-1] is PlanStatus.NONE and PlanStatus.CHILD_IN_NEED in lower:
        return PlanStatus.CHILD_IN_NEED
    return top[-1]


def _verdicts(
    scan: Scan, places: ChildPlaces, anchor: dt.date | None
) -> Iterator[_Verdict]:
    decided = 0
    last: _Verdict | None = None
    told = rows_with_values(scan, places.people) | scan.rows_of("outcomes")
    for number in sorted(told | scan.rows_saying(_DECISIONS)):
        row = scan.sheet.rows[number]
        if row.depth or row.part in (Part.FOOTER, Part.COMMENT):
            continue
        if is_chronology(scan, row, anchor):
            continue
        for plan, weight, start, end in (
            *plan_values(scan, row),
            *values_beside_names(scan, row, places.people),
            *ticks_beside_names(scan, row, places.people),
        ):
            names = (
                _of_row(scan, places.people, row)
                or places.at(scan, row, end - 1)
                or named_in(scan.sheet.text[row.start : end], places.people)
            )
            yield _Verdict(
                plan=plan, weight=weight, children=names, start=start, end=end
            )
        words = scan.sheet.words(row)
        if scan.may_say(row, _DECISIONS) and len(words.strip()) <= 90:
            decided = row.number if scan.words[_DECISION].search(words) else decided
        for hit in scan.cues("outcomes", row.start, row.end):
            since = hit.cue.kind == "standing"
            if not since and is_history(scan, hit, row.end, anchor):
                continue
            verdict = _verdict(scan, places, hit, row, decided)
            if verdict is not None and not _is_in_passing(verdict, scan, hit, anchor):
                verdict = _of_the_same(scan, verdict, last)
                last = verdict
                yield verdict


def _of_the_same(scan: Scan, verdict: _Verdict, last: _Verdict | None) -> _Verdict:
    """`Elliot does not need a plan; he will be supported …`: of the child just named."""
    if last is None or not last.children or not 0 <= verdict.start - last.end <= 2:
        return verdict
    text = scan.sheet.text[verdict.start : verdict.end].lstrip()
    if not scan.words[_STANDS_FOR].match(text):
        return verdict
    weight = max(verdict.weight, last.weight - 1)
    return replace(verdict, children=last.children, weight=weight)


def _is_in_passing(
    verdict: _Verdict, scan: Scan, hit: Hit, anchor: dt.date | None
) -> bool:
    """`An assessment in May led to no further action`: no decision of this meeting."""
    ended = verdict.plan is not PlanStatus.CHILD_PROTECTION
    return ended and verdict.weight < _DECIDED and tells_of_earlier(scan, hit, anchor)


def _verdict(
    scan: Scan, places: ChildPlaces, hit: Hit, row: Row, decided: int
) -> _Verdict | None:
    text = scan.sheet.text
    plan = _PLANS.get(hit.cue.kind)
    if hit.cue.kind == "value" and _is_value(scan, row, hit):
        plan = PlanStatus.CHILD_PROTECTION
    if plan is None:
        return None
    first, last = scan.sentence_at(hit.start)
    before, after = text[first : hit.start], text[hit.end : last]
    if "?" in after[:3] or is_unticked(scan, hit.start) or is_open(scan, before):
        return None
    if _is_other_meeting(scan, hit) or is_no_verdict(scan, hit, before, after):
        return None
    denied = _NEGATION.search(before)
    if hit.cue.kind in ("made", "continues") and (denied or _NO_LONGER.search(before)):
        plan = PlanStatus.NONE
    elif hit.cue.kind == "ended" and denied:
        plan = PlanStatus.CHILD_PROTECTION
    if hit.cue.kind == "standing" and not _has_day_after(scan, row, hit):
        return None
    weight = _weight(scan, row, hit, before, decided)
    said = text[hit.start : hit.end]
    doubted = denied and hit.cue.kind != "ended" and not is_decided(scan, before)
    weak = weight < _DECIDED and bool(
        doubted or scan.words[_WEAK_KINDS].fullmatch(said)
    )
    from_now = bool(scan.words[_FROM_NOW].search(text[first:last]))
    return _Verdict(
        plan=plan,
        weight=weight,
        firm=weight >= _DECIDED or from_now or hit.cue.kind == "ended",
        weak=weak,
        children=_whose(scan, places, row, first, last, hit),
        start=first,
        end=last,
    )


def _weight(scan: Scan, row: Row, hit: Hit, before: str, decided: int) -> int:
    """How firmly a verdict is told: as a decision, near one, or in passing."""
    weight = 2 if hit.cue.kind != "standing" else 0
    if scan.words[_DECISION].search(before) or scan.words[_DECISION].search(
        _left(scan, row, hit)
    ):
        weight += 3
    elif decided and row.number - decided <= 12:
        weight += 2
    if hit.cue.kind == "child_in_need":
        stepped = "step" in scan.sheet.text[hit.start : hit.end].lower()
        weight -= 0 if stepped else 1
    return weight


def _is_value(scan: Scan, row: Row, hit: Hit) -> bool:
    """Whether the words are the whole answer to "Outcome" or "Decision"."""
    cell = row.cells[scan.sheet.column_at(row, hit.start)]
    lead = scan.sheet.text[row.start : hit.start].rstrip()
    rest = scan.sheet.text[hit.end : min(cell.end, hit.end + 12)].strip()
    if not scan.words[_AFTER_VALUE].match(rest) or len(lead) > 60:
        return False
    first, _ = scan.sentence_at(hit.start)
    opens = not re.search(r"\w", scan.sheet.text[first : hit.start])
    if opens and scan.sheet.text[hit.start : hit.end].lower().startswith("subject"):
        return True
    if not lead and _is_answer(scan, row):
        return True
    begins = hit.start - cell.start <= 3 or lead.endswith(":")
    return begins and bool(scan.words[_DECISION].search(lead))


def _is_answer(scan: Scan, row: Row) -> bool:
    """Whether the line above is the label "Decision" or "Outcome" and no more."""
    if not row.number:
        return False
    words = scan.sheet.words(scan.sheet.rows[row.number - 1]).strip(" :")
    return len(words) <= 30 and bool(scan.words[_DECISION].search(words))


def _has_day_after(scan: Scan, row: Row, hit: Hit) -> bool:
    """`Plan start | 21 October`, beside, or below in a table of heads."""
    if scan.days_in(hit.end, min(row.end, hit.end + 40)):
        return True
    rows = scan.sheet.rows
    if row.table is None or row.number + 1 >= len(rows):
        return False
    below = rows[row.number + 1]
    column = scan.sheet.column_at(row, hit.start)
    if below.table != row.table or column >= len(below.cells):
        return False
    cell = below.cells[column]
    return bool(scan.days_in(cell.start, cell.end))


def _is_other_meeting(scan: Scan, hit: Hit) -> bool:
    """`child in need review`, `child in need meeting`: not a verdict."""
    following = scan.sheet.text[hit.end : hit.end + 12].lower()
    if hit.cue.kind == "child_in_need":
        return bool(scan.words[_OTHER_MEETING].match(following))
    return False


def _left(scan: Scan, row: Row, hit: Hit) -> str:
    cell = row.cells[scan.sheet.column_at(row, hit.start)]
    return scan.sheet.text[row.start : cell.start]


def _with_those_after(
    after: str, names: tuple[str, ...], people: People
) -> tuple[str, ...]:
    """`Ida … under physical abuse and Finlay under emotional abuse`: both."""
    more = [
        name
        for match in _AND_UNDER.finditer(after)
        for name in named_in(match["name"], people)
    ]
    return tuple(name for name in people.names if name in names or name in more)


def _of_row(scan: Scan, people: People, row: Row) -> tuple[str, ...]:
    """The children that a table's row begins with."""
    if row.table is None or len(row.cells) < 2:
        return ()
    return named_in(scan.sheet.cell_text(row.cells[0]), people)


def _whose(
    scan: Scan, places: ChildPlaces, row: Row, first: int, last: int, hit: Hit
) -> tuple[str, ...]:
    """The children named in the sentence before the words, or in the row's cells."""
    text, people = scan.sheet.text, places.people
    earlier = [h for h in scan.cues("outcomes", first, hit.start) if h.end < hit.start]
    if earlier and (names := named_in(text[earlier[-1].end : hit.start], people)):
        return names
    names = named_in(text[first : hit.start], people)
    if names:
        return _with_those_after(text[hit.end : last], names, people)
    said = text[first : hit.start]
    if scan.words[_EVERYBODY].search(said):
        return ()
    own = row.cells[scan.sheet.column_at(row, hit.start)]
    told_of = row.table is not None or not scan.words[_FOR_ALL].search(said)
    if told_of and (names := named_in(text[own.start : hit.start], people)):
        return names
    if names := _of_row(scan, people, row) or places.at(scan, row, hit.start):
        return names
    for cell in row.cells:
        if cell.end <= hit.start and (
            names := named_in(text[cell.start : cell.end], people)
        ):
            return names
    names = named_in(text[hit.end : last], people)
    return names if len(names) < len(people.names) else ()
