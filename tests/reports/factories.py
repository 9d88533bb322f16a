"""Invented families for the tests of this room."""

import datetime as dt

from gp_toolkit.model.attendance import (
    Attendance,
    AttendanceMode,
    Clinician,
    RotaNeed,
)
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.deadline import Deadline, Milestone, SkippedDay, Source
from gp_toolkit.model.family import (
    Adult,
    Category,
    Child,
    PlanStatus,
    Professional,
    ProfessionalRole,
)
from gp_toolkit.model.practice import Practice
from gp_toolkit.model.reading import Action, Evidence, MeetingKind, Mode, ReportRequest

PRACTICE = Practice(
    name="Elmbrook Surgery",
    authority="derby-city",
    address="2 Elmbrook Lane, Derby DE99 3EB",
    telephone="01632 960100",
    email="safeguarding@elmbrook.example",
)

DOCTOR = Clinician(name="Dr Imogen Tarrant", role="GP partner")

AVA = Child(
    name="Ava Smith & Jones",
    date_of_birth=dt.date(2019, 5, 27),
    nhs_number="9990000018",
    address="14 Quarry Rise, Derby DE99 7QR",
    plan=PlanStatus.CHILD_PROTECTION,
    categories=(Category.NEGLECT, Category.EMOTIONAL),
)
NOAH = Child(
    name="Noah Jones",
    date_of_birth=dt.date(2026, 1, 12),
    address="14 Quarry Rise, Derby DE99 7QR",
    plan=PlanStatus.CHILD_PROTECTION,
    categories=(Category.NEGLECT,),
)
MOTHER = Adult(
    name="Kelly Jones", relationship="Mother", date_of_birth=dt.date(1994, 3, 2)
)
FATHER = Adult(name="Darren Smith", relationship="Father of Ava")

REVIEW = Conference(
    id="3f0c",
    reference="CP-0007",
    kind=MeetingKind.REVIEW,
    date=dt.date(2026, 5, 26),
    start=dt.time(14),
    end=dt.time(15, 30),
    venue="The Council House, Corporation Street, Derby, or by video link",
    mode=Mode.HYBRID,
    authority="derby-city",
    changed_at=dt.datetime(2026, 3, 20, 9, tzinfo=dt.UTC),
    children=(AVA, NOAH),
    adults=(MOTHER, FATHER),
    professionals=(
        Professional(role=ProfessionalRole.CHAIR, name="Morag Ellery"),
        Professional(
            role=ProfessionalRole.SOCIAL_WORKER,
            name="Tomasz Wren",
            phone="01632 960441",
            email="tomasz.wren@council.example",
        ),
    ),
    report=ReportRequest(send_to=("conferences@council.example",)),
    actions=(
        Action(
            text="Bring Noah's immunisations up to date",
            owner="GP practice",
            due=dt.date(2026, 4, 30),
        ),
        Action(text="Review Ava's asthma with Ms Jones", owner="Dr Tarrant"),
    ),
    previous=dt.date(2026, 3, 10),
    core_groups=(dt.date(2026, 3, 19), dt.date(2026, 4, 28)),
    evidence=(
        Evidence(
            quote="Review conference: Tuesday 26 May 2026 at 2pm",
            page=6,
            where="table 4, row 2",
            start=0,
            end=45,
        ),
    ),
    confirmed_by="a1",
)

INITIAL = Conference(
    id="77aa",
    reference="CP-0011",
    kind=MeetingKind.INITIAL,
    date=dt.date(2026, 5, 5),
    start=dt.time(9, 30),
    authority="derby-city",
    changed_at=dt.datetime(2026, 4, 24, 9, tzinfo=dt.UTC),
    children=(
        Child(
            name="Unborn Baby Carter",
            expected_delivery=dt.date(2026, 7, 30),
            address_confidential=True,
            address="3 Hidden Court, Derby DE99 1HC",
        ),
    ),
    adults=(Adult(name="Leanne Carter", relationship="Mother"),),
    strategy_date=dt.date(2026, 4, 21),
)

DEADLINES = tuple(
    Deadline(
        milestone=milestone,
        due=dt.date(2026, 5, 20),
        rule="derby-city/report",
        working=(
            "3 working days before Tuesday 26 May 2026; Monday 25 May is the Spring "
            "bank holiday, Saturday and Sunday do not count."
        ),
        skipped=(SkippedDay(date=dt.date(2026, 5, 25), why="Spring bank holiday"),),
        source=Source(title="Procedures", section="1", checked=dt.date(2026, 1, 5)),
    )
    for milestone in (Milestone.REPORT_TO_FAMILY, Milestone.REPORT_TO_CHAIR)
)


def taking_part(conference: Conference, mode: AttendanceMode) -> Attendance:
    """The doctor's part in a conference."""
    return Attendance(
        need=RotaNeed(reference=conference.reference, date=conference.date),
        clinician=DOCTOR.name,
        mode=mode,
        reasons=("Knows the family.",),
    )
