"""A reader that stands in for the real one where a test is not about reading."""

from collections.abc import Sequence

from gp_toolkit.casework.ports import OnPage
from gp_toolkit.model.document import Document, PageQuote


class StandInReader:
    """Reads and draws nothing. A test that needs more says so in its own `reads`."""

    at_once = 1

    def read(
        self,
        data: bytes,
        name: str,
        *,
        password: str | None = None,
        patient: bool = False,
        on_page: OnPage | None = None,
    ) -> Document:
        """As the port has it."""
        del password, patient, on_page
        return self.reads(data, name)

    def reads(self, data: bytes, name: str) -> Document:
        """What a file says."""
        raise AssertionError(f"{name} was read ({len(data)} bytes)")

    def draw(
        self,
        data: bytes,
        page: int,
        quotes: Sequence[PageQuote],
        *,
        source: str = "",
        password: str | None = None,
    ) -> bytes | None:
        """As the port has it."""
        raise AssertionError((data, page, quotes, source, password))
