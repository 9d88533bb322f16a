"""Author the documents of `example_minutes/` again. Not needed to run the tests.

Run `python -m tests.gold.authoring.make_examples CHROMIUM` from the repository:
needs python-docx and the path of a Chromium. Everyone is invented.
"""

import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from docx.document import Document as WordDocument

from gp_toolkit.model.nhs_number import display_nhs_number, is_nhs_number
from tests.gold.authoring import mail_examples, word_examples

HERE = Path(__file__).parent
OUT = Path(__file__).parents[3] / "example_minutes"


def nhs_numbers(how_many: int) -> list[str]:
    """The first well-formed NHS numbers of the range kept for tests, spaced."""
    found: list[str] = []
    for number in count(9990000000):
        if len(found) == how_many:
            break
        if is_nhs_number(str(number)):
            found.append(display_nhs_number(str(number)))
    return found


def main(chromium: str) -> None:
    """Write every example."""
    numbers = nhs_numbers(40)
    makers: dict[str, Callable[[list[str]], WordDocument]] = word_examples.EXAMPLES
    for name, make in makers.items():
        make(numbers).save(str(OUT / name))
    for page in sorted((HERE / "pages").glob("*.html")):
        filled = _filled(page, numbers)
        source = OUT / page.name
        source.write_text(filled, encoding="utf-8")
        subprocess.run(
            [
                chromium, "--headless", "--no-sandbox", "--no-pdf-header-footer",
                f"--print-to-pdf={source.with_suffix('.pdf')}", source.as_uri(),
            ],
            check=True,
        )  # fmt: skip
        source.unlink()
    for page in sorted((HERE / "pages").glob("*.txt")):
        (OUT / page.name).write_text(_filled(page, numbers), encoding="utf-8")
    for name, data in mail_examples.mails(numbers).items():
        (OUT / name).write_bytes(data)


def _filled(page: Path, numbers: list[str]) -> str:
    text = page.read_text(encoding="utf-8")
    for place in range(len(numbers) - 1, -1, -1):
        text = text.replace(f"@N{place}@", numbers[place])
    return text


if __name__ == "__main__":
    main(sys.argv[1])
