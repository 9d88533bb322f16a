"""How long a session lasts, and how often somebody may try."""

from itertools import pairwise

import pytest

from gp_toolkit.access.attempts import Attempts
from gp_toolkit.access.sessions import SessionLimits, Sessions
from gp_toolkit.model.errors import UserProblem

MINUTE = 60.0
HOUR = 60 * MINUTE


class Seconds:
    """A count of seconds that the test moves on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def sessions(seconds: Seconds) -> Sessions[str]:
    return Sessions(monotonic=seconds, limits=SessionLimits())


def test_a_session_has_its_holder(sessions: Sessions[str]) -> None:
    anna, ben = sessions.begin("anna"), sessions.begin("ben")
    assert anna != ben
    assert len(anna) >= 43  # 256 bits
    assert sessions.find(anna, touch=True) == "anna"
    assert sessions.find(ben, touch=True) == "ben"
    for wrong in (None, "", "x", anna[:-1], anna + "x", anna.swapcase(), "\udcff"):
        assert sessions.find(wrong, touch=True) is None


def test_fifteen_minutes_without_a_click_end_it(
    sessions: Sessions[str], seconds: Seconds
) -> None:
    token = sessions.begin("anna")
    seconds.now += 14 * MINUTE
    assert sessions.find(token, touch=True) == "anna"
    seconds.now += 14 * MINUTE
    assert sessions.find(token, touch=False) == "anna"
    seconds.now += 1 * MINUTE
    assert sessions.find(token, touch=False) is None
    seconds.now -= 1 * MINUTE
    assert sessions.find(token, touch=True) is None, "what has ended stays ended"


def test_looking_whether_it_lasts_does_not_prolong_it(
    sessions: Sessions[str], seconds: Seconds
) -> None:
    token = sessions.begin("anna")
    for _ in range(15):
        assert sessions.find(token, touch=False) == "anna"
        seconds.now += MINUTE
    assert sessions.find(token, touch=False) is None


def test_ten_hours_end_it_however_busy(
    sessions: Sessions[str], seconds: Seconds
) -> None:
    token = sessions.begin("anna")
    for _ in range(59):
        seconds.now += 10 * MINUTE
        assert sessions.find(token, touch=True) == "anna"
    seconds.now += 10 * MINUTE
    assert sessions.find(token, touch=True) is None


def test_signing_out_ends_that_session_only(sessions: Sessions[str]) -> None:
    here, there = sessions.begin("anna"), sessions.begin("anna")
    assert sessions.end(here) == "anna"
    assert sessions.end(here) is None
    assert sessions.find(here, touch=True) is None
    assert sessions.find(there, touch=True) == "anna"
    sessions.end_where(lambda holder: holder == "anna")
    assert sessions.find(there, touch=True) is None


def test_no_token_is_kept(sessions: Sessions[str]) -> None:
    token = sessions.begin("anna")
    assert token not in repr(vars(sessions))


def tried(attempts: Attempts, user_name: str, address: str = "a") -> bool:
    try:
        attempts.begin(user_name, address)
    except UserProblem:
        return False
    return True


def test_the_wait_grows_and_ten_in_five_minutes_are_the_most(seconds: Seconds) -> None:
    """A guesser knocks ten times a second for ten minutes."""
    attempts = Attempts(monotonic=seconds)
    looked_at = []
    start = seconds.now
    for _ in range(6000):
        if tried(attempts, "anna"):
            looked_at.append(seconds.now - start)
        seconds.now += 0.1
    first_five_minutes = [t for t in looked_at if t < 5 * MINUTE]
    assert len(first_five_minutes) == 10
    gaps = [b - a for a, b in pairwise(looked_at[:10])]
    assert [round(g) for g in gaps] == [0, 0, 1, 2, 4, 8, 16, 30, 30]
    for t in looked_at:
        within = [u for u in looked_at if t <= u < t + 5 * MINUTE]
        assert len(within) <= 10


def test_many_names_from_one_address_are_counted_together(seconds: Seconds) -> None:
    attempts = Attempts(monotonic=seconds)
    looked_at = 0
    for number in range(3000):
        looked_at += tried(attempts, f"user-{number}", "one address")
        seconds.now += 0.1
    assert looked_at == 10
    assert tried(attempts, "somebody", "another address")


def test_one_name_from_many_addresses_is_counted_together(seconds: Seconds) -> None:
    attempts = Attempts(monotonic=seconds)
    looked_at = 0
    for number in range(3000):
        looked_at += tried(attempts, "anna", f"address {number}")
        seconds.now += 0.1
    assert looked_at == 10
    assert tried(attempts, "ben", "address 1")


def test_success_clears_the_name_but_not_others_failures(seconds: Seconds) -> None:
    attempts = Attempts(monotonic=seconds)
    for _ in range(2):
        assert tried(attempts, "anna", "surgery")
    assert tried(attempts, "anna", "surgery")
    attempts.succeeded("anna", "surgery")
    assert tried(attempts, "anna", "elsewhere")
    assert tried(attempts, "ben", "surgery"), "two failures so far from this address"
    assert not tried(attempts, "ben", "surgery"), "three: the wait has begun"


def test_the_wait_is_told_in_words(seconds: Seconds) -> None:
    attempts = Attempts(monotonic=seconds)
    for _ in range(10):
        while not tried(attempts, "anna"):
            seconds.now += 1
    with pytest.raises(UserProblem, match=r"Wait [2-5] minutes"):
        attempts.begin("anna", "b")
    assert "anna" not in repr(vars(attempts))
