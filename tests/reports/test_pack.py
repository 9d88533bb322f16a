"""The Word documents of a conference, opened again and read."""

import dataclasses
import datetime as dt
import io
import re
import zipfile

import pytest
from docx import Document

from gp_toolkit.model.attendance import AttendanceMode
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.family import Adult, Child, Professional, ProfessionalRole
from gp_toolkit.model.practice import Practice
from gp_toolkit.model.reading import (
    Action,
    DocumentFacts,
    DocumentKind,
    Meeting,
    MeetingKind,
    NextConference,
    NextStatus,
    Reading,
    ReportRequest,
)
from gp_toolkit.reports.ages import display_age
from gp_toolkit.reports.case import case_from_reading
from gp_toolkit.reports.fields import Fill, known_fields
from gp_toolkit.reports.pack import ReportFile, fill_from_reading, report_pack
from gp_toolkit.reports.templates import CHILD, SHIPPED, load_templates
from gp_toolkit.reports.templates import INITIAL as INITIAL_TEMPLATE
from gp_toolkit.reports.templates import REVIEW as REVIEW_TEMPLATE
from tests.reports.documents import part_of, rows_of, texts_of
from tests.reports.factories import (
    AVA,
    DEADLINES,
    DOCTOR,
    FATHER,
    INITIAL,
    MOTHER,
    NOAH,
    PRACTICE,
    REVIEW,
    taking_part,
)

TEMPLATES = load_templates()


def pack_of(
    conference: Conference, mode: AttendanceMode = AttendanceMode.ATTEND
) -> tuple[ReportFile, ...]:
    return report_pack(
        conference,
        practice=PRACTICE,
        clinician=DOCTOR,
        attendance=taking_part(conference, mode),
        deadlines=DEADLINES,
        templates=TEMPLATES,
    )


def asked_by(name: str) -> set[str]:
    """The fields that a shipped template shows."""
    parts = ("word/document.xml", "word/header1.xml", "word/footer1.xml")
    text = "".join(part_of(TEMPLATES[name], part) for part in parts)
    return set(re.findall(r"\{\{ ([a-z_.]+) \}\}", text))


def test_a_review_of_two_children_and_two_adults_gives_five_papers_named_by_case() -> (
    None
):
    files = pack_of(REVIEW)
    assert [(f.name, f.template) for f in files] == [
        ("CP-0007 GP report (review).docx", "gp-report-review.docx"),
        ("CP-0007 child profile 1.docx", "child-profile.docx"),
        ("CP-0007 child profile 2.docx", "child-profile.docx"),
        ("CP-0007 parent-carer profile 1.docx", "parent-carer-profile.docx"),
        ("CP-0007 parent-carer profile 2.docx", "parent-carer-profile.docx"),
    ]


@pytest.mark.parametrize(
    ("kind", "name", "template"),
    [
        (MeetingKind.INITIAL, "CP-0011 GP report (initial).docx", INITIAL_TEMPLATE),
        (MeetingKind.PRE_BIRTH, "CP-0011 GP report (pre-birth).docx", INITIAL_TEMPLATE),
        (
            MeetingKind.TRANSFER_IN,
            "CP-0011 GP report (transfer-in).docx",
            INITIAL_TEMPLATE,
        ),
        (MeetingKind.REVIEW, "CP-0011 GP report (review).docx", REVIEW_TEMPLATE),
    ],
)
def test_each_kind_of_conference_has_its_report(
    kind: MeetingKind, name: str, template: str
) -> None:
    report = pack_of(dataclasses.replace(INITIAL, kind=kind))[0]
    assert (report.name, report.template) == (name, template)


def test_a_file_name_holds_the_case_reference_and_nothing_a_file_system_refuses() -> (
    None
):
    odd = dataclasses.replace(REVIEW, reference="../CP 7:\\*?")
    assert pack_of(odd)[0].name == "CP-7 GP report (review).docx"


def test_the_report_says_what_the_papers_the_settings_and_the_calendar_say() -> None:
    rows = rows_of(pack_of(REVIEW)[0].content)
    assert rows["Type of conference"] == "Review child protection conference"
    assert rows["Date and time"] == "Tuesday 26 May 2026, 2pm to 3:30pm"
    assert rows["How it is held"] == "In person and by video"
    assert rows["Chair"] == "Morag Ellery"
    assert (
        rows["Social worker"]
        == "Tomasz Wren, 01632 960441, tomasz.wren@council.example"
    )
    assert rows["Last conference"] == "Tuesday 10 March 2026"
    assert (
        rows["Core groups since then"]
        == "Thursday 19 March 2026\nTuesday 28 April 2026"
    )
    assert rows["Share with the family by"] == "Wednesday 20 May 2026"
    assert rows["With the chair by"] == "Wednesday 20 May 2026"
    assert rows["Send to"] == "conferences@council.example"
    assert rows["Prepared by"] == "Dr Imogen Tarrant"
    texts = texts_of(pack_of(REVIEW)[0].content)
    assert "Confidential – child protection\tCase reference CP-0007" in texts
    assert {"Ava Smith & Jones", "27 May 2019", "6 years", "999 000 0018"} <= set(texts)
    assert {"Noah Jones", "4 months", "Neglect, Emotional abuse"} <= set(texts)
    assert {"Bring Noah's immunisations up to date", "Thursday 30 April 2026"} <= set(
        texts
    )


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2019-05-27", "2026-05-26", "6 years"),  # the day before the seventh birthday
        ("2019-05-26", "2026-05-26", "7 years"),
        ("2024-05-27", "2026-05-26", "23 months"),
        ("2024-05-26", "2026-05-26", "2 years"),
        ("2026-05-25", "2026-05-26", "1 day"),
        ("2026-05-26", "2026-05-26", "0 days"),
        ("2026-04-28", "2026-05-26", "4 weeks"),
        ("2026-02-26", "2026-05-26", "3 months"),
        ("2020-02-29", "2026-02-28", "5 years"),
        ("2020-02-29", "2026-03-01", "6 years"),
        ("2026-06-01", "2026-05-26", ""),  # not yet born: one of the dates is wrong
    ],
)
def test_age_on_the_day_of_the_conference(born: str, day: str, age: str) -> None:
    assert display_age(dt.date.fromisoformat(born), dt.date.fromisoformat(day)) == age


def test_what_only_the_record_or_the_gp_can_say_is_always_a_gap_with_its_prompt() -> (
    None
):
    report = pack_of(REVIEW)[0]
    rows = rows_of(report.content)
    for key in asked_by(REVIEW_TEMPLATE):
        known = known_fields()[key]
        if known.fill in (Fill.RECORD, Fill.GP) and known.label in rows:
            assert rows[known.label] == known.gap, key
    assert rows["Facts"].startswith("[To be written by the GP – ")
    assert rows["Allegations"].startswith("[To be written by the GP – ")
    assert rows["Professional opinion"].startswith("[To be written by the GP – ")
    assert rows["Immunisations"].startswith("[Not recorded – ")
    assert {"Facts", "Immunisations", "What are we worried about?"} <= set(report.gaps)
    assert "Chair" not in report.gaps


def test_a_conference_of_which_nothing_is_known_shows_every_gap_and_one_report() -> (
    None
):
    bare = Conference(
        id="0",
        reference="CP-0001",
        kind=MeetingKind.INITIAL,
        date=dt.date(2026, 5, 5),
        authority="derby-city",
        changed_at=dt.datetime(2026, 4, 1, tzinfo=dt.UTC),
    )
    (report,) = report_pack(
        bare,
        practice=Practice(name="", authority="derby-city"),
        clinician=None,
        attendance=None,
        deadlines=(),
        templates=TEMPLATES,
    )
    asked = asked_by(INITIAL_TEMPLATE)
    shown = "\n".join(texts_of(report.content))
    filled = {
        "conference.kind",
        "conference.when",
        "report.reference",
        "report.sources",
        "report.due_requested",  # shown only when the letter names a day
        "conference.dial_in_time",
        "conference.dial_in_number",
        "conference.dial_in_room",
    }
    for key in asked - filled:
        assert known_fields()[key].gap in shown, key
    assert {"Full name", "Date of birth", "Practice", "Prepared by"} <= set(report.gaps)


def test_a_gap_is_shaded_and_a_filled_value_is_not() -> None:
    document = Document(io.BytesIO(pack_of(REVIEW)[0].content))
    shaded = {
        run.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for run in cell.paragraphs[0].runs
        if run._r.xpath("./w:rPr/w:shd[@w:fill='FFF0CC']")  # noqa: SLF001 (python-docx cannot tell)
    }
    assert all(text.startswith("[") and text.endswith("]") for text in shaded)
    assert known_fields()["gp.facts"].gap in shaded
    assert "Morag Ellery" not in shaded


def test_a_gp_who_only_rings_in_is_not_asked_for_a_view_on_the_plan() -> None:
    ringing = pack_of(REVIEW, AttendanceMode.DIAL_IN)[0].content
    rows, shown = rows_of(ringing), "\n".join(texts_of(ringing))
    assert "View on the plan" not in rows
    assert "Not asked. The GP rings in for part of the conference only" in shown
    assert rows["Confidential room"].startswith("[To be written by the GP – ")
    assert rows["Time to ring in"].startswith("[Not recorded – ")
    attending = pack_of(REVIEW, AttendanceMode.ATTEND)[0].content
    assert rows_of(attending)["View on the plan"].startswith("[To be written by the GP")
    assert "Not asked." not in "\n".join(texts_of(attending))
    assert "Time to ring in" not in rows_of(attending)


def test_a_confidential_address_stands_in_no_paper_of_the_case() -> None:
    for file in pack_of(INITIAL):
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            everything = b"".join(archive.read(n) for n in archive.namelist())
        assert b"Hidden Court" not in everything
        assert b"DE99 1HC" not in everything
    assert rows_of(pack_of(INITIAL)[1].content)["Address"] == (
        "Withheld – do not disclose"
    )


def test_a_brother_at_the_confidential_address_is_withheld_too() -> None:
    hidden = dataclasses.replace(AVA, address_confidential=True)
    brother = dataclasses.replace(NOAH, address="14 Quarry Rise, DERBY,  DE99 7QR")
    case = dataclasses.replace(REVIEW, children=(hidden, brother))
    for file in pack_of(case):
        assert "quarry rise" not in "\n".join(texts_of(file.content)).lower()


def test_an_unborn_child_is_expected_not_aged_and_not_asked_to_read() -> None:
    report, child = pack_of(INITIAL)[:2]
    rows = rows_of(child.content)
    assert rows["Date of birth"] == "Expected 30 July 2026 (not yet born)"
    assert rows["Age at conference"] == "Not yet born"
    readers = [row for row in rows_of(report.content) if row == "Unborn Baby Carter"]
    assert readers == []


def test_a_childs_profile_holds_no_more_of_others_than_name_and_relationship() -> None:
    shown = "\n".join(texts_of(pack_of(REVIEW)[1].content))
    assert "Kelly Jones (Mother)" in shown
    assert "2 March 1994" not in shown
    assert "Noah Jones" in shown
    assert "12 January 2026" not in shown


def test_an_adults_profile_holds_nothing_of_another_adult() -> None:
    mother, father = pack_of(REVIEW)[3:]
    for file, own, other in ((mother, MOTHER, FATHER), (father, FATHER, MOTHER)):
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            everything = "".join(
                archive.read(n).decode("utf-8", "replace") for n in archive.namelist()
            )
        assert own.name in everything
        assert other.name not in everything
        assert "14 Quarry Rise" not in everything
    assert "2 March 1994" not in "\n".join(texts_of(father.content))


def canaries(word: str) -> Conference:
    """A conference that carries one word in every text it can hold."""
    return Conference(
        id=word,
        reference=f"CP-{word}",
        kind=MeetingKind.REVIEW,
        date=dt.date(2026, 5, 26),
        authority="derby-city",
        changed_at=dt.datetime(2026, 4, 1, tzinfo=dt.UTC),
        venue=f"{word} venue",
        children=(
            Child(name=f"{word} child", address=f"{word} street"),
            Child(name=f"{word} other child"),
        ),
        adults=(Adult(name=f"{word} adult", relationship=f"{word} aunt"),),
        professionals=(
            Professional(role=ProfessionalRole.CHAIR, name=f"{word} chair"),
            Professional(role=ProfessionalRole.SOCIAL_WORKER, name=f"{word} worker"),
        ),
        report=ReportRequest(send_to=(f"{word}@council.example",)),
        actions=(Action(text=f"{word} action", owner=f"{word} owner"),),
        document=f"{word}.docx",
    )


def test_nothing_of_one_family_reaches_the_papers_of_another() -> None:
    packs = {word: pack_of(canaries(word)) for word in ("Kestrel", "Heron")}
    for word, other in (("Kestrel", "Heron"), ("Heron", "Kestrel")):
        for file in packs[word]:
            with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
                everything = b"".join(archive.read(n) for n in archive.namelist())
            assert word.encode() in everything
            assert other.encode() not in everything
            assert other not in file.name


def test_nobody_is_named_as_the_author_of_a_paper() -> None:
    for file in pack_of(REVIEW):
        properties = Document(io.BytesIO(file.content)).core_properties
        assert properties.author == ""
        assert properties.last_modified_by == ""
        assert properties.comments == ""
        assert properties.title != ""


def test_the_same_case_gives_the_same_bytes() -> None:
    assert [f.content for f in pack_of(REVIEW)] == [f.content for f in pack_of(REVIEW)]


def test_the_sources_are_named_at_the_end() -> None:
    shown = "\n".join(texts_of(pack_of(REVIEW)[0].content))
    assert "the papers of the conference of Tuesday 10 March 2026" in shown
    assert "The date of the conference is taken from page 6, table 4, row 2." in shown
    assert "Nothing has been taken from the clinical record." in shown


def test_a_missing_template_is_named() -> None:
    some = {name: TEMPLATES[name] for name in SHIPPED if name != CHILD}
    with pytest.raises(UserProblem, match=r"child-profile\.docx"):
        report_pack(
            REVIEW,
            practice=PRACTICE,
            clinician=None,
            attendance=None,
            deadlines=(),
            templates=some,
        )


# --- from a reading --------------------------------------------------------------------

READING = Reading(
    document=DocumentFacts(
        kind=DocumentKind.CONFERENCE_RECORD,
        child_protection=True,
        issued=dt.date(2026, 3, 16),
    ),
    conference=Meeting(kind=MeetingKind.INITIAL, date=dt.date(2026, 3, 10)),
    next=(
        NextConference(
            kind=MeetingKind.REVIEW,
            status=NextStatus.BOOKED,
            date=dt.date(2026, 5, 26),
            start=dt.time(14),
            children=("Ava Smith & Jones",),
        ),
    ),
    children=(AVA, NOAH),
    adults=(MOTHER, FATHER),
)
ON = dt.date(2026, 4, 1)


def test_a_reading_is_reported_on_for_its_booked_conference_and_the_children_in_it() -> (
    None
):
    content = fill_from_reading(READING, template=TEMPLATES[REVIEW_TEMPLATE], on=ON)
    rows, texts = rows_of(content), texts_of(content)
    assert rows["Date and time"] == "Tuesday 26 May 2026, 2pm"
    assert rows["Last conference"] == "Tuesday 10 March 2026"
    assert "Ava Smith & Jones" in texts
    assert "Noah Jones" not in texts
    assert (
        "Nobody in the practice has confirmed the date of the conference yet"
        in "\n".join(texts)
    )


def test_the_profile_of_a_reading_with_two_adults_says_that_it_is_of_one() -> None:
    template = TEMPLATES["parent-carer-profile.docx"]
    shown = "\n".join(texts_of(fill_from_reading(READING, template=template, on=ON)))
    assert "Kelly Jones" in shown
    assert "Darren Smith" not in shown
    assert "The papers name 2 adults. This profile is about the one named here" in shown


@pytest.mark.parametrize("name", SHIPPED)
def test_a_reading_that_says_nothing_fills_every_template_with_gaps(name: str) -> None:
    nothing = Reading(
        document=DocumentFacts(kind=DocumentKind.OTHER, child_protection=False)
    )
    shown = "\n".join(
        texts_of(fill_from_reading(nothing, template=TEMPLATES[name], on=ON))
    )
    assert known_fields()["conference.when"].gap in shown
    assert "{{" not in shown


def test_a_reading_without_a_booked_day_leaves_the_date_a_gap() -> None:
    due_by = dataclasses.replace(
        READING.next[0],
        status=NextStatus.DUE_BY,
        date=None,
        start=None,
        latest=dt.date(2026, 6, 10),
    )
    case = case_from_reading(dataclasses.replace(READING, next=(due_by,)), on=ON)
    assert case.date is None
    assert case.kind is MeetingKind.REVIEW


def test_of_two_booked_conferences_the_one_still_to_come_is_reported_on() -> None:
    past = dataclasses.replace(READING.next[0], date=dt.date(2026, 3, 20))
    both = dataclasses.replace(READING, next=(past, READING.next[0]))
    assert case_from_reading(both, on=ON).date == dt.date(2026, 5, 26)


def test_an_invitation_does_not_count_as_the_conference_before_itself() -> None:
    same = dataclasses.replace(
        READING, conference=Meeting(kind=MeetingKind.REVIEW, date=dt.date(2026, 5, 26))
    )
    assert case_from_reading(same, on=ON).previous is None
