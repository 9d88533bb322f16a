"""Small Word files for the tests of this room, and what a reader sees in one."""

import io
import zipfile

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph


def template_of(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same Word file with one part more, or another one in its place."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.namelist():
            if entry != name:
                target.writestr(entry, source.read(entry))
        target.writestr(name, content)
    return out.getvalue()


def part_of(data: bytes, name: str) -> str:
    """One part of a Word file as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode("utf-8")


def texts_of(data: bytes) -> list[str]:
    """Every paragraph of the body, in tables too, and of header and footer."""
    document = Document(io.BytesIO(data))
    section = document.sections[0]
    found = [
        p.text for part in (section.header, section.footer) for p in part.paragraphs
    ]
    for item in document.iter_inner_content():
        match item:
            case Paragraph():
                found.append(item.text)
            case Table():
                found += [
                    p.text
                    for row in item.rows
                    for cell in row.cells
                    for p in cell.paragraphs
                ]
    return found


def rows_of(data: bytes) -> dict[str, str]:
    """What stands beside each label in the tables of two columns; the last one wins."""
    document = Document(io.BytesIO(data))
    return {
        row.cells[0].text: row.cells[1].text
        for table in document.tables
        if len(table.columns) == 2
        for row in table.rows
    }
