"""One transaction on the encrypted file."""

import json
from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from gp_toolkit.casework.likeness import marks as marks_of
from gp_toolkit.model.attendance import Clinician
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.diary import DiaryLine, Feed
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.filing import Arrangement, Done, FiledDocument
from gp_toolkit.model.plain import from_plain, to_plain
from gp_toolkit.model.practice import Account, Act, AuditEvent, Practice, Role, User
from gp_toolkit.model.rules import KeptRules
from gp_toolkit.store import chain, tables

T = TypeVar("T")


class SqlWork:
    """The casework port `Work`, on one connection within one transaction."""

    def __init__(self, connection: Connection, audit_key: bytes) -> None:
        self._connection = connection
        self._audit_key = audit_key

    # The practice

    def practice(self) -> Practice | None:
        """The practice, once set up."""
        return self._one(Practice, select(tables.practice.c.body))

    def save_practice(self, practice: Practice) -> None:
        """Keep the practice's details."""
        self._put(tables.practice, {"id": 1}, practice)

    # Documents

    def add_document(self, filed: FiledDocument, original: bytes) -> None:
        """Keep a new document with its original bytes."""
        values = {"id": filed.id, **_document_columns(filed)}
        self._connection.execute(insert(tables.documents).values(values))
        self._connection.execute(
            insert(tables.originals).values(document=filed.id, content=original)
        )
        self._mark(filed)

    def save_document(self, filed: FiledDocument) -> None:
        """Keep a document's new stage.

        Raises:
            UserProblem: `changed_meanwhile` when it is not kept any more.
        """
        changed = self._connection.execute(
            update(tables.documents)
            .where(tables.documents.c.id == filed.id)
            .values(_document_columns(filed))
        )
        if changed.rowcount != 1:
            raise changed_meanwhile()
        self._mark(filed)

    def _mark(self, filed: FiledDocument) -> None:
        table = tables.document_marks
        self._connection.execute(delete(table).where(table.c.document == filed.id))
        rows = [
            {"mark": mark, "document": filed.id} for mark in sorted(marks_of(filed))
        ]
        if rows:
            self._connection.execute(insert(table), rows)

    def documents_like(
        self, marks: Collection[str], *, before: str
    ) -> Sequence[FiledDocument]:
        """Documents kept before one that share one of the marks, the newest first."""
        table, marked = tables.documents, tables.document_marks
        like = select(marked.c.document).where(marked.c.mark.in_(sorted(marks)))
        number = select(table.c.number).where(table.c.id == before).scalar_subquery()
        query = (
            select(table.c.body)
            .where(table.c.id.in_(like), table.c.number < number)
            .order_by(table.c.number.desc())
        )
        return self._all(FiledDocument, query)

    def document(self, document_id: str) -> FiledDocument | None:
        """A document by its id."""
        table = tables.documents
        return self._one(
            FiledDocument, select(table.c.body).where(table.c.id == document_id)
        )

    def document_with(self, sha256: str) -> FiledDocument | None:
        """The document with the same bytes, if it is kept already."""
        table = tables.documents
        return self._one(
            FiledDocument, select(table.c.body).where(table.c.sha256 == sha256)
        )

    def original(self, document_id: str) -> bytes | None:
        """The bytes of a document as they came."""
        table = tables.originals
        found = self._connection.execute(
            select(table.c.content).where(table.c.document == document_id)
        ).scalar_one_or_none()
        return None if found is None else bytes(found)

    def documents(self) -> Sequence[FiledDocument]:
        """All documents, the newest first."""
        table = tables.documents
        order = (table.c.received.desc(), table.c.number.desc())
        return self._all(FiledDocument, select(table.c.body).order_by(*order))

    # Conferences

    def next_reference(self) -> str:
        """A case reference never given before, such as CP-0002 after CP-0001."""
        table = tables.counters
        number = self._connection.execute(
            update(table)
            .where(table.c.name == "reference")
            .values(value=table.c.value + 1)
            .returning(table.c.value)
        ).scalar_one()
        return f"CP-{number:04d}"

    def add_conference(self, conference: Conference) -> None:
        """Keep a new conference."""
        values = {"id": conference.id, **_conference_columns(conference)}
        self._connection.execute(insert(tables.conferences).values(values))

    def save_conference(self, conference: Conference) -> None:
        """Keep a change; `sequence` must be one more than the kept one's.

        Raises:
            UserProblem: `changed_meanwhile`.
        """
        table = tables.conferences
        changed = self._connection.execute(
            update(table)
            .where(
                table.c.id == conference.id,
                table.c.sequence == conference.sequence - 1,
            )
            .values(_conference_columns(conference))
        )
        if changed.rowcount != 1:
            raise changed_meanwhile()

    def conference(self, conference_id: str) -> Conference | None:
        """A conference by its id."""
        table = tables.conferences
        return self._one(
            Conference, select(table.c.body).where(table.c.id == conference_id)
        )

    def conferences(self) -> Sequence[Conference]:
        """All conferences, by date; on one day those without a time first."""
        table = tables.conferences
        order = (table.c.date, table.c.start, table.c.reference)
        return self._all(Conference, select(table.c.body).order_by(*order))

    # Who goes, and what was done

    def clinicians(self) -> Sequence[Clinician]:
        """Everybody on the rota, in the order of the sheet."""
        table = tables.clinicians
        return self._all(Clinician, select(table.c.body).order_by(table.c.position))

    def save_clinicians(self, clinicians: Sequence[Clinician]) -> None:
        """Replace the list of clinicians."""
        self._connection.execute(delete(tables.clinicians))
        rows = [
            {"position": place, "body": _body(clinician)}
            for place, clinician in enumerate(clinicians)
        ]
        if rows:
            self._connection.execute(insert(tables.clinicians), rows)

    def arrangement(self, conference_id: str) -> Arrangement | None:
        """Who goes to a conference, if decided."""
        table = tables.arrangements
        return self._one(
            Arrangement, select(table.c.body).where(table.c.conference == conference_id)
        )

    def arrangements(self) -> Sequence[Arrangement]:
        """All that has been decided."""
        table = tables.arrangements
        return self._all(Arrangement, select(table.c.body).order_by(table.c.conference))

    def save_arrangement(self, arrangement: Arrangement) -> None:
        """Keep who goes, in place of what was kept before."""
        key = {"conference": arrangement.conference}
        self._put(tables.arrangements, key, arrangement)

    def remove_arrangement(self, conference_id: str) -> None:
        """Let go of who goes, so that somebody is chosen anew."""
        table = tables.arrangements
        self._connection.execute(
            delete(table).where(table.c.conference == conference_id)
        )

    def save_done(self, done: Done) -> None:
        """Keep that a deadline was met, in place of what was kept before."""
        key = {"conference": done.conference, "milestone": done.milestone.value}
        self._put(tables.done, key, done)

    def done(self) -> Sequence[Done]:
        """All deadlines met."""
        table = tables.done
        order = (table.c.conference, table.c.milestone)
        return self._all(Done, select(table.c.body).order_by(*order))

    # Calendars

    def diary(self) -> Sequence[DiaryLine]:
        """What calendars have been given."""
        table = tables.diary
        order = (table.c.conference, table.c.milestone)
        return self._all(DiaryLine, select(table.c.body).order_by(*order))

    def save_diary(self, line: DiaryLine) -> None:
        """Keep what calendars have been given, in place of what was kept before."""
        key = {"conference": line.conference, "milestone": line.milestone.value}
        self._put(tables.diary, key, line)

    def feeds(self) -> Sequence[Feed]:
        """All calendar feeds, revoked ones too."""
        table = tables.feeds
        return self._all(Feed, select(table.c.body).order_by(table.c.id))

    def save_feed(self, feed: Feed) -> None:
        """Keep a feed, in place of what was kept before."""
        self._put(tables.feeds, {"id": feed.id}, feed)

    # Rules

    def rules(self) -> Sequence[KeptRules]:
        """The rules of each area as they were last accepted."""
        table = tables.rules
        return self._all(KeptRules, select(table.c.body).order_by(table.c.authority))

    def save_rules(self, rules: KeptRules) -> None:
        """Keep accepted rules, in place of the area's earlier ones."""
        self._put(tables.rules, {"authority": rules.authority}, rules)

    # Accounts

    def save_account(self, account: Account) -> None:
        """Keep a person's account, in place of what was kept under the same id."""
        user = account.user
        values = {
            "user_name": account.user_name,
            "name": user.name,
            "role": user.role.value,
            "active": int(account.active),
            "own_password": int(account.own_password),
        }
        self._connection.execute(
            upsert(tables.accounts)
            .values({"id": user.id, **values})
            .on_conflict_do_update(index_elements=["id"], set_=values)
        )

    def accounts(self) -> Sequence[Account]:
        """All accounts, by user name."""
        table = tables.accounts
        rows = self._connection.execute(select(table).order_by(table.c.user_name))
        return tuple(
            Account(
                user=User(id=row.id, name=row.name, role=Role(row.role)),
                user_name=str(row.user_name),
                active=bool(row.active),
                own_password=bool(row.own_password),
            )
            for row in rows
        )

    # The audit trail

    def record(self, event: AuditEvent) -> None:
        """Add a line to the audit trail. There is no way to change or remove one."""
        head = self._connection.execute(select(tables.audit_head)).one_or_none()
        number = 1 if head is None else head.number + 1
        before = chain.START if head is None else self._last_seal(head.number)
        fields = to_plain(event)
        sealed = chain.seal(self._audit_key, before, number, tuple(fields.values()))
        self._connection.execute(
            insert(tables.audit).values({"number": number, "seal": sealed, **fields})
        )
        values = {
            "number": number,
            "seal": chain.head_seal(self._audit_key, number, sealed),
        }
        self._connection.execute(
            upsert(tables.audit_head)
            .values({"id": 1, **values})
            .on_conflict_do_update(index_elements=["id"], set_=values)
        )

    def audit(self) -> Sequence[AuditEvent]:
        """The audit trail, oldest first."""
        table = tables.audit
        rows = self._connection.execute(select(table).order_by(table.c.number))
        return tuple(_event(row) for row in rows)

    def _last_seal(self, number: int) -> bytes:
        """The seal of the line the head names; if it is gone, `verify` will tell."""
        table = tables.audit
        found = self._connection.execute(
            select(table.c.seal).where(table.c.number == number)
        ).scalar_one_or_none()
        return chain.START if found is None else bytes(found)

    # Values in and out

    def _one(self, kind: type[T], query: Any) -> T | None:  # noqa: ANN401 (Select[…])
        found = self._connection.execute(query).scalar_one_or_none()
        return None if found is None else _value(kind, found)

    def _all(self, kind: type[T], query: Any) -> tuple[T, ...]:  # noqa: ANN401 (Select[…])
        found = self._connection.execute(query).scalars()
        return tuple(_value(kind, body) for body in found)

    def _put(self, table: Any, key: dict[str, Any], value: object) -> None:  # noqa: ANN401 (Table)
        body = _body(value)
        self._connection.execute(
            upsert(table)
            .values({**key, "body": body})
            .on_conflict_do_update(index_elements=list(key), set_={"body": body})
        )


def changed_meanwhile() -> UserProblem:
    """Somebody else was quicker."""
    return UserProblem(
        "changed_meanwhile",
        "Somebody else changed this while you had it open, so your change was not "
        "kept. Open it again, look at what changed, and make your change once more.",
    )


def _body(value: object) -> str:
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def _value(kind: type[T], body: str) -> T:
    return from_plain(kind, json.loads(body), where=f"a kept {kind.__name__}")


def _event(row: Row[Any]) -> AuditEvent:
    kept = {
        "at": row.at,
        "user": row.user,
        "act": Act(row.act).value,
        "subject": row.subject,
        "detail": row.detail,
    }
    return from_plain(AuditEvent, kept, where="an audit line")


def _document_columns(filed: FiledDocument) -> dict[str, Any]:
    return {
        "sha256": filed.sha256,
        "stage": filed.stage.value,
        "received": filed.received.isoformat(),
        "body": _body(filed),
    }


def _conference_columns(conference: Conference) -> dict[str, Any]:
    return {
        "reference": conference.reference,
        "date": conference.date.isoformat(),
        "start": conference.start.strftime("%H:%M") if conference.start else "",
        "status": conference.status.value,
        "sequence": conference.sequence,
        "body": _body(conference),
    }
