"""The rota and the list of clinicians as Excel sheets: printable, editable, inert.

Every text is written as text: nothing that somebody typed can become a formula. No
sheet holds a child's name or anything clinical.
"""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from gp_toolkit.model.attendance import (
    Attendance,
    AttendanceMode,
    Clinician,
    HalfDay,
    Rota,
)
from gp_toolkit.model.wording import display_day
from gp_toolkit.rota.sheets_in import WEEK

DAY_FORMAT = "ddd dd/mm/yyyy"
TIME_FORMAT = "hh:mm"
TITLE_ROW, NOTE_ROW, HEADING_ROW = 1, 2, 4

MODES = {
    AttendanceMode.ATTEND: "Attend",
    AttendanceMode.DIAL_IN: "Dial in",
    AttendanceMode.REPORT_ONLY: "Report only",
}

_INK = Font(name="Calibri", size=11)
_TITLE = Font(name="Calibri", size=16, bold=True, color="003087")
_NOTE = Font(name="Calibri", size=10, color="425563")
_HEAD = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
_BLUE = PatternFill("solid", fgColor="005EB8")
_TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)
_MIDDLE = Alignment(horizontal="left", vertical="center", wrap_text=True)
_GAP = PatternFill("solid", fgColor="FFF2CC")
_LINE = Border(bottom=Side(style="thin", color="D8DDE0"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    title: str
    width: float
    number_format: str = "General"


_ROTA = (
    _Column(title="Reference", width=12),
    _Column(title="Date", width=17, number_format=DAY_FORMAT),
    _Column(title="Time", width=8, number_format=TIME_FORMAT),
    _Column(title="Kind", width=12),
    _Column(title="Held", width=15),
    _Column(title="Report due", width=17, number_format=DAY_FORMAT),
    _Column(title="Clinician", width=22),
    _Column(title="Takes part", width=13),
    _Column(title="Why", width=50),
    _Column(title="Others who could", width=28),
)

_FAIRNESS = (
    _Column(title="Clinician", width=26),
    _Column(title="Role", width=18),
    _Column(title="Sessions a week", width=17),
    _Column(title="Attended so far", width=17),
    _Column(title="In this rota", width=14),
    _Column(title="Together", width=12),
)

_CLINICIANS = (
    _Column(title="Name", width=24),
    _Column(title="Role", width=16),
    *(_Column(title=day.capitalize(), width=12) for day in WEEK),
    _Column(title="Leave", width=38),
    _Column(title="Knows", width=32),
    _Column(title="Attended so far", width=16),
    _Column(title="Takes part", width=12),
)

_Value = str | int | dt.date | dt.time | None


def rota_workbook(
    rota: Rota,
    *,
    practice: str,
    made_on: dt.date,
    clinicians: Sequence[Clinician] = (),
) -> bytes:
    """The rota, to print, to edit and to read back.

    Args:
        rota: In date order.
        practice: Printed at the top.
        made_on: Printed at the top.
        clinicians: Offered in the Clinician column, and counted on a second sheet.
    """
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a worksheet")
    sheet.title = "Rota"
    heading = f"Conference rota – {practice}" if practice else "Conference rota"
    note = (
        f"Made on {display_day(made_on)}. A proposal until confirmed. Change Clinician "
        "or Takes part, save, and load the sheet again."
    )
    rows = [_rota_row(a) for a in rota.attendances]
    _fill(sheet, "Rota", _ROTA, rows, heading=heading, note=note)
    for number, attendance in enumerate(rota.attendances, start=HEADING_ROW + 1):
        if attendance.clinician is None:
            for column in (7, 8, 9):
                sheet.cell(number, column).fill = _GAP
    names = [c.name for c in clinicians] or _named(rota)
    _offer(sheet, "G", names, rows)
    _offer(sheet, "H", list(MODES.values()), rows)
    if clinicians:
        _add_fairness(book, rota, clinicians)
    return _saved(book)


def clinicians_workbook(clinicians: Sequence[Clinician]) -> bytes:
    """The list of clinicians, to edit and to load again."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a worksheet")
    sheet.title = "Clinicians"
    rows = [_clinician_row(c) for c in clinicians] or [[""] * len(_CLINICIANS)]
    _fill(
        sheet,
        "Clinicians",
        _CLINICIANS,
        rows,
        heading="Clinicians for the conference rota",
        note=(
            "AM, PM or All day under each weekday. Leave: 01/06/2027 - 12/06/2027; "
            "03/07/2027. Knows: case references or NHS numbers, parted by semicolons."
        ),
    )
    for column in "CDEFG":
        _offer(sheet, column, ["AM", "PM", "All day"], rows, spare=20)
    _offer(sheet, "K", ["Yes", "No"], rows, spare=20)
    return _saved(book)


def _rota_row(line: Attendance) -> list[_Value]:
    need = line.need
    return [
        need.reference,
        need.date,
        need.start,
        need.kind,
        need.mode,
        need.report_due,
        line.clinician or "",
        MODES[line.mode] if line.mode else "",
        " ".join(line.reasons),
        ", ".join(runner.clinician for runner in line.runners_up[:3]),
    ]


def _clinician_row(person: Clinician) -> list[_Value]:
    return [
        person.name,
        person.role,
        *(_day_words(person, weekday) for weekday in range(len(WEEK))),
        "; ".join(
            f"{leave.first:%d/%m/%Y}"
            if leave.first == leave.last
            else f"{leave.first:%d/%m/%Y} - {leave.last:%d/%m/%Y}"
            for leave in person.leave
        ),
        "; ".join(person.knows),
        person.attended,
        "Yes" if person.takes_part else "No",
    ]


def _day_words(person: Clinician, weekday: int) -> str:
    halves = {s.half for s in person.sessions if s.weekday == weekday}
    if len(halves) == 2:
        return "All day"
    return (
        {HalfDay.MORNING: "AM", HalfDay.AFTERNOON: "PM"}[halves.pop()] if halves else ""
    )


def _named(rota: Rota) -> list[str]:
    names = [a.clinician for a in rota.attendances if a.clinician]
    names += [r.clinician for a in rota.attendances for r in a.runners_up]
    return list(dict.fromkeys(names))


def _add_fairness(book: Workbook, rota: Rota, clinicians: Sequence[Clinician]) -> None:
    went = (AttendanceMode.ATTEND, AttendanceMode.DIAL_IN)
    named = [a.clinician for a in rota.attendances if a.mode in went]
    rows: list[list[_Value]] = [
        [
            c.name,
            c.role,
            len(c.sessions),
            c.attended,
            named.count(c.name),
            c.attended + named.count(c.name),
        ]
        for c in clinicians
    ]
    sheet = book.create_sheet("Fairness")
    _fill(
        sheet,
        "Fairness",
        _FAIRNESS,
        rows,
        heading="Who has been asked how often",
        note="Attended or dialled in. Weighed by the sessions worked in a week.",
    )


# --- writing a sheet ---------------------------------------------------------------


def _fill(
    sheet: Worksheet,
    table: str,
    columns: Sequence[_Column],
    rows: Sequence[Sequence[_Value]],
    *,
    heading: str,
    note: str,
) -> None:
    _write_text(sheet.cell(TITLE_ROW, 1), heading).font = _TITLE
    _write_text(sheet.cell(NOTE_ROW, 1), note).font = _NOTE
    for index, column in enumerate(columns, start=1):
        head = _write_text(sheet.cell(HEADING_ROW, index), column.title)
        head.font, head.fill, head.alignment = _HEAD, _BLUE, _MIDDLE
        sheet.column_dimensions[get_column_letter(index)].width = column.width
        for number, row in enumerate(rows, start=HEADING_ROW + 1):
            value = row[index - 1]
            written = _write(sheet.cell(number, index), value)
            written.font, written.alignment, written.border = _INK, _TOP, _LINE
            if not isinstance(value, str):
                written.number_format = column.number_format
    _fit_rows(sheet, columns, rows)
    last = HEADING_ROW + max(len(rows), 1)
    area = f"A{HEADING_ROW}:{get_column_letter(len(columns))}{last}"
    made = Table(displayName=table, ref=area)
    made.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=False)
    sheet.add_table(made)
    sheet.freeze_panes = f"B{HEADING_ROW + 1}"
    _set_page(sheet, f"A1:{get_column_letter(len(columns))}{last}")


def _fit_rows(
    sheet: Worksheet, columns: Sequence[_Column], rows: Sequence[Sequence[_Value]]
) -> None:
    """Row heights by hand: programs do not all grow a row for wrapped text."""
    for number, row in enumerate(rows, start=HEADING_ROW + 1):
        lines = max(
            -(-len(str(value or "")) // max(int(column.width) - 2, 1))
            for column, value in zip(columns, row, strict=True)
            if isinstance(value, str) or value is None
        )
        sheet.row_dimensions[number].height = 15.5 * max(lines, 1) + 2


def _write(cell: Cell | MergedCell, value: _Value) -> Cell:
    if isinstance(value, str):
        return _write_text(cell, value)
    plain = _whole(cell)
    plain.value = value
    return plain


def _write_text(cell: Cell | MergedCell, text: str) -> Cell:
    """Text that stays text, whatever it begins with."""
    plain = _whole(cell)
    plain.value = "".join(c for c in text if c == "\n" or c.isprintable())
    plain.data_type = "s"
    plain.quotePrefix = text[:1] in {"=", "+", "-", "@", "\t", "\r"}
    return plain


def _whole(cell: Cell | MergedCell) -> Cell:
    if isinstance(cell, MergedCell):
        raise TypeError("these sheets merge no cells")
    return cell


def _offer(
    sheet: Worksheet,
    column: str,
    choices: Sequence[str],
    rows: Sequence[Sequence[_Value]],
    *,
    spare: int = 0,
) -> None:
    """A list to choose from; Excel allows 255 characters and no comma in a choice."""
    listed = ",".join(choices)
    if not choices or len(listed) > 250 or any("," in c or '"' in c for c in choices):
        return
    validation = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
    validation.showErrorMessage = False
    sheet.add_data_validation(validation)
    first = HEADING_ROW + 1
    validation.add(f"{column}{first}:{column}{first + max(len(rows), 1) - 1 + spare}")


def _set_page(sheet: Worksheet, area: str) -> None:
    sheet.print_area = area
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.6, 0.8
    sheet.page_margins.footer = 0.4
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(text="Confidential"),
        right=_HeaderFooterPart(text="Page &P of &N"),
    )


def _saved(book: Workbook) -> bytes:
    book.properties.creator = "GP safeguarding toolkit"
    book.properties.lastModifiedBy = ""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
