"""Documents come in, are read, and wait for a person."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gp_toolkit.casework.desk import Desk, Procedures
from gp_toolkit.casework.likeness import Likeness, find_like
from gp_toolkit.finding.find import find
from gp_toolkit.model.clock import today
from gp_toolkit.model.document import Document, DocumentState
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.filing import FiledDocument, Stage
from gp_toolkit.model.practice import Act, User
from gp_toolkit.model.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What came of adding a file.

    Attributes:
        document: As it is kept.
        duplicate: The same bytes were here already; nothing was added.
        like: The earlier document that it repeats in other bytes, or corrects.
    """

    document: FiledDocument
    duplicate: bool
    like: Likeness | None = None


def read_and_find(
    procedures: Procedures, document: Document, *, on: dt.date
) -> Reading:
    """What a document says, judged as on a day."""
    return find(
        document,
        words=procedures.words,
        holidays=procedures.holidays,
        authorities=procedures.marks,
        today=on,
    )


def file_document(
    desk: Desk, data: bytes, name: str, *, by: User, password: str | None = None
) -> Filed:
    """Read a file and keep it, with its original, for somebody to verify.

    A file that cannot be read is kept too, in its state, so that it stays on the list
    until a person has dealt with it. One that waits for its password is read again
    when the same bytes come with a password; the password itself is never kept.
    """
    desk.check(by, Act.FILE_DOCUMENT)
    sha256 = hashlib.sha256(data).hexdigest()
    with desk.store.work() as work:
        known = work.document_with(sha256)
    if known is not None and not _waits_for(known, password):
        return Filed(document=known, duplicate=True)
    document = desk.reader.read(data, name, password=password)
    reading = read_and_find(desk.procedures, document, on=today(desk.clock))
    with desk.store.work() as work:
        known = work.document_with(sha256)  # another may have added it meanwhile
        if known is not None and not _waits_for(known, password):
            return Filed(document=known, duplicate=True)
        if known is not None:
            filed = replace(known, document=document, reading=reading)
            work.save_document(filed)
        else:
            filed = FiledDocument(
                id=uuid.uuid4().hex,
                sha256=sha256,
                received=desk.clock.now(),
                filed_by=by.id,
                document=document,
                reading=reading,
            )
            work.add_document(filed, data)
        work.record(
            desk.event(by, Act.FILE_DOCUMENT, filed.id, f"state={document.state}")
        )
        like = find_like(work, filed)
    return Filed(document=filed, duplicate=False, like=like)


def set_aside(desk: Desk, document_id: str, note: str, *, by: User) -> FiledDocument:
    """Take a document off the list without a conference coming of it.

    Raises:
        UserProblem: `reason_missing` or `unknown_document`.
    """
    desk.check(by, Act.REMOVE_DOCUMENT)
    if not note.strip():
        raise UserProblem(
            "reason_missing",
            "Say why nothing needs doing with this document, in a few words.",
        )
    with desk.store.work() as work:
        filed = _kept(work.document(document_id))
        filed = replace(filed, stage=Stage.SET_ASIDE, note=note.strip())
        work.save_document(filed)
        work.record(desk.event(by, Act.REMOVE_DOCUMENT, filed.id))
    return filed


def bring_back(desk: Desk, document_id: str, *, by: User) -> FiledDocument:
    """Put a document that was set aside back on the list to verify."""
    desk.check(by, Act.REMOVE_DOCUMENT)
    with desk.store.work() as work:
        filed = _kept(work.document(document_id))
        filed = replace(filed, stage=Stage.TO_VERIFY, note="")
        work.save_document(filed)
        work.record(desk.event(by, Act.REMOVE_DOCUMENT, filed.id, "brought back"))
    return filed


def inbox(desk: Desk, *, by: User) -> Sequence[FiledDocument]:
    """All documents, the newest first."""
    desk.check(by, Act.VIEW_CASE)
    with desk.store.work() as work:
        return work.documents()


def open_document(desk: Desk, document_id: str, *, by: User) -> FiledDocument:
    """One document, to look at; the look is recorded.

    Raises:
        UserProblem: `unknown_document`.
    """
    desk.check(by, Act.VIEW_CASE)
    with desk.store.work() as work:
        filed = _kept(work.document(document_id))
        work.record(desk.event(by, Act.VIEW_CASE, filed.id))
    return filed


def original_of(desk: Desk, document_id: str, *, by: User) -> bytes:
    """The bytes of a document as they came.

    Raises:
        UserProblem: `unknown_document`.
    """
    desk.check(by, Act.VIEW_CASE)
    with desk.store.work() as work:
        original = work.original(document_id)
        work.record(desk.event(by, Act.VIEW_CASE, document_id, "original"))
    if original is None:
        raise _unknown()
    return original


def _waits_for(known: FiledDocument, password: str | None) -> bool:
    locked = known.document.state is DocumentState.NEEDS_PASSWORD
    return locked and password is not None


def _kept(filed: FiledDocument | None) -> FiledDocument:
    if filed is None:
        raise _unknown()
    return filed


def _unknown() -> UserProblem:
    return UserProblem(
        "unknown_document",
        "This document is not in the inbox any more. Go back to the inbox and look "
        "for it there.",
    )
