"""`gp-toolkit prepare` on the example minutes: the whole job, checked from outside."""

import csv
import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import docx
import icalendar
import openpyxl
import pypdfium2
import pytest

from gp_toolkit import cli

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "example_minutes"
LONDON = ZoneInfo("Europe/London")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the README's command writes."""
    folder = tmp_path_factory.mktemp("out")
    code = cli.main(
        [
            *("prepare", str(EXAMPLES)),
            *("--practice", str(EXAMPLES / "practice.toml"), "--out", str(folder)),
        ]
    )
    assert code == 1  # done, and some of the examples need a person
    return folder


@pytest.fixture(scope="module")
def summary(out: Path) -> list[dict[str, str]]:
    text = (out / "summary.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def expected() -> Iterator[tuple[str, list[dict[str, object]]]]:
    for path in sorted(EXAMPLES.glob("*.expected.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        yield path.name.removesuffix(".expected.json"), data["next"]


def test_every_file_has_its_line(summary: list[dict[str, str]]) -> None:
    files = {Path(line["file"]).stem for line in summary}
    assert files == {name for name, _ in expected()}


def test_only_clear_booked_days_are_live(summary: list[dict[str, str]]) -> None:
    live = {(Path(s["file"]).stem, s["date"]) for s in summary if s["reference"]}
    clear = {
        (name, entry["date"])
        for name, entries in expected()
        for entry in entries
        if entry["status"] == "booked" and entry.get("trust") == "clear"
    }
    assert live == clear


def test_what_needs_a_person_says_what_to_do(summary: list[dict[str, str]]) -> None:
    asked = {Path(s["file"]).stem: s for s in summary if s["needs_a_person"]}
    doubtful = {
        name
        for name, entries in expected()
        for entry in entries
        if entry.get("trust") == "check"
    }
    assert set(asked) >= doubtful
    for line in asked.values():
        assert not line["reference"]
        assert line["needs_a_person"].endswith(".")


def test_the_reminders_hold_each_live_day_once(
    out: Path, summary: list[dict[str, str]]
) -> None:
    data = (out / "reminders.ics").read_bytes()
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    days = {
        str(e["SUMMARY"]): e.decoded("DTSTART").astimezone(LONDON).date()
        for e in events
        if str(e["SUMMARY"]).endswith(": conference")
    }
    assert days == {
        f"{line['reference']}: conference": dt.date.fromisoformat(line["date"])
        for line in summary
        if line["reference"]
    }
    assert len({str(e["UID"]) for e in events}) == len(events)
    assert all(len(e.walk("VALARM")) == 1 for e in events)


def test_running_again_gives_the_same_events(out: Path, tmp_path: Path) -> None:
    cli.main(
        [
            *("prepare", str(EXAMPLES), "--out", str(tmp_path)),
            *("--practice", str(EXAMPLES / "practice.toml")),
        ]
    )

    def identities(folder: Path) -> set[str]:
        data = (folder / "reminders.ics").read_bytes()
        return {
            str(e["UID"]) for e in icalendar.Calendar.from_ical(data).walk("VEVENT")
        }

    assert identities(tmp_path) == identities(out)


def test_the_rota_is_one_table_of_the_live_conferences(
    out: Path, summary: list[dict[str, str]]
) -> None:
    sheet = openpyxl.load_workbook(out / "rota.xlsx").worksheets[0]
    (table,) = sheet.tables.values()
    rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    assert {row[0] for row in rows[1:]} == {
        s["reference"] for s in summary if s["reference"]
    }
    assert sheet.freeze_panes
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToWidth == 1


def test_each_conference_has_a_report_and_a_profile_for_each_person(
    out: Path, summary: list[dict[str, str]]
) -> None:
    people = {
        name: json.loads((EXAMPLES / f"{name}.expected.json").read_text("utf-8"))
        for name, _ in expected()
    }
    for line in summary:
        if not line["reference"]:
            continue
        found = people[Path(line["file"]).stem]
        (entry,) = [n for n in found["next"] if n["date"] == line["date"]]
        names = entry["children"] or [c["name"] for c in found["children"]]
        folder = out / line["reference"]
        made = [p.name for p in folder.iterdir()]
        assert len(list(folder.glob("*GP report*.docx"))) == 1
        assert len(list(folder.glob("*child profile*.docx"))) == len(names)
        assert len(list(folder.glob("*parent-carer profile*.docx"))) == len(
            found["adults"]
        )
        report = next(iter(folder.glob("*GP report*.docx")))
        cells = _cells(report)
        assert set(names) <= cells
        assert all(name.startswith(line["reference"]) for name in made)


def _cells(path: Path) -> set[str]:
    return {
        cell.text
        for table in docx.Document(str(path)).tables
        for row in table.rows
        for cell in row.cells
    }


def test_no_name_birthday_or_nhs_number_leaves_the_word_documents(out: Path) -> None:
    private = set()
    for path in EXAMPLES.glob("*.expected.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        for person in (*data["children"], *data.get("adults", ())):
            private |= {person["name"], person.get("nhs_number")}
    private -= {None}
    assert len(private) > 20
    sheet = openpyxl.load_workbook(out / "rota.xlsx")
    written = "\n".join(
        (
            re.sub(r"\r\n ", "", (out / "reminders.ics").read_text(encoding="utf-8")),
            (out / "summary.csv").read_text(encoding="utf-8-sig"),
            "\n".join(p.name for p in out.rglob("*")),
            "\n".join(
                str(cell.value)
                for page in sheet.worksheets
                for row in page.iter_rows()
                for cell in row
            ),
        )
    )
    assert not {word for word in private if word in written}


@pytest.mark.slow
def test_an_independent_calendar_program_lists_every_conference(
    out: Path, summary: list[dict[str, str]], tmp_path: Path
) -> None:
    khal = Path(sys.executable).with_name("khal")
    if not khal.exists():
        pytest.skip("khal is not installed")
    (tmp_path / "cal").mkdir()
    config = tmp_path / "config"
    config.write_text(
        f"[calendars]\n[[cp]]\npath = {tmp_path / 'cal'}\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n"
        "[locale]\nlocal_timezone = Europe/London\ndefault_timezone = Europe/London\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n",
        encoding="utf-8",
    )

    def ask(*words: str) -> str:
        return subprocess.run(
            [str(khal), "-c", str(config), *words],
            env={**os.environ, "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    ask("import", "--batch", str(out / "reminders.ics"))
    listed = ask(
        *("list", "2026-11-24", "300d", "--format", "{start} {title}"),
        *("--day-format", ""),
    )
    for line in summary:
        if line["reference"]:
            start = f"{line['date']} {line['start']}"
            assert f"{start} {line['reference']}: conference" in listed


@pytest.mark.slow
def test_word_and_excel_files_open_in_another_office_program(
    out: Path, tmp_path: Path
) -> None:
    """Every document becomes pages; the rota prints on one."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    files = [*sorted(out.rglob("*.docx")), out / "rota.xlsx"]
    subprocess.run(
        [
            *(office, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)),
            f"-env:UserInstallation=file://{tmp_path}/profile",
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    for file in files:
        pages = pypdfium2.PdfDocument(tmp_path / f"{file.stem}.pdf")
        assert 1 <= len(pages) <= 8
        pages.close()
    rota = pypdfium2.PdfDocument(tmp_path / "rota.pdf")
    first = rota[0]
    width, height = first.get_size()
    assert width > height
    words = first.get_textpage().get_text_range()
    assert "CP-0001" in words
    assert "CP-0009" in words
    rota.close()
