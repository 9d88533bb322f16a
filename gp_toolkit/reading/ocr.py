"""Words on a picture of a page, by a program or package that can read pictures.

Tesseract is used where it is installed, else the package rapidocr (the extra `ocr-pip`).
Both work on this computer alone. A picture reaches them as plain grey dots that this
program has unpacked itself, never as the file that came.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from math import atan, degrees
from pathlib import Path
from statistics import fmean, median
from typing import Any, Protocol

from PIL import Image

DOTS_PER_INCH = 300
"""What pictures are brought to: the least at which small print is read well."""

_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "LOCALAPPDATA")
_LANGUAGE = "eng"
_MOST_AT_ONCE = 4
# Below these a page may be lying on its side: worth the second that it takes to ask.
_DOUBTFUL = 60
_FEW_WORDS = 5
# From about one degree, digits begin to be taken for others.
_CROOKED = 0.018
# Specks and ruled lines are taken for signs like these, and rarely with certainty.
_SPECKS = frozenset("|_-—–~.,'`\"‘’“”:;=*\\/[](){}<>«»°•·^")
_SURE_SPECK = 80


class NotInTime(Exception):
    """The time for the file ran out before the picture was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A word on a picture, in dots from its upper left corner."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPage:
    """The words on a picture.

    Attributes:
        picture: The picture, turned upright if it was not.
        lines: Words that the engine took for one line, from left to right.
    """

    picture: Image.Image
    lines: tuple[tuple[Seen, ...], ...]

    @property
    def confidence(self) -> float:
        """The mean of all words, 0 to 100."""
        return fmean([w.confidence for line in self.lines for w in line] or [0])

    @property
    def slope(self) -> float:
        """By how many dots the lines sink for each dot to the right."""
        slopes = [
            (last.bottom - first.bottom) / (last.left - first.left)
            for first, last in ((x[0], x[-1]) for x in self.lines if len(x) > 3)
            if last.left > first.left
        ]
        return median(slopes) if slopes else 0.0


class Engine(Protocol):
    """What can read a picture.

    Attributes:
        at_once: How many pictures it may be given at the same time.
    """

    at_once: int

    def read(self, picture: Image.Image, *, until: float) -> SeenPage:
        """The words on a grey picture of `DOTS_PER_INCH`.

        Args:
            picture: Grey.
            until: Moment of `time.monotonic` at which to give up.

        Raises:
            NotInTime: It took longer.
        """
        ...


@cache
def engine() -> Engine | None:
    """The engine of this computer, or None where none is installed."""
    program = tesseract()
    if program is not None:
        return Tesseract(program)
    return RapidOcr() if has_package() else None


def has_package() -> bool:
    """Whether the extra `ocr-pip` is installed."""
    return bool(find_spec("rapidocr") and find_spec("onnxruntime"))


@cache
def tesseract() -> str | None:
    """Where the program Tesseract is, with the English language, if anywhere.

    Its Windows installer does not put it on the search path.
    """
    for path in _likely_places():
        if Path(path).is_file() and _knows_english(path):
            return path
    return None


def _likely_places() -> Iterator[str]:
    found = shutil.which("tesseract")
    if found and Path(found).is_absolute():  # not from the folder that is current
        yield found
    yield from _noted_by_its_installer()
    for setting in _WINDOWS_FOLDERS:
        folder = os.environ.get(setting)
        if folder:
            yield str(Path(folder, "Tesseract-OCR", "tesseract.exe"))
            yield str(Path(folder, "Programs", "Tesseract-OCR", "tesseract.exe"))
    for folder in ("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/opt/local/bin"):
        yield f"{folder}/tesseract"


def _noted_by_its_installer() -> Iterator[str]:
    """Where the registry of Windows says that it is."""
    try:
        registry: Any = import_module("winreg")
    except ImportError:
        return
    for root in (registry.HKEY_LOCAL_MACHINE, registry.HKEY_CURRENT_USER):
        for view in (registry.KEY_WOW64_64KEY, registry.KEY_WOW64_32KEY):
            for name in ("InstallDir", "Path"):
                folder = _registered(registry, root, view, name)
                if folder:
                    yield str(Path(folder, "tesseract.exe"))


def _registered(registry: Any, root: object, view: int, name: str) -> str:  # noqa: ANN401 (a module that only Windows has)
    access = registry.KEY_READ | view
    try:
        with registry.OpenKey(root, r"SOFTWARE\Tesseract-OCR", 0, access) as key:
            return str(registry.QueryValueEx(key, name)[0])
    except OSError:
        return ""


def _knows_english(path: str) -> bool:
    try:
        done = _run([path, "--list-langs"], b"", seconds=20)
    except (OSError, subprocess.SubprocessError):
        return False
    return _LANGUAGE in done.decode("utf-8", "replace").split()


def _run(command: Sequence[str], data: bytes, *, seconds: float) -> bytes:
    """What a program prints, on one processor."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(  # noqa: S603 (a program found in a known place, no shell)
        command,
        executable=command[0],  # Windows would not name it to the fence otherwise
        input=data,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # no text of a document may reach a log
        timeout=seconds,
        check=False,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return done.stdout


class Tesseract:
    """The program Tesseract, one process and one thread for a picture."""

    def __init__(self, program: str) -> None:
        self._program = program
        self.at_once = min(os.cpu_count() or 1, _MOST_AT_ONCE)

    def read(self, picture: Image.Image, *, until: float) -> SeenPage:
        """The words; a page that lies on its side, or far from straight, is put right."""
        page = self._words(picture, until)
        count = sum(len(line) for line in page.lines)
        if page.confidence < _DOUBTFUL or count < _FEW_WORDS:
            turn = self._turn(picture, until)
            if turn is not None:
                page = self._better(page, picture.transpose(turn), until)
        if abs(page.slope) > _CROOKED:
            straight = page.picture.rotate(
                degrees(atan(page.slope)), Image.Resampling.BICUBIC, fillcolor=255
            )
            page = self._better(page, straight, until)
        return page

    def _better(self, page: SeenPage, put_right: Image.Image, until: float) -> SeenPage:
        again = self._words(put_right, until)
        return again if again.confidence > page.confidence else page

    def _words(self, picture: Image.Image, until: float) -> SeenPage:
        # psm 4: a column of text of differing sizes; 6 was seen to lose table labels.
        table = self._ask(picture, until, "-l", _LANGUAGE, "--psm", "4", "tsv")
        return SeenPage(picture=picture, lines=tuple(_lines(table)))

    def _turn(self, picture: Image.Image, until: float) -> Image.Transpose | None:
        """How to turn a picture upright; None if it is, or if that cannot be told."""
        said = self._ask(picture, until, "-l", "osd", "--psm", "0")
        facts = dict(line.split(": ", 1) for line in said.splitlines() if ": " in line)
        return {
            "90": Image.Transpose.ROTATE_270,  # the library turns the other way round
            "180": Image.Transpose.ROTATE_180,
            "270": Image.Transpose.ROTATE_90,
        }.get(facts.get("Rotate", ""))

    def _ask(self, picture: Image.Image, until: float, *options: str) -> str:
        left = until - time.monotonic()
        if left <= 0:
            raise NotInTime
        command = [self._program, "-", "-", "--dpi", str(DOTS_PER_INCH), *options]
        dots = BytesIO()
        picture.save(dots, "PPM")
        try:
            return _run(command, dots.getvalue(), seconds=left).decode(
                "utf-8", "replace"
            )
        except subprocess.TimeoutExpired as error:
            raise NotInTime from error


def _lines(table: str) -> Iterator[tuple[Seen, ...]]:
    """The words of Tesseract's table, line by line."""
    line: list[Seen] = []
    current: list[str] = []
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, height = (int(cell) for cell in cells[6:10])
        word = Seen(
            text="".join(cells[11].split()),
            left=left,
            top=top,
            right=left + width,
            bottom=top + height,
            confidence=max(0, min(100, round(float(cells[10])))),
        )
        if cells[1:5] != current and line:
            yield tuple(line)
            line = []
        current = cells[1:5]
        if not is_speck(word):
            line.append(word)
    if line:
        yield tuple(line)


def is_speck(word: Seen) -> bool:
    """Whether a word is likelier to be dirt or a ruled line than a sign."""
    return _SPECKS.issuperset(word.text) and word.confidence < _SURE_SPECK


_RAPID_SETTINGS = {
    "Global.log_level": "critical",
    "EngineConfig.onnxruntime.intra_op_num_threads": min(os.cpu_count() or 1, 4),
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


class RapidOcr:
    """The package rapidocr, whose models come with it: about 1 GB of memory."""

    at_once = 1

    def __init__(self) -> None:
        self._reader: Any = None
        self._longest = 0.0

    def read(self, picture: Image.Image, *, until: float) -> SeenPage:
        """The words; how sure it is of a line counts for each of its words."""
        start = time.monotonic()
        if start + self._longest >= until:  # it cannot be stopped once it has begun
            raise NotInTime
        if self._reader is None:
            self._reader = import_module("rapidocr").RapidOCR(params=_RAPID_SETTINGS)
        array = import_module("numpy").asarray(picture.convert("RGB"))
        found = self._reader(array)
        self._longest = max(self._longest, time.monotonic() - start)
        if found.boxes is None:
            return SeenPage(picture=picture, lines=())
        lines = zip(found.boxes, found.txts, found.scores, strict=True)
        return SeenPage(picture=picture, lines=tuple(_split(*line) for line in lines))


def _split(corners: Any, text: str, score: float) -> tuple[Seen, ...]:  # noqa: ANN401 (the library has no types)
    """A line as words, each given its share of the line's width."""
    xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    step = (right - left) / max(len(text), 1)
    words: list[Seen] = []
    place = 0
    for piece in text.split():
        start = text.index(piece, place)
        place = start + len(piece)
        words.append(
            Seen(
                text=piece,
                left=round(left + start * step),
                top=round(top),
                right=round(left + place * step),
                bottom=round(bottom),
                confidence=round(100 * float(score)),
            )
        )
    return tuple(words)
