"""The one place where the parts are put together."""

import os
import sys
import sysconfig
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from pathlib import Path

from starlette.middleware import Middleware
from starlette.routing import Route

from gp_toolkit.access import feed, pages
from gp_toolkit.access.accounts import PracticeStore
from gp_toolkit.access.entrance import Entrance
from gp_toolkit.access.gate import COOKIE
from gp_toolkit.access.hardening import GetOption, check_settings
from gp_toolkit.access.permissions import RolePermits
from gp_toolkit.access.rooms import Parts
from gp_toolkit.casework.desk import Desk, Procedures
from gp_toolkit.casework.practice_file import PracticeFile, parse_practice_file
from gp_toolkit.casework.rule_changes import in_force
from gp_toolkit.finding.wording.vocabulary import Words, parse_words
from gp_toolkit.model.calendar import Nation
from gp_toolkit.model.clock import Clock, FixedClock
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.practice import User
from gp_toolkit.procedures.authorities import marks
from gp_toolkit.procedures.bank_holidays import bank_holidays
from gp_toolkit.procedures.packs import load_packs
from gp_toolkit.reading.sandbox import ReadingPool
from gp_toolkit.reports.templates import load_templates
from gp_toolkit.rota.sheets_in import read_clinicians
from gp_toolkit.store.sql_store import create_store, open_store

HOME_SETTING = "GP_TOOLKIT_HOME"
"""Environment variable that names the folder in which the practice's records live."""

MAIN_SCRIPT = Path(__file__).parent / "ui" / "main.py"
"""What `st.App` runs for each session."""

NOT_MINUTES = (".expected.json", "practice.toml", "clinicians.xlsx", "README.md")
"""How the names of the files end that lie beside example documents."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 (the one clock of the program)


def word_texts() -> dict[str, str]:
    """The word files of the program, by their names."""
    folder = resources.files("gp_toolkit.finding") / "words"
    return {
        entry.name.removesuffix(".toml"): entry.read_text(encoding="utf-8")
        for entry in sorted(folder.iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".toml")
    }


def own_words() -> dict[str, str]:
    """The practice's own word files, in the folder `words` beside its records."""
    return {
        path.stem: path.read_bytes().decode("utf-8-sig", errors="replace")
        for path in sorted((home() / "words").glob("*.toml"))
    }


def _words() -> tuple[Words, str]:
    """The words, and what is wrong with the practice's own: they are then left out."""
    texts = word_texts()
    try:
        return parse_words(texts, own_words()), ""
    except UserProblem as problem:
        return parse_words(texts), problem.message


@cache
def procedures() -> Procedures:
    """Words, rule packs and bank holidays, from the package's data files."""
    packs = load_packs()
    words, fault = _words()
    return Procedures(
        words=words,
        fault=fault,
        packs=packs,
        holidays={nation: bank_holidays(nation) for nation in Nation},
        marks=marks(packs),
    )


@cache
def templates() -> Mapping[str, bytes]:
    """The Word templates, by file name."""
    return load_templates()


@cache
def reader() -> ReadingPool:
    """The reading workers of this process."""
    return ReadingPool()


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


# The app ----------------------------------------------------------------------------


class Application:
    """The app as its pages see it: who is at the screen, and their desk."""

    cookie_name = COOKIE

    def __init__(self, entrance: Entrance) -> None:
        self.entrance = entrance

    def user_of(self, token: str | None) -> User | None:
        """Who is signed in; asking counts as use."""
        return self.entrance.user_of(token)

    def desk_of(self, token: str | None) -> Desk | None:
        """The desk of a session: its own records, and the clock that goes with them."""
        if not self.entrance.lasts(token):
            return None
        return _desk(self.entrance.store_of(token), example=self.is_example(token))

    def open_desks(self) -> Sequence[Desk]:
        """A desk for each of the records that are unlocked, for calendar feeds."""
        return [_desk(store, example=e) for store, e in self.entrance.open_stores()]

    def is_locked(self) -> bool:
        """Whether there are records that nobody has unlocked since the start."""
        return self.entrance.is_locked()

    def is_example(self, token: str | None) -> bool:
        """Whether a session is in the example practice."""
        return self.entrance.is_example(token)

    def example_files(self) -> tuple[tuple[str, bytes], ...]:
        """The example minutes, name and content."""
        paths = sorted(p for p in example_folder().iterdir() if is_minutes(p))
        return tuple((path.name, path.read_bytes()) for path in paths)


def _desk(store: PracticeStore, *, example: bool) -> Desk:
    clock = example_clock() if example else SystemClock()
    return Desk(
        store=store,
        reader=reader(),
        procedures=in_force(procedures(), store, at=clock.now()),
        templates=templates(),
        clock=clock,
        permits=RolePermits(),
    )


@cache
def application() -> Application:
    """The one application of this process."""
    return Application(
        Entrance(
            Parts(
                home=home(),
                open_store=open_store,
                create_store=create_store,
                furnish_example=_furnish_example,
                authorities=_authorities(),
                clock=SystemClock(),
                monotonic=time.monotonic,
            )
        )
    )


def routes() -> list[Route]:
    """The routes for `st.App` that stand beside Streamlit's own."""
    return [*feed.routes(application), *pages.routes(application().entrance)]


def middleware(get_option: GetOption) -> list[Middleware]:
    """The gate for `st.App`.

    Args:
        get_option: `streamlit.config.get_option`; the program does not start with
            settings that would leave the records less safe than they should be.
    """
    weak = check_settings(get_option)
    if weak:
        sys.exit("\n".join(problem.message for problem in weak))
    return pages.middleware(application().entrance)


def _authorities() -> Sequence[tuple[str, str]]:
    packs = procedures().packs.values()
    return sorted(((p.id, p.name) for p in packs), key=lambda listed: listed[1])


# The example practice ---------------------------------------------------------------


def example_folder() -> Path:
    """The folder with the example minutes.

    Raises:
        UserProblem: `examples_missing`.
    """
    here = Path(__file__).resolve().parents[1]
    installed = Path(sysconfig.get_path("data")) / "share" / "gp-toolkit"
    for folder in (here / "example_minutes", installed / "example_minutes"):
        if (folder / "practice.toml").is_file():
            return folder
    raise UserProblem(
        "examples_missing",
        "The folder “example_minutes” was not found. Put it back from the program's "
        "archive, beside app.py.",
    )


def is_minutes(path: Path) -> bool:
    """Whether a file of a folder is a document, rather than the toolkit's own."""
    hidden = path.name.startswith((".", "~$"))
    return path.is_file() and not hidden and not path.name.endswith(NOT_MINUTES)


@cache
def _example_practice() -> PracticeFile:
    path = example_folder() / "practice.toml"
    return parse_practice_file(path.read_text(encoding="utf-8"), name=path.name)


def example_clock() -> Clock:
    """The example's own day: by the computer's, its dates would soon all be past."""
    day = _example_practice().example_today
    return FixedClock.on(day) if day else SystemClock()


def _furnish_example(store: PracticeStore, _user: User) -> None:
    settings = _example_practice()
    with store.work() as work:
        work.save_practice(settings.details)
        if settings.practice.clinicians:
            sheet = example_folder() / settings.practice.clinicians
            work.save_clinicians(read_clinicians(sheet.read_bytes(), sheet.name))
