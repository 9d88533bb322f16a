"""Every cue finds each of its own examples, and the lists are tidy."""

import pytest

from gp_toolkit.finding.vocabulary import Words, find_cues, parse_words, tokens
from gp_toolkit.model.errors import UserProblem


def test_every_cue_finds_its_own_examples(words: Words) -> None:
    missed = [
        f"{cue.group}/{cue.id}: {example}"
        for cue in words.cues
        for example in cue.examples
        if all(hit.cue is not cue for hit in find_cues(words, tokens(example)))
    ]
    assert not missed


def test_every_cue_has_a_source_and_an_example(words: Words) -> None:
    assert all(cue.source and cue.examples for cue in words.cues)


def test_no_two_cues_of_a_list_share_a_name(words: Words) -> None:
    names = [(cue.group, cue.id) for cue in words.cues]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "text",
    [
        "not = [toml",
        '[[cue]]\nid = "a"',
        '[[cue]]\nid = "a"\nkind = "b"\nphrases = [""]\nsource = "s"\nexamples = []',
        '[[cue]]\nid = "a"\nkind = "b"\nphrases = ["x"]\nsource = "s"\nexamples = []\nodd = 1',
    ],
)
def test_a_faulty_word_list_is_refused_with_its_name(text: str) -> None:
    with pytest.raises(UserProblem) as problem:
        parse_words({"mine": text})
    assert problem.value.code == "wrong_words"
