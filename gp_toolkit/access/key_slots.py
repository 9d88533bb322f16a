"""The key of the practice's records, locked once for each person who may open them.

The records are encrypted under one random key, which is never on the disk in the
clear. A file beside the records holds slots: in each, the key is encrypted (AES-GCM)
under a key derived from one person's password (Argon2id, a salt of its own). One more
slot is opened by the recovery key, which the practice prints and locks away. A slot's
name is a keyed hash, so that the file does not say who works at the practice. Changing
a password locks the key anew; the records themselves stay as they are.
"""

import hashlib
import hmac
import json
import os
import secrets
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from argon2.exceptions import HashingError
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gp_toolkit.access.passwords import KEY_BYTES, Cost, derive_key
from gp_toolkit.model.errors import StorageProblem

FORMAT = 1
RECOVERY_CHARACTERS = 32
"""Of five bits each: 160 bits, beyond guessing even without Argon2id."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are misread on paper (Crockford's base 32)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The key, locked for one person. Bytes are in hexadecimal."""

    salt: str
    nonce: str
    locked: str
    memory_kib: int
    passes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    name_salt: bytes
    slots: dict[str, Slot] = field(default_factory=dict)


class KeySlots:
    """The file of slots. Safe to share by threads of one process."""

    def __init__(self, path: Path, *, cost: Cost | None = None) -> None:
        """Work on the slots at a path; the file need not be there yet."""
        self._path = path
        self._cost = cost or Cost()
        self._lock = threading.Lock()

    def exist(self) -> bool:
        """Whether there are slots."""
        return self._path.is_file()

    def start(self) -> None:
        """Begin a new file without any slot, in place of what is there."""
        with self._lock:
            self._write(_Book(name_salt=secrets.token_bytes(16)))

    def put(self, user_name: str, password: str, *, key: bytes) -> None:
        """Lock the key for a person, in place of a slot they had."""
        self._put(f"user:{user_name}", password, key)

    def remove(self, user_name: str) -> None:
        """Take a person's slot away, if they had one."""
        with self._lock:
            book = self._read()
            book.slots.pop(_slot_name(book, f"user:{user_name}"), None)
            self._write(book)

    def unlock(self, user_name: str, password: str) -> bytes | None:
        """The key, if the person has a slot and the password opens it.

        An unknown name costs as much time as a wrong password.
        """
        return self._unlock(f"user:{user_name}", password)

    def make_recovery_key(self, *, key: bytes) -> str:
        """Lock the key with a new recovery key; the one before stops working.

        Returns:
            The recovery key as it is printed: eight groups of four.
        """
        plain = "".join(secrets.choice(ALPHABET) for _ in range(RECOVERY_CHARACTERS))
        self._put("recovery", plain, key)
        return "-".join(plain[i : i + 4] for i in range(0, RECOVERY_CHARACTERS, 4))

    def unlock_with_recovery_key(self, typed: str) -> bytes | None:
        """The key, if the recovery key opens it, however it was typed."""
        return self._unlock("recovery", _as_printed(typed))

    def _put(self, owner: str, secret: str, key: bytes) -> None:
        salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
        wrapping = derive_key(secret, salt=salt, cost=self._cost)
        with self._lock:
            book = self._read()
            name = _slot_name(book, owner)
            locked = AESGCM(wrapping).encrypt(nonce, key, _label(name, self._cost))
            book.slots[name] = Slot(
                salt=salt.hex(),
                nonce=nonce.hex(),
                locked=locked.hex(),
                memory_kib=self._cost.memory_kib,
                passes=self._cost.passes,
            )
            self._write(book)

    def _unlock(self, owner: str, secret: str) -> bytes | None:
        with self._lock:
            book = self._read()
        name = _slot_name(book, owner)
        slot = book.slots.get(name)
        if slot is None:
            derive_key(secret, salt=bytes(16), cost=self._cost)
            return None
        try:
            cost = Cost(memory_kib=slot.memory_kib, passes=slot.passes)
            salt, nonce = bytes.fromhex(slot.salt), bytes.fromhex(slot.nonce)
            locked = bytes.fromhex(slot.locked)
            wrapping = derive_key(secret, salt=salt, cost=cost)
            key = AESGCM(wrapping).decrypt(nonce, locked, _label(name, cost))
        except InvalidTag:
            return None
        except (ValueError, HashingError) as error:
            raise _damaged() from error
        return key if len(key) == KEY_BYTES else None

    def _read(self) -> _Book:
        try:
            return _book(json.loads(self._path.read_text(encoding="utf-8")))
        except FileNotFoundError as error:
            raise StorageProblem(
                "keys_missing",
                "The file of keys is not beside the practice's records, so nobody can "
                "sign in. Put it back from the latest backup.",
            ) from error
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise _damaged() from error

    def _write(self, book: _Book) -> None:
        content = {
            "format": FORMAT,
            "name_salt": book.name_salt.hex(),
            "slots": {name: asdict(slot) for name, slot in sorted(book.slots.items())},
        }
        try:
            write_whole(self._path, json.dumps(content, indent=1).encode())
        except OSError as error:
            raise StorageProblem(
                "keys_not_written",
                "The file of keys could not be written, so nothing was changed. Check "
                "that the disk has space and that the program may write to its folder.",
            ) from error


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file so that it is the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    binary = getattr(os, "O_BINARY", 0)  # Windows would turn line ends otherwise
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | binary
    with os.fdopen(os.open(unfinished, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    if os.name != "nt":  # Windows has no such call, and keeps names by itself
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _book(data: Any) -> _Book:  # noqa: ANN401 (JSON is of any type)
    if data["format"] != FORMAT:
        raise ValueError("another format")
    slots = {str(name): Slot(**slot) for name, slot in data["slots"].items()}
    return _Book(name_salt=bytes.fromhex(data["name_salt"]), slots=slots)


def _slot_name(book: _Book, owner: str) -> str:
    return hmac.digest(book.name_salt, owner.encode(), hashlib.sha256).hex()[:32]


def _label(name: str, cost: Cost) -> bytes:
    """What a slot is bound to: it opens under no other name and at no lower cost."""
    return f"gp-toolkit slot {FORMAT} {name} {cost.memory_kib} {cost.passes}".encode()


def _as_printed(typed: str) -> str:
    misread = str.maketrans("OIL", "011")
    kept = (c for c in typed.upper().translate(misread) if c.isalnum())
    return "".join(kept)


def _damaged() -> StorageProblem:
    return StorageProblem(
        "keys_damaged",
        "The file of keys beside the practice's records is damaged. Put it back from "
        "the latest backup.",
    )
