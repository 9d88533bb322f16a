"""The key of the records: locked by each password, never in the clear."""

import json
from pathlib import Path

import pytest

from gp_toolkit.access import key_slots
from gp_toolkit.access.key_slots import ALPHABET, KeySlots
from gp_toolkit.access.passwords import Cost, derive_key
from gp_toolkit.model.errors import StorageProblem

LEAST = Cost(memory_kib=19 * 1024, passes=2)
KEY = bytes(range(100, 132))
WORDS = "otter lamp quarry seven"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


@pytest.fixture
def slots(path: Path) -> KeySlots:
    made = KeySlots(path, cost=LEAST)
    assert not made.exist()
    made.start()
    made.put("anna", WORDS, key=KEY)
    made.put("ben", "another set of words", key=KEY)
    return made


def test_a_password_opens_its_own_slot_only(slots: KeySlots) -> None:
    assert slots.unlock("anna", WORDS) == KEY
    assert slots.unlock("ben", "another set of words") == KEY
    assert slots.unlock("ben", WORDS) is None
    assert slots.unlock("anna", WORDS + " ") is None
    assert slots.unlock("anna", "") is None
    assert slots.unlock("carol", WORDS) is None
    assert slots.unlock("", WORDS) is None


def test_the_file_names_nobody_and_shows_no_key(slots: KeySlots, path: Path) -> None:
    recovery = slots.make_recovery_key(key=KEY)
    content = path.read_text(encoding="utf-8").lower()
    for secret in ("anna", "ben", "recovery", "otter", KEY.hex(), recovery.lower()):
        assert secret not in content
    assert recovery.replace("-", "").lower() not in content
    assert path.stat().st_mode & 0o077 == 0 or not hasattr(path, "owner")


def test_a_changed_password_locks_the_key_anew(slots: KeySlots) -> None:
    slots.put("anna", "four quite different words", key=KEY)
    assert slots.unlock("anna", WORDS) is None
    assert slots.unlock("anna", "four quite different words") == KEY


def test_a_slot_that_is_taken_away_opens_nothing(slots: KeySlots) -> None:
    slots.remove("anna")
    slots.remove("anna")
    assert slots.unlock("anna", WORDS) is None
    assert slots.unlock("ben", "another set of words") == KEY


def test_the_recovery_key_opens_however_it_is_typed(slots: KeySlots) -> None:
    printed = slots.make_recovery_key(key=KEY)
    groups = printed.split("-")
    assert [len(g) for g in groups] == [4] * 8
    assert set("".join(groups)) <= set(ALPHABET)
    misread = printed.replace("0", "O").replace("1", "l").lower()
    for typed in (printed, printed.lower(), " ".join(groups), misread, f" {printed}\n"):
        assert slots.unlock_with_recovery_key(typed) == KEY
    assert slots.unlock_with_recovery_key("") is None
    assert slots.unlock_with_recovery_key(printed[:-1]) is None
    assert slots.unlock("recovery", printed) is None


def test_a_new_recovery_key_ends_the_one_before(slots: KeySlots) -> None:
    first = slots.make_recovery_key(key=KEY)
    second = slots.make_recovery_key(key=KEY)
    assert slots.unlock_with_recovery_key(first) is None
    assert slots.unlock_with_recovery_key(second) == KEY


@pytest.mark.parametrize("part", ["salt", "nonce", "locked"])
def test_a_slot_that_was_touched_does_not_open(
    slots: KeySlots, path: Path, part: str
) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    for slot in data["slots"].values():
        first = int(slot[part][0], 16) ^ 1
        slot[part] = f"{first:x}{slot[part][1:]}"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert slots.unlock("anna", WORDS) is None


def test_slots_that_change_places_do_not_open(slots: KeySlots, path: Path) -> None:
    """Ben must not get in under Anna's name by swapping their slots."""
    data = json.loads(path.read_text(encoding="utf-8"))
    (one, first), (two, second) = data["slots"].items()
    data["slots"] = {one: second, two: first}
    path.write_text(json.dumps(data), encoding="utf-8")
    for name in ("anna", "ben"):
        for password in (WORDS, "another set of words"):
            assert slots.unlock(name, password) is None


def altered(path: Path, **changes: object) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    for slot in data["slots"].values():
        slot.update(changes)
    path.write_text(json.dumps(data), encoding="utf-8")


@pytest.mark.parametrize(
    "changes",
    [
        {"memory_kib": 8},
        {"memory_kib": 10**9},
        {"passes": 10**6},
        {"salt": "not hexadecimal"},
        {"salt": "00"},
        {"nonce": ""},
        {"unknown": 1},
    ],
)
def test_a_damaged_slot_is_told_and_costs_nothing(
    slots: KeySlots, path: Path, changes: dict[str, object]
) -> None:
    altered(path, **changes)
    with pytest.raises(StorageProblem) as told:
        slots.unlock("anna", WORDS)
    assert told.value.code == "keys_damaged"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"format": 2}', '"x"', "\x00", "null"]
)
def test_a_damaged_file_is_told(slots: KeySlots, path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    with pytest.raises(StorageProblem) as told:
        slots.unlock("anna", WORDS)
    assert told.value.code == "keys_damaged"


def test_a_missing_file_is_told(slots: KeySlots, path: Path) -> None:
    path.unlink()
    with pytest.raises(StorageProblem) as told:
        slots.unlock("anna", WORDS)
    assert told.value.code == "keys_missing"


def test_a_write_that_fails_leaves_the_file_as_it_was(
    slots: KeySlots, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StorageProblem) as told:
        slots.put("anna", "four quite different words", key=KEY)
    assert told.value.code == "keys_not_written"
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert slots.unlock("anna", WORDS) == KEY
    slots.put("carol", "yet another set of words", key=KEY)
    assert slots.unlock("carol", "yet another set of words") == KEY


@pytest.mark.parametrize("user_name", ["anna", "nobody", ""])
def test_an_unknown_name_costs_the_same_work_as_a_wrong_password(
    slots: KeySlots, monkeypatch: pytest.MonkeyPatch, user_name: str
) -> None:
    """One derivation at the same cost, whoever is asked for: no timing tells."""
    asked: list[Cost] = []

    def noted(secret: str, *, salt: bytes, cost: Cost) -> bytes:
        asked.append(cost)
        return derive_key(secret, salt=salt, cost=cost)

    monkeypatch.setattr(key_slots, "derive_key", noted)
    assert slots.unlock(user_name, "a wrong password") is None
    assert asked == [LEAST]
