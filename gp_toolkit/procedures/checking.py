"""Checks a rule pack before it is used: its form, and every worked example."""

from gp_toolkit.model.document import Problem
from gp_toolkit.model.errors import RuleFileProblem
from gp_toolkit.model.wording import display_day
from gp_toolkit.procedures.bank_holidays import bank_holidays
from gp_toolkit.procedures.deadlines import Anchors, deadlines
from gp_toolkit.procedures.packs import Example, Pack, Rule, parse_pack


def check_pack(text: str, where: str) -> tuple[Problem, ...]:
    """What is wrong with a pack; nothing when it may be used."""
    try:
        pack = parse_pack(text, where)
    except RuleFileProblem as problem:
        return (Problem(code=problem.code, message=problem.message),)
    return tuple(
        Problem(
            code="example_differs",
            message=(
                f"{where}, rule {rule.id}, example {number}: the rule comes to "
                f"{came}, the example says {example.due}. Correct the one that is "
                "wrong."
            ),
        )
        for rule in pack.rules
        for number, example in enumerate(rule.examples, start=1)
        if (came := outcome(pack, rule, example)) != example.due
    )


def outcome(pack: Pack, rule: Rule, example: Example) -> str:
    """The day that a rule comes to on its example, with the weekday; or "no day"."""
    found = deadlines(
        Anchors(
            kind=example.kind or rule.applies_to[0],
            conference=example.conference,
            start=example.start,
            strategy=example.strategy,
            birth=example.birth,
            expected_delivery=example.expected_delivery,
            notification=example.notification,
            received=example.received,
            core_group=example.core_group,
        ),
        pack=pack,
        holidays=bank_holidays(pack.nation),
    )
    named = f"{pack.id}/{rule.id}"
    return next((display_day(d.due) for d in found if d.rule == named), "no day")
