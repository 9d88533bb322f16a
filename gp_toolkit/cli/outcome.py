"""How a command ends, and how it says what it made."""

import argparse
import datetime as dt
import json
from pathlib import Path

from gp_toolkit import bootstrap
from gp_toolkit.model.clock import Clock, FixedClock
from gp_toolkit.model.errors import UserProblem

DONE, NEEDS_A_PERSON, WRONG_USE, NOTHING_DONE = range(4)


def print_json(data: object) -> None:
    """One line of JSON on the standard output."""
    print(json.dumps(data, ensure_ascii=False), flush=True)


def said(options: argparse.Namespace, data: dict[str, object]) -> int:
    """Tell where the result is."""
    if options.json:
        print_json(data)
    else:
        print(f"Written: {options.out}")
    return DONE


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        UserProblem: `file_not_written`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except PermissionError as error:
        raise UserProblem(
            "file_not_written",
            f"{path.name} could not be written. If it is open in another program, such "
            "as Excel or Word, close it there; else choose another folder.",
        ) from error
    finally:
        part.unlink(missing_ok=True)


def clock_of(today: dt.date | None) -> Clock:
    """The day that was given to judge by, or the computer's."""
    return FixedClock.on(today) if today else bootstrap.SystemClock()
