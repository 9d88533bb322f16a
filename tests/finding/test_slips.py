"""Long words of conference papers are read though one letter is wrong."""

from collections.abc import Callable

import pytest

from gp_toolkit.finding.text.cleaning import clean
from gp_toolkit.finding.wording.vocabulary import Words
from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Reveiw Confrence", "Review Conference"),
        ("INITAL CHILD PROTECITON", "INITIAL CHILD PROTECTION"),
        ("the Coference, the Conferance", "the Conference, the Conference"),
        ("Conf erence and Confer ence", "Conference and Conference"),
        ("Gonference", "Conference"),
        ("Meetting:", "Meeting:"),
        ("onference", "conference"),
        ("NEGELCT", "NEGLECT"),
    ],
)
def test_a_slip_is_read_as_the_word(written: str, read_as: str, words: Words) -> None:
    assert clean(written, words.slips).text == read_as


@pytest.mark.parametrize(
    "written",
    [
        "the reviewer of the projection",
        "melting, planting and panning",
        "Mrs Keeting met PC Penning",
        "two slips: Revwie Cnoferenec",
        "in a conf room, erence",
        "we meet in gardens",
        "Conferencing",
    ],
)
def test_another_word_is_left_alone(written: str, words: Words) -> None:
    assert clean(written, words.slips).text == written


def test_the_quote_is_as_written(read: Callable[..., Reading]) -> None:
    case = Case(
        text="""
Minutes of the Inital Child Protection Confrence
Date of Gonference: 10 March 2026
Child: Ava Carter, date of birth 4 June 2018
Ava was made the subject of a Child Protection Plan for negelct.
Date of next reveiw conf erence: Tuesday 2 June 2026 at 10am
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    )
    reading = read(case.text)
    assert told(reading) == case
    assert reading.next[0].evidence[0].quote == (
        "Date of next reveiw conf erence: Tuesday 2 June 2026 at 10am"
    )
    assert [c.value for c in reading.children[0].categories] == ["neglect"]
