"""Tables on scanned pages: a value stays with its label, line feeds and all."""

import datetime as dt

import pytest
from PIL import Image, ImageDraw

from gp_toolkit import bootstrap
from gp_toolkit.casework.filing import read_and_find
from gp_toolkit.model.document import Document
from gp_toolkit.model.reading import Trust, Warning
from gp_toolkit.reading.limits import Limits
from gp_toolkit.reading.pdf_rules import grids
from gp_toolkit.reading.read import read
from gp_toolkit.reading.scan_rules import ruled_lines
from tests.reading.scanned_pages import (
    MINUTES,
    drawn,
    needs_picture_reader,
    ruled,
    saved,
    scanned,
)

PATIENT = Limits(seconds=200.0, scan_seconds=180.0)
FORM = (
    ("Child", "Ava Carter"),
    ("Date of birth", "4 June 2018"),
    ("Date of next review\nconference", "Tuesday 8 September\n2026 at 10:00"),
    ("Venue", "Civic Centre, Room 3,\nDerby"),
)
ACTIONS = (
    ("Need", "Who does what", "By"),
    ("Teeth are looked\nafter", "Mother to register\nwith a dentist", "30 June 2026"),
    ("Immunisations up\nto date", "Practice nurse to\noffer a day", "26 June 2026"),
)


def scan_of(page: Image.Image) -> Document:
    needs_picture_reader()
    return read(saved([scanned(page)], "PDF"), "scan.pdf", limits=PATIENT)


def rows(document: Document) -> list[tuple[str, ...]]:
    return [tuple(b.text.split("\t")) for b in document.blocks if b.table == 1]


def columns(page: Image.Image, slope: float = 0.0) -> list[tuple[int, int]]:
    """Columns and rows of each table that the lines make."""
    found, _ = grids(ruled_lines(page.convert("L").resize((2480, 3508)), slope))
    return [(len(grid.xs) - 1, len(grid.ys) - 1) for grid in found]


@pytest.mark.parametrize("skew", [0.7, 0.0, -0.7])
def test_a_form_is_read_cell_by_cell_however_it_lay(skew: float) -> None:
    document = scan_of(ruled(FORM, (2.2, 2.8), skew=skew))
    assert rows(document) == [tuple(row) for row in FORM]
    assert [(b.row, b.where) for b in document.blocks if b.table] == [
        (n, f"page 1, table 1, row {n}") for n in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize(
    "how",
    [
        {"line": 1},
        {"shade": 150},
        {"head": 200},
        {"head": 60, "shade": 60},
        {"room": 3, "line": 2},
    ],
    ids=["thin", "grey", "light head", "dark head", "tight"],
)
def test_lines_of_all_sorts_part_the_cells(how: dict[str, int]) -> None:
    document = scan_of(ruled(ACTIONS, (1.8, 2.2, 1.6), **how))
    found = rows(document)[1:]
    assert found == [tuple(row) for row in ACTIONS[1:]]


def test_the_date_of_a_scanned_form_is_found_whole_and_never_clear() -> None:
    """Its year stands in the second line of the cell."""
    document = scan_of(ruled(FORM, (2.2, 2.8)))
    (entry,) = read_and_find(
        bootstrap.procedures(), document, on=dt.date(2026, 3, 24)
    ).next
    assert (entry.date, entry.start) == (dt.date(2026, 9, 8), dt.time(10))
    assert entry.trust is Trust.CHECK
    assert Warning.POOR_SCAN in entry.warnings


def test_without_lines_nothing_is_ever_clear_either() -> None:
    document = scan_of(ruled(FORM, (2.2, 2.8), line=0))
    assert rows(document) == []
    found = read_and_find(bootstrap.procedures(), document, on=dt.date(2026, 3, 24))
    assert found.next
    assert all(entry.trust is Trust.CHECK for entry in found.next)


def test_a_page_of_prose_has_no_tables() -> None:
    assert columns(drawn(MINUTES, size=24, skew=0)) == []
    assert columns(drawn(MINUTES, skew=0)) == []


@pytest.mark.parametrize("size", [(1, 1), (10, 10), (2480, 40), (40, 3508)])
def test_a_strip_of_a_page_has_no_tables(size: tuple[int, int]) -> None:
    assert grids(ruled_lines(Image.new("L", size, 0), 0.0))[0] == []


def test_a_photograph_has_no_tables() -> None:
    noise = Image.effect_noise((2480, 3508), 90)
    assert grids(ruled_lines(noise, 0.0))[0] == []
    assert grids(ruled_lines(Image.new("L", (2480, 3508), 90), 0.0))[0] == []


def test_underlined_words_and_a_frame_round_the_page_are_no_table() -> None:
    page = Image.new("L", (2480, 3508), 250)
    pen = ImageDraw.Draw(page)
    pen.rectangle((150, 150, 2330, 3350), outline=30, width=5)
    for top in (600, 900, 1200):
        pen.line((400, top, 1200, top), fill=30, width=4)
    assert grids(ruled_lines(page, 0.0))[0] == []
