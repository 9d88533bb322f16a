"""Documents come in, are read, and wait for a person."""

import datetime as dt
import hashlib
import uuid
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

from gp_toolkit.casework.desk import Desk, Procedures
from gp_toolkit.casework.likeness import Likeness, find_like
from gp_toolkit.casework.ports import OnPage
from gp_toolkit.finding.find import find
from gp_toolkit.model.clock import today
from gp_toolkit.model.document import Document, DocumentState
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.filing import FiledDocument, Stage
from gp_toolkit.model.practice import Act, User
from gp_toolkit.model.reading import Reading

_OUT_OF_TIME = ("scan_unread", "scan_too_slow")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """What came of one file of a batch.

    Attributes:
        name: As it came.
        filed: None when it could not even be kept.
        problem: Why not, in words.
    """

    name: str
    filed: Filed | None = None
    problem: str = ""


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
    known = _known(desk, data, password)
    if known is not None:
        return Filed(document=known, duplicate=True)
    document = desk.reader.read(data, name, password=password)
    return _keep(desk, data, document, by, password)


def file_documents(
    desk: Desk, files: Iterable[tuple[str, bytes]], *, by: User
) -> Iterator[FileResult]:
    """Read and keep many files, as `file_document`; what came of each, in their order.

    Files are read ahead while the ones before them are kept, as many at once as the
    reader has workers. Only those few are in memory at a time.
    """
    desk.check(by, Act.FILE_DOCUMENT)
    at_once = max(1, desk.reader.at_once)
    with ThreadPoolExecutor(at_once) as pool:
        ahead: deque[_Ahead] = deque()
        for name, data in files:
            known = _known(desk, data, None)
            job = None if known else pool.submit(desk.reader.read, data, name)
            ahead.append(_Ahead(name=name, data=data, known=known, job=job))
            if len(ahead) > 2 * at_once:
                yield _finish(desk, ahead.popleft(), by)
        while ahead:
            yield _finish(desk, ahead.popleft(), by)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ahead:
    """A file of a batch that is being read, or that is here already."""

    name: str
    data: bytes
    known: FiledDocument | None
    job: Future[Document] | None


def _finish(desk: Desk, file: _Ahead, by: User) -> FileResult:
    try:
        if file.job is None:
            return FileResult(name=file.name, filed=_duplicate(file.known))
        filed = _keep(desk, file.data, file.job.result(), by, None)
        return FileResult(name=file.name, filed=filed)
    except UserProblem as problem:
        return FileResult(name=file.name, problem=problem.message)


def _duplicate(known: FiledDocument | None) -> Filed | None:
    return None if known is None else Filed(document=known, duplicate=True)


def _known(desk: Desk, data: bytes, password: str | None) -> FiledDocument | None:
    """The document with these bytes, unless it is to be read again."""
    with desk.store.work() as work:
        known = work.document_with(hashlib.sha256(data).hexdigest())
    return None if known is None or _waits_for(known, password) else known


def _keep(
    desk: Desk, data: bytes, document: Document, by: User, password: str | None
) -> Filed:
    reading = read_and_find(desk.procedures, document, on=today(desk.clock))
    sha256 = hashlib.sha256(data).hexdigest()
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


def has_unread_pages(document: Document) -> bool:
    """Whether pages of a scan were left out for want of time."""
    return any(problem.code in _OUT_OF_TIME for problem in document.problems)


def read_all_pages(
    desk: Desk, document_id: str, *, by: User, on_page: OnPage | None = None
) -> FiledDocument:
    """Read a scan again, all its pages this time; a minute or two for twenty pages.

    `on_page` is told after each: how many have been read, of how many.

    Raises:
        UserProblem: `unknown_document`, or `dealt_with` when a person has decided
            about the document already.
    """
    desk.check(by, Act.FILE_DOCUMENT)
    with desk.store.work() as work:
        filed, original = _kept(work.document(document_id)), work.original(document_id)
    if original is None:
        raise _unknown()
    document = desk.reader.read(
        original, filed.document.name, patient=True, on_page=on_page
    )
    reading = read_and_find(desk.procedures, document, on=today(desk.clock))
    with desk.store.work() as work:
        filed = _kept(work.document(document_id))
        if filed.stage is not Stage.TO_VERIFY:
            raise UserProblem(
                "dealt_with",
                "This document has been dealt with already, so it is not read again. "
                "Look at the original for what is missing.",
            )
        filed = replace(filed, document=document, reading=reading)
        work.save_document(filed)
        work.record(
            desk.event(by, Act.FILE_DOCUMENT, filed.id, f"state={document.state}")
        )
    return filed


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
