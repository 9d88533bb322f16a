"""Set-up, signing in and signing out, as plain pages of the server.

They are served in front of Streamlit, so that a password never passes through the
app's own session, and they work without any script.
"""

from collections.abc import Callable
from importlib import resources

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gp_toolkit.access import people_pages
from gp_toolkit.access.accounts import as_user_name, check_name
from gp_toolkit.access.entrance import Entrance
from gp_toolkit.access.forms import (
    FIELD_OF,
    Forms,
    Problems,
    Values,
    address,
    go,
    is_secure,
    note,
    page,
    password_problems,
    stale,
    status_of,
    welcome,
)
from gp_toolkit.access.gate import (
    Gate,
    clear_session_cookie,
    set_session_cookie,
    token_in,
)
from gp_toolkit.model.errors import UserProblem


def routes(entrance: Entrance) -> list[Route]:
    """The routes to give to `st.App`, in front of Streamlit's own."""
    forms = Forms()
    pages = _Pages(entrance, forms)
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
        *people_pages.routes(entrance, forms),
    ]


def middleware(entrance: Entrance) -> list[Middleware]:
    """The gate to give to `st.App`."""
    return [Middleware(Gate, door=entrance, refused=refused_page)]


def refused_page() -> Response:
    """For a person who follows a link into the app without being signed in."""
    return page(
        "notice",
        status=401,
        title="You are signed out",
        message="Sign in to go on. Unsaved typing on the page before is gone; "
        "everything that was saved is kept.",
    )


class _Pages:
    def __init__(self, entrance: Entrance, forms: Forms) -> None:
        self._entrance = entrance
        self._forms = forms

    # First run

    async def set_up_form(self, request: Request) -> Response:
        if self._entrance.is_set_up():
            return go("/signin")
        return self._set_up_page(request, {}, {})

    async def set_up(self, request: Request) -> Response:
        if self._entrance.is_set_up():
            return go("/signin")
        values = await self._forms.read(request)
        if values is None:
            return self._set_up_page(request, {}, stale())
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
        return self._forms.page(
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
        note(problems, "practice_name", _name_check(values, "practice_name"))
        if values.get("authority") not in known:
            problems["authority"] = "Choose a local procedure."
        note(problems, "person", _name_check(values, "person"))
        return {**problems, **_new_password_problems(values)}

    async def example(self, request: Request) -> Response:
        values = await self._forms.read(request)
        if values is None:
            return self._set_up_page(request, {}, stale())
        token = token_in(request.headers)
        try:
            fresh = await run_in_threadpool(self._entrance.open_example, token)
        except UserProblem as problem:
            return self._problem_page(request, problem)
        return welcome(request, fresh)

    def _problem_page(self, request: Request, problem: UserProblem) -> Response:
        problems = {"": problem.message}
        if self._entrance.is_set_up():
            return self._sign_in_page(request, {}, problems, status_of(problem))
        return self._set_up_page(request, {}, problems)

    # In and out

    async def sign_in_form(self, request: Request) -> Response:
        if not self._entrance.is_set_up():
            return go("/setup")
        if self._entrance.lasts(token_in(request.headers)):
            return go("/")
        return self._sign_in_page(request, {}, {}, 200)

    async def sign_in(self, request: Request) -> Response:
        if not self._entrance.is_set_up():
            return go("/setup")
        values = await self._forms.read(request)
        if values is None:
            return self._sign_in_page(request, {}, stale(), 403)
        try:
            fresh = await run_in_threadpool(
                self._entrance.sign_in,
                values.get("user_name", ""),
                values.get("password", ""),
                address(request),
            )
        except UserProblem as problem:
            problems = {"": problem.message}
            return self._sign_in_page(request, values, problems, status_of(problem))
        await run_in_threadpool(self._entrance.sign_out, token_in(request.headers))
        return welcome(request, fresh)

    def _sign_in_page(
        self, request: Request, values: Values, problems: Problems, status: int
    ) -> Response:
        return self._forms.page(
            "sign_in",
            request,
            status=status,
            title="Sign in",
            values=values,
            problems=problems,
        )

    async def recover_form(self, request: Request) -> Response:
        if not self._entrance.is_set_up():
            return go("/setup")
        return self._recover_page(request, {}, {})

    async def recover(self, request: Request) -> Response:
        values = await self._forms.read(request)
        if values is None:
            return self._recover_page(request, {}, stale())
        problems = _new_password_problems(values)
        if problems:
            return self._recover_page(request, values, problems)

        def act() -> tuple[str, str]:
            return self._entrance.recover(
                user_name=values["user_name"],
                recovery_key=values.get("recovery_key", ""),
                password=values["password"],
                address=address(request),
            )

        return await self._show_key(
            request, act, lambda p: self._recover_page(request, values, p)
        )

    def _recover_page(
        self, request: Request, values: Values, problems: Problems
    ) -> Response:
        shown = {k: v for k, v in values.items() if k != "recovery_key"}
        return self._forms.page(
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
        return self._forms.page("sign_out", request, title="Sign out?", problems={})

    async def sign_out(self, request: Request) -> Response:
        return await self._signed_out(request)

    async def _signed_out(self, request: Request) -> Response:
        await run_in_threadpool(self._entrance.sign_out, token_in(request.headers))
        response = page(
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
            return again({FIELD_OF.get(problem.code, ""): problem.message})
        response = page(
            "recovery_key", title="Keep this recovery key", recovery_key=recovery_key
        )
        set_session_cookie(response, token, secure=is_secure(request))
        return response


async def _style(_: Request) -> Response:
    source = resources.files("gp_toolkit.access") / "entrance.css"
    return Response(source.read_text(encoding="utf-8"), media_type="text/css")


def _new_password_problems(values: Values) -> Problems:
    """What is wrong with a user name and a password typed twice."""
    problems: Problems = {}
    user_name = values.get("user_name", "")
    note(problems, "user_name", lambda: as_user_name(user_name))
    return problems | password_problems(values, user_name=user_name.strip())


def _name_check(values: Values, field: str) -> Callable[[], None]:
    whose = {"practice_name": "the practice’s name", "person": "your name"}[field]
    return lambda: check_name(values.get(field, ""), whose=whose)
