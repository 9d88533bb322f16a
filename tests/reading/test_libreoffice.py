"""The same minutes in four formats, as LibreOffice 7.4 writes them, read alike.

The Word file was made by python-docx and the others of it by LibreOffice; the people
are invented.
"""

from pathlib import Path

import pytest

from gp_toolkit.model.document import DocumentState, Part
from gp_toolkit.reading.read import read

FOLDER = Path(__file__).parent / "libreoffice"
MINUTES = [
    ("Record CP-0042", Part.HEADER, "page header"),
    ("Review Child Protection Conference", Part.BODY, "paragraph 1"),
    ("Date of conference: Tuesday 10 March 2026", Part.BODY, "paragraph 2"),
    ("Child: Ava Carter, born 4 June 2018", Part.BODY, "paragraph 3"),
    (
        "Date of next review conference\tTuesday 2 June 2026",
        Part.BODY,
        "table 1, row 1",
    ),
    ("Venue\tElm House", Part.BODY, "table 1, row 2"),
    ("Room\t3", Part.BODY, "table 1, row 2, table 2, row 1"),
    ("Time: 10am", Part.BODY, "paragraph 4"),
    ("~~Ben Lowe~~ was thanked.", Part.BODY, "paragraph 5"),
    ("Naïve café – £5; “quoted”.", Part.BODY, "paragraph 6"),
    ("Printed 20/03/2026", Part.FOOTER, "page footer"),
    ("Check the spelling", Part.COMMENT, "comment"),
]


@pytest.mark.parametrize("kind", ["docx", "doc", "rtf", "odt"])
def test_the_minutes_are_read_alike_in(kind: str) -> None:
    document = read((FOLDER / f"minutes.{kind}").read_bytes(), "minutes")
    assert (document.media, document.state) == (kind, DocumentState.READ)
    assert [(b.text, b.part, b.where) for b in document.blocks] == MINUTES
    changed = [b.text for b in document.blocks if b.changed]
    assert changed == ["Time: 10am"]
    headings = [b.text for b in document.blocks if b.heading]
    assert headings == ["Review Child Protection Conference"]
