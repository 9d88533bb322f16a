"""Guides, training packs, published reviews, invented families: nothing to be booked."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

RECORD = """
RECORD OF INITIAL CHILD PROTECTION CONFERENCE
Date of conference: Thursday 12 March 2026
Subject child: Toby Brindle, born 02/05/2019
Decision: subject to a Child Protection Plan, physical abuse.
Review conference: Thursday 4 June 2026 at 10am, Ravens House
"""
ELSEWHERE = "other, not child protection"

CASES = (
    Case(
        name="a record in a trainer's pack",
        text="""
Trainer's pack, exercise 4
The Brindles do not exist. The family and the town were made up by the course team.
"""
        + RECORD,
        kind=ELSEWHERE,
        held="unknown",
        coming=(),
    ),
    Case(
        name="a record whose people are said below to be invented",
        text=RECORD
        + """
Any likeness to real people is chance: all names are invented.
""",
        kind=ELSEWHERE,
        held="unknown",
        coming=(),
    ),
    Case(
        name="a chapter of a guide with a story",
        text="""
Safeguarding children in general practice: a pocket guide (3rd edition)
6.2 Case study: Maisie
Maisie is an invention, built from many children.
Three weeks later the minutes arrive. On page 10 is a line: "RCPC 10 June 9.30".
After the second review, on 2 December, the plan was ended.
""",
        kind=ELSEWHERE,
        held="unknown",
        coming=(),
    ),
    Case(
        name="a worked example of a report",
        text="""
WORKED EXAMPLE – FICTITIOUS
GP report for Initial Child Protection Conference
Date of conference: Thursday 16 April 2026
Time: 13:30
Child: Sam Example, born 1 May 2020
""",
        kind=ELSEWHERE,
        held="unknown",
        coming=(),
    ),
    Case(
        name="a real record that tells of invention in passing",
        text="""
RECORD OF INITIAL CHILD PROTECTION CONFERENCE
Date of conference: Thursday 12 March 2026
Subject child: Toby Brindle, born 02/05/2019
Toby invented a story about a dragon; the address that his mother gave is fictitious \
and his name has been changed by deed poll. The social worker has done a course on neglect \
and will follow the learning of the serious case review.
Decision: subject to a Child Protection Plan, neglect.
Review conference: Thursday 4 June 2026 at 10am, Ravens House
""",
        kind="conference_record",
        held="Thu 12 Mar 2026",
        coming=("review | booked | Thu 4 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="an invitation that speaks of guidance, with a case number",
        text="""
Guidance for those invited
Review Child Protection Conference, case ref 401122
Date: Thursday 4 June 2026 at 10am, Ravens House
""",
        kind="other",
        held="unknown",
        coming=("review | booked | Thu 4 Jun 2026 | 10:00 | check kind_unsure",),
    ),
    Case(
        name="a real record with an observer",
        text="""
RECORD OF REVIEW CHILD PROTECTION CONFERENCE
Date of conference: Thursday 12 March 2026
Child: Toby Brindle, born 02/05/2019
Present: Jo Banks (social worker), a student social worker for training purposes
Decision: plan continues, neglect.
Next review conference: Thursday 3 September 2026 at 10am
""",
        kind="conference_record",
        held="Thu 12 Mar 2026",
        coming=("review | booked | Thu 3 Sep 2026 | 10:00 | clear",),
    ),
    Case(
        name="minutes of a body that speaks of a practice review",
        text="""
GP Safeguarding Leads Forum - notes
Wednesday 11 March 2026, 12.30-2pm, Teams
2. Learning from a local child safeguarding practice review.
Next forum: Wednesday 20 May 2026, 12.30pm, Teams
""",
        kind=ELSEWHERE,
        held="Wed 11 Mar 2026",
        coming=(
            "meeting | booked | Wed 20 May 2026 | 12:30 | check not_child_protection",
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_papers_that_teach_book_nothing(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(case.text, case.today)) == case
