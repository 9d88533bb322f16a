"""One attempt: a mutated file goes in, and what comes out is looked over."""

import random
import time
from dataclasses import dataclass

from gp_toolkit.model.document import DocumentState
from gp_toolkit.reading.read import read
from tests.fuzz.mutations import mutated
from tests.fuzz.parsers import Parser

SLOWEST_SECONDS = 20.0
READABLE = {DocumentState.READ, DocumentState.PARTLY_READ}


@dataclass(frozen=True)
class Outcome:
    """What a file came to.

    Attributes:
        seconds: How long it took.
        fault: What is wrong with it; empty when all is well.
    """

    seconds: float
    fault: str = ""


def attempt(data: bytes) -> Outcome:
    """Read a file and hold the answer to what every answer promises."""
    start = time.perf_counter()
    document = read(data, "x")
    seconds = time.perf_counter() - start
    codes = [problem.code for problem in document.problems]
    faults = (
        ("a fault in the reader", "reader_fault" in codes),
        (
            "read, but with problems",
            (document.state is DocumentState.READ) == bool(codes),
        ),
        (
            "blocks and state differ",
            bool(document.blocks) != (document.state in READABLE),
        ),
        ("a block without words", any(not b.text.strip() for b in document.blocks)),
        ("slow", seconds > SLOWEST_SECONDS),
    )
    return Outcome(seconds, next((name for name, wrong in faults if wrong), ""))


def next_file(parser: Parser, pool: list[bytes], dice: random.Random) -> bytes:
    """A file made from one of the pool."""
    whole = dice.choice(pool)
    if parser.inside is not None and dice.random() < 0.8:
        return parser.inside(whole, dice, parser.words)
    return mutated(whole, dice, parser.words)
