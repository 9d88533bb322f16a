"""Where and when a meeting is held, said in the ways that papers say it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from gp_toolkit.model.reading import Reading
from gp_toolkit.model.wording import display_time

HEAD = """
Review Child Protection Conference
Child: Ava Carter, born 4 June 2018
Date of conference: 10 March 2026
"""


@dataclass(frozen=True)
class Place:
    """Lines about the next conference; its start and its venue."""

    name: str
    text: str
    start: str
    venue: str | None


PLACES = (
    Place(
        name="a building whose name begins like Doctor",
        text="Next review conference: Tuesday 8 September 2026, 1.00pm, Dryden Centre.",
        start="1pm",
        venue="Dryden Centre",
    ),
    Place(
        name="a building whose name begins like dialling in",
        text="Next review conference: Tuesday 8 September 2026 at 2.15pm, Dial House",
        start="2:15pm",
        venue="Dial House",
    ),
    Place(
        name="again at",
        text="Next review conference: Tuesday 8 September 2026 at 1.45 in the afternoon, again at Marl Lodge.",
        start="1:45pm",
        venue="Marl Lodge",
    ),
    Place(
        name="the same venue, named in brackets",
        text="| Next review conference | 8 September 2026, 1.15 p.m., same venue (Albert Road Offices, Room 12) |",
        start="1:15pm",
        venue="Albert Road Offices, Room 12",
    ),
    Place(
        name="the place before the time",
        text="The next review conference will be held on Tuesday 8 September 2026 in Burgh Chambers, starting at 10.30 am.",
        start="10:30am",
        venue="Burgh Chambers",
    ),
    Place(
        name="one label for day, time and place",
        text="""
| Date of next review conference | 08/09/2026 |
| Time and venue | 13:00, Welbeck Mill |
""",
        start="1pm",
        venue="Welbeck Mill",
    ),
    Place(
        name="one label for all, of the conference",
        text="| Date, time and venue of next conference | Tuesday 8 September 2026, 10.00 am, Kinnaird House |",
        start="10am",
        venue="Kinnaird House",
    ),
    Place(
        name="labels in two tongues",
        text="""
| Cynhadledd nesaf / Next conference | 08/09/2026 |
| Amser / Time | 10:00 |
| Lleoliad / Venue | Neuadd Brynglas |
""",
        start="10am",
        venue="Neuadd Brynglas",
    ),
    Place(
        name="other answers between the day and its time",
        text="""
| Date of next conference | 08/09/2026 |
| Chair of next conference | D Amory |
| Interpreter | No |
| Time | 11am |
| Venue | Larkhill Mill |
""",
        start="11am",
        venue="Larkhill Mill",
    ),
    Place(
        name="hours of several people between the day and the place",
        text="""
| Day of next review conference | Tuesday 8 September 2026 |
| Professionals join | 9.30 |
| Conference starts | 10.15 |
| Mr Benali joins by phone, for his children only | 11.15 |
| Place | Larkhill Mill |
""",
        start="10:15am",
        venue="Larkhill Mill",
    ),
    Place(
        name="a line that begins with At",
        text="Next review conference: Tuesday 8 September 2026 at 9.30am\nAt: Ground Floor Room, 14 Castle Terrace, Wexcombe",
        start="9:30am",
        venue="Ground Floor Room, 14 Castle Terrace, Wexcombe",
    ),
    Place(
        name="a building that is called court",
        text="The review conference will take place on Tuesday 8 September 2026 at 1.30pm at Quadrant Court, Woking. Please come.",
        start="1:30pm",
        venue="Quadrant Court, Woking",
    ),
    Place(
        name="after the name of the conference",
        text="We fixed Tuesday 8 September 2026 at half past nine for the second review conference, again in the Guildhall.",
        start="9:30am",
        venue="the Guildhall",
    ),
    Place(
        name="told in a sentence of its own",
        text="The review conference on Tuesday 8 September 2026 cannot be held at Chapel House. The hour does not change (9.45am). We shall meet instead at the Methodist Hall, 3 Tithe Street.",
        start="9:45am",
        venue="the Methodist Hall, 3 Tithe Street",
    ),
    Place(
        name="in a table of its own",
        text="""
| Date of next review conference | 08/09/2026 |
| Time of next review conference | 09:30 |
Printed by K Amery
| Location of next review conference | Kroner House, Ashford |
""",
        start="9:30am",
        venue="Kroner House, Ashford",
    ),
    Place(
        name="start and finish in one row",
        text="""
| Date of next review conference | 08/09/2026 | Chair | D Amory |
| Start time | 13:00 | End time | 15:10 |
""",
        start="1pm",
        venue=None,
    ),
    Place(
        name="within an office",
        text="Date of next Review Child Protection Conference\nTuesday 8 September 2026 at 10.30am within Methil Social Work Office.",
        start="10:30am",
        venue="Methil Social Work Office",
    ),
    Place(
        name="rows that name the conference in each label",
        text="""
| First core group - date | 24/03/2026 |
| First core group - place | Bicester Library |
| Review conference - date | 08/09/2026 |
| Review conference - time | 09:30 |
| Review conference - place | Samuelson House, Banbury |
""",
        start="9:30am",
        venue="Samuelson House, Banbury",
    ),
    Place(
        name="a label that goes on with of",
        text="""
| Date of next review conference | 08/09/2026 |
| Time of next review conference | 10:00 |
| Venue of next review conference | Summerhayes Hub |
""",
        start="10am",
        venue="Summerhayes Hub",
    ),
    Place(
        name="each meeting with a column of its own for the place",
        text="""
| First core group | Core group venue | Next conference | Place of next conference |
| 24 March 2026 14:00 | Pinewood Centre | 8 September 2026 09:30 | Room G7, Marlow House |
""",
        start="9:30am",
        venue="Room G7, Marlow House",
    ),
    Place(
        name="a surname behind the time is no place",
        text="Review child protection conference 8 September 2026 10am - Carter",
        start="10am",
        venue=None,
    ),
)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_the_next_conference_has_its_time_and_place(
    place: Place, read: Callable[..., Reading]
) -> None:
    (entry,) = read(HEAD + place.text.strip(), "2026-03-24").next
    assert entry.start is not None
    assert display_time(entry.start) == place.start
    assert entry.venue == place.venue


HEADS = (
    ("Review Child Protection Conference - 10/03/2026 - 1.30pm - Saltwells", "Saltwells"),
    ("Review Child Protection Conference: Tuesday 10 March 2026, 1.30pm, Saltwells House", "Saltwells House"),
    ("Review Child Protection Conference\n| On | 10.03.2026 at 13.30 |\n| At | Jesmond House, Harrogate |", "Jesmond House, Harrogate"),
    ("Review Child Protection Conference\n| Conference | 10/03/2026, 1.30pm, Dryden Centre |", "Dryden Centre"),
    ("Minutes of the Review Child Protection Conference held on 10 March 2026 at 1.30pm at Greyfriars", "Greyfriars"),
)  # fmt: skip


@pytest.mark.parametrize(("head", "venue"), HEADS)
def test_the_meeting_recorded_has_its_time_and_place(
    head: str, venue: str, read: Callable[..., Reading]
) -> None:
    text = head + "\nPresent: Kim Carter (mother)\nDecision: the plan continues."
    meeting = read(text, "2026-03-24").conference
    assert meeting.start is not None
    assert display_time(meeting.start) == "1:30pm"
    assert meeting.venue == venue
