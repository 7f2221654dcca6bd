"""What each asker may spend: told with every answer, and refused beyond it before anything is done."""

from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app import create_app
from endpoint import budgets
from endpoint.budgets import network_of
from models.statements import Statements
from policies import Actor
from services.api_tokens import create_api_token
from tests.endpoint.conftest import MakeSite
from tests.schema.documents import WRITES
from tests.schema.world import World, client_of, contents
from tests.support.backends import ON_SQLITE_ALONE
from tests.support.graphql import GraphQLClient

pytestmark = [pytest.mark.usefixtures("adapter"), ON_SQLITE_ALONE]

LIMITS = {"graphql_user": "100 per minute", "graphql_address": "60 per 2 minutes"}
NOON = 1_800_000_000.0
"""The beginning of a minute, and of two."""
CHEAP = {"query": "{ __typename }"}
MINE = {"query": "{ viewer { username } }"}
THIRTY = {"query": "{ posts(first: 5) { nodes { author { username } } totalCount } }"}
NAMES = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")


class Clock:
    """The time of day, as budgets know it."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that stands still."""
    clock = Clock()
    monkeypatch.setattr(budgets, "time", clock)
    return clock


@pytest.fixture
def site(make_site: MakeSite, clock: Clock) -> Flask:
    """An application with small budgets."""
    return make_site(limits=LIMITS, graphql={"show_cost": True})


def _headers(response: TestResponse) -> list[int | None]:
    return [response.headers.get(name, type=int) for name in NAMES]


def _from(site: Flask, address: str, payload: Any = THIRTY, **headers: str) -> TestResponse:
    sent = {"Accept": "application/graphql-response+json", **headers}
    environment = {"REMOTE_ADDR": address}
    return site.test_client().post("/graphql", json=payload, headers=sent, environ_base=environment)


def _assert_refused(response: TestResponse, reset: int) -> None:
    assert response.status_code == 429
    (error,) = response.get_json()["errors"]
    assert error["extensions"] == {"code": "RATE_LIMITED"}
    assert f"try again in {reset} seconds" in error["message"]
    assert response.headers["Retry-After"] == response.headers["RateLimit-Reset"] == str(reset)
    assert list(response.get_json()) == ["errors"]


def test_answers_tell_what_is_left(site: Flask, clock: Clock, world: World) -> None:
    client = client_of(site, world.users["author"])
    assert _headers(client.post(THIRTY)) == [100, 70, 60]
    clock.now += 12.5
    assert _headers(client.post(THIRTY)) == [100, 40, 48]
    assert _headers(client.post(CHEAP)) == [100, 39, 48]
    # A query by GET is paid for alike.
    got = client.http.get("/graphql", query_string=CHEAP, base_url="http://127.0.0.1:5000")
    assert _headers(got) == [100, 38, 48]


def test_what_is_told_is_what_the_answer_says_it_costs(site: Flask, world: World) -> None:
    client, before = client_of(site, world.users["author"]), 100
    for payload in (THIRTY, MINE, CHEAP, {"query": WRITES["updateProfile"], "variables": {"bio": "x"}}):
        response = client.post(payload)
        remaining = before - response.get_json()["extensions"]["cost"]["cost"]
        assert _headers(response)[1] == remaining
        before = remaining


def test_query_beyond_the_budget_is_429_without_a_statement_and_costs_nothing(
    site: Flask, clock: Clock, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(site, world.users["author"])
    assert [client.post(THIRTY).status_code for _ in range(3)] == [200] * 3
    texts: list[str] = []
    read_row = Statements.read_row
    monkeypatch.setattr(
        Statements, "read_row", lambda self, text, *rest: texts.append(text) or read_row(self, text, *rest)
    )
    clock.now += 18
    refused = client.post(THIRTY)
    _assert_refused(refused, 42)
    assert _headers(refused) == [100, 10, 42]
    assert [text for text in texts if "FROM post" in text] == []
    # What is left buys what costs less.
    assert client.post(MINE).status_code == 200
    assert [_headers(client.post(CHEAP))[1] for _ in range(2)] == [8, 7]


def test_mutation_beyond_the_budget_is_not_done(make_site: MakeSite, clock: Clock, world: World) -> None:
    client = client_of(make_site(limits={"graphql_user": "8 per minute"}), world.users["reader"])
    assert client.post(CHEAP).status_code == 200
    before = contents(world.session)
    payload = {"query": WRITES["updateProfile"], "variables": {"bio": "Too often."}}
    _assert_refused(client.post(payload), 60)
    assert contents(world.session) == before


def test_operation_that_costs_just_what_is_left_is_answered(site: Flask, world: World) -> None:
    assert [_from(site, "192.0.2.1").status_code for _ in range(3)] == [200, 200, 429]
    assert _headers(_from(site, "192.0.2.1")) == [60, 0, 120]


def test_operation_beyond_the_whole_budget_is_not_to_be_tried_again(
    make_site: MakeSite, clock: Clock, world: World
) -> None:
    site = make_site(limits={"graphql_address": "29 per minute"})
    refused = _from(site, "192.0.2.1")
    assert (refused.status_code, _headers(refused)) == (429, [29, 29, 60])
    assert "please ask for less" in refused.get_json()["errors"][0]["message"]
    assert "Retry-After" not in refused.headers


def test_next_window_is_a_new_budget(site: Flask, clock: Clock, world: World) -> None:
    client = client_of(site, world.users["author"])
    assert [client.post(THIRTY).status_code for _ in range(4)] == [200, 200, 200, 429]
    clock.now += 59.9
    _assert_refused(client.post(THIRTY), 1)
    clock.now += 0.1
    assert _headers(client.post(THIRTY)) == [100, 70, 60]


def test_budget_is_the_users_however_they_are_logged_in(site: Flask, world: World) -> None:
    author, again, other = (client_of(site, world.users[name]) for name in ("author", "author", "other"))
    assert [_headers(client.post(THIRTY))[1] for client in (author, again, other, author)] == [70, 40, 70, 10]


def test_budget_of_a_token_is_its_own(site: Flask, world: World) -> None:
    author = world.users["author"]
    with site.extensions["gazette"].database.transaction() as session:
        tokens = [create_api_token(session, Actor.of(author), name=name)[1] for name in ("a", "b")]
    paid = [
        _headers(_from(site, "192.0.2.1", Authorization=f"Bearer {token}")) for token in (*tokens, tokens[0])
    ]
    assert paid == [[100, 70, 60], [100, 70, 60], [100, 40, 60]]
    assert _headers(client_of(site, author).post(THIRTY)) == [100, 70, 60]
    assert _headers(_from(site, "192.0.2.1")) == [60, 30, 120]


def test_budget_of_a_stranger_is_their_address(site: Flask, world: World) -> None:
    addresses = ("192.0.2.1", "192.0.2.2", "192.0.2.1", "192.0.2.1")
    assert [_headers(_from(site, address)) for address in addresses] == [
        *([60, 30, 120], [60, 30, 120], [60, 0, 120], [60, 0, 120])
    ]


def test_token_of_nobody_pays_as_a_stranger(site: Flask, world: World) -> None:
    for token in ("x", "y"):
        client = GraphQLClient(site, {"gazette_session": token})
        assert _headers(client.post(CHEAP))[0] == 60
    assert _headers(client_of(site, None).post(CHEAP)) == [60, 57, 120]


def test_login_that_is_over_pays_as_a_stranger(site: Flask, world: World) -> None:
    client = client_of(site, world.users["author"])
    assert _headers(client.post(MINE))[:2] == [100, 99]
    world.users["author"].status = world.users["suspended"].status
    world.session.commit()
    assert _headers(client.post(MINE))[:2] == [60, 59]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("2001:db8::1", "2001:db8:0:0:ffff::2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("192.0.2.1", "192.0.2.10", False),
        ("", "192.0.2.1", False),
        ("unix:", "unix:", True),
    ],
)
def test_addresses_of_one_machine_have_one_budget(
    one: str, other: str, is_same: bool, site: Flask, world: World
) -> None:
    remaining = [_headers(_from(site, address))[1] for address in (one, other)]
    assert remaining == [30, 0 if is_same else 30]


def test_network_of_anything_is_bounded() -> None:
    assert len(network_of("x" * 10_000)) <= 64
    assert network_of("fe80::1%eth0") == network_of("fe80::2%eth0")


@pytest.mark.parametrize(("proxies", "remaining"), [(0, [30, 0]), (1, [30, 30])])
def test_address_is_what_a_trusted_proxy_says(
    proxies: int, remaining: list[int], adapter: str, app: Flask, clock: Clock, world: World
) -> None:
    url = app.extensions["gazette"].settings.database.url
    site = create_app({"database": {"url": url}, "limits": LIMITS, "server": {"trusted_proxies": proxies}})
    sent = ("192.0.2.1", "192.0.2.2")
    answers = [_from(site, "127.0.0.1", **{"X-Forwarded-For": address}) for address in sent]
    assert [_headers(response)[1] for response in answers] == remaining
    site.extensions["gazette"].database.dispose()


@pytest.mark.parametrize(
    "payload", [{}, [CHEAP], {"query": "{"}, {"query": "{ nothing }"}, {"query": '{ node(id: "x") { id } }'}]
)
def test_request_that_is_refused_costs_nothing(payload: Any, site: Flask, world: World) -> None:
    assert _headers(_from(site, "192.0.2.1", payload)) == [None, None, None]
    assert _headers(_from(site, "192.0.2.1", CHEAP))[1] == 59


@pytest.mark.parametrize("bounded", ["graphql_user", "graphql_address"])
def test_empty_budget_is_no_bound(bounded: str, make_site: MakeSite, world: World) -> None:
    site = make_site(limits={bounded: "100 per minute"})
    told = [_headers(client_of(site, user).post(CHEAP))[0] for user in (world.users["author"], None)]
    assert told == ([100, None] if bounded == "graphql_user" else [None, 100])
