"""A file as `gp-toolkit read` would tell it, with the real words, packs and holidays."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from gp_toolkit.finding.find import find
from gp_toolkit.finding.vocabulary import Words, parse_words
from gp_toolkit.model.calendar import AuthorityMark, BankHolidays, Nation
from gp_toolkit.model.plain import to_plain
from gp_toolkit.procedures.authorities import marks
from gp_toolkit.procedures.bank_holidays import bank_holidays
from gp_toolkit.procedures.packs import load_packs
from gp_toolkit.reading.read import read

WORDS = Path(__file__).parents[2] / "gp_toolkit" / "finding" / "words"


def told(path: Path, today: str) -> dict[str, Any]:
    """What is read in a file, as of a day."""
    document = read(path.read_bytes(), path.name)
    reading = find(
        document,
        words=words(),
        holidays=holidays(),
        authorities=authorities(),
        today=dt.date.fromisoformat(today),
    )
    return {
        "schema": "gp-toolkit/reading/1",
        "file": document.name,
        "state": to_plain(document.state),
        "problems": to_plain(document.problems),
        **to_plain(reading),
    }


@cache
def words() -> Words:
    """The word lists of the package."""
    files = sorted(WORDS.glob("*.toml"))
    return parse_words({f.stem: f.read_text(encoding="utf-8") for f in files})


@cache
def holidays() -> Mapping[Nation, BankHolidays]:
    """Every nation's bank holidays."""
    return {nation: bank_holidays(nation) for nation in Nation}


@cache
def authorities() -> tuple[AuthorityMark, ...]:
    """The marks of the packs that come with the package."""
    return tuple(marks(load_packs()))
