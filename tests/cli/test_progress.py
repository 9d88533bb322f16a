"""Many files are read side by side, in their order; long work says how far it is."""

from dataclasses import replace
from pathlib import Path

import pytest

from gp_toolkit import bootstrap
from gp_toolkit.casework.ports import OnPage
from gp_toolkit.model.document import Block, Document, DocumentState, Problem
from tests.casework.readers import StandInReader
from tests.cli.conftest import Run, Said

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "example_minutes"
PRACTICE = ("--practice", EXAMPLES / "practice.toml")


def letters(folder: Path, count: int) -> list[Path]:
    made = []
    for number in range(count):
        made.append(folder / f"letter {number:02}.txt")
        made[-1].write_text(f"Letter number {number}", encoding="utf-8")
    return made


def names(said: Said) -> list[str]:
    return [line["file"] for line in said.lines]


def test_files_come_out_in_their_order_and_are_counted(
    run: Run, tmp_path: Path
) -> None:
    paths = letters(tmp_path, 12)
    said = run("read", *reversed(paths), "--json")
    assert names(said) == [p.name for p in reversed(paths)]
    assert said.err.splitlines() == [f"{n} of 12 files read" for n in range(1, 13)]


def test_one_file_is_not_counted(run: Run, tmp_path: Path) -> None:
    assert run("read", *letters(tmp_path, 1), "--json").err == ""


def test_prepare_counts_its_files_and_its_results_are_the_same_twice(
    run: Run, tmp_path: Path
) -> None:
    wanted = sum(1 for p in EXAMPLES.iterdir() if bootstrap.is_minutes(p))
    summaries = []
    for name in ("one", "other"):
        said = run("prepare", EXAMPLES, *PRACTICE, "--out", tmp_path / name)
        assert said.err.splitlines()[-1] == f"{wanted} of {wanted} files read"
        summaries.append((tmp_path / name / "summary.csv").read_bytes())
    assert summaries[0] == summaries[1]


class LongScan(StandInReader):
    """A scan of three pages, of which time suffices for one."""

    def read(
        self,
        data: bytes,
        name: str,
        *,
        password: str | None = None,
        patient: bool = False,
        on_page: OnPage | None = None,
    ) -> Document:
        del data, password
        pages = ("one", "two", "three")
        whole = Document(
            name=name,
            media="pdf",
            state=DocumentState.READ,
            blocks=tuple(Block(text=page) for page in pages),
        )
        if patient:
            for number in (1, 2, 3):
                (on_page or print)(number, 3)
            return whole
        why = Problem(code="scan_unread", message="Pages 2–3 were not read.")
        part = DocumentState.PARTLY_READ
        return replace(whole, state=part, problems=(why,), blocks=whole.blocks[:1])


@pytest.fixture
def long_scan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "reader", LongScan)


@pytest.mark.usefixtures("long_scan")
def test_a_long_scan_is_read_to_its_end_when_asked_for(
    run: Run, tmp_path: Path
) -> None:
    paths = letters(tmp_path, 1)
    said = run("read", *paths, "--json")
    assert (said.data["state"], said.err) == ("partly_read", "")
    said = run("read", *paths, "--json", "--all-pages")
    assert said.data["state"] == "read"
    assert said.err.splitlines() == [
        f"File 1 of 1: page {n} of 3 read" for n in (1, 2, 3)
    ]


@pytest.mark.usefixtures("long_scan")
def test_prepare_reads_long_scans_to_their_end_too(run: Run, tmp_path: Path) -> None:
    run("prepare", *letters(tmp_path, 2), *PRACTICE, "--out", tmp_path / "a")
    short = (tmp_path / "a" / "summary.csv").read_text("utf-8-sig")
    said = run(
        *("prepare", *letters(tmp_path, 2), *PRACTICE),
        *("--out", tmp_path / "b", "--all-pages"),
    )
    long = (tmp_path / "b" / "summary.csv").read_text("utf-8-sig")
    assert "partly" in short.lower()
    assert "partly" not in long.lower()
    assert "File 2 of 2: page 3 of 3 read" in said.err
    assert "page 3" not in said.out
