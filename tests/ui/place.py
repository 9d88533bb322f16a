"""A desk to open pages at: the real use cases on a store in memory."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from gp_toolkit import bootstrap
from gp_toolkit.access.permissions import RolePermits
from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.ports import Reader
from gp_toolkit.model.attendance import Clinician, HalfDay, Session
from gp_toolkit.model.clock import FixedClock
from gp_toolkit.model.filing import FiledDocument
from gp_toolkit.model.practice import Practice, Role, User
from tests.store.memory_store import MemoryStore

ROOT = Path(__file__).parents[2]
MAIN = ROOT / "gp_toolkit" / "ui" / "main.py"
EXAMPLES = ROOT / "example_minutes"
TODAY = dt.date(2026, 11, 24)

EVERY_HALF_DAY = tuple(
    Session(weekday=day, half=half) for day in range(5) for half in HalfDay
)
CLINICIANS = (
    Clinician(name="Dr Helen Marsh", role="GP partner", sessions=EVERY_HALF_DAY),
    Clinician(name="Dr Tomos Rees", role="Salaried GP", sessions=EVERY_HALF_DAY),
)


def example(name: str) -> tuple[str, bytes]:
    """An example document by the beginning of its name."""
    (path,) = (
        p for p in EXAMPLES.glob(f"{name}*") if not p.name.endswith("expected.json")
    )
    return path.name, path.read_bytes()


@dataclass
class Place:
    """What `bootstrap.application()` gives the pages, for one person."""

    desk: Desk
    user: User
    example: bool = False
    files: tuple[tuple[str, bytes], ...] = ()
    cookie_name: str = "test_session"
    signed_in: bool = field(default=True)

    def user_of(self, token: str | None) -> User | None:
        del token
        return self.user if self.signed_in else None

    def desk_of(self, token: str | None) -> Desk | None:
        del token
        return self.desk if self.signed_in else None

    def is_example(self, token: str | None) -> bool:
        del token
        return self.example

    def example_files(self) -> tuple[tuple[str, bytes], ...]:
        return self.files


Places = Callable[..., Place]


def make_place(
    reader: Reader,
    *,
    role: Role = Role.ADMINISTRATOR,
    example: bool = False,
    files: tuple[tuple[str, bytes], ...] = (),
    practice: Practice | None = None,
    clinicians: tuple[Clinician, ...] = CLINICIANS,
) -> Place:
    """A practice with clinicians, and somebody of a role at the desk."""
    store = MemoryStore()
    with store.work() as work:
        work.save_practice(
            practice or Practice(name="Elmbrook Surgery", authority="derby-city")
        )
        work.save_clinicians(clinicians)
    desk = Desk(
        store=store,
        reader=reader,
        procedures=bootstrap.procedures(),
        templates=bootstrap.templates(),
        clock=FixedClock.on(TODAY),
        permits=RolePermits(),
    )
    user = User(id="user-1", name="Ros Ames", role=role)
    return Place(desk=desk, user=user, example=example, files=files)


def open_app() -> AppTest:
    """The app as it opens."""
    return AppTest.from_file(str(MAIN), default_timeout=30).run()


def page(app: AppTest, name: str, **opened: str) -> AppTest:
    """Another page of the app, with something open on it perhaps."""
    app.switch_page(f"pages/{name}.py")
    for key, value in opened.items():
        app.query_params[key] = value
    return app.run()


def only_document(place: Place) -> FiledDocument:
    """The one document that is kept."""
    with place.desk.store.work() as work:
        (document,) = work.documents()
    return document


def words(app: AppTest) -> str:
    """Everything that a page shows as HTML, as it is sent to the browser."""
    parts = (str(part.value) for part in app.get("html") if isinstance(part, Element))
    return "\n".join(part for part in parts if not part.startswith("<style"))


def press(app: AppTest, label: str) -> AppTest:
    """Press the first button that says this."""
    buttons = [b for b in app.button if b.label == label]
    assert buttons, f"no button “{label}” among {[b.label for b in app.button]}"
    return buttons[0].click().run()
