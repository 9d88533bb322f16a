"""Set-up, signing in and signing out, as plain pages of the server.

They are served in front of Streamlit, so that a password never passes through the
app's own session, and they work without any script.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from importlib import resources
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from gp_toolkit.access.accounts import as_user_name, check_name
from gp_toolkit.access.entrance import Entrance
from gp_toolkit.access.gate import (
    Gate,
    clear_session_cookie,
    set_session_cookie,
    token_in,
)
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

_FIELD_OF = {
    "password_short": "password",
    "password_long": "password",
    "password_common": "password",
    "user_name_unusable": "user_name",
    "unknown_authority": "authority",
}


def routes(entrance: Entrance) -> list[Route]:
    """The routes to give to `st.App`, in front of Streamlit's own."""
    pages = _Pages(entrance)
    return [
        Route("/setup", pages.set_up_form, methods=["GET"]),
        Route("/setup", pages.set_up, methods=["POST"]),
        Route("/example", pages.example, methods=["POST"]),
        Route("/signin", pages.sign_in_form, methods=["GET"]),
        Route("/signin", pages.sign_in, methods=["POST"]),
        Route("/recover", pages.recover_form, methods=["GET"]),
        Route("/recover", pages.recover, methods=["POST"]),
        Route("/signout", pages.sign_out_link, methods=["GET"]),
        Route("/signout", pages.sign_out, methods=["POST"]),
        Route("/entrance.css", _style, methods=["GET"]),
    ]


def middleware(entrance: Entrance) -> list[Middleware]:
    """The gate to give to `st.App`."""
    return [Middleware(Gate, door=entrance, refused=refused_page)]


def refused_page() -> Response:
    """For a person who follows a link into the app without being signed in."""
    return _page(
        "notice",
        status=401,
        title="You are signed out",
        message="Sign in to go on. Unsaved typing on the page before is gone; "
        "everything that was saved is kept.",
    )


class _Pages:
    def __init__(self, entrance: Entrance) -> None:
        self._entrance = entrance
        self._form_key = secrets.token_bytes(32)

    # First run

    async def set_up_form(self, request: Request) -> Response:
        if self._entrance.is_set_up():
            return _go("/signin")
        return self._set_up_page(request, {}, {})

    async def set_up(self, request: Request) -> Response:
        if self._entrance.is_set_up():
            return _go("/signin")
        values = await self._form(request)
        if values is None:
            return self._set_up_page(request, {}, _stale())
        problems = self._set_up_problems(values)
        if problems:
            return self._set_up_page(request, values, problems)

        def act() -> tuple[str, str]:
            return self._entrance.set_up(
                practice_name=values["practice_name"],
                authority=values["authority"],
                person=values["person"],
                user_name=values["user_name"],
                password=values["password"],
            )

        return await self._show_key(
            request, act, lambda p: self._set_up_page(request, values, p)
        )

    def _set_up_page(
        self, request: Request, values: Values, problems: Problems
    ) -> Response:
        return self._form_page(
            "set_up",
            request,
            title="Set up your practice",
            values=values,
            problems=problems,
            authorities=self._entrance.authorities(),
        )

    def _set_up_problems(self, values: Values) -> Problems:
        known = {name for name, _ in self._entrance.authorities()}
        problems: Problems = {}
        _try(problems, "practice_name", _name_check(values, "practice_name"))
        if values.get("authority") not in known:
            problems["authority"] = "Choose a local procedure."
        _try(problems, "person", _name_check(values, "person"))
        return {**problems, **_new_password_problems(values)}

    async def example(self, request: Request) -> Response:
        values = await self._form(request)
        if values is None:
            return self._set_up_page(request, {}, _stale())
        token = token_in(request.headers)
        try:
            fresh = await run_in_threadpool(self._entrance.open_example, token)
        except UserProblem as problem:
            return self._problem_page(request, problem)
        return _welcome(request, fresh)

    def _problem_page(self, request: Request, problem: UserProblem) -> Response:
        problems = {"": problem.message}
        if self._entrance.is_set_up():
            return self._sign_in_page(request, {}, problems, _status(problem))
        return self._set_up_page(request, {}, problems)

    # In and out

    async def sign_in_form(self, request: Request) -> Response:
        if not self._entrance.is_set_up():
            return _go("/setup")
        if self._entrance.lasts(token_in(request.headers)):
            return _go("/")
        return self._sign_in_page(request, {}, {}, 200)

    async def sign_in(self, request: Request) -> Response:
        if not self._entrance.is_set_up():
            return _go("/setup")
        values = await self._form(request)
        if values is None:
            return self._sign_in_page(request, {}, _stale(), 403)
        try:
            fresh = await run_in_threadpool(
                self._entrance.sign_in,
                values.get("user_name", ""),
                values.get("password", ""),
                _address(request),
            )
        except UserProblem as problem:
            problems = {"": problem.message}
            return self._sign_in_page(request, values, problems, _status(problem))
        await run_in_threadpool(self._entrance.sign_out, token_in(request.headers))
        return _welcome(request, fresh)

    def _sign_in_page(
        self, request: Request, values: Values, problems: Problems, status: int
    ) -> Response:
        return self._form_page(
            "sign_in",
            request,
            status=status,
            title="Sign in",
            values=values,
            problems=problems,
        )

    async def recover_form(self, request: Request) -> Response:
        if not self._entrance.is_set_up():
            return _go("/setup")
        return self._recover_page(request, {}, {})

    async def recover(self, request: Request) -> Response:
        values = await self._form(request)
        if values is None:
            return self._recover_page(request, {}, _stale())
        problems = _new_password_problems(values)
        if problems:
            return self._recover_page(request, values, problems)

        def act() -> tuple[str, str]:
            return self._entrance.recover(
                user_name=values["user_name"],
                recovery_key=values.get("recovery_key", ""),
                password=values["password"],
                address=_address(request),
            )

        return await self._show_key(
            request, act, lambda p: self._recover_page(request, values, p)
        )

    def _recover_page(
        self, request: Request, values: Values, problems: Problems
    ) -> Response:
        shown = {k: v for k, v in values.items() if k != "recovery_key"}
        return self._form_page(
            "recover",
            request,
            title="Use the recovery key",
            values=shown,
            problems=problems,
        )

    async def sign_out_link(self, request: Request) -> Response:
        """A link in the app signs out; one on another site only asks."""
        if request.headers.get("sec-fetch-site", "none") in ("same-origin", "none"):
            return await self._signed_out(request)
        return self._form_page("sign_out", request, title="Sign out?", problems={})

    async def sign_out(self, request: Request) -> Response:
        return await self._signed_out(request)

    async def _signed_out(self, request: Request) -> Response:
        await run_in_threadpool(self._entrance.sign_out, token_in(request.headers))
        response = _page(
            "notice",
            title="You have signed out",
            message="Close the other windows of this program before you leave the "
            "computer.",
        )
        clear_session_cookie(response)
        response.headers["Clear-Site-Data"] = '"storage"'
        return response

    # Forms

    async def _show_key(
        self,
        request: Request,
        act: Callable[[], tuple[str, str]],
        again: Callable[[Problems], Response],
    ) -> Response:
        """Do what makes a recovery key, and show the key; else the form again."""
        try:
            token, recovery_key = await run_in_threadpool(act)
        except UserProblem as problem:
            return again({_FIELD_OF.get(problem.code, ""): problem.message})
        response = _page(
            "recovery_key", title="Keep this recovery key", recovery_key=recovery_key
        )
        set_session_cookie(response, token, secure=_is_secure(request))
        return response

    def _form_page(
        self, name: str, request: Request, *, status: int | None = None, **shown: object
    ) -> Response:
        seed = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(32)
        if status is None:
            status = 400 if shown.get("problems") else 200
        response = _page(name, status=status, form_token=self._seal(seed), **shown)
        response.set_cookie(
            FORM_COOKIE,
            seed,
            path="/",
            secure=_is_secure(request),
            httponly=True,
            samesite="strict",
        )
        return response

    async def _form(self, request: Request) -> Values | None:
        """What was filled in; None when it did not come from a form we gave out."""
        values = await _read_form(request)
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
        return hmac.digest(self._form_key, seed.encode(), hashlib.sha256).hex()


async def _read_form(request: Request) -> Values | None:
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


async def _style(_: Request) -> Response:
    source = resources.files("gp_toolkit.access") / "entrance.css"
    return Response(source.read_text(encoding="utf-8"), media_type="text/css")


def _page(name: str, *, status: int = 200, **shown: object) -> Response:
    html = PAGES.get_template(name).render({"problems": {}, **shown})
    return HTMLResponse(html, status_code=status, headers=HEADERS)


def _welcome(request: Request, token: str) -> Response:
    response = _go("/")
    set_session_cookie(response, token, secure=_is_secure(request))
    return response


def _go(path: str) -> Response:
    return RedirectResponse(path, status_code=303)


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _status(problem: UserProblem) -> int:
    if isinstance(problem, StorageProblem):
        return 503
    return 429 if problem.code == "too_many_tries" else 401


def _stale() -> Problems:
    return {"": "This page had been open for too long. Fill it in once more."}


def _new_password_problems(values: Values) -> Problems:
    """What is wrong with a user name and a password typed twice."""
    problems: Problems = {}
    user_name, password = values.get("user_name", ""), values.get("password", "")
    _try(problems, "user_name", lambda: as_user_name(user_name))
    _try(
        problems,
        "password",
        lambda: check_new_password(password, user_name=user_name.strip()),
    )
    if "password" not in problems and password != values.get("password_again"):
        different = "The two passwords are not the same. Type both again."
        problems.update(password_again=different)
    return problems


def _name_check(values: Values, field: str) -> Callable[[], None]:
    whose = {"practice_name": "the practice’s name", "person": "your name"}[field]
    return lambda: check_name(values.get(field, ""), whose=whose)


def _try(problems: Problems, field: str, check: Callable[[], object]) -> None:
    try:
        check()
    except UserProblem as problem:
        problems[field] = problem.message
