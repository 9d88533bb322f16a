"""docs/how-to/add-a-procedure.md is true: its pack passes, and its lists are whole."""

import re
from pathlib import Path

from gp_toolkit.model.deadline import Milestone
from gp_toolkit.procedures.checking import check_pack
from gp_toolkit.procedures.packs import (
    Anchor,
    Direction,
    Example,
    Rule,
    Unit,
    parse_pack,
)

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-procedure.md"
TEXT = PAGE.read_text(encoding="utf-8")
NOT_OF_A_PACK = {
    Milestone.CONFERENCE,
    Milestone.INTERNAL_DRAFT,
    Milestone.REPORT_REQUESTED,
    Milestone.RECORD_CHASE,
    Milestone.REVIEW_CHASE,
}


def the_pack() -> str:
    found = re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert found
    return found.group(1)


def test_the_pack_of_the_page_passes_the_check() -> None:
    assert check_pack(the_pack(), "riverton.toml") == ()
    assert parse_pack(the_pack(), "riverton.toml").rules[0].by is not None


def test_a_wrong_example_in_it_would_be_told() -> None:
    (problem,) = check_pack(the_pack().replace("20 May", "21 May"), "riverton.toml")
    assert problem.code == "example_differs"


def test_every_word_that_a_pack_may_use_is_on_the_page() -> None:
    allowed = {m.value for m in Milestone if m not in NOT_OF_A_PACK}
    allowed |= {value for kind in (Anchor, Unit, Direction) for value in map(str, kind)}
    allowed |= set(Example.model_fields) | set(Rule.model_fields) - {"id"}
    missing = {word for word in allowed if not re.search(rf"\b{word}\b", TEXT)}
    assert missing == set()
