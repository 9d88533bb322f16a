"""All packs as a page to read: `docs/reference/rules.md` is written by this."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from gp_toolkit.model.reading import MeetingKind
from gp_toolkit.model.wording import MILESTONES, SHORT_MEETINGS, display_short_day
from gp_toolkit.procedures.packs import (
    Anchor,
    Example,
    Interpretation,
    Pack,
    Rule,
    Term,
    Unit,
)

_TOP = """# Rules by area

Written by `gp-toolkit rules table`; a test fails when it differs from the packs. To change a rule, change its pack in `gp_toolkit/procedures/packs/` and write this page again: [how to add a procedure](../how-to/add-a-procedure.md).

What is not listed for an area was not found in what could be read of its procedure. Nothing is borrowed from another area: use the day in the letter, or ask. *Ambiguous*: the source can be read in more than one way and the earlier day is taken. *Assumed*: the source does not say it outright. A pre-birth or transfer-in conference is an initial conference where an area says nothing else. Working days are Monday to Friday without the nation's bank holidays and the authority's own closures.
"""

_ANCHORS: Mapping[Anchor, str] = {
    Anchor.CONFERENCE: "the conference",
    Anchor.STRATEGY: "the strategy discussion",
    Anchor.BIRTH: "the birth",
    Anchor.EXPECTED_DELIVERY: "the expected delivery",
    Anchor.NOTIFICATION: "the notification",
    Anchor.RECORD_RECEIVED: "receipt of the record",
    Anchor.CORE_GROUP: "the last core group",
}

_GIVEN: Mapping[str, str] = {
    "strategy": "strategy discussion",
    "birth": "birth",
    "expected_delivery": "expected delivery",
    "notification": "notification",
    "received": "record received",
    "core_group": "core group",
}


def rules_table(packs: Iterable[Pack]) -> str:
    """The page, in Markdown."""
    parts = [_TOP, *("\n".join(_pack(pack)) for pack in packs)]
    return "\n".join(parts)


def _pack(pack: Pack) -> Iterator[str]:
    yield f"## {pack.name}\n"
    nation = pack.nation.value.replace("_", " ").title()
    marked = "recognised by its papers" if pack.marks else "chosen by the practice"
    yield f"`{pack.id}`, version {pack.version} · {nation} · {marked}\n"
    yield "| what | for | rule | as the source has it | example |"
    yield "| --- | --- | --- | --- | --- |"
    yield from (_row(pack, rule) for rule in pack.rules)
    yield ""
    if pack.closures:
        days = ", ".join(display_short_day(c.date) for c in pack.closures)
        yield f"Offices closed beside bank holidays: {days}.\n"
    yield from (f"- {entry.text}" for entry in pack.guidance)
    if pack.guidance:
        yield ""
    for source in pack.sources:
        updated = f", of {source.updated}" if source.updated else ""
        at = f" <{source.address}>" if source.address else ""
        checked = display_short_day(source.checked)
        yield f"Source: {source.title}{updated}; checked {checked}.{at}\n"


def _row(pack: Pack, rule: Rule) -> str:
    cells = (
        MILESTONES[rule.milestone],
        _kinds(rule.applies_to),
        _sum(rule),
        _source_words(pack, rule),
        _example(rule.examples[0], rule),
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _kinds(kinds: tuple[MeetingKind, ...]) -> str:
    return ", ".join(SHORT_MEETINGS[kind].lower() for kind in kinds)


def _sum(rule: Rule) -> str:
    said = " or ".join(term_words(term) for term in rule.earliest_of)
    if len(rule.earliest_of) > 1:
        said += ", whichever is sooner"
    if rule.by:
        said += f", by {rule.by:%H:%M}"
    if rule.effective_from:
        said += f"; conferences from {display_short_day(rule.effective_from)}"
    if rule.effective_to:
        said += f"; conferences to {display_short_day(rule.effective_to)}"
    return said


def term_words(term: Term) -> str:
    """A count in plain words, such as "3 working days before the conference"."""
    unit = term.unit.value.replace("_", " ")
    unit = unit if term.count == 1 else f"{unit}s"
    said = f"{term.count} {unit} {term.direction} {_ANCHORS[term.counts_from]}"
    if term.first_day_counts:
        said += ", that day being day 1"
    if term.unit is Unit.CLEAR_WORKING_DAY:
        said += " (whole days between)"
    return said


def _source_words(pack: Pack, rule: Rule) -> str:
    several = len(pack.sources) > 1
    title = f"{pack.source_of(rule.source).title}, " if several else ""
    said = f"{rule.says} ({title}{rule.section})"
    if rule.interpretation is Interpretation.STATED:
        return said
    return f"{said} *{rule.interpretation.value.capitalize()}*: {rule.why}."


def _example(example: Example, rule: Rule) -> str:
    day = display_short_day(example.conference)
    given = [f"{words} {display_short_day(known)}" for words, known in _known(example)]
    if Anchor.CONFERENCE in {t.counts_from for t in rule.earliest_of} or not given:
        at = f" {example.start:%H:%M}" if example.start else ""
        given = [f"conference {day}{at}", *given]
    return f"{', '.join(given)} → **{example.due}**. {example.why}"


def _known(example: Example) -> Iterator[tuple[str, dt.date]]:
    for name, words in _GIVEN.items():
        known = getattr(example, name)
        if known is not None:
            yield words, known
