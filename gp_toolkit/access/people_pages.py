"""Who may sign in, and one's own password, as plain pages of the server.

They are behind the gate. Each asks the office, which decides by role; whoever may not
gets a calm answer instead of the page.
"""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gp_toolkit.access.accounts import as_user_name, check_name
from gp_toolkit.access.entrance import Entrance
from gp_toolkit.access.forms import (
    FIELD_OF,
    Forms,
    Problems,
    Values,
    address,
    go,
    note,
    page,
    password_problems,
    stale,
    status_of,
    welcome,
)
from gp_toolkit.access.gate import PASSWORD_PATH, token_in
from gp_toolkit.access.passwords import check_new_password
from gp_toolkit.access.roles import role_words
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.practice import Account, Role

PEOPLE_PATH = "/people"

DONE: Mapping[str, str] = MappingProxyType(
    {
        "added": "The person is added. Tell them the user name and the first password; "
        "they choose their own when they sign in.",
        "password": "The new password is set. Tell it to the person; they choose their "
        "own when they sign in.",
        "closed": "The account is closed, and the person is signed out.",
    }
)
"""What the list says after a change, by the word in its address."""

_TITLES = {
    "not_allowed": "This page is for administrators",
    "example_accounts": "No accounts in the example practice",
    "own_account": "This is your own account",
    "last_administrator": "This account stays open",
    "account_closed": "This account is closed",
    "unknown_account": "This account is not there",
    "signed_out": "You are signed out",
}

_AFTER_IDLE_SECONDS = 5

_Answer = Callable[[Request], Awaitable[Response]]


def routes(entrance: Entrance, forms: Forms) -> list[Route]:
    """The routes about people and passwords."""
    pages = _PeoplePages(entrance, forms)
    return [
        Route(path, pages.calmly(answer), methods=[method])
        for path, method, answer in (
            (PEOPLE_PATH, "GET", pages.people),
            ("/people/add", "GET", pages.add_form),
            ("/people/add", "POST", pages.add),
            ("/people/{account}/password", "GET", pages.new_password_form),
            ("/people/{account}/password", "POST", pages.new_password),
            ("/people/{account}/close", "GET", pages.close_form),
            ("/people/{account}/close", "POST", pages.close),
            (PASSWORD_PATH, "GET", pages.own_password_form),
            (PASSWORD_PATH, "POST", pages.own_password),
        )
    ]


class _PeoplePages:
    def __init__(self, entrance: Entrance, forms: Forms) -> None:
        self._entrance = entrance
        self._office = entrance.office
        self._forms = forms

    def calmly(self, answer: _Answer) -> _Answer:
        """Answer, or say in words why not; leave the screen when the session is over.

        The pages have no script that could ask whether the session lasts.
        """
        seconds = self._entrance.idle_seconds + _AFTER_IDLE_SECONDS

        async def calm(request: Request) -> Response:
            try:
                response = await answer(request)
            except UserProblem as problem:
                response = _refusal(problem)
            response.headers["Refresh"] = f"{seconds:.0f}; url=/signin"
            return response

        return calm

    # Who may sign in

    async def people(self, request: Request) -> Response:
        accounts = await self._accounts(request)
        user = self._entrance.user_of(token_in(request.headers))
        return page(
            "people",
            title="People who may sign in",
            accounts=accounts,
            roles=role_words(),
            you=user.id if user else "",
            done=DONE.get(request.query_params.get("done", ""), ""),
        )

    async def add_form(self, request: Request) -> Response:
        await self._accounts(request)
        return self._add_page(request, {}, {})

    async def add(self, request: Request) -> Response:
        await self._accounts(request)
        values = await self._forms.read(request)
        if values is None:
            return self._add_page(request, {}, stale())
        problems = _person_problems(values)
        if problems:
            return self._add_page(request, values, problems)
        try:
            await run_in_threadpool(
                self._office.add_account,
                token_in(request.headers),
                name=values["person"],
                user_name=values["user_name"],
                password=values["password"],
                role=Role(values["role"]),
            )
        except UserProblem as problem:
            return self._add_page(request, values, _beside_its_field(problem))
        return _done("added")

    def _add_page(
        self, request: Request, values: Values, problems: Problems
    ) -> Response:
        words = role_words().items()
        return self._forms.page(
            "add_person",
            request,
            title="Add a person",
            values=_without_password(values),
            problems=problems,
            roles=[(role.value, word.name, word.sees) for role, word in words],
        )

    async def new_password_form(self, request: Request) -> Response:
        return self._new_password_page(request, await self._account(request), {})

    async def new_password(self, request: Request) -> Response:
        account = await self._account(request)
        values = await self._forms.read(request)
        if values is None:
            return self._new_password_page(request, account, stale())
        try:
            await run_in_threadpool(
                self._office.reset_password,
                token_in(request.headers),
                account.user.id,
                new=values.get("password", ""),
            )
        except UserProblem as problem:
            problems = _beside_its_field(problem)
            return self._new_password_page(request, account, problems)
        return _done("password")

    def _new_password_page(
        self, request: Request, account: Account, problems: Problems
    ) -> Response:
        return self._forms.page(
            "new_password",
            request,
            title="Give a new password",
            account=account,
            values={},
            problems=problems,
        )

    async def close_form(self, request: Request) -> Response:
        return self._close_page(request, await self._account(request), {})

    async def close(self, request: Request) -> Response:
        account = await self._account(request)
        if await self._forms.read(request) is None:
            return self._close_page(request, account, stale())
        token = token_in(request.headers)
        await run_in_threadpool(self._office.close_account, token, account.user.id)
        return _done("closed")

    def _close_page(
        self, request: Request, account: Account, problems: Problems
    ) -> Response:
        return self._forms.page(
            "close_account",
            request,
            title="Close an account",
            account=account,
            roles=role_words(),
            problems=problems,
        )

    async def _accounts(self, request: Request) -> tuple[Account, ...]:
        """All accounts, for somebody who may manage them."""
        token = token_in(request.headers)
        return tuple(await run_in_threadpool(self._office.accounts, token))

    async def _account(self, request: Request) -> Account:
        """The account that the address names, for somebody who may manage it."""
        asked = request.path_params["account"]
        token = token_in(request.headers)
        return await run_in_threadpool(self._office.other_account, token, asked)

    # One's own password

    async def own_password_form(self, request: Request) -> Response:
        return self._own_password_page(request, {})

    async def own_password(self, request: Request) -> Response:
        values = await self._forms.read(request)
        if values is None:
            return self._own_password_page(request, stale())
        problems = password_problems(values)
        if problems:
            return self._own_password_page(request, problems)
        token = token_in(request.headers)
        try:
            if self._entrance.owes_password(token):
                fresh = await run_in_threadpool(
                    self._office.choose_password, token, new=values["password"]
                )
                return welcome(request, fresh)
            await run_in_threadpool(
                self._office.change_password,
                token,
                old=values.get("old", ""),
                new=values["password"],
                address=address(request),
            )
        except UserProblem as problem:
            problems = _beside_its_field(problem)
            return self._own_password_page(request, problems, status_of(problem))
        return page(
            "notice",
            title="Your password is changed",
            message="Use the new one from now on.",
            link="/settings",
            link_words="Back to Settings",
        )

    def _own_password_page(
        self, request: Request, problems: Problems, status: int | None = None
    ) -> Response:
        token = token_in(request.headers)
        first = self._entrance.owes_password(token)
        if not first:
            self._office.check_has_account(token)
        return self._forms.page(
            "own_password",
            request,
            status=status,
            title="Choose your own password" if first else "Change your password",
            first=first,
            values={},
            problems=problems,
        )


def _refusal(problem: UserProblem) -> Response:
    status = status_of(problem)
    on = {"link": "/", "link_words": "Back to the program"}
    if problem.code in ("unknown_account", "account_closed", "last_administrator"):
        on = {"link": PEOPLE_PATH, "link_words": "Back to the list of people"}
    if problem.code == "own_account":
        on = {"link": PASSWORD_PATH, "link_words": "Change your password"}
    if status == 401:
        on = {}
    title = _TITLES.get(problem.code, "This was not done")
    return page("notice", status=status, title=title, message=problem.message, **on)


def _person_problems(values: Values) -> Problems:
    """What is wrong with a person to add, all at once."""
    problems: Problems = {}
    name, user_name = values.get("person", ""), values.get("user_name", "")
    note(problems, "person", lambda: check_name(name, whose="the person’s name"))
    note(problems, "user_name", lambda: as_user_name(user_name))
    if values.get("role") not in {role.value for role in Role}:
        problems["role"] = "Choose what the person is in the practice."
    password = values.get("password", "")
    note(
        problems,
        "password",
        lambda: check_new_password(password, user_name=user_name.strip()),
    )
    return problems


def _beside_its_field(problem: UserProblem) -> Problems:
    """A problem of a form; one of another kind goes on to be answered as a page."""
    if problem.code in FIELD_OF or problem.code == "too_many_tries":
        return {FIELD_OF.get(problem.code, ""): problem.message}
    raise problem


def _without_password(values: Values) -> Values:
    """What may be sent back: a password never is."""
    return {name: value for name, value in values.items() if name != "password"}


def _done(what: str) -> Response:
    return go(f"{PEOPLE_PATH}?done={what}")
