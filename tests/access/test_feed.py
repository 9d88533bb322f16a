"""The feed's address: what answers there without a session, and what does not."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message, Scope

from gp_toolkit.access import feed
from gp_toolkit.access.gate import Gate
from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.feeds import make_feed, revoke_feed
from tests.casework.practice import ANNA, PERSONAL, Surgery

UNKNOWN = "A" * 43


@dataclass
class NobodySignedIn:
    """The gate's door, and the records that the feed asks for."""

    desks: list[Desk] = field(default_factory=list)
    locked: bool = False

    def is_set_up(self) -> bool:
        return True

    def user_of(self, token: str | None) -> object | None:
        del token
        return None

    def lasts(self, token: str | None) -> bool:
        del token
        return False

    def owes_password(self, token: str | None) -> bool:
        del token
        return False

    def open_desks(self) -> Sequence[Desk]:
        return self.desks

    def is_locked(self) -> bool:
        return self.locked


@dataclass(frozen=True)
class Answer:
    status_code: int
    headers: Mapping[str, str]
    text: str


@dataclass(frozen=True)
class Client:
    """Asks the application as a server would, with nothing tidied on the way."""

    app: Starlette

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        return self.request("GET", path, headers)

    def request(
        self, method: str, path: str, headers: Mapping[str, str] | None = None
    ) -> Answer:
        bare, _, query = path.partition("?")
        given = {"Host": "127.0.0.1:8501", **(headers or {})}
        scope: Scope = {
            "type": "http",
            "http_version": "1.1",
            "scheme": "http",
            "method": method,
            "path": unquote(bare),
            "raw_path": bare.encode(),
            "query_string": query.encode(),
            "headers": [(k.lower().encode(), v.encode()) for k, v in given.items()],
            "server": ("127.0.0.1", 8501),
        }
        sent: list[Message] = []

        async def receive() -> Message:
            await asyncio.sleep(0)
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            await asyncio.sleep(0)
            sent.append(message)

        asyncio.run(self.app(scope, receive, send))
        return Answer(
            status_code=sent[0]["status"],
            headers={k.decode(): v.decode() for k, v in sent[0]["headers"]},
            text=b"".join(m.get("body", b"") for m in sent[1:]).decode(),
        )


@pytest.fixture
def surgery() -> Surgery:
    surgery = Surgery()
    surgery.books("2026-05-26")
    return surgery


@pytest.fixture
def door(surgery: Surgery) -> NobodySignedIn:
    return NobodySignedIn(desks=[surgery.desk])


@pytest.fixture
def client(door: NobodySignedIn) -> Client:
    async def behind(request: object) -> PlainTextResponse:
        del request
        return PlainTextResponse("canary: what is behind the gate")

    app = Starlette(
        routes=[*feed.routes(lambda: door), Route("/{rest:path}", behind)],
        middleware=[Middleware(Gate, door=door)],
    )
    return Client(app)


def test_the_right_address_answers_without_a_session(
    client: Client, surgery: Surgery
) -> None:
    _, secret = make_feed(surgery.desk, by=ANNA)
    answer = client.get(f"/feed/{secret}.ics")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert "CP-0001: conference" in answer.text
    for name in PERSONAL:
        assert name not in answer.text
    assert client.request("HEAD", f"/feed/{secret}.ics").status_code == 200


def test_an_ended_feed_is_not_found(client: Client, surgery: Surgery) -> None:
    made, secret = make_feed(surgery.desk, by=ANNA)
    revoke_feed(surgery.desk, made.id, by=ANNA)
    assert client.get(f"/feed/{secret}.ics").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/feed/",
        "/feed/.ics",
        f"/feed/{UNKNOWN}.ics",
        f"/feed/{UNKNOWN}",
        f"/feed/{UNKNOWN}.ICS",
        f"/feed/{UNKNOWN}A.ics",
        f"/feed/{UNKNOWN}.ics/",
        f"/feed/x/../{UNKNOWN}.ics",
        f"/feed/%2e%2e/{UNKNOWN}.ics",
        f"/feed//{UNKNOWN}.ics",
        "/feed/../inbox",
        "/feed/%2e%2e/inbox",
        f"/feed/{UNKNOWN}%0a.ics",
    ],
)
def test_anything_else_there_is_not_found(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "canary" not in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_with_a_question_in_the_address_it_is_not_found(
    client: Client, surgery: Surgery
) -> None:
    _, secret = make_feed(surgery.desk, by=ANNA)
    assert client.get(f"/feed/{secret}.ics?x=1").status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent_there(
    client: Client, surgery: Surgery, method: str
) -> None:
    _, secret = make_feed(surgery.desk, by=ANNA)
    own = {"Origin": "http://127.0.0.1:8501"}
    answer = client.request(method, f"/feed/{secret}.ics", headers=own)
    assert answer.status_code == 404
    assert "canary" not in answer.text


def test_another_host_is_refused(client: Client, surgery: Surgery) -> None:
    _, secret = make_feed(surgery.desk, by=ANNA)
    answer = client.get(f"/feed/{secret}.ics", headers={"Host": "evil.example"})
    assert answer.status_code == 400


def test_the_rest_stays_behind_the_gate(client: Client) -> None:
    for path in ("/feed", "/feeds/x", "/FEED/x", "/inbox", "/_stcore/metrics"):
        answer = client.get(path)
        assert answer.status_code == 401, path
        assert "canary" not in answer.text


def test_while_the_records_are_locked_programs_are_asked_to_come_again(
    client: Client, door: NobodySignedIn, surgery: Surgery
) -> None:
    _, secret = make_feed(surgery.desk, by=ANNA)
    door.desks, door.locked = [], True
    answer = client.get(f"/feed/{secret}.ics")
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) == 600
    assert "locked until somebody signs in" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    same = client.get(f"/feed/{UNKNOWN}.ics")
    assert same.status_code == 503, "it does not tell which addresses there are"


def test_the_address_is_made_from_where_the_app_is() -> None:
    made = feed.feed_address("http://127.0.0.1:8501/", "abc")
    assert made == "http://127.0.0.1:8501/feed/abc.ics"
