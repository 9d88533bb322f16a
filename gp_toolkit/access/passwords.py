"""Passwords: which are good enough, and the key that is derived from one.

Length and a list of bad ones instead of rules about digits and signs; no expiry.
Source: Cyber Essentials (at least 12 characters, or 8 and a deny list; no complexity,
no expiry, no maximum) and the OWASP password storage cheat sheet (Argon2id, at least
19 MiB, two passes).
"""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

from argon2.low_level import Type, hash_secret_raw

from gp_toolkit.model.errors import UserProblem

SHORTEST = 12
"""Characters that a password has at least."""

LONGEST = 1024
"""Characters beyond which nothing is read: a guard, far above what anybody types."""

FEWEST_DIFFERENT = 5
"""Different characters that a password has at least."""

KEY_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """How much work one guess costs.

    Attributes:
        memory_kib: In KiB; at least 19 MiB.
        passes: Over that memory; at least two.
    """

    memory_kib: int = 64 * 1024
    passes: int = 3

    def __post_init__(self) -> None:
        if (
            not 19 * 1024 <= self.memory_kib <= 1024 * 1024
            or not 2 <= self.passes <= 16
        ):
            raise ValueError("the cost of a password guess is out of bounds")


def derive_key(password: str, *, salt: bytes, cost: Cost) -> bytes:
    """A key of 32 bytes from a password, by Argon2id.

    The password is brought to one Unicode form first, so that the same letters typed
    on another keyboard open the same lock.
    """
    return hash_secret_raw(
        unicodedata.normalize("NFKC", password[:LONGEST]).encode("utf-8", "replace"),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=1,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def check_new_password(password: str, *, user_name: str = "") -> None:
    """Refuse a password that is easily guessed.

    Raises:
        UserProblem: `password_short`, `password_long` or `password_common`.
    """
    if len(password.strip()) < SHORTEST:
        raise UserProblem(
            "password_short",
            f"Choose a password of {SHORTEST} characters or more. Three or four "
            "unrelated words are easy to remember and hard to guess.",
        )
    if len(password) > LONGEST:
        raise UserProblem(
            "password_long", f"Choose a password of at most {LONGEST} characters."
        )
    if _is_common(password, user_name):
        raise UserProblem(
            "password_common",
            "This password is one of the first that somebody would try. Choose "
            "another: three or four unrelated words are easy to remember and hard to "
            "guess.",
        )


def _is_common(password: str, user_name: str) -> bool:
    plain = "".join(unicodedata.normalize("NFKC", password).casefold().split())
    passwords, words = _deny_list()
    core = plain.strip("0123456789!\"£$%^&*()-_=+[]{};:'@#~,.<>/?\\|`¬")
    return (
        len(set(plain)) < FEWEST_DIFFERENT
        or plain in passwords
        or core in words
        or (len(user_name) >= 3 and core == user_name.casefold())
    )


@cache
def _deny_list() -> tuple[frozenset[str], frozenset[str]]:
    source = resources.files("gp_toolkit.access") / "common_passwords.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return frozenset(data["passwords"]), frozenset(data["words"])
