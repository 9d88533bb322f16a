"""PDFs with a text layer → content: lines as a person sees them, form fields, pages."""

import re
import threading
from collections.abc import Iterable, Sequence

import pypdfium2

from gp_toolkit.model.document import Block, Part, Problem
from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.pdf_fields import field_blocks, plain_pages
from gp_toolkit.reading.pdf_page import Page, look_at
from gp_toolkit.reading.pdf_rows import Line, page_lines
from gp_toolkit.reading.pdf_rules import grids
from gp_toolkit.reading.problems import CannotRead, problem
from gp_toolkit.reading.words import line_blocks

LOCK = threading.Lock()
"""Held round every use of pdfium: two threads in it at once end the process."""

_PASSWORD_ERROR = 4
_SECURITY_ERROR = 5
# A page is a scan when a picture fills it and what text there is could be a stamp.
_FEW_LETTERS = 20
_STAMP_LETTERS = 120
_MOST_OF_PAGE = 0.5
# Signs that a font without a letter table leaves behind.
_ODD = re.compile("[\ufffd\ue000-\uf8ff]")


def read_pdf(data: bytes, request: Request) -> Content:
    """The text of a PDF.

    Raises:
        CannotRead: `password_needed`, `wrong_password`, `protected_by_service`,
            `damaged_file`, `scanned_pdf`.
    """
    with LOCK:
        try:
            pdf = pypdfium2.PdfDocument(data, password=request.password)
        except pypdfium2.PdfiumError as error:
            return _without_pdfium(data, request, error.err_code)
        try:
            reading = _Reading(pdf, request)
            reading.pages()
            has_form = pdf.get_formtype() != 0
        finally:
            pdf.close()
    fields = field_blocks(data, request.password) if has_form else []
    return reading.content(fields)


def _without_pdfium(data: bytes, request: Request, code: int | None) -> Content:
    """What pypdf, which is more forgiving, makes of a file that pdfium refuses."""
    if code == _PASSWORD_ERROR:
        raise CannotRead("wrong_password" if request.password else "password_needed")
    if code == _SECURITY_ERROR:
        raise CannotRead("protected_by_service")
    blocks: list[Block] = []
    for number, text in plain_pages(data, request.password, request.limits.pages):
        blocks.extend(_plain_blocks(number, text))
    if not blocks:
        raise CannotRead("damaged_file", format="PDF")
    return Content(blocks=tuple(blocks), problems=(problem("partly_damaged"),))


class _Reading:
    """One pass over the pages of an open PDF."""

    def __init__(self, pdf: pypdfium2.PdfDocument, request: Request) -> None:
        self._pdf = pdf
        self._request = request
        self._blocks: list[Block] = []
        self._problems: list[Problem] = []
        self._scans: list[int] = []
        self._broken: list[int] = []
        self._tables = 0
        self._letters = 0
        self._odd_letters = 0
        self._count = 0

    def pages(self) -> None:
        most = self._request.limits.pages
        count = len(self._pdf)
        self._count = min(count, most)
        if count > most:
            self._problems.append(problem("too_many_pages", pages=count, read=most))
        size = 0
        for number in range(1, self._count + 1):
            before = len(self._blocks)
            self._page(number)
            size += sum(len(b.text) for b in self._blocks[before:])
            if size > self._request.limits.characters:
                return

    def _page(self, number: int) -> None:
        try:
            page = self._pdf[number - 1]
        except pypdfium2.PdfiumError:
            self._broken.append(number)
            return
        try:
            seen = look_at(page)
        except pypdfium2.PdfiumError:
            self._broken.append(number)
            return
        finally:
            page.close()
        self._judge(number, seen)
        self._blocks.extend(self._page_blocks(number, seen))

    def _judge(self, number: int, seen: Page) -> None:
        letters = sum(len(word.text) for word in seen.words)
        few = letters < _FEW_LETTERS and seen.picture_share > 0
        stamp = letters < _STAMP_LETTERS and seen.picture_share > _MOST_OF_PAGE
        if few or stamp:
            self._scans.append(number)
        self._letters += letters
        self._odd_letters += len(_ODD.findall(seen.text))

    def _page_blocks(self, number: int, seen: Page) -> Iterable[Block]:
        if seen.awry:
            yield from _plain_blocks(number, seen.text)
        else:
            tables, rules = grids(seen.lines)
            lines = page_lines(seen.words, tables, rules, seen.width)
            yield from self._line_blocks(number, lines)
        for note in seen.notes:
            yield Block(
                text=note,
                part=Part.COMMENT,
                where=f"page {number}, note on the page",
                page=number,
            )

    def _line_blocks(self, number: int, lines: Sequence[Line]) -> Iterable[Block]:
        base = self._tables
        for index, line in enumerate(lines, start=1):
            where = f"page {number}, line {index}"
            if line.table:
                table = base + line.table
                self._tables = max(self._tables, table)
                where = f"page {number}, table {table}, row {line.row}"
            yield Block(
                text=line.text,
                where=where,
                page=number,
                table=base + line.table if line.table else None,
                row=line.row or None,
            )

    def content(self, fields: Sequence[Block]) -> Content:
        """The blocks, and what is to be said about the pages."""
        blocks = (*self._blocks, *fields)
        if self._scans and len(self._scans) + len(self._broken) == self._count:
            letters = sum(len(block.text) for block in blocks)
            if letters < _FEW_LETTERS * self._count:
                raise CannotRead("scanned_pdf")
        problems = list(self._problems)
        if self._scans:
            problems.append(problem("scanned_pages", pages=_pages(self._scans)))
        if self._broken:
            problems.append(problem("unreadable_pages", pages=_pages(self._broken)))
        if self._odd_letters > 0.15 * max(self._letters, 1):
            problems.append(problem("garbled_text"))
        return Content(blocks=blocks, problems=tuple(problems))


def _plain_blocks(number: int, text: str) -> Iterable[Block]:
    for block in line_blocks(text.replace("\f", "\n"), place=f"page {number}"):
        yield Block(text=block.text, where=block.where, page=number)


def _pages(numbers: Sequence[int]) -> str:
    """Page numbers in words.

    >>> _pages([2, 3, 4, 7])
    'Pages 2–4 and 7'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [f"{r[0]}–{r[-1]}" if len(r) > 1 else f"{r[0]}" for r in runs]
    words = " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
    return f"Page {words}" if len(numbers) == 1 else f"Pages {words}"
