"""The gate in front of the real server: refused without a session, served with one."""

import http.client
import time
from collections.abc import Callable

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import FileURLsRequest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from gp_toolkit.access.gate import COOKIE, FEED_PATH, OPEN_PATHS
from gp_toolkit.access.told_files import addresses_in
from tests.access.knocking import INNER, METHODS, filled, read_to_the_end, stream
from tests.access.visitor import GOOD_PASSWORD, SET_UP, Server, Visitor


@pytest.fixture(scope="module")
def server(serve: Callable[[], Server]) -> Server:
    server = serve()
    answer = Visitor(server).send("/setup", SET_UP)
    assert answer.status == 200
    return server


@pytest.fixture
def anna(server: Server) -> Visitor:
    visitor = Visitor(server)
    answer = visitor.send("/signin", {"user_name": "anna", "password": GOOD_PASSWORD})
    assert answer.status == 303
    assert answer.headers["location"] == "/"
    return visitor


@pytest.mark.parametrize("method", METHODS)
def test_nothing_but_the_entrance_answers_without_a_session(
    server: Server, method: str
) -> None:
    own = {"Origin": f"http://{server.address}"}
    wrong = {**own, "Cookie": f"{COOKIE}=not-a-token"}
    paths = {*INNER, *map(filled, server.paths)} - OPEN_PATHS - {"", "/"}
    paths -= {p for p in paths if p.startswith(FEED_PATH)}  # tests/access/test_feed.py
    assert len(paths) > 20
    for path in sorted(paths):
        for headers in (own, wrong):
            answer = Visitor(server).ask(method, path, headers=headers)
            assert answer.status == 401, (method, path)
            assert "canary" not in answer.body
            assert answer.headers["cache-control"] == "no-store"


def test_the_front_page_leads_to_signing_in(server: Server) -> None:
    answer = Visitor(server).get("/")
    assert (answer.status, answer.headers["location"]) == (303, "/signin")


def test_a_link_into_the_app_says_sign_in_with_a_way_there(server: Server) -> None:
    answer = Visitor(server).get("/inbox")
    assert answer.status == 401
    assert 'href="/signin"' in answer.body


def test_with_a_session_the_app_is_served(anna: Visitor) -> None:
    for path in ("/", "/inbox", "/_stcore/health", "/favicon.png"):
        assert anna.get(path).status == 200, path
    page = anna.get("/", **{"Accept-Encoding": "gzip, br"})
    assert page.body.count('<script src="/watch.js" defer></script></head>') == 1
    assert "<title>Streamlit</title>" in page.body
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-frame-options"] == "DENY"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "no-referrer"
    policy = page.headers["content-security-policy"]
    assert "img-src 'self' data: blob:;" in policy
    assert "frame-ancestors 'none'" in policy


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(server: Server) -> None:
    answer = Visitor(server).send(
        "/signin", {"user_name": "anna", "password": GOOD_PASSWORD}
    )
    (line,) = [
        cookie
        for cookie in answer.headers.get_all("set-cookie") or ()
        if cookie.startswith(COOKIE)
    ]
    assert "HttpOnly" in line
    assert "SameSite=strict" in line
    assert "Path=/" in line
    assert "Domain" not in line


def test_signed_out_means_refused_at_once(anna: Visitor) -> None:
    kept = anna.cookies[COOKIE]
    assert anna.get("/_stcore/health").status == 200
    answer = anna.get("/signout", **{"Sec-Fetch-Site": "same-origin"})
    assert "You have signed out" in answer.body
    assert answer.headers["clear-site-data"] == '"storage"'
    assert COOKIE not in anna.cookies
    thief = Visitor(anna.server, {COOKIE: kept})
    assert thief.get("/_stcore/health").status == 401
    assert thief.get("/").status == 303
    with pytest.raises(InvalidStatus):
        stream(
            anna.server,
            cookie=thief.cookie_line,
            origin=f"http://{anna.server.address}",
        )


def test_another_site_cannot_sign_somebody_out(anna: Visitor) -> None:
    answer = anna.get("/signout", **{"Sec-Fetch-Site": "cross-site"})
    assert "Sign out?" in answer.body
    assert anna.get("/_stcore/health").status == 200


def test_signing_in_again_ends_the_session_before(anna: Visitor) -> None:
    before = anna.cookies[COOKIE]
    fresh = Visitor(anna.server)
    form = fresh.get("/signin").body.split('name="form_token" value="')[1]
    fresh.cookies[COOKIE] = before
    answer = fresh.send(
        "/signin",
        {
            "user_name": "anna",
            "password": GOOD_PASSWORD,
            "form_token": form.split('"')[0],
        },
    )
    assert answer.status == 303
    assert fresh.cookies[COOKIE] != before
    assert anna.get("/_stcore/health").status == 401


def test_the_websocket_opens_for_its_own_page_only(anna: Visitor) -> None:
    server, cookie = anna.server, anna.cookie_line
    own = f"http://{server.address}"
    with stream(server, cookie=cookie, origin=own) as socket:
        assert socket.subprotocol == "streamlit"
    wrong: tuple[tuple[str | None, str | None], ...] = (
        (None, own),
        (f"{COOKIE}=x", own),
        (cookie, None),
        (cookie, "null"),
        (cookie, "http://evil.example"),
        (cookie, f"http://evil.example:{server.port}"),
        (cookie, f"https://{server.address}"),
        (cookie, f"http://{server.address}.evil.example"),
        (cookie, f"http://127.0.0.1:{server.port + 1}"),
    )
    for sent_cookie, origin in wrong:
        with pytest.raises(InvalidStatus) as refused:
            stream(server, cookie=sent_cookie, origin=origin)
        assert refused.value.response.status_code == 403, origin


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "[::1"]
)
def test_a_foreign_name_for_this_computer_is_refused(anna: Visitor, host: str) -> None:
    """DNS rebinding: another site's name that points at 127.0.0.1."""
    for path in ("/", "/signin", "/_stcore/health"):
        answer = anna.ask("GET", path, headers={"Host": host})
        assert answer.status == 400


def test_two_host_lines_are_refused(anna: Visitor) -> None:
    connection = http.client.HTTPConnection(anna.server.address, timeout=10)
    connection.putrequest("GET", "/signin", skip_host=True)
    connection.putheader("Host", anna.server.address)
    connection.putheader("Host", "evil.example")
    connection.endheaders()
    assert connection.getresponse().status == 400
    connection.close()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null", "Sec-Fetch-Site": "same-site"},
        {},
    ],
)
def test_what_another_site_sends_is_refused(
    anna: Visitor, headers: dict[str, str]
) -> None:
    for method, path in (
        ("POST", "/signin"),
        ("POST", "/setup"),
        ("POST", "/example"),
        ("POST", "/signout"),
        ("PUT", "/_stcore/upload_file/x/y"),
    ):
        assert anna.ask(method, path, headers=headers).status == 403, path
    assert anna.get("/_stcore/health").status == 200


def test_an_open_page_is_cut_off_within_two_seconds_of_signing_out(
    anna: Visitor,
) -> None:
    origin = f"http://{anna.server.address}"
    with stream(anna.server, cookie=anna.cookie_line, origin=origin) as socket:
        anna.get("/signout", **{"Sec-Fetch-Site": "same-origin"})
        began = time.monotonic()
        with pytest.raises(ConnectionClosed) as closed:
            read_to_the_end(socket)
        assert time.monotonic() - began < 2.5
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1008


def test_guessing_stops_after_a_few_tries(server: Server) -> None:
    """The wait doubles from the third failure on; the right password waits too."""
    visitor = Visitor(server)
    answers = [
        visitor.send("/signin", {"user_name": "nobody-here", "password": "x" * 12})
        for _ in range(5)
    ]
    assert [a.status for a in answers] == [401, 401, 401, 429, 429]
    assert "too many tries" in answers[-1].body
    time.sleep(1.1)
    answer = visitor.send("/signin", {"user_name": "anna", "password": GOOD_PASSWORD})
    assert answer.status == 303


def test_a_file_answers_only_to_the_session_that_was_told_of_it(
    anna: Visitor,
) -> None:
    """Another session gets no download and no upload, though it knows the address."""
    own = f"http://{anna.server.address}"
    with stream(anna.server, cookie=anna.cookie_line, origin=own) as socket:
        socket.send(BackMsg(rerun_script=ClientState()).SerializeToString())
        media = next_address(socket, "/media/")
        wanted = FileURLsRequest(request_id="r", session_id="s", file_names=["a.txt"])
        socket.send(BackMsg(file_urls_request=wanted).SerializeToString())
        upload = next_address(socket, "/_stcore/upload_file/")
        answer = anna.get(media)
        assert (answer.status, answer.body) == (200, "canary-download")
        values = {"user_name": "anna", "password": GOOD_PASSWORD}
        other = Visitor(anna.server)
        assert other.send("/signin", values).status == 303
        headers = {"Origin": own}
        for method in METHODS:
            for path in (media, upload):
                answer = other.ask(method, path, headers=headers)
                assert answer.status == 404, (method, path)
                assert "canary" not in answer.body
        assert anna.get(media + "x").status == 404
        assert anna.get(media.replace("/media/", "/media//")).status == 404
        assert anna.get(media).status == 200


def next_address(socket: ClientConnection, below: str) -> str:
    """The first address of a file that the app sends."""
    while True:
        message = socket.recv(timeout=20)
        assert isinstance(message, bytes)
        for address in addresses_in(message):
            if address.startswith(below):
                return address
