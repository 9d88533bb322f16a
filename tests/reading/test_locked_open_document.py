"""OpenDocument texts under a password open with it, and with nothing else.

The files in `libreoffice/` were locked by LibreOffice itself: 7.4 in its own way and in
that of ODF 1.1, 25.2 as a whole.
"""

import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gp_toolkit.model.document import DocumentState
from gp_toolkit.reading.read import read
from tests.reading.making.locked_open_document import lock_members, lock_whole
from tests.reading.making.open_document import make_open_document
from tests.reading.test_libreoffice import MINUTES

FOLDER = Path(__file__).parent / "libreoffice"
REAL = ["locked-aes", "locked-blowfish", "locked-whole"]
PASSWORD = "Märchen-Schlüssel 7"  # noqa: S105 (of an invented file)
DATE = "Tuesday 2 June 2026"
PLAIN = make_open_document(f"<text:p>{DATE}</text:p>", footer="<text:p>CP-7</text:p>")
MADE = {
    "members": lock_members(PLAIN, PASSWORD),
    "members, SHA-1": lock_members(PLAIN, PASSWORD, sha1=True),
    "members, SHA-1, letters of Windows": lock_members(
        PLAIN, PASSWORD, sha1=True, letters="cp1252"
    ),
    "whole": lock_whole(PLAIN, PASSWORD),
    "whole, not packed again": lock_whole(PLAIN, PASSWORD, pack=False),
}


def codes(data: bytes, password: str | None) -> list[str]:
    document = read(data, "minutes.odt", password=password)
    return [p.code for p in document.problems]


@pytest.mark.parametrize("name", REAL)
def test_what_libreoffice_locked_opens_with_its_password(name: str) -> None:
    data = (FOLDER / f"{name}.odt").read_bytes()
    document = read(data, "minutes", password=PASSWORD)
    assert (document.media, document.state) == ("odt", DocumentState.READ)
    assert [(b.text, b.part, b.where) for b in document.blocks] == MINUTES
    assert codes(data, None) == ["password_needed"]
    assert codes(data, "Märchen-Schlüssel 8") == ["wrong_password"]


@pytest.mark.parametrize("way", MADE)
def test_each_way_to_lock_opens_with_its_password(way: str) -> None:
    document = read(MADE[way], "minutes", password=PASSWORD)
    assert [b.text for b in document.blocks] == [DATE, "CP-7"]
    assert document.state is DocumentState.READ
    assert codes(MADE[way], None) == ["password_needed"]
    assert codes(MADE[way], "another") == ["wrong_password"]


@pytest.mark.parametrize(
    "data",
    [
        lock_members(PLAIN, PASSWORD, said={"iteration-count": "2147483647"}),
        lock_whole(PLAIN, PASSWORD, said={"argon2-memory": "1048576"}),  # 1 GB
        lock_whole(PLAIN, PASSWORD, said={"argon2-iterations": "4294967295"}),
        lock_whole(PLAIN, PASSWORD, said={"argon2-lanes": "16777215"}),
    ],
    ids=["rounds", "memory", "passes", "lanes"],
)
def test_a_lock_that_would_stop_the_computer_is_not_tried(data: bytes) -> None:
    assert codes(data, PASSWORD) == codes(data, None) == ["too_complex"]


def test_a_file_that_opens_with_a_persons_key_says_so() -> None:
    data = lock_members(PLAIN, PASSWORD, without="key-derivation")
    assert codes(data, None) == ["protected_by_service"]


@pytest.mark.parametrize(
    "data",
    [
        lock_members(PLAIN, PASSWORD, without="algorithm"),
        lock_members(PLAIN, PASSWORD, said={"iteration-count": "many"}),
        lock_whole(PLAIN, PASSWORD, said={"argon2-lanes": "0"}),
    ],
    ids=["no cipher", "no number", "no lanes"],
)
def test_a_lock_that_nobody_writes_is_named(data: bytes) -> None:
    assert codes(data, PASSWORD) == ["unknown_lock"]


def test_what_unpacks_to_far_too_much_behind_a_lock_is_refused() -> None:
    swollen = make_open_document("<text:p>" + " " * 3_000_000 + "</text:p>")
    assert len(zlib.compress(swollen)) < 15_000
    assert codes(lock_members(swollen, PASSWORD), PASSWORD) == ["too_complex"]
    assert codes(lock_whole(swollen, PASSWORD), PASSWORD) == ["too_complex"]


@settings(max_examples=60, deadline=None)
@given(
    way=st.sampled_from(sorted(MADE)), at=st.integers(0, 10_000), bit=st.integers(0, 7)
)
def test_a_damaged_lock_ends_in_a_state(way: str, at: int, bit: int) -> None:
    data = bytearray(MADE[way])
    data[at % len(data)] ^= 1 << bit
    document = read(bytes(data), "minutes", password=PASSWORD)
    assert "reader_fault" not in [p.code for p in document.problems]
