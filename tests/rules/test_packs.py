"""The rule packs as data: their form, their sources, and every worked example."""

import datetime as dt
import re
from importlib import resources

import pytest

from gp_toolkit.model.calendar import Nation
from gp_toolkit.procedures.authorities import marks
from gp_toolkit.procedures.checking import check_pack, outcome
from gp_toolkit.procedures.packs import Example, Interpretation, Pack, Rule, load_packs

PACKS = load_packs()
EXAMPLES = [
    pytest.param(pack, rule, example, id=f"{pack.id}/{rule.id}-{number}")
    for pack in PACKS.values()
    for rule in pack.rules
    for number, example in enumerate(rule.examples, start=1)
]
OF_THE_SEEDS = {"derby-city", "derbyshire", "city-of-london", "leeds"}


@pytest.mark.parametrize(("pack", "rule", "example"), EXAMPLES)
def test_each_example_comes_out(pack: Pack, rule: Rule, example: Example) -> None:
    assert outcome(pack, rule, example) == example.due


def test_each_pack_passes_the_command_that_checks_it() -> None:
    folder = resources.files("gp_toolkit.procedures") / "packs"
    for entry in folder.iterdir():
        assert check_pack(entry.read_text(encoding="utf-8"), entry.name) == ()


def test_each_pack_is_in_the_file_of_its_name() -> None:
    folder = resources.files("gp_toolkit.procedures") / "packs"
    assert {e.name for e in folder.iterdir()} == {f"{name}.toml" for name in PACKS}


def test_there_are_packs_for_the_seeds_fourteen_more_areas_and_each_nation() -> None:
    assert set(PACKS) >= OF_THE_SEEDS | {
        "england",
        "wales",
        "scotland",
        "northern-ireland",
    }
    assert len(PACKS) >= 18
    assert {pack.nation for pack in PACKS.values()} == set(Nation)


def test_no_mark_belongs_to_two_areas() -> None:
    owners: dict[str, str] = {}
    for authority in marks(PACKS):
        for mark in authority.marks:
            assert owners.setdefault(mark.lower(), authority.id) == authority.id


def test_the_generic_english_pack_is_never_recognised_and_asks_for_no_report() -> None:
    england = PACKS["england"]
    assert england.marks == ()
    assert {rule.milestone.value for rule in england.rules} == {
        "initial_conference_latest",
        "next_review_latest",
    }


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_what_is_unknown_is_not_borrowed(pack: Pack) -> None:
    """Each rule rests on a source of its own pack."""
    own = {source.id for source in pack.sources}
    assert {rule.source for rule in pack.rules} <= own


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_sources_were_checked_on_a_day_that_has_been(pack: Pack) -> None:
    for source in pack.sources:
        assert dt.date(2026, 1, 1) <= source.checked <= dt.date(2026, 12, 31)


_SPELLED = {1: "monthly", 2: "two", 3: "three", 5: "five", 6: "six"}


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_what_a_rule_says_names_the_number_that_it_counts(pack: Pack) -> None:
    """The words and the sum of a rule agree, so that neither is changed alone."""
    for rule in pack.rules:
        if rule.interpretation is Interpretation.ASSUMED or "34th week" in rule.says:
            continue
        for term in rule.earliest_of:
            spelled = _SPELLED.get(term.count, str(term.count))
            assert re.search(rf"\b({term.count}|{spelled})(\b|-)", rule.says), (
                f"{pack.id}/{rule.id}: {rule.says}"
            )
