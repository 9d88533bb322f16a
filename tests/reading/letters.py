"""How much of what a Word file shows is in its `Document`: told in a way of its own.

Nothing of the walker under test is used: the zip is opened afresh, and every `w:t` of
every part counts, unless a tracked deletion, the place a passage was moved from, or the
fallback copy of a drawing holds it.
"""

import re
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

_T = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}t",
)
_HIDDEN = {"del", "moveFrom", "Fallback"}
_BLANKS = re.compile(r"[\s~]+")


@dataclass(frozen=True)
class Shares:
    """What of a file's visible characters was read.

    Attributes:
        visible: How many there are, blanks left out.
        lost: How many of them are nowhere in the document.
        torn: How many lie in runs that are not in it in one piece.
    """

    visible: int
    lost: int
    torn: int

    @property
    def whole(self) -> bool:
        """Whether at least 99 % are there, letter by letter and run by run."""
        return max(self.lost, self.torn) <= 0.01 * self.visible


def visible_runs(data: bytes) -> dict[str, list[str]]:
    """Part → the texts of its runs that a reader of the page can see."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    parts: dict[str, list[str]] = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.lower().endswith(".xml"):
                continue
            try:
                root = etree.fromstring(archive.read(name), parser)
            except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, ValueError):
                continue
            runs = [t.text or "" for t in root.iter(*_T) if not _is_hidden(t)]
            if "".join(runs).strip():
                parts[name] = runs
    return parts


def _is_hidden(element: etree._Element) -> bool:
    return any(etree.QName(a).localname in _HIDDEN for a in element.iterancestors())


def shares(parts: dict[str, list[str]], text: str) -> Shares:
    """Compare the runs of a file with the text that was read of it."""
    read = _BLANKS.sub("", text)
    wanted = Counter(
        run for runs in parts.values() for raw in runs if (run := _BLANKS.sub("", raw))
    )
    letters: Counter[str] = Counter()
    torn = 0
    for run, count in wanted.items():
        for letter in run:
            letters[letter] += count
        torn += len(run) * max(count - read.count(run), 0)
    lost = letters - Counter(read)
    return Shares(visible=letters.total(), lost=lost.total(), torn=torn)
