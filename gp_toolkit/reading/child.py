"""One child process of the reading room, and the pipes to it."""

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import BinaryIO

import psutil  # type: ignore[import-untyped]  # has no stubs of its own

from gp_toolkit.reading.content import OnPage
from gp_toolkit.reading.limits import Limits
from gp_toolkit.reading.worker import noted_page, receive, send

_BY_LAUNCHER = os.name == "nt"
"""In a virtual environment of Windows `python.exe` starts the real one as its child."""

_GLANCE_SECONDS = 0.1
_LONGEST_ANSWER = 256 * 1024 * 1024
_KEPT = (
    "PATH",
    "PATHEXT",
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
    "PROGRAMW6432",
    "LOCALAPPDATA",
    "TESSDATA_PREFIX",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
)


class Stopped(Exception):
    """The child gave no answer, for the reason with this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Child:
    """One child process and the pipes to it."""

    def __init__(self, limits: Limits) -> None:
        """Start it."""
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
        """Whether it can be asked."""
        return self._process.poll() is None

    def wait_until_ready(self) -> None:
        """Wait for its first word.

        Raises:
            Stopped: `reader_not_started`.
        """
        self._start_thread(self._receive)
        if self._wait(self._limits.start_seconds) != b"ready":
            raise Stopped("reader_not_started")

    def ask(
        self, *frames: bytes, seconds: float, on_page: OnPage | None = None
    ) -> bytes:
        """Send frames and wait for the answer, at most so long.

        Raises:
            Stopped: Why there is none.
        """
        self._start_thread(self._exchange, *frames)
        return self._wait(seconds, on_page)

    def end(self) -> None:
        """Kill the process with what it started, and let go of its pipes."""
        started = self._family()[1:]
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

    def _start_thread(self, work: Callable[..., None], *frames: bytes) -> None:
        thread = threading.Thread(target=work, args=frames, daemon=True)
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
            Stopped: `too_slow`, `out_of_memory` or `reader_crashed`.
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
                    raise Stopped("out_of_memory") from None
                continue
            if answer is None:
                # A library that is refused memory ends the process: what it had when
                # last seen tells that from other crashes.
                raise Stopped("out_of_memory" if peak > most / 2 else "reader_crashed")
            note = noted_page(answer)
            if note is None:
                return answer
            if on_page is not None:
                on_page(*note)
        raise Stopped("too_slow")

    def _memory(self) -> int:
        """Of the process that takes most: on Windows of all that were started."""
        if not _BY_LAUNCHER:
            return _memory_of(self._process.pid)
        return max((_memory_of(p.pid) for p in self._family()), default=0)

    def _family(self) -> list[psutil.Process]:
        """The process, and all that it started: readers of pictures as a rule."""
        try:
            first = psutil.Process(self._process.pid)
            return [first, *first.children(recursive=True)]
        except psutil.Error:
            return []


def _memory_of(pid: int) -> int:
    try:
        info = psutil.Process(pid).memory_info()
    except psutil.Error:
        return 0
    # Windows may have moved some of it out to the disk.
    return max(int(info.rss), int(getattr(info, "private", 0)))


def _environment() -> dict[str, str]:
    """Only what Python needs to start: secrets of the parent stay with the parent."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    folders = [folder for folder in sys.path if folder]
    # Its threads would reserve memory for each processor, and there is nothing for them.
    kept["OPENBLAS_NUM_THREADS"] = "1"
    return {**kept, "PYTHONPATH": os.pathsep.join(folders)}
