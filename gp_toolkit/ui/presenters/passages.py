"""The lines of a document around a quote, with the quote marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from gp_toolkit.model.document import Document
from gp_toolkit.model.reading import Evidence

LONGEST = 700
"""Characters shown of a block beside the quote; a text file may be one long line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of text, marked if it belongs to the quote."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One block of the document."""

    segments: tuple[Segment, ...]
    heading: bool
    row: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of the document.

    Attributes:
        place: Where the quote stands, in words.
        lines: The blocks, in reading order.
        before: Blocks of the document left out before it.
        after: Blocks left out after it.
    """

    place: str
    lines: tuple[Line, ...]
    before: int = 0
    after: int = 0


def place_words(evidence: Evidence) -> str:
    """Where a quote stands.

    >>> place_words(Evidence(quote="x", page=2, where="line 4", start=0, end=1))
    'Page 2, line 4'
    """
    where = evidence.where
    if evidence.page and not where.casefold().startswith("page"):
        where = f"page {evidence.page}, {where}" if where else f"page {evidence.page}"
    where = where or "In the document"
    return where[:1].upper() + where[1:]


def passages(
    document: Document, evidence: Sequence[Evidence], *, around: int = 5
) -> tuple[Passage, ...]:
    """The document around each quote; its beginning when there is no quote.

    Args:
        document: As read.
        evidence: The quotes.
        around: Blocks shown before and after the quote.
    """
    starts = _starts(document)
    if not evidence:
        lines = tuple(_lines(document, starts, range(min(40, len(starts))), None))
        rest = len(starts) - len(lines)
        return (Passage(place="Beginning of the document", lines=lines, after=rest),)
    return tuple(_passage(document, starts, e, around) for e in evidence)


def _starts(document: Document) -> list[int]:
    sizes = (len(block.text) + 1 for block in document.blocks)
    return list(accumulate(sizes, initial=0))[:-1]


def _passage(
    document: Document, starts: list[int], evidence: Evidence, around: int
) -> Passage:
    touched = [
        number
        for number, start in enumerate(starts)
        if start < evidence.end
        and start + len(document.blocks[number].text) >= evidence.start
    ]
    if not touched or document.text[evidence.start : evidence.end] != evidence.quote:
        quote = Segment(text=evidence.quote, marked=True)
        line = Line(segments=(quote,), heading=False, row=False)
        return Passage(place=place_words(evidence), lines=(line,))
    first = max(0, touched[0] - around)
    last = min(len(starts), touched[-1] + around + 1)
    return Passage(
        place=place_words(evidence),
        lines=tuple(_lines(document, starts, range(first, last), evidence)),
        before=first,
        after=len(starts) - last,
    )


def _lines(
    document: Document, starts: list[int], wanted: range, evidence: Evidence | None
) -> Iterator[Line]:
    for number in wanted:
        block = document.blocks[number]
        if not block.text.strip():
            continue
        yield Line(
            segments=tuple(_segments(block.text, starts[number], evidence)),
            heading=block.heading,
            row=block.row is not None,
        )


def _segments(text: str, start: int, evidence: Evidence | None) -> Iterator[Segment]:
    first = max(0, evidence.start - start) if evidence else len(text)
    last = min(len(text), evidence.end - start) if evidence else len(text)
    if last <= first:
        yield Segment(text=_head(text), marked=False)
        return
    if text[:first]:
        yield Segment(text=_tail(text[:first]), marked=False)
    yield Segment(text=text[first:last], marked=True)
    if text[last:]:
        yield Segment(text=_head(text[last:]), marked=False)


def _head(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} […]"


def _tail(text: str) -> str:
    return text if len(text) <= LONGEST else f"[…] {text[-LONGEST:]}"
