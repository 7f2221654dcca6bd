"""A mutation by cookie must prove that a page of this site sent it; queries and strangers need no proof."""

from datetime import timedelta
from typing import Any

import pytest
from werkzeug.test import TestResponse

from endpoint import Asker, HttpRequest
from endpoint.messages import RefusedRequest
from endpoint.same_origin import require_same_origin
from policies import ANONYMOUS, Actor
from services.login_sessions import end_login, start_login
from tests.schema.documents import WRITES
from tests.schema.world import World, contents
from tests.support.backends import ON_SQLITE_ALONE
from tests.support.graphql import GraphQLClient
from tests.support.visitor import HOST

pytestmark = [pytest.mark.usefixtures("adapter"), ON_SQLITE_ALONE]

OWN = f"http://{HOST}"
PROOFS: list[dict[str, str]] = [
    {"Origin": OWN},
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "same-origin", "Origin": OWN},
    {"X-Requested-With": "XMLHttpRequest"},
    {"X-CSRFToken": "anything"},
    {"Apollo-Require-Preflight": "true"},
    # A header of one's own is only sent across sites after a preflight, which is never granted.
    {"X-Requested-With": "fetch", "Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"},
]
NO_PROOFS: list[dict[str, str]] = [
    {},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": f"{OWN}.elsewhere.example"},
    {"Origin": f"https://{HOST}"},
    {"Origin": "http://127.0.0.1"},
    {"Origin": OWN, "Sec-Fetch-Site": "cross-site"},
    {"Origin": OWN, "Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": ""},
    {"X-Requested-With": ""},
    {"Referer": f"{OWN}/"},
    {"Content-Type": "application/json"},
]


def _send(client: GraphQLClient, headers: dict[str, str], document: str, **variables: Any) -> TestResponse:
    payload = {"query": document, "variables": variables}
    accept = {"Accept": "application/graphql-response+json"}
    return client.http.post("/graphql", json=payload, headers={**accept, **headers}, base_url=OWN)


def _mutate(client: GraphQLClient, headers: dict[str, str]) -> TestResponse:
    return _send(client, headers, WRITES["updateProfile"], bio="Forged.")


@pytest.mark.parametrize("headers", PROOFS, ids=str)
def test_mutation_by_cookie_with_a_proof_is_done(headers: dict[str, str], world: World) -> None:
    response = _mutate(world.client("reader"), headers)
    assert response.get_json()["data"]["updateProfile"]["user"]["bio"] == "Forged."


@pytest.mark.parametrize("headers", NO_PROOFS, ids=str)
def test_mutation_by_cookie_without_a_proof_is_403_and_not_done(
    headers: dict[str, str], world: World
) -> None:
    before = contents(world.session)
    response = _mutate(world.client("reader"), headers)
    assert response.status_code == 403
    assert response.content_type == "application/graphql-response+json; charset=utf-8"
    (error,) = response.get_json()["errors"]
    assert error["extensions"]["code"] == "CSRF_PROOF_MISSING"
    assert contents(world.session) == before


def test_query_by_cookie_needs_no_proof(world: World) -> None:
    for headers in NO_PROOFS:
        response = _send(world.client("reader"), headers, "{ viewer { username } }")
        assert response.get_json() == {"data": {"viewer": {"username": "rita"}}}


def test_mutation_by_a_stranger_needs_no_proof_and_is_not_authenticated(world: World) -> None:
    for headers in NO_PROOFS:
        response = _mutate(world.client("anonymous"), headers)
        assert response.get_json()["errors"][0]["extensions"]["code"] == "NOT_AUTHENTICATED"


@pytest.mark.parametrize("how", ["ended", "expired", "suspended", "forged", "empty", "unusual"])
def test_mutation_by_a_dead_cookie_is_a_strangers(how: str, world: World) -> None:
    reader = world.users["suspended" if how == "suspended" else "reader"]
    gazette = world.app.extensions["gazette"]
    with gazette.database.transaction() as session:
        lifetime = timedelta(hours=-1 if how == "expired" else 1)
        token = start_login(session, reader, lifetime=lifetime)
        if how == "ended":
            end_login(session, token)
    token = {"forged": "x" * 43, "empty": "", "unusual": "é\\x00😀"}.get(how, token)
    client = GraphQLClient(world.app, {gazette.settings.sessions.cookie_name: token})
    response = _mutate(client, {})
    assert response.status_code == 200
    assert response.get_json()["errors"][0]["extensions"]["code"] == "NOT_AUTHENTICATED"
    assert client.data("{ viewer { id } }") == {"viewer": None}


def _refused(headers: dict[str, str], actor: Actor, trusted: tuple[str, ...] = ()) -> bool:
    sent = {name.lower(): value for name, value in headers.items()}
    request = HttpRequest("POST", "", sent, b"", OWN, Asker(lambda: actor))
    try:
        require_same_origin(request, lambda origin: origin in trusted)
    except RefusedRequest as refusal:
        return refusal.status == 403
    return False


def test_require_same_origin_asks_only_cookies_for_a_proof() -> None:
    assert [_refused(headers, Actor(1)) for headers in NO_PROOFS] == [True] * len(NO_PROOFS)
    assert [_refused(headers, ANONYMOUS) for headers in NO_PROOFS] == [False] * len(NO_PROOFS)
    assert [_refused(headers, Actor(1)) for headers in PROOFS] == [False] * len(PROOFS)


def test_require_same_origin_takes_an_origin_that_is_trusted_for_a_proof() -> None:
    trusted = "https://elsewhere.example"
    from_there = [headers for headers in NO_PROOFS if headers.get("Origin") == trusted]
    assert [_refused(headers, Actor(1), (trusted,)) for headers in from_there] == [False]
    across = {"Origin": trusted, "Sec-Fetch-Site": "cross-site"}
    assert (_refused(across, Actor(1)), _refused(across, Actor(1), (trusted,))) == (True, False)
    others = [headers for headers in NO_PROOFS if headers.get("Origin") != trusted]
    assert [_refused(headers, Actor(1), (trusted,)) for headers in others] == [True] * len(others)
