"""One hostile file costs its limits and nothing more; the next file is read as usual."""

import os
import re
import shutil
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # has no stubs of its own
import pytest

from gp_toolkit.model.document import Document, DocumentState
from gp_toolkit.reading import child
from gp_toolkit.reading.limits import Limits
from gp_toolkit.reading.read import read
from gp_toolkit.reading.sandbox import ReadingPool, ReadingWorker

Make = Callable[..., bytes]
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def _children() -> set[int]:
    return {child.pid for child in psutil.Process().children()}


def _code(document: Document) -> str:
    (why,) = document.problems
    return why.code


def test_the_worker_reads_as_the_reader_does(
    worker: ReadingWorker, word: Make, pdf: Make, mail: Make
) -> None:
    files = {
        "a.docx": word(PARAGRAPH.format("Next: 2 June 2026 – “café” 🙂")),
        "a.pdf": pdf([(72, 700, "Next: 2 June 2026")]),
        "a.eml": mail("Next: 2 June 2026"),
        "a.txt": b"Next: 2 June 2026",
        "a.bin": bytes(100),
        "empty": b"",
    }
    for name, data in files.items():
        assert worker.read(data, name) == read(data, name)


def test_one_child_serves_many_files_and_ends_with_its_worker() -> None:
    before = _children()
    with ReadingWorker() as running:
        running.read(b"one", "1.txt")
        first = _children() - before
        for number in range(5):
            running.read(b"text %d" % number, "x")
        assert _children() - before == first
        assert len(first) == 1
    assert not _children() - before


@pytest.fixture
def slow_pdf(pdf: Make) -> bytes:
    """A page that takes pdfium far longer than the limit of the test."""
    page = b"BT /F1 11 Tf 9 9 Td " + b"(a) Tj " * 3_000_000 + b"ET"
    packed = zlib.compress(page)
    plain = pdf([(72, 700, "MARK")])
    start = plain.index(b"<</Length", plain.index(b"Helvetica"))
    end = plain.index(b"endobj", start)
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream\n"
    return plain[:start] + stream % (len(packed), packed) + plain[end:]


def test_a_file_that_takes_too_long_is_stopped_and_the_next_is_read(
    slow_pdf: bytes,
) -> None:
    with ReadingWorker(limits=Limits(seconds=0.5)) as running:
        running.read(b"warm", "x")
        start = time.monotonic()
        document = running.read(slow_pdf, "slow.pdf")
        assert time.monotonic() - start < 3
        assert document.state is DocumentState.REFUSED
        assert _code(document) == "too_slow"
        assert "0.5 seconds" in document.problems[0].message
        assert running.read(b"next", "x").text == "next"


def test_a_file_that_needs_too_much_memory_is_stopped_and_the_next_is_read(
    slow_pdf: bytes,
) -> None:
    with ReadingWorker(limits=Limits(memory_bytes=500_000_000)) as running:
        document = running.read(slow_pdf, "big.pdf")
        assert document.state is DocumentState.REFUSED
        assert _code(document) == "out_of_memory"
        assert running.read(b"next", "x").text == "next"


def test_the_parent_watches_the_memory_where_the_system_does_not(
    slow_pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ReadingWorker(limits=Limits(seconds=15.0)) as running:
        running.read(b"warm", "x")
        monkeypatch.setattr(child.Child, "_memory", lambda _: 2**40)
        assert _code(running.read(slow_pdf, "x")) == "out_of_memory"
        monkeypatch.undo()
        assert running.read(b"next", "x").text == "next"


def test_a_crash_of_the_child_ends_in_a_state_and_the_next_file_is_read() -> None:
    with ReadingWorker() as running:
        before = _children()
        running.read(b"warm", "x")
        (number,) = _children() - before
        psutil.Process(number).kill()
        psutil.Process(number).wait(5)
        assert running.read(b"next", "x").text == "next"


def test_a_child_killed_in_the_middle_of_a_file_is_replaced(slow_pdf: bytes) -> None:
    with ReadingWorker() as running:
        before = _children()
        running.read(b"warm", "x")
        (number,) = _children() - before
        timer = threading.Timer(0.3, psutil.Process(number).kill)
        timer.start()
        document = running.read(slow_pdf, "x")
        timer.join()
        assert document.state is DocumentState.UNREADABLE
        assert _code(document) == "reader_crashed"
        assert running.read(b"next", "x").text == "next"


def test_too_large_a_file_never_reaches_the_child() -> None:
    running = ReadingWorker(limits=Limits(file_bytes=1_048_576))
    before = _children()
    document = running.read(bytes(1_048_577), "x")
    assert document.state is DocumentState.REFUSED
    assert _code(document) == "too_large"
    assert not _children() - before


def test_threads_share_one_worker(worker: ReadingWorker) -> None:
    wrong: list[str] = []

    def work(number: int) -> None:
        for turn in range(10):
            text = f"thread {number} turn {turn}"
            if worker.read(text.encode(), "x").text != text:
                wrong.append(text)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_child_that_cannot_start_is_a_state_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child, "_environment", lambda: {"PYTHONHOME": "/nowhere"})
    with ReadingWorker(limits=Limits(start_seconds=5)) as running:
        assert _code(running.read(b"x", "x")) == "reader_not_started"


def test_the_child_is_told_no_secret_of_its_parent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PRACTICE_DATABASE_KEY", "canary")
    before = _children()
    with ReadingWorker() as running:
        running.read(b"warm", "x")
        (number,) = _children() - before
        assert "canary" not in psutil.Process(number).environ().values()


@pytest.fixture
def fenced() -> Callable[[str], subprocess.CompletedProcess[str]]:
    def run(code: str) -> subprocess.CompletedProcess[str]:
        program = f"from gp_toolkit.reading.worker import fence\nfence()\n{code}"
        return subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    return run


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('council.example', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import subprocess, sys; subprocess.run([sys.executable, '-V'])",
        "import os; os.system('echo out')",
    ],
)
def test_the_child_may_open_no_socket_and_start_no_process(
    code: str, fenced: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    done = fenced(code)
    assert done.returncode == 1
    assert "the reading worker may not do this" in done.stderr
    assert "out" not in done.stdout


@pytest.mark.parametrize("guard", ["", "if __name__ == '__main__':\n    "])
def test_it_works_from_a_plain_script_without_running_it_twice(
    guard: str, tmp_path: Path
) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "print('ran', flush=True)\n"
        "from gp_toolkit.reading.sandbox import ReadingWorker\n"
        f"{guard}print(ReadingWorker().read(b'2 June 2026', 'x').text)\n"
    )
    # A file that shadows a library's name lies beside the script and in its folder.
    (tmp_path / "lxml.py").write_text("raise SystemExit('imported from the folder')\n")
    done = subprocess.run(
        [sys.executable, "-P", str(script)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        timeout=60,
    )
    assert done.stdout.split("\n") == ["ran", "2 June 2026", ""]
    assert done.returncode == 0


def test_nothing_of_a_document_reaches_the_logs(
    worker: ReadingWorker,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    pdf: Make,
) -> None:
    caplog.set_level(0)
    broken = pdf([(72, 700, "ZEBRACANARY")], [(72, 700, "ZEBRACANARY")])
    for cut in range(100, len(broken), 97):
        worker.read(broken[:cut], "ZEBRACANARY.pdf")
        read(broken[:cut], "ZEBRACANARY.pdf")
    out, err = capfd.readouterr()
    assert "ZEBRACANARY" not in out + err + caplog.text


# Several workers --------------------------------------------------------------------


def test_a_pool_reads_as_a_worker_does_with_no_more_children_than_it_needs(
    pdf: Make,
) -> None:
    before = _children()
    with ReadingPool(workers=3) as pool:
        assert pool.at_once == 3
        for number in range(5):
            assert pool.read(b"text %d" % number, "x").text == f"text {number}"
        assert pool.draw(pdf([(72, 700, "x")]), 1, []) is not None
        assert len(_children() - before) == 1
    assert not _children() - before


def test_a_crash_in_a_pool_costs_the_other_files_nothing(slow_pdf: bytes) -> None:
    with ReadingPool(workers=2, limits=Limits(seconds=1.5)) as pool:
        with ThreadPoolExecutor(2) as threads:
            slow = threads.submit(pool.read, slow_pdf, "slow.pdf")
            quick = [threads.submit(pool.read, b"q %d" % n, "x") for n in range(20)]
            assert [q.result().text for q in quick] == [f"q {n}" for n in range(20)]
            assert _code(slow.result()) == "too_slow"
        assert pool.read(b"next", "x").text == "next"


# What a hostile file costs ----------------------------------------------------------


def _bombs(word: Make) -> dict[str, bytes]:
    blanks = "<w:p><w:r><w:t>" + " " * 60_000_000 + "</w:t></w:r></w:p>"
    return {
        "a part of many blanks": word(blanks),
        "a member of zeros": word("", extra={"word/media/a.bin": bytes(90_000_000)}),
        "a PDF of letters": _packed_pdf(b"BT " + b"(abcdefgh) Tj " * 4_000_000 + b"ET"),
    }


def _packed_pdf(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return (
        b"%%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n"
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent "
        b"2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
        b"\nendobj\n4 0 obj\n<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream\n"
        b"endobj\n5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n"
        b"trailer<</Root 1 0 R>>\n%%%%EOF" % (len(packed), packed)
    )


@pytest.mark.slow
def test_bombs_end_in_a_state_within_the_limits_and_the_parent_stays_small(
    word: Make,
) -> None:
    bombs = _bombs(word)
    with ReadingWorker() as running:
        running.read(b"warm", "x")
        before = psutil.Process().memory_info().rss
        for name, data in bombs.items():
            start = time.monotonic()
            document = running.read(data, name)
            assert time.monotonic() - start <= 25, name
            assert document.state in DocumentState
            assert "reader_fault" not in [p.code for p in document.problems], name
            grown = psutil.Process().memory_info().rss - before
            assert grown < 60 * 1024 * 1024, name
        assert running.read(b"next", "x").text == "next"


@pytest.mark.skipif(
    shutil.which("strace") is None, reason="the program strace is not installed"
)
def test_reading_makes_no_connection_and_starts_only_the_reader_of_pictures(
    tmp_path: Path, word: Make, pdf: Make, mail: Make
) -> None:
    """Every call to the system of a child that reads one file of each kind."""
    for name, data in {
        "a.docx": word(
            PARAGRAPH.format("x"),
            extra={"word/extra.xml": b"<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a'><a/>"},
        ),
        "a.pdf": pdf([(72, 700, "x")]),
        "a.eml": mail("x", html="<img src='http://127.0.0.1:9/p.png'>"),
        "a.html": b"<html><link href='http://127.0.0.1:9/'><p>x",
        "scan.pdf": pdf([], pictures=[1]),
    }.items():
        (tmp_path / name).write_bytes(data)
    program = (
        "import sys, pathlib\n"
        "from gp_toolkit.reading.sandbox import ReadingWorker\n"
        "with ReadingWorker() as worker:\n"
        "    for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):\n"
        "        print(worker.read(path.read_bytes(), path.name).state)\n"
    )
    log = tmp_path.parent / "calls"
    traced = ["strace", "-f", "-e", "trace=connect,socket,execve", "-o", str(log)]
    done = subprocess.run(
        [*traced, sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    if "ptrace" in done.stderr.lower():
        pytest.skip("strace may not watch processes here")
    assert len(done.stdout.split()) == 5, done.stderr
    calls = log.read_text()
    assert "execve(" in calls
    assert "AF_INET" not in calls
    started = set(re.findall(r'execve\("([^"]+)", .*= 0$', calls, re.MULTILINE))
    names = {Path(path).name for path in started}
    assert {name for name in names if not name.startswith("python")} <= {"tesseract"}
