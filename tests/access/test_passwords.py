"""Which passwords are good enough."""

import pytest

from gp_toolkit.access.passwords import Cost, check_new_password, derive_key
from gp_toolkit.model.errors import UserProblem

LEAST = Cost(memory_kib=19 * 1024, passes=2)


@pytest.mark.parametrize(
    "password",
    [
        "otter lamp quarry seven",
        "twelve chars",
        "zażółćgęśląjaźń",
        "k9#Lm2$vQx7!",
        "a password that is a whole sentence of my own",
        "purple safeguarding teapot",
        "x" * 500 + "abcd",
    ],
)
def test_good_enough(password: str) -> None:
    check_new_password(password, user_name="anna")


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", "password_short"),
        ("elevenchars", "password_short"),
        ("           a           ", "password_short"),
        ("aaaaaaaaaaaaaaaa", "password_common"),
        ("abababababab", "password_common"),
        ("123456789012", "password_common"),
        ("Password1234", "password_common"),
        ("p a s s w o r d 2026!", "password_common"),
        ("Safeguarding2026!", "password_common"),
        ("!!Receptionist1", "password_common"),
        ("QWERTYuiop123", "password_common"),
        ("correct horse battery staple", "password_common"),
        ("anna.example99", "password_common"),
        ("x" * 1025, "password_long"),
    ],
)
def test_not_good_enough(password: str, code: str) -> None:
    with pytest.raises(UserProblem) as told:
        check_new_password(password, user_name="Anna.Example")
    assert told.value.code == code
    assert not password.strip() or password not in told.value.message


@pytest.mark.parametrize(("memory_kib", "passes"), [(19 * 1024 - 1, 2), (65536, 1)])
def test_no_cheap_guess_can_be_set_up(memory_kib: int, passes: int) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        Cost(memory_kib=memory_kib, passes=passes)


def test_the_usual_cost_is_at_least_nineteen_megabytes_and_two_passes() -> None:
    assert Cost().memory_kib >= 19 * 1024
    assert Cost().passes >= 2


def test_the_same_letters_in_another_unicode_form_give_the_same_key() -> None:
    composed, parted = "café au lait noir", "cafe\u0301 au lait noir"
    assert composed != parted
    keys = {derive_key(p, salt=bytes(16), cost=LEAST) for p in (composed, parted)}
    assert len(keys) == 1
    other = derive_key(composed, salt=bytes([1] * 16), cost=LEAST)
    assert other not in keys
