"""How often somebody may try to sign in.

At most ten tries in five minutes for a user name, and as many from an address
(Source: Cyber Essentials), with a wait that doubles after each failure. A try counts
from the moment it begins, so that many at once do not slip through.
"""

import hashlib
import math
import threading
from dataclasses import dataclass

from gp_toolkit.access.sessions import Monotonic
from gp_toolkit.model.errors import UserProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptLimits:
    """How many tries, in which time, and how the wait grows.

    Attributes:
        most: Failed tries within the window.
        window_seconds: Over which they are counted.
        free: Failed tries after which there is no wait yet.
        longest_wait_seconds: At which the doubling wait stops growing.
    """

    most: int = 10
    window_seconds: float = 5 * 60
    free: int = 3
    longest_wait_seconds: float = 30


class Attempts:
    """The tries of the last minutes, by user name and by address."""

    def __init__(
        self, *, monotonic: Monotonic, limits: AttemptLimits | None = None
    ) -> None:
        self._monotonic = monotonic
        self._limits = limits or AttemptLimits()
        self._tries: dict[bytes, list[float]] = {}
        self._lock = threading.Lock()

    def begin(self, user_name: str, address: str) -> None:
        """Count a try, as failed until `succeeded` says otherwise.

        Raises:
            UserProblem: `too_many_tries`; the password must not be looked at then.
        """
        now = self._monotonic()
        with self._lock:
            self._forget_before(now - self._limits.window_seconds)
            names = (_hash("user", user_name), _hash("address", address))
            wait = max(self._wait(self._tries.get(name, []), now) for name in names)
            if wait > 0:
                raise _too_many(wait)
            for name in names:
                self._tries.setdefault(name, []).append(now)

    def succeeded(self, user_name: str, address: str) -> None:
        """Forget the name's tries, and this one of the address."""
        with self._lock:
            self._tries.pop(_hash("user", user_name), None)
            of_address = self._tries.get(_hash("address", address))
            if of_address:
                of_address.pop()

    def _wait(self, tries: list[float], now: float) -> float:
        limits = self._limits
        if len(tries) >= limits.most:
            return tries[-limits.most] + limits.window_seconds - now
        doublings = len(tries) - limits.free
        if doublings < 0:
            return 0
        wait: float = min(2.0**doublings, limits.longest_wait_seconds)
        return tries[-1] + wait - now

    def _forget_before(self, moment: float) -> None:
        kept = {n: [t for t in ts if t > moment] for n, ts in self._tries.items()}
        self._tries = {name: tries for name, tries in kept.items() if tries}


def _hash(what: str, value: str) -> bytes:
    return hashlib.sha256(f"{what}:{value}".encode("utf-8", "replace")).digest()


def _too_many(wait: float) -> UserProblem:
    seconds = math.ceil(wait)
    words = f"{seconds} seconds" if seconds != 1 else "a second"
    if seconds > 90:
        words = f"{math.ceil(seconds / 60)} minutes"
    return UserProblem(
        "too_many_tries",
        f"There have been too many tries to sign in. Wait {words}, then try again.",
    )
