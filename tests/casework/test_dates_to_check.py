"""Documents whose date waits for a person: the nearest day found stands first."""

import datetime as dt

import pytest

from gp_toolkit.casework.day_sheet import daily_sheet
from gp_toolkit.casework.worklist import WorkItem, work_list
from gp_toolkit.model.document import Document, DocumentState
from gp_toolkit.model.filing import FiledDocument
from gp_toolkit.model.reading import (
    Candidate,
    DocumentFacts,
    DocumentKind,
    MeetingKind,
    NextConference,
    NextStatus,
    Reading,
)
from gp_toolkit.ui.presenters.work import work_line
from tests.casework.practice import ANNA, Surgery

TODAY = dt.date(2026, 5, 19)  # a Tuesday


@pytest.fixture
def surgery() -> Surgery:
    surgery = Surgery()
    surgery.clock.day(TODAY.isoformat())
    return surgery


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def review(
    date: str | None = None,
    *,
    status: NextStatus = NextStatus.BOOKED,
    latest: str | None = None,
    rivals: tuple[str, ...] = (),
) -> NextConference:
    return NextConference(
        kind=MeetingKind.REVIEW,
        status=status,
        date=day(date) if date else None,
        latest=day(latest) if latest else None,
        candidates=tuple(Candidate(date=day(r), quote="") for r in rivals),
    )


def comes(surgery: Surgery, name: str, *entries: NextConference) -> None:
    """A document of that name arrives and waits to be checked."""
    filed = FiledDocument(
        id=name,
        sha256=name,
        received=surgery.clock.now(),
        filed_by="anna",
        document=Document(name=f"{name}.docx", media="docx", state=DocumentState.READ),
        reading=Reading(
            document=DocumentFacts(
                kind=DocumentKind.CONFERENCE_RECORD, child_protection=True
            ),
            next=entries,
        ),
    )
    with surgery.store.work() as work:
        work.add_document(filed, b"")


def items(surgery: Surgery) -> dict[str, WorkItem]:
    """By the document's name, in the order of the list."""
    return {item.document: item for item in work_list(surgery.desk, by=ANNA)}


def test_the_nearest_day_found_stands_first(surgery: Surgery) -> None:
    comes(surgery, "in August", review("2026-08-18"))
    comes(surgery, "next week", review("2026-05-26"))
    comes(surgery, "in July", review("2026-07-21"))
    assert list(items(surgery)) == ["next week", "in July", "in August"]


def test_a_document_without_a_day_may_hide_any_and_stands_before_all(
    surgery: Surgery,
) -> None:
    comes(surgery, "tomorrow", review("2026-05-20"))
    comes(surgery, "no day", review(status=NextStatus.NOT_STATED))
    listed = items(surgery)
    assert list(listed) == ["no day", "tomorrow"]
    assert work_line(listed["no day"], TODAY).when == "No day to come was found"


@pytest.mark.parametrize(
    ("entry", "nearest"),
    [
        (review("2026-05-26"), "2026-05-26"),
        (review("2026-05-19"), "2026-05-19"),  # this very day
        (review("2026-05-18"), None),  # gone by: nothing to be in time for
        (review("2026-08-18", rivals=("2026-06-16",)), "2026-06-16"),
        (review("2026-08-18", rivals=("2026-03-17",)), "2026-08-18"),
        (review(status=NextStatus.DUE_BY, latest="2026-11-18"), "2026-11-18"),
        (
            review("2026-06-01", status=NextStatus.WINDOW, latest="2026-06-05"),
            "2026-06-01",
        ),
        (review("2026-06-02", status=NextStatus.CANCELLED), "2026-06-02"),
        (review(status=NextStatus.TO_BE_CONFIRMED), None),
    ],
)
def test_which_day_a_document_is_ordered_by(
    surgery: Surgery, entry: NextConference, nearest: str | None
) -> None:
    comes(surgery, "minutes", entry)
    due = items(surgery)["minutes"].due
    assert due == (day(nearest) if nearest else None)


def test_of_brothers_and_sisters_with_days_of_their_own_the_first_counts(
    surgery: Surgery,
) -> None:
    comes(surgery, "minutes", review("2026-08-18"), review("2026-07-14"))
    assert items(surgery)["minutes"].due == day("2026-07-14")


def test_page_and_paper_say_that_the_day_is_not_confirmed(surgery: Surgery) -> None:
    comes(surgery, "minutes", review("2026-05-26"))
    line = work_line(items(surgery)["minutes"], TODAY)
    assert line.when == "Found: Tuesday 26 May 2026, in 7 days. Not confirmed yet"
    paper = daily_sheet(surgery.desk, by=ANNA).decode()
    assert "found Tue 26 May 2026, not confirmed" in paper
