"""How the encrypted file's schema came to be, one numbered step after another.

A step that has been released is never edited: a change to the schema is a new step at
the end. The number of steps applied is kept in the file as `PRAGMA user_version`, in
the same transaction as the steps, so that a file is never left half changed.
"""

import json
from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from gp_toolkit.casework.likeness import marks
from gp_toolkit.model.filing import FiledDocument
from gp_toolkit.model.plain import from_plain

Step = tuple[str | Callable[[Connection], None], ...]

VERSION_1: Step = (
    """CREATE TABLE practice (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        body TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE documents (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL UNIQUE,
        stage TEXT NOT NULL,
        received TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE originals (
        document TEXT PRIMARY KEY REFERENCES documents (id),
        content BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE conferences (
        id TEXT PRIMARY KEY,
        reference TEXT NOT NULL UNIQUE,
        date TEXT NOT NULL,
        start TEXT NOT NULL,
        status TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        body TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX conferences_by_date ON conferences (date)",
    """CREATE TABLE clinicians (
        position INTEGER PRIMARY KEY,
        body TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE arrangements (
        conference TEXT PRIMARY KEY REFERENCES conferences (id),
        body TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE done (
        conference TEXT NOT NULL REFERENCES conferences (id),
        milestone TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (conference, milestone)
    ) STRICT""",
    """CREATE TABLE accounts (
        id TEXT PRIMARY KEY,
        user_name TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        active INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE counters (
        name TEXT PRIMARY KEY,
        value INTEGER NOT NULL
    ) STRICT""",
    "INSERT INTO counters VALUES ('reference', 0)",
    """CREATE TABLE audit (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        user TEXT NOT NULL,
        act TEXT NOT NULL,
        subject TEXT NOT NULL,
        detail TEXT NOT NULL,
        seal BLOB NOT NULL
    ) STRICT""",
    """CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail cannot be changed'); END""",
    """CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail cannot be changed'); END""",
    """CREATE TABLE audit_head (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        number INTEGER NOT NULL,
        seal BLOB NOT NULL
    ) STRICT""",
)

VERSION_2: Step = (
    """CREATE TABLE diary (
        conference TEXT NOT NULL REFERENCES conferences (id),
        milestone TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (conference, milestone)
    ) STRICT""",
    """CREATE TABLE feeds (
        id TEXT PRIMARY KEY,
        body TEXT NOT NULL
    ) STRICT""",
)

VERSION_3: Step = (
    """CREATE TABLE rules (
        authority TEXT PRIMARY KEY,
        body TEXT NOT NULL
    ) STRICT""",
)

VERSION_4: Step = (
    "ALTER TABLE accounts ADD COLUMN own_password INTEGER NOT NULL DEFAULT 1",
)


def _mark_documents(connection: Connection) -> None:
    """Give the documents kept so far the marks that likeness is looked up by."""
    kept = connection.exec_driver_sql("SELECT body FROM documents").scalars().all()
    for body in kept:
        filed = from_plain(FiledDocument, json.loads(body), where="a kept document")
        for mark in sorted(marks(filed)):
            connection.exec_driver_sql(
                "INSERT INTO document_marks VALUES (?, ?)", (mark, filed.id)
            )


VERSION_5: Step = (
    """CREATE TABLE document_marks (
        mark TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES documents (id),
        PRIMARY KEY (mark, document)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX document_marks_by_document ON document_marks (document)",
    _mark_documents,
)

STEPS: tuple[Step, ...] = (VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5)
"""All steps, the first release's first."""


def version_of(connection: Connection) -> int:
    """How many steps a file has been through; 0 for a new one."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """Apply the steps that a file has not been through yet, within a transaction."""
    done = version_of(connection)
    if done >= len(steps):
        return
    for step in steps[done:]:
        for part in step:
            if isinstance(part, str):
                connection.exec_driver_sql(part)
            else:
                part(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {len(steps)}")
