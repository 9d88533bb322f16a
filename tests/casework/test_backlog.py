"""Many files at once: each with its result, in order, a few in memory at a time."""

import threading
from collections.abc import Iterator

import pytest

from gp_toolkit.casework.filing import file_documents
from gp_toolkit.model.document import Block, Document, DocumentState
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.practice import Role
from gp_toolkit.reading.sandbox import ReadingPool
from tests.casework.readers import StandInReader
from tests.ui.place import make_place


class SlowReader(StandInReader):
    """Notes how many files are being read at the same time."""

    at_once = 2

    def __init__(self, *, in_pairs: bool = True) -> None:
        self.now = self.most = 0
        self.both = threading.Barrier(2 if in_pairs else 1, timeout=30)

    def reads(self, data: bytes, name: str) -> Document:
        self.now += 1
        self.most = max(self.most, self.now)
        self.both.wait()  # goes on only when another file is being read too
        self.now -= 1
        return Document(
            name=name,
            media="txt",
            state=DocumentState.READ,
            blocks=(Block(text=data.decode()),),
        )


def test_files_are_read_side_by_side_and_kept_in_their_order() -> None:
    reader = SlowReader()
    place = make_place(reader)
    files = [(f"{n}.txt", b"words %d" % n) for n in range(8)]
    results = list(file_documents(place.desk, files, by=place.user))
    assert [r.name for r in results] == [name for name, _ in files]
    assert all(r.filed and not r.filed.duplicate for r in results)
    assert reader.most == 2


def test_only_a_few_files_are_taken_ahead_of_those_that_are_kept() -> None:
    taken = 0

    def files() -> Iterator[tuple[str, bytes]]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield f"{number}.txt", b"words %d" % number

    place = make_place(SlowReader(in_pairs=False))
    results = file_documents(place.desk, files(), by=place.user)
    for done in range(1, 20):
        next(results)
        assert taken <= done + 4


def test_the_same_file_twice_in_one_batch_is_kept_once() -> None:
    with ReadingPool() as reader:
        place = make_place(reader)
        files = [("a.txt", b"words"), ("b.txt", b"words"), ("c.txt", b"other")]
        results = list(file_documents(place.desk, files, by=place.user))
    kept = [r.filed.duplicate for r in results if r.filed]
    assert kept == [False, True, False]
    with place.desk.store.work() as work:
        assert len(work.documents()) == 2


def test_a_file_that_cannot_be_kept_stops_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with ReadingPool() as reader:
        place = make_place(reader)
        with place.desk.store.work() as work:
            real = type(work).add_document

            def add(self: object, filed: object, original: bytes) -> None:
                if original == b"second":
                    raise UserProblem("no_room", "The disk is full. Make room.")
                real(self, filed, original)  # type: ignore[arg-type]  # as given

            monkeypatch.setattr(type(work), "add_document", add)
        files = [(name, name.encode()) for name in ("first", "second", "third")]
        results = list(file_documents(place.desk, files, by=place.user))
    assert [bool(r.filed) for r in results] == [True, False, True]
    assert results[1].problem == "The disk is full. Make room."


def test_somebody_who_may_not_file_is_refused_before_anything_is_read() -> None:
    place = make_place(SlowReader(), role=Role.AUDITOR)
    with pytest.raises(UserProblem):
        next(iter(file_documents(place.desk, [("a", b"a")], by=place.user)))
