"""Accounts: who may sign in, as the encrypted records keep them."""

import re
import unicodedata
import uuid
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from gp_toolkit.casework.ports import Work
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.practice import Account, Role, User

LONGEST_NAME = 200
"""Characters of a person's or a practice's name."""

_USER_NAME = re.compile(r"[^\W_][\w.@-]{1,63}")


class AccountWork(Work, Protocol):
    """A transaction that keeps accounts as well."""

    def save_account(self, account: Account) -> None:
        """Keep a person's account, in place of what was kept under the same id."""
        ...

    def accounts(self) -> Sequence[Account]:
        """All accounts, by user name."""
        ...


class PracticeStore(Protocol):
    """The records of one practice, accounts included."""

    def work(self) -> AbstractContextManager[AccountWork]:
        """A transaction: kept when the block ends, undone when it raises."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


def new_account(*, name: str, user_name: str, role: Role) -> Account:
    """An account for a person, with an id of its own and their own password.

    Raises:
        UserProblem: `name_missing` or `user_name_unusable`.
    """
    check_name(name)
    user = User(id=uuid.uuid4().hex, name=tidy(name), role=role)
    return Account(user=user, user_name=as_user_name(user_name))


def account_named(work: AccountWork, user_name: str) -> Account | None:
    """The account with a user name, if there is one."""
    same = (a for a in work.accounts() if a.user_name == user_name)
    return next(same, None)


def account_of(work: AccountWork, user_id: str) -> Account:
    """The account of a person.

    Raises:
        UserProblem: `unknown_account`.
    """
    for account in work.accounts():
        if account.user.id == user_id:
            return account
    raise UserProblem(
        "unknown_account",
        "This account is not there. Go back to the list of people and look again.",
    )


def as_user_name(typed: str) -> str:
    """A user name as it is compared: capitals and spaces around it do not matter.

    Raises:
        UserProblem: `user_name_unusable`.
    """
    name = unicodedata.normalize("NFKC", typed).strip().casefold()
    if not _USER_NAME.fullmatch(name):
        raise UserProblem(
            "user_name_unusable",
            "Choose a user name of 2 to 64 letters, digits, dots or hyphens, starting "
            "with a letter or digit. A work e-mail address will do.",
        )
    return name


def check_name(name: str, *, whose: str = "your name") -> None:
    """Refuse an empty or endless name.

    Raises:
        UserProblem: `name_missing` or `name_long`.
    """
    if not tidy(name):
        raise UserProblem("name_missing", f"Enter {whose}.")
    if len(name) > LONGEST_NAME:
        raise UserProblem(
            "name_long", f"Shorten {whose} to at most {LONGEST_NAME} characters."
        )


def tidy(name: str) -> str:
    """A name on one line, without control characters or doubled spaces."""
    shown = "".join(c if c.isprintable() else " " for c in name)
    return " ".join(shown.split())
