"""A zip of documents: each is read with the file it comes from."""

import base64
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from gp_toolkit.model.document import DocumentState
from gp_toolkit.reading.limits import Limits
from gp_toolkit.reading.read import read

NEXT = b"Next review conference: Tuesday 2 June 2026"


def _zip(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_each_document_is_read_with_its_place(word: Callable[..., bytes]) -> None:
    minutes = word("<w:p><w:r><w:t>Minutes</w:t></w:r></w:p>")
    members = {
        "Pack/": b"",
        "Pack/minutes.docx": minutes,
        "Pack/letter.txt": NEXT,
        "__MACOSX/._letter.txt": b"\0\1",
        "Pack/Thumbs.db": b"\xd0\xcf",
    }
    document = read(_zip(members), "pack.zip")
    assert (document.media, document.state) == ("zip", DocumentState.READ)
    assert [(b.text, b.source, b.where) for b in document.blocks] == [
        (
            "Minutes",
            "minutes.docx",
            "file “minutes.docx” in the archive, paragraph 1",
        ),
        (NEXT.decode(), "letter.txt", "file “letter.txt” in the archive, line 1"),
    ]


def test_an_archive_in_an_archive_is_read() -> None:
    document = read(_zip({"inner.zip": _zip({"letter.txt": NEXT})}), "x")
    assert [b.source for b in document.blocks] == ["inner.zip › letter.txt"]


def test_archives_within_archives_end_at_a_depth() -> None:
    data = _zip({"letter.txt": NEXT})
    for _ in range(8):
        data = _zip({"inner.zip": data})
    document = read(data, "x")
    assert document.blocks == ()
    assert any("more than 5 deep" in p.message for p in document.problems)


def test_what_cannot_be_read_of_it_is_said_by_number() -> None:
    document = read(_zip({"a.txt": NEXT, "b.pdf": b"%PDF-1.7\n"}), "x")
    assert document.state is DocumentState.PARTLY_READ
    assert [b.source for b in document.blocks] == ["a.txt"]
    assert document.problems[0].message.startswith("File 2 of the archive was not read")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_zip({"zeros.txt": bytes(30_000_000)}), "too_complex"),
        (_zip({f"{n}.txt": b"x" for n in range(2001)}), "too_complex"),
        (_zip({}), "no_text"),
    ],
    ids=["swollen", "too many", "empty"],
)
def test_hostile_and_empty_archives_end_in_a_state(data: bytes, code: str) -> None:
    assert [p.code for p in read(data, "x").problems] == [code]


def test_only_so_many_files_are_read() -> None:
    data = _zip({f"{n}.txt": NEXT for n in range(12)})
    document = read(data, "x", limits=Limits(parts=10))
    assert (len(document.blocks), document.problems[-1].code) == (
        10,
        "too_many_members",
    )


def test_an_archive_cut_short_gives_what_can_be_saved() -> None:
    data = _zip({"a.txt": NEXT, "b.txt": NEXT * 100})
    document = read(data[:-60], "x")
    assert document.blocks[0].text == NEXT.decode()
    assert "partly_damaged" in [p.code for p in document.problems]


# Both hold letter.txt (the words of NEXT) under the password "conference"; made with
# Info-ZIP 3.0 and with 7-Zip 16.02, which the tests would otherwise need.
LOCKED = {
    "the old way": (
        "UEsDBAoACQAAAAdseV1952jtNwAAACsAAAAKABwAbGV0dGVyLnR4dFVUCQADXuMGa17jBmt1eAsA"
        "AQQAAAAABAAAAABcNN51E7cydLxzRrmEEyYtkYkf2GPv2mgAVAKtj1vlhA1LgyGjlzx6dx3dFXxz"
        "EMSqzW2eVDr1UEsHCH3naO03AAAAKwAAAFBLAQIeAwoACQAAAAdseV1952jtNwAAACsAAAAKABgA"
        "AAAAAAEAAACkgQAAAABsZXR0ZXIudHh0VVQFAANe4wZrdXgLAAEEAAAAAAQAAAAAUEsFBgAAAAAB"
        "AAEAUAAAAIsAAAAAAA=="
    ),
    "the strong way": (
        "UEsDBDMAAQBjAAhseV0AAAAARwAAACsAAAAKAAsAbGV0dGVyLnR4dAGZBwACAEFFAwAASMdjZG82"
        "K+yEgusOMV4Vnv05oMSkPHwZcUE89uUJI2bKGtzIcN5Vvh9MAO28tV627zixSQwwx0mKsvuZuoI0"
        "emvnJ0siLqRQSwECPwMzAAEAYwAIbHldAAAAAEcAAAArAAAACgAvAAAAAAAAACCApIEAAAAAbGV0"
        "dGVyLnR4dAoAIAAAAAAAAQAYAEnLA2LhfN0BAAAAAAAAAAAAAAAAAAAAAAGZBwACAEFFAwAAUEsF"
        "BgAAAAABAAEAZwAAAHoAAAAAAA=="
    ),
}


@pytest.mark.parametrize("way", LOCKED)
def test_a_locked_archive_opens_with_its_password(way: str) -> None:
    data = base64.b64decode(LOCKED[way])
    for password, code in ((None, "password_needed"), ("wrong", "wrong_password")):
        document = read(data, "x", password=password)
        assert document.state is DocumentState.NEEDS_PASSWORD
        assert [p.code for p in document.problems] == [code]
    document = read(data, "x", password="conference")  # noqa: S106 (of a test file)
    assert [b.text for b in document.blocks] == [NEXT.decode()]
