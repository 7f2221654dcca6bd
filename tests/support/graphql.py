"""A GraphQL client for tests: sends documents over HTTP as programs do."""

from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from models import User
from tests.support.logins import login_cookie
from tests.support.visitor import HOST

MODERN = "application/graphql-response+json"


class GraphQLClient:
    """A client with its own cookies; `as_user` gives one that is logged in."""

    def __init__(self, app: Flask, cookies: dict[str, str] | None = None) -> None:
        self.app = app
        self.http = app.test_client()
        for name, value in (cookies or {}).items():
            self.http.set_cookie(name, value, domain=HOST.partition(":")[0])

    def as_user(self, user: User) -> "GraphQLClient":
        """Return a client with this user's login cookie."""
        return GraphQLClient(self.app, dict([login_cookie(self.app, user)]))

    def post(self, payload: Any, **headers: str) -> TestResponse:
        """Send a payload as it is, with the proof of same origin that a page gives."""
        sent = {"Accept": MODERN, "X-Requested-With": "tests", **_names(headers)}
        return self.http.post("/graphql", json=payload, headers=sent, base_url=f"http://{HOST}")

    def execute(self, document: str, **variables: Any) -> dict[str, Any]:
        """Run a document and return the whole answer."""
        answer: dict[str, Any] = self.post({"query": document, "variables": variables}).get_json()
        return answer

    def data(self, document: str, **variables: Any) -> Any:
        """Run a document that must succeed and return its data."""
        answer = self.execute(document, **variables)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def codes(self, document: str, **variables: Any) -> list[str]:
        """Run a document and return the codes of its errors."""
        return [
            error["extensions"]["code"] for error in self.execute(document, **variables).get("errors", [])
        ]


def _names(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
