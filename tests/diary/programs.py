"""Independent calendar programs: what each holds after importing files in order."""

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

LIBICAL = Path(__file__).with_name("libical_holds.py")
SYSTEM_PYTHON = "/usr/bin/python3"

Held = Mapping[str, dt.date]
"""Identity → day in London of each event that stands; cancelled ones left out."""


def find_khal() -> str | None:
    """The program khal, if it is installed."""
    here = Path(sys.executable).parent
    return shutil.which("khal") or shutil.which("khal", path=here)


def has_libical() -> bool:
    """Whether the system's Python can reach libical."""
    probe = "import gi; gi.require_version('ICalGLib', '3.0')"
    command = [SYSTEM_PYTHON, "-c", probe]
    if not Path(SYSTEM_PYTHON).exists():
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


class Khal:
    """The calendar program khal, with a calendar of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True)
        (folder / "cal").mkdir()
        (folder / "config").write_text(
            "[calendars]\n[[cp]]\n"
            f"path = {folder / 'cal'}\n"
            f"[sqlite]\npath = {folder / 'khal.db'}\n"
            "[locale]\nlocal_timezone = Europe/London\n"
            "default_timezone = Europe/London\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
            "[default]\ndefault_calendar = cp\n",
            encoding="utf-8",
        )

    def imports(self, files: Sequence[Path]) -> None:
        """Open files one after the other."""
        self._run("import", "--batch", *map(str, files))

    def lists(self, first: dt.date, days: int, form: str) -> Sequence[str]:
        """Each event once, in khal's own words."""
        told = self._run(
            *("list", "--once", first.isoformat(), f"{days}d"),
            *("--format", form, "--day-format", ""),
        )
        return [line for line in told.splitlines() if line.strip()]

    def holds(self, first: dt.date, days: int) -> Held:
        """What stands in the calendar."""
        held: dict[str, dt.date] = {}
        form = "{uid}|{start-date-long}|{status}"
        for line in self.lists(first, days, form):
            uid, day, status = line.split("|")
            if "CANCELLED" in status:
                continue
            assert uid not in held, f"{uid} stands twice"
            held[uid] = dt.date.fromisoformat(day)
        return held

    def _run(self, *arguments: str) -> str:
        khal = find_khal()
        assert khal is not None
        return subprocess.run(
            [khal, "-c", str(self._folder / "config"), *arguments],
            env={**os.environ, "HOME": str(self._folder)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout


def libical_holds(files: Sequence[Path]) -> Held:
    """What a program on libical holds after the files, the highest number winning."""
    told = subprocess.run(
        [SYSTEM_PYTHON, str(LIBICAL), *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return {uid: dt.date.fromisoformat(day) for uid, day in json.loads(told).items()}
