"""The pages in front of the app: escaped, guarded against other sites, plain."""

import html
from collections.abc import Callable
from urllib.parse import urlencode

import pytest

from gp_toolkit.access.gate import COOKIE
from tests.access.visitor import GOOD_PASSWORD, SET_UP, Server, Visitor

NASTY = '"><script>alert(1)</script>&amp;{{7*7}}'


@pytest.fixture(scope="module")
def empty(serve: Callable[[], Server]) -> Server:
    """A server on which nobody sets anything up."""
    return serve()


def test_before_set_up_everything_leads_there(empty: Server) -> None:
    visitor = Visitor(empty)
    for path in ("/", "/signin", "/recover"):
        answer = visitor.get(path)
        assert (answer.status, answer.headers["location"]) == (303, "/setup")


def test_every_problem_is_told_at_once_and_typing_is_kept(empty: Server) -> None:
    wrong = {
        "practice_name": NASTY,
        "authority": "atlantis",
        "person": "",
        "user_name": NASTY,
        "password": "short-canary",
        "password_again": "other",
    }
    answer = Visitor(empty).send("/setup", {**wrong, "password": "canary"})
    assert answer.status == 400
    for field in ("authority", "person", "user_name", "password"):
        assert f'href="#{field}"' in answer.body
        assert f'id="{field}-problem"' in answer.body
    assert "<script" not in answer.body
    assert f'value="{html.escape(NASTY).replace("&quot;", "&#34;")}"' in answer.body
    assert "canary" not in answer.body, "a password is never sent back"
    assert COOKIE not in (answer.headers["set-cookie"] or "")


def test_passwords_that_differ_are_told(empty: Server) -> None:
    answer = Visitor(empty).send("/setup", {**SET_UP, "password_again": "x"})
    assert answer.status == 400
    assert "The two passwords are not the same" in answer.body


def test_names_of_procedures_are_escaped(empty: Server) -> None:
    body = Visitor(empty).get("/setup").body
    assert "Leeds &lt;&amp;&gt; district" in body


@pytest.mark.parametrize("path", ["/setup", "/signin", "/recover", "/example"])
def test_a_form_of_somebody_else_is_not_taken(empty: Server, path: str) -> None:
    own = {
        "Origin": f"http://{empty.address}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    mine = Visitor(empty)
    mine.get("/setup")
    for token in ({}, {"form_token": ""}, {"form_token": "0" * 64}):
        body = urlencode({**SET_UP, **token}).encode()
        for visitor in (mine, Visitor(empty)):
            answer = visitor.ask("POST", path, body=body, headers=own)
            assert answer.status in (303, 400, 403)
            assert answer.headers["location"] in (None, "/setup")
            assert COOKIE not in visitor.cookies
    assert not (empty.home / "records.db").exists()
    assert not (empty.home / "example").exists()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe=\xff",
        b"a" * 20_000,
        b"&".join(b"a%d=1" % n for n in range(100)),
        b"practice_name=%ff%fe",
        b"{}",
    ],
)
def test_odd_bodies_end_in_a_page(empty: Server, body: bytes) -> None:
    visitor = Visitor(empty)
    visitor.get("/setup")
    answer = visitor.ask(
        "POST", "/setup", body=body, headers={"Origin": f"http://{empty.address}"}
    )
    assert answer.status == 400
    assert "Set up your practice" in answer.body


def test_the_pages_may_load_nothing_but_their_style(empty: Server) -> None:
    answer = Visitor(empty).get("/setup")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "<script" not in answer.body
    assert "style=" not in answer.body
    assert answer.headers["cache-control"] == "no-store"
    style = Visitor(empty).get("/entrance.css")
    assert style.headers["content-type"].startswith("text/css")
    assert "url(" not in style.body
    assert "@import" not in style.body


def test_the_recovery_key_is_shown_once(serve: Callable[[], Server]) -> None:
    server = serve()
    visitor = Visitor(server)
    answer = visitor.send("/setup", SET_UP)
    assert answer.status == 200
    assert "Keep this recovery key" in answer.body
    assert GOOD_PASSWORD not in answer.body
    assert visitor.get("/_stcore/health").status == 200
    again = visitor.send("/setup", SET_UP)
    assert (again.status, again.headers["location"]) == (303, "/signin")
    assert "recovery" not in visitor.get("/").body.casefold()


def test_the_recovery_key_works_from_its_page(serve: Callable[[], Server]) -> None:
    server = serve()
    shown = Visitor(server).send("/setup", SET_UP).body
    box = shown.partition('aria-label="Recovery key">')[2].partition("</div>")[0]
    key = "".join(part.partition("</span>")[0] for part in box.split("<span>")[1:])
    assert len(key) == 32
    fresh = {
        "user_name": "anna",
        "password": "four quite different words",
        "password_again": "four quite different words",
    }
    visitor = Visitor(server)
    refused = visitor.send("/recover", {**fresh, "recovery_key": "0" * 32})
    assert refused.status == 400
    assert "0" * 32 not in refused.body
    answer = visitor.send("/recover", {**fresh, "recovery_key": key.lower()})
    assert answer.status == 200
    assert "Keep this recovery key" in answer.body
    assert visitor.get("/_stcore/health").status == 200
