"""The address at which calendar programs fetch a feed, beside the app's own pages.

It is the one address that answers without a session: the secret in its path stands for
the permission. Everything else below `/feed/` answers 404. While nobody has signed in
since the program started, the records are locked and the answer is 503: the calendar
program keeps what it has and asks again.
"""

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from gp_toolkit.access.gate import FEED_PATH
from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.feeds import feed_file

RETRY_SECONDS = 600
"""When to ask again while the records are locked."""

ASKED = re.compile(r"([A-Za-z0-9_-]{43})\.ics")
"""The only form of what comes after `/feed/`: 256 bits in base64, and the ending."""

HEADERS = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}


class Records(Protocol):
    """What the feed asks of the program."""

    def open_desks(self) -> Sequence[Desk]:
        """A desk for each of the records that are unlocked now."""
        ...

    def is_locked(self) -> bool:
        """Whether the practice has records that nobody has unlocked yet."""
        ...


def feed_address(base: str, secret: str) -> str:
    """The whole address of a feed.

    >>> feed_address("http://127.0.0.1:8501/", "abc")
    'http://127.0.0.1:8501/feed/abc.ics'
    """
    return f"{base.rstrip('/')}{FEED_PATH}{secret}.ics"


def routes(records: Callable[[], Records]) -> list[Route]:
    """The route to give to `st.App`, in front of Streamlit's own."""

    async def answer(request: Request) -> Response:
        asked = ASKED.fullmatch(request.path_params["asked"])
        if asked is None or request.url.query:
            return _not_found()
        return await run_in_threadpool(_answer, records(), asked[1])

    return [Route(f"{FEED_PATH}{{asked:path}}", answer, methods=["GET"])]


def _answer(records: Records, secret: str) -> Response:
    for desk in records.open_desks():
        content = feed_file(desk, secret)
        if content is not None:
            return Response(
                content, media_type="text/calendar; charset=utf-8", headers=HEADERS
            )
    return _locked() if records.is_locked() else _not_found()


def _not_found() -> Response:
    return PlainTextResponse("Not found.", status_code=404, headers=HEADERS)


def _locked() -> Response:
    return PlainTextResponse(
        "The records are locked until somebody signs in. Ask again later.",
        status_code=503,
        headers={**HEADERS, "Retry-After": str(RETRY_SECONDS)},
    )
