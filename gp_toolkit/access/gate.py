"""The gate in front of every route: nothing answers without a session.

Pure ASGI middleware around Streamlit's own server. A password asked for inside a
Streamlit script would protect next to nothing: files, uploads, metrics and the
websocket would answer all the same.
"""

import asyncio
import re
from collections.abc import Callable, Sequence
from typing import Protocol
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gp_toolkit.access.screen_watch import (
    ASK_PATH,
    SCRIPT,
    SCRIPT_PATH,
    AddingScript,
    is_page,
    uncompressed,
)
from gp_toolkit.access.told_files import FILE_PATHS, ToldFiles

COOKIE = "gp_toolkit_session"
"""Name of the cookie that holds the session's token."""

OPEN_PATHS = frozenset(
    {"/setup", "/signin", "/signout", "/recover", "/example", "/entrance.css"}
)
"""The only paths that answer without a session; each guards itself."""

PASSWORD_PATH = "/password"  # noqa: S105 (a path, no password)
"""Where somebody chooses a password of their own, before anything else if need be."""

FEED_PATH = "/feed/"
"""Below it calendar programs fetch feeds, with a secret in the path and no session."""

_FEED = re.compile(rf"{FEED_PATH}[A-Za-z0-9_-]{{43}}\.ics")
"""A secret of 256 bits in base64, and the ending."""

ALLOWED_HOSTS = ("localhost", "127.0.0.1", "[::1]")

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

CHECK_SECONDS = 1.0
"""How soon a websocket notices that its session has ended."""

POLICY_VIOLATION = 1008

SECURITY_HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Door(Protocol):
    """What the gate asks the entrance."""

    def is_set_up(self) -> bool:
        """Whether the practice has been set up."""
        ...

    def user_of(self, token: str | None) -> object | None:
        """Who is signed in, if anybody; asking counts as use."""
        ...

    def owes_password(self, token: str | None) -> bool:
        """Whether a session has yet to choose a password, and is good for no more."""
        ...

    def lasts(self, token: str | None) -> bool:
        """Whether a session still lasts; asking does not count as use."""
        ...


class Gate:
    """Refuses what has no session, foreign hosts and foreign origins."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        door: Door,
        allowed_hosts: Sequence[str] = ALLOWED_HOSTS,
        refused: Callable[[], Response] | None = None,
    ) -> None:
        """Stand in front of an application.

        Args:
            app: What is behind.
            door: Knows the sessions.
            allowed_hosts: Host names under which the program may be reached, without
                port; an IPv6 address in brackets.
            refused: Makes the page for a person who is not signed in.
        """
        self._app = app
        self._door = door
        self._hosts = frozenset(host.lower() for host in allowed_hosts)
        self._refused = refused or _plain_refusal
        self._files = ToldFiles()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        guarded = _with_headers(scope, send)
        answer = self._answer(scope)
        if answer is not None:
            await answer(scope, receive, guarded)
        elif scope["path"] not in OPEN_PATHS and (
            is_page(scope) and not _asks_for_feed(scope)
        ):
            await self._app(uncompressed(scope), receive, AddingScript(guarded))
        else:
            await self._app(scope, receive, guarded)

    def _answer(self, scope: Scope) -> Response | None:
        """The gate's own answer; None lets the request through."""
        headers = Headers(scope=scope)
        if not self._is_known_host(headers):
            return PlainTextResponse("Unknown host.", status_code=400)
        method = scope["method"]
        if method not in SAFE_METHODS and not _is_own_form(scope, headers):
            return PlainTextResponse("Sent from another site.", status_code=403)
        if scope["path"] in OPEN_PATHS:
            return None
        if scope["path"].startswith(FEED_PATH):
            return None if _asks_for_feed(scope) else _not_found()
        if scope["path"] == ASK_PATH:
            lasts = self._door.lasts(token_in(headers))
            return Response(status_code=204 if lasts else 401)
        token = token_in(headers)
        if self._door.user_of(token) is not None:
            if scope["path"] == SCRIPT_PATH:
                return Response(SCRIPT, media_type="text/javascript")
            if scope["path"].startswith(FILE_PATHS):
                told = self._files.was_told(token, scope["path"])
                return None if told else _not_found()
            return None
        return self._turned_away(scope, headers)

    def _turned_away(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer without a session; None where a password is to be chosen."""
        owes = self._door.owes_password(token_in(headers))
        if owes and scope["path"] == PASSWORD_PATH:
            return None
        wants_page = "text/html" in headers.get("accept", "")
        if scope["method"] == "GET" and (scope["path"] == "/" or (wants_page and owes)):
            start = "/signin" if self._door.is_set_up() else "/setup"
            return RedirectResponse(PASSWORD_PATH if owes else start, status_code=303)
        return self._refused() if wants_page else _plain_refusal()

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        token = token_in(headers)
        if (
            not self._is_known_host(headers)
            or not _is_same_origin(scope, headers)
            or self._door.user_of(token) is None
        ):
            await receive()  # the handshake; closing before it is accepted is a 403
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return

        async def noting(message: Message) -> None:
            if token is not None:
                self._files.note(token, message.get("bytes") or b"")
            await send(message)

        watch = _Watch(self._door, token, receive, noting)
        await self._app(_without_resumption(scope), watch.receive, watch.send)

    def _is_known_host(self, headers: Headers) -> bool:
        hosts = headers.getlist("host")
        return len(hosts) == 1 and _host_name(hosts[0]) in self._hosts


class _Watch:
    """A websocket that closes soon after its session has ended."""

    def __init__(
        self, door: Door, token: str | None, receive: Receive, send: Send
    ) -> None:
        self._door = door
        self._token = token
        self._receive = receive
        self._send = send
        self._waiting: asyncio.Task[Message] | None = None
        self._closed = False

    async def receive(self) -> Message:
        """The next message; a disconnection once the session has ended."""
        if self._waiting is None:
            self._waiting = asyncio.ensure_future(self._next())
        while not self._waiting.done():
            await asyncio.wait({self._waiting}, timeout=CHECK_SECONDS)
            if not self._waiting.done() and not self._door.lasts(self._token):
                return await self._end()
        message = self._waiting.result()
        self._waiting = None
        # Each message is a click or an edit: it counts as use.
        if message["type"] == "websocket.receive" and not self._door.user_of(
            self._token
        ):
            return await self._end()
        return message

    async def _next(self) -> Message:
        return await self._receive()

    async def send(self, message: Message) -> None:
        """Pass a message on, unless the session has ended."""
        if self._closed:
            return
        if message["type"] == "websocket.send" and not self._door.lasts(self._token):
            await self._close()
            return
        self._closed = message["type"] == "websocket.close"
        await self._send(message)

    async def _end(self) -> Message:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.cancel()
        await self._close()
        return {"type": "websocket.disconnect", "code": POLICY_VIOLATION}

    async def _close(self) -> None:
        if not self._closed:
            self._closed = True
            await self._send({"type": "websocket.close", "code": POLICY_VIOLATION})


def _asks_for_feed(scope: Scope) -> bool:
    """Whether it reads what could be a feed: the secret in the path is looked at there.

    Nothing else below the path passes, session or not.
    """
    reads = scope["method"] in ("GET", "HEAD")
    return reads and _FEED.fullmatch(scope["path"]) is not None


def token_in(headers: Headers) -> str | None:
    """The session's token that a request carries; None for none or several."""
    tokens = {
        cookies[COOKIE]
        for line in headers.getlist("cookie")
        if COOKIE in (cookies := cookie_parser(line))
    }
    return tokens.pop() if len(tokens) == 1 else None


def set_session_cookie(response: Response, token: str, *, secure: bool) -> None:
    """Give the browser its token: for this site only, out of reach of scripts."""
    response.set_cookie(
        COOKIE, token, path="/", secure=secure, httponly=True, samesite="strict"
    )


def clear_session_cookie(response: Response) -> None:
    """Take the token from the browser again."""
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")


def _with_headers(scope: Scope, send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SECURITY_HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Content-Security-Policy", _policy(scope))
            headers["Cache-Control"] = "no-store"
        await send(message)

    return guarded


def _policy(scope: Scope) -> str:
    """What a page of the app may load: nothing from elsewhere.

    Streamlit sets styles from scripts, starts one script in its page, and compiles
    WebAssembly and expressions for some charts; hence the three `unsafe` words.
    """
    host = Headers(scope=scope).get("host", "")
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' data: blob:",
            f"connect-src 'self' ws://{host} wss://{host}",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _host_name(host: str) -> str:
    """A host without its port, in lower case; empty when it is not plain."""
    name, colon, port = host.strip().lower().rpartition(":")
    if not colon or host.endswith("]"):
        name, port = host.strip().lower(), "0"
    return name if port.isdecimal() else ""


def _is_same_origin(scope: Scope, headers: Headers) -> bool:
    """Whether the one Origin is the site itself, by scheme, name and port."""
    origins = headers.getlist("origin")
    if len(origins) != 1:
        return False
    origin = urlsplit(origins[0])
    secure = scope["scheme"] in ("https", "wss")
    return (
        origin.scheme == ("https" if secure else "http")
        and origin.netloc.lower() == headers.get("host", "").lower()
        and not origin.path
    )


def _is_own_form(scope: Scope, headers: Headers) -> bool:
    """Whether a page of this site sent it.

    Some browsers withhold the origin from forms of a page that sends no referrer; the
    browser's own word, which no page can forge, then says where it came from.
    """
    if headers.get("origin", "null") == "null":
        return headers.get("sec-fetch-site") == "same-origin"
    return _is_same_origin(scope, headers)


def _without_resumption(scope: Scope) -> Scope:
    """The handshake without the id of an earlier Streamlit session.

    With it, a person could slip into what somebody else had open on the same computer.
    """
    protocols = ",".join(Headers(scope=scope).getlist("sec-websocket-protocol"))
    kept = ",".join(protocols.split(",")[:2]).encode("latin-1")
    headers = [
        (name, value)
        for name, value in scope["headers"]
        if name.lower() != b"sec-websocket-protocol"
    ]
    if kept:
        headers.append((b"sec-websocket-protocol", kept))
    return {**scope, "headers": headers}


def _not_found() -> Response:
    return PlainTextResponse("Not found.", status_code=404)


def _plain_refusal() -> Response:
    return PlainTextResponse("Sign in first.", status_code=401)
