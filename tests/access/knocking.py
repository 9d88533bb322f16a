"""Every door there is to knock at, and the websocket's."""

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.access.visitor import Server

INNER = (
    "/_stcore/health",
    "/_stcore/metrics",
    "/_stcore/host-config",
    "/_stcore/stream",
    "/_stcore/script-health-check",
    "/_stcore/upload_file/session/file",
    "/_stcore/bidi-components/x",
    "/_stcore/agent",
    "/_stcore/agent/openapi.json",
    "/session",
    "/watch.js",
    "/media/0123456789abcdef.txt",
    "/component/x/index.html",
    "/static/js/index.js",
    "/app/static/x.txt",
    "/auth/login",
    "/favicon.png",
    "/healthz",
    "/inbox",
    "/people",
    "/people/",
    "/people/add",
    "/people/x/close",
    "/people/../people",
    "/password",
    "/password/",
    "/signin/",
    "/signin/../_stcore/metrics",
    "/SIGNIN",
    "//signin",
    "/%2e%2e/signin",
    "/entrance.css/x",
)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def filled(path: str) -> str:
    """A route's path with something in place of its parameters."""
    return path.replace("{", "").replace("}", "").replace(":path", "")


def stream(
    server: Server, *, cookie: str | None, origin: str | None
) -> ClientConnection:
    headers = {"Cookie": cookie} if cookie else {}
    return connect(
        f"ws://{server.address}/_stcore/stream",
        additional_headers=headers,
        origin=Origin(origin) if origin else None,
        subprotocols=[Subprotocol("streamlit"), Subprotocol("x")],
        open_timeout=10,
    )


def read_to_the_end(socket: ClientConnection) -> None:
    while True:
        socket.recv(timeout=10)
