"""The day of the meeting recorded, and what sort of paper and meeting it was.

Each paper is of an imagined council and says it in its own way.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from gp_toolkit.model.reading import Reading
from tests.finding.cases import spoken


@dataclass(frozen=True)
class Paper:
    """A short paper, the day its meeting was held, the paper's and the meeting's kind."""

    name: str
    held: str
    paper: str
    meeting: str
    text: str
    today: str = "2026-03-24"


PAPERS = (
    Paper(
        name="the conference told of in the notes of a core group",
        held="Tue 17 Mar 2026",
        paper="core_group_record",
        meeting="core_group",
        text="""
Core group notes
Notes of first core group
Tuesday 17 March 2026, 2pm, Fell View Academy. Conference was on Tuesday 10 March 2026.
Child: Ava Carter, 04.06.2018
""",
    ),
    Paper(
        name="a label for day, time and place, and the day of the strategy discussion",
        held="Tue 10 Mar 2026",
        paper="conference_record",
        meeting="initial",
        text="""
Initial Child Protection Conference
| Child | Ava Carter, 04.06.2018 |
| When and where we met | Tuesday 10 March 2026, ten o'clock, Larch House |
| Strategy discussion | 17 February 2026 |
| Decision | Child protection plan, neglect |
""",
    ),
    Paper(
        name="the day due beside the day held",
        held="Tue 10 Mar 2026",
        paper="conference_record",
        meeting="initial",
        text="""
Initial Child Protection Conference - Record of Meeting
| Date due | 13-Mar-2026 | Meeting date | 10-Mar-2026 |
| Child | Ava Carter, 04.06.2018 |
| Decision | Child protection plan, neglect |
""",
    ),
    Paper(
        name="the last conference in the head of the form",
        held="Tue 10 Mar 2026",
        paper="conference_record",
        meeting="review",
        text="""
Review Child Protection Conference - Minutes
| Child | Ava Carter, 04.06.2018 |
| Date / time | 10.03.26 at 9.30 |
| Last conference | 16.09.25 (first review); ICPC 24.06.25 |
Ava remains the subject of a child protection plan, neglect.
""",
    ),
    Paper(
        name="date and place on one line",
        held="Tue 10 Mar 2026",
        paper="conference_record",
        meeting="initial",
        text="""
Minutes of an Initial Child Protection Conference
Child: Ava Carter, born 4 June 2018
Date and place: Tuesday 10 March 2026, 4.00pm (after school), Sale Waterside
A strategy meeting on 17 February 2026 heard that she was missing.
Ava was made the subject of a child protection plan, neglect.
""",
    ),
    Paper(
        name="a form with the event planned and the event actual",
        held="Wed 11 Mar 2026",
        paper="conference_record",
        meeting="initial",
        text="""
CaseView print: ICPC record
| Client | Ava Carter |
| Event | Initial Child Protection Conference |
| Event planned | 10/03/2026 10:00 |
| Event actual | 11/03/2026 10:00 |
| Outcome | Child protection plan made (neglect) |
| Review conference | 02/06/2026 10:00 |
""",
    ),
    Paper(
        name="kind, day and place in one cell beside the word Conference",
        held="Tue 10 Mar 2026",
        paper="conference_record",
        meeting="transfer_in",
        text="""
TRANSFER-IN CHILD PROTECTION CONFERENCE - summary
The family moved from Oldshire on 4 February 2026. A review was booked there for 3 March 2026; it will not go ahead.
| Conference | Transfer-in, Tuesday 10 March 2026, 1pm, Eastmarsh Town Hall |
| Child | Ava Carter, 04.06.2018 |
| Decision | Made subject of a child protection plan |
""",
    ),
    Paper(
        name="a column headed Held",
        held="Tue 10 Mar 2026",
        paper="outcome_letter",
        meeting="review",
        text="""
Review Conference - Outcome Notice
| Child | Born | Held | Result | Next review conference | Core group |
| Ava Carter | 04/06/2018 | 10/03/2026 | Plan to continue | 08/09/2026 | 24/03/2026 |
""",
    ),
    Paper(
        name="held on a line of its own in a letter with a date of its own",
        held="Tue 10 Mar 2026",
        paper="outcome_letter",
        meeting="initial",
        text="""
Date: 12 March 2026
Dear colleague
INITIAL CHILD PROTECTION CONFERENCE
Ava Carter (born 4 June 2018)
Held Tuesday 10 March 2026
I write to confirm the outcome of the conference. The threshold for a child protection plan was not met.
""",
    ),
    Paper(
        name="a sentence that says where it was held, after two births",
        held="Tue 10 Mar 2026",
        paper="conference_record",
        meeting="review",
        text="""
Confidential record of a child protection conference
This review conference about Ava Carter, born 4 June 2018, and Noah Carter, born 1 May 2021, was held at Greyfriars on 10 March 2026.
The parents met the social worker on 26 February and signed a new agreement.
""",
    ),
    Paper(
        name="today, with the day beside it",
        held="Tue 10 Mar 2026",
        paper="outcome_letter",
        meeting="initial",
        text="""
Subject: Ava Carter - ICPC outcome
Ava Carter, date of birth 4 June 2018, became subject to a child protection plan (neglect) today, Tuesday 10 March 2026.
First core group: 20 March 2026 at 10.00.
""",
    ),
    Paper(
        name="after the review on a day",
        held="Tue 10 Mar 2026",
        paper="conference_record",
        meeting="review",
        text="""
RCPC feedback to GP
Ava Carter (4 June 2018) remains on a CP plan (emotional abuse) after the review on 10 March 2026. The chair was Jo Smith.
""",
    ),
    Paper(
        name="a letter that refers to the meeting of a day, with the next pencilled in",
        held="Tue 10 Mar 2026",
        paper="outcome_letter",
        meeting="review",
        text="""
12 March 2026
Dear Dr Smith
Ava Carter, date of birth 4 June 2018
I refer to the Review Child Protection Planning Meeting of 10 March 2026. It was agreed that Ava's name stays on the Child Protection Register.
The next Review CPPM has been pencilled in for Tuesday 8 September 2026 at 2pm.
""",
    ),
    Paper(
        name="an extract that has only the day of registration",
        held="Tue 10 Mar 2026",
        paper="outcome_letter",
        meeting="initial",
        text="""
Initial Child Protection Conference - Confirmation of Decision
Conducted under the Wales Safeguarding Procedures
| Child | Date of birth | Decision |
| Ava Carter | 04.06.2018 | Name placed on the Child Protection Register |
Date registered: 10th March 2026
Review conference: Tuesday 2nd June 2026, 10.00am
""",
    ),
    Paper(
        name="the date of a report for this conference is not its day",
        held="Tue 10 Mar 2026",
        paper="conference_record",
        meeting="review",
        text="""
Eastmarsh Council - Child Protection Review Conference minutes
| Re | Ava Carter | d.o.b. | 04/06/2018 |
| Date | 10/03/2026 | Time | 1.15pm |
Attended: Kim Carter (mother); Jo Smith (SW)
Actions Dr Field: please send the report that was outstanding for this conference, by 31/03/2026.
""",
    ),
    Paper(
        name="brought forward, and held since: no notice of a change",
        held="Tue 10 Mar 2026",
        paper="outcome_letter",
        meeting="review",
        text="""
12 March 2026
Dear Dr Imrie
Re: Ava Carter (4 June 2018)
The review conference was brought forward and took place on 10 March 2026. It decided to end the child protection plan. The review that had been fixed for 12 May 2026 is therefore no longer needed.
Yours sincerely
""",
    ),
    Paper(
        name="a strategy discussion by telephone, on a form whose title is a cell",
        held="Tue 10 Mar 2026",
        paper="strategy_record",
        meeting="strategy",
        text="""
| STRATEGY DISCUSSION - OUTCOME FORM |
| Child | Ava Carter, d.o.b. 04/06/2018 |
| Date and time of discussion | 10/03/2026 16:20 |
| Is an initial child protection conference needed? | No |
""",
    ),
    Paper(
        name="a review after birth tells of the conference before it",
        held="Tue 10 Mar 2026",
        paper="conference_record",
        meeting="review",
        text="""
First Review Conference after birth
Subject: Ava Carter (in earlier papers "Unborn Baby Carter"), born 5 February 2026
Meeting of Tuesday 10 March 2026, 1.30pm, Lakeside Children's Centre
The pre-birth conference of 4 December 2025 had agreed a plan to start at birth. It was agreed that Ava's child protection plan goes on.
The second review conference is on Tuesday 8 September 2026 at 10am.
""",
    ),
    Paper(
        name="previous, this and next in columns",
        held="Tue 10 Mar 2026",
        paper="conference_record",
        meeting="review",
        text="""
Child protection conference - cover
| - | Previous conference | This conference | Next conference |
| Type | ICPC | 1st RCPC | 2nd RCPC |
| Date | 16 December 2025 | 10 March 2026 | 8 September 2026 |
| Time | 1.00pm | 10.30am | 9.15am |
""",
    ),
    Paper(
        name="only the place changes",
        held="Tue 31 Mar 2026",
        paper="rearrangement",
        meeting="initial",
        text="""
Subject: change of room - Carter conference
Dear all
The boiler at Mortimer House has failed. The Initial Child Protection Conference for Ava Carter (dob 04/06/2018) on Tuesday 31 March 2026 will therefore be held at the Quaker Meeting House, Sheep Street, instead of Mortimer House. The day and the time (2pm) have not changed.
""",
    ),
    Paper(
        name="only the start changes",
        held="Tue 31 Mar 2026",
        paper="rearrangement",
        meeting="review",
        text="""
18 March 2026
Dear Doctor
Ava Carter (04/06/2018)
Please alter your diary. The review child protection conference arranged for Tuesday 31 March 2026 will begin at 1.45 pm and not at 10.00 am as we first told you. Everything else stays the same.
Yours sincerely
""",
    ),
    Paper(
        name="an invitation to the first review",
        held="Tue 31 Mar 2026",
        paper="invitation",
        meeting="review",
        text="""
18 March 2026
Dear Dr Field
Ava Carter, born 4 June 2018
You are invited to the first Review Child Protection Conference for Ava. The conference takes place on Tuesday 31 March 2026 at 1.30pm at Bellfield House.
""",
    ),
)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_paper_tells_when_its_meeting_was_and_of_what_kind(
    paper: Paper, read: Callable[..., Reading]
) -> None:
    reading = read(paper.text, paper.today)
    meeting = reading.conference
    assert spoken(meeting.date) == paper.held
    assert reading.document.kind.value == paper.paper
    assert meeting.kind is not None
    assert meeting.kind.value == paper.meeting
