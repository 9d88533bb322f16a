"""`practice.toml`: the practice's details for a run without the app."""

import datetime as dt
import tomllib

import pydantic

from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.practice import Practice


class _Strict(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid", strict=True, frozen=True)


class _PracticeTable(_Strict):
    name: str = pydantic.Field(min_length=1)
    authority: str = pydantic.Field(min_length=1)
    address: str = ""
    telephone: str = ""
    email: str = ""
    clinicians: str = ""


class PracticeFile(_Strict):
    """What the file says.

    Attributes:
        practice: The practice's table.
        example_today: The day on which an example is set, used unless another day is
            given: worked examples would otherwise go out of date.
    """

    practice: _PracticeTable
    example_today: dt.date | None = None

    @property
    def details(self) -> Practice:
        """The practice."""
        table = self.practice
        return Practice(
            name=table.name,
            authority=table.authority,
            address=table.address,
            telephone=table.telephone,
            email=table.email,
        )


def parse_practice_file(text: str, *, name: str) -> PracticeFile:
    """Read `practice.toml`.

    Raises:
        UserProblem: `practice_file_wrong`, naming the first entry that is not right.
    """
    try:
        return PracticeFile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise UserProblem(
            "practice_file_wrong", f"{name} is not valid TOML: {error}."
        ) from error
    except pydantic.ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UserProblem(
            "practice_file_wrong", f"{name}, entry “{place}”: {first['msg']}."
        ) from error
