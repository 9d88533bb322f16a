"""What is otherwise on Windows, acted out here: nothing of it can be run on Linux."""

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from types import SimpleNamespace

import psutil  # type: ignore[import-untyped]  # has no stubs of its own
import pytest

from gp_toolkit.model.document import DocumentState
from gp_toolkit.reading import child, ocr
from gp_toolkit.reading.enclosed import shown_name
from gp_toolkit.reading.limits import Limits
from gp_toolkit.reading.sandbox import ReadingWorker

# The launcher of a virtual environment ------------------------------------------------

LAUNCHER = """
import subprocess, sys
sys.exit(subprocess.run([{python!r}, *sys.argv[1:]]).returncode)
"""


@pytest.fixture
def launcher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`python.exe` of a virtual environment starts the real one as its child."""
    script = tmp_path / "launcher.py"
    script.write_text(LAUNCHER.format(python=sys.executable), encoding="utf-8")
    program = tmp_path / "python"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(child, "_BY_LAUNCHER", True)


def _readers() -> set[int]:
    """Reading workers that are running, by whomever they were started."""
    found = set()
    for process in psutil.Process().children(recursive=True):
        try:
            if "gp_toolkit.reading.worker" in process.cmdline():
                found.add(process.pid)
        except psutil.Error:
            continue
    return found


def _ends(pid: int) -> bool:
    """Whether a process comes to its end within some seconds of a busy machine."""
    until = time.monotonic() + 20
    while not _has_ended(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return _has_ended(pid)


def _has_ended(pid: int) -> bool:
    """Whether a process is gone, or dead and only waits to be counted."""
    try:
        status: str = psutil.Process(pid).status()
    except psutil.NoSuchProcess:
        return True
    return bool(status == psutil.STATUS_ZOMBIE)


@pytest.mark.usefixtures("launcher")
def test_the_real_process_behind_a_launcher_is_watched_and_ended() -> None:
    before = _readers()
    with ReadingWorker() as running:
        assert running.read(b"words", "x").state is DocumentState.READ
        started = _readers() - before
        assert len(started) == 2  # the launcher and what it started
    assert all(map(_ends, started))
    assert not _readers() & started


@pytest.mark.usefixtures("launcher")
def test_memory_of_the_real_process_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The launcher itself stays small whatever the file costs."""
    starter = child.Child(Limits())
    try:
        starter.wait_until_ready()
        launcher_alone = psutil.Process(starter._process.pid).memory_info().rss  # noqa: SLF001 (what is tested)
        real = max(p.memory_info().rss for p in starter._family()[1:])  # noqa: SLF001 (what is tested)
        assert starter._memory() >= real > launcher_alone  # noqa: SLF001 (what is tested)
        monkeypatch.setattr(child, "_BY_LAUNCHER", False)
        assert starter._memory() < real  # noqa: SLF001 (what is tested)
    finally:
        starter.end()


def test_memory_that_windows_has_moved_to_the_disk_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    process = SimpleNamespace(
        memory_info=lambda: SimpleNamespace(rss=10, private=2_000)
    )
    monkeypatch.setattr(psutil, "Process", lambda _: process)
    assert child._memory_of(1) == 2_000  # noqa: SLF001 (what is tested)


# The fence --------------------------------------------------------------------------

TESSERACT = r"C:\Program Files\Tesseract-OCR\tesseract.exe"


@pytest.mark.parametrize(
    ("event", "arguments", "refused"),
    [
        ("subprocess.Popen", (TESSERACT, "tesseract - -", None, None), False),
        ("_winapi.CreateProcess", (TESSERACT, "tesseract - -", None), False),
        ("subprocess.Popen", (None, "tesseract - -", None, None), True),
        ("_winapi.CreateProcess", (None, "calc.exe", None), True),
        ("os.startfile", ("calc.exe", "open"), True),
    ],
)
def test_only_tesseract_may_be_started(
    event: str, arguments: tuple[object, ...], refused: bool
) -> None:
    """The events as Python for Windows raises them."""
    program = textwrap.dedent(f"""
        import sys
        from gp_toolkit.reading.worker import fence
        fence(allowed={TESSERACT!r})
        sys.audit({event!r}, *{arguments!r})
    """)
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert (done.returncode != 0) == refused


def test_tesseract_is_named_to_the_fence(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows a program that is only the first argument has no name there."""
    named = []

    def run(command: object, **how: object) -> SimpleNamespace:
        named.append((command, how["executable"]))
        return SimpleNamespace(stdout=b"")

    monkeypatch.setattr(subprocess, "run", run)
    ocr._run([TESSERACT, "--list-langs"], b"", seconds=1)  # noqa: SLF001 (what is tested)
    assert named == [([TESSERACT, "--list-langs"], TESSERACT)]


# Where Tesseract is -------------------------------------------------------------------


class Registry:
    """The registry of a computer on which Tesseract was put on drive D."""

    HKEY_LOCAL_MACHINE, HKEY_CURRENT_USER = "machine", "user"
    KEY_READ, KEY_WOW64_64KEY, KEY_WOW64_32KEY = 1, 256, 512

    class Key:
        def __enter__(self) -> "Registry.Key":
            return self

        def __exit__(self, *_: object) -> None:
            return

    def OpenKey(self, root: str, path: str, _: int, access: int) -> "Registry.Key":  # noqa: N802 (the module's name)
        if (root, path, access) != ("machine", r"SOFTWARE\Tesseract-OCR", 257):
            raise FileNotFoundError
        return self.Key()

    def QueryValueEx(self, _: "Registry.Key", name: str) -> tuple[str, int]:  # noqa: N802 (the module's name)
        if name != "InstallDir":
            raise FileNotFoundError
        return "/d/Tools", 1


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither on the path nor under Program Files."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("nowhere")
def test_tesseract_is_found_where_the_registry_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "winreg", Registry())
    places = list(ocr._likely_places())  # noqa: SLF001 (what is tested)
    assert places[0] == str(Path("/d/Tools", "tesseract.exe"))


@pytest.mark.usefixtures("nowhere")
def test_a_tesseract_in_the_folder_of_the_documents_is_not_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Windows looks in the folder that is current before it looks on the path."""
    monkeypatch.setattr("shutil.which", lambda _: "./tesseract.exe")
    assert "./tesseract.exe" not in list(ocr._likely_places())  # noqa: SLF001 (what is tested)


# Names ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        r"C:\Users\Ros\Downloads\minutes.docx",
        r"\\server\share\minutes.docx",
        "..\\minutes.docx",
        "folder/minutes.docx",
    ],
)
def test_a_name_with_folders_is_shown_without_them(path: str) -> None:
    assert shown_name(path) == "minutes.docx"
