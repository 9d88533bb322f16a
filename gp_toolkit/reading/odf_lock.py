"""OpenDocument files under a password: opened with what the person typed.

Two ways to lock are in use. Most programs lock each member of the zip by itself;
LibreOffice from 24.8 on locks the whole zip and puts it into another as one member.

Source: OASIS OpenDocument 1.3, part 2, sections 3.4 and 4.8; for AES-GCM and Argon2id
the files that LibreOffice 25.2 writes.
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish
from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gp_toolkit.reading.content import Request
from gp_toolkit.reading.limits import Limits
from gp_toolkit.reading.package import Package, inflate, open_package, parse_xml
from gp_toolkit.reading.problems import CannotRead
from gp_toolkit.reading.xml_names import Element, attribute, child_named

_WHOLE = "encrypted-package"
_CHECKED = 1024  # so many bytes at most are under the checksum
_BLOCK = 16
_PASSES = 8  # so often may Argon2 go over the most memory that it may take
_MOST_LANES = 16


def unlocked(package: Package, request: Request, names: Iterable[str]) -> Package:
    """The package with these members opened; as it is when they are not locked.

    Raises:
        CannotRead: `password_needed`, `wrong_password`, `unknown_lock`, `too_complex`,
            `protected_by_service`, `damaged_file`.
    """
    how = _descriptions(package)
    whole = _WHOLE in package.names()
    locked = [_WHOLE] if whole else [n for n in names if n in how and n in package]
    if not locked:
        return package
    locks = {name: _lock(how.get(name), request.limits) for name in locked}
    if not request.password:
        raise CannotRead("password_needed")
    plain = {
        name: _opened(package.bytes_of(name), locks[name], request) for name in locked
    }
    if not whole:
        return package.with_members(plain)
    marks = ("content.xml",)
    return open_package(
        plain[_WHOLE], request.limits, what="OpenDocument file", marks=marks
    )


def _descriptions(package: Package) -> dict[str, Element]:
    root, _, _ = parse_xml(package.bytes_of("META-INF/manifest.xml"))
    found: dict[str, Element] = {}
    for entry in root.iter("{*}file-entry") if root is not None else ():
        data = child_named(entry, "encryption-data")
        if data is not None:
            found[attribute(entry, "full-path") or ""] = data
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lock:
    """How one member is locked.

    Attributes:
        cipher: Its name, in small letters.
        vector: What the cipher begins with.
        checksum: Of the beginning of the packed bytes; empty when there is none.
        sha1: Whether the password goes through SHA-1 first, not SHA-256.
        argon2: Whether the key is made by Argon2id, not by PBKDF2.
        salt: What the key is made with.
        key_size: Bytes of the key.
        rounds: How often the password is stirred.
        memory: Bytes of memory that Argon2 takes.
        lanes: How many lanes Argon2 has.
    """

    cipher: str
    vector: bytes
    checksum: bytes
    sha1: bool
    argon2: bool
    salt: bytes
    key_size: int
    rounds: int
    memory: int
    lanes: int


def _lock(data: Element | None, limits: Limits) -> _Lock:
    """A lock that costs no more than any real one.

    Raises:
        CannotRead: `unknown_lock`, `too_complex`; `protected_by_service` for a file
            that opens with a person's key, not with a password.
    """
    cipher = child_named(data, "algorithm") if data is not None else None
    if data is None or cipher is None:
        raise CannotRead("unknown_lock")
    derivation = child_named(data, "key-derivation")
    if derivation is None:
        raise CannotRead("protected_by_service")
    start = child_named(data, "start-key-generation")
    try:
        lock = _read_lock(data, cipher, derivation, start)
    except ValueError as error:
        raise CannotRead("unknown_lock") from error
    if lock.argon2:
        work = lock.rounds * lock.memory
        dear = lock.memory > limits.key_bytes or work > _PASSES * limits.key_bytes
        dear |= lock.lanes > _MOST_LANES
    else:
        dear = lock.rounds > limits.key_rounds
    if dear:
        raise CannotRead("too_complex")
    return lock


def _read_lock(
    data: Element, cipher: Element, derivation: Element, start: Element | None
) -> _Lock:
    argon2 = "argon2id" in _word(derivation, "key-derivation-name")
    first = _word(start, "start-key-generation-name") if start is not None else "sha1"
    return _Lock(
        cipher=_word(cipher, "algorithm-name"),
        vector=_base64(cipher, "initialisation-vector"),
        checksum=_base64(data, "checksum"),
        sha1=first.endswith("sha1"),
        argon2=argon2,
        salt=_base64(derivation, "salt"),
        key_size=_number(derivation, "key-size", 16),
        rounds=_number(
            derivation, "argon2-iterations" if argon2 else "iteration-count"
        ),
        memory=1024 * _number(derivation, "argon2-memory"),
        lanes=_number(derivation, "argon2-lanes"),
    )


def _opened(locked: bytes, lock: _Lock, request: Request) -> bytes:
    for start in _start_keys(lock, request.password or ""):
        try:
            packed = _deciphered(locked, lock, _key(lock, start))
        except InvalidTag:
            continue
        except (HashingError, ValueError, OverflowError) as error:
            raise CannotRead("unknown_lock") from error
        if _is_right(packed, lock):
            return _unpacked(packed, request.limits)
    raise CannotRead("wrong_password")


def _start_keys(lock: _Lock, password: str) -> list[bytes]:
    """What the key is made of. Old programs took the password in letters of Windows."""
    typed = password.encode("utf-8")
    if not lock.sha1:
        return [hashlib.sha256(typed).digest()]
    ways = dict.fromkeys((typed, password.encode("cp1252", "replace")))
    return [hashlib.sha1(way).digest() for way in ways]  # noqa: S324 (the format's own)


def _key(lock: _Lock, start: bytes) -> bytes:
    if lock.argon2:
        return hash_secret_raw(
            start,
            lock.salt,
            time_cost=lock.rounds,
            memory_cost=lock.memory // 1024,
            parallelism=lock.lanes,
            hash_len=lock.key_size,
            type=Type.ID,
        )
    return hashlib.pbkdf2_hmac("sha1", start, lock.salt, lock.rounds, lock.key_size)


def _deciphered(locked: bytes, lock: _Lock, key: bytes) -> bytes:
    if lock.cipher.endswith("gcm"):
        sealed = locked.removeprefix(lock.vector)  # it is written in both places
        return AESGCM(key).decrypt(lock.vector, sealed, None)
    if "blowfish" in lock.cipher:
        decryptor = Cipher(Blowfish(key), CFB(lock.vector)).decryptor()
        return decryptor.update(locked) + decryptor.finalize()
    if not lock.cipher.endswith("cbc"):
        raise ValueError("unknown cipher")
    decryptor = Cipher(algorithms.AES(key), modes.CBC(lock.vector)).decryptor()
    padded = decryptor.update(locked) + decryptor.finalize()
    return padded[: -min(padded[-1], _BLOCK)] if padded and padded[-1] else padded


def _is_right(packed: bytes, lock: _Lock) -> bool:
    if not lock.checksum:
        return True
    sha256 = len(lock.checksum) > hashlib.sha1().digest_size  # noqa: S324 (the format's own)
    digest = hashlib.new("sha256" if sha256 else "sha1", packed[:_CHECKED])
    return digest.digest() == lock.checksum


def _unpacked(packed: bytes, limits: Limits) -> bytes:
    if packed.startswith(b"PK"):  # a whole zip need not be packed once more
        return packed
    plain, whole = inflate(packed, limits)
    if not plain:
        raise CannotRead("wrong_password")  # nothing else told
    if not whole and len(plain) >= limits.ratio_floor_bytes:
        raise CannotRead("too_complex")
    return plain


def _word(element: Element, name: str) -> str:
    return (attribute(element, name) or "").lower()


def _base64(element: Element, name: str) -> bytes:
    return base64.b64decode(attribute(element, name) or "")


def _number(element: Element, name: str, missing: int = 0) -> int:
    given = attribute(element, name)
    if given is None:
        return missing
    if not given.isdecimal() or len(given) > 12:
        raise ValueError("no number")
    return int(given)
