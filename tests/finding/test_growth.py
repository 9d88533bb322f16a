"""Time grows in proportion to the text, whatever the text is."""

import time
from collections.abc import Callable

import pytest

from gp_toolkit.finding.dates.grammar import find_dates
from gp_toolkit.finding.dates.times import find_times
from gp_toolkit.finding.text.cleaning import clean
from gp_toolkit.finding.text.sentences import sentences
from gp_toolkit.model.document import Block, Document, DocumentState
from gp_toolkit.model.reading import Reading

SPITEFUL = [
    "1",
    "12 ",
    "1/",
    "1.1.",
    "1 1 1 ",
    "12:12:",
    "10-",
    "10am - ",
    "~~a",
    "-\n",
    "a-\n",
    "June ",
    "4 June ",
    "4 June 2026 ",
    "w/c ",
    "O/",
    "lO",
    "@",
    "a@a.",
    "a@",
    "Ava ",
    "Ava Carter ",
    "Ava Carter, ",
    "Unborn ",
    "date of next ",
    "review ",
    "conference ",
    "RCPC 4 June ",
    "child protection ",
    "Child: ",
    "\t",
    "   ",
    "\n",
    "a\n",
    "(",
    "[",
    "'",
    ". ",
    ".",
    "A. ",
    "GP to ",
    "☐ Initial ☒ ",
    "From: x\nSent: y\n",
    "999 000 ",
    "0",
    "01632 ",
    "confidential ",
    "by ",
    "Mother: Ava Carter ",
    "Neglect ",
    "category of ",
]


def seconds(work: Callable[[], object]) -> float:
    """Of this thread's own work: what else the machine does must not count."""
    best = 9.0
    for _ in range(3):
        start = time.thread_time()
        work()
        best = min(best, time.thread_time() - start)
    return best


@pytest.mark.parametrize("piece", SPITEFUL)
def test_a_long_spiteful_text_takes_no_more_than_its_share(
    piece: str, read: Callable[..., Reading]
) -> None:
    def whole(size: int) -> Document:
        text = (piece * (size // len(piece) + 1))[:size]
        lines = text.split("\n")
        return Document(
            name="x",
            media="txt",
            state=DocumentState.READ,
            blocks=tuple(Block(text=line) for line in lines),
        )

    small, large = whole(2_000), whole(16_000)
    one = max(seconds(lambda: read(small)), 0.002)
    eight = seconds(lambda: read(large))
    assert eight <= one * 8 * 3, f"{one * 1000:.1f} ms, {eight * 1000:.1f} ms"


@pytest.mark.parametrize("piece", SPITEFUL)
def test_each_grammar_on_its_own_is_linear(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = (piece * (size // len(piece) + 1))[:size]
        return lambda: (
            clean(text),
            find_dates(text, anchor=None),
            find_times(text),
            sentences(text, 0, len(text)),
        )

    one = max(seconds(work(2_000)), 0.001)
    eight = seconds(work(16_000))
    assert eight <= one * 8 * 3, f"{one * 1000:.1f} ms, {eight * 1000:.1f} ms"
