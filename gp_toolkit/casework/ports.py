"""What the use cases need from the outside, and nothing more."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from gp_toolkit.model.attendance import Clinician
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.diary import DiaryLine, Feed
from gp_toolkit.model.document import Document, PageQuote
from gp_toolkit.model.filing import Arrangement, Done, FiledDocument
from gp_toolkit.model.practice import Act, AuditEvent, Practice, User
from gp_toolkit.model.rules import KeptRules

OnPage = Callable[[int, int], None]


class Reader(Protocol):
    """Reads a file, safely. May be shared by threads."""

    @property
    def at_once(self) -> int:
        """How many files it reads at the same time."""
        ...

    def read(
        self,
        data: bytes,
        name: str,
        *,
        password: str | None = None,
        patient: bool = False,
        on_page: OnPage | None = None,
    ) -> Document:
        """The file as a `Document`; any bytes end in one of its states.

        `patient`: all pages of a scan are read, however long it takes. `on_page` is
        told in the caller's thread after each: how many were read, of how many.
        """
        ...

    def draw(
        self,
        data: bytes,
        page: int,
        quotes: Sequence[PageQuote],
        *,
        source: str = "",
        password: str | None = None,
    ) -> bytes | None:
        """A page as PNG with the quotes boxed; None if it cannot be drawn.

        `source`: the `Block.source` of the page, in a file that holds others.
        """
        ...


class Permits(Protocol):
    """Says who may do what."""

    def may(self, user: User, act: Act) -> bool:
        """Whether the user's role allows the act."""
        ...


class Work(Protocol):
    """One transaction on the practice's records.

    Saving a value whose row another person has changed since it was read raises
    `UserProblem` `changed_meanwhile` (conferences: by `sequence`).
    """

    def practice(self) -> Practice | None:
        """The practice, once set up."""
        ...

    def save_practice(self, practice: Practice) -> None:
        """Keep the practice's details."""
        ...

    def add_document(self, filed: FiledDocument, original: bytes) -> None:
        """Keep a new document with its original bytes."""
        ...

    def save_document(self, filed: FiledDocument) -> None:
        """Keep a document's new stage."""
        ...

    def document(self, document_id: str) -> FiledDocument | None:
        """A document by its id."""
        ...

    def document_with(self, sha256: str) -> FiledDocument | None:
        """The document with the same bytes, if it is kept already."""
        ...

    def documents_like(
        self, marks: Collection[str], *, before: str
    ) -> Sequence[FiledDocument]:
        """Documents kept before one (by its id) that share a mark, the newest first.

        The marks are those of `casework.likeness`.
        """
        ...

    def original(self, document_id: str) -> bytes | None:
        """The bytes of a document as they came."""
        ...

    def documents(self) -> Sequence[FiledDocument]:
        """All documents, the newest first."""
        ...

    def next_reference(self) -> str:
        """A case reference never given before, such as CP-0002 after CP-0001."""
        ...

    def add_conference(self, conference: Conference) -> None:
        """Keep a new conference."""
        ...

    def save_conference(self, conference: Conference) -> None:
        """Keep a change; `sequence` must be one more than the kept one's."""
        ...

    def conference(self, conference_id: str) -> Conference | None:
        """A conference by its id."""
        ...

    def conferences(self) -> Sequence[Conference]:
        """All conferences, by date."""
        ...

    def clinicians(self) -> Sequence[Clinician]:
        """Everybody on the rota, in the order of the sheet."""
        ...

    def save_clinicians(self, clinicians: Sequence[Clinician]) -> None:
        """Replace the list of clinicians."""
        ...

    def arrangement(self, conference_id: str) -> Arrangement | None:
        """Who goes to a conference, if decided."""
        ...

    def arrangements(self) -> Sequence[Arrangement]:
        """All that has been decided."""
        ...

    def save_arrangement(self, arrangement: Arrangement) -> None:
        """Keep who goes, in place of what was kept before."""
        ...

    def remove_arrangement(self, conference_id: str) -> None:
        """Let go of who goes, so that somebody is chosen anew."""
        ...

    def save_done(self, done: Done) -> None:
        """Keep that a deadline was met, in place of what was kept before."""
        ...

    def done(self) -> Sequence[Done]:
        """All deadlines met."""
        ...

    def diary(self) -> Sequence[DiaryLine]:
        """What calendars have been given."""
        ...

    def save_diary(self, line: DiaryLine) -> None:
        """Keep what calendars have been given, in place of what was kept before."""
        ...

    def feeds(self) -> Sequence[Feed]:
        """All calendar feeds, revoked ones too."""
        ...

    def save_feed(self, feed: Feed) -> None:
        """Keep a feed, in place of what was kept before."""
        ...

    def rules(self) -> Sequence[KeptRules]:
        """The rules of each area as they were last accepted."""
        ...

    def save_rules(self, rules: KeptRules) -> None:
        """Keep accepted rules, in place of the area's earlier ones."""
        ...

    def record(self, event: AuditEvent) -> None:
        """Add a line to the audit trail. There is no way to change or remove one."""
        ...

    def audit(self) -> Sequence[AuditEvent]:
        """The audit trail, oldest first."""
        ...


class Store(Protocol):
    """Keeps the practice's records."""

    def work(self) -> AbstractContextManager[Work]:
        """A transaction: kept when the block ends, undone when it raises."""
        ...
