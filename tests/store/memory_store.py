"""The same port in memory, and values to keep: for the tests of every room."""

import copy
import datetime as dt
import hashlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from gp_toolkit.casework.likeness import marks as marks_of
from gp_toolkit.model.attendance import Clinician
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.diary import DiaryLine, Feed
from gp_toolkit.model.document import Block, Document, DocumentState
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.family import Child
from gp_toolkit.model.filing import Arrangement, Done, FiledDocument
from gp_toolkit.model.practice import Account, AuditEvent, Practice
from gp_toolkit.model.reading import (
    DocumentFacts,
    DocumentKind,
    Evidence,
    MeetingKind,
    NextConference,
    NextStatus,
    Reading,
)
from gp_toolkit.model.rules import KeptRules

NOON = dt.datetime(2026, 5, 5, 12, tzinfo=dt.UTC)


@dataclass
class MemoryWork:
    """The port `Work` on plain lists."""

    kept_practice: Practice | None = None
    kept_documents: dict[str, FiledDocument] = field(default_factory=dict)
    originals: dict[str, bytes] = field(default_factory=dict)
    references: int = 0
    kept_conferences: dict[str, Conference] = field(default_factory=dict)
    kept_clinicians: tuple[Clinician, ...] = ()
    kept_arrangements: dict[str, Arrangement] = field(default_factory=dict)
    kept_done: dict[tuple[str, str], Done] = field(default_factory=dict)
    kept_diary: dict[tuple[str, str], DiaryLine] = field(default_factory=dict)
    kept_feeds: dict[str, Feed] = field(default_factory=dict)
    kept_accounts: dict[str, Account] = field(default_factory=dict)
    kept_rules: dict[str, KeptRules] = field(default_factory=dict)
    events: list[AuditEvent] = field(default_factory=list)

    def practice(self) -> Practice | None:
        return self.kept_practice

    def save_practice(self, practice: Practice) -> None:
        self.kept_practice = practice

    def add_document(self, filed: FiledDocument, original: bytes) -> None:
        if filed.id in self.kept_documents or self.document_with(filed.sha256):
            raise AssertionError("the document is there already")
        self.kept_documents[filed.id] = filed
        self.originals[filed.id] = original

    def save_document(self, filed: FiledDocument) -> None:
        if filed.id not in self.kept_documents:
            raise _changed()
        self.kept_documents[filed.id] = filed

    def document(self, document_id: str) -> FiledDocument | None:
        return self.kept_documents.get(document_id)

    def document_with(self, sha256: str) -> FiledDocument | None:
        same = (d for d in self.kept_documents.values() if d.sha256 == sha256)
        return next(same, None)

    def documents_like(
        self, marks: Collection[str], *, before: str
    ) -> Sequence[FiledDocument]:
        kept = list(self.kept_documents.values())
        ids = [d.id for d in kept]
        earlier = kept[: ids.index(before)] if before in ids else []
        return tuple(d for d in reversed(earlier) if marks_of(d) & set(marks))

    def original(self, document_id: str) -> bytes | None:
        return self.originals.get(document_id)

    def documents(self) -> Sequence[FiledDocument]:
        latest_added_first = reversed(tuple(self.kept_documents.values()))
        return tuple(sorted(latest_added_first, key=lambda d: d.received, reverse=True))

    def next_reference(self) -> str:
        self.references += 1
        return f"CP-{self.references:04d}"

    def add_conference(self, conference: Conference) -> None:
        if conference.id in self.kept_conferences:
            raise AssertionError("the conference is there already")
        self.kept_conferences[conference.id] = conference

    def save_conference(self, conference: Conference) -> None:
        kept = self.kept_conferences.get(conference.id)
        if kept is None or kept.sequence != conference.sequence - 1:
            raise _changed()
        self.kept_conferences[conference.id] = conference

    def conference(self, conference_id: str) -> Conference | None:
        return self.kept_conferences.get(conference_id)

    def conferences(self) -> Sequence[Conference]:
        return tuple(
            sorted(
                self.kept_conferences.values(),
                key=lambda c: (
                    c.date,
                    c.start is not None,
                    c.start or dt.time.min,
                    c.reference,
                ),
            )
        )

    def clinicians(self) -> Sequence[Clinician]:
        return self.kept_clinicians

    def save_clinicians(self, clinicians: Sequence[Clinician]) -> None:
        self.kept_clinicians = tuple(clinicians)

    def arrangement(self, conference_id: str) -> Arrangement | None:
        return self.kept_arrangements.get(conference_id)

    def arrangements(self) -> Sequence[Arrangement]:
        return tuple(self.kept_arrangements[k] for k in sorted(self.kept_arrangements))

    def save_arrangement(self, arrangement: Arrangement) -> None:
        self.kept_arrangements[arrangement.conference] = arrangement

    def remove_arrangement(self, conference_id: str) -> None:
        self.kept_arrangements.pop(conference_id, None)

    def save_done(self, done: Done) -> None:
        self.kept_done[done.conference, done.milestone.value] = done

    def done(self) -> Sequence[Done]:
        return tuple(self.kept_done[k] for k in sorted(self.kept_done))

    def diary(self) -> Sequence[DiaryLine]:
        return tuple(self.kept_diary[k] for k in sorted(self.kept_diary))

    def save_diary(self, line: DiaryLine) -> None:
        self.kept_diary[line.conference, line.milestone.value] = line

    def feeds(self) -> Sequence[Feed]:
        return tuple(self.kept_feeds[k] for k in sorted(self.kept_feeds))

    def save_feed(self, feed: Feed) -> None:
        self.kept_feeds[feed.id] = feed

    def save_account(self, account: Account) -> None:
        self.kept_accounts[account.user.id] = account

    def rules(self) -> Sequence[KeptRules]:
        return tuple(self.kept_rules[name] for name in sorted(self.kept_rules))

    def save_rules(self, rules: KeptRules) -> None:
        self.kept_rules[rules.authority] = rules

    def accounts(self) -> Sequence[Account]:
        return tuple(sorted(self.kept_accounts.values(), key=lambda a: a.user_name))

    def record(self, event: AuditEvent) -> None:
        self.events.append(event)

    def audit(self) -> Sequence[AuditEvent]:
        return tuple(self.events)


class MemoryStore:
    """The port `Store` in memory: a block that raises leaves no trace."""

    def __init__(self) -> None:
        self._kept = MemoryWork()

    @contextmanager
    def work(self) -> Iterator[MemoryWork]:
        trial = copy.deepcopy(self._kept)
        yield trial
        self._kept = trial

    def close(self) -> None:
        """Nothing to let go of."""


def _changed() -> UserProblem:
    return UserProblem("changed_meanwhile", "Somebody else changed this meanwhile.")


def filed(
    number: int, *, text: str = "Minutes", received: dt.datetime = NOON
) -> tuple[FiledDocument, bytes]:
    """A document with everything in it that JSON must carry, and its original."""
    original = f"original {number} {text}".encode()
    found = NextConference(
        kind=MeetingKind.REVIEW,
        status=NextStatus.BOOKED,
        date=dt.date(2026, 5, 26),
        start=dt.time(9, 30),
        evidence=(
            Evidence(quote=text, page=1, where="line 1", start=0, end=len(text)),
        ),
    )
    return (
        FiledDocument(
            id=f"document-{number}",
            sha256=hashlib.sha256(original).hexdigest(),
            received=received,
            filed_by="user-1",
            document=Document(
                name=f"minutes {number}.docx",
                media="docx",
                state=DocumentState.READ,
                blocks=(Block(text=text, page=1, where="line 1"),),
            ),
            reading=Reading(
                document=DocumentFacts(
                    kind=DocumentKind.CONFERENCE_RECORD, child_protection=True
                ),
                next=(found,),
                children=(Child(name=text, date_of_birth=dt.date(2018, 6, 4)),),
            ),
        ),
        original,
    )


def conference(
    number: int,
    *,
    date: dt.date = dt.date(2026, 5, 26),
    start: dt.time | None = dt.time(9, 30),
) -> Conference:
    return Conference(
        id=f"conference-{number}",
        reference=f"CP-{number:04d}",
        kind=MeetingKind.REVIEW,
        date=date,
        start=start,
        authority="derby-city",
        changed_at=NOON,
        children=(Child(name="Ava O’Carter-Świątek"),),
    )
