"""Files from outside are read in a child process that may crash, hang or swell."""

import contextlib
import json
import os
import queue
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Self

from gp_toolkit.model.document import Document, PageQuote
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.plain import from_plain, to_plain
from gp_toolkit.reading.child import Child, Stopped
from gp_toolkit.reading.content import OnPage
from gp_toolkit.reading.limits import LIMITS, PATIENT_SECONDS, Limits
from gp_toolkit.reading.problems import problem, state_of

_MOST_WORKERS = 8


class ReadingWorker:
    """Reads files one at a time in a child process that is kept for the next file.

    A file that crashes the child, or costs more than the limits, ends in its state; the
    child is replaced and the next file is read as if nothing had been. May be shared
    between threads: they wait for each other. The child may open no socket and start no
    process. On Linux the system caps its memory; everywhere the parent watches it.
    """

    at_once = 1

    def __init__(self, *, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._child: Child | None = None

    def read(
        self,
        data: bytes,
        name: str,
        *,
        password: str | None = None,
        patient: bool = False,
        on_page: OnPage | None = None,
    ) -> Document:
        """What a file says; as `gp_toolkit.reading.read.read`, and never raises.

        Args:
            data: The file's bytes.
            name: The file's name, kept for show only.
            password: What the person typed. Goes to the child through a pipe; not kept.
            patient: Whether to read all pages of a scan, however long it takes.
            on_page: Told, in the caller's thread, after each picture of a page.
        """
        if len(data) > self._limits.file_bytes:
            size = self._limits.file_bytes // (1024 * 1024)
            return _stopped(name, "too_large", megabytes=size)
        limits = _patient(self._limits) if patient else self._limits
        asked = _asked(limits, password, name=name)
        try:
            answer = self._ask(asked, data, seconds=limits.seconds, on_page=on_page)
            return from_plain(Document, json.loads(answer))
        except Stopped as stop:
            return _stopped(name, stop.code, seconds=f"{limits.seconds:g}")
        except (UserProblem, ValueError):  # a child gone mad
            self.close()
            return _stopped(name, "reader_crashed")

    def draw(
        self,
        data: bytes,
        page: int,
        quotes: Sequence[PageQuote],
        *,
        source: str = "",
        password: str | None = None,
    ) -> bytes | None:
        """A page of a PDF or of a picture as PNG, the quotes boxed; None if it cannot.

        Args:
            data: The file's bytes.
            page: From 1.
            quotes: What to box.
            source: The `Block.source` of the page, in a file that holds others.
            password: As for `read`.
        """
        if len(data) > self._limits.file_bytes:
            return None
        quoted = to_plain(tuple(quotes))
        asked = _asked(self._limits, password, page=page, quotes=quoted, source=source)
        try:
            return self._ask(asked, data, seconds=self._limits.seconds) or None
        except Stopped:
            return None

    def _ask(
        self, *frames: bytes, seconds: float, on_page: OnPage | None = None
    ) -> bytes:
        """The child's answer; a child that gives none is ended.

        Raises:
            Stopped: Why there is none.
        """
        with self._lock:
            child = self._ready_child()
            try:
                return child.ask(*frames, seconds=seconds, on_page=on_page)
            except Stopped:
                self._end()
                raise

    def close(self) -> None:
        """End the child process. A later `read` starts another."""
        with self._lock:
            self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        # When Python itself ends, the child sees its input end and goes of its own accord.
        if getattr(self, "_child", None) is not None and not sys.is_finalizing():
            self._end()

    def _ready_child(self) -> Child:
        if self._child is None or not self._child.is_alive():
            self._end()
            self._child = Child(self._limits)
            try:
                self._child.wait_until_ready()
            except Stopped:
                self._end()
                raise Stopped("reader_not_started") from None
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end()


class ReadingPool:
    """Several reading workers: as many files are read at once as there are processors.

    Used as one worker is. A worker that no file has needed has no child process.
    """

    def __init__(self, *, limits: Limits = LIMITS, workers: int | None = None) -> None:
        self.at_once = workers or min(os.cpu_count() or 1, _MOST_WORKERS)
        self._workers = [ReadingWorker(limits=limits) for _ in range(self.at_once)]
        self._free: queue.LifoQueue[ReadingWorker] = queue.LifoQueue()
        for worker in self._workers:
            self._free.put(worker)

    def read(
        self,
        data: bytes,
        name: str,
        *,
        password: str | None = None,
        patient: bool = False,
        on_page: OnPage | None = None,
    ) -> Document:
        """As `ReadingWorker.read`, by whichever worker is free."""
        with self._worker() as worker:
            return worker.read(
                data, name, password=password, patient=patient, on_page=on_page
            )

    def draw(
        self,
        data: bytes,
        page: int,
        quotes: Sequence[PageQuote],
        *,
        source: str = "",
        password: str | None = None,
    ) -> bytes | None:
        """As `ReadingWorker.draw`, by whichever worker is free."""
        with self._worker() as worker:
            return worker.draw(data, page, quotes, source=source, password=password)

    @contextlib.contextmanager
    def _worker(self) -> Iterator[ReadingWorker]:
        worker = self._free.get()
        try:
            yield worker
        finally:
            self._free.put(worker)

    def close(self) -> None:
        """End the child processes. A later `read` starts others."""
        for worker in self._workers:
            worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _stopped(name: str, code: str, **facts: object) -> Document:
    why = problem(code, **facts)
    return Document(name=name, media="", state=state_of(code), problems=(why,))


def _patient(limits: Limits) -> Limits:
    """With all the time for pictures that a person is willing to wait."""
    rest = limits.seconds - limits.scan_seconds
    return replace(
        limits, scan_seconds=PATIENT_SECONDS, seconds=PATIENT_SECONDS + max(rest, 4.0)
    )


def _asked(limits: Limits, password: str | None, **more: object) -> bytes:
    asked = {"password": password, "limits": _plain(limits), **more}
    return json.dumps(asked).encode("ascii")


def _plain(limits: Limits) -> dict[str, object]:
    """As JSON; a whole number of seconds is a number of seconds all the same."""
    plain: dict[str, object] = to_plain(limits)
    for name in ("seconds", "scan_seconds", "start_seconds"):
        plain[name] = float(getattr(limits, name))
    return plain
