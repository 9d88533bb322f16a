"""The child process in which files are read: `python -m gp_toolkit.reading.worker`.

It speaks frames over its standard streams: a length of eight bytes, then that many
bytes. A request is a frame of JSON (name, password, limits) and a frame with the file; an
answer is a frame of JSON, the `Document`; before it may come notes of pages that have
been read from pictures. A request to draw names a page and quotes too;
its answer is a frame of PNG, empty when the page cannot be drawn. Nothing is unpickled on either side. It ends
when its input ends, so it never outlives its parent.
"""

import contextlib
import json
import os
import struct
import sys
from importlib import import_module
from typing import Any, BinaryIO

from gp_toolkit.model.document import PageQuote
from gp_toolkit.model.plain import from_plain, to_plain
from gp_toolkit.reading.limits import Limits
from gp_toolkit.reading.ocr import has_package, tesseract
from gp_toolkit.reading.read import read, request_for

LENGTH = struct.Struct(">Q")

_STARTS = ("subprocess.Popen", "_winapi.CreateProcess")
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "_winapi.CreateProcess",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "urllib.",
    "ftplib.",
    "smtplib.",
    "webbrowser.",
)


def send(stream: BinaryIO, data: bytes) -> None:
    """Write one frame."""
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO, most: int) -> bytes:
    """Read one frame.

    Raises:
        EOFError: The other side has gone.
        ValueError: The frame claims to be longer than `most` bytes.
    """
    (length,) = LENGTH.unpack(_exactly(stream, LENGTH.size))
    if length > most:
        raise ValueError("frame too long")
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, count: int) -> bytes:
    data = stream.read(count)
    if len(data) != count:
        raise EOFError
    return data


def fence(*, allowed: str | None = None) -> None:
    """Forbid sockets and new processes for the rest of this process's life.

    Args:
        allowed: The one program that may be started: the reader of pictures.
    """

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if not event.startswith(_FORBIDDEN):
            return
        if event in _STARTS and allowed and arguments[0] == allowed:
            return
        raise PermissionError("the reading worker may not do this")

    sys.addaudithook(refuse)


def limit_memory(most: int) -> None:
    """Cap this process's memory where the system can; elsewhere the parent watches."""
    try:
        import resource  # noqa: PLC0415 (not on Windows)
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    with contextlib.suppress(ValueError, OSError):
        # A crash must not leave the document in a core dump.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Read file after file until the requests end."""
    send(answers, b"ready")
    while True:
        try:
            asked = json.loads(receive(requests, 1 << 20))
            limits = from_plain(Limits, asked["limits"])
            data = receive(requests, limits.file_bytes)
        except EOFError:
            return
        if "page" in asked:
            send(answers, _drawn(data, asked, limits))
            continue
        document = read(
            data,
            asked["name"],
            password=asked["password"],
            limits=limits,
            on_page=lambda done, of: send(answers, page_note(done, of)),
        )
        del data
        send(answers, json.dumps(to_plain(document)).encode("ascii"))


_NOTE = b"["  # no Document and no PNG begins like that


def page_note(done: int, of: int) -> bytes:
    """A frame that goes before the answer: how many pages have been read."""
    return json.dumps([done, of]).encode("ascii")


def noted_page(frame: bytes) -> tuple[int, int] | None:
    """What such a frame says; None for an answer.

    Raises:
        ValueError: The frame is broken.
    """
    if not frame.startswith(_NOTE):
        return None
    done, of = json.loads(frame)
    return int(done), int(of)


def _drawn(data: bytes, asked: dict[str, Any], limits: Limits) -> bytes:
    quotes = [from_plain(PageQuote, quote) for quote in asked["quotes"]]
    draw = import_module("gp_toolkit.reading.page_picture").draw_page
    request = request_for(limits, asked["password"])
    try:
        png: bytes = draw(data, asked["page"], quotes, request, source=asked["source"])
    except Exception:  # noqa: BLE001 (a page that cannot be drawn is shown as words)
        return b""
    return png


def main() -> None:
    """Serve on the standard streams, which nothing else may write to."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    program = tesseract()
    # The package for scans reserves far more than it uses; its use the parent watches.
    room = 1 if program or not has_package() else 3
    limit_memory(room * int(sys.argv[1]))
    fence(allowed=program)
    serve(requests, answers)


if __name__ == "__main__":
    main()
