"""Whether the words of the lists are found where their examples say, and only there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from gp_toolkit.finding.text.marks import marks_of
from gp_toolkit.finding.wording.vocabulary import (
    WordList,
    Words,
    find_cues,
    parse_words,
)
from gp_toolkit.finding.wording.ways import Cue
from gp_toolkit.model.errors import UserProblem

_TOLD = 5


def wrong_examples(words: Words) -> Iterator[str]:
    """Each example that its entry is not found in, each trap that it is found in."""
    yield from _wrong(words, [*words.cues, *words.lists.values()])


def _wrong(words: Words, entries: Sequence[Cue | WordList]) -> Iterator[str]:
    for entry in entries:
        name = f"{entry.group}/{entry.id}"
        for example in entry.examples:
            if not is_found(words, entry, example):
                yield f"“{name}” is not found in its example “{example}”."
        for trap in entry.traps:
            if is_found(words, entry, trap):
                yield f"“{name}” is found in “{trap}”, where it may not be."


def is_found(words: Words, entry: Cue | WordList, text: str) -> bool:
    """Whether an entry is found in a text as the finder would: as whole words."""
    if isinstance(entry, Cue):
        found = find_cues(words, marks_of(text)).get(entry.group, ())
        return any(hit.cue == entry for hit in found)
    return bool(re.search(rf"(?<!\w){entry.pattern()}(?!\w)", text))


def check_own_words(
    texts: Mapping[str, str], own: Mapping[str, str]
) -> tuple[str, ...]:
    """What is wrong with a practice's own words, in sentences; nothing if all is well.

    Args:
        texts: The word files of the program.
        own: The practice's, by the same names.
    """
    try:
        words = parse_words(texts, own)
    except UserProblem as problem:
        return (problem.message,)
    before = parse_words(texts)
    given = {(cue.group, cue.kind) for cue in before.cues}
    unknown = [
        f"“{cue.group}/{cue.id}” is of the kind “{cue.kind}”, which “{cue.group}” does "
        f"not know. Its kinds: {', '.join(sorted(k for g, k in given if g == cue.group))}."
        for cue in words.cues
        if (cue.group, cue.kind) not in given
    ]
    joined = [some for name, some in words.lists.items() if some != before.lists[name]]
    return (*unknown, *_wrong(words, [*words.cues, *joined]))


def words_said(words: Words, text: str) -> Iterator[str]:
    """What the finder sees in a line: the words, the entry and its kind.

    Lists hold many small words, so only their longer ones are told.
    """
    found = find_cues(words, marks_of(text)).values()
    for hit in sorted(chain.from_iterable(found), key=lambda hit: hit.start):
        said = text[hit.start : hit.end]
        yield f"“{said}”: {hit.cue.group}/{hit.cue.id} ({hit.cue.kind})"
    for name, some in sorted(words.lists.items()):
        match = re.search(rf"(?<!\w){some.pattern()}(?!\w)", text)
        if match and len(match.group()) >= _TOLD:
            yield f"“{match.group()}”: {name} (list)"
