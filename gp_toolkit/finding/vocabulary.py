"""The words the finder knows: cues kept as data, found in text by their tokens.

A cue's phrases are matched word by word, without regard to case, so matching takes
time in proportion to the text whatever the text is. In a phrase `[the]` may be left
out and `(a|b)` is either.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from gp_toolkit.model.errors import UserProblem

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W\d_]{1,2}(?![^\W_]))?")
_PIECE = re.compile(r"\[[^\]]*\]|\([^)]*\)|[^\s\[\]()]+")
_LETTERS_ROUND_A_DIGIT = re.compile(r"(?<=[a-z])[01](?=[a-z])")
_BREAKS = frozenset(".:;!?|,\t\u2022\u2610\u2611\u2612\u25a1")
_MOST_WAYS = 8192
_END = ""
_KNOWN_KEYS = {"id", "kind", "meeting", "phrases", "source", "examples", "weight"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Some phrases that mean one thing.

    Attributes:
        id: Unique in its group.
        group: The file it stands in, such as "meetings".
        kind: What it means, one of the words its module knows.
        phrases: As written in the file.
        source: Where the wording was seen.
        examples: Sentences in which it must be found.
        meeting: The kind of meeting it names, where it names one; else empty.
        weight: How much it counts where cues are weighed; 1 unless told. A cue of
            weight 0 gives way to one that begins inside it and ends after it.
    """

    id: str
    group: str
    kind: str
    phrases: tuple[str, ...]
    source: str
    examples: tuple[str, ...]
    meeting: str = ""
    weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All cues, ready to be looked for."""

    cues: tuple[Cue, ...]
    tree: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A cue found at `text[start:end]`."""

    start: int
    end: int
    cue: Cue


Token = tuple[int, int, str, bool]
"""A word: start, end, the word in small letters with scanning slips such as
`c0nference` put right, and whether a stop comes before it. A plain tuple: there are
thousands a document."""


def parse_words(texts: Mapping[str, str]) -> Words:
    """Read the cue files.

    Args:
        texts: Name of the group → TOML text of its file.

    Raises:
        UserProblem: `wrong_words`, naming the file and the cue.
    """
    cues: list[Cue] = []
    for group in sorted(texts):
        try:
            data = tomllib.loads(texts[group])
        except tomllib.TOMLDecodeError as error:
            raise UserProblem(
                "wrong_words", f"The word list “{group}” is not valid TOML: {error}."
            ) from error
        cues.extend(_read_cue(group, entry) for entry in data.get("cue", []))
    tree: dict[str, Any] = {}
    for cue in cues:
        for phrase in cue.phrases:
            for way in ways(phrase):
                _plant(tree, way, cue)
    return Words(cues=tuple(cues), tree=tree)


def _read_cue(group: str, entry: Mapping[str, Any]) -> Cue:
    name = f"{group}/{entry.get('id', '?')}"
    lacking = {"id", "kind", "phrases", "source", "examples"} - set(entry)
    unknown = set(entry) - _KNOWN_KEYS
    if lacking or unknown:
        raise UserProblem(
            "wrong_words",
            f"The cue “{name}” lacks {sorted(lacking)} or has unknown entries "
            f"{sorted(unknown)}. Correct the word list.",
        )
    return Cue(
        id=entry["id"],
        group=group,
        kind=entry["kind"],
        phrases=tuple(entry["phrases"]),
        source=entry["source"],
        examples=tuple(entry["examples"]),
        meeting=entry.get("meeting", ""),
        weight=entry.get("weight", 1),
    )


def ways(phrase: str) -> Iterator[tuple[str, ...]]:
    """Every sequence of words that a phrase stands for.

    >>> list(ways("date of [the] review"))
    [('date', 'of', 'review'), ('date', 'of', 'the', 'review')]
    """
    choices: list[list[tuple[str, ...]]] = []
    total = 1
    for piece in _PIECE.findall(phrase):
        if piece[0] in "[(":
            options = [_words(part) for part in piece[1:-1].split("|")]
            choices.append([(), *options] if piece[0] == "[" else options)
        else:
            choices.append([_words(piece)])
        total *= len(choices[-1])
    if total > _MOST_WAYS:
        raise UserProblem(
            "wrong_words", f"The phrase “{phrase}” has too many forms. Split it."
        )
    for parts in product(*choices):
        yield tuple(word for part in parts for word in part)


def _words(text: str) -> tuple[str, ...]:
    return tuple(match.group() for match in _TOKEN.finditer(text.lower()))


def _plant(tree: dict[str, Any], way: tuple[str, ...], cue: Cue) -> None:
    if not way:
        raise UserProblem("wrong_words", f"The cue “{cue.id}” has an empty phrase.")
    node = tree
    for word in way:
        node = node.setdefault(word, {})
    ends = node.setdefault(_END, [])
    if cue not in ends:
        ends.append(cue)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of a piece of text, and whether a stop comes before each."""
    found: list[Token] = []
    last, before = start, ""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        first, after = match.span()
        word = match.group().lower()
        if not (word.isalpha() or word.isdigit()):
            word = _LETTERS_ROUND_A_DIGIT.sub(_to_letter, word)
        if first - last == 1 and text[last] == " ":
            breaks = False
        else:
            gap = text[last:first]
            one_letter = gap == "." and len(word) == 1 == len(before)
            breaks = not one_letter and _is_break(gap)
        found.append((first, after, word, breaks))
        last, before = after, word
    return found


def _to_letter(match: re.Match[str]) -> str:
    return "o" if match.group() == "0" else "l"


def _is_break(gap: str) -> bool:
    if gap in (" ", "-", "/", "\n"):
        return False
    if len(gap) > 4 or "   " in gap or "\n\n" in gap:
        return True
    if any(mark in _BREAKS for mark in gap):
        return True
    return " " in gap and ("-" in gap or "\u2013" in gap)


def find_cues(words: Words, found: list[Token]) -> list[Hit]:
    """The cues in a run of tokens: per group the longest at each place, in order.

    Within one group a cue inside another is not reported; where two overlap the first
    stands, unless its weight is 0.
    """
    hits: list[Hit] = []
    latest: dict[str, int] = {}
    tree = words.tree
    for first, (start, _, word, _) in enumerate(found):
        node = tree.get(word)
        if node is None:
            continue
        best: dict[str, Hit] = {}
        place = first
        while node is not None:
            for cue in node.get(_END, ()):
                best[cue.group] = Hit(start=start, end=found[place][1], cue=cue)
            place += 1
            if place >= len(found) or found[place][3]:
                break
            node = node.get(found[place][2])
        for group, hit in best.items():
            last = latest.get(group)
            if last is None or hit.start >= hits[last].end:
                latest[group] = len(hits)
                hits.append(hit)
            elif hits[last].cue.weight == 0 and hit.end > hits[last].end:
                hits[last] = hit
    return hits
