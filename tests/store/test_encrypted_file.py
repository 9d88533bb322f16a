"""The encrypted file: unreadable without its key, honest about damage, kill-safe."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from gp_toolkit.casework.likeness import marks
from gp_toolkit.model.errors import StorageProblem
from gp_toolkit.model.practice import Act, AuditEvent, Practice
from gp_toolkit.store.engine import engine_for
from gp_toolkit.store.migrations import STEPS, migrate, version_of
from gp_toolkit.store.sql_store import SqlStore, create_store, open_store
from tests.store.memory_store import NOON, conference, filed

KEY = bytes(range(32))
REPEATED_LINE = (
    "INSERT INTO audit SELECT 4, at, user, act, subject, detail, seal "
    "FROM audit WHERE number = 3"
)
CANARY = "Canary-Quillfeather-4471"


def with_content(path: Path, *, documents: int = 3) -> SqlStore:
    store = create_store(path, KEY)
    for number in range(1, documents + 1):
        with store.work() as work:
            work.add_document(*filed(number, text=f"{CANARY} {number} " * 50))
            work.record(
                AuditEvent(
                    at=NOON,
                    user="user-1",
                    act=Act.FILE_DOCUMENT,
                    subject=f"document-{number}",
                )
            )
    return store


def tamper(path: Path, *statements: str) -> None:
    """What somebody with the key could do from outside the program."""
    engine = engine_for(path, KEY)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def problem_of(act: Callable[[], object]) -> str:
    with pytest.raises(StorageProblem) as told:
        act()
    assert "Nothing" in told.value.message or told.value.message.count(".") >= 2
    return told.value.code


def test_no_word_of_a_document_stands_in_the_file_or_beside_it(tmp_path: Path) -> None:
    store = with_content(tmp_path / "records.db")
    beside = sorted(p.name for p in tmp_path.iterdir())
    assert beside == ["records.db", "records.db-shm", "records.db-wal"]
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert CANARY.encode() not in content
        assert CANARY.encode("utf-16-le") not in content
        assert b"SQLite format 3" not in content
        assert b"CREATE TABLE" not in content
        assert KEY not in content
    store.close()
    assert CANARY.encode() not in (tmp_path / "records.db").read_bytes()


def test_what_was_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    with_content(tmp_path / "records.db").close()
    store = open_store(tmp_path / "records.db", KEY)
    with store.work() as work:
        assert [d.id for d in work.documents()] == [
            "document-3",
            "document-2",
            "document-1",
        ]
    assert store.verify() == ()
    store.close()


def test_a_wrong_key_is_told_and_says_nothing_on_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "records.db"
    with_content(path).close()
    before = path.read_bytes()
    assert problem_of(lambda: open_store(path, bytes(32))) == "store_unreadable"
    assert path.read_bytes() == before
    assert capfd.readouterr() == ("", "")


def test_a_missing_an_empty_and_a_foreign_file_are_told(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    assert problem_of(lambda: open_store(path, KEY)) == "store_missing"
    assert not path.exists()
    path.write_bytes(b"")
    assert problem_of(lambda: open_store(path, KEY)) == "store_unreadable"
    path.write_bytes(b"not a database at all " * 500)
    assert problem_of(lambda: open_store(path, KEY)) == "store_unreadable"


def test_records_are_never_made_over_others(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    with_content(path).close()
    before = path.read_bytes()
    assert problem_of(lambda: create_store(path, KEY)) == "store_exists"
    assert path.read_bytes() == before


def test_a_start_that_was_cut_short_does_not_stand_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "records.db.unfinished").write_bytes(b"half")
    store = create_store(tmp_path / "records.db", KEY)
    store.close()
    assert [p.name for p in tmp_path.iterdir()] == ["records.db"]


def test_a_file_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    with_content(path).close()
    tamper(path, f"PRAGMA user_version = {len(STEPS) + 1}")
    before = path.read_bytes()
    assert problem_of(lambda: open_store(path, KEY)) == "store_newer"
    assert path.read_bytes() == before


def test_steps_run_forward_once_and_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    with_content(path).close()
    engine = engine_for(path, KEY)
    bad = (*STEPS, ("CREATE TABLE added (a TEXT) STRICT", "THIS IS NOT SQL"))
    with pytest.raises(DBAPIError), engine.begin() as connection:
        migrate(connection, bad)
    good = (*STEPS, ("CREATE TABLE added (a TEXT) STRICT",))
    for _ in range(2):
        with engine.begin() as connection:
            assert version_of(connection) in (len(STEPS), len(good))
            migrate(connection, good)
    with engine.begin() as connection:
        assert version_of(connection) == len(good)
        connection.execute(text("INSERT INTO added VALUES ('x')"))
        kept = connection.execute(text("SELECT count(*) FROM documents")).scalar_one()
    engine.dispose()
    assert kept == 3


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.7, 0.98])
def test_a_flipped_bit_is_found(tmp_path: Path, share: float) -> None:
    path = tmp_path / "records.db"
    with_content(path, documents=20).close()
    content = bytearray(path.read_bytes())
    content[int(len(content) * share)] ^= 1
    path.write_bytes(content)
    assert codes_found(path) & {"store_damaged", "store_unreadable"}


def codes_found(path: Path) -> set[str]:
    """What opening and verifying a file tell of it."""
    try:
        store = open_store(path, KEY)
    except StorageProblem as problem:
        return {problem.code}
    found = {problem.code for problem in store.verify()}
    store.close()
    return found


@pytest.mark.parametrize(
    "statement", ["UPDATE audit SET detail = 'x'", "DELETE FROM audit"]
)
def test_the_audit_trail_refuses_changes(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "records.db"
    with_content(path).close()
    with pytest.raises(DBAPIError, match="audit trail cannot be changed"):
        tamper(path, statement)


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE audit SET user = 'user-2' WHERE number = 2", "line 2"),
        (
            "UPDATE audit SET at = '2026-01-01T00:00:00+00:00' WHERE number = 1",
            "line 1",
        ),
        ("DELETE FROM audit WHERE number = 2", "line 2"),
        ("DELETE FROM audit WHERE number = 3", "end"),
        ("DELETE FROM audit", "end"),
        ("UPDATE audit SET number = number + 5", "line 1"),
        ("DELETE FROM audit_head", "end"),
        (
            REPEATED_LINE,
            "line 4",
        ),
    ],
)
def test_an_audit_line_that_was_touched_is_found(
    tmp_path: Path, statement: str, where: str
) -> None:
    path = tmp_path / "records.db"
    with_content(path).close()
    tamper(
        path,
        "DROP TRIGGER audit_is_never_changed",
        "DROP TRIGGER audit_is_never_removed",
        statement,
    )
    store = open_store(path, KEY)
    (problem,) = store.verify()
    store.close()
    assert problem.code == "audit_changed"
    assert where in problem.message


def test_an_original_that_was_swapped_is_found(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    with_content(path).close()
    tamper(path, "UPDATE originals SET content = x'00' WHERE document = 'document-2'")
    store = open_store(path, KEY)
    (problem,) = store.verify()
    store.close()
    assert problem.code == "original_changed"
    assert "document-2" in problem.message


def test_two_people_at_once_lose_nothing(tmp_path: Path) -> None:
    """Eight threads each raise one conference's sequence ten times, retrying."""
    store = create_store(tmp_path / "records.db", KEY)
    with store.work() as work:
        work.add_conference(conference(1))
    problems: list[BaseException] = []

    def raise_sequence() -> None:
        try:
            for _ in range(10):
                with store.work() as work:
                    kept = work.conference("conference-1")
                    assert kept is not None
                    work.save_conference(replace(kept, sequence=kept.sequence + 1))
        except BaseException as error:  # noqa: BLE001 (handed to the test's thread)
            problems.append(error)

    threads = [threading.Thread(target=raise_sequence) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    with store.work() as work:
        kept = work.conference("conference-1")
    store.close()
    assert kept is not None
    assert kept.sequence == 80


def test_no_value_reaches_the_message_of_a_failure(tmp_path: Path) -> None:
    store = with_content(tmp_path / "records.db", documents=1)
    with pytest.raises(DBAPIError) as told, store.work() as work:
        work.add_document(*filed(1, text=CANARY))
    store.close()
    assert CANARY not in str(told.value)


WRITER = """
import sys
from pathlib import Path
from gp_toolkit.store.sql_store import open_store
from tests.store.memory_store import filed

store = open_store(Path(sys.argv[1]), bytes(range(32)))
for number in range(int(sys.argv[2]), 10_000):
    with store.work() as work:
        work.add_document(*filed(number))
        work.next_reference()
    print(number, flush=True)
"""


def test_an_acknowledged_document_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    create_store(path, KEY).close()
    acknowledged: list[int] = []
    for round_number in range(5):
        start = 2_000 * round_number
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(start)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert process.stdout is not None
        acknowledged.append(int(process.stdout.readline()))
        time.sleep(0.02 * (round_number + 1))
        process.kill()
        rest, _ = process.communicate()
        acknowledged += [int(line) for line in rest.split("\n")[:-1]]
        store = open_store(path, KEY)
        with store.work() as work:
            kept = {d.id for d in work.documents()}
        assert {f"document-{n}" for n in acknowledged} <= kept
        assert store.verify() == ()
        with store.work() as work:
            assert work.next_reference() == f"CP-{len(kept) + round_number + 1:04d}"
        store.close()
    assert len(acknowledged) > 5


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    """SQLite's own page limit stands in for the disk: the failure is the same one."""
    store = with_content(tmp_path / "records.db")
    store.close()
    store = open_store(tmp_path / "records.db", KEY)
    with store.work() as work:
        pages = work._connection.exec_driver_sql("PRAGMA page_count").scalar_one()  # noqa: SLF001 (no public way to shrink the disk)
        work._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")  # noqa: SLF001 (no public way to shrink the disk)
    document, _ = filed(9)
    assert problem_of(lambda: _add(store, document, bytes(200_000))) == "disk_full"
    with store.work() as work:
        assert work.document("document-9") is None
        assert len(work.documents()) == 3
        work.save_practice(Practice(name="Still works", authority="leeds"))
    assert store.verify() == ()
    store.close()


def _add(store: SqlStore, document: object, original: bytes) -> None:
    with store.work() as work:
        work.add_document(document, original)  # type: ignore[arg-type]  # as made


def test_accounts_of_before_have_passwords_of_their_own(tmp_path: Path) -> None:
    """A file of the second version: nobody is asked to choose a password again."""
    path = tmp_path / "records.db"
    engine = engine_for(path, KEY)
    with engine.begin() as connection:
        migrate(connection, STEPS[:2])
        values = "('user-1', 'anna', 'Anna Example', 'gp', 1)"
        connection.execute(text(f"INSERT INTO accounts VALUES {values}"))  # noqa: S608 (of the test's own)
    engine.dispose()
    store = open_store(path, KEY)
    with store.work() as work:
        (anna,) = work.accounts()
    store.close()
    assert (anna.user_name, anna.active, anna.own_password) == ("anna", True, True)


def test_documents_kept_by_an_earlier_release_can_be_looked_up(tmp_path: Path) -> None:
    """A file of the fourth version has no marks: they are made when it is opened."""
    path = tmp_path / "records.db"
    with_content(path).close()
    tamper(path, "DROP TABLE document_marks", "PRAGMA user_version = 4")
    store = open_store(path, KEY)
    with store.work() as work:
        newest, *_, oldest = work.documents()
        like = work.documents_like(marks(oldest), before=newest.id)
        assert oldest.id in [d.id for d in like]
    store.close()
