"""One reading worker for all pages, and a desk in the pages' way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.runtime import pages_manager

from gp_toolkit import bootstrap
from gp_toolkit.reading.sandbox import ReadingWorker
from tests.ui.place import Place, Places, make_place


@pytest.fixture(scope="session")
def reader() -> Iterator[ReadingWorker]:
    with ReadingWorker() as worker:
        yield worker


class _NoPagesFolder(type(Path())):  # type: ignore[misc]  # the class differs by system
    """A path beside which Streamlit sees no folder `pages`."""

    def exists(self, **more: bool) -> bool:
        return self.name != "pages" and bool(super().exists(**more))


@pytest.fixture(autouse=True)
def run_by_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run `main.py` each time, as a server does.

    A server looks for Streamlit's older kind of pages only before the first session
    has called `st.navigation`; the tester forgets that before each run.
    """
    monkeypatch.setattr(pages_manager, "Path", _NoPagesFolder)


@pytest.fixture
def at_desk(reader: ReadingWorker, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Seat somebody at a desk: from then on every page is theirs."""

    def seat(**wanted: object) -> Place:
        place = make_place(reader, **wanted)  # type: ignore[arg-type]  # named as in make_place
        monkeypatch.setattr(bootstrap, "application", lambda: place, raising=False)
        return place

    return seat
