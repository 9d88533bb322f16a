"""Rules and a conference → deadlines, each with the working that explains it."""

from dataclasses import dataclass, field

from gp_toolkit.model.calendar import BankHolidays
from gp_toolkit.model.deadline import Deadline, Milestone, Source
from gp_toolkit.model.wording import display_day
from gp_toolkit.procedures.packs import (
    STAND_INS,
    Anchor,
    Interpretation,
    Pack,
    Rule,
    Term,
)
from gp_toolkit.procedures.terms import (
    Anchors,
    Outcome,
    Start,
    outcome,
    start_of,
)
from gp_toolkit.procedures.working_days import WorkingCalendar

__all__ = ["Anchors", "counted_from", "deadlines", "working_calendar"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    """What a rule is worked out with.

    Attributes:
        anchors: The days to count from.
        pack: The area's rules.
        days: Which days are worked.
        counted: Counts made already: rules of one area often count alike.
    """

    anchors: Anchors
    pack: Pack
    days: WorkingCalendar
    counted: dict[tuple[Term, Start], Outcome] = field(default_factory=dict)


def deadlines(
    anchors: Anchors, *, pack: Pack, holidays: BankHolidays
) -> tuple[Deadline, ...]:
    """Everything that falls due for a conference by an area's rules, by due day.

    A rule whose starting day is not known is left out. Deadlines before a conference
    only ever move earlier; where a source is ambiguous the earlier reading is taken
    and the working says so.

    Args:
        anchors: The days to count from.
        pack: The area's rules.
        holidays: Of the area's nation.
    """
    days = working_calendar(pack, holidays)
    bench = _Bench(anchors=anchors, pack=pack, days=days)
    found = (_deadline(rule, bench) for rule in pack.rules if _is_for(rule, anchors))
    return tuple(
        sorted((d for d in found if d), key=lambda d: (d.due, d.milestone, d.rule))
    )


def counted_from(
    anchor: Anchor, anchors: Anchors, *, pack: Pack
) -> tuple[Milestone, ...]:
    """What falls due for a conference by rules that count from a day, known or not."""
    return tuple(
        dict.fromkeys(
            rule.milestone
            for rule in pack.rules
            if _is_for(rule, anchors)
            and any(term.counts_from is anchor for term in rule.earliest_of)
        )
    )


def working_calendar(pack: Pack, holidays: BankHolidays) -> WorkingCalendar:
    """The days on which an area's offices work."""
    closed = {c.date: f"Council offices closed: {c.why}" for c in pack.closures}
    return WorkingCalendar(holidays=holidays, closures=closed)


def _is_for(rule: Rule, anchors: Anchors) -> bool:
    return anchors.kind in rule.applies_to and rule.in_force(anchors.conference)


def _deadline(rule: Rule, bench: _Bench) -> Deadline | None:
    found = [o for term in rule.earliest_of if (o := _outcome(term, bench))]
    if not found:
        return None
    chosen = min(found, key=lambda o: o.due)
    source = bench.pack.source_of(rule.source)
    return Deadline(
        milestone=rule.milestone,
        due=chosen.due,
        by=rule.by or chosen.by,
        rule=f"{bench.pack.id}/{rule.id}",
        working=chosen.working + _reading_of(rule) + _others(rule, found, chosen),
        counted=tuple(sorted(chosen.counted)),
        skipped=tuple(sorted(chosen.skipped, key=lambda s: s.date)),
        says=rule.says,
        source=Source(
            title=source.title,
            section=rule.section,
            checked=source.checked,
            address=source.address,
        ),
        changes=_changes(rule, chosen, bench),
        warnings=(*_doubts(rule), *chosen.warnings, *_unpublished(chosen, bench)),
    )


def _outcome(term: Term, bench: _Bench) -> Outcome | None:
    start = start_of(term.counts_from, bench.anchors) or _stand_in(term, bench)
    if start is None:
        return None
    key = (term, start)
    if key not in bench.counted:
        clock = bench.anchors.start
        bench.counted[key] = outcome(term, start, days=bench.days, clock=clock)
    return bench.counted[key]


def _stand_in(term: Term, bench: _Bench) -> Start | None:
    """Until the record has come, the day it is expected stands in for it, and so on."""
    milestone = STAND_INS.get(term.counts_from)
    found = (
        deadline
        for rule in bench.pack.rules
        if rule.milestone is milestone
        and _is_for(rule, bench.anchors)
        and (deadline := _deadline(rule, bench))
    )
    expected = next(found, None)
    if term.counts_from is Anchor.RECORD_RECEIVED and expected:
        warning = (
            "Counted from the day the record is expected. When it comes earlier, this "
            "day comes earlier too."
        )
        words = "the record, expected on "
        return Start(day=expected.due, words=words, warning=warning)
    if term.counts_from is Anchor.CORE_GROUP:
        warning = (
            "Counted without the day of a core group, because none is known. Enter it "
            "when you hear of one."
        )
        if expected:
            words = "the first core group, at the latest on "
            return Start(day=expected.due, words=words, warning=warning)
        day = bench.anchors.conference
        return Start(day=day, words="the conference on ", warning=warning)
    return None


# What is said with the day -----------------------------------------------------------


def _reading_of(rule: Rule) -> str:
    if rule.interpretation is Interpretation.AMBIGUOUS:
        return " The source can be read in more than one way; this is the earlier day."
    return ""


def _doubts(rule: Rule) -> tuple[str, ...]:
    match rule.interpretation:
        case Interpretation.STATED:
            return ()
        case Interpretation.AMBIGUOUS:
            return (f"The source can be read in more than one way: {rule.why}",)
        case Interpretation.ASSUMED:
            return (f"The source does not say this outright: {rule.why}",)


def _others(rule: Rule, found: list[Outcome], chosen: Outcome) -> str:
    if len(rule.earliest_of) == 1:
        return ""
    others = [o for o in found if o is not chosen]
    if not others:
        return " The rule takes the sooner of two days; the other cannot be told yet."
    if all(o.due == chosen.due for o in others):
        return " Both ways of counting come to this day."
    days = " or ".join(display_day(o.due) for o in others)
    return f" This is sooner than {days}, so it counts."


def _unpublished(chosen: Outcome, bench: _Bench) -> tuple[str, ...]:
    """A caution when the count looked at days whose bank holidays may still change."""
    published = bench.days.holidays.published_to
    if not chosen.seen or max(chosen.seen) <= published:
        return ()
    until = display_day(published)
    return (
        f"Bank holidays are published only to {until}. Check this day again later.",
    )


_CHANGES = {
    Anchor.CONFERENCE: "The conference moves to another day.",
    Anchor.STRATEGY: "The strategy discussion was on another day than is entered.",
    Anchor.BIRTH: "The child is born, or the day of birth is corrected.",
    Anchor.EXPECTED_DELIVERY: "The expected day of delivery is changed.",
    Anchor.NOTIFICATION: "The notification came on another day than is entered.",
    Anchor.RECORD_RECEIVED: "The record comes, on another day than was expected.",
    Anchor.CORE_GROUP: "Another core group is held.",
}

_REPORTS = (Milestone.REPORT_TO_FAMILY, Milestone.REPORT_TO_CHAIR)


def _changes(rule: Rule, chosen: Outcome, bench: _Bench) -> tuple[str, ...]:
    """What would move the day, in plain sentences."""
    said = [_CHANGES[t.counts_from] for t in rule.earliest_of]
    if chosen.by and rule.by is None:
        said.append("The conference begins at another time.")
    if chosen.seen:
        said.append("A bank holiday is added or moved.")
    if rule.milestone in _REPORTS:
        said.append("A letter names an earlier day for the report.")
    said.append(f"{bench.pack.name} changes its procedure.")
    return tuple(dict.fromkeys(said))
