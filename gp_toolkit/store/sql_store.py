"""The practice's records in an encrypted file: made, opened, worked on, verified."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from gp_toolkit.model.document import Problem
from gp_toolkit.model.errors import StorageProblem
from gp_toolkit.store import chain, tables
from gp_toolkit.store.engine import engine_for, not_opened, storage_problem
from gp_toolkit.store.migrations import STEPS, migrate, version_of
from gp_toolkit.store.work import SqlWork


class SqlStore:
    """The casework port `Store`, on an encrypted file. Safe to share by threads."""

    def __init__(self, engine: Engine, audit_key: bytes) -> None:
        self._engine = engine
        self._audit_key = audit_key

    @contextmanager
    def work(self) -> Iterator[SqlWork]:
        """A transaction: kept when the block ends, undone when it raises.

        What it kept is on the disk when the block has ended. Do not open one within
        another: the inner one would wait for the outer.

        Raises:
            StorageProblem: the file could not be read or written.
        """
        with _telling(), self._engine.begin() as connection:
            yield SqlWork(connection, self._audit_key)

    def verify(self) -> tuple[Problem, ...]:
        """Look for damage and tampering: empty when all is well.

        Reads everything: each page of the file, each original, each audit line.
        """
        try:
            with self._engine.begin() as connection:
                return (
                    *_pages(connection),
                    *_originals(connection),
                    *_trail(connection, self._audit_key),
                )
        except DBAPIError as error:
            problem = storage_problem(error)
            if problem is None:
                raise
            return (Problem(code=problem.code, message=problem.message),)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def create_store(path: Path, key: bytes) -> SqlStore:
    """Make a new, empty, encrypted file and open it.

    It is made under another name and moved into place when complete, so that a
    half-made one is never taken for the practice's records.

    Args:
        path: Where; its folder is made if need be.
        key: 32 random bytes.

    Raises:
        StorageProblem: `store_exists`, or the file cannot be written.
    """
    if path.exists():
        raise StorageProblem(
            "store_exists",
            "There are records in this folder already. Sign in to them, or choose "
            "another folder.",
        )
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for leftover in (unfinished, *_beside(unfinished), *_beside(path)):
            leftover.unlink(missing_ok=True)
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise not_opened() from error
    engine = engine_for(unfinished, key)
    try:
        with _telling(), engine.begin() as connection:
            migrate(connection)
    finally:
        engine.dispose()  # the last connection folds the write-ahead log in
    try:
        unfinished.replace(path)
    except OSError as error:
        raise not_opened() from error
    _sync_folder(path.parent)
    return open_store(path, key)


def open_store(path: Path, key: bytes) -> SqlStore:
    """Open the practice's records, bringing an older file up to date.

    Raises:
        StorageProblem: the file is missing, of a newer program, damaged, or locked
            by another key. Nothing is changed then.
    """
    if not path.is_file():
        raise StorageProblem(
            "store_missing",
            "The practice's records are not where they should be. Connect the drive "
            "they are on, or put the latest backup in their place, then start the "
            "program again.",
        )
    engine = engine_for(path, key)
    try:
        with _telling(), engine.begin() as connection:
            _check_version(version_of(connection))
            migrate(connection)
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, chain.chain_key(key))


def _check_version(version: int) -> None:
    if version > len(STEPS):
        raise StorageProblem(
            "store_newer",
            "These records were last used with a newer release of the program. "
            "Install that release, or a later one, and open them again. Nothing has "
            "been changed.",
        )
    if version < 1:
        raise StorageProblem(
            "store_unreadable",
            "The file of the practice's records is empty. Put the latest backup in "
            "its place, then start the program again.",
        )


@contextmanager
def _telling() -> Iterator[None]:
    """Turn what a person can put right into a `StorageProblem`."""
    try:
        yield
    except DBAPIError as error:
        problem = storage_problem(error)
        if problem is None:
            raise
        raise problem from error


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm"))


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder last through a power cut, where that is possible."""
    if os.name == "nt":  # Windows has no such call, and keeps names by itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _pages(connection: Connection) -> tuple[Problem, ...]:
    forged = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
    broken = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if not forged and list(broken) == ["ok"] and not dangling:
        return ()
    return (
        Problem(
            code="store_damaged",
            message="The file of the practice's records is damaged. Stop using it and "
            "put the latest backup in its place.",
        ),
    )


def _originals(connection: Connection) -> tuple[Problem, ...]:
    table = tables.documents
    problems = []
    for row in connection.execute(select(table.c.id, table.c.sha256)).all():
        content = connection.execute(
            select(tables.originals.c.content).where(
                tables.originals.c.document == row.id
            )
        ).scalar_one_or_none()
        if content is None or hashlib.sha256(content).hexdigest() != row.sha256:
            problems.append(
                Problem(
                    code="original_changed",
                    message=f"The original of document {row.id} is missing or not as "
                    "it was filed. Fetch it again from where it came.",
                )
            )
    return tuple(problems)


def _trail(connection: Connection, key: bytes) -> tuple[Problem, ...]:
    before, number = chain.START, 0
    for row in connection.execute(select(tables.audit).order_by("number")):
        number += 1
        fields = (row.at, row.user, row.act, row.subject, row.detail)
        before = chain.seal(key, before, number, fields)
        if row.number != number or bytes(row.seal) != before:
            return (_tampered(f"at line {number}"),)
    head = connection.execute(select(tables.audit_head)).one_or_none()
    if head is None:
        return () if number == 0 else (_tampered("at its end"),)
    if (head.number, bytes(head.seal)) != (
        number,
        chain.head_seal(key, number, before),
    ):
        return (_tampered("at its end"),)
    return ()


def _tampered(where: str) -> Problem:
    return Problem(
        code="audit_changed",
        message=f"The audit trail has been changed outside the program, {where}. "
        "Keep the file as it is and tell your data protection lead.",
    )
