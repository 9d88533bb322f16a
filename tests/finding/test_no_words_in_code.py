"""Words live in `words/*.toml`; the code of finding holds shapes.

A regular expression, or a collection of texts, may hold a few words where they are part
of its shape. One with more is a word list typed into code: write it as a `[[list]]` and
use it in a `Wording`, as docs/how-to/add-a-wording.md shows.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from gp_toolkit import finding
from gp_toolkit.finding.wording.vocabulary import Words

ROOM = Path(finding.__file__).parent
MOST_WORDS = 2
LIST_NAME = re.compile(r"[a-z_]+/[a-z\-]+")
STRINGS = ast.Constant | ast.JoinedStr
SHAPERS = {"compile", "search", "match", "fullmatch", "finditer", "sub", "split"}
ENTRY_KEYS = {"id", "kind", "phrases", "source", "examples", "traps", "weight"}
_GRAMMAR = """
    a about after all also an and any are as at be been before both but by can could
     do each every for from had has have he her him his how i if in into is it its may
     might must no nor not now of on one or other our over shall she should since so
     than that the their them then there they this to until up us was we were what when
     where which while who whom whose will with within would you your st nd rd th
"""
GRAMMAR = frozenset(_GRAMMAR.split())
"""Words that build a sentence whatever it is about."""

STILL_TYPED: dict[str, str] = {
    "dates/patterns": "the grammar of dates",
    "text/marks": "the grammar of dates: where each form can begin",
    "text/months": "the names of months, weekdays and numbers: no council has others",
    "dates/time_patterns": "the grammar of times",
    "dates/times": "the grammar of times",
    "people/drafts._HONOUR": "titles before names, like Mr: no council has others",
    "wording/person_names": "titles and the small words of surnames: the shape of a name",
    "text/sentences._ABBREVIATION": "stops that end no sentence: the grammar of sentences",
    "text/sheet._COPIES": "how the end of a letter is laid out, before it is read",
    "text/sheet._THREAD": "what mail programs write over the mail that is answered",
    "dates/relative": "the grammar of days told from the day of writing",
    "dates/worded": "the numbers of days and years in words",
}
"""Module, or module and name → why words may stand there. Never added to lightly."""


def content_words(text: str) -> list[str]:
    """The words of a regular expression or a text, grammar left out.

    >>> content_words(r"\\b(?:by|before) (?P<day>\\d{1,2})\\b.{0,9}$")
    []
    """
    bare = re.sub(r"\\[a-zA-Z]|\(\?P?<\w+>|\(\?[a-z]+[:)]|\{[a-z_/\-]+\}", " ", text)
    said = re.findall(r"[^\W\d_]{3,}", bare)
    return [word for word in said if word.lower() not in GRAMMAR]


def typed(tree: ast.Module, kinds: set[str]) -> Iterator[tuple[str, list[str]]]:
    """The names in a module that hold words, each with the words of one literal."""
    for top in tree.body:
        name = ast.unparse(top.targets[0]) if isinstance(top, ast.Assign) else ""
        name = name or getattr(top, "name", "")
        for node in ast.walk(top):
            if said := words_in(node, kinds):
                yield name, said


def words_in(node: ast.AST, kinds: set[str]) -> list[str]:
    """The words of a literal: of a pattern, or of a collection of texts."""
    if isinstance(node, ast.Call):
        called = ast.unparse(node.func).removeprefix("re.")
        if called not in SHAPERS | {"Wording"}:
            return []
        parts = node.args[:1]
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        parts = list(node.elts)
    elif isinstance(node, ast.Assign) and isinstance(node.value, STRINGS):
        parts = [node.value]
    elif isinstance(node, ast.Dict):
        parts = [*filter(None, node.keys), *node.values]
    else:
        return []
    texts = [
        sub.value
        for part in parts
        for sub in ast.walk(part)
        if isinstance(sub, ast.Constant) and isinstance(sub.value, str)
    ]
    names = {text for text in texts if text in kinds or LIST_NAME.fullmatch(text)}
    said = (w for text in texts if text not in names for w in content_words(text))
    return list(dict.fromkeys(said))


def kinds_of(words: Words) -> set[str]:
    """Names that the word files and the model give to things: no words of a paper."""
    cues = {part for cue in words.cues for part in (cue.kind, cue.group, cue.id)}
    cues |= {cue.meeting for cue in words.cues}
    return cues | {"forename", "surname", *ENTRY_KEYS}


def place(module: Path) -> str:
    """Where a module stands in the room: `dates/patterns`."""
    return module.relative_to(ROOM).with_suffix("").as_posix()


def test_no_word_list_is_typed_into_the_code(words: Words) -> None:
    kinds = kinds_of(words)
    found: dict[str, list[str]] = {}
    for module in sorted(ROOM.rglob("*.py")):
        for name, said in typed(ast.parse(module.read_text(encoding="utf-8")), kinds):
            if len(said) > MOST_WORDS:
                found[f"{place(module)}.{name}"] = said
    allowed = {k for k in found if STILL_TYPED.keys() & {k, k.split(".")[0]}}
    told = [f"{k}: {' '.join(found[k])}" for k in sorted(found.keys() - allowed)]
    assert not told, "write these as word lists:\n" + "\n".join(told)


def test_nothing_is_excused_that_needs_no_excuse(words: Words) -> None:
    kinds = kinds_of(words)
    needed: set[str] = set()
    for module in sorted(ROOM.rglob("*.py")):
        for name, said in typed(ast.parse(module.read_text(encoding="utf-8")), kinds):
            if len(said) > MOST_WORDS:
                needed |= {place(module), f"{place(module)}.{name}"}
    assert STILL_TYPED.keys() <= needed


def test_a_word_list_in_code_would_be_seen() -> None:
    code = (
        "import re\n"
        "_DONE = re.compile(r'\\b(?:done|completed?|achieved|actioned)\\b')\n"
        "def ended(text):\n"
        "    return text in ('finished', 'closed', 'ceased', 'stopped')\n"
        "_DAY = re.compile(r'(?P<day>\\d{1,2})(?:st|nd|rd|th)? of the')\n"
    )
    found = [(n, len(w)) for n, w in typed(ast.parse(code), set()) if len(w) > 2]
    assert found == [("_DONE", 4), ("ended", 4)]
