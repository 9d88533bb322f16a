"""Words are data: each list runs its examples, is used, and none is typed into code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gp_toolkit import finding
from gp_toolkit.finding.wording.examples import is_found, wrong_examples
from gp_toolkit.finding.wording.vocabulary import Wording, WordList, Words, parse_words
from gp_toolkit.model.errors import UserProblem

ROOM = Path(finding.__file__).parent
MODULES = sorted(ROOM.rglob("*.py"))
SLOT = re.compile(r"\{([a-z_]+/[a-z\-]+)\}")
NAME = re.compile(r"[a-z_]+/[a-z\-]+")


def test_every_entry_is_found_in_its_examples_and_in_none_of_its_traps(
    words: Words,
) -> None:
    assert list(wrong_examples(words)) == []


def test_every_list_has_a_source_and_an_example(words: Words) -> None:
    assert all(some.source and some.examples for some in words.lists.values())


def test_no_phrase_stands_twice_in_a_list(words: Words) -> None:
    twice = {
        name: some.phrases
        for name, some in words.lists.items()
        if len(some.phrases) != len(set(some.phrases))
    }
    assert not twice


def texts_of(tree: ast.Module) -> Iterator[str]:
    """The texts in a module, docstrings left out."""
    said = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    constants = (n for n in ast.walk(tree) if isinstance(n, ast.Constant))
    for node in constants:
        if isinstance(node.value, str) and id(node) not in said:
            yield node.value


def test_every_list_is_used_and_every_list_used_is_there(words: Words) -> None:
    used: set[str] = set()
    for module in MODULES:
        for text in texts_of(ast.parse(module.read_text(encoding="utf-8"))):
            used.update(SLOT.findall(text))
            used.update([text] if NAME.fullmatch(text) else [])
    assert used == set(words.lists)


def test_no_two_lists_of_a_file_share_a_name(words: Words) -> None:
    texts = [path.read_text(encoding="utf-8") for path in ROOM.rglob("words/*.toml")]
    assert sum(text.count("[[list]]") for text in texts) == len(words.lists)


# What a phrase stands for -----------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "said", "not_said"),
    [
        ("date of [the] review", ["Date of review", "date of the review"], ["date"]),
        ("action[s]", ["action", "Actions"], ["acts"]),
        ("(send|return) [it] to", ["send to", "return it to"], ["it to"]),
        ("pre[-]birth", ["pre-birth", "Pre birth", "prebirth"], ["pre/birth"]),
        ("recommend*", ["recommended", "recommendations"], ["reckon"]),
        ("[also] be (told|[re]invited)", ["also be told", "be reinvited"], ["told"]),
        ("CHI", ["CHI 0406181234"], ["chi", "Chi"]),
        ("(G|g)amma", ["gamma", "Gamma"], ["GAMMA"]),
    ],
)
def test_a_phrase_stands_for_its_forms(
    phrase: str, said: list[str], not_said: list[str]
) -> None:
    some = WordList(id="a", group="b", phrases=(phrase,), source="", examples=())
    words = parse_words({})
    assert all(is_found(words, some, text) for text in said)
    assert not any(is_found(words, some, text) for text in not_said)


def test_a_shape_takes_the_longest_phrase_it_can() -> None:
    text = 'id = "end"\nphrases = ["by", "by the end of"]\nsource = "s"\nexamples = []'
    words = parse_words({"some": f"[[list]]\n{text}"})
    match = words[Wording(r"\b{some/end}\s")].search("By the end of May")
    assert match
    assert match.group() == "By the end of "
    assert words.forms("some/end") == {"by", "by the end of"}


@pytest.mark.parametrize("phrase", ["", "[all]", "(a|b", "a)", "a [b", "(a||b)", "[]"])
def test_a_phrase_that_cannot_be_meant_is_refused(phrase: str) -> None:
    text = f'id = "a"\nphrases = ["{phrase}"]\nsource = "s"\nexamples = []'
    with pytest.raises(UserProblem) as problem:
        parse_words({"mine": f"[[list]]\n{text}"})
    assert problem.value.code == "wrong_words"


def test_a_list_that_is_gone_is_named() -> None:
    words = parse_words({})
    with pytest.raises(UserProblem, match="some/end"):
        words.forms("some/end")
