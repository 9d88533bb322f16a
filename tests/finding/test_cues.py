"""The word files are tidy, and a faulty one is refused."""

import re
from dataclasses import replace

import pytest

from gp_toolkit.finding.text.marks import marks_of
from gp_toolkit.finding.wording.phrases import forms
from gp_toolkit.finding.wording.vocabulary import Words, find_cues, parse_words
from gp_toolkit.finding.wording.ways import find_ways
from gp_toolkit.model.errors import UserProblem

PLAIN = re.compile(r"[\w' \-]+")
"""No stop in it, which would part its words."""


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


def test_each_form_that_a_phrase_stands_for_is_found_whole(words: Words) -> None:
    for cue in words.cues:
        alone = replace(words, ways=find_ways([cue]))
        for phrase in cue.phrases:
            said = forms(phrase)
            for form in filter(PLAIN.fullmatch, said[:: len(said) // 40 + 1]):
                (hit,) = find_cues(alone, marks_of(form))[cue.group]
                assert form[hit.start : hit.end] == form
