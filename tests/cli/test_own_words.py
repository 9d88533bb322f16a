"""A practice teaches the program a council's odd label: by a file, and nothing else.

The files are those of docs/how-to/add-a-wording.md, word for word.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gp_toolkit import bootstrap
from tests.cli.conftest import Run

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-wording.md"
PAPER = """Anytown Council
Minutes of the Initial Child Protection Conference
Date of conference: Tuesday 10 March 2026
Child: Ava Carter, date of birth 4 June 2018
Return to conference on: Thursday 4 June 2026 at 10am
"""
OTHER_PAPER = PAPER.replace("Return to conference on", "Next review conference")


def of_the_guide(first: str) -> str:
    """The example of the guide that begins with an entry of some name."""
    blocks = re.findall(
        r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL
    )
    return next(
        "\n".join(line.removeprefix("   ") for line in block.splitlines())
        for block in blocks
        if f'id = "{first}"' in block
    )


@pytest.fixture
def words_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for own words of an empty practice."""
    monkeypatch.setenv(bootstrap.HOME_SETTING, str(tmp_path / "records"))
    folder = tmp_path / "records" / "words"
    folder.mkdir(parents=True)
    bootstrap.procedures.cache_clear()
    yield folder
    monkeypatch.undo()
    bootstrap.procedures.cache_clear()


def read(run: Run, folder: Path, text: str) -> dict[str, object]:
    """What a paper says as of Tuesday 17 March 2026: the next conference alone."""
    bootstrap.procedures.cache_clear()  # as if the program were started again
    paper = folder.parent / "minutes.txt"
    paper.write_text(text, encoding="utf-8")
    (entry,) = run("read", paper, "--json", "--today", "2026-03-17").data["next"]
    return {key: entry[key] for key in ("kind", "status", "date", "start", "trust")}


def test_an_odd_label_is_read_once_its_words_are_in_a_file(
    run: Run, words_folder: Path
) -> None:
    wanted = {
        "kind": "review",
        "status": "booked",
        "date": "2026-06-04",  # a Thursday
        "start": "10:00",
        "trust": "clear",
    }
    before = read(run, words_folder, PAPER)
    assert before["trust"] == "check"

    own = words_folder / "meetings.toml"
    own.write_text(of_the_guide("anytown-decision-sheet"), encoding="utf-8")
    assert run("words", "check", own).out == "Every word is found in its examples.\n"
    assert read(run, words_folder, PAPER) == wanted
    assert read(run, words_folder, OTHER_PAPER) == wanted  # as it was before

    own.unlink()
    assert read(run, words_folder, PAPER) == before


def test_phrases_join_a_list_that_is_there(run: Run, words_folder: Path) -> None:
    own = words_folder / "venues.toml"
    own.write_text(of_the_guide("building"), encoding="utf-8")
    assert run("words", "check", own).code == 0
    bootstrap.procedures.cache_clear()
    words = bootstrap.procedures().words
    assert {"moot hall", "guildhall"} <= words.forms("venues/building")


def test_a_line_is_explained_by_the_words_in_it(run: Run) -> None:
    said = run("words", "in", "Date of next review conference: 4 June 2026").out
    assert "“next review conference”: meetings/review-conference (next)" in said
    assert (
        "(next)" not in run("words", "in", "Return to conference on: 4 June 2026").out
    )
    assert "“Guildhall”: venues/building (list)" in run("words", "in", "Guildhall").out
    assert run("words", "in", "Xyzzy").out == "None of the words of the lists.\n"


GOOD = of_the_guide("anytown-decision-sheet")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("meeting", GOOD, "There is no word list “meeting”. Name the file after one of:"),
        ("meetings", GOOD.replace("[[cue]]", "[[cue"), "is not valid TOML"),
        ("meetings", GOOD.replace('"next"', '"soon"'), "which “meetings” does not know"),
        ("meetings", GOOD.replace("source", "origin"), "lacks ['source']"),
        ("meetings", GOOD.replace('["Return', '["Back'), "is not found in its example"),
        ("meetings", GOOD.replace("She did not", "To"), None),
        ("meetings", GOOD.replace("She did not return to school", "Return to conference"),
         "is found in “Return to conference”, where it may not be"),
        ("meetings", GOOD.replace("[on|date]", "[on|date"), "has brackets that do not match"),
        ("venues", of_the_guide("building").replace('"building"', '"castle"'),
         "There is no list “castle” in “venues”"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_said(
    run: Run, tmp_path: Path, name: str, text: str, said: str | None
) -> None:
    path = tmp_path / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    told = run("words", "check", path)
    assert told.code == (1 if said else 0)
    assert (said or "Every word is found") in told.out
    if said:
        assert run("words", "check", path, "--json").data["problems"]


def test_a_faulty_file_among_the_records_is_named_and_nothing_is_guessed(
    run: Run, words_folder: Path
) -> None:
    (words_folder / "meetings.toml").write_text("[[cue", encoding="utf-8")
    bootstrap.procedures.cache_clear()
    paper = words_folder.parent / "minutes.txt"
    paper.write_text(PAPER, encoding="utf-8")
    told = run("read", paper)
    assert told.code == 3
    assert "The word list “meetings” is not valid TOML" in told.err
    assert told.out == ""
    known = bootstrap.procedures()  # what the app reads with: it opens, and says so
    assert "“meetings” is not valid TOML" in known.fault
    assert known.words.forms("venues/building")
