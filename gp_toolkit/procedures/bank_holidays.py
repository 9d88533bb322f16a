"""Bank holidays by nation.

The days come from the `holidays` package with the nation named; without it Easter
Monday and the August day would be missing. Names, extra days and the day to which the
government has published are data in `holidays/bank_holidays.toml`.
"""

import datetime as dt
import tomllib
from functools import cache
from importlib import resources
from typing import Any

import holidays

from gp_toolkit.model.calendar import BankHolidays, Nation

FIRST_YEAR, LAST_YEAR = 2015, 2040
"""Years held ready; conferences lie well within."""

_OBSERVED = " (observed)"


@cache
def bank_holidays(nation: Nation) -> BankHolidays:
    """The bank holidays of a nation from 2015 to 2040.

    Source: gov.uk, UK bank holidays; Banking and Financial Dealings Act 1971.
    """
    data = holiday_data()
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    listed = holidays.country_holidays(
        "GB", subdiv=data["nations"][nation.value], years=years
    )
    names = {day: _british(name, data["names"]) for day, name in listed.items()}
    for extra in data.get("extra", []):
        if nation.value in extra["nations"]:
            names[extra["date"]] = extra["name"]
    published: dt.date = data["published_to"]
    return BankHolidays(
        nation=nation, names=dict(sorted(names.items())), published_to=published
    )


def _british(name: str, names: dict[str, str]) -> str:
    if name.endswith(_OBSERVED):
        plain = name.removesuffix(_OBSERVED)
        return f"{names.get(plain, plain)} (substitute day)"
    return names.get(name, name)


@cache
def holiday_data() -> dict[str, Any]:
    """The names, extra days and last published day, from the data file."""
    folder = resources.files("gp_toolkit.procedures") / "holidays"
    text = (folder / "bank_holidays.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
