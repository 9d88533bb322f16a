"""A page that leaves the screen when its session ends.

Streamlit keeps showing what it showed when its server stops answering: a case would
stay on a shared computer's screen after the session ended. So the gate adds one script
to the app's page, which asks every few seconds whether the session lasts, and leaves
for the sign-in page when it does not. Asking does not count as use.
"""

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Scope, Send

SCRIPT_PATH = "/watch.js"
ASK_PATH = "/session"

SCRIPT = f"""\
"use strict";
const leave = () => {{
  document.documentElement.hidden = true;
  window.location.replace("/signin");
}};
const ask = async () => {{
  try {{
    const answer = await fetch("{ASK_PATH}", {{ cache: "no-store" }});
    if (answer.status === 401) leave();
  }} catch (error) {{
    // The program is not running just now; Streamlit says so itself.
  }}
}};
window.setInterval(ask, 3000);
document.addEventListener("visibilitychange", () => {{ if (!document.hidden) ask(); }});
window.addEventListener("pageshow", ask);
"""

_TAG = f'<script src="{SCRIPT_PATH}" defer></script></head>'.encode()
_NOT_PAGES = ("/media/", "/component/", "/static/", "/_stcore/", "/app/static/")


def is_page(scope: Scope) -> bool:
    """Whether a request could be for the app's own page."""
    return scope["method"] == "GET" and not scope["path"].startswith(_NOT_PAGES)


def uncompressed(scope: Scope) -> Scope:
    """The request without the offer to take a compressed answer."""
    headers = [(n, v) for n, v in scope["headers"] if n.lower() != b"accept-encoding"]
    return {**scope, "headers": headers}


class AddingScript:
    """Adds the script to an HTML answer; passes any other through.

    A page that says itself what it may load is one of the plain ones, without scripts.
    """

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        """Take one message of the answer."""
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)
        else:
            await self._send(message)

    async def _finish(self, start: Message) -> None:
        body = bytes(self._body).replace(b"</head>", _TAG, 1)
        headers = MutableHeaders(scope=start)
        headers["Content-Length"] = str(len(body))
        for name in ("etag", "last-modified", "accept-ranges"):
            if name in headers:
                del headers[name]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _is_html(start: Message) -> bool:
    headers = MutableHeaders(scope=start)
    return (
        start["status"] == 200
        and headers.get("content-type", "").startswith("text/html")
        and "content-encoding" not in headers
        and "content-security-policy" not in headers
    )
