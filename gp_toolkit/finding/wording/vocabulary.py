r"""The words the finder knows, kept as data: cues and lists.

A cue is found in text by its tokens, word by word, without regard to case, so matching
takes time in proportion to the text whatever the text is. A list gives its words to a
shape: `\b{asking/tasks}\b`, with what stands before and after. Both are written in the
phrases of `phrases.py`, and both carry examples that the tests run.
"""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from gp_toolkit.finding.text.marks import Marks
from gp_toolkit.finding.text.slips import NO_SLIPS, Slips, slips_of
from gp_toolkit.finding.wording.phrases import check_phrase, forms, pattern, stems
from gp_toolkit.finding.wording.ways import Cue, Way, find_ways
from gp_toolkit.model.errors import UserProblem

_BREAKS = frozenset(".:;!?|,\t\u2022\u2610\u2611\u2612\u25a1")
_WIDEST = 4
"""The most signs that can stand between two words of a cue."""
_NO_WORD = "."
_SLOT = re.compile(r"\{([a-z_]+/[a-z\-]+)\}")
_NEEDED = {"id", "phrases", "source", "examples"}
_CUE_KEYS = {*_NEEDED, "kind", "meeting", "traps", "weight"}
_LIST_KEYS = {*_NEEDED, "exact", "traps"}
_MANY = ("phrases", "examples", "traps")


Needs = tuple[frozenset[str], ...]
"""For one phrase, the letters that it cannot do without: one of each set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """Some phrases that can stand in the same place of a shape.

    Attributes:
        id: Unique in its group.
        group: The file it stands in, such as "actions".
        phrases: As written in the file; the longest is tried first.
        source: Where the wording was seen.
        examples: Sentences in which one of them must be found.
        traps: Sentences in which none may be found.
        exact: Capitals count in all its phrases.
    """

    id: str
    group: str
    phrases: tuple[str, ...]
    source: str
    examples: tuple[str, ...]
    traps: tuple[str, ...] = ()
    exact: bool = False

    def pattern(self) -> str:
        """A regular expression for any of its phrases.

        Capitals count in a phrase that is written with any, and else only in an
        exact list.
        """
        longest_first = sorted(self.phrases, key=len, reverse=True)
        said = (
            pattern(phrase) if phrase.islower() else f"(?-i:{pattern(phrase)})"
            for phrase in longest_first
        )
        return f"(?{'-' * self.exact}i:{'|'.join(said)})"


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """A regular expression with slots for word lists: `{group/id}`.

    The shape is grammar and stands in the code; the words are data.
    """

    text: str
    flags: int = re.IGNORECASE


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All cues and lists, ready to be looked for.

    `words[wording]` is a pattern with its words, `words.forms(name)` a list's phrases in
    small letters. Both are worked out once, when first asked for.
    """

    cues: tuple[Cue, ...]
    lists: Mapping[str, WordList] = field(repr=False)
    ways: Way = field(repr=False)
    slips: Slips = field(repr=False)
    _patterns: dict[Wording, re.Pattern[str]] = field(default_factory=dict, repr=False)
    _forms: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _hints: dict[str, frozenset[Needs]] = field(default_factory=dict, repr=False)

    def __getitem__(self, wording: Wording) -> re.Pattern[str]:
        """The pattern of a wording, with the words in its slots.

        Raises:
            UserProblem: `wrong_words`, for a list that no file has.
        """
        found = self._patterns.get(wording)
        if found is None:
            text = _SLOT.sub(lambda slot: self._list(slot[1]).pattern(), wording.text)
            found = self._patterns[wording] = re.compile(text, wording.flags)
        return found

    def forms(self, name: str) -> frozenset[str]:
        """Everything that a list's phrases stand for, in small letters.

        Raises:
            UserProblem: `wrong_words`, for a list that no file has.
        """
        found = self._forms.get(name)
        if found is None:
            phrases = self._list(name).phrases
            said = (form.lower() for phrase in phrases for form in forms(phrase))
            found = self._forms[name] = frozenset(said)
        return found

    def hint(self, name: str) -> frozenset[Needs]:
        """What a text, in small letters, needs to hold any phrase of a list.

        Raises:
            UserProblem: `wrong_words`, for a list that no file has.
        """
        found = self._hints.get(name)
        if found is None:
            found = frozenset(stems(phrase) for phrase in self._list(name).phrases)
            self._hints[name] = found
        return found

    def _list(self, name: str) -> WordList:
        if name not in self.lists:
            raise UserProblem(
                "wrong_words", f"The word list “{name}” is missing. Put it back."
            )
        return self.lists[name]


class Hit(NamedTuple):
    """A cue found at `text[start:end]`. There are hundreds a page, hence a tuple."""

    start: int
    end: int
    cue: Cue


def parse_words(
    texts: Mapping[str, str], own: Mapping[str, str] | None = None
) -> Words:
    """Read the word files.

    Args:
        texts: Name of the group → TOML text of its file.
        own: The same of a practice's own files: their cues are added, and the phrases
            of their lists join the list of that name.

    Raises:
        UserProblem: `wrong_words`, naming the file and the entry.
    """
    cues: list[Cue] = []
    lists: dict[str, WordList] = {}
    for group in sorted(texts):
        found, some = _read_file(group, texts[group])
        cues += found
        lists |= {f"{group}/{words.id}": words for words in some}
    for group in sorted(own or {}):
        if group not in texts:
            names = ", ".join(sorted(texts))
            raise UserProblem(
                "wrong_words",
                f"There is no word list “{group}”. Name the file after one of: {names}.",
            )
        found, some = _read_file(group, (own or {})[group])
        cues += found
        for words in some:
            name = f"{group}/{words.id}"
            lists[name] = _joined(lists.get(name), words)
    return Words(
        cues=tuple(cues), lists=lists, ways=find_ways(cues), slips=_slips(lists)
    )


def _slips(lists: Mapping[str, WordList]) -> Slips:
    """Those of the long words that a file names; a set of files may name none."""
    long, real = (lists.get(name) for name in ("slips/long", "slips/real"))
    return slips_of(long.phrases, real.phrases if real else ()) if long else NO_SLIPS


def _read_file(group: str, text: str) -> tuple[list[Cue], list[WordList]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UserProblem(
            "wrong_words", f"The word list “{group}” is not valid TOML: {error}."
        ) from error
    if set(data) - {"cue", "list"} or not all(
        isinstance(v, list) for v in data.values()
    ):
        raise UserProblem(
            "wrong_words",
            f"The word list “{group}” has something beside [[cue]] and [[list]]. Begin "
            "each entry with one of these, on a line of its own.",
        )
    cues = [_read_cue(group, entry) for entry in data.get("cue", [])]
    return cues, [_read_list(group, entry) for entry in data.get("list", [])]


def _joined(words: WordList | None, more: WordList) -> WordList:
    if words is None:
        raise UserProblem(
            "wrong_words",
            f"There is no list “{more.id}” in “{more.group}”, so nothing would use it. "
            "Add the phrases to one that is there.",
        )
    return replace(
        words,
        phrases=tuple(dict.fromkeys((*words.phrases, *more.phrases))),
        examples=(*words.examples, *more.examples),
        traps=(*words.traps, *more.traps),
    )


def _read_cue(group: str, entry: Mapping[str, Any]) -> Cue:
    _check_keys(group, entry, needed={*_NEEDED, "kind"}, known=_CUE_KEYS)
    return Cue(
        id=entry["id"],
        group=group,
        kind=entry["kind"],
        phrases=tuple(entry["phrases"]),
        source=entry["source"],
        examples=tuple(entry["examples"]),
        traps=tuple(entry.get("traps", ())),
        meeting=entry.get("meeting", ""),
        weight=entry.get("weight", 1),
    )


def _read_list(group: str, entry: Mapping[str, Any]) -> WordList:
    _check_keys(group, entry, needed=_NEEDED, known=_LIST_KEYS)
    words = WordList(
        id=entry["id"],
        group=group,
        phrases=tuple(entry["phrases"]),
        source=entry["source"],
        examples=tuple(entry["examples"]),
        traps=tuple(entry.get("traps", ())),
        exact=entry.get("exact", False),
    )
    for phrase in words.phrases:
        check_phrase(phrase)
    return words


def _check_keys(
    group: str, entry: Mapping[str, Any], *, needed: set[str], known: set[str]
) -> None:
    lacking, unknown = needed - set(entry), set(entry) - known
    if lacking or unknown:
        raise UserProblem(
            "wrong_words",
            f"The entry “{group}/{entry.get('id', '?')}” lacks {sorted(lacking)} or has "
            f"unknown keys {sorted(unknown)}. Correct the word list.",
        )
    for key in _MANY:
        said = entry.get(key, [])
        if not isinstance(said, list) or not all(isinstance(s, str) for s in said):
            raise UserProblem(
                "wrong_words",
                f"In “{group}/{entry['id']}”, write {key} in square brackets, each in "
                'quotation marks: ["…", "…"].',
            )


def _is_break(gap: str) -> bool:
    """Whether a sentence or a cell ends between two words."""
    if gap in (" ", "-", "/", "\n"):
        return False
    if len(gap) > _WIDEST or "   " in gap or "\n\n" in gap:
        return True
    if "\u2026" * 4 in gap or any(mark in _BREAKS for mark in gap):
        return True
    return " " in gap and ("-" in gap or "\u2013" in gap)


def find_cues(
    words: Words, marks: Marks, edges: Collection[int] = frozenset()
) -> dict[str, list[Hit]]:
    """The cues in a text by group: the longest at each place, in order.

    Within one group a cue inside another is not reported; where two overlap the first
    stands, unless its weight is 0.

    Args:
        words: The cues.
        marks: The text, looked through.
        edges: Where its rows begin: no cue goes on from one row into the next.
    """
    found: dict[str, list[Hit]] = {}
    said, before, ways = [*marks.words, _NO_WORD], marks.before, words.ways
    make = tuple.__new__  # in half the time of `Hit(…)`, for there are hundreds a page
    for first, word in enumerate(said):
        if word not in ways.on:
            continue
        way = ways.on[word] or ways.follow(word)
        follows, numbers = said[first + 1], None
        if follows in way.on or (not follows and way.on):
            numbers = [first]
            way = _walk(way, numbers, said, marks, edges)
        for group, cue, nth in way.ends:  # of most words none: "the", "was"
            last = numbers[nth] if numbers else first
            start, end = before[first] + first, before[last] + last + len(said[last])
            hits = found.setdefault(group, [])
            if not hits or start >= hits[-1].end:
                hits.append(make(Hit, (start, end, cue)))
            elif hits[-1].cue.weight == 0 and end > hits[-1].end:
                hits[-1] = make(Hit, (start, end, cue))
    return found


def _walk(
    way: Way,
    numbers: list[int],
    said: Sequence[str],
    marks: Marks,
    edges: Collection[int],
) -> Way:
    """As far as the words of a text lead; the number of each is added to the others."""
    before, low = marks.before, marks.low
    last = numbers[0]
    while True:
        following = last + 1
        while not said[following]:
            following += 1
        word = said[following]
        if word not in way.on:
            return way
        beside = following == last + 1 and low[before[following] + last] == " "
        if not beside and _is_parted(marks, last, following, edges):
            return way
        way, last = way.on[word] or way.follow(word), following
        numbers.append(last)


def _is_parted(marks: Marks, last: int, following: int, edges: Collection[int]) -> bool:
    """Whether a stop, or the edge of a row, comes between two words."""
    words, before = marks.words, marks.before
    here = before[following] + following
    begin = before[last] + last
    gap = marks.low[begin + len(words[last]) : here]
    if len(gap) > _WIDEST or any(n in edges for n in range(begin + 1, here + 1)):
        return True
    letters = len(words[last]) == 1 == len(words[following])
    return not (letters and gap == ".") and _is_break(gap)
