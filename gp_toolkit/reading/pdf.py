"""PDFs → content: lines as a person sees them, form fields, notes, pages of pictures."""

import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from gp_toolkit.model.document import Block, Part, Problem
from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.ocr import DOTS_PER_INCH, engine
from gp_toolkit.reading.pdf_fields import field_blocks, plain_pages
from gp_toolkit.reading.pdf_page import Page, look_at
from gp_toolkit.reading.pdf_rows import Line, page_lines
from gp_toolkit.reading.pdf_rules import Loose, grids
from gp_toolkit.reading.pictures import (
    Scanner,
    blocks_of_pages,
    from_both_ends,
    scan_problems,
)
from gp_toolkit.reading.problems import CannotRead, page_numbers, problem
from gp_toolkit.reading.words import line_blocks

LOCK = threading.Lock()
"""Held round every use of pdfium: two threads in it at once end the process."""

_PASSWORD_ERROR = 4
_SECURITY_ERROR = 5
# A page is a scan when a picture fills it and what text there is could be a stamp.
_FEW_LETTERS = 20
_STAMP_LETTERS = 120
_MANY_SHAPES = 40
_MOST_OF_PAGE = 0.5
_MOST_DOTS_ACROSS = 7000
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
            reading = _Reading(pdf, data, request)
            reading.pages()
            form = pdf.get_formtype()
        finally:
            pdf.close()
    fields = field_blocks(data, request.password) if form else []
    content = reading.content(fields)
    if form == pdfium.FORMTYPE_XFA_FULL:
        return replace(content, problems=(*content.problems, problem("xfa_form")))
    return content


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

    def __init__(
        self, pdf: pypdfium2.PdfDocument, data: bytes, request: Request
    ) -> None:
        self._pdf = pdf
        self._data = data
        self._request = request
        self._blocks: dict[int, list[Block]] = {}
        self._problems: list[Problem] = []
        self._scans: list[int] = []
        self._broken: list[int] = []
        self._hidden: list[int] = []
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
            self._page(number)
            size += sum(len(b.text) for b in self._blocks.get(number, ()))
            if size > self._request.limits.characters:
                break
        self._read_broken()
        self._read_scans()

    def _page(self, number: int) -> None:
        page = pdfium.FPDF_LoadPage(self._pdf.raw, number - 1)
        if not page:
            self._broken.append(number)
            return
        try:
            seen = look_at(page)
        except pypdfium2.PdfiumError:
            self._broken.append(number)
            return
        finally:
            pdfium.FPDF_ClosePage(page)
        layer = self._judge(number, seen)
        blocks = self._page_blocks(number, seen)
        if layer:
            blocks = (block._replace(scanned=True) for block in blocks)
        self._blocks[number] = list(blocks)

    def _judge(self, number: int, seen: Page) -> bool:
        """Whether the page's words are what a copier read beneath its picture."""
        layer = seen.is_layer
        if is_scan(seen):
            self._scans.append(number)
        if layer:
            seen.runs.extend(seen.hidden)
            seen.hidden = []
        elif seen.hides_words:
            self._hidden.append(number)
        self._letters += len(seen.text) - sum(map(seen.text.count, " \r\n"))
        if not seen.text.isascii():
            self._odd_letters += len(_ODD.findall(seen.text))
        return layer

    def _page_blocks(self, number: int, seen: Page) -> Iterable[Block]:
        if seen.awry:
            yield from _plain_blocks(number, seen.text)
        else:
            yield from self._line_blocks(number, lines_of_page(seen))
        if seen.hidden:
            for line in page_lines(seen.hidden, [], Loose(), seen.width):
                yield Block(
                    text=line.text,
                    part=Part.COMMENT,
                    where=f"page {number}, hidden words",
                    page=number,
                )
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

    def _read_broken(self) -> None:
        """Pages that pdfium cannot open: pypdf may."""
        if not self._broken:
            return
        most = self._broken[-1]
        for number, text in plain_pages(self._data, self._request.password, most):
            if number in self._broken and text.strip():
                self._blocks[number] = list(_plain_blocks(number, text))
                self._broken.remove(number)
                self._problems.append(problem("partly_damaged"))

    def _read_scans(self) -> None:
        """Pages that are pictures are read as such, where the computer can."""
        reader = engine() if self._scans else None
        if reader is None:
            return
        with Scanner(reader, self._request, len(self._scans)) as scanner:
            for number in from_both_ends(self._scans):
                if not scanner.in_time:
                    scanner.skip(number)
                    continue
                try:
                    scanner.add(number, picture_of(self._pdf, number))
                except pypdfium2.PdfiumError:
                    self._broken.append(number)
            found = scanner.pages()
        for number, read in blocks_of_pages(found, tables=self._tables):
            self._tables = max((b.table or 0 for b in read), default=self._tables)
            before = self._blocks[number]
            self._blocks[number] = [*read, *_not_among(before, read)]
        self._scans = []
        if found.unread and not any(self._blocks.values()):
            raise CannotRead("scan_too_slow")
        self._problems.extend(scan_problems(found, "the PDF"))

    def content(self, fields: Sequence[Block]) -> Content:
        """The blocks, and what is to be said about the pages."""
        pages = (self._blocks[number] for number in sorted(self._blocks))
        blocks = (*(block for page in pages for block in page), *fields)
        if self._scans and len(self._scans) + len(self._broken) == self._count:
            letters = sum(len(block.text) for block in blocks)
            if letters < _FEW_LETTERS * self._count:
                raise CannotRead("scanned_pdf")
        problems = list(self._problems)
        for code, numbers in (
            ("scanned_pages", self._scans),
            ("unreadable_pages", self._broken),
            ("hidden_text", self._hidden),
        ):
            if numbers:
                problems.append(problem(code, pages=page_numbers(numbers)))
        if self._odd_letters > 0.15 * max(self._letters, 1):
            problems.append(problem("garbled_text"))
        return Content(blocks=blocks, problems=tuple(problems))


def is_scan(seen: Page) -> bool:
    """Whether what a page says stands on its picture."""
    if seen.picture_share <= 0 and seen.shapes < _MANY_SHAPES:
        return False
    most = _STAMP_LETTERS if seen.picture_share > _MOST_OF_PAGE else _FEW_LETTERS
    return seen.letters < most


def lines_of_page(seen: Page) -> list[Line]:
    """The lines and table rows of a page of text."""
    tables, rules = grids(seen.lines)
    return page_lines(seen.runs, tables, rules, seen.width)


def picture_of(pdf: pypdfium2.PdfDocument, number: int) -> Image.Image:
    """A page as a grey picture, fit to be read."""
    page = pdf[number - 1]
    try:
        # A sheet of unlikely size is drawn smaller rather than not at all.
        longest = max(*page.get_size(), 1)
        scale = min(DOTS_PER_INCH / 72, _MOST_DOTS_ACROSS / longest)
        drawn: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
        return drawn.convert("L")
    finally:
        page.close()


def _not_among(blocks: Iterable[Block], read: Sequence[Block]) -> list[Block]:
    """Text of a page that was not seen on its picture too: notes and the like."""
    seen = _letters(" ".join(block.text for block in read))
    return [block for block in blocks if _letters(block.text) not in seen]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _plain_blocks(number: int, text: str) -> Iterable[Block]:
    for block in line_blocks(text.replace("\f", "\n"), place=f"page {number}"):
        yield Block(text=block.text, where=block.where, page=number)
