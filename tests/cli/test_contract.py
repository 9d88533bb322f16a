"""The command line is a contract: names, types and exit codes stay."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import docx
import icalendar
import openpyxl
import pytest

from tests.cli.conftest import Run

EXAMPLES = Path(__file__).parents[2] / "example_minutes"
CLEAR = EXAMPLES / "01-derby-initial-form.docx"
DOUBTFUL = EXAMPLES / "13-northmere-initial-text-box.docx"

TOP = {
    "schema": str,
    "file": str,
    "state": str,
    "problems": list,
    "document": dict,
    "conference": dict,
    "next": list,
    "core_groups": list,
    "children": list,
    "adults": list,
    "professionals": list,
    "report": dict,
    "actions": list,
    "possible_actions": list,
}
FIELDS = {
    "document": {"kind", "child_protection", "authority", "issued"},
    "conference": {"kind", "date", "start", "end", "venue", "mode"},
    "next": {
        *("kind", "status", "date", "latest", "start", "end", "venue", "mode"),
        *("children", "trust", "warnings", "evidence", "candidates"),
    },
    "core_groups": {"date", "start", "venue"},
    "children": {
        *("name", "date_of_birth", "expected_delivery", "nhs_number", "address"),
        *("address_confidential", "plan", "categories"),
    },
    "adults": {"name", "relationship", "date_of_birth", "nhs_number"},
    "professionals": {"role", "name", "phone", "email"},
    "report": {"due", "due_time", "send_to"},
    "actions": {"text", "owner", "due"},
    "possible_actions": {"text", "owner", "due"},
}


def documents() -> list[Path]:
    return sorted(
        p for p in EXAMPLES.iterdir() if p.suffix in {".docx", ".pdf", ".txt", ".eml"}
    )


def test_read_prints_every_field_of_the_contract_for_every_example(run: Run) -> None:
    said = run("read", *documents(), "--json", "--today", "2026-11-24")
    assert said.code == 1
    assert len(said.lines) == len(documents())
    for line in said.lines:
        assert line["schema"] == "gp-toolkit/reading/1"
        for name, kind in TOP.items():
            assert isinstance(line[name], kind), name
        for name, fields in FIELDS.items():
            values = line[name] if isinstance(line[name], list) else [line[name]]
            for value in values:
                assert set(value) >= fields, name
        _dates_and_lists(line)


def _dates_and_lists(value: Any, key: str = "") -> None:  # noqa: ANN401 (JSON is of any type)
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "evidence":
                continue  # its `start` and `end` are offsets
            _dates_and_lists(inner, name)
    elif isinstance(value, list):
        for inner in value:
            _dates_and_lists(inner, key)
    elif value is not None:
        if key in {"date", "latest", "due", "issued", "date_of_birth"}:
            assert dt.date.fromisoformat(value).isoformat() == value
        if key in {"start", "end", "due_time"}:
            assert dt.time.fromisoformat(value).strftime("%H:%M") == value


def test_exit_codes_tell_done_from_needs_a_person(run: Run) -> None:
    assert run("read", CLEAR, "--json", "--today", "2026-11-24").code == 0
    assert run("read", DOUBTFUL, "--json", "--today", "2026-11-24").code == 1
    assert run("read").code == 2
    assert run("no-such-command").code == 2


def test_read_prints_words_for_people_by_default(run: Run) -> None:
    said = run("read", CLEAR, "--today", "2026-11-24")
    assert "Tuesday 26 January 2027, 10am" in said.out


def test_a_page_is_named_once(run: Run) -> None:
    said = run("read", EXAMPLES / "04-leeds-transfer-in.pdf", "--today", "2026-11-24")
    assert "(page 1, table 3, row 3)" in said.out


def test_past_is_judged_by_the_day_given(run: Run) -> None:
    later = run("read", CLEAR, "--json", "--today", "2027-02-01").data
    assert later["next"][0]["trust"] == "check"
    assert "past" in later["next"][0]["warnings"]


def test_calendar_writes_one_event_a_milestone(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "one.ics"
    said = run(
        *("calendar", "--authority", "derby-city", "--conference", "review"),
        *("--date", "2026-05-26", "--start", "10:00", "--reference", "CP-0042"),
        *("--out", file, "--json"),
    )
    assert said.code == 0
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    titles = [str(e["SUMMARY"]) for e in events]
    assert len(set(titles)) == len(titles) > 3
    assert all(title.startswith("CP-0042: ") for title in titles)


@pytest.mark.parametrize("end", ["csv", "xlsx"])
def test_rota_reads_sheets_and_writes_one(run: Run, tmp_path: Path, end: str) -> None:
    rows = [
        ("Reference", "Date", "Time", "Kind"),
        ("CP-0001", "26/01/2027", "10:00", "Review"),
        ("CP-0002", "27/12/2026", "10:00", "Review"),
    ]
    conferences = tmp_path / f"conferences.{end}"
    if end == "csv":
        conferences.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(conferences)
    out = tmp_path / "rota.xlsx"
    said = run(
        *("rota", "--conferences", conferences, "--out", out, "--json"),
        *("--clinicians", EXAMPLES / "clinicians.xlsx", "--today", "2026-11-24"),
    )
    found = {line["reference"]: line for line in said.data["conferences"]}
    assert found["CP-0001"]["clinician"]
    assert found["CP-0001"]["mode"] in {"attend", "dial_in", "report_only"}
    assert found["CP-0001"]["reasons"]
    assert {"clinician", "mode", "reasons", "runners_up"} <= set(found["CP-0002"])
    assert openpyxl.load_workbook(out).worksheets[0].tables


def test_report_fills_a_template_from_what_read_printed(
    run: Run, tmp_path: Path
) -> None:
    """The case may be edited in between: an ampersand and a bracket survive."""
    case = run("read", CLEAR, "--json", "--today", "2026-11-24").data
    case["children"][0]["name"] = "Smith & Jones <x>"
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), encoding="utf-8")
    for template in ("gp-report-review", "gp-report-initial", "child-profile"):
        out = tmp_path / f"{template}.docx"
        said = run("report", "--template", template, "--case", file, "--out", out)
        assert said.code == 0
        cells = {
            cell.text
            for table in docx.Document(str(out)).tables
            for row in table.rows
            for cell in row.cells
        }
        assert any("Smith & Jones <x>" in text for text in cells), template


def test_rules_check_accepts_every_shipped_pack_and_names_a_fault(
    run: Run, tmp_path: Path
) -> None:
    packs = Path(__file__).parents[2] / "gp_toolkit" / "procedures" / "packs"
    for pack in sorted(packs.glob("*.toml")):
        assert run("rules", "check", pack, "--json").data["problems"] == [], pack.name
    text = (packs / "leeds.toml").read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(
        text.replace("Wednesday 20 May 2026", "Thursday 21 May 2026"), "utf-8"
    )
    said = run("rules", "check", wrong)
    assert said.code == 1
    assert "21 May 2026" in said.out
