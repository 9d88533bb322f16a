"""A file as `gp-toolkit read` tells it."""

import datetime as dt
from pathlib import Path
from typing import Any

from gp_toolkit import bootstrap
from gp_toolkit.casework.filing import read_and_find
from gp_toolkit.cli.reading import reading_json
from gp_toolkit.reading.read import read


def told(path: Path, today: str) -> dict[str, Any]:
    """What is read in a file, as of a day; in this process, without a worker."""
    document = read(path.read_bytes(), path.name)
    on = dt.date.fromisoformat(today)
    reading = read_and_find(bootstrap.procedures(), document, on=on)
    return reading_json(document, reading)
