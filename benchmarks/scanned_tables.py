"""How many rows of tables survive a scanner: `python benchmarks/scanned_tables.py`.

Each PDF of the gold set is printed at 200 dots per inch, laid 0.7° askew, speckled,
blurred and squeezed as JPEG, then read as a scan. A row counts as whole when one block
of the scan has its words, at most 7 % of the letters misread. Takes some three minutes.
"""

import difflib
import re
import sys
from pathlib import Path

import pypdfium2
from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1]))

from gp_toolkit.model.document import Document
from gp_toolkit.reading.limits import Limits
from gp_toolkit.reading.read import read
from tests.reading.scanned_pages import DOTS, saved, scanned

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "documents"
PATIENT = Limits(seconds=1e5, scan_seconds=9e4)
MOST_PAGES = 4
ALIKE = 0.93


def main() -> None:
    """Print the share of whole rows, and each paper that lost some."""
    total = whole = 0
    for path in sorted(GOLD.glob("*.pdf")):
        rows, kept = rows_kept(path.read_bytes())
        total, whole = total + rows, whole + kept
        if kept < rows:
            print(f"{path.stem:<44} {kept} of {rows}")
    print(f"{whole} of {total} rows whole: {100 * whole / total:.1f} %")


def rows_kept(data: bytes) -> tuple[int, int]:
    """How many rows a paper has, and how many its scan still has."""
    typed, scan = _read(data), _read(as_scan(data))
    blocks = [_letters(block.text) for block in scan.blocks]
    rows = [
        _letters(block.text)
        for block in typed.blocks
        if "\t" in block.text and (block.page or 0) <= MOST_PAGES
    ]
    return len(rows), sum(_is_among(row, blocks) for row in rows)


def as_scan(data: bytes) -> bytes:
    """The first pages as a scanner would send them."""
    pdf = pypdfium2.PdfDocument(data)
    pages = (pdf[number] for number in range(min(len(pdf), MOST_PAGES)))
    pictures = (page.render(scale=DOTS / 72).to_pil().convert("L") for page in pages)
    askew = (
        picture.rotate(0.7, Image.Resampling.BICUBIC, fillcolor=250)
        for picture in pictures
    )
    return saved([scanned(picture) for picture in askew], "PDF")


def _read(data: bytes) -> Document:
    return read(data, "paper.pdf", limits=PATIENT)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _is_among(row: str, blocks: list[str]) -> bool:
    close = difflib.get_close_matches(row, blocks, n=1, cutoff=ALIKE)
    return row in blocks or bool(close)


if __name__ == "__main__":
    main()
