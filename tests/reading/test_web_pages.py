"""Web pages, those that Word saves among them: what is on the page, with its place."""

import pytest

from gp_toolkit.model.document import DocumentState, Part
from gp_toolkit.reading.read import read

DATE = "Tuesday 2 June 2026"


def _page(body: str) -> bytes:
    return f"<html><head><title>x</title></head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("body", "text", "where"),
    [
        (f"<p>Next: {DATE}</p>", f"Next: {DATE}", "line 1"),
        (
            f"<table><tr><td>Next<td>{DATE}</table>",
            f"Next\t{DATE}",
            "table 1, row 1",
        ),
        (
            f"<table><tr><td><table><tr><td>Next<td>{DATE}</table></table>",
            f"Next\t{DATE}",
            "table 1, row 1",
        ),
        (f"Next: <input type='date' value='{DATE}'>", f"Next: {DATE}", "line 1"),
        (f"Next: <textarea>{DATE}</textarea>", f"Next: {DATE}", "line 1"),
        (
            f"Next: <select><option>x<option selected>{DATE}</select>",
            f"Next: {DATE}",
            "line 1",
        ),
        (f"<div style='mso-element:footnote'>{DATE}</div>", DATE, "footnote, line 1"),
        (f"<div style='mso-element:comment'>{DATE}</div>", DATE, "comment, line 1"),
        (f"<div style='mso-element:header'>{DATE}</div>", DATE, "page header, line 1"),
        (
            (
                f"<!--[if gte vml 1]><v:shape><v:textbox><p>{DATE}</p></v:textbox></v:shape>"
                "<![endif]--><![if !vml]><img src='x'><![endif]>"
            ),
            DATE,
            "text box, line 1",
        ),
    ],
)
def test_the_date_is_found_with_its_place(body: str, text: str, where: str) -> None:
    document = read(_page(body), "minutes.htm")
    assert (document.media, document.state) == ("html", DocumentState.READ)
    assert [(b.text, b.where) for b in document.blocks] == [(text, where)]


def test_a_row_beside_a_layout_row_keeps_its_cells() -> None:
    body = (
        f"<table><tr><td>Next</td><td>{DATE}</td></tr><tr><td>Details</td><td>"
        "<table><tr><td>Time</td><td>10am</td></tr></table></td></tr></table>"
    )
    assert [b.text for b in read(_page(body), "x").blocks] == [
        f"Next\t{DATE}",
        "Details",
        "Time\t10am",
    ]


def test_tracked_deletions_are_left_out_and_both_changes_are_flagged() -> None:
    body = (
        "<p>Next: <del cite='mailto:A' datetime='2026-03-10'>4 June</del>"
        "<ins cite='mailto:A'>11 June</ins></p><p>Unchanged</p><p><del>4 June</del></p>"
        "<table><tr><td>Next<td><ins>11 June</ins></table>"
    )
    assert [(b.text, b.changed) for b in read(_page(body), "x").blocks] == [
        ("Next: 11 June", True),
        ("Unchanged", False),
        ("~~4 June~~", False),
        ("Next\t11 June", True),
    ]


def test_parts_of_a_page_that_word_keeps_elsewhere_are_told_apart() -> None:
    body = "<p>a</p><div style='mso-element:footnote-list'><div style='mso-element:"
    body += "footnote'><p>b</p></div></div>"
    parts = [b.part for b in read(_page(body), "x").blocks]
    assert parts == [Part.BODY, Part.FOOTNOTE]


def test_a_page_saved_in_one_file_is_read_with_its_headers() -> None:
    data = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"; '
        b'type="text/html"\r\n\r\n--b\r\nContent-Location: file:///C:/minutes.htm\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; "
        b'charset="utf-8"\r\n\r\n<html><body><p>Next: Tuesday 2=C2=A0June=\r\n 2026</p>'
        b"\r\n--b\r\nContent-Location: file:///C:/minutes_files/header.htm\r\n"
        b"Content-Type: text/html\r\n\r\n<div style='mso-element:header'>In the header"
        b"</div>\r\n--b--\r\n"
    )
    document = read(data, "minutes.mht")
    assert [b.text for b in document.blocks] == [
        "Next: Tuesday 2 June 2026",
        "In the header",
    ]
