"""Accounts looked after by somebody who may, and one's own password."""

from collections.abc import Sequence
from dataclasses import replace

from gp_toolkit.access.accounts import (
    Account,
    account_named,
    account_of,
    accounts_in,
    keep,
    new_account,
)
from gp_toolkit.access.passwords import check_new_password
from gp_toolkit.access.permissions import RolePermits
from gp_toolkit.access.rooms import Rooms, Seat
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.practice import Act, Role


class Office:
    """Lets others in and out for good. Every change is on the audit trail."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._permits = RolePermits()

    def accounts(self, token: str | None) -> Sequence[Account]:
        """All accounts, for somebody who may manage them."""
        seat = self._manager(token)
        with seat.opening.store.work() as work:
            return accounts_in(work)

    def add_account(
        self, token: str | None, *, name: str, user_name: str, password: str, role: Role
    ) -> Account:
        """Let another person in.

        Raises:
            UserProblem: a value that cannot be used, `user_name_taken`, or
                `example_accounts`.
        """
        seat = self._manager(token)
        _check_not_example(seat)
        account = new_account(name=name, user_name=user_name, role=role)
        check_new_password(password, user_name=account.user_name)
        with self._rooms.lock, seat.opening.store.work() as work:
            if account_named(work, account.user_name) is not None:
                raise UserProblem(
                    "user_name_taken",
                    "Somebody has this user name already, perhaps with a closed "
                    "account. Choose another.",
                )
            keep(work, account)
            detail = f"added role={role.value}"
            self._rooms.record(
                work, seat.user, Act.MANAGE_ACCOUNTS, account.user.id, detail
            )
            self._rooms.slots.put(account.user_name, password, key=seat.opening.key)
        return account

    def close_account(self, token: str | None, user_id: str) -> None:
        """Stop a person from signing in, and end their sessions at once.

        Raises:
            UserProblem: `last_administrator`, `unknown_account`, `example_accounts`.
        """
        seat = self._manager(token)
        _check_not_example(seat)
        with self._rooms.lock, seat.opening.store.work() as work:
            account = account_of(work, user_id)
            _check_not_last(accounts_in(work), account)
            keep(work, replace(account, active=False))
            self._rooms.record(work, seat.user, Act.MANAGE_ACCOUNTS, user_id, "closed")
            self._rooms.slots.remove(account.user_name)
        self._rooms.sessions.end_where(lambda other: other.user.id == user_id)

    def reset_password(self, token: str | None, user_id: str, *, new: str) -> None:
        """Give somebody who forgot theirs a new password; their sessions end.

        Raises:
            UserProblem: a password that is not good enough, `unknown_account`,
                `account_closed` or `example_accounts`.
        """
        seat = self._manager(token)
        _check_not_example(seat)
        with self._rooms.lock, seat.opening.store.work() as work:
            account = account_of(work, user_id)
            if not account.active:
                raise UserProblem(
                    "account_closed",
                    "This account is closed. Make a new one for the person instead.",
                )
            check_new_password(new, user_name=account.user_name)
            self._rooms.record(
                work, seat.user, Act.MANAGE_ACCOUNTS, user_id, "password reset"
            )
            self._rooms.slots.put(account.user_name, new, key=seat.opening.key)
        self._rooms.sessions.end_where(
            lambda other: other.user.id == user_id and other is not seat
        )

    def change_password(
        self, token: str | None, *, old: str, new: str, address: str
    ) -> None:
        """Change one's own password; one's other sessions end.

        Raises:
            UserProblem: `sign_in_failed` when the old one is wrong, `too_many_tries`,
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
                "sign_in_failed",
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
            "This is the only administrator, so the account stays open. Make somebody "
            "else an administrator first.",
        )
