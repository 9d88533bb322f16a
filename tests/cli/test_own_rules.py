"""A practice's own earlier days and closures, as `practice.toml` has them."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

PRACTICE = """
[practice]
name = "Elmbrook Surgery"
authority = "derby-city"
"""

OWN = """
[own_rules]
draft_ready = 3

[own_rules.earlier]
report_to_family = 2

[[closures]]
first = 2026-05-20
why = "Staff training"

[[training]]
weekday = "friday"
week = 3
"""


def deadlines(run: Run, folder: Path, text: str) -> tuple[int, str, dict[str, Any]]:
    path = folder / "practice.toml"
    path.write_text(PRACTICE + text, encoding="utf-8")
    said = run(
        *("deadlines", "--authority", "derby-city", "--conference", "review"),
        *("--date", "2026-05-26", "--practice", path, "--json"),
    )
    if said.code:
        return said.code, said.out, {}
    return said.code, "", {d["milestone"]: d for d in said.data["deadlines"]}


def test_both_days_are_printed(run: Run, tmp_path: Path) -> None:
    _, _, found = deadlines(run, tmp_path, OWN)
    days = {
        name: (d["due"], d["target"] and (d["target"]["due"], d["target"]["by"]))
        for name, d in found.items()
    }
    # Wednesday 20 May is the area's day and closed: Tuesday for the chair, and two of
    # the practice's working days earlier, Monday, for the family
    assert days["report_to_chair"] == ("2026-05-20", ("2026-05-19", None))
    assert days["report_to_family"] == ("2026-05-20", ("2026-05-18", None))
    assert days["internal_draft"] == ("2026-05-13", None)
    assert days["record_expected"] == ("2026-06-23", None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[own_rules]\ndraft = 3\n", "own_rules.draft"),
        ("[own_rules]\ndraft_ready = -1\n", "own_rules.draft_ready"),
        ('[own_rules]\ndraft_ready = "three"\n', "own_rules.draft_ready"),
        ("[own_rules.earlier]\nrecord_expected = 2\n", "own_rules.earlier"),
        ('[[closures]]\nfirst = 2026-05-20\nwhy = ""\n', "closures.0.why"),
        ('[[closures]]\nfirst = 2026-05-20\nwhy = "x"\npart = "noon"\n', "closures.0"),
        ('[[training]]\nweekday = "sunday"\n', "training.0.weekday"),
    ],
)
def test_a_slip_in_the_file_is_told_with_its_place(
    run: Run, tmp_path: Path, text: str, place: str
) -> None:
    code, out, _ = deadlines(run, tmp_path, text)
    assert code == 3
    assert "practice_file_wrong" in out
    assert place in out


def test_a_closure_that_ends_before_it_begins_cannot_be_meant(
    run: Run, tmp_path: Path
) -> None:
    closure = '[[closures]]\nfirst = 2026-05-20\nlast = 2026-05-02\nwhy = "Training"\n'
    code, out, _ = deadlines(run, tmp_path, closure)
    assert code == 3
    assert "Wednesday 20 May 2026 to Saturday 2 May 2026 cannot be right" in out


@pytest.mark.parametrize("day", ["1926-05-26", "9999-12-31", "0001-01-01"])
def test_a_day_without_known_bank_holidays_is_refused(run: Run, day: str) -> None:
    said = run(
        *("deadlines", "--authority", "derby-city", "--conference", "review"),
        *("--date", day, "--json"),
    )
    assert said.code == 3
    assert "2015 to 2040" in said.data["problems"][0]["message"]


def test_days_that_some_rules_count_from(run: Run) -> None:
    said = run(
        *("deadlines", "--authority", "derby-city", "--conference", "transfer-in"),
        *("--date", "2026-12-15", "--notification-date", "2026-11-24"),
        *("--record-received", "2027-01-05", "--json"),
    )
    days = {d["milestone"]: d["due"] for d in said.data["deadlines"]}
    assert days["transfer_in_latest"] == "2026-12-15"
    assert days["record_corrections"] == "2027-01-12"
    assert said.data["conference"]["notification_date"] == "2026-11-24"


def test_a_file_that_is_no_text_is_told_and_not_a_traceback(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "pack.toml"
    path.write_bytes(b"\xff\xfe\x00id")
    said = run("rules", "check", path)
    assert said.code == 1
    assert "not valid TOML" in said.out
