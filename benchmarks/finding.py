"""How long finding takes, for 1 to 300 pages: `python benchmarks/finding.py`.

A page is about 3,000 characters of realistic minutes. The time must grow in
proportion to the pages and stay near 10 ms for ten pages.
"""

import datetime as dt
import sys
import time
from importlib import resources

from gp_toolkit.finding.find import find
from gp_toolkit.finding.vocabulary import parse_words
from gp_toolkit.model.document import Block, Document, DocumentState

HEAD = """Minutes of the Initial Child Protection Conference
Date of conference: 10 March 2026
Child: Ava Carter DOB 04/06/2018 NHS No 999 000 0018
Mother: Kelly Carter
Chair: Jo Smith, Independent Reviewing Officer, 01632 960123
Date of next review conference: Tuesday 2 June 2026 at 10am"""
PROSE = (
    "The social worker told the meeting that Ava had been seen at home on 3 March 2026 "
    "and again at school the week after. The health visitor has visited four times; the "
    "home was warm and there was food in the cupboards. Mother accepts that she needs "
    "help and has kept two of her last three appointments. The school reported that "
    "attendance was 91% and that Ava is settled, although she was late on six mornings "
    "since January 2026."
)
PAGES = (1, 3, 10, 30, 100, 300)


def minutes(pages: int) -> Document:
    """A record of so many pages."""
    lines = HEAD.split("\n")
    for _ in range(pages * 3000 // len(PROSE) + 1):
        lines.append(PROSE)
    return Document(
        name="minutes.docx",
        media="docx",
        state=DocumentState.READ,
        blocks=tuple(Block(text=line) for line in lines),
    )


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
    for pages in PAGES:
        document = minutes(pages)
        best = min(_seconds(document, words) for _ in range(3))
        print(
            f"{pages:4} pages {1000 * best:10.1f} ms {1000 * best / pages:8.2f} a page"
        )


def _seconds(document: Document, words: object) -> float:
    start = time.process_time()
    find(
        document,
        words=words,  # type: ignore[arg-type]  # Words; kept loose for brevity
        holidays={},
        authorities=(),
        today=dt.date(2026, 3, 24),
    )
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
