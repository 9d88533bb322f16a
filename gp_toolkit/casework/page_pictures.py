"""Pages of a filed document as pictures, to be compared with what was read."""

from collections.abc import Iterable
from dataclasses import dataclass

from gp_toolkit.casework.desk import Desk
from gp_toolkit.model.document import Document, PageQuote, Part
from gp_toolkit.model.filing import FiledDocument
from gp_toolkit.model.practice import Act, User
from gp_toolkit.model.reading import Evidence

_WITH_PAGES = ("pdf", "picture", "p7m")
_BESIDE_THE_LINES = (Part.COMMENT, Part.FORM_FIELD)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PicturedPage:
    """A page that can be drawn.

    Attributes:
        source: Name of the attachment that it is a page of; empty for the file itself.
        page: From 1.
    """

    source: str
    page: int


def pictured_pages(
    filed: FiledDocument, evidence: Iterable[Evidence]
) -> tuple[PicturedPage, ...]:
    """The pages on which quotes stand, as far as they may be drawn."""
    document = filed.document
    itself = document.media in _WITH_PAGES
    pages = {page_of(document, e) for e in evidence}
    return tuple(sorted(p for p in pages if p and (p.source or itself)))


def page_of(document: Document, evidence: Evidence) -> PicturedPage | None:
    """The page that a quote stands on; None where there are no pages."""
    if not evidence.page:
        return None
    end = 0
    for block in document.blocks:
        end += len(block.text) + 1
        if evidence.start < end:
            return PicturedPage(source=block.source, page=evidence.page)
    return None


def page_picture(
    desk: Desk,
    filed: FiledDocument,
    pictured: PicturedPage,
    evidence: Iterable[Evidence],
    *,
    by: User,
) -> bytes | None:
    """A page as PNG with the quoted words boxed; None if it cannot be drawn.

    A file under a password cannot: the password is not kept. Opening the document was
    recorded when it was opened.
    """
    desk.check(by, Act.VIEW_CASE)
    with desk.store.work() as work:
        original = work.original(filed.id)
    if original is None:
        return None
    document = filed.document
    quotes = [
        quote_on_page(document, e) for e in evidence if page_of(document, e) == pictured
    ]
    return desk.reader.draw(original, pictured.page, quotes, source=pictured.source)


def quote_on_page(document: Document, evidence: Evidence) -> PageQuote:
    """A quote as it can be found on the picture of its page.

    The same words may stand there more than once: those before it are counted.
    """
    on = page_of(document, evidence)
    before: list[str] = []
    place = 0
    for block in document.blocks:
        inside = evidence.start - place
        place += len(block.text) + 1
        here = on is not None and (block.source, block.page) == (on.source, on.page)
        if not here or block.part in _BESIDE_THE_LINES:
            continue
        if inside < len(block.text):
            # The quote's own first letters may begin the same words again.
            before.append(block.text[: max(inside, 0)])
            break
        before.append(block.text)
    return PageQuote(
        text=evidence.quote, nth=_occurrences("\n".join(before), evidence.quote)
    )


def _occurrences(text: str, words: str) -> int:
    """How often words stand in a text, overlapping ones counted."""
    count, place = 0, text.find(words)
    while place >= 0 and words:
        count += 1
        place = text.find(words, place + 1)
    return count
