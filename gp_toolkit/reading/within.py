"""A file that lies in another, found again by where its text was said to come from."""

from dataclasses import replace

from gp_toolkit.model.document import Document, DocumentState
from gp_toolkit.reading.content import Request
from gp_toolkit.reading.enclosed import source_within
from gp_toolkit.reading.kinds import Kind, kind_of
from gp_toolkit.reading.problems import CannotRead
from gp_toolkit.reading.read import open_file

_WITH_PAGES = (Kind.PDF, Kind.PICTURE)


def file_with_pages(data: bytes, source: str, request: Request) -> bytes:
    """The PDF or picture whose text has a `Block.source`.

    Args:
        data: The outer file: itself when the source is empty and it has pages.
        source: As it stands in the document that was read from it.
        request: How the outer file is read.

    Raises:
        CannotRead: There is none.
    """
    if not source and kind_of(data) in _WITH_PAGES:
        return data
    found: list[bytes] = []

    def look(inner: bytes, name: str, asked: Request) -> Document:
        path = source_within(*asked.inside)
        if path == source and kind_of(inner) in _WITH_PAGES:
            found.append(inner)
        elif not found and (source == path or source.startswith(f"{path} ")):
            open_file(inner, asked)
        return Document(name=name, media="", state=DocumentState.UNREADABLE)

    open_file(data, replace(request, read_inner=look))
    if not found:
        raise CannotRead("unsupported_format")
    return found[0]
