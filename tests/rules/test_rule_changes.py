"""Rules that change: old and new days are shown, and nothing moves before a person says."""

import datetime as dt
from dataclasses import replace
from types import MappingProxyType

import pytest

from gp_toolkit import bootstrap
from gp_toolkit.access.permissions import RolePermits
from gp_toolkit.casework.desk import Desk, Procedures
from gp_toolkit.casework.rule_changes import accept_rules, in_force, rule_changes
from gp_toolkit.casework.schedule import deadlines_of, mark_done
from gp_toolkit.model.clock import FixedClock
from gp_toolkit.model.conference import ConferenceStatus
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.practice import Practice, Role, User
from gp_toolkit.model.rules import ChangedDay
from gp_toolkit.procedures.packs import Pack, Term
from tests.casework.readers import StandInReader
from tests.store.memory_store import MemoryStore, conference

CHAIR = Milestone.REPORT_TO_CHAIR
ADMINISTRATOR = User(id="user-1", name="Priya Lindqvist", role=Role.ADMINISTRATOR)
AUDITOR = User(id="user-2", name="Sam Okafor", role=Role.AUDITOR)
NOW = dt.datetime(2026, 4, 20, 9, tzinfo=dt.UTC)
LETTERS = MappingProxyType[str, bytes]({})


def newer(pack: Pack, rule_id: str, count: int) -> Pack:
    """The next version of a pack, in which one rule counts another number."""
    rules = tuple(
        rule.model_copy(
            update={"earliest_of": (_counting(rule.earliest_of[0], count),)}
        )
        if rule.id == rule_id
        else rule
        for rule in pack.rules
    )
    return pack.model_copy(update={"rules": rules, "version": pack.version + 1})


def _counting(term: Term, count: int) -> Term:
    return term.model_copy(update={"count": count})


def shipped(**packs: Pack) -> Procedures:
    """What comes with a release of the program."""
    known = bootstrap.procedures()
    changed = {pack.id: pack for pack in packs.values()}
    return replace(known, packs={**known.packs, **changed})


@pytest.fixture
def store() -> MemoryStore:
    """A practice in Derby with reviews on 26 May (open) and 27 May (cancelled), and one
    on 26 May in Leeds; the release they began with had version 1 of each pack."""
    made = MemoryStore()
    with made.work() as work:
        work.save_practice(Practice(name="Elmbrook Surgery", authority="derby-city"))
        work.add_conference(conference(1))
        gone = replace(conference(2), date=dt.date(2026, 5, 27))
        work.add_conference(replace(gone, status=ConferenceStatus.CANCELLED))
        work.add_conference(replace(conference(3), authority="leeds"))
    in_force(shipped(), made, at=NOW)
    return made


def desk(store: MemoryStore, procedures: Procedures) -> Desk:
    return Desk(
        store=store,
        reader=StandInReader(),
        procedures=in_force(procedures, store, at=NOW),
        templates=LETTERS,
        clock=FixedClock(NOW),
        permits=RolePermits(),
    )


def derby_wants_five_days() -> Procedures:
    derby = bootstrap.procedures().packs["derby-city"]
    return shipped(derby=newer(derby, "report-to-chair-review", 5))


def report_day(at: Desk, number: int = 1) -> dt.date:
    with at.store.work() as work:
        known = work.conference(f"conference-{number}")
    assert known
    return next(
        d.due for d in deadlines_of(at.procedures, known) if d.milestone is CHAIR
    )


def test_without_a_change_nothing_waits(store: MemoryStore) -> None:
    assert rule_changes(desk(store, shipped()), by=ADMINISTRATOR) == ()


def test_a_changed_pack_lists_open_conferences_with_old_and_new_days(
    store: MemoryStore,
) -> None:
    at = desk(store, derby_wants_five_days())
    (change,) = rule_changes(at, by=ADMINISTRATOR)
    assert (change.name, change.old_version, change.new_version) == ("Derby City", 1, 2)
    (affected,) = change.conferences
    assert affected.reference == "CP-0001"
    wednesday, monday = dt.date(2026, 5, 20), dt.date(2026, 5, 18)
    assert affected.days == (ChangedDay(milestone=CHAIR, old=wednesday, new=monday),)


def test_until_a_person_accepts_the_days_stay_as_they_were(store: MemoryStore) -> None:
    at = desk(store, derby_wants_five_days())
    assert report_day(at) == dt.date(2026, 5, 20)
    accept_rules(at, "derby-city", 2, by=ADMINISTRATOR)
    later = desk(store, derby_wants_five_days())
    assert report_day(later) == dt.date(2026, 5, 18)
    assert rule_changes(later, by=ADMINISTRATOR) == ()


def test_accepting_is_written_down_for_each_conference(store: MemoryStore) -> None:
    accept_rules(
        desk(store, derby_wants_five_days()), "derby-city", 2, by=ADMINISTRATOR
    )
    with store.work() as work:
        lines = [(e.user, e.subject, e.detail) for e in work.audit()]
    rules = "rules=derby-city version=2"
    assert lines == [
        ("user-1", "rules", rules),
        ("user-1", "conference-1", f"{rules} report_to_chair:2026-05-20>2026-05-18"),
    ]


def test_a_rule_that_comes_or_goes_is_a_change_too(store: MemoryStore) -> None:
    derby = bootstrap.procedures().packs["derby-city"]
    fewer = tuple(rule for rule in derby.rules if rule.id != "exclusion-request")
    less = derby.model_copy(update={"rules": fewer, "version": 2})
    (change,) = rule_changes(desk(store, shipped(derby=less)), by=ADMINISTRATOR)
    (affected,) = change.conferences
    (gone,) = affected.days
    assert gone == ChangedDay(
        milestone=Milestone.EXCLUSION_REQUEST, old=dt.date(2026, 5, 20), new=None
    )


def test_a_change_of_words_alone_asks_nobody(store: MemoryStore) -> None:
    derby = bootstrap.procedures().packs["derby-city"]
    reworded = tuple(r.model_copy(update={"says": "Otherwise."}) for r in derby.rules)
    at = desk(store, shipped(derby=derby.model_copy(update={"rules": reworded})))
    assert rule_changes(at, by=ADMINISTRATOR) == ()
    assert at.procedures.packs["derby-city"].rules[0].says == "Otherwise."


def test_the_rules_of_another_area_are_kept_with_its_first_conference(
    store: MemoryStore,
) -> None:
    """Leeds has a conference from before anything was kept: the newest rules hold."""
    leeds = bootstrap.procedures().packs["leeds"]
    at = desk(store, shipped(leeds=newer(leeds, "report-to-chair", 4)))
    assert report_day(at, 3) == dt.date(2026, 5, 18)


def test_only_those_who_change_settings_may_accept(store: MemoryStore) -> None:
    at = desk(store, derby_wants_five_days())
    assert rule_changes(at, by=AUDITOR)
    with pytest.raises(UserProblem, match="may not do this"):
        accept_rules(at, "derby-city", 2, by=AUDITOR)


@pytest.mark.parametrize(("area", "version"), [("derby-city", 3), ("leeds", 2)])
def test_what_was_not_looked_at_is_not_accepted(
    store: MemoryStore, area: str, version: int
) -> None:
    at = desk(store, derby_wants_five_days())
    with pytest.raises(UserProblem) as told:
        accept_rules(at, area, version, by=ADMINISTRATOR)
    assert told.value.code == "nothing_waits"


def test_the_practice_s_own_rules_come_with_its_procedures(store: MemoryStore) -> None:
    with store.work() as work:
        practice = work.practice()
        assert practice
        house = replace(practice.house, draft_working_days=2)
        work.save_practice(replace(practice, house=house))
    at = desk(store, shipped())
    with store.work() as work:
        known = work.conference("conference-1")
    assert known
    drafted = [
        d.due
        for d in deadlines_of(at.procedures, known)
        if d.milestone is Milestone.INTERNAL_DRAFT
    ]
    assert drafted == [dt.date(2026, 5, 18)]


def test_when_the_record_came_its_corrections_are_counted_from_then(
    store: MemoryStore,
) -> None:
    at = replace(
        desk(store, shipped()),
        clock=FixedClock(dt.datetime(2026, 6, 20, 9, tzinfo=dt.UTC)),
    )
    came = dt.date(2026, 6, 9)
    mark_done(at, "conference-1", Milestone.RECORD_EXPECTED, came, by=ADMINISTRATOR)
    with store.work() as work:
        known = work.conference("conference-1")
    assert known
    assert known.record_received == came
    corrections = next(
        d
        for d in deadlines_of(at.procedures, known)
        if d.milestone is Milestone.RECORD_CORRECTIONS
    )
    assert corrections.due == dt.date(2026, 6, 16)
