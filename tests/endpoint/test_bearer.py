"""`Authorization: Bearer`: whose API token it is, what its scopes allow, and what is refused."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from endpoint.bearer import bearer_token
from models import ApiToken, ApiTokenScope, Role, UserStatus
from models.statements import Statements
from models.types import utc_now
from services.api_token_secrets import new_secret
from services.login_sessions import start_login
from tests.schema.documents import WRITES
from tests.schema.world import World, contents, id_of
from tests.support.graphql import MODERN, GraphQLClient
from tests.support.logins import api_token
from tests.support.visitor import HOST

pytestmark = pytest.mark.usefixtures("adapter")

READ, WRITE, MODERATE, ADMIN = ApiTokenScope
VIEWER = "{ viewer { username email role } }"
MINE = '{ viewer { username } post(slug: "draft") { title } }'
INVALID = 'Bearer error="invalid_token"'


def _send(
    client: GraphQLClient, authorization: str, document: str = VIEWER, **variables: Any
) -> TestResponse:
    """Send a document by POST, with no proof of same origin."""
    headers = {"Accept": MODERN, "Authorization": authorization}
    payload = {"query": document, "variables": variables}
    return client.http.post("/graphql", json=payload, headers=headers, base_url=f"http://{HOST}")


def _told(response: TestResponse) -> tuple[int, list[str]]:
    errors = response.get_json().get("errors", [])
    return response.status_code, [error["extensions"]["code"] for error in errors]


@pytest.fixture
def stranger(world: World) -> GraphQLClient:
    """A client without cookies."""
    return GraphQLClient(world.app)


@pytest.fixture
def make(world: World) -> Callable[..., str]:
    """Make a token of somebody; return its secret."""
    return lambda actor, *scopes: api_token(world.app, world.users[actor], *scopes)[1]


@pytest.mark.parametrize("actor", ["reader", "author", "editor", "admin"])
def test_token_is_its_user(actor: str, world: World, stranger: GraphQLClient, make: Any) -> None:
    user, secret = world.users[actor], make(actor)
    expected = {"username": user.username, "email": user.email, "role": user.role.name}
    for _ in range(2):
        # The second time it is only proved, where the front answers.
        response = _send(stranger, f"Bearer {secret}")
        assert response.get_json() == {"data": {"viewer": expected}}
        assert response.headers["Vary"] == "Accept, Accept-Encoding, Authorization, Cookie"
        assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("scheme", ["Bearer ", "bearer ", "BEARER ", "Bearer   ", " Bearer "])
def test_scheme_is_read_as_http_has_it(scheme: str, stranger: GraphQLClient, make: Any) -> None:
    assert _send(stranger, f"{scheme}{make('author')} ").get_json()["data"]["viewer"]["username"] == "Ada"


def test_query_by_get_needs_no_other_header(stranger: GraphQLClient, make: Any) -> None:
    address = "/graphql?" + urlencode({"query": MINE, "extensions": "{}"})
    headers = {"Authorization": f"Bearer {make('author')}"}
    response = stranger.http.get(address, headers=headers, base_url=f"http://{HOST}")
    assert response.get_json() == {"data": {"viewer": {"username": "Ada"}, "post": {"title": "Draft"}}}
    assert stranger.http.get(address, base_url=f"http://{HOST}").get_json()["data"]["viewer"] is None


def test_answer_to_a_token_is_kept_by_no_cache(stranger: GraphQLClient, make: Any) -> None:
    address = "/graphql?" + urlencode({"query": "{ posts { totalCount } }"})
    public = stranger.http.get(address, base_url=f"http://{HOST}")
    assert public.headers["Cache-Control"].startswith("public")
    assert "Authorization" in public.headers["Vary"]
    for secret, status in ((make("author"), 200), (new_secret(), 401), ("x", 401)):
        for _ in range(2):
            headers = {"Authorization": f"Bearer {secret}", "If-None-Match": public.headers["ETag"]}
            response = stranger.http.get(address, headers=headers, base_url=f"http://{HOST}")
            assert response.status_code == status
            assert response.headers["Cache-Control"] == "private, no-store"
            assert "ETag" not in response.headers


def test_mutation_by_get_is_no_method(stranger: GraphQLClient, make: Any) -> None:
    address = "/graphql?" + urlencode({"query": "mutation { updateProfile(input: {}) { user { id } } }"})
    headers = {"Authorization": f"Bearer {make('author', WRITE)}"}
    assert stranger.http.get(address, headers=headers, base_url=f"http://{HOST}").status_code == 405


@pytest.mark.parametrize("document", [VIEWER, "{ __typename }", WRITES["updateProfile"]])
@pytest.mark.parametrize(
    "rubbish",
    ["", "x", "gzt_", "gzt_" + "0" * 38, "undefined", "null", "x" * 5_000, "gzt_\xc3\xa9", "a b"],
)
def test_malformed_token_is_refused_without_asking_the_database(
    rubbish: str,
    document: str,
    stranger: GraphQLClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(Statements, "read_row")
    response = _send(stranger, f"Bearer {rubbish}", document)
    assert _told(response) == (401, ["NOT_AUTHENTICATED"])
    assert response.headers["WWW-Authenticate"] == INVALID
    assert "malformed" in response.get_json()["errors"][0]["message"]
    assert "data" not in response.get_json()


@pytest.mark.parametrize("document", [VIEWER, "{ __typename }", WRITES["updateProfile"]])
def test_unknown_token_is_refused(document: str, stranger: GraphQLClient) -> None:
    response = _send(stranger, f"Bearer {new_secret()}", document)
    assert _told(response) == (401, ["NOT_AUTHENTICATED"])
    assert response.headers["WWW-Authenticate"] == INVALID


def _revoke(world: World, token: ApiToken) -> None:
    token.revoked_at = utc_now()


def _expire(world: World, token: ApiToken) -> None:
    token.expires_at = utc_now()


def _suspend(world: World, token: ApiToken) -> None:
    world.users["author"].status = UserStatus.SUSPENDED


@pytest.mark.parametrize("end", [_revoke, _expire, _suspend])
@pytest.mark.parametrize("accept", [MODERN, "application/json"])
def test_token_that_is_over_is_refused_at_once(
    end: Callable[[World, ApiToken], None], accept: str, world: World, session: Session
) -> None:
    token, secret = api_token(world.app, world.users["author"], WRITE)
    client = GraphQLClient(world.app)
    headers = {"Accept": accept, "Authorization": f"Bearer {secret}"}
    assert client.post({"query": MINE}, **headers).get_json()["data"]["post"] == {"title": "Draft"}
    end(world, session.get_one(ApiToken, token.id))
    session.commit()
    for document in (MINE, "{ __typename }", "mutation { updateProfile(input: {}) { user { id } } }"):
        response = client.post({"query": document}, **headers)
        assert _told(response) == (401, ["NOT_AUTHENTICATED"])
        assert response.headers["WWW-Authenticate"] == INVALID
        assert response.content_type == f"{accept}; charset=utf-8"


def test_role_that_is_lost_or_won_counts_at_once(world: World, stranger: GraphQLClient, make: Any) -> None:
    secret, other = make("admin", ADMIN), world.users["reader"]
    document = f'{{ user(username: "{other.username}") {{ email }} }}'
    for role, email in ((Role.ADMIN, other.email), (Role.READER, None), (Role.ADMIN, other.email)):
        world.users["admin"].role = role
        world.session.commit()
        answer = _send(stranger, f"Bearer {secret}", document).get_json()
        assert answer == {"data": {"user": {"email": email}}}


def test_promotion_gives_a_token_no_more_than_its_scopes(
    world: World, stranger: GraphQLClient, make: Any
) -> None:
    secret, document = make("author"), '{ ben: user(username: "ben") { email drafts { totalCount } } }'
    hidden = {"data": {"ben": {"email": None, "drafts": {"totalCount": 0}}}}
    for role in (Role.AUTHOR, Role.ADMIN):
        world.users["author"].role = role
        world.session.commit()
        for _ in range(2):
            assert _send(stranger, f"Bearer {secret}", document).get_json() == hidden


@pytest.mark.parametrize(
    ("scopes", "sees"), [((), False), ((WRITE,), False), ((MODERATE,), True), ((ADMIN,), True)]
)
def test_scopes_decide_what_an_admins_token_sees(
    scopes: tuple[ApiTokenScope, ...], sees: bool, stranger: GraphQLClient, make: Any
) -> None:
    secret = make("admin", *scopes)
    for _ in range(2):
        answer = _send(stranger, f"Bearer {secret}", '{ post(slug: "draft") { title } }').get_json()
        assert answer == {"data": {"post": {"title": "Draft"} if sees else None}}


@pytest.mark.parametrize("scopes", [(), (MODERATE,), (ADMIN,)])
@pytest.mark.parametrize("mutation", WRITES)
def test_token_without_the_scope_changes_nothing(
    mutation: str,
    scopes: tuple[ApiTokenScope, ...],
    world: World,
    stranger: GraphQLClient,
    session: Session,
    make: Any,
) -> None:
    secret = make("admin", *scopes)
    _send(stranger, f"Bearer {secret}")
    before = contents(session)
    ids = {"id": id_of(world.posts["first"]), "postId": id_of(world.posts["first"])}
    texts = {"title": "New", "body": "New.", "name": "New", "scopes": ["READ"]}
    response = _send(stranger, f"Bearer {secret}", WRITES[mutation], **ids, **texts)
    assert _told(response) == (403, ["FORBIDDEN"])
    assert response.headers["WWW-Authenticate"] == 'Bearer error="insufficient_scope"'
    assert "WRITE" in response.get_json()["errors"][0]["message"]
    assert contents(session) == before


def test_token_that_only_reads_is_refused_before_any_statement_of_the_mutation(
    world: World, stranger: GraphQLClient, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = make("author")
    _send(stranger, f"Bearer {secret}")
    monkeypatch.delattr("models.database.Database.transaction")
    assert _told(_send(stranger, f"Bearer {secret}", WRITES["updateProfile"])) == (403, ["FORBIDDEN"])


def test_token_that_writes_needs_no_proof_of_same_origin(
    world: World, stranger: GraphQLClient, make: Any
) -> None:
    secret = make("author", WRITE)
    answer = _send(stranger, f"Bearer {secret}", WRITES["updateProfile"], bio="By a script.").get_json()
    assert answer["data"]["updateProfile"]["user"]["bio"] == "By a script."


def test_token_moderates_only_with_the_scope(world: World, stranger: GraphQLClient, make: Any) -> None:
    change = {"id": id_of(world.posts["closed"]), "title": "Mended"}
    for scopes, codes in (([WRITE], ["FORBIDDEN"]), ([WRITE, MODERATE], [])):
        secret = make("editor", *scopes)
        response = _send(stranger, f"Bearer {secret}", WRITES["updatePost"], **change)
        assert _told(response) == (200, codes)


def test_token_makes_no_token_and_ends_itself(
    world: World, stranger: GraphQLClient, session: Session
) -> None:
    token, secret = api_token(world.app, world.users["admin"], *ApiTokenScope)
    made = _send(stranger, f"Bearer {secret}", WRITES["createApiToken"], name="Child", scopes=["READ"])
    assert _told(made) == (200, ["FORBIDDEN"])
    ended = _send(stranger, f"Bearer {secret}", WRITES["revokeApiToken"], id=id_of(token)).get_json()
    assert ended["data"]["revokeApiToken"]["apiToken"]["revokedAt"]
    assert _told(_send(stranger, f"Bearer {secret}")) == (401, ["NOT_AUTHENTICATED"])


def test_cookie_beside_a_token_is_not_looked_at(world: World, make: Any) -> None:
    client = world.client("admin")
    answer = _send(client, f"Bearer {make('reader')}").get_json()
    assert answer["data"]["viewer"]["username"] == "rita"
    assert _told(_send(client, f"Bearer {new_secret()}")) == (401, ["NOT_AUTHENTICATED"])
    # Nor does the cookie's mutation get by without a proof because something else is said.
    assert _told(_send(client, "Basic cml0YTpyaXRh", WRITES["updateProfile"])) == (
        403,
        ["CSRF_PROOF_MISSING"],
    )


@pytest.mark.parametrize("other", ["Basic cml0YTpyaXRh", "Digest username=x", "", "Bearertoken", "token x"])
def test_other_scheme_is_none_of_ours(other: str, world: World, stranger: GraphQLClient) -> None:
    assert _send(stranger, other).get_json() == {"data": {"viewer": None}}
    assert _send(world.client("author"), other).get_json()["data"]["viewer"]["username"] == "Ada"


def test_secret_of_a_token_is_no_cookie_and_a_cookie_no_token(world: World, make: Any) -> None:
    secret = make("author", WRITE)
    client = GraphQLClient(world.app, {"gazette_session": secret})
    _send(GraphQLClient(world.app), f"Bearer {secret}")
    assert client.post({"query": VIEWER}).get_json() == {"data": {"viewer": None}}
    cookie = start_login(world.session, world.users["author"], lifetime=timedelta(hours=1))
    world.session.commit()
    assert _told(_send(GraphQLClient(world.app), f"Bearer {cookie}")) == (401, ["NOT_AUTHENTICATED"])


def test_plan_is_for_admins_by_a_token_with_the_scope(stranger: GraphQLClient, make: Any) -> None:
    for scopes, shown in (((MODERATE,), False), ((ADMIN,), True)):
        headers = {"Authorization": f"Bearer {make('admin', *scopes)}"}
        answer = stranger.post({"query": VIEWER}, X_Gazette_Plan="1", **headers).get_json()
        assert ("plan" in answer.get("extensions", {})) is shown
    refused = stranger.post({"query": VIEWER}, X_Gazette_Plan="1", Authorization="Bearer x")
    assert _told(refused) == (401, ["NOT_AUTHENTICATED"])


def test_use_is_noted(world: World, stranger: GraphQLClient, session: Session) -> None:
    token, secret = api_token(world.app, world.users["author"])
    _send(stranger, f"Bearer {secret}")
    used = session.get_one(ApiToken, token.id).last_used_at
    assert used is not None
    assert utc_now() - used < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("header", "token"),
    [
        (None, None),
        ("", None),
        ("Bearer", ""),
        ("Bearer ", ""),
        ("bearer x", "x"),
        ("Bearer  x ", "x"),
        ("Bearer x y", "x y"),
        ("Basic x", None),
        ("Bearer=x", None),
        ("BearerX x", None),
    ],
)
def test_bearer_token_of_a_header(header: str | None, token: str | None) -> None:
    assert bearer_token(header) == token
