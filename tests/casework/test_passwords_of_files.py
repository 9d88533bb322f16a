"""The password of a file is used once, and is nowhere afterwards."""

import logging
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # has no stubs of its own
import pypdf
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from sqlalchemy import inspect, text

from gp_toolkit import bootstrap
from gp_toolkit.access.permissions import RolePermits
from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.filing import file_document
from gp_toolkit.model.clock import FixedClock
from gp_toolkit.model.document import DocumentState
from gp_toolkit.model.practice import Role, User
from gp_toolkit.reading.sandbox import ReadingPool
from gp_toolkit.store.engine import engine_for
from gp_toolkit.store.sql_store import create_store
from tests.reading.making.locked_open_document import lock_members, lock_whole
from tests.reading.making.open_document import make_open_document
from tests.ui.place import TODAY, example

KEY = bytes(range(32))
MARKER = "Quillfeather-Marker-83"
WRONG = "Wrongfeather-Marker-84"
USER = User(id="user-1", name="Ros Ames", role=Role.ADMINISTRATOR)


def locked_word() -> bytes:
    out = BytesIO()
    OOXMLFile(BytesIO(example("01-")[1])).encrypt(MARKER, out)
    return out.getvalue()


def locked_pdf() -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(example("04-")[1]))
    writer.encrypt(MARKER, algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def locked_members() -> bytes:
    return lock_members(make_open_document("<text:p>Record</text:p>"), MARKER)


def locked_whole() -> bytes:
    return lock_whole(make_open_document("<text:p>Record</text:p>"), MARKER)


LOCKED = {
    "docx": locked_word,
    "pdf": locked_pdf,
    "odt by members": locked_members,
    "odt as a whole": locked_whole,
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = create_store(tmp_path / "records.db", KEY)
    with ReadingPool(workers=1) as reader:
        yield Desk(
            store=store,
            reader=reader,
            procedures=bootstrap.procedures(),
            templates={},
            clock=FixedClock.on(TODAY),
            permits=RolePermits(),
        )
    store.close()


def everything_kept(path: Path) -> str:
    """All that the store holds, unlocked, and the bytes of every file beside it."""
    engine = engine_for(path, KEY)
    with engine.begin() as connection:
        rows = [
            row
            for table in inspect(connection).get_table_names()
            for row in connection.execute(text(f"SELECT * FROM {table}"))  # noqa: S608 (names of our own tables)
        ]
    engine.dispose()
    beside = (p.read_bytes() for p in path.parent.rglob("*") if p.is_file())
    return repr(rows) + repr(list(beside))


@pytest.mark.parametrize("kind", LOCKED)
def test_no_password_is_stored_logged_or_seen_from_outside(
    kind: str,
    desk: Desk,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.NOTSET)
    data = LOCKED[kind]()
    states = []
    for password in (None, WRONG, MARKER):
        filed = file_document(desk, data, "locked", by=USER, password=password)
        states.append(filed.document.document.state)
        for child in psutil.Process().children(recursive=True):
            seen = repr((child.cmdline(), child.environ()))
            assert MARKER not in seen
            assert WRONG not in seen
    locked = DocumentState.NEEDS_PASSWORD
    assert states == [locked, locked, DocumentState.READ]
    out, err = capfd.readouterr()
    said = everything_kept(tmp_path / "records.db") + out + err + caplog.text
    assert "user-1" in said  # the search sees what is kept
    for marker in (MARKER, WRONG):
        assert marker not in said
        assert marker.encode("utf-16-le").hex() not in said.encode().hex()


def test_a_wrong_password_is_told_from_a_missing_one(desk: Desk) -> None:
    for make in LOCKED.values():
        data = make()
        missing = file_document(desk, data, "x", by=USER).document.document
        wrong = file_document(desk, data, "x", by=USER, password=WRONG).document
        assert [p.code for p in missing.problems] == ["password_needed"]
        assert [p.code for p in wrong.document.problems] == ["wrong_password"]
        assert WRONG not in repr(wrong)
