"""Look for files that break a reader: `python tests/fuzz/run.py --parser doc --seconds 600`.

Mutated files that reach a line of the readers which none has reached before are kept and
mutated further. A file that breaks something is written to `--keep`, by its digest; run
`python tests/fuzz/run.py --replay FILE` to see where it breaks.
"""

import argparse
import hashlib
import random
import sys
import time
import traceback
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from gp_toolkit.reading import read as door
from gp_toolkit.reading.content import Request
from gp_toolkit.reading.problems import CannotRead
from tests.fuzz.fuzzing import attempt, next_file
from tests.fuzz.parsers import PARSERS

_ROOM = str(Path(door.__file__).parent)
_MOST_KEPT = 2_000
_MOST_FAULTS = 20


class Lines:
    """Which lines of the reading room have been reached."""

    def __init__(self) -> None:
        self.seen: set[tuple[CodeType, int]] = set()

    def run(self, data: bytes) -> tuple[Any, bool]:
        """The outcome of a file, and whether it reached a new line."""
        before = len(self.seen)
        sys.settrace(self._call)
        try:
            outcome = attempt(data)
        finally:
            sys.settrace(None)
        return outcome, len(self.seen) > before

    def _call(self, frame: FrameType, _event: str, _argument: object) -> Any:  # noqa: ANN401 (a trace function)
        return self._line if frame.f_code.co_filename.startswith(_ROOM) else None

    def _line(self, frame: FrameType, event: str, _argument: object) -> Any:  # noqa: ANN401 (a trace function)
        if event == "line":
            self.seen.add((frame.f_code, frame.f_lineno))
        return self._line


def fuzz(name: str, seconds: float, seed: int, keep: Path, corpus: Path | None) -> int:
    """Run for so long; how many files broke something."""
    parser, dice, lines = PARSERS[name], random.Random(seed), Lines()  # noqa: S311 (repeatable on purpose)
    pool = parser.seeds()
    if corpus is not None:
        files = sorted(p for p in corpus.rglob("*") if p.is_file())
        pool += [p.read_bytes() for p in files if p.stat().st_size < 200_000]
    for data in pool:
        lines.run(data)
    end, count, slowest = time.monotonic() + seconds, 0, 0.0
    broken: set[str] = set()
    while time.monotonic() < end:
        data = next_file(parser, pool, dice)
        outcome, new = lines.run(data)
        count += 1
        slowest = max(slowest, outcome.seconds)
        if new and len(pool) < _MOST_KEPT:
            pool.append(data)
        if outcome.fault and len(broken) < _MOST_FAULTS:
            digest = hashlib.sha256(data).hexdigest()[:16]
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{name}-{digest}").write_bytes(data)
            broken.add(f"{outcome.fault} {digest}")
    print(
        f"{name:5} {count:8} files  {len(lines.seen):5} lines reached  {len(pool):5} kept"
        f"  slowest {slowest:5.2f} s  {len(broken)} broke something (seed {seed})"
    )
    for fault in sorted(broken):
        print(f"      {fault}")
    return len(broken)


def replay(path: Path) -> int:
    """Show where a kept file breaks."""
    data = path.read_bytes()
    print(attempt(data))
    try:
        kind = door._checked_kind(data, Request(read_inner=door._read).limits)  # noqa: SLF001 (to see the traceback)
        door._reader(kind)(data, Request(read_inner=door._read))  # noqa: SLF001 (likewise)
    except CannotRead as stop:
        print(stop.problem.code)
    except Exception:  # noqa: BLE001 (that is what is looked for)
        traceback.print_exc()
        return 1
    return 0


def main() -> int:
    """Run one parser, or all of them one after another."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--parser", choices=[*PARSERS, "all"], default="all")
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    options.add_argument(
        "--corpus", type=Path, help="a folder of more files to begin from"
    )
    options.add_argument("--replay", type=Path)
    given = options.parse_args()
    if given.replay:
        return replay(given.replay)
    names = list(PARSERS) if given.parser == "all" else [given.parser]
    found = [
        fuzz(name, given.seconds, given.seed, given.keep, given.corpus)
        for name in names
    ]
    return min(sum(found), 1)


if __name__ == "__main__":
    sys.exit(main())
