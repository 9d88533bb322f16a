"""The daily list on paper: whole, plain, and naming nobody of the family."""

import datetime as dt
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from gp_toolkit.casework.day_sheet import daily_sheet
from gp_toolkit.model.family import Professional, ProfessionalRole
from gp_toolkit.model.moving import MoveKind
from gp_toolkit.model.practice import Role, User
from tests.casework.practice import ANNA, MARSH, OFFICE, PERSONAL, Surgery
from tests.casework.test_moving import just


@pytest.fixture
def surgery() -> Surgery:
    surgery = Surgery()
    surgery.clock.day("2026-05-19")  # a Tuesday
    return surgery


class Tags(HTMLParser):
    """Every tag and attribute of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def page(surgery: Surgery) -> str:
    return daily_sheet(surgery.desk, by=ANNA).decode()


def rows(shown: str) -> list[list[str]]:
    """The cells of each row but the box to tick, in the order of the page."""
    body = re.findall(r"<tr><td>.*?</tr>", shown)
    return [re.findall(r"<td>(.*?)</td>", row)[1:] for row in body]


def test_it_says_what_when_who_and_whom_to_ring(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")  # report by Wednesday 20 May
    surgery.sends(MARSH, conference)
    shown = page(surgery)
    assert "Daily list: Tuesday 19 May 2026" in shown
    assert "Elmbrook Surgery · made Tuesday 19 May 2026, 10am" in shown
    assert [
        "CP-0001",
        "Review child protection conference",
        "Tuesday 26 May 2026, 10am",
        "Dr Helen Marsh, attend",
        "01632 960123",
    ] in rows(shown)
    assert [
        "CP-0001",
        "Report with the chair",
        "Wed 20 May 2026",
        "Dr Helen Marsh, attend",
        "01632 960123",
    ] in rows(shown)


def test_it_names_nobody_of_the_family_and_no_place(surgery: Surgery) -> None:
    surgery.books("2026-05-26")
    shown = page(surgery)
    for name in (*PERSONAL, "Canary Road"):
        assert name not in shown


def test_what_is_overdue_comes_first_and_never_drops_off(surgery: Surgery) -> None:
    surgery.books("2026-05-26")
    surgery.clock.day("2026-05-22")
    shown = page(surgery)
    assert shown.index("Overdue (") < shown.index("Waiting (")
    surgery.clock.day("2026-08-03")
    assert "Report with the chair" in page(surgery)


def test_only_booked_conferences_of_the_next_days_are_on_it(surgery: Surgery) -> None:
    surgery.books("2026-06-02", number=1)  # the last day of the fourteen
    surgery.books("2026-06-03", number=2)
    gone = surgery.books("2026-05-27", number=3)
    surgery.changes(gone, just(MoveKind.CANCELLED))
    listed = page(surgery).split("Conferences in the next 14 days")[1].split("</table>")
    assert [row[0] for row in rows(listed[0])] == ["CP-0001"]


def test_without_work_it_says_so(surgery: Surgery) -> None:
    shown = page(surgery)
    assert "None." in shown
    assert "Nothing needs doing." in shown


@pytest.mark.parametrize(
    ("roles", "phone"),
    [
        (("conference_admin", "chair"), "01632 960001"),
        (("chair", "minute_taker"), "01632 960002"),
        (("chair", "social_worker"), "01632 960001"),
        (("social_worker", "police"), ""),
    ],
)
def test_the_number_to_ring_is_the_offices_or_whoever_stands_for_it(
    surgery: Surgery, roles: tuple[str, ...], phone: str
) -> None:
    people = tuple(
        Professional(
            role=ProfessionalRole(role), name="X", phone=f"01632 96000{number}"
        )
        for number, role in enumerate(roles, 1)
    )
    surgery.books("2026-05-26", professionals=people)
    assert {row[-1] for row in rows(page(surgery))} == {phone}


def test_it_holds_nothing_that_a_browser_would_fetch(surgery: Surgery) -> None:
    hostile = replace(OFFICE, phone='"><img src="http://evil.example/x">')
    surgery.books("2026-05-26", professionals=(hostile,))
    shown = page(surgery)
    tags = Tags(shown)
    allowed = {
        *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p"),
        *("table", "thead", "tbody", "tr", "th", "td", "span"),
    }
    assert {tag for tag, _ in tags.seen} <= allowed
    attributes = {name for _, named in tags.seen for name in named}
    assert not attributes & {"src", "href", "style", "background", "action", "onload"}
    assert "url(" not in shown
    assert "@import" not in shown
    policy = next(
        a["content"] for t, a in tags.seen if t == "meta" and "http-equiv" in a
    )
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_making_it_is_on_record_and_not_for_everybody(surgery: Surgery) -> None:
    page(surgery)
    with surgery.store.work() as work:
        last = work.audit()[-1]
    assert (last.subject, last.act) == ("daily sheet", "view_case")
    assert last.at.date() == dt.date(2026, 5, 19)
    with pytest.raises(Exception, match="may not"):
        daily_sheet(surgery.desk, by=User(id="x", name="X", role=Role.MANAGER))
