"""Word 97–2003 files: every story of the file, and what marks its letters."""

import struct
from collections.abc import Sequence

import pytest

from gp_toolkit.model.document import Document, DocumentState, Part
from gp_toolkit.reading.compound import CompoundFile
from gp_toolkit.reading.read import read
from tests.reading.making.old_word import (
    DELETED,
    INNER_CELL,
    INNER_ROW_END,
    INSERTED,
    SPECIAL,
    STRUCK,
    Para,
    line,
    make_old_word,
    row,
)
from tests.reading.making.ole import make_ole

DATE = "Tuesday 2 June 2026"


def _lines(document: Document) -> list[tuple[str, str]]:
    return [(block.text, block.where) for block in document.blocks]


@pytest.mark.parametrize("narrow", [False, True], ids=["two bytes", "one byte"])
def test_paragraphs_and_tables_come_in_order(*, narrow: bool) -> None:
    body = [
        line("Minutes", style=1),
        *row("Date of next conference", f"{DATE}"),
        *row("Venue", "Café Room – 3"),
        line("End"),
    ]
    document = read(make_old_word(body, narrow=narrow), "minutes.doc")
    assert (document.media, document.state) == ("doc", DocumentState.READ)
    assert [b.heading for b in document.blocks] == [True, False, False, False]
    assert _lines(document) == [
        ("Minutes", "paragraph 1"),
        (f"Date of next conference\t{DATE}", "table 1, row 1"),
        ("Venue\tCafé Room – 3", "table 1, row 2"),
        ("End", "paragraph 2"),
    ]


def test_an_empty_cell_at_the_end_of_a_row_is_a_cell() -> None:
    body = [*row("Next", DATE, ""), *row("", "10am", "Room 3")]
    document = read(make_old_word(body), "x")
    assert [b.text for b in document.blocks] == [f"Next\t{DATE}\t", "\t10am\tRoom 3"]


def test_a_table_in_a_cell_keeps_its_place() -> None:
    inner = [Para([("Time\r", b"")], INNER_CELL), Para([("10am\r", b"")], INNER_CELL)]
    body = [*inner, Para([("\r", b"")], INNER_ROW_END), *row("Next", DATE)]
    assert _lines(read(make_old_word(body), "x")) == [
        (f"Next\t{DATE}", "table 1, row 1"),
        ("Time\t10am", "table 1, row 1, table 2, row 1"),
    ]


def test_every_story_of_the_file_has_its_place() -> None:
    empty: Sequence[Para] = []
    document = read(
        make_old_word(
            [line("Minutes")],
            headers=[empty, [line("in the header")], empty, [line("in the footer")]],
            notes=[line("in a footnote"), line("in another")],
            ends=[line("in an endnote")],
            comments=[line("in a comment")],
            boxes=[line("in a text box")],
        ),
        "x",
    )
    assert [(b.text, b.part, b.where) for b in document.blocks] == [
        ("in the header", Part.HEADER, "page header"),
        ("Minutes", Part.BODY, "paragraph 1"),
        ("in a text box", Part.TEXT_BOX, "text box"),
        ("in the footer", Part.FOOTER, "page footer"),
        ("in a footnote", Part.FOOTNOTE, "footnote"),
        ("in another", Part.FOOTNOTE, "footnote"),
        ("in an endnote", Part.ENDNOTE, "endnote"),
        ("in a comment", Part.COMMENT, "comment"),
    ]


def test_deletions_are_left_out_and_both_changes_are_flagged() -> None:
    body = [
        Para([("Next: ", b""), ("4 June", DELETED), ("11 June\r", INSERTED)]),
        line("Unchanged"),
    ]
    blocks = read(make_old_word(body), "x").blocks
    assert [(b.text, b.changed) for b in blocks] == [
        ("Next: 11 June", True),
        ("Unchanged", False),
    ]


def test_a_deleted_row_is_left_out() -> None:
    body = [*row("Next", "4 June", marks=DELETED), *row("Next", "11 June")]
    assert [b.text for b in read(make_old_word(body), "x").blocks] == ["Next\t11 June"]


def test_struck_out_words_are_marked() -> None:
    body = [Para([("4 Ju", STRUCK), ("ne", STRUCK), (" 11 June\r", b"")])]
    assert read(make_old_word(body), "x").text == "~~4 June~~ 11 June"


def test_a_field_gives_its_result_and_not_its_code() -> None:
    code = '\x13 HYPERLINK "http://192.0.2.1/" \x14'
    body = [Para([(f"See {code}the form\x15.\r", b"")])]
    assert read(make_old_word(body), "x").text == "See the form."


def _named(text: str) -> bytes:
    return struct.pack("<H", len(text)) + text.encode("utf-16-le") + b"\0\0"


def _form(kind: int, picked: int, rest: bytes) -> bytes:
    bits = kind | picked << 2
    record = b"\xff\xff\xff\xff" + struct.pack("<HHH", bits, 0, 0)
    record += _named("Text1") + rest
    return struct.pack("<iH", 68 + len(record), 68) + bytes(62) + record


_LIST = (
    struct.pack("<H", 0)
    + _named("") * 5
    + b"\xff\xff"
    + struct.pack("<HH", 2, 0)
    + struct.pack("<H", 15)
    + "to be confirmed".encode("utf-16-le")
    + struct.pack("<H", len(DATE))
    + DATE.encode("utf-16-le")
)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (_form(0, 0, _named(DATE)), DATE),
        (_form(1, 1, struct.pack("<H", 0)), "☒"),
        (_form(1, 25, struct.pack("<H", 0)), "☐"),
        (_form(1, 25, struct.pack("<H", 1)), "☒"),
        (_form(2, 1, _LIST), DATE),
        (_form(2, 7, _LIST), ""),
    ],
    ids=["text", "ticked", "not ticked", "ticked at first", "list", "past the list"],
)
def test_old_form_fields_give_what_they_hold(form: bytes, text: str) -> None:
    picture = SPECIAL + b"\x03\x6a" + struct.pack("<i", 0)
    runs = [("Next: \x13 FORM ", b""), ("\x01", picture), ("\x14\x15.\r", b"")]
    assert read(make_old_word([Para(runs)], data=form), "x").text == f"Next: {text}."


def test_a_sign_of_a_picture_font_is_shown() -> None:
    sign = b"\x09\x6a" + struct.pack("<HH", 9, 0x2022) + SPECIAL
    body = [Para([("\x28", sign), (" Review\r", b"")])]
    assert read(make_old_word(body), "x").text == "• Review"


def test_a_locked_file_asks_for_its_password() -> None:
    document = read(make_old_word([line(DATE)], flags=0x0100), "x")
    assert document.state is DocumentState.NEEDS_PASSWORD
    assert [p.code for p in document.problems] == ["password_needed"]
    assert document.blocks == ()


def test_a_locked_file_opens_with_its_password() -> None:
    data = make_old_word([line(DATE), *row("Next", DATE)], password="conference")  # noqa: S106 (of a test file)
    wrong = read(data, "x", password="wrong")  # noqa: S106 (likewise)
    assert [p.code for p in wrong.problems] == ["wrong_password"]
    document = read(data, "x", password="conference")  # noqa: S106 (likewise)
    assert document.state is DocumentState.READ
    assert document.text == f"{DATE}\nNext\t{DATE}"


def test_a_file_without_its_tables_gives_the_text_that_it_has() -> None:
    text = f"Next: {DATE}\r".encode("cp1252")
    word = bytearray(2048) + text
    struct.pack_into("<HH", word, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<II", word, 0x18, 2048, 2048 + len(text))
    struct.pack_into("<I", word, 0x4C, len(text))
    document = read(make_ole({"WordDocument": bytes(word)}), "x")
    assert document.text == f"Next: {DATE}"
    assert [p.code for p in document.problems] == ["partly_damaged"]


@pytest.mark.parametrize("length", [0, 1, 3, 5, 0x7FFFFFFF, 0xFFFFFFFF])
def test_a_table_of_any_length_ends_in_a_state(length: int) -> None:
    """Found by breaking files from the inside: a list of notes one byte long."""
    with_notes = make_old_word([line(DATE)], notes=[line("note")])
    held = CompoundFile(with_notes)
    word = bytearray(held.stream("WordDocument"))
    for index in (3, 5, 11, 12, 13, 33, 47, 56):
        struct.pack_into("<I", word, 0x9A + 8 * index + 4, length)
    data = make_ole({"WordDocument": bytes(word), "1Table": held.stream("1Table")})
    codes = [problem.code for problem in read(data, "x").problems]
    assert "reader_fault" not in codes


def test_a_file_from_before_1997_gives_its_words_and_says_what_is_not_known() -> None:
    text = f"Minutes\rNext\x07{DATE}\x07\x07\x13 PAGE \x141\x15 end\r".encode("cp1252")
    word = bytearray(768) + text
    struct.pack_into("<HH", word, 0, 0xA5DC, 0x0068)
    struct.pack_into("<II", word, 0x18, 768, 768 + len(text))
    document = read(make_ole({"WordDocument": bytes(word)}), "x")
    assert [b.text for b in document.blocks] == ["Minutes", f"Next\t{DATE}", "1 end"]
    assert document.state is DocumentState.PARTLY_READ
    assert [p.code for p in document.problems] == ["word_95"]
