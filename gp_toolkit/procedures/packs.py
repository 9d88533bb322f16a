"""Rule packs: one area's procedures as a TOML file, strictly checked.

A pack that says something unknown, lacks a source or an example, or whose example does
not come out, is refused with the place and what to do.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources
from itertools import combinations
from typing import Annotated

import pydantic

from gp_toolkit.model.calendar import Nation
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.errors import RuleFileProblem
from gp_toolkit.model.reading import MeetingKind

FIRST_DAY, LAST_DAY = dt.date(2015, 1, 1), dt.date(2040, 12, 31)
"""Bank holidays are known between these; examples lie there."""

Day = Annotated[dt.date, pydantic.Field(ge=FIRST_DAY, le=LAST_DAY)]
Text = Annotated[str, pydantic.Field(min_length=1)]
Id = Annotated[str, pydantic.Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Anchor(StrEnum):
    """What a rule counts from."""

    CONFERENCE = "conference"
    STRATEGY = "strategy_discussion"
    BIRTH = "birth"
    EXPECTED_DELIVERY = "expected_delivery"
    NOTIFICATION = "notification"
    RECORD_RECEIVED = "record_received"
    CORE_GROUP = "core_group"


STAND_INS: Mapping[Anchor, Milestone] = {
    Anchor.RECORD_RECEIVED: Milestone.RECORD_EXPECTED,
    Anchor.CORE_GROUP: Milestone.FIRST_CORE_GROUP,
}
"""Days that are not known yet → the milestone whose day stands in for them."""


class Unit(StrEnum):
    """What is counted.

    `clear_working_day`: whole working days that must lie between the two days, so one
    more step than `working_day`.
    """

    WORKING_DAY = "working_day"
    CLEAR_WORKING_DAY = "clear_working_day"
    CALENDAR_DAY = "calendar_day"
    WEEK = "week"
    MONTH = "month"
    HOUR = "hour"


class Direction(StrEnum):
    """Which way a rule counts."""

    BEFORE = "before"
    AFTER = "after"


class Interpretation(StrEnum):
    """How much of a rule is the source's own word."""

    STATED = "stated"
    AMBIGUOUS = "ambiguous"
    ASSUMED = "assumed"


class _Strict(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid", frozen=True)


class PackSource(_Strict):
    """A document that rules rest on."""

    id: Id
    title: Text
    address: str | None = None
    checked: dt.date
    updated: str | None = None


class Term(_Strict):
    """One count.

    `first_day_counts`: the day counted from is day 1, as some areas reckon working
    days; elsewhere the day after it is.
    """

    count: Annotated[int, pydantic.Field(ge=1, le=400)]
    unit: Unit
    direction: Direction
    counts_from: Anchor
    first_day_counts: bool = False

    @pydantic.model_validator(mode="after")
    def _day_one(self) -> "Term":
        forward = self.direction is Direction.AFTER
        if self.first_day_counts and not (forward and self.unit is Unit.WORKING_DAY):
            raise ValueError("`first_day_counts` is for working days after a day only")
        return self


class Example(_Strict):
    """A worked example: what is known, and the day that must come out."""

    conference: Day
    kind: MeetingKind | None = None
    start: dt.time | None = None
    strategy: Day | None = None
    birth: Day | None = None
    expected_delivery: Day | None = None
    notification: Day | None = None
    received: Day | None = None
    core_group: Day | None = None
    due: Annotated[str, pydantic.Field(pattern=r"^[A-Z][a-z]+day \d{1,2} \w+ \d{4}$")]
    why: Text


class Rule(_Strict):
    """One rule of a pack.

    `earliest_of` holds one count, or several of which the earliest that can be worked
    out is the day. `by` is a cut-off time on that day. The effective dates are days of
    conferences.
    """

    id: Id
    milestone: Milestone
    applies_to: Annotated[tuple[MeetingKind, ...], pydantic.Field(min_length=1)]
    earliest_of: Annotated[tuple[Term, ...], pydantic.Field(min_length=1)]
    by: dt.time | None = None
    effective_from: dt.date | None = None
    effective_to: dt.date | None = None
    source: Id
    section: Text
    says: Text
    interpretation: Interpretation = Interpretation.STATED
    why: str = ""
    examples: Annotated[tuple[Example, ...], pydantic.Field(min_length=1)]

    @pydantic.model_validator(mode="after")
    def _explained(self) -> "Rule":
        begun, ended = self.effective_from, self.effective_to
        if begun and ended and ended < begun:
            raise ValueError("`effective_to` is before `effective_from`")
        unknown_yet = {Anchor.RECORD_RECEIVED, Anchor.CORE_GROUP}
        if self.milestone in STAND_INS.values() and unknown_yet & {
            term.counts_from for term in self.earliest_of
        }:
            raise ValueError(
                "it stands in for a day that is not known; count from another"
            )
        if self.interpretation is not Interpretation.STATED and not self.why:
            raise ValueError("say under `why` how the source was read")
        return self

    def in_force(self, day: dt.date) -> bool:
        """Whether the rule holds for a conference on a day."""
        begun = self.effective_from is None or day >= self.effective_from
        return begun and (self.effective_to is None or day <= self.effective_to)

    def meets(self, other: "Rule") -> bool:
        """Whether both could give the same milestone of one conference a day."""
        first, last = dt.date.min, dt.date.max
        return (
            self.milestone is other.milestone
            and bool(set(self.applies_to) & set(other.applies_to))
            and (self.effective_from or first) <= (other.effective_to or last)
            and (other.effective_from or first) <= (self.effective_to or last)
        )


class OfficeClosure(_Strict):
    """A day on which the authority's own offices are closed beside bank holidays."""

    date: dt.date
    why: Text
    source: Id
    section: Text


class Guidance(_Strict):
    """Something a practice should know about an area, with its source."""

    topic: Id
    text: Text
    source: Id
    section: Text


class Pack(_Strict):
    """One area's procedures.

    `version` is raised by one whenever a change could move a date, so that practices
    are asked before the days of their conferences change.
    """

    id: Id
    name: Text
    nation: Nation
    version: Annotated[int, pydantic.Field(ge=1)]
    marks: tuple[Text, ...] = ()
    sources: Annotated[tuple[PackSource, ...], pydantic.Field(min_length=1)]
    rules: Annotated[tuple[Rule, ...], pydantic.Field(min_length=1)]
    closures: tuple[OfficeClosure, ...] = ()
    guidance: tuple[Guidance, ...] = ()

    @pydantic.model_validator(mode="after")
    def _rules_apart(self) -> "Pack":
        ids = [rule.id for rule in self.rules]
        if len(set(ids)) < len(ids):
            raise ValueError("two rules have the same id")
        for rule, other in combinations(self.rules, 2):
            if rule.meets(other):
                raise ValueError(
                    f"the rules “{rule.id}” and “{other.id}” both give "
                    f"{rule.milestone} a day for the same conferences"
                )
        return self

    @pydantic.model_validator(mode="after")
    def _sources_known(self) -> "Pack":
        known = {source.id for source in self.sources}
        named = {entry.source for entry in self.rules}
        named |= {entry.source for entry in self.guidance}
        named |= {entry.source for entry in self.closures}
        if named - known:
            raise ValueError(f"there is no source “{min(named - known)}”")
        if known - named:
            raise ValueError(f"nothing rests on the source “{min(known - named)}”")
        return self

    def what_days_rest_on(self) -> tuple[Nation, tuple[str, ...], frozenset[dt.date]]:
        """What decides the days: two packs with equal answers give the same ones."""
        prose = {"source", "section", "says", "interpretation", "why", "examples"}
        rules = sorted(rule.model_dump_json(exclude=prose) for rule in self.rules)
        closed = frozenset(closure.date for closure in self.closures)
        return self.nation, tuple(rules), closed

    def source_of(self, source_id: str) -> PackSource:
        """A source by its id."""
        return next(s for s in self.sources if s.id == source_id)


def parse_pack(text: str, where: str) -> Pack:
    """A pack from TOML.

    Raises:
        RuleFileProblem: `pack_wrong`, naming the entry and what is wrong with it.
    """
    try:
        return Pack.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise RuleFileProblem(
            "pack_wrong", f"{where} is not valid TOML: {error}."
        ) from error
    except pydantic.ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the pack"
        raise RuleFileProblem(
            "pack_wrong", f"{where}, {place}: {first['msg']}. Correct it."
        ) from error


@lru_cache(maxsize=128)
def kept_pack(body: str) -> Pack:
    """A pack from the JSON that was kept of it.

    Raises:
        RuleFileProblem: `pack_wrong` when it is not understood any more.
    """
    try:
        return Pack.model_validate_json(body)
    except pydantic.ValidationError as error:
        raise RuleFileProblem("pack_wrong", "A kept pack is not understood.") from error


@cache
def load_packs() -> Mapping[str, Pack]:
    """The packs that come with the program, by id."""
    folder = resources.files("gp_toolkit.procedures") / "packs"
    packs = [
        parse_pack(entry.read_text(encoding="utf-8"), entry.name)
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    return {pack.id: pack for pack in sorted(packs, key=lambda p: p.name)}
