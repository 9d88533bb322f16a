"""One day for two kinds of conference: whose is it?"""

from collections.abc import Sequence

from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.coming.entries import Weighing
from gp_toolkit.finding.paper.governors import governors
from gp_toolkit.finding.paper.rows import title_rows
from gp_toolkit.finding.people.names import named_in, people_of
from gp_toolkit.model.reading import NextConference

_HEAD_ROWS = 14


def is_of_two_kinds(
    weighing: Weighing, entry: NextConference, claims: Sequence[Claim]
) -> bool:
    """Whether lines give one child a review and another an initial conference.

    `Review Child Protection Conference: Kyle` above `Initial …: Rosie`, one day for both.
    """
    del claims
    if entry.children or len(weighing.children) == 1:
        return False
    scan, people = weighing.context.scan, people_of(weighing.children)
    kinds: dict[str, tuple[str, ...]] = {}
    for row in title_rows(scan, _HEAD_ROWS):
        for hit in governors(scan, row.start, row.start + 2):
            if not hit.cue.meeting or hit.cue.kind not in ("conference", "next"):
                continue
            names = named_in(scan.sheet.text[hit.end : row.end], people)
            if len(names) == 1:
                kinds[hit.cue.meeting] = names
    return len(set(kinds.values())) > 1
