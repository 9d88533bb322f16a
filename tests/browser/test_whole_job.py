"""The whole job as a new user does it, in the system's Chromium."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import docx
import icalendar
import openpyxl

from gp_toolkit.model.wording import display_day
from tests.browser.minutes import NAME, quiet_tuesday, write_minutes
from tests.browser.person import A_FILE, Person
from tests.browser.setting_up import sets_up_the_practice

EXAMPLES = Path(__file__).parents[2] / "example_minutes"
SitDown = Callable[..., Person]


def test_from_first_run_to_the_three_downloads(
    sit_down: SitDown, tmp_path: Path
) -> None:
    """Given nothing but the program; when minutes are added and the date confirmed;
    then the calendar file, the rota and the Word documents say the same day."""
    held = dt.datetime.now(ZoneInfo("Europe/London")).date()  # noqa: TID251 (the real clock runs the app)
    held -= dt.timedelta(days=held.weekday() + 3)  # a Friday just past
    coming = quiet_tuesday(held)
    minutes = write_minutes(tmp_path / "minutes.docx", held=held, coming=coming)
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")

    anna = sit_down()
    sets_up_the_practice(anna)
    anna.sees("Nothing is here yet.")

    anna.opens("Rota")
    anna.adds([EXAMPLES / "clinicians.xlsx"])
    anna.presses("Load this sheet")
    anna.sees("Dr Helen Marsh")

    anna.opens("Inbox")
    anna.adds([minutes, empty])
    anna.presses("Read these files")
    anna.sees("2 files added of 2", patience=A_FILE)
    anna.sees(f"Review child protection conference: {display_day(coming)}, 10am")
    anna.sees("is empty")
    anna.presses("Open", nth=0)
    anna.sees("What the document says")
    quoted = anna.page.locator("mark").first.inner_text()
    assert str(coming.day) in quoted

    anna.presses("Confirm this date")
    anna.sees("Not confirmed yet")
    anna.ticks("I have checked this date against the quoted line")
    anna.presses("Confirm this date")
    anna.sees("CP-0001 is in the diary")

    anna.opens("Rota")
    anna.presses("Accept for CP-0001")
    anna.sees("The choice for CP-0001 is kept")
    sheet = anna.downloads("Download the rota for Excel", tmp_path)

    anna.opens("Conferences")
    anna.presses("Open CP-0001")
    anna.sees("Time line")
    diary = anna.downloads("Calendar file", tmp_path)
    anna.presses("Prepare the Word documents")
    packed = anna.downloads("All Word documents in one zip", tmp_path)

    assert {diary.name, sheet.name, packed.name} == {
        "CP-0001.ics",
        "rota.xlsx",
        "CP-0001 reports.zip",
    }
    _the_diary_says(diary.read_bytes(), coming)
    _the_rota_says(sheet, coming)
    _the_reports_say(packed.read_bytes(), coming)


def _the_diary_says(data: bytes, coming: dt.date) -> None:
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    starts = {event.decoded("DTSTART") for event in events}
    days = {
        s.astimezone(ZoneInfo("Europe/London")).date()
        if isinstance(s, dt.datetime)
        else s
        for s in starts
    }
    assert coming in days
    assert all(len(event.walk("VALARM")) <= 1 for event in events)
    assert NAME.encode() not in data


def _the_rota_says(sheet: Path, coming: dt.date) -> None:
    cells = [
        cell.value
        for row in openpyxl.load_workbook(sheet).worksheets[0].iter_rows()
        for cell in row
    ]
    assert "CP-0001" in cells
    days = {c.date() if isinstance(c, dt.datetime) else c for c in cells}
    assert coming in days
    assert NAME not in cells


def _the_reports_say(data: bytes, coming: dt.date) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = packed.namelist()
        words = {
            name: "\n".join(
                cell.text
                for table in docx.Document(io.BytesIO(packed.read(name))).tables
                for row in table.rows
                for cell in row.cells
            )
            for name in names
        }
    assert len(names) == 2  # one child, no adult listed: the report and one profile
    assert not any("Tamsin" in name or "Orrell" in name for name in names)
    for text in words.values():
        assert NAME in text
    assert any(f"{coming.day} {coming:%B %Y}" in text for text in words.values())


def test_the_example_practice_from_one_click_to_the_downloads(
    sit_down: SitDown, tmp_path: Path
) -> None:
    """The pictures of the manual are taken on this way."""
    sam = sit_down()
    sam.goes_to()
    sam.looks_round("first-run")
    sam.presses("Open the example practice")
    sam.sees("Everybody in it is invented")
    sam.opens("Inbox")
    sam.presses("Add the example minutes")
    sam.sees("16 files added of 16", patience=A_FILE)
    sam.looks_round("inbox")
    sam.presses("Go to the list of all documents")
    sam.sees_no_more("16 files added of 16")
    sam.row_of("01-derby-initial-form.docx").get_by_role("button").click()
    sam.sees("What the document says")
    sam.looks_round("verify")
    sam.ticks("I have checked this date against the quoted line")
    sam.presses("Confirm this date")
    sam.sees("CP-0001 is in the diary")
    sam.opens("Inbox")
    sam.row_of("02-derbyshire-review-prose.docx").get_by_role("button").click()
    sam.sees("more than one next conference")
    sam.ticks("I have checked this date against the quoted line")
    sam.presses("Confirm this date")
    sam.sees("CP-0002 is in the diary")
    sam.opens("Rota")
    sam.presses("Accept for CP-0001")
    sam.sees("The choice for CP-0001 is kept")
    sam.looks_round("rota")
    assert sam.downloads("Download the rota for Excel", tmp_path).stat().st_size
    sam.opens("Conferences")
    sam.looks_round("conferences")
    sam.presses("Open CP-0001")
    sam.sees("Time line")
    sam.looks_round("conference")
    data = sam.downloads("Calendar file", tmp_path).read_bytes()
    _the_diary_says(data, dt.date(2027, 1, 26))
    sam.opens("Today")
    sam.looks_round("today")
    sam.opens("Reports")
    sam.looks_round("reports")
    sam.opens("Settings")
    sam.looks_round("settings")
