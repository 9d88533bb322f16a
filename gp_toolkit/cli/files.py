"""The files that are named on the command line, and what they say."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from gp_toolkit import bootstrap
from gp_toolkit.casework.filing import has_unread_pages
from gp_toolkit.casework.ports import OnPage
from gp_toolkit.casework.practice_file import PracticeFile, parse_practice_file
from gp_toolkit.cli.progress import Progress
from gp_toolkit.model.document import Document, DocumentState, Problem
from gp_toolkit.model.errors import UserProblem


def files_of(paths: Iterable[str], *, but: Path | None = None) -> list[Path]:
    """The files named, and those anywhere in a named folder, in a steady order.

    The toolkit's own files beside example documents are passed over, and so is the
    folder `but`, in which results are written.
    """
    found: list[Path] = []
    for given in _spelled_out(paths):
        if given.is_dir():
            documents = (p for p in given.rglob("*") if bootstrap.is_minutes(p))
            found.extend(sorted(p for p in documents if not _lies_in(p, but)))
        else:
            found.append(given)
    if not found:
        raise UserProblem("no_files", "There are no documents in this folder.")
    return found


def _spelled_out(paths: Iterable[str]) -> Iterator[Path]:
    """Names with `*` as files: Windows leaves that to the program."""
    for path in paths:
        given = Path(path)
        meant = "*" in given.name and not given.exists()
        yield from (sorted(given.parent.glob(given.name)) if meant else ()) or (given,)


def documents(
    paths: Sequence[Path], *, password: str | None = None, all_pages: bool = False
) -> Iterator[tuple[Document, bytes]]:
    """What each file says, and its bytes, in the order of the files.

    Files are read ahead, as many at once as there are processors; how far it is, is
    told on the standard error.

    Args:
        paths: The files.
        password: For those that need one.
        all_pages: Whether a long scan is read to its end.
    """
    progress = Progress(len(paths))
    at_once = bootstrap.reader().at_once
    ahead: deque[Future[tuple[Document, bytes]]] = deque()

    def first() -> tuple[Document, bytes]:
        document = ahead.popleft().result()
        progress.file_done()
        return document

    with ThreadPoolExecutor(at_once) as pool:
        for number, path in enumerate(paths, start=1):
            tell = progress.pages_of(number) if all_pages else None
            ahead.append(pool.submit(_document, path, password, tell))
            if len(ahead) > 2 * at_once:
                yield first()
        while ahead:
            yield first()
    progress.close()


def practice_file_at(path: str) -> PracticeFile:
    """A practice's settings."""
    text = Path(path).read_bytes().decode("utf-8-sig", errors="replace")
    return parse_practice_file(text, name=Path(path).name)


def bytes_and_name(path: str) -> tuple[bytes, str]:
    """A file's bytes, and its name without the folders."""
    return Path(path).read_bytes(), Path(path).name


def _lies_in(path: Path, folder: Path | None) -> bool:
    return folder is not None and folder.resolve() in path.resolve().parents


def _document(
    path: Path, password: str | None, on_page: OnPage | None
) -> tuple[Document, bytes]:
    """What a file says, and its bytes; one that cannot be opened ends in its state."""
    try:
        data = path.read_bytes()
    except OSError as error:
        why = Problem(
            code="file_not_found",
            message=f"The file could not be opened ({error.strerror}). Check its name "
            "and that you may read it.",
        )
        state = DocumentState.UNREADABLE
        return Document(name=path.name, media="", state=state, problems=(why,)), b""
    reader = bootstrap.reader()
    document = reader.read(data, path.name, password=password)
    if on_page is not None and has_unread_pages(document):
        document = reader.read(
            data, path.name, password=password, patient=True, on_page=on_page
        )
    return document, data
