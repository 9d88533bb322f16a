"""`practice.toml`: the practice's details for a run without the app."""

import datetime as dt
import tomllib
from typing import Annotated, Literal

import pydantic

from gp_toolkit.casework.settings import checked_house
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.house import Closure, Earlier, HouseRules, Part, Training
from gp_toolkit.model.practice import Practice

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")

_EarlierName = Literal[
    "attendance_reply",
    "exclusion_request",
    "report_to_family",
    "report_to_chair",
    "report_requested",
    "record_corrections",
]


class _Strict(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid", strict=True, frozen=True)


class _PracticeTable(_Strict):
    name: str = pydantic.Field(min_length=1)
    authority: str = pydantic.Field(min_length=1)
    address: str = ""
    telephone: str = ""
    email: str = ""
    clinicians: str = ""


class _ClosureTable(_Strict):
    first: dt.date
    last: dt.date | None = None
    why: str = pydantic.Field(min_length=1)
    part: Literal["day", "morning", "afternoon"] = "day"


class _TrainingTable(_Strict):
    weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday"]
    week: int = pydantic.Field(default=0, ge=0, le=4)
    why: str = pydantic.Field(default="Training afternoon", min_length=1)


class _OwnRulesTable(_Strict):
    draft_ready: int = pydantic.Field(default=0, ge=0, le=20)
    earlier: dict[_EarlierName, Annotated[int, pydantic.Field(ge=0, le=20)]] = {}
    afternoon_from: dt.time = dt.time(13)
    record_chase: int = pydantic.Field(default=1, ge=0, le=20)
    review_chase: int = pydantic.Field(default=4, ge=0, le=12)


class PracticeFile(_Strict):
    """What the file says.

    Attributes:
        practice: The practice's table.
        example_today: The day on which an example is set, used unless another day is
            given: worked examples would otherwise go out of date.
        own_rules: Earlier days of the practice's own.
        closures: Days and half-days on which it is closed.
        training: Afternoons that come every month.
    """

    practice: _PracticeTable
    own_rules: _OwnRulesTable = _OwnRulesTable()
    closures: list[_ClosureTable] = []
    training: list[_TrainingTable] = []
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
            house=self._house(),
        )

    def _house(self) -> HouseRules:
        own = self.own_rules
        return checked_house(
            HouseRules(
                draft_working_days=own.draft_ready,
                earlier=tuple(
                    Earlier(milestone=Milestone(name), working_days=number)
                    for name, number in own.earlier.items()
                ),
                closures=tuple(
                    Closure(
                        first=c.first,
                        last=c.last or c.first,
                        why=c.why,
                        part=Part(c.part),
                    )
                    for c in self.closures
                ),
                training=tuple(
                    Training(weekday=_WEEKDAYS.index(t.weekday), week=t.week, why=t.why)
                    for t in self.training
                ),
                afternoon_from=own.afternoon_from,
                record_chase_working_days=own.record_chase,
                review_chase_weeks=own.review_chase,
            )
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
