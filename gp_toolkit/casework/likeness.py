"""Documents that are one and the same, or that correct one another.

The same minutes come as Word and as PDF, by e-mail and on paper, and later once more
with a mistake put right. Bytes differ then; words and families tell.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from gp_toolkit.casework.changes import NAMED, Change, changes
from gp_toolkit.casework.confirming import family_marks
from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.ports import Work
from gp_toolkit.model.family import Child
from gp_toolkit.model.filing import FiledDocument
from gp_toolkit.model.practice import Act, User
from gp_toolkit.model.reading import Reading

_TOKEN = re.compile(r"[^\W_]+")
# What pages add to the words of their document.
_PAGE_NUMBER = re.compile(r"\bpage\s+\d+(?:\s+of\s+\d+)?")
_SAME_WORDS = 0.95
"""Share of all different words that two formats of one document have in common.

What is left are the running titles, check boxes and bullets of the format.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """An earlier document that a document is like.

    Attributes:
        other: The earlier document.
        same: It says the same in the same words.
        changes: What of its facts is different now; empty when nothing is.
    """

    other: FiledDocument
    same: bool
    changes: tuple[Change, ...] = ()


def words_of(text: str) -> frozenset[str]:
    r"""The different words of a text, whatever its case, quotes, blanks and order.

    >>> sorted(words_of("The “Review”\n Page 2 of 3\n\tis on 8 June"))
    ['8', 'is', 'june', 'on', 'review', 'the']
    """
    even = unicodedata.normalize("NFKC", text).casefold()
    return frozenset(_TOKEN.findall(_PAGE_NUMBER.sub(" ", even)))


def marks(filed: FiledDocument) -> frozenset[str]:
    """What a document can be looked up by when another like it comes."""
    found = {f"child:{_hash(*mark)}" for mark in family_marks(filed.reading.children)}
    words = words_of(filed.document.text)
    if words:
        found.add(f"words:{_hash(*sorted(words))}")
    return frozenset(found)


def find_like(work: Work, filed: FiledDocument) -> Likeness | None:
    """The document before this one that it repeats or corrects, the closest first."""
    before = work.documents_like(marks(filed), before=filed.id)
    like = [found for other in before if (found := _likeness(other, filed))]
    like.sort(key=lambda found: not found.same)
    return like[0] if like else None


def like_before(desk: Desk, filed: FiledDocument, *, by: User) -> Likeness | None:
    """As `find_like`, for a page that shows a document."""
    desk.check(by, Act.VIEW_CASE)
    with desk.store.work() as work:
        return find_like(work, filed)


def _likeness(other: FiledDocument, filed: FiledDocument) -> Likeness | None:
    first, second = words_of(other.document.text), words_of(filed.document.text)
    common, equal = len(first & second), bool(first) and first == second
    different = tuple(
        change
        for change in changes(other.reading, filed.reading)
        if not _merely_not_found(change, other, filed, same_words=equal)
    )
    if not different and common and common >= _SAME_WORDS * len(first | second):
        return Likeness(other=other, same=True)
    if equal or _is_version(other.reading, filed.reading):
        return Likeness(other=other, same=False, changes=different)
    return None


def _merely_not_found(
    change: Change, other: FiledDocument, filed: FiledDocument, *, same_words: bool
) -> bool:
    """Whether a fact stands in both documents, but was found in only one of them.

    A layout may hide from the finder what another shows: that is no correction.
    """
    if change.old and change.new:
        return _squeezed(change.old) == _squeezed(change.new)
    if same_words:
        return True
    without = filed if change.old else other
    fact = change.old or change.new
    if fact == NAMED:
        fact = change.what.split(" ", 1)[-1]
    return _squeezed(fact) in _squeezed(without.document.text)


def _squeezed(text: str) -> str:
    """The letters and digits of a text and nothing else."""
    even = unicodedata.normalize("NFKC", text).casefold()
    return "".join(filter(str.isalnum, even))


def _is_version(old: Reading, new: Reading) -> bool:
    """Whether both are the same paper about the same meeting of the same family."""
    if old.document.kind is not new.document.kind:
        return False
    if not _families_meet(old.children, new.children):
        return False
    days = (old.conference.date, new.conference.date)
    return days[0] is not None and days[0] == days[1]


def _families_meet(one: Sequence[Child], other: Sequence[Child]) -> bool:
    return bool(family_marks(one) & family_marks(other))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
