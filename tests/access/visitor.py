"""A browser's worth of HTTP: cookies kept, forms filled in, redirects not followed."""

import http.client
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from urllib.parse import urlencode

GOOD_PASSWORD = "otter lamp quarry seven"  # noqa: S105 (invented, for tests)
SET_UP = {
    "practice_name": "Mill Lane & Co <Surgery>",
    "authority": "derby-city",
    "person": "Anna Example",
    "user_name": "Anna",
    "password": GOOD_PASSWORD,
    "password_again": GOOD_PASSWORD,
}


@dataclass(frozen=True, kw_only=True)
class Server:
    port: int
    home: Path
    paths: tuple[str, ...]

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: str


@dataclass
class Visitor:
    server: Server
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        sent = {"Host": self.server.address, **(headers or {})}
        if self.cookies and "Cookie" not in sent:
            sent["Cookie"] = self.cookie_line
        connection = http.client.HTTPConnection(self.server.address, timeout=30)
        connection.request(method, path, body=body, headers=sent)
        got = connection.getresponse()
        answer = Answer(got.status, got.headers, got.read().decode("utf-8", "replace"))
        connection.close()
        self._keep(answer)
        return answer

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers={"Accept": "text/html", **headers})

    def send(
        self,
        path: str,
        values: Mapping[str, str],
        *,
        form: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Fetch a form's page, fill it in and send it."""
        found = re.search(
            r'name="form_token" value="([0-9a-f]+)"', self.get(form or path).body
        )
        token = {"form_token": found.group(1)} if found else {}
        sent = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://{self.server.address}",
            **(headers or {}),
        }
        body = urlencode({**token, **values}).encode()
        return self.ask("POST", path, body=body, headers=sent)

    @property
    def cookie_line(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _keep(self, answer: Answer) -> None:
        for line in answer.headers.get_all("set-cookie") or ():
            name, _, rest = line.partition("=")
            value = rest.partition(";")[0]
            if value and value != '""':
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)
