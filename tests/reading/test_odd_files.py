"""Odd and hostile files from public test suites, through the worker."""

import time
import zipfile
import zlib
from collections import Counter
from io import BytesIO
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # has no stubs of its own
import pytest
from lxml import etree

from gp_toolkit.model.document import Document, DocumentState
from gp_toolkit.reading.sandbox import ReadingWorker

WORD_KINDS = ("docx", "docm", "dotx")
READABLE = (DocumentState.READ, DocumentState.PARTLY_READ)
T_TAGS = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}t",
)


def _files(folder: Path, *kinds: str) -> list[Path]:
    found = [p for kind in kinds for p in (folder / kind).rglob("*") if p.is_file()]
    if not found:
        pytest.skip("shared/data/bad-inputs holds none of these")
    return sorted(found)


@pytest.mark.slow
def test_every_odd_file_ends_in_a_state_in_time(
    bad_inputs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kinds = sorted(folder.name for folder in bad_inputs.iterdir() if folder.is_dir())
    table: Counter[tuple[str, DocumentState]] = Counter()
    slowest = 0.0
    before = psutil.Process().memory_info().rss
    with ReadingWorker() as running:
        for path in _files(bad_inputs, *kinds):
            start = time.monotonic()
            document = running.read(path.read_bytes(), path.name)
            slowest = max(slowest, time.monotonic() - start)
            table[path.relative_to(bad_inputs).parts[0], document.state] += 1
            codes = {p.code for p in document.problems}
            assert "reader_fault" not in codes, path
            assert bool(document.blocks) == (document.state in READABLE), path
    assert slowest <= 25
    assert psutil.Process().memory_info().rss - before < 100 * 1024 * 1024
    lines = [f"{'kind':6}" + "".join(f"{state.value:>16}" for state in DocumentState)]
    for kind in kinds:
        counts = (table[kind, state] for state in DocumentState)
        lines.append(f"{kind:6}" + "".join(f"{count:16}" for count in counts))
    with capsys.disabled():
        print(f"\n\nslowest {slowest:.1f} s", *lines, sep="\n")  # noqa: T201 (the table is what the test shows)


def _letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _visible(data: bytes) -> dict[str, str]:
    """Every `w:t` outside deletions, part by part: told in another way than ours."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    parts: dict[str, str] = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml"):
                continue
            try:
                root = etree.fromstring(archive.read(name), parser)
            except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error):
                continue
            words = [t.text or "" for t in root.iter(*T_TAGS) if _is_visible(t)]
            if "".join(words).strip():
                parts[name] = "".join(words)
    return parts


def _is_visible(element: etree._Element) -> bool:
    above = {etree.QName(a).localname for a in element.iterancestors()}
    return not above & {"del", "moveFrom", "Fallback"}


@pytest.mark.slow
def test_no_visible_letter_of_a_word_file_is_lost(
    bad_inputs: Path, worker: ReadingWorker
) -> None:
    looked_at = 0
    for path in _files(bad_inputs, *WORD_KINDS):
        data = path.read_bytes()
        document = worker.read(data, path.name)
        if document.media != "docx" or document.state not in READABLE:
            continue
        try:
            parts = _visible(data)
        except zipfile.BadZipFile:
            continue
        looked_at += 1
        wanted = _letters("".join(parts.values()))
        missing = (wanted - _letters(document.text)).total()
        assert missing <= 0.01 * wanted.total(), (path.name, missing, list(parts))
    assert looked_at > 200


@pytest.mark.slow
def test_a_word_file_said_to_have_no_text_has_none(
    bad_inputs: Path, worker: ReadingWorker
) -> None:
    for path in _files(bad_inputs, *WORD_KINDS):
        data = path.read_bytes()
        document = worker.read(data, path.name)
        if [p.code for p in document.problems] == ["no_text"] and zipfile.is_zipfile(
            BytesIO(data)
        ):
            assert not _shown(_visible(data)), path


def _shown(parts: dict[str, str]) -> dict[str, str]:
    return {n: text for n, text in parts.items() if "glossary" not in n}


@pytest.mark.slow
def test_a_pdf_gives_the_letters_that_pdfium_gives(
    bad_inputs: Path, worker: ReadingWorker
) -> None:
    """Grouping words into lines may move letters, but loses none."""
    import pypdfium2  # noqa: PLC0415 (only here, and not from two threads)

    looked_at = 0
    for path in _files(bad_inputs, "pdf"):
        data = path.read_bytes()
        document: Document = worker.read(data, path.name)
        if document.media != "pdf" or document.state is not DocumentState.READ:
            continue
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            continue
        plain = ""
        for page in pdf:
            text_page = page.get_textpage()
            plain += text_page.get_text_range()
            text_page.close()
            page.close()
        pdf.close()
        wanted = Counter(c for c in plain if c.isalnum())
        missing = (wanted - _letters(document.text)).total()
        assert missing <= 0.01 * wanted.total(), (path.name, missing)
        looked_at += 1
    assert looked_at > 100
