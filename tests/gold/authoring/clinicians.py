"""Author `example_minutes/clinicians.xlsx` again. Everyone is invented."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.gold.authoring.make_examples import OUT, nhs_numbers

HEADINGS = (
    "Name", "Role", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
    "Leave", "Knows", "Attended so far", "Takes part",
)  # fmt: skip


def rows(nhs: list[str]) -> list[tuple[str | int, ...]]:
    """One line for each clinician, in the order of the headings."""
    day = "All day"
    return [
        ("Dr Helen Marsh", "GP partner", day, day, "", day, "AM",
         "21/12/2026 to 01/01/2027", f"{nhs[1]}; {nhs[2]}", 3, "Yes"),
        ("Dr Rajiv Menon", "GP partner", day, "AM", day, "", day,
         "25/01/2027 to 29/01/2027", f"{nhs[5]}; {nhs[3]}; {nhs[4]}", 2, "Yes"),
        ("Dr Ewa Lisowska", "Salaried GP", "", day, day, "AM", "",
         "05/04/2027 to 09/04/2027", nhs[11], 1, "Yes"),
        ("Dr Tomos Rees", "Salaried GP", "AM", "", "PM", day, day,
         "", nhs[14], 0, "Yes"),
        ("Carol Whitby", "Practice nurse", "AM", "AM", "AM", "", "PM",
         "15/02/2027 to 19/02/2027", "", 0, "No"),
        ("Dr Amina Yusuf", "Locum", day, day, day, day, day, "", "", 0, "No"),
    ]  # fmt: skip


def write(path: Path) -> None:
    """Write the workbook."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Clinicians"
    sheet.append(HEADINGS)
    for row in rows(nhs_numbers(40)):
        sheet.append(row)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for letter, width in zip(
        "ABCDEFGHIJK", (20, 16, 11, 11, 11, 11, 11, 26, 44, 16, 12), strict=True
    ):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    book.save(path)


if __name__ == "__main__":
    write(OUT / "clinicians.xlsx")
