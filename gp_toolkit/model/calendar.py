"""Days on which offices are closed, by nation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Nation(StrEnum):
    """Whose bank holidays count. Persisted in rule packs."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


@dataclass(frozen=True, slots=True, kw_only=True)
class BankHolidays:
    """The bank holidays of one nation.

    Attributes:
        nation: Whose they are.
        names: Day → name, substitute days included.
        published_to: The last day for which the government has published them; later
            days are worked out from the law and may still change.
    """

    nation: Nation
    names: Mapping[date, str]
    published_to: date

    def name_of(self, day: date) -> str | None:
        """The name of the bank holiday on a day, or None."""
        return self.names.get(day)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityMark:
    """How a local authority can be recognised in its papers.

    Attributes:
        id: Of its rule pack, such as "derby-city".
        name: As people say it, such as "Derby City".
        nation: Whose bank holidays its working days follow.
        marks: Phrases that only its own papers carry: letterhead, postal address,
            e-mail domain, form name. Compared without regard to case.
    """

    id: str
    name: str
    nation: Nation
    marks: tuple[str, ...]
