"""Set-up, signing in and out, accounts, the example: on the real encrypted records."""

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from gp_toolkit.access.accounts import PracticeStore
from gp_toolkit.access.entrance import Entrance
from gp_toolkit.access.rooms import EXAMPLE_USER, Parts
from gp_toolkit.model.clock import FixedClock
from gp_toolkit.model.errors import StorageProblem, UserProblem
from gp_toolkit.model.practice import Act, Practice, Role, User
from gp_toolkit.store.sql_store import create_store, open_store
from tests.access.served import AUTHORITIES, LEAST

WORDS = "otter lamp quarry seven"
OTHER_WORDS = "four quite different words"


class House:
    """A home folder and the entrance to it, which can be started again."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.now = 1000.0
        self.furnished: list[str] = []
        self.fail_furnishing = False
        self.entrance = self.start()

    def start(self) -> Entrance:
        self.entrance = Entrance(
            Parts(
                home=self.home,
                open_store=open_store,
                create_store=create_store,
                furnish_example=self._furnish,
                authorities=AUTHORITIES,
                clock=FixedClock.on(dt.date(2026, 5, 5)),
                monotonic=lambda: self.now,
                cost=LEAST,
            )
        )
        return self.entrance

    def _furnish(self, store: PracticeStore, user: User) -> None:
        self.furnished.append(user.id)
        if self.fail_furnishing:
            raise OSError("no example files")
        with store.work() as work:
            work.save_practice(Practice(name="Example", authority="leeds"))

    def set_up(self, **changes: str) -> tuple[str, str]:
        values = {
            "practice_name": "Mill Lane Surgery",
            "authority": "leeds",
            "person": "Anna Example",
            "user_name": "Anna",
            "password": WORDS,
            **changes,
        }
        return self.entrance.set_up(**values)

    def sign_in(self, user_name: str = "anna", password: str = WORDS) -> str:
        self.now += 60  # no wait from the tries before
        return self.entrance.sign_in(user_name, password, "here")

    def acts(self, token: str) -> list[Act]:
        with self.entrance.store_of(token).work() as work:
            return [event.act for event in work.audit()]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "home")


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(UserProblem) as told:
        act()
    return told.value.code


def test_set_up_signs_the_first_administrator_in(house: House) -> None:
    assert not house.entrance.is_set_up()
    token, recovery_key = house.set_up(practice_name="  Mill \t Lane & Co ")
    user = house.entrance.user_of(token)
    assert user is not None
    assert (user.name, user.role) == ("Anna Example", Role.ADMINISTRATOR)
    assert house.entrance.is_set_up()
    assert not house.entrance.is_example(token)
    assert len(recovery_key) == 39
    with house.entrance.store_of(token).work() as work:
        assert work.practice() == Practice(name="Mill Lane & Co", authority="leeds")
    assert house.acts(token) == [Act.SET_UP_PRACTICE, Act.SIGN_IN]
    names = sorted(p.name for p in house.home.iterdir())
    assert names == ["keys.json", "records.db", "records.db-shm", "records.db-wal"]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("practice_name", " ", "name_missing"),
        ("practice_name", "x" * 201, "name_long"),
        ("person", "", "name_missing"),
        ("authority", "atlantis", "unknown_authority"),
        ("user_name", "a", "user_name_unusable"),
        ("user_name", "a b", "user_name_unusable"),
        ("user_name", "../x", "user_name_unusable"),
        ("password", "short", "password_short"),
    ],
)
def test_a_wrong_value_sets_nothing_up(
    house: House, field: str, value: str, code: str
) -> None:
    assert code_of(lambda: house.set_up(**{field: value})) == code
    assert not house.entrance.is_set_up()
    house.set_up()


def test_nobody_can_set_up_a_second_time(house: House) -> None:
    house.set_up()
    assert code_of(lambda: house.set_up(user_name="mallory")) == "set_up_already"
    assert house.start().is_set_up()
    assert code_of(lambda: house.set_up(user_name="mallory")) == "set_up_already"
    house.sign_in()


def test_only_one_of_two_set_ups_at_once_counts(house: House) -> None:
    outcomes: list[str] = []

    def go(name: str) -> None:
        try:
            house.set_up(user_name=name)
            outcomes.append(name)
        except UserProblem as problem:
            outcomes.append(problem.code)

    threads = [threading.Thread(target=go, args=(n,)) for n in ("anna", "ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes)[1] == "set_up_already"
    house.sign_in(min(outcomes))


def test_a_set_up_that_was_cut_short_can_be_done_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut off between making the keys and moving the records into place."""

    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("gp_toolkit.access.key_slots.KeySlots.make_recovery_key", cut)
        with pytest.raises(KeyboardInterrupt):
            house.set_up(password=OTHER_WORDS)
    assert not house.start().is_set_up()
    house.set_up()
    assert house.entrance.user_of(house.sign_in()) is not None


def test_keys_of_records_that_were_moved_away_are_kept(house: House) -> None:
    """Setting up where only the records are missing must not lock them for good."""
    house.set_up()
    keys = (house.home / "keys.json").read_bytes()
    (house.home / "records.db").rename(house.home / "elsewhere.db")
    house.start()
    house.set_up(user_name="ben")
    assert (house.home / "keys.json.before-1").read_bytes() == keys


def test_signing_in_unlocks_the_records_after_a_restart(house: House) -> None:
    first, _ = house.set_up()
    house.start()
    assert house.entrance.user_of(first) is None
    token = house.sign_in("  ANNA ")
    assert house.acts(token) == [Act.SET_UP_PRACTICE, Act.SIGN_IN, Act.SIGN_IN]


def test_whatever_is_wrong_the_words_are_the_same(house: House) -> None:
    house.set_up()
    messages = set()
    for user_name, password in (
        ("anna", "wrong"),
        ("nobody", WORDS),
        ("", ""),
        ("a b/c", WORDS),
    ):
        with pytest.raises(UserProblem) as told:
            house.sign_in(user_name, password)
        messages.add((told.value.code, told.value.message))
    assert len(messages) == 1


def test_guessing_is_stopped_before_the_password_is_looked_at(house: House) -> None:
    house.set_up()
    codes = [
        code_of(lambda: house.entrance.sign_in("anna", "wrong", "there"))
        for _ in range(4)
    ]
    assert codes == ["sign_in_failed"] * 3 + ["too_many_tries"]
    right = code_of(lambda: house.entrance.sign_in("anna", WORDS, "there"))
    assert right == "too_many_tries"


def test_signing_out_is_recorded_and_final(house: House) -> None:
    token, _ = house.set_up()
    house.entrance.sign_out(token)
    assert house.entrance.user_of(token) is None
    assert code_of(lambda: house.entrance.store_of(token)) == "signed_out"
    assert house.acts(house.sign_in())[-2:] == [Act.SIGN_OUT, Act.SIGN_IN]
    house.entrance.sign_out(token)
    house.entrance.sign_out(None)


def test_missing_keys_are_told(house: House) -> None:
    house.set_up()
    house.start()
    (house.home / "keys.json").unlink()
    with pytest.raises(StorageProblem, match="file of keys"):
        house.sign_in()


def test_the_recovery_key_gives_a_new_password_once(house: House) -> None:
    before, printed = house.set_up()

    def recover(key: str, user_name: str = "anna") -> tuple[str, str]:
        house.now += 60
        return house.entrance.recover(
            user_name=user_name, recovery_key=key, password=OTHER_WORDS, address="x"
        )

    assert code_of(lambda: recover("0000-" * 7 + "0000")) == "recovery_failed"
    assert code_of(lambda: recover(printed, "nobody")) == "recovery_failed"
    token, fresh = recover(printed)
    assert house.entrance.user_of(token) is not None
    assert house.entrance.user_of(before) is None
    assert code_of(lambda: house.sign_in(password=WORDS)) == "sign_in_failed"
    house.sign_in(password=OTHER_WORDS)
    assert code_of(lambda: recover(printed)) == "recovery_failed"
    recover(fresh)


def test_the_recovery_key_does_not_make_a_gp_an_administrator(house: House) -> None:
    token, printed = house.set_up()
    house.entrance.office.add_account(
        token, name="Ben", user_name="ben", password=OTHER_WORDS, role=Role.GP
    )
    assert (
        code_of(
            lambda: house.entrance.recover(
                user_name="ben", recovery_key=printed, password=WORDS, address="x"
            )
        )
        == "recovery_failed"
    )


def test_the_example_is_another_practice_and_gone_after_a_restart(
    house: House,
) -> None:
    token = house.entrance.open_example()
    assert house.entrance.user_of(token) == EXAMPLE_USER
    assert house.entrance.is_example(token)
    assert not house.entrance.is_set_up()
    again = house.entrance.open_example()
    assert house.furnished == [EXAMPLE_USER.id]
    with house.entrance.store_of(again).work() as work:
        work.save_practice(Practice(name="Typed into it", authority="leeds"))
    own, _ = house.set_up()
    assert not house.entrance.is_example(own)
    with house.entrance.store_of(own).work() as work:
        assert work.practice() == Practice(name="Mill Lane Surgery", authority="leeds")
    house.start()
    assert house.entrance.user_of(token) is None
    own = house.sign_in()
    token = house.entrance.open_example(own)
    assert house.entrance.user_of(own) is None
    with house.entrance.store_of(token).work() as work:
        practice = work.practice()
    assert practice is not None
    assert practice.name == "Example"


def test_once_set_up_the_example_is_no_way_round_the_door(house: House) -> None:
    token, _ = house.set_up()
    house.entrance.sign_out(token)
    assert code_of(house.entrance.open_example) == "sign_in_first"
    assert code_of(lambda: house.entrance.open_example(token)) == "sign_in_first"


def test_an_example_that_could_not_be_furnished_is_made_again(house: House) -> None:
    house.fail_furnishing = True
    with pytest.raises(OSError, match="no example files"):
        house.entrance.open_example()
    house.fail_furnishing = False
    assert house.entrance.is_example(house.entrance.open_example())


def test_the_example_has_no_accounts_of_its_own(house: House) -> None:
    token = house.entrance.open_example()
    office = house.entrance.office
    assert (
        code_of(
            lambda: office.add_account(
                token, name="B", user_name="ben", password=WORDS, role=Role.GP
            )
        )
        == "example_accounts"
    )
    assert (
        code_of(lambda: office.change_password(token, old="x", new=WORDS, address="x"))
        == "example_accounts"
    )


def test_an_account_is_added_used_and_closed(house: House) -> None:
    token, _ = house.set_up()
    office = house.entrance.office
    ben = office.add_account(
        token, name="Ben Example", user_name="Ben", password=OTHER_WORDS, role=Role.GP
    )
    assert [a.user_name for a in office.accounts(token)] == ["anna", "ben"]
    first = house.sign_in("ben", OTHER_WORDS)
    theirs = office.choose_password(first, new=WORDS)
    assert house.entrance.user_of(theirs) == ben.user
    assert code_of(lambda: office.accounts(theirs)) == "not_allowed"
    assert code_of(lambda: office.close_account(theirs, ben.user.id)) == "not_allowed"
    office.close_account(token, ben.user.id)
    assert house.entrance.user_of(theirs) is None
    assert code_of(lambda: house.sign_in("ben", WORDS)) == "sign_in_failed"
    assert house.acts(token).count(Act.MANAGE_ACCOUNTS) == 3
    assert (
        code_of(
            lambda: office.add_account(
                token, name="Ben", user_name="BEN", password=WORDS, role=Role.GP
            )
        )
        == "user_name_taken"
    )


def test_the_last_administrator_stays(house: House) -> None:
    token, _ = house.set_up()
    user = house.entrance.user_of(token)
    assert user is not None
    office = house.entrance.office
    code = code_of(lambda: office.close_account(token, user.id))
    assert code == "last_administrator"
    ben = office.add_account(
        token,
        name="Ben",
        user_name="ben",
        password=OTHER_WORDS,
        role=Role.ADMINISTRATOR,
    )
    code = code_of(lambda: office.close_account(token, user.id))
    assert code == "own_account", "nobody locks themselves out by a slip"
    theirs = office.choose_password(
        house.sign_in("ben", OTHER_WORDS), new="a third set of words"
    )
    office.close_account(theirs, user.id)
    code = code_of(lambda: office.close_account(theirs, ben.user.id))
    assert code == "last_administrator"
    house.sign_in("ben", "a third set of words")


def test_a_changed_password_ends_the_other_sessions(house: House) -> None:
    here, _ = house.set_up()
    there = house.sign_in()
    office = house.entrance.office

    def change(old: str, new: str) -> None:
        house.now += 60
        office.change_password(here, old=old, new=new, address="x")

    assert code_of(lambda: change("wrong", OTHER_WORDS)) == "wrong_password"
    assert code_of(lambda: change(WORDS, "short")) == "password_short"
    assert house.entrance.user_of(there) is not None
    change(WORDS, OTHER_WORDS)
    assert house.entrance.user_of(there) is None
    assert house.entrance.user_of(here) is not None
    assert code_of(house.sign_in) == "sign_in_failed"
    house.sign_in(password=OTHER_WORDS)


def test_an_administrator_gives_somebody_a_new_password(house: House) -> None:
    token, _ = house.set_up()
    office = house.entrance.office
    ben = office.add_account(
        token, name="Ben", user_name="ben", password=WORDS, role=Role.AUDITOR
    )
    own = "a third set of words"
    theirs = office.choose_password(house.sign_in("ben", WORDS), new=own)
    office.reset_password(token, ben.user.id, new=OTHER_WORDS)
    assert house.entrance.user_of(theirs) is None
    assert code_of(lambda: house.sign_in("ben", own)) == "sign_in_failed"
    again = house.sign_in("ben", OTHER_WORDS)
    assert house.entrance.owes_password(again)
    theirs = office.choose_password(again, new=own)
    assert house.entrance.user_of(theirs) == ben.user
    annas = house.entrance.user_of(token)
    assert annas
    code = code_of(lambda: office.reset_password(token, annas.id, new=OTHER_WORDS))
    assert code == "own_account"
    office.close_account(token, ben.user.id)
    code = code_of(lambda: office.reset_password(token, ben.user.id, new=WORDS))
    assert code == "account_closed"
    assert code_of(lambda: house.sign_in("ben", WORDS)) == "sign_in_failed"


def test_a_password_that_was_given_is_good_for_nothing_but_choosing_another(
    house: House,
) -> None:
    token, _ = house.set_up()
    entrance, office = house.entrance, house.entrance.office
    ben = office.add_account(
        token, name="Ben", user_name="ben", password=WORDS, role=Role.ADMINISTRATOR
    )
    first = house.sign_in("ben", WORDS)
    assert entrance.owes_password(first)
    assert not entrance.owes_password(token)
    assert entrance.user_of(first) is None
    assert not entrance.lasts(first)
    for act in (
        lambda: entrance.store_of(first),
        lambda: office.accounts(first),
        lambda: office.close_account(first, ben.user.id),
        lambda: office.change_password(first, old=WORDS, new=OTHER_WORDS, address="x"),
    ):
        assert code_of(act) == "signed_out"
    assert code_of(lambda: entrance.open_example(first)) == "sign_in_first"

    assert code_of(lambda: office.choose_password(first, new=WORDS)) == "password_given"
    assert code_of(lambda: office.choose_password(first, new="b")) == "password_short"
    assert entrance.owes_password(first)
    assert entrance.owes_password(house.sign_in("ben", WORDS)), "still not their own"

    own = office.choose_password(first, new=OTHER_WORDS)
    assert own != first
    assert entrance.user_of(own) == ben.user
    assert not entrance.owes_password(first), "the first session has ended"
    code = code_of(lambda: office.choose_password(own, new="a third set of words"))
    assert code == "signed_out", "once only: from now on the old one is asked for"
    assert code_of(lambda: house.sign_in("ben", WORDS)) == "sign_in_failed"
    assert entrance.user_of(house.sign_in("ben", OTHER_WORDS)) == ben.user


def test_the_recovery_key_makes_a_password_that_was_given_ones_own(
    house: House,
) -> None:
    token, printed = house.set_up()
    office = house.entrance.office
    office.add_account(
        token, name="Ben", user_name="ben", password=WORDS, role=Role.ADMINISTRATOR
    )
    house.entrance.recover(
        user_name="ben", recovery_key=printed, password=OTHER_WORDS, address="x"
    )
    assert house.entrance.user_of(house.sign_in("ben", OTHER_WORDS)) is not None


def test_an_administrator_whose_session_ends_meanwhile_closes_nothing(
    house: House,
) -> None:
    """Two administrators close each other's account at once: one of them stays."""
    token, _ = house.set_up()
    office = house.entrance.office
    ben = office.add_account(
        token, name="Ben", user_name="ben", password=WORDS, role=Role.ADMINISTRATOR
    )
    theirs = office.choose_password(house.sign_in("ben", WORDS), new=OTHER_WORDS)
    anna = house.entrance.user_of(token)
    assert anna
    codes: list[str] = []

    def close(by: str, whom: str) -> None:
        try:
            office.close_account(by, whom)
            codes.append("closed")
        except UserProblem as problem:
            codes.append(problem.code)

    pairs = ((token, ben.user.id), (theirs, anna.id))
    threads = [threading.Thread(target=close, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == ["closed", "signed_out"]


def test_no_password_or_key_stands_in_any_file(house: House) -> None:
    _, printed = house.set_up()
    house.entrance.open_example(house.sign_in())
    for path in house.home.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for secret in (WORDS, printed, printed.replace("-", ""), "Anna", "Mill"):
                assert secret.encode() not in content, path.name


def test_a_look_at_the_parts_does_not_show_the_key(house: House) -> None:
    token, _ = house.set_up()
    seat = house.entrance._rooms.seat(token)  # noqa: SLF001 (what a log might show)
    assert seat.opening.key.hex() not in repr(seat)
    assert repr(seat.opening.key) not in repr(seat)
