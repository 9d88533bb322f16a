"""The app as a practice runs it, `streamlit run app.py`, and a browser in front of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.person import Person

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
PATIENCE_SECONDS = 60

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="needs the program chromium"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)
            item.add_marker(needs_chromium)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield launched
        launched.close()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A new installation, started with the command of the README."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    log = (tmp_path / "app.log").open("wb")
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", "app.py"),
            *("--server.port", str(port), "--server.headless", "true"),
        ],
        cwd=ROOT,
        env={**os.environ, "GP_TOOLKIT_HOME": str(tmp_path / "home")},
        stdout=log,
        stderr=log,
    )
    try:
        _wait_for(port, process)
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE_SECONDS)
        log.close()
    said = (tmp_path / "app.log").read_text(encoding="utf-8", errors="replace")
    assert "Traceback" not in said
    assert "bug" not in said


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, "the app ended at once"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the app did not start")


@pytest.fixture
def sit_down(browser: Browser, address: str) -> Iterator[Callable[..., Person]]:
    """A person in front of a browser of their own; nothing they do leaves the machine."""
    people: list[Person] = []

    def sit(*, width: int = 1280, height: int = 1000) -> Person:
        context = browser.new_context(
            viewport={"width": width, "height": height}, accept_downloads=True
        )
        person = Person(context.new_page(), address)
        people.append(person)
        return person

    yield sit
    for person in people:
        assert person.requests_elsewhere == []
        assert person.refused_by_policy == []
        person.page.context.close()
