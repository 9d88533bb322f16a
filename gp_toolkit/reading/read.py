"""The one door of the room: bytes in, a `Document` out, whatever the bytes are."""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import import_module

from gp_toolkit.model.document import Block, Document, DocumentState, Problem
from gp_toolkit.reading.content import Content, OnPage, Request
from gp_toolkit.reading.kinds import Kind, kind_of, picture_format
from gp_toolkit.reading.limits import LIMITS, Limits
from gp_toolkit.reading.problems import CannotRead, problem, state_of

# Named, not imported: a reader's libraries load when the first file of its kind comes.
_READERS = {
    Kind.WORD: ("word", "read_word"),
    Kind.LOCKED_OFFICE: ("locked", "read_locked"),
    Kind.OLD_WORD: ("word97", "read_word97"),
    Kind.WINMAIL: ("winmail", "read_winmail"),
    Kind.OUTLOOK: ("outlook", "read_outlook"),
    Kind.PDF: ("pdf", "read_pdf"),
    Kind.ARCHIVE: ("zip_archive", "read_zip"),
    Kind.WORD_XML: ("word_flat", "read_word_xml"),
    Kind.TEXT: ("words", "read_words"),
    Kind.EMAIL: ("mail", "read_mail"),
    Kind.HTML: ("html", "read_html"),
    Kind.CALENDAR: ("invitation", "read_invitation"),
    Kind.PICTURE: ("pictures", "read_picture"),
    Kind.RICH_TEXT: ("rtf", "read_rich_text"),
    Kind.OPEN_DOCUMENT: ("odf", "read_open_document"),
    Kind.SEALED_MAIL: ("sealed", "read_sealed"),
}

_REFUSALS = {
    Kind.SPREADSHEET: "spreadsheet",
    Kind.PROTECTED: "protected_by_service",
    Kind.OLD_PROCESSOR: "old_word_processor",
    Kind.OTHER_ARCHIVE: "other_archive",
    Kind.OTHER: "unsupported_format",
}


def read(
    data: bytes,
    name: str,
    *,
    password: str | None = None,
    limits: Limits = LIMITS,
    on_page: OnPage | None = None,
) -> Document:
    """What a file says, and the one state that it ends in. Never raises for bad input.

    Runs in this process: for files from outside use `ReadingWorker`, which survives a
    file that hangs or crashes a library.

    Args:
        data: The file's bytes. The format is told from them.
        name: The file's name, kept for show only.
        password: What the person typed, for a file that needs one. Not kept.
        limits: What the file may cost.
        on_page: Told after each picture of a page.
    """
    request = request_for(limits, password)
    if on_page is not None:
        request = replace(request, on_page=on_page)
    return _read(data, name, request)


def request_for(limits: Limits, password: str | None) -> Request:
    """How a file is to be read, from this moment on."""
    return Request(
        read_inner=_read,
        limits=limits,
        password=password or None,
        until=time.monotonic() + limits.scan_seconds,
    )


def _read(data: bytes, name: str, request: Request) -> Document:
    kind = Kind.OTHER
    try:
        kind = _checked_kind(data, request.limits)
        content = _reader(kind)(data, request)
    except CannotRead as stop:
        return _ended(name, kind, stop.problem)
    except MemoryError:
        return _ended(name, kind, problem("out_of_memory"))
    except RecursionError:
        return _ended(name, kind, problem("too_complex"))
    except Exception:  # noqa: BLE001 (a hostile file finds faults we do not know of: it must end in its state, and the batch go on)
        return _ended(name, kind, problem("reader_fault"))
    return _document(name, kind, content, request.limits)


def _checked_kind(data: bytes, limits: Limits) -> Kind:
    if not data:
        raise CannotRead("empty_file")
    if len(data) > limits.file_bytes:
        raise CannotRead("too_large", megabytes=limits.file_bytes // (1024 * 1024))
    kind = kind_of(data)
    if kind in _REFUSALS:
        raise CannotRead(_REFUSALS[kind], format=picture_format(data))
    return kind


def open_file(data: bytes, request: Request) -> Content:
    """What the reader of the file's kind makes of it.

    Raises:
        CannotRead: Why it makes nothing of it. Other errors are possible too.
    """
    return _reader(_checked_kind(data, request.limits))(data, request)


@cache
def _reader(kind: Kind) -> Callable[[bytes, Request], Content]:
    module, function = _READERS[kind]
    found: Callable[[bytes, Request], Content] = getattr(
        import_module(f"gp_toolkit.reading.{module}"), function
    )
    return found


def _ended(name: str, kind: Kind, why: Problem) -> Document:
    return Document(
        name=name, media=kind.value, state=state_of(why.code), problems=(why,)
    )


def _document(name: str, kind: Kind, content: Content, limits: Limits) -> Document:
    blocks, whole = _kept(content.blocks, limits)
    problems = list(dict.fromkeys(content.problems))
    if not whole:
        problems.append(problem("too_long"))
    if not blocks:
        if problems == [problem("partly_damaged")]:  # there is no part left
            problems = [problem("damaged_file", format="document")]
        problems = problems or [problem("no_text")]
        state = _worst(problems)
        return Document(
            name=name, media=kind.value, state=state, problems=tuple(problems)
        )
    state = DocumentState.PARTLY_READ if problems else DocumentState.READ
    return Document(
        name=name,
        media="docx" if kind is Kind.LOCKED_OFFICE else kind.value,
        state=state,
        problems=tuple(problems),
        blocks=blocks,
    )


def _worst(problems: list[Problem]) -> DocumentState:
    """Nothing was read: a problem that says "partly" cannot stand alone."""
    states = [state_of(p.code) for p in problems]
    firm = [s for s in states if s is not DocumentState.PARTLY_READ]
    return firm[0] if firm else DocumentState.UNREADABLE


def _kept(blocks: tuple[Block, ...], limits: Limits) -> tuple[tuple[Block, ...], bool]:
    """As many blocks as the limits allow, and whether that is all of them."""
    total, most = 0, limits.characters
    if len(blocks) > limits.blocks:
        kept, _ = _kept(blocks[: limits.blocks], limits)
        return kept, False
    if sum([len(block.text) for block in blocks]) + len(blocks) <= most:
        return blocks, True
    for index, block in enumerate(blocks):
        room = most - total
        total += len(block.text) + 1
        if total > most + 1:
            part = block._replace(text=block.text[:room])
            return (*blocks[:index], *((part,) if part.text.strip() else ())), False
    return blocks, True
