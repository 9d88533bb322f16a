"""The one place where the parts are put together."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from pathlib import Path

from gp_toolkit.casework.desk import Procedures
from gp_toolkit.finding.vocabulary import parse_words
from gp_toolkit.model.calendar import Nation
from gp_toolkit.procedures.authorities import marks
from gp_toolkit.procedures.bank_holidays import bank_holidays
from gp_toolkit.procedures.packs import load_packs
from gp_toolkit.reading.sandbox import ReadingWorker
from gp_toolkit.reports.templates import load_templates

HOME_SETTING = "GP_TOOLKIT_HOME"
"""Environment variable that names the folder in which the practice's records live."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 (the one clock of the program)


@cache
def procedures() -> Procedures:
    """Words, rule packs and bank holidays, from the package's data files."""
    folder = resources.files("gp_toolkit.finding") / "words"
    texts = {
        entry.name.removesuffix(".toml"): entry.read_text(encoding="utf-8")
        for entry in sorted(folder.iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".toml")
    }
    packs = load_packs()
    return Procedures(
        words=parse_words(texts),
        packs=packs,
        holidays={nation: bank_holidays(nation) for nation in Nation},
        marks=marks(packs),
    )


@cache
def templates() -> Mapping[str, bytes]:
    """The Word templates, by file name."""
    return load_templates()


@cache
def reader() -> ReadingWorker:
    """The one reading worker of this process."""
    return ReadingWorker()


def home() -> Path:
    """The folder in which the practice's records live.

    `GP_TOOLKIT_HOME` if set; else the place for program data of the operating system.
    """
    named = os.environ.get(HOME_SETTING)
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
        return Path(base) / "GP safeguarding toolkit"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/GP safeguarding toolkit"
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "gp-toolkit"
