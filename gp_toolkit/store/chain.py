"""The audit trail's seals: each line's covers the line before it.

A seal is HMAC-SHA-256 under a key derived from the store's, over the seal before and
the line itself, so that a line that was changed, taken out, put in or moved no longer
fits. The head, sealed too, tells how many lines there should be.
"""

import hashlib
import hmac
import json
from collections.abc import Sequence

START = bytes(32)
"""Stands for the seal before the first line."""


def chain_key(store_key: bytes) -> bytes:
    """The key of the seals, from which the store's own cannot be found."""
    return hmac.digest(store_key, b"gp-toolkit audit chain 1", hashlib.sha256)


def seal(key: bytes, before: bytes, number: int, fields: Sequence[str]) -> bytes:
    """The seal of a line.

    Args:
        key: Of `chain_key`.
        before: Seal of the line before; `START` for the first.
        number: Of the line, from 1.
        fields: The line's columns, in their order.
    """
    line = json.dumps([number, *fields], ensure_ascii=False, separators=(",", ":"))
    return hmac.digest(key, b"line" + before + line.encode(), hashlib.sha256)


def head_seal(key: bytes, number: int, last: bytes) -> bytes:
    """The seal of the head: that there are `number` lines, the last sealed `last`."""
    return hmac.digest(key, b"head" + number.to_bytes(8) + last, hashlib.sha256)
