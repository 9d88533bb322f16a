"""Which parts of a document say who is to do what, and which look back."""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from typing import NamedTuple

from gp_toolkit.finding.scan import Scan
from gp_toolkit.finding.tasks import action_words as say
from gp_toolkit.finding.text.sheet import Row

_LONGEST_HEAD = 80
_MOST_WORDS = 9
_REACH = 60
_OPENING = 32


class Section(NamedTuple):
    """What a part is about: `tasks`, or what an earlier meeting asked (`past`)."""

    tasks: bool = False
    past: bool = False


class Sections:
    """The heads of a document's parts, in order."""

    def __init__(self, scan: Scan, named: Collection[int]) -> None:
        """Look for the heads; a row that names a doer heads no part."""
        self._scan = scan
        self._heads = list(_heads(scan, named))
        self._numbers = [number for number, _ in self._heads]

    def at(self, row: Row) -> Section:
        """The part that a row stands in; its own first words may say: `Plan. GP: …`."""
        if self._opens(row):
            return Section(tasks=True)
        place = bisect_right(self._numbers, row.number) - 1
        if place < 0 or row.number - self._numbers[place] > _REACH:
            return Section()
        return self._heads[place][1]

    def _opens(self, row: Row) -> bool:
        opening = self._scan.sheet.text[row.start : row.start + _OPENING]
        head = say.OPENS.match(opening)
        return head is not None and bool(
            self._scan.words[say.SECTION].search(head.group())
        )


def _heads(scan: Scan, named: Collection[int]) -> Iterator[tuple[int, Section]]:
    """A head that says neither ends what looks back; a small one goes on with tasks."""
    latest = Section()
    for row in scan.sheet.rows:
        if row.end - row.start > _LONGEST_HEAD or len(row.cells) > 1:
            continue
        if row.number in named:
            continue
        words = scan.sheet.words(row).strip()
        if not row.heading and not _looks_like_a_head(words):
            continue
        past = bool(scan.words[say.PAST_SECTION].search(words))
        tasks = not past and bool(scan.words[say.SECTION].search(words))
        small = not row.heading and not words.isupper() and not words[0].isdigit()
        ends = not small or scan.words[say.OTHER_PART].match(words)
        if not (tasks or past or ends) and latest.tasks:
            continue
        latest = Section(tasks=tasks, past=past)
        yield row.number, latest


def _looks_like_a_head(words: str) -> bool:
    """Few words with no stop, and nothing said after a dash."""
    if not words or words[-1] in ".;," or words[0].islower() or words[0] in "•-–*▪":
        return False
    if " – " in words or " - " in words or ": " in words:
        return False
    return len(words.split()) <= _MOST_WORDS
