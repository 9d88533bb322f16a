"""No visible letter of a Word file is lost, told in another way than the reader's own."""

import pytest

from gp_toolkit.reading.read import read
from tests.reading.conftest import make_word
from tests.reading.letters import Shares, shares, visible_runs
from tests.reading.making.minutes import every_place

WORD = {m.name: m for m in every_place() if m.name.endswith("docx")}
P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


@pytest.mark.parametrize("name", WORD)
def test_all_that_is_visible_was_read(name: str) -> None:
    data = WORD[name].data
    found = shares(visible_runs(data), read(data, name).text)
    assert found.visible > 80
    assert (found.lost, found.torn) == (0, 0)


def test_what_is_deleted_moved_away_or_a_second_copy_is_not_visible() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('seen')}<w:del>{run.format('gone')}</w:del><w:moveFrom>"
        f"{run.format('moved')}</w:moveFrom><mc:AlternateContent><mc:Fallback>"
        f"{run.format('copy')}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    data = make_word(body, parts={"hdr": P.format("above")})
    assert visible_runs(data) == {
        "word/header.xml": ["above"],
        "word/document.xml": ["seen"],
    }


@pytest.mark.parametrize(
    ("text", "lost", "torn", "whole"),
    [
        ("Next conference\n2 June 2026", 0, 0, True),
        ("2 June\n2026 ~~Next~~ conference", 0, 0, True),
        ("Next conference", 9, 9, False),
        ("Next\nconference 2 June", 4, 9, False),
        ("2026 June 2 Next conference", 0, 9, False),
    ],
)
def test_the_measure_sees_what_is_missing(
    text: str, lost: int, torn: int, *, whole: bool
) -> None:
    found = shares({"word/document.xml": ["Next conference", "2 June 2026"]}, text)
    assert found == Shares(visible=23, lost=lost, torn=torn)
    assert found.whole is whole
