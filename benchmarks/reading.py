"""Milliseconds a page of each reader, beside the fastest raw extraction of the same file.

Run `python benchmarks/reading.py [rounds]`. The files are made on the spot: Word files in
several shapes, and for the other formats the first of them, as LibreOffice converts it;
without LibreOffice they are left out.
"""

import email
import email.policy
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import olefile
import pypdfium2
from lxml import etree
from lxml import html as lxml_html

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.word_shapes import PAGES, SHAPES, minutes
from gp_toolkit.reading.read import read

_T = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_CONTROL = re.compile(rb"\\[a-z]+-?[0-9]* ?|[{}\r\n]")


def converted(data: bytes, suffix: str) -> bytes | None:
    """The same in another format, or None without LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "minutes.docx")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        subprocess.run(  # noqa: S603 (a program found by its name, a file of our own)
            [
                office,
                "--headless",
                f"-env:UserInstallation={profile}",
                "--convert-to",
                suffix,
                "--outdir",
                folder,
                str(source),
            ],
            check=True,
            capture_output=True,
        )
        return source.with_suffix(f".{suffix}").read_bytes()


def as_mail(data: bytes) -> bytes:
    """An e-mail with a body of the same words and no attachment."""
    message = EmailMessage()
    message["From"] = "a@council.example"
    message["Subject"] = "Minutes"
    message.set_content(read(data, "").text)
    return message.as_bytes()


def raw_word(data: bytes) -> str:
    """Every `w:t` of the main part, and nothing else."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return "\n".join(t.text or "" for t in root.iter(_T))


def raw_pdf(data: bytes) -> str:
    """What pdfium gives without any order of its own."""
    pdf = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return text


def raw_old_word(data: bytes) -> str:
    """The bytes of the text, taken for what they usually are."""
    with olefile.OleFileIO(BytesIO(data)) as held:
        word = held.openstream("WordDocument").read()
    return bytes(word).decode("utf-16-le", "replace")


def raw_rich_text(data: bytes) -> str:
    """What is left without control words."""
    return _CONTROL.sub(b"", data).decode("cp1252", "replace")


def raw_open_document(data: bytes) -> str:
    """All text of the main part."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    return "\n".join(str(text) for text in root.itertext())


def raw_page(data: bytes) -> str:
    """All text of the page."""
    return str(lxml_html.document_fromstring(data).text_content())


def raw_mail(data: bytes) -> str:
    """The body by the standard library."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    body = message.get_body()
    return str(body.get_content()) if body is not None else ""


def best(work: Callable[[], object], rounds: int) -> float:
    """Milliseconds of processor time of the fastest round."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def ratio(
    name: str, data: bytes, pages: int, raw: Callable[[bytes], str], rounds: int
) -> tuple[float, float]:
    """Print a line; the milliseconds of the reader and of the raw extraction."""
    if len(read(data, name).text) < len(raw(data)) / 2:
        raise AssertionError(f"{name} was not read")
    ours = best(lambda: read(data, name), rounds)
    bare = best(lambda: raw(data), rounds)
    print(f"{name:18}{ours / pages:10.3f}{bare / pages:12.3f}{ours / bare:8.2f}")
    return ours, bare


def main(rounds: int) -> None:
    """Print the table."""
    print(f"{'':18}{'read':>10}{'raw':>12}{'ratio':>8}   ms a page, best of {rounds}")
    totals = [
        ratio(name, made(), pages, raw_word, rounds)
        for name, (made, pages) in SHAPES.items()
    ]
    ours, bare = (sum(column) for column in zip(*totals, strict=True))
    print(f"{'docx, all':18}{'':22}{ours / bare:8.2f}")
    word = minutes()
    others: list[tuple[str, bytes | None, Callable[[bytes], str]]] = [
        ("pdf", converted(word, "pdf"), raw_pdf),
        ("doc", converted(word, "doc"), raw_old_word),
        ("rtf", converted(word, "rtf"), raw_rich_text),
        ("odt", converted(word, "odt"), raw_open_document),
        ("html", converted(word, "html"), raw_page),
        ("eml", as_mail(word), raw_mail),
    ]
    for name, data, raw in others:
        if data is None:
            print(f"{name:18} LibreOffice is not installed: left out")
            continue
        pages = max((b.page or PAGES for b in read(data, name).blocks), default=PAGES)
        ratio(name, data, pages, raw, rounds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
