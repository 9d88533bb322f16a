"""Minutes of a conference held lately, so that a journey is true on any day."""

import datetime as dt
from pathlib import Path

import docx

from gp_toolkit.model.wording import display_day

NAME, NHS_NUMBER = "Tamsin Orrell", "999 000 0042"


def quiet_tuesday(after: dt.date) -> dt.date:
    """A Tuesday about nine weeks on, never in the last or first week of a year."""
    day = after + dt.timedelta(weeks=9)
    day += dt.timedelta(days=(1 - day.weekday()) % 7)
    while (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 7):
        day += dt.timedelta(weeks=1)
    return day


def write_minutes(path: Path, *, held: dt.date, coming: dt.date) -> Path:
    """A Derby record of an initial conference, in Word, with a table of what follows."""
    made = docx.Document()
    made.add_heading("Derby City Council", level=1)
    made.add_heading("Record of Initial Child Protection Conference", level=2)
    made.add_paragraph(f"Date of conference: {display_day(held)}")
    people = made.add_table(rows=2, cols=3)
    for cell, text in zip(
        (*people.rows[0].cells, *people.rows[1].cells),
        ("Child", "Date of birth", "NHS number", NAME, "03/05/2019", NHS_NUMBER),
        strict=True,
    ):
        cell.text = text
    made.add_paragraph("Chair: Ms Odile Farrant")
    made.add_paragraph(
        "Decision: the conference agreed unanimously that a child protection plan "
        "is needed under the category of neglect."
    )
    table = made.add_table(rows=3, cols=2)
    for row, (label, value) in zip(
        table.rows,
        (
            ("Date of review conference", f"{coming:%A} {coming.day} {coming:%B %Y}"),
            ("Time", "10:00"),
            ("Venue", "The Council House, Derby"),
        ),
        strict=True,
    ):
        row.cells[0].text, row.cells[1].text = label, value
    made.save(str(path))
    return path


def write_invitation(path: Path, *, coming: dt.date) -> Path:
    """A Derby invitation to an initial conference, in Word."""
    made = docx.Document()
    made.add_heading("Derby City Council", level=1)
    made.add_heading("Invitation to Initial Child Protection Conference", level=2)
    made.add_paragraph(f"Child: {NAME}, born 03/05/2019, NHS number {NHS_NUMBER}")
    table = made.add_table(rows=3, cols=2)
    for row, (label, value) in zip(
        table.rows,
        (
            ("Date of initial conference", display_day(coming)),
            ("Time", "10:00"),
            ("Venue", "The Council House, Derby"),
        ),
        strict=True,
    ):
        row.cells[0].text, row.cells[1].text = label, value
    made.save(str(path))
    return path
