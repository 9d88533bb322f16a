"""A server to knock at, and the pieces in front of it."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.access.visitor import Server

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 30


@pytest.fixture(scope="module")
def serve(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[..., Server]]:
    """Starts servers, each with a home of its own."""
    processes: list[subprocess.Popen[str]] = []

    def start(*, idle_seconds: int = 900) -> Server:
        home = tmp_path_factory.mktemp("home")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"from tests.access.served import serve; serve({port})",
            ],
            cwd=ROOT,
            env={
                **os.environ,
                "GP_TOOLKIT_HOME": str(home),
                "GP_TOOLKIT_TEST_IDLE": str(idle_seconds),
            },
            stdout=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        assert process.stdout is not None
        paths = tuple(json.loads(process.stdout.readline()))
        _wait_for(port)
        return Server(port=port, home=home, paths=paths)

    yield start
    for process in processes:
        process.terminate()
        process.communicate(timeout=PATIENCE_SECONDS)


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server did not start")
