"""A confirmed document moves or cancels a conference: the history says so."""

import datetime as dt

import pytest

from gp_toolkit.casework.attending import arrangement_of
from gp_toolkit.casework.confirming import confirm
from gp_toolkit.casework.moving import cancel_by_document
from gp_toolkit.casework.schedule import mark_done
from gp_toolkit.model.attendance import AttendanceMode
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.filing import Decision
from gp_toolkit.model.moving import MoveKind
from gp_toolkit.model.reading import MeetingKind
from tests.casework.practice import ANNA, MARSH, TAMSIN, Surgery
from tests.store.memory_store import filed


@pytest.fixture
def surgery() -> Surgery:
    surgery = Surgery()
    surgery.clock.day("2026-05-11")
    document, original = filed(1)
    with surgery.store.work() as work:
        work.add_document(document, original)
    return surgery


def moves(surgery: Surgery, old: Conference, day: str, start: dt.time) -> Conference:
    decision = Decision(
        kind=MeetingKind.REVIEW,
        date=dt.date.fromisoformat(day),
        start=start,
        authority="derby-city",
        children=(TAMSIN,),
        replaces=old.id,
    )
    return confirm(surgery.desk, "document-1", decision, by=ANNA)


def test_the_history_names_the_document_and_what_was_sent(surgery: Surgery) -> None:
    old = surgery.books("2026-05-26")
    day = dt.date(2026, 5, 8)
    mark_done(surgery.desk, old.id, Milestone.REPORT_TO_CHAIR, day, by=ANNA)
    moved = moves(surgery, old, "2026-06-02", dt.time(10))
    (move,) = moved.moves
    assert (move.kind, move.document) == (MoveKind.RESCHEDULED, "document-1")
    assert (str(move.old_date), str(move.new_date)) == ("2026-05-26", "2026-06-02")
    assert [s.done_on for s in move.sent] == [day]
    assert moved.sequence == old.sequence + 1
    again = moves(surgery, moved, "2026-06-09", dt.time(10))
    assert len(again.moves) == 2, "earlier history is kept"


@pytest.mark.parametrize(
    ("day", "hour", "mode", "still_goes"),
    [
        ("2026-06-02", 10, AttendanceMode.ATTEND, False),  # another day
        ("2026-05-26", 14, AttendanceMode.ATTEND, False),  # another time
        ("2026-05-26", 10, AttendanceMode.ATTEND, True),  # the same time again
        ("2026-06-02", 10, AttendanceMode.REPORT_ONLY, True),  # nobody has to be free
    ],
)
def test_nobody_is_taken_to_be_free_at_another_time(
    surgery: Surgery, day: str, hour: int, mode: AttendanceMode, *, still_goes: bool
) -> None:
    old = surgery.books("2026-05-26")
    surgery.sends(MARSH, old, mode)
    moved = moves(surgery, old, day, dt.time(hour))
    kept = arrangement_of(surgery.desk, old.id, by=ANNA)
    assert (kept is not None) is still_goes
    assert moved.moves[-1].clinician == MARSH


def test_a_letter_cancels_a_conference_once(surgery: Surgery) -> None:
    old = surgery.books("2026-05-26")
    gone = cancel_by_document(surgery.desk, old.id, "document-1", by=ANNA)
    assert gone.status is ConferenceStatus.CANCELLED
    assert gone.moves[-1].document == "document-1"
    with pytest.raises(UserProblem, match="as it stands now"):
        cancel_by_document(surgery.desk, old.id, "document-1", by=ANNA)
