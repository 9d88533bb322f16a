"""What a file says: text in reading order, each piece with its place.

A `Document` is what `reading` makes of a file's bytes, whatever its format. Offsets
count characters of `Document.text`, half open: `text[start:end]`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class DocumentState(StrEnum):
    """The one visible state that every file ends in. Persisted."""

    READ = "read"
    PARTLY_READ = "partly_read"
    NEEDS_PASSWORD = "needs_password"  # noqa: S105 (the name of a state)
    UNREADABLE = "unreadable"
    REFUSED = "refused"


class Part(StrEnum):
    """Where in a document a block of text stands.

    `building_block` is text that a Word file stores for its author to insert: it is in
    the file, but on no page.
    """

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"
    TEXT_BOX = "text_box"
    FORM_FIELD = "form_field"
    EMAIL_HEADER = "email_header"
    BUILDING_BLOCK = "building_block"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something a person should know about a file or a step.

    Attributes:
        code: Stable, for programs: lower case with underscores.
        message: Plain words: what happened and what to do next. Never holds text of
            the document.
    """

    code: str
    message: str


class Block(NamedTuple):
    """One paragraph, or one row of a table, as it reads on the page.

    A named tuple, for long minutes have thousands of them, and a frozen dataclass takes
    five times as long to make. It is made by keywords, except where rows are counted in
    thousands.

    Attributes:
        text: The words. In a table row the cells are parted by a tab and the lines
            within a cell by a line feed; a paragraph keeps its own tabs. Struck-out
            words stand between `~~` and `~~`; tracked deletions are left out.
        part: Which part of the document.
        where: The place in words for a person, such as "table 1, row 3".
        page: From 1; None where the format has no pages.
        table: Number of the table in its source, from 1; None outside tables.
        row: Number of the row in its table, from 1; None outside tables.
        heading: Whether the document marks it as a heading.
        changed: Whether a tracked change (insertion, deletion, move) touches it.
        source: Name of the attachment it came from; empty for the file itself.
        scanned: Whether the words were read from a picture, and so may be misread.
        confidences: How sure the reader of the picture was of each word of the text
            (words are parted by blanks), 0 to 100; empty where that is not known.
    """

    text: str
    part: Part = Part.BODY
    where: str = ""
    page: int | None = None
    table: int | None = None
    row: int | None = None
    heading: bool = False
    changed: bool = False
    source: str = ""
    scanned: bool = False
    confidences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageQuote:
    """Words to be shown on the picture of a page.

    Attributes:
        text: As in `Document.text`.
        nth: Which of the same words on that page, from 0.
    """

    text: str
    nth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as text.

    Attributes:
        name: The file's name as it came. To be shown, never logged.
        media: What the content is, whatever the name says: "docx", "pdf", "txt",
            "eml"…; empty when it could not be told.
        state: The one state the file ended in.
        problems: Why it is not simply `read`, and what to do.
        blocks: The text in reading order; empty unless `read` or `partly_read`.
    """

    name: str
    media: str
    state: DocumentState
    problems: tuple[Problem, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        """The text of all blocks, joined by line feeds."""
        return "\n".join(block.text for block in self.blocks)
