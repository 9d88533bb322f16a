"""How the word files write a phrase, and what it stands for.

`[the]` may be left out, `(a|b)` is either, `[a|b]` is either or none; brackets may
stand in one another and may touch a word, as in `action[s]`. In a list, a star is the
rest of a word: `recommend*`. A hyphen may be a blank.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gp_toolkit.model.errors import UserProblem

_MARKS = re.compile(r"(\s*)([\[\]()|]|[^\s\[\]()|]+)")
"""A word or a sign, with the blanks before it."""
_CLOSES = {"[": "]", "(": ")"}
_MOST_FORMS = 8192
_STAR = "*"


class Piece(NamedTuple):
    """A word, or some sequences of which one is said. The word files hold thousands."""

    word: str = ""
    choices: tuple[tuple["Piece", ...], ...] = ()
    optional: bool = False
    glued: bool = False


def forms(phrase: str) -> list[str]:
    """Everything that a phrase stands for, with single blanks.

    >>> forms("date[s] of [the] review")
    ['date of review', 'date of the review', 'dates of review', 'dates of the review']

    Raises:
        UserProblem: `wrong_words`, for a phrase that stands for too much or nothing.
    """
    if phrase.replace(" ", "").isalpha():
        return [phrase]
    pieces = plain_pieces(phrase)
    if _count(pieces) > _MOST_FORMS:
        raise _wrong(phrase, "has too many forms. Split it")
    return forms_of(pieces)


def stems(phrase: str) -> tuple[frozenset[str], ...]:
    """The letters found wherever the phrase is said, in small letters: one of each set.

    What tells most comes first.

    >>> [sorted(some) for some in stems("[the] (plan|decision[s]) recommended")]
    [['recommended'], ['decision', 'plan']]
    """
    told = _stems(pieces_of(phrase.lower()))
    return tuple(sorted(told, key=_telling, reverse=True))


def _stems(pieces: Sequence[Piece]) -> Iterator[frozenset[str]]:
    """One set for each of the pieces that cannot be left out."""
    for piece in pieces:
        if piece.optional:
            continue
        said = [
            max(_stems(choice), key=_telling, default=frozenset[str]())
            for choice in piece.choices
        ] or [frozenset(filter(None, [_sure(piece.word)]))]
        if all(said):
            yield frozenset().union(*said)


def _telling(some: frozenset[str]) -> int:
    """How many letters the shortest has: the more, the rarer."""
    return min(map(len, some), default=0)


def _sure(word: str) -> str:
    """What is always written of a word: not its star, and no hyphen, nor a blank."""
    return max(word.split(_STAR, maxsplit=1)[0].split("-"), key=len)


def pattern(phrase: str) -> str:
    r"""A regular expression for a phrase.

    >>> pattern("recommend* [the] action[s]")
    'recommend\\w*(?:\\sthe)?\\saction(?:s)?'

    Raises:
        UserProblem: `wrong_words`, for a phrase that can be nothing at all.
    """
    return _pattern(pieces_of(phrase), phrase)


def check_phrase(phrase: str) -> None:
    """Refuse a phrase that is no pattern, before anybody needs it.

    Raises:
        UserProblem: `wrong_words`, as `pattern`.
    """
    if not phrase.replace(" ", "").isalpha():  # most are plain words
        pattern(phrase)


def plain_pieces(phrase: str) -> tuple[Piece, ...]:
    """As `pieces_of`, of a phrase that is to be spelled out.

    Raises:
        UserProblem: `wrong_words`, for one that cannot be.
    """
    if _STAR in phrase:
        raise _wrong(phrase, "has a star, which only a [[list]] can have")
    return pieces_of(phrase)


def pieces_of(phrase: str) -> tuple[Piece, ...]:
    """What a phrase is made of, brackets in brackets.

    Raises:
        UserProblem: `wrong_words`, for brackets that do not match, or nothing at all.
    """
    marks = _MARKS.findall(phrase.strip())
    choices, rest = _read_choices(marks, 0, phrase)
    if rest != len(marks) or len(choices) != 1 or not choices[0]:
        raise _wrong(phrase, "cannot be read")
    return choices[0]


def _read_choices(
    marks: Sequence[tuple[str, str]], place: int, phrase: str
) -> tuple[tuple[tuple[Piece, ...], ...], int]:
    """The sequences from a place up to the bracket that closes them."""
    choices: list[tuple[Piece, ...]] = []
    pieces: list[Piece] = []
    while place < len(marks) and marks[place][1] not in ("]", ")"):
        blank, mark = marks[place]
        place += 1
        if mark == "|":
            choices.append(tuple(pieces))
            pieces = []
            continue
        glued = bool(pieces) and not blank
        if mark in _CLOSES:
            inside, place = _read_choices(marks, place, phrase)
            closed = place < len(marks) and marks[place][1] == _CLOSES[mark]
            if not closed or not all(inside):
                raise _wrong(phrase, "has brackets that do not match")
            place += 1
            pieces.append(Piece("", inside, mark == "[", glued))
        else:
            pieces.append(Piece(mark, (), False, glued))
    return (*choices, tuple(pieces)), place


def _count(pieces: Sequence[Piece]) -> int:
    total = 1
    for piece in pieces:
        ways = sum(_count(choice) for choice in piece.choices) or 1
        total *= ways + piece.optional
    return total


def forms_of(pieces: Sequence[Piece]) -> list[str]:
    """The forms of a sequence."""
    forms_so_far = [""]
    for piece in pieces:
        blank = "" if piece.glued else " "
        said = [blank + piece.word] if piece.word else []
        for choice in piece.choices:
            said += [blank + form for form in forms_of(choice)]
        if piece.optional:
            said.insert(0, "")
        forms_so_far = [before + after for before in forms_so_far for after in said]
    return [form.lstrip() for form in forms_so_far]


def _pattern(pieces: Sequence[Piece], phrase: str) -> str:
    first = next((n for n, piece in enumerate(pieces) if not piece.optional), None)
    if first is None:
        raise _wrong(phrase, "can be nothing at all. Leave one word outside brackets")
    parts: list[str] = []
    for number, piece in enumerate(pieces):
        said = _one(piece, phrase)
        before = "" if piece.glued or number == 0 else r"\s"
        if number < first:
            after = "" if pieces[number + 1].glued else r"\s"
            parts.append(f"(?:{said}{after})?")
        elif piece.optional:
            parts.append(f"(?:{before}{said})?")
        else:
            parts.append(said if number == first else before + said)
    return "".join(parts)


def _one(piece: Piece, phrase: str) -> str:
    if piece.word:
        return re.escape(piece.word).replace(r"\*", r"\w*").replace(r"\-", r"[\s\-]")
    inside = "|".join(_pattern(choice, phrase) for choice in piece.choices)
    return inside if piece.optional and len(piece.choices) == 1 else f"(?:{inside})"


def _wrong(phrase: str, why: str) -> UserProblem:
    return UserProblem(
        "wrong_words",
        f"The phrase “{phrase}” of a word list {why}. See docs/how-to/add-a-wording.md.",
    )
