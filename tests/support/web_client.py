"""A program that visits a site over HTTP and keeps its cookies: the smallest real client there is."""

import json
import re
from dataclasses import dataclass
from email.message import Message
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

_TOKEN = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """An answer; status 0 means that there was none."""

    status: int
    text: str
    headers: Message
    address: str

    @property
    def json(self) -> Any:
        """The answer's JSON."""
        return json.loads(self.text)


class WebClient:
    """A client with its own cookies that follows redirects."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.cookies = CookieJar()
        # A proxy for the world outside has nothing to do with a server on this machine.
        self._opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(self.cookies))

    def get(self, path: str, **headers: str) -> Answer:
        """Open an address."""
        return self._send(path, None, _names(headers))

    def submit(self, path: str, **fields: str) -> Answer:
        """Open a page with a form and send the form."""
        token = _TOKEN.search(self.get(path).text)
        assert token, f"{path} has no form"
        return self._send(path, urlencode({"csrf_token": token[1], **fields}), {})

    def log_in(self, login: tuple[str, str] | None) -> Answer:
        """Log in through the page, with a username and a password."""
        assert login, "no login was printed"
        return self.submit("/login", login=login[0], password=login[1])

    def graphql(self, document: str, **variables: Any) -> Answer:
        """Send a GraphQL document."""
        headers = {"Content-Type": "application/json", "X-Requested-With": "tests"}
        return self._send("/graphql", json.dumps({"query": document, "variables": variables}), headers)

    def _send(self, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        data = body.encode() if body is not None else None
        request = Request(self.address + path, data, headers)  # noqa: S310 (the address is a test's own)
        try:
            with self._opener.open(request, timeout=30) as response:
                return Answer(response.status, response.read().decode(), response.headers, response.url)
        except HTTPError as error:
            with error:
                return Answer(error.code, error.read().decode(), error.headers, error.url or "")
        except (URLError, ConnectionError, TimeoutError):
            return Answer(0, "", Message(), "")


def _names(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
