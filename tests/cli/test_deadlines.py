"""`gp-toolkit deadlines`: the days that the field's own guidance is checked by."""

import datetime as dt

import pytest

from tests.cli.conftest import Run

#  authority     kind       conference    milestone            due              skipped
TABLE = [
    ("derby-city", "review", "2026-05-26", "report_to_chair", "Wed 20 May 2026",
     {"Mon 25 May 2026": "Spring bank holiday",
      "Sun 24 May 2026": "Sunday", "Sat 23 May 2026": "Saturday"}),
    ("derby-city", "review", "2026-05-26", "report_to_family", "Wed 20 May 2026",
     {"Mon 25 May 2026": "Spring bank holiday",
      "Sun 24 May 2026": "Sunday", "Sat 23 May 2026": "Saturday"}),
    ("derby-city", "initial", "2026-05-05", "report_to_chair", "Thu 30 Apr 2026",
     {"Mon 4 May 2026": "Early May bank holiday",
      "Sun 3 May 2026": "Sunday", "Sat 2 May 2026": "Saturday"}),
    ("derby-city", "initial", "2026-05-05", "report_to_family", "Thu 30 Apr 2026",
     {"Mon 4 May 2026": "Early May bank holiday",
      "Sun 3 May 2026": "Sunday", "Sat 2 May 2026": "Saturday"}),
]  # fmt: skip


def short(day: str) -> str:
    date = dt.date.fromisoformat(day)
    return f"{date:%a} {date.day} {date:%b %Y}"


@pytest.mark.parametrize(
    ("authority", "kind", "conference", "milestone", "due", "skipped"), TABLE
)
def test_the_report_is_due_on_the_day_of_the_table(
    run: Run,
    authority: str,
    kind: str,
    conference: str,
    milestone: str,
    due: str,
    skipped: dict[str, str],
) -> None:
    said = run(
        *("deadlines", "--authority", authority, "--conference", kind),
        *("--date", conference, "--json"),
    )
    assert said.code == 0
    (found,) = [d for d in said.data["deadlines"] if d["milestone"] == milestone]
    assert short(found["due"]) == due
    assert {short(s["date"]): s["why"] for s in found["skipped"]} == skipped
    assert set(found["source"]) >= {"title", "section", "checked"}
    for day in skipped:
        date = dt.datetime.strptime(day, "%a %d %b %Y").date()  # noqa: DTZ007 (a day has no zone)
        assert f"{date:%A} {date.day} {date:%B}" in found["working"]


def test_derby_has_every_milestone_that_its_procedures_name(run: Run) -> None:
    said = run(
        *("deadlines", "--authority", "derby-city", "--conference", "initial"),
        *("--date", "2026-05-05", "--strategy-date", "2026-04-15", "--json"),
    )
    assert {d["milestone"] for d in said.data["deadlines"]} >= {
        *("report_to_family", "report_to_chair", "exclusion_request"),
        *("record_expected", "record_corrections", "first_core_group"),
        *("next_review_latest", "initial_conference_latest"),
    }


def test_an_unknown_authority_is_told_the_known_ones(run: Run) -> None:
    said = run(
        *("deadlines", "--authority", "atlantis", "--conference", "review"),
        *("--date", "2026-05-26"),
    )
    assert said.code == 3
    assert "derby-city" in said.err


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("--date", "26/05/2026", "2026-05-26"),
        ("--start", "2pm", "14:30"),
        ("--conference", "annual", "pre_birth"),
    ],
)
def test_a_value_written_otherwise_is_wrong_use(
    run: Run, option: str, value: str, hint: str
) -> None:
    given = {
        "--authority": "leeds",
        "--conference": "review",
        "--date": "2026-05-26",
        option: value,
    }
    said = run("deadlines", *(word for pair in given.items() for word in pair))
    assert said.code == 2
    assert hint in said.err


def test_authorities_lists_the_four_of_the_seeds(run: Run) -> None:
    said = run("authorities", "--json")
    assert {a["id"] for a in said.data["authorities"]} >= {
        *("derby-city", "derbyshire", "city-of-london", "leeds"),
    }
