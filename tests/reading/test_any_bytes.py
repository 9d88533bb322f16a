"""Whatever the bytes, a reader ends in a state: it never raises, never invents."""

import os
import random
import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gp_toolkit.model.document import Document, DocumentState
from gp_toolkit.reading.pdf_rows import page_lines
from gp_toolkit.reading.pdf_rules import Box, grids
from gp_toolkit.reading.pdf_runs import Places, Run, places_of, runs_of
from gp_toolkit.reading.read import read

QUICK = settings(
    max_examples=int(os.environ.get("GP_TOOLKIT_EXAMPLES", "120")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
STARTS = st.sampled_from(
    [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"From: a@council.example\nSubject: x\nContent-Type: multipart/mixed; boundary=a\n\n--a\n",
        b"<html><table><tr><td>",
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:",
        b"\xff\xfe",
        b"{\\rtf",
    ]
)


def _check(document: Document) -> None:
    codes = [p.code for p in document.problems]
    assert "reader_fault" not in codes
    assert (document.state is DocumentState.READ) == (not codes)
    readable = document.state in {DocumentState.READ, DocumentState.PARTLY_READ}
    assert bool(document.blocks) == readable
    assert all(block.text.strip() for block in document.blocks)


@QUICK
@given(STARTS, st.binary(max_size=2000))
def test_any_bytes_end_in_a_state(start: bytes, rest: bytes) -> None:
    _check(read(start + rest, "x"))


def _mutated(data: bytes, seed: int) -> bytes:
    """The file with a few bytes changed, cut, doubled or swapped."""
    dice = random.Random(seed)  # noqa: S311 (a test's own, repeatable)
    out = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at, length = dice.randrange(len(out)), dice.randint(1, 60)
        match dice.randrange(4):
            case 0:
                out[at] = dice.randrange(256)
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length]
            case _:
                out[at : at + length] = bytes(length)
        if not out:
            return b""
    return bytes(out)


SEEDS = st.integers(0, 2**32)
BODY = (
    "<w:p><w:r><w:t>Next review</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Date"
    "</w:t></w:r></w:p></w:tc><w:tc><w:sdt><w:sdtPr><w:date w:fullDate='2026-06-02'/>"
    "</w:sdtPr><w:sdtContent><w:p><w:ins><w:r><w:t>2 June</w:t></w:r></w:ins></w:p>"
    "</w:sdtContent></w:sdt></w:tc></w:tr></w:tbl>"
)


@pytest.mark.parametrize("kind", ["word", "pdf", "mail"])
def test_mutated_files_end_in_a_state(
    kind: str, request: pytest.FixtureRequest
) -> None:
    make = request.getfixturevalue(kind)
    whole = {
        "word": lambda: make(BODY),
        "pdf": lambda: make([(72, 700, "Next"), (300, 700, "2 June")], [(9, 9, "x")]),
        "mail": lambda: make("Body", html="<p>x", attachments={"a.txt": b"x"}),
    }[kind]()

    @QUICK
    @given(SEEDS)
    def check(seed: int) -> None:
        _check(read(_mutated(whole, seed), "x"))

    check()


def test_word_files_with_mutated_xml_end_in_a_state(
    request: pytest.FixtureRequest,
) -> None:
    """The zip is whole, so that the damage reaches the walker itself."""
    with zipfile.ZipFile(BytesIO(request.getfixturevalue("word")(BODY))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}

    @QUICK
    @given(SEEDS, st.sampled_from(sorted(members)))
    def check(seed: int, name: str) -> None:
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for other, data in members.items():
                archive.writestr(other, _mutated(data, seed) if other == name else data)
        _check(read(out.getvalue(), "x"))

    check()


PLACES = st.floats(-50, 900, allow_nan=False)
WORDS = st.builds(
    lambda text, x, y, w, h: Run(text, Box(x, y, x + w, y + h)),
    st.text(st.sampled_from("abc2:June"), min_size=1, max_size=8),
    PLACES,
    PLACES,
    st.floats(0, 200),
    st.floats(1, 40),
)
RULES = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    PLACES,
    PLACES,
    st.floats(0, 600),
    st.sampled_from([0.0, 0.5, 20.0, 300.0]),
)


@QUICK
@given(st.lists(WORDS, max_size=40), st.lists(RULES, max_size=12))
def test_grouping_a_page_loses_and_invents_no_letter(
    words: list[Run], boxes: list[Box]
) -> None:
    tables, rules = grids(boxes)
    lines = page_lines(words, tables, rules, 595)
    shown = "".join("".join(line.text for line in lines).split()).replace("~", "")
    assert sorted(shown) == sorted("".join(word.text for word in words))


@st.composite
def _painted(draw: st.DrawFn) -> Places:
    """Words painted one after another, in lines, with gaps of every width."""
    words: list[str] = []
    edges: list[list[float]] = [[], [], [], []]
    x, y = 50.0, 800.0
    for word in draw(st.lists(st.text("ab2:J", min_size=1, max_size=8), min_size=1)):
        if draw(st.integers(0, 5)) == 0:
            x, y = draw(PLACES), y - draw(st.sampled_from([0, 5, 14]))
        height = draw(st.sampled_from([10.0, 10.5, 18.0]))
        right = x + 5 * len(word)
        words.append(word)
        for side, edge in zip(edges, (x, y, right, y + height), strict=True):
            side.append(edge)
        x = right + draw(st.sampled_from([0.5, 2.5, 3.0, 4.5, 5.5, 8.0, 60.0, -9.0]))
    return places_of(words, edges)


@QUICK
@given(_painted(), st.lists(RULES, max_size=12))
def test_words_taken_together_are_all_there(at: Places, boxes: list[Box]) -> None:
    runs = runs_of(at)
    assert [word for run in runs for word in run.words()] == [
        at.word(number) for number in range(len(at.words))
    ]
    assert " ".join(run.text for run in runs) == " ".join(at.words)
    tables, rules = grids(boxes)
    lines = page_lines(runs, tables, rules, 595)
    shown = "".join("".join(line.text for line in lines).split()).replace("~", "")
    assert sorted(shown) == sorted("".join(at.words))
    placed = [word.text for line in lines for _, _, word in line.places()]
    assert sorted(placed) == sorted(at.words)


@QUICK
@given(st.text(st.characters(exclude_characters="\0"), max_size=400))
def test_text_lines_are_kept_as_they_are(text: str) -> None:
    """No text file holds a zero, but for UTF-16, which is told by its zeros."""
    text = text.encode("utf-8", "replace").decode()  # half a pair is no character
    document = read(text.encode(), "x")
    if document.media == "txt" and document.state is DocumentState.READ:
        source = "".join("".join(filter(_is_shown, text)).split())
        assert "".join("".join(b.text.split()) for b in document.blocks) == source


def _is_shown(letter: str) -> bool:
    """Control signs are left out: no page shows them."""
    return letter >= " " and letter not in "\x7f\ufffe\uffff\ufeff"
