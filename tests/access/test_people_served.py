"""People and passwords through the served app: who gets in, and who is put out."""

import re
import time
from collections.abc import Callable

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from gp_toolkit.access.gate import COOKIE, FEED_PATH, OPEN_PATHS, PASSWORD_PATH
from gp_toolkit.model.practice import Role
from tests.access.knocking import INNER, METHODS, filled, read_to_the_end, stream
from tests.access.visitor import GOOD_PASSWORD, SET_UP, Server, Visitor

FIRST_PASSWORD = "kettle orchard ninety blue"  # noqa: S105 (invented, for tests)
OWN_PASSWORD = "my own four good words"  # noqa: S105 (invented, for tests)
NASTY = '"><script>alert(1)</script>&amp;{{7*7}}'
PEOPLE_PAGES = ("/people", "/people/add", "/people/{id}/password", "/people/{id}/close")


@pytest.fixture(scope="module")
def server(serve: Callable[[], Server]) -> Server:
    server = serve()
    assert Visitor(server).send("/setup", SET_UP).status == 200
    return server


@pytest.fixture
def anna(server: Server) -> Visitor:
    """The administrator."""
    return signed_in(server, "anna", GOOD_PASSWORD)


def signed_in(server: Server, user_name: str, password: str) -> Visitor:
    visitor = Visitor(server)
    values = {"user_name": user_name, "password": password}
    answer = visitor.send("/signin", values)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    return visitor


def add(anna: Visitor, user_name: str, role: Role) -> None:
    person = {
        "person": f"{user_name.capitalize()} Example",
        "user_name": user_name,
        "role": role.value,
        "password": FIRST_PASSWORD,
    }
    answer = anna.send("/people/add", person)
    assert (answer.status, answer.headers["location"]) == (303, "/people?done=added")


def settled(anna: Visitor, user_name: str, role: Role) -> Visitor:
    """A new person who has chosen their own password."""
    add(anna, user_name, role)
    visitor = signed_in(anna.server, user_name, FIRST_PASSWORD)
    chosen = {"password": OWN_PASSWORD, "password_again": OWN_PASSWORD}
    answer = visitor.send(PASSWORD_PATH, chosen)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    return visitor


def id_of(anna: Visitor, user_name: str) -> str:
    """A person's id, from the links beside their name on the list."""
    rows = anna.get("/people").body.split("<li>")
    (row,) = [row for row in rows if f"<p>{user_name}</p>" in row]
    found = re.search(r'"/people/([0-9a-f]{32})/close"', row)
    assert found is not None
    return found[1]


def state_of(anna: Visitor) -> str:
    """The list of people, without what was just done."""
    return anna.get("/people").body.partition("<ul")[2]


def test_the_list_says_role_and_state(anna: Visitor) -> None:
    add(anna, "lena", Role.MANAGER)
    page = anna.get("/people").body
    (row,) = [r for r in page.split("<li>") if "<p>lena</p>" in r]
    for words in ("Lena Example", "Manager", "Has yet to sign in"):
        assert words in row
    (own,) = [r for r in page.split("<li>") if "<p>anna</p>" in r]
    assert "Administrator" in own
    assert 'href="/password"' in own
    assert "/close" not in own, "nobody closes their own account by a slip"


def test_the_roles_are_explained_where_one_is_chosen(anna: Visitor) -> None:
    page = anna.get("/people/add").body
    for words in (
        "Sees and does everything",
        "Changes no settings.",
        "Sees Rota and Settings only",
        "changes nothing. Each look at a family is recorded.",
    ):
        assert words in page


def test_a_new_person_chooses_a_password_before_anything_else(anna: Visitor) -> None:
    add(anna, "gil", Role.GP)
    gil = signed_in(anna.server, "gil", FIRST_PASSWORD)
    first = gil.cookies[COOKIE]
    for path in ("/", "/inbox", "/people", "/settings", "/people/add"):
        answer = gil.get(path)
        assert (answer.status, answer.headers["location"]) == (303, PASSWORD_PATH)
    page = gil.get(PASSWORD_PATH).body
    assert "Choose your own password" in page
    assert 'name="old"' not in page

    same = {"password": FIRST_PASSWORD, "password_again": FIRST_PASSWORD}
    answer = gil.send(PASSWORD_PATH, same)
    assert answer.status == 400
    assert 'id="password-problem"' in answer.body
    assert "An administrator knows this password" in answer.body
    assert gil.ask("GET", "/_stcore/health").status == 401

    own = {"password": OWN_PASSWORD, "password_again": OWN_PASSWORD}
    answer = gil.send(PASSWORD_PATH, own)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    assert gil.cookies[COOKIE] != first
    assert gil.get("/_stcore/health").status == 200
    assert gil.get("/").status == 200
    thief = Visitor(anna.server, {COOKIE: first})
    assert thief.get(PASSWORD_PATH).status == 401, "the first session has ended"
    (row,) = [r for r in anna.get("/people").body.split("<li>") if "<p>gil</p>" in r]
    assert "May sign in" in row


@pytest.mark.parametrize("method", METHODS)
def test_before_that_nothing_of_the_app_answers_them(
    anna: Visitor, method: str
) -> None:
    user_name = f"new.{method.lower()}"
    add(anna, user_name, Role.ADMINISTRATOR)
    newcomer = signed_in(anna.server, user_name, FIRST_PASSWORD)
    own = {"Origin": f"http://{anna.server.address}"}
    paths = {*INNER, *map(filled, anna.server.paths)} - OPEN_PATHS
    paths -= {"", "/", PASSWORD_PATH} | {p for p in paths if p.startswith(FEED_PATH)}
    for path in sorted(paths):
        assert newcomer.ask(method, path, headers=own).status == 401, (method, path)
    with pytest.raises(InvalidStatus) as refused:
        stream(anna.server, cookie=newcomer.cookie_line, origin=own["Origin"])
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("role", [Role.GP, Role.MANAGER, Role.AUDITOR])
def test_other_roles_get_a_calm_answer_and_change_nothing(
    anna: Visitor, role: Role
) -> None:
    person = settled(anna, f"a.{role.value}", role)
    before = state_of(anna)
    for path in PEOPLE_PAGES:
        at = path.format(id=id_of(anna, f"a.{role.value}"))
        answer = person.get(at)
        assert answer.status == 403, at
        assert "This page is for administrators" in answer.body
        assert "Example" not in answer.body
        assert "form_token" not in answer.body
        values = {
            "person": "Mallory",
            "user_name": "mallory",
            "role": "administrator",
            "password": OWN_PASSWORD,
        }
        # With a token of their own password's form, which is a real one.
        answer = person.send(at, values, form=PASSWORD_PATH)
        assert answer.status == (405 if path == "/people" else 403), at
    assert state_of(anna) == before
    assert person.get("/_stcore/health").status == 200


def test_every_problem_stands_beside_its_field(anna: Visitor) -> None:
    wrong = {"person": " ", "user_name": NASTY, "role": "king", "password": "canary"}
    answer = anna.send("/people/add", wrong)
    assert answer.status == 400
    for field in ("person", "user_name", "role", "password"):
        assert f'href="#{field}"' in answer.body
        assert f'id="{field}-problem"' in answer.body
    assert "<script" not in answer.body
    assert "canary" not in answer.body, "a password is never sent back"

    taken = {
        "person": "Anna Other",
        "user_name": "ANNA",
        "role": "gp",
        "password": FIRST_PASSWORD,
    }
    answer = anna.send("/people/add", taken)
    assert answer.status == 400
    assert 'id="user_name-problem"' in answer.body
    assert "Somebody has this user name already" in answer.body
    assert 'value="Anna Other"' in answer.body
    assert FIRST_PASSWORD not in answer.body


def test_names_are_escaped_on_every_page(anna: Visitor) -> None:
    person = {
        "person": NASTY,
        "user_name": "nasty",
        "role": "gp",
        "password": FIRST_PASSWORD,
    }
    assert anna.send("/people/add", person).status == 303
    at = id_of(anna, "nasty")
    for path in ("/people", f"/people/{at}/password", f"/people/{at}/close"):
        page = anna.get(path)
        assert page.status == 200
        assert "<script" not in page.body
        assert "&lt;script&gt;alert(1)" in page.body
        assert page.headers["content-security-policy"].startswith("default-src 'none'")
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["refresh"].endswith("url=/signin")


@pytest.mark.parametrize("change", ["close", "password"])
def test_a_person_is_put_out_at_once(anna: Visitor, change: str) -> None:
    """By closing the account or by a new password: page, socket and old cookie."""
    user_name = f"out.{change}"
    person = settled(anna, user_name, Role.GP)
    origin = f"http://{anna.server.address}"
    at = f"/people/{id_of(anna, user_name)}/{change}"
    with stream(anna.server, cookie=person.cookie_line, origin=origin) as socket:
        answer = anna.send(at, {"password": FIRST_PASSWORD})
        assert answer.status == 303
        began = time.monotonic()
        assert person.get("/_stcore/health").status == 401
        assert person.get("/media/x.txt").status == 401
        with pytest.raises(ConnectionClosed) as closed:
            read_to_the_end(socket)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1008
        assert time.monotonic() - began < 10
    with pytest.raises(InvalidStatus):
        stream(anna.server, cookie=person.cookie_line, origin=origin)


def test_a_closed_account_stays_closed(anna: Visitor) -> None:
    settled(anna, "kim", Role.AUDITOR)
    at = id_of(anna, "kim")
    asked = anna.get(f"/people/{at}/close").body
    assert "Close the account of Kim Example?" in asked
    assert "cannot be opened again" in asked
    assert "Kim Example" in state_of(anna).partition("Closed accounts")[0]
    answer = anna.send(f"/people/{at}/close", {})
    assert answer.headers["location"] == "/people?done=closed"
    assert "Kim Example" in state_of(anna).partition("Closed accounts")[2]
    for what in ("close", "password"):
        answer = anna.get(f"/people/{at}/{what}")
        assert answer.status == 409
        assert "This account is closed" in answer.body
    values = {"user_name": "kim", "password": OWN_PASSWORD}
    assert Visitor(anna.server).send("/signin", values).status == 401
    time.sleep(1.1)  # the wait after the failed try


def test_a_new_password_is_changed_by_the_person_again(anna: Visitor) -> None:
    settled(anna, "mo", Role.GP)
    answer = anna.send(f"/people/{id_of(anna, 'mo')}/password", {"password": "short"})
    assert answer.status == 400
    assert 'id="password-problem"' in answer.body
    fresh = {"password": "a password given anew"}
    assert anna.send(f"/people/{id_of(anna, 'mo')}/password", fresh).status == 303
    mo = signed_in(anna.server, "mo", fresh["password"])
    assert mo.get("/").headers["location"] == PASSWORD_PATH


def test_ones_own_password_is_changed_with_the_present_one(anna: Visitor) -> None:
    here = settled(anna, "uma", Role.AUDITOR)
    there = signed_in(anna.server, "uma", OWN_PASSWORD)
    page = here.get(PASSWORD_PATH).body
    assert "Present password" in page
    new = {"password": "five other words here now"}
    both = {**new, "password_again": new["password"]}
    answer = here.send(PASSWORD_PATH, {**both, "old": "not the right one"})
    assert answer.status == 400
    assert 'id="old-problem"' in answer.body
    answer = here.send(PASSWORD_PATH, {**new, "password_again": "x", "old": "x"})
    assert 'id="password_again-problem"' in answer.body
    assert there.get("/_stcore/health").status == 200
    answer = here.send(PASSWORD_PATH, {**both, "old": OWN_PASSWORD})
    assert "Your password is changed" in answer.body
    assert here.get("/_stcore/health").status == 200
    assert there.get("/_stcore/health").status == 401
    signed_in(anna.server, "uma", new["password"])


def test_guessing_the_present_password_is_stopped(serve: Callable[[], Server]) -> None:
    server = serve()
    anna = Visitor(server)
    anna.send("/setup", SET_UP)
    both = {"password": OWN_PASSWORD, "password_again": OWN_PASSWORD}
    answers = [anna.send(PASSWORD_PATH, {**both, "old": f"no {n}"}) for n in range(4)]
    assert [a.status for a in answers] == [400, 400, 400, 429]
    assert "too many tries" in answers[-1].body
    right = anna.send(PASSWORD_PATH, {**both, "old": GOOD_PASSWORD})
    assert right.status == 429


@pytest.mark.parametrize(
    "path", ["/people/add", "/people/{id}/password", "/people/{id}/close", "/password"]
)
def test_a_form_of_somebody_else_changes_nobody(anna: Visitor, path: str) -> None:
    user_name = f"form.{path.count('/')}{path[-3:]}"
    add(anna, user_name, Role.GP)
    at = path.format(id=id_of(anna, user_name))
    before = state_of(anna)
    values = {
        "person": "Mallory",
        "user_name": "mallory",
        "role": "administrator",
        "password": OWN_PASSWORD,
        "password_again": OWN_PASSWORD,
        "old": GOOD_PASSWORD,
    }
    for token in ("", "0" * 64):
        answer = anna.send(at, {**values, "form_token": token})
        assert answer.status == 400
        assert "had been open for too long" in answer.body
    for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"}):
        assert anna.send(at, values, headers=headers).status == 403
    assert state_of(anna) == before
    signed_in(anna.server, "anna", GOOD_PASSWORD)


def test_an_account_that_is_not_there_or_ones_own_is_said_so(anna: Visitor) -> None:
    for what in ("close", "password"):
        answer = anna.get(f"/people/{'0' * 32}/{what}")
        assert answer.status == 404
        assert 'href="/people"' in answer.body
    assert anna.get("/people?done=%3Cscript%3E").status == 200
    assert "<script" not in anna.get("/people?done=%3Cscript%3E").body


def test_the_example_practice_says_that_it_has_no_accounts(
    serve: Callable[[], Server],
) -> None:
    visitor = Visitor(serve())
    assert visitor.send("/example", {}, form="/setup").status == 303
    for path in ("/people", "/people/add", "/people/x/close", PASSWORD_PATH):
        answer = visitor.get(path)
        assert answer.status == 403, path
        assert "The example practice has no accounts of its own" in answer.body
        assert 'href="/"' in answer.body
