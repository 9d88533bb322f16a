"""Odd and hostile files from public test suites, through the worker.

`python tests/reading/odd_files.py FOLDER` says the same of any other folder.
"""

from collections import Counter
from pathlib import Path

import pytest

from gp_toolkit.model.document import Document, DocumentState
from gp_toolkit.reading.sandbox import ReadingWorker
from tests.reading.odd_files import SLOWEST_SECONDS, Account, account_of


@pytest.fixture(scope="module")
def account(bad_inputs: Path) -> Account:
    return account_of(bad_inputs)


@pytest.mark.slow
def test_every_odd_file_ends_in_a_state_in_time_with_its_letters(
    account: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        print("\n", *account.lines(), sep="\n")  # noqa: T201 (the table is what the test shows)
    assert account.broken == []
    assert account.slowest <= SLOWEST_SECONDS


@pytest.mark.slow
def test_enough_word_files_were_compared(account: Account) -> None:
    assert account.compared > 200
    assert account.visible > 100_000


@pytest.mark.slow
def test_a_pdf_gives_the_letters_that_pdfium_gives(
    bad_inputs: Path, worker: ReadingWorker
) -> None:
    """Grouping words into lines may move letters, but loses none."""
    import pypdfium2  # noqa: PLC0415 (only here, and not from two threads)

    looked_at = 0
    for path in sorted((bad_inputs / "pdf").rglob("*.pdf")):
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
        missing = (wanted - Counter("".join(document.text.split()))).total()
        assert missing <= 0.01 * wanted.total(), (path.name, missing)
        looked_at += 1
    assert looked_at > 100
