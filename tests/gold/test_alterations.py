"""What life does to a paper: after each alteration the old day is believed no more.

The short form: each line of `alterations.toml` in one document, which depends on the
line and the documents' names alone, so that few choices change when documents come.
`python -m tests.gold.alterations --every 1` tries each line in each document.
"""

from zlib import crc32

from tests.gold.alterations import Known, Line, believed, known, lines

MOST_BELIEVED = 12
MOST_ASKED_IN_VAIN = 8


def paper_for(line: Line) -> Known:
    """One of the documents, the same whatever others there are."""
    said = f"{line.name}{line.where}{line.words}"
    return min(known(), key=lambda paper: crc32(f"{said}{paper.name}".encode()))


def test_an_altered_paper_is_not_believed() -> None:
    believed_still: list[str] = []
    asked_in_vain: list[str] = []
    for line in lines():
        paper = paper_for(line)
        if believed(paper, line):
            told = f"{paper.name}: {line.name} ({line.where}): {line.words}"
            (asked_in_vain if line.leaves == "all" else believed_still).append(told)
    assert len(believed_still) <= MOST_BELIEVED, "\n".join(believed_still)
    assert len(asked_in_vain) <= MOST_ASKED_IN_VAIN, "\n".join(asked_in_vain)


def test_there_are_alterations_of_many_kinds() -> None:
    assert len({line.name for line in lines()}) >= 40
    assert len(known()) >= 150
