"""A practice with records in memory, a clock that can be set, and an administrator."""

import datetime as dt
from dataclasses import dataclass, field

from gp_toolkit import bootstrap
from gp_toolkit.access.permissions import RolePermits
from gp_toolkit.casework.attending import Choice, arrange
from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.moving import carry_out, propose_change
from gp_toolkit.casework.ports import Store
from gp_toolkit.model.attendance import AttendanceMode, Clinician
from gp_toolkit.model.changing import Asked
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.family import Adult, Child, Professional, ProfessionalRole
from gp_toolkit.model.practice import Practice, Privacy, Role, User
from gp_toolkit.model.reading import MeetingKind
from tests.casework.readers import StandInReader
from tests.store.memory_store import MemoryStore

ANNA = User(id="anna", name="Anna Example", role=Role.ADMINISTRATOR)
MARSH, REES = "Dr Helen Marsh", "Dr Tomos Rees"
MORNING = dt.datetime(2026, 5, 1, 8, tzinfo=dt.UTC)

TAMSIN = Child(
    name="Tamsin Orrell", date_of_birth=dt.date(2019, 5, 3), nhs_number="9990000042"
)
CALLUM = Child(name="Callum Orrell", date_of_birth=dt.date(2021, 2, 9))
MOTHER = Adult(name="Mrs Dilys Orrell", relationship="mother")
OFFICE = Professional(
    role=ProfessionalRole.CONFERENCE_ADMIN,
    name="Odile Farrant",
    phone="01632 960123",
    email="conferences@example.gov.uk",
)
PERSONAL = ("Tamsin", "Callum", "Orrell", "Dilys", "9990000042", "Farrant", "Zebedee")
"""What must stand in no calendar, no draft, no file name and no list."""


@dataclass
class SetClock:
    moment: dt.datetime = MORNING

    def now(self) -> dt.datetime:
        return self.moment

    def day(self, day: str) -> None:
        """Nine in the morning, UTC, of a day."""
        self.moment = dt.datetime.fromisoformat(f"{day}T09:00:00+00:00")

    def passes(self, **time: float) -> None:
        self.moment += dt.timedelta(**time)


@dataclass
class Surgery:
    store: Store = field(default_factory=MemoryStore)
    clock: SetClock = field(default_factory=SetClock)
    privacy: Privacy = Privacy.REFERENCE

    def __post_init__(self) -> None:
        with self.store.work() as work:
            work.save_practice(
                Practice(
                    name="Elmbrook Surgery",
                    authority="derby-city",
                    email="admin@elmbrook.example.nhs.uk",
                    privacy=self.privacy,
                )
            )
            work.save_clinicians((Clinician(name=MARSH), Clinician(name=REES)))

    @property
    def desk(self) -> Desk:
        return Desk(
            store=self.store,
            reader=StandInReader(),
            procedures=bootstrap.procedures(),
            templates={},
            clock=self.clock,
            permits=RolePermits(),
        )

    def books(self, day: str, *, number: int = 1, **more: object) -> Conference:
        """A review on a day at ten, in the diary."""
        values: dict[str, object] = {
            "id": f"conference-{number}",
            "reference": f"CP-{number:04d}",
            "kind": MeetingKind.REVIEW,
            "date": dt.date.fromisoformat(day),
            "start": dt.time(10),
            "venue": "Zebedee House, Canary Road",
            "authority": "derby-city",
            "changed_at": self.clock.now(),
            "children": (TAMSIN,),
            "adults": (MOTHER,),
            "professionals": (OFFICE,),
        }
        conference = Conference(**(values | more))  # type: ignore[arg-type]  # by name
        with self.store.work() as work:
            work.add_conference(conference)
        return conference

    def sends(
        self, who: str, conference: Conference, mode: AttendanceMode | None = None
    ) -> None:
        choice = Choice(clinician=who, mode=mode or AttendanceMode.ATTEND)
        arrange(self.desk, conference.id, choice, by=ANNA)

    def changes(
        self, conference: Conference, asked: Asked, *more_ticks: str
    ) -> Conference:
        """Carry a change out with all that must be ticked, and some more."""
        change = propose_change(self.desk, conference.id, asked, by=ANNA)
        must = [tick.id for tick in change.ticks if tick.must]
        return carry_out(self.desk, change, (*must, *more_ticks), by=ANNA)

    def kept(self, conference: Conference) -> Conference:
        with self.store.work() as work:
            found = work.conference(conference.id)
        assert found is not None
        return found
