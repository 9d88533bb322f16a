"""Who is signed in: kept in memory, gone when the program ends.

A token is shown once, to the browser; only its hash is kept. Time is a count of
seconds that never runs backwards, passed in, so that setting the computer's clock
neither ends nor prolongs a session.
"""

import hashlib
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

H = TypeVar("H")

Monotonic = Callable[[], float]
"""Seconds, never running backwards, such as `time.monotonic`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLimits:
    """How long a session lasts.

    Attributes:
        idle_seconds: Without any click. Source: OWASP, 15 to 30 minutes for low-risk
            and less for high-value applications; 15 as a practice's shared room.
        longest_seconds: However busy: a working day.
    """

    idle_seconds: float = 15 * 60
    longest_seconds: float = 10 * 60 * 60


@dataclass(slots=True)
class _Entry(Generic[H]):
    holder: H
    began: float
    used: float


class Sessions(Generic[H]):
    """The sessions, each with its holder."""

    def __init__(self, *, monotonic: Monotonic, limits: SessionLimits) -> None:
        self._monotonic = monotonic
        self._limits = limits
        self._entries: dict[bytes, _Entry[H]] = {}
        self._lock = threading.Lock()

    def begin(self, holder: H) -> str:
        """Start a session; the token is never given again."""
        token = secrets.token_urlsafe(32)
        now = self._monotonic()
        with self._lock:
            self._drop_ended(now)
            self._entries[_hash(token)] = _Entry(holder, now, now)
        return token

    def find(self, token: str | None, *, touch: bool) -> H | None:
        """The holder of a session that still lasts.

        Args:
            token: As the browser sent it.
            touch: Whether this counts as use, which puts the idle limit off.
        """
        if not token:
            return None
        now = self._monotonic()
        with self._lock:
            name = _hash(token)
            entry = self._entries.get(name)
            if entry is None:
                return None
            if self._ended(entry, now):
                del self._entries[name]
                return None
            if touch:
                entry.used = now
            return entry.holder

    def end(self, token: str | None) -> H | None:
        """End a session; its holder, if it still lasted."""
        holder = self.find(token, touch=False)
        with self._lock:
            self._entries.pop(_hash(token or ""), None)
        return holder

    def end_where(self, chosen: Callable[[H], bool]) -> None:
        """End all sessions whose holder is chosen."""
        with self._lock:
            kept = {n: e for n, e in self._entries.items() if not chosen(e.holder)}
            self._entries = kept

    def _ended(self, entry: _Entry[H], now: float) -> bool:
        return (
            now - entry.used >= self._limits.idle_seconds
            or now - entry.began >= self._limits.longest_seconds
        )

    def _drop_ended(self, now: float) -> None:
        kept = {n: e for n, e in self._entries.items() if not self._ended(e, now)}
        self._entries = kept


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
