"""Files from outside are read in a child process that may crash, hang or swell."""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO, Self

import psutil  # type: ignore[import-untyped]  # has no stubs of its own

from gp_toolkit.model.document import Document, PageQuote
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.plain import from_plain, to_plain
from gp_toolkit.reading.content import OnPage
from gp_toolkit.reading.limits import LIMITS, PATIENT_SECONDS, Limits
from gp_toolkit.reading.problems import problem, state_of
from gp_toolkit.reading.worker import noted_page, receive, send

_GLANCE_SECONDS = 0.1
_MOST_WORKERS = 8
_LONGEST_ANSWER = 256 * 1024 * 1024
_KEPT = (
    "PATH",
    "PYTHONHOME",
    "PYTHONTZPATH",
    "SYSTEMROOT",
    "WINDIR",
    "TEMP",
    "TMP",
    "TMPDIR",
    "LANG",
    "LC_ALL",
    "PROGRAMFILES",
    "PROGRAMFILES(X86)",
    "LOCALAPPDATA",
    "TESSDATA_PREFIX",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
)


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
        self._child: _Child | None = None

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
        except _Stopped as stop:
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
        except _Stopped:
            return None

    def _ask(
        self, *frames: bytes, seconds: float, on_page: OnPage | None = None
    ) -> bytes:
        """The child's answer; a child that gives none is ended.

        Raises:
            _Stopped: Why there is none.
        """
        with self._lock:
            child = self._ready_child()
            try:
                return child.ask(*frames, seconds=seconds, on_page=on_page)
            except _Stopped:
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

    def _ready_child(self) -> "_Child":
        if self._child is None or not self._child.is_alive():
            self._end()
            self._child = _Child(self._limits)
            try:
                self._child.wait_until_ready()
            except _Stopped:
                self._end()
                raise _Stopped("reader_not_started") from None
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


class _Stopped(Exception):
    """The child gave no answer, for the reason with this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _stopped(name: str, code: str, **facts: object) -> Document:
    why = problem(code, **facts)
    return Document(name=name, media="", state=state_of(code), problems=(why,))


class _Child:
    """One child process and the pipes to it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        # -P: nothing from the folder that happens to be current may be imported. The
        # child finds packages where its parent does, so that a virtual environment, a
        # user's own site folder and a plain checkout all work; it never runs the
        # parent's main module, so a script without a guard is no trouble.
        command = [sys.executable, "-P", "-m", "gp_toolkit.reading.worker"]
        self._process = subprocess.Popen(  # noqa: S603 (our own module, no shell)
            [*command, str(limits.memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # no text of a document may reach a log
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def wait_until_ready(self) -> None:
        self._start_thread(self._receive)
        if self._wait(self._limits.start_seconds) != b"ready":
            raise _Stopped("reader_not_started")

    def ask(
        self, *frames: bytes, seconds: float, on_page: OnPage | None = None
    ) -> bytes:
        """Send frames and wait for the answer, at most so long."""
        self._start_thread(self._exchange, *frames)
        return self._wait(seconds, on_page)

    def end(self) -> None:
        """Kill the process with what it started, and let go of its pipes."""
        started = self._started()
        self._process.kill()
        for helper in started:
            with contextlib.suppress(psutil.Error):
                helper.kill()
        self._process.wait()
        for pipe in self._pipes():
            with contextlib.suppress(OSError, ValueError):
                pipe.close()

    def _pipes(self) -> tuple[BinaryIO, BinaryIO]:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise TypeError("the worker was started without pipes")
        return stdin, stdout  # type: ignore[return-value]  # Popen of bytes: binary

    def _start_thread(self, work: "object", *frames: bytes) -> None:
        thread = threading.Thread(target=work, args=frames, daemon=True)  # type: ignore[arg-type]
        thread.start()

    def _exchange(self, *frames: bytes) -> None:
        """In a thread of its own: a pipe to a hanging child would block for ever."""
        try:
            for frame in frames:
                send(self._pipes()[0], frame)
        except (OSError, ValueError):
            self._answers.put(None)
            return
        self._receive()

    def _receive(self) -> None:
        """Answers, up to the one that is no note of a page."""
        try:
            while True:
                frame = receive(self._pipes()[1], _LONGEST_ANSWER)
                self._answers.put(frame)
                if noted_page(frame) is None:
                    return
        except (OSError, ValueError, EOFError):
            self._answers.put(None)

    def _wait(self, seconds: float, on_page: OnPage | None = None) -> bytes:
        """The next answer.

        Raises:
            _Stopped: `too_slow`, `out_of_memory` or `reader_crashed`.
        """
        most = self._limits.memory_bytes
        peak = 0
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                answer = self._answers.get(timeout=_GLANCE_SECONDS)
            except queue.Empty:
                peak = max(peak, self._memory())
                if peak > most:
                    raise _Stopped("out_of_memory") from None
                continue
            if answer is None:
                # A library that is refused memory ends the process: what it had when
                # last seen tells that from other crashes.
                raise _Stopped("out_of_memory" if peak > most / 2 else "reader_crashed")
            note = noted_page(answer)
            if note is None:
                return answer
            if on_page is not None:
                on_page(*note)
        raise _Stopped("too_slow")

    def _memory(self) -> int:
        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def _started(self) -> list[psutil.Process]:
        """Readers of pictures that are at work for the child."""
        try:
            found: list[psutil.Process] = psutil.Process(self._process.pid).children()
        except psutil.Error:
            return []
        return found


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


def _environment() -> dict[str, str]:
    """Only what Python needs to start: secrets of the parent stay with the parent."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    folders = [folder for folder in sys.path if folder]
    return {**kept, "PYTHONPATH": os.pathsep.join(folders)}
