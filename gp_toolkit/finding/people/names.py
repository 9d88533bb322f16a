"""Which of the children a stretch of text names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ALL = re.compile(
    r"\b(?:(?:all|both) (?:the |of the |\w{3,5} |\d )?(?:children|siblings)|the children)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The children's names and the words that stand for each.

    Attributes:
        names: As the document writes them.
        first_names: Lower case, in the same order; for an unborn child "unborn".
        others: First names of brothers and sisters whom the paper is not about.
        grown: First names of the family's adults.
    """

    names: tuple[str, ...] = ()
    first_names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    grown: tuple[str, ...] = ()


def people_of(
    names: Sequence[str], *, others: Sequence[str] = (), grown: Sequence[str] = ()
) -> People:
    """The children by their names, and those of the family who are not the paper's.

    >>> people_of(["Ava Carter", "Unborn Baby Carter"], others=["Ava Hill"]).first_names
    ('ava', 'unborn')
    """
    firsts = tuple(_first(name) for name in names)
    known = {*firsts}
    return People(
        names=tuple(names),
        first_names=firsts,
        others=tuple(f for name in others if (f := _first(name)) not in known),
        grown=tuple(f for name in grown if (f := _first(name)) not in known),
    )


def _first(name: str) -> str:
    low = name.lower()
    if "unborn" in low:
        return "unborn"
    if "," in low:
        low = low.split(",", 1)[1].strip()
    words = re.findall(r"[^\W\d_][\w'\-]*", low)
    return words[0] if words else low


def named_in(text: str, people: People) -> tuple[str, ...]:
    """The children named in a text, in the order of the document's list.

    "The children" and the like name none in particular. Two children with the same
    first name are told apart only by the full name.
    """
    if _ALL.search(text):
        return ()
    low = text.lower()
    found: list[str] = []
    for name, first in zip(people.names, people.first_names, strict=True):
        if people.first_names.count(first) > 1:
            if name.lower() in low:
                found.append(name)
        elif first and re.search(rf"(?<!\w){re.escape(first)}(?!\w)", low):
            found.append(name)
    return tuple(found)
