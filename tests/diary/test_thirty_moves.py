"""Thirty changes in any order leave one live event for each milestone.

After each change the practice's calendar file is written; at the end all files are
imported, in order, into two independent calendar programs, and what they hold is
compared with what the records say. `GP_TOOLKIT_SEQUENCES=100 pytest
tests/diary/test_thirty_moves.py` tries that many sequences of thirty changes.
"""

import datetime as dt
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from gp_toolkit.casework.calendars import calendar_of
from gp_toolkit.casework.moving import carry_out, propose_change
from gp_toolkit.casework.schedule import days_of, do_again, mark_done
from gp_toolkit.casework.settings import save_privacy
from gp_toolkit.diary.calendar import event_uid
from gp_toolkit.model.changing import Asked
from gp_toolkit.model.clock import LONDON
from gp_toolkit.model.conference import Conference, ConferenceStatus
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.moving import MoveKind
from gp_toolkit.model.practice import Privacy
from gp_toolkit.model.reading import MeetingKind, ReportRequest
from tests.casework.practice import ANNA, CALLUM, MARSH, REES, TAMSIN, Surgery
from tests.diary.programs import Held, Khal, find_khal, has_libical, libical_holds

SEQUENCES = int(os.environ.get("GP_TOOLKIT_SEQUENCES", "0"))
MOVES = 30 if SEQUENCES else 12
SEEDS = range(SEQUENCES or 2)
FIRST, DAYS = dt.date(2025, 1, 1), 1500
KINDS = (MeetingKind.INITIAL, MeetingKind.REVIEW)
AUTHORITIES = ("derby-city", "leeds", "city-of-london")
ENDS = (MoveKind.CANCELLED, MoveKind.PLAN_ENDED, MoveKind.CLOSED)


class Diary:
    """A practice in which anything may happen to a conference."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 (the same sequence each time)
        self.surgery = Surgery()
        self.booked = 0
        self.books()

    def something_happens(self) -> None:
        """One change that does change something."""
        may: tuple[Callable[[], bool], ...] = (
            self.books,
            self.is_rescheduled,
            self.is_rescheduled,
            self.ends,
            self.comes_back,
            self.joins,
            self.child_moves,
            self.is_done,
            self.must_be_done_again,
            self.somebody_is_chosen,
            self.the_practice_tells_more_or_less,
        )
        while not self.chance.choice(may)():
            pass
        self.surgery.clock.passes(days=self.chance.choice((0, 0, 1, 4)))

    def books(self) -> bool:
        if self.booked == 4:
            return False
        self.booked += 1
        self.surgery.books(
            self.day().isoformat(),
            number=self.booked,
            kind=self.chance.choice(KINDS),
            authority=self.chance.choice(AUTHORITIES),
            children=(TAMSIN, CALLUM),
            report=ReportRequest(due=self.chance.choice((None, self.day()))),
        )
        return True

    def is_rescheduled(self) -> bool:
        start = self.chance.choice((None, dt.time(10), dt.time(14, 30)))
        day = self.day()
        return self.change(kind=MoveKind.RESCHEDULED, date=day, start=start)

    def ends(self) -> bool:
        return self.change(kind=self.chance.choice(ENDS))

    def comes_back(self) -> bool:
        return self.change(kind=MoveKind.REOPENED)

    def joins(self) -> bool:
        other = self.any_conference().id
        day = self.chance.choice((None, self.day()))
        return self.change(kind=MoveKind.MERGED, joins=other, date=day)

    def child_moves(self) -> bool:
        gone = self.chance.choice(((0,), (1,), (0, 1)))
        return self.change(kind=MoveKind.CHILD_MOVED, children=gone)

    def is_done(self) -> bool:
        conference = self.any_conference()
        if conference.status is not ConferenceStatus.BOOKED:
            return False
        known = list(days_of(self.surgery.desk.procedures, conference))
        milestone = self.chance.choice(known)
        on = self.surgery.clock.now().date()
        mark_done(self.surgery.desk, conference.id, milestone, on, by=ANNA)
        return True

    def must_be_done_again(self) -> bool:
        with self.surgery.store.work() as work:
            done = [d for d in work.done() if d.stands]
        if not done:
            return False
        one = self.chance.choice(done)
        do_again(self.surgery.desk, one.conference, one.milestone, by=ANNA)
        return True

    def somebody_is_chosen(self) -> bool:
        self.surgery.sends(self.chance.choice((MARSH, REES)), self.any_conference())
        return True

    def the_practice_tells_more_or_less(self) -> bool:
        level = self.chance.choice(list(Privacy))
        save_privacy(self.surgery.desk, level, by=ANNA)
        return True

    def day(self) -> dt.date:
        ahead = self.chance.randint(-40, 200)
        return self.surgery.clock.now().date() + dt.timedelta(days=ahead)

    def all(self) -> list[Conference]:
        with self.surgery.store.work() as work:
            return sorted(work.conferences(), key=lambda c: c.reference)

    def any_conference(self) -> Conference:
        return self.chance.choice(self.all())

    def change(self, **asked: object) -> bool:
        desk = self.surgery.desk
        wanted = Asked(reason="by letter", **asked)  # type: ignore[arg-type]  # by name
        try:
            change = propose_change(desk, self.any_conference().id, wanted, by=ANNA)
        except UserProblem:
            return False
        ticked = [t.id for t in change.ticks if t.must or self.chance.random() < 0.5]
        carry_out(desk, change, ticked, by=ANNA)
        return True

    def stands(self) -> Held:
        """What should stand, worked out anew from the records."""
        with self.surgery.store.work() as work:
            done = {(d.conference, d.milestone) for d in work.done() if d.stands}
        held: dict[str, dt.date] = {}
        for conference in self.all():
            due = days_of(self.surgery.desk.procedures, conference)
            for milestone, deadline in due.items():
                day = deadline.due if deadline else conference.date
                met = (conference.id, milestone) in done
                if is_live(conference, day, met=met):
                    held[event_uid(conference.id, milestone)] = day
        return held


def is_live(conference: Conference, day: dt.date, *, met: bool) -> bool:
    match conference.status:
        case ConferenceStatus.BOOKED:
            return True
        case ConferenceStatus.CANCELLED:
            return met
        case ConferenceStatus.CLOSED:
            return met or day <= conference.changed_at.astimezone(LONDON).date()


needs_programs = pytest.mark.skipif(
    find_khal() is None or not has_libical(),
    reason="needs khal and libical (gir1.2-ical-3.0 and python3-gi)",
)


@needs_programs
@pytest.mark.parametrize("seed", SEEDS)
def test_any_changes_leave_one_live_event_for_each_milestone(
    seed: int, tmp_path: Path
) -> None:
    diary = Diary(seed)
    files: list[Path] = []
    for number in range(MOVES):
        diary.something_happens()
        files.append(tmp_path / f"{number:02}.ics")
        files[-1].write_bytes(calendar_of(diary.surgery.desk, by=ANNA))
    expected = diary.stands()
    khal = Khal(tmp_path / "khal")
    khal.imports(files)
    assert khal.holds(FIRST, DAYS) == expected
    assert libical_holds(files) == expected
