"""The finder as the program puts it together: its word lists and real bank holidays."""

import datetime as dt
from collections.abc import Callable
from importlib import resources

import pytest

from gp_toolkit.finding.find import find
from gp_toolkit.finding.wording.vocabulary import Words, parse_words
from gp_toolkit.model.calendar import AuthorityMark, BankHolidays, Nation
from gp_toolkit.model.document import Block, Document, DocumentState
from gp_toolkit.model.reading import Reading

ENGLAND_2026 = {
    dt.date(2026, 1, 1): "New Year's Day",
    dt.date(2026, 4, 3): "Good Friday",
    dt.date(2026, 4, 6): "Easter Monday",
    dt.date(2026, 5, 4): "Early May bank holiday",
    dt.date(2026, 5, 25): "Spring bank holiday",
    dt.date(2026, 8, 31): "Summer bank holiday",
    dt.date(2026, 12, 25): "Christmas Day",
    dt.date(2026, 12, 28): "Boxing Day (substitute day)",
    dt.date(2027, 1, 1): "New Year's Day",
}
HOLIDAYS = {
    Nation.ENGLAND: BankHolidays(
        nation=Nation.ENGLAND, names=ENGLAND_2026, published_to=dt.date(2027, 12, 31)
    )
}
AUTHORITIES = (
    AuthorityMark(
        id="derby-city",
        name="Derby City",
        nation=Nation.ENGLAND,
        marks=("Derby City Council", "derby.gov.uk"),
    ),
    AuthorityMark(
        id="derbyshire",
        name="Derbyshire",
        nation=Nation.ENGLAND,
        marks=("Derbyshire County Council", "derbyshire.gov.uk"),
    ),
)


def load_words() -> Words:
    folder = resources.files("gp_toolkit.finding") / "words"
    texts = {
        file.name.removesuffix(".toml"): file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }
    return parse_words(texts)


def as_document(
    text: str, *, name: str = "minutes.txt", media: str = "txt"
) -> Document:
    """Lines as blocks; a run of lines with ` | ` between cells is a table."""
    blocks: list[Block] = []
    table = row = 0
    in_table = False
    for number, written in enumerate(text.strip("\n").split("\n"), 1):
        line = written.strip()
        if line.startswith("|"):
            table, row = (table, row + 1) if in_table else (table + 1, 1)
            in_table = True
            cells = [
                cell.strip().replace("//", "\n") for cell in line.strip("|").split("|")
            ]
            blocks.append(
                Block(
                    text="\t".join(cells),
                    table=table,
                    row=row,
                    where=f"table {table}, row {row}",
                )
            )
            continue
        in_table = False
        heading = line.startswith("# ")
        blocks.append(
            Block(text=line.removeprefix("# "), heading=heading, where=f"line {number}")
        )
    return Document(
        name=name, media=media, state=DocumentState.READ, blocks=tuple(blocks)
    )


@pytest.fixture(scope="session")
def words() -> Words:
    return load_words()


@pytest.fixture(scope="session")
def read(words: Words) -> Callable[..., Reading]:
    """Find in a text, as of a day."""

    def reader(text: str | Document, today: str = "2026-03-24") -> Reading:
        document = text if isinstance(text, Document) else as_document(text)
        return find(
            document,
            words=words,
            holidays=HOLIDAYS,
            authorities=AUTHORITIES,
            today=dt.date.fromisoformat(today),
        )

    return reader
