"""What every store owes the use cases: the same tests on memory and on SQLCipher."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gp_toolkit.casework import ports
from gp_toolkit.casework.likeness import marks
from gp_toolkit.model.attendance import (
    AttendanceMode,
    Clinician,
    HalfDay,
    Leave,
    Session,
)
from gp_toolkit.model.deadline import Milestone
from gp_toolkit.model.diary import DiaryLine, Feed
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.filing import Arrangement, Done, Stage
from gp_toolkit.model.practice import Account, Act, AuditEvent, Practice, Role, User
from gp_toolkit.model.rules import KeptRules
from gp_toolkit.store.sql_store import SqlStore, create_store
from tests.store.memory_store import NOON, MemoryStore, conference, filed

KEY = bytes(range(32))
AnyStore = MemoryStore | SqlStore


@pytest.fixture(params=["memory", "sqlcipher"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AnyStore]:
    made: AnyStore
    if request.param == "memory":
        made = MemoryStore()
    else:
        made = create_store(tmp_path / "records.db", KEY)
    yield made
    made.close()


def event(number: int = 1) -> AuditEvent:
    return AuditEvent(
        at=NOON + dt.timedelta(seconds=number),
        user="user-1",
        act=Act.VIEW_CASE,
        subject=f"document-{number}",
        detail="count=1",
    )


def test_it_is_the_port_that_the_use_cases_ask_for(store: AnyStore) -> None:
    port: ports.Store = store
    with port.work() as work:
        assert work.practice() is None
        assert work.documents() == ()
        assert work.conferences() == ()
        assert work.clinicians() == ()
        assert work.audit() == ()


def test_the_practice_is_kept_and_replaced(store: AnyStore) -> None:
    first = Practice(name="Mill & Co <Surgery>", authority="leeds")
    second = replace(first, telephone="01632 960123")
    for practice in (first, second):
        with store.work() as work:
            work.save_practice(practice)
        with store.work() as work:
            assert work.practice() == practice


def test_a_document_comes_back_as_it_went_in(store: AnyStore) -> None:
    document, original = filed(1, text="Zażółć ‘O’Neil’ 👶 & <b>\t\n")
    with store.work() as work:
        work.add_document(document, original)
    with store.work() as work:
        assert work.document("document-1") == document
        assert work.document_with(document.sha256) == document
        assert work.original("document-1") == original
        assert work.document("document-2") is None
        assert work.document_with("0" * 64) is None
        assert work.original("document-2") is None


def test_a_new_stage_of_a_document_is_kept(store: AnyStore) -> None:
    document, original = filed(1)
    later = replace(document, stage=Stage.SET_ASIDE, note="sent twice")
    with store.work() as work:
        work.add_document(document, original)
        work.save_document(later)
    with store.work() as work:
        assert work.document("document-1") == later
        assert work.original("document-1") == original


def test_documents_are_listed_the_newest_first(store: AnyStore) -> None:
    days = (2, 1, 3, 3)
    for number, day in enumerate(days, 1):
        received = dt.datetime(2026, 5, day, 9, tzinfo=dt.UTC)
        with store.work() as work:
            work.add_document(*filed(number, received=received))
    with store.work() as work:
        listed = [d.id for d in work.documents()]
    assert listed == ["document-4", "document-3", "document-1", "document-2"]


def test_references_count_up_and_are_never_given_twice(store: AnyStore) -> None:
    given = []
    for _ in range(3):
        with store.work() as work:
            given.append(work.next_reference())
    assert given == ["CP-0001", "CP-0002", "CP-0003"]


def test_conferences_are_listed_by_date_and_time(store: AnyStore) -> None:
    with store.work() as work:
        work.add_conference(conference(1, date=dt.date(2026, 6, 2)))
        work.add_conference(conference(2, start=dt.time(14)))
        work.add_conference(conference(3, start=dt.time(9)))
        work.add_conference(conference(4, start=None))
        work.add_conference(conference(5, start=dt.time(0)))
    with store.work() as work:
        listed = [c.reference for c in work.conferences()]
        assert listed == ["CP-0004", "CP-0005", "CP-0003", "CP-0002", "CP-0001"]
        assert work.conference("conference-1") == conference(
            1, date=dt.date(2026, 6, 2)
        )
        assert work.conference("conference-9") is None


def test_a_change_to_a_conference_is_kept_when_nobody_was_quicker(
    store: AnyStore,
) -> None:
    kept = conference(1)
    moved = replace(kept, date=dt.date(2026, 6, 9), sequence=1)
    with store.work() as work:
        work.add_conference(kept)
    with store.work() as work:
        work.save_conference(moved)
    with store.work() as work:
        assert work.conference(kept.id) == moved


@pytest.mark.parametrize("sequence", [0, 1, 3])
def test_the_second_of_two_people_is_told_and_changes_nothing(
    store: AnyStore, sequence: int
) -> None:
    """Both read sequence 0; the first saved 1; anything but 2 is out of date."""
    first = replace(conference(1), venue="first", sequence=1)
    with store.work() as work:
        work.add_conference(conference(1))
        work.save_conference(first)
    with pytest.raises(UserProblem) as told, store.work() as work:
        work.save_conference(replace(first, venue="second", sequence=sequence))
    assert told.value.code == "changed_meanwhile"
    with store.work() as work:
        assert work.conference(first.id) == first


def test_saving_what_is_not_kept_is_told(store: AnyStore) -> None:
    document, _ = filed(1)
    saves: tuple[Callable[[ports.Work], None], ...] = (
        lambda work: work.save_document(document),
        lambda work: work.save_conference(replace(conference(1), sequence=1)),
    )
    for save in saves:
        with pytest.raises(UserProblem, match="Somebody else"), store.work() as work:
            save(work)


def test_clinicians_keep_the_order_of_the_sheet(store: AnyStore) -> None:
    people = (
        Clinician(
            name="Dr Zoë Adams",
            sessions=(Session(weekday=0, half=HalfDay.MORNING),),
            leave=(Leave(first=dt.date(2026, 7, 1), last=dt.date(2026, 7, 14)),),
            knows=("CP-0001",),
        ),
        Clinician(name="Dr Amir Zaman", takes_part=False, attended=2),
    )
    for listed in (people, people[::-1], ()):
        with store.work() as work:
            work.save_clinicians(listed)
        with store.work() as work:
            assert work.clinicians() == listed


def test_the_last_arrangement_of_a_conference_counts(store: AnyStore) -> None:
    first = Arrangement(
        conference="conference-1",
        clinician="Dr A",
        mode=AttendanceMode.ATTEND,
        chosen_by="user-1",
        chosen_at=NOON,
        reasons=("Knows the family.",),
    )
    second = replace(first, clinician="Dr B", mode=AttendanceMode.DIAL_IN)
    with store.work() as work:
        work.add_conference(conference(1))
        assert work.arrangement("conference-1") is None
        work.save_arrangement(first)
    with store.work() as work:
        assert work.arrangement("conference-1") == first
        work.save_arrangement(second)
    with store.work() as work:
        assert work.arrangements() == (second,)
        work.remove_arrangement("conference-1")
    with store.work() as work:
        assert work.arrangements() == ()


def test_a_deadline_is_met_once(store: AnyStore) -> None:
    first = Done(
        conference="conference-1",
        milestone=Milestone.REPORT_TO_CHAIR,
        done_on=dt.date(2026, 5, 19),
        by="user-1",
        at=NOON,
    )
    corrected = replace(first, done_on=dt.date(2026, 5, 18))
    with store.work() as work:
        work.add_conference(conference(1))
        work.save_done(first)
        work.save_done(corrected)
    with store.work() as work:
        assert work.done() == (corrected,)


def test_what_calendars_were_given_is_kept_and_replaced(store: AnyStore) -> None:
    first = DiaryLine(
        conference="conference-1",
        milestone=Milestone.CONFERENCE,
        sequence=1,
        changed_at=NOON,
        content="ab",
        live=True,
        day=dt.date(2026, 5, 26),
        start=NOON,
        end=NOON,
        given_to=("Dr Ada Marsh",),
    )
    other = replace(first, milestone=Milestone.RECORD_EXPECTED, start=None, end=None)
    second = replace(first, sequence=2, live=False)
    with store.work() as work:
        work.add_conference(conference(1))
        work.save_diary(first)
        work.save_diary(other)
        work.save_diary(second)
    with store.work() as work:
        assert work.diary() == (second, other)


def test_feeds_are_kept_and_changed(store: AnyStore) -> None:
    feed = Feed(id="feed-1", address_sha256="00", made_by="user-1", made_at=NOON)
    with store.work() as work:
        assert work.feeds() == ()
        work.save_feed(feed)
        work.save_feed(replace(feed, revoked_at=NOON, fetched_on=NOON.date()))
    with store.work() as work:
        (kept,) = work.feeds()
    assert (kept.id, kept.revoked_at) == ("feed-1", NOON)


def test_the_last_accepted_rules_of_an_area_count(store: AnyStore) -> None:
    with store.work() as work:
        for area, version in (("leeds", 1), ("derby-city", 1), ("leeds", 2)):
            work.save_rules(
                KeptRules(authority=area, version=version, body="{}", at=NOON)
            )
    with store.work() as work:
        kept = [(rules.authority, rules.version) for rules in work.rules()]
    assert kept == [("derby-city", 1), ("leeds", 2)]


def test_the_audit_trail_keeps_its_order(store: AnyStore) -> None:
    events = tuple(event(n) for n in (3, 1, 2))
    for one in events:
        with store.work() as work:
            work.record(one)
    with store.work() as work:
        assert work.audit() == events


def test_accounts_are_kept_and_changed(store: AnyStore) -> None:
    anna = User(id="user-1", name="Anna Example", role=Role.ADMINISTRATOR)
    ben = User(id="user-2", name="Ben Example", role=Role.GP)
    annas = Account(user=anna, user_name="anna")
    bens = Account(user=ben, user_name="ben", own_password=False)
    with store.work() as work:
        work.save_account(bens)
        work.save_account(annas)
    with store.work() as work:
        assert work.accounts() == (annas, bens)
        changed = Account(
            user=replace(ben, role=Role.AUDITOR), user_name="ben", active=False
        )
        work.save_account(changed)
    with store.work() as work:
        assert work.accounts() == (annas, changed)


def test_a_block_that_fails_leaves_no_trace(store: AnyStore) -> None:
    with store.work() as work:
        work.save_practice(Practice(name="Before", authority="leeds"))

    def change_much_then_fail() -> None:
        with store.work() as work:
            work.save_practice(Practice(name="After", authority="leeds"))
            work.add_document(*filed(1))
            work.add_conference(conference(1))
            work.record(event())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_much_then_fail()
    with store.work() as work:
        assert work.practice() == Practice(name="Before", authority="leeds")
        assert work.documents() == ()
        assert work.conferences() == ()
        assert work.audit() == ()


def test_documents_are_looked_up_by_what_they_share(store: AnyStore) -> None:
    one, two, three = (filed(n, text="Ava words alike") for n in (1, 2, 3))
    apart = filed(4, text="Leo words apart")
    with store.work() as work:
        for document in (one, two, three):
            work.add_document(*document)
        shared = marks(one[0])
        before_three = work.documents_like(shared, before=three[0].id)
        assert [d.id for d in before_three] == [two[0].id, one[0].id]
        assert work.documents_like(shared, before=one[0].id) == ()
        assert work.documents_like((), before=three[0].id) == ()
        assert work.documents_like(shared, before="unknown") == ()
        nobody = replace(two[0].reading, children=())
        changed = replace(two[0], document=apart[0].document, reading=nobody)
        work.save_document(changed)
        before_three = work.documents_like(shared, before=three[0].id)
        assert [d.id for d in before_three] == [one[0].id]
