"""What life does to a paper: after each alteration the old day is believed no more.

The short form: each line of `alterations.toml` in one document, another for each line.
`python -m tests.gold.alterations --every 1` tries each line in each document.
"""

from tests.gold.alterations import believed, known, lines

MOST_BELIEVED = 12
MOST_ASKED_IN_VAIN = 8


def test_an_altered_paper_is_not_believed() -> None:
    papers = known()
    believed_still: list[str] = []
    asked_in_vain: list[str] = []
    for number, line in enumerate(lines()):
        paper = papers[number * 7 % len(papers)]
        if believed(paper, line):
            told = f"{paper.name}: {line.name} ({line.where}): {line.words}"
            (asked_in_vain if line.leaves == "all" else believed_still).append(told)
    assert len(believed_still) <= MOST_BELIEVED, "\n".join(believed_still)
    assert len(asked_in_vain) <= MOST_ASKED_IN_VAIN, "\n".join(asked_in_vain)


def test_there_are_alterations_of_many_kinds() -> None:
    assert len({line.name for line in lines()}) >= 40
    assert len(known()) >= 150
