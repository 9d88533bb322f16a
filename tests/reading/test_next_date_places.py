"""Wherever a format keeps the next date, it is read with its place and found."""

import json
from pathlib import Path
from typing import Any

import pytest

from gp_toolkit.cli import main
from gp_toolkit.reading.read import read
from tests.reading.making.minutes import Minutes, every_place

EVERY = {minutes.name: minutes for minutes in every_place()}
DAYS = ("2 June 2026", "2026-06-02")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What `gp-toolkit read --json` says of each file, in one run."""
    folder = tmp_path_factory.mktemp("minutes")
    for name, minutes in EVERY.items():
        Path(folder, name).write_bytes(minutes.data)
    with pytest.MonkeyPatch.context() as patch:
        said: list[str] = []
        patch.setattr("builtins.print", lambda text, **_: said.append(text))
        files = [str(Path(folder, name)) for name in EVERY]
        main(["read", *files, "--json", "--today", "2026-03-24"])
    readings = [json.loads(text) for text in said]
    return {reading["file"]: reading for reading in readings}


@pytest.mark.parametrize("name", EVERY)
def test_the_next_date_is_read_once_with_its_place(name: str) -> None:
    minutes: Minutes = EVERY[name]
    blocks = read(minutes.data, name).blocks
    (block,) = [b for b in blocks if any(day in b.text for day in DAYS)]
    assert block.where.startswith(minutes.where)
    assert block.part is minutes.part
    assert block.changed == minutes.changed


@pytest.mark.parametrize("name", EVERY)
def test_the_next_date_is_found_in_it(
    name: str, found: dict[str, dict[str, Any]]
) -> None:
    (entry,) = found[name]["next"]
    assert (entry["kind"], entry["status"]) == ("review", "booked")
    assert entry["date"] == "2026-06-02"
    assert ("tracked_change" in entry["warnings"]) == EVERY[name].changed
