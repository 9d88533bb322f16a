"""Accounts looked after by somebody who may, and one's own password."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from gp_toolkit.access.accounts import (
    AccountWork,
    account_named,
    account_of,
    new_account,
)
from gp_toolkit.access.passwords import check_new_password
from gp_toolkit.access.permissions import RolePermits
from gp_toolkit.access.rooms import Rooms, Seat
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.practice import Account, Act, Role


class Office:
    """Lets others in and out for good. Every change is on the audit trail."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._permits = RolePermits()

    def accounts(self, token: str | None) -> Sequence[Account]:
        """All accounts, for somebody who may manage them.

        Raises:
            UserProblem: `not_allowed` or `example_accounts`.
        """
        with self._managing(token) as (_, work):
            return work.accounts()

    def other_account(self, token: str | None, user_id: str) -> Account:
        """An account to be changed, for somebody who may.

        Raises:
            UserProblem: `own_account`, `unknown_account`, `account_closed`,
                `not_allowed` or `example_accounts`.
        """
        with self._managing(token) as (seat, work):
            account = _open_account(work, user_id)
            _check_not_own(seat, account)
            return account

    def check_has_account(self, token: str | None) -> None:
        """Whether somebody is signed in with an account whose password can change.

        Raises:
            UserProblem: `signed_out` or `example_accounts`.
        """
        _check_not_example(self._rooms.seat(token))

    def add_account(
        self, token: str | None, *, name: str, user_name: str, password: str, role: Role
    ) -> Account:
        """Let another person in; they choose their own password when they come.

        Raises:
            UserProblem: a value that cannot be used, `user_name_taken`, or
                `example_accounts`.
        """
        account = replace(
            new_account(name=name, user_name=user_name, role=role), own_password=False
        )
        check_new_password(password, user_name=account.user_name)
        with self._rooms.lock, self._managing(token) as (seat, work):
            if account_named(work, account.user_name) is not None:
                raise UserProblem(
                    "user_name_taken",
                    "Somebody has this user name already, perhaps with a closed "
                    "account. Choose another.",
                )
            work.save_account(account)
            detail = f"added role={role.value}"
            self._rooms.record(
                work, seat.user, Act.MANAGE_ACCOUNTS, account.user.id, detail
            )
            self._rooms.slots.put(account.user_name, password, key=seat.opening.key)
        return account

    def close_account(self, token: str | None, user_id: str) -> None:
        """Stop a person from signing in, and end their sessions at once.

        Raises:
            UserProblem: `last_administrator`, `own_account`, `unknown_account`,
                `account_closed` or `example_accounts`.
        """
        rooms = self._rooms
        with rooms.lock:
            with self._managing(token) as (seat, work):
                account = _open_account(work, user_id)
                _check_not_last(work.accounts(), account)
                _check_not_own(seat, account)
                work.save_account(replace(account, active=False))
                rooms.record(work, seat.user, Act.MANAGE_ACCOUNTS, user_id, "closed")
                rooms.slots.remove(account.user_name)
            rooms.sessions.end_where(lambda other: other.user.id == user_id)

    def reset_password(self, token: str | None, user_id: str, *, new: str) -> None:
        """Give somebody who forgot theirs a new password; their sessions end.

        They choose another when they come in with it.

        Raises:
            UserProblem: a password that is not good enough, `own_account`,
                `unknown_account`, `account_closed` or `example_accounts`.
        """
        rooms = self._rooms
        with rooms.lock:
            with self._managing(token) as (seat, work):
                account = _open_account(work, user_id)
                _check_not_own(seat, account)
                check_new_password(new, user_name=account.user_name)
                work.save_account(replace(account, own_password=False))
                act, detail = Act.MANAGE_ACCOUNTS, "password reset"
                rooms.record(work, seat.user, act, user_id, detail)
                rooms.slots.put(account.user_name, new, key=seat.opening.key)
            rooms.sessions.end_where(lambda other: other.user.id == user_id)

    def change_password(
        self, token: str | None, *, old: str, new: str, address: str
    ) -> None:
        """Change one's own password; one's other sessions end.

        Raises:
            UserProblem: `wrong_password` when the old one is wrong, `too_many_tries`,
                `example_accounts`, or a new one that is not good enough.
        """
        seat = self._rooms.seat(token)
        _check_not_example(seat)
        with seat.opening.store.work() as work:
            name = account_of(work, seat.user.id).user_name
        check_new_password(new, user_name=name)
        self._rooms.attempts.begin(name, address)
        if self._rooms.slots.unlock(name, old) is None:
            raise UserProblem(
                "wrong_password",
                "The present password is not right. Type it again.",
            )
        self._rooms.attempts.succeeded(name, address)
        with self._rooms.lock, seat.opening.store.work() as work:
            self._rooms.record(
                work, seat.user, Act.MANAGE_ACCOUNTS, seat.user.id, "password"
            )
            self._rooms.slots.put(name, new, key=seat.opening.key)
        self._rooms.sessions.end_where(
            lambda other: other.user.id == seat.user.id and other is not seat
        )

    def choose_password(self, token: str | None, *, new: str) -> str:
        """Choose one's own in place of the password that an administrator gave.

        Returns:
            The token of a new session, which is good for everything that the role
            allows; the one before ends.

        Raises:
            UserProblem: `signed_out`, `password_given` for the same password again,
                or one that is not good enough.
        """
        rooms = self._rooms
        with rooms.lock:
            seat = rooms.unsettled(token)
            if seat is None:
                raise UserProblem("signed_out", "Sign in again to choose a password.")
            with seat.opening.store.work() as work:
                account = _open_account(work, seat.user.id)
                check_new_password(new, user_name=account.user_name)
                if rooms.slots.unlock(account.user_name, new) is not None:
                    raise UserProblem(
                        "password_given",
                        "An administrator knows this password. Choose one that only "
                        "you know.",
                    )
                work.save_account(replace(account, own_password=True))
                user = seat.user
                rooms.record(work, user, Act.MANAGE_ACCOUNTS, user.id, "password")
                rooms.slots.put(account.user_name, new, key=seat.opening.key)
            rooms.sessions.end_where(lambda other: other.user.id == seat.user.id)
            return rooms.sessions.begin(replace(seat, settled=True))

    @contextmanager
    def _managing(self, token: str | None) -> Iterator[tuple[Seat, AccountWork]]:
        """A transaction of somebody who may manage a practice's accounts."""
        seat = self._manager(token)
        _check_not_example(seat)
        with seat.opening.store.work() as work:
            yield seat, work

    def _manager(self, token: str | None) -> Seat:
        seat = self._rooms.seat(token)
        if not self._permits.may(seat.user, Act.MANAGE_ACCOUNTS):
            raise UserProblem(
                "not_allowed",
                "Your account may not do this. Ask a practice administrator.",
            )
        return seat


def _check_not_example(seat: Seat) -> None:
    if seat.opening.example:
        raise UserProblem(
            "example_accounts",
            "The example practice has no accounts of its own. Set up your practice "
            "first.",
        )


def _open_account(work: AccountWork, user_id: str) -> Account:
    account = account_of(work, user_id)
    if not account.active:
        raise UserProblem(
            "account_closed",
            "This account is closed. Add the person anew, with another user name.",
        )
    return account


def _check_not_own(seat: Seat, account: Account) -> None:
    if account.user.id == seat.user.id:
        raise UserProblem(
            "own_account",
            "You are signed in with it. You can change its password yourself; another "
            "administrator can close it.",
        )


def _check_not_last(accounts: Sequence[Account], closing: Account) -> None:
    others = (
        a
        for a in accounts
        if a.active
        and a.user.role is Role.ADMINISTRATOR
        and a.user.id != closing.user.id
    )
    if next(others, None) is None:
        raise UserProblem(
            "last_administrator",
            "This is the only administrator, so the account stays open. Add another "
            "administrator first.",
        )
