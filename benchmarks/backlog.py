"""A backlog of 1,000 mixed documents: read, found and stored, with a progress bar.

Run `python benchmarks/backlog.py [documents]`. The documents are made on the spot, of
two to three pages: Word, PDF, e-mail, text and web pages, each of a family of its own.
They go through the same use case as in the app, into an encrypted file.
"""

import datetime as dt
import itertools
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

from gp_toolkit import bootstrap
from gp_toolkit.access.permissions import RolePermits
from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.filing import file_documents
from gp_toolkit.model.clock import FixedClock
from gp_toolkit.model.practice import Role, User
from gp_toolkit.model.reading import Trust
from gp_toolkit.reading.sandbox import ReadingPool
from gp_toolkit.store.sql_store import create_store
from tests.reading.conftest import make_mail, make_pdf, make_word

TODAY = dt.date(2026, 11, 24)
_FIRST = [
    "Ava",
    "Leo",
    "Mia",
    "Noah",
    "Isla",
    "Omar",
    "Zara",
    "Finn",
    "Ruby",
    "Theo",
    "Aisha",
    "Jack",
    "Elsie",
    "Kofi",
    "Nia",
    "Max",
]
_LAST = [
    "Carter",
    "Barraclough",
    "Oduya",
    "Fenwick",
    "Marlow",
    "Ashby",
    "Quill",
    "Redfern",
    "Thorne",
    "Winslow",
]
_PROSE = """
The conference heard from the health visitor that appointments had been kept since the summer and that the home was warm and clean at the last two visits.
School reported attendance of ninety-one per cent and said that the children arrive on time, fed and in clean clothes on most days of the week.
The social worker described the work done with the parents about routines and said that both of them had taken part, though not always in the same week.
It was agreed that reports will be shared with the family before each meeting, and that the practice will write to the chair when an appointment is missed.
""".strip().splitlines()


def lines(number: int, dice: random.Random) -> list[str]:
    """The words of one set of minutes."""
    held = dt.date(2026, 9, 1) + dt.timedelta(days=number % 80)
    review = held + dt.timedelta(days=85)
    while review.weekday() > 3:
        review += dt.timedelta(days=1)
    child = f"{dice.choice(_FIRST)} {dice.choice(_LAST)}-{dice.choice(_LAST)}"
    prose = [dice.choice(_PROSE) for _ in range(dice.randint(18, 34))]
    return [
        "Derby City Council",
        "Minutes of the Review Child Protection Conference",
        f"Date of conference: {held:%-d %B %Y}",
        f"Child: {child}",
        f"Date of birth: {held:%d/%m}/{2010 + number % 14}",
        "Chair: Beverley Oduya, 01332 960455",
        "Decision: the child protection plan continues under the category of neglect.",
        *prose,
        f"Date of next review conference: {review:%A %-d %B %Y} at 10.30am",
        "Venue: Council House, Room 3",
        f"Reference {number:06}",
    ]


def documents(count: int) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each, one kind after another."""
    dice = random.Random(7)  # noqa: S311 (the same documents on each run)
    makers = itertools.cycle((_word, _pdf, _mail, _text, _page))
    for number in range(count):
        made = next(makers)(lines(number, dice))
        yield f"{number:04}", made


def _word(said: list[str]) -> bytes:
    return make_word("".join(f"<w:p><w:r><w:t>{s}</w:t></w:r></w:p>" for s in said))


def _pdf(said: list[str]) -> bytes:
    rows = [row for line in said for row in _wrapped(line)]
    pages = [rows[start : start + 46] for start in range(0, len(rows), 46)]
    return make_pdf(
        *[[(72, 770 - 15 * n, row) for n, row in enumerate(page)] for page in pages]
    )


def _wrapped(line: str) -> list[str]:
    rows, row = [], ""
    for word in line.split():
        if len(row) + len(word) > 84:
            rows.append(row)
            row = ""
        row = f"{row} {word}".strip()
    return [*rows, row]


def _mail(said: list[str]) -> bytes:
    return make_mail("\n\n".join(said))


def _text(said: list[str]) -> bytes:
    return "\r\n".join(said).encode("cp1252")


def _page(said: list[str]) -> bytes:
    return f"<html><body>{''.join(f'<p>{s}</p>' for s in said)}</body></html>".encode()


def main(count: int) -> None:
    """Print the figures."""
    files = list(documents(count))
    process = psutil.Process()
    memory: list[int] = []
    trust: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, ReadingPool() as reader:
        store = create_store(Path(folder, "records.db"), bytes(range(32)))
        desk = Desk(
            store=store,
            reader=reader,
            procedures=bootstrap.procedures(),
            templates={},
            clock=FixedClock.on(TODAY),
            permits=RolePermits(),
        )
        user = User(id="user-1", name="Ros Ames", role=Role.ADMINISTRATOR)
        reader.read(b"warm", "warm.txt")
        start = time.perf_counter()
        for done, result in enumerate(file_documents(desk, files, by=user), start=1):
            filed = result.filed
            clear = filed and filed.document.reading.next
            trust["clear" if clear and clear[0].trust is Trust.CLEAR else "check"] += 1
            if done % max(1, count // 10) == 0:
                memory.append(process.memory_info().rss)
                _show(done, count, time.perf_counter() - start, memory[-1])
        took = time.perf_counter() - start
        store.close()
    print(f"\n{count} documents in {took:.1f} s, {1000 * took / count:.1f} ms each")
    print(f"trust: {dict(trust)}")
    grown = (memory[-1] - memory[0]) / 2**20
    print(
        f"memory: {memory[0] / 2**20:.0f} MB after a tenth, {grown:+.1f} MB at the end"
    )


def _show(done: int, count: int, took: float, memory: int) -> None:
    filled = 40 * done // count
    bar = "#" * filled + "." * (40 - filled)
    print(
        f"[{bar}] {done}/{count}  {took:5.1f} s  {memory / 2**20:4.0f} MB", flush=True
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
