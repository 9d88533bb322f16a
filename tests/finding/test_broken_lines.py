"""A sentence or a label goes on over the end of its line."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.document import Block, Document, DocumentState
from gp_toolkit.model.reading import Reading
from tests.finding.cases import Case, told

BROKEN_LINES = (
    Case(
        name="mail broken at 76 letters, the conference's name over two lines",
        text="""
Dear colleague
I am writing to let you have early notice of the arrangements for the Review
Child Protection Conference for Ava Carter (dob 4 June 2018), which is to be
held on Tuesday 2 June 2026 at 10.30am in the Larch Room, Fernley Civic
Centre. Please reply to this office if you are not able to be there.
Yours sincerely
Fernley Conference Team
""",
        kind="invitation",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:30 | clear",),
    ),
    Case(
        name="date over the end of a line",
        text="""
MINUTES OF INITIAL CHILD PROTECTION CONFERENCE
Date of conference: 10 March 2026
Ava Carter (04/06/2018) was made the subject of a child protection plan for
neglect. Everybody who was at the meeting put into their diaries the date of
the next review child protection conference, which will be on Tuesday 2 June
2026 at 10am in the same room. The core group meets on 19 March 2026 at 2pm.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 10:00 | clear",),
    ),
    Case(
        name="label broken above its colon",
        text="""
CHILD PROTECTION CONFERENCE RECORD - MELBRIDGE
Date of this
conference        : 10 March 2026
Type of
conference        : Initial
Child             : Ava CARTER, born 4 June 2018
Decision          : Child Protection Plan (neglect)
Date of next
review conference : Tuesday 2 June 2026 at 2.15 pm
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 14:15 | clear",),
    ),
    Case(
        name="names set in below a broken sentence",
        text="""
To all invited
The Review Child Protection Conference about
    Ava CARTER     (dob 4 June 2018)
    Noah CARTER    (dob 1 May 2020)
which had been planned for Tuesday 26 May 2026 at 2pm has had to be moved
because the chair has been called to court. It will now be held on
    Tuesday 2 June 2026 at 9.30am
    Redwell House, Room 2
""",
        kind="rearrangement",
        held="Tue 2 Jun 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 09:30 | clear",),
    ),
    Case(
        name="narrow fax",
        text="""
OSTERLEIGH COUNCIL - CONFERENCE UNIT - BY FAX
Minutes of Initial Child Protection Conference
Held on 10 March 2026 about Ava Carter (4/6/2018)
The conference made a child protection plan and it
was announced by the chair that the first Review
Child Protection Conference will be on Tuesday 2nd
June 2026 at 1.30pm at Osterleigh Town Hall, as is
set out in the letter to be sent to both parents.
""",
        kind="conference_record",
        held="Tue 10 Mar 2026",
        coming=("review | booked | Tue 2 Jun 2026 | 13:30 | clear",),
    ),
)


def as_lines(text: str) -> Document:
    """A plain text, its lines set in as written."""
    lines = (line.rstrip() for line in text.strip("\n").split("\n"))
    return Document(
        name="minutes.txt",
        media="txt",
        state=DocumentState.READ,
        blocks=tuple(Block(text=line, where="") for line in lines if line),
    )


@pytest.mark.parametrize("case", BROKEN_LINES, ids=lambda case: case.name)
def test_a_sentence_goes_on_over_its_lines(
    case: Case, read: Callable[..., Reading]
) -> None:
    assert told(read(as_lines(case.text), case.today)) == case
