"""Read every file of a folder and say what came of it.

`python tests/reading/odd_files.py FOLDER` prints a table of kinds (the folder's own
folders) and states, the slowest file, memory, and what Word files lost of their visible
characters. It ends with 1 when a file broke a promise.
"""

import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # has no stubs of its own

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from gp_toolkit.model.document import Document, DocumentState
from gp_toolkit.reading.sandbox import ReadingWorker
from tests.reading.letters import shares, visible_runs

SLOWEST_SECONDS = 25
MOST_GROWTH = 100 * 1024 * 1024
READABLE = (DocumentState.READ, DocumentState.PARTLY_READ)


@dataclass
class Account:
    """What came of a folder of files.

    Attributes:
        table: Files by kind and state.
        slowest: Seconds of the slowest file.
        growth: Bytes by which this process grew.
        compared: Word files whose letters were compared.
        visible: Their visible characters.
        lost: Those of them that were not read.
        broken: Promises that were broken, each with the file's name.
    """

    table: Counter[tuple[str, DocumentState]] = field(default_factory=Counter)
    slowest: float = 0
    growth: int = 0
    compared: int = 0
    visible: int = 0
    lost: int = 0
    broken: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """The account as a person reads it."""
        yield f"{'kind':8}" + "".join(f"{state.value:>16}" for state in DocumentState)
        kinds = sorted({kind for kind, _ in self.table})
        for kind in kinds:
            counts = (self.table[kind, state] for state in DocumentState)
            yield f"{kind:8}" + "".join(f"{count:16}" for count in counts)
        totals = (sum(self.table[k, state] for k in kinds) for state in DocumentState)
        yield f"{'all':8}" + "".join(f"{count:16}" for count in totals)
        yield f"slowest {self.slowest:.1f} s, this process grew by {self.growth >> 20} MB"
        share = 100 * (1 - self.lost / self.visible) if self.visible else 100
        yield (
            f"{self.compared} Word files compared: {share:.3f} % of {self.visible} "
            f"visible characters read"
        )
        yield from self.broken


def account_of(folder: Path) -> Account:
    """Read all files under a folder, each in the worker."""
    account = Account()
    before = psutil.Process().memory_info().rss
    with ReadingWorker() as worker:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            if path.parent != folder:
                _take(account, worker, path, path.relative_to(folder).parts[0])
    account.growth = psutil.Process().memory_info().rss - before
    if account.growth > MOST_GROWTH:
        account.broken.append("this process grew too much")
    return account


def _take(account: Account, worker: ReadingWorker, path: Path, kind: str) -> None:
    data = path.read_bytes()
    start = time.monotonic()
    document = worker.read(data, path.name)
    seconds = time.monotonic() - start
    account.slowest = max(account.slowest, seconds)
    account.table[kind, document.state] += 1
    codes = {problem.code for problem in document.problems}
    if codes & {"reader_fault", "reader_crashed"}:
        account.broken.append(f"{path.name}: an uncaught error")
    if seconds > SLOWEST_SECONDS:
        account.broken.append(f"{path.name}: took {seconds:.0f} s")
    if bool(document.blocks) != (document.state in READABLE):
        account.broken.append(f"{path.name}: blocks and state differ")
    if data.startswith(b"PK") and document.media == "docx":
        _compare(account, path, data, document)


def _compare(account: Account, path: Path, data: bytes, document: Document) -> None:
    try:
        parts = visible_runs(data)
    except zipfile.BadZipFile:
        return
    if not document.blocks:  # stored text that is on no page does not count as text
        parts = {name: runs for name, runs in parts.items() if "glossary" not in name}
    found = shares(parts, document.text)
    account.compared += 1
    account.visible += found.visible
    account.lost += max(found.lost, found.torn)
    if not found.whole:
        account.broken.append(
            f"{path.name}: of {found.visible} visible characters {found.lost} lost, "
            f"{found.torn} torn"
        )


def main(folder: str) -> int:
    """Print the account of a folder."""
    account = account_of(Path(folder))
    print(*account.lines(), sep="\n")
    return 1 if account.broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
