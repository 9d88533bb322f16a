"""Sheets in and out: what practices type, what Excel gets."""

import datetime as dt
import io

import openpyxl
import pytest

from gp_toolkit.model.attendance import (
    Attendance,
    AttendanceMode,
    Clinician,
    HalfDay,
    Leave,
    Rota,
    RotaNeed,
    Session,
)
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.rota.propose import propose
from gp_toolkit.rota.sheets_in import parse_day, read_clinicians, read_needs
from gp_toolkit.rota.sheets_out import clinicians_workbook, rota_workbook

MADE = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("26/05/2027", "2027-05-26"),
        ("03/04/2027", "2027-04-03"),  # day first: 3 April, never 4 March
        ("26 May 2027", "2027-05-26"),
        ("Wed 26th May 27", "2027-05-26"),
        ("Wednesday, 26 May 2027", "2027-05-26"),
        ("26.5.27", "2027-05-26"),
        ("26-May-2027", "2027-05-26"),
        ("2027-05-26", "2027-05-26"),
        ("31/06/2027", None),  # there is no such day
        ("next week", None),
        ("5/26/2027", None),  # month first is refused
        ("26/05", None),  # no year: asked for
    ],
)
def test_dates_typed_in_cells(typed: str, day: str | None) -> None:
    assert parse_day(typed) == (dt.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("cell", "halves"),
    [
        ("AM", ["am"]),
        ("pm", ["pm"]),
        ("All day", ["am", "pm"]),
        ("x", ["am", "pm"]),
        ("", []),
        ("off", []),
        ("9-12.30", ["am"]),
        ("08:30 - 18:00", ["am", "pm"]),
        ("2pm - 6pm", ["pm"]),
        ("9-5", ["am", "pm"]),
    ],
)
def test_sessions_typed_under_a_weekday(cell: str, halves: list[str]) -> None:
    (person,) = read_clinicians(f"GP,Tues\nDr Ash,{cell}\n".encode(), "sheet.csv")
    assert person.sessions == tuple(
        Session(weekday=1, half=HalfDay(half)) for half in halves
    )


def test_other_headings_separators_and_titles_above_are_understood() -> None:
    text = (
        "Rota for the spring;;;\n"
        "Clinician name;Working pattern;Annual leave;On rota\n"
        "Dr Ash;Mon AM, Tue all day;1/6/2027 to 12/6/2027\n"
        "Dr Bell;Wed pm;3 July 2027 – 9 July 2027;no\n"
    )
    ash, bell = read_clinicians(text.encode("cp1252"), "sheet.csv")
    assert [(s.weekday, s.half.value) for s in ash.sessions] == [
        (0, "am"),
        (1, "am"),
        (1, "pm"),
    ]
    assert ash.leave == (Leave(first=dt.date(2027, 6, 1), last=dt.date(2027, 6, 12)),)
    assert bell.leave == (Leave(first=dt.date(2027, 7, 3), last=dt.date(2027, 7, 9)),)
    assert not bell.takes_part


def test_every_cell_that_is_not_understood_is_named_with_its_row() -> None:
    text = (
        "Name,Mon,Leave,Attended\nDr Ash,sometimes,,\nDr Bell,,soon,\nDr Cole,,,many\n"
    )
    with pytest.raises(UserProblem) as problem:
        read_clinicians(text.encode(), "sheet.csv")
    message = problem.value.message
    for place in ("Row 2, Monday", "Row 3, Leave", "Row 4, Attended"):
        assert place in message
    assert "Dr" not in message, "a message holds no names"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "sheet_unreadable"),
        (b"\x00\x01\x02", "sheet_unreadable"),
        (b"PK\x03\x04 not a workbook", "sheet_unreadable"),
        (b"\xd0\xcf\x11\xe0 nor this", "sheet_unreadable"),
        (b"a,b\n1,2\n", "headings_missing"),
        (b"x" * 5_000_001, "sheet_too_large"),
    ],
)
def test_a_file_that_is_no_sheet_says_what_to_do(data: bytes, code: str) -> None:
    with pytest.raises(UserProblem) as problem:
        read_clinicians(data, "sheet.xlsx")
    assert problem.value.code == code


PEOPLE = (
    Clinician(
        name="Dr Zoë O’Neill-Ní Bhriain",
        role="GP partner",
        sessions=(Session(weekday=1, half=HalfDay.MORNING),),
        leave=(Leave(first=dt.date(2027, 6, 1), last=dt.date(2027, 6, 12)),),
        knows=("9990000018", "CP-0001"),
        attended=3,
    ),
    Clinician(name="=HYPERLINK(0)", takes_part=False),
)


def test_the_list_of_clinicians_survives_a_round_trip() -> None:
    assert read_clinicians(clinicians_workbook(PEOPLE), "sheet.xlsx") == PEOPLE


def test_an_empty_list_gives_a_sheet_to_start_from() -> None:
    assert read_clinicians(clinicians_workbook(()), "sheet.xlsx") == ()


def a_rota() -> Rota:
    needs = [
        RotaNeed(
            reference="CP-0001",
            date=dt.date(2027, 1, 12),
            start=dt.time(9, 30),
            kind="review",
            mode="hybrid",
            report_due=dt.date(2027, 1, 7),
            family=("CP-0001",),
        )
    ]
    return propose(needs, PEOPLE)


def test_the_rota_is_read_back_with_what_a_person_changed() -> None:
    data = rota_workbook(a_rota(), practice="Elmbrook", made_on=MADE, clinicians=PEOPLE)
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Rota"]
    assert str(sheet["B5"].value) == "2027-01-12 00:00:00"
    sheet["G5"], sheet["H5"] = "Dr Someone Else", "Report only"
    edited = io.BytesIO()
    book.save(edited)
    (need,) = read_needs(edited.getvalue(), "rota.xlsx")
    assert (need.date, need.start) == (dt.date(2027, 1, 12), dt.time(9, 30))
    assert need.locked_to == "Dr Someone Else"
    assert need.locked_mode is AttendanceMode.REPORT_ONLY


def test_the_rota_prints_on_one_landscape_page_wide_with_its_headings_repeated() -> (
    None
):
    data = rota_workbook(a_rota(), practice="Elmbrook", made_on=MADE, clinicians=PEOPLE)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Rota"]
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.freeze_panes == "B5"
    (table,) = sheet.tables.values()
    assert table.ref == "A4:J5"
    assert table.autoFilter is not None


HOSTILE = [
    '=HYPERLINK("http://x.example")',
    "+44 1632 960000",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "=cmd|' /C calc'!A0",
    "=1+1\n=2+2",
    "\r=1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula(text: str) -> None:
    need = RotaNeed(reference=text, date=dt.date(2027, 1, 12), kind=text, mode=text)
    rota = Rota(
        attendances=(
            Attendance(
                need=need,
                clinician=text,
                mode=AttendanceMode.ATTEND,
                reasons=(text,),
            ),
        )
    )
    person = Clinician(name=text, role=text, knows=(text,))
    books = (
        rota_workbook(rota, practice=text, made_on=MADE, clinicians=(person,)),
        clinicians_workbook((person,)),
    )
    for data in books:
        for sheet in openpyxl.load_workbook(io.BytesIO(data)):
            for row in sheet.iter_rows():
                assert all(cell.data_type != "f" for cell in row)
