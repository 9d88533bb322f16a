"""A table out of a spreadsheet or CSV file, whatever its headings are called."""

import csv
import datetime as dt
import io
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import python_calamine

from gp_toolkit.model.errors import UserProblem

Cell = str | float | int | bool | dt.date | dt.time | dt.datetime | dt.timedelta

MOST_ROWS = 5000
MOST_BYTES = 5_000_000
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row under the headings.

    Attributes:
        number: As the spreadsheet counts, from 1.
        cells: By the program's name for the column; empty cells are left out.
    """

    number: int
    cells: Mapping[str, Cell]

    def text(self, column: str) -> str:
        """A cell as text, trimmed; empty when there is none."""
        value = self.cells.get(column, "")
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return " ".join(str(value).split())


def read_rows(data: bytes, name: str, *, table: str, needs: Sequence[str]) -> list[Row]:
    """The rows of the first sheet that has the headings wanted.

    Args:
        data: xlsx, xls, ods or CSV.
        name: Of the file, for messages.
        table: Which table of `headings.toml`.
        needs: Columns that must be there.

    Raises:
        UserProblem: `sheet_unreadable`, `sheet_too_large` or `headings_missing`.
    """
    if len(data) > MOST_BYTES:
        raise UserProblem(
            "sheet_too_large", f"{name} is larger than a rota can be. Check the file."
        )
    grids = _grids(data, name)
    for grid in grids:
        for at, cells in enumerate(grid[:20]):
            columns = _columns(cells, table)
            if all(need in columns.values() for need in needs):
                return _rows(grid, at, columns)
    wanted = ", ".join(f"“{headings(table)[need][0]}”" for need in needs)
    raise UserProblem(
        "headings_missing",
        f"{name} has no row with the headings {wanted}. Put them above the columns.",
    )


def headings(table: str) -> Mapping[str, Sequence[str]]:
    """The names that each column may have."""
    names: Mapping[str, Sequence[str]] = heading_data()[table]
    return names


@cache
def heading_data() -> dict[str, Any]:
    """The words that sheets use."""
    text = (resources.files("gp_toolkit.rota") / "headings.toml").read_text("utf-8")
    return tomllib.loads(text)


def _grids(data: bytes, name: str) -> list[list[list[Cell]]]:
    if data.startswith(_SPREADSHEETS):
        return _spreadsheet(data, name)
    return [_delimited(data, name)]


def _spreadsheet(data: bytes, name: str) -> list[list[list[Cell]]]:
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)[:MOST_ROWS]
            for sheet in book.sheet_names
        ]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise UserProblem(
            "sheet_unreadable",
            f"{name} could not be opened as a spreadsheet. If it has a password, save "
            "a copy without one; otherwise save it as .xlsx or .csv and try again.",
        ) from error


def _delimited(data: bytes, name: str) -> list[list[Cell]]:
    text = _decoded(data)
    if "\0" in text or not text.strip():
        raise UserProblem(
            "sheet_unreadable",
            f"{name} is neither a spreadsheet nor CSV text. Save it as .xlsx or .csv.",
        )
    first = next(line for line in text.splitlines() if line.strip())
    separator = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    try:
        return [list[Cell](row) for row in rows][:MOST_ROWS]
    except csv.Error as error:
        raise UserProblem(
            "sheet_unreadable", f"{name} is not well-formed CSV. Save it as .xlsx."
        ) from error


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _columns(cells: Sequence[Cell], table: str) -> dict[int, str]:
    """Which column of the sheet is which; the first of two with one name counts."""
    known = {
        _plain(alias): key for key, names in headings(table).items() for alias in names
    }
    found: dict[int, str] = {}
    for index, cell in enumerate(cells):
        key = known.get(_plain(cell))
        if key and key not in found.values():
            found[index] = key
    return found


def _plain(cell: Cell) -> str:
    return "".join(c for c in str(cell).casefold() if c.isalnum())


def _rows(
    grid: Sequence[Sequence[Cell]], at: int, columns: Mapping[int, str]
) -> list[Row]:
    rows = []
    for number, cells in enumerate(grid[at + 1 :], start=at + 2):
        filled = {
            columns[i]: cell
            for i, cell in enumerate(cells)
            if i in columns and str(cell).strip()
        }
        if filled:
            rows.append(Row(number=number, cells=filled))
    return rows
