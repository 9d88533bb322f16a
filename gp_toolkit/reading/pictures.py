"""Pictures of pages → lines as a person sees them, with how sure each word is."""

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from statistics import median
from types import TracebackType
from typing import Self

from PIL import Image, ImageOps, ImageSequence

from gp_toolkit.model.document import Block, Problem
from gp_toolkit.reading.content import Content, Request
from gp_toolkit.reading.kinds import picture_format
from gp_toolkit.reading.ocr import (
    DOTS_PER_INCH,
    Engine,
    NotInTime,
    Seen,
    SeenPage,
    engine,
)
from gp_toolkit.reading.pdf_rows import Line, page_lines
from gp_toolkit.reading.pdf_rules import Box, Loose, grids
from gp_toolkit.reading.pdf_runs import Run
from gp_toolkit.reading.problems import CannotRead, page_numbers, problem
from gp_toolkit.reading.scan_rules import ruled_lines

Image.MAX_IMAGE_PIXELS = None  # the limit on dots is ours, and earlier

_POINTS = 72 / DOTS_PER_INCH
_A4_INCHES = 11.69
_UNSURE = 60
_UNSURE_SHARE = 0.15
_STROKES = frozenset("|!lI[](){}_-—–¦")
_NEAR = 4.0
_LIKE_BULLETS = frozenset("e*¢©®°«»")
_TOKEN = re.compile(r"\S+")


@dataclass(slots=True)
class Pages:
    """Pages read from pictures.

    Attributes:
        lines: Of each page that was read, by its number.
        unread: Numbers of pages for which no time was left.
        unsure: Numbers of pages of which much was guessed.
    """

    lines: dict[int, list[Line]]
    unread: list[int]
    unsure: list[int]


class Scanner:
    """Reads pictures of pages, a few at once, until the time of the file is up."""

    def __init__(self, reader: Engine, request: Request, count: int) -> None:
        """Begin.

        Args:
            reader: What reads a picture.
            request: Until when pictures are read, and who is told of each.
            count: How many there are.
        """
        self._reader = reader
        self._until = request.until
        self._tell = request.on_page
        self._count = count
        self._done = 0
        self._pool = ThreadPoolExecutor(reader.at_once)
        self._waiting: list[tuple[int, Future[SeenPage]]] = []
        self._pages = Pages({}, [], [])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    @property
    def in_time(self) -> bool:
        """Whether there is time for another picture."""
        return time.monotonic() < self._until

    def skip(self, number: int) -> None:
        """Leave a page out, for want of time."""
        self._pages.unread.append(number)

    def add(self, number: int, picture: Image.Image) -> None:
        """Have a page read. Waits when several are being read already."""
        job = self._pool.submit(self._reader.read, picture, until=self._until)
        self._waiting.append((number, job))
        if len(self._waiting) > self._reader.at_once:
            self._collect()

    def pages(self) -> Pages:
        """All pages, once they have been read."""
        while self._waiting:
            self._collect()
        self._pages.unread.sort()
        self._pages.unsure.sort()
        return self._pages

    def _collect(self) -> None:
        number, job = self._waiting.pop(0)
        self._done += 1
        try:
            seen = job.result()
        except NotInTime:
            self.skip(number)
            return
        finally:
            self._tell(self._done, self._count)
        self._pages.lines[number] = lines_of(seen)
        if _is_unsure(seen):
            self._pages.unsure.append(number)


def lines_of(seen: SeenPage) -> list[Line]:
    """The lines and rows of a page, put together as those of a PDF are."""
    ruled = ruled_lines(seen.picture, seen.slope)
    words = [
        word
        for line in _level(seen)
        for word in line
        if not _is_ruled_line(word, ruled)
    ]
    tables, _ = grids(ruled)
    return page_lines(words, tables, Loose(), seen.picture.width * _POINTS)


def _is_ruled_line(word: Run, ruled: Iterable[Box]) -> bool:
    """Whether a line of a table was taken for a letter."""
    if not _STROKES.issuperset(word.text):
        return False
    x, y = word.box.middle
    return any(
        line.left - _NEAR <= x <= line.right + _NEAR
        and line.bottom - _NEAR <= y <= line.top + _NEAR
        for line in ruled
    )


def scanned_blocks(
    number: int, lines: Iterable[Line], *, tables: int = 0
) -> Iterator[Block]:
    """The blocks of a page that was read from a picture.

    Args:
        number: Of the page.
        lines: As they stand on it.
        tables: How many tables there are on the pages before.
    """
    for index, line in enumerate(lines, start=1):
        where = f"page {number}, line {index}"
        if line.table:
            where = f"page {number}, table {tables + line.table}, row {line.row}"
        yield Block(
            text=line.text,
            where=where,
            page=number,
            table=tables + line.table if line.table else None,
            row=line.row or None,
            scanned=True,
            confidences=tuple(_confidences(line)),
        )


def blocks_of_pages(
    pages: Pages, *, tables: int = 0
) -> Iterator[tuple[int, list[Block]]]:
    """The blocks of each page that was read, in their order."""
    for number in sorted(pages.lines):
        blocks = list(scanned_blocks(number, pages.lines[number], tables=tables))
        tables = max((b.table for b in blocks if b.table), default=tables)
        yield number, blocks


def scan_problems(pages: Pages, kind: str) -> Iterator[Problem]:
    """What is to be said about pages read from pictures."""
    if pages.unread:
        yield problem("scan_unread", pages=page_numbers(pages.unread), kind=kind)
    if pages.unsure:
        yield problem("scan_unsure", pages=page_numbers(pages.unsure), kind=kind)


def from_both_ends(numbers: Sequence[int]) -> Iterator[int]:
    """First, last, second, last but one…: dates stand at the ends of minutes.

    >>> list(from_both_ends([1, 2, 3, 4, 5]))
    [1, 5, 2, 4, 3]
    """
    left = list(numbers)
    while left:
        yield left.pop(0)
        if left:
            yield left.pop()


def _is_unsure(seen: SeenPage) -> bool:
    words = [word for line in seen.lines for word in line]
    doubtful = sum(word.confidence < _UNSURE for word in words)
    return doubtful > _UNSURE_SHARE * len(words)


def _confidences(line: Line) -> Iterator[int]:
    """How sure each word of the text is: of two run together, the less sure one."""
    places = [(start, end, w.confidence or 0) for start, end, w in line.places()]
    for token in _TOKEN.finditer(line.text):
        inside = [c for s, e, c in places if s < token.end() and e > token.start()]
        yield min(inside, default=0)


# From dots to points -------------------------------------------------------------


def _level(seen: SeenPage) -> Iterator[list[Run]]:
    """The words in points, as if the page had lain straight on the scanner.

    `page_picture` has the way back.
    """
    slope = seen.slope
    height = seen.picture.height
    for line in seen.lines:
        if not line:
            continue
        tops = [w.top - slope * w.left for w in line]
        bottoms = [w.bottom - slope * w.left for w in line]
        top, bottom = min(tops), max(bottoms)
        if bottom - top > 2.5 * median(
            b - t for t, b in zip(tops, bottoms, strict=True)
        ):
            top, bottom = median(tops), median(bottoms)  # a large letter or a speck
        bullet = _is_bullet(line)
        drift = slope * (line[0].top + line[0].bottom) / 2
        yield [
            Run(
                "•" if bullet and word is line[0] else word.text,
                Box(
                    (word.left + drift) * _POINTS,
                    (height - bottom) * _POINTS,
                    (word.right + drift) * _POINTS,
                    (height - top) * _POINTS,
                ),
                confidence=word.confidence,
            )
            for word in line
        ]


def _is_bullet(line: Sequence[Seen]) -> bool:
    """Whether a bullet was taken for a letter: it stands alone, well before the rest."""
    if len(line) < 2 or line[0].text not in _LIKE_BULLETS:
        return False
    return line[1].left - line[0].right > line[1].bottom - line[1].top


# Picture files ---------------------------------------------------------------------


def read_picture(data: bytes, request: Request) -> Content:
    """The text of a picture of one page, or of several in one file.

    Raises:
        CannotRead: `picture`, `damaged_file`, `too_complex`, `scan_too_slow`.
    """
    kind = picture_format(data)
    reader = engine()
    if reader is None:
        raise CannotRead("picture", format=kind)
    try:
        with Image.open(BytesIO(data)) as opened:
            return _read_frames(opened, request, reader)
    except (CannotRead, MemoryError):
        raise
    except (OSError, ValueError, SyntaxError, EOFError, TypeError) as error:
        # The library fails in many ways on broken pictures, and on kinds it lacks.
        code = "picture_kind" if kind == "HEIC" else "damaged_file"
        raise CannotRead(code, format=f"{kind} picture") from error


def _read_frames(opened: Image.Image, request: Request, reader: Engine) -> Content:
    if opened.width * opened.height > request.limits.dots:
        raise CannotRead("too_complex")
    count = getattr(opened, "n_frames", 1)
    most = min(count, request.limits.pages)
    problems: list[Problem] = []
    if count > most:
        problems.append(problem("too_many_pages", pages=count, read=most))
    with Scanner(reader, request, most) as scanner:
        for number, frame in enumerate(ImageSequence.Iterator(opened), start=1):
            if number > most:
                break
            if frame.width * frame.height > request.limits.dots:
                raise CannotRead("too_complex")
            if scanner.in_time:
                scanner.add(number, upright(frame))
            else:
                scanner.skip(number)
        pages = scanner.pages()
    blocks = tuple(b for _, page in blocks_of_pages(pages) for b in page)
    if not blocks and pages.unread:
        raise CannotRead("scan_too_slow")
    return Content(
        blocks=blocks, problems=(*problems, *scan_problems(pages, "the picture"))
    )


def upright(frame: Image.Image) -> Image.Image:
    """A picture in grey, at the size that is read best, the right way up."""
    turned = ImageOps.exif_transpose(frame)
    if turned.mode in ("RGBA", "LA", "PA", "P"):
        coloured = turned.convert("RGBA")
        paper = Image.new("RGBA", coloured.size, "white")
        turned = Image.alpha_composite(paper, coloured)
    grey = turned.convert("L")
    scale = DOTS_PER_INCH / _dots_per_inch(frame, max(grey.size))
    scale = min(scale, 3.0)
    if 0.9 < scale < 1.1:
        return grey
    size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
    return grey.resize(size, Image.Resampling.LANCZOS)


def _dots_per_inch(frame: Image.Image, longest: int) -> float:
    """As the file says, if that is likely; else as if it were a page of A4."""
    said = frame.info.get("dpi", (0, 0))
    stated = float(said[0]) if isinstance(said, tuple) and said else 0.0
    if stated >= 100 and 4 <= longest / stated <= 20:
        return stated
    return longest / _A4_INCHES
