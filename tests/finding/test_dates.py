"""The British date grammar, form by form."""

import datetime as dt

import pytest

from gp_toolkit.finding.dates.forms import Shape
from gp_toolkit.finding.dates.grammar import find_dates

ANCHOR = dt.date(2026, 3, 10)

DAYS = [
    ("2 June 2026", "Tue 2 Jun 2026"),
    ("2nd of June, 2026", "Tue 2 Jun 2026"),
    ("Tuesday the 2nd of June 2026", "Tue 2 Jun 2026"),
    ("02/06/2026", "Tue 2 Jun 2026"),
    ("2.6.26", "Tue 2 Jun 2026"),
    ("02-Jun-2026", "Tue 2 Jun 2026"),
    ("02 06 26", "Tue 2 Jun 2026"),
    ("2026-06-02", "Tue 2 Jun 2026"),
    ("June 2nd, 2026", "Tue 2 Jun 2026"),
    ("04June2026", "Thu 4 Jun 2026"),
    ("Thurs 4th June 26", "Thu 4 Jun 2026"),
    ("4TH OF JUNE, 2026", "Thu 4 Jun 2026"),
    ("4 June\n2026", "Thu 4 Jun 2026"),
    ("O4/O6/2O26", "Thu 4 Jun 2026"),
    ("4th Jvne 2026", "Thu 4 Jun 2026"),
    ("2nd June 10.30am", "Tue 2 Jun 2026"),
    ("20/3 at 10", "Fri 20 Mar 2026"),
    ("4 / 6", "Thu 4 Jun 2026"),
    ("20.03", "Fri 20 Mar 2026"),
    ("1 March", "Mon 1 Mar 2027"),
    ("29 February", "Tue 29 Feb 2028"),
    ("06/04/2026", "Mon 6 Apr 2026"),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_a_day_is_read(text: str, expected: str) -> None:
    mention = find_dates(text, anchor=ANCHOR)[0]
    assert mention.shape is Shape.DAY
    assert mention.date is not None
    assert f"{mention.date:%a} {mention.date.day} {mention.date:%b %Y}" == expected


@pytest.mark.parametrize(
    "text",
    [
        "01632 960 111",
        "0330 000 0000 conf ID 123 456 789#",
        "NHS 999 000 0018",
        "CP-04-06-26-11",
        "12 March Road",
        "3 May Avenue",
        "Page 3 of 12",
        "aged 7",
        "Children Act 1989",
        "Working Together 2018",
        "EC2P 2EJ",
        "the 2 may attend",
        "£4.06",
        "1.2.3.4",
        "10.30",
        "10-11.30",
        "100/200",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text, anchor=ANCHOR) == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("w/c 1 June 2026", "2026-06-01", "2026-06-05"),
        ("week commencing 1st June", "2026-06-01", "2026-06-05"),
        ("week ending Friday 5 June 2026", "2026-06-01", "2026-06-05"),
        ("early June", "2026-06-01", "2026-06-10"),
        ("mid-June 2026", "2026-06-11", "2026-06-20"),
        ("late June 2026", "2026-06-21", "2026-06-30"),
        ("February 2028", "2028-02-01", "2028-02-29"),
    ],
)
def test_a_window_has_its_first_and_last_day(text: str, first: str, last: str) -> None:
    (mention,) = find_dates(text, anchor=ANCHOR)
    assert mention.shape is Shape.WINDOW
    assert (str(mention.date), str(mention.latest)) == (first, last)


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("in 3 months", "2026-06-10"),
        ("within three months", "2026-06-10"),
        ("3/12", "2026-06-10"),
        ("12/52", "2026-06-02"),
        ("12 weeks", "2026-06-02"),
        ("90 calendar days", "2026-06-08"),
        ("6 months", "2026-09-10"),
        ("15 working days", "None"),
        ("28/40", "None"),
    ],
)
def test_an_interval_counts_from_the_anchor(text: str, latest: str) -> None:
    (mention,) = find_dates(text, anchor=ANCHOR)
    assert mention.shape is Shape.INTERVAL
    assert str(mention.latest) == latest


@pytest.mark.parametrize("text", ["31 June 2026", "29/02/2027", "06/25/2026", "31/9"])
def test_an_impossible_day_is_never_rolled_over(text: str) -> None:
    (mention,) = find_dates(text, anchor=ANCHOR)
    assert mention.shape is Shape.IMPOSSIBLE
    assert mention.date is None


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("Tuesday 2 June 2026", True),
        ("Wednesday 2 June 2026", False),
        ("2 June 2026 (Tuesday)", True),
        ("Weds 02/06/2026", False),
        ("2 June 2026", None),
    ],
)
def test_a_written_weekday_is_held_against_the_date(
    text: str, agrees: bool | None
) -> None:
    assert find_dates(text, anchor=None)[0].weekday_agrees is agrees


def test_a_list_shares_the_year_written_last() -> None:
    mentions = find_dates("5 August, 3 September and 1 October 2026", anchor=None)
    assert [str(m.date) for m in mentions] == ["2026-08-05", "2026-09-03", "2026-10-01"]


def test_of_a_list_of_days_none_is_taken_for_a_year() -> None:
    text = "10 March, 14 April, 12 May, 18 August and 6 October 2026"
    mentions = find_dates(text, anchor=None)
    assert [f"{m.date:%d.%m}" for m in mentions if m.date] == [
        "10.03", "14.04", "12.05", "18.08", "06.10",
    ]  # fmt: skip


def test_a_month_runs_back_to_its_last_day() -> None:
    (mention,) = find_dates("in 3 months", anchor=dt.date(2026, 11, 30))
    assert str(mention.latest) == "2027-02-28"
