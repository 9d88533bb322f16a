"""Conferences move: what each change shows, asks, does, and keeps.

All conferences are Derby City reviews: report with the chair and the family 3 working
days before, exclusion request 3, record 20 working days after.
"""

import datetime as dt
from dataclasses import replace

import pytest

from gp_toolkit.casework.attending import arrangement_of
from gp_toolkit.casework.changing import (
    CHECKED,
    LETTERS_DAY,
    SIBLINGS,
    STANDS,
    STILL_GOES,
)
from gp_toolkit.casework.moving import carry_out, propose_change
from gp_toolkit.casework.schedule import do_again, done_for, mark_done
from gp_toolkit.casework.worklist import work_list
from gp_toolkit.model.changing import Asked, Change, ChangeLine, Effect
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.moving import POSSIBLE, MoveKind
from gp_toolkit.model.practice import Role, User
from gp_toolkit.model.reading import Evidence, MeetingKind, ReportRequest
from tests.casework.practice import ANNA, CALLUM, MARSH, TAMSIN, Surgery

BY_TELEPHONE = "conference office by telephone"


@pytest.fixture
def surgery() -> Surgery:
    surgery = Surgery()
    surgery.clock.day("2026-05-11")  # a Monday
    return surgery


def to(day: str, **more: object) -> Asked:
    values: dict[str, object] = {"start": dt.time(10), "reason": BY_TELEPHONE}
    return Asked(
        kind=MoveKind.RESCHEDULED,
        date=dt.date.fromisoformat(day),
        **(values | more),  # type: ignore[arg-type]  # by name
    )


def just(kind: MoveKind) -> Asked:
    return Asked(kind=kind, reason=BY_TELEPHONE)


def proposed(surgery: Surgery, conference: Conference, asked: Asked) -> Change:
    return propose_change(surgery.desk, conference.id, asked, by=ANNA)


def line(change: Change, milestone: Milestone) -> ChangeLine:
    (found,) = (n for n in change.lines if n.milestone is milestone)
    return found


# The table


@pytest.mark.parametrize(
    ("new_day", "report", "days"),
    [
        ("2026-06-02", "2026-05-28", "Tue 2 Jun: 3 working days before is Thu 28 May"),
        ("2026-05-29", "2026-05-26", "Fri 29 May: Tue 26 May, after the bank holiday"),
        ("2026-05-28", "2026-05-22", "Thu 28 May: Fri 22 May, Mon 25 is a holiday"),
    ],
)
def test_the_table_shows_each_day_old_and_new(
    surgery: Surgery, new_day: str, report: str, days: str
) -> None:
    conference = surgery.books("2026-05-26")  # Tuesday; report by Wednesday 20 May
    change = proposed(surgery, conference, to(new_day))
    sent = line(change, Milestone.REPORT_TO_CHAIR)
    assert (str(sent.old), str(sent.new)) == ("2026-05-20", report), days
    assert sent.effect is Effect.MOVED
    assert sent.deadline is not None
    assert "working days" in sent.deadline.working
    held = line(change, Milestone.CONFERENCE)
    assert (str(held.old), str(held.new)) == ("2026-05-26", new_day)


def test_nothing_is_changed_by_looking(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    proposed(surgery, conference, to("2026-06-02"))
    assert surgery.kept(conference) == conference


def test_a_conference_brought_forward_says_which_days_have_gone_by(
    surgery: Surgery,
) -> None:
    conference = surgery.books("2026-05-26")
    change = proposed(surgery, conference, to("2026-05-13"))  # Wednesday of this week
    report = line(change, Milestone.REPORT_TO_CHAIR)
    assert str(report.new) == "2026-05-08"  # Friday last week
    assert report.gone_by
    (caution,) = change.cautions
    assert "Report with the chair" in caution
    assert "Do it today" in caution


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-05-09", "has gone by"),
        ("2026-05-30", "is a weekend"),
        ("2026-08-31", "is a bank holiday (Summer"),
        ("2027-06-02", "more than a year away"),
    ],
)
def test_a_doubtful_new_day_is_cautioned(
    surgery: Surgery, day: str, words: str
) -> None:
    conference = surgery.books("2026-05-26")
    change = proposed(surgery, conference, to(day))
    assert any(words in caution for caution in change.cautions)


# A person confirms


def test_without_the_tick_nothing_happens(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    change = proposed(surgery, conference, to("2026-06-02"))
    with pytest.raises(UserProblem, match="tick its box"):
        carry_out(surgery.desk, change, (), by=ANNA)
    assert surgery.kept(conference) == conference


def test_without_saying_who_told_us_nothing_happens(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    change = proposed(surgery, conference, to("2026-06-02", reason=" "))
    with pytest.raises(UserProblem, match="who told the practice"):
        carry_out(surgery.desk, change, (CHECKED,), by=ANNA)
    assert surgery.kept(conference) == conference


def test_what_was_shown_must_still_be_so(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    change = proposed(surgery, conference, to("2026-06-02"))
    surgery.changes(conference, to("2026-06-09"))
    with pytest.raises(UserProblem, match="has changed since"):
        carry_out(surgery.desk, change, (CHECKED,), by=ANNA)
    assert str(surgery.kept(conference).date) == "2026-06-09"


def test_a_deadline_met_meanwhile_is_noticed_too(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    change = proposed(surgery, conference, to("2026-06-02"))
    mark_done(
        surgery.desk,
        conference.id,
        Milestone.REPORT_TO_CHAIR,
        dt.date(2026, 5, 11),
        by=ANNA,
    )
    with pytest.raises(UserProblem, match="has changed since"):
        carry_out(surgery.desk, change, (CHECKED,), by=ANNA)


def test_a_move_keeps_identity_raises_the_number_and_is_written_down(
    surgery: Surgery,
) -> None:
    quoted = Evidence(quote="Review: 26 May 2026", page=1, where="p", start=0, end=19)
    conference = surgery.books("2026-05-26", evidence=(quoted,))
    moved = surgery.changes(conference, to("2026-06-02", start=dt.time(14)))
    assert (moved.id, moved.reference, moved.sequence) == (
        conference.id,
        conference.reference,
        1,
    )
    assert moved.changed_at == surgery.clock.now()
    assert moved.evidence == (), "the quoted line names the old day"
    (move,) = moved.moves
    assert (move.kind, move.by, move.reason) == (
        MoveKind.RESCHEDULED,
        "anna",
        BY_TELEPHONE,
    )
    assert (str(move.old_date), str(move.new_date)) == ("2026-05-26", "2026-06-02")
    assert (move.old_start, move.new_start) == (dt.time(10), dt.time(14))
    with surgery.store.work() as work:
        last = work.audit()[-1]
    assert (last.act, last.subject) == ("move_conference", conference.id)
    assert last.detail == "rescheduled date=2026-06-02"


def test_a_new_time_alone_keeps_the_quoted_line(surgery: Surgery) -> None:
    quoted = Evidence(quote="Review: 26 May 2026", page=1, where="p", start=0, end=19)
    conference = surgery.books("2026-05-26", evidence=(quoted,))
    moved = surgery.changes(conference, to("2026-05-26", start=dt.time(14)))
    assert moved.evidence == (quoted,)
    assert moved.start == dt.time(14)


def test_a_change_that_changes_nothing_is_told(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    with pytest.raises(UserProblem, match="same as before"):
        proposed(surgery, conference, to("2026-05-26"))
    with pytest.raises(UserProblem, match="new day"):
        proposed(surgery, conference, just(MoveKind.RESCHEDULED))


# What was sent, who goes, what the letter asked


@pytest.mark.parametrize("stands", [True, False])
def test_what_was_sent_is_shown_and_a_person_says_whether_it_stands(
    surgery: Surgery, *, stands: bool
) -> None:
    conference = surgery.books("2026-05-26")
    day = dt.date(2026, 5, 8)
    mark_done(surgery.desk, conference.id, Milestone.REPORT_TO_CHAIR, day, by=ANNA)
    change = proposed(surgery, conference, to("2026-08-25"))
    tick = f"{STANDS}{Milestone.REPORT_TO_CHAIR}"
    (asked,) = (t for t in change.ticks if t.id == tick)
    assert "Friday 8 May 2026" in asked.text
    assert asked.ticked
    assert line(change, Milestone.REPORT_TO_CHAIR).done_on == day
    moved = surgery.changes(conference, to("2026-08-25"), *((tick,) if stands else ()))
    (sent,) = moved.moves[-1].sent
    assert (sent.milestone, sent.done_on, str(sent.due), sent.stands) == (
        Milestone.REPORT_TO_CHAIR,
        day,
        "2026-05-20",
        stands,
    )
    done = done_for(surgery.desk, conference.id, by=ANNA)
    assert (Milestone.REPORT_TO_CHAIR in done) is stands


def test_what_must_be_done_again_is_work_again(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    chair = Milestone.REPORT_TO_CHAIR
    mark_done(surgery.desk, conference.id, chair, dt.date(2026, 5, 8), by=ANNA)
    assert chair not in {i.milestone for i in work_list(surgery.desk, by=ANNA)}
    do_again(surgery.desk, conference.id, chair, by=ANNA)
    assert chair in {i.milestone for i in work_list(surgery.desk, by=ANNA)}
    with surgery.store.work() as work:
        (kept,) = work.done()
    assert kept.done_on == dt.date(2026, 5, 8), "that it was done once is kept"


@pytest.mark.parametrize("ticked", [True, False])
def test_nobody_is_taken_to_be_free_on_the_new_day(
    surgery: Surgery, *, ticked: bool
) -> None:
    conference = surgery.books("2026-05-26")
    surgery.sends(MARSH, conference)
    change = proposed(surgery, conference, to("2026-06-02"))
    (asked,) = (t for t in change.ticks if t.id == STILL_GOES)
    assert not asked.ticked
    assert MARSH in asked.text
    moved = surgery.changes(
        conference, to("2026-06-02"), *((STILL_GOES,) if ticked else ())
    )
    still = arrangement_of(surgery.desk, conference.id, by=ANNA)
    assert (still is not None) is ticked
    assert moved.moves[-1].clinician == MARSH, "who was to go is kept"


@pytest.mark.parametrize(
    ("new_day", "is_asked"),
    [
        ("2026-06-02", True),  # a Tuesday after the letter's day
        ("2026-05-18", True),  # the letter's own day
        ("2026-05-15", False),  # a Friday before it: the letter's day means nothing
    ],
)
def test_the_letters_day_is_asked_about_when_it_can_still_stand(
    surgery: Surgery, new_day: str, *, is_asked: bool
) -> None:
    conference = surgery.books(
        "2026-05-26", report=ReportRequest(due=dt.date(2026, 5, 18))
    )
    change = proposed(surgery, conference, to(new_day))
    assert (LETTERS_DAY in {t.id for t in change.ticks}) is is_asked
    moved = surgery.changes(conference, to(new_day))  # not ticked
    expected = None if is_asked else dt.date(2026, 5, 18)
    assert moved.report.due == expected


# Cancelled, ended, closed, and back


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (MoveKind.CANCELLED, ConferenceStatus.CANCELLED),
        (MoveKind.PLAN_ENDED, ConferenceStatus.CLOSED),
        (MoveKind.CLOSED, ConferenceStatus.CLOSED),
    ],
)
def test_an_end_ends_deadlines_and_keeps_history(
    surgery: Surgery, kind: MoveKind, status: ConferenceStatus
) -> None:
    conference = surgery.books("2026-05-26")
    chair = Milestone.REPORT_TO_CHAIR
    mark_done(surgery.desk, conference.id, chair, dt.date(2026, 5, 8), by=ANNA)
    change = proposed(surgery, conference, just(kind))
    assert line(change, chair).effect is Effect.HISTORY
    assert line(change, Milestone.REPORT_TO_FAMILY).effect is Effect.ENDED
    assert all(n.new is None for n in change.lines)
    ended = surgery.changes(conference, just(kind))
    assert ended.status is status
    assert work_list(surgery.desk, by=ANNA) == ()
    assert chair in done_for(surgery.desk, conference.id, by=ANNA)
    assert ended.moves[-1].new_date is None


def test_closing_before_the_record_has_come_is_cautioned(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-05")
    change = proposed(surgery, conference, just(MoveKind.CLOSED))
    assert any("record" in caution for caution in change.cautions)


def test_what_was_cancelled_by_mistake_comes_back(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    gone = surgery.changes(conference, just(MoveKind.CANCELLED))
    change = proposed(surgery, gone, just(MoveKind.REOPENED))
    assert line(change, Milestone.REPORT_TO_CHAIR).effect is Effect.ADDED
    back = surgery.changes(gone, just(MoveKind.REOPENED))
    assert back.status is ConferenceStatus.BOOKED
    assert [m.kind for m in back.moves] == [MoveKind.CANCELLED, MoveKind.REOPENED]
    assert back.sequence == 2


@pytest.mark.parametrize("kind", list(MoveKind))
@pytest.mark.parametrize("status", list(ConferenceStatus))
def test_each_move_is_possible_only_where_the_table_says(
    surgery: Surgery, kind: MoveKind, status: ConferenceStatus
) -> None:
    conference = surgery.books("2026-05-26", status=status)
    other = surgery.books("2026-05-27", number=2, children=(CALLUM,))
    asked = Asked(
        kind=kind,
        reason=BY_TELEPHONE,
        date=dt.date(2026, 6, 2),
        joins=other.id,
        children=(0,),
    )
    if status in POSSIBLE[kind]:
        assert proposed(surgery, conference, asked).lines
    else:
        with pytest.raises(UserProblem, match="as it stands now"):
            proposed(surgery, conference, asked)


# Brothers and sisters, and children who move


def test_two_conferences_become_one(surgery: Surgery) -> None:
    first = surgery.books(
        "2026-05-26", report=ReportRequest(due=dt.date(2026, 5, 18), send_to=("a@x",))
    )
    second = surgery.books(
        "2026-06-02",
        number=2,
        children=(CALLUM, replace(TAMSIN, address="1 Elm Row")),
        report=ReportRequest(due=dt.date(2026, 5, 15), send_to=("b@x",)),
    )
    asked = Asked(
        kind=MoveKind.MERGED,
        reason=BY_TELEPHONE,
        joins=second.id,
        date=second.date,
        start=second.start,
    )
    change = proposed(surgery, first, asked)
    assert {CHECKED, SIBLINGS} <= {t.id for t in change.ticks if t.must}
    both = surgery.changes(first, asked, LETTERS_DAY)
    assert [c.name for c in both.children] == [TAMSIN.name, CALLUM.name]
    assert both.adults == first.adults, "the same mother once"
    assert both.date == second.date
    assert both.report.due == dt.date(2026, 5, 15), "the earlier of the two"
    assert both.report.send_to == ("a@x", "b@x")
    assert both.moves[-1].other == "CP-0002"
    away = surgery.kept(second)
    assert away.status is ConferenceStatus.CANCELLED
    assert away.moves[-1].other == "CP-0001"


def test_families_that_have_nothing_in_common_are_cautioned(surgery: Surgery) -> None:
    first = surgery.books("2026-05-26")
    second = surgery.books(
        "2026-05-26", number=2, children=(CALLUM,), adults=(), authority="leeds"
    )
    asked = Asked(kind=MoveKind.MERGED, reason=BY_TELEPHONE, joins=second.id)
    change = proposed(surgery, first, asked)
    assert "no child, parent or address in common" in change.cautions[0]
    assert any("different local procedures" in c for c in change.cautions)


@pytest.mark.parametrize("joins", ["", "conference-1", "not-there"])
def test_a_conference_joins_another_one(surgery: Surgery, joins: str) -> None:
    conference = surgery.books("2026-05-26")
    asked = Asked(kind=MoveKind.MERGED, reason=BY_TELEPHONE, joins=joins)
    with pytest.raises(UserProblem, match="other conference"):
        proposed(surgery, conference, asked)


def test_a_child_who_moves_away_leaves_the_others_their_conference(
    surgery: Surgery,
) -> None:
    conference = surgery.books("2026-05-26", children=(TAMSIN, CALLUM))
    asked = Asked(kind=MoveKind.CHILD_MOVED, reason="new GP's letter", children=(1,))
    change = proposed(surgery, conference, asked)
    assert all(n.effect is Effect.SAME for n in change.lines)
    left = surgery.changes(conference, asked)
    assert left.children == (TAMSIN,)
    assert left.status is ConferenceStatus.BOOKED


def test_when_the_last_child_moves_away_the_case_is_closed_with_its_children(
    surgery: Surgery,
) -> None:
    conference = surgery.books("2026-05-26", children=(TAMSIN, CALLUM))
    asked = Asked(kind=MoveKind.CHILD_MOVED, reason="letter", children=(0, 1))
    left = surgery.changes(conference, asked)
    assert left.status is ConferenceStatus.CLOSED
    assert left.children == (TAMSIN, CALLUM)


def test_a_move_must_name_the_children_who_go(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    with pytest.raises(UserProblem, match="Choose the children"):
        proposed(surgery, conference, just(MoveKind.CHILD_MOVED))


def test_who_only_looks_may_not_change(surgery: Surgery) -> None:
    conference = surgery.books("2026-05-26")
    auditor = User(id="x", name="X", role=Role.AUDITOR)
    for kind in MoveKind:
        with pytest.raises(UserProblem, match="may not"):
            propose_change(surgery.desk, conference.id, just(kind), by=auditor)


def test_a_review_that_becomes_an_initial_ones_partner_keeps_its_kind(
    surgery: Surgery,
) -> None:
    first = surgery.books("2026-05-26")
    second = surgery.books(
        "2026-05-26", number=2, kind=MeetingKind.INITIAL, children=(CALLUM,)
    )
    asked = Asked(kind=MoveKind.MERGED, reason=BY_TELEPHONE, joins=second.id)
    change = proposed(surgery, first, asked)
    assert change.after.kind is MeetingKind.REVIEW
    assert any("different kinds" in caution for caution in change.cautions)
