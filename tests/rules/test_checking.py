"""`gp-toolkit rules check`: what a pack may not say, and how a person is told."""

import datetime as dt

import pytest

from gp_toolkit.model.calendar import Nation
from gp_toolkit.model.errors import RuleFileProblem
from gp_toolkit.procedures import bank_holidays as bank_holidays_module
from gp_toolkit.procedures.authorities import marks
from gp_toolkit.procedures.bank_holidays import bank_holidays
from gp_toolkit.procedures.checking import check_pack
from gp_toolkit.procedures.packs import (
    FIRST_DAY,
    LAST_DAY,
    Interpretation,
    kept_pack,
    load_packs,
    parse_pack,
)

GOOD = """
id = "riverton"
name = "Riverton"
nation = "england"
version = 1
marks = ["Riverton Council"]

[[sources]]
id = "guide"
title = "Riverton: guide to conferences"
checked = 2026-11-24

[[rules]]
id = "report-to-chair"
milestone = "report_to_chair"
applies_to = ["initial", "review"]
earliest_of = [
    { count = 3, unit = "working_day", direction = "before", counts_from = "conference" },
]
source = "guide"
section = "Reports"
says = "Reports are in at least 3 working days before."

[[rules.examples]]
conference = 2026-05-26
kind = "review"
due = "Wednesday 20 May 2026"
why = "The spring bank holiday lies between."
"""


def told(text: str) -> str:
    (problem,) = check_pack(text, "riverton.toml")
    assert problem.message.startswith("riverton.toml")
    return problem.message


def test_a_good_pack_has_no_problems() -> None:
    assert check_pack(GOOD, "riverton.toml") == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id = "riverton"', 'id = "Riverton!"', "riverton.toml, id: "),
        ('name = "Riverton"', 'name = ""', "riverton.toml, name: "),
        ('"england"', '"cornwall"', "riverton.toml, nation: "),
        ("version = 1", "version = 0", "riverton.toml, version: "),
        ("version = 1", "", "riverton.toml, version: Field required. Correct it."),
        ('"working_day"', '"moon"', "riverton.toml, rules.0.earliest_of.0.unit: "),
        ("count = 3", "count = 0", "riverton.toml, rules.0.earliest_of.0.count: "),
        ("count = 3", "count = 401", "riverton.toml, rules.0.earliest_of.0.count: "),
        ('"report_to_chair"', '"tea"', "riverton.toml, rules.0.milestone: "),
        (
            "applies_to = [",
            "colour = 1\napplies_to = [",
            "riverton.toml, rules.0.colour",
        ),
        ('["initial", "review"]', "[]", "riverton.toml, rules.0.applies_to: "),
        ("2026-05-26", "2014-05-26", "rules.0.examples.0.conference: "),
        ("Wednesday 20 May 2026", "20 May 2026", "rules.0.examples.0.due: "),
        (
            'source = "guide"',
            'source = "letter"',
            "riverton.toml, the pack: Value error, there is no source “letter”",
        ),
        (
            'says = "',
            'interpretation = "assumed"\nsays = "',
            "rules.0: Value error, say under `why` how the source was read",
        ),
        (
            'says = "',
            'effective_from = 2026-02-01\neffective_to = 2026-01-31\nsays = "',
            "Value error, `effective_to` is before `effective_from`",
        ),
        (
            'direction = "before"',
            'first_day_counts = true, direction = "before"',
            "`first_day_counts` is for working days after a day only",
        ),
        (
            'unit = "working_day", direction = "before"',
            'first_day_counts = true, unit = "week", direction = "after"',
            "`first_day_counts` is for working days after a day only",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(old: str, new: str, message: str) -> None:
    assert old in GOOD
    assert message in told(GOOD.replace(old, new, 1))


def test_an_example_that_does_not_come_out_is_told_with_both_days() -> None:
    wrong = GOOD.replace("Wednesday 20 May", "Thursday 21 May")
    (problem,) = check_pack(wrong, "riverton.toml")
    assert problem.code == "example_differs"
    assert problem.message == (
        "riverton.toml, rule report-to-chair, example 1: the rule comes to Wednesday 20 "
        "May 2026, the example says Thursday 21 May 2026. Correct the one that is wrong."
    )


def test_an_example_that_the_rule_is_not_for_comes_to_no_day() -> None:
    assert "comes to no day" in told(
        GOOD.replace('kind = "review"', 'kind = "pre_birth"')
    )


def test_an_example_without_a_kind_is_of_the_first_that_the_rule_is_for() -> None:
    assert check_pack(GOOD.replace('kind = "review"\n', ""), "riverton.toml") == ()


def test_a_pack_that_is_no_toml_is_told() -> None:
    assert told("id = ").startswith("riverton.toml is not valid TOML: ")


def test_a_source_on_which_nothing_rests_is_a_slip() -> None:
    more = GOOD.replace(
        "[[rules]]",
        '[[sources]]\nid = "letter"\ntitle = "A letter"\nchecked = 2026-11-24\n\n'
        "[[rules]]",
    )
    assert "nothing rests on the source “letter”" in told(more)


RULE = GOOD[GOOD.index("[[rules]]") :]


def test_two_rules_with_the_same_id_are_refused() -> None:
    assert "two rules have the same id" in told(GOOD + RULE)


def test_two_rules_that_give_one_milestone_a_day_are_refused() -> None:
    other = RULE.replace('id = "report-to-chair"', 'id = "report-again"')
    assert (
        "the rules “report-to-chair” and “report-again” both give report_to_chair a day "
        "for the same conferences"
    ) in told(GOOD + other)


def other_rule(dates: str) -> str:
    return (
        RULE.replace('id = "report-to-chair"', f'id = "new-rule"\n{dates}')
        .replace("2026-05-26", "2027-05-25")
        .replace("Wednesday 20 May 2026", "Thursday 20 May 2027")
    )


def test_a_rule_may_follow_another_from_a_day_on() -> None:
    ended = GOOD.replace('says = "', 'effective_to = 2026-12-31\nsays = "')
    assert check_pack(ended + other_rule("effective_from = 2027-01-01"), "x.toml") == ()
    overlapping = ended + other_rule("effective_from = 2026-12-31")
    assert "both give" in check_pack(overlapping, "x.toml")[0].message


@pytest.mark.parametrize(
    ("held", "rule"),
    [("2026-12-31", "report-to-chair"), ("2027-01-01", "new-rule")],
)
def test_the_rule_in_force_is_that_of_the_conference_s_day(
    held: str, rule: str
) -> None:
    ended = GOOD.replace('says = "', 'effective_to = 2026-12-31\nsays = "')
    pack = parse_pack(ended + other_rule("effective_from = 2027-01-01"), "x.toml")
    in_force = [r.id for r in pack.rules if r.in_force(dt.date.fromisoformat(held))]
    assert in_force == [rule]


def test_what_stands_in_for_an_unknown_day_counts_from_a_known_one() -> None:
    """The record expected counted from the record received would go round in circles."""
    circle = GOOD.replace('"report_to_chair"', '"record_expected"').replace(
        'direction = "before", counts_from = "conference"',
        'direction = "after", counts_from = "record_received"',
    )
    assert "count from another" in told(circle)


def test_a_pack_kept_as_json_comes_back_whole() -> None:
    for pack in load_packs().values():
        assert kept_pack(pack.model_dump_json()) == pack
    with pytest.raises(RuleFileProblem):
        kept_pack("{}")


def test_packs_are_listed_by_name() -> None:
    names = [pack.name for pack in load_packs().values()]
    assert names == sorted(names)


def test_an_authority_without_marks_is_not_recognised() -> None:
    known = {mark.id: mark for mark in marks(load_packs())}
    assert "england" not in known
    assert known["derby-city"].name == "Derby City"
    assert known["wales"].nation is Nation.WALES
    assert "derby.gov.uk" in known["derby-city"].marks


# Bank holidays -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nation", "day", "name"),
    [
        (Nation.ENGLAND, "2026-05-25", "Spring bank holiday"),
        (Nation.ENGLAND, "2026-04-06", "Easter Monday"),
        (Nation.ENGLAND, "2026-08-31", "Summer bank holiday"),
        (Nation.ENGLAND, "2026-12-28", "Boxing Day (substitute day)"),
        (Nation.ENGLAND, "2027-12-27", "Christmas Day (substitute day)"),
        (Nation.ENGLAND, "2026-01-01", "New Year’s Day"),
        (Nation.ENGLAND, "2026-01-02", None),
        (Nation.WALES, "2026-05-04", "Early May bank holiday"),
        (Nation.SCOTLAND, "2026-04-06", None),
        (Nation.SCOTLAND, "2026-01-02", "2nd January"),
        (Nation.SCOTLAND, "2026-08-03", "Summer bank holiday"),
        (Nation.SCOTLAND, "2026-11-30", "St Andrew’s Day"),
        (Nation.SCOTLAND, "2026-06-15", "World Cup bank holiday"),
        (Nation.NORTHERN_IRELAND, "2026-03-17", "St Patrick’s Day"),
        (
            Nation.NORTHERN_IRELAND,
            "2027-07-12",
            "Battle of the Boyne (Orangemen’s Day)",
        ),
    ],
)
def test_bank_holidays_by_name(nation: Nation, day: str, name: str | None) -> None:
    assert bank_holidays(nation).name_of(dt.date.fromisoformat(day)) == name


def test_bank_holidays_are_held_from_2015_to_2040_in_order() -> None:
    held = bank_holidays(Nation.ENGLAND)
    days = list(held.names)
    assert days == sorted(days)
    assert (days[0].year, days[-1].year) == (2015, 2040)
    assert held.nation is Nation.ENGLAND
    assert held.published_to == dt.date(2028, 12, 31)


# The edges ---------------------------------------------------------------------------


def test_examples_lie_where_bank_holidays_are_known() -> None:
    assert dt.date(2015, 1, 1) == FIRST_DAY
    assert dt.date(2040, 12, 31) == LAST_DAY


def test_a_name_of_one_letter_is_a_name() -> None:
    assert check_pack(GOOD.replace('"Riverton"', '"R"'), "riverton.toml") == ()


def test_a_rule_may_hold_for_a_single_day() -> None:
    one_day = 'effective_from = 2026-05-26\neffective_to = 2026-05-26\nsays = "'
    assert check_pack(GOOD.replace('says = "', one_day), "riverton.toml") == ()


def test_the_messages_in_full() -> None:
    assert told("id = ").endswith("(at end of document).")
    assert told(GOOD + RULE) == (
        "riverton.toml, the pack: Value error, two rules have the same id. Correct it."
    )
    other = RULE.replace('id = "report-to-chair"', 'id = "report-again"')
    assert "Value error, the rules “report-to-chair”" in told(GOOD + other)
    circle = GOOD.replace('"report_to_chair"', '"record_expected"').replace(
        'direction = "before", counts_from = "conference"',
        'direction = "after", counts_from = "record_received"',
    )
    assert (
        "Value error, it stands in for a day that is not known; count from another"
    ) in told(circle)


@pytest.mark.parametrize("text", ["id = ", "", 'id = "x"'])
def test_a_pack_that_cannot_be_used_has_one_code(text: str) -> None:
    (problem,) = check_pack(text, "riverton.toml")
    assert problem.code == "pack_wrong"


def test_a_kept_pack_that_is_not_understood_has_the_same_code() -> None:
    with pytest.raises(RuleFileProblem) as told_of:
        kept_pack("{}")
    assert told_of.value.code == "pack_wrong"


def test_days_do_not_rest_on_prose() -> None:
    pack = parse_pack(GOOD, "riverton.toml")
    (rule,) = pack.rules
    prose = {
        "source": "another",
        "section": "9",
        "says": "Otherwise.",
        "interpretation": Interpretation.ASSUMED,
        "why": "because",
        "examples": (),
    }
    reworded = pack.model_copy(update={"rules": (rule.model_copy(update=prose),)})
    assert reworded.what_days_rest_on() == pack.what_days_rest_on()
    later = rule.model_copy(update={"effective_from": dt.date(2026, 1, 1)})
    changed = pack.model_copy(update={"rules": (later,)})
    assert changed.what_days_rest_on() != pack.what_days_rest_on()


def test_a_day_that_the_package_lacks_is_added_for_its_nations_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    day = dt.date(2030, 6, 3)
    extra = {"date": day, "name": "A new day", "nations": ["wales"]}
    data = {**bank_holidays_module.holiday_data(), "extra": [extra]}
    monkeypatch.setattr(bank_holidays_module, "holiday_data", lambda: data)
    fresh = bank_holidays_module.bank_holidays.__wrapped__
    assert fresh(Nation.WALES).name_of(day) == "A new day"
    assert fresh(Nation.ENGLAND).name_of(day) is None
