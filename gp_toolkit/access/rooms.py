"""What is behind the entrance: the practice's records, the example's, who is seated.

The example practice has invented families in a file of its own, whose key is only ever
in memory, so that it is gone when the program ends.
"""

import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gp_toolkit.access.accounts import AccountWork, PracticeStore
from gp_toolkit.access.attempts import AttemptLimits, Attempts
from gp_toolkit.access.key_slots import KeySlots
from gp_toolkit.access.passwords import KEY_BYTES, Cost
from gp_toolkit.access.sessions import Monotonic, SessionLimits, Sessions
from gp_toolkit.model.clock import Clock
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.practice import Act, AuditEvent, Role, User

RECORDS = "records.db"
KEYS = "keys.json"
EXAMPLE = "example"
EXAMPLE_USER = User(
    id="example-administrator", name="Example Administrator", role=Role.ADMINISTRATOR
)

OpenStore = Callable[[Path, bytes], PracticeStore]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What an entrance is put together from.

    Attributes:
        home: Folder of the practice's records.
        open_store: Opens records at a path with their key.
        create_store: Makes new ones.
        furnish_example: Fills the example practice, once each time it is made.
        authorities: Local procedures to choose from: id and name.
        clock: For the audit trail.
        monotonic: For limits; `time.monotonic`.
    """

    home: Path
    open_store: OpenStore
    create_store: OpenStore
    furnish_example: Callable[[PracticeStore, User], None]
    authorities: Sequence[tuple[str, str]]
    clock: Clock
    monotonic: Monotonic
    sessions: SessionLimits = field(default_factory=SessionLimits)
    attempts: AttemptLimits = field(default_factory=AttemptLimits)
    cost: Cost = field(default_factory=Cost)


@dataclass(frozen=True, slots=True, eq=False)
class Opening:
    """Records that are unlocked. `repr` never shows the key."""

    store: PracticeStore
    key: bytes = field(repr=False)
    example: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """A person and the records that they work on.

    Attributes:
        settled: False until somebody who came in with a password that an
            administrator gave has chosen their own; nothing else is open to them.
    """

    user: User
    opening: Opening
    settled: bool = True


class Rooms:
    """The records that are unlocked, the keys to them and the sessions on them."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.records = parts.home / RECORDS
        self.slots = KeySlots(parts.home / KEYS, cost=parts.cost)
        self.sessions: Sessions[Seat] = Sessions(
            monotonic=parts.monotonic, limits=parts.sessions
        )
        self.attempts = Attempts(monotonic=parts.monotonic, limits=parts.attempts)
        self.lock = threading.RLock()
        self._practice: Opening | None = None
        self._example: Opening | None = None

    def practice(self, key: bytes) -> Opening:
        """The practice's records, opened with their key by the first to come in."""
        with self.lock:
            if self._practice is None:
                store = self.parts.open_store(self.records, key)
                self._practice = Opening(store, key, False)
            return self._practice

    def example(self) -> Opening:
        """The example practice, made and furnished by the first to ask."""
        with self.lock:
            if self._example is None:
                self._example = self._new_example()
            return self._example

    def open_stores(self) -> Sequence[tuple[PracticeStore, bool]]:
        """Each of the records that are unlocked, and whether it is the example's."""
        with self.lock:
            openings = (self._practice, self._example)
            return [(o.store, o.example) for o in openings if o is not None]

    def seated(self, token: str | None, *, touch: bool) -> Seat | None:
        """Who sits behind a token, if anybody who may go on."""
        seat = self.sessions.find(token, touch=touch)
        return seat if seat is not None and seat.settled else None

    def unsettled(self, token: str | None) -> Seat | None:
        """Who has yet to choose a password of their own, if it is their token."""
        seat = self.sessions.find(token, touch=True)
        return None if seat is None or seat.settled else seat

    def seat(self, token: str | None) -> Seat:
        """Who sits behind a token, and on whose records.

        Raises:
            UserProblem: `signed_out`.
        """
        seat = self.seated(token, touch=True)
        if seat is None:
            raise UserProblem(
                "signed_out", "You have been signed out. Sign in again to go on."
            )
        return seat

    def record(
        self, work: AccountWork, user: User, act: Act, subject: str, detail: str = ""
    ) -> None:
        """Add a line of this moment to the audit trail."""
        work.record(
            AuditEvent(
                at=self.parts.clock.now(),
                user=user.id,
                act=act,
                subject=subject,
                detail=detail,
            )
        )

    def _new_example(self) -> Opening:
        path = self.parts.home / EXAMPLE / RECORDS
        remove_records(path)
        key = secrets.token_bytes(KEY_BYTES)
        store = self.parts.create_store(path, key)
        try:
            self.parts.furnish_example(store, EXAMPLE_USER)
        except BaseException:
            store.close()
            raise
        return Opening(store, key, True)


def remove_records(records: Path) -> None:
    """Remove a records file and what lies beside it."""
    for end in ("", "-wal", "-shm", ".unfinished"):
        records.with_name(records.name + end).unlink(missing_ok=True)


def set_aside(path: Path) -> None:
    """Give a file that is in the way another name; it is not ours to destroy."""
    number = 1
    while path.exists():
        other = path.with_name(f"{path.name}.before-{number}")
        if not other.exists():
            path.rename(other)
        number += 1
