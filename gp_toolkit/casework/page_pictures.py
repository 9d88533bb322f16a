"""Pages of a filed document as pictures, to be compared with what was read."""

from collections.abc import Iterable

from gp_toolkit.casework.desk import Desk
from gp_toolkit.model.document import Document, PageQuote, Part
from gp_toolkit.model.filing import FiledDocument
from gp_toolkit.model.practice import Act, User
from gp_toolkit.model.reading import Evidence

_WITH_PAGES = ("pdf", "picture")
_BESIDE_THE_LINES = (Part.COMMENT, Part.FORM_FIELD)


def pictured_pages(
    filed: FiledDocument, evidence: Iterable[Evidence]
) -> tuple[int, ...]:
    """The pages on which quotes stand, of a file whose pages can be drawn."""
    if filed.document.media not in _WITH_PAGES:
        return ()
    return tuple(sorted({e.page for e in evidence if e.page}))


def page_picture(
    desk: Desk,
    filed: FiledDocument,
    page: int,
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
    quotes = [quote_on_page(filed.document, e) for e in evidence if e.page == page]
    return desk.reader.draw(original, page, quotes)


def quote_on_page(document: Document, evidence: Evidence) -> PageQuote:
    """A quote as it can be found on the picture of its page.

    The same words may stand there more than once: those before it are counted.
    """
    before: list[str] = []
    place = 0
    for block in document.blocks:
        inside = evidence.start - place
        place += len(block.text) + 1
        if block.page != evidence.page or block.part in _BESIDE_THE_LINES:
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
