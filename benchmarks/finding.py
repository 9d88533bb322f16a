"""How long finding takes, for 1 to 300 pages: `python benchmarks/finding.py`.

A page is about 3,000 characters. The time must grow in proportion to the pages, and
should stay near 10 ms for ten pages, of running text and of crowded tables alike. What
it takes to see the rows, dates, times and cues is told apart: the rest are the rules.
"""

import datetime as dt
import sys
import time
from collections.abc import Callable
from importlib import resources

from papers import crowded, plain

from gp_toolkit.finding.find import find
from gp_toolkit.finding.scan import look_over
from gp_toolkit.finding.wording.vocabulary import Words, parse_words
from gp_toolkit.model.document import Document
from gp_toolkit.model.reading import Reading

PAGES = (1, 3, 10, 30, 100, 300)
FEW = 10


def main() -> None:
    """Print a line a size."""
    folder = resources.files("gp_toolkit.finding") / "words"
    start = time.process_time()
    words = parse_words(
        {
            file.name.removesuffix(".toml"): file.read_text(encoding="utf-8")
            for file in folder.iterdir()
            if file.name.endswith(".toml")
        }
    )
    print(f"word lists {1000 * (time.process_time() - start):8.1f} ms, once")
    for paper in (plain, crowded):
        print(f"\n{paper.__name__}: {paper.__doc__}")
        for pages in PAGES:
            document = paper(pages)
            times = 20 if pages <= FEW else 3
            best = min(_milliseconds(_find, document, words) for _ in range(times))
            seen = min(_milliseconds(look_over, document, words) for _ in range(times))
            rows = len(document.blocks)
            print(
                f"{pages:4} pages, {rows:5} rows {best:10.1f} ms "
                f"{best / pages:8.2f} a page, {seen:8.1f} ms to see what is there"
            )


def _milliseconds(
    work: Callable[[Document, Words], object], document: Document, words: Words
) -> float:
    start = time.process_time()
    work(document, words)
    return 1000 * (time.process_time() - start)


def _find(document: Document, words: Words) -> Reading:
    today = dt.date(2026, 3, 24)
    return find(document, words=words, holidays={}, authorities=(), today=today)


if __name__ == "__main__":
    sys.exit(main())
