"""The word files are tidy, and a faulty one is refused."""

import pytest

from gp_toolkit.finding.wording.vocabulary import Words, parse_words
from gp_toolkit.model.errors import UserProblem


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
        '[cue]\nid = "a"\nkind = "b"\nphrases = ["x"]\nsource = "s"\nexamples = []',
        '[[cues]]\nid = "a"\nkind = "b"\nphrases = ["x"]\nsource = "s"\nexamples = []',
        '[[cue]]\nid = "a"\nkind = "b"\nphrases = "x"\nsource = "s"\nexamples = []',
        '[[cue]]\nid = "a"\nkind = "b"\nphrases = ["x*"]\nsource = "s"\nexamples = []',
        '[[cue]]\nid = "a"\nkind = "b"\nphrases = [""]\nsource = "s"\nexamples = []',
        '[[cue]]\nid = "a"\nkind = "b"\nphrases = ["x"]\nsource = "s"\nexamples = []\nodd = 1',
    ],
)
def test_a_faulty_word_list_is_refused_with_its_name(text: str) -> None:
    with pytest.raises(UserProblem) as problem:
        parse_words({"mine": text})
    assert problem.value.code == "wrong_words"
