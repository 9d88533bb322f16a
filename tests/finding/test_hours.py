"""When the meeting recorded began and ended."""

from collections.abc import Callable

import pytest

from gp_toolkit.model.reading import Reading
from gp_toolkit.model.wording import display_time

RECORD = """
# Record of Initial Child Protection Conference
{}
Child: Ava Carter, born 4 June 2018
Ava was made the subject of a child protection plan, neglect.
{}
"""


@pytest.mark.parametrize(
    ("head", "foot", "start", "end"),
    [
        (
            "| Date of conference | 10/03/2026 |\n| Start time | 09:30 |\n| Finish time | 11:10 |",
            "",
            "9:30am",
            "11:10am",
        ),
        (
            "| Date of conference | 10/03/2026 | Ethnicity | Welsh |\n| Start time | 13:00 | End time | 15:10 |",
            "",
            "1pm",
            "3:10pm",
        ),
        (
            "| Date of conference | 10/03/2026 | Start / finish | 10.00am – 11.50am |",
            "",
            "10am",
            "11:50am",
        ),
        (
            "| Date of conference | 10/03/2026 |\n| Time started / finished | 10.00 am / 12.40 pm |",
            "",
            "10am",
            "12:40pm",
        ),
        (
            "| Type | Initial | Date of conference | 10/03/2026 |\n| Child | Ava CARTER d.o.b. 04/06/2018 | Time | 09.30 |",
            "",
            "9:30am",
            None,
        ),
        (
            "Date of conference: 10 March 2026, 10.00am",
            "The chair thanked everyone and the meeting closed at 11.40am.",
            "10am",
            "11:40am",
        ),
        (
            "Date of conference: 10 March 2026. The conference started at 1pm.",
            "Finish 2.35.",
            "1pm",
            "2:35pm",
        ),
        (
            "Event start date/time : 10-Mar-2026 13:00\nEvent end date/time : 10-Mar-2026 14:25",
            "",
            "1pm",
            "2:25pm",
        ),
        (
            "Date of conference: 10 March 2026, 10.00am",
            "The core group finished at 11.40am. School ends at 3.15pm on Fridays.",
            "10am",
            None,
        ),
    ],
)
def test_the_hours_are_read(
    head: str, foot: str, start: str, end: str | None, read: Callable[..., Reading]
) -> None:
    meeting = read(RECORD.format(head, foot)).conference
    assert f"{meeting.date:%a %d %b}" == "Tue 10 Mar"
    assert meeting.start is not None
    assert display_time(meeting.start) == start
    assert (display_time(meeting.end) if meeting.end else None) == end
