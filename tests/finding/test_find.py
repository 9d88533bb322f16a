"""What the finder owes every document: states, sources, threads, warnings."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from gp_toolkit.model.document import Block, Document, DocumentState, Part
from gp_toolkit.model.reading import DocumentKind, NextStatus, Reading, Trust, Warning

RECORD = (
    "Minutes of the Initial Child Protection Conference",
    "Date of conference: 10 March 2026",
    "Child: Ava Carter DOB 04/06/2018",
    "Date of next review conference: Tuesday 2 June 2026 at 10am",
)


def document(*lines: str, **changes: object) -> Document:
    blocks = tuple(
        Block(text=line, page=1, where=f"line {n}") for n, line in enumerate(lines, 1)
    )
    plain = Document(
        name="x.docx", media="docx", state=DocumentState.READ, blocks=blocks
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    "state",
    [DocumentState.NEEDS_PASSWORD, DocumentState.UNREADABLE, DocumentState.REFUSED],
)
def test_a_file_without_text_gives_an_empty_reading(
    state: DocumentState, read: Callable[..., Reading]
) -> None:
    reading = read(document(state=state, blocks=()))
    assert reading.document.kind is DocumentKind.OTHER
    assert not reading.document.child_protection
    assert reading.next == ()


def test_a_clear_date_is_quoted_with_its_place(read: Callable[..., Reading]) -> None:
    whole = document(*RECORD)
    (entry,) = read(whole).next
    assert entry.trust is Trust.CLEAR
    (line,) = entry.evidence
    assert line.quote == RECORD[3]
    assert whole.text[line.start : line.end] == line.quote
    assert (line.page, line.where) == (1, "line 4")


def test_a_partly_read_file_is_never_clear(read: Callable[..., Reading]) -> None:
    (entry,) = read(document(*RECORD, state=DocumentState.PARTLY_READ)).next
    assert entry.warnings == (Warning.PARTLY_READ,)


def test_what_was_read_from_a_picture_is_never_clear(
    read: Callable[..., Reading],
) -> None:
    whole = document(*RECORD)
    assert read(whole).next[0].trust is Trust.CLEAR
    for number, block in enumerate(whole.blocks):
        blocks = list(whole.blocks)
        blocks[number] = block._replace(scanned=True, confidences=(96, 95, 97))
        (entry,) = read(replace(whole, blocks=tuple(blocks))).next
        assert entry.trust is Trust.CHECK
        assert Warning.POOR_SCAN in entry.warnings
        assert entry.date == dt.date(2026, 6, 2)


def test_a_tracked_change_on_the_date_is_asked_about(
    read: Callable[..., Reading],
) -> None:
    blocks = list(document(*RECORD).blocks)
    blocks[3] = blocks[3]._replace(changed=True)
    (entry,) = read(document(blocks=tuple(blocks))).next
    assert entry.warnings == (Warning.TRACKED_CHANGE,)


def test_two_case_numbers_in_the_headers_are_reported(
    read: Callable[..., Reading],
) -> None:
    extra = [
        Block(text="Case number CP-2026-0431", part=Part.HEADER),
        Block(text="Case number CP-2026-0877", part=Part.HEADER, page=2),
    ]
    whole = document(blocks=(*document(*RECORD).blocks, *extra))
    (entry,) = read(whole).next
    assert entry.warnings == (Warning.SEVERAL_FAMILIES,)


def test_the_attached_minutes_speak_for_a_covering_message(
    read: Callable[..., Reading],
) -> None:
    mail = (
        Block(text="Subject: Minutes attached", part=Part.EMAIL_HEADER),
        Block(text="Date: Tue, 24 Mar 2026 09:00:00 +0000", part=Part.EMAIL_HEADER),
        Block(text="Dear all, please see attached. Kind regards, Pat"),
    )
    attached = tuple(Block(text=line, source="minutes.docx") for line in RECORD)
    reading = read(document(blocks=(*mail, *attached)))
    assert reading.document.kind is DocumentKind.CONFERENCE_RECORD
    assert reading.document.issued == dt.date(2026, 3, 24)
    assert reading.conference.date == dt.date(2026, 3, 10)
    assert [n.date for n in reading.next] == [dt.date(2026, 6, 2)]


def test_a_message_that_names_no_meeting_is_read_as_any_other(
    read: Callable[..., Reading],
) -> None:
    subject = Block(text="Subject: Child protection", part=Part.EMAIL_HEADER)
    body = Block(text="Please ring me. Kind regards, Pat")
    reading = read(document(blocks=(subject, body)))
    assert [entry.status for entry in reading.next] == [NextStatus.NOT_STATED]


def test_an_older_message_below_does_not_speak(read: Callable[..., Reading]) -> None:
    reading = read(
        document(
            "Dear colleague",
            "The Review Child Protection Conference for Ava Carter will now be held on "
            "Tuesday 16 June 2026 at 10am.",
            "From: Conference Unit <unit@anytown.example>",
            "Sent: 2 March 2026 09:00",
            "Subject: Review Child Protection Conference",
            "The Review Child Protection Conference will be held on 2 June 2026 at 2pm.",
        ),
        "2026-05-12",
    )
    assert [(n.status, n.date) for n in reading.next] == [
        (NextStatus.BOOKED, dt.date(2026, 6, 16))
    ]


def test_an_undated_limit_counts_from_the_conference(
    read: Callable[..., Reading],
) -> None:
    (entry,) = read(document(*RECORD[:3], "RCPC in 3 months")).next
    assert (entry.status, entry.date) == (NextStatus.DUE_BY, None)
    assert entry.latest == dt.date(2026, 6, 10)


def test_a_limit_without_a_conference_date_is_not_invented(
    read: Callable[..., Reading],
) -> None:
    (entry,) = read(document(RECORD[0], "RCPC in 3 months")).next
    assert entry.status is NextStatus.NOT_STATED


def test_the_council_is_known_by_its_marks(read: Callable[..., Reading]) -> None:
    assert (
        read(document("Derby City Council", *RECORD)).document.authority == "derby-city"
    )
    assert read(document(*RECORD)).document.authority is None


def test_a_council_that_is_only_mentioned_is_not_the_authority(
    read: Callable[..., Reading],
) -> None:
    filler = [f"Point {n} was discussed and agreed." for n in range(20)]
    passing = "The family lived in the area of Leeds City Council until 2024."
    assert read(document(*RECORD, *filler, passing)).document.authority is None


@pytest.mark.parametrize(
    ("head", "issued"),
    [
        ("Safeguarding Service 24 March 2026", "2026-03-24"),
        ("Fernley Council, Unit for Conferences, 24 March 2026", "2026-03-24"),
        ("Outcome of the review conference held on 10 March 2026", "None"),
    ],
)
def test_a_letterhead_may_end_in_the_day_of_the_letter(
    head: str, issued: str, read: Callable[..., Reading]
) -> None:
    letter = f"""
{head}
Dear Dr Field
Ava Carter (born 4 June 2018) was made the subject of a child protection plan.
"""
    assert str(read(letter, "2026-03-25").document.issued) == issued
