"""A fixed budget of mutated files a parser; `run.py` goes on for longer."""

import random

import pytest

from gp_toolkit.model.document import DocumentState
from gp_toolkit.reading.read import read
from tests.fuzz.fuzzing import attempt, next_file
from tests.fuzz.parsers import PARSERS

FILES = 120


@pytest.mark.parametrize("name", PARSERS)
def test_mutated_files_end_in_a_state(name: str) -> None:
    parser = PARSERS[name]
    pool = parser.seeds()
    for seed in range(FILES):
        data = next_file(parser, pool, random.Random(seed))  # noqa: S311 (repeatable)
        assert attempt(data).fault == "", f"{name}, seed {seed}"


@pytest.mark.parametrize("name", PARSERS)
def test_the_files_to_begin_from_are_read(name: str) -> None:
    """A seed that is refused at the door would test nothing behind it."""
    for seed in PARSERS[name].seeds():
        assert read(seed, "x").state is DocumentState.READ
