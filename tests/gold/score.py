"""Score the finder on the gold documents: `python -m tests.gold.score [FOLDER…]`.

Prints right and wrong by field, what is wrong in each document, gains and losses
against the saved baseline, and how far `clear` can be trusted. `--save` writes the
baseline anew, which is refused when CI is set.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.gold.readings import told
from tests.gold.scoring import Scored, score

HERE = Path(__file__).parent
DOCUMENTS = HERE / "documents"
BASELINE = HERE / "baseline.json"
SUFFIX = ".expected.json"


def documents(folder: Path) -> Iterator[tuple[Path, Path | None]]:
    """Each document of a folder with its expectation, if it has one."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() or path.name.endswith((SUFFIX, ".md")):
            continue
        expected = path.parent / (path.name.rsplit(".", 1)[0] + SUFFIX)
        yield path, expected if expected.exists() else None


def scored(path: Path, expectation: Path) -> Scored:
    """One document's score."""
    expected = json.loads(expectation.read_text(encoding="utf-8"))
    today = expected.get("_today") or expected.get("today") or "2026-11-25"
    return score(path.name, expected, told(path, today))


def known_losses() -> dict[str, list[str]]:
    """Document → the checks that were wrong when the baseline was saved."""
    found: dict[str, list[str]] = json.loads(BASELINE.read_text(encoding="utf-8"))
    return found


def losses(of: Scored) -> list[str]:
    """The labels of what is wrong."""
    wrong = [check.label for check in of.checks if not check.right]
    return wrong + [f"wrong while clear: {entry}" for entry in of.wrong_clear]


def new_losses(of: Scored, known: Sequence[str]) -> list[str]:
    """What is wrong and was not before.

    What is wrong with an entry that was not found at all before is no loss.
    """
    missed = {label.partition(" [")[2] for label in known if "." not in label}
    return [
        label
        for label in losses(of)
        if label not in known and label.partition(" [")[2] not in missed - {""}
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the score; 1 if anything is worse than the baseline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[DOCUMENTS])
    parser.add_argument("--save", action="store_true", help="write the baseline anew")
    parser.add_argument("--only", default="", help="documents whose name has this")
    options = parser.parse_args(arguments)
    pairs = [
        pair
        for folder in options.folders
        for pair in documents(folder)
        if options.only in pair[0].name
    ]
    missing = [path.name for path, expectation in pairs if expectation is None]
    results = [scored(path, wanted) for path, wanted in pairs if wanted is not None]
    _print_documents(results)
    _print_fields(results)
    _print_trust(results)
    for name in missing:
        print(f"{name}: no expectation beside it")
    if options.save:
        if os.environ.get("CI"):
            print("The baseline is not written in CI.")
            return 1
        saved = {r.name: losses(r) for r in results if losses(r)}
        BASELINE.write_text(json.dumps(saved, indent=1) + "\n", encoding="utf-8")
        return 0
    return int(_print_changes(results) or bool(missing))


def _print_documents(results: Sequence[Scored]) -> None:
    for result in results:
        wrong = [check for check in result.checks if not check.right]
        if wrong or result.wrong_clear:
            print(f"{result.name}: {len(wrong)} of {len(result.checks)} wrong")
        for check in wrong:
            print(f"    {check.label}: {check.why}")
        for entry in result.wrong_clear:
            print(f"    WRONG WHILE CLEAR: {entry}")


def _print_fields(results: Sequence[Scored]) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for check in (check for result in results for check in result.checks):
        total[check.field] += 1
        right[check.field] += check.right
    print(f"\n{len(results)} documents")
    for field in sorted(total):
        share = 100 * right[field] / total[field]
        print(f"  {field:28} {right[field]:5} of {total[field]:5} {share:6.1f} %")
    share = 100 * right.total() / max(total.total(), 1)
    print(f"  {'all':28} {right.total():5} of {total.total():5} {share:6.1f} %")


def _print_trust(results: Sequence[Scored]) -> None:
    clear = sum(result.clear for result in results)
    wrong = sum(len(result.wrong_clear) for result in results)
    print(f"  clear {clear}, of those wrong {wrong}")


def _print_changes(results: Sequence[Scored]) -> bool:
    known = known_losses() if BASELINE.exists() else {}
    worse = False
    for result in results:
        now, before = losses(result), known.get(result.name, [])
        for label in before:
            if label not in now:
                print(f"gain: {result.name}: {label}")
        for label in new_losses(result, before):
            print(f"loss: {result.name}: {label}")
            worse = True
    return worse


if __name__ == "__main__":
    sys.exit(main())
