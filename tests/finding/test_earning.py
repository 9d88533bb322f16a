"""`clear` is earned: by words that say it outright, for somebody, with nothing beside."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading

CLEAR = """
Minutes of the Initial Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter, date of birth 4 June 2018
Ava was made the subject of a Child Protection Plan under the category of neglect.
Date of next review conference: Tuesday 2 June 2026 at 10am
"""
LABEL = "Date of next review conference: Tuesday 2 June 2026 at 10am"
CHILD = "Child: Ava Carter, date of birth 4 June 2018"
DOUBTED = {
    "nobody is named": (CHILD, "", "nobody_named"),
    "another day is tied to a conference": (
        LABEL, f"{LABEL}\nThe review conference is on 9 June 2026.", "several_candidates",
    ),
    "the conference is said to have moved": (
        LABEL, f"{LABEL}\nThe review conference has since been postponed.", "superseded",
    ),
    "the year is missing": (
        LABEL, "Date of next review conference: Tuesday 2 June at 10am", "year_inferred",
    ),
    "no label names a conference": (LABEL, "Review: 2 June 2026", "kind_unsure"),
    "the day is past the three months of a first review": (
        "2 June 2026", "29 September 2026", "beyond_limit",
    ),
    "the day is no such day": ("Tuesday 2 June", "31 June", "impossible_date"),
    "nothing is said": (LABEL, "", "nothing_found"),
}  # fmt: skip


def test_a_plain_record_earns_it(read: Callable[..., Reading]) -> None:
    (entry,) = read(CLEAR).next
    assert (entry.trust.value, entry.warnings) == ("clear", ())


@pytest.mark.parametrize("why", DOUBTED)
def test_it_is_lost_where(why: str, read: Callable[..., Reading]) -> None:
    said, instead, warning = DOUBTED[why]
    assert said in CLEAR
    (entry,) = read(CLEAR.replace(said, instead)).next
    assert entry.trust.value == "check"
    assert warning in [w.value for w in entry.warnings]
