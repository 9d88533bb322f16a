"""Forms of the plain pages: given out with a token, read back, shown again with problems.

They work without any script. The token shows that a form came from this program, beside
the gate's own check of where it was sent from.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from gp_toolkit.access.gate import set_session_cookie
from gp_toolkit.access.page_templates import PAGES
from gp_toolkit.access.passwords import check_new_password
from gp_toolkit.model.errors import StorageProblem, UserProblem

FORM_COOKIE = "gp_toolkit_form"
LONGEST_FORM = 16 * 1024
"""Bytes of a form that are read; none of these comes near."""

MOST_FIELDS = 20

Values = Mapping[str, str]
Problems = dict[str, str]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    # With `no-referrer` browsers would withhold the origin from these forms too.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}

FIELD_OF = {
    "name_missing": "person",
    "name_long": "person",
    "user_name_unusable": "user_name",
    "user_name_taken": "user_name",
    "unknown_authority": "authority",
    "password_short": "password",
    "password_long": "password",
    "password_common": "password",
    "password_given": "password",
    "wrong_password": "old",
}
"""Beside which field a problem is told; above the form where none is named."""

_STATUS = {
    "sign_in_failed": 401,
    "sign_in_first": 401,
    "signed_out": 401,
    "not_allowed": 403,
    "example_accounts": 403,
    "unknown_account": 404,
    "account_closed": 409,
    "own_account": 409,
    "last_administrator": 409,
    "too_many_tries": 429,
}


class Forms:
    """The forms of one process, which know their own again."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def page(
        self, name: str, request: Request, *, status: int | None = None, **shown: object
    ) -> Response:
        """A page with a form on it; status 400 if it has problems to tell."""
        seed = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(32)
        if status is None:
            status = 400 if shown.get("problems") else 200
        response = page(name, status=status, form_token=self._seal(seed), **shown)
        response.set_cookie(
            FORM_COOKIE,
            seed,
            path="/",
            secure=is_secure(request),
            httponly=True,
            samesite="strict",
        )
        return response

    async def read(self, request: Request) -> Values | None:
        """What was filled in; None when it did not come from a form we gave out."""
        values = await _read(request)
        seed = request.cookies.get(FORM_COOKIE, "")
        sent = values.get("form_token", "") if values else ""
        if (
            values is None
            or not seed
            or not hmac.compare_digest(sent.encode(), self._seal(seed).encode())
        ):
            return None
        return values

    def _seal(self, seed: str) -> str:
        return hmac.digest(self._key, seed.encode(), hashlib.sha256).hex()


async def _read(request: Request) -> Values | None:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_FORM:
            return None
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            max_num_fields=MOST_FIELDS,
            errors="strict",
        )
    except ValueError:
        return None
    return dict(pairs)


def page(name: str, *, status: int = 200, **shown: object) -> Response:
    """A plain page, which nobody may keep."""
    html = PAGES.get_template(name).render({"problems": {}, **shown})
    return HTMLResponse(html, status_code=status, headers=HEADERS)


def welcome(request: Request, token: str) -> Response:
    """Into the app, with a new session."""
    response = go("/")
    set_session_cookie(response, token, secure=is_secure(request))
    return response


def go(path: str) -> Response:
    """To another page, which is then asked for with GET."""
    return RedirectResponse(path, status_code=303)


def is_secure(request: Request) -> bool:
    """Whether the way to the browser is encrypted."""
    return request.url.scheme == "https"


def address(request: Request) -> str:
    """Where a request came from; tries are counted by it."""
    return request.client.host if request.client else ""


def stale() -> Problems:
    """For a form that is not one of ours, or of before the last start."""
    return {"": "This page had been open for too long. Fill it in once more."}


def password_problems(values: Values, *, user_name: str = "") -> Problems:
    """What is wrong with a new password that is typed twice."""
    problems: Problems = {}
    password = values.get("password", "")
    note(
        problems, "password", lambda: check_new_password(password, user_name=user_name)
    )
    if not problems and password != values.get("password_again"):
        different = "The two passwords are not the same. Type both again."
        problems.update(password_again=different)
    return problems


def status_of(problem: UserProblem) -> int:
    """The HTTP status that goes with a problem."""
    if isinstance(problem, StorageProblem):
        return 503
    return _STATUS.get(problem.code, 400)


def note(problems: Problems, field: str, check: Callable[[], object]) -> None:
    """Note what a check says against a field."""
    try:
        check()
    except UserProblem as problem:
        problems[field] = problem.message
