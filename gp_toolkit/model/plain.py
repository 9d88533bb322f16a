"""Frozen values ↔ plain JSON data, by their type annotations.

One way to turn `Reading`, `Conference` and the rest into what JSON can hold and back:
dates as YYYY-MM-DD, times as HH:MM, moments in ISO 8601, enumerations by their value,
tuples as lists. Reading back is strict: an unknown or missing key, or a value of the
wrong type, is a `UserProblem` that names the place.
"""

import dataclasses
import types
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from gp_toolkit.model.errors import UserProblem

T = TypeVar("T")


def to_plain(value: object) -> Any:  # noqa: ANN401 (JSON is of any type)
    """A value as JSON data.

    >>> to_plain((date(2026, 5, 26), time(9, 30), None))
    ['2026-05-26', '09:30', None]
    """
    match value:
        case Enum():
            return value.value
        case datetime():
            return value.isoformat()
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case tuple() if is_named_tuple(type(value)):
            names = _optional_names(type(value))
            return {n: to_plain(item) for n, item in zip(names, value, strict=True)}
        case tuple() | list():
            return [to_plain(item) for item in value]
        case dict():
            return {str(key): to_plain(item) for key, item in value.items()}
        case None | str() | bool() | int() | float():
            return value
        case _ if dataclasses.is_dataclass(value):
            return {
                f.name: to_plain(getattr(value, f.name))
                for f in dataclasses.fields(value)
            }
        case _:
            raise TypeError(f"no plain form for {type(value).__name__}")


def is_named_tuple(kind: type) -> bool:
    """Whether values of a class are named tuples, and so have names in JSON."""
    return issubclass(kind, tuple) and hasattr(kind, "_fields")


def from_plain(kind: type[T], data: object, *, where: str = "") -> T:
    """A value of a frozen dataclass or a named tuple from JSON data.

    Args:
        kind: The class.
        data: What `to_plain` gave, perhaps edited by hand. Keys with a default may be
            left out.
        where: Named in messages, such as a file's name.

    Raises:
        UserProblem: `wrong_shape`, naming the place in the data.
    """
    return cast("T", _build(kind, data, where or "the data"))


def _build(hint: Any, data: Any, where: str) -> Any:  # noqa: ANN401 (a value of any type)
    if dataclasses.is_dataclass(hint) or (
        isinstance(hint, type) and is_named_tuple(hint)
    ):
        return _build_named(cast("type", hint), data, where)
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _build_optional(hint, data, where)
    if origin is tuple:
        return _build_tuple(hint, data, where)
    return _build_scalar(hint, data, where)


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


@cache
def _optional_names(kind: type) -> Mapping[str, bool]:
    """The names of a class's values, and whether each may be left out."""
    if is_named_tuple(kind):
        named = cast("Any", kind)
        return {name: name in named._field_defaults for name in named._fields}
    return {
        f.name: f.default is not dataclasses.MISSING
        or f.default_factory is not dataclasses.MISSING
        for f in dataclasses.fields(kind)
    }


def _build_named(kind: type, data: Any, where: str) -> Any:  # noqa: ANN401 (a value of any type)
    if not isinstance(data, dict):
        raise _wrong(where, "a group of named values", data)
    names = _optional_names(kind)
    unknown = sorted(set(data) - set(names))
    if unknown:
        raise UserProblem(
            "wrong_shape",
            f"{where} has the unknown entry “{unknown[0]}”. Correct its name or "
            "take it out.",
        )
    values = {}
    for name, may_be_left_out in names.items():
        if name in data:
            values[name] = _build(_hints(kind)[name], data[name], f"{where}.{name}")
        elif not may_be_left_out:
            raise UserProblem(
                "wrong_shape", f"{where} lacks the entry “{name}”. Add it."
            )
    return kind(**values)


def _build_optional(hint: Any, data: Any, where: str) -> Any:  # noqa: ANN401 (a value of any type)
    if data is None and types.NoneType in get_args(hint):
        return None
    (inner,) = (arg for arg in get_args(hint) if arg is not types.NoneType)
    return _build(inner, data, where)


def _build_tuple(hint: Any, data: Any, where: str) -> Any:  # noqa: ANN401 (a value of any type)
    if not isinstance(data, (list, tuple)):
        raise _wrong(where, "a list", data)
    args = get_args(hint)
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_build(args[0], x, f"{where}[{i}]") for i, x in enumerate(data))
    if len(args) != len(data):
        raise _wrong(where, f"a list of {len(args)}", data)
    pairs = zip(args, data, strict=True)
    return tuple(_build(a, x, f"{where}[{i}]") for i, (a, x) in enumerate(pairs))


def _build_scalar(hint: Any, data: Any, where: str) -> Any:  # noqa: ANN401 (a value of any type)
    try:
        if isinstance(hint, type) and issubclass(hint, Enum):
            return hint(data)
        if hint is datetime:
            return datetime.fromisoformat(data)
        if hint is date:
            return date.fromisoformat(data)
        if hint is time:
            return time.fromisoformat(data)
    except (TypeError, ValueError) as error:
        raise _wrong(where, getattr(hint, "__name__", "another value"), data) from error
    if hint is Any or (isinstance(data, hint) and not _bool_for_number(hint, data)):
        return data
    raise _wrong(where, getattr(hint, "__name__", str(hint)), data)


def _bool_for_number(hint: Any, data: Any) -> bool:  # noqa: ANN401 (a value of any type)
    return isinstance(data, bool) and hint is not bool


def _wrong(where: str, wanted: str, data: object) -> UserProblem:
    return UserProblem(
        "wrong_shape",
        f"{where} should be {wanted}, but is {type(data).__name__}. Correct it.",
    )
