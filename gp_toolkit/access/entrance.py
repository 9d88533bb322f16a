"""The way in: set-up, signing in and out, and whose records a session works on."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

from gp_toolkit.access.accounts import (
    PracticeStore,
    account_named,
    as_user_name,
    check_name,
    new_account,
    tidy,
)
from gp_toolkit.access.office import Office
from gp_toolkit.access.passwords import KEY_BYTES, check_new_password
from gp_toolkit.access.rooms import (
    EXAMPLE_USER,
    KEYS,
    RECORDS,
    Parts,
    Rooms,
    Seat,
    remove_records,
    set_aside,
)
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.practice import Account, Act, Practice, Role, User

RECOVERING = " recovery"
"""Under which tries with the recovery key are counted; no user name has a space."""


class Entrance:
    """Lets people in. Safe to share by threads; one for a process."""

    def __init__(self, parts: Parts) -> None:
        self._rooms = Rooms(parts)
        self.office = Office(self._rooms)

    @property
    def idle_seconds(self) -> float:
        """After how long without a click a session ends."""
        return self._rooms.parts.sessions.idle_seconds

    # What there is

    def is_set_up(self) -> bool:
        """Whether the practice has been set up."""
        return self._rooms.records.exists()

    def authorities(self) -> Sequence[tuple[str, str]]:
        """Local procedures to choose from: id and name."""
        return self._rooms.parts.authorities

    # In and out

    def set_up(
        self,
        *,
        practice_name: str,
        authority: str,
        person: str,
        user_name: str,
        password: str,
    ) -> tuple[str, str]:
        """Make the practice's records and its first administrator, and sign them in.

        Everything is made under other names and moved into place last: a start that
        was cut short leaves nothing that counts as set up.

        Returns:
            The session's token, and the recovery key, which is shown this once.

        Raises:
            UserProblem: a value that cannot be used, or `set_up_already`.
        """
        check_name(practice_name, whose="the practice’s name")
        account = new_account(name=person, user_name=user_name, role=Role.ADMINISTRATOR)
        check_new_password(password, user_name=account.user_name)
        self._check_authority(authority)
        practice = Practice(name=tidy(practice_name), authority=authority)
        with self._rooms.lock:
            if self.is_set_up():
                raise _set_up_already()
            key = secrets.token_bytes(KEY_BYTES)
            recovery_key = self._make(practice, account, password, key)
            opening = self._rooms.practice(key)
        return self._rooms.sessions.begin(Seat(account.user, opening)), recovery_key

    def sign_in(self, user_name: str, password: str, address: str) -> str:
        """Unlock the records, if need be, and start a session.

        Where the password is one that an administrator gave, the session is good for
        nothing but choosing another: `Office.choose_password`.

        Raises:
            UserProblem: `sign_in_failed`, the same whatever was wrong;
                `too_many_tries`; `not_set_up`.
        """
        self._check_set_up()
        try:
            name = as_user_name(user_name)
        except UserProblem:
            name = ""  # no such account; it costs the same time as any other
        self._rooms.attempts.begin(name, address)
        key = self._rooms.slots.unlock(name, password)
        if key is None:
            raise _sign_in_failed()
        opening = self._rooms.practice(key)
        # Held to the end: an account that is closed meanwhile gets no session.
        with self._rooms.lock:
            with opening.store.work() as work:
                account = account_named(work, name)
                if account is None or not account.active:
                    raise _sign_in_failed()
                self._rooms.record(work, account.user, Act.SIGN_IN, account.user.id)
            self._rooms.attempts.succeeded(name, address)
            seat = Seat(account.user, opening, settled=account.own_password)
            return self._rooms.sessions.begin(seat)

    def recover(
        self, *, user_name: str, recovery_key: str, password: str, address: str
    ) -> tuple[str, str]:
        """Give an administrator a new password with the recovery key.

        The recovery key is used up by it.

        Returns:
            The session's token, and the new recovery key, which is shown this once.

        Raises:
            UserProblem: `recovery_failed`, `too_many_tries`, `not_set_up`, or a
                password that is not good enough.
        """
        self._check_set_up()
        name = as_user_name(user_name)
        check_new_password(password, user_name=name)
        self._rooms.attempts.begin(RECOVERING, address)
        key = self._rooms.slots.unlock_with_recovery_key(recovery_key)
        if key is None:
            raise _recovery_failed()
        opening = self._rooms.practice(key)
        with opening.store.work() as work:
            account = account_named(work, name)
            if (
                account is None
                or not account.active
                or account.user.role is not Role.ADMINISTRATOR
            ):
                raise _recovery_failed()
            user = account.user
            work.save_account(replace(account, own_password=True))
            self._rooms.record(work, user, Act.MANAGE_ACCOUNTS, user.id, "recovered")
            self._rooms.record(work, user, Act.SIGN_IN, user.id)
        self._rooms.slots.put(name, password, key=key)
        new_recovery_key = self._rooms.slots.make_recovery_key(key=key)
        self._rooms.attempts.succeeded(RECOVERING, address)
        self._rooms.sessions.end_where(lambda seat: seat.user.id == user.id)
        return self._rooms.sessions.begin(Seat(user, opening)), new_recovery_key

    def open_example(self, token: str | None = None) -> str:
        """Start a session in the example practice.

        Once the practice is set up, only somebody signed in may: the example is a
        place to practise, not a way round the door.

        Args:
            token: Of the session that the browser has, if any; it ends.

        Raises:
            UserProblem: `sign_in_first`.
        """
        if self.is_set_up() and self.user_of(token) is None:
            raise UserProblem(
                "sign_in_first",
                "Sign in first. You can open the example practice after that.",
            )
        opening = self._rooms.example()
        self.sign_out(token)
        return self._rooms.sessions.begin(Seat(EXAMPLE_USER, opening))

    def sign_out(self, token: str | None) -> None:
        """End a session, at once and everywhere."""
        seat = self._rooms.sessions.end(token)
        if seat is not None:
            with seat.opening.store.work() as work:
                self._rooms.record(work, seat.user, Act.SIGN_OUT, seat.user.id)

    # Whose session it is

    def user_of(self, token: str | None) -> User | None:
        """Who is signed in; asking counts as use."""
        seat = self._rooms.seated(token, touch=True)
        return seat.user if seat else None

    def owes_password(self, token: str | None) -> bool:
        """Whether a session has yet to choose a password, and is good for no more."""
        return self._rooms.unsettled(token) is not None

    def lasts(self, token: str | None) -> bool:
        """Whether a session still lasts; asking does not count as use."""
        return self._rooms.seated(token, touch=False) is not None

    def is_example(self, token: str | None) -> bool:
        """Whether a session is in the example practice."""
        seat = self._rooms.seated(token, touch=False)
        return seat is not None and seat.opening.example

    def open_stores(self) -> Sequence[tuple[PracticeStore, bool]]:
        """Each of the records that are unlocked, and whether it is the example's."""
        return self._rooms.open_stores()

    def is_locked(self) -> bool:
        """Whether there are records that nobody has unlocked since the start."""
        unlocked = any(not example for _, example in self.open_stores())
        return self.is_set_up() and not unlocked

    def store_of(self, token: str | None) -> PracticeStore:
        """The records that a session works on.

        Raises:
            UserProblem: `signed_out`.
        """
        return self._rooms.seat(token).opening.store

    def _make(
        self, practice: Practice, account: Account, password: str, key: bytes
    ) -> str:
        """Make keys and records; the recovery key. What was there is set aside."""
        rooms = self._rooms
        unfinished = rooms.parts.home / f"new-{RECORDS}"
        remove_records(unfinished)
        store = rooms.parts.create_store(unfinished, key)
        try:
            with store.work() as work:
                work.save_practice(practice)
                work.save_account(account)
                rooms.record(work, account.user, Act.SET_UP_PRACTICE, "practice")
                rooms.record(work, account.user, Act.SIGN_IN, account.user.id)
        finally:
            store.close()
        for left in (KEYS, f"{RECORDS}-wal", f"{RECORDS}-shm"):
            set_aside(rooms.parts.home / left)  # of records that were moved away
        rooms.slots.start()
        rooms.slots.put(account.user_name, password, key=key)
        recovery_key = rooms.slots.make_recovery_key(key=key)
        unfinished.replace(rooms.records)
        return recovery_key

    def _check_authority(self, authority: str) -> None:
        if authority not in {known for known, _ in self._rooms.parts.authorities}:
            raise UserProblem(
                "unknown_authority",
                "Choose the local procedure that your conferences follow.",
            )

    def _check_set_up(self) -> None:
        if not self.is_set_up():
            raise UserProblem(
                "not_set_up", "The practice is not set up yet. Start the program again."
            )


def _set_up_already() -> UserProblem:
    return UserProblem("set_up_already", "The practice is set up already. Sign in.")


def _sign_in_failed() -> UserProblem:
    return UserProblem(
        "sign_in_failed",
        "The user name or password is not right. Check both and try again.",
    )


def _recovery_failed() -> UserProblem:
    return UserProblem(
        "recovery_failed",
        "The recovery key does not fit, or this is not an administrator’s user name. "
        "Check both and try again.",
    )
