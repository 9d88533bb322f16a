"""The command line as a shell runs it, but in this process."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from gp_toolkit import bootstrap, cli


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401 (JSON is of any type)
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command; `SystemExit` of the argument parser counts as an exit code."""

    def command(*arguments: object) -> Said:
        capsys.readouterr()
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Said(code=code, out=out, err=err)

    return command


@pytest.fixture(autouse=True, scope="session")
def end_reader() -> Iterator[None]:
    """The reading worker of this process ends with the tests."""
    yield
    bootstrap.reader().close()
