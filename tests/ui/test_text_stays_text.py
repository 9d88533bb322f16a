"""Words of a document are never markdown, nor HTML, wherever they are shown.

A picture's address in markdown is fetched by the browser: it would tell a third party
which practice opened which minutes.
"""

import ast
import datetime as dt
import doctest
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block as Branch
from streamlit.testing.v1.element_tree import Element

from gp_toolkit.model.attendance import Clinician
from gp_toolkit.model.conference import Conference
from gp_toolkit.model.document import Block, Document, DocumentState, Problem
from gp_toolkit.model.family import Adult, Child
from gp_toolkit.model.filing import FiledDocument
from gp_toolkit.model.practice import Practice
from gp_toolkit.model.reading import (
    Candidate,
    DocumentFacts,
    DocumentKind,
    Evidence,
    MeetingKind,
    NextConference,
    NextStatus,
    Reading,
    Warning,
)
from tests.ui.place import EVERY_HALF_DAY, Place, Places, open_app, page

UI = Path(__file__).parents[2] / "gp_toolkit" / "ui"

BEACON = (
    "![](http://beacon.example/x) <img src='http://beacon.example/y'> "
    "<script>fetch('http://beacon.example/z')</script> :material/home: **b** $x$"
)

SHOWN_AS_TEXT = {"html", "text_input", "selectbox"}
"""Elements that show text as it is; HTML is looked at by itself."""


def hostile(place: Place) -> tuple[str, str]:
    """A document and a conference with a beacon in every field."""
    quote = Evidence(quote=BEACON, page=1, where=BEACON, start=0, end=len(BEACON))
    child = Child(name=BEACON, date_of_birth=dt.date(2018, 6, 4), address=BEACON)
    found = NextConference(
        kind=MeetingKind.REVIEW,
        status=NextStatus.BOOKED,
        date=dt.date(2026, 12, 8),
        venue=BEACON,
        children=(BEACON,),
        warnings=(Warning.SEVERAL_CANDIDATES,),
        evidence=(quote,),
        candidates=(Candidate(date=dt.date(2026, 12, 9), quote=BEACON),),
    )
    filed = FiledDocument(
        id="d",
        sha256="0",
        received=place.desk.clock.now(),
        filed_by="u",
        document=Document(
            name=BEACON,
            media="docx",
            state=DocumentState.PARTLY_READ,
            problems=(Problem(code="x", message=BEACON),),
            blocks=(Block(text=BEACON, heading=True), Block(text=BEACON, row=1)),
        ),
        reading=Reading(
            document=DocumentFacts(
                kind=DocumentKind.CONFERENCE_RECORD, child_protection=True
            ),
            next=(found, found),
            children=(child,),
            adults=(Adult(name=BEACON),),
        ),
        note=BEACON,
    )
    conference = Conference(
        id="c",
        reference="CP-0001",
        kind=MeetingKind.REVIEW,
        date=dt.date(2026, 12, 8),
        authority="derby-city",
        changed_at=place.desk.clock.now(),
        venue=BEACON,
        children=(child,),
        evidence=(quote,),
        document="d",
    )
    with place.desk.store.work() as work:
        work.add_document(filed, b"x")
        work.add_conference(conference)
    return filed.id, conference.id


def elements(branch: Branch) -> Iterator[Element | Branch]:
    for child in branch.children.values():
        yield child
        if isinstance(child, Branch):
            yield from elements(child)


def everything(app: AppTest) -> list[Element | Branch]:
    tree = app._tree  # noqa: SLF001 (there is no public way to walk the page)
    roots = (root for root in tree.children.values() if isinstance(root, Branch))
    return [element for root in roots for element in elements(root)]


PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    ("today", {}),
    ("inbox", {}),
    ("document", {"document": "d"}),
    ("conferences", {}),
    ("conference", {"conference": "c"}),
    ("change", {"conference": "c"}),
    ("calendars", {}),
    ("rota", {}),
    ("reports", {"conference": "c"}),
    ("settings", {}),
)


@pytest.mark.parametrize(("name", "opened"), PAGES)
def test_a_beacon_in_every_field_stays_text(
    at_desk: Places, name: str, opened: dict[str, str]
) -> None:
    place = at_desk(
        practice=Practice(name=BEACON, authority="derby-city", address=BEACON),
        clinicians=(Clinician(name=BEACON, role=BEACON, sessions=EVERY_HALF_DAY),),
    )
    hostile(place)
    app = page(open_app(), name, **opened)
    assert not app.exception
    shown = everything(app)
    assert any("beacon" in str(e.proto) for e in shown), "the page shows the text"
    for part in shown:
        if part.type == "html" and isinstance(part, Element):
            body = str(part.value)
            assert "<img" not in body
            assert "<script" not in body
        elif part.type not in SHOWN_AS_TEXT and isinstance(part, Element):
            assert "beacon" not in str(part.proto), part.type


AS_MARKDOWN = {
    "badge", "button", "caption", "checkbox", "date_input", "download_button", "error",
    "expander", "feedback", "file_uploader", "form_submit_button", "header", "info",
    "link_button", "markdown", "metric", "number_input", "page_link", "pills",
    "popover", "progress", "radio", "segmented_control", "selectbox", "spinner",
    "status", "subheader", "success", "tabs", "text_area", "text_input", "time_input",
    "title", "toast", "toggle", "warning",
}  # fmt: skip
"""Calls whose words Streamlit takes for markdown."""

FORBIDDEN = {"write", "table", "write_stream", "latex", "exception", "pills", "radio"}

LABELS = {"for_case", "for_tick"}
"""Functions that let nothing but a case reference or the program's words into a label."""

NUMBERS = {"number", "len"}
"""What an f-string of a label may hold: counts of the page itself."""


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call, ast.FunctionDef | None]]:
    """Each call `st.name(…)` with the function it stands in."""
    homes = {
        id(node): home
        for home in ast.walk(tree)
        if isinstance(home, ast.FunctionDef)
        for node in ast.walk(home)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id in {"st", "bar"}
        ):
            yield node.func.attr, node, homes.get(id(node))


def is_own(node: ast.expr, home: ast.FunctionDef | None, tree: ast.Module) -> bool:
    """Whether words are the program's own: constants, references and counts."""
    match node:
        case ast.Constant() | ast.Lambda():
            return True
        case ast.IfExp():
            return is_own(node.body, home, tree) and is_own(node.orelse, home, tree)
        case ast.List():
            return all(is_own(item, home, tree) for item in node.elts)
        case ast.JoinedStr():
            return all(_is_count(part) for part in node.values)
        case ast.Call(func=ast.Name(id=name)) if name in LABELS:
            return True
        case ast.Call(func=ast.Name(id=name)):
            return _gives_own(name, tree)
        case ast.Name(id=name) if home is not None:
            return _is_assigned_own(name, home, tree)
        case _:
            return False


def _is_count(part: ast.expr) -> bool:
    if isinstance(part, ast.Constant):
        return True
    held = part.value if isinstance(part, ast.FormattedValue) else part
    if isinstance(held, ast.Call):
        held = held.func
    return isinstance(held, ast.Name) and held.id in NUMBERS


def _gives_own(name: str, tree: ast.Module) -> bool:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            given = [r.value for r in ast.walk(node) if isinstance(r, ast.Return)]
            firsts = [v.elts[0] if isinstance(v, ast.Tuple) else v for v in given]
            return all(v is not None and is_own(v, node, tree) for v in firsts)
    return False


def _is_assigned_own(name: str, home: ast.FunctionDef, tree: ast.Module) -> bool:
    values = []
    for node in ast.walk(home):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                first = target.elts[0] if isinstance(target, ast.Tuple) else target
                if isinstance(first, ast.Name) and first.id == name:
                    values.append(node.value)
    return bool(values) and all(is_own(v, home, tree) for v in values)


def _labels(name: str, call: ast.Call) -> Iterator[ast.expr]:
    named = {k.arg: k.value for k in call.keywords if k.arg}
    if name == "progress":
        if "text" in named:
            yield named["text"]
        return
    if call.args:
        yield call.args[0]
    for word in ("label", "body", "help", "text"):
        if word in named:
            yield named[word]


FILES = sorted(UI.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(UI)))
def test_no_words_but_the_programs_own_reach_markdown(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for name, call, home in calls(tree):
        assert name not in FORBIDDEN, f"line {call.lineno}: st.{name}"
        if name in AS_MARKDOWN:
            for words in _labels(name, call):
                assert is_own(words, home, tree), f"line {words.lineno}: st.{name}"
        if name == "html":
            assert path.name in {"markup.py", "frame.py"}, f"line {call.lineno}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(UI)))
def test_nothing_unsafe_is_switched_on(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for word in ("unsafe_allow", ":material/", "components.v1", "iframe"):
        assert word not in text


def test_the_rule_notices_words_that_are_not_the_programs_own() -> None:
    """The rule itself is tried, so that it cannot quietly allow everything."""
    bad = (
        "def f(x):\n    st.markdown(x)",
        "def f(x):\n    st.button(f'Open {x}')",
        "def f(x):\n    label = x.name\n    st.button(label)",
        "def f(x):\n    st.text_input('Name', help=x)",
        "def f(x):\n    st.header(name(x))\n\ndef name(x):\n    return x",
    )
    for text in bad:
        tree = ast.parse(text)
        ((name, call, home),) = calls(tree)
        assert not all(is_own(w, home, tree) for w in _labels(name, call)), text


def test_pages_are_short() -> None:
    long = {
        path.name: lines
        for path in (UI / "pages").glob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 60
    }
    assert long == {}


MODULES = (
    "markup",
    "labels",
    *(f"presenters.{p.stem}" for p in sorted((UI / "presenters").glob("[a-z]*.py"))),
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"gp_toolkit.ui.{name}")).failed == 0
