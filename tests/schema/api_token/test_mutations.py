"""createApiToken and revokeApiToken: what they do, and what input they refuse."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.types import utc_now
from services.login_sessions import hash_token
from tests.schema.documents import WRITES
from tests.schema.world import World, contents, id_of
from tests.support.graphql import GraphQLClient

WRITE_SCRIPT = {"name": "Script", "scopes": ["WRITE"]}


def _create(world: World, actor: str = "author", **values: Any) -> dict[str, Any]:
    written = {**WRITE_SCRIPT, **values}
    payload: dict[str, Any] = world.client(actor).data(WRITES["createApiToken"], **written)["createApiToken"]
    return payload


def test_create_tells_the_secret_once(world: World, session: Session) -> None:
    payload = _create(world, clientMutationId="me")
    secret, token = payload["token"], payload["apiToken"]
    assert (token["name"], token["lastFour"], token["scopes"]) == ("Script", secret[-4:], ["READ", "WRITE"])
    assert (token["lastUsedAt"], token["revokedAt"]) == (None, None)
    assert (payload["errors"], payload["clientMutationId"]) == ([], "me")
    created, expires = (datetime.fromisoformat(token[name]) for name in ("createdAt", "expiresAt"))
    assert abs(expires - created - timedelta(days=90)) < timedelta(seconds=5)
    row = contents(session)["api_token"][-1]
    assert (row.user_id, row.token_hash) == (world.users["author"].id, hash_token(secret))
    found = world.client("author").data("{ viewer { apiTokens(first: 1) { nodes { id name } } } }")
    assert found["viewer"]["apiTokens"]["nodes"] == [{"id": token["id"], "name": "Script"}]
    viewer = GraphQLClient(world.app).post(
        {"query": "{ viewer { username } }"}, Authorization=f"Bearer {secret}"
    )
    assert viewer.get_json() == {"data": {"viewer": {"username": "Ada"}}}


def test_create_sent_again_is_the_same_token_without_its_secret(world: World, session: Session) -> None:
    first = _create(world, clientMutationId="a")
    secret, before = first["token"], contents(session)
    assert _create(world, clientMutationId="a") == {**first, "token": None}
    after = contents(session)
    assert after == before
    assert [row for rows in after.values() for row in rows if secret in str(row)] == []


@pytest.mark.parametrize(("days", "left"), [(None, 90), (1, 1), (366, 366)])
def test_create_for_some_days_expires_then(days: int | None, left: int, world: World) -> None:
    expires = datetime.fromisoformat(_create(world, expiresInDays=days)["apiToken"]["expiresAt"])
    assert abs(expires - utc_now() - timedelta(days=left)) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("scopes", "kept"),
    [
        ([], ["READ"]),
        (["READ"], ["READ"]),
        (["ADMIN", "WRITE", "ADMIN"], ["READ", "WRITE", "ADMIN"]),
        (["MODERATE", "READ"], ["READ", "MODERATE"]),
    ],
)
def test_create_by_an_admin_keeps_each_scope_once(scopes: list[str], kept: list[str], world: World) -> None:
    assert _create(world, "admin", scopes=scopes)["apiToken"]["scopes"] == kept


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({"name": ""}, [("name", "REQUIRED")]),
        ({"name": "x" * 101}, [("name", "TOO_LONG")]),
        ({"name": "a\x07b"}, [("name", "UNUSABLE_CHARACTERS")]),
        ({"expiresInDays": 0}, [("expiresInDays", "OUT_OF_RANGE")]),
        ({"expiresInDays": 367}, [("expiresInDays", "OUT_OF_RANGE")]),
        ({"expiresInDays": -(2**31)}, [("expiresInDays", "OUT_OF_RANGE")]),
        ({"scopes": ["MODERATE"]}, [("scopes", "SCOPE_NOT_YOURS")]),
        ({"scopes": ["ADMIN"] * 500}, [("scopes", "SCOPE_NOT_YOURS")]),
        ({"name": "author"}, [("name", "TAKEN")]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_create_with_bad_input_is_refused_and_nothing_is_written(
    values: dict[str, Any], problems: list[tuple[str, str]], world: World, session: Session
) -> None:
    before = contents(session)
    payload = _create(world, **values, clientMutationId="no")
    assert (payload["token"], payload["apiToken"], payload["clientMutationId"]) == (None, None, "no")
    assert [(problem["field"], problem["code"]) for problem in payload["errors"]] == problems
    assert contents(session) == before


@pytest.mark.parametrize(
    "values",
    [
        {"expiresInDays": 2**31},
        {"expiresInDays": "x"},
        {"scopes": ["ROOT"]},
        {"scopes": [None]},
        {"name": "\x00"},
    ],
)
def test_create_with_input_of_another_type_is_bad_input(values: dict[str, Any], world: World) -> None:
    codes = world.client("author").codes(WRITES["createApiToken"], **{**WRITE_SCRIPT, **values})
    assert codes == ["BAD_USER_INPUT"]


def test_revoke_ends_it_and_again_changes_nothing(world: World, session: Session) -> None:
    client, token = world.client("author"), id_of(world.tokens["author"])
    first = client.data(WRITES["revokeApiToken"], id=token, clientMutationId="me")["revokeApiToken"]
    assert (first["apiToken"]["id"], first["errors"], first["clientMutationId"]) == (token, [], "me")
    assert first["apiToken"]["revokedAt"]
    before = contents(session)
    again = client.data(WRITES["revokeApiToken"], id=token)["revokeApiToken"]
    assert again["apiToken"] == first["apiToken"]
    assert contents(session) == before


def test_tokens_of_others_leave_no_trace(world: World) -> None:
    document = (
        '{ user(username: "ada") { apiTokens { totalCount nodes { id } } } node(id: "1~ApiToken~2") { id } }'
    )
    hidden = {"user": {"apiTokens": {"totalCount": 0, "nodes": []}}, "node": None}
    for actor in ("anonymous", "reader", "other", "editor"):
        assert world.client(actor).data(document) == hidden
    for actor in ("author", "admin"):
        assert world.client(actor).data(document)["user"]["apiTokens"]["totalCount"] == 2
