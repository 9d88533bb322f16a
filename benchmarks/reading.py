"""Milliseconds a page of each reader, beside the fastest raw extraction of the same file.

Run `python benchmarks/reading.py [rounds]`. The files are made on the spot: minutes of
33 pages, half prose, half tables. Other formats are made of the
Word file by LibreOffice, and left out without it.
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

import docx
import olefile
import pypdfium2
from lxml import etree
from lxml import html as lxml_html

from gp_toolkit.reading.read import read

PAGES = 33
_T = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_CONTROL = re.compile(rb"\\[a-z]+-?[0-9]* ?|[{}\r\n]")
_PROSE = (
    "The conference heard that the family had been offered support and that the plan "
    "should continue. Everybody agreed to share reports before the next meeting. "
)


def minutes() -> bytes:
    """A Word file of about 33 pages."""
    document = docx.Document()
    for page in range(PAGES):
        document.add_heading(f"Part {page + 1}", 2)
        for _ in range(4):
            document.add_paragraph(_PROSE * 3)
        table = document.add_table(rows=0, cols=3)
        table.style = "Table Grid"
        for row in range(8):
            cells = table.add_row().cells
            cells[0].text = f"Action {row + 1} for the core group"
            cells[1].text = "Health visitor to arrange a visit and tell the others"
            cells[2].text = "by Tuesday 2 June 2026"
        document.add_page_break()  # type: ignore[no-untyped-call]
    out = BytesIO()
    document.save(out)
    return out.getvalue()


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


def main(rounds: int) -> None:
    """Print the table."""
    word = minutes()
    files: list[tuple[str, bytes | None, Callable[[bytes], str]]] = [
        ("docx", word, raw_word),
        ("pdf", converted(word, "pdf"), raw_pdf),
        ("doc", converted(word, "doc"), raw_old_word),
        ("rtf", converted(word, "rtf"), raw_rich_text),
        ("odt", converted(word, "odt"), raw_open_document),
        ("html", converted(word, "html"), raw_page),
        ("eml", as_mail(word), raw_mail),
    ]
    print(f"{'':6}{'read':>12}{'raw':>12}{'ratio':>8}   ms a page, best of {rounds}")
    for name, data, raw in files:
        if data is None:
            print(f"{name:6} LibreOffice is not installed: left out")
            continue
        document = read(data, name)
        pages = max((b.page or PAGES for b in document.blocks), default=PAGES)
        ours = best(lambda data=data, name=name: read(data, name), rounds) / pages  # type: ignore[misc]
        bare = best(lambda data=data, raw=raw: raw(data), rounds) / pages  # type: ignore[misc]
        print(f"{name:6}{ours:12.3f}{bare:12.3f}{ours / bare:8.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
