"""Connections to the encrypted file, and what its failures mean to a person."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from gp_toolkit.model.document import Problem
from gp_toolkit.model.errors import StorageProblem

KEY_BYTES = 32
"""Length of the store's key. It is used as it is: no derivation at each connection."""

BUSY_SECONDS = 10
"""How long a change waits for another one to finish."""

SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # else REPLACE would remove audit lines unseen
    "PRAGMA synchronous = FULL",  # with NORMAL a power cut loses the last changes
    "PRAGMA fullfsync = ON",  # macOS keeps writes in the drive's cache otherwise
    "PRAGMA temp_store = MEMORY",  # temporary tables would not be encrypted
    "PRAGMA trusted_schema = OFF",
)


def engine_for(path: Path, key: bytes) -> Engine:
    """An engine for the encrypted file at a path, which may be new.

    Each transaction takes the right to write at its start, so that what it read
    cannot change before it is done.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"the key has {len(key)} bytes, not {KEY_BYTES}")
    engine = create_engine(
        "sqlite:///",
        module=dbapi2,
        creator=_connector(path, key),
        poolclass=QueuePool,
        hide_parameters=True,  # values never reach a message or a log
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _connector(path: Path, key: bytes) -> Callable[[], dbapi2.Connection]:
    def connect() -> dbapi2.Connection:
        connection = dbapi2.connect(
            str(path),
            timeout=BUSY_SECONDS,
            isolation_level=None,  # transactions begin where `_begin` says so
            check_same_thread=False,
        )
        try:
            # SQLCipher writes every failure to the terminal unless told not to.
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            for setting in SETTINGS:
                connection.execute(setting)
            connection.execute("PRAGMA journal_mode = WAL")
        except dbapi2.Error:
            connection.close()
            raise
        return connection

    return connect


def storage_problem(error: DBAPIError) -> StorageProblem | None:
    """What a failure of the database means to a person; None for a bug."""
    name = getattr(error.orig, "sqlite_errorname", "") or ""
    for start, problem in _PROBLEMS.items():
        if name.startswith(start):
            return StorageProblem(problem.code, problem.message)
    return None


def not_opened() -> StorageProblem:
    """The operating system does not let the program at its file."""
    return StorageProblem(_NOT_OPENED.code, _NOT_OPENED.message)


_DAMAGED = Problem(
    code="store_unreadable",
    message="The practice's records cannot be opened: the key does not fit, or the "
    "file is damaged. Nothing has been changed. Close the program and start it again; "
    "if this message comes back, put the latest backup in place of the file.",
)
_NOT_OPENED = Problem(
    code="store_not_opened",
    message="The practice's records cannot be opened or written. Ask whoever looks "
    "after this computer to allow the program to read and write its folder.",
)
_PROBLEMS = {
    "SQLITE_NOTADB": _DAMAGED,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_FULL": Problem(
        code="disk_full",
        message="The disk is full, so the change was not kept. Free some space and do "
        "it again.",
    ),
    "SQLITE_IOERR": Problem(
        code="disk_failed",
        message="The disk did not take the change, so it was not kept. Check that the "
        "disk is connected, then do it again.",
    ),
    "SQLITE_BUSY": Problem(
        code="store_busy",
        message="Somebody else's change was not finished in time, so yours was not "
        "kept. Wait a moment and do it again.",
    ),
    "SQLITE_READONLY": Problem(
        code="store_read_only",
        message="The practice's records can only be read, so the change was not kept. "
        "Ask whoever looks after this computer to allow the program to write to its "
        "folder.",
    ),
    "SQLITE_CANTOPEN": _NOT_OPENED,
    "SQLITE_PERM": _NOT_OPENED,
}
