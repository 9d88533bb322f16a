"""A batch with bad files in it: each ends in its state, and nothing else is lost."""

import csv
import io
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import msoffcrypto
import pypdf
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.cli.conftest import Run

EXAMPLES = Path(__file__).parents[2] / "example_minutes"
GOOD = EXAMPLES / "01-derby-initial-form.docx"
PASSWORD = "quarry-otter-77"  # noqa: S105 (invented, for tests)


def _locked_word() -> bytes:
    out = io.BytesIO()
    with GOOD.open("rb") as plain:
        OOXMLFile(plain).encrypt(PASSWORD, out)
    return out.getvalue()


def _locked_pdf() -> bytes:
    writer = pypdf.PdfWriter(clone_from=EXAMPLES / "03-city-of-london-pre-birth.pdf")
    writer.encrypt(PASSWORD, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _truncated_word() -> bytes:
    data = GOOD.read_bytes()
    return data[: len(data) // 2]


def _long_text() -> bytes:
    line = b"The family moved in June. Nothing was decided at that meeting.\n"
    return line * (30 * 1024 * 1024 // len(line))


#    file                what it is             states it may end in           says
BAD: Mapping[str, tuple[Callable[[], bytes], set[str], str]] = {
    "empty.docx": (lambda: b"", {"unreadable"}, "send it again"),
    "truncated.docx": (_truncated_word, {"unreadable", "partly_read"}, "damaged"),
    "scan.pdf": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), {"unreadable"}, "picture"),
    "long.txt": (_long_text, {"refused"}, "larger than 25 MB"),
    "locked.docx": (_locked_word, {"needs_password"}, "password"),
    "locked.pdf": (_locked_pdf, {"needs_password"}, "password"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bad")
    for name, (make, _, _) in BAD.items():
        (made / name).write_bytes(make())
    shutil.copy(GOOD, made / "zz-good.docx")
    return made


def test_each_bad_file_ends_in_its_state_and_says_what_to_do(
    run: Run, folder: Path
) -> None:
    said = run("read", *sorted(folder.iterdir()), "--json", "--today", "2026-11-24")
    assert said.code == 1
    found = {line["file"]: line for line in said.lines}
    assert set(found) == {*BAD, "zz-good.docx"}
    for name, (_, states, words) in BAD.items():
        assert found[name]["state"] in states, name
        message = " ".join(p["message"] for p in found[name]["problems"])
        assert words in message, name
        assert name not in message
    good = found["zz-good.docx"]
    assert good["state"] == "read"
    assert [n["date"] for n in good["next"]] == ["2027-01-26"]


def test_the_good_one_of_a_batch_is_prepared_all_the_same(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    said = run(
        *("prepare", folder, "--practice", EXAMPLES / "practice.toml"),
        *("--out", tmp_path),
    )
    assert said.code == 1
    text = (tmp_path / "summary.csv").read_text(encoding="utf-8-sig")
    lines = {line["file"]: line for line in csv.DictReader(text.splitlines())}
    assert set(lines) == {*BAD, "zz-good.docx"}
    assert lines["zz-good.docx"]["reference"] == "CP-0001"
    assert all(lines[name]["needs_a_person"] for name in BAD)
    assert (tmp_path / "reminders.ics").exists()
    assert list((tmp_path / "CP-0001").glob("*.docx"))


@pytest.mark.parametrize("name", ["locked.docx", "locked.pdf"])
def test_a_locked_file_opens_with_its_password_and_not_with_another(
    run: Run, folder: Path, name: str
) -> None:
    opened = run("read", folder / name, "--json", "--password", PASSWORD)
    assert opened.data["state"] == "read"
    assert opened.data["next"]
    refused = run("read", folder / name, "--json", "--password", "nearly")
    assert refused.data["state"] == "needs_password"
    assert refused.data["problems"][0]["code"] == "wrong_password"
    assert refused.code == 3
    for said in (opened, refused):
        assert PASSWORD not in said.out + said.err


def test_a_file_that_is_not_there_is_said_so(run: Run, tmp_path: Path) -> None:
    said = run("read", tmp_path / "gone.docx", "--json")
    assert said.code == 3
    assert said.data["problems"][0]["code"] == "file_not_found"


def test_a_file_that_is_not_there_stops_no_other(run: Run, tmp_path: Path) -> None:
    said = run("read", tmp_path / "gone.docx", GOOD, "--json", "--today", "2026-11-24")
    assert said.code == 1
    assert [line["state"] for line in said.lines] == ["unreadable", "read"]


def test_folders_within_a_folder_are_read_and_results_are_not(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "2026" / "autumn").mkdir(parents=True)
    shutil.copy(GOOD, tmp_path / "2026" / "autumn")
    out = tmp_path / "out"
    for _ in range(2):  # what the first run wrote is no document of the second
        run(
            *("prepare", tmp_path, "--practice", EXAMPLES / "practice.toml"),
            *("--out", out),
        )
    text = (out / "summary.csv").read_text(encoding="utf-8-sig")
    assert [line["file"] for line in csv.DictReader(text.splitlines())] == [GOOD.name]


def test_a_truncated_word_file_is_the_one_meant(folder: Path) -> None:
    assert not zipfile.is_zipfile(folder / "truncated.docx")
    with (folder / "locked.docx").open("rb") as locked:
        assert msoffcrypto.OfficeFile(locked).is_encrypted()
