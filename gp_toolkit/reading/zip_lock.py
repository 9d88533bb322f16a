"""Zip members under a password in the strong way (AES), which `zipfile` cannot open.

Source: WinZip, "AES Encryption Information: Encryption Specification AE-1 and AE-2".
"""

import hmac
import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

AES_METHOD = 99
_FIELD = 0x9901
_ROUNDS = 1_000
_VERIFIER, _STAMP = 2, 10


class WrongPassword(Exception):
    """The password does not open the member."""


def unlocked_aes(locked: bytes, extra: bytes, password: str) -> tuple[int, bytes]:
    """The packed bytes of a member, and the method they are packed with.

    Args:
        locked: The member's bytes as they lie in the archive.
        extra: The member's extra fields.
        password: What the person typed.

    Raises:
        WrongPassword: It is another one.
        ValueError: The member is not what the specification describes.
    """
    strength, method = _settings(extra)
    salt_size, key_size = 4 + 4 * strength, 8 + 8 * strength
    salt, rest = locked[:salt_size], locked[salt_size:]
    if len(rest) < _VERIFIER + _STAMP:
        raise ValueError("too short")
    derive = PBKDF2HMAC(hashes.SHA1(), 2 * key_size + _VERIFIER, salt, _ROUNDS)  # noqa: S303 (the format's own)
    keys = derive.derive(password.encode("utf-8"))
    if keys[2 * key_size :] != rest[:_VERIFIER]:
        raise WrongPassword
    body, stamp = rest[_VERIFIER:-_STAMP], rest[-_STAMP:]
    signed = hmac.digest(keys[key_size : 2 * key_size], body, "sha1")[:_STAMP]
    if not hmac.compare_digest(signed, stamp):
        raise WrongPassword
    return method, _opened(body, keys[:key_size])


def _settings(extra: bytes) -> tuple[int, int]:
    at = 0
    while at + 4 <= len(extra):
        number, size = struct.unpack_from("<HH", extra, at)
        if number == _FIELD and size >= 7 and at + 11 <= len(extra):
            strength, method = struct.unpack_from("<BH", extra, at + 8)
            if strength in {1, 2, 3}:
                return strength, method
        at += 4 + size
    raise ValueError("no settings")


def _opened(body: bytes, key: bytes) -> bytes:
    """Counter mode with a counter that begins at 1 and grows from its low end."""
    blocks = -(-len(body) // 16)
    counters = b"".join(n.to_bytes(16, "little") for n in range(1, blocks + 1))
    stream = Cipher(algorithms.AES(key), modes.ECB()).encryptor().update(counters)  # noqa: S305 (each block is another number)
    mask = int.from_bytes(stream[: len(body)], "big")
    return (int.from_bytes(body, "big") ^ mask).to_bytes(len(body), "big")
