"""Who holds a token is asked with each request, though a moment ago somebody held it."""

from time import monotonic
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from endpoint import front
from models import LoginSession, Role, UserStatus
from models.drivers import StatementTimeout
from models.statements import Statements
from models.types import utc_now
from services import login_claims
from services.login_sessions import LAST_SEEN_PRECISION, end_login, hash_token
from tests.schema.world import World
from tests.support.graphql import GraphQLClient
from tests.support.logins import api_token
from tests.support.visitor import HOST

MINE = {"query": '{ viewer { username } post(slug: "draft") { title } posts { totalCount } }'}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements outside of transactions, as they are run."""
    texts: list[str] = []
    real = Statements.read_row

    def noted(self: Statements, text: str, parameters: Any) -> Any:
        texts.append(text)
        return real(self, text, parameters)

    monkeypatch.setattr(Statements, "read_row", noted)
    return texts


@pytest.fixture
def author(world: World) -> GraphQLClient:
    """The client of the author, whose token is known from a request before."""
    client = world.client("author")
    assert client.post(MINE).get_json()["data"]["viewer"] == {"username": "Ada"}
    return client


@pytest.fixture
def token(author: GraphQLClient) -> str:
    """The author's token."""
    cookie = author.http.get_cookie("gazette_session", domain=HOST.partition(":")[0])
    assert cookie is not None
    return cookie.value


def test_known_token_is_one_statement(author: GraphQLClient, read: list[str]) -> None:
    assert author.post(MINE).get_json()["data"]["post"] == {"title": "Draft"}
    (text,) = read
    assert "login_session" in text


def test_known_api_token_is_one_statement(world: World, read: list[str]) -> None:
    secret = api_token(world.app, world.users["author"])[1]
    client, bearer = GraphQLClient(world.app), {"Authorization": f"Bearer {secret}"}
    client.post(MINE, **bearer)
    # Nothing is known of it yet: it is looked up, and then the query run.
    assert len(read) == 2
    read.clear()
    assert client.post(MINE, **bearer).get_json()["data"]["post"] == {"title": "Draft"}
    (text,) = read
    assert "api_token" in text
    assert "login_session" not in text


@pytest.mark.parametrize("over", ["ended", "expired", "suspended"])
def test_login_that_is_over_is_a_strangers_at_once(
    over: str, author: GraphQLClient, token: str, world: World, read: list[str]
) -> None:
    if over == "ended":
        end_login(world.session, token)
    elif over == "expired":
        world.session.get_one(LoginSession, hash_token(token)).expires_at = utc_now()
    else:
        world.users["author"].status = UserStatus.SUSPENDED
    world.session.commit()
    stranger = world.client("anonymous").post(MINE)
    read.clear()
    assert author.post(MINE).data == stranger.data
    # The claim, the look-up, and what strangers see.
    assert len(read) == 3
    read.clear()
    assert author.post(MINE).data == stranger.data
    # Nothing is claimed any more.
    assert len(read) == 2


def test_role_that_is_lost_or_won_counts_at_once(author: GraphQLClient, world: World) -> None:
    other = world.users["reader"].username
    others = {"query": f'{{ user(username: "{other}") {{ email }} }}'}
    assert author.post(others).get_json()["data"]["user"] == {"email": None}
    for role, email in ((Role.ADMIN, world.users["reader"].email), (Role.READER, None)):
        world.users["author"].role = role
        world.session.commit()
        assert author.post(others).get_json()["data"]["user"] == {"email": email}


def test_login_is_looked_up_where_no_rows_are_read(author: GraphQLClient, read: list[str]) -> None:
    assert author.post({"query": "{ __typename }"}).status_code == 200
    (text,) = read
    assert "last_seen_at" in text


@pytest.mark.parametrize("query", ["{", "{ nothing }", "{ posts(first: 0) { totalCount } }"])
def test_refusal_is_no_statement(query: str, author: GraphQLClient, read: list[str]) -> None:
    assert author.post({"query": query}).get_json()["errors"]
    assert read == []


@pytest.mark.parametrize(
    ("failure", "status", "code"),
    [
        (StatementTimeout("too long"), 200, "QUERY_TIMEOUT"),
        (OperationalError("SELECT", None, Exception("gone")), 503, "SERVICE_UNAVAILABLE"),
        (RuntimeError("secret"), 500, "INTERNAL_SERVER_ERROR"),
    ],
)
def test_failure_of_the_proof_is_an_answer_and_nobodys(
    failure: Exception,
    status: int,
    code: str,
    author: GraphQLClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(Statements, "read_row", fail)
    users: list[object] = []
    monkeypatch.setattr(front, "log_request", lambda *_, **fields: users.append(fields["user_id"]))
    response = author.post(MINE)
    assert (response.status_code, response.headers.get("Retry-After")) == (
        status,
        "5" if status == 503 else None,
    )
    assert [error["extensions"]["code"] for error in response.get_json()["errors"]] == [code]
    assert users == [None]


def test_plan_is_for_admins_of_this_moment(world: World) -> None:
    client, asking = world.client("admin"), {"X-Gazette-Plan": "1"}
    assert "plan" in client.post(MINE, **asking).get_json()["extensions"]
    world.users["admin"].role = Role.EDITOR
    world.session.commit()
    assert "extensions" not in client.post(MINE, **asking).get_json()


def test_mutation_looks_the_login_up(author: GraphQLClient, token: str, world: World) -> None:
    end_login(world.session, token)
    world.session.commit()
    answer = author.post({"query": "mutation { updateProfile(input: {}) { user { id } } }"}).get_json()
    assert answer["errors"][0]["extensions"]["code"] == "NOT_AUTHENTICATED"


def test_claim_ends_after_a_minute_so_that_the_use_is_noted(
    author: GraphQLClient, token: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    login = world.session.get_one(LoginSession, hash_token(token))
    login.last_seen_at = long_ago = utc_now() - 2 * LAST_SEEN_PRECISION
    world.session.commit()
    author.post(MINE)
    world.session.rollback()
    world.session.refresh(login)
    assert login.last_seen_at == long_ago
    later = monotonic() + login_claims.SECONDS_TO_CLAIM + 1
    monkeypatch.setattr(login_claims, "monotonic", lambda: later)
    author.post(MINE)
    world.session.rollback()
    world.session.refresh(login)
    assert login.last_seen_at > long_ago


def test_claims_are_bounded_and_the_oldest_goes_first(
    author: GraphQLClient, token: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = world.app.extensions["gazette"].claims
    monkeypatch.setattr(login_claims, "MOST_CLAIMS", len(claims._claims) + 1)
    for actor in ("author", "reader", "author", "editor", "author"):
        world.client(actor).post({"query": "{ __typename }"})
        assert len(claims._claims) <= login_claims.MOST_CLAIMS
        assert claims.of(token) is not None


@pytest.mark.parametrize("wrong", ["", "x", "é", "\x00", "\ud800", "x" * 10_000])
def test_token_of_nobody_claims_nothing(wrong: str, world: World, author: GraphQLClient) -> None:
    assert world.app.extensions["gazette"].claims.of(wrong) is None
