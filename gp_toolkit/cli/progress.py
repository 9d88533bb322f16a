"""How far a long job is, on the standard error: results alone go to the other."""

import sys
import threading

from gp_toolkit.casework.ports import OnPage


class Progress:
    """Counts files and pages aloud, by numbers alone.

    On a screen one line is written over again; into a file or a pipe each goes on its
    own. May be told from several threads.
    """

    def __init__(self, count: int) -> None:
        """Begin with none of so many files."""
        self._count = count
        self._done = 0
        self._lock = threading.Lock()
        self._screen = sys.stderr.isatty()
        self._width = 0

    def file_done(self) -> None:
        """One more file has been read. A single one is not counted."""
        self._done += 1
        if self._count > 1:
            self._say(f"{self._done} of {self._count} files read")

    def pages_of(self, number: int) -> OnPage:
        """What is told of each page of a long scan."""
        return lambda done, of: self._say(
            f"File {number} of {self._count}: page {done} of {of} read"
        )

    def close(self) -> None:
        """Leave the line."""
        if self._width:
            sys.stderr.write("\n")
            self._width = 0

    def _say(self, words: str) -> None:
        with self._lock:
            if not self._screen:
                sys.stderr.write(f"{words}\n")
            else:
                sys.stderr.write(f"\r{words:<{self._width}}")
                self._width = len(words)
            sys.stderr.flush()
